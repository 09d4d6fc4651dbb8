//! Amounts as spreadsheets write them: `£1,234.56`, `(1,234)`, `1.234,56`, `1234.5-`, `-`.

use alliance_model::{Money, MoneyError};

/// Why a cell is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotAnAmount {
    /// It has more than two decimals.
    PartsOfAPenny,
    /// It is beyond ten trillion.
    TooLarge,
    /// It is no figure.
    Words,
}

/// The amount in a cell; none where it is empty. A lone dash is nothing, as accountants write it.
pub fn read(cell: &str) -> Result<Option<Money>, NotAnAmount> {
    let cell = cell.trim();
    if cell.is_empty() {
        return Ok(None);
    }
    if matches!(cell, "-" | "\u{2212}" | "–" | "—") {
        return Ok(Some(Money::ZERO));
    }
    let (negative, figure) = without_sign(cell);
    let (again, figure) = without_sign(without_currency(figure));
    if negative && again {
        return Err(NotAnAmount::Words);
    }
    let plain = plain(&figure.chars().filter(|c| !c.is_whitespace()).collect::<String>()).ok_or(NotAnAmount::Words)?;
    let amount: Money = plain.parse().map_err(|error| match error {
        MoneyError::PartsOfAPenny(_) => NotAnAmount::PartsOfAPenny,
        MoneyError::TooLarge(_) => NotAnAmount::TooLarge,
        MoneyError::NotANumber(_) => NotAnAmount::Words,
    })?;
    Ok(Some(if negative || again { -amount } else { amount }))
}

/// Whether there is a minus, before or behind, or brackets; and what is left.
fn without_sign(text: &str) -> (bool, &str) {
    let in_brackets = text.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    let minus = ['-', '\u{2212}'];
    match in_brackets.or_else(|| text.strip_prefix(minus)).or_else(|| text.strip_suffix(minus)) {
        Some(rest) => (true, rest.trim()),
        None => (false, text),
    }
}

/// Without a sign of currency or its three letters, before or behind.
fn without_currency(text: &str) -> &str {
    let text = text.trim_start_matches(['£', '€', '$']).trim_end_matches(['£', '€', '$']).trim();
    let is_code = |code: &&str| code.bytes().all(|letter| letter.is_ascii_uppercase());
    let behind = text.len().checked_sub(3).and_then(|at| Some((text.get(..at)?, text.get(at..)?)));
    if text.get(..3).filter(is_code).is_some() {
        return text.get(3..).unwrap_or_default().trim();
    }
    match behind {
        Some((rest, code)) if is_code(&code) => rest.trim(),
        _ => text,
    }
}

/// Digits with a point at most. Of a point and a comma the later one stands before the decimals; a comma alone does so only where it
/// cannot set thousands apart. None where the groups make no sense.
fn plain(figure: &str) -> Option<String> {
    let (point, comma) = (figure.rfind('.'), figure.rfind(','));
    let decimals_after = match (point, comma) {
        (Some(point), Some(comma)) => Some(point.max(comma)),
        (Some(point), None) => (figure.matches('.').count() == 1).then_some(point),
        (None, Some(comma)) => (figure.matches(',').count() == 1 && (1..=2).contains(&(figure.len() - comma - 1))).then_some(comma),
        (None, None) => None,
    };
    let (whole, decimals) = decimals_after.map_or((figure, None), |at| (figure.get(..at).unwrap_or_default(), figure.get(at + 1..)));
    let whole = without_groups(whole)?;
    match decimals {
        None | Some("") => Some(whole),
        Some(decimals) => Some(format!("{}.{decimals}", if whole.is_empty() { "0" } else { &whole })),
    }
}

/// Digits whose thousands may be set apart, by one sign and in groups of three.
fn without_groups(whole: &str) -> Option<String> {
    let Some(apart) = whole.chars().find(|c| !c.is_ascii_digit()) else { return Some(whole.to_owned()) };
    let mut groups = whole.split(apart);
    let first = groups.next().filter(|group| (1..=3).contains(&group.len()))?;
    let rest: Vec<&str> = groups.collect();
    let all_threes = rest.iter().all(|group| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()));
    (matches!(apart, ',' | '.') && all_threes).then(|| format!("{first}{}", rest.concat()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn amounts_as_people_write_them() {
        for (cell, expect) in [
            ("1234.56", "1234.56"),
            ("£1,234.56", "1234.56"),
            (" £ 1,234 ", "1234.00"),
            ("(1,234)", "-1234.00"),
            ("(£1,234.50)", "-1234.50"),
            ("£(1,234.50)", "-1234.50"),
            ("-£5", "-5.00"),
            ("£-5", "-5.00"),
            ("\u{2212}5.5", "-5.50"),
            ("1234-", "-1234.00"),
            ("GBP 1,234,567.8", "1234567.80"),
            ("12 EUR", "12.00"),
            ("1.234,56", "1234.56"),
            ("1.234.567", "1234567.00"),
            ("1 234,5", "1234.50"),
            ("1\u{a0}234.50", "1234.50"),
            ("1234,56", "1234.56"),
            ("12.5000", "12.50"),
            (".5", "0.50"),
            ("12.", "12.00"),
            ("0", "0.00"),
            ("-", "0.00"),
            ("–", "0.00"),
        ] {
            assert_eq!(read(cell).map(|amount| amount.unwrap().to_string()), Ok(expect.to_owned()), "{cell}");
        }
        assert_eq!(read("  "), Ok(None));
    }

    #[test]
    fn what_is_no_amount_is_told_apart() {
        for cell in ["abc", "1,23,4", "12,34,56", "1,2345", "--5", "(-5)", "1e5", "£", "5%", "1/2", "1.2.3", "1,234.567,89", "n/a"] {
            assert_eq!(read(cell), Err(NotAnAmount::Words), "{cell}");
        }
        assert_eq!(read("1234.567"), Err(NotAnAmount::PartsOfAPenny));
        assert_eq!(read("99,999,999,999,999"), Err(NotAnAmount::TooLarge));
    }
}
