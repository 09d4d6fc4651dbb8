//! Between two neighbouring break points every member's result is a straight line.

use crate::common::pence;
use crate::draw::{Agreement, Draws, MOST, is_cliff};
use alliance_model::{Cap, Fee, Key, Limit, Money, Step};
use alliance_settle::{BreakKind, BreakPoint, CurvePoint, Side, break_points, curve_at};

/// Looks into one gap between break points, drawn at random; answers whether there was one to look into.
/// Rounding steps make steps of every line, and a split by fee bends where only some fees follow cost: these are left out.
pub(crate) fn between_break_points(agreement: &Agreement, draws: &mut Draws) -> bool {
    let Agreement { terms, members, facts } = agreement;
    let by_fee = agreement.split().by == Key::Fee && agreement.pays_fees_on_cost();
    // Fees and reserves are in whole pence, so a cliff after them stands some pence from where it would.
    let moved_cliff = agreement.has(is_cliff) && (cap_follows_cost(agreement) || agreement.has(|step| matches!(step, Step::Reserve(_))));
    if by_fee || moved_cliff || agreement.has(|step| matches!(step, Step::Round(_))) {
        return false;
    }
    let found = match break_points(terms, members, &[], facts) {
        Err(alliance_settle::SettleError::TooPrecise) => return false,
        found => found.unwrap(),
    };
    a_member_reaches_its_cap_where_it_is_said(agreement, &found);
    let fixed_fees = if terms.fee_in_target { fees(agreement) } else { Money::ZERO };
    let top = pence(i64::try_from(3 * MOST).unwrap());
    let mut edges: Vec<Money> = found.iter().map(|point| point.outturn).filter(|outturn| (fixed_fees..top).contains(outturn)).collect();
    assert!(found.windows(2).all(|pair| pair[0].outturn <= pair[1].outturn));
    edges.insert(0, fixed_fees);
    edges.push(top);
    let gap = usize::try_from(draws.up_to(edges.len() as u64 - 2)).unwrap();
    // A break point is told to the nearest penny, so the line is straight from the penny after it.
    let (from, to) = (edges[gap] + pence(1), edges[gap + 1] - pence(1));
    if to - from < pence(100) {
        return false;
    }
    let at = from + draws.money(u64::try_from((to - from).pence()).unwrap());
    let line = curve_at(terms, members, &[], facts, [from, at, to]).unwrap();
    let [first, between, last] = line.as_slice() else { panic!("three points") };
    for (index, member) in members.iter().enumerate() {
        let exact = on_the_line(first, last, at, |point| point.members[index]);
        let off = (between.members[index].exact() - exact).to_integer().abs();
        assert!(off <= rounding(agreement), "{} is off by {off} pence at {at}, between {from} and {to}", member.id);
    }
    let exact = on_the_line(first, last, at, |point| point.commissioner);
    assert!((between.commissioner.exact() - exact).to_integer().abs() <= rounding(agreement) * 8);
    true
}

fn a_member_reaches_its_cap_where_it_is_said(agreement: &Agreement, found: &[BreakPoint]) {
    let Agreement { terms, members, facts } = agreement;
    for point in found.iter().filter(|_| !agreement.pays_fees_on_cost()) {
        let BreakKind::MemberCapReached { member, side } = &point.kind else { continue };
        // At a cliff the share jumps past its cap, so the penny before and the penny after are looked at as well.
        let around = [point.outturn, point.outturn - pence(1), point.outturn + pence(1)];
        let Ok(there) = curve_at(terms, members, &[], facts, around) else { continue };
        let caps = if *side == Side::Pain { &agreement.split().caps } else { &agreement.split().gain_caps };
        let index = members.iter().position(|other| other.id == *member).unwrap();
        let is_reached = |point: &CurvePoint| (caps[member] - point.members[index].abs()).abs() <= pence(3);
        assert!(there.iter().any(is_reached), "{member} at {}", point.outturn);
    }
}

fn on_the_line(first: &CurvePoint, last: &CurvePoint, at: Money, of: impl Fn(&CurvePoint) -> Money) -> alliance_model::Exact {
    let (start, end) = (of(first).exact(), of(last).exact());
    start + (end - start) * (at - first.outturn).exact() / (last.outturn - first.outturn).exact()
}

/// All fees that do not follow cost: where fees are inside the outturn, it cannot be less.
fn fees(agreement: &Agreement) -> Money {
    let settlement = alliance_settle::settle(&agreement.terms, &agreement.members, &[], &agreement.facts).unwrap();
    let fixed = agreement.members.iter().zip(&settlement.members).filter(|(member, _)| !matches!(member.fee, Some(Fee::OfActual { .. })));
    fixed.map(|(_, result)| result.limb2).sum()
}

/// How many pence apart rounding may bring three points: each is within a penny and a half of its line,
/// and where a cap follows fees on cost, these are themselves rounded.
fn rounding(agreement: &Agreement) -> i128 {
    if cap_follows_cost(agreement) { 3 + 2 * agreement.members.len() as i128 } else { 3 }
}

fn cap_follows_cost(agreement: &Agreement) -> bool {
    let of_fees = |limit: &Option<Limit>| matches!(limit, Some(Limit::OfFees(_)));
    agreement.pays_fees_on_cost() && agreement.has(|step| matches!(step, Step::Cap(Cap { gain, pain }) if of_fees(gain) || of_fees(pain)))
}
