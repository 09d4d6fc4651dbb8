//! What the alliance replaces: the same members under separate block contracts, or under a prime contract.

use crate::{Asked, Choice, Edit, Entry, Field, Panel, Part, Piece};
use alliance_model::{Design, Money, Rate};
use alliance_report::figures::whole_money;
use alliance_report::terms::{assumed, beside_in_words};
use alliance_settle::{Arrangement, SideBySide, USUAL_MARGINS, side_by_side};

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let design = asked.design;
    let margins: &[Rate] = if design.instead.margins.is_empty() { &USUAL_MARGINS } else { &design.instead.margins };
    let prime = design.instead.prime.as_ref();
    let beside = side_by_side(&design.terms, &design.members, &design.outcomes, &design.facts, prime, margins).map_err(|error| error.to_string())?;
    let parts = vec![
        Part::open("Who is paid what", vec![Piece::Text(assumed(design, &beside, margins)), paid(asked, &beside)]),
        Part::open("What it leaves each", vec![left(asked, &beside)]),
        Part::folded("Another prime contractor, other margins", form(design, margins)),
        Part::folded("Method", vec![Piece::Text(METHOD.to_owned())]),
    ];
    Ok(Panel { findings: beside_in_words(design, &beside), parts })
}

const METHOD: &str = "All three are at the same final cost, and divide the work in the same way. A block is a member\u{2019}s share of the work of the \
     target, with its fee where fees come on top; it keeps what its own cost leaves of it, or bears what is short. The prime contractor is paid its own \
     block and those of the others, with a margin on these for each layer that they pass through.";

const HEAD: [&str; 4] = ["Who", "Alliance", "Separate blocks", "Prime contract"];

/// Who is prime contractor, and the margin of each layer.
fn form(design: &Design, margins: &[Rate]) -> Vec<Piece> {
    let largest = Choice::new("Whoever does the largest share of the work", vec![Edit::remove("instead.prime")]);
    let providers: Vec<_> = design.members.iter().filter(|member| member.is_provider()).collect();
    let chosen = providers.iter().position(|member| Some(&member.id) == design.instead.prime.as_ref()).map_or(0, |place| place + 1);
    let named = providers.iter().map(|member| Choice::new(member.name.as_str(), vec![Edit::set("instead.prime", member.id.clone())]));
    let prime = Piece::fields([Field::choice("Prime contractor", Some(chosen), std::iter::once(largest).chain(named).collect())]);
    if design.instead.margins.is_empty() {
        let own = Entry::button("Write margins of your own", "Write margins of your own", vec![Edit::set("instead.margins", margins.to_vec())]);
        return vec![prime, Piece::fields([own])];
    }
    let rows = (0..margins.len()).map(|place| {
        let name = if place == 0 { "Prime contractor".to_owned() } else { format!("Layer {place}") };
        let path = format!("instead.margins.{place}");
        let remove = Entry::button("\u{d7}", format!("{name}: remove it"), vec![Edit::remove(&path)]);
        [Entry::Text(name.clone()), Field::rate(format!("{name}: margin, in per cent"), path).into(), remove]
    });
    let layer = Entry::button("Add a layer", "Add a layer of subcontract", vec![Edit::set("instead.margins.+", Rate::percent(5))]);
    vec![prime, Piece::form(["Layer", "Margin, %", "Remove"], rows), Piece::fields([layer])]
}

fn paid(asked: &Asked<'_>, beside: &SideBySide) -> Piece {
    let mut rows = vec![row(asked, "The commissioner pays", beside, |arrangement| arrangement.paid)];
    rows.extend(of_members(asked, beside, |arrangement, index| arrangement.members.get(index).map_or(Money::ZERO, |member| member.paid)));
    for index in 0..beside.prime_contract.layers.len() {
        let name = if index == 0 { "Margin of the prime contractor, in what it is paid".to_owned() } else { format!("Margin of layer {index}") };
        rows.push(row(asked, &name, beside, |arrangement| arrangement.layers.get(index).map_or(Money::ZERO, |layer| layer.amount)));
    }
    if beside.alliance.reserve != Money::ZERO {
        rows.push(row(asked, "Kept by the alliance", beside, |arrangement| arrangement.reserve));
    }
    Piece::table("What is paid", HEAD, rows)
}

fn left(asked: &Asked<'_>, beside: &SideBySide) -> Piece {
    let left = |arrangement: &Arrangement, index: usize| arrangement.members.get(index).map_or(Money::ZERO, |member| member.left);
    Piece::table("Paid less direct cost: for overhead and profit, or a loss", HEAD, of_members(asked, beside, left))
}

/// A row for each provider.
fn of_members(asked: &Asked<'_>, beside: &SideBySide, amount: impl Fn(&Arrangement, usize) -> Money) -> Vec<[String; 4]> {
    let providers = asked.design.members.iter().enumerate().filter(|(_, member)| member.is_provider());
    providers.map(|(index, member)| row(asked, &asked.member_name(member), beside, |arrangement| amount(arrangement, index))).collect()
}

fn row(asked: &Asked<'_>, name: &str, beside: &SideBySide, amount: impl Fn(&Arrangement) -> Money) -> [String; 4] {
    let told = |arrangement| whole_money(amount(arrangement), &asked.design.currency);
    [name.to_owned(), told(&beside.alliance), told(&beside.blocks), told(&beside.prime_contract)]
}
