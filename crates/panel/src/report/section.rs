//! The sections of the long report.

use serde::{Deserialize, Serialize};

/// A section of the long report, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// What the one page says.
    InShort,
    /// Who is in it, and who sits where.
    Members,
    /// Rules, power, chances, and what follows a deadlock.
    Decisions,
    /// Terms, curve, limbs, fairness and dangers.
    Money,
    /// The steps of risk and reward at a named final cost, to the penny, for each member.
    WorkedExample,
    /// Many futures.
    Futures,
    /// Scenarios beside the design.
    Scenarios,
    /// Several years.
    Years,
    /// The ledger, and what it costs to run the alliance.
    OpenBook,
    /// Terms of reference, drafted from the design.
    TermsOfReference,
    /// How figures were worked out, and where they come from.
    Method,
    /// What was decided.
    MinuteBook,
}

impl Section {
    /// Every section, with its name in files and its title.
    const ALL: [(Self, &str, &str); 12] = [
        (Self::InShort, "in_short", "In short"),
        (Self::Members, "members", "Members and their seats"),
        (Self::Decisions, "decisions", "How it decides"),
        (Self::Money, "money", "How it shares"),
        (Self::WorkedExample, "worked_example", "A worked example"),
        (Self::Futures, "futures", "Many futures"),
        (Self::Scenarios, "scenarios", "Scenarios side by side"),
        (Self::Years, "years", "Year after year"),
        (Self::OpenBook, "open_book", "The open book, and what it costs to run"),
        (Self::TermsOfReference, "terms_of_reference", "Terms of reference: a draft"),
        (Self::Method, "method", "Method and sources"),
        (Self::MinuteBook, "minute_book", "Minute book"),
    ];

    /// Its title.
    pub(super) fn title(self) -> &'static str {
        Self::ALL.iter().find(|(section, ..)| *section == self).map_or("", |(.., title)| title)
    }

    /// The sections that are named, in their own order: by their names in files, or with spaces and capitals as people write these.
    /// All of them where nothing is said. Errors with a name that is none, and those there are.
    pub(super) fn chosen(text: Option<&str>) -> Result<Vec<Self>, String> {
        let Some(text) = text.filter(|text| !text.trim().is_empty()) else { return Ok(Self::ALL.map(|(section, ..)| section).into()) };
        let named: Vec<String> =
            text.split(',').map(|name| name.trim().to_ascii_lowercase().replace(' ', "_")).filter(|name| !name.is_empty()).collect();
        if let Some(unknown) = named.iter().find(|name| !Self::ALL.iter().any(|(_, known, _)| name == known)) {
            let all: Vec<&str> = Self::ALL.iter().map(|(_, name, _)| *name).collect();
            return Err(format!("There is no section \u{201c}{unknown}\u{201d}. There are: {}.", all.join(", ")));
        }
        let is_named = |name: &str| named.iter().any(|other| other == name);
        Ok(Self::ALL.into_iter().filter(|(_, name, _)| is_named(name)).map(|(section, ..)| section).collect())
    }
}
