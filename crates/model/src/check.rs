//! The checks on a whole design that types alone cannot make: ids that are taken twice, references that lead nowhere,
//! money below nothing where none may be, shares that do not add to one. Each answer says where and how to mend it.

mod rules;
mod terms;
mod uncertainty;

use crate::{Design, Exact, Fee, Id, Likelihood, Money, Motion, MotionBeliefs, Problem, Rate, Severity, exact, sum_of_rates};
use std::fmt::{Display, from_fn};

/// Everything that is wrong with a design or worth a look, in the order of the file.
pub fn check(design: &Design) -> Vec<Problem> {
    let mut checker = Checker { listener: Vec::new() };
    checker.lists(design);
    checker.members(design);
    checker.governance(design);
    checker.rules(design);
    checker.terms(design);
    checker.years(design);
    checker.outcomes(design);
    checker.uncertainty(design);
    checker.motion(&"motion", &design.motion, design);
    for (index, decision) in design.decisions.iter().enumerate() {
        checker.rule(&format_args!("decisions[{index}].rule"), &decision.rule, None);
    }
    checker.listener
}

/// What is wrong with who is in it and how it decides: all that a vote needs.
pub fn check_votes(design: &Design) -> Vec<Problem> {
    let mut checker = Checker { listener: Vec::new() };
    checker.votes(design);
    checker.listener
}

/// What is wrong with who is in it and how it shares: all that a settlement needs.
pub fn check_money(design: &Design) -> Vec<Problem> {
    let mut checker = Checker { listener: Vec::new() };
    checker.money(design);
    checker.listener
}

/// Whether [`check_votes`] finds no error, in little code.
pub fn votes_make_sense(design: &Design) -> bool {
    let mut checker = Checker { listener: Sense(true) };
    checker.votes(design);
    checker.listener.0
}

/// Whether there is no error in how it shares and in what is uncertain: all that many futures need, in little code.
pub fn futures_make_sense(design: &Design) -> bool {
    let mut checker = Checker { listener: Sense(true) };
    checker.money(design);
    checker.uncertainty(design);
    checker.listener.0
}

/// Words for a problem, put together only where there is one.
type Words<'a> = &'a dyn Display;

/// Who hears of problems.
trait Listener {
    /// Whether warnings matter.
    const WARNED: bool;

    fn hear(&mut self, severity: Severity, words: [Words<'_>; 4]);
}

impl Listener for Vec<Problem> {
    const WARNED: bool = true;

    fn hear(&mut self, severity: Severity, words: [Words<'_>; 4]) {
        let [path, found, expected, mend] = words.map(ToString::to_string);
        self.push(Problem { severity, path, found, expected, mend });
    }
}

/// Whether no error was heard of.
struct Sense(bool);

impl Listener for Sense {
    const WARNED: bool = false;

    fn hear(&mut self, severity: Severity, _: [Words<'_>; 4]) {
        self.0 &= severity != Severity::Error;
    }
}

struct Checker<L> {
    listener: L,
}

/// Ids of one list, to look references up in.
struct Known<'a> {
    what: &'static str,
    ids: Vec<&'a Id>,
}

impl<'a> Known<'a> {
    fn new(what: &'static str, ids: impl Iterator<Item = &'a Id>) -> Self {
        Self { what, ids: ids.collect() }
    }
}

fn members(design: &Design) -> Known<'_> {
    Known::new("member", design.members.iter().map(|m| &m.id))
}

fn bodies(design: &Design) -> Known<'_> {
    Known::new("body", design.bodies.iter().map(|b| &b.id))
}

fn seats(design: &Design) -> Known<'_> {
    Known::new("seat", design.seats.iter().map(|s| &s.id))
}

impl<L: Listener> Checker<L> {
    fn votes(&mut self, design: &Design) {
        self.lists(design);
        self.members(design);
        self.governance(design);
        self.rules(design);
        self.motion(&"motion", &design.motion, design);
    }

    fn money(&mut self, design: &Design) {
        self.lists(design);
        self.members(design);
        self.terms(design);
        self.outcomes(design);
    }

    fn error(&mut self, path: Words<'_>, found: Words<'_>, expected: Words<'_>, mend: Words<'_>) {
        self.listener.hear(Severity::Error, [path, found, expected, mend]);
    }

    fn warn(&mut self, path: Words<'_>, found: Words<'_>, expected: Words<'_>, mend: Words<'_>) {
        self.listener.hear(Severity::Warning, [path, found, expected, mend]);
    }

    fn lists(&mut self, design: &Design) {
        self.unique("members", &mut design.members.iter().map(|x| &x.id));
        self.unique("bodies", &mut design.bodies.iter().map(|x| &x.id));
        self.unique("seats", &mut design.seats.iter().map(|x| &x.id));
        self.unique("rules", &mut design.rules.iter().map(|x| &x.id));
        self.unique("matters", &mut design.matters.iter().map(|x| &x.id));
        self.unique("years", &mut design.years.iter().map(|x| &x.id));
        self.unique("running_costs", &mut design.running_costs.iter().map(|x| &x.id));
        self.unique("outcomes", &mut design.outcomes.iter().map(|x| &x.id));
        self.unique("costs", &mut design.costs.iter().map(|x| &x.id));
        self.unique("risks", &mut design.risks.iter().map(|x| &x.id));
        self.unique("scenarios", &mut design.scenarios.iter().map(|x| &x.id));
        self.unique("decisions", &mut design.decisions.iter().map(|x| &x.id));
    }

    fn unique(&mut self, list: &str, ids: &mut dyn Iterator<Item = &Id>) {
        let mut seen: Vec<&Id> = Vec::new();
        for (index, id) in ids.enumerate() {
            if let Some(earlier) = seen.iter().position(|other| *other == id) {
                self.error(
                    &format_args!("{list}[{index}].id"),
                    &format_args!("\"{id}\" again"),
                    &"an id that no other in the list has",
                    &format_args!("Give one of them another id. {list}[{earlier}] has it too."),
                );
            }
            seen.push(id);
        }
    }

    fn refers(&mut self, path: Words<'_>, id: Option<&Id>, known: &Known<'_>) {
        let Some(id) = id else { return };
        if known.ids.contains(&id) {
            return;
        }
        let what = known.what;
        self.error(
            path,
            &format_args!("\"{id}\""),
            &format_args!("the id of a {what}"),
            &format_args!("Add a {what} with this id, or name another."),
        );
    }

    fn not_negative(&mut self, path: Words<'_>, amount: Option<Money>) {
        if let Some(amount) = amount.filter(|a| a.is_negative()) {
            self.error(path, &amount, &"nothing or more", &"Take the minus sign away.");
        }
    }

    fn positive_rate(&mut self, path: Words<'_>, rate: Rate) {
        if rate.is_negative() {
            self.error(path, &rate, &"nothing or more", &"Take the minus sign away.");
        }
    }

    fn share(&mut self, path: Words<'_>, rate: Option<Rate>) {
        let Some(rate) = rate else { return };
        if rate < Rate::ZERO || rate > Rate::ONE {
            self.error(path, &rate, &"a share from 0 to 1", &"Write 30 per cent as \"0.30\".");
        }
    }

    fn adds_to_one(&mut self, path: Words<'_>, what: &str, shares: &[Rate]) {
        if !L::WARNED {
            return;
        }
        let total = sum_of_rates(shares.iter().copied());
        if shares.is_empty() || total == Some(exact(1)) {
            return;
        }
        let found = from_fn(|f| match total {
            Some(total) => write!(f, "{what} that add to {}", percent(total)),
            None => write!(f, "{what} with too many digits to add"),
        });
        self.warn(path, &found, &"100%", &format_args!("Change {what} so that together they make the whole."));
    }

    fn members(&mut self, design: &Design) {
        for (index, member) in design.members.iter().enumerate() {
            let at = |field: &'static str| from_fn(move |f| write!(f, "members[{index}].{field}"));
            if member.name.trim().is_empty() {
                self.warn(&at("name"), &"no name", &"the name of the organisation", &"Write its name.");
            }
            self.not_negative(&at("annual_income"), member.annual_income);
            self.not_negative(&at("budget"), member.budget);
            self.not_negative(&at("risk_tolerance"), member.risk_tolerance);
            self.share(&at("work"), member.work);
            match member.fee {
                Some(Fee::Fixed { amount }) => self.not_negative(&at("fee.amount"), Some(amount)),
                Some(Fee::OfTarget { rate } | Fee::OfActual { rate }) => self.share(&at("fee.rate"), Some(rate)),
                None => {}
            }
            for (place, identifier) in member.identifiers.iter().enumerate() {
                if L::WARNED && !identifier.has_the_right_form() {
                    let expected = "a number of the form that this register gives";
                    self.warn(
                        &format_args!("members[{index}].identifiers[{place}].id"),
                        &format_args!("\"{}\"", shorten(&identifier.id)),
                        &expected,
                        &"Look it up in the register.",
                    );
                }
            }
        }
        self.adds_to_one(&"members", "shares of the work", &design.members.iter().filter_map(|m| m.work).collect::<Vec<_>>());
    }

    fn governance(&mut self, design: &Design) {
        let (members, bodies) = (members(design), bodies(design));
        for (index, body) in design.bodies.iter().enumerate() {
            let at = |field: &'static str| from_fn(move |f| write!(f, "bodies[{index}].{field}"));
            self.refers(&at("answers_to"), body.answers_to.as_ref(), &bodies);
            self.refers(&at("member"), body.member.as_ref(), &members);
            if answers_to_itself(design, &body.id) {
                self.error(&at("answers_to"), &"a circle", &"a body further up", &"Let one body of the circle answer to nobody.");
            }
        }
        for (index, seat) in design.seats.iter().enumerate() {
            self.refers(&format_args!("seats[{index}].body"), Some(&seat.body), &bodies);
            self.refers(&format_args!("seats[{index}].member"), seat.member.as_ref(), &members);
        }
        let rules = Known::new("rule", design.rules.iter().map(|r| &r.id));
        for (index, matter) in design.matters.iter().enumerate() {
            self.refers(&format_args!("matters[{index}].rule"), Some(&matter.rule), &rules);
            self.refers(&format_args!("matters[{index}].body"), matter.body.as_ref(), &bodies);
        }
        for (index, step) in design.deadlock.iter().enumerate() {
            self.share(&format_args!("deadlock[{index}].chance"), step.chance);
        }
    }

    fn motion(&mut self, path: Words<'_>, motion: &Motion, design: &Design) {
        let seats = seats(design);
        self.refers(&format_args!("{path}.rule"), motion.rule.as_ref(), &Known::new("rule", design.rules.iter().map(|r| &r.id)));
        self.refers(&format_args!("{path}.matter"), motion.matter.as_ref(), &Known::new("matter", design.matters.iter().map(|m| &m.id)));
        self.refers(&format_args!("{path}.body"), motion.body.as_ref(), &bodies(design));
        let mut voted: Vec<&Id> = Vec::new();
        for (index, ballot) in motion.ballots.iter().enumerate() {
            let at: Words<'_> = &format_args!("{path}.ballots[{index}].seat");
            self.refers(at, Some(&ballot.seat), &seats);
            if voted.contains(&&ballot.seat) {
                self.error(at, &format_args!("\"{}\" again", ballot.seat), &"one ballot for each seat", &"Take one of its ballots away.");
            }
            voted.push(&ballot.seat);
        }
        if let Some(beliefs) = &motion.beliefs {
            self.beliefs(&format_args!("{path}.beliefs"), beliefs, &seats);
        }
    }

    fn beliefs(&mut self, path: Words<'_>, beliefs: &MotionBeliefs, seats: &Known<'_>) {
        self.belief(&format_args!("{path}.everyone"), beliefs.everyone);
        for (index, named) in beliefs.seats.iter().enumerate() {
            let at: Words<'_> = &format_args!("{path}.seats[{index}]");
            self.refers(&format_args!("{at}.seat"), Some(&named.seat), seats);
            self.belief(&format_args!("{at}.belief"), named.belief);
        }
        self.share(&format_args!("{path}.together"), Some(beliefs.together));
    }

    fn belief(&mut self, path: Words<'_>, belief: Likelihood) {
        for (what, chance) in [("agree", belief.agree), ("abstain", belief.abstain), ("absent", belief.absent)] {
            self.share(&format_args!("{path}.{what}"), Some(chance));
        }
        if sum_of_rates([belief.agree, belief.abstain]).is_none_or(|sum| sum > exact(1)) {
            let mend = "Make one of the two smaller: what is left of the whole disagrees.";
            self.error(path, &"more than the whole", &"chances of agreeing and abstaining that add to 100% or less", &mend);
        }
    }
}

fn answers_to_itself(design: &Design, start: &Id) -> bool {
    let above = |id: &Id| design.body(id).and_then(|body| body.answers_to.clone());
    let mut at = above(start);
    for _ in 0..design.bodies.len() {
        match at {
            None => return false,
            Some(id) if &id == start => return true,
            Some(id) => at = above(&id),
        }
    }
    false
}

fn shorten(text: &str) -> String {
    text.chars().take(40).collect()
}

/// A share in words: hundredths with at most two decimals.
fn percent(share: Exact) -> String {
    let (mut above, mut below) = (*share.numer(), *share.denom());
    // A long fraction loses digits that nobody would read.
    while above.checked_mul(20_000).is_none() {
        (above, below) = (above / 1024, (below / 1024).max(1));
    }
    let hundredths = (above * 20_000 + below).div_euclid(2 * below);
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    if rest == 0 { format!("{whole}%") } else { format!("{whole}.{rest:02}%") }
}
