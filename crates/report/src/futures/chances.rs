//! Chances as people say them. Nought and all are said only of what never or always happens in the futures that were drawn.

use crate::figures::{of_hundred, tenths};
use alliance_simulate::Chance;

/// A chance within a sentence: "23 of 100", "fewer than 1 of 100", "none of 100", "all of 100".
pub fn in_hundred(chance: Chance) -> String {
    of_hundred(chance.chance)
}

/// A chance in hundredths: "61%", or "60.7%" where the error bears that out; "under 0.1%" and "over 99.9%" at the ends.
pub fn percent(chance: Chance) -> String {
    let unit = if 200.0 * chance.error < 1.0 { 0.1 } else { 1.0 };
    let (all, hundredths) = (chance.chance >= 1.0, rounded(chance.chance * 100.0, unit));
    let told = tenths(hundredths);
    match (chance.chance > 0.0, all) {
        (true, false) if hundredths <= 0.0 => format!("under {}%", tenths(unit)),
        (true, false) if hundredths >= 100.0 => format!("over {}%", tenths(100.0 - unit)),
        _ => format!("{told}%"),
    }
}

/// The same with how sure it is, in hundredths: "60.7% ± 0.2".
pub fn percent_give_or_take(chance: Chance) -> String {
    match margin(chance) {
        Some(margin) => format!("{} ± {margin}", percent(chance)),
        None => percent(chance),
    }
}

/// How sure a chance is, in a few words: "give or take 0.2"; none where there is no error.
pub fn give_or_take(chance: Chance) -> Option<String> {
    margin(chance).map(|margin| format!("give or take {margin}"))
}

/// Twice the standard error, in hundredths, with one decimal and never nought: 19 of 20 times the chance is no further off.
fn margin(chance: Chance) -> Option<String> {
    let margin = 200.0 * chance.error;
    (margin > 0.0 && margin.is_finite()).then(|| if margin >= 10.0 { tenths(margin.round()) } else { tenths(margin.max(0.1)) })
}

/// To the nearest multiple of a unit.
pub(super) fn rounded(figure: f64, unit: f64) -> f64 {
    if unit < 1.0 { (figure / unit).round() / (1.0 / unit).round() } else { (figure / unit).round() * unit }
}
