//! What a module reads of a design: all of it, or what its topics need. The rest is then not even looked at, and the module carries no
//! code for it.

use crate::why::Why;
use alliance_json::{AsJson, Json, Passage, Said, from_json};
use alliance_model::Design;
#[cfg(not(feature = "small"))]
use alliance_model::{Severity, check, check_money, check_votes};
#[cfg(feature = "small")]
use alliance_model::{futures_make_sense, votes_make_sense};
#[cfg(feature = "scenarios")]
use {
    alliance_format::put,
    alliance_json::{from_json_with_rest, to_json},
    alliance_model::{Change, Scenario},
};

const WHOLE: bool = cfg!(feature = "whole");
const VOTES: bool = cfg!(feature = "reads-votes");
const MONEY: bool = cfg!(feature = "reads-money");
const UNCERTAIN: bool = cfg!(feature = "reads-uncertainty");
const SCENARIOS: bool = cfg!(feature = "scenarios");

/// A design of which only these parts are read and written.
struct Parts(Design);

impl AsJson for Parts {
    fn blank() -> Self {
        Self(Design::blank())
    }

    fn pass(&mut self, by: &mut Passage<'_>) {
        let its = &mut self.0;
        by.group();
        by.field("title", &mut its.title, Said::Mostly);
        by.field("currency", &mut its.currency, Said::Mostly);
        by.field("members", &mut its.members, Said::Always);
        if VOTES {
            by.field("bodies", &mut its.bodies, Said::Mostly);
            by.field("seats", &mut its.seats, Said::Mostly);
            by.field("rules", &mut its.rules, Said::Mostly);
            by.field("matters", &mut its.matters, Said::Mostly);
            by.field("motion", &mut its.motion, Said::Mostly);
        }
        if MONEY {
            by.field("terms", &mut its.terms, Said::Always);
            by.field("facts", &mut its.facts, Said::Mostly);
            by.field("outcomes", &mut its.outcomes, Said::Mostly);
        }
        if UNCERTAIN {
            by.field("costs", &mut its.costs, Said::Mostly);
            by.field("risks", &mut its.risks, Said::Mostly);
            by.field("correlation", &mut its.correlation, Said::Mostly);
        }
        if SCENARIOS {
            // Read, but not written: no scenario changes another one.
            by.field("scenarios", &mut its.scenarios, Said::NotNow);
        }
    }
}

/// Reads it; none where it is not of the form of a design.
pub(crate) fn read(json: &Json) -> Option<Design> {
    if WHOLE {
        return from_json(json);
    }
    from_json(json).map(|Parts(design)| design)
}

/// Why what was read does not make sense: the first error.
#[cfg(not(feature = "small"))]
pub(crate) fn first_error(design: &Design) -> Option<Why> {
    let problems = match (WHOLE, VOTES) {
        (true, _) => check(design),
        (false, true) => check_votes(design),
        (false, false) => check_money(design),
    };
    let error = problems.into_iter().find(|problem| problem.severity == Severity::Error);
    error.map(|error| Why::say(|| format!("This design does not make sense. In {error}")))
}

/// Whether what was read does not make sense; the whole module says why.
#[cfg(feature = "small")]
pub(crate) fn first_error(design: &Design) -> Option<Why> {
    let makes_sense = (!VOTES || votes_make_sense(design)) && (!MONEY || futures_make_sense(design));
    (!makes_sense).then(|| Why::say(String::new))
}

/// The design under a scenario that changes only what is read here, and makes sense.
#[cfg(feature = "scenarios")]
pub(crate) fn under(design: &Design, scenario: &Scenario) -> Option<Design> {
    let mut json = to_json(&mut Parts(what_scenarios_change(design)));
    for Change { path, value } in &scenario.changes {
        // What else is in a design is known elsewhere.
        json.get(path.split('.').next()?)?;
        put(&mut json, path, Some(value).filter(|value| !value.is_null()))?;
    }
    // What nobody asked for makes a scenario wrong; seats and bodies know the members by their ids.
    let (Parts(changed), rest) = from_json_with_rest(&json)?;
    let ids = |design: &Design| design.members.iter().map(|member| member.id.clone()).collect::<Vec<_>>();
    (rest.is_empty() && ids(&changed) == ids(design) && first_error(&changed).is_none()).then_some(changed)
}

/// Those parts alone: a clone of the whole would bring code for all of it.
#[cfg(feature = "scenarios")]
fn what_scenarios_change(design: &Design) -> Design {
    let Design { title, currency, members, terms, facts, outcomes, costs, risks, correlation, .. } = design;
    Design {
        title: title.clone(),
        currency: currency.clone(),
        members: members.clone(),
        terms: terms.clone(),
        facts: facts.clone(),
        outcomes: outcomes.clone(),
        costs: costs.clone(),
        risks: risks.clone(),
        correlation: correlation.clone(),
        ..Design::blank()
    }
}
