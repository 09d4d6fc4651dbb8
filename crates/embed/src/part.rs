//! What a module reads of a design: all of it, or where it knows one topic only, what that needs. The rest is then not even looked at,
//! and the module carries no code for it.

use alliance_json::{AsJson, Json, from_json};
use alliance_model::{Body, Currency, Design, Facts, Matter, Member, Motion, Outcome, Problem, Rule, Seat, Terms, check, check_money, check_votes};

/// Whether the module has this topic alone.
const VOTES_ALONE: bool = cfg!(any(feature = "votes", feature = "power")) && !cfg!(any(feature = "money", feature = "curve", feature = "futures"));
const MONEY_ALONE: bool = cfg!(any(feature = "money", feature = "curve")) && !cfg!(any(feature = "votes", feature = "power", feature = "futures"));

/// How the group decides.
#[derive(AsJson)]
struct Votes {
    #[serde(default)]
    title: String,
    members: Vec<Member>,
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
    #[serde(default)]
    title: String,
    #[serde(default)]
    currency: Currency,
    members: Vec<Member>,
    terms: Terms,
    #[serde(default)]
    facts: Facts,
    #[serde(default)]
    outcomes: Vec<Outcome>,
}

/// Reads it; none where it is not of the form of a design.
pub(crate) fn read(json: &Json) -> Option<Design> {
    if VOTES_ALONE {
        let Votes { title, members, bodies, seats, rules, matters, motion } = from_json(json)?;
        return Some(Design { title, members, bodies, seats, rules, matters, motion, ..Design::blank() });
    }
    if MONEY_ALONE {
        let Money { title, currency, members, terms, facts, outcomes } = from_json(json)?;
        return Some(Design { title, currency, members, terms, facts, outcomes, ..Design::blank() });
    }
    from_json(json)
}

/// What is wrong with what was read.
pub(crate) fn problems(design: &Design) -> Vec<Problem> {
    if VOTES_ALONE {
        check_votes(design)
    } else if MONEY_ALONE {
        check_money(design)
    } else {
        check(design)
    }
}
