//! A list of members that is pasted: which column is taken as what, what becomes of each row, and a button that takes them all.

use crate::book_forms::problem_in_words;
use crate::tables::{heads, table};
use crate::{Asked, Choice, Edit, Entry, Field, Panel, Part, Paste, Piece};
use alliance_exchange::{Fate, MemberColumn, MemberField, MemberRow, MembersList, MembersMapping, read_members};
use alliance_format::RowProblem;
use alliance_json::{AsJson, from_json, to_json};
use alliance_model::{Design, Identifier, Member, Severity, check};
use alliance_report::figures::{count, percent, whole_money};
use alliance_report::votes::member_kind_name;

/// What is said of the columns stands before the text as a record of JSON (RFC 7464): this sign, the record, a line end.
const RECORD: char = '\u{1e}';

/// More problems than this are counted, not told.
const MOST_PROBLEMS: usize = 20;

/// A box to paste into.
pub(crate) fn place() -> Panel {
    let paste = Paste {
        label: "Paste a list of organisations, or choose a file".to_owned(),
        hint: "Rows from a spreadsheet, with a first row that says what each column is: Name, Kind, Charity number, Share of work. Or a JSON \
               file of grants in the form of 360Giving. Nothing changes before you have seen it."
            .to_owned(),
        ask: "read_members".to_owned(),
    };
    Panel { findings: vec![], parts: vec![Part::open("", vec![Piece::Paste(paste)])] }
}

/// What a list says, before it is taken.
pub(crate) fn preview(asked: &Asked<'_>) -> Panel {
    let (mapping, text) = said_of_columns(asked.text.unwrap_or_default());
    if text.trim().is_empty() {
        return Panel::default();
    }
    let list = read_members(text, mapping, &asked.design.members);
    let mut pieces = Vec::new();
    if !list.columns.is_empty() {
        pieces.push(columns(&list));
    }
    if !list.rows.is_empty() {
        pieces.push(rows(asked.design, &list));
    }
    pieces.extend(problems(&list.problems));
    pieces.extend(taking(asked.design, &list));
    let findings = if list.rows.is_empty() { vec![] } else { vec![what_becomes(&list)] };
    Panel { findings, parts: vec![Part::open("", pieces)] }
}

/// What was said of the columns, and the text behind it.
fn said_of_columns(text: &str) -> (Option<MembersMapping>, &str) {
    let record = text.strip_prefix(RECORD).and_then(|rest| rest.split_once('\n'));
    match record {
        Some((record, rest)) => (alliance_json::read(record).ok().and_then(|json| from_json(&json)), rest),
        None => (None, text),
    }
}

/// "3 new, 1 updated, 2 left as they are."
fn what_becomes(list: &MembersList) -> String {
    let [new, updated, same] = [Fate::New, Fate::Updated, Fate::Same].map(|fate| list.count(fate));
    let verb = if same == 1 { "left as it is" } else { "left as they are" };
    format!("{new} new, {updated} updated, {same} {verb}.")
}

fn columns(list: &MembersList) -> Piece {
    let row = |(place, column): (usize, &MemberColumn)| {
        let head = if column.head.is_empty() { format!("Column {}", place + 1) } else { column.head.clone() };
        let label = format!("{head}: read as");
        [Entry::Text(head), Entry::Text(column.samples.join(", ")), taken_as(&list.mapping, place, column.field, label).into()]
    };
    Piece::form(["Column", "Such as", "Read as"], list.columns.iter().enumerate().map(row))
}

/// A choice of what a column is taken as. Each is taken from one column, but for numbers, which may stand in several.
fn taken_as(mapping: &MembersMapping, place: usize, now: Option<MemberField>, label: String) -> Field {
    let choice = |field: Option<MemberField>| {
        let mut mapping = mapping.clone();
        mapping.columns.resize(mapping.columns.len().max(place + 1), None);
        for (other, column) in mapping.columns.iter_mut().enumerate() {
            if other == place {
                *column = field;
            } else if *column == field && field != Some(MemberField::Identifier) {
                *column = None;
            }
        }
        Choice::new(field.map_or("left out", field_name), vec![Edit::set("", format!("{RECORD}{}\n", one_line(mapping)))])
    };
    let fields: Vec<Option<MemberField>> = std::iter::once(None).chain(MemberField::ALL.map(Some)).collect();
    let chosen = fields.iter().position(|field| *field == now);
    Field::choice(label, chosen, fields.into_iter().map(choice).collect())
}

fn one_line(mut value: impl AsJson) -> String {
    to_json(&mut value).to_string()
}

const fn field_name(field: MemberField) -> &'static str {
    match field {
        MemberField::Name => "the name",
        MemberField::Kind => "the kind",
        MemberField::Identifier => "a register number",
        MemberField::CharityNumber => "the charity number",
        MemberField::CompanyNumber => "the company number",
        MemberField::NhsCode => "the NHS code",
        MemberField::Work => "the share of work",
        MemberField::Budget => "the budget in the target",
        MemberField::Fee => "the fixed fee (limb 2)",
        MemberField::FreeReserves => "the free reserves",
        MemberField::AnnualIncome => "the yearly income",
        MemberField::Notes => "notes",
    }
}

fn rows(design: &Design, list: &MembersList) -> Piece {
    let row = |row: &MemberRow| {
        let member = list.members.get(row.place)?;
        let dash = || "\u{2013}".to_owned();
        let money = |amount| Option::map_or_else(amount, dash, |amount| whole_money(amount, &design.currency));
        let words = [row.row.to_string(), member.name.clone(), fate(row.fate).to_owned(), member_kind_name(member.kind).to_owned(), numbers(member)];
        let figures = [member.work.map_or_else(dash, percent), money(member.budget), money(member.free_reserves)];
        Some(words.into_iter().chain(figures).collect())
    };
    let head = ["Row", "Organisation", "What becomes of it", "Kind", "Register numbers", "Share of work", "Budget", "Free reserves"];
    table("The organisations as they will be", 5, heads(&head), list.rows.iter().filter_map(row).collect())
}

const fn fate(fate: Fate) -> &'static str {
    match fate {
        Fate::New => "new",
        Fate::Updated => "updated",
        Fate::Same => "left as it is",
    }
}

fn numbers(member: &Member) -> String {
    let number = |number: &Identifier| format!("{}-{}", to_json(&mut number.scheme.clone()).text().unwrap_or_default(), number.id);
    let all: Vec<String> = member.identifiers.iter().map(number).collect();
    if all.is_empty() { "\u{2013}".to_owned() } else { all.join(", ") }
}

fn problems(problems: &[RowProblem]) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = problems.iter().take(MOST_PROBLEMS).map(|problem| Piece::Warning(problem_in_words(problem))).collect();
    let more = problems.len().saturating_sub(MOST_PROBLEMS);
    if more > 0 {
        pieces.push(Piece::Text(format!("And {} like these.", count(more, "more", "more"))));
    }
    pieces
}

/// The button that takes the list, as one change; or why there is none.
fn taking(design: &Design, list: &MembersList) -> Vec<Piece> {
    let registers = || Piece::Note("Register numbers are checked for their form. They are not looked up.".to_owned());
    if list.has_errors() {
        return vec![Piece::Text("Mend these in the text above, or leave the column out; then the list can be taken.".to_owned())];
    }
    if list.members == design.members {
        return vec![Piece::Text("All of them are members already, just as they stand here.".to_owned())];
    }
    let taken = Design { members: list.members.clone(), ..design.clone() };
    if let Some(error) = check(&taken).into_iter().find(|problem| problem.severity == Severity::Error) {
        return vec![Piece::Warning(format!("With these members the design would be wrong. Expected {}. {}", error.expected, error.mend))];
    }
    let does = format!("Take these members: {}", what_becomes(list));
    let button = Entry::button("Take these members", does, vec![Edit::set("members", list.members.clone())]);
    vec![Piece::fields([button]), registers()]
}
