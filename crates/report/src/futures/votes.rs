//! Who would vote for the terms, in words.

use super::headlines::who;
use crate::figures::{count, list};
use alliance_model::{Design, Id, Verdict};
use alliance_simulate::{Adoption, AdoptionResult, WouldVote};

/// Who would vote for the terms by its money alone, and whether they would be adopted.
pub fn adoption_in_words(design: &Design, adoption: &Adoption, you: Option<&Id>) -> Vec<String> {
    let voting: Vec<&WouldVote> = adoption.members.iter().filter(|member| member.seats > 0).collect();
    let would = |yes: bool| -> Vec<&str> {
        let those = voting.iter().filter(|member| member.would_vote_for == yes).map(|member| who(design, &member.member, you));
        those.map(|who| if who.you { "you" } else { who.name }).collect()
    };
    let (yes, no) = (would(true), would(false));
    let by_money = match (&yes[..], &no[..]) {
        ([], []) => "No member has a vote.".to_owned(),
        (_, []) => "By its money alone, every member would vote for these terms: each gains in at least half of futures.".to_owned(),
        ([], _) => "By its money alone, no member would vote for these terms: none gains in at least half of futures.".to_owned(),
        (yes, no) => format!("By money alone, {} would vote for these terms, and {} would not.", list(yes), list(no)),
    };
    vec![by_money, result(design, adoption)]
}

fn result(design: &Design, adoption: &Adoption) -> String {
    let rule = design.rule(&adoption.rule).map_or_else(|| adoption.rule.to_string(), |rule| rule.name.clone());
    let others = count(adoption.others.len(), "seat with nothing at stake", "seats with nothing at stake");
    let way = |verdict: Verdict| match verdict {
        Verdict::Passes => "passes",
        Verdict::Fails => "fails",
        Verdict::Tied => "is tied",
        Verdict::Blocked => "is blocked",
        Verdict::NoQuorum => "finds too few to decide",
    };
    let (agree, disagree) = (way(adoption.if_others_agree.verdict), way(adoption.if_others_disagree.verdict));
    let one = adoption.others.len() == 1;
    let either_way = if adoption.others.is_empty() {
        String::new()
    } else {
        format!(", whether the {others} {} for it or against", if one { "is" } else { "are" })
    };
    match adoption.result {
        AdoptionResult::Passes => format!("A motion to adopt these terms passes under \u{201c}{rule}\u{201d}{either_way}."),
        AdoptionResult::Fails => {
            let fails = if agree == disagree { agree } else { "does not pass" };
            format!("A motion to adopt these terms {fails} under \u{201c}{rule}\u{201d}{either_way}.")
        }
        AdoptionResult::HangsOnOthers => format!(
            "Under \u{201c}{rule}\u{201d} it hangs on the {others}: a motion to adopt these terms {agree} if {} for it, and {disagree} if against.",
            if one { "it is" } else { "they are" }
        ),
    }
}
