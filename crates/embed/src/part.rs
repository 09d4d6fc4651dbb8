//! What a module reads of a design: all of it, or what its topics need. The rest is then not even looked at, and the module carries no
//! code for it.

use crate::why::Why;
use alliance_json::{AsJson, Json, from_json};
use alliance_model::{Body, Correlation, CostLine, Currency, Design, Facts, Matter, Member, Motion, Outcome, Risk, Rule, Scenario, Seat, Terms};
#[cfg(not(feature = "small"))]
use alliance_model::{Severity, check, check_money, check_votes};
#[cfg(feature = "small")]
use alliance_model::{futures_make_sense, votes_make_sense};
#[cfg(feature = "scenarios")]
use {
    alliance_format::put,
    alliance_json::{from_json_with_rest, to_json},
    alliance_model::Change,
};

const WHOLE: bool = cfg!(feature = "whole");
const VOTES: bool = cfg!(feature = "reads-votes");
const MONEY: bool = cfg!(feature = "reads-money");
const UNCERTAIN: bool = cfg!(feature = "reads-uncertainty");

/// Who is in it.
#[derive(AsJson)]
struct Who {
    #[serde(default)]
    title: String,
    #[serde(default)]
    currency: Currency,
    members: Vec<Member>,
}

/// How the group decides.
#[derive(AsJson)]
struct Votes {
    #[serde(default)]
    bodies: Vec<Body>,
    #[serde(default)]
    seats: Vec<Seat>,
    #[serde(default)]
    rules: Vec<Rule>,
    #[serde(default)]
    matters: Vec<Matter>,
    #[serde(default)]
    motion: Motion,
}

/// How it shares.
#[derive(AsJson)]
struct Money {
    terms: Terms,
    #[serde(default)]
    facts: Facts,
    #[serde(default)]
    outcomes: Vec<Outcome>,
}

/// What is not known yet.
#[derive(AsJson)]
struct Uncertain {
    #[serde(default)]
    costs: Vec<CostLine>,
    #[serde(default)]
    risks: Vec<Risk>,
    #[serde(default)]
    correlation: Option<Correlation>,
}

/// What else may be.
#[derive(AsJson)]
struct Varied {
    #[serde(default)]
    scenarios: Vec<Scenario>,
}

/// Reads it; none where it is not of the form of a design.
pub(crate) fn read(json: &Json) -> Option<Design> {
    if WHOLE {
        return from_json(json);
    }
    let Who { title, currency, members } = from_json(json)?;
    let mut design = Design { title, currency, members, ..Design::blank() };
    if VOTES {
        let Votes { bodies, seats, rules, matters, motion } = from_json(json)?;
        design = Design { bodies, seats, rules, matters, motion, ..design };
    }
    if MONEY {
        let Money { terms, facts, outcomes } = from_json(json)?;
        design = Design { terms, facts, outcomes, ..design };
    }
    if UNCERTAIN {
        let Uncertain { costs, risks, correlation } = from_json(json)?;
        design = Design { costs, risks, correlation, ..design };
    }
    if cfg!(feature = "scenarios") {
        let Varied { scenarios } = from_json(json)?;
        design = Design { scenarios, ..design };
    }
    Some(design)
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
    let mut who = Who { title: design.title.clone(), currency: design.currency.clone(), members: design.members.clone() };
    let mut money = Money { terms: design.terms.clone(), facts: design.facts.clone(), outcomes: design.outcomes.clone() };
    let mut uncertain = Uncertain { costs: design.costs.clone(), risks: design.risks.clone(), correlation: design.correlation.clone() };
    let parts: [&mut dyn AsJson; 3] = [&mut who, &mut money, &mut uncertain];
    let mut json = Json::Group(parts.into_iter().flat_map(|part| to_json(part).fields().unwrap_or_default().to_vec()).collect());
    for Change { path, value } in &scenario.changes {
        // What else is in a design is known elsewhere.
        json.get(path.split('.').next()?)?;
        put(&mut json, path, Some(value).filter(|value| !value.is_null()))?;
    }
    let changed = read(&json)?;
    // What nobody asked for makes a scenario wrong; seats and bodies know the members by their ids.
    let is_known = knows_all::<Who>(&json) && knows_all::<Money>(&json) && knows_all::<Uncertain>(&json);
    let ids = |design: &Design| design.members.iter().map(|member| member.id.clone()).collect::<Vec<_>>();
    (is_known && ids(&changed) == ids(design) && first_error(&changed).is_none()).then_some(changed)
}

/// Whether a part asks for everything that stands further in.
#[cfg(feature = "scenarios")]
fn knows_all<T: AsJson>(json: &Json) -> bool {
    from_json_with_rest::<T>(json).is_some_and(|(_, rest)| rest.iter().all(|field| field.way.is_empty()))
}
