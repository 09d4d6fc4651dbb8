//! Reports: one page for a board, and the long one. Both are made of what other questions answer, for paper: nothing in them can be
//! pressed. Each comes as a panel, and in it as one file of HTML that needs nothing else.

mod chapters;
mod html;
mod members;
mod money;
mod one_page;
mod paper;
mod section;
mod short;
mod terms_of_reference;
#[cfg(test)]
mod tests;

pub use section::Section;

use crate::{Asked, Download, Memory, Panel, Part, Piece, Step, futures};
use alliance_model::Design;
use alliance_report::dates::day;
use alliance_simulate::mark;

/// Pictures of a file are drawn for so many CSS pixels; those of a narrower page are drawn anew.
const FILE_WIDTH: f64 = 640.0;

/// A report, as it stands on paper.
pub(crate) struct Report {
    /// Its kind, below the name of the alliance.
    kind: &'static str,
    /// Whether all of it stands on one page.
    is_one_page: bool,
    /// What comes of it.
    finding: String,
    chapters: Vec<Chapter>,
    /// Small print at the end.
    notes: Vec<String>,
}

/// A chapter; on one page there is only one, without a title.
pub(crate) struct Chapter {
    title: &'static str,
    passages: Vec<Passage>,
}

/// A part of a chapter: one that has a number, or one that belongs to the numbered one before it.
pub(crate) struct Passage {
    is_numbered: bool,
    part: Part,
}

/// One page for a board.
pub(crate) fn one_page(asked: &Asked<'_>, memory: &mut Memory) -> Panel {
    let report = one_page::report(asked, memory);
    let file = file(asked, &report, "one-page");
    let mut parts = vec![Part::open(&asked.design.title, vec![file])];
    parts.extend(report.chapters.into_iter().flat_map(|chapter| chapter.passages).map(|passage| passage.part));
    parts.push(Part::open("", vec![Piece::Note(report.notes.join(" "))]));
    Panel { findings: vec![report.finding], parts }
}

/// The long report, with the sections that were chosen.
pub(crate) fn long_report(asked: &Asked<'_>, memory: &mut Memory) -> Result<Panel, String> {
    let chosen = Section::chosen(asked.text)?;
    let report = chapters::report(asked, memory, &chosen)?;
    let file = if asked.width < FILE_WIDTH {
        file(asked, &chapters::report(&Asked { width: FILE_WIDTH, ..*asked }, memory, &chosen)?, "report")
    } else {
        file(asked, &report, "report")
    };
    let mut parts = vec![Part::open(&asked.design.title, vec![file]), Part::open("Contents", vec![Piece::Steps(contents(&report))])];
    for (place, chapter) in report.chapters.into_iter().enumerate() {
        parts.push(Part::open(&format!("{}. {}", place + 1, chapter.title), vec![]));
        parts.extend(numbered(place + 1, chapter.passages));
    }
    parts.push(Part::open("", vec![Piece::Note(report.notes.join(" "))]));
    Ok(Panel { findings: vec![report.finding], parts })
}

/// The titles of the chapters.
fn contents(report: &Report) -> Vec<Step> {
    report.chapters.iter().map(|chapter| Step { title: chapter.title.to_owned(), lines: vec![] }).collect()
}

/// The parts of a chapter, with the numbers of those that have one.
fn numbered(chapter: usize, passages: Vec<Passage>) -> Vec<Part> {
    let mut number = 0;
    let mut part = |passage: Passage| {
        if passage.is_numbered {
            number += 1;
            return Part { title: format!("{chapter}.{number} {}", passage.part.title), ..passage.part };
        }
        passage.part
    };
    passages.into_iter().map(&mut part).collect()
}

fn file(asked: &Asked<'_>, report: &Report, name: &str) -> Piece {
    let text = html::document(asked.design, report);
    let (label, name) = ("Download as one page of HTML".to_owned(), format!("{}.html", asked.file_name(name)));
    Piece::Files(vec![Download { label, name, media: "text/html".to_owned(), text }])
}

/// For whom, by which version, from which figures: at the end of every report.
fn made_of(asked: &Asked<'_>) -> String {
    let reader = asked.you.and_then(|you| asked.design.member(you)).map(|member| format!("For {}. ", member.name)).unwrap_or_default();
    let changed = day(&asked.design.modified).map(|day| format!("The design was last changed on {day}. ")).unwrap_or_default();
    let version = env!("CARGO_PKG_VERSION");
    format!(
        "{reader}{changed}Worked out by Alliance Workbench {version} from the design with the mark {}: the same design gives the same figures. \
         It is no legal or financial advice.",
        mark(asked.design)
    )
}

/// Whether anything of what the work costs is uncertain, so that futures have something to say.
fn is_uncertain(design: &Design) -> bool {
    !design.risks.is_empty() || design.costs.iter().any(|line| line.distribution.is_some())
}

/// The designs whose futures a report is about.
pub(crate) fn designs(asked: &Asked<'_>) -> Vec<Design> {
    if !is_uncertain(asked.design) {
        return Vec::new();
    }
    let own = [asked.design.clone()];
    let chosen = if asked.ask == crate::Ask::LongReport { Section::chosen(asked.text).unwrap_or_default() } else { Vec::new() };
    if chosen.contains(&Section::Scenarios) && !asked.design.scenarios.is_empty() {
        return futures::scenario_designs(asked.design);
    }
    own.into()
}
