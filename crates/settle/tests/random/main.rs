//! Promises, on a hundred thousand random agreements in every run. Where one is broken, the number of the agreement is told,
//! and `one_agreement` looks at it alone.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../common/mod.rs"]
mod common;
mod draw;
mod flat;
mod promises;
mod straight;

use draw::{Agreement, Draws};
use std::ops::AddAssign;

const AGREEMENTS: u64 = 100_000;

/// How many agreements each promise was looked at on.
#[derive(Default)]
struct Looked {
    settled: u64,
    monotone: u64,
    order: u64,
    straight: u64,
    flat: u64,
    most: u64,
}

impl AddAssign for Looked {
    fn add_assign(&mut self, other: Self) {
        self.settled += other.settled;
        self.monotone += other.monotone;
        self.order += other.order;
        self.straight += other.straight;
        self.flat += other.flat;
        self.most += other.most;
    }
}

/// Looks at one agreement; nothing where its random figures leave nothing to settle.
fn look(number: u64) -> Looked {
    let mut draws = Draws::new(number);
    let agreement: Agreement = draws.agreement();
    let Some(settlement) = promises::settled(&agreement) else { return Looked::default() };
    promises::books_balance(&agreement, &settlement);
    promises::no_cap_is_passed(&agreement, &settlement);
    promises::the_trace_replays(&settlement);
    promises::uniform_bands_are_a_flat_share(&agreement, &mut draws);
    promises::caps_that_are_never_reached_are_no_caps(&agreement);
    promises::a_hundred_times_the_figures(&agreement);
    Looked {
        settled: 1,
        monotone: promises::nobody_gains_from_a_higher_cost(&agreement, &settlement, &mut draws).into(),
        order: promises::the_order_of_members_moves_a_penny(&agreement, &settlement, &mut draws).into(),
        straight: straight::between_break_points(&agreement, &mut draws).into(),
        flat: flat::agrees(&agreement, &mut draws).into(),
        // Costly, and of the same figures as others: on one agreement in eight.
        most: (number.is_multiple_of(8) && promises::nobody_loses_more_than_the_most(&agreement, &mut draws)).into(),
    }
}

#[test]
fn a_hundred_thousand_agreements() {
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as u64;
    let share = |thread| {
        move || {
            let mut looked = Looked::default();
            for number in (0..AGREEMENTS).filter(|number| number % threads == thread) {
                let result = std::panic::catch_unwind(|| look(number));
                looked += result.unwrap_or_else(|_| panic!("agreement {number}: see `one_agreement`"));
            }
            looked
        }
    };
    let mut looked = Looked::default();
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|thread| scope.spawn(share(thread))).collect();
        running.into_iter().for_each(|thread| looked += thread.join().unwrap());
    });
    let Looked { settled, monotone, order, straight, flat, most } = looked;
    println!("of {AGREEMENTS} agreements {settled} settle; monotone {monotone}, order {order}, straight {straight}, flat {flat}, most lost {most}");
    // A promise that is hardly ever looked at would prove nothing.
    assert!(
        settled > AGREEMENTS * 8 / 10
            && monotone > AGREEMENTS / 4
            && order > AGREEMENTS / 4
            && straight > AGREEMENTS / 3
            && flat > AGREEMENTS * 7 / 10
            && most > AGREEMENTS / 30
    );
}

/// The agreement of this number, by itself: `AGREEMENT=17 cargo test -p alliance-settle --test random one_agreement`.
#[test]
fn one_agreement() {
    let number = std::env::var("AGREEMENT").ok().and_then(|number| number.parse().ok()).unwrap_or_default();
    println!("{:#?}", Draws::new(number).agreement());
    look(number);
}
