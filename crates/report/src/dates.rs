//! Days as people write them.

use alliance_model::Period;

const MONTHS: [&str; 12] = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// A day of a file, such as `2026-04-01` with or without a time, in words: "1 April 2026". None where it is no such day.
pub fn day(text: &str) -> Option<String> {
    let date = text.split('T').next()?;
    let [year, month, day]: [&str; 3] = date.split('-').collect::<Vec<_>>().try_into().ok()?;
    let number =
        |text: &str, digits: usize| (text.len() == digits && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse::<usize>().ok())?;
    let (year, month, day) = (number(year, 4)?, number(month, 2)?, number(day, 2)?);
    let name = MONTHS.get(month.checked_sub(1)?)?;
    (1..=31).contains(&day).then(|| format!("{day} {name} {year}"))
}

/// "from 1 April 2026 to 31 March 2033"; one end where only that is known, none where neither is.
pub fn period(period: &Period) -> Option<String> {
    match (day(&period.start), day(&period.end)) {
        (Some(start), Some(end)) => Some(format!("from {start} to {end}")),
        (Some(start), None) => Some(format!("from {start}")),
        (None, Some(end)) => Some(format!("until {end}")),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_in_words() {
        let cases = [
            ("2026-04-01", Some("1 April 2026")),
            ("2026-11-22T14:02:00Z", Some("22 November 2026")),
            ("2026-13-01", None),
            ("2026-00-01", None),
            ("2026-01-32", None),
            ("2026-1-1", None),
            ("+026-01-01", None),
            ("", None),
            ("soon", None),
        ];
        for (text, words) in cases {
            assert_eq!(day(text).as_deref(), words, "{text}");
        }
    }

    #[test]
    fn periods_in_words() {
        let told = |start: &str, end: &str| period(&Period { start: start.to_owned(), end: end.to_owned() });
        assert_eq!(told("2026-04-01", "2033-03-31").as_deref(), Some("from 1 April 2026 to 31 March 2033"));
        assert_eq!(told("2026-04-01", "").as_deref(), Some("from 1 April 2026"));
        assert_eq!(told("", "2033-03-31").as_deref(), Some("until 31 March 2033"));
        assert_eq!(told("", ""), None);
    }
}
