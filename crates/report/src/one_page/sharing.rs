//! How the alliance shares, in a few sentences: the target, the steps, the caps.

use super::short::{few, shortened};
use crate::figures::{number_word, whole_money};
use crate::money::steps_in_words;
use alliance_model::{Design, Id, Money, Split, Step, sort_short};

/// The most letters of a step, and how many of them are told.
const STEP: usize = 210;
const STEPS: usize = 4;
const NAMED: usize = 3;

/// The target, then the steps that share most, then whose own cap is what.
pub fn how_it_shares(design: &Design, target: Money, you: Option<&Id>) -> Vec<String> {
    let money = |amount| whole_money(amount, &design.currency);
    let now = money(design.facts.outturn);
    let mut told = vec![format!("The target cost is {}. As it stands, the work will cost {now}.", money(target))];
    let steps = steps_in_words(&design.terms, &design.currency);
    let chosen = chosen(&design.terms.steps);
    told.extend(chosen.iter().filter_map(|place| steps.get(*place)).map(|step| shortened(step, STEP)));
    told.extend(design.terms.steps.iter().filter_map(|step| if let Step::Split(split) = step { caps(design, split, you) } else { None }));
    match steps.len() - chosen.len() {
        0 => {}
        1 => told.push("One more step is in the long report.".to_owned()),
        rest => told.push(format!("{} more steps are in the long report.", number_word(rest as u64))),
    }
    told
}

/// The places of the steps that are told: those that say most of who gets what, in their own order.
fn chosen(steps: &[Step]) -> Vec<usize> {
    let weight = |step: &Step| match step {
        Step::Share(_) => 0,
        Step::Split(_) => 1,
        Step::Cap(_) => 2,
        Step::Trigger(_) => 3,
        Step::Quality(_) => 4,
        Step::Reserve(_) => 5,
        _ => 6,
    };
    let mut places: Vec<usize> = (0..steps.len()).collect();
    sort_short(&mut places, |one, other| steps.get(*one).map(weight) < steps.get(*other).map(weight));
    places.truncate(STEPS);
    sort_short(&mut places, |one, other| one < other);
    places
}

/// "Caps on a loss: yours is £5,000; Beacon Mind £20,000 and 3 more."
fn caps(design: &Design, split: &Split, you: Option<&Id>) -> Option<String> {
    let money = |amount| whole_money(amount, &design.currency);
    let name = |id: &Id| design.member(id).map_or_else(|| id.to_string(), |member| member.name.clone());
    let yours = you.and_then(|you| split.caps.get(you)).map(|cap| format!("yours is {}", money(*cap)));
    let others: Vec<String> = split.caps.iter().filter(|(id, _)| Some(*id) != you).map(|(id, cap)| format!("{} {}", name(id), money(*cap))).collect();
    let others = (!others.is_empty()).then(|| few(&others, NAMED));
    let told: Vec<String> = yours.into_iter().chain(others).collect();
    (!told.is_empty()).then(|| format!("Own caps on a loss: {}.", told.join("; ")))
}
