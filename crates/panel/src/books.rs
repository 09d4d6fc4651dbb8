//! The open book: every line, for every member to see, and what it makes of the final cost.

use crate::tables::{heads, table};
use crate::{Asked, Download, Panel, Part, Piece, book_forms};
use alliance_model::{Id, Money};
use alliance_report::books::{difference_in_words, findings, ledger_csv, note_in_words};
use alliance_report::figures::whole_money;
use alliance_report::years::name;
use alliance_settle::{Basis, BookFigures, BookLine, BookSums, Books, books_of_design};

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let books = books_of_design(asked.design).map_err(|error| error.to_string())?;
    let findings = findings(asked.design, &books);
    if books.lines.is_empty() {
        return Ok(Panel { findings, parts: vec![book_forms::lines(asked.design)] });
    }
    let parts = vec![
        Part::open("", vec![members(asked, &books)]),
        Part::open("What the books change", changes(asked, &books)),
        Part::open("Every line", vec![lines(asked, &books), files(asked)]),
        book_forms::lines(asked.design),
    ];
    Ok(Panel { findings, parts: parts.into_iter().filter(|part| !part.pieces.is_empty()).collect() })
}

fn members(asked: &Asked<'_>, books: &Books) -> Piece {
    let row = |name: String, figures: &BookFigures| std::iter::once(name).chain(told(asked, figures)).collect();
    let whose = |sums: &BookSums| sums.member.as_ref().map_or_else(|| "Shared by all".to_owned(), |id| name(asked.design, id));
    let mut rows: Vec<Vec<String>> = books.members.iter().chain(&books.shared).map(|sums| row(whose(sums), &sums.figures)).collect();
    rows.push(row("All lines".to_owned(), &books.total.figures));
    table("What each member spends", 1, [heads(&["Member"]), heads(&HEADS)].concat(), rows)
}

const HEADS: [&str; 7] = ["Budget", "Spent so far", "Still to come", "In the end", "Over budget", "Not allowed", "Paid back"];

fn told(asked: &Asked<'_>, of: &BookFigures) -> impl Iterator<Item = String> {
    let amounts: [Money; 7] = [of.budget, of.actual, of.to_complete, of.cost, of.variance, of.disallowed, of.allowed];
    amounts.map(|amount| whole_money(amount, &asked.design.currency)).into_iter()
}

/// Where the design says something else, what is shared, and what to look at.
fn changes(asked: &Asked<'_>, books: &Books) -> Vec<Piece> {
    let mut pieces = Vec::new();
    if !books.differs.is_empty() {
        pieces.push(Piece::List(books.differs.iter().map(|differs| difference_in_words(asked.design, differs)).collect()));
    }
    if let Some(shared) = books.shared.as_ref().filter(|shared| shared.figures.allowed != Money::ZERO && !books.members.is_empty()) {
        let amount = whole_money(shared.figures.allowed, &asked.design.currency);
        pieces.push(Piece::Text(format!("{amount} is on lines of no one member. It is divided by share of the work.")));
    }
    pieces.extend(book_forms::follow(asked.design, books));
    pieces.extend(books.notes.iter().map(|note| Piece::Warning(note_in_words(asked.design, note))));
    pieces
}

fn lines(asked: &Asked<'_>, books: &Books) -> Piece {
    let whose = |member: &Option<Id>| member.as_ref().map_or_else(|| "All".to_owned(), |id| name(asked.design, id));
    let row = |line: &BookLine| {
        [line.name.clone(), whose(&line.member), basis(line.basis).to_owned()].into_iter().chain(told(asked, &line.figures)).collect()
    };
    let head = [heads(&["Line", "Member", "Known by"]), heads(&HEADS)].concat();
    table("The ledger", 3, head, books.lines.iter().map(row).collect())
}

const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Forecast => "forecast",
        Basis::Actual => "actual cost",
        Basis::Budget => "budget",
        Basis::Nothing => "nothing yet",
    }
}

fn files(asked: &Asked<'_>) -> Piece {
    let (label, name) = ("Download the ledger".to_owned(), format!("{}.csv", asked.file_name("ledger")));
    Piece::Files(vec![Download { label, name, media: "text/csv".to_owned(), text: ledger_csv(asked.design) }])
}
