//! Who answers to whom, and the motion: references that lead somewhere, chances within their limits.

use super::{Checker, Known, Listener, Words, bodies, members, seats};
use crate::{Design, Id, Likelihood, Motion, MotionBeliefs, exact, sum_of_rates};
use std::fmt::from_fn;

impl<L: Listener> Checker<L> {
    pub(super) fn governance(&mut self, design: &Design) {
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

    pub(super) fn motion(&mut self, path: Words<'_>, motion: &Motion, design: &Design) {
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
