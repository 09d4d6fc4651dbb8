//! Ids: short slugs, unique within their list.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The longest id, in characters.
const LONGEST: usize = 64;

/// The name by which one part of a design speaks of another, such as `northgate` or `seat-chair`:
/// lower-case letters, digits and hyphens, starting with a letter or digit, 1 to 64 characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Id(String);

as_text!(Id, Self(String::new()), Self::read);

/// Why a text is not an id.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{found}\" is not an id: expected 1 to 64 lower-case letters, digits and hyphens, starting with a letter or digit")]
pub struct IdError {
    /// What was found instead.
    pub found: String,
}

impl Id {
    /// The slug itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// An id made from a name, with a number added where it is already taken:
    /// "Northgate Community" becomes `northgate-community`, then `northgate-community-2`.
    pub fn from_name(name: &str, taken: impl Fn(&str) -> bool) -> Self {
        let mut slug = String::new();
        for c in name.chars().map(|c| c.to_ascii_lowercase()) {
            if c.is_ascii_alphanumeric() {
                slug.push(c);
            } else if !slug.ends_with('-') && !slug.is_empty() {
                slug.push('-');
            }
        }
        slug.truncate(LONGEST - 8);
        let slug = slug.trim_end_matches('-');
        let slug = if slug.is_empty() { "item" } else { slug };
        if !taken(slug) {
            return Self(slug.to_owned());
        }
        let numbered = (2_u32..).map(|n| format!("{slug}-{n}")).find(|s| !taken(s));
        Self(numbered.unwrap_or_else(|| slug.to_owned()))
    }
}

impl FromStr for Id {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        Self::read(text).ok_or_else(|| IdError { found: text.chars().take(80).collect() })
    }
}

impl Id {
    fn read(text: &str) -> Option<Self> {
        let starts = !text.starts_with('-') && !text.is_empty();
        let slug = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
        (starts && slug && text.len() <= LONGEST).then(|| Self(text.to_owned()))
    }
}

impl TryFrom<String> for Id {
    type Error = IdError;

    fn try_from(text: String) -> Result<Self, IdError> {
        text.parse()
    }
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        id.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Id {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Id".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "format": "id", "pattern": "^[a-z0-9][a-z0-9-]{0,63}$",
            "description": "an id: 1 to 64 lower-case letters, digits and hyphens, such as \"northgate\""
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_ids_and_nothing_else_is() {
        for good in ["a", "northgate", "seat-2", "0x"] {
            assert!(good.parse::<Id>().is_ok(), "{good}");
        }
        for bad in ["", "-a", "Northgate", "a b", "é", &"a".repeat(65)] {
            assert!(bad.parse::<Id>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_name_becomes_an_id_that_is_not_taken() {
        assert_eq!(Id::from_name("Northgate Community!", |_| false).as_str(), "northgate-community");
        assert_eq!(Id::from_name("A", |s| s == "a" || s == "a-2").as_str(), "a-3");
        assert_eq!(Id::from_name("مرحبا", |_| false).as_str(), "item");
        assert!(Id::from_name(&"x".repeat(10_000), |_| false).as_str().parse::<Id>().is_ok());
    }
}
