//! Well-known terms of risk and reward, as data: a file for each in `presets/terms`, with its sources.

use alliance_json::{AsJson, Json, from_json};
use alliance_model::{Cap, Exact, Limit, Money, Quality, Status, Step, Terms};

/// Well-known terms, ready to be put into a design.
#[derive(Clone, Debug, PartialEq, Eq, AsJson)]
pub struct TermsPreset {
    /// By which it is asked for: `nec-option-c`.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it does, and which of its figures are a common choice and not a fact.
    pub about: String,
    /// Where its figures were read.
    pub source: Vec<Source>,
    /// What its figures are, and how sure.
    #[serde(default)]
    pub parameters: Vec<Parameter>,
    /// The terms. Amounts in them are for their own target.
    pub terms: Terms,
}

/// Where figures were read.
#[derive(Clone, Debug, PartialEq, Eq, AsJson)]
pub struct Source {
    /// What it says, or is called.
    pub title: String,
    /// Its address.
    #[serde(default)]
    pub url: String,
    /// Where it can be found, if it has no address.
    #[serde(default, rename = "where")]
    pub place: String,
}

/// One figure of the terms.
#[derive(Clone, Debug, PartialEq, Eq, AsJson)]
pub struct Parameter {
    /// Where it stands in the terms: `steps[1].gain[0].share`.
    pub path: String,
    /// What it is.
    pub what: String,
    /// How sure it is.
    pub status: Status,
}

impl TermsPreset {
    /// The terms for another target: rates stay as they are, and amounts keep their proportion to the target, to the nearest penny.
    pub fn for_target(&self, target: Money) -> Terms {
        let mut terms = self.terms.clone();
        let own = std::mem::replace(&mut terms.target, target);
        if own == Money::ZERO || own == target {
            return terms;
        }
        for amount in terms.steps.iter_mut().flat_map(amounts) {
            *amount = in_proportion(*amount, target, own).unwrap_or(*amount);
        }
        terms
    }
}

/// The amounts of a step that grow with the target. Members' own caps name members, so no preset has any.
fn amounts(step: &mut Step) -> Vec<&mut Money> {
    match step {
        Step::Cap(Cap { gain, pain }) => [gain, pain].into_iter().filter_map(|limit| limit.as_mut().and_then(amount)).collect(),
        Step::Quality(Quality::Pools { reward, liability }) => vec![reward, liability],
        _ => Vec::new(),
    }
}

const fn amount(limit: &mut Limit) -> Option<&mut Money> {
    match limit {
        Limit::Amount(amount) => Some(amount),
        Limit::OfTarget(_) | Limit::OfFees(_) => None,
    }
}

fn in_proportion(amount: Money, target: Money, own: Money) -> Option<Money> {
    // Each has at most 51 bits, so the product fits.
    Money::round_half_even(Exact::new(i128::from(amount.pence()) * i128::from(target.pence()), i128::from(own.pence()))).ok()
}

/// Well-known terms, in order of their ids.
pub fn terms_presets() -> Vec<TermsPreset> {
    // The file is part of the program: a test reads it, so it cannot fail here.
    let file = alliance_json::read(include_str!(concat!(env!("OUT_DIR"), "/terms-presets.json"))).unwrap_or_default();
    let Json::List(all) = file else { return Vec::new() };
    all.iter().filter_map(from_json).collect()
}
