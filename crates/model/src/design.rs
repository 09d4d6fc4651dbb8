//! The design: the whole of an alliance as one value.

use crate::{
    Body, Correlation, CostLine, Facts, Id, Instead, LadderStep, Matter, Member, Motion, Outcome, RecordedDecision, Risk, Rule, RunningCost, Seat,
    Terms, Year, is_default,
};
use alliance_json::{AsJson, Json, Passage};
use serde::{Deserialize, Serialize};

/// What the file says it is.
pub const FORMAT: &str = "alliance-design";

/// The version of the file that this code reads and writes.
pub const VERSION: u32 = 1;

/// An alliance, from who is in it to what was decided: one document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Design {
    /// Always `alliance-design`.
    pub format: Format,
    /// Always 1.
    pub version: Version,
    /// The id of the design itself.
    pub id: Id,
    /// What it is called.
    #[cfg_attr(feature = "schema", schemars(length(max = 500)))]
    pub title: String,
    /// The currency of every amount.
    #[serde(default, skip_serializing_if = "is_default")]
    pub currency: Currency,
    /// What the alliance is for.
    #[serde(default, skip_serializing_if = "is_default")]
    pub purpose: String,
    /// How its members promise to work together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub principles: Vec<String>,
    /// From when to when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Period>,
    /// When it was last changed, as `2026-11-22T14:02:00Z`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub modified: String,
    /// The licence of the file.
    #[serde(default, skip_serializing_if = "is_default")]
    pub licence: String,
    /// The version of the engine that wrote it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub engine: String,
    /// The organisations that sign.
    pub members: Vec<Member>,
    /// The groups that meet.
    #[serde(default)]
    pub bodies: Vec<Body>,
    /// The chairs at their tables.
    #[serde(default)]
    pub seats: Vec<Seat>,
    /// The decision rules.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// The kinds of decision, each with its rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub matters: Vec<Matter>,
    /// What follows when a motion does not pass.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deadlock: Vec<LadderStep>,
    /// Risk and reward.
    pub terms: Terms,
    /// What the terms are applied to.
    #[serde(default)]
    pub facts: Facts,
    /// What the alliance is held against.
    #[serde(default, skip_serializing_if = "is_default")]
    pub instead: Instead,
    /// The years, in order, where there are several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub years: Vec<Year>,
    /// What the alliance itself costs to run in a year.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub running_costs: Vec<RunningCost>,
    /// Measures that change what is shared.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<Outcome>,
    /// Lines of the budget.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub costs: Vec<CostLine>,
    /// Events that may happen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub risks: Vec<Risk>,
    /// How costs move together; independent where absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correlation: Option<Correlation>,
    /// Named variations.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scenarios: Vec<Scenario>,
    /// The motion on the table.
    #[serde(default)]
    pub motion: Motion,
    /// The minute book.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub decisions: Vec<RecordedDecision>,
    /// Where figures come from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub provenance: Vec<Provenance>,
    /// What publishing it as open data asks for besides.
    #[serde(default, skip_serializing_if = "is_default")]
    pub publication: Publication,
    /// Fields of the file that this version does not know: kept, and written back where they stood.
    #[serde(skip)]
    pub unknown: Vec<UnknownField>,
}

impl Design {
    /// The member with this id.
    pub fn member(&self, id: &Id) -> Option<&Member> {
        self.members.iter().find(|member| &member.id == id)
    }

    /// The seat with this id.
    pub fn seat(&self, id: &Id) -> Option<&Seat> {
        self.seats.iter().find(|seat| &seat.id == id)
    }

    /// The rule with this id.
    pub fn rule(&self, id: &Id) -> Option<&Rule> {
        self.rules.iter().find(|rule| &rule.id == id)
    }

    /// The body with this id.
    pub fn body(&self, id: &Id) -> Option<&Body> {
        self.bodies.iter().find(|body| &body.id == id)
    }

    /// The body that decides where none is named: the first leadership team, or else the first body.
    pub fn leadership(&self) -> Option<&Body> {
        self.bodies.iter().find(|body| body.kind == crate::BodyKind::Leadership).or_else(|| self.bodies.first())
    }

    /// The seats of a body, in order.
    pub fn seats_of<'a>(&'a self, body: &'a Id) -> impl Iterator<Item = &'a Seat> {
        self.seats.iter().filter(move |seat| &seat.body == body)
    }

    /// The rule that decides the motion on the table: the one it names, that of its matter, or else the first.
    pub fn rule_of(&self, motion: &Motion) -> Option<&Rule> {
        let of_matter = || {
            let matter = motion.matter.as_ref()?;
            self.matters.iter().find(|m| &m.id == matter).map(|m| &m.rule)
        };
        motion.rule.as_ref().or_else(of_matter).and_then(|id| self.rule(id)).or_else(|| self.rules.first())
    }

    /// The body that votes on a motion: the one it names, that of its matter, or else the leadership team.
    pub fn body_of(&self, motion: &Motion) -> Option<&Body> {
        let of_matter = || {
            let matter = motion.matter.as_ref()?;
            self.matters.iter().find(|m| &m.id == matter).and_then(|m| m.body.as_ref())
        };
        motion.body.as_ref().or_else(of_matter).and_then(|id| self.body(id)).or_else(|| self.leadership())
    }

    /// What is known of where a figure comes from: the note with the longest path that leads to it.
    /// Paths are written with ids: `members.northgate.free_reserves`, `terms.target`.
    pub fn provenance_of(&self, path: &str) -> Option<&Provenance> {
        let leads = |about: &str| path.strip_prefix(about).is_some_and(|rest| about.is_empty() || rest.is_empty() || rest.starts_with('.'));
        self.provenance.iter().filter(|note| leads(&note.about)).max_by_key(|note| note.about.len())
    }
}

/// A field of a file that this version does not know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownField {
    /// The places that lead to the object that holds it.
    pub path: Vec<Place>,
    /// Its name.
    pub key: String,
    /// What it holds.
    pub value: Json,
}

/// One place on a way into a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A field of an object.
    Field(String),
    /// The item of a list with this id, wherever it stands now.
    Item(String),
    /// The item of a list at this index, for lists whose items have no ids.
    Index(usize),
}

/// The mark that tells this kind of file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Format {
    /// A design of an alliance.
    #[default]
    #[serde(rename = "alliance-design")]
    AllianceDesign,
}

/// The version of the file: 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Version;

impl AsJson for Version {
    fn blank() -> Self {
        Self
    }

    fn pass(&mut self, by: &mut Passage<'_>) {
        let mut version = VERSION;
        version.pass(by);
        if version != VERSION {
            by.misfit();
        }
    }
}

impl TryFrom<u32> for Version {
    type Error = String;

    fn try_from(version: u32) -> Result<Self, String> {
        if version == VERSION { Ok(Self) } else { Err(format!("version {version} found, expected {VERSION}")) }
    }
}

impl From<Version> for u32 {
    fn from(_: Version) -> Self {
        VERSION
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Version {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Version".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "integer", "const": VERSION, "description": "the version of the file, 1" })
    }
}

/// A currency, by its three letters; the pound where a file says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Currency(String);

as_text!(Currency, Self::default(), Self::read);

impl Currency {
    /// The three letters.
    pub fn code(&self) -> &str {
        &self.0
    }
}

impl Default for Currency {
    fn default() -> Self {
        Self("GBP".to_owned())
    }
}

impl TryFrom<String> for Currency {
    type Error = String;

    fn try_from(code: String) -> Result<Self, String> {
        Self::read(&code).ok_or_else(|| format!("\"{code}\" is not a currency: expected three capital letters, such as \"GBP\""))
    }
}

impl Currency {
    fn read(code: &str) -> Option<Self> {
        (code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())).then(|| Self(code.to_owned()))
    }
}

impl From<Currency> for String {
    fn from(currency: Currency) -> Self {
        currency.0
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for Currency {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Currency".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string", "format": "currency", "pattern": "^[A-Z]{3}$",
            "description": "a currency by its three letters, such as \"GBP\""
        })
    }
}

/// From when to when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Period {
    /// The first day, as `2026-04-01`.
    pub start: String,
    /// The last day, where one is agreed.
    #[serde(default, skip_serializing_if = "is_default")]
    pub end: String,
}

/// What the standards of open data require and an agreement does not say. What is empty is not stated, and never made up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Publication {
    /// The day on which it was decided to award the money, as `2026-04-01`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub awarded: String,
    /// The day on which the data is published.
    #[serde(default, skip_serializing_if = "is_default")]
    pub published: String,
    /// The prefix that 360Giving gave the publisher, such as `360G-ourtown`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub grant_prefix: String,
    /// The prefix that the Open Contracting Partnership gave the publisher, such as `ocds-a1b2c3`.
    #[serde(default, skip_serializing_if = "is_default")]
    pub ocid_prefix: String,
    /// The address at which the data will be found.
    #[serde(default, skip_serializing_if = "is_default")]
    pub address: String,
    /// The address at which the OCDS extension for alliances is found, where somebody has put its files on the web.
    #[serde(default, skip_serializing_if = "is_default")]
    pub extension: String,
}

/// A named variation: what differs from the base.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Scenario {
    /// Unique among scenarios.
    pub id: Id,
    /// What it is called.
    #[cfg_attr(feature = "schema", schemars(length(max = 500)))]
    pub name: String,
    /// What differs.
    #[serde(default)]
    pub changes: Vec<Change>,
}

/// One difference from the base.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Change {
    /// What differs, with ids for places in lists: `members.northgate.free_reserves`; a step by its kind: `terms.steps.split.caps.northgate`.
    pub path: String,
    /// What it is in this variation; `null` where it is taken away.
    pub value: Json,
}

/// Where a figure, or all figures below a path, come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Provenance {
    /// Which figures, with ids for places in lists: `members.northgate.free_reserves`, or `members` for all below.
    pub about: String,
    /// How sure they are.
    pub status: Status,
    /// Who says so, in words.
    #[serde(default, skip_serializing_if = "is_default")]
    pub source: String,
    /// Where it can be read.
    #[serde(default, skip_serializing_if = "is_default")]
    pub url: String,
}

/// How sure a figure is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Read in the source named.
    Published,
    /// Worked out from published figures.
    Computed,
    /// Widely told, not read in a source.
    Remembered,
    /// Made up, to show how things work.
    Invented,
    /// Given by the people of this alliance.
    Given,
}
