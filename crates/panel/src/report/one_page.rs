//! One page for a board: who, how it decides, how it shares, what each can lose, what to ask before signing.
//!
//! It has to fit on one sheet of A4 whatever the design is, so names are cut, lists say how many more there are, and the rest is in the
//! long report.

use super::short::short_design;
use super::{
    Chapter, Passage, Report, is_uncertain, made_of,
    members::{governance_of, table_of},
};
use crate::tables::table;
use crate::{Asked, Memory, Piece, curve, futures};
use alliance_model::{Design, Id, Member, Money, sort_short};
use alliance_report::figures::{number, short_money, whole_money};
use alliance_report::futures::{amount, stamp};
use alliance_report::one_page::{CanLose, Found, how_it_decides, how_it_shares, loss_finding, questions, shortened, who_signs};
use alliance_report::terms::share_or_dash;
use alliance_report::votes::member_kind_name;
use alliance_settle::{Fairness, SettleError, bad_outturn, fairness, most_lost, settle_without_trace, terms_dangers};
use alliance_simulate::{Futures, MemberFutures};
use alliance_vote::coalitions;
use std::rc::Rc;

/// So many members are told one by one.
const MEMBERS: usize = 8;
/// So many questions are asked.
const QUESTIONS: usize = 5;
/// The most letters of a question, and of what stands in one of the two columns.
const QUESTION: usize = 190;
const COLUMN: usize = 620;
/// A table with more seats cannot be read at the size that there is: then who answers to whom is shown instead.
const SEATS: usize = 12;
/// The width of its pictures, in CSS pixels; less on a narrow page.
const WIDTH: f64 = 340.0;
/// How many coalitions are looked for: it is only asked who stands alone.
const COALITIONS: usize = 1;
const DASH: &str = "\u{2013}";

/// The report of one page.
pub(super) fn report(asked: &Asked<'_>, memory: &mut Memory) -> Report {
    let short = short_design(asked.design);
    let asked_short = Asked { design: &short, width: asked.width.min(WIDTH), ..*asked };
    let page = Page::new(&asked_short);
    let drawn = drawn(asked, memory);
    let passages = vec![page.who(drawn.as_deref()), page.decides(), page.shares(), page.asks(memory)];
    let rest = format!("{} The long report has every working; where a line ends in \u{2026}, it has all of it.", made_of(asked));
    let notes = [page.what_is_bad(drawn.as_deref()), rest].into_iter().filter(|note| !note.is_empty()).collect();
    Report { kind: "One page for the board", is_one_page: true, finding: page.finding(), chapters: vec![Chapter { title: "", passages }], notes }
}

/// What can be lost, as the title of a report.
pub(super) fn finding(asked: &Asked<'_>) -> String {
    Page::new(asked).finding()
}

/// The same as the first section of the long report, with nothing cut.
pub(super) fn in_short(asked: &Asked<'_>, memory: &mut Memory) -> Vec<Passage> {
    let page = Page::new(asked);
    let drawn = drawn(asked, memory);
    let losses = vec![page.losses(drawn.as_deref(), usize::MAX), Piece::Note(page.what_is_bad(drawn.as_deref()))];
    let asked_all = page.questions(memory);
    vec![
        Passage::new("What each can lose", losses),
        Passage::new("How it decides", page.decided().into_iter().map(Piece::Text).collect()),
        Passage::new("How it shares", page.shared().into_iter().map(Piece::Text).collect()),
        Passage::new("What to ask before signing", vec![Piece::List(asked_all)]),
    ]
}

/// Futures of the design, where anything in it is uncertain.
fn drawn(asked: &Asked<'_>, memory: &mut Memory) -> Option<Rc<Futures>> {
    is_uncertain(asked.design).then(|| futures::run(asked, memory).ok()).flatten()
}

/// What the engines find for the page.
struct Page<'a> {
    asked: &'a Asked<'a>,
    design: &'a Design,
    /// What can be lost; or why the terms cannot be settled.
    lost: Result<Lost, String>,
}

struct Lost {
    target: Money,
    fair: Fairness,
    most: Vec<Option<Money>>,
}

impl Lost {
    fn of(design: &Design) -> Result<Self, SettleError> {
        let target = settle_without_trace(design)?.target;
        let bad = bad_outturn(target, design.facts.outturn);
        let fair = fairness(&design.terms, &design.members, &design.outcomes, &design.facts, bad)?;
        let most = most_lost(&design.terms, &design.members, &design.outcomes, &design.facts)?;
        Ok(Self { target, fair, most })
    }

    const fn can_lose(&self) -> CanLose<'_> {
        CanLose { most: self.most.as_slice(), fairness: &self.fair }
    }
}

impl<'a> Page<'a> {
    fn new(asked: &'a Asked<'a>) -> Self {
        Self { asked, design: asked.design, lost: Lost::of(asked.design).map_err(|why| why.to_string()) }
    }

    fn finding(&self) -> String {
        match &self.lost {
            Ok(lost) => loss_finding(self.design, &lost.can_lose(), self.asked.you),
            Err(why) => format!("What can be lost cannot be told yet. {why}"),
        }
    }

    fn money(&self, amount: Money) -> String {
        whole_money(amount, &self.design.currency)
    }

    /// Who signs, and what each can lose: a row for each member.
    fn who(&self, drawn: Option<&Futures>) -> Passage {
        let purpose = (!self.design.purpose.is_empty()).then(|| self.design.purpose.clone());
        let told = purpose.into_iter().chain(who_signs(self.design));
        let mut pieces = vec![Piece::Text(told.collect::<Vec<_>>().join(" ")), self.losses(drawn, MEMBERS)];
        let left_out = self.design.members.len().saturating_sub(MEMBERS);
        if left_out > 0 {
            pieces.push(Piece::Note(format!("And {} more: see \u{201c}What each can lose\u{201d} in the long report.", number(left_out as u64))));
        }
        Passage::new("Who is in it, and what each can lose", pieces)
    }

    /// The reader's own row first, then those that a bad year hits hardest, of at most so many.
    fn losses(&self, drawn: Option<&Futures>, most: usize) -> Piece {
        let lost = match &self.lost {
            Ok(lost) => lost,
            Err(why) => return Piece::Warning(why.clone()),
        };
        let bad = format!("Bad year ({})", short_money(lost.fair.worst.outturn, &self.design.currency));
        let mut head = vec!["Member", "What it is", "Votes", "Loses at most", &bad];
        head.extend(drawn.map(|_| "1 year in 10"));
        if self.knows_reserves() {
            head.extend(["Free reserves", "Of reserves"]);
        }
        let rows = self.in_order(lost).into_iter().take(most).map(|member| self.row(lost, member, drawn)).collect();
        table("What each member can lose", 2, head.into_iter().map(str::to_owned).collect(), rows)
    }

    fn in_order(&self, lost: &Lost) -> Vec<&'a Member> {
        let hit =
            |member: &Member| lost.fair.members.iter().find(|other| other.member == member.id).map(|other| (other.loss_to_reserves, other.loss));
        let mut members: Vec<&Member> = self.design.members.iter().collect();
        let is_you = |member: &Member| Some(&member.id) == self.asked.you;
        sort_short(&mut members, |one, other| (is_you(one), hit(one)) > (is_you(other), hit(other)));
        members
    }

    fn row(&self, lost: &Lost, member: &Member, drawn: Option<&Futures>) -> Vec<String> {
        let hit = lost.fair.members.iter().find(|other| other.member == member.id);
        let most = match lost.can_lose().most_of(self.design, &member.id) {
            _ if !member.is_provider() => DASH.to_owned(),
            Some(most) => self.money(most),
            None => "no end".to_owned(),
        };
        let bad = hit.map_or(lost.fair.commissioner_loss, |hit| hit.loss);
        let mut row = vec![self.asked.member_name(member), member_kind_name(member.kind).to_owned(), self.votes(&member.id), most, self.money(bad)];
        row.extend(drawn.map(|futures| self.one_in_ten(futures, &member.id)));
        if self.knows_reserves() {
            row.push(member.free_reserves.map_or_else(|| DASH.to_owned(), |reserves| self.money(reserves)));
            row.push(share_or_dash(hit.and_then(|hit| hit.loss_to_reserves)));
        }
        row
    }

    fn knows_reserves(&self) -> bool {
        self.design.members.iter().any(|member| member.free_reserves.is_some())
    }

    /// "1 of 9": its votes among all at the table of the motion.
    fn votes(&self, member: &Id) -> String {
        let Ok(table) = self.asked.table() else { return DASH.to_owned() };
        let sum = |keep: &dyn Fn(Option<&Id>) -> bool| {
            table.voters.iter().filter(|voter| keep(voter.member.as_ref())).fold(0_u64, |sum, voter| sum.saturating_add(voter.votes))
        };
        format!("{} of {}", number(sum(&|of| of == Some(member))), number(sum(&|_| true)))
    }

    /// What it loses in the worst one year in ten.
    fn one_in_ten(&self, futures: &Futures, member: &Id) -> String {
        let of = |its: &MemberFutures| {
            let worst = its.result.percentiles.iter().find(|its| (its.percent - 10.0).abs() < 1e-9)?;
            Some(if its.loss_p90 > 0.0 { amount(its.loss_p90, worst.error, &self.design.currency) } else { self.money(Money::ZERO) })
        };
        futures.members.iter().find(|its| &its.member == member).and_then(of).unwrap_or_else(|| DASH.to_owned())
    }

    fn decided(&self) -> Vec<String> {
        match self.asked.table() {
            Err(why) => vec![why],
            Ok(table) => {
                let coalitions = coalitions(&table.voters, table.rule, COALITIONS).ok();
                how_it_decides(self.design, table.body, table.rule, coalitions.as_ref())
            }
        }
    }

    fn decides(&self) -> Passage {
        let mut pieces = texts(&self.decided());
        let table = self.asked.table().ok().filter(|table| table.voters.len() <= SEATS);
        pieces.push(match table {
            Some(table) => table_of(self.asked, table.body, ""),
            None => governance_of(self.asked, ""),
        });
        Passage::new("How it decides", pieces)
    }

    fn shared(&self) -> Vec<String> {
        let target = self.lost.as_ref().map_or(self.design.terms.target, |lost| lost.target);
        how_it_shares(self.design, target, self.asked.you)
    }

    fn shares(&self) -> Passage {
        let mut pieces = texts(&self.shared());
        let curve = curve::picture(self.asked).map(|picture| Piece::picture(&picture, "", &self.asked.file_name("curve")));
        pieces.extend(curve);
        Passage::new("How it shares", pieces)
    }

    fn questions(&self, memory: &mut Memory) -> Vec<String> {
        let design = self.design;
        let terms = terms_dangers(&design.terms, &design.members, &design.outcomes, &design.facts).unwrap_or_default();
        let votes = self.asked.table().ok().and_then(|table| memory.dangers(&table.voters, table.rule).ok().map(|checked| checked.dangers.clone()));
        questions(design, Found { terms: &terms, votes: &votes.unwrap_or_default() }, self.asked.you)
    }

    fn asks(&self, memory: &mut Memory) -> Passage {
        let all = self.questions(memory);
        let mut told: Vec<String> = all.iter().take(QUESTIONS).map(|question| shortened(question, QUESTION)).collect();
        match all.len().saturating_sub(QUESTIONS) {
            0 => {}
            1 => told.push("One more question is in the long report.".to_owned()),
            more => told.push(format!("{} more questions are in the long report.", number(more as u64))),
        }
        Passage::new("What to ask before signing", vec![Piece::List(told)])
    }

    /// What is meant by a bad year, and by one in ten.
    fn what_is_bad(&self, drawn: Option<&Futures>) -> String {
        let Ok(lost) = &self.lost else { return String::new() };
        let bad = self.money(lost.fair.worst.outturn);
        let futures = drawn
            .map(|futures| format!(" One year in ten is worse than told under \u{201c}1 year in 10\u{201d}: {}", stamp(&futures.run)))
            .unwrap_or_default();
        format!("A bad year costs {bad}: a fifth above the target, or as it stands now if that is more.{futures}")
    }
}

/// Sentences that fit into a column: where they are too long together, each has the same room.
fn texts(told: &[String]) -> Vec<Piece> {
    let letters: usize = told.iter().map(|text| text.chars().count()).sum();
    let most = if letters > COLUMN { COLUMN / told.len().max(1) } else { COLUMN };
    told.iter().map(|text| Piece::Text(shortened(text, most))).collect()
}
