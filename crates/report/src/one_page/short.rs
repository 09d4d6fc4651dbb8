//! Shortening, so that a page stays a page: names are cut, long rows say how many more there are.

use crate::figures::{list, number};
use alliance_model::Design;

/// The most letters of the name of a member, a seat or a rule; of a title; and of a sentence that somebody wrote.
const NAME: usize = 34;
const TITLE: usize = 70;
const SENTENCE: usize = 200;

/// A text of at most so many letters: cut after a word, and marked with "…", where it is longer.
pub fn shortened(text: &str, most: usize) -> String {
    let text = text.trim();
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most.saturating_sub(1)).collect();
    let at_a_word = cut.rfind(char::is_whitespace).filter(|end| *end * 2 > cut.len()).and_then(|end| cut.get(..end)).unwrap_or(&cut);
    format!("{}\u{2026}", at_a_word.trim_end_matches([' ', ',', ';', ':', '.']))
}

/// Names in a row, of which only the first few are named: "A, B and 4 more".
pub fn few(names: &[String], most: usize) -> String {
    let Some(rest) = names.len().checked_sub(most).filter(|rest| *rest > 0) else {
        return list(&names.iter().map(String::as_str).collect::<Vec<_>>());
    };
    let mut told: Vec<String> = names.iter().take(most).cloned().collect();
    told.push(format!("{} more", number(rest as u64)));
    list(&told.iter().map(String::as_str).collect::<Vec<_>>())
}

/// The same design with shorter names and texts: for sentences that have to fit. No figure is touched.
pub fn short_design(design: &Design) -> Design {
    let mut short = design.clone();
    let cut = |text: &mut String, most: usize| *text = shortened(text, most);
    cut(&mut short.title, TITLE);
    cut(&mut short.purpose, SENTENCE);
    short.members.iter_mut().for_each(|member| cut(&mut member.name, NAME));
    short.bodies.iter_mut().for_each(|body| cut(&mut body.name, NAME));
    short.seats.iter_mut().for_each(|seat| cut(&mut seat.title, NAME));
    short.rules.iter_mut().for_each(|rule| cut(&mut rule.name, NAME));
    short.matters.iter_mut().for_each(|matter| cut(&mut matter.name, NAME));
    short.outcomes.iter_mut().for_each(|outcome| cut(&mut outcome.name, NAME));
    short
}
