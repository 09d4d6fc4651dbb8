//! What the alliance costs to run, in plain words.

use crate::figures::{percent_exact, whole_money};
use alliance_model::{Design, Exact, Money};
use alliance_settle::RunningCosts;

/// The sum, its share of the target, and what most of it goes on.
pub fn findings(design: &Design, running: &RunningCosts) -> Vec<String> {
    let told = |amount: Money| whole_money(amount, &design.currency);
    if running.lines.is_empty() {
        return vec!["Nothing is said yet of what it costs to run the alliance: the chair, advisers, management, meetings.".to_owned()];
    }
    let share = share(running.total, running.target).map_or_else(String::new, |share| format!(", {share} of the target"));
    let mut findings = vec![format!("It costs {} a year to run the alliance{share}.", told(running.total))];
    if running.time != Money::ZERO {
        let part = self::share(running.time, running.total).map_or_else(String::new, |share| format!(", {share} of that"));
        findings.push(format!("People\u{2019}s time in meetings costs {}{part}.", told(running.time)));
    }
    if let Some(most) = running.lines.iter().max_by_key(|line| line.total).filter(|line| running.lines.len() > 1 && line.total > Money::ZERO) {
        findings.push(format!("The largest part is {}: {}.", most.label, told(most.total)));
    }
    findings
}

/// A part of a whole in hundredths; none where the whole is nothing.
pub fn share(part: Money, whole: Money) -> Option<String> {
    (whole.pence() > 0).then(|| percent_exact(Exact::new(i128::from(part.pence()), i128::from(whole.pence()))))
}
