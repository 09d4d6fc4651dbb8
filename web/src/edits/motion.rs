//! The motion on the table: its words, its rule, and where each seat stands.

use super::Edit;
use alliance_model::{Id, Position};

/// Writes the motion.
pub(crate) fn set_text(text: String) -> Edit {
    Edit::typing("Change the motion", "motion text", move |design| design.motion.text.clone_from(&text))
}

/// Chooses the rule that decides it.
pub(crate) fn set_rule(rule: Id) -> Edit {
    Edit::once("Choose a rule", move |design| design.motion.rule = Some(rule.clone()))
}

/// Says where a seat stands. Only what differs is kept: a seat without a ballot agrees.
pub(crate) fn set_position(seat: &Id, position: Position) -> Edit {
    let seat = seat.clone();
    Edit::once("Change a vote", move |design| design.motion.set_position(&seat, position))
}

/// Everybody agrees again.
pub(crate) fn reset() -> Edit {
    Edit::once("Set every seat to agree", |design| design.motion.ballots.clear())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::testing::{design, whole};

    #[test]
    fn a_seat_stands_where_it_was_put_last() {
        let seat = design().seats[2].id.clone();
        let mut now = design();
        for position in Position::ALL {
            now = set_position(&seat, position).apply(&now);
            assert_eq!(now.motion.position(&seat), position);
            whole(&now);
        }
        assert!(reset().apply(&now).motion.ballots.is_empty());
    }
}
