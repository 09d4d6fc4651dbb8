//! From a text to a design that can be shown. Nothing of it is trusted. Fields that are not known are left alone: the script keeps the
//! text, and this only reads.

use crate::part::{problems, read as read_part};
use alliance_json::read;
use alliance_model::{Design, Severity};

/// The largest text that is read, in bytes: five million. A design is about thirty thousand.
const LARGEST: usize = 5_000_000;

/// Opens a text.
///
/// # Errors
/// Where it is too large, is no design, or does not make sense: the first thing that is wrong with it, in a sentence.
pub(crate) fn open(text: &str) -> Result<Design, String> {
    if text.len() > LARGEST {
        return Err(format!("This design is larger than {} MB, so it was not opened.", LARGEST / 1_000_000));
    }
    let json = read(text).map_err(|_| "This is not a design: its text is not whole, or is not JSON.")?;
    let design = read_part(&json).ok_or("This is not a design of version 1: a part of it is missing or of another form.")?;
    match problems(&design).into_iter().find(|problem| problem.severity == Severity::Error) {
        Some(problem) => Err(format!("This design does not make sense. In {problem}")),
        None => Ok(design),
    }
}
