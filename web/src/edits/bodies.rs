//! Bodies: the groups that meet, and who answers to whom.

use super::{Edit, fresh, seats};
use alliance_model::{Body, BodyKind, Id};

/// Adds a team under the management team, or under the leadership team where there is none.
pub(crate) fn add() -> Edit {
    Edit::once("Add a team", |design| {
        let name = format!("New team {}", design.bodies.len() + 1);
        let id = fresh(&name, design.bodies.iter().map(|b| &b.id));
        let management = design.bodies.iter().find(|b| b.kind == BodyKind::Management);
        let answers_to = management.or_else(|| design.leadership()).map(|b| b.id.clone());
        design.bodies.push(Body { id, name, kind: BodyKind::ServiceTeam, answers_to, led_by: String::new(), member: None, purpose: String::new() });
    })
}

/// Removes a body with its seats; those that answered to it answer to the one above.
pub(crate) fn remove(id: &Id, name: &str) -> Edit {
    let id = id.clone();
    Edit::once(format!("Remove {name}"), move |design| {
        let above = design.body(&id).and_then(|body| body.answers_to.clone());
        let its_seats: Vec<Id> = design.seats_of(&id).map(|seat| seat.id.clone()).collect();
        for seat in &its_seats {
            seats::forget(design, seat);
        }
        design.bodies.retain(|body| body.id != id);
        for body in design.bodies.iter_mut().filter(|body| body.answers_to.as_ref() == Some(&id)) {
            body.answers_to.clone_from(&above);
        }
        for matter in design.matters.iter_mut().filter(|matter| matter.body.as_ref() == Some(&id)) {
            matter.body = None;
        }
        if design.motion.body.as_ref() == Some(&id) {
            design.motion.body = None;
        }
    })
}

fn change(id: &Id, label: &str, what: &str, set: impl Fn(&mut Body) + 'static) -> Edit {
    let (key, id) = (format!("body {id} {what}"), id.clone());
    Edit::typing(label, key, move |design| {
        if let Some(body) = design.bodies.iter_mut().find(|body| body.id == id) {
            set(body);
        }
    })
}

/// Renames a body.
pub(crate) fn rename(id: &Id, name: String) -> Edit {
    change(id, "Rename a team", "name", move |body| body.name.clone_from(&name))
}

/// Says what kind of body it is.
pub(crate) fn set_kind(id: &Id, kind: BodyKind) -> Edit {
    change(id, "Change a kind of team", "kind", move |body| body.kind = kind)
}

/// Says who leads it.
pub(crate) fn set_led_by(id: &Id, led_by: String) -> Edit {
    change(id, "Change who leads a team", "led by", move |body| body.led_by.clone_from(&led_by))
}

/// Says which member runs it.
pub(crate) fn set_member(id: &Id, member: Option<Id>) -> Edit {
    change(id, "Change who runs a team", "member", move |body| body.member.clone_from(&member))
}

/// Says to whom it answers; a choice that would close a circle changes nothing.
pub(crate) fn set_answers_to(id: &Id, above: Option<Id>) -> Edit {
    let id = id.clone();
    Edit::once("Change who a team answers to", move |design| {
        let mut up = above.clone();
        while let Some(next) = up {
            if next == id {
                return;
            }
            up = design.body(&next).and_then(|body| body.answers_to.clone());
        }
        if let Some(body) = design.bodies.iter_mut().find(|body| body.id == id) {
            body.answers_to.clone_from(&above);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::testing::{design, whole};

    #[test]
    fn a_body_that_goes_leaves_the_rest_whole() {
        for body in &design().bodies {
            whole(&remove(&body.id, &body.name).apply(&design()));
        }
    }

    #[test]
    fn no_body_answers_to_itself_however_far_round() {
        let design = design();
        for low in &design.bodies {
            for high in &design.bodies {
                whole(&set_answers_to(&low.id, Some(high.id.clone())).apply(&design));
            }
        }
    }
}
