//! Amounts that are estimates: no digit is told that the error does not bear out.

use super::chances::rounded;
use crate::figures::{percent_exact, whole_money};
use alliance_model::{Currency, Money};

/// An estimate in whole units of the currency, as money; the largest there is where it would be larger.
pub fn pounds(amount: f64) -> Money {
    const MOST: f64 = 9e16;
    Money::from_pence((amount.round() * 100.0).clamp(-MOST, MOST) as i64).unwrap_or(Money::ZERO)
}

/// An estimate with as many digits as its standard error bears out: "£9,003" where it is 0.4, "£9,000" where it is 80.
pub fn amount(amount: f64, error: f64, currency: &Currency) -> String {
    whole_money(pounds(borne_out(amount, error)), currency)
}

/// The same with how sure it is: "£9,003 ± £8"; nothing is added where there is no error.
pub fn amount_give_or_take(estimate: f64, error: f64, currency: &Currency) -> String {
    let told = amount(estimate, error, currency);
    if error <= 0.0 || !error.is_finite() {
        return told;
    }
    let margin = pounds(rounded(2.0 * error, unit_of(2.0 * error)).max(1.0));
    format!("{told} ± {}", whole_money(margin, currency))
}

/// A part of something, in hundredths: "16%", "under 1%"; beyond ten times in whole times: "more than 10 times".
pub fn part_of(part: f64) -> String {
    if part > 10.0 {
        return "more than 10 times".to_owned();
    }
    let hundredths = (part * 100.0).round() as i64;
    if hundredths == 0 && part > 0.0 {
        return "under 1%".to_owned();
    }
    percent_exact(alliance_model::Exact::new(i128::from(hundredths), 100))
}

/// Rounded to the first digit of twice the standard error, and never finer than one.
fn borne_out(amount: f64, error: f64) -> f64 {
    rounded(amount, unit_of(2.0 * error))
}

/// The largest of 1, 10, 100 and so on that is no more than the margin.
fn unit_of(margin: f64) -> f64 {
    let mut unit = 1.0;
    while unit * 10.0 <= margin && unit < 1e15 {
        unit *= 10.0;
    }
    unit
}
