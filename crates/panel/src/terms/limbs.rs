//! What each member is paid: direct cost, fee, and its part of a gain or of pain; and in which form its fee is.

use super::{choice_of_form, providers};
use crate::{Asked, Edit, Entry, Field, Panel, Part, Piece, Why};
use alliance_model::{Design, Fee, Member, Money, Rate, Step};
use alliance_report::figures::money;
use alliance_settle::{MemberResult, Settlement, settle_without_trace};

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let settlement = settle_without_trace(asked.design).map_err(|error| error.to_string())?;
    let mut parts = vec![Part::open("", paid(asked, &settlement)), Part::open("Fees", fees(asked.design))];
    if asked.design.terms.steps.iter().any(|step| matches!(step, Step::Interim { .. })) {
        parts.push(Part::open("Payments on account", on_account(asked.design, &settlement)));
    }
    Ok(Panel { findings: vec![], parts })
}

fn paid(asked: &Asked<'_>, settlement: &Settlement) -> Vec<Piece> {
    let design = asked.design;
    let cash = |amount: Money| money(amount, &design.currency);
    let sum = |part: fn(&MemberResult) -> Money| Entry::Figure(cash(settlement.members.iter().map(part).sum()));
    let row = |member: &Member| {
        let result = settlement.member(&member.id)?;
        let you = if asked.you == Some(&member.id) { " (you)" } else { "" };
        let figure = cash(result.limb3);
        let about = format!("Why {figure} for {}?", member.name);
        Some([
            Entry::Text(format!("{}{you}", member.name)),
            Entry::Figure(cash(result.limb1)),
            Entry::Figure(cash(result.limb2)),
            Entry::Why(Why { figure, about, member: member.id.clone() }),
            Entry::Figure(cash(result.total)),
        ])
    };
    let total = [
        Entry::Text("The commissioner pays".to_owned()),
        sum(|result| result.limb1),
        sum(|result| result.limb2),
        Entry::Figure(cash(settlement.pool)),
        Entry::Figure(cash(settlement.paid)),
    ];
    let head = ["Member", "Direct cost (limb 1)", "Fee (limb 2)", "Gain or pain (limb 3)", "In all"];
    let mut pieces = vec![Piece::form(head, providers(design).filter_map(row).chain([total]))];
    if settlement.reserve != Money::ZERO {
        pieces.push(Piece::Text(format!("Of this, {} is kept at alliance level.", cash(settlement.reserve))));
    }
    pieces
}

/// The form of each provider's fee. A fee on actual cost is said to reward overrunning, beside it.
fn fees(design: &Design) -> Vec<Piece> {
    let row = |member: &Member| {
        let path = format!("members.{}.fee", member.id);
        let label = format!("Fee of {}", member.name);
        let amount = |name: &str| format!("{label}: {name}");
        let (now, field) = match member.fee {
            None => (0, Entry::Figure("\u{2013}".to_owned())),
            Some(Fee::Fixed { .. }) => (1, Field::money(amount("amount"), format!("{path}.amount")).into()),
            Some(Fee::OfTarget { .. }) => (2, Field::rate(amount("per cent of its part of the target"), format!("{path}.rate")).into()),
            Some(Fee::OfActual { .. }) => (3, Field::rate(amount("per cent of its actual cost"), format!("{path}.rate")).into()),
        };
        let set = |fee: Fee| Some(Edit::set(&path, fee));
        let forms = [
            ("No fee", None),
            ("A fixed sum", set(Fee::Fixed { amount: Money::ZERO })),
            ("A mark-up on its part of the target", set(Fee::OfTarget { rate: Rate::percent(5) })),
            ("A mark-up on its actual cost", set(Fee::OfActual { rate: Rate::percent(5) })),
        ];
        [Entry::Text(member.name.clone()), choice_of_form(&label, &path, now, forms).into(), field]
    };
    let grows: Vec<&str> =
        providers(design).filter(|member| matches!(member.fee, Some(Fee::OfActual { .. }))).map(|member| member.name.as_str()).collect();
    let mut pieces =
        vec![Piece::Text("What pays for overhead and profit. A member keeps its fee whatever the work costs, less its part of pain.".to_owned())];
    if !grows.is_empty() {
        let who = alliance_report::figures::list(&grows);
        pieces.push(Piece::Warning(format!(
            "A fee on actual cost grows when the work costs more, so it rewards overrunning: {who}. Use a fixed sum, or a mark-up on the target."
        )));
    }
    pieces.push(Piece::form(["Member", "Form", "How much"], providers(design).map(row)));
    pieces
}

/// The forecasts at which something was paid on account, what was, and what the final account owes.
fn on_account(design: &Design, settlement: &Settlement) -> Vec<Piece> {
    let forecasts = &design.facts.forecasts;
    let fields = (0..forecasts.len())
        .map(|place| Field::money(format!("Forecast {} of the final cost", place + 1), format!("facts.forecasts.{place}")).into());
    let mut more = forecasts.clone();
    more.push(design.facts.outturn);
    let add = Entry::button("Add a forecast", "Add a forecast of the final cost", vec![Edit::set("facts.forecasts", more)]);
    let remove = forecasts
        .len()
        .checked_sub(1)
        .map(|last| Entry::button("Remove the last forecast", "Remove the last forecast", vec![Edit::remove(format!("facts.forecasts.{last}"))]));
    let about =
        "At each forecast of the final cost, part of a gain is paid and part of pain is taken, on account. The final account makes all of it right.";
    let mut pieces = vec![Piece::Text(about.to_owned()), Piece::fields(fields.chain([add]).chain(remove))];
    if forecasts.is_empty() {
        return pieces;
    }
    let cash = |amount: Money| Entry::Figure(money(amount, &design.currency));
    let row = |member: &Member| {
        let result = settlement.member(&member.id)?;
        let paid: Money = result.on_account.iter().copied().sum();
        Some([Entry::Text(member.name.clone()), cash(paid), cash(result.final_account), cash(result.limb3)])
    };
    pieces.push(Piece::form(["Member", "On account", "At the final account", "Gain or pain in all"], providers(design).filter_map(row)));
    pieces
}
