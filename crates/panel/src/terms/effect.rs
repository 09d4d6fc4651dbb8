//! What a change of the terms would do to each member, before it is made.

use super::providers;
use crate::Piece;
use alliance_model::{Design, Member, Money, Terms};
use alliance_report::figures::{money, short_money};
use alliance_report::money::stretch;
use alliance_settle::{CurvePoint, SettleError, curve_at};

/// Each member's part now and under other terms, at the final cost and at both ends of the stretch that is shown;
/// or a sentence where nothing changes, or where the other terms cannot be worked out.
pub(super) fn effect(design: &Design, other: &Terms) -> Piece {
    let (lowest, highest) = stretch(design);
    let costs = [lowest, design.facts.outturn, highest];
    let (now, then) = match (shares_at(design, &design.terms, &costs), shares_at(design, other, &costs)) {
        (Ok(now), Ok(then)) => (now, then),
        (_, Err(error)) => return Piece::Warning(format!("It could not be worked out then. {error}")),
        (Err(error), _) => return Piece::Text(format!("The terms cannot be worked out as they are. {error}")),
    };
    if [now.len(), then.len()] != [costs.len(); 2] {
        return Piece::Text("At some of these costs the fees inside the final cost would be more than all of it.".to_owned());
    }
    let parts = |at: &CurvePoint| providers(design).map(|member| part_of(design, member, at)).chain([at.commissioner]).collect::<Vec<_>>();
    let (now, then): (Vec<_>, Vec<_>) = (now.iter().map(parts).collect(), then.iter().map(parts).collect());
    if now == then {
        return Piece::Text(format!(
            "It changes nothing at {}, {} or {}.",
            short_money(costs[0], &design.currency),
            short_money(costs[1], &design.currency),
            short_money(costs[2], &design.currency)
        ));
    }
    let names = providers(design).map(|member| member.name.as_str()).chain(["The commissioner"]);
    let rows = names.enumerate().map(|(place, name)| {
        let at = |cost: usize| {
            let of = |side: &[Vec<Money>]| side.get(cost).and_then(|parts| parts.get(place)).copied().unwrap_or_default();
            let (before, after) = (of(&now), of(&then));
            let after_words = money(after, &design.currency);
            if before == after { after_words } else { format!("{} \u{2192} {after_words}", money(before, &design.currency)) }
        };
        [name.to_owned(), at(0), at(1), at(2)]
    });
    let head = costs.map(|cost| format!("At {}", short_money(cost, &design.currency)));
    Piece::table("Gain or pain now, and then", ["Member", &head[0], &head[1], &head[2]], rows)
}

/// Each member's part under these terms at each of these final costs.
pub(super) fn shares_at(design: &Design, terms: &Terms, costs: &[Money]) -> Result<Vec<CurvePoint>, SettleError> {
    curve_at(terms, &design.members, &design.outcomes, &design.facts, costs.iter().copied())
}

/// A member's part at a point of a curve.
pub(super) fn part_of(design: &Design, member: &Member, at: &CurvePoint) -> Money {
    let place = design.members.iter().position(|other| other.id == member.id);
    place.and_then(|place| at.members.get(place)).copied().unwrap_or_default()
}
