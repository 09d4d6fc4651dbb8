//! What a standard requires: taken from the design where it is there in the right form, else noted as missing.

use super::CURRENCIES;
use alliance_model::{Design, Member, Problem, Severity};

/// What was required so far.
#[derive(Default)]
pub(super) struct Required {
    pub(super) problems: Vec<Problem>,
}

impl Required {
    /// Whether nothing that is required is missing.
    pub(super) fn all_there(&self) -> bool {
        self.problems.iter().all(|problem| problem.severity == Severity::Warning)
    }

    pub(super) fn missing(&mut self, path: impl Into<String>, found: impl Into<String>, expected: &str, mend: impl Into<String>) {
        self.say(Severity::Error, path, found, expected, mend);
    }

    pub(super) fn note(&mut self, path: impl Into<String>, found: impl Into<String>, expected: &str, mend: impl Into<String>) {
        self.say(Severity::Warning, path, found, expected, mend);
    }

    fn say(&mut self, severity: Severity, path: impl Into<String>, found: impl Into<String>, expected: &str, mend: impl Into<String>) {
        self.problems.push(Problem { severity, path: path.into(), found: found.into(), expected: expected.to_owned(), mend: mend.into() });
    }

    /// The day of the award.
    pub(super) fn awarded<'a>(&mut self, design: &'a Design) -> &'a str {
        let mend = "Write it in the box \u{201c}Day of the award\u{201d}.";
        self.text("publication.awarded", &design.publication.awarded, is_date, "the day on which the money was awarded, such as 2026-04-01", mend)
    }

    /// The day of publication.
    pub(super) fn published<'a>(&mut self, design: &'a Design) -> &'a str {
        let mend = "Write it in the box \u{201c}Day of publication\u{201d}.";
        self.text("publication.published", &design.publication.published, is_date, "the day on which this is published, such as 2026-04-01", mend)
    }

    /// The prefix of 360Giving.
    pub(super) fn grant_prefix<'a>(&mut self, design: &'a Design) -> &'a str {
        let mend = "360Giving gives it to publishers. Write it in the box \u{201c}360Giving prefix\u{201d}.";
        self.text("publication.grant_prefix", &design.publication.grant_prefix, is_grant_prefix, "a prefix such as 360G-ourtown", mend)
    }

    /// The prefix of contracting processes.
    pub(super) fn ocid_prefix<'a>(&mut self, design: &'a Design) -> &'a str {
        let mend = "The Open Contracting Partnership gives it to publishers. Write it in the box \u{201c}OCDS prefix\u{201d}.";
        self.text("publication.ocid_prefix", &design.publication.ocid_prefix, is_ocid_prefix, "a prefix such as ocds-a1b2c3", mend)
    }

    /// The address of the file.
    pub(super) fn address<'a>(&mut self, design: &'a Design) -> &'a str {
        let mend = "Write it in the box \u{201c}Web address of the file\u{201d}.";
        self.text("publication.address", &design.publication.address, is_address, "a web address such as https://example.org/alliance.json", mend)
    }

    /// The commissioners: who pays.
    pub(super) fn commissioners<'a>(&mut self, design: &'a Design) -> Vec<&'a Member> {
        let found: Vec<&Member> = design.members.iter().filter(|member| !member.is_provider()).collect();
        if found.is_empty() {
            self.missing("members", "no commissioner", "who pays", "Make one of the members a commissioner.");
        }
        found
    }

    /// The providers.
    pub(super) fn providers<'a>(&mut self, design: &'a Design) -> Vec<&'a Member> {
        let found: Vec<&Member> = design.members.iter().filter(|member| member.is_provider()).collect();
        if found.is_empty() {
            self.missing("members", "no provider", "who is paid", "Add a member that provides.");
        }
        found
    }

    /// The currency, of those that the standards know, and every member's name.
    pub(super) fn names_and_currency(&mut self, design: &Design) {
        if !CURRENCIES.split(' ').any(|code| code == design.currency.code()) {
            let expected = "a currency that the standards know, such as GBP";
            self.missing("currency", design.currency.code(), expected, "Choose another currency.");
        }
        for member in design.members.iter().filter(|member| member.name.trim().is_empty()) {
            self.missing(format!("members.{}.name", member.id), "no name", "the name of the organisation", "Write its name.");
        }
    }

    fn text<'a>(&mut self, path: &str, text: &'a str, fits: fn(&str) -> bool, expected: &str, mend: &str) -> &'a str {
        let text = text.trim();
        if !fits(text) {
            let found = if text.is_empty() { "nothing".to_owned() } else { format!("\u{201c}{}\u{201d}", text.chars().take(40).collect::<String>()) };
            self.missing(path, found, expected, mend);
        }
        text
    }
}

/// Whether it is a day of the calendar, as `2026-04-01`.
pub(super) fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut part = |digits: usize| {
        let part = parts.next().filter(|part| part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))?;
        part.parse::<u32>().ok()
    };
    let (Some(year), Some(month), Some(day)) = (part(4), part(2), part(2)) else { return false };
    let is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    parts.next().is_none() && (1..=days).contains(&day)
}

/// Letters, digits and hyphens behind `360G-`.
fn is_grant_prefix(text: &str) -> bool {
    let rest = text.strip_prefix("360G-").unwrap_or_default();
    !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

/// Six small letters and digits behind `ocds-`.
fn is_ocid_prefix(text: &str) -> bool {
    text.strip_prefix("ocds-").is_some_and(|rest| rest.len() == 6 && rest.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// A plain web address: a host of letters, digits, points and hyphens, then a path of signs that need no escape.
pub(super) fn is_address(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return false };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-');
    host.contains('.')
        && host.bytes().all(plain)
        && path.bytes().all(|b| plain(b) || matches!(b, b'/' | b'_' | b'~' | b'?' | b'=' | b'&' | b'+' | b','))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for good in ["2026-04-01", "2024-02-29", "2000-02-29", "1999-12-31"] {
            assert!(is_date(good), "{good}");
        }
        for bad in [
            "",
            "2026-4-1",
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-01-32",
            "2026-04-01-1",
            "2026-04-01T00:00:00Z",
            "+026-01-01",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
    }

    #[test]
    fn prefixes_and_addresses_have_their_forms() {
        assert!(is_grant_prefix("360G-ourtown") && !is_grant_prefix("360G-") && !is_grant_prefix("ourtown") && !is_grant_prefix("360G-our town"));
        assert!(is_ocid_prefix("ocds-a1b2c3") && !is_ocid_prefix("ocds-a1b2c") && !is_ocid_prefix("ocds-A1B2C3"));
        assert!(is_address("https://example.org/a/b.json?x=1") && is_address("http://example.org"));
        for bad in [
            "example.org",
            "https://",
            "https://localhost",
            "https://a b.org",
            "https://exa%mple.org",
            "https://example.org/\u{e9}",
            "javascript:alert(1)",
        ] {
            assert!(!is_address(bad), "{bad}");
        }
    }
}
