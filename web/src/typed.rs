//! Figures as people type them: "£8,800,000", "8.8m", "37.5", "2/3". Read into exact values, or told why not.

use alliance_model::{Money, Rate};
use alliance_report::figures;

/// A figure as people write it.
pub(crate) trait Figure: Clone + PartialEq + 'static {
    /// What a text says, or why it says nothing, in a plain sentence.
    fn read(text: &str) -> Result<Self, String>;
    /// The text to start from.
    fn write(&self) -> String;
}

impl Figure for Money {
    fn read(text: &str) -> Result<Self, String> {
        let typed: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '£' | '€' | '$')).collect();
        let typed = typed.replace('\u{2212}', "-").to_ascii_lowercase();
        let (digits, thousands) = match (typed.strip_suffix('m'), typed.strip_suffix('k')) {
            (Some(digits), _) => (digits, 1_000_000),
            (_, Some(digits)) => (digits, 1_000),
            _ => (typed.as_str(), 1),
        };
        let sorry = || "Enter an amount, such as 8,800,000 or 8.8m".to_owned();
        let rate: Result<Rate, _> = digits.parse();
        if thousands == 1 {
            return digits.parse().map_err(|_| sorry());
        }
        let pounds = rate.map_err(|_| sorry())?.exact() * thousands * 100;
        Self::round_half_even(pounds).map_err(|_| sorry())
    }

    fn write(&self) -> String {
        let sign = if self.is_negative() { "-" } else { "" };
        let pence = self.pence().unsigned_abs();
        let pounds = figures::number(pence / 100);
        if pence.is_multiple_of(100) { format!("{sign}{pounds}") } else { format!("{sign}{pounds}.{:02}", pence % 100) }
    }
}

/// A share is typed in hundredths: "30", "37.5", "30%", or as a fraction of the whole: "2/3".
impl Figure for Rate {
    fn read(text: &str) -> Result<Self, String> {
        let sorry = |_| "Enter a percentage, such as 30 or 37.5, or a fraction, such as 2/3".to_owned();
        let typed = text.trim();
        if typed.contains('/') {
            return typed.parse().map_err(sorry);
        }
        let hundredths: Self = typed.trim_end_matches('%').trim_end().parse().map_err(sorry)?;
        Self::fraction(hundredths.numerator(), hundredths.denominator() * 100).map_err(sorry)
    }

    fn write(&self) -> String {
        let hundredths = self.exact() * 100;
        let billionths = hundredths * 10_000_000;
        if !billionths.is_integer() {
            return format!("{}/{}", self.numerator(), self.denominator());
        }
        let (whole, rest) = (hundredths.trunc().to_integer(), (billionths.to_integer() % 10_000_000).abs());
        let decimals = format!("{rest:07}");
        match decimals.trim_end_matches('0') {
            "" => format!("{whole}"),
            decimals => format!("{whole}.{decimals}"),
        }
    }
}

/// What a check says of a share, in per cent as shares are typed: "Expected 2% or more". Files hold them as parts of one.
pub(crate) fn in_per_cent(told: &str) -> String {
    let word = |word: &str| {
        let figure = word.trim_matches(|c| matches!(c, '"' | '.' | ','));
        let rate = figure.parse().ok().filter(|_| figure.contains('.'));
        rate.map_or_else(|| word.to_owned(), |rate: Rate| word.replace('"', "").replace(figure, &format!("{}%", rate.write())))
    };
    told.replace("from 0 to 1.", "from 0% to 100%.").split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// A number that is typed as it stands.
#[derive(Clone, PartialEq)]
pub(crate) struct Plain(pub(crate) Rate);

impl Figure for Plain {
    fn read(text: &str) -> Result<Self, String> {
        text.trim().replace(',', "").parse().map(Self).map_err(|_| "Enter a number, such as 80 or 0.5".to_owned())
    }

    fn write(&self) -> String {
        self.0.to_string()
    }
}

impl Figure for u64 {
    fn read(text: &str) -> Result<Self, String> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
        let largest = 9_007_199_254_740_991;
        digits.parse().ok().filter(|n| *n <= largest).ok_or_else(|| "Enter a whole number, such as 1".to_owned())
    }

    fn write(&self) -> String {
        figures::number(*self)
    }
}

impl<T: Figure> Figure for Option<T> {
    fn read(text: &str) -> Result<Self, String> {
        if text.trim().is_empty() { Ok(None) } else { T::read(text).map(Some) }
    }

    fn write(&self) -> String {
        self.as_ref().map(T::write).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same<T: Figure + std::fmt::Debug>(typed: &str, means: T, written: &str) {
        assert_eq!(T::read(typed).as_ref(), Ok(&means), "{typed}");
        assert_eq!(means.write(), written);
    }

    #[test]
    fn money_is_read_as_people_write_it() {
        same("£8,800,000", Money::pounds(8_800_000), "8,800,000");
        same(" 8.8m", Money::pounds(8_800_000), "8,800,000");
        same("250K", Money::pounds(250_000), "250,000");
        same("\u{2212}12.5", "-12.50".parse::<Money>().expect("money"), "-12.50");
        same("", None::<Money>, "");
    }

    #[test]
    fn shares_are_read_in_hundredths() {
        same("30", Rate::percent(30), "30");
        same("37.5 %", "0.375".parse::<Rate>().expect("rate"), "37.5");
        same("2/3", "2/3".parse::<Rate>().expect("rate"), "2/3");
        same("100", Rate::ONE, "100");
    }

    #[test]
    fn what_a_check_says_of_a_share_is_told_as_it_is_typed() {
        let check = |told: &str, expect: &str| assert_eq!(in_per_cent(told), expect);
        check("Expected more than 0.1275. Let the band end further.", "Expected more than 12.75%. Let the band end further.");
        check("Expected a share from 0 to 1. Write 30 per cent as \"0.30\".", "Expected a share from 0% to 100%. Write 30 per cent as 30%.");
        check("Step 1 comes after step 0.", "Step 1 comes after step 0.");
    }

    #[test]
    fn what_cannot_be_read_is_told_and_changes_nothing() {
        for bad in ["abc", "1.2.3", "--1", "1e9", "NaN", "999999999999999999999"] {
            assert!(Money::read(bad).is_err() && Rate::read(bad).is_err() && u64::read(bad).is_err(), "{bad}");
        }
        assert!(Money::read("").is_err() && u64::read("-1").is_err() && Rate::read("1/0").is_err());
    }
}
