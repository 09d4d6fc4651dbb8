//! The meaning of a rule once more, the slow way: lists of seats and exact fractions. The engine must agree with it.
#![allow(unreachable_pub, clippy::unwrap_used, clippy::expect_used)]

use alliance_model::{
    AtLeast, Block, Counting, Denominator, Exact, Id, Kind, MemberKind, Position, Rule, SeatKind, Selector, Test, Tie, Verdict, Weigh,
};
use alliance_vote::Voter;
use std::collections::BTreeMap;

struct Vote<'a> {
    seats: Vec<(&'a Voter, Position)>,
    quorum: bool,
    extra: i128,
    waive: bool,
}

/// What comes of a vote.
pub fn reference(table: &[Voter], rule: &Rule, positions: &[Position]) -> Verdict {
    let all: Vec<(&Voter, Position)> = table.iter().zip(positions.iter().copied()).collect();
    let seats: Vec<_> = all.iter().copied().filter(|(voter, _)| voter.votes > 0).collect();
    let vote = |quorum, extra, waive| Vote { seats: seats.clone(), quorum, extra, waive };
    if !seats.iter().any(|(voter, position)| !voter.vacant && *position != Position::Recused) {
        return if rule.quorum.is_some() { Verdict::NoQuorum } else { Verdict::Fails };
    }
    if rule.quorum.as_ref().is_some_and(|quorum| !vote(true, 0, false).holds(quorum)) {
        return Verdict::NoQuorum;
    }
    let held = |voter: &Voter, position: Position, wanted: &[Position]| !voter.vacant && wanted.contains(&position);
    let passes = vote(false, 0, false).holds(&rule.pass);
    let blocked = seats.iter().any(|(voter, position)| held(voter, *position, &[Position::Block]));
    if (rule.block == Block::Veto && blocked) || (!passes && vote(false, 0, true).holds(&rule.pass)) {
        return Verdict::Blocked;
    }
    if passes {
        return Verdict::Passes;
    }
    let sum =
        |wanted: &[Position]| seats.iter().filter(|(voter, position)| held(voter, *position, wanted)).map(|(voter, _)| voter.votes).sum::<u64>();
    let (agree, against) = (sum(&[Position::Agree]), sum(&[Position::Disagree, Position::Block]));
    if agree == 0 || agree != against || !vote(false, 1, false).holds(&rule.pass) {
        return Verdict::Fails;
    }
    let chair = all.iter().find(|(voter, _)| voter.kind == SeatKind::IndependentChair);
    let chair_agrees = chair.is_some_and(|(voter, position)| held(voter, *position, &[Position::Agree]));
    if rule.tie == Tie::ChairCasts && chair_agrees { Verdict::Passes } else { Verdict::Tied }
}

impl Vote<'_> {
    fn holds(&self, test: &Test) -> bool {
        match test {
            Test::All(tests) => tests.iter().all(|test| self.holds(test)),
            Test::Any(tests) => tests.iter().any(|test| self.holds(test)),
            Test::Consent(selector) => self.waive || !self.seats.iter().any(|(voter, at)| means(selector, voter) && !voter.vacant && is_against(*at)),
            Test::AtLeast(asked) => self.at_least(asked),
        }
    }

    fn at_least(&self, asked: &AtLeast) -> bool {
        let everyone = Selector::Everyone;
        let among = asked.among.as_ref().unwrap_or(&everyone);
        let seats: Vec<_> = self.seats.iter().copied().filter(|(voter, _)| means(among, voter)).collect();
        let counting = asked.counting.unwrap_or(match (self.quorum, asked.of) {
            (false, _) => Counting::Agree,
            (true, Denominator::Cast) => Counting::Cast,
            (true, _) => Counting::Present,
        });
        let casting = *among == Selector::Everyone && counting == Counting::Agree && !matches!(asked.weigh, Weigh::Named(_));
        let extra = if casting { self.extra } else { 0 };
        let (counted, base) = match &asked.weigh {
            Weigh::Members => organisations(&seats, asked.of, counting),
            weigh => {
                let sum = |is: &dyn Fn(&Voter, Position) -> bool| {
                    seats.iter().filter(|(voter, at)| is(voter, *at)).map(|(voter, _)| worth(voter, weigh)).sum::<i128>()
                };
                (sum(&|voter, at| is_counted(voter, at, counting)), sum(&|voter, at| is_in(voter, at, asked.of)))
            }
        };
        let (counted, base) = (counted + extra, base + extra);
        if base == 0 {
            return false;
        }
        let reached = |have: Exact, need: Exact| if asked.more_than { have > need } else { have >= need };
        let whole = |number: i128| Exact::from_integer(number);
        asked.share.is_none_or(|share| reached(Exact::new(counted, base), share.exact()) && (self.quorum || counted > 0))
            && asked.votes.is_none_or(|votes| reached(whole(counted), whole(votes.into())))
    }
}

fn worth(voter: &Voter, weigh: &Weigh) -> i128 {
    match weigh {
        Weigh::Votes => voter.votes.into(),
        Weigh::Heads | Weigh::Members => 1,
        Weigh::Named(name) => voter.weights.get(name).copied().unwrap_or(0).into(),
    }
}

fn organisations(seats: &[(&Voter, Position)], of: Denominator, counting: Counting) -> (i128, i128) {
    let mut groups: BTreeMap<&Id, Vec<(&Voter, Position)>> = BTreeMap::new();
    for (voter, at) in seats {
        groups.entry(voter.member.as_ref().unwrap_or(&voter.id)).or_default().push((*voter, *at));
    }
    let counts = |group: &Vec<(&Voter, Position)>| {
        let sum =
            |is: &dyn Fn(Position) -> bool| group.iter().filter(|(voter, at)| !voter.vacant && is(*at)).map(|(voter, _)| voter.votes).sum::<u64>();
        let (agree, against) = (sum(&|at| at == Position::Agree), sum(&is_against));
        match counting {
            Counting::Agree => agree > against,
            Counting::AgreeOrAbstain => group.iter().any(|(voter, at)| is_counted(voter, *at, Counting::Present)) && agree >= against,
            other => group.iter().any(|(voter, at)| is_counted(voter, *at, other)),
        }
    };
    let counted = groups.values().filter(|group| counts(group)).count();
    let base = groups.values().filter(|group| group.iter().any(|(voter, at)| is_in(voter, *at, of))).count();
    (counted as i128, base as i128)
}

fn is_against(at: Position) -> bool {
    matches!(at, Position::Disagree | Position::Block)
}

fn is_in(voter: &Voter, at: Position, of: Denominator) -> bool {
    match of {
        Denominator::Seats => true,
        Denominator::Eligible => !voter.vacant && at != Position::Recused,
        Denominator::Present => !voter.vacant && !matches!(at, Position::Recused | Position::Absent),
        Denominator::Cast => !voter.vacant && (at == Position::Agree || is_against(at)),
    }
}

fn is_counted(voter: &Voter, at: Position, counting: Counting) -> bool {
    match counting {
        Counting::Agree => !voter.vacant && at == Position::Agree,
        Counting::AgreeOrAbstain => !voter.vacant && matches!(at, Position::Agree | Position::Abstain),
        Counting::Cast => is_in(voter, at, Denominator::Cast),
        Counting::Present => is_in(voter, at, Denominator::Present),
        Counting::InTheRoom => !voter.vacant && at != Position::Absent,
    }
}

fn means(selector: &Selector, voter: &Voter) -> bool {
    match selector {
        Selector::Everyone => true,
        Selector::Seats(ids) => ids.contains(&voter.id),
        Selector::Members(ids) => voter.member.as_ref().is_some_and(|member| ids.contains(member)),
        Selector::Kind(kind) => match (kind, voter.member_kind) {
            (Kind::Provider, Some(of)) => of != MemberKind::Commissioner,
            (Kind::Commissioner, Some(of)) => of == MemberKind::Commissioner,
            (Kind::NhsProvider, Some(of)) => of == MemberKind::NhsProvider,
            (Kind::Charity, Some(of)) => of == MemberKind::Charity,
            (Kind::SocialEnterprise, Some(of)) => of == MemberKind::SocialEnterprise,
            _ => format!("{kind:?}") == format!("{:?}", voter.kind),
        },
    }
}
