//! Rules: tests that ask for something, of seats and members that are there.

use super::{Checker, Listener, Words, members, seats};
use crate::{Design, Rule, Selector, Test};

impl<L: Listener> Checker<L> {
    pub(super) fn rules(&mut self, design: &Design) {
        for (index, rule) in design.rules.iter().enumerate() {
            self.rule(&format_args!("rules[{index}]"), rule, Some(design));
        }
    }

    /// With a design, the seats and members that the rule names are looked up in it.
    pub(super) fn rule(&mut self, path: Words<'_>, rule: &Rule, design: Option<&Design>) {
        if let Some(quorum) = &rule.quorum {
            self.test(&format_args!("{path}.quorum"), quorum, design);
        }
        self.test(&format_args!("{path}.pass"), &rule.pass, design);
    }

    fn test(&mut self, path: Words<'_>, test: &Test, design: Option<&Design>) {
        match test {
            Test::All(tests) | Test::Any(tests) => {
                let name = if matches!(test, Test::All(_)) { "all" } else { "any" };
                if tests.is_empty() {
                    self.error(&format_args!("{path}.{name}"), &"an empty list", &"one test or more", &"Add a test, or take the list away.");
                }
                for (index, inner) in tests.iter().enumerate() {
                    self.test(&format_args!("{path}.{name}[{index}]"), inner, design);
                }
            }
            Test::Consent(selector) => self.selector(&format_args!("{path}.consent"), selector, design),
            Test::AtLeast(needed) => {
                let path: Words<'_> = &format_args!("{path}.at_least");
                self.share(&format_args!("{path}.share"), needed.share);
                if needed.share.is_none() && needed.votes.is_none() {
                    self.error(path, &"neither a share nor a number of votes", &"one of them, or both", &"Add \"share\" or \"votes\".");
                }
                if let Some(selector) = &needed.among {
                    self.selector(&format_args!("{path}.among"), selector, design);
                }
            }
        }
    }

    fn selector(&mut self, path: Words<'_>, selector: &Selector, design: Option<&Design>) {
        let Some(design) = design else { return };
        let (name, ids, known) = match selector {
            Selector::Everyone | Selector::Kind(_) => return,
            Selector::Seats(ids) => ("seats", ids, seats(design)),
            Selector::Members(ids) => ("members", ids, members(design)),
        };
        for (index, id) in ids.iter().enumerate() {
            self.refers(&format_args!("{path}.{name}[{index}]"), Some(id), &known);
        }
    }
}
