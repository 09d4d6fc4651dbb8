//! A cell: text, or a figure that is read from how it is shown, digit by digit.

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Text, whatever it looks like.
    Text(String),
    /// A number: its digits, as `-1234.50`, and the format in which it is shown, as `"£"#,##0.00`.
    Number {
        /// Its digits.
        digits: String,
        /// Its format.
        format: String,
    },
}

impl Cell {
    /// A figure as it is shown to people: `−£1,234.50`, `12.5%`, `1,000`. What is no such figure, such as "61 of 100", stays text.
    pub fn figure(shown: &str) -> Self {
        read(shown.trim()).unwrap_or_else(|| Self::Text(shown.to_owned()))
    }
}

fn read(shown: &str) -> Option<Cell> {
    let (minus, rest) = match shown.strip_prefix(['\u{2212}', '-']) {
        Some(rest) => ("-", rest),
        None => ("", shown.strip_prefix('+').unwrap_or(shown)),
    };
    let (hundredths, rest) = match rest.strip_suffix('%') {
        Some(rest) => (true, rest.trim_end()),
        None => (false, rest),
    };
    let at = rest.find(|c: char| c.is_ascii_digit())?;
    let (currency, figure) = rest.split_at(at);
    let currency = currency.trim_end();
    let is_currency = matches!(currency, "" | "£" | "€" | "$") || currency.len() == 3 && currency.bytes().all(|b| b.is_ascii_uppercase());
    let (whole, decimals) = figure.split_once('.').unwrap_or((figure, ""));
    let has_decimals = figure.contains('.');
    if !is_currency || has_decimals == decimals.is_empty() || !decimals.bytes().all(|b| b.is_ascii_digit()) || hundredths && !currency.is_empty() {
        return None;
    }
    let plain = without_groups(whole)?;
    // A spreadsheet keeps fifteen digits; what has more stays text, whole.
    if plain.len() + decimals.len() > 15 || plain.len() > 1 && plain.starts_with('0') {
        return None;
    }
    let places = if has_decimals { format!(".{}", "0".repeat(decimals.len())) } else { String::new() };
    let (digits, format) = if hundredths {
        (hundredth(&plain, decimals), format!("0{places}%"))
    } else {
        let point = if has_decimals { "." } else { "" };
        let sign = if currency.is_empty() { String::new() } else { format!("\"{currency}\"") };
        (format!("{plain}{point}{decimals}"), format!("{sign}#,##0{places}"))
    };
    Some(Cell::Number { digits: format!("{minus}{digits}"), format })
}

/// Digits without the commas between thousands; none where they stand elsewhere.
fn without_groups(whole: &str) -> Option<String> {
    let groups: Vec<&str> = whole.split(',').collect();
    let digits = groups.iter().all(|group| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit()));
    let threes = groups.iter().skip(1).all(|group| group.len() == 3) && (groups.len() == 1 || groups.first().is_some_and(|first| first.len() <= 3));
    (digits && threes).then(|| groups.concat())
}

/// Hundredths as a decimal of the whole, by moving the point.
fn hundredth(whole: &str, decimals: &str) -> String {
    let padded = format!("{whole:0>3}");
    let (before, after) = padded.split_at(padded.len() - 2);
    format!("{before}.{after}{decimals}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_digit_by_digit() {
        for (shown, digits, format) in [
            ("−£1,234.50", "-1234.50", "\"£\"#,##0.00"),
            ("£8,000,000", "8000000", "\"£\"#,##0"),
            ("EUR 12", "12", "\"EUR\"#,##0"),
            ("+£5", "5", "\"£\"#,##0"),
            ("27.3%", "0.273", "0.0%"),
            ("−100%", "-1.00", "0%"),
            ("5%", "0.05", "0%"),
            ("1,000", "1000", "#,##0"),
            ("0", "0", "#,##0"),
            ("0.30", "0.30", "#,##0.00"),
        ] {
            assert_eq!(Cell::figure(shown), Cell::Number { digits: digits.to_owned(), format: format.to_owned() }, "{shown}");
        }
    }

    #[test]
    fn what_is_no_figure_stays_text() {
        for shown in
            ["61 of 100", "–", "", "=1+1", "-", "1,23", "12.", "1e5", "007", "1234567890123456", "5 weeks", "£5%", "1/3", "-=1", "2026-04-01"]
        {
            assert_eq!(Cell::figure(shown), Cell::Text(shown.to_owned()), "{shown}");
        }
    }
}
