//! Bare parts, without a whole design, and the schema by which they are checked.

use crate::Refusal;
use alliance_json::{AsJson, Json, from_json};
use alliance_model::{Design, Facts, Id, Member, MemberKind, Outcome, Position, Rule, Seat, SeatKind, Table, Terms, Year};
use alliance_vote::Voter;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// What a vote needs: a table, a rule, and how each seat stands.
#[derive(Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TableParts {
    /// The seats, in order.
    pub seats: Vec<TableSeat>,
    /// The rule that decides.
    pub rule: Rule,
    /// The members, for rules that ask of what kind they are; a seat may also say that itself.
    #[serde(default)]
    pub members: Vec<Member>,
    /// Only what differs: a seat without a position agrees.
    #[serde(default)]
    pub positions: BTreeMap<Id, Position>,
    /// Whether to answer where a test speaks of nobody or asks for more than there is; otherwise that is refused.
    #[serde(default)]
    pub answer_anyway: bool,
}

/// A table with several rules, and how each seat stands.
#[derive(Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RulesParts {
    /// The seats, in order.
    pub seats: Vec<TableSeat>,
    /// The rules.
    pub rules: Vec<Rule>,
    /// The members, for rules that ask of what kind they are; a seat may also say that itself.
    #[serde(default)]
    pub members: Vec<Member>,
    /// Only what differs: a seat without a position agrees.
    #[serde(default)]
    pub positions: BTreeMap<Id, Position>,
    /// Whether to answer where a test speaks of nobody or asks for more than there is; otherwise the rule says that instead.
    #[serde(default)]
    pub answer_anyway: bool,
}

/// A table without a rule.
#[derive(Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SeatsParts {
    /// The seats, in order.
    #[serde(default)]
    pub seats: Vec<TableSeat>,
    /// The members.
    #[serde(default)]
    pub members: Vec<Member>,
}

/// A seat by itself. Only the id is needed; a design's seat does as well.
#[derive(Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(inline))]
pub struct TableSeat {
    /// Unique among seats.
    pub id: Id,
    /// Votes: 0 for a seat that speaks but does not vote; 1 where nothing is said.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 9_007_199_254_740_991_u64)))]
    pub votes: Option<u64>,
    /// What kind of seat it is; a member's representative where nothing is said.
    #[serde(default)]
    pub kind: Option<SeatKind>,
    /// The member it speaks for.
    #[serde(default)]
    pub member: Option<Id>,
    /// What kind of organisation that member is; looked up among the members where nothing is said.
    #[serde(default)]
    pub member_kind: Option<MemberKind>,
    /// Further named weights, such as a population, for tests that weigh by them.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(inner(range(min = 0, max = 9_007_199_254_740_991_u64))))]
    pub weights: Table<String, u64>,
    /// What the explanation calls it; its id where nothing is said.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = 500)))]
    pub title: Option<String>,
    /// Whether nobody holds it now.
    #[serde(default)]
    pub vacant: bool,
    /// The body of a design's seat: not looked at.
    #[serde(default)]
    pub body: Option<Id>,
    /// The deputy of a design's seat: not looked at.
    #[serde(default)]
    pub deputy: Option<String>,
}

/// How seats stand, beside a design.
#[derive(Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PositionParts {
    /// A position for each seat of which something is said.
    pub positions: BTreeMap<Id, Position>,
}

/// What a settlement needs.
#[derive(Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SettlementParts {
    /// The target cost and the steps.
    pub terms: Terms,
    /// The members, in order.
    pub members: Vec<Member>,
    /// What the terms are applied to.
    pub facts: Facts,
    /// Measures that change what is shared.
    #[serde(default)]
    pub outcomes: Vec<Outcome>,
}

/// What years one after another need.
#[derive(Debug, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TimelineParts {
    /// The target cost of the first year, and the steps.
    pub terms: Terms,
    /// The members at the start, in order.
    pub members: Vec<Member>,
    /// The years, in order.
    pub years: Vec<Year>,
    /// Measures that change what is shared.
    #[serde(default)]
    pub outcomes: Vec<Outcome>,
}

/// Reads bare parts by their schema: every problem at once, and a field that is not known is one.
pub(crate) fn read<T: AsJson>(name: &str, value: Value) -> Result<T, Refusal> {
    static SCHEMAS: OnceLock<Json> = OnceLock::new();
    let schemas = SCHEMAS.get_or_init(|| alliance_json::read(include_str!("../schema/parts.json")).unwrap_or_default());
    Ok(alliance_format::parts(schemas.get(name).unwrap_or(&Json::Null), value)?)
}

/// Fills in a name, and an id if asked, that only a whole design needs.
pub(crate) fn name_where_missing(part: &mut Value, id: Option<&str>) {
    let Some(fields) = part.as_object_mut() else { return };
    if let Some(id) = id {
        fields.entry("id").or_insert_with(|| id.into());
    }
    if let Some(id) = fields.get("id").cloned() {
        fields.entry("name").or_insert(id);
    }
}

/// The same for the members of a group of parts.
pub(crate) fn name_members(parts: &mut Value) {
    let members = parts.get_mut("members").and_then(Value::as_array_mut);
    members.into_iter().flatten().for_each(|member| name_where_missing(member, None));
}

/// Seats as a vote sees them.
pub(crate) fn voters(seats: &[TableSeat], members: &[Member]) -> Vec<Voter> {
    seats.iter().map(|seat| seat.voter(members)).collect()
}

impl TableSeat {
    /// The seat as a vote sees it.
    pub(crate) fn voter(&self, members: &[Member]) -> Voter {
        let kind_of = |id: &Id| members.iter().find(|member| &member.id == id).map(|member| member.kind);
        Voter {
            id: self.id.clone(),
            title: self.title.clone().unwrap_or_default(),
            kind: self.kind.unwrap_or(SeatKind::MemberRepresentative),
            member: self.member.clone(),
            member_kind: self.member_kind.or_else(|| self.member.as_ref().and_then(kind_of)),
            votes: self.votes.unwrap_or(1),
            weights: self.weights.clone(),
            vacant: self.vacant,
        }
    }
}

/// A design with nothing in it but these seats and members, for words that name them.
pub(crate) fn design_of_table(voters: &[Voter], members: Vec<Member>) -> Result<Design, Refusal> {
    let mut design = empty_design()?;
    let body = design.id.clone();
    let seat = |voter: &Voter| Seat {
        id: voter.id.clone(),
        body: body.clone(),
        title: voter.title.clone(),
        member: voter.member.clone(),
        kind: voter.kind,
        votes: voter.votes,
        weights: voter.weights.clone(),
        deputy: String::new(),
        vacant: voter.vacant,
    };
    design.seats = voters.iter().map(seat).collect();
    design.members = members;
    Ok(design)
}

/// A design with nothing in it but these parts.
pub(crate) fn design_of_settlement(parts: SettlementParts) -> Result<Design, Refusal> {
    let SettlementParts { terms, members, facts, outcomes } = parts;
    Ok(Design { terms, members, facts, outcomes, ..empty_design()? })
}

/// The same for years one after another.
pub(crate) fn design_of_timeline(parts: TimelineParts) -> Result<Design, Refusal> {
    let TimelineParts { terms, members, years, outcomes } = parts;
    Ok(Design { terms, members, years, outcomes, ..empty_design()? })
}

pub(crate) fn empty_design() -> Result<Design, Refusal> {
    let empty = json!({
        "format": alliance_model::FORMAT, "version": alliance_model::VERSION, "id": "parts", "title": "",
        "members": [], "terms": { "target": "0.00", "steps": [] },
    });
    from_json(&empty.into()).ok_or_else(|| Refusal::new("internal", "", "an empty design does not fit"))
}
