//! Figures as people write them: money, shares, counts, lists of names.
//! A minus is the proper sign (U+2212), thousands are set apart by commas.

use alliance_model::{Currency, Exact, Money, Rate};

const MINUS: &str = "\u{2212}";
const NO_BREAK_SPACE: char = '\u{a0}';

/// Money to the penny: "£1,234.50", "−£5,000.00". A currency without a sign of its own is told by its code: "AUD 5.00".
pub fn money(amount: Money, currency: &Currency) -> String {
    let pence = amount.pence().unsigned_abs();
    signed(amount, currency, &format!("{}.{:02}", number(pence / 100), pence % 100))
}

/// Money without its pence where they are zero: "£5,000", and "£5,000.50" where they matter. For sentences and charts.
pub fn whole_money(amount: Money, currency: &Currency) -> String {
    if amount.pence() % 100 != 0 {
        return money(amount, currency);
    }
    signed(amount, currency, &number(amount.pence().unsigned_abs() / 100))
}

/// Money in short, for axes and captions: three significant figures from a thousand up, "£8.97m", "£250k"; below that as it is.
pub fn short_money(amount: Money, currency: &Currency) -> String {
    const UNITS: [(u64, &str); 4] = [(100_000_000_000_000, "tn"), (100_000_000_000, "bn"), (100_000_000, "m"), (100_000, "k")];
    let pence = three_figures(amount.pence().unsigned_abs());
    let Some((unit, letter)) = UNITS.iter().find(|(unit, _)| pence >= *unit) else {
        return whole_money(amount, currency);
    };
    let hundredths = pence / (unit / 100);
    signed(amount, currency, &format!("{}{letter}", decimal(hundredths / 100, hundredths % 100)))
}

/// A share in hundredths, with at most one decimal: "30%", "37.5%", "66.7%".
pub fn percent(share: Rate) -> String {
    percent_exact(share.exact())
}

/// The same for an exact fraction; halves go away from nothing.
pub fn percent_exact(share: Exact) -> String {
    let tenths = rounded_thousandths(share.numer().unsigned_abs(), share.denom().unsigned_abs());
    let sign = if *share.numer() < 0 && tenths > 0 { MINUS } else { "" };
    let (whole, rest) = (tenths / 10, tenths % 10);
    let whole = u64::try_from(whole).map_or_else(|_| whole.to_string(), number);
    if rest == 0 { format!("{sign}{whole}%") } else { format!("{sign}{whole}.{rest}%") }
}

/// A whole number with its thousands set apart: "8,800,000".
pub fn number(whole: u64) -> String {
    let digits = whole.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// How many of what: "1 member", "3 members", "no members".
pub fn count(how_many: usize, one: &str, more: &str) -> String {
    match how_many {
        0 => format!("no {more}"),
        1 => format!("1 {one}"),
        _ => format!("{} {more}", number(how_many as u64)),
    }
}

/// A chance as people say it: "27 of 100", "fewer than 1 of 100", "all of 100".
pub fn of_hundred(chance: f64) -> String {
    // What is left of a sum of many doubles is no chance.
    const NOTHING: f64 = 1e-12;
    match (chance * 100.0).round() as u32 {
        0 if chance > NOTHING => "fewer than 1 of 100".to_owned(),
        0 => "none of 100".to_owned(),
        100 if chance < 1.0 - NOTHING => "more than 99 of 100".to_owned(),
        100 => "all of 100".to_owned(),
        hundredths => format!("{hundredths} of 100"),
    }
}

/// A chance in hundredths with one decimal: "27.3%".
pub fn chance(chance: f64) -> String {
    format!("{}%", tenths(chance * 100.0))
}

/// A figure with one decimal, and none where it is nought: "1.3", "2".
pub fn tenths(figure: f64) -> String {
    let tenths = (figure * 10.0).round() as i64;
    let sign = if tenths < 0 { MINUS } else { "" };
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    if rest == 0 { format!("{sign}{}", number(whole)) } else { format!("{sign}{}.{rest}", number(whole)) }
}

/// A figure with its unit: "1 round", "1.3 rounds".
pub fn some(figure: f64, one: &str, more: &str) -> String {
    let figure = tenths(figure);
    format!("{figure} {}", if figure == "1" { one } else { more })
}

/// A number up to twelve as a word that begins a sentence: "Seven".
pub fn number_word(whole: u64) -> String {
    const WORDS: [&str; 13] = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve"];
    usize::try_from(whole).ok().and_then(|whole| WORDS.get(whole)).map_or_else(|| number(whole), |word| (*word).to_owned())
}

/// Names in a row: "A", "A and B", "A, B and C"; empty for none.
pub fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [only] => (*only).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// The sign of the amount, the sign of the currency, and the figure.
fn signed(amount: Money, currency: &Currency, figure: &str) -> String {
    let minus = if amount.is_negative() { MINUS } else { "" };
    match currency.code() {
        "GBP" => format!("{minus}£{figure}"),
        "EUR" => format!("{minus}€{figure}"),
        "USD" => format!("{minus}${figure}"),
        code => format!("{minus}{code}{NO_BREAK_SPACE}{figure}"),
    }
}

/// Rounded to its first three digits, halves up.
fn three_figures(whole: u64) -> u64 {
    let digits = whole.checked_ilog10().map_or(1, |log| log + 1);
    let unit = 10_u64.pow(digits.saturating_sub(3));
    (whole + unit / 2) / unit * unit
}

/// A whole number and its hundredths, without noughts at the end: "8.97", "1.5", "250".
fn decimal(whole: u64, hundredths: u64) -> String {
    let whole = number(whole);
    match (hundredths / 10, hundredths % 10) {
        (0, 0) => whole,
        (tenths, 0) => format!("{whole}.{tenths}"),
        _ => format!("{whole}.{hundredths:02}"),
    }
}

/// A fraction in thousandths, halves up. Fractions too large to multiply are first made coarser.
fn rounded_thousandths(above: u128, below: u128) -> u128 {
    match above.checked_mul(2000).and_then(|twice| twice.checked_add(below)) {
        Some(twice) => twice / 2 / below,
        None => rounded_thousandths(above / 1024, (below / 1024).max(1)),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    fn currency(code: &str) -> Currency {
        Currency::try_from(code.to_owned()).unwrap()
    }

    /// The penny-exact, the whole and the short form of an amount of pounds.
    #[track_caller]
    fn check(amount: &str, exact: &str, whole: &str, short: &str) {
        let (amount, pounds) = (amount.parse().unwrap(), currency("GBP"));
        assert_eq!(money(amount, &pounds), exact);
        assert_eq!(whole_money(amount, &pounds), whole);
        assert_eq!(short_money(amount, &pounds), short);
    }

    #[test]
    fn money_in_three_forms() {
        check("0", "£0.00", "£0", "£0");
        check("0.01", "£0.01", "£0.01", "£0.01");
        check("-0.5", "−£0.50", "−£0.50", "−£0.50");
        check("999.99", "£999.99", "£999.99", "£1k");
        check("950", "£950.00", "£950", "£950");
        check("1234.5", "£1,234.50", "£1,234.50", "£1.23k");
        check("-5000", "−£5,000.00", "−£5,000", "−£5k");
        check("250000", "£250,000.00", "£250,000", "£250k");
        check("999499.99", "£999,499.99", "£999,499.99", "£999k");
        check("999500", "£999,500.00", "£999,500", "£1m");
        check("1500000", "£1,500,000.00", "£1,500,000", "£1.5m");
        check("8966666.67", "£8,966,666.67", "£8,966,666.67", "£8.97m");
        check("8800000", "£8,800,000.00", "£8,800,000", "£8.8m");
        check("109778449068", "£109,778,449,068.00", "£109,778,449,068", "£110bn");
        check("-10000000000000", "−£10,000,000,000,000.00", "−£10,000,000,000,000", "−£10tn");
    }

    #[test]
    fn currencies_have_a_sign_or_their_code() {
        let amount = Money::pounds(-5);
        for (code, printed) in [("GBP", "−£5.00"), ("EUR", "−€5.00"), ("USD", "−$5.00"), ("AUD", "−AUD\u{a0}5.00")] {
            assert_eq!(money(amount, &currency(code)), printed);
        }
    }

    #[test]
    fn shares_have_at_most_one_decimal() {
        let shares = [("0.30", "30%"), ("3/8", "37.5%"), ("2/3", "66.7%"), ("1", "100%"), ("0", "0%"), ("-0.05", "−5%"), ("12.345", "1,234.5%")];
        for (rate, printed) in shares {
            assert_eq!(percent(rate.parse().unwrap()), printed, "{rate}");
        }
        assert_eq!(percent("-0.0001".parse().unwrap()), "0%");
    }

    #[test]
    fn a_share_too_large_to_multiply_is_still_told() {
        assert_eq!(percent_exact(Exact::new_raw(i128::MAX, i128::MAX)), "100%");
    }

    #[test]
    fn counts_and_lists_read_as_they_are_spoken() {
        assert_eq!(count(0, "member", "members"), "no members");
        assert_eq!(count(1, "member", "members"), "1 member");
        assert_eq!(count(1200, "member", "members"), "1,200 members");
        for (names, printed) in
            [(&[][..], ""), (&["A"], "A"), (&["A", "B"], "A and B"), (&["A", "B", "C"], "A, B and C"), (&["A", "B", "C", "D"], "A, B, C and D")]
        {
            assert_eq!(list(names), printed);
        }
    }
}
