//! The checks on a whole design that types alone cannot make: ids that are taken twice, references that lead nowhere,
//! money below nothing where none may be, shares that do not add to one. Each answer says where and how to mend it.

mod governance;
mod rules;
mod terms;
mod uncertainty;

use crate::{Design, Exact, Fee, Id, Money, Problem, Rate, Severity, exact, sum_of_rates};
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
