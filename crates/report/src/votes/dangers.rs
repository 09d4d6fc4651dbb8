//! The dangers of a rule in plain words, each with how to mend it.

use super::phrases::{group, title};
use crate::figures::{list, number, percent_exact};
use alliance_model::{Design, Exact, Id, Position};
use alliance_vote::checker::{Danger, Stand, What};

/// A danger, told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warned {
    /// What it is, in a sentence or two.
    pub text: String,
    /// What can be done about it.
    pub mend: String,
}

/// What a danger is, and how to mend it.
pub fn warned(design: &Design, danger: &Danger) -> Warned {
    let (text, mend) = Teller { design }.tell(&danger.what);
    Warned { text, mend: mend.to_owned() }
}

struct Teller<'a> {
    design: &'a Design,
}

impl Teller<'_> {
    fn tell(&self, what: &What) -> (String, &'static str) {
        match what {
            What::Powerless { seats } => {
                let (have, it) = if seats.len() == 1 { ("has", "it votes") } else { ("have", "they vote") };
                let text =
                    format!("{} {have} a vote, but the vote never changes the result. The result is the same however {it}.", self.titles(seats));
                (text, "Give more votes, ask for this seat's group in the rule, or say openly that the seat gives advice only.")
            }
            What::Vetoes { dictator: Some(seat), .. } => {
                let text = format!("{} decides alone. The votes of the others do not matter.", self.title(seat));
                (text, "Ask for more votes than this seat has, or ask for others too.")
            }
            What::Vetoes { everybody: true, .. } => {
                let text = "Anybody can stop a motion alone, because all must agree. One person who says no is enough.".to_owned();
                (text, "If this is too strict, let it pass with one or two against.")
            }
            What::Vetoes { seats, .. } => {
                let text = format!("Nothing passes unless {}. So {} can stop any motion alone.", self.agrees(seats), self.each(seats));
                (text, "If this is not meant, take this seat or its group out of the rule.")
            }
            What::Improper { ballots } => (
                format!("A motion can pass, and its opposite can pass too. {}", self.enough(ballots)),
                "Ask for more than half, not for half or less.",
            ),
            What::Ties { share, chair } => {
                let often = format!("If everybody votes yes or no, {} of all possible votes are a tie.", self.share(*share));
                match chair {
                    Some(chair) => {
                        (format!("{often} Then {} decides.", self.title(chair)), "Nothing needs to change, if the team trusts the chair with this.")
                    }
                    None => (format!("{often} Then nothing is decided."), "Give a chair the casting vote, or let an odd number of seats vote."),
                }
            }
            What::UnusedCastingVote { chair: Some(chair) } => {
                let text = format!("{} has the casting vote, but there is never a tie to break when everybody votes yes or no.", self.title(chair));
                (text, "Take the casting vote away, or let an even number of seats vote without the chair.")
            }
            What::UnusedCastingVote { chair: None } => (
                "The chair has the casting vote, but nobody is the independent chair.".to_owned(),
                "Add a seat for an independent chair, or take the casting vote away.",
            ),
            What::RecusalIsNo { ballots } => {
                let aside = self.list(ballots, Position::Recused);
                let text = format!(
                    "Stepping aside counts like a vote against. It fails when {aside} steps aside, but would pass if stepping aside did not count."
                );
                (text, "Count the share of those who may vote, not of all seats.")
            }
            What::VacancyIsNo { vacant, .. } if !vacant.is_empty() => {
                let is = if vacant.len() == 1 { "is" } else { "are" };
                let text = format!("An empty seat counts like a vote against, and {} {is} empty now.", self.titles(vacant));
                (text, "Fill the seat, or count the share of those who may vote.")
            }
            What::VacancyIsNo { .. } => {
                let text = "An empty seat counts like a vote against. So it gets harder to agree each time somebody leaves.".to_owned();
                (text, "Count the share of those who may vote, not of all seats.")
            }
            What::EmptyGroup { among, seat } => {
                let among = group(self.design, among).unwrap_or_else(|| "the group".to_owned());
                let text =
                    format!("{} is the only seat among {among}. If it steps aside, nobody is left there, and nothing can pass.", self.title(seat));
                (text, "Add a second seat or a deputy, or say what happens when nobody is left in the group.")
            }
            What::OutOfReach { now: true, .. } => ("Nothing can pass, even if everybody agrees.".to_owned(), "Ask for no more votes than there are."),
            What::OutOfReach { seats, .. } => {
                let text = format!("If {} leaves, nothing can pass any more, even if all the others agree.", self.one_of(seats));
                (text, "Ask for a share instead of a number of votes, or do not name single seats.")
            }
            What::QuorumBusting { seat, .. } => {
                let text = format!(
                    "Somebody who is against can do more by staying away. It can pass when {} votes against, and not when it is absent.",
                    self.title(seat)
                );
                (text, "Ask for a number of votes in favour instead of a number of people in the room.")
            }
            What::NotMonotone { seat, passes, stops, .. } => {
                let text = format!(
                    "More support can stop a motion. It can pass when {seat} {}, and fail when {seat} {} instead.",
                    does(*passes),
                    does(*stops),
                    seat = self.title(seat),
                );
                (text, "Do not compare people who are there with votes that are cast. Count those who agree.")
            }
            What::Rounding { base, needed, meant: Some(meant), .. } => {
                let text = format!(
                    "Rounding decides. The share as it is written asks for {} of {}; the simple fraction it looks like asks for {}.",
                    number(*needed),
                    number(*base),
                    number(*meant),
                );
                (text, "Write the fraction itself, such as 2/3, not 0.67 or 0.66.")
            }
            What::Rounding { base, needed, meant: None, .. } => {
                let text = format!(
                    "The share does not come to a whole number here, so it is rounded up: {} of {} are needed.",
                    number(*needed),
                    number(*base)
                );
                (text, "Nothing needs to change. Say the number when you explain the rule.")
            }
            What::NeverBinds { path } => {
                let part = if path.starts_with("quorum") { "The quorum, or a part of it," } else { "A part of the rule" };
                (
                    format!("{part} changes nothing. Every vote comes out the same without it."),
                    "Take it away, so that the rule is easier to read; or ask for more, if it should matter.",
                )
            }
            What::AbstentionMatters { .. } => {
                let text = "Abstaining is not the same as voting yes or no. It can help a motion to pass, and it can stop one.".to_owned();
                (text, "Tell people what abstaining does, before they vote.")
            }
            What::MovingThreshold { .. } => {
                let text = "What is needed changes while people vote. A motion can look passed, and fail when the last votes come in.".to_owned();
                (text, "Tell the result only when everybody has voted.")
            }
        }
    }

    /// The smaller of two sides that are each enough to pass.
    fn enough(&self, ballots: &[Stand]) -> String {
        let side = |position: Position| ballots.iter().filter(move |stand| stand.position == position).map(|stand| stand.seat.clone());
        let (agree, against): (Vec<_>, Vec<_>) = (side(Position::Agree).collect(), side(Position::Disagree).collect());
        let few = if agree.len() <= against.len() { agree } else { against };
        match few.len() {
            0 => "It can pass even if everybody is against it.".to_owned(),
            1..=4 => format!("It is enough if {}.", self.agrees(&few)),
            many => format!("It is enough if {many} of {} seats agree.", ballots.len()),
        }
    }

    fn title<'a>(&'a self, id: &'a Id) -> &'a str {
        title(self.design, id)
    }

    fn titles(&self, ids: &[Id]) -> String {
        list(&ids.iter().map(|id| self.title(id)).collect::<Vec<_>>())
    }

    /// "A agrees", "A and B agree".
    fn agrees(&self, ids: &[Id]) -> String {
        format!("{} {}", self.titles(ids), if ids.len() == 1 { "agrees" } else { "agree" })
    }

    /// "it", "each of them".
    fn each(&self, ids: &[Id]) -> &'static str {
        if ids.len() == 1 { "it" } else { "each of them" }
    }

    /// "A", "any one of A and B".
    fn one_of(&self, ids: &[Id]) -> String {
        if ids.len() == 1 { self.titles(ids) } else { format!("any one of {}", self.titles(ids)) }
    }

    fn list(&self, ballots: &[Stand], position: Position) -> String {
        let seats: Vec<_> = ballots.iter().filter(|stand| stand.position == position).map(|stand| self.title(&stand.seat)).collect();
        list(&seats)
    }

    /// A share in hundredths, with one decimal.
    fn share(&self, share: f64) -> String {
        percent_exact(Exact::new((share * 1_000_000.0) as i128, 1_000_000))
    }
}

fn does(position: Position) -> &'static str {
    match position {
        Position::Agree => "agrees",
        Position::Abstain => "abstains",
        Position::Disagree => "disagrees",
        Position::Block => "blocks it",
        Position::Absent => "is absent",
        Position::Recused => "steps aside",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]

    use super::*;
    use alliance_format::{presets, template};
    use alliance_model::Rule;
    use alliance_vote::{checker::check_rule, voters};
    use std::collections::BTreeSet;

    fn told(rule: &Rule) -> Vec<Warned> {
        let design = template("health-alliance").unwrap();
        let table = voters(&design, &design.bodies[0].id);
        check_rule(&table, rule).unwrap().dangers.iter().map(|danger| warned(&design, danger)).collect()
    }

    fn preset(id: &str) -> Rule {
        presets().into_iter().find(|preset| preset.rule.id.as_str() == id).unwrap().rule
    }

    #[test]
    fn dangers_are_told_by_the_names_of_the_seats() {
        let all: Vec<_> = told(&preset("majority-with-commissioner")).into_iter().map(|warned| warned.text).collect();
        let has = |text: &str| assert!(all.iter().any(|told| told == text), "{all:#?}");
        has("Nothing passes unless NHS commissioner agrees. So it can stop any motion alone.");
        has("NHS commissioner is the only seat among the commissioners. If it steps aside, nobody is left there, and nothing can pass.");
    }

    #[test]
    fn each_is_told_in_short_sentences_with_a_way_to_mend_it() {
        for warned in presets().iter().flat_map(|preset| told(&preset.rule)) {
            for text in [&warned.text, &warned.mend] {
                assert!(text.ends_with('.') && !text.contains("  "), "{text}");
                assert!(text.split(". ").all(|sentence| sentence.split_whitespace().count() <= 32), "{text}");
            }
        }
    }

    #[test]
    fn different_dangers_are_told_differently() {
        let told = told(&preset("absolute-majority"));
        assert_eq!(told.iter().map(|warned| &warned.text).collect::<BTreeSet<_>>().len(), told.len());
    }
}
