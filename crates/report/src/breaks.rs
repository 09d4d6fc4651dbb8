//! Break points in plain words, a sentence each.

use crate::figures::{list, percent, whole_money};
use alliance_model::{Design, Id, Rate, Share, Step};
use alliance_settle::{BreakKind, BreakPoint, Side};

/// What begins or stops at a break point.
pub fn sentence(design: &Design, point: &BreakPoint) -> String {
    let at = whole_money(point.outturn, &design.currency);
    let name = |member| name(design, member);
    let names = |members: &[Id]| list(&members.iter().map(|member| self::name(design, member)).collect::<Vec<_>>());
    match &point.kind {
        BreakKind::TriggerReached { side } => format!("At {at} the {} reaches the threshold from which it is shared.", difference(*side)),
        BreakKind::BandStarts { side, index } => {
            let (verb, share) = (if *side == Side::Gain { "keep" } else { "bear" }, percent(share_of_band(design, *side, *index)));
            format!("{} band {} begins: the providers {verb} {share} of it.", beyond(*side, &at), index + 1)
        }
        BreakKind::PoolCapReached { side } => {
            format!("{} the providers together {} no more: their cap is reached.", beyond(*side, &at), verb(*side))
        }
        BreakKind::MemberCapReached { member, side } => {
            format!("{} {} {}s no more: its own cap is reached.", beyond(*side, &at), name(member), verb(*side))
        }
        BreakKind::MarginGone { member, side } => format!("{} {} has no margin left: its fee is used up.", beyond(*side, &at), name(member)),
        BreakKind::CommissionerAlone { side } => format!("{} {} is the commissioner’s alone.", beyond(*side, &at), further(*side)),
        BreakKind::ProvidersAlone { side } => {
            let point = if *side == Side::Pain { ": the point of total assumption" } else { "" };
            format!("{} {} is the providers’ alone{point}.", beyond(*side, &at), further(*side))
        }
        BreakKind::SharedAgain { side } => format!("{} {} is shared again.", beyond(*side, &at), further(*side)),
        BreakKind::InterestsPart { side, gain, lose } => {
            format!("{} interests part: a higher cost is a gain to {} and a loss to {}.", beyond(*side, &at), names(gain), names(lose))
        }
        BreakKind::DividedAnew { side } => format!("{} {} is divided in another way.", beyond(*side, &at), further(*side)),
    }
}

fn share_of_band(design: &Design, side: Side, index: usize) -> Rate {
    let share = design.terms.steps.iter().find_map(|step| match step {
        Step::Share(Share { gain, pain }) => if side == Side::Gain { gain } else { pain }.get(index).map(|band| band.share),
        _ => None,
    });
    share.unwrap_or(Rate::ZERO)
}

/// Going away from the target.
fn beyond(side: Side, at: &str) -> String {
    let word = if side == Side::Gain { "Below" } else { "Above" };
    format!("{word} {at}")
}

fn difference(side: Side) -> &'static str {
    if side == Side::Gain { "saving" } else { "overrun" }
}

fn further(side: Side) -> &'static str {
    if side == Side::Gain { "all further saving" } else { "all further cost" }
}

fn verb(side: Side) -> &'static str {
    if side == Side::Gain { "gain" } else { "lose" }
}

fn name<'a>(design: &'a Design, member: &'a Id) -> &'a str {
    design.member(member).map_or(member.as_str(), |member| &member.name)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use alliance_settle::break_points;

    #[test]
    fn the_health_alliance() {
        let design = alliance_format::template("health-alliance").unwrap();
        let points = break_points(&design.terms, &design.members, &design.outcomes, &design.facts).unwrap();
        let told: Vec<String> = points.iter().map(|point| sentence(&design, point)).collect();
        for expected in [
            "Below £8,377,600 the providers together gain no more: their cap is reached.",
            "Below £8,377,600 all further saving is the commissioner’s alone.",
            "Above £8,800,000 band 1 begins: the providers bear 30% of it.",
            "Above £8,966,666.67 Northgate Community Group loses no more: its own cap is reached.",
            "Above £9,134,400 all further cost is the commissioner’s alone.",
        ] {
            assert!(told.iter().any(|sentence| sentence == expected), "{expected} not in {told:#?}");
        }
    }

    #[track_caller]
    fn check(kind: BreakKind, expected: &str) {
        let design = alliance_format::template("health-alliance").unwrap();
        assert_eq!(sentence(&design, &BreakPoint { outturn: "9000000".parse().unwrap(), kind }), expected);
    }

    #[test]
    fn every_other_kind() {
        let northgate: Id = "northgate".parse().unwrap();
        let (gain, pain) = (Side::Gain, Side::Pain);
        check(BreakKind::TriggerReached { side: gain }, "At £9,000,000 the saving reaches the threshold from which it is shared.");
        check(
            BreakKind::MarginGone { member: northgate.clone(), side: pain },
            "Above £9,000,000 Northgate Community Group has no margin left: its fee is used up.",
        );
        check(BreakKind::ProvidersAlone { side: pain }, "Above £9,000,000 all further cost is the providers’ alone: the point of total assumption.");
        check(BreakKind::ProvidersAlone { side: gain }, "Below £9,000,000 all further saving is the providers’ alone.");
        check(BreakKind::SharedAgain { side: gain }, "Below £9,000,000 all further saving is shared again.");
        check(BreakKind::DividedAnew { side: pain }, "Above £9,000,000 all further cost is divided in another way.");
        check(
            BreakKind::InterestsPart { side: pain, gain: vec![northgate], lose: vec!["nhs-commissioner".parse().unwrap()] },
            "Above £9,000,000 interests part: a higher cost is a gain to Northgate Community Group and a loss to NHS commissioner.",
        );
    }
}
