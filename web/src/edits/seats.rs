//! Seats: add, rename, remove, reorder; whose they are and what they count for.

use super::{Edit, Way, fresh, rules, shift};
use alliance_model::{Design, Id, Seat, SeatKind, Selector};

/// Adds a seat at the table of a body.
pub(crate) fn add(body: &Id) -> Edit {
    let body = body.clone();
    Edit::once("Add a seat", move |design| {
        let title = format!("New seat {}", design.seats_of(&body).count() + 1);
        let id = fresh(&title, design.seats.iter().map(|s| &s.id));
        design.seats.push(Seat {
            id,
            body: body.clone(),
            title,
            member: None,
            kind: SeatKind::LivedExperience,
            votes: 1,
            weights: Default::default(),
            deputy: String::new(),
            vacant: false,
        });
    })
}

/// Removes a seat and every mention of it.
pub(crate) fn remove(id: &Id, title: &str) -> Edit {
    let id = id.clone();
    Edit::once(format!("Remove {title}"), move |design| forget(design, &id))
}

/// Takes a seat and every mention of it out of a design.
pub(super) fn forget(design: &mut Design, id: &Id) {
    design.seats.retain(|seat| &seat.id != id);
    design.motion.ballots.retain(|ballot| &ballot.seat != id);
    if let Some(beliefs) = &mut design.motion.beliefs {
        beliefs.seats.retain(|named| &named.seat != id);
    }
    rules::each_selector(design, &mut |selector| {
        if let Selector::Seats(ids) = selector {
            ids.retain(|other| other != id);
        }
    });
}

/// Moves a seat one place round its table.
pub(crate) fn shift_one(id: &Id, title: &str, way: Way) -> Edit {
    let id = id.clone();
    Edit::once(format!("Move {title}"), move |design| {
        let Some(body) = design.seat(&id).map(|seat| seat.body.clone()) else { return };
        shift(&mut design.seats, way, |s| s.id == id, |s| s.body == body);
    })
}

fn change(id: &Id, label: &str, what: &str, set: impl Fn(&mut Seat) + 'static) -> Edit {
    let (key, id) = (format!("seat {id} {what}"), id.clone());
    Edit::typing(label, key, move |design| {
        if let Some(seat) = design.seats.iter_mut().find(|seat| seat.id == id) {
            set(seat);
        }
    })
}

/// Renames a seat.
pub(crate) fn rename(id: &Id, title: String) -> Edit {
    change(id, "Rename a seat", "title", move |seat| seat.title.clone_from(&title))
}

/// Says what kind of seat it is; advisers and observers have no vote, the others have one.
pub(crate) fn set_kind(id: &Id, kind: SeatKind) -> Edit {
    change(id, "Change a kind of seat", "kind", move |seat| {
        let speaks_only = matches!(kind, SeatKind::Advisor | SeatKind::Observer);
        seat.kind = kind;
        seat.votes = if speaks_only { 0 } else { seat.votes.max(1) };
    })
}

/// Says for which member it speaks.
pub(crate) fn set_member(id: &Id, member: Option<Id>) -> Edit {
    change(id, "Change whose seat it is", "member", move |seat| seat.member.clone_from(&member))
}

/// Sets its votes.
pub(crate) fn set_votes(id: &Id, votes: u64) -> Edit {
    change(id, "Change the votes of a seat", "votes", move |seat| seat.votes = votes)
}

/// Says whether nobody holds it.
pub(crate) fn set_vacant(id: &Id, vacant: bool) -> Edit {
    change(id, "Change who holds a seat", "vacant", move |seat| seat.vacant = vacant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::testing::{design, whole};

    #[test]
    fn a_seat_that_goes_takes_its_ballot_along() {
        for seat in &design().seats {
            let voted = crate::edits::motion::set_position(&seat.id, alliance_model::Position::Block).apply(&design());
            let without = remove(&seat.id, &seat.title).apply(&voted);
            assert!(without.seat(&seat.id).is_none());
            whole(&without);
        }
    }

    #[test]
    fn an_adviser_has_no_vote_and_a_chair_has_one() {
        let design = design();
        let seat = &design.seats[0].id;
        let advisor = set_kind(seat, SeatKind::Advisor).apply(&design);
        assert_eq!(advisor.seat(seat).map(|s| s.votes), Some(0));
        assert_eq!(set_kind(seat, SeatKind::IndependentChair).apply(&advisor).seat(seat).map(|s| s.votes), Some(1));
    }
}
