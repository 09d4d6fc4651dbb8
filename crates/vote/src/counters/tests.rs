//! Counters and the engine say the same of every ballot.
#![allow(clippy::unwrap_used)]

use super::{Counters, Known, Question};
use crate::CompiledRule;
use crate::random::votes;
use alliance_model::{Position, Verdict};
use proptest::prelude::*;

/// The verdict by counters, settling on the way or not.
fn counted(counters: &Counters, positions: &[Position], settling: bool) -> Verdict {
    let (mut totals, mut known) = (counters.totals(), Known::default());
    for (step, mover) in counters.movers.iter().enumerate() {
        if settling && let Some(verdict) = counters.settle(&mut totals, step, &mut known) {
            return verdict;
        }
        let option = mover.options.iter().position(|option| *option == positions[mover.place]).unwrap();
        counters.take(&mut totals, step, option);
    }
    counters.verdict(&totals)
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
            prop_assert_eq!(counted(&every, &positions, settling), expected);
            prop_assert_eq!(counted(&some, &positions, settling), expected);
            prop_assert_eq!(counted(&passes, &positions, settling) == Verdict::Passes, expected == Verdict::Passes);
        }
    }
}
