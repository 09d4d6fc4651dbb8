//! The JavaScript door: plain objects in and out.
//!
//! Each function exists twice: here on JSON values, where it is tested natively, and in `door` on JavaScript values,
//! where nothing is done but to translate. What goes in is checked by the walker of `alliance-format`, so a bad value
//! gets every problem at once, each with its path. The names are those of the file, in and out.
//!
//! What it is not: it works nothing out itself, and no answer hangs on an earlier call: all that is kept between two is what makes
//! the same chances quicker.

mod beliefs;
#[cfg(feature = "bench")]
pub mod bench;
mod books;
mod break_points;
mod chances;
mod check_rule;
mod check_terms;
mod coalitions;
mod compare;
mod count_ballots;
mod curve;
mod decide;
mod designs;
pub mod door;
mod exchange;
mod flips;
mod given;
mod influence;
mod open_file;
mod panel;
mod parts;
mod picture_file;
mod png_text;
mod power;
mod qr;
mod refusal;
mod report;
mod running;
mod settle;
mod simulate;
mod snippets;
mod table;
mod terms_presets;
mod timeline;
mod what_if;

pub use beliefs::{LeaningBloc, LeaningTogether, SeatBelief};
pub use books::{LedgerText, ReadLedger, books, ledger_csv, read_ledger};
pub use break_points::{ToldBreakPoint, break_points};
pub use chances::{ChanceParts, ChancesAndLadder, SampleParts, chances, sample_chances};
pub use check_rule::{CheckedRule, ToldDanger, check_rule};
pub use check_terms::{CheckedTerms, ToldTermsDanger, check_terms};
pub use coalitions::{CoalitionsAsked, coalitions};
pub use compare::{RuleDecision, RuleProblem, compare_rules};
pub use count_ballots::{OptionBallot, QuestionParts, count_ballots};
pub use curve::{CurveAsked, curve};
pub use decide::{Decision, ExplanationLine, decide};
pub use designs::{CheckedDesign, TemplateCard, check_design, short_text, template, templates, version};
pub use exchange::{MembersText, Spreadsheet, export_open_data, members_csv, read_members, spreadsheet};
pub use flips::{FlipsAsked, flips, standing};
pub use influence::{InfluenceParts, SeatInfluence, TableInfluence, influence};
pub use open_file::{OpenedFile, open_file};
pub use panel::{keep, panel, panel_of, prepare, prepare_of};
pub use parts::{PositionParts, RulesParts, SeatsParts, SettlementParts, TableParts, TableSeat, TimelineParts};
pub use picture_file::{design_in, picture_file, table_csv};
pub use power::{PowerAsked, SampleAsked, voting_power};
pub use qr::{QrPicture, qr_code};
pub use refusal::Refusal;
pub use report::{Report, report};
pub use running::running_costs;
pub use settle::settle;
pub use simulate::{DistributionParts, FuturesAsked, FuturesRun, distribution};
pub use snippets::snippets;
pub use terms_presets::{PresetCard, PresetParameter, PresetSource, preset, presets};
pub use timeline::timeline;
pub use what_if::{BeforeAndAfter, OneSide, TableChange, WhatIfParts, what_if};
