//! Random tables, rules and positions for property tests.
#![allow(unreachable_pub, clippy::unwrap_used, clippy::expect_used)]

use alliance_model::{AtLeast, Block, Counting, Denominator, Kind, MemberKind, Position, Rate, Rule, SeatKind, Selector, Test, Tie, Weigh};
use alliance_vote::Voter;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// A table of up to nine seats, at least one of which votes, with at most one independent chair.
pub fn tables() -> impl Strategy<Value = Vec<Voter>> {
    let seat = (select(SeatKind::ALL.to_vec()), 0_u64..5, option::weighted(0.7, 0_usize..4), 0_u64..6, prop::bool::weighted(0.1));
    vec(seat, 1..10).prop_filter_map("somebody votes", |seats| {
        let mut chairs = 0;
        let voter = |(place, (kind, votes, member, people, vacant)): (usize, (SeatKind, u64, Option<usize>, u64, bool))| {
            chairs += usize::from(kind == SeatKind::IndependentChair);
            let second = kind == SeatKind::IndependentChair && chairs > 1;
            Voter {
                id: format!("s{place}").parse().unwrap(),
                title: String::new(),
                kind: if second { SeatKind::LivedExperience } else { kind },
                member: member.map(|member| format!("m{member}").parse().unwrap()),
                member_kind: member.map(|member| MemberKind::ALL[member]),
                votes,
                weights: [("population".to_owned(), people)].into(),
                vacant,
            }
        };
        let table: Vec<Voter> = seats.into_iter().enumerate().map(voter).collect();
        table.iter().any(Voter::is_voting).then_some(table)
    })
}

/// A position for each seat.
pub fn stands(seats: usize) -> impl Strategy<Value = Vec<Position>> {
    let position = prop_oneof![
        4 => Just(Position::Agree),
        1 => Just(Position::Abstain),
        3 => Just(Position::Disagree),
        1 => Just(Position::Block),
        1 => Just(Position::Absent),
        1 => Just(Position::Recused),
    ];
    vec(position, seats)
}

fn selectors(table: &[Voter]) -> impl Strategy<Value = Selector> + use<> {
    let kinds = vec![
        Kind::Commissioner,
        Kind::Provider,
        Kind::NhsProvider,
        Kind::Charity,
        Kind::SocialEnterprise,
        Kind::MemberRepresentative,
        Kind::IndependentChair,
        Kind::LivedExperience,
        Kind::Advisor,
        Kind::Observer,
    ];
    let seats: Vec<_> = table.iter().map(|voter| voter.id.clone()).collect();
    let members: std::collections::BTreeSet<_> = table.iter().filter_map(|voter| voter.member.clone()).collect();
    let members: Vec<_> = members.into_iter().collect();
    let (seat_count, member_count) = (seats.len(), members.len());
    prop_oneof![
        3 => Just(Selector::Everyone),
        3 => select(kinds).prop_map(Selector::Kind),
        1 => subsequence(seats, 0..=seat_count).prop_map(Selector::Seats),
        1 => subsequence(members, 0..=member_count).prop_map(Selector::Members),
    ]
}

/// Shares that matter: the usual ones, and all twelfths.
pub fn shares() -> impl Strategy<Value = Rate> {
    prop_oneof![Just((1, 2)), Just((2, 3)), Just((1, 1)), (0_i64..13).prop_map(|twelfths| (twelfths, 12))]
        .prop_map(|(above, below)| Rate::fraction(above, below).unwrap())
}

fn tests(table: &[Voter]) -> impl Strategy<Value = Test> + use<> {
    let asked = prop_oneof![
        3 => shares().prop_map(|share| (Some(share), None)),
        1 => (0_u64..7).prop_map(|votes| (None, Some(votes))),
        1 => (shares(), 0_u64..7).prop_map(|(share, votes)| (Some(share), Some(votes))),
    ];
    let of = select(vec![Denominator::Seats, Denominator::Eligible, Denominator::Present, Denominator::Cast]);
    let weigh = select(vec![Weigh::Votes, Weigh::Heads, Weigh::Members, Weigh::Named("population".to_owned())]);
    let counting = select(vec![Counting::Agree, Counting::AgreeOrAbstain, Counting::Cast, Counting::Present, Counting::InTheRoom]);
    let at_least = (asked, any::<bool>(), of, option::of(selectors(table)), weigh, option::weighted(0.3, counting)).prop_map(
        |((share, votes), more_than, of, among, weigh, counting)| Test::AtLeast(AtLeast { share, votes, more_than, of, among, weigh, counting }),
    );
    let leaf = prop_oneof![5 => at_least, 1 => selectors(table).prop_map(Test::Consent)];
    leaf.prop_recursive(2, 8, 3, |inner| prop_oneof![vec(inner.clone(), 1..4).prop_map(Test::All), vec(inner, 1..4).prop_map(Test::Any)])
}

/// A rule of the whole grammar, for a table.
pub fn rules(table: &[Voter]) -> impl Strategy<Value = Rule> + use<> {
    let parts = (option::weighted(0.3, tests(table)), tests(table), any::<bool>(), any::<bool>());
    parts.prop_map(|(quorum, pass, veto, casts)| Rule {
        id: "rule".parse().unwrap(),
        name: String::new(),
        quorum,
        pass,
        block: if veto { Block::Veto } else { Block::Against },
        tie: if casts { Tie::ChairCasts } else { Tie::Fails },
        source: String::new(),
    })
}

/// A table, a rule for it, and positions.
pub fn votes() -> impl Strategy<Value = (Vec<Voter>, Rule, Vec<Position>)> {
    tables().prop_flat_map(|table| {
        let (rules, stands) = (rules(&table), stands(table.len()));
        (Just(table), rules, stands)
    })
}

/// Each number that a rule asks for, in order, so that it can be changed.
pub fn each_at_least<'a>(rule: &'a mut Rule, change: &mut dyn FnMut(&mut AtLeast)) {
    fn walk(test: &mut Test, change: &mut dyn FnMut(&mut AtLeast)) {
        match test {
            Test::All(tests) | Test::Any(tests) => tests.iter_mut().for_each(|test| walk(test, change)),
            Test::AtLeast(asked) => change(asked),
            Test::Consent(_) => {}
        }
    }
    rule.quorum.iter_mut().for_each(|test| walk(test, change));
    walk(&mut rule.pass, change);
}

/// Each selector that a rule names, in order.
pub fn each_selector(rule: &mut Rule, change: &mut dyn FnMut(&mut Selector)) {
    fn walk(test: &mut Test, change: &mut dyn FnMut(&mut Selector)) {
        match test {
            Test::All(tests) | Test::Any(tests) => tests.iter_mut().for_each(|test| walk(test, change)),
            Test::AtLeast(asked) => asked.among.iter_mut().for_each(change),
            Test::Consent(selector) => change(selector),
        }
    }
    rule.quorum.iter_mut().for_each(|test| walk(test, change));
    walk(&mut rule.pass, change);
}
