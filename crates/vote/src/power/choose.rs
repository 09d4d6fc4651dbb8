//! Which engine is to work: by the shape of the game, and by what each would cost.

use super::answer::{MissingIndex, MissingReason, PowerBecause, PowerIndex, PowerMethod};
use super::findings::{Findings, Number};
use super::game::Game;
use super::halves::Halves;
use super::layers::Layers;
use super::sums::Sums;
use super::{PowerOptions, lattice, sample, table};
use crate::{CompiledRule, VoteError};
use alliance_model::Position;

/// What was found, and how.
pub(crate) struct Chosen {
    pub(crate) findings: Findings,
    pub(crate) method: PowerMethod,
    pub(crate) because: PowerBecause,
    pub(crate) missing: Vec<MissingIndex>,
}

/// A rule, and which of its seats are fixed: for the engine that goes back to the rule.
type Source<'a> = (&'a CompiledRule, &'a dyn Fn(usize) -> Option<Position>);

/// Points of the lattice that are quick.
const QUICK_POINTS: f64 = 60_000.0;
/// Players whose table is quick, though it is not the quickest.
const QUICK_TABLE: usize = 16;
/// Additions that take about a tenth of a second, and those that are too many.
const QUICK: f64 = 1e8;
const TOO_MANY: f64 = 2e10;
/// Additions in a second, in a browser.
const PER_SECOND: f64 = 8e8;
/// The most nodes of a diagram.
const MOST_NODES: usize = 400_000;

/// Chooses an engine and lets it work. Errors where none could answer in reasonable time.
pub(crate) fn choose(game: &Game, kinds: &[Vec<usize>], source: Option<Source<'_>>, options: &PowerOptions) -> Result<Chosen, VoteError> {
    if let Some(wanted) = options.sample {
        return Ok(sampled(game, wanted));
    }
    let points = lattice::points(kinds);
    let players = game.size();
    if points * kinds.len() as f64 <= QUICK_POINTS || (options.every_index && points <= 1e6 && players > table::MOST) {
        return Ok(found(lattice::find(game, kinds), PowerMethod::Kinds, PowerBecause::FewKinds));
    }
    if players <= QUICK_TABLE || (options.every_index && players <= table::MOST) {
        return Ok(found(table::find(game), PowerMethod::Table, PowerBecause::FewSeats));
    }
    if let Some(chosen) = by_sums(game, options) {
        return Ok(chosen);
    }
    if let Some(halves) = Halves::of(game).filter(|_| players > 20) {
        return Ok(found(halves.find(), PowerMethod::Halves, PowerBecause::OneLargeWeight));
    }
    if players <= table::MOST && (game.organisations.is_empty() || players <= 20) {
        return Ok(found(table::find(game), PowerMethod::Table, PowerBecause::FewSeats));
    }
    if let Some(chosen) = source.and_then(|source| by_layers(game, source)) {
        return Ok(chosen);
    }
    if points <= 3e6 {
        return Ok(found(lattice::find(game, kinds), PowerMethod::Kinds, PowerBecause::FewKinds));
    }
    #[expect(clippy::disallowed_methods, reason = "how long it would take is a guess")]
    let subsets = 2_f64.powi(i32::try_from(players).unwrap_or(i32::MAX)) * players as f64 / PER_SECOND;
    Err(VoteError::TooCostly { seats: players, seconds: subsets.min(points / PER_SECOND * 100.0).min(1e15) as u64 })
}

fn by_sums(game: &Game, options: &PowerOptions) -> Option<Chosen> {
    let (weights, quota) = game.as_weighted()?;
    let sums = Sums::of(&weights, quota)?;
    let cost = sums.cost();
    if cost.swings > TOO_MANY {
        return None;
    }
    // Whole numbers cost more with every 64 binary digits.
    let digits = (game.size() as f64 / 64.0).ceil().max(1.0) * if game.size() < 127 { 2.0 } else { 30.0 };
    let allowed = if options.exact { TOO_MANY / 10.0 } else { QUICK / 100.0 };
    let exact = cost.swings * digits <= allowed;
    let mut findings = if exact { sums.exact_swings() } else { sums.swings() };
    if cost.by_size * digits <= allowed {
        findings.by_size = Some(sums.by_size());
    } else if cost.shapley <= TOO_MANY {
        findings.shapley = Some(sums.shapley(&weights));
        findings.error = sums.error();
    }
    let mut chosen = found(findings, PowerMethod::Sums, PowerBecause::OneWeight);
    if !exact {
        let reason = if options.exact { MissingReason::TooCostly } else { MissingReason::NotAsked };
        chosen.missing.push(MissingIndex { index: PowerIndex::Swings, reason });
    }
    Some(chosen)
}

fn by_layers(game: &Game, (rule, fixed): Source<'_>) -> Option<Chosen> {
    let monotone = game.is_plainly_monotone().then_some(true);
    let layers = Layers::of(rule, fixed, MOST_NODES, monotone).ok()?;
    let shapley = layers.cost() <= TOO_MANY / 20.0;
    Some(found(layers.find(&game.players, shapley), PowerMethod::Layers, PowerBecause::FewTotals))
}

fn sampled(game: &Game, wanted: super::Sample) -> Chosen {
    let found_so = sample::sample(game, wanted.seed, wanted.samples);
    let findings = Findings {
        winning: Number::Part(found_so.act),
        swings: found_so.banzhaf.into_iter().map(Number::Part).collect(),
        shapley: Some(found_so.shapley),
        monotone: game.is_plainly_monotone().then_some(true),
        error: sample::half_width(wanted.samples, game.size()),
        ..Findings::default()
    };
    found(findings, PowerMethod::Sample, PowerBecause::Asked)
}

/// What was found, with what it lacks.
fn found(findings: Findings, method: PowerMethod, because: PowerBecause) -> Chosen {
    let mut missing = Vec::new();
    let mut lack = |index: PowerIndex, lacks: bool, reason: MissingReason| {
        if lacks {
            missing.push(MissingIndex { index, reason });
        }
    };
    lack(PowerIndex::ShapleyShubik, findings.by_size.is_none() && findings.shapley.is_none(), MissingReason::TooCostly);
    lack(PowerIndex::Johnston, findings.by_critical.is_none(), MissingReason::NotByThisMethod);
    lack(PowerIndex::DeeganPackel, findings.minimal.is_none(), MissingReason::NotByThisMethod);
    lack(PowerIndex::HollerPackel, findings.minimal.is_none(), MissingReason::NotByThisMethod);
    lack(PowerIndex::Swings, method == PowerMethod::Sample, MissingReason::NotByThisMethod);
    Chosen { findings, method, because, missing }
}
