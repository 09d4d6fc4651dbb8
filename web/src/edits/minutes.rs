//! The minute book: what was decided, kept as it was.

use super::{Edit, fresh};
use alliance_model::{Id, Motion, RecordedDecision, Rule, Verdict};

/// Keeps a decision: the motion and its rule as they are now, so that later changes do not rewrite history.
pub(crate) fn keep(date: &str, motion: &Motion, rule: &Rule, verdict: Verdict, explanation: Vec<String>) -> Edit {
    let motion = Motion { beliefs: None, ..motion.clone() };
    let decision =
        RecordedDecision { id: Id::from_name("decision", |_| false), date: date.to_owned(), motion, rule: rule.clone(), verdict, explanation };
    Edit::once("Keep a decision", move |design| {
        let id = fresh(&decision.motion.text, design.decisions.iter().map(|kept| &kept.id));
        design.decisions.push(RecordedDecision { id, ..decision.clone() });
    })
}

/// Takes a decision out of the book.
pub(crate) fn remove(id: &Id) -> Edit {
    let id = id.clone();
    Edit::once("Remove a decision", move |design| design.decisions.retain(|kept| kept.id != id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::testing::{design, whole};

    #[test]
    fn a_decision_keeps_its_rule_when_the_rule_changes() {
        let now = design();
        let keep = keep("2026-11-25", &now.motion, &now.rules[0], Verdict::Passes, vec!["Quorum: yes".to_owned()]);
        let mut then = keep.apply(&keep.apply(&now));
        whole(&then);
        assert_eq!(then.decisions.len(), 2);
        assert_ne!(then.decisions[0].id, then.decisions[1].id);
        then.rules[0].name = "Another".to_owned();
        assert_eq!(then.decisions[0].rule.name, now.rules[0].name);
        assert_eq!(remove(&then.decisions[0].id).apply(&then).decisions.len(), 1);
    }
}
