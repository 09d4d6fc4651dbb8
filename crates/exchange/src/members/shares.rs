//! Shares of the work as people write them: `34%`, `0.34`, `1/3`, and `34` where a column adds to a hundred.

use alliance_model::Rate;

/// The share in a cell; none where it is no share from 0 to 1.
pub(super) fn read(cell: &str) -> Option<Rate> {
    let cell = cell.trim();
    let rate = match cell.strip_suffix('%') {
        Some(hundredths) => hundredth(hundredths.trim())?,
        None => cell.parse::<Rate>().ok()?,
    };
    // Nobody does more than the whole: a bare number above it counts hundredths.
    let rate = if rate > Rate::ONE && !cell.ends_with('%') { hundredth(cell)? } else { rate };
    (Rate::ZERO..=Rate::ONE).contains(&rate).then_some(rate)
}

/// A decimal of hundredths as a decimal of the whole, by moving its point.
fn hundredth(text: &str) -> Option<Rate> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(rest) || whole.len() > 6 || rest.len() > 9 {
        return None;
    }
    let padded = format!("{whole:0>3}");
    let (before, after) = padded.split_at(padded.len() - 2);
    format!("{before}.{after}{rest}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_as_people_write_them() {
        for (cell, expect) in [
            ("34%", "0.34"),
            ("12.5 %", "0.125"),
            ("0.34", "0.34"),
            ("34", "0.34"),
            ("100", "1"),
            ("1", "1"),
            ("0", "0"),
            ("1/3", "1/3"),
            ("100%", "1"),
            ("0.5%", "0.005"),
        ] {
            assert_eq!(read(cell), expect.parse().ok(), "{cell}");
        }
        for bad in ["", "-5%", "101%", "1e3", "much", "%", "1,5", "9999999"] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }
}
