//! Several years one after another: where the money went, who came and went, and what rebasing does.

use crate::tables::{heads, table};
use crate::{Asked, Panel, Part, Piece, year_forms};
use alliance_chart::{YearBar, by_year};
use alliance_model::{Id, Member, Money, Step};
use alliance_report::figures::{list, whole_money};
use alliance_report::years::{findings, name, year_in_words};
use alliance_settle::{Timeline, YearResult, timeline_of_design};

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    if asked.design.years.is_empty() {
        let text = "There is one year only. Add years to see what rebasing, a cut, or a member that leaves does over time.".to_owned();
        return Ok(Panel { findings: vec![text], parts: year_forms::parts(asked) });
    }
    let timeline = match timeline_of_design(asked.design) {
        Ok(timeline) => timeline,
        // The form stays, so that what is wrong can be mended.
        Err(error) => {
            let wrong = Part::open("", vec![Piece::Warning(format!("The years cannot be worked out yet. {error}"))]);
            return Ok(Panel { findings: vec![], parts: std::iter::once(wrong).chain(year_forms::parts(asked)).collect() });
        }
    };
    let mut parts = vec![
        Part::open("", vec![picture(asked, &timeline)]),
        Part::open("Year by year", vec![years(asked, &timeline)]),
        Part::open("Member by member", vec![members(asked, &timeline)]),
    ];
    parts.extend(timeline.years.iter().map(|year| Part::open(&year.label, vec![Piece::List(year_in_words(asked.design, year))])));
    parts.extend(idle_adjustments(asked));
    parts.extend(ratchet(asked, &timeline));
    parts.extend(year_forms::parts(asked));
    Ok(Panel { findings: findings(asked.design, &timeline, asked.you), parts })
}

fn money(asked: &Asked<'_>, amount: Money) -> String {
    whole_money(amount, &asked.design.currency)
}

/// Your own gains where you provide, else those of the providers together.
fn picture(asked: &Asked<'_>, timeline: &Timeline) -> Piece {
    let you = asked.you.filter(|you| asked.design.member(you).is_none_or(Member::is_provider));
    let you = you.filter(|you| timeline.members.iter().any(|member| &&member.member == you));
    let bar = |year: &YearResult| YearBar {
        label: year.label.clone(),
        forecast: year.forecast,
        target: year.settlement.target,
        outturn: year.settlement.outturn,
        amount: you.map_or(year.settlement.pool, |you| reward(year, you)),
    };
    let bars: Vec<YearBar> = timeline.years.iter().map(bar).collect();
    let whose = you.map_or_else(|| "The providers".to_owned(), |you| name(asked.design, you));
    let all: Money = bars.iter().map(|bar| bar.amount).sum();
    let verb = if all.is_negative() { "lose" } else { "gain" };
    let verb = if you.is_some() { format!("{verb}s") } else { verb.to_owned() };
    let title = format!("{whose} {verb} {} over all years.", money(asked, all.abs()));
    let picture = by_year(&bars, &whose, &title, asked.width, &asked.design.currency);
    Piece::picture(&picture, "The share of each year\u{2019}s saving or overrun.", &asked.file_name("years"))
}

fn reward(year: &YearResult, member: &Id) -> Money {
    year.settlement.member(member).map_or(Money::ZERO, |result| result.limb3)
}

fn years(asked: &Asked<'_>, timeline: &Timeline) -> Piece {
    let all = timeline.totals;
    let row = |label: String, amounts: [Money; 7]| std::iter::once(label).chain(amounts.map(|amount| money(asked, amount))).collect();
    let of_year = |year: &YearResult| {
        let settlement = &year.settlement;
        let label = if year.forecast { format!("{} (forecast)", year.label) } else { year.label.clone() };
        let amounts = [settlement.target, settlement.outturn, settlement.difference, settlement.pool, year.commissioner];
        let reserve: Money = year.members.iter().map(|member| member.reserve).sum();
        row(label, [amounts[0], amounts[1], amounts[2], amounts[3], amounts[4], reserve, year.services])
    };
    let pools: Money = timeline.years.iter().map(|year| year.settlement.pool).sum();
    let mut rows: Vec<Vec<String>> = timeline.years.iter().map(of_year).collect();
    rows.push(row("All years".to_owned(), [all.target, all.outturn, all.difference, pools, all.commissioner, all.reserve, all.services]));
    let head = ["Year", "Target", "Final cost", "Saved", "Providers", "Commissioner", "In reserve at the end", "To services"];
    table("What each year comes to", 1, heads(&head), rows)
}

fn members(asked: &Asked<'_>, timeline: &Timeline) -> Piece {
    let mut head = heads(&["Member"]);
    head.extend(timeline.years.iter().map(|year| year.label.clone()));
    head.extend(heads(&["All years", "Paid so far", "Carried over", "In the reserve"]));
    let not_there = || "\u{2013}".to_owned();
    let provides = |id: &Id| asked.design.member(id).is_none_or(Member::is_provider);
    let rows = timeline.members.iter().filter(|member| provides(&member.member)).map(|member| {
        let mut row = vec![name(asked.design, &member.member)];
        let shares = timeline.years.iter().map(|year| year.settlement.member(&member.member));
        row.extend(shares.map(|result| result.map_or_else(not_there, |result| money(asked, result.limb3))));
        row.extend([member.reward, member.settled, member.carried, member.reserve].map(|amount| money(asked, amount)));
        row
    });
    table("The share of each member, year by year", 1, head, rows.collect())
}

/// Changes of a target that were agreed, and that no step of the terms uses.
fn idle_adjustments(asked: &Asked<'_>) -> Option<Part> {
    let agreed: Vec<&str> = asked.design.years.iter().filter(|year| !year.facts.adjustments.is_empty()).map(|year| year.label.as_str()).collect();
    if agreed.is_empty() || asked.design.terms.steps.contains(&Step::AdjustTarget) {
        return None;
    }
    let text =
        format!("The agreed changes to the target of {} do nothing, because the terms have no step for them. Add that step first.", list(&agreed));
    Some(Part::open("What to watch for", vec![Piece::Warning(text)]))
}

/// Every target with rebasing and without.
fn ratchet(asked: &Asked<'_>, timeline: &Timeline) -> Option<Part> {
    let ratchet = timeline.ratchet.as_ref()?;
    let label = |id: &Id| timeline.years.iter().find(|year| &year.year == id).map_or_else(|| id.to_string(), |year| year.label.clone());
    let years = ratchet.years.iter().map(|year| {
        let [target, target_without, reward, reward_without] =
            [year.target, year.target_without, year.reward, year.reward_without].map(|amount| money(asked, amount));
        [label(&year.year), target, target_without, reward, reward_without]
    });
    let head = ["Year", "Target", "Target without rebasing", "Providers", "Providers without rebasing"];
    let by_year = Piece::table("The same final costs, with rebasing and without", head, years);
    let provides = |id: &Id| asked.design.member(id).is_none_or(Member::is_provider);
    let members = ratchet.members.iter().filter(|member| provides(&member.member)).map(|member| {
        let change = member.reward - member.reward_without;
        [name(asked.design, &member.member), money(asked, member.reward), money(asked, member.reward_without), money(asked, change)]
    });
    let head = ["Member", "With rebasing", "Without", "What rebasing changes"];
    let text = "The same years with the same final costs, once with each target moved towards the last final cost, and once without.";
    Some(Part::open("What rebasing does", vec![Piece::Text(text.to_owned()), by_year, Piece::table("The same by member", head, members)]))
}
