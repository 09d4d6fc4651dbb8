//! Well-known terms of risk and reward, to be put into a design.

use crate::Refusal;
use alliance_format::TermsPreset;
use alliance_model::{Money, Status, Terms};
use serde::Serialize;
use serde_json::Value;

/// Well-known terms, as on their card.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PresetCard {
    /// By which they are asked for: `nec-option-c`.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// What they do, and which of their figures are a common choice and not a fact.
    pub about: String,
    /// Where their figures were read.
    pub sources: Vec<PresetSource>,
    /// What their figures are, and how sure.
    pub parameters: Vec<PresetParameter>,
}

/// Where figures were read: an address, or where else to look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PresetSource {
    /// What it says, or is called.
    pub title: String,
    /// Its address; empty where it has none.
    pub url: String,
    /// Where it can be found, if it has no address.
    #[serde(rename = "where")]
    pub place: String,
}

/// One figure of well-known terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PresetParameter {
    /// Where it stands in the terms: `steps[1].gain[0].share`.
    pub path: String,
    /// What it is.
    pub what: String,
    /// How sure it is.
    pub status: Status,
}

impl From<TermsPreset> for PresetCard {
    fn from(preset: TermsPreset) -> Self {
        let TermsPreset { id, name, about, source, parameters, .. } = preset;
        let sources = source.into_iter().map(|source| PresetSource { title: source.title, url: source.url, place: source.place });
        let parameters = parameters.into_iter().map(|figure| PresetParameter { path: figure.path, what: figure.what, status: figure.status });
        Self { id, name, about, sources: sources.collect(), parameters: parameters.collect() }
    }
}

/// All well-known terms.
pub fn presets() -> Vec<PresetCard> {
    alliance_format::terms_presets().into_iter().map(PresetCard::from).collect()
}

/// The terms of `{ id, target? }`. Without a target they have that of their source, or of an example.
/// Errors where there are none with this id, and where the target is no amount.
pub fn preset(given: Value) -> Result<Terms, Refusal> {
    let all = alliance_format::terms_presets();
    let id = given.get("id").cloned().unwrap_or_default();
    let Some(preset) = all.iter().find(|preset| id == *preset.id) else {
        let ids: Vec<_> = all.iter().map(|preset| format!("\"{}\"", preset.id)).collect();
        return Err(Refusal::new("unknown_preset", "", format!("There are no ready-made terms {id}. Expected one of {}.", ids.join(", "))));
    };
    let target = match given.get("target") {
        None | Some(Value::Null) => preset.terms.target,
        Some(target) => amount(target)?,
    };
    Ok(preset.for_target(target))
}

fn amount(target: &Value) -> Result<Money, Refusal> {
    let amount = target.as_str().and_then(|text| text.parse().ok()).filter(|amount: &Money| !amount.is_negative());
    amount.ok_or_else(|| Refusal::new("invalid", "target", format!("target: found {target}; expected an amount as text, such as \"8800000.00\".")))
}
