//! Well-known terms: what each is, where it comes from, and what it would change for each member.

use crate::{Asked, Edit, Entry, Panel, Part, Piece};
use alliance_format::{Source, TermsPreset, terms_presets};
use alliance_model::{Facts, Money, Terms};
use alliance_report::figures::{short_money, whole_money};
use alliance_report::money::steps_in_words;
use alliance_settle::{Settlement, bad_outturn, settle};

pub(crate) fn panel(asked: &Asked<'_>) -> Panel {
    let terms = &asked.design.terms;
    let all = terms_presets();
    let in_use = all.iter().find(|preset| preset.for_target(terms.target) == *terms);
    let findings = in_use.map(|preset| format!("Your terms are those of: {}.", preset.name)).into_iter().collect();
    Panel { findings, parts: all.iter().map(|preset| part(asked, preset)).collect() }
}

fn part(asked: &Asked<'_>, preset: &TermsPreset) -> Part {
    let terms = preset.for_target(asked.design.terms.target);
    let pieces = vec![
        Piece::Text(preset.about.clone()),
        Piece::List(steps_in_words(&terms, &asked.design.currency)),
        changes(asked, &terms),
        Piece::fields([take(preset, &terms)]),
        Piece::Text("Sources:".to_owned()),
        Piece::List(preset.source.iter().map(source).collect()),
    ];
    Part::folded(&preset.name, pieces)
}

/// The target stays as it is.
fn take(preset: &TermsPreset, terms: &Terms) -> Entry {
    let edits = vec![Edit::set("terms.fee_in_target", terms.fee_in_target), Edit::set("terms.steps", terms.steps.clone())];
    Entry::button("Take these terms", format!("Take these terms: {}", preset.name), edits)
}

fn source(source: &Source) -> String {
    let place = [source.place.as_str(), source.url.as_str()].into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ");
    if place.is_empty() { source.title.clone() } else { format!("{}: {place}", source.title) }
}

/// What everybody gains or loses under the design's terms and under others, now and at a bad final cost; or why that cannot be said.
fn changes(asked: &Asked<'_>, terms: &Terms) -> Piece {
    let design = asked.design;
    let now = design.facts.outturn;
    let bad = bad_outturn(design.terms.target, now);
    let columns = [(&design.terms, now), (terms, now), (&design.terms, bad), (terms, bad)];
    // What is asked for here is asked for by the terms that are looked at, so that is told; what the design's own lack is told elsewhere.
    if let Err(why) = settled(asked, terms, now) {
        return Piece::Warning(format!("What it would change cannot be said yet. {why}"));
    }
    let settled: Vec<Option<Settlement>> = columns.into_iter().map(|(terms, outturn)| settled(asked, terms, outturn).ok()).collect();
    let row = |name: String, amount: &dyn Fn(&Settlement) -> Option<Money>| {
        let told = |column: usize| {
            let amount = settled.get(column).and_then(Option::as_ref).and_then(amount);
            amount.map_or_else(|| "\u{2013}".to_owned(), |amount| whole_money(amount, &design.currency))
        };
        [name, told(0), told(1), told(2), told(3)]
    };
    let mut rows = vec![row("The commissioner".to_owned(), &|settlement| Some(settlement.commissioner))];
    for member in design.members.iter().filter(|member| member.is_provider()) {
        rows.push(row(asked.member_name(member), &|settlement| settlement.member(&member.id).map(|result| result.limb3)));
    }
    let at = |outturn: Money, whose: &str| format!("At {}, {whose}", short_money(outturn, &design.currency));
    let head = ["Who", &at(now, "yours"), &at(now, "these"), &at(bad, "yours"), &at(bad, "these")];
    Piece::table("What each gains, or loses, under your terms and under these", head, rows)
}

fn settled(asked: &Asked<'_>, terms: &Terms, outturn: Money) -> Result<Settlement, String> {
    let design = asked.design;
    // Direct costs that are given make up one outturn only.
    let facts = Facts { outturn, direct_costs: Default::default(), ..design.facts.clone() };
    settle(terms, &design.members, &design.outcomes, &facts).map_err(|error| error.to_string())
}
