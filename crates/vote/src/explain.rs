//! The way to a verdict, stage by stage.

use crate::clause::{Clause, Requirement, View};
use crate::rule::Course;
use crate::{AtLeastResult, Ballots, CompiledRule, Decision, Stage, StageName, Tally, TestResult};
use alliance_model::{Block, Id, Position, Tie, Verdict};

/// What comes of ballots, and why.
pub(crate) fn explain(rule: &CompiledRule, ballots: &Ballots) -> Decision {
    Explainer { rule, ballots }.decision()
}

struct Explainer<'a> {
    rule: &'a CompiledRule,
    ballots: &'a Ballots,
}

impl Explainer<'_> {
    fn decision(&self) -> Decision {
        let course = self.rule.course(self.ballots);
        let mut stages = self.table();
        if course.nobody {
            stages.push(Stage::NotReached { name: StageName::Quorum });
        } else {
            stages.push(Stage::Quorum { test: self.rule.quorum.as_ref().map(|quorum| self.test(quorum, View::of(self.ballots))) });
        }
        if course.nobody || course.verdict == Verdict::NoQuorum {
            stages.extend([StageName::Cast, StageName::Test, StageName::Consent, StageName::Tie].map(|name| Stage::NotReached { name }));
        } else {
            stages.push(self.cast());
            stages.push(Stage::Test { test: self.test(&self.rule.pass, View::of(self.ballots)) });
            stages.push(self.consent(course));
            stages.push(self.tie(course.tied));
        }
        stages.push(Stage::Verdict { verdict: course.verdict, nobody: course.nobody });
        Decision { verdict: course.verdict, tally: self.tally(|votes| votes), heads: self.tally(|_| 1), stages }
    }

    fn table(&self) -> Vec<Stage> {
        let seats = |meant: &dyn Fn(Option<Position>) -> bool| self.who(|seat| meant(self.ballots.position(seat)));
        let eligible = |position: Option<Position>| position.is_some_and(|position| position != Position::Recused);
        vec![
            Stage::Eligible { seats: seats(&eligible), vacant: seats(&|position| position.is_none()) },
            Stage::Recused { seats: seats(&|position| position == Some(Position::Recused)) },
            Stage::Present {
                seats: seats(&|position| eligible(position) && position != Some(Position::Absent)),
                absent: seats(&|position| position == Some(Position::Absent)),
            },
        ]
    }

    fn cast(&self) -> Stage {
        let seats = |meant: Position| self.who(|seat| self.ballots.position(seat) == Some(meant));
        Stage::Cast {
            agree: seats(Position::Agree),
            abstain: seats(Position::Abstain),
            disagree: seats(Position::Disagree),
            block: seats(Position::Block),
        }
    }

    fn consent(&self, course: Course) -> Stage {
        let blocks = |seat: usize| course.vetoed && self.ballots.position(seat) == Some(Position::Block);
        let objects = |seat: usize| course.objected && self.rule.pass.objects(seat, self.ballots);
        Stage::Consent {
            asked: self.rule.block == Block::Veto || self.rule.pass.asks_consent(),
            stopped: course.vetoed || course.objected,
            by: self.who(|seat| blocks(seat) || objects(seat)),
        }
    }

    fn tie(&self, tied: bool) -> Stage {
        let chair = self.rule.chair.filter(|_| self.rule.tie == Tie::ChairCasts);
        let position = chair.and_then(|chair| self.ballots.position(chair));
        let casting = View { casting_vote: true, ..View::of(self.ballots) };
        let again = (tied && position == Some(Position::Agree)).then(|| self.test(&self.rule.pass, casting));
        let id = chair.and_then(|chair| self.rule.seats.get(chair)).map(|seat| seat.id.clone());
        Stage::Tie { tied, chair: id, position, again }
    }

    fn test(&self, clause: &Clause, view: View<'_>) -> TestResult {
        let parts = |clauses: &[Clause]| clauses.iter().map(|clause| self.test(clause, view)).collect();
        let holds = clause.holds(view);
        match clause {
            Clause::All(clauses) => TestResult::All { holds, parts: parts(clauses) },
            Clause::Any(clauses) => TestResult::Any { holds, parts: parts(clauses) },
            Clause::AtLeast(requirement) => TestResult::AtLeast(at_least(requirement, view)),
            Clause::Consent(consent) => {
                TestResult::Consent { holds, among: consent.asked.clone(), objectors: self.who(|seat| consent.objects(seat, self.ballots)) }
            }
        }
    }

    /// The voting seats of which something is true, in the order of the table.
    fn who(&self, is: impl Fn(usize) -> bool) -> Vec<Id> {
        self.rule.seats.iter().enumerate().filter(|(place, seat)| seat.votes > 0 && is(*place)).map(|(_, seat)| seat.id.clone()).collect()
    }

    fn tally(&self, weigh: impl Fn(u64) -> u64) -> Tally {
        let mut tally = Tally::default();
        for (place, seat) in self.rule.seats.iter().enumerate().filter(|(_, seat)| seat.votes > 0) {
            let count = match self.ballots.position(place) {
                Some(Position::Agree) => &mut tally.agree,
                Some(Position::Abstain) => &mut tally.abstain,
                Some(Position::Disagree) => &mut tally.disagree,
                Some(Position::Block) => &mut tally.block,
                Some(Position::Absent) => &mut tally.absent,
                Some(Position::Recused) => &mut tally.recused,
                None => &mut tally.vacant,
            };
            *count += weigh(seat.votes);
        }
        tally.cast = tally.agree + tally.against();
        tally.present = tally.cast + tally.abstain;
        tally.eligible = tally.present + tally.absent;
        tally.seats = tally.eligible + tally.recused + tally.vacant;
        tally
    }
}

fn at_least(requirement: &Requirement, view: View<'_>) -> AtLeastResult {
    let (counted, base) = (requirement.counted(view), requirement.base(view));
    let needed = requirement.needed(base);
    AtLeastResult {
        holds: requirement.holds(view),
        counted,
        base,
        needed,
        missing: needed.saturating_sub(counted),
        counting: requirement.counting,
        of: requirement.asked.of,
        weigh: requirement.asked.weigh.clone(),
        among: requirement.asked.among.clone(),
    }
}
