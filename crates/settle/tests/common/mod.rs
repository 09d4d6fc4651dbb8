//! Small agreements for tests.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::expect_used)]

use alliance_model::Table;
use alliance_model::{Band, Cap, Excess, Facts, Fee, Id, Key, Limit, Member, MemberKind, Money, Rate, Share, Split, Step, Terms};
use alliance_settle::{SettleError, Settlement, settle};

pub fn id(text: &str) -> Id {
    text.parse().unwrap()
}

pub fn money(text: &str) -> Money {
    text.parse().unwrap()
}

pub fn rate(text: &str) -> Rate {
    text.parse().unwrap()
}

pub fn pence(pence: i64) -> Money {
    Money::from_pence(pence).unwrap()
}

pub fn member(name: &str, kind: MemberKind) -> Member {
    Member {
        id: id(name),
        name: name.to_owned(),
        kind,
        identifiers: vec![],
        annual_income: None,
        free_reserves: None,
        work: None,
        budget: None,
        fee: None,
        risk_tolerance: None,
        notes: String::new(),
    }
}

/// So many charities p1, p2, … and a commissioner.
pub fn members(providers: usize) -> Vec<Member> {
    let mut members: Vec<Member> = (1..=providers).map(|n| member(&format!("p{n}"), MemberKind::Charity)).collect();
    members.push(member("owner", MemberKind::Commissioner));
    members
}

pub fn with_fees(mut members: Vec<Member>, fees: &[&str]) -> Vec<Member> {
    for (member, fee) in members.iter_mut().zip(fees) {
        member.fee = Some(Fee::Fixed { amount: money(fee) });
    }
    members
}

/// Bands from "from-to:share", with nothing after the dash for no end: "0-0.02:0.30", "0.02-:0.50".
pub fn bands(texts: &[&str]) -> Vec<Band> {
    let band = |text: &&str| {
        let (range, share) = text.split_once(':').unwrap();
        let (from, to) = range.split_once('-').unwrap();
        Band { from: rate(from), to: (!to.is_empty()).then(|| rate(to)), share: rate(share) }
    };
    texts.iter().map(band).collect()
}

pub fn share(gain: &[&str], pain: &[&str]) -> Step {
    Step::Share(Share { gain: bands(gain), pain: bands(pain) })
}

pub fn half() -> Step {
    share(&["0-:0.5"], &["0-:0.5"])
}

pub fn cap(gain: Option<&str>, pain: Option<&str>) -> Step {
    Step::Cap(Cap { gain: gain.map(|most| Limit::Amount(money(most))), pain: pain.map(|most| Limit::Amount(money(most))) })
}

pub fn split(by: Key) -> Step {
    Step::Split(Split { by, caps: Table::new(), gain_caps: Table::new(), excess: Excess::Commissioner })
}

pub fn amounts(pairs: &[(&str, &str)]) -> Table<Id, Money> {
    pairs.iter().map(|(member, amount)| (id(member), money(amount))).collect()
}

pub fn weights(pairs: &[(&str, &str)]) -> Key {
    Key::Weights(pairs.iter().map(|(member, weight)| (id(member), rate(weight))).collect())
}

pub fn terms(target: &str, steps: Vec<Step>) -> Terms {
    Terms { target: money(target), fee_in_target: false, steps }
}

pub fn facts(outturn: &str) -> Facts {
    Facts { outturn: money(outturn), ..Facts::default() }
}

pub fn settled(terms: &Terms, members: &[Member], facts: &Facts) -> Settlement {
    settle(terms, members, &[], facts).unwrap()
}

pub fn refused(steps: Vec<Step>, providers: usize) -> SettleError {
    settle(&terms("1000", steps), &members(providers), &[], &facts("900")).unwrap_err()
}

/// Limb 3 of every member, as text.
pub fn parts(settlement: &Settlement) -> Vec<String> {
    settlement.members.iter().map(|member| member.limb3.to_string()).collect()
}

/// The benchmark alliance of `bench/alliance-12x8`, section 4 of its model.
pub fn benchmark() -> (Terms, Vec<Member>) {
    let by = weights(&[("p1", "0.34"), ("p2", "0.24"), ("p3", "0.18"), ("p4", "0.14"), ("p5", "0.10")]);
    let caps = amounts(&[("p1", "45000"), ("p2", "30000"), ("p3", "20000"), ("p4", "12000"), ("p5", "5000")]);
    let steps = vec![
        share(&["0-0.02:0.30", "0.02-0.08:0.50", "0.08-0.15:0.25"], &["0-0.02:0.30", "0.02-0.06:0.50", "0.06-0.12:0.20"]),
        cap(Some("176000"), Some("132000")),
        Step::Split(Split { by, caps, gain_caps: Table::new(), excess: Excess::Commissioner }),
    ];
    (terms("8800000", steps), members(5))
}
