//! Terms: target, outturn, bands, caps, and the key of the split. A step that is edited and not there yet is added in its place.

use super::Edit;
use alliance_model::{Band, Cap, Design, Excess, Id, Key, Limit, Money, Rate, Share, Split, Step};

/// Gain or pain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    Gain,
    Pain,
}

/// Sets the target cost.
pub(crate) fn set_target(target: Money) -> Edit {
    Edit::typing("Change the target cost", "target", move |design| design.terms.target = target)
}

/// Sets the final cost.
pub(crate) fn set_outturn(outturn: Money) -> Edit {
    Edit::typing("Move the final cost", "outturn", move |design| {
        design.facts.outturn = outturn;
        design.facts.direct_costs.clear();
    })
}

/// Says whether fees are inside the target.
pub(crate) fn set_fee_in_target(inside: bool) -> Edit {
    Edit::once("Change where fees belong", move |design| design.terms.fee_in_target = inside)
}

/// The bands of one side, empty where the terms have none.
pub(crate) fn bands(design: &Design, side: Side) -> &[Band] {
    let share = design.terms.steps.iter().find_map(|step| if let Step::Share(share) = step { Some(share) } else { None });
    match (share, side) {
        (Some(share), Side::Gain) => &share.gain,
        (Some(share), Side::Pain) => &share.pain,
        (None, _) => &[],
    }
}

/// Changes one band.
pub(crate) fn set_band(side: Side, index: usize, what: &str, set: impl Fn(&mut Band) + 'static) -> Edit {
    Edit::typing("Change a band", format!("band {side:?} {index} {what}"), move |design| {
        if let Some(band) = bands_mut(design, side).and_then(|bands| bands.get_mut(index)) {
            set(band);
        }
    })
}

/// Moves the end of a band, and the start of the next with it, so that no gap opens.
pub(crate) fn set_band_end(side: Side, index: usize, end: Option<Rate>) -> Edit {
    Edit::typing("Move the end of a band", format!("band {side:?} {index} to"), move |design| {
        let Some(bands) = bands_mut(design, side) else { return };
        let Some(before) = bands.get(index).and_then(|band| band.to) else {
            if let Some(band) = bands.get_mut(index) {
                band.to = end;
            }
            return;
        };
        if let Some(band) = bands.get_mut(index) {
            band.to = end;
        }
        if let (Some(next), Some(end)) = (bands.get_mut(index + 1), end)
            && next.from == before
        {
            next.from = end;
        }
    })
}

/// Adds a band beyond the last one: two per cent of the target wide, shared half and half.
pub(crate) fn add_band(side: Side) -> Edit {
    Edit::once("Add a band", move |design| {
        let Some(bands) = bands_mut(design, side) else { return };
        let from = match bands.last_mut() {
            None => Rate::ZERO,
            Some(last) => *last.to.get_or_insert_with(|| add(last.from, Rate::percent(2))),
        };
        bands.push(Band { from, to: Some(add(from, Rate::percent(2))), share: Rate::percent(50) });
    })
}

/// Removes a band; the next one starts where it started.
pub(crate) fn remove_band(side: Side, index: usize) -> Edit {
    Edit::once("Remove a band", move |design| {
        let Some(bands) = bands_mut(design, side) else { return };
        if index >= bands.len() {
            return;
        }
        let gone = bands.remove(index);
        if let Some(next) = bands.get_mut(index)
            && gone.to == Some(next.from)
        {
            next.from = gone.from;
        }
    })
}

fn add(left: Rate, right: Rate) -> Rate {
    let sum = left.exact() + right.exact();
    let part = |n: i128| i64::try_from(n).unwrap_or(i64::MAX);
    let hundredths = sum * 10_000;
    let decimal = hundredths.is_integer().then(|| Rate::fraction(part(hundredths.to_integer()), 10_000).ok()).flatten();
    decimal.or_else(|| Rate::fraction(part(*sum.numer()), part(*sum.denom())).ok()).unwrap_or(left)
}

fn bands_mut(design: &mut Design, side: Side) -> Option<&mut Vec<Band>> {
    let share = ensure(design, Step::Share(Share::default()), 0, |step| if let Step::Share(share) = step { Some(share) } else { None })?;
    Some(match side {
        Side::Gain => &mut share.gain,
        Side::Pain => &mut share.pain,
    })
}

/// The pool cap of one side.
pub(crate) fn pool_cap(design: &Design, side: Side) -> Option<Limit> {
    let cap = design.terms.steps.iter().find_map(|step| if let Step::Cap(cap) = step { Some(cap) } else { None })?;
    match side {
        Side::Gain => cap.gain,
        Side::Pain => cap.pain,
    }
}

/// Sets the pool cap of one side.
pub(crate) fn set_pool_cap(side: Side, limit: Option<Limit>) -> Edit {
    Edit::typing("Change a cap", format!("cap {side:?}"), move |design| {
        let before_split = design.terms.steps.iter().position(|s| matches!(s, Step::Split(_))).unwrap_or(design.terms.steps.len());
        let cap = ensure(design, Step::Cap(Cap::default()), before_split, |step| if let Step::Cap(cap) = step { Some(cap) } else { None });
        let Some(cap) = cap else { return };
        match side {
            Side::Gain => cap.gain = limit,
            Side::Pain => cap.pain = limit,
        }
    })
}

/// The split, where the terms have one.
pub(crate) fn split(design: &Design) -> Option<&Split> {
    design.terms.steps.iter().find_map(|step| if let Step::Split(split) = step { Some(split) } else { None })
}

fn split_mut(design: &mut Design) -> Option<&mut Split> {
    let new = Split { by: Key::Work, caps: Default::default(), gain_caps: Default::default(), excess: Excess::Commissioner };
    let end = design.terms.steps.len();
    ensure(design, Step::Split(new), end, |step| if let Step::Split(split) = step { Some(split) } else { None })
}

/// Sets the most that a member loses.
pub(crate) fn set_member_cap(member: &Id, cap: Option<Money>) -> Edit {
    let (key, member) = (format!("member cap {member}"), member.clone());
    Edit::typing("Change a member's cap", key, move |design| {
        let Some(Split { caps, .. }) = split_mut(design) else { return };
        match cap {
            Some(cap) => drop(caps.insert(member.clone(), cap)),
            None => drop(caps.remove(&member)),
        }
    })
}

/// Chooses what the pool is split by; own weights start from the shares of the work.
pub(crate) fn set_key(key: Key) -> Edit {
    Edit::once("Change what the pool is split by", move |design| {
        let from_work = || design.members.iter().filter(|m| m.is_provider()).map(|m| (m.id.clone(), m.work.unwrap_or(Rate::ZERO))).collect();
        let key = if matches!(key, Key::Weights(_)) { Key::Weights(from_work()) } else { key.clone() };
        if let Some(split) = split_mut(design) {
            split.by = key;
        }
    })
}

/// Sets one member's own weight.
pub(crate) fn set_weight(member: &Id, weight: Rate) -> Edit {
    let (key, member) = (format!("weight {member}"), member.clone());
    Edit::typing("Change a weight", key, move |design| {
        if let Some(Split { by: Key::Weights(weights), .. }) = split_mut(design) {
            weights.insert(member.clone(), weight);
        }
    })
}

/// Says who takes what a cap removes.
pub(crate) fn set_excess(excess: Excess) -> Edit {
    Edit::once("Change who takes what a cap removes", move |design| {
        if let Some(split) = split_mut(design) {
            split.excess = excess;
        }
    })
}

/// The step that `pick` finds, added at `place` where there is none.
fn ensure<T>(design: &mut Design, new: Step, place: usize, pick: impl Fn(&mut Step) -> Option<&mut T>) -> Option<&mut T> {
    let steps = &mut design.terms.steps;
    let found = steps.iter_mut().position(|step| pick(step).is_some());
    let index = found.unwrap_or_else(|| {
        steps.insert(place, new);
        place
    });
    steps.get_mut(index).and_then(pick)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::testing::{design, whole};

    #[test]
    fn terms_without_steps_get_the_step_that_is_edited_in_its_place() {
        let mut bare = design();
        bare.terms.steps.clear();
        let northgate = bare.members[5].id.clone();
        let edits = [set_member_cap(&northgate, Some(Money::pounds(5))), set_pool_cap(Side::Pain, None), add_band(Side::Gain), add_band(Side::Pain)];
        let built = edits.iter().fold(bare, |design, edit| edit.apply(&design));
        let names: Vec<_> = built.terms.steps.iter().map(std::mem::discriminant).collect();
        let expected = [Step::Share(Share::default()), Step::Cap(Cap::default())].map(|s| std::mem::discriminant(&s));
        assert_eq!(names[..2], expected);
        assert!(matches!(built.terms.steps[2], Step::Split(_)));
        whole(&built);
    }

    #[test]
    fn the_end_of_a_band_takes_the_next_one_along() {
        let moved = set_band_end(Side::Gain, 0, Some(Rate::percent(3))).apply(&design());
        assert_eq!(bands(&moved, Side::Gain)[1].from, Rate::percent(3));
        let fewer = remove_band(Side::Gain, 0).apply(&moved);
        assert_eq!(bands(&fewer, Side::Gain)[0].from, Rate::ZERO);
        whole(&add_band(Side::Gain).apply(&fewer));
    }
}
