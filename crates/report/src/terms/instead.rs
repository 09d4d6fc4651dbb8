//! An alliance beside what it replaces, in plain sentences.

use super::name;
use crate::figures::{list, percent, whole_money};
use alliance_model::{Design, Money, Rate};
use alliance_settle::{Arrangement, SideBySide};

/// What the commissioner pays in each of the three, what becomes of margins, and who would lose under separate blocks.
pub fn beside_in_words(design: &Design, beside: &SideBySide) -> Vec<String> {
    let money = |amount: Money| whole_money(amount, &design.currency);
    let paid = format!(
        "At {} the commissioner pays {} in the alliance, {} with separate block contracts and {} under a prime contract.",
        money(design.facts.outturn),
        money(beside.alliance.paid),
        money(beside.blocks.paid),
        money(beside.prime_contract.paid)
    );
    let mut told = vec![paid];
    let margins: Money = beside.prime_contract.layers.iter().map(|layer| layer.amount).sum();
    if margins > Money::ZERO {
        told.push(format!("Under the prime contract {} of it are margins on other people\u{2019}s work.", money(margins)));
    }
    told.extend(losers(design, &beside.blocks));
    told
}

fn losers(design: &Design, blocks: &Arrangement) -> Option<String> {
    let losers: Vec<String> = blocks
        .members
        .iter()
        .filter(|member| member.left.is_negative())
        .map(|member| format!("{} {}", name(design, &member.member), whole_money(member.left.abs(), &design.currency)))
        .collect();
    (!losers.is_empty()).then(|| {
        let losers = list(&losers.iter().map(String::as_str).collect::<Vec<_>>());
        format!("With separate block contracts, after their fees these would be out of pocket: {losers}.")
    })
}

/// What is assumed of the prime contract, and whether anybody has said so.
pub fn assumed(design: &Design, beside: &SideBySide, margins: &[Rate]) -> String {
    let prime = name(design, &beside.prime);
    let chosen = match &design.instead.prime {
        Some(named) if *named == beside.prime => "",
        _ => ", because none is named and nobody does more of the work",
    };
    let layers: Vec<String> = margins.iter().map(|margin| percent(*margin)).collect();
    let layers = match layers.split_first() {
        None => "nobody takes a margin".to_owned(),
        Some((own, [])) => format!("it takes {own} on the work of the others"),
        Some((own, [layer])) => format!("it takes {own} on the work of the others, which first passes a layer that takes {layer}"),
        Some((own, layers)) => {
            let layers = list(&layers.iter().map(String::as_str).collect::<Vec<_>>());
            format!("it takes {own} on the work of the others, which first passes layers that take {layers}, from the outermost in")
        }
    };
    let source = if design.instead.margins.is_empty() { " These margins are a choice to start from, not facts." } else { "" };
    format!("The prime contractor is {prime}{chosen}; {layers}.{source}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use alliance_settle::{USUAL_MARGINS, side_by_side};

    fn design() -> Design {
        let mut design = alliance_format::template("health-alliance").unwrap();
        design.facts.outturn = "9400000".parse().unwrap();
        design
    }

    fn beside(design: &Design, margins: &[Rate]) -> SideBySide {
        side_by_side(&design.terms, &design.members, &design.outcomes, &design.facts, design.instead.prime.as_ref(), margins).unwrap()
    }

    #[test]
    fn the_three_are_told_side_by_side() {
        let mut design = design();
        let told = beside_in_words(&design, &beside(&design, &USUAL_MARGINS));
        // 9,400,000 + 310,000 of fees - 111,880; 8,800,000 + 310,000; and 10.25% on the 6,012,600 that is not Riverside's.
        assert_eq!(
            told[0],
            "At £9,400,000 the commissioner pays £9,598,120 in the alliance, £9,110,000 with separate block contracts and £9,726,291.50 under a prime contract."
        );
        assert_eq!(told[1], "Under the prime contract £616,291.50 of it are margins on other people’s work.");
        assert_eq!(
            told[2],
            "With separate block contracts, after their fees these would be out of pocket: Riverside Trust £98,600, Beacon Mind £69,600, Harbour Housing £52,200, Open Door £40,600 and Northgate Community Group £29,000."
        );
        design.facts.outturn = design.terms.target;
        assert_eq!(beside_in_words(&design, &beside(&design, &[])).len(), 1);
    }

    #[test]
    fn what_is_assumed_is_said_aloud() {
        let mut design = design();
        let text = |design: &Design, margins: &[Rate]| assumed(design, &beside(design, margins), margins);
        assert_eq!(
            text(&design, &USUAL_MARGINS),
            "The prime contractor is Riverside Trust, because none is named and nobody does more of the work; it takes 5% on the work of the others, which first passes a layer that takes 5%. These margins are a choice to start from, not facts."
        );
        design.instead.prime = "beacon".parse().ok();
        design.instead.margins = vec![Rate::percent(4), Rate::percent(3), Rate::percent(2)];
        assert_eq!(
            text(&design, &design.instead.margins),
            "The prime contractor is Beacon Mind; it takes 4% on the work of the others, which first passes layers that take 3% and 2%, from the outermost in."
        );
        assert_eq!(text(&design, &[Rate::percent(4)]), "The prime contractor is Beacon Mind; it takes 4% on the work of the others.");
    }
}
