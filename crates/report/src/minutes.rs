//! The minute book: what was put, how each seat stood, what came of it and by which rule, as text and as a table.

use crate::csv::csv_row;
use crate::votes::{headline, position_name, rule_in_words};
use alliance_model::{Design, Position, RecordedDecision};

/// The whole minute book as plain text.
pub fn minute_book(design: &Design) -> String {
    let minutes: Vec<String> = design.decisions.iter().enumerate().map(|(place, decision)| minute(design, place + 1, decision)).collect();
    format!("{}\nMinute book\n\n{}", design.title, minutes.join("\n"))
}

/// One decision as plain text, with its number.
pub fn minute(design: &Design, number: usize, decision: &RecordedDecision) -> String {
    let mut lines = vec![format!("{number}. {}", decision.motion.text)];
    if !decision.date.is_empty() {
        lines.push(format!("Date: {}", decision.date));
    }
    lines.push(format!("Result: {}", headline(decision.verdict)));
    lines.push(format!("Rule: {}. {}", decision.rule.name, rule_in_words(design, &decision.rule)));
    for position in Position::ALL.into_iter().filter(|position| *position != Position::Agree) {
        let seats = standing(design, decision, position);
        if !seats.is_empty() {
            lines.push(format!("{}: {}", position_name(position), seats.join(", ")));
        }
    }
    lines.push("Every other seat agreed.".to_owned());
    lines.extend(decision.explanation.iter().map(|line| format!("- {line}")));
    lines.join("\n") + "\n"
}

fn standing<'a>(design: &'a Design, decision: &'a RecordedDecision, position: Position) -> Vec<&'a str> {
    let ballots = decision.motion.ballots.iter().filter(|ballot| ballot.position == position);
    ballots.map(|ballot| design.seat(&ballot.seat).map_or(ballot.seat.as_str(), |seat| seat.title.as_str())).collect()
}

/// The minute book as a table for a spreadsheet: one row for each decision.
pub fn minute_book_csv(design: &Design) -> String {
    let head = ["Number", "Date", "Motion", "Result", "Rule", "Abstain", "Disagree", "Block", "Absent", "Recused"];
    let mut table = csv_row(&head.map(str::to_owned));
    for (place, decision) in design.decisions.iter().enumerate() {
        let start = [(place + 1).to_string(), decision.date.clone(), decision.motion.text.clone(), headline(decision.verdict).to_owned()];
        let others = [Position::Abstain, Position::Disagree, Position::Block, Position::Absent, Position::Recused];
        let others = others.map(|position| standing(design, decision, position).join("; "));
        let row: Vec<String> = start.into_iter().chain([decision.rule.name.clone()]).chain(others).collect();
        table.push_str(&csv_row(&row));
    }
    table
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;
    use alliance_model::{Ballot, Verdict};

    fn design() -> Design {
        let mut design = alliance_format::template("health-alliance").expect("the template opens");
        let mut motion = design.motion.clone();
        motion.text = "=Raise, \"slowly\"".to_owned();
        let seat = design.seats[1].id.clone();
        motion.ballots = vec![Ballot { seat, position: Position::Block, by_deputy: false, reason: String::new(), strength: None }];
        design.decisions = vec![RecordedDecision {
            id: "first".parse().expect("an id"),
            date: "2026-11-25".to_owned(),
            rule: design.rules[0].clone(),
            motion,
            verdict: Verdict::Passes,
            explanation: vec!["Quorum: 9 of 9.".to_owned()],
        }];
        design
    }

    #[test]
    fn a_minute_says_what_was_put_and_what_came_of_it() {
        let book = minute_book(&design());
        for part in
            ["1. =Raise, \"slowly\"", "Date: 2026-11-25", "Result: Passes", "Rule: ", "Block: ", "Every other seat agreed.", "- Quorum: 9 of 9."]
        {
            assert!(book.contains(part), "{part} in {book}");
        }
    }

    #[test]
    fn a_spreadsheet_takes_no_text_for_a_formula() {
        let csv = minute_book_csv(&design());
        assert!(csv.starts_with("Number,Date,Motion,"));
        assert!(csv.contains("\"'=Raise, \"\"slowly\"\"\""), "{csv}");
        assert_eq!(csv.matches("\r\n").count(), 2);
    }
}
