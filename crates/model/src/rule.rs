//! Decision rules: a small grammar of tests over four named denominators.
//! What a rule means is worked out in `alliance-vote`; here it is only said.

use crate::{Id, Rate, is_default};
use alliance_json::AsJson;
use serde::{Deserialize, Serialize};

/// A named decision rule: a quorum, what passes, what a block does, what a tie does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Rule {
    /// Unique among rules.
    pub id: Id,
    /// What people call it.
    #[cfg_attr(feature = "schema", schemars(length(max = 500)))]
    pub name: String,
    /// Who must be there; no quorum where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quorum: Option<Test>,
    /// What passes.
    pub pass: Test,
    /// What a block does.
    #[serde(default)]
    pub block: Block,
    /// What a tie does.
    #[serde(default)]
    pub tie: Tie,
    /// Where the rule comes from.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
}

/// Something that holds or does not hold of a set of ballots.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// Each of these holds.
    All(Vec<Self>),
    /// One of these holds, or more.
    Any(Vec<Self>),
    /// Enough of some group.
    AtLeast(AtLeast),
    /// None of these objects: none of them disagrees or blocks.
    Consent(Selector),
}

/// Enough of some group: a share of a denominator, a number of votes, or both.
/// It never holds where nobody is left in the denominator.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AtLeast {
    /// The share of the denominator that is needed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<Rate>,
    /// The number that is needed, in the unit of `weigh`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 9_007_199_254_740_991_u64)))]
    pub votes: Option<u64>,
    /// Whether it must be strictly more.
    #[serde(default, skip_serializing_if = "is_default")]
    pub more_than: bool,
    /// The denominator.
    pub of: Denominator,
    /// Who counts; everyone where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub among: Option<Selector>,
    /// What each one counts for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub weigh: Weigh,
    /// Who is counted over the denominator. Where absent: in `pass` those who agree; in `quorum` those present,
    /// or over `cast` those who cast a vote for or against.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counting: Option<Counting>,
}

/// The four denominators, each narrower than the one before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Denominator {
    /// All seats that vote.
    Seats,
    /// Seats less the recused and the vacant.
    Eligible,
    /// Eligible seats less the absent.
    #[default]
    Present,
    /// Those who agree or disagree (a block disagrees).
    Cast,
}

/// Who is counted over a denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Counting {
    /// Those who agree.
    Agree,
    /// Those who agree or abstain.
    AgreeOrAbstain,
    /// Those who agree or disagree.
    Cast,
    /// Those who are present and may vote.
    Present,
    /// Those in the room: present, and also the recused who stay.
    InTheRoom,
}

/// What each one counts for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum Weigh {
    /// The votes of the seat.
    #[default]
    Votes,
    /// One for each seat that votes.
    Heads,
    /// One for each organisation; a seat without an organisation counts by itself.
    /// An organisation agrees when more of its votes agree than disagree.
    Members,
    /// A named weight of the seat, such as `population`.
    Named(String),
}

as_text!(Weigh, Self::Votes);

impl From<String> for Weigh {
    fn from(name: String) -> Self {
        match name.as_str() {
            "votes" => Self::Votes,
            "heads" => Self::Heads,
            "members" => Self::Members,
            _ => Self::Named(name),
        }
    }
}

impl From<Weigh> for String {
    fn from(weigh: Weigh) -> Self {
        match weigh {
            Weigh::Votes => "votes".to_owned(),
            Weigh::Heads => "heads".to_owned(),
            Weigh::Members => "members".to_owned(),
            Weigh::Named(name) => name,
        }
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Weigh {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Weigh".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "minLength": 1,
            "description": "\"votes\", \"heads\", \"members\", or the name of a weight of the seats"
        })
    }
}

/// Which seats a test speaks of.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Selector {
    /// Every seat that votes.
    Everyone,
    /// Seats of this kind, or whose member is of this kind.
    Kind(Kind),
    /// These seats.
    Seats(Vec<Id>),
    /// The seats of these members.
    Members(Vec<Id>),
}

/// A kind of seat, or a kind of member whose seats are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Seats of a commissioner.
    Commissioner,
    /// Seats of every member that does not commission.
    Provider,
    /// Seats of NHS providers.
    NhsProvider,
    /// Seats of charities.
    Charity,
    /// Seats of social enterprises.
    SocialEnterprise,
    /// Seats of councils that provide.
    LocalAuthority,
    /// Seats of primary care.
    PrimaryCare,
    /// Seats of other organisations.
    Other,
    /// Seats that speak for a member.
    MemberRepresentative,
    /// The independent chair.
    IndependentChair,
    /// Lived-experience seats.
    LivedExperience,
    /// Advisers.
    Advisor,
    /// Observers.
    Observer,
}

/// What a block does.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// It counts as a vote against.
    #[default]
    Against,
    /// It stops the motion.
    Veto,
}

/// What a tie does: as many votes for as against.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Tie {
    /// The motion fails.
    #[default]
    Fails,
    /// The chair has one more vote.
    ChairCasts,
}
