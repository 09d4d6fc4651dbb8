//! Rules: tests that ask for something, of seats and members that are there.

use super::{Checker, members, seats};
use crate::{Design, Rule, Selector, Test};

impl Checker {
    pub(super) fn rules(&mut self, design: &Design) {
        for (index, rule) in design.rules.iter().enumerate() {
            self.rule(&format!("rules[{index}]"), rule, Some(design));
        }
    }

    /// With a design, the seats and members that the rule names are looked up in it.
    pub(super) fn rule(&mut self, path: &str, rule: &Rule, design: Option<&Design>) {
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
                    self.error(&format_args!("{path}.{name}"), &"an empty list", &"one test or more", &"Add a test, or take the list away.");
                }
                for (index, inner) in tests.iter().enumerate() {
                    self.test(&format!("{path}.{name}[{index}]"), inner, design);
                }
            }
            Test::Consent(selector) => self.selector(&format!("{path}.consent"), selector, design),
            Test::AtLeast(needed) => {
                let path = format!("{path}.at_least");
                self.share(&format_args!("{path}.share"), needed.share);
                if needed.share.is_none() && needed.votes.is_none() {
                    self.error(&path, &"neither a share nor a number of votes", &"one of them, or both", &"Add \"share\" or \"votes\".");
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
            self.refers(&format_args!("{path}.{name}[{index}]"), Some(id), &known);
        }
    }
}
