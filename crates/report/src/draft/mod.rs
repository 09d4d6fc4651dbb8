//! Terms of reference, drafted from a design: what the design says is written out, and what it does not say is asked.
//! Nothing is made up. The headings are those that terms of reference of alliances have.

mod alliance;
mod changes;
mod conduct;
mod deciding;
mod money;
mod table;

pub use alliance::number as register_number;

use alliance_model::Design;

/// One heading of the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// What it is about.
    pub title: &'static str,
    /// What the design says, in sentences.
    pub lines: Vec<String>,
    /// What it does not say: the questions to settle.
    pub to_be_agreed: Vec<&'static str>,
}

/// The terms of reference of a design, heading by heading.
pub fn terms_of_reference(design: &Design) -> Vec<Heading> {
    let parts = [
        alliance::headings(design),
        table::headings(design),
        deciding::headings(design),
        money::headings(design),
        conduct::headings(design),
        changes::headings(design),
    ];
    parts.into_iter().flatten().collect()
}

/// How much of the draft is written, in a sentence.
pub fn draft_finding(headings: &[Heading]) -> String {
    let questions: usize = headings.iter().map(|heading| heading.to_be_agreed.len()).sum();
    let written = headings.iter().filter(|heading| !heading.lines.is_empty()).count();
    let questions = crate::figures::count(questions, "question is", "questions are");
    format!("The design says something under {written} of {} headings; {questions} left to settle.", headings.len())
}

/// A heading with what is said, and what is asked where something is not.
fn heading(title: &'static str, lines: Vec<String>, asked: impl IntoIterator<Item = Option<&'static str>>) -> Heading {
    Heading { title, lines, to_be_agreed: asked.into_iter().flatten().collect() }
}

/// A question that is asked whatever the design says.
const fn always(question: &'static str) -> Option<&'static str> {
    Some(question)
}

/// A question that is asked where the design says nothing.
fn unless(known: bool, question: &'static str) -> Option<&'static str> {
    (!known).then_some(question)
}

/// Names in a row, from anything that gives them.
fn names<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    crate::figures::list(&names.into_iter().collect::<Vec<_>>())
}

#[cfg(test)]
mod tests;
