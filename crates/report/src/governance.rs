//! Who sits round the table, in plain words, and what is worth a look about it.

use crate::figures::{count, list, number, number_word};
use alliance_model::{Design, Id, Rule, Seat, SeatKind, Status, exact, sum_of_rates};

/// What the table shows, as a sentence: "Nine equal votes; the adviser speaks but does not vote."
pub fn table_finding(design: &Design, body: &Id) -> String {
    let (voting, silent): (Vec<&Seat>, Vec<&Seat>) = design.seats_of(body).partition(|seat| seat.votes > 0);
    let Some(first) = voting.first() else { return "Nobody at this table has a vote.".to_owned() };
    let equal = voting.iter().all(|seat| seat.votes == first.votes);
    let votes = match (voting.len(), equal) {
        (1, _) => "One vote".to_owned(),
        (seats, true) => format!("{} equal votes", number_word(seats as u64)),
        (seats, false) => {
            format!("{} seats with {} votes between them", number_word(seats as u64), number(voting.iter().map(|seat| seat.votes).sum()))
        }
    };
    let titles: Vec<String> = silent.iter().map(|seat| format!("\u{201c}{}\u{201d}", seat.title)).collect();
    let names = list(&titles.iter().map(String::as_str).collect::<Vec<_>>());
    match titles.len() {
        0 => format!("{votes}; every seat votes."),
        1 => format!("{votes}; {names} speaks but does not vote."),
        2 | 3 => format!("{votes}; {names} speak but do not vote."),
        more => format!("{votes}; {more} seats speak but do not vote."),
    }
}

/// What stands on the table below its name: "9 equal votes · quorum 6".
pub fn table_subtitle(design: &Design, body: &Id, rule: Option<&Rule>) -> String {
    let voting: Vec<u64> = design.seats_of(body).map(|seat| seat.votes).filter(|votes| *votes > 0).collect();
    let equal = voting.iter().all(|votes| Some(votes) == voting.first());
    let votes = match (voting.len(), equal) {
        (seats, true) => count(seats, "vote", "equal votes"),
        (seats, false) => format!("{seats} seats, {} votes", number(voting.iter().sum())),
    };
    match rule.and_then(|rule| quorum(design, body, rule)) {
        Some(quorum) => format!("{votes} \u{b7} quorum {quorum}"),
        None => votes,
    }
}

/// How many must be there, where the quorum is one plain number of votes or heads at this table.
fn quorum(design: &Design, body: &Id, rule: &Rule) -> Option<u64> {
    let voters = alliance_vote::voters(design, body);
    let everyone = alliance_vote::decide(&voters, rule, |_| Default::default()).ok()?;
    everyone.stages.iter().find_map(|stage| match stage {
        alliance_vote::Stage::Quorum { test: Some(alliance_vote::TestResult::AtLeast(result)) } => Some(result.needed),
        _ => None,
    })
}

/// What is worth a look about who is in the alliance and who sits where; empty where nothing is.
pub fn notes(design: &Design) -> Vec<String> {
    let mut notes = Vec::new();
    let shares: Vec<_> = design.members.iter().filter_map(|member| member.work).collect();
    let total = sum_of_rates(shares.iter().copied()).filter(|total| *total != exact(1));
    if let Some(total) = total.filter(|_| !shares.is_empty()) {
        notes.push(format!("The shares of the work add to {}, not to 100%. Change them until they do.", crate::figures::percent_exact(total)));
    }
    let Some(body) = design.leadership() else {
        notes.push("There is no leadership team. Add a team, so that there is a table to decide at.".to_owned());
        return notes;
    };
    let sits = |member: &Id| design.seats_of(&body.id).any(|seat| seat.member.as_ref() == Some(member) && seat.votes > 0);
    let without: Vec<&str> = design.members.iter().filter(|member| !sits(&member.id)).map(|member| member.name.as_str()).collect();
    match without.as_slice() {
        [] => {}
        [only] => notes.push(format!("{only} signs but has no vote in {}. Give it a seat if that is not meant.", body.name)),
        _ => notes.push(format!("{} sign but have no vote in {}. Give them seats if that is not meant.", list(&without), body.name)),
    }
    let lived = design.seats_of(&body.id).filter(|seat| seat.kind == SeatKind::LivedExperience && seat.votes > 0).count();
    if lived == 0 {
        notes.push(format!("Nobody with lived experience has a vote in {}. Many alliances give them two seats.", body.name));
    }
    notes
}

/// What a note of provenance is about: "Saipem: work", "Step 2: pain", "Everything that is not named here".
pub fn about_in_words(design: &Design, about: &str) -> String {
    let plain = |segment: &str| segment.replace('_', " ");
    let segments: Vec<&str> = about.split('.').collect();
    match segments.as_slice() {
        [""] => "Everything that is not named here".to_owned(),
        ["terms", "target"] => "Target cost".to_owned(),
        ["facts", "outturn"] => "Final cost".to_owned(),
        ["members", id, rest @ ..] => {
            let name = design.members.iter().find(|member| member.id.as_str() == *id).map_or(*id, |member| member.name.as_str());
            std::iter::once(name.to_owned()).chain(rest.iter().map(|segment| plain(segment))).collect::<Vec<_>>().join(": ")
        }
        ["terms", "steps", step, rest @ ..] => {
            let step = step.parse::<usize>().map_or_else(|_| (*step).to_owned(), |step| format!("Step {}", step + 1));
            std::iter::once(step).chain(rest.iter().map(|segment| plain(segment))).collect::<Vec<_>>().join(": ")
        }
        [first, rest @ ..] => std::iter::once(crate::letters::sentence_case(&plain(first)))
            .chain(rest.iter().map(|segment| plain(segment)))
            .collect::<Vec<_>>()
            .join(": "),
        [] => String::new(),
    }
}

/// How sure a figure is, in a word or two.
pub fn status_name(status: Status) -> &'static str {
    match status {
        Status::Published => "Published",
        Status::Computed => "Worked out from published figures",
        Status::Remembered => "Widely told, not read in a source",
        Status::Invented => "Invented, to show how things work",
        Status::Given => "Given by the members",
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn health() -> Design {
        alliance_format::template("health-alliance").unwrap()
    }

    #[test]
    fn the_table_is_told_in_a_sentence() {
        let design = health();
        let body = &design.leadership().unwrap().id;
        assert_eq!(table_finding(&design, body), "Nine equal votes; \u{201c}Adviser\u{201d} speaks but does not vote.");
        assert_eq!(table_subtitle(&design, body, design.rule_of(&design.motion)), "9 equal votes \u{b7} quorum 6");
    }

    #[test]
    fn a_note_of_provenance_says_what_it_is_about() {
        let design = alliance_format::template("north-sea-platform").unwrap();
        let words = |about| about_in_words(&design, about);
        assert_eq!(words("members.saipem.work"), "Saipem: work");
        assert_eq!(words("terms.steps.1"), "Step 2");
        assert_eq!(words("bodies.management"), "Bodies: management");
        assert_eq!(words(""), "Everything that is not named here");
    }

    #[test]
    fn what_is_missing_is_said_with_how_to_mend_it() {
        let mut design = health();
        assert_eq!(notes(&design), Vec::<String>::new());
        design.seats.retain(|seat| seat.kind != SeatKind::LivedExperience && seat.member.as_ref().map(Id::as_str) != Some("northgate"));
        design.members[1].work = None;
        let said = notes(&design).join(" ");
        for part in ["add to 66%", "Northgate", "lived experience"] {
            assert!(said.contains(part), "{said}");
        }
    }
}
