//! What can be asked, and who answers.

use crate::source::with_sources;
use crate::terms::with_dangers;
use crate::{Memory, Panel};
use alliance_model::{Body, Design, Id, Rule};
use alliance_vote::{Voter, voters};
use serde::Deserialize;

/// A question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// Who has how much say under the rule of the motion.
    Power,
    /// How likely the motion is to pass, from what is believed of each seat.
    Chances,
    /// What would change the result of the votes as they are.
    Flips,
    /// The dangers of a rule.
    Checks,
    /// The minute book as files.
    Minutes,
    /// Who answers to whom.
    Governance,
    /// Who sits round the table whose id is the text, or else that leads.
    Seats,
    /// The same of the motion, with where each seat stands.
    SeatsOnMotion,
    /// What the providers gain or pay, by final cost.
    Curve,
    /// Who gains and who pays at this final cost.
    Gains,
    /// Why a member is paid what it is paid.
    Trace,
    /// The same votes under every rule.
    Compare,
    /// Why the motion passes or does not, stage by stage.
    Why,
    /// The same as a minute keeps it: the findings are its lines.
    Reasons,
    /// A rule, as a form.
    Rule,
    /// The ready-made rules, to choose from.
    ReadyMade,
    /// The dangers of the terms.
    TermsDangers,
    /// Who carries what: the next pound, risk beside work, loss beside reserves.
    Fairness,
    /// Well-known terms, and what each would change.
    Presets,
    /// What the alliance replaces: separate blocks, or a prime contract.
    Instead,
    /// Where something changes as the final cost moves.
    Breaks,
    /// The target cost and what it is made of, as a form.
    Target,
    /// What each member is paid, limb by limb, and its fee, as a form.
    Limbs,
    /// The bands of a saving and of an overrun, as a form.
    Bands,
    /// The caps of the pool and of each member, and what the alliance keeps in reserve, as a form.
    Caps,
    /// Outcomes and what they change, as a form.
    Outcomes,
    /// How the pool is split between the providers, as a form.
    Split,
    /// The steps in their order, and what another order would pay.
    Steps,
    /// Several years one after another.
    Years,
    /// The open book: every line, and what it makes of the final cost.
    Books,
    /// A ledger that was pasted, before it is taken into the open book.
    ReadLedger,
    /// What the alliance itself costs to run.
    RunningCosts,
    /// The result at this final cost in three sentences.
    MoneyStrip,
    /// Many futures in three sentences: for the reader, or for the provider with the smallest reserves.
    FuturesStrip,
    /// How the final cost spreads over many futures.
    FinalCost,
    /// What drives the result of the reader, or else the final cost.
    Drivers,
    /// Many futures: who can bear its worst, how often, say beside stake, and who would vote for these terms.
    Futures,
    /// Many futures of one member.
    MemberFutures,
    /// How futures are drawn, and how sure they are.
    Method,
    /// The scenarios of the design beside it, on the same futures.
    CompareFutures,
    /// What each line of the budget may cost, as a form.
    CostShapes,
    /// What may happen, how likely it is and what it costs, as a form.
    Risks,
    /// How costs move together, as a form.
    MoveTogether,
    /// Outcomes that are not known yet, as a form.
    OutcomeRanges,
    /// Scenarios as differences from the design, as a form.
    Scenarios,
    /// A place to bring members from a list.
    BringMembers,
    /// A list of members that was pasted, before it is taken.
    ReadMembers,
    /// Members and funding by the standards of open data, as files, and what they ask for as a form.
    OpenData,
    /// All tables as one spreadsheet.
    Spreadsheets,
    /// One page for a board, in plain words.
    OnePage,
    /// The whole of it, section by section: `text` names the sections, set apart by commas; all of them where it is not given.
    LongReport,
}

/// What a question is about, and for whom.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The question.
    pub ask: Ask,
    /// The design.
    pub design: &'a Design,
    /// The member who reads the answer, where somebody has said so.
    pub you: Option<&'a Id>,
    /// The rule that is asked about; that of the motion where none is named.
    pub rule: Option<&'a Id>,
    /// The member that is asked about, where one is.
    pub member: Option<&'a Id>,
    /// What somebody has pasted or chosen, where the question is about that.
    pub text: Option<&'a str>,
    /// The width of pictures, in CSS pixels.
    pub width: f64,
    /// How futures are drawn, where the question is about those.
    pub futures: alliance_simulate::Asked,
}

/// The answer to a question; or why there is none, in a sentence. Who asks again and again keeps a [`Memory`].
pub fn answer(asked: &Asked<'_>) -> Result<Panel, String> {
    answer_again(asked, &mut Memory::default())
}

/// The same; what does not hang on what has changed is looked up where it is remembered.
pub fn answer_again(asked: &Asked<'_>, memory: &mut Memory) -> Result<Panel, String> {
    answered(asked, memory).map(|panel| with_sources(asked, panel))
}

fn answered(asked: &Asked<'_>, memory: &mut Memory) -> Result<Panel, String> {
    match asked.ask {
        Ask::Power => crate::power::panel(asked),
        Ask::Chances => crate::chances::panel(asked, memory),
        Ask::Flips => crate::flips::panel(asked),
        Ask::Checks => crate::checks::panel(asked, memory),
        Ask::Minutes => Ok(crate::minutes::panel(asked)),
        Ask::Governance => Ok(crate::governance::panel(asked)),
        Ask::Seats => crate::seats::panel(asked),
        Ask::SeatsOnMotion => crate::seats::on_motion(asked),
        Ask::Curve => crate::curve::panel(asked),
        Ask::Gains => crate::gains::panel(asked),
        Ask::Trace => crate::trace::panel(asked),
        Ask::Compare => crate::compare::panel(asked),
        Ask::Why => crate::why::panel(asked),
        Ask::Reasons => crate::why::reasons(asked),
        Ask::Rule => crate::rule::panel(asked),
        Ask::ReadyMade => Ok(crate::rule::ready_made(asked)),
        Ask::TermsDangers => crate::terms_dangers::panel(asked),
        Ask::Fairness => crate::fairness::panel(asked),
        Ask::Presets => Ok(crate::presets::panel(asked)),
        Ask::Instead => crate::instead::panel(asked),
        Ask::Breaks => crate::breaks::panel(asked),
        Ask::Target => Ok(with_dangers(asked, crate::terms::target(asked))),
        Ask::Limbs => crate::terms::limbs(asked).map(|panel| with_dangers(asked, panel)),
        Ask::Bands => Ok(with_dangers(asked, crate::terms::bands(asked))),
        Ask::Caps => Ok(with_dangers(asked, crate::terms::caps(asked))),
        Ask::Outcomes => Ok(with_dangers(asked, crate::terms::outcomes(asked))),
        Ask::Split => Ok(with_dangers(asked, crate::terms::split(asked))),
        Ask::Steps => Ok(with_dangers(asked, crate::terms::steps(asked))),
        Ask::Years => crate::years::panel(asked),
        Ask::Books => crate::books::panel(asked),
        Ask::ReadLedger => Ok(crate::book_forms::preview(asked)),
        Ask::RunningCosts => crate::running::panel(asked),
        Ask::MoneyStrip => crate::money_strip::panel(asked),
        Ask::FuturesStrip => crate::futures::strip(asked, memory),
        Ask::FinalCost => crate::futures::cost(asked, memory),
        Ask::Drivers => crate::futures::drivers(asked, memory),
        Ask::Futures => crate::futures::panel(asked, memory),
        Ask::MemberFutures => crate::futures::of_member(asked, memory),
        Ask::Method => crate::futures::method(asked, memory),
        Ask::CompareFutures => crate::futures::compare(asked, memory),
        Ask::CostShapes => Ok(crate::uncertainty::costs(asked)),
        Ask::Risks => Ok(crate::uncertainty::risks(asked)),
        Ask::MoveTogether => Ok(crate::uncertainty::together(asked)),
        Ask::OutcomeRanges => Ok(crate::uncertainty::outcomes(asked)),
        Ask::Scenarios => Ok(crate::uncertainty::scenarios(asked)),
        Ask::BringMembers => Ok(crate::member_list::place()),
        Ask::ReadMembers => Ok(crate::member_list::preview(asked)),
        Ask::OpenData => Ok(crate::open_data::panel(asked)),
        Ask::Spreadsheets => Ok(crate::spreadsheets::panel(asked, memory)),
        Ask::OnePage => Ok(crate::report::one_page(asked, memory)),
        Ask::LongReport => crate::report::long_report(asked, memory),
    }
}

/// The table at which a motion is put.
pub(crate) struct Table<'a> {
    pub(crate) body: &'a Body,
    pub(crate) rule: &'a Rule,
    pub(crate) voters: Vec<Voter>,
}

impl<'a> Asked<'a> {
    /// The table and the rule of the motion.
    pub(crate) fn table(&self) -> Result<Table<'a>, String> {
        let motion = &self.design.motion;
        let body = self.design.body_of(motion).ok_or("There is no body that could vote. Add one, such as a leadership team.")?;
        let rule = self.rule.map_or_else(|| self.design.rule_of(motion), |id| self.design.rule(id));
        let rule = rule.ok_or("There is no rule to decide by. Add one, such as a simple majority.")?;
        Ok(Table { body, rule, voters: voters(self.design, &body.id) })
    }

    /// What a seat is called.
    pub(crate) fn title(&self, seat: &Id) -> String {
        self.design.seat(seat).map_or_else(|| seat.to_string(), |seat| seat.title.clone())
    }

    /// Whether a seat speaks for the member who reads.
    pub(crate) fn is_yours(&self, seat: &Id) -> bool {
        self.you.is_some() && self.design.seat(seat).is_some_and(|seat| seat.member.as_ref() == self.you)
    }

    /// A name for a file about this design.
    pub(crate) fn file_name(&self, what: &str) -> String {
        format!("{}-{what}", Id::from_name(&self.design.title, |_| false))
    }
}
