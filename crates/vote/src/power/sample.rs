//! A sample of coalitions and orders, for what cannot be worked out exactly in reasonable time. The same seed gives the
//! same sample.

use super::game::Game;

/// What a sample finds.
pub(crate) struct Sampled {
    /// The part of all coalitions that win.
    pub(crate) act: f64,
    /// For each player, the part of coalitions of the others in which it swings.
    pub(crate) banzhaf: Vec<f64>,
    /// For each player, the part of orders in which it is the one who makes it pass.
    pub(crate) shapley: Vec<f64>,
}

/// Half the width of an interval that holds a part with 95 chances in 100, all players together (Hoeffding's bound).
#[expect(clippy::disallowed_methods, reason = "how sure a sample is, to a few digits")]
pub(crate) fn half_width(samples: u32, players: usize) -> f64 {
    ((2.0 * players.max(1) as f64 / 0.05).ln() / (2.0 * f64::from(samples.max(1)))).sqrt()
}

/// Asks about so many coalitions and as many orders.
pub(crate) fn sample(game: &Game, seed: u64, samples: u32) -> Sampled {
    let mut dice = Dice(seed);
    let players = game.size();
    let (mut wins, mut swings, mut pivots) = (0_u32, vec![0_i64; players], vec![0_i64; players]);
    let mut order: Vec<usize> = (0..players).collect();
    for _ in 0..samples {
        let members: Vec<bool> = (0..players).map(|_| dice.next() >> 63 == 1).collect();
        let totals = with_members(game, &members);
        let wins_so = game.wins(&totals);
        wins += u32::from(wins_so);
        for ((adds, is_in), swings) in game.adds.iter().zip(&members).zip(&mut swings) {
            let sign = if *is_in { -1 } else { 1 };
            let other: Vec<i64> = totals.iter().zip(adds).map(|(total, add)| total + sign * add).collect();
            *swings += sign * (i64::from(game.wins(&other)) - i64::from(wins_so));
        }
        dice.shuffle(&mut order);
        count_pivots(game, &order, &mut pivots);
    }
    let part = |count: &i64| *count as f64 / f64::from(samples.max(1));
    Sampled {
        act: f64::from(wins) / f64::from(samples.max(1)),
        banzhaf: swings.iter().map(part).collect(),
        shapley: pivots.iter().map(part).collect(),
    }
}

fn with_members(game: &Game, members: &[bool]) -> Vec<i64> {
    let mut totals = game.base.clone();
    for (adds, _) in game.adds.iter().zip(members).filter(|(_, is_in)| **is_in) {
        totals.iter_mut().zip(adds).for_each(|(total, add)| *total += add);
    }
    totals
}

fn count_pivots(game: &Game, order: &[usize], pivots: &mut [i64]) {
    let mut totals = game.base.clone();
    let mut before = game.wins(&totals);
    for player in order {
        let Some(adds) = game.adds.get(*player) else { continue };
        totals.iter_mut().zip(adds).for_each(|(total, add)| *total += add);
        let after = game.wins(&totals);
        pivots.iter_mut().skip(*player).take(1).for_each(|count| *count += i64::from(after) - i64::from(before));
        before = after;
    }
}

/// SplitMix64: small, and good enough for a sample.
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    fn shuffle(&mut self, order: &mut [usize]) {
        for last in (1..order.len()).rev() {
            let other = ((u128::from(self.next()) * (last as u128 + 1)) >> 64) as usize;
            order.swap(last, other);
        }
    }
}
