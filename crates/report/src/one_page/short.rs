//! Shortening, so that a page stays a page: names are cut, long rows say how many more there are.

use crate::figures::{list, number};

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

/// A name of at most so many letters: names that begin alike are told apart by their ends, so what is cut is the middle.
pub fn shortened_name(name: &str, most: usize) -> String {
    let name = name.trim();
    let letters: Vec<char> = name.chars().collect();
    if letters.len() <= most {
        return name.to_owned();
    }
    let end = most / 3;
    let start = shortened(name, most - end);
    let tail: String = letters.iter().skip(letters.len() - end).collect();
    format!("{start} {}", tail.split_once(' ').map_or(tail.as_str(), |(_, words)| words))
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
