//! Members: add, rename, remove, reorder, and their figures.

use super::{Edit, Way, fresh, seats, shift};
use alliance_model::{Design, Fee, Id, Member, MemberKind, Money, Rate, Seat, SeatKind, Selector, Step};

/// Adds an organisation, with a seat in the leadership team so that it has a say.
pub(crate) fn add() -> Edit {
    Edit::once("Add a member", |design| {
        let name = format!("New member {}", design.members.len() + 1);
        let id = fresh(&name, design.members.iter().map(|m| &m.id));
        if let Some(body) = design.leadership().map(|body| body.id.clone()) {
            let seat = fresh(&format!("seat {name}"), design.seats.iter().map(|s| &s.id));
            design.seats.push(Seat {
                id: seat,
                body,
                title: name.clone(),
                member: Some(id.clone()),
                kind: SeatKind::MemberRepresentative,
                votes: 1,
                weights: Default::default(),
                deputy: String::new(),
                vacant: false,
            });
        }
        design.members.push(Member {
            id,
            name,
            kind: MemberKind::Charity,
            identifiers: Vec::new(),
            annual_income: None,
            free_reserves: None,
            work: None,
            budget: None,
            fee: None,
            risk_tolerance: None,
            notes: String::new(),
        });
    })
}

/// Removes an organisation, its seats, and every mention of it.
pub(crate) fn remove(id: &Id, name: &str) -> Edit {
    let id = id.clone();
    Edit::once(format!("Remove {name}"), move |design| {
        let its_seats: Vec<Id> = design.seats.iter().filter(|s| s.member.as_ref() == Some(&id)).map(|s| s.id.clone()).collect();
        for seat in &its_seats {
            seats::forget(design, seat);
        }
        forget(design, &id);
    })
}

fn forget(design: &mut Design, id: &Id) {
    design.members.retain(|member| &member.id != id);
    design.facts.direct_costs.remove(id);
    for body in design.bodies.iter_mut().filter(|body| body.member.as_ref() == Some(id)) {
        body.member = None;
    }
    for line in design.costs.iter_mut().filter(|line| line.member.as_ref() == Some(id)) {
        line.member = None;
    }
    for risk in design.risks.iter_mut().filter(|risk| risk.owner.as_ref() == Some(id)) {
        risk.owner = None;
    }
    for year in &mut design.years {
        year.facts.direct_costs.remove(id);
        year.leaves.retain(|leaving| &leaving.member != id);
        year.work.remove(id);
    }
    for step in &mut design.terms.steps {
        if let Step::Split(split) = step {
            split.caps.remove(id);
            split.gain_caps.remove(id);
            if let alliance_model::Key::Weights(weights) = &mut split.by {
                weights.remove(id);
            }
        }
    }
    super::rules::each_selector(design, &mut |selector| {
        if let Selector::Members(ids) = selector {
            ids.retain(|other| other != id);
        }
    });
}

/// Moves an organisation up or down the list.
pub(crate) fn shift_one(id: &Id, name: &str, way: Way) -> Edit {
    let id = id.clone();
    Edit::once(format!("Move {name}"), move |design| shift(&mut design.members, way, |m| m.id == id, |_| true))
}

/// Changes one thing about a member.
fn change(id: &Id, label: String, what: &str, set: impl Fn(&mut Member) + 'static) -> Edit {
    let (key, id) = (format!("member {id} {what}"), id.clone());
    Edit::typing(label, key, move |design| {
        if let Some(member) = design.members.iter_mut().find(|member| member.id == id) {
            set(member);
        }
    })
}

/// Renames a member, and the seats that carry its name.
pub(crate) fn rename(id: &Id, name: String) -> Edit {
    let (key, id) = (format!("member {id} name"), id.clone());
    Edit::typing("Rename a member", key, move |design| {
        let Some(member) = design.members.iter_mut().find(|member| member.id == id) else { return };
        let before = std::mem::replace(&mut member.name, name.clone());
        for seat in design.seats.iter_mut().filter(|s| s.member.as_ref() == Some(&id) && s.title == before) {
            seat.title.clone_from(&name);
        }
    })
}

/// Says what kind of organisation it is.
pub(crate) fn set_kind(id: &Id, kind: MemberKind) -> Edit {
    change(id, "Change a kind of member".to_owned(), "kind", move |member| member.kind = kind)
}

/// Sets the share of the work.
pub(crate) fn set_work(id: &Id, work: Option<Rate>) -> Edit {
    change(id, "Change a share of the work".to_owned(), "work", move |member| member.work = work)
}

/// Sets a fixed fee (limb 2).
pub(crate) fn set_fee(id: &Id, amount: Option<Money>) -> Edit {
    change(id, "Change a fee".to_owned(), "fee", move |member| member.fee = amount.map(|amount| Fee::Fixed { amount }))
}

/// Sets the free reserves.
pub(crate) fn set_reserves(id: &Id, amount: Option<Money>) -> Edit {
    change(id, "Change free reserves".to_owned(), "reserves", move |member| member.free_reserves = amount)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::testing::{design, whole};

    #[test]
    fn a_new_member_has_a_seat_and_a_name_of_its_own() {
        let (once, twice) = (add().apply(&design()), add().apply(&add().apply(&design())));
        assert_eq!(once.members.len(), design().members.len() + 1);
        assert_eq!(once.seats.len(), design().seats.len() + 1);
        whole(&twice);
    }

    #[test]
    fn a_member_that_goes_takes_every_mention_along() {
        for member in &design().members {
            let without = remove(&member.id, &member.name).apply(&design());
            assert!(without.member(&member.id).is_none());
            whole(&without);
        }
    }

    #[test]
    fn a_seat_follows_the_name_of_its_member() {
        let design = design();
        let member = &design.members[1];
        let renamed = rename(&member.id, "مستقبل <b>".to_owned()).apply(&design);
        assert!(renamed.seats.iter().any(|seat| seat.title == "مستقبل <b>"));
        whole(&renamed);
    }
}
