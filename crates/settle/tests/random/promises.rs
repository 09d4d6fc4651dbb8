//! The promises, one function each.

use crate::common::{money, pence};
use crate::draw::{Agreement, Draws, MOST, is_cliff};
use alliance_model::{Band, Cap, Fee, Limit, Money, Quality, Rate, Share, Step, Table};
use alliance_settle::{MemberResult, SettleError, Settlement, curve_at, most_lost, settle};

/// Leaves out the three refusals that random figures may earn.
pub(crate) fn settled(agreement: &Agreement) -> Option<Settlement> {
    match settle(&agreement.terms, &agreement.members, &[], &agreement.facts) {
        Ok(settlement) => Some(settlement),
        Err(SettleError::NoWeights { .. } | SettleError::FeesPassOutturn { .. } | SettleError::TooPrecise) => None,
        Err(error) => panic!("{error}"),
    }
}

/// Every member's limb 3 at the outturn of the facts; none where the figures need too many digits.
fn shares(agreement: &Agreement) -> Option<Vec<Money>> {
    match curve_at(&agreement.terms, &agreement.members, &[], &agreement.facts, [agreement.facts.outturn]) {
        Err(SettleError::TooPrecise) => None,
        points => points.unwrap().into_iter().next().map(|point| point.members),
    }
}

pub(crate) fn books_balance(agreement: &Agreement, settlement: &Settlement) {
    let sum = |part: fn(&MemberResult) -> Money| settlement.members.iter().map(part).sum::<Money>();
    let (costs, fees, pool) = (sum(|m| m.limb1), sum(|m| m.limb2), sum(|m| m.limb3));
    assert_eq!(settlement.pool, pool);
    assert_eq!(settlement.difference, settlement.target - settlement.outturn);
    assert_eq!(settlement.difference, settlement.pool + settlement.commissioner + settlement.reserve);
    assert_eq!(settlement.paid, costs + fees + pool + settlement.reserve);
    assert_eq!(settlement.outturn, if agreement.terms.fee_in_target { costs + fees } else { costs });
    for member in &settlement.members {
        assert_eq!(member.total, member.limb1 + member.limb2 + member.limb3);
        assert_eq!(member.limb3, member.on_account.iter().copied().sum::<Money>() + member.final_account);
    }
    assert_eq!(shares(agreement).unwrap(), settlement.members.iter().map(|member| member.limb3).collect::<Vec<_>>());
}

pub(crate) fn no_cap_is_passed(agreement: &Agreement, settlement: &Settlement) {
    let split = agreement.split();
    for member in &settlement.members {
        let caps = if member.limb3.is_negative() { &split.caps } else { &split.gain_caps };
        assert!(caps.get(&member.member).is_none_or(|cap| member.limb3.abs() <= *cap));
    }
    let before_split = agreement.terms.steps.iter().take_while(|step| !matches!(step, Step::Split(_))).last();
    let Some(Step::Cap(cap)) = before_split else { return };
    let fees: Money = settlement.members.iter().map(|member| member.limb2).sum();
    let most = |limit| match limit {
        Limit::Amount(amount) => amount.exact(),
        Limit::OfTarget(rate) => rate.exact() * settlement.target.exact(),
        Limit::OfFees(rate) => rate.exact() * fees.exact(),
    };
    if let Some(limit) = if settlement.pool.is_negative() { cap.pain } else { cap.gain } {
        assert!(settlement.pool.abs().exact() <= most(limit).round().max(Money::ZERO.exact()));
    }
}

/// However much the work costs, nobody loses more than is told; and who is told to have no end loses more at a higher cost.
pub(crate) fn nobody_loses_more_than_the_most(agreement: &Agreement, draws: &mut Draws) -> bool {
    let (terms, members, facts) = (&agreement.terms, &agreement.members, &agreement.facts);
    // Rounding moves the most by a unit; a split by fees that follow cost is not straight.
    if agreement.has(|step| matches!(step, Step::Round(_))) || agreement.pays_fees_on_cost() {
        return false;
    }
    let most = match most_lost(terms, members, &[], facts) {
        Ok(most) => most,
        Err(SettleError::TooPrecise) => return false,
        Err(error) => panic!("{error}"),
    };
    let target = settle(terms, members, &[], facts).unwrap().target;
    let far = draws.money(MOST) + pence(10_000_000_000_000);
    let outturns = [target + draws.money(MOST / 10), target + draws.money(MOST), target + far, target + far + far];
    // Below the fees that are inside it a final cost cannot be.
    let Some(points) = curve_at(terms, members, &[], facts, outturns).ok().filter(|points| points.len() == outturns.len()) else { return false };
    for (place, most) in most.iter().enumerate() {
        let lost: Vec<Money> = points.iter().map(|point| -point.members[place]).collect();
        match most {
            Some(most) => assert!(lost.iter().all(|lost| lost <= most), "{:?} loses {lost:?}, more than {most:?}", members[place].id),
            None => assert!(lost[3] > lost[2], "{:?} loses {lost:?}, and that ends", members[place].id),
        }
    }
    true
}

pub(crate) fn the_trace_replays(settlement: &Settlement) {
    let amount = |text: &str| text.replace(',', "").replace('\u{2212}', "-");
    for pair in settlement.trace.windows(2) {
        assert_eq!(pair[0].after, pair[1].before);
    }
    assert_eq!(amount(&settlement.trace.last().unwrap().after), settlement.pool.to_string());
    for member in &settlement.members {
        let lines = |names: &'static [&str]| member.trace.iter().filter(|line| names.contains(&line.step)).collect::<Vec<_>>();
        for (chain, starts) in [(lines(&["split", "member_cap"]), settlement.trace.last()), (lines(&["interim", "final_account"]), None)] {
            assert!(chain.windows(2).all(|pair| pair[0].after == pair[1].before));
            let Some((first, last)) = chain.first().zip(chain.last()) else { continue };
            assert_eq!(amount(&last.after), member.limb3.to_string());
            // The part of a member starts from the pool before caps, which the pool's own line tells.
            assert!(starts.is_none_or(|_| settlement.trace.iter().any(|line| line.numbers.contains(&first.before))));
        }
        let [limb1, limb2] = [&member.trace[0], &member.trace[1]].map(|line| amount(&line.after));
        assert_eq!([limb1, limb2], [member.limb1.to_string(), member.limb2.to_string()]);
    }
}

/// Whether it is looked at: fees on actual cost and cliffs may reward a higher cost, which is what the checklist warns of.
pub(crate) fn nobody_gains_from_a_higher_cost(agreement: &Agreement, settlement: &Settlement, draws: &mut Draws) -> bool {
    if agreement.pays_fees_on_cost() || agreement.has(is_cliff) {
        return false;
    }
    let mut dearer = agreement.clone();
    let most = if draws.one_in(2) { MOST } else { MOST / 1000 };
    dearer.facts.outturn += draws.money(most);
    for (cheaper, dearer) in settlement.members.iter().zip(shares(&dearer).unwrap()) {
        assert!(dearer <= cheaper.limb3 + pence(1), "{} then {dearer}", cheaper.limb3);
    }
    true
}

pub(crate) fn uniform_bands_are_a_flat_share(agreement: &Agreement, draws: &mut Draws) {
    let edge = |points: u64| Rate::fraction(i64::try_from(points).unwrap(), 10_000).unwrap();
    let (share, mut from, mut bands) = (draws.rate(10_000), 0, Vec::new());
    for _ in 0..draws.up_to(4) {
        let to = from + 1 + draws.up_to(3000);
        bands.push(Band { from: edge(from), to: Some(edge(to)), share });
        from = to;
    }
    bands.push(Band { from: edge(from), to: None, share });
    let with = |bands: Vec<Band>| {
        let mut with = agreement.clone();
        let shared = Share { gain: bands.clone(), pain: bands };
        match with.terms.steps.iter_mut().find(|step| matches!(step, Step::Share(_))) {
            Some(step) => *step = Step::Share(shared),
            None => with.terms.steps.insert(usize::from(with.terms.steps[0] == Step::AdjustTarget), Step::Share(shared)),
        }
        shares(&with)
    };
    assert_eq!(with(bands), with(vec![Band { from: Rate::ZERO, to: None, share }]));
}

pub(crate) fn caps_that_are_never_reached_are_no_caps(agreement: &Agreement) {
    let with = |limit: Option<Money>| {
        let mut with = agreement.clone();
        let ids: Vec<_> = with.members.iter().map(|member| member.id.clone()).collect();
        for step in &mut with.terms.steps {
            if let Step::Cap(cap) = step {
                *cap = Cap { gain: limit.map(Limit::Amount), pain: limit.map(Limit::Amount) };
            }
        }
        let caps: Table<_, _> = ids.iter().filter_map(|id| Some((id.clone(), limit?))).collect();
        let split = with.split_mut();
        (split.caps, split.gain_caps) = (caps.clone(), caps);
        shares(&with)
    };
    assert_eq!(with(Some(money("10000000000"))), with(None));
}

/// Whether it is looked at: a fee on cost may itself move by a penny, and with it a cap at the fees or a split by fee.
pub(crate) fn the_order_of_members_moves_a_penny(agreement: &Agreement, settlement: &Settlement, draws: &mut Draws) -> bool {
    if agreement.pays_fees_on_cost() {
        return false;
    }
    let mut turned = agreement.clone();
    let turn = usize::try_from(draws.up_to(7)).unwrap() % turned.members.len();
    turned.members.rotate_left(turn);
    if draws.one_in(2) {
        turned.members.reverse();
    }
    for (member, share) in turned.members.iter().zip(shares(&turned).unwrap()) {
        let before = settlement.member(&member.id).unwrap().limb3;
        assert!((before - share).abs() <= pence(1), "{before} and {share}");
    }
    true
}

/// The same agreement in a currency of a hundredth the value; fees by rate are left out, because each is rounded by itself.
pub(crate) fn a_hundred_times_the_figures(agreement: &Agreement) {
    let mut small = agreement.clone();
    small.terms.fee_in_target = false;
    for member in &mut small.members {
        member.fee = Some(Fee::Fixed { amount: pence(1 + i64::try_from(member.id.as_str().len()).unwrap()) });
    }
    let large = hundredfold(&small);
    let Some((small, large)) = shares(&small).zip(shares(&large)) else { return };
    for (small, large) in small.iter().zip(large) {
        // To the penny: each is rounded in its own pence, by a penny at most in the reserve, the pool and the remainders.
        assert!((hundred(*small) - large).abs() <= pence(250), "{small} and {large}");
    }
}

fn hundred(amount: Money) -> Money {
    pence(amount.pence() * 100)
}

fn hundredfold(agreement: &Agreement) -> Agreement {
    let mut large = agreement.clone();
    large.terms.target = hundred(large.terms.target);
    let facts = &mut large.facts;
    (facts.outturn, facts.relief) = (hundred(facts.outturn), hundred(facts.relief));
    facts.adjustments.iter_mut().for_each(|change| change.amount = hundred(change.amount));
    facts.forecasts.clear();
    for step in &mut large.terms.steps {
        match step {
            Step::Cap(cap) => [&mut cap.gain, &mut cap.pain].into_iter().flatten().for_each(|limit| {
                if let Limit::Amount(amount) = limit {
                    *amount = hundred(*amount);
                }
            }),
            Step::Quality(Quality::Pools { reward, liability }) => (*reward, *liability) = (hundred(*reward), hundred(*liability)),
            Step::Round(rounding) => rounding.to = hundred(rounding.to),
            Step::Split(split) => split.caps.values_mut().chain(split.gain_caps.values_mut()).for_each(|cap| *cap = hundred(*cap)),
            _ => {}
        }
    }
    // What else a split goes by keeps its proportions.
    for member in &mut large.members {
        if let Some(Fee::Fixed { amount }) = &mut member.fee {
            *amount = hundred(*amount);
        }
    }
    large
}
