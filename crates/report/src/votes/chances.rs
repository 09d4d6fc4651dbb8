//! The chances of a vote in plain words.

use super::groups::{sets, titles};
use super::phrases::title;
use crate::figures::{in_hundred, number, tenths};
use alliance_model::{Design, Id, LadderAction, Verdict};
use alliance_vote::chances::Chances;
use alliance_vote::{Flips, Ladder};

/// What to expect of a vote, in sentences: whether it passes, what that means for you, how long it takes.
pub fn chances_in_words(design: &Design, chances: &Chances, ladder: &Ladder, you: Option<&Id>) -> Vec<String> {
    let mut sentences = vec![format!("It passes in {} votes like this.", in_hundred(chances.passes))];
    if chances.no_quorum >= 0.005 {
        sentences.push(format!("In {} too few come to decide.", in_hundred(chances.no_quorum)));
    }
    let mine = |seat: &Id| design.seat(seat).is_some_and(|seat| you.is_some() && seat.member.as_ref() == you);
    if let Some(mine) = chances.seats.iter().find(|seat| mine(&seat.seat)) {
        let (way, decides) = (in_hundred(mine.success), in_hundred(mine.decisive));
        sentences.push(format!("You get your way in {way}, and your vote decides {decides}."));
    }
    if ladder.rungs.len() > 1 {
        let (rounds, weeks) = (tenths(ladder.expected_rounds), tenths(ladder.expected_weeks));
        sentences.push(format!(
            "With the steps for a deadlock it takes {rounds} rounds and {weeks} weeks on average. In {} it is never settled.",
            in_hundred(ladder.never)
        ));
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

/// The smallest change of positions that changes the result: "Any 2 of these 6: … One is not enough."
pub fn flips_in_words(design: &Design, flips: &Flips) -> String {
    let turn = if flips.verdict == Verdict::Passes { "make it fail" } else { "make it pass" };
    let Some(fewest) = flips.fewest else {
        return format!("Nothing that the seats could do would {turn}.");
    };
    let seats: Vec<Vec<Id>> = flips.flips.iter().fold(Vec::new(), |mut seats, flip| {
        let set: Vec<Id> = flip.iter().map(|change| change.seat.clone()).collect();
        if !seats.contains(&set) {
            seats.push(set);
        }
        seats
    });
    if let ([[only]], 1) = (&seats.iter().map(Vec::as_slice).collect::<Vec<_>>()[..], fewest) {
        return format!("One vote would {turn}: that of {}.", title(design, only));
    }
    let total = if flips.complete { seats.len() } else { flips.count.parse().unwrap_or(seats.len()) };
    let (words, _) = sets(design, &seats, total);
    let fewer = match fewest {
        1 => String::new(),
        2 => " One is not enough.".to_owned(),
        more => format!(" {} are not enough.", number(more as u64 - 1)),
    };
    format!("To {turn}, it takes {words}.{fewer}")
}

/// Who is left to decide: the seats of a list by their titles.
pub fn seats_in_words(design: &Design, seats: &[Id]) -> String {
    titles(design, seats)
}
