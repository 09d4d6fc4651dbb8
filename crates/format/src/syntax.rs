//! Plain words for a text that is not JSON.

use crate::words::{error, shorten};
use alliance_json::{DEEPEST, Fault, NotJson};
use alliance_model::Problem;

/// What is wrong with a text that the parser of JSON refused, and how to mend it.
pub(crate) fn problem(text: &str, refusal: NotJson) -> Problem {
    let (found, expected, mend) = words(text, refusal);
    error(String::new(), found, expected, mend)
}

fn words(text: &str, refusal: NotJson) -> (String, String, &'static str) {
    let place = match refusal.column {
        0 => format!("the end of line {}", refusal.line.saturating_sub(1)),
        column => format!("line {}, column {column}", refusal.line),
    };
    let start = text.trim_start();
    if start.is_empty() {
        return ("an empty file".to_owned(), "a design".to_owned(), "Choose another file.");
    }
    if !start.starts_with(['{', '[']) {
        let found = format!("a file that starts with \"{}\"", shorten(start.lines().next().unwrap_or_default()));
        return (found, "a design, which starts with {".to_owned(), "Choose a file that this workbench saved. Its name ends in .json.");
    }
    let word = word_at(text, refusal.line, refusal.column).unwrap_or_default();
    let near = if word.is_empty() { String::new() } else { format!(", near \"{}\"", shorten(word)) };
    let (found, expected, mend) = match refusal.fault {
        Fault::End => {
            let mend = "Part of it was lost on its way. Save or download it again.";
            return (format!("a file that stops in the middle, at {place}"), "a whole file, up to its last }".to_owned(), mend);
        }
        Fault::TooDeep => {
            let expected = format!("at most {DEEPEST} levels");
            return (format!("brackets within brackets, too deep, at {place}"), expected, "Take the needless brackets away.");
        }
        _ if ["NaN", "Infinity", "-Infinity"].contains(&word) => {
            let mend = "Write an amount in quotation marks, such as \"0.00\", or take the field away.";
            return (format!("{word}, at {place}"), "a number that can be counted".to_owned(), mend);
        }
        Fault::HalfCharacter => ("half of a character", "whole characters", "Write the character itself in place of the code that starts with \\u."),
        Fault::TooLarge => ("a number that is too large", "a smaller number", "Write a smaller number."),
        Fault::ControlCharacter => {
            ("a new line or a tab inside a text", "a quotation mark first", "Keep each text on one line. Write \\n for a new line.")
        }
        Fault::TrailingComma => ("a comma with nothing after it", "no comma after the last one", "Take the comma away."),
        Fault::TrailingCharacters => ("something after the end of the design", "nothing more", "Take away what follows the last }."),
        Fault::NameExpected => (
            "a field whose name has no quotation marks, or a comment",
            "a name such as \"title\"",
            "Put double quotation marks round the name. Take comments away.",
        ),
        Fault::CommaExpected => {
            ("something where a comma or a bracket should be", "a comma between two fields", "Put a comma after what stands before this place.")
        }
        Fault::ColonExpected => ("a field without a colon", "a colon after the name of a field", "Put a colon there."),
        Fault::Other => (
            "something that JSON does not allow",
            "text in quotation marks, a number, true, false or null",
            "Put double quotation marks round text. Write null where there is nothing.",
        ),
    };
    (format!("{found}, at {place}{near}"), expected.to_owned(), mend)
}

/// The bare word that the parser stopped at, for words such as `NaN` that JSON does not have.
fn word_at(text: &str, line: usize, column: usize) -> Option<&str> {
    let line = text.lines().nth(line.checked_sub(1)?)?;
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || c == '.';
    let here = column.min(line.len());
    let (before, after) = (line.get(..here)?, line.get(here..)?);
    let start = before.rfind(|c| !is_word(c)).map_or(0, |at| at + before.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let end = here + after.find(|c| !is_word(c)).unwrap_or(after.len());
    line.get(start..end).filter(|word| word.starts_with(|c: char| c.is_ascii_alphabetic() || c == '-'))
}
