//! The terms step by step, and a worked example: the same steps at a named final cost, to the penny.

use super::{Passage, paper};
use crate::trace::step;
use crate::{Ask, Asked, Memory, Piece, curve};
use alliance_model::{Design, Facts, Money};
use alliance_report::breaks::sentence;
use alliance_report::figures::{money, whole_money};
use alliance_report::money::{sentences, steps_in_words};
use alliance_settle::{Settlement, bad_outturn, break_points, settle_design, settle_without_trace};

/// How it shares: the steps, the curve, who is paid what, what changes where, and what to watch for.
pub(super) fn passages(asked: &Asked<'_>, memory: &mut Memory) -> Vec<Passage> {
    let mut passages = vec![terms(asked.design)];
    passages.extend(curve_of(asked));
    passages.extend(paper::told(asked, memory, "Who gains and who pays at this final cost", Ask::Gains));
    passages.extend(paper::told(asked, memory, "What each member is paid", Ask::Limbs));
    passages.extend(changes(asked));
    passages.extend(paper::told(asked, memory, "Who carries what", Ask::Fairness));
    passages.extend(paper::told(asked, memory, "What to watch for in the terms", Ask::TermsDangers));
    passages.extend(paper::told(asked, memory, "What the alliance replaces", Ask::Instead));
    passages
}

fn terms(design: &Design) -> Passage {
    let target = whole_money(design.terms.target, &design.currency);
    let about = format!("The target cost is {target}. What is saved or overspent against it goes through these steps, in this order.");
    let steps = steps_in_words(&design.terms, &design.currency).into_iter().enumerate().map(|(place, step)| format!("Step {}. {step}", place + 1));
    Passage::new("The terms, step by step", vec![Piece::Text(about), Piece::List(steps.collect())])
}

fn curve_of(asked: &Asked<'_>) -> Option<Passage> {
    let picture = curve::picture(asked).ok()?;
    let piece = Piece::picture(&picture, curve::ABOUT, &asked.file_name("curve"));
    Some(Passage::new("What the providers gain or pay", vec![piece]))
}

/// A sentence for each final cost at which something changes.
fn changes(asked: &Asked<'_>) -> Option<Passage> {
    let design = asked.design;
    let breaks = break_points(&design.terms, &design.members, &design.outcomes, &design.facts).ok()?;
    let told: Vec<String> = breaks.iter().map(|point| sentence(design, point)).collect();
    (!told.is_empty()).then(|| Passage::new("What changes at which final cost", vec![Piece::List(told)]))
}

/// The steps at a named final cost: where it stands now, or a bad year where that is the target itself.
pub(super) fn worked_example(asked: &Asked<'_>) -> Vec<Passage> {
    let design = &with_something_to_share(asked.design);
    match settle_design(design) {
        Ok(settlement) => example(&Asked { design, ..*asked }, &settlement),
        Err(why) => vec![Passage::new("The steps", vec![Piece::Warning(why.to_string())])],
    }
}

fn with_something_to_share(design: &Design) -> Design {
    let target = settle_without_trace(design).map(|now| now.target).unwrap_or(design.terms.target);
    let same = target == design.facts.outturn;
    let outturn = if same { bad_outturn(target, design.facts.outturn) } else { design.facts.outturn };
    Design { facts: Facts { outturn, ..design.facts.clone() }, ..design.clone() }
}

fn example(asked: &Asked<'_>, settlement: &Settlement) -> Vec<Passage> {
    let design = asked.design;
    let exactly = |amount: Money| money(amount, &design.currency);
    let about = format!(
        "Say that the work costs {}, with a target of {}. Every line below says what is done, the formula in words and in numbers, and the amount before and after.",
        exactly(settlement.outturn),
        exactly(settlement.target)
    );
    let found = sentences(design, settlement, asked.you).into_iter().map(Piece::Text);
    let steps = Piece::Steps(settlement.trace.iter().map(step).collect());
    let mut passages = vec![Passage::new("From the final cost to the pool", [Piece::Text(about)].into_iter().chain(found).chain([steps]).collect())];
    let rows = design.members.iter().filter(|member| member.is_provider()).filter_map(|member| {
        let result = settlement.member(&member.id)?;
        Some([asked.member_name(member), exactly(result.limb1), exactly(result.limb2), exactly(result.limb3), exactly(result.total)])
    });
    let all = ["The commissioner pays".to_owned(), String::new(), String::new(), exactly(settlement.pool), exactly(settlement.paid)];
    let head = ["Member", "Direct cost (limb 1)", "Fee (limb 2)", "Gain or pain (limb 3)", "In all"];
    passages.push(Passage::new("What each member is paid then", vec![Piece::table("What each member is paid then", head, rows.chain([all]))]));
    passages.push(Passage::new(
        "Why each member is paid that",
        vec![Piece::Text("A working for each member, from the pool to what it is paid.".to_owned())],
    ));
    let own = design.members.iter().filter_map(|member| {
        let result = settlement.member(&member.id).filter(|result| !result.trace.is_empty())?;
        Some(Passage::below(&asked.member_name(member), vec![Piece::Steps(result.trace.iter().map(step).collect())]))
    });
    passages.extend(own);
    passages
}

/// What it costs to run the alliance, where anything is said of that; the ledger, where there is one.
pub(super) fn open_book(asked: &Asked<'_>, memory: &mut Memory) -> Vec<Passage> {
    let mut passages = Vec::new();
    if !asked.design.costs.is_empty() {
        passages.extend(paper::told(asked, memory, "The open book", Ask::Books));
    }
    if !asked.design.running_costs.is_empty() {
        passages.extend(paper::told(asked, memory, "What it costs to run the alliance", Ask::RunningCosts));
    }
    passages
}
