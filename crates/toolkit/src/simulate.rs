//! Many futures: a run that is drawn piece by piece, and the curves of uncertain amounts.

use crate::Refusal;
use crate::designs::read_with;
use crate::parts::{empty_design, read};
use crate::settle::without_errors;
use alliance_format::under;
use alliance_json::AsJson;
use alliance_model::{CostLine, Design, Distribution, Id, Money};
use alliance_simulate::{Asked, Curve, Futures, Memory, Points, Run};
use serde_json::{Map, Value};
use std::borrow::Cow;
use std::cell::RefCell;

thread_local! {
    /// Tables of curves: what did not change is not worked out again.
    static MEMORY: RefCell<Memory> = RefCell::default();
}

/// How futures are to be drawn, beside a design.
#[derive(Debug, Default, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FuturesAsked {
    /// How the points are laid; Sobol where nothing is said.
    #[serde(default)]
    pub points: Option<Points>,
    /// How many futures; 4,096 where nothing is said. Spread points are drawn in 16 rounds of the same size, so the number is rounded up.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(min = 2, max = 10_000_000)))]
    pub samples: Option<u32>,
    /// The same seed draws the same futures, everywhere.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 4_294_967_295_u64)))]
    pub seed: Option<u32>,
    /// Whether every future is settled to the penny; up to 1,024 are, where nothing is said.
    #[serde(default)]
    pub exact_pence: Option<bool>,
}

/// A run of futures. It is drawn in blocks here, or in parts by others, and then read.
#[derive(Debug)]
pub struct FuturesRun(Run<'static>);

impl FuturesRun {
    /// Makes ready for `{ design, scenario?, points?, samples?, seed?, exact_pence? }`. Errors with every problem of these, or where nothing is uncertain.
    pub fn new(given: Value) -> Result<Self, Refusal> {
        let (design, asked) = design_and_asked(given)?;
        Ok(Self(MEMORY.with_borrow_mut(|memory| Run::new(Cow::Owned(design), &asked, memory))?))
    }

    /// The run itself.
    pub fn run(&mut self) -> &mut Run<'static> {
        &mut self.0
    }

    /// What the futures say.
    pub fn read(&mut self) -> Result<Futures, Refusal> {
        Ok(self.0.read()?)
    }
}

fn design_and_asked(mut given: Value) -> Result<(Design, Asked), Refusal> {
    // Said by the package itself, to a run and to those who help with it.
    let keep = given.get("keep") == Some(&Value::Bool(true));
    if let Some(parts) = given.as_object_mut().filter(|_| keep) {
        parts.remove("keep");
    }
    let mut own = Map::new();
    for name in ["points", "samples", "seed", "exact_pence"] {
        own.extend(given.as_object_mut().and_then(|parts| parts.remove_entry(name)));
    }
    let asked = Asked { keep, ..futures_asked(Value::Object(own))? };
    let Value::Object(mut parts) = given else { return Err(Refusal::new("invalid", "", "Expected an object with a design.")) };
    let scenario = parts.remove("scenario").filter(|scenario| !scenario.is_null());
    let design = read_with(parts, "correlation")?;
    let Some(scenario) = scenario else { return Ok((design, asked)) };
    let found = design.scenarios.iter().find(|one| scenario.as_str() == Some(one.id.as_str()));
    let found = found.ok_or_else(|| {
        Refusal::new("unknown_scenario", "scenario", format!("scenario: found {scenario}; expected the id of one of the design\u{2019}s scenarios."))
    })?;
    Ok((without_errors(under(&design, found)?)?, asked))
}

/// How futures are to be drawn, from `{ points?, samples?, seed?, exact_pence? }`.
pub(crate) fn futures_asked(given: Value) -> Result<Asked, Refusal> {
    let FuturesAsked { points, samples, seed, exact_pence } = read("FuturesAsked", given)?;
    let standard = Asked::default();
    Ok(Asked {
        points: points.unwrap_or_default(),
        samples: samples.unwrap_or(standard.samples),
        seed: seed.unwrap_or(standard.seed),
        exact_pence,
        ..standard
    })
}

/// An uncertain amount.
#[derive(Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DistributionParts {
    /// Its shape.
    pub distribution: Distribution,
    /// Never below this.
    #[serde(default)]
    pub at_least: Option<Money>,
    /// Never above this.
    #[serde(default)]
    pub at_most: Option<Money>,
}

/// The curve of `{ distribution, at_least?, at_most? }`. Errors with every problem.
pub fn distribution(given: Value) -> Result<Curve, Refusal> {
    let DistributionParts { distribution, at_least, at_most } = read("DistributionParts", given)?;
    let (id, name) = (Id::from_name("amount", |_| false), String::new());
    let (member, budget, actual, forecast, disallowed) = (None, None, None, None, None);
    let line = CostLine { id, name, member, budget, actual, forecast, disallowed, distribution: Some(distribution), at_least, at_most };
    let design = without_errors(Design { costs: vec![line], ..empty_design()? }).map_err(of_the_amount)?;
    let curve = design.costs.first().map_or(Ok(None), Curve::of)?;
    curve.ok_or_else(|| Refusal::new("internal", "", "the amount has no shape"))
}

/// The amount stands by itself, not in a list of costs.
fn of_the_amount(mut refusal: Refusal) -> Refusal {
    let own = |path: &str| path.strip_prefix("costs[0].").unwrap_or(path).to_owned();
    refusal.problems.iter_mut().for_each(|problem| problem.path = own(&problem.path));
    Refusal::invalid(refusal.problems)
}
