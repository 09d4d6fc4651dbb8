//! What a change of the terms would do to each member, before it is made.

use super::providers;
use crate::Piece;
use alliance_model::{Design, Facts, Money, Terms};
use alliance_report::figures::{money, short_money};
use alliance_report::money::stretch;
use alliance_settle::{SettleError, Settlement, settle};

/// Each member's part now and under other terms, at the final cost and at both ends of the stretch that is shown;
/// or a sentence where nothing changes, or where the other terms cannot be worked out.
pub(super) fn effect(design: &Design, other: &Terms) -> Piece {
    let (lowest, highest) = stretch(design);
    let costs = [lowest, design.facts.outturn, highest];
    let (now, then) = match (settled_at(design, &design.terms, &costs), settled_at(design, other, &costs)) {
        (Ok(now), Ok(then)) => (now, then),
        (_, Err(error)) => return Piece::Warning(format!("It could not be worked out then: {error}.")),
        (Err(error), _) => return Piece::Text(format!("The terms cannot be worked out as they are: {error}.")),
    };
    let parts = |settlement: &Settlement| {
        let provider = |member: &alliance_model::Member| settlement.member(&member.id).map_or(Money::ZERO, |result| result.limb3);
        let mut parts: Vec<Money> = providers(design).map(provider).collect();
        parts.push(settlement.commissioner);
        parts
    };
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

/// The settlement of these terms at each of these final costs, direct costs by share of the work.
pub(super) fn settled_at(design: &Design, terms: &Terms, costs: &[Money]) -> Result<Vec<Settlement>, SettleError> {
    let at = |outturn: &Money| {
        let facts = Facts { outturn: *outturn, direct_costs: Default::default(), ..design.facts.clone() };
        settle(terms, &design.members, &design.outcomes, &facts)
    };
    costs.iter().map(at).collect()
}
