//! The long report: its chapters, made of what other questions answer.

use super::{Chapter, Passage, Report, Section, is_uncertain, made_of, members, money, one_page, paper, terms_of_reference};
use crate::tables::{heads, table};
use crate::{Ask, Asked, Memory, Piece};
use alliance_model::{Design, Rule};
use alliance_report::figures::list;
use alliance_report::governance::{about_in_words, status_name};
use alliance_report::letters::sentence_case;
use alliance_report::minutes::minute;
use alliance_report::votes::{needs, rule_in_words};

/// The chosen sections, each with something to say; those that have nothing are named at the end.
pub(super) fn report(asked: &Asked<'_>, memory: &mut Memory, chosen: &[Section]) -> Result<Report, String> {
    if chosen.is_empty() {
        return Err("Choose at least one section.".to_owned());
    }
    let (mut chapters, mut silent) = (Vec::new(), Vec::new());
    for section in chosen {
        let passages = passages(asked, memory, *section);
        if passages.is_empty() {
            silent.push(format!("\u{201c}{}\u{201d}", section.title()));
        } else {
            chapters.push(Chapter { title: section.title(), passages });
        }
    }
    let mut notes = vec![made_of(asked)];
    if !silent.is_empty() {
        notes.push(format!("The design says nothing yet for: {}.", list(&silent.iter().map(String::as_str).collect::<Vec<_>>())));
    }
    let finding = one_page::finding(asked);
    Ok(Report { kind: "The long report", is_one_page: false, finding, chapters, notes })
}

fn passages(asked: &Asked<'_>, memory: &mut Memory, section: Section) -> Vec<Passage> {
    let design = asked.design;
    match section {
        Section::InShort => one_page::in_short(asked, memory),
        Section::Members => members::passages(asked),
        Section::Decisions => decisions(asked, memory),
        Section::Money => money::passages(asked, memory),
        Section::WorkedExample => money::worked_example(asked),
        Section::Futures if is_uncertain(design) => futures(asked, memory),
        Section::Scenarios if !design.scenarios.is_empty() => paper::told(asked, memory, "Side by side, on the same futures", Ask::CompareFutures),
        Section::Years if !design.years.is_empty() => paper::told(asked, memory, "One year after another", Ask::Years),
        Section::OpenBook => money::open_book(asked, memory),
        Section::TermsOfReference => terms_of_reference::passages(design),
        Section::Method => method(asked, memory),
        Section::MinuteBook => minute_book(design),
        Section::Futures | Section::Scenarios | Section::Years => vec![],
    }
}

fn decisions(asked: &Asked<'_>, memory: &mut Memory) -> Vec<Passage> {
    let design = asked.design;
    let mut passages = Vec::new();
    if !design.rules.is_empty() {
        passages.push(Passage::new("The rules in words", vec![rules(design)]));
    }
    if !design.matters.is_empty() {
        passages.push(Passage::new("Kinds of decision", vec![matters(design)]));
    }
    if asked.table().is_err() {
        return passages;
    }
    passages.extend(paper::told(asked, memory, "Who has how much say", Ask::Power));
    passages.extend(paper::told(asked, memory, "What to watch for in the rule", Ask::Checks));
    if !design.motion.text.trim().is_empty() {
        passages.push(Passage::new("The motion on the table", vec![Piece::Text(design.motion.text.clone())]));
        passages.extend(paper::told(asked, memory, "Why it passes or not", Ask::Why));
        passages.extend(paper::told(asked, memory, "What would change the result", Ask::Flips));
        passages.extend(paper::told(asked, memory, "The same votes under every rule", Ask::Compare));
    }
    passages.extend(paper::told(asked, memory, "How likely a motion is to pass", Ask::Chances));
    passages
}

fn rules(design: &Design) -> Piece {
    let needed = |rule: &Rule| design.leadership().map_or_else(String::new, |body| needs(design, &body.id, rule));
    let row = |rule: &Rule| vec![rule.name.clone(), rule_in_words(design, rule), needed(rule), rule.source.clone()];
    table("The rules", 4, heads(&["Rule", "In words", "Needs, if all are there", "Source"]), design.rules.iter().map(row).collect())
}

fn matters(design: &Design) -> Piece {
    let rows = design.matters.iter().map(|matter| {
        let rule = design.rule(&matter.rule).map_or_else(|| matter.rule.to_string(), |rule| rule.name.clone());
        let body = matter.body.as_ref().and_then(|id| design.body(id)).or_else(|| design.leadership());
        let reserved = if matter.reserved { "reserved" } else { "ordinary" };
        vec![sentence_case(&matter.name), rule, body.map_or_else(String::new, |body| body.name.clone()), reserved.to_owned()]
    });
    table("What is decided by which rule", 4, heads(&["Decision", "Rule", "Where", "Kind"]), rows.collect())
}

fn futures(asked: &Asked<'_>, memory: &mut Memory) -> Vec<Passage> {
    let asks = [
        ("In three sentences", Ask::FuturesStrip),
        ("The final cost", Ask::FinalCost),
        ("What drives it", Ask::Drivers),
        ("For each member", Ask::Futures),
    ];
    asks.into_iter().flat_map(|(heading, ask)| paper::told(asked, memory, heading, ask)).collect()
}

fn method(asked: &Asked<'_>, memory: &mut Memory) -> Vec<Passage> {
    let mut passages = vec![Passage::new(
        "What is exact, and what is an estimate",
        vec![Piece::List(EXACT.map(str::to_owned).to_vec()), Piece::Text(made_of(asked))],
    )];
    if is_uncertain(asked.design) {
        passages.extend(paper::told(asked, memory, "How futures are drawn", Ask::Method));
    }
    let sources = asked
        .design
        .provenance
        .iter()
        .map(|note| vec![about_in_words(asked.design, &note.about), status_name(note.status).to_owned(), note.source.clone(), note.url.clone()]);
    let rows: Vec<Vec<String>> = sources.collect();
    if !rows.is_empty() {
        let head = heads(&["Figure", "How sure", "Source", "Where"]);
        passages.push(Passage::new("Where figures come from", vec![table("Where figures come from", 4, head, rows)]));
    }
    passages
}

const EXACT: [&str; 4] = [
    "Money is counted in whole pence, and shares are exact fractions. What all members get or pay always adds up to what there is to share, to the penny.",
    "The worked example shows every step of that. Any other final cost goes through the same steps.",
    "Votes, say and coalitions are counted, not guessed, unless it is said beside the figure.",
    "Many futures are estimates, and rest on what people believe of each cost and risk. How sure a figure is stands beside it.",
];

fn minute_book(design: &Design) -> Vec<Passage> {
    let of = |(place, decision)| {
        let text = minute(design, place + 1, decision);
        let mut lines = text.lines();
        let title = lines.next().unwrap_or_default().split_once(". ").map_or("", |(_, title)| title);
        Passage::new(title, vec![Piece::List(lines.map(|line| line.trim_start_matches("- ").to_owned()).collect())])
    };
    design.decisions.iter().enumerate().map(of).collect()
}
