//! Who has how much say, in plain words.

use super::groups::{sets, titles};
use super::phrases::title;
use crate::figures::{number_word, of_hundred};
use alliance_model::{Design, Id};
use alliance_vote::power::{Power, PowerBecause, PowerMethod};
use alliance_vote::{CoalitionList, Coalitions, SeatDecides};

/// The finding: "A veto makes the NHS commissioner's vote worth nearly five of yours."
/// `vetoers` can stop a motion alone; `you` is the member who reads it.
pub fn power_finding(design: &Design, seats: &[SeatDecides], vetoers: &[Id], you: Option<&Id>) -> String {
    let [first, ..] = seats else { return "Nobody here has a vote.".to_owned() };
    let strongest = seats.iter().fold(first, |most, seat| if seat.decides > most.decides { seat } else { most });
    if strongest.decides <= 0.0 {
        return "No vote makes a difference under this rule: the result is always the same.".to_owned();
    }
    let (other, whose) = compared_with(design, seats, strongest, you);
    let vetoes = vetoers == [strongest.seat.clone()];
    let name = title(design, &strongest.seat);
    let subject = if vetoes { format!("A veto makes the vote of {name}") } else { format!("The vote of {name} is") };
    if other <= 0.0 {
        return format!("{name} has a say; {} none.", if whose == "yours" { "you have" } else { "the others have" });
    }
    let ratio = strongest.decides / other;
    if ratio < 1.02 {
        return format!("Every seat has the same say: each decides {} votes, if the others toss a coin.", of_hundred(strongest.decides));
    }
    format!("{subject} worth {} {whose}.", worth(ratio))
}

/// The power to compare with, and whose it is: yours, or that of the weakest seat.
fn compared_with(design: &Design, seats: &[SeatDecides], strongest: &SeatDecides, you: Option<&Id>) -> (f64, &'static str) {
    let yours = you.and_then(|you| {
        let mine = |seat: &&SeatDecides| design.seat(&seat.seat).is_some_and(|seat| seat.member.as_ref() == Some(you));
        seats.iter().find(mine).filter(|mine| mine.seat != strongest.seat)
    });
    if let Some(mine) = yours {
        return (mine.decides, "yours");
    }
    let least = seats.iter().map(|seat| seat.decides).fold(strongest.decides, f64::min);
    (least, "the weakest")
}

/// How much more: "nearly five of", "more than twice", "a third more than".
fn worth(ratio: f64) -> String {
    let whole = ratio.round();
    let name = number_word(whole as u64).to_ascii_lowercase();
    if ratio < 1.75 {
        return format!("{}% more than", ((ratio - 1.0) * 100.0).round());
    }
    if (ratio - whole).abs() < 0.05 {
        return format!("{name} of");
    }
    if ratio < whole { format!("nearly {name} of") } else { format!("more than {name} of") }
}

/// What else there is to say of the power of seats: who stops everything alone, whose vote never counts.
pub fn power_notes(design: &Design, coalitions: &Coalitions) -> Vec<String> {
    let mut notes = Vec::new();
    let seats = coalitions.vetoers.len();
    if let [only] = &coalitions.dictators[..] {
        notes.push(format!("{} decides alone.", title(design, only)));
    } else if seats > 0 {
        let each = if seats == 1 { "can stop a motion alone" } else { "can each stop a motion alone" };
        notes.push(format!("{} {each}.", titles(design, &coalitions.vetoers)));
    }
    if !coalitions.dummies.is_empty() {
        let vote = if coalitions.dummies.len() == 1 {
            "votes, but that vote never changes the result"
        } else {
            "vote, but those votes never change the result"
        };
        notes.push(format!("{} {vote}.", titles(design, &coalitions.dummies)));
    }
    notes
}

/// The smallest sets of seats that pass a motion, and that stop one.
pub fn coalitions_in_words(design: &Design, coalitions: &Coalitions) -> [String; 2] {
    [
        told(design, &coalitions.winning, "pass a motion", "Nothing can pass."),
        told(design, &coalitions.blocking, "stop a motion", "Nothing can be stopped."),
    ]
}

fn told(design: &Design, found: &CoalitionList, what: &str, none: &str) -> String {
    if found.sets.is_empty() {
        return none.to_owned();
    }
    let total = found.count.parse().unwrap_or(usize::MAX);
    let at_least = if found.exact { "" } else { " There may be more." };
    format!("To {what} it takes {}.{at_least}", sets(design, &found.sets, total))
}

/// How the figures were worked out.
pub fn power_method(power: &Power) -> String {
    let how = match power.method {
        PowerMethod::Kinds => "Seats that count alike were counted together",
        PowerMethod::Table => "Every combination of yes and no was tried",
        PowerMethod::Sums => "Combinations were counted by the sum of their votes",
        PowerMethod::Halves => "The combinations of one half of the seats were set against those of the other",
        PowerMethod::Layers => "Combinations were counted by several sums at once",
        PowerMethod::Sample => "A sample of combinations was drawn",
    };
    let because = match power.because {
        PowerBecause::FewKinds => "because there are few kinds of seat",
        PowerBecause::FewSeats => "because there are few seats",
        PowerBecause::OneWeight => "because the rule is one weighted vote",
        PowerBecause::OneLargeWeight => "because one of the weights is large",
        PowerBecause::FewTotals => "because the tests have few different totals",
        PowerBecause::Asked => "as you asked",
    };
    let exact = if power.method == PowerMethod::Sample { "The figures are estimates." } else { "The figures are exact." };
    let winning = power.winning.as_ref().map(|winning| format!(" {winning} of {} combinations pass.", power.coalitions)).unwrap_or_default();
    format!("{how}, {because}.{winning} {exact}")
}
