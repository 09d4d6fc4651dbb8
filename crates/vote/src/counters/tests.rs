//! Counters and the engine say the same of every ballot.
#![allow(clippy::unwrap_used)]

use super::{Amount, Counters, Question, Steps};
use crate::CompiledRule;
use crate::random::votes;
use alliance_model::{Position, Verdict};
use num_traits::AsPrimitive;
use proptest::prelude::*;

/// The verdict by counters, settling on the way or only at the end.
fn counted<N: Amount>(counters: &Counters, positions: &[Position], settling: bool) -> Verdict
where
    i128: AsPrimitive<N>,
{
    let mut steps = Steps::<N>::of(counters);
    let mut totals = steps.totals();
    for (step, mover) in counters.movers.iter().enumerate() {
        if settling && let Some(ending) = steps.settle(&mut totals, step) {
            return ending.verdict;
        }
        let option = mover.options.iter().position(|option| *option == positions[mover.place]).unwrap();
        let before = totals.clone();
        steps.take(&before, &mut totals, step, option);
    }
    steps.settle(&mut totals, counters.movers.len()).unwrap().verdict
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn counters_agree_with_the_engine((table, rule, positions) in votes(), free in prop::collection::vec(prop::collection::vec(any::<bool>(), 6), 10)) {
        let compiled = CompiledRule::compile(&table, &rule).unwrap();
        let place = |id: &alliance_model::Id| table.iter().position(|voter| voter.id == *id).unwrap();
        let expected = compiled.evaluate(&compiled.ballots(|id| positions[place(id)]));
        let every = Counters::new(&compiled, Question::Verdict, |_| Position::ALL.to_vec());
        let some = Counters::new(&compiled, Question::Verdict, |place| {
            let may = |(position, free): (&Position, &bool)| (*free || *position == positions[place]).then_some(*position);
            Position::ALL.iter().zip(&free[place]).filter_map(may).collect()
        });
        let passes = Counters::new(&compiled, Question::Passes, |_| Position::ALL.to_vec());
        for settling in [false, true] {
            prop_assert_eq!(counted::<i128>(&every, &positions, settling), expected);
            prop_assert_eq!(counted::<i128>(&some, &positions, settling), expected);
            prop_assert_eq!(counted::<i64>(&some, &positions, settling), expected);
            prop_assert_eq!(counted::<i64>(&passes, &positions, settling) == Verdict::Passes, expected == Verdict::Passes);
        }
    }
}
