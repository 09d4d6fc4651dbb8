//! How things are decided, and what follows where they are not.

use super::{Heading, always, heading, unless};
use crate::figures::{count, percent};
use crate::letters::sentence_case;
use crate::votes::{ladder_action_name, rule_in_words};
use alliance_model::{Design, LadderStep, Matter, Rule};

pub(super) fn headings(design: &Design) -> Vec<Heading> {
    vec![authority(design), kinds(design), quorum(design), meetings(), conflicts(), deadlock(design)]
}

fn authority(design: &Design) -> Heading {
    let reserved: Vec<String> = design.matters.iter().filter(|matter| matter.reserved).map(|matter| format!("Reserved: {}.", matter.name)).collect();
    heading(
        "Authority and its limits",
        reserved,
        [
            always("Up to which sum may each group and the manager decide by themselves?"),
            unless(design.matters.iter().any(|matter| matter.reserved), "Which decisions stay with the members\u{2019} own boards?"),
        ],
    )
}

fn kinds(design: &Design) -> Heading {
    let rules = design.rules.iter().map(|rule| format!("{}. {}", rule.name, rule_in_words(design, rule)));
    let matters = design.matters.iter().map(|matter| matter_in_words(design, matter));
    heading(
        "Kinds of decision and their rules",
        rules.chain(matters).collect(),
        [
            unless(!design.rules.is_empty(), "By which rule are decisions made?"),
            unless(!design.matters.is_empty(), "Which kinds of decision need a rule of their own?"),
        ],
    )
}

/// "Changing the target cost: by the rule “Unanimity”, in the leadership team."
fn matter_in_words(design: &Design, matter: &Matter) -> String {
    let rule = design.rule(&matter.rule).map_or(matter.rule.as_str(), |rule| rule.name.as_str());
    let body = matter.body.as_ref().and_then(|id| design.body(id)).or_else(|| design.leadership());
    let place = body.map(|body| format!(", in {}", body.name)).unwrap_or_default();
    format!("{}: by the rule \u{201c}{rule}\u{201d}{place}.", sentence_case(&matter.name))
}

fn quorum(design: &Design) -> Heading {
    let with = |rule: &Rule| {
        let said = if rule.quorum.is_some() { "has a quorum, told with the rule above" } else { "asks for no quorum" };
        format!("The rule \u{201c}{}\u{201d} {said}.", rule.name)
    };
    let any = design.rules.iter().any(|rule| rule.quorum.is_some());
    heading(
        "Quorum",
        design.rules.iter().map(with).collect(),
        [unless(any, "How many must be there for a decision to count?"), always("What follows when a meeting has too few?")],
    )
}

fn meetings() -> Heading {
    heading(
        "Meetings",
        vec![],
        [
            always("How often does each group meet, and how many days before are papers sent?"),
            always("Who keeps the minutes, and who sees them?"),
            always("Can something be decided in writing between meetings?"),
        ],
    )
}

fn conflicts() -> Heading {
    heading(
        "Conflicts of interest",
        vec![],
        [always("Who keeps the register of interests?"), always("Who decides that somebody steps aside, and does that person leave the room?")],
    )
}

fn deadlock(design: &Design) -> Heading {
    let lines = design.deadlock.iter().enumerate().map(|(place, step)| rung(place, step)).collect();
    heading(
        "Disputes and deadlock",
        lines,
        [
            unless(!design.deadlock.is_empty(), "What is done, step by step, when a motion does not pass?"),
            always("How are disputes between members settled, and by when?"),
        ],
    )
}

/// "Step 1: wait and vote again, within 2 weeks. Judged to settle it in 30% of cases."
fn rung(place: usize, step: &LadderStep) -> String {
    let action = crate::futures::within(ladder_action_name(Some(step.action)));
    let weeks = if step.weeks > 0 { format!(", within {}", count(step.weeks as usize, "week", "weeks")) } else { String::new() };
    let chance = step.chance.map(|chance| format!(" Judged to settle it in {} of cases.", percent(chance))).unwrap_or_default();
    let notes = if step.notes.trim().is_empty() { String::new() } else { format!(" {}", step.notes.trim()) };
    format!("Step {}: {action}{weeks}.{chance}{notes}", place + 1)
}
