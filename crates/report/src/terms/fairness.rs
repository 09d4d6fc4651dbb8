//! Who carries what, in plain sentences.

use super::name;
use crate::figures::{list, percent_exact, short_money, whole_money};
use alliance_model::{Design, Exact, Id, Money};
use alliance_settle::{Fairness, Fraction, MemberFairness, NextPound};
use std::cmp::Ordering;

/// Who bears the next pound now and at the bad outturn; who carries more than it does; whose reserves are hit hardest; and you.
pub fn fairness_in_words(design: &Design, fairness: &Fairness, you: Option<&Id>) -> Vec<String> {
    let mut told = vec![borne(design, &fairness.now), borne(design, &fairness.worst)];
    told.extend(risk_beside_work(design, fairness));
    told.extend(hardest_hit(design, fairness));
    told.extend(you.and_then(|you| yours(design, fairness, you)));
    told
}

fn at(design: &Design, outturn: Money) -> String {
    let place = if outturn == design.facts.outturn { ", where it stands now" } else { "" };
    format!("At {}{place}", short_money(outturn, &design.currency))
}

/// "At £9.05m, where it stands now, the commissioner bears 62% of the next £1 and Riverside Trust 17%."
fn borne(design: &Design, next: &NextPound) -> String {
    let at = at(design, next.outturn);
    let comma = if at.contains(',') { "," } else { "" };
    let pound = whole_money(Money::pounds(1), &design.currency);
    let mut parts = vec![("the commissioner".to_owned(), next.commissioner.0)];
    parts.extend(design.members.iter().zip(&next.members).map(|(member, part)| (member.name.clone(), part.0)));
    parts.push(("the reserve".to_owned(), next.reserve.0));
    parts.retain(|(_, part)| *part != Exact::from_integer(0));
    match &parts[..] {
        [(only, _)] => format!("{at}{comma} {only} bears all of the next {pound}."),
        [(first, part), rest @ ..] => {
            let first = format!("{first} bears {} of the next {pound}", percent_exact(*part));
            let rest = rest.iter().map(|(name, part)| format!("{name} {}", percent_exact(*part)));
            let all: Vec<String> = std::iter::once(first).chain(rest).collect();
            format!("{at}{comma} {}.", list(&all.iter().map(String::as_str).collect::<Vec<_>>()))
        }
        [] => format!("{at}{comma} nobody bears the next {pound}."),
    }
}

/// The one whose part of the risk is most above its part of the work.
fn risk_beside_work(design: &Design, fairness: &Fairness) -> Option<String> {
    let known = fairness.members.iter().filter(|member| member.risk_to_work.is_some());
    let most = known.reduce(|most, next| if next.risk_to_work > most.risk_to_work { next } else { most })?;
    let (ratio, work, risk) = (most.risk_to_work?, most.work?, most.risk?);
    let (told_risk, told_work) = (percent_exact(risk.0), percent_exact(work.0));
    // A rounded penny is no unfairness: what reads the same is the same.
    if ratio.0 <= Exact::from_integer(1) || told_risk == told_work {
        return (fairness.members.len() > 1).then(|| "Each provider carries the same part of the risk as of the work.".to_owned());
    }
    let (risk, work) = (told_risk, told_work);
    Some(format!("{} carries {risk} of the providers\u{2019} loss for {work} of their work: the most for its size.", name(design, &most.member)))
}

/// The one that loses the largest part of its free reserves.
fn hardest_hit(design: &Design, fairness: &Fairness) -> Option<String> {
    let hit = fairness.members.iter().filter(|member| member.loss > Money::ZERO && member.loss_to_reserves.is_some());
    let most = hit.reduce(|most, next| if next.loss_to_reserves > most.loss_to_reserves { next } else { most })?;
    let at = short_money(fairness.worst.outturn, &design.currency);
    Some(format!("At {at} {} is hit hardest: {}.", name(design, &most.member), loss_of_reserves(design, most)?))
}

/// "its loss of £5,000 is 16.1% of its free reserves".
fn loss_of_reserves(design: &Design, member: &MemberFairness) -> Option<String> {
    let part = member.loss_to_reserves?;
    let loss = whole_money(member.loss, &design.currency);
    Some(match part.0.cmp(&Exact::from_integer(1)) {
        Ordering::Greater => format!("its loss of {loss} is more than all of its free reserves"),
        Ordering::Equal => format!("its loss of {loss} is all of its free reserves"),
        Ordering::Less => format!("its loss of {loss} is {} of its free reserves", percent_exact(part.0)),
    })
}

fn yours(design: &Design, fairness: &Fairness, you: &Id) -> Option<String> {
    let member = fairness.members.iter().find(|member| &member.member == you)?;
    let (reserves, loss) = (member.reserves_in_months?, member.loss_in_months?);
    let at = short_money(fairness.worst.outturn, &design.currency);
    let name = name(design, you);
    Some(format!("You ({name}) have free reserves for {} of your income; at {at} you would lose {}.", months(reserves), months(loss)))
}

/// "1 month", "2.5 months"; one decimal, halves away from nothing.
pub fn months(months: Fraction) -> String {
    // A hundredth of the figure, told as a percentage, is the figure with one decimal.
    let figure = percent_exact(months.0 / Exact::from_integer(100)).replace('%', "");
    format!("{figure} {}", if figure == "1" { "month" } else { "months" })
}

/// A share, or a dash where there is none.
pub fn share_or_dash(share: Option<Fraction>) -> String {
    share.map_or_else(|| "\u{2013}".to_owned(), |share| percent_exact(share.0))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use alliance_settle::{bad_outturn, fairness};

    fn told(design: &Design, you: &str) -> Vec<String> {
        let bad = bad_outturn(design.terms.target, design.facts.outturn);
        let fair = fairness(&design.terms, &design.members, &design.outcomes, &design.facts, bad).unwrap();
        fairness_in_words(design, &fair, you.parse().ok().as_ref())
    }

    #[test]
    fn who_carries_what() {
        let mut design = alliance_format::template("health-alliance").unwrap();
        design.facts.outturn = "9050000".parse().unwrap();
        let expect = [
            "At £9.05m, where it stands now, the commissioner bears 62% of the next £1, Riverside Trust 17%, Beacon Mind 12% and Harbour Housing 9%.",
            "At £10.6m the commissioner bears all of the next £1.",
            "Riverside Trust carries 40.1% of the providers’ loss for 34% of their work: the most for its size.",
            "At £10.6m Northgate Community Group is hit hardest: its loss of £5,000 is 16.1% of its free reserves.",
            "You (Northgate Community Group) have free reserves for 0.4 months of your income; at £10.6m you would lose 0.1 months.",
        ];
        assert_eq!(told(&design, "northgate"), expect);
        assert_eq!(told(&design, "nhs-commissioner"), expect[..4]);
        let split = design.terms.steps.iter_mut().find_map(|step| if let alliance_model::Step::Split(split) = step { Some(split) } else { None });
        split.unwrap().caps.clear();
        design.members[5].free_reserves = "13200".parse().ok();
        let told = told(&design, "");
        assert_eq!(told[2], "Each provider carries the same part of the risk as of the work.");
        assert_eq!(told[3], "At £10.6m Northgate Community Group is hit hardest: its loss of £13,200 is all of its free reserves.");
    }

    #[test]
    fn months_are_told_with_one_decimal() {
        for (above, below, text) in [(1, 1, "1 month"), (5, 2, "2.5 months"), (2, 35, "0.1 months"), (0, 1, "0 months"), (1200, 1, "1,200 months")] {
            assert_eq!(months(Fraction(Exact::new(above, below))), text);
        }
    }
}
