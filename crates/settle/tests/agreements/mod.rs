//! Random agreements for properties.
#![allow(unreachable_pub, clippy::unwrap_used)]

use crate::common::{bands, id, members, pence, terms};
use alliance_model::{Cap, Excess, Key, Levy, Limit, Member, Money, Rate, Reserve, Split, Step, Table, Terms};
use proptest::prelude::*;

/// Agreements with bands, caps, a levy and a reserve, and an outturn.
pub fn agreements() -> impl Strategy<Value = (Terms, Vec<Member>, Money)> {
    let share = (1..=9_i64, 1..=9_i64, 1..=10_i64).prop_map(|(first, second, width)| {
        let shares = |a, b| bands(&[&format!("0-{width}/100:{a}/10"), &format!("{width}/100-:{b}/10")]);
        Step::Share(alliance_model::Share { gain: shares(first, second), pain: shares(second, first) })
    });
    let extra = prop_oneof![
        Just(None),
        (1..=300_000_i64).prop_map(|most| Some(Step::Cap(Cap { gain: None, pain: Some(Limit::Amount(pence(most * 100))) }))),
        (1..=9_i64).prop_map(|tenths| Some(Step::Levy(Levy::Gain { rate: Rate::fraction(tenths, 10).unwrap() }))),
        (1..=9_i64).prop_map(|tenths| Some(Step::Reserve(Reserve { rate: Rate::fraction(tenths, 10).unwrap(), label: "later".to_owned() }))),
    ];
    let weights = prop::collection::vec(1..=20_i64, 4);
    let capped = (prop::bool::ANY, 1..=50_000_i64, prop::bool::ANY);
    (share, extra, weights, capped, 60_000_000..=140_000_000_i64).prop_map(|(share, extra, weights, (has_cap, most, reallocate), outturn)| {
        let by =
            Key::Weights(weights.iter().enumerate().map(|(n, weight)| (id(&format!("p{}", n + 1)), Rate::fraction(*weight, 20).unwrap())).collect());
        let mut caps = Table::new();
        if has_cap {
            caps.insert(id("p2"), pence(most * 100));
        }
        let excess = if reallocate { Excess::Reallocate } else { Excess::Commissioner };
        let steps = [Some(share), extra, Some(Step::Split(Split { by, caps, gain_caps: Table::new(), excess }))];
        (terms("1000000", steps.into_iter().flatten().collect()), members(4), pence(outturn))
    })
}
