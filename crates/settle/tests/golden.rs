//! Published worked examples and the benchmark alliance, through the public engine.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

use alliance_model::Table;
use alliance_model::{Band, Exact, Excess, Key, Member, MemberKind, Money, Rate, Share, Split, Step, Terms};
use alliance_settle::{Settlement, settle};
use common::{facts, id, member, members, money, pence, rate, settled, split, terms, with_fees};
use serde_json::Value;
use std::collections::BTreeMap;

const VECTORS: &str = include_str!("../../../tests/golden/money/vectors.json");
const BENCHMARK: &str = include_str!("../../../tests/golden/money/alliance-12x8.csv");

/// Every vector of a kind, and how many there must be.
#[track_caller]
fn each(kind: &str, how_many: usize, check: impl Fn(&Value)) {
    let vectors: Vec<Value> = serde_json::from_str(VECTORS).unwrap();
    let of_kind: Vec<&Value> = vectors.iter().filter(|vector| vector["kind"] == kind).collect();
    assert_eq!(of_kind.len(), how_many, "vectors of kind {kind}");
    of_kind.into_iter().for_each(check);
}

fn text<'a>(vector: &'a Value, field: &str) -> &'a str {
    vector[field].as_str().unwrap_or_else(|| panic!("{}: no {field}", vector["id"]))
}

/// Every figure that a vector expects must be among those found, and equal.
#[track_caller]
fn expect(vector: &Value, found: &[(&str, Money)]) {
    for (field, expected) in vector["expect"].as_object().unwrap() {
        let (_, amount) = found.iter().find(|(name, _)| name == field).unwrap_or_else(|| panic!("{}: nothing found for {field}", vector["id"]));
        assert_eq!(*amount, money(expected.as_str().unwrap()), "{}: {field}", vector["id"]);
    }
}

fn to_rate(exact: Exact) -> Rate {
    Rate::fraction(i64::try_from(*exact.numer()).unwrap(), i64::try_from(*exact.denom()).unwrap()).unwrap()
}

fn one_provider(terms: &Terms, outturn: &str) -> Settlement {
    settled(terms, &members(1), &facts(outturn))
}

/// NEC gives bands as ranges of outturn over target; ours are distances from the target, on each side.
fn bands_by_distance(ranges: &Value) -> Share {
    let one = Exact::from_integer(1);
    let mut share = Share::default();
    for range in ranges.as_array().unwrap() {
        let low = rate(range[0].as_str().unwrap()).exact();
        let high = range[1].as_str().map(|high| rate(high).exact());
        let part = rate(range[2].as_str().unwrap());
        if low < one {
            let nearest = high.map_or(one, |high| high.min(one));
            share.gain.insert(0, Band { from: to_rate(one - nearest), to: Some(to_rate(one - low)), share: part });
        }
        if high.is_none_or(|high| high > one) {
            let to = high.map(|high| to_rate(high - one));
            share.pain.push(Band { from: to_rate(low.max(one) - one), to, share: part });
        }
    }
    share
}

#[test]
fn nec_bands() {
    each("banded_share", 6, |vector| {
        let terms = terms(text(vector, "target"), vec![Step::Share(bands_by_distance(&vector["bands"])), split(Key::Equal)]);
        let settlement = one_provider(&terms, text(vector, "outturn"));
        expect(vector, &[("contractor_share", settlement.pool), ("paid", settlement.paid)]);
    });
}

#[test]
fn flat_shares() {
    each("flat_share", 2, |vector| {
        let whole = |share| vec![Band { from: Rate::ZERO, to: None, share }];
        let flat = rate(text(vector, "share"));
        let steps = vec![Step::Share(Share { gain: whole(flat), pain: whole(flat) }), split(Key::Equal)];
        let overrun = vector["overrun"].as_str();
        let (target, outturn) = overrun.map_or_else(|| (text(vector, "target"), text(vector, "outturn")), |overrun| ("0", overrun));
        let settlement = one_provider(&terms(target, steps), outturn);
        let (pool, owner) = (settlement.pool, settlement.commissioner);
        let saving = ("saving", settlement.difference);
        expect(vector, &[saving, ("contractors", pool), ("licence_partners", owner), ("contractors_reimburse", -pool)]);
    });
}

/// The buyer's ceiling is a second band of pain, from the point of total assumption, that is all the seller's.
#[test]
fn fixed_price_incentive() {
    each("fpif", 6, |vector| {
        let [target_cost, target_price, ceiling, fee] = ["target_cost", "target_price", "ceiling", "fee"].map(|field| text(vector, field));
        let buyer = rate(text(vector, "buyer_share")).exact();
        let room = (money(ceiling) - money(target_price)).exact();
        let assumption = to_rate(room / buyer / money(target_cost).exact());
        let seller = to_rate(Exact::from_integer(1) - buyer);
        let gain = vec![Band { from: Rate::ZERO, to: None, share: seller }];
        let pain = vec![Band { from: Rate::ZERO, to: Some(assumption), share: seller }, Band { from: assumption, to: None, share: Rate::ONE }];
        let terms = terms(target_cost, vec![Step::Share(Share { gain, pain })]);
        let settlement = settled(&terms, &with_fees(members(1), &[fee]), &facts(text(vector, "outturn")));
        expect(vector, &[("buyer_price", settlement.paid), ("seller_profit", settlement.paid - settlement.outturn)]);
    });
}

#[test]
fn allocations() {
    each("allocation", 2, |vector| {
        let caps: BTreeMap<_, _> = vector["caps"].as_object().into_iter().flatten().collect();
        let names: Vec<String> =
            if caps.is_empty() { (1..=7).map(|n| format!("p{n}")).collect() } else { caps.keys().map(|name| name.to_lowercase()).collect() };
        let mut members: Vec<Member> = names.iter().map(|name| member(name, MemberKind::Charity)).collect();
        members.push(member("owner", MemberKind::Commissioner));
        let caps: Table<_, _> = caps.into_iter().map(|(name, cap)| (id(&name.to_lowercase()), money(cap.as_str().unwrap()))).collect();
        let policies = [("policy_reallocate", Excess::Reallocate), ("policy_commissioner_absorbs", Excess::Commissioner)];
        for (field, excess) in policies {
            let by = Split { by: Key::Equal, caps: caps.clone(), gain_caps: Table::new(), excess };
            let settlement = settled(&terms("0", vec![Step::Split(by)]), &members, &facts(text(vector, "pain")));
            for (name, result) in names.iter().zip(&settlement.members) {
                if let Some(expected) = vector[field][name.to_uppercase()].as_str() {
                    assert_eq!(-result.limb3, money(expected), "{field}: {name}");
                }
            }
            if let Some(expected) = vector[field]["commissioner"].as_str() {
                assert_eq!(-settlement.commissioner, money(expected), "{field}");
            }
            if let Some(expected) = vector["expect"].as_array() {
                let found: Vec<String> = settlement.members.iter().take(7).map(|member| (-member.limb3).to_string()).collect();
                assert_eq!(found, expected.iter().map(|amount| amount.as_str().unwrap()).collect::<Vec<_>>());
            }
        }
    });
}

#[test]
fn the_benchmark_alliance_to_the_penny() {
    let (terms, members) = common::benchmark();
    let mut rows = 0;
    for line in BENCHMARK.lines().skip(1) {
        let row: Vec<i64> = line.split(',').map(|field| field.parse().unwrap()).collect();
        let facts = alliance_model::Facts { outturn: pence(row[1]), ..Default::default() };
        let settlement = settle(&terms, &members, &[], &facts).unwrap();
        let mut found: Vec<i64> = settlement.members.iter().take(5).map(|member| member.limb3.pence()).collect();
        found.push(settlement.commissioner.pence());
        assert_eq!(found, row[2..], "row {}", row[0]);
        rows += 1;
    }
    assert_eq!(rows, 1000);
}
