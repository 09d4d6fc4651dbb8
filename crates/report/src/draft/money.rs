//! Money: the books, the target, who shares what, outcomes and risks.

use super::{Heading, always, heading, unless};
use crate::figures::{count, percent, whole_money};
use crate::money::steps_in_words;
use crate::votes::member_kind_name;
use alliance_model::{Cap, Design, Fee, Member, Outcome, Risk, Split, Step};

pub(super) fn headings(design: &Design) -> Vec<Heading> {
    vec![open_book(design), finance(design), performance(design), risks(design)]
}

fn open_book(design: &Design) -> Heading {
    let lines = design.costs.iter().filter(|line| line.actual.is_some() || line.budget.is_some()).count();
    let told = (lines > 0).then(|| format!("The ledger of the alliance has {} that every member can see.", count(lines, "line", "lines")));
    heading(
        "Open book and audit",
        told.into_iter().collect(),
        [
            always("Which costs are allowed, and how are overheads shared out?"),
            always("Who may look into whose books, how often, and who pays for an audit?"),
        ],
    )
}

fn finance(design: &Design) -> Heading {
    let money = |amount| whole_money(amount, &design.currency);
    let fees = if design.terms.fee_in_target { "Fees are inside the target." } else { "Fees are outside the target." };
    let mut lines = vec![format!("The target cost is {}. {fees}", money(design.terms.target))];
    lines.extend(steps_in_words(&design.terms, &design.currency).into_iter().enumerate().map(|(place, step)| format!("Step {}. {step}", place + 1)));
    lines.extend(design.members.iter().filter_map(|member| member_in_words(design, member)));
    lines.extend(design.terms.steps.iter().filter_map(|step| if let Step::Split(split) = step { Some(caps(design, split)) } else { None }).flatten());
    let interim = design.terms.steps.iter().any(|step| matches!(step, Step::Interim { .. }));
    let adjusts = design.terms.steps.contains(&Step::AdjustTarget);
    let capped = design.terms.steps.iter().any(|step| matches!(step, Step::Cap(Cap { pain: Some(_), .. })) || has_caps(step));
    heading(
        "Money: budget, target, shares, caps, reserves and payment",
        lines,
        [
            always("How was the target made, and who has checked that it is neither padded nor too low?"),
            unless(adjusts, "What may change the target, such as demand, prices or new duties?"),
            unless(interim, "When is money paid, and when are gains and losses settled?"),
            unless(capped, "Is there an end to what the providers, and each of them, can lose?"),
        ],
    )
}

fn has_caps(step: &Step) -> bool {
    matches!(step, Step::Split(split) if !split.caps.is_empty())
}

/// "Beacon Mind (charity) does 24% of the work, for a fee of £74,400."
fn member_in_words(design: &Design, member: &Member) -> Option<String> {
    let work = member.work.map(|work| format!("does {} of the work", percent(work)));
    let fee = member.fee.map(|fee| match fee {
        Fee::Fixed { amount } => format!("has a fee of {}", whole_money(amount, &design.currency)),
        Fee::OfTarget { rate } => format!("has a fee of {} of its part of the target", percent(rate)),
        Fee::OfActual { rate } => format!("has a fee of {} of its actual cost", percent(rate)),
    });
    let told: Vec<String> = work.into_iter().chain(fee).collect();
    let kind = member_kind_name(member.kind);
    (!told.is_empty()).then(|| format!("{} ({kind}) {}.", member.name, told.join(" and ")))
}

fn caps(design: &Design, split: &Split) -> Vec<String> {
    let name = |id| design.member(id).map_or_else(|| id.to_string(), |member| member.name.clone());
    let money = |amount| whole_money(amount, &design.currency);
    let pain = split.caps.iter().map(|(id, cap)| format!("{} loses at most {}.", name(id), money(*cap)));
    let gain = split.gain_caps.iter().map(|(id, cap)| format!("{} gains at most {}.", name(id), money(*cap)));
    pain.chain(gain).collect()
}

fn performance(design: &Design) -> Heading {
    let unused = !design.outcomes.is_empty() && !design.terms.steps.iter().any(|step| matches!(step, Step::Quality(_)));
    let lines = design.outcomes.iter().map(outcome_in_words);
    let unused = unused.then(|| "Under these terms the outcomes change no payment.".to_owned());
    heading(
        "How outcomes are measured",
        lines.chain(unused).collect(),
        [
            unless(!design.outcomes.is_empty(), "What is measured, and what counts as enough?"),
            always("Who measures, how often, and what is done when an outcome fails?"),
        ],
    )
}

/// "Fewer crises: weight 40%; at least 80, agreed 90, exceptional 95 (people seen within a day)."
fn outcome_in_words(outcome: &Outcome) -> String {
    let levels = [("at least", outcome.minimum), ("agreed", outcome.target), ("exceptional", outcome.stretch)];
    let levels: Vec<String> = levels.iter().filter_map(|(name, level)| level.as_ref().map(|level| format!("{name} {level}"))).collect();
    let levels = if levels.is_empty() { String::new() } else { format!("; {}", levels.join(", ")) };
    let unit = if outcome.unit.trim().is_empty() { String::new() } else { format!(" ({})", outcome.unit.trim()) };
    format!("{}: weight {}{levels}{unit}.", outcome.name, percent(outcome.weight))
}

fn risks(design: &Design) -> Heading {
    let owned = design.risks.iter().all(|risk| risk.owner.is_some());
    heading(
        "Risks and who looks after them",
        design.risks.iter().map(|risk| risk_in_words(design, risk)).collect(),
        [
            unless(!design.risks.is_empty(), "Which risks are known?"),
            unless(owned || design.risks.is_empty(), "Who looks after each risk?"),
            always("How often is the list of risks looked at, and by whom?"),
        ],
    )
}

/// "Demand surge: judged to happen in 30% of years. Riverside Trust looks after it."
fn risk_in_words(design: &Design, risk: &Risk) -> String {
    let owner = risk.owner.as_ref().and_then(|id| design.member(id)).map(|owner| format!(" {} looks after it.", owner.name)).unwrap_or_default();
    format!("{}: judged to happen in {} of years.{owner}", risk.name, percent(risk.chance))
}
