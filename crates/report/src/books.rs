//! The open book in plain words, and as a file for a spreadsheet.

use crate::csv::csv_row;
use crate::figures::{count, whole_money};
use alliance_model::{CostLine, Design, Id, Member, Money};
use alliance_settle::{BookDifference, BookNote, Books};

/// What the books say, in sentences that stand by themselves.
pub fn findings(design: &Design, books: &Books) -> Vec<String> {
    let told = |amount: Money| whole_money(amount, &design.currency);
    let all = books.total.figures;
    if books.total.lines == 0 {
        return vec!["The books are empty. Add cost lines, or paste them from a spreadsheet.".to_owned()];
    }
    let lines = count(books.total.lines, "line", "lines");
    if !books.begun {
        return vec![format!("The books have {lines}, with {} of budget. Nothing is spent or forecast yet.", told(all.budget))];
    }
    let against = match all.variance {
        Money::ZERO => "just what was planned".to_owned(),
        over if over > Money::ZERO => format!("{} more than planned", told(over)),
        under => format!("{} less than planned", told(under.abs())),
    };
    let mut findings = vec![format!("The books have {lines}: {} spent so far, {} expected in the end, {against}.", told(all.actual), told(all.cost))];
    if all.disallowed != Money::ZERO {
        findings.push(format!("{} of it is not allowed: those who spent it keep that cost.", told(all.disallowed)));
    }
    findings.push(match books.differs.iter().find(|differs| differs.member.is_none()) {
        Some(BookDifference { now: Some(now), books, .. }) => {
            format!("By the books the final cost is {}. The design says {}.", told(*books), told(*now))
        }
        _ => format!("By the books the final cost is {}, as the design says.", told(books.outturn)),
    });
    findings
}

/// Where a member's direct cost in the design is not that of the books.
pub fn difference_in_words(design: &Design, differs: &BookDifference) -> String {
    let told = |amount: Money| whole_money(amount, &design.currency);
    let what =
        differs.member.as_ref().map_or("The final cost".to_owned(), |member| format!("The direct cost of {}", crate::years::name(design, member)));
    match differs.now {
        Some(now) => format!("{what} is {} by the books, and {} in the design.", told(differs.books), told(now)),
        None => format!("{what} is {} by the books. The design gives none, so its share of the work is used.", told(differs.books)),
    }
}

/// What to look at in the books, each with how to mend it.
pub fn note_in_words(design: &Design, note: &BookNote) -> String {
    let told = |amount: Money| whole_money(amount, &design.currency);
    let name = |id: &Id| design.costs.iter().find(|line| &line.id == id).map_or_else(|| id.to_string(), |line| line.name.clone());
    match note {
        BookNote::SpentOverForecast { line, over } => {
            format!("{}: {} more is spent than is expected in the end. Bring the forecast up to date.", name(line), told(*over))
        }
        BookNote::DisallowedOverCost { line, over } => {
            format!("{}: {} more is disallowed than it costs. Check both figures.", name(line), told(*over))
        }
        BookNote::CountsAsFinished { line } => {
            format!("{}: there is no forecast, so it counts as finished. Add a forecast if more is to come.", name(line))
        }
        BookNote::NothingSaid { line } => format!("{}: there are no figures. Add a budget, or take the line away.", name(line)),
    }
}

/// The ledger for a spreadsheet. Reading it back makes the same lines, but for their uncertainty.
pub fn ledger_csv(design: &Design) -> String {
    let head = ["Id", "Cost line", "Member", "Budget", "Actual", "Forecast", "Disallowed"];
    let amount = |amount: Option<Money>| amount.map_or_else(String::new, |amount| amount.to_string());
    let row = |line: &CostLine| {
        let member = line.member.as_ref().map_or_else(String::new, |member| told_apart(design, member));
        let [budget, actual, forecast, disallowed] = [line.budget, line.actual, line.forecast, line.disallowed].map(amount);
        csv_row(&[line.id.to_string(), line.name.clone(), member, budget, actual, forecast, disallowed])
    };
    csv_row(&head.map(str::to_owned)) + &design.costs.iter().map(row).collect::<String>()
}

/// The name of a member where no other can be meant by it, else its id.
fn told_apart(design: &Design, id: &Id) -> String {
    let plain = |text: &str| text.trim().to_lowercase();
    let Some(member) = design.member(id) else { return id.to_string() };
    let meant = |other: &&Member| plain(&other.name) == plain(&member.name) || other.id.as_str() == member.name.trim();
    let alone = design.members.iter().filter(meant).all(|other| other.id == member.id);
    if alone && !member.name.trim().is_empty() { member.name.clone() } else { id.to_string() }
}
