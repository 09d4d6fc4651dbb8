//! What the alliance itself costs to run.

use crate::tables::{heads, table};
use crate::{Asked, Panel, Part, Piece, running_form};
use alliance_model::Money;
use alliance_report::figures::whole_money;
use alliance_report::running::{findings, share};
use alliance_settle::{RunningCosts, RunningLine, running_costs_of_design};

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let running = running_costs_of_design(asked.design).map_err(|error| error.to_string())?;
    let findings = findings(asked.design, &running);
    if running.lines.is_empty() {
        return Ok(Panel { findings, parts: vec![running_form::part(asked.design)] });
    }
    let text =
        "This is added up and compared only: it changes nothing of what is shared. What is a line of the budget too is inside the target already."
            .to_owned();
    Ok(Panel { findings, parts: vec![Part::open("", vec![lines(asked, &running), Piece::Text(text)]), running_form::part(asked.design)] })
}

fn lines(asked: &Asked<'_>, running: &RunningCosts) -> Piece {
    let money = |amount: Money| whole_money(amount, &asked.design.currency);
    let row = |label: &str, amount: Money, time: Money, total: Money| {
        let share = share(total, running.target).unwrap_or_else(|| "\u{2013}".to_owned());
        vec![label.to_owned(), money(amount), money(time), money(total), share]
    };
    let mut rows: Vec<Vec<String>> = running.lines.iter().map(|line: &RunningLine| row(&line.label, line.amount, line.time, line.total)).collect();
    rows.push(row("All", running.total - running.time, running.time, running.total));
    table("What it takes in a year", 1, heads(&["For", "Amount", "People\u{2019}s time", "Together", "Of the target"]), rows)
}
