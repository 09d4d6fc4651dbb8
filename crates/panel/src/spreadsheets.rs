//! All tables of a design as one workbook: its members, seats and ledger to the penny, then every table of the answers.

use crate::{Ask, Asked, Download, Memory, Panel, Part, Piece, TableView, answer_again};
use alliance_exchange::{Cell, MEDIA, Sheet, members_csv, workbook_base64};
use alliance_model::{CostLine, Design, Fee, Member, Money, Seat};
use alliance_report::figures::{count, money, percent};
use alliance_report::votes::{member_kind_name, seat_kind_name};
use alliance_simulate::mark;

/// The questions whose tables are gathered.
const ASKS: [Ask; 16] = [
    Ask::Compare,
    Ask::Power,
    Ask::Flips,
    Ask::Governance,
    Ask::Gains,
    Ask::Curve,
    Ask::Breaks,
    Ask::Limbs,
    Ask::Steps,
    Ask::Split,
    Ask::Fairness,
    Ask::Instead,
    Ask::Years,
    Ask::Books,
    Ask::RunningCosts,
    Ask::Chances,
];

/// The same about many futures, where these have been drawn.
const ABOUT_FUTURES: [Ask; 4] = [Ask::Futures, Ask::FinalCost, Ask::Drivers, Ask::Method];

pub(crate) fn panel(asked: &Asked<'_>, memory: &mut Memory) -> Panel {
    let sheets = tables(asked, memory);
    let about = format!("{}: all tables", asked.design.title);
    let file = |label: &str, name: String, media: String, text: String| Download { label: label.to_owned(), name, media, text };
    let files = vec![
        file("Download all tables (XLSX)", file_name(asked.design), format!("{MEDIA};base64"), workbook_base64(&about, &sheets)),
        file("Download the members (CSV)", format!("{}.csv", asked.file_name("members")), "text/csv".to_owned(), members_csv(asked.design)),
    ];
    let told = format!(
        "{}, each on a sheet of its own. Figures are numbers; text stays text, whatever it starts with.",
        count(sheets.len(), "table", "tables")
    );
    let mut pieces = vec![Piece::Text(told), Piece::Files(files)];
    if memory.drawn(&mark(asked.design)).is_none() {
        pieces.push(Piece::Note("Many futures are among them once you have looked at the screen Simulate.".to_owned()));
    }
    Panel { findings: vec![], parts: vec![Part::open("", pieces)] }
}

/// What the workbook is called.
pub fn file_name(design: &Design) -> String {
    format!("{}-tables.xlsx", alliance_model::Id::from_name(&design.title, |_| false))
}

/// Every table of a design. A question that has no answer has no table.
pub fn tables(asked: &Asked<'_>, memory: &mut Memory) -> Vec<Sheet> {
    let design = asked.design;
    let mut sheets = vec![members(design), seats(design)];
    if !design.costs.is_empty() {
        sheets.push(ledger(design));
    }
    let drawn = memory.drawn(&mark(design));
    let futures = ABOUT_FUTURES.iter().filter_map(|ask| Some((*ask, drawn?)));
    for (ask, futures) in ASKS.into_iter().map(|ask| (ask, asked.futures)).chain(futures) {
        let answered = answer_again(&Asked { ask, futures, text: None, ..*asked }, memory);
        for table in answered.iter().flat_map(|panel| &panel.parts).flat_map(|part| &part.pieces).flat_map(within) {
            let sheet = sheet(table);
            if !sheet.rows.is_empty() && !sheets.contains(&sheet) {
                sheets.push(sheet);
            }
        }
    }
    sheets
}

/// The tables in a piece.
fn within(piece: &Piece) -> Vec<&TableView> {
    match piece {
        Piece::Table(table) => vec![table],
        Piece::Picture(picture) => vec![&picture.table],
        Piece::Marks(marks) => vec![&marks.table],
        Piece::Group(group) => group.pieces.iter().flat_map(within).collect(),
        _ => vec![],
    }
}

fn sheet(table: &TableView) -> Sheet {
    let row = |row: &Vec<crate::TableCell>| {
        row.iter().map(|cell| if cell.numeric { Cell::figure(&cell.text) } else { Cell::Text(cell.text.clone()) }).collect()
    };
    Sheet { title: table.caption.clone(), head: table.head.clone(), rows: table.rows.iter().map(row).collect() }
}

fn members(design: &Design) -> Sheet {
    let row = |member: &Member| {
        let fee = match member.fee {
            None => Cell::Text(String::new()),
            Some(Fee::Fixed { amount }) => exact(design, Some(amount)),
            Some(Fee::OfTarget { rate }) => Cell::Text(format!("{} of target", percent(rate))),
            Some(Fee::OfActual { rate }) => Cell::Text(format!("{} of actual cost", percent(rate))),
        };
        let words = [member.name.clone(), member_kind_name(member.kind).to_owned()].map(Cell::Text);
        let work = member.work.map_or_else(|| Cell::Text(String::new()), |work| Cell::figure(&percent(work)));
        let amounts = [member.budget, member.free_reserves, member.annual_income, member.risk_tolerance].map(|amount| exact(design, amount));
        words.into_iter().chain([work, fee]).chain(amounts).collect()
    };
    let head = ["Member", "Kind", "Share of work", "Fee (limb 2)", "Budget", "Free reserves", "Annual income", "Loss it could bear"];
    Sheet { title: "Members".to_owned(), head: head.map(str::to_owned).to_vec(), rows: design.members.iter().map(row).collect() }
}

fn seats(design: &Design) -> Sheet {
    let row = |seat: &Seat| {
        let body = design.body(&seat.body).map_or_else(String::new, |body| body.name.clone());
        let member = seat.member.as_ref().and_then(|id| design.member(id)).map_or_else(String::new, |member| member.name.clone());
        let words = [seat.title.clone(), body, seat_kind_name(seat.kind).to_owned(), member].map(Cell::Text);
        let vacant = Cell::Text(if seat.vacant { "yes" } else { "no" }.to_owned());
        words.into_iter().chain([Cell::figure(&seat.votes.to_string()), vacant]).collect()
    };
    let head = ["Seat", "Body", "Kind", "Speaks for", "Votes", "Vacant"];
    Sheet { title: "Seats".to_owned(), head: head.map(str::to_owned).to_vec(), rows: design.seats.iter().map(row).collect() }
}

fn ledger(design: &Design) -> Sheet {
    let row = |line: &CostLine| {
        let whose = line.member.as_ref().and_then(|id| design.member(id)).map_or_else(|| "All".to_owned(), |member| member.name.clone());
        let amounts = [line.budget, line.actual, line.forecast, line.disallowed].map(|amount| exact(design, amount));
        [line.name.clone(), whose].map(Cell::Text).into_iter().chain(amounts).collect()
    };
    let head = ["Line", "Member", "Budget", "Spent so far", "In the end", "Not allowed"];
    Sheet { title: "Lines of the open book".to_owned(), head: head.map(str::to_owned).to_vec(), rows: design.costs.iter().map(row).collect() }
}

/// An amount to the penny.
fn exact(design: &Design, amount: Option<Money>) -> Cell {
    amount.map_or_else(|| Cell::Text(String::new()), |amount| Cell::figure(&money(amount, &design.currency)))
}
