//! Who carries what: the next pound, risk beside work, loss beside reserves.

use crate::{Asked, Panel, Part, Piece};
use alliance_model::{Member, Money};
use alliance_report::figures::{percent_exact, short_money, whole_money};
use alliance_report::terms::{fairness_in_words, months, share_or_dash};
use alliance_settle::{Fairness, Fraction, MemberFairness, bad_outturn, fairness, settle_without_trace};

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let design = asked.design;
    let target = settle_without_trace(design).map_err(|error| error.to_string())?.target;
    let bad = bad_outturn(target, design.facts.outturn);
    let fair = fairness(&design.terms, &design.members, &design.outcomes, &design.facts, bad).map_err(|error| error.to_string())?;
    let parts = vec![
        Part::open("Who bears the next pound", vec![next_pound(asked, &fair)]),
        Part::open("Risk beside work, and loss beside reserves", vec![members(asked, &fair)]),
        Part::folded("Method", vec![Piece::Text(method(asked, bad))]),
    ];
    Ok(Panel { findings: fairness_in_words(design, &fair, asked.you), parts })
}

fn next_pound(asked: &Asked<'_>, fair: &Fairness) -> Piece {
    let design = asked.design;
    let at = |outturn| format!("At {}", short_money(outturn, &design.currency));
    let row = |name: String, now: Fraction, worst: Fraction| [name, percent_exact(now.0), percent_exact(worst.0)];
    let providers = design.members.iter().zip(fair.now.members.iter().zip(&fair.worst.members)).filter(|(member, _)| member.is_provider());
    let mut rows = vec![row("The commissioner".to_owned(), fair.now.commissioner, fair.worst.commissioner)];
    rows.extend(providers.map(|(member, (now, worst))| row(asked.member_name(member), *now, *worst)));
    let caption = format!("Who bears the next {}", whole_money(Money::pounds(1), &design.currency));
    Piece::table(&caption, ["Who", &at(fair.now.outturn), &at(fair.worst.outturn)], rows)
}

fn members(asked: &Asked<'_>, fair: &Fairness) -> Piece {
    let of =
        |member: &MemberFairness| asked.design.member(&member.member).map_or_else(|| member.member.to_string(), |found| asked.member_name(found));
    let money = |amount: Money| whole_money(amount, &asked.design.currency);
    let in_months = |part: Option<Fraction>| part.map_or_else(|| DASH.to_owned(), months);
    let rows = fair.members.iter().map(|member| {
        [
            of(member),
            share_or_dash(member.work),
            share_or_dash(member.risk),
            money(member.loss),
            member.reserves.map_or_else(|| DASH.to_owned(), money),
            share_or_dash(member.loss_to_reserves),
            in_months(member.reserves_in_months),
            in_months(member.loss_in_months),
        ]
    });
    let caption = format!("Risk beside work, at {}", short_money(fair.worst.outturn, &asked.design.currency));
    let head = ["Member", "Work", "Loss of all", "Its loss", "Free reserves", "Of its reserves", "Reserves last", "Its loss is"];
    Piece::table(&caption, head, rows)
}

const DASH: &str = "\u{2013}";

fn method(asked: &Asked<'_>, bad: Money) -> String {
    let bad = whole_money(bad, &asked.design.currency);
    format!(
        "The bad final cost is {bad}: a fifth above the target, or where it stands now if that is more. A loss is the member\u{2019}s share of the \
         difference alone; its fee is for overhead and profit. A month is a twelfth of a year\u{2019}s income. The next pound is worked out exactly, \
         just above the final cost; a fee that grows with cost comes on top of it."
    )
}

impl Asked<'_> {
    /// What a member is called, and whether it is the one who reads.
    pub(crate) fn member_name(&self, member: &Member) -> String {
        let you = if self.you == Some(&member.id) { " (you)" } else { "" };
        format!("{}{you}", member.name)
    }
}
