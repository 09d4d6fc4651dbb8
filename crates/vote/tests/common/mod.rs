//! Tables and positions written short.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::expect_used)]

use alliance_model::{Id, Position, Rule};
use alliance_vote::{Decision, VoteError, Voter, decide};
use serde_json::{Value, json};

/// A table from a word for each seat: `c` commissioner, `p` charity, `n` NHS provider, `h` voting chair, `H` chair without a vote,
/// `l` lived experience, `a` adviser without a vote, `v` a vacant charity; a number after it is its votes, and a
/// word after a colon is its member: `p3:north`. Seats are called `s0`, `s1` and so on.
pub fn table(words: &str) -> Vec<Voter> {
    let seats = words.split_whitespace().enumerate().map(|(place, word)| {
        let (seat, member) = word.split_once(':').unwrap_or((word, ""));
        let (kind, votes) = seat.split_at(1);
        let member = if member.is_empty() { format!("m{place}") } else { member.to_owned() };
        let mut voter = json!({ "id": format!("s{place}"), "title": format!("Seat {place}") });
        voter["votes"] = json!(if votes.is_empty() { 1 } else { votes.parse::<u64>().unwrap() });
        let of_member = |voter: &mut Value, kind: &str| {
            voter["member"] = json!(member);
            voter["member_kind"] = json!(kind);
        };
        match kind {
            "c" => of_member(&mut voter, "commissioner"),
            "p" => of_member(&mut voter, "charity"),
            "n" => of_member(&mut voter, "nhs_provider"),
            "v" => {
                of_member(&mut voter, "charity");
                voter["vacant"] = json!(true);
            }
            "h" => voter["kind"] = json!("independent_chair"),
            "H" => {
                voter["kind"] = json!("independent_chair");
                voter["votes"] = json!(0);
            }
            "l" => voter["kind"] = json!("lived_experience"),
            "a" => {
                voter["kind"] = json!("advisor");
                voter["votes"] = json!(0);
            }
            other => panic!("{other}"),
        }
        serde_json::from_value(voter).unwrap()
    });
    seats.collect()
}

/// Positions from a sign for each seat: `+` agree, `o` abstain, `-` disagree, `x` block, `.` absent, `r` recused.
pub fn positions(signs: &str) -> Vec<Position> {
    let position = |sign| match sign {
        '+' => Position::Agree,
        'o' => Position::Abstain,
        '-' => Position::Disagree,
        'x' => Position::Block,
        '.' => Position::Absent,
        'r' => Position::Recused,
        other => panic!("{other}"),
    };
    signs.chars().filter(|sign| !sign.is_whitespace()).map(position).collect()
}

/// A rule with an id and a name, from its other parts.
pub fn rule(mut parts: Value) -> Rule {
    parts["id"] = json!("rule");
    parts["name"] = json!("Rule");
    serde_json::from_value(parts).unwrap()
}

/// Decides, with positions by place.
pub fn vote(table: &[Voter], rule: &Rule, positions: &[Position]) -> Result<Decision, VoteError> {
    assert_eq!(table.len(), positions.len());
    let place = |seat: &Id| table.iter().position(|voter| voter.id == *seat).unwrap();
    decide(table, rule, |seat| positions[place(seat)])
}
