//! Rows into members: who is meant, what is said, and what becomes of it.

use super::numbers::{self, NotANumber};
use super::{Fate, MemberColumn, MemberField, MemberRow, MembersList, MembersMapping, kinds, shares};
use alliance_format::{NotAnAmount, Row, RowProblem, read_amount};
use alliance_model::{Fee, Id, Identifier, Member, MemberKind, Money, Rate, Severity};

/// The longest name, as the schema has it.
const LONGEST_NAME: usize = 500;

/// A list as it is read.
pub(super) struct Reading {
    pub(super) mapping: MembersMapping,
    members: Vec<Member>,
    rows: Vec<MemberRow>,
    problems: Vec<RowProblem>,
}

/// What a row says.
#[derive(Default)]
struct Said {
    name: String,
    kind: Option<MemberKind>,
    numbers: Vec<Identifier>,
    work: Option<Rate>,
    budget: Option<Money>,
    fee: Option<Money>,
    free_reserves: Option<Money>,
    annual_income: Option<Money>,
    notes: String,
}

impl Reading {
    pub(super) fn new(mapping: MembersMapping, existing: &[Member]) -> Self {
        Self { mapping, members: existing.to_vec(), rows: vec![], problems: vec![] }
    }

    pub(super) fn no_heads(&mut self) {
        let found = "no heads that say what the columns are";
        self.say(Severity::Warning, None, None, found, "a row such as: Name, Kind, Charity number", "Say what each column is.");
    }

    pub(super) fn list(self, columns: Vec<MemberColumn>) -> MembersList {
        let Self { mapping, members, rows, problems, .. } = self;
        MembersList { columns, mapping, rows, members, problems }
    }

    pub(super) fn row(&mut self, row: &Row) {
        if row.cells.iter().all(String::is_empty) {
            return;
        }
        let said = self.said(row);
        let known = self.known(&said);
        if said.name.is_empty() && known.is_none() {
            return self.say(
                Severity::Error,
                Some(row.number),
                self.column_of(MemberField::Name),
                "no name",
                "the name of the organisation",
                "Write its name.",
            );
        }
        let (place, fate) = match known {
            Some(place) => (place, self.update(place, said)),
            None => {
                self.members.push(new_member(said, &self.members));
                (self.members.len() - 1, Fate::New)
            }
        };
        if let Some(above) = self.rows.iter_mut().find(|above| above.place == place) {
            if above.fate == Fate::Same {
                above.fate = fate;
            }
            let found = "the same organisation again";
            return self.say(
                Severity::Warning,
                Some(row.number),
                None,
                found,
                "each once: this row is put together with the one above",
                "Nothing, if both are meant.",
            );
        }
        self.rows.push(MemberRow { row: row.number, place, fate });
    }

    /// The place of the member that is meant: by a number, or else by the name where the numbers do not speak against it.
    fn known(&self, said: &Said) -> Option<usize> {
        let shares_number = |member: &Member| said.numbers.iter().any(|number| member.identifiers.contains(number));
        let is_another = |member: &Member| {
            let differs = |number: &Identifier| member.identifiers.iter().any(|own| own.scheme == number.scheme && own.id != number.id);
            said.numbers.iter().any(differs)
        };
        let same_name = |member: &Member| !said.name.is_empty() && same(&member.name, &said.name) && !is_another(member);
        self.members.iter().position(shares_number).or_else(|| self.members.iter().position(same_name))
    }

    /// What the row says goes over what is there; what it does not say stays.
    fn update(&mut self, place: usize, said: Said) -> Fate {
        let Some(member) = self.members.get_mut(place) else { return Fate::Same };
        let before = member.clone();
        if !said.name.is_empty() {
            member.name = said.name;
        }
        member.kind = said.kind.unwrap_or(member.kind);
        for number in said.numbers {
            if !member.identifiers.contains(&number) {
                member.identifiers.push(number);
            }
        }
        member.work = said.work.or(member.work);
        member.budget = said.budget.or(member.budget);
        member.fee = said.fee.map(|amount| Fee::Fixed { amount }).or(member.fee);
        member.free_reserves = said.free_reserves.or(member.free_reserves);
        member.annual_income = said.annual_income.or(member.annual_income);
        if !said.notes.is_empty() {
            member.notes = said.notes;
        }
        if *member == before { Fate::Same } else { Fate::Updated }
    }

    fn said(&mut self, row: &Row) -> Said {
        let mut said = Said::default();
        let columns = self.mapping.columns.clone();
        for (column, field) in columns.into_iter().enumerate() {
            let Some(field) = field else { continue };
            let Some(cell) = row.cells.get(column).filter(|cell| !cell.is_empty()) else { continue };
            let at = (row.number, column);
            match field {
                MemberField::Name => said.name = self.name(at, cell),
                MemberField::Kind => said.kind = self.kind(at, cell),
                MemberField::Identifier | MemberField::CharityNumber | MemberField::CompanyNumber | MemberField::NhsCode => {
                    let number = self.number(at, field, cell);
                    said.numbers.extend(number.filter(|number| !said.numbers.contains(number)));
                }
                MemberField::Work => said.work = self.share(at, cell),
                MemberField::Budget => said.budget = self.amount(at, cell),
                MemberField::Fee => said.fee = self.amount(at, cell),
                MemberField::FreeReserves => said.free_reserves = self.amount(at, cell),
                MemberField::AnnualIncome => said.annual_income = self.amount(at, cell),
                MemberField::Notes => cell.clone_into(&mut said.notes),
            }
        }
        said
    }

    fn name(&mut self, (row, column): (usize, usize), cell: &str) -> String {
        if cell.chars().count() > LONGEST_NAME {
            let expected = format!("at most {LONGEST_NAME} characters");
            self.say(Severity::Error, Some(row), Some(column), "a longer text", &expected, "Shorten it.");
        }
        cell.chars().take(LONGEST_NAME).collect()
    }

    fn kind(&mut self, (row, column): (usize, usize), cell: &str) -> Option<MemberKind> {
        let kind = kinds::of_word(cell);
        if kind.is_none() {
            let expected = "a kind such as commissioner, charity, NHS, council, GP or social enterprise";
            self.say(Severity::Warning, Some(row), Some(column), &quoted(cell), expected, "Choose its kind on the screen Members afterwards.");
        }
        kind
    }

    fn number(&mut self, (row, column): (usize, usize), field: MemberField, cell: &str) -> Option<Identifier> {
        let (expected, mend) = match numbers::read(field, cell) {
            Ok(number) => return Some(number),
            Err(NotANumber::Register) => {
                ("a number of one of the registers GB-CHC, GB-SC, GB-NIC, GB-COH, GB-NHS and GB-LAE; it is left out", "Nothing, if it has no other.")
            }
            Err(NotANumber::Form) => ("a number of the form that its register gives; it is left out", "Mend the number, or leave it out."),
        };
        self.say(Severity::Warning, Some(row), Some(column), &quoted(cell), expected, mend);
        None
    }

    fn share(&mut self, (row, column): (usize, usize), cell: &str) -> Option<Rate> {
        let share = shares::read(cell);
        if share.is_none() {
            self.say(Severity::Error, Some(row), Some(column), &quoted(cell), "a share from 0 to 100%", "Write it as 34% or as 0.34.");
        }
        share
    }

    fn amount(&mut self, (row, column): (usize, usize), cell: &str) -> Option<Money> {
        let (expected, mend) = match read_amount(cell) {
            Ok(Some(amount)) if amount.is_negative() => ("nothing or more", "Take the minus sign away."),
            Ok(amount) => return amount,
            Err(NotAnAmount::PartsOfAPenny) => ("at most two decimals", "Round it to the penny."),
            Err(NotAnAmount::TooLarge) => ("at most 10000000000000.00", "Check the figure."),
            Err(NotAnAmount::Words) => ("an amount, such as 1,234.56", "Write the figure alone."),
        };
        self.say(Severity::Error, Some(row), Some(column), &quoted(cell), expected, mend);
        None
    }

    fn column_of(&self, field: MemberField) -> Option<usize> {
        self.mapping.columns.iter().position(|column| *column == Some(field))
    }

    fn say(&mut self, severity: Severity, row: Option<usize>, column: Option<usize>, found: &str, expected: &str, mend: &str) {
        let column = column.map(|column| column + 1);
        self.problems.push(RowProblem { severity, row, column, found: found.to_owned(), expected: expected.to_owned(), mend: mend.to_owned() });
    }
}

fn new_member(said: Said, others: &[Member]) -> Member {
    Member {
        id: Id::from_name(&said.name, |slug| others.iter().any(|member| member.id.as_str() == slug)),
        kind: said.kind.unwrap_or_else(|| kinds::of_numbers(&said.numbers)),
        name: said.name,
        identifiers: said.numbers,
        annual_income: said.annual_income,
        free_reserves: said.free_reserves,
        work: said.work,
        budget: said.budget,
        fee: said.fee.map(|amount| Fee::Fixed { amount }),
        risk_tolerance: None,
        notes: said.notes,
    }
}

fn same(one: &str, other: &str) -> bool {
    one.trim().to_lowercase() == other.trim().to_lowercase()
}

fn quoted(text: &str) -> String {
    format!("\u{201c}{}\u{201d}", text.chars().take(40).collect::<String>())
}
