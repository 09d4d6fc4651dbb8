//! The years as forms: how each target is made, who joins and leaves, what becomes of what is left over.

use crate::{Asked, Choice, Edit, Entry, Field, Part, Piece};
use alliance_model::{Carry, Design, Excess, Facts, Id, Joining, Leaving, Member, MemberKind, Rate, Year};

/// All years in a table, and one folded part for each with the rest of it.
pub(crate) fn parts(asked: &Asked<'_>) -> Vec<Part> {
    let design = asked.design;
    let mut pieces = vec![];
    if !design.years.is_empty() {
        let about = "A target moves towards the last final cost by the part that is said under rebasing, then with prices, then by a cut. \
            A target that is typed in is taken as it is, less the cut.";
        let head = ["Year", "Final cost", "Target, if given", "Rebasing, %", "Prices, %", "Cut, %", "Remove"];
        pieces.extend([Piece::Text(about.to_owned()), Piece::form(head, design.years.iter().map(row))]);
    }
    pieces.push(Piece::fields([Entry::button("Add a year", "Add a year", vec![Edit::set("years.+", next(design))])]));
    let mut parts = vec![Part::open("The years", pieces)];
    parts.extend(design.years.iter().map(|year| rest(design, year)));
    parts
}

/// The next year: as the last one, or as the design stands.
fn next(design: &Design) -> Year {
    let number = design.years.len() + 1;
    let last = design.years.last();
    let outturn = last.map_or(design.facts.outturn, |year| year.facts.outturn);
    Year {
        id: Id::from_name(&format!("year-{number}"), |slug| design.years.iter().any(|year| year.id.as_str() == slug)),
        label: format!("Year {number}"),
        forecast: last.is_some(),
        facts: Facts { outturn, score: design.facts.score, people: design.facts.people, ..Facts::default() },
        target: None,
        rebase: last.map_or(Rate::ZERO, |year| year.rebase),
        index: last.map_or(Rate::ZERO, |year| year.index),
        cut: Rate::ZERO,
        cut_amount: Default::default(),
        joins: vec![],
        leaves: vec![],
        work: Default::default(),
        reward: last.map_or(Carry::Settled, |year| year.reward),
        unearned: last.map_or(Carry::Settled, |year| year.unearned),
        reserve: last.map_or(Carry::Rolled, |year| year.reserve),
    }
}

fn row(year: &Year) -> [Entry; 7] {
    let at = |field: &str| format!("years.{}.{field}", year.id);
    let label = |what: &str| format!("{}: {what}", year.label);
    [
        Field::words(label("name"), at("label")).into(),
        Field::money(label("final cost"), at("facts.outturn")).into(),
        Field::money(label("target, empty where it is made from the last"), at("target")).optional().into(),
        Field::rate(label("rebasing, in per cent of the way to the last final cost"), at("rebase")).optional().into(),
        Field::rate(label("prices, in per cent"), at("index")).optional().into(),
        Field::rate(label("cut, in per cent"), at("cut")).optional().into(),
        Entry::button("\u{d7}", label("remove it"), vec![Edit::remove(format!("years.{}", year.id))]),
    ]
}

fn rest(design: &Design, year: &Year) -> Part {
    let at = |field: &str| format!("years.{}.{field}", year.id);
    let carried = [
        Field::tick("It is a forecast", at("forecast")),
        carry("Gains and pain are", &at("reward"), year.reward, "paid and taken in the year"),
        carry("What bad outcomes leave unearned is", &at("unearned"), year.unearned, "the commissioner\u{2019}s"),
        carry("The reserve is", &at("reserve"), year.reserve, "paid out"),
    ];
    let mut pieces = vec![Piece::fields(carried)];
    let staying = design.members.iter().filter(|member| member.is_provider());
    pieces.push(Piece::Text("Who leaves at the start of it:".to_owned()));
    pieces.push(Piece::fields(staying.map(|member| leaves(year, member))));
    pieces.extend(year.leaves.iter().enumerate().map(|(place, leaving)| on_what_terms(design, year, place, leaving)));
    pieces.extend(year.joins.iter().enumerate().map(|(place, joining)| joins(year, place, joining)));
    pieces.push(Piece::fields([Entry::button(
        "A new member joins",
        format!("A new member joins in {}", year.label),
        vec![Edit::set(at("joins.+"), new(design))],
    )]));
    Part::folded(&format!("{}: who comes and goes, what is carried over", year.label), pieces)
}

fn carry(label: &str, path: &str, now: Carry, settled: &str) -> Field {
    let ways = [(Carry::Settled, settled), (Carry::Rolled, "kept for the next year"), (Carry::Services, "spent on services")];
    let choices = ways.map(|(way, name)| Choice::new(name, vec![Edit::set(path, way)])).to_vec();
    Field::choice(label, ways.iter().position(|(way, _)| *way == now), choices)
}

fn leaves(year: &Year, member: &Member) -> Field {
    let path = format!("years.{}.leaves", year.id);
    let others = || year.leaves.iter().filter(|leaving| leaving.member != member.id).cloned();
    let leaving = Leaving { member: member.id.clone(), pain: None, forfeits: false };
    let gone = year.leaves.iter().any(|leaving| leaving.member == member.id);
    let with: Vec<Leaving> = others().chain([leaving]).collect();
    Field::toggle(member.name.clone(), gone, vec![Edit::set(&path, others().collect::<Vec<_>>())], vec![Edit::set(&path, with)])
}

fn on_what_terms(design: &Design, year: &Year, place: usize, leaving: &Leaving) -> Piece {
    let path = format!("years.{}.leaves.{place}", year.id);
    let name = design.member(&leaving.member).map_or_else(|| leaving.member.to_string(), |member| member.name.clone());
    let pain = format!("{path}.pain");
    let ways = [
        (None, "it still owes it"),
        (Some(Excess::Commissioner), "the commissioner takes it"),
        (Some(Excess::Reallocate), "the other providers take it"),
    ];
    let edit = |way: Option<Excess>| way.map_or_else(|| Edit::remove(&pain), |way| Edit::set(&pain, way));
    let choices = ways.map(|(way, name)| Choice::new(name, vec![edit(way)])).to_vec();
    Piece::fields([
        Field::choice(format!("Pain of {name} that is still open"), ways.iter().position(|(way, _)| *way == leaving.pain), choices),
        Field::tick(format!("{name} gives up what it is owed"), format!("{path}.forfeits")),
    ])
}

fn new(design: &Design) -> Joining {
    let taken = |slug: &str| {
        let joining = design.years.iter().flat_map(|year| &year.joins).map(|joining| &joining.member);
        design.members.iter().chain(joining).any(|member| member.id.as_str() == slug)
    };
    let member = Member {
        id: Id::from_name("new-member", taken),
        name: "A new member".to_owned(),
        kind: MemberKind::Charity,
        identifiers: vec![],
        annual_income: None,
        free_reserves: None,
        work: Some(Rate::percent(5)),
        budget: None,
        fee: None,
        risk_tolerance: None,
        notes: String::new(),
    };
    Joining { member, shares_reserve: false }
}

fn joins(year: &Year, place: usize, joining: &Joining) -> Piece {
    let path = format!("years.{}.joins.{place}", year.id);
    let at = |field: &str| format!("{path}.{field}");
    let name = &joining.member.name;
    Piece::fields([
        Field::words("Who joins", at("member.name")).into(),
        Field::rate(format!("Share of the work of {name}, %"), at("member.work")).optional().into(),
        Field::tick(format!("{name} shares the reserve of earlier years"), at("shares_reserve")).into(),
        Entry::button("Remove", format!("Remove {name}, which then does not join"), vec![Edit::remove(path.clone())]),
    ])
}
