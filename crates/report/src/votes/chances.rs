//! The chances of a vote in plain words.

use super::groups::sets;
use crate::figures::{number_word, of_hundred, some};
use alliance_model::{Design, Id, LadderAction, Verdict};
use alliance_vote::chances::Chances;
use alliance_vote::{Flips, Ladder};

/// What to expect of a vote, in sentences: whether it passes, what that means for you, how long it takes.
pub fn chances_in_words(design: &Design, chances: &Chances, ladder: &Ladder, you: Option<&Id>) -> Vec<String> {
    let mut sentences = vec![format!("It passes in {} votes like this.", of_hundred(chances.passes))];
    if chances.no_quorum >= 0.005 {
        sentences.push(format!("In {} too few come to decide.", of_hundred(chances.no_quorum)));
    }
    let mine = |seat: &Id| design.seat(seat).is_some_and(|seat| you.is_some() && seat.member.as_ref() == you);
    if let Some(mine) = chances.seats.iter().find(|seat| mine(&seat.seat)) {
        let (way, decides) = (of_hundred(mine.success), of_hundred(mine.decisive));
        sentences.push(format!("You get your way in {way}, and your vote decides {decides}."));
    }
    if ladder.rungs.len() > 1 {
        let (rounds, weeks) = (some(ladder.expected_rounds, "round", "rounds"), some(ladder.expected_weeks, "week", "weeks"));
        let never = if ladder.never > 1e-12 {
            format!("In {} it is never settled.", of_hundred(ladder.never))
        } else {
            "In the end it is settled.".to_owned()
        };
        sentences.push(format!("With the steps for a deadlock it takes {rounds} and {weeks} on average. {never}"));
    }
    sentences
}

/// What is done on a step of the ladder.
pub fn ladder_action_name(action: Option<LadderAction>) -> &'static str {
    match action {
        None => "First vote",
        Some(LadderAction::Amend) => "Change the motion and vote again",
        Some(LadderAction::Defer) => "Wait and vote again",
        Some(LadderAction::Escalate) => "Take it to the chief executives",
        Some(LadderAction::Chair) => "Let the chair decide",
        Some(LadderAction::Mediate) => "Ask a mediator",
        Some(LadderAction::Expert) => "Let an expert decide",
    }
}

/// The smallest change of positions that changes the result: "It fails if any two of the six who agree change sides. One is not enough."
pub fn flips_in_words(design: &Design, flips: &Flips) -> String {
    let turned = if flips.verdict == Verdict::Passes { "fails" } else { "passes" };
    let Some(fewest) = flips.fewest else {
        return format!("Nothing that the seats could do changes the result: it never {turned}.");
    };
    let mut seats: Vec<Vec<Id>> = Vec::new();
    for flip in &flips.flips {
        let set: Vec<Id> = flip.iter().map(|change| change.seat.clone()).collect();
        if !seats.contains(&set) {
            seats.push(set);
        }
    }
    let total = if flips.complete { seats.len() } else { flips.count.parse().unwrap_or(seats.len()) };
    let changes = if fewest == 1 { "changes sides" } else { "change sides" };
    let fewer = match fewest - 1 {
        0 => String::new(),
        1 => " One is not enough.".to_owned(),
        fewer => format!(" {} are not enough.", number_word(fewer as u64)),
    };
    format!("It {turned} if {} {changes}.{fewer}", sets(design, &seats, total))
}
