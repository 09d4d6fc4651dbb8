//! Dangers stand beside what causes them: each is told on the tab where its cause is changed.

use crate::terms_dangers::in_words;
use crate::{Ask, Asked, Panel, Part};
use alliance_model::{Design, Step};
use alliance_settle::terms_dangers;

/// The panel of a tab with the dangers that are mended there on top. Where they cannot be looked for, it is the panel alone.
pub(crate) fn with_dangers(asked: &Asked<'_>, mut panel: Panel) -> Panel {
    let design = asked.design;
    let all = terms_dangers(&design.terms, &design.members, &design.outcomes, &design.facts).unwrap_or_default();
    let here: Vec<_> = all.iter().filter(|danger| tab_of(design, &danger.path) == asked.ask).collect();
    if !here.is_empty() {
        panel.parts.insert(0, Part::open("", in_words(asked, &here)));
    }
    panel
}

/// Where what stands at a path is changed.
fn tab_of(design: &Design, path: &str) -> Ask {
    if path.starts_with("outcomes") || path.starts_with("facts.score") {
        return Ask::Outcomes;
    }
    if path.starts_with("members") {
        return Ask::Limbs;
    }
    if path.starts_with("terms.target") || path.starts_with("facts.adjustments") {
        return Ask::Target;
    }
    match step_at(design, path) {
        Some(Step::AdjustTarget) => Ask::Target,
        Some(Step::Share(_)) => Ask::Bands,
        Some(Step::Cap(_) | Step::Reserve(_) | Step::Relief) => Ask::Caps,
        Some(Step::Quality(_)) => Ask::Outcomes,
        Some(Step::Split(_)) if path.contains("caps") => Ask::Caps,
        Some(Step::Split(_)) => Ask::Split,
        Some(Step::Trigger(_) | Step::Levy(_) | Step::Interim { .. } | Step::Round(_)) | None => Ask::Steps,
    }
}

/// The step that a path such as `terms.steps[2].caps` leads into.
fn step_at<'a>(design: &'a Design, path: &str) -> Option<&'a Step> {
    let (place, _) = path.strip_prefix("terms.steps[")?.split_once(']')?;
    design.terms.steps.get(place.parse::<usize>().ok()?)
}
