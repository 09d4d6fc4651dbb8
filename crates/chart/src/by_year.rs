//! Gains and losses year by year: a bar for each.

use crate::scale::signed;
use crate::{Bar, Cell, Picture, SeatColour, Table, who_gains};
use alliance_model::{Currency, Money};
use alliance_report::figures::whole_money;

/// One year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearBar {
    /// What it is called.
    pub label: String,
    /// Whether its final cost is a forecast.
    pub forecast: bool,
    /// The target cost.
    pub target: Money,
    /// The final cost.
    pub outturn: Money,
    /// The gain, negative for a loss.
    pub amount: Money,
}

/// Draws a bar for each year, in order. `whose` says who gains: "The providers"; the title is the finding.
pub fn by_year(years: &[YearBar], whose: &str, title: &str, width: f64, currency: &Currency) -> Picture {
    let bar = |year: &YearBar| Bar { name: name(year), amount: year.amount, you: false, kind: SeatColour::Provider };
    let bars: Vec<Bar> = years.iter().map(bar).collect();
    let told: Vec<String> = years.iter().map(|year| format!("{} {}", name(year), signed(year.amount, currency))).collect();
    let alt = format!("Bars, one for each year, to the right for a gain, to the left for a loss. {whose}: {}.", told.join("; "));
    let row = |year: &YearBar| {
        let cost = |amount: Money| Cell::figure(whole_money(amount, currency));
        vec![Cell::words(name(year)), cost(year.target), cost(year.outturn), Cell::figure(signed(year.amount, currency))]
    };
    let table = Table::new(title, ["Year", "Target", "Final cost", "Gain or loss"], years.iter().map(row).collect());
    Picture { title: title.to_owned(), alt, table, ..who_gains(&bars, width, currency) }
}

fn name(year: &YearBar) -> String {
    if year.forecast { format!("{} (forecast)", year.label) } else { year.label.clone() }
}
