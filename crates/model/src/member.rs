//! Members: the organisations that sign.

use crate::{Id, Money, Rate, is_default};
use alliance_json::AsJson;
use serde::{Deserialize, Serialize};

/// An organisation that signs the agreement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Member {
    /// Unique among members.
    pub id: Id,
    /// The name of the organisation.
    #[cfg_attr(feature = "schema", schemars(length(max = 500)))]
    pub name: String,
    /// What kind of organisation it is.
    pub kind: MemberKind,
    /// Its numbers in public registers; their form is checked, nothing is looked up.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub identifiers: Vec<Identifier>,
    /// Income in its last financial year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub annual_income: Option<Money>,
    /// Reserves that it may spend as it likes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub free_reserves: Option<Money>,
    /// Its part of the work, as a share of the whole; the shares of all members add to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub work: Option<Rate>,
    /// Its budget within the target cost.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub budget: Option<Money>,
    /// Its fee for overhead and profit (limb 2).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fee: Option<Fee>,
    /// The loss that it says it could bear, for splits by risk tolerance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub risk_tolerance: Option<Money>,
    /// Anything worth knowing.
    #[serde(default, skip_serializing_if = "is_default")]
    pub notes: String,
}

impl Member {
    /// Whether it is a provider: every member that does not commission.
    pub fn is_provider(&self) -> bool {
        self.kind != MemberKind::Commissioner
    }
}

/// What kind of organisation a member is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MemberKind {
    /// The public body, or in industry the owner, that pays.
    Commissioner,
    /// An NHS trust or foundation trust.
    NhsProvider,
    /// A registered charity.
    Charity,
    /// A social enterprise or community interest company.
    SocialEnterprise,
    /// A council that provides.
    LocalAuthority,
    /// General practice and its federations.
    PrimaryCare,
    /// Any other organisation.
    Other,
}

impl MemberKind {
    /// Every kind, in the order in which people are asked.
    pub const ALL: [Self; 7] =
        [Self::Commissioner, Self::NhsProvider, Self::Charity, Self::SocialEnterprise, Self::LocalAuthority, Self::PrimaryCare, Self::Other];
}

/// A number in a public register, such as `GB-CHC` `1164021`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Identifier {
    /// The register, by its code at org-id.guide.
    pub scheme: Scheme,
    /// The number in that register.
    pub id: String,
}

impl Identifier {
    /// Whether the number has the form that its register gives. None has a check digit; nothing is looked up.
    pub fn has_the_right_form(&self) -> bool {
        let id = self.id.as_str();
        let digits = |text: &str, least: usize, most: usize| (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        let capitals = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        match self.scheme {
            Scheme::CharityCommission => digits(id.split_once('-').map_or(id, |(main, _)| main), 6, 7),
            Scheme::Scotland => id.strip_prefix("SC").is_some_and(|rest| digits(rest, 6, 6)),
            Scheme::NorthernIreland => digits(id.strip_prefix("NIC").unwrap_or(id), 6, 6),
            Scheme::CompaniesHouse => id.len() == 8 && capitals(id),
            Scheme::Nhs => (3..=10).contains(&id.len()) && capitals(id),
            Scheme::LocalAuthority => id.len() == 3 && id.bytes().all(|b| b.is_ascii_uppercase()),
        }
    }
}

/// A public register, by its code at org-id.guide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Scheme {
    /// Charity Commission for England and Wales.
    #[serde(rename = "GB-CHC")]
    CharityCommission,
    /// Scottish Charity Regulator.
    #[serde(rename = "GB-SC")]
    Scotland,
    /// Charity Commission for Northern Ireland.
    #[serde(rename = "GB-NIC")]
    NorthernIreland,
    /// Companies House.
    #[serde(rename = "GB-COH")]
    CompaniesHouse,
    /// NHS organisation data service.
    #[serde(rename = "GB-NHS")]
    Nhs,
    /// English local authorities.
    #[serde(rename = "GB-LAE")]
    LocalAuthority,
}

/// A fee for overhead and profit (limb 2), in one of the three forms of the national alliance template.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case", tag = "form")]
pub enum Fee {
    /// A fixed sum.
    Fixed {
        /// The sum.
        amount: Money,
    },
    /// A rate on the member's part of the target cost: it does not grow with cost.
    OfTarget {
        /// The mark-up.
        rate: Rate,
    },
    /// A rate on the member's actual direct cost: it rewards overrunning.
    OfActual {
        /// The mark-up.
        rate: Rate,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_are_checked_by_form() {
        let check = |scheme, id: &str, good| {
            let identifier = Identifier { scheme, id: id.to_owned() };
            assert_eq!(identifier.has_the_right_form(), good, "{id}");
        };
        for (scheme, good, bad) in [
            (Scheme::CharityCommission, "1164021", "SC042386"),
            (Scheme::Scotland, "SC042386", "042386"),
            (Scheme::NorthernIreland, "NIC100019", "10001"),
            (Scheme::CompaniesHouse, "09506232", "9506232"),
            (Scheme::Nhs, "RAX", "rax"),
            (Scheme::LocalAuthority, "WOT", "W1T"),
        ] {
            check(scheme, good, true);
            check(scheme, bad, false);
        }
    }
}
