//! The design and up to three of its scenarios on the same futures: only what differs is told.

use super::cost::future_curve;
use super::differences::{Side, amounts, chances, unchanged};
use super::scenarios::{Compared, better_and_worse_for, members_picture};
use super::{of, stamped};
use crate::tables::{heads, table};
use crate::{Asked, Panel, Part, Piece};
use alliance_chart::{LineAt, Picture, SCurve, s_curve};
use alliance_format::under;
use alliance_model::{Design, Scenario, Severity, check};
use alliance_report::futures::{adoption_in_words, better_or_worse, cost_title, same, stamp, within};
use alliance_simulate::{Futures, MemberFutures, MemberRange, WOULD_VOTE_FROM, adoption};
use std::rc::Rc;

/// How many scenarios are compared with the design as it is.
pub(super) const MOST: usize = 3;
/// What the design is called beside its scenarios.
pub(super) const AS_IT_IS: &str = "As it is";

pub(super) fn panel(asked: &Asked<'_>, mut run: impl FnMut(&Asked<'_>) -> Result<Rc<Futures>, String>) -> Result<Panel, String> {
    if asked.design.scenarios.is_empty() {
        let text = "There are no scenarios to compare yet. Add one: a name, and what differs from the design as it is.".to_owned();
        return Ok(Panel { findings: vec![text], parts: vec![] });
    }
    let (sides, mut wrong) = sides(asked, &mut run)?;
    let left_out = asked.design.scenarios.len().saturating_sub(MOST);
    if left_out > 0 {
        wrong.push(Piece::Text(format!("The first {MOST} scenarios are compared; {left_out} more are not.")));
    }
    let mut panel = panel_of(asked, &sides);
    if !wrong.is_empty() {
        panel.parts.insert(0, Part::open("", wrong));
    }
    Ok(panel)
}

/// Each member under each scenario; or why that cannot be told. Then how the futures were drawn.
pub(super) fn picture(asked: &Asked<'_>, mut run: impl FnMut(&Asked<'_>) -> Result<Rc<Futures>, String>) -> Result<(Picture, String), String> {
    if asked.design.scenarios.is_empty() {
        return Err("There are no scenarios to compare. Add one to the design.".to_owned());
    }
    let (sides, wrong) = sides(asked, &mut run)?;
    match (&sides[..], wrong.into_iter().next()) {
        ([_], Some(Piece::Warning(why))) => Err(why),
        ([base, ..], _) => Ok((members_picture(asked, &compared(&sides)), stamp(&base.futures.run))),
        ([], _) => Err("There is nothing to compare.".to_owned()),
    }
}

/// The design as it is and under each scenario, and what is wrong with those that cannot be worked out.
fn sides(asked: &Asked<'_>, run: &mut impl FnMut(&Asked<'_>) -> Result<Rc<Futures>, String>) -> Result<(Vec<Side>, Vec<Piece>), String> {
    let mut sides = vec![Side { name: AS_IT_IS.to_owned(), design: asked.design.clone(), futures: run(asked)? }];
    let mut wrong = vec![];
    for scenario in asked.design.scenarios.iter().take(MOST) {
        let name = scenario.name.clone();
        let told = that_makes_sense(asked.design, scenario).and_then(|design| {
            let futures = run(&Asked { design: &design, ..*asked })?;
            Ok(Side { name: name.clone(), design, futures })
        });
        match told {
            Ok(side) => sides.push(side),
            Err(why) => wrong.push(Piece::Warning(format!("\u{201c}{name}\u{201d} cannot be worked out. {why}"))),
        }
    }
    Ok((sides, wrong))
}

/// The design as it is, and under each scenario that is compared.
pub(crate) fn designs(design: &Design) -> Vec<Design> {
    let scenarios = design.scenarios.iter().take(MOST).filter_map(|scenario| that_makes_sense(design, scenario).ok());
    if design.scenarios.is_empty() { Vec::new() } else { [design.clone()].into_iter().chain(scenarios).collect() }
}

/// The design under a scenario, or why there is none.
fn that_makes_sense(design: &Design, scenario: &Scenario) -> Result<Design, String> {
    let changed = under(design, scenario).map_err(|problem| problem.mend)?;
    match check(&changed).into_iter().find(|problem| problem.severity == Severity::Error) {
        Some(problem) => Err(format!("Expected {}. {}", problem.expected, problem.mend)),
        None => Ok(changed),
    }
}

/// The comparison: the first side is the design as it is.
pub(super) fn panel_of(asked: &Asked<'_>, sides: &[Side]) -> Panel {
    let Some((base, _)) = sides.split_first().filter(|(_, others)| !others.is_empty()) else { return Panel::default() };
    let compared = compared(sides);
    let findings = compared.iter().skip(1).filter_map(|other| Some(better_and_worse_for(asked, compared.first()?, other))).collect();
    let mut different: Vec<Piece> = amounts(asked, sides).into_iter().chain(chances(asked, sides)).collect();
    different.extend(same(&unchanged(asked, sides)).map(Piece::Text));
    different.push(Piece::Note(stamp(&base.futures.run)));
    let mut parts = vec![Part::open("What differs", different), Part::open("Each member", members(asked, base, sides))];
    parts.extend(costs(asked, sides));
    parts.push(Part::open("Better for, worse for, and who would vote for it", votes(asked, sides)));
    Panel { findings, parts }
}

fn members(asked: &Asked<'_>, base: &Side, sides: &[Side]) -> Vec<Piece> {
    let about = "A mark for the middle of each member\u{2019}s results, a line from the worst one in ten to the best.";
    stamped(asked, &base.futures, &members_picture(asked, &compared(sides)), about, "scenarios").into()
}

fn compared(sides: &[Side]) -> Vec<Compared<'_>> {
    let ranges = |side: &Side| side.futures.members.iter().map(MemberRange::from).collect();
    sides.iter().map(|side| Compared { name: &side.name, members: ranges(side) }).collect()
}

/// The final cost under each, where that differs.
fn costs(asked: &Asked<'_>, sides: &[Side]) -> Option<Part> {
    let base = sides.first()?;
    let differs = |side: &&Side| side.futures.outturn.curve != base.futures.outturn.curve;
    let last = sides.iter().rfind(differs)?;
    let shown = sides.iter().enumerate().filter(|(place, side)| *place == 0 || differs(side));
    let curves: Vec<_> = shown.map(|(place, side)| future_curve(place, &side.name, &side.futures.outturn)).collect();
    let picture = s_curve(&SCurve {
        width: asked.width,
        currency: &asked.design.currency,
        curves: &curves,
        line: Some(LineAt { amount: base.futures.target, name: "target" }),
        title: &format!("Under \u{201c}{}\u{201d}, {}", last.name, within(&cost_title(&last.futures.outturn, &asked.design.currency))),
        of: "the final cost",
    });
    let about = "How many futures of 100 end at or below each final cost.";
    Some(Part::open("The final cost", stamped(asked, &base.futures, &picture, about, "final-costs").into()))
}

/// For each member and scenario whether it does better, and whether it would vote for it; then whether each would be adopted.
fn votes(asked: &Asked<'_>, sides: &[Side]) -> Vec<Piece> {
    let Some((base, others)) = sides.split_first() else { return vec![] };
    let vote = |member: &MemberFutures| if member.gains.chance >= WOULD_VOTE_FROM { "would vote for it" } else { "would not vote for it" };
    let head: Vec<String> = std::iter::once("Member".to_owned()).chain(sides.iter().map(|side| side.name.clone())).collect();
    let rows = base.futures.members.iter().map(|member| {
        let other = |side: &Side| {
            let found = of(&side.futures, &member.member);
            found
                .map_or_else(|| "\u{2013}".to_owned(), |found| format!("{}; {}", better_or_worse(&member.into(), &found.into()).words(), vote(found)))
        };
        [asked.name_of(&member.member), vote(member).to_owned()].into_iter().chain(others.iter().map(other)).collect()
    });
    let by_member = table("Who does better, and who would vote for it", head.len(), head, rows.collect());
    let adopted = sides.iter().filter_map(|side| {
        let answer = adoption(&side.design, &side.futures).ok()?;
        Some(vec![side.name.clone(), adoption_in_words(&side.design, &answer, asked.you).pop()?])
    });
    let head = heads(&["Scenario", "Would it be adopted?"]);
    vec![by_member, table("Whether each would be adopted, if members vote by their money", 2, head, adopted.collect())]
}
