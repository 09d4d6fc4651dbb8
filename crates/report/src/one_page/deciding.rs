//! How the alliance decides, in a few sentences: the rule, who can stop it, what is reserved, what follows a deadlock.

use super::short::{few, shortened};
use crate::figures::{count, number_word};
use crate::futures::within;
use crate::governance::table_finding;
use crate::votes::rule_in_words;
use alliance_model::{Body, Design, Id, Matter, Rule};
use alliance_vote::Coalitions;

/// The most letters of a sentence about a rule.
const SENTENCE: usize = 230;
const NAMED: usize = 3;

/// The rule in words, who can stop a motion alone, the reserved matters, and the ladder of a deadlock.
pub fn how_it_decides(design: &Design, body: &Body, rule: &Rule, coalitions: Option<&Coalitions>) -> Vec<String> {
    let mut told = vec![
        format!("{} decides. {}", body.name, table_finding(design, &body.id)),
        shortened(&format!("Rule \u{201c}{}\u{201d}: {}", rule.name, within(&rule_in_words(design, rule))), SENTENCE),
    ];
    if rule.quorum.is_none() {
        told.push("The rule asks for no quorum: nobody has to be there.".to_owned());
    }
    told.extend(coalitions.map(|coalitions| who_can_stop(design, coalitions)));
    told.push(reserved(design, rule));
    told.push(match design.deadlock.len() {
        0 => "Nothing is said of what follows when a motion does not pass.".to_owned(),
        steps => format!("When a motion does not pass, {} follow.", count(steps, "step is to", "steps are to")),
    });
    told
}

/// "The chair and the NHS commissioner can each stop a motion alone." or that nobody can.
fn who_can_stop(design: &Design, coalitions: &Coalitions) -> String {
    let title = |id: &Id| design.seat(id).map_or_else(|| id.to_string(), |seat| seat.title.clone());
    let names = |ids: &[Id]| few(&ids.iter().map(title).collect::<Vec<_>>(), NAMED);
    let never = match &coalitions.dummies[..] {
        [] => String::new(),
        some => format!(" {} {} a vote that never changes the result.", names(some), if some.len() == 1 { "has" } else { "have" }),
    };
    let stop = match (&coalitions.dictators[..], &coalitions.vetoers[..]) {
        ([only], _) => format!("{} decides alone.", title(only)),
        (_, []) => "No seat can stop a motion alone.".to_owned(),
        (_, [only]) => format!("{} can stop any motion alone.", title(only)),
        (_, some) => format!("{} can each stop any motion alone.", names(some)),
    };
    format!("{stop}{never}")
}

fn reserved(design: &Design, rule: &Rule) -> String {
    let reserved: Vec<&Matter> = design.matters.iter().filter(|matter| matter.reserved).collect();
    let names: Vec<String> = reserved.iter().map(|matter| within(&matter.name)).collect();
    if names.is_empty() {
        return "No kind of decision is reserved.".to_owned();
    }
    let own = reserved.iter().filter(|matter| matter.rule != rule.id).count();
    let rules = match own {
        0 => "by the same rule",
        some if some == names.len() => "by a rule of their own",
        _ => "some by a rule of their own",
    };
    let kinds = if names.len() == 1 { "kind of decision is" } else { "kinds of decision are" };
    format!("{} {kinds} reserved, {rules}: {}.", number_word(names.len() as u64), few(&names, NAMED))
}
