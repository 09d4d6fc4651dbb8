//! The checks on a whole design that types alone cannot make: ids that are taken twice, references that lead nowhere,
//! money below nothing where none may be, shares that do not add to one. Each answer says where and how to mend it.

use crate::{
    Band, Cap, Correlation, Design, Distribution, Exact, Facts, Fee, Id, Key, Levy, Likelihood, Limit, Money, Motion, MotionBeliefs, Problem,
    Quality, Rate, Rule, Selector, Severity, Share, Step, Test, Threshold, exact, sum_of_rates,
};

/// Everything that is wrong with a design or worth a look, in the order of the file.
pub fn check(design: &Design) -> Vec<Problem> {
    let mut checker = Checker { problems: Vec::new() };
    checker.lists(design);
    checker.members(design);
    checker.governance(design);
    checker.rules(design);
    checker.terms(design);
    checker.uncertainty(design);
    checker.motion("motion", &design.motion, design);
    for (index, decision) in design.decisions.iter().enumerate() {
        checker.rule(&format!("decisions[{index}].rule"), &decision.rule, None);
    }
    checker.problems
}

struct Checker {
    problems: Vec<Problem>,
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

impl Checker {
    fn say(&mut self, severity: Severity, path: String, found: impl Into<String>, expected: impl Into<String>, mend: impl Into<String>) {
        self.problems.push(Problem { severity, path, found: found.into(), expected: expected.into(), mend: mend.into() });
    }

    fn error(&mut self, path: String, found: impl Into<String>, expected: impl Into<String>, mend: impl Into<String>) {
        self.say(Severity::Error, path, found, expected, mend);
    }

    fn warn(&mut self, path: String, found: impl Into<String>, expected: impl Into<String>, mend: impl Into<String>) {
        self.say(Severity::Warning, path, found, expected, mend);
    }

    fn lists(&mut self, design: &Design) {
        self.unique("members", design.members.iter().map(|x| &x.id));
        self.unique("bodies", design.bodies.iter().map(|x| &x.id));
        self.unique("seats", design.seats.iter().map(|x| &x.id));
        self.unique("rules", design.rules.iter().map(|x| &x.id));
        self.unique("matters", design.matters.iter().map(|x| &x.id));
        self.unique("years", design.years.iter().map(|x| &x.id));
        self.unique("running_costs", design.running_costs.iter().map(|x| &x.id));
        self.unique("outcomes", design.outcomes.iter().map(|x| &x.id));
        self.unique("costs", design.costs.iter().map(|x| &x.id));
        self.unique("risks", design.risks.iter().map(|x| &x.id));
        self.unique("scenarios", design.scenarios.iter().map(|x| &x.id));
        self.unique("decisions", design.decisions.iter().map(|x| &x.id));
    }

    fn unique<'a>(&mut self, list: &str, ids: impl Iterator<Item = &'a Id>) {
        let mut seen: Vec<&Id> = Vec::new();
        for (index, id) in ids.enumerate() {
            if let Some(earlier) = seen.iter().position(|other| *other == id) {
                let mend = format!("Give one of them another id. {list}[{earlier}] has it too.");
                self.error(format!("{list}[{index}].id"), format!("\"{id}\" again"), "an id that no other in the list has", mend);
            }
            seen.push(id);
        }
    }

    fn refers(&mut self, path: String, id: Option<&Id>, known: &Known<'_>) {
        let Some(id) = id else { return };
        if known.ids.contains(&id) {
            return;
        }
        let what = known.what;
        self.error(path, format!("\"{id}\""), format!("the id of a {what}"), format!("Add a {what} with this id, or name another."));
    }

    fn not_negative(&mut self, path: String, amount: Option<Money>) {
        if let Some(amount) = amount.filter(|a| a.is_negative()) {
            self.error(path, amount.to_string(), "nothing or more", "Take the minus sign away.");
        }
    }

    fn share(&mut self, path: String, rate: Option<Rate>) {
        let Some(rate) = rate else { return };
        if rate < Rate::ZERO || rate > Rate::ONE {
            self.error(path, rate.to_string(), "a share from 0 to 1", "Write 30 per cent as \"0.30\".");
        }
    }

    fn adds_to_one(&mut self, path: &str, what: &str, shares: impl Iterator<Item = Rate>) {
        let shares: Vec<Rate> = shares.collect();
        let total = sum_of_rates(shares.iter().copied());
        if shares.is_empty() || total == Some(exact(1)) {
            return;
        }
        let found = match total {
            Some(total) => format!("{what} that add to {}", percent(total)),
            None => format!("{what} with too many digits to add"),
        };
        self.warn(path.to_owned(), found, "100%", format!("Change {what} so that together they make the whole."));
    }

    fn members(&mut self, design: &Design) {
        for (index, member) in design.members.iter().enumerate() {
            let at = |field: &str| format!("members[{index}].{field}");
            if member.name.trim().is_empty() {
                self.warn(at("name"), "no name", "the name of the organisation", "Write its name.");
            }
            self.not_negative(at("annual_income"), member.annual_income);
            self.not_negative(at("budget"), member.budget);
            self.not_negative(at("risk_tolerance"), member.risk_tolerance);
            self.share(at("work"), member.work);
            match member.fee {
                Some(Fee::Fixed { amount }) => self.not_negative(at("fee.amount"), Some(amount)),
                Some(Fee::OfTarget { rate } | Fee::OfActual { rate }) => self.share(at("fee.rate"), Some(rate)),
                None => {}
            }
            for (place, identifier) in member.identifiers.iter().enumerate() {
                if !identifier.has_the_right_form() {
                    let expected = "a number of the form that this register gives";
                    self.warn(
                        at(&format!("identifiers[{place}].id")),
                        format!("\"{}\"", shorten(&identifier.id)),
                        expected,
                        "Look it up in the register.",
                    );
                }
            }
        }
        self.adds_to_one("members", "shares of the work", design.members.iter().filter_map(|m| m.work));
    }

    fn governance(&mut self, design: &Design) {
        let (members, bodies) = (members(design), bodies(design));
        for (index, body) in design.bodies.iter().enumerate() {
            let at = |field: &str| format!("bodies[{index}].{field}");
            self.refers(at("answers_to"), body.answers_to.as_ref(), &bodies);
            self.refers(at("member"), body.member.as_ref(), &members);
            if answers_to_itself(design, &body.id) {
                self.error(at("answers_to"), "a circle", "a body further up", "Let one body of the circle answer to nobody.");
            }
        }
        for (index, seat) in design.seats.iter().enumerate() {
            self.refers(format!("seats[{index}].body"), Some(&seat.body), &bodies);
            self.refers(format!("seats[{index}].member"), seat.member.as_ref(), &members);
        }
        let rules = Known::new("rule", design.rules.iter().map(|r| &r.id));
        for (index, matter) in design.matters.iter().enumerate() {
            self.refers(format!("matters[{index}].rule"), Some(&matter.rule), &rules);
            self.refers(format!("matters[{index}].body"), matter.body.as_ref(), &bodies);
        }
        for (index, step) in design.deadlock.iter().enumerate() {
            self.share(format!("deadlock[{index}].chance"), step.chance);
        }
    }

    fn rules(&mut self, design: &Design) {
        for (index, rule) in design.rules.iter().enumerate() {
            self.rule(&format!("rules[{index}]"), rule, Some(design));
        }
    }

    /// With a design, the seats and members that the rule names are looked up in it.
    fn rule(&mut self, path: &str, rule: &Rule, design: Option<&Design>) {
        if let Some(quorum) = &rule.quorum {
            self.test(&format!("{path}.quorum"), quorum, design);
        }
        self.test(&format!("{path}.pass"), &rule.pass, design);
    }

    fn test(&mut self, path: &str, test: &Test, design: Option<&Design>) {
        match test {
            Test::All(tests) | Test::Any(tests) => {
                let name = if matches!(test, Test::All(_)) { "all" } else { "any" };
                if tests.is_empty() {
                    self.error(format!("{path}.{name}"), "an empty list", "one test or more", "Add a test, or take the list away.");
                }
                for (index, inner) in tests.iter().enumerate() {
                    self.test(&format!("{path}.{name}[{index}]"), inner, design);
                }
            }
            Test::Consent(selector) => self.selector(&format!("{path}.consent"), selector, design),
            Test::AtLeast(needed) => {
                let path = format!("{path}.at_least");
                self.share(format!("{path}.share"), needed.share);
                if needed.share.is_none() && needed.votes.is_none() {
                    self.error(path.clone(), "neither a share nor a number of votes", "one of them, or both", "Add \"share\" or \"votes\".");
                }
                if let Some(selector) = &needed.among {
                    self.selector(&format!("{path}.among"), selector, design);
                }
            }
        }
    }

    fn selector(&mut self, path: &str, selector: &Selector, design: Option<&Design>) {
        let Some(design) = design else { return };
        let (name, ids, known) = match selector {
            Selector::Everyone | Selector::Kind(_) => return,
            Selector::Seats(ids) => ("seats", ids, seats(design)),
            Selector::Members(ids) => ("members", ids, members(design)),
        };
        for (index, id) in ids.iter().enumerate() {
            self.refers(format!("{path}.{name}[{index}]"), Some(id), &known);
        }
    }

    fn terms(&mut self, design: &Design) {
        let joining = design.years.iter().flat_map(|year| &year.joins).map(|joining| &joining.member.id);
        let members = Known::new("member", design.members.iter().map(|m| &m.id).chain(joining));
        self.not_negative("terms.target".to_owned(), Some(design.terms.target));
        for (index, step) in design.terms.steps.iter().enumerate() {
            self.step(&format!("terms.steps[{index}]"), step, &members);
        }
        self.facts("facts", &design.facts, &members);
        self.years(design, &members);
        self.refers("instead.prime".to_owned(), design.instead.prime.as_ref(), &members);
        for (index, margin) in design.instead.margins.iter().enumerate() {
            self.share(format!("instead.margins[{index}]"), Some(*margin));
        }
        for (index, outcome) in design.outcomes.iter().enumerate() {
            self.share(format!("outcomes[{index}].weight"), Some(outcome.weight));
        }
        self.adds_to_one("outcomes", "weights of outcomes", design.outcomes.iter().map(|o| o.weight));
    }

    fn facts(&mut self, path: &str, facts: &Facts, members: &Known<'_>) {
        self.not_negative(format!("{path}.outturn"), Some(facts.outturn));
        self.not_negative(format!("{path}.relief"), Some(facts.relief));
        for (index, forecast) in facts.forecasts.iter().enumerate() {
            self.not_negative(format!("{path}.forecasts[{index}]"), Some(*forecast));
        }
        for (id, amount) in facts.direct_costs.iter() {
            let at = format!("{path}.direct_costs.{id}");
            self.refers(at.clone(), Some(id), members);
            self.not_negative(at, Some(*amount));
        }
    }

    fn years(&mut self, design: &Design, members: &Known<'_>) {
        for (index, year) in design.years.iter().enumerate() {
            let at = |field: &str| format!("years[{index}].{field}");
            self.facts(&at("facts"), &year.facts, members);
            self.not_negative(at("target"), year.target);
            self.not_negative(at("cut_amount"), Some(year.cut_amount));
            self.share(at("rebase"), Some(year.rebase));
            self.share(at("cut"), Some(year.cut));
            for (place, joining) in year.joins.iter().enumerate() {
                if members.ids.iter().filter(|id| **id == &joining.member.id).count() > 1 {
                    let found = format!("\"{}\" again", joining.member.id);
                    self.error(at(&format!("joins[{place}].member.id")), found, "an id that no other member has", "Give it another id.");
                }
                self.share(at(&format!("joins[{place}].member.work")), joining.member.work);
            }
            for (place, leaving) in year.leaves.iter().enumerate() {
                self.refers(at(&format!("leaves[{place}].member")), Some(&leaving.member), members);
            }
            for (id, share) in year.work.iter() {
                self.refers(at(&format!("work.{id}")), Some(id), members);
                self.share(at(&format!("work.{id}")), Some(*share));
            }
        }
        for (index, cost) in design.running_costs.iter().enumerate() {
            self.not_negative(format!("running_costs[{index}].amount"), cost.amount);
            if let Some(meetings) = &cost.meetings {
                self.positive_rate(format!("running_costs[{index}].meetings.hours"), meetings.hours);
                self.not_negative(format!("running_costs[{index}].meetings.rate"), Some(meetings.rate));
            }
        }
    }

    fn step(&mut self, path: &str, step: &Step, members: &Known<'_>) {
        match step {
            Step::AdjustTarget | Step::Relief => {}
            Step::Trigger(trigger) => {
                self.threshold(&format!("{path}.gain"), trigger.gain.as_ref());
                self.threshold(&format!("{path}.pain"), trigger.pain.as_ref());
            }
            Step::Share(Share { gain, pain }) => {
                self.bands(&format!("{path}.gain"), gain);
                self.bands(&format!("{path}.pain"), pain);
            }
            Step::Quality(quality) => self.quality(path, quality),
            Step::Levy(Levy::Gain { rate } | Levy::Pain { rate }) => self.share(format!("{path}.rate"), Some(*rate)),
            Step::Cap(Cap { gain, pain }) => {
                self.limit(&format!("{path}.gain"), *gain);
                self.limit(&format!("{path}.pain"), *pain);
            }
            Step::Reserve(reserve) => self.share(format!("{path}.rate"), Some(reserve.rate)),
            Step::Split(split) => {
                for (name, caps) in [("caps", &split.caps), ("gain_caps", &split.gain_caps)] {
                    for (id, amount) in caps.iter() {
                        self.refers(format!("{path}.{name}.{id}"), Some(id), members);
                        self.not_negative(format!("{path}.{name}.{id}"), Some(*amount));
                    }
                }
                if let Key::Weights(weights) = &split.by {
                    for (id, weight) in weights.iter() {
                        self.refers(format!("{path}.by.weights.{id}"), Some(id), members);
                        self.positive_rate(format!("{path}.by.weights.{id}"), *weight);
                    }
                    self.adds_to_one(&format!("{path}.by.weights"), "weights", weights.values().copied());
                }
            }
            Step::Interim { retention } => self.share(format!("{path}.retention"), Some(*retention)),
            Step::Round(rounding) => {
                if rounding.to <= Money::ZERO {
                    self.error(format!("{path}.to"), rounding.to.to_string(), "more than nothing", "Write \"1.00\" for whole pounds.");
                }
            }
        }
    }

    fn positive_rate(&mut self, path: String, rate: Rate) {
        if rate.is_negative() {
            self.error(path, rate.to_string(), "nothing or more", "Take the minus sign away.");
        }
    }

    fn threshold(&mut self, path: &str, threshold: Option<&Threshold>) {
        match threshold {
            None => {}
            Some(Threshold::Flat(rate)) => self.share(path.to_owned(), Some(*rate)),
            Some(Threshold::Sliding { by_people }) => {
                for (index, point) in by_people.iter().enumerate() {
                    self.share(format!("{path}.by_people[{index}].rate"), Some(point.rate));
                }
                if by_people.is_empty() || by_people.windows(2).any(|pair| pair[0].people >= pair[1].people) {
                    let mend = "Put the points in order of people, each once.";
                    self.error(format!("{path}.by_people"), "points out of order, or none", "one point or more, in order of people", mend);
                }
            }
        }
    }

    fn bands(&mut self, path: &str, bands: &[Band]) {
        let mut reached = Rate::ZERO;
        for (index, band) in bands.iter().enumerate() {
            let at = |field: &str| format!("{path}[{index}].{field}");
            self.positive_rate(at("from"), band.from);
            self.share(at("share"), Some(band.share));
            if band.to.is_some_and(|to| to <= band.from) {
                let mend = "Let the band end further from the target than it starts.";
                self.error(at("to"), band.to.map(|to| to.to_string()).unwrap_or_default(), format!("more than {}", band.from), mend);
            }
            if band.from < reached {
                let mend = "Let each band start where the one before ends.";
                self.error(at("from"), format!("{}, inside the band before", band.from), format!("{reached} or more"), mend);
            } else if index > 0 && band.from > reached {
                let found = format!("a gap from {reached} to {}", band.from);
                self.warn(at("from"), found, "bands without gaps", "In the gap the commissioner bears everything. Add a band if that is not meant.");
            }
            if band.to.is_none() && index + 1 < bands.len() {
                self.error(at("to"), "no end", "an end, because another band follows", "Write where the band ends.");
            }
            reached = band.to.unwrap_or(band.from);
        }
    }

    fn quality(&mut self, path: &str, quality: &Quality) {
        match quality {
            Quality::Multiplier { points } => {
                if points.is_empty() || points.windows(2).any(|pair| pair[0].score >= pair[1].score) {
                    let mend = "Put the points in order of score, each once.";
                    self.error(format!("{path}.points"), "points out of order, or none", "one point or more, in order of score", mend);
                }
                for (index, point) in points.iter().enumerate() {
                    self.positive_rate(format!("{path}.points[{index}].gain"), point.gain);
                    self.positive_rate(format!("{path}.points[{index}].pain"), point.pain);
                }
            }
            Quality::Rate { max, floor, ceiling } => {
                self.share(format!("{path}.max"), Some(*max));
                self.share(format!("{path}.floor"), *floor);
                self.share(format!("{path}.ceiling"), *ceiling);
                if let (Some(floor), Some(ceiling)) = (floor, ceiling)
                    && floor > ceiling
                {
                    self.error(
                        format!("{path}.floor"),
                        floor.to_string(),
                        format!("at most the ceiling, {ceiling}"),
                        "Lower the floor or raise the ceiling.",
                    );
                }
            }
            Quality::Gate { minimum } => self.share(format!("{path}.minimum"), Some(*minimum)),
            Quality::Pools { reward, liability } => {
                self.not_negative(format!("{path}.reward"), Some(*reward));
                self.not_negative(format!("{path}.liability"), Some(*liability));
            }
        }
    }

    fn limit(&mut self, path: &str, limit: Option<Limit>) {
        match limit {
            None => {}
            Some(Limit::Amount(amount)) => self.not_negative(format!("{path}.amount"), Some(amount)),
            Some(Limit::OfTarget(rate)) => self.positive_rate(format!("{path}.of_target"), rate),
            Some(Limit::OfFees(rate)) => self.positive_rate(format!("{path}.of_fees"), rate),
        }
    }

    fn uncertainty(&mut self, design: &Design) {
        let members = members(design);
        for (index, line) in design.costs.iter().enumerate() {
            let at = |field: &str| format!("costs[{index}].{field}");
            self.refers(at("member"), line.member.as_ref(), &members);
            for (field, amount) in [("budget", line.budget), ("actual", line.actual), ("forecast", line.forecast), ("disallowed", line.disallowed)] {
                self.not_negative(at(field), amount);
            }
            if let Some(distribution) = &line.distribution {
                self.distribution(&at("distribution"), distribution);
            }
        }
        for (index, risk) in design.risks.iter().enumerate() {
            self.share(format!("risks[{index}].chance"), Some(risk.chance));
            self.refers(format!("risks[{index}].owner"), risk.owner.as_ref(), &members);
            self.distribution(&format!("risks[{index}].impact"), &risk.impact);
        }
        if let Some(correlation) = &design.correlation {
            self.correlation(correlation, design);
        }
    }

    fn distribution(&mut self, path: &str, distribution: &Distribution) {
        let rising = |amounts: &[Money]| amounts.windows(2).all(|pair| pair[0] <= pair[1]);
        let in_order = match distribution {
            Distribution::Uniform { low, high } | Distribution::Beta { low, high, .. } => rising(&[*low, *high]),
            Distribution::Triangular { low, likely, high } | Distribution::Pert { low, likely, high } => rising(&[*low, *likely, *high]),
            Distribution::LognormalPercentiles { p10, p90 } => *p10 > Money::ZERO && rising(&[*p10, *p90]),
            _ => true,
        };
        if !in_order {
            self.error(path.to_owned(), "amounts out of order", "the lowest first and the highest last", "Put them in order.");
        }
        match distribution {
            Distribution::Lognormal { median, sigma } => {
                if *median <= Money::ZERO {
                    self.error(
                        format!("{path}.median"),
                        median.to_string(),
                        "more than nothing",
                        "Write the amount that half of the cases stay under.",
                    );
                }
                self.positive_rate(format!("{path}.sigma"), *sigma);
            }
            Distribution::Normal { sd, .. } => self.not_negative(format!("{path}.sd"), Some(*sd)),
            Distribution::Beta { alpha, beta, .. } => {
                for (field, value) in [("alpha", alpha), ("beta", beta)] {
                    if *value <= Rate::ZERO {
                        self.error(format!("{path}.{field}"), value.to_string(), "more than nothing", "Write a number above 0.");
                    }
                }
            }
            Distribution::Discrete { outcomes } => {
                for (index, outcome) in outcomes.iter().enumerate() {
                    self.share(format!("{path}.outcomes[{index}].chance"), Some(outcome.chance));
                }
                self.adds_to_one(&format!("{path}.outcomes"), "chances", outcomes.iter().map(|o| o.chance));
                self.not_empty(&format!("{path}.outcomes"), outcomes.len());
            }
            Distribution::Data { values } => self.not_empty(&format!("{path}.values"), values.len()),
            _ => {}
        }
    }

    fn not_empty(&mut self, path: &str, length: usize) {
        if length == 0 {
            self.error(path.to_owned(), "an empty list", "one amount or more", "Add an amount.");
        }
    }

    fn correlation(&mut self, correlation: &Correlation, design: &Design) {
        match correlation {
            Correlation::CommonFactor { correlation } => self.share("correlation.correlation".to_owned(), Some(*correlation)),
            Correlation::Matrix { lines, rows } => {
                let known = Known::new("cost line", design.costs.iter().map(|c| &c.id));
                for (index, line) in lines.iter().enumerate() {
                    self.refers(format!("correlation.lines[{index}]"), Some(line), &known);
                }
                if rows.len() != lines.len() || rows.iter().any(|row| row.len() != lines.len()) {
                    let expected = format!("{0} rows of {0} numbers", lines.len());
                    self.error("correlation.rows".to_owned(), format!("{} rows", rows.len()), expected, "Give one row and one column to each line.");
                } else if !symmetric(rows) {
                    let mend = "Write the same number for a pair both ways, and 1 for a line with itself.";
                    self.error(
                        "correlation.rows".to_owned(),
                        "a table that is not the same both ways",
                        "a symmetric table with ones down its diagonal",
                        mend,
                    );
                }
            }
        }
    }

    fn motion(&mut self, path: &str, motion: &Motion, design: &Design) {
        let seats = seats(design);
        self.refers(format!("{path}.rule"), motion.rule.as_ref(), &Known::new("rule", design.rules.iter().map(|r| &r.id)));
        self.refers(format!("{path}.matter"), motion.matter.as_ref(), &Known::new("matter", design.matters.iter().map(|m| &m.id)));
        self.refers(format!("{path}.body"), motion.body.as_ref(), &bodies(design));
        let mut voted: Vec<&Id> = Vec::new();
        for (index, ballot) in motion.ballots.iter().enumerate() {
            let at = format!("{path}.ballots[{index}].seat");
            self.refers(at.clone(), Some(&ballot.seat), &seats);
            if voted.contains(&&ballot.seat) {
                self.error(at, format!("\"{}\" again", ballot.seat), "one ballot for each seat", "Take one of its ballots away.");
            }
            voted.push(&ballot.seat);
        }
        if let Some(beliefs) = &motion.beliefs {
            self.beliefs(&format!("{path}.beliefs"), beliefs, &seats);
        }
    }

    fn beliefs(&mut self, path: &str, beliefs: &MotionBeliefs, seats: &Known<'_>) {
        self.belief(&format!("{path}.everyone"), beliefs.everyone);
        for (index, named) in beliefs.seats.iter().enumerate() {
            let at = format!("{path}.seats[{index}]");
            self.refers(format!("{at}.seat"), Some(&named.seat), seats);
            self.belief(&format!("{at}.belief"), named.belief);
        }
        self.share(format!("{path}.together"), Some(beliefs.together));
    }

    fn belief(&mut self, path: &str, belief: Likelihood) {
        for (what, chance) in [("agree", belief.agree), ("abstain", belief.abstain), ("absent", belief.absent)] {
            self.share(format!("{path}.{what}"), Some(chance));
        }
        if sum_of_rates([belief.agree, belief.abstain]).is_none_or(|sum| sum > exact(1)) {
            let mend = "Make one of the two smaller: what is left of the whole disagrees.";
            self.error(path.to_owned(), "more than the whole", "chances of agreeing and abstaining that add to 100% or less", mend);
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

fn symmetric(rows: &[Vec<Rate>]) -> bool {
    (0..rows.len()).all(|i| rows[i][i] == Rate::ONE && (0..i).all(|j| rows[i][j] == rows[j][i]))
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
