//! Members as a list that reads back the same.

use alliance_json::to_json;
use alliance_model::{Design, Fee, Identifier, Member, Money};
use alliance_report::csv::csv_row;

/// The members of a design as comma-separated text; [`super::read_members`] makes the same members of it, but for fees that are
/// rates and what they say they could bear.
pub fn members_csv(design: &Design) -> String {
    let width = design.members.iter().map(|member| member.identifiers.len()).max().unwrap_or_default().max(1);
    let heads = ["Name", "Kind"].into_iter().chain(std::iter::repeat_n("Identifier", width));
    let heads: Vec<String> = heads.chain(["Share of work", "Budget", "Fee", "Free reserves", "Annual income", "Notes"]).map(str::to_owned).collect();
    csv_row(&heads) + &design.members.iter().map(|member| row(member, width)).collect::<String>()
}

fn row(member: &Member, width: usize) -> String {
    let number = |place: usize| member.identifiers.get(place).map_or_else(String::new, whole);
    let money = |amount: Option<Money>| amount.map_or_else(String::new, |amount| amount.to_string());
    let fee = match member.fee {
        Some(Fee::Fixed { amount }) => Some(amount),
        _ => None,
    };
    let kind = to_json(&mut member.kind.clone()).text().unwrap_or_default().replace('_', " ");
    let start = [member.name.clone(), kind].into_iter().chain((0..width).map(number));
    let work = member.work.map_or_else(String::new, |work| work.to_string());
    let rest = [work, money(member.budget), money(fee), money(member.free_reserves), money(member.annual_income), member.notes.clone()];
    csv_row(&start.chain(rest).collect::<Vec<_>>())
}

fn whole(number: &Identifier) -> String {
    format!("{}-{}", to_json(&mut number.scheme.clone()).text().unwrap_or_default(), number.id)
}
