//! How likely a motion is to pass.

use crate::question::Table;
use crate::{Asked, Memory, Panel, Part, Piece};
use alliance_chart::{ShareBar, ShareColour, Shares, shares};
use alliance_model::{Id, MotionBeliefs, Rate, Rule};
use alliance_report::figures::{chance, of_hundred};
use alliance_report::votes::{chances_in_words, ladder_action_name};
use alliance_vote::chances::{Belief, Chances, Leaning, chances_again};
use alliance_vote::{Ladder, ladder};

pub(crate) fn panel(asked: &Asked<'_>, memory: &mut Memory) -> Result<Panel, String> {
    let table = asked.table()?;
    let beliefs = asked.design.motion.beliefs.clone().unwrap_or_default();
    let answer = of_rule(&table, table.rule, &beliefs, memory)?;
    let ladder = ladder(&asked.design.deadlock, answer.passes);
    let findings = chances_in_words(asked.design, &answer, &ladder, asked.you);
    let mut parts = vec![Part::open("", vec![outcomes(asked, &answer)])];
    parts.push(Part::open("What it means for each seat", vec![seats(asked, &answer)]));
    parts.push(Part::open("The same beliefs, other rules", vec![other_rules(asked, &table, &beliefs, memory)]));
    if ladder.rungs.len() > 1 {
        parts.push(Part::open("Down the steps for a deadlock", vec![rungs(&ladder)]));
    }
    parts.push(Part::folded("Method", vec![Piece::Text(method(&answer, &beliefs))]));
    Ok(Panel { findings, parts })
}

fn of_rule(table: &Table<'_>, rule: &Rule, beliefs: &MotionBeliefs, memory: &mut Memory) -> Result<Chances, String> {
    let leaning = if beliefs.together.is_zero() { Leaning::Apart } else { Leaning::Together(float(beliefs.together)) };
    chances_again(&mut memory.chances, &table.voters, rule, |seat| belief(beliefs, seat), &leaning).map_err(|error| error.to_string())
}

/// Chances of those that come, and of coming, as chances of each position.
fn belief(beliefs: &MotionBeliefs, seat: &Id) -> Belief {
    let belief = beliefs.of(seat);
    let (absent, agree, abstain) = (float(belief.absent), float(belief.agree), float(belief.abstain));
    let comes = 1.0 - absent;
    Belief { agree: comes * agree, abstain: comes * abstain, disagree: comes * (1.0 - agree - abstain).max(0.0), absent, ..Belief::default() }
}

fn float(rate: Rate) -> f64 {
    rate.numerator() as f64 / rate.denominator() as f64
}

fn outcomes(asked: &Asked<'_>, answer: &Chances) -> Piece {
    let all = [
        ("Passes", answer.passes, ShareColour::Gain),
        ("Fails", answer.fails, ShareColour::Pain),
        ("Tied", answer.tied, ShareColour::Flat),
        ("Blocked", answer.blocked, ShareColour::Pain),
        ("Too few to decide", answer.no_quorum, ShareColour::Flat),
    ];
    let shown = all.into_iter().enumerate().filter(|(place, (_, share, _))| *place < 2 || *share > 0.0);
    let bars: Vec<ShareBar> = shown.map(|(_, (name, share, colour))| ShareBar { name: name.to_owned(), share, you: false, colour }).collect();
    let title = format!("{} votes pass.", of_hundred(answer.passes));
    let picture = shares(Shares { bars: &bars, width: asked.width, title: &title, of: "Result", says: "How often" });
    Piece::picture(&picture, "How the vote can end, by what is believed of each seat.", &asked.file_name("chances"))
}

fn seats(asked: &Asked<'_>, answer: &Chances) -> Piece {
    let rows = answer.seats.iter().map(|seat| {
        let you = if asked.is_yours(&seat.seat) { " (you)" } else { "" };
        [format!("{}{you}", asked.title(&seat.seat)), chance(seat.success), chance(seat.decisive), chance(seat.outvoted)]
    });
    Piece::table("What each seat can expect", ["Seat", "Gets its way", "Decides", "Is outvoted"], rows)
}

fn other_rules(asked: &Asked<'_>, table: &Table<'_>, beliefs: &MotionBeliefs, memory: &mut Memory) -> Piece {
    let rows = asked.design.rules.iter().map(|rule| {
        let chosen = if rule.id == table.rule.id { " (chosen)" } else { "" };
        let passes = of_rule(table, rule, beliefs, memory).map_or_else(|error| error, |chances| chance(chances.passes));
        [format!("{}{chosen}", rule.name), passes]
    });
    Piece::table("How often it passes under each rule", ["Rule", "Passes"], rows)
}

fn rungs(ladder: &Ladder) -> Piece {
    let rows = ladder.rungs.iter().map(|rung| {
        let settles = format!("{}{}", chance(rung.chance), if rung.assumed { " (assumed)" } else { "" });
        [ladder_action_name(rung.action).to_owned(), chance(rung.reached), settles, rung.weeks.to_string()]
    });
    Piece::table("Step by step", ["Step", "Comes to this", "Settles it", "Weeks by then"], rows)
}

fn method(answer: &Chances, beliefs: &MotionBeliefs) -> String {
    let leaning = if beliefs.together.is_zero() {
        "Each seat makes up its own mind."
    } else {
        "Seats lean together through one common factor (a Gaussian copula), which is added up over all its values."
    };
    let error = if answer.error < 5e-10 { "far below a thousandth of a per cent".to_owned() } else { format!("at most {:.1e}", answer.error) };
    format!("Worked out exactly, over every way the votes can fall. {leaning} The error is {error}.")
}
