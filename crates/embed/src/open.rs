//! From a text to a design that can be shown. Nothing of it is trusted. Fields that are not known are left alone: the script keeps the
//! text, and this only reads.

use crate::part::{first_error, read as read_part};
use crate::why::Why;
use alliance_json::read;
use alliance_model::Design;

/// The largest text that is read, in bytes: five million. A design is about thirty thousand.
const LARGEST: usize = 5_000_000;

/// Opens a text.
///
/// # Errors
/// Where it is too large, is no design, or does not make sense: the first thing that is wrong with it, in a sentence.
pub(crate) fn open(text: &str) -> Result<Design, Why> {
    if text.len() > LARGEST {
        return Err(Why::say(|| format!("This design is larger than {} MB, so it was not opened.", LARGEST / 1_000_000)));
    }
    let not_json = || Why::say(|| "This is not a design: its text is not whole, or is not JSON.".to_owned());
    let not_a_design = || Why::say(|| "This is not a design of version 1: a part of it is missing or of another form.".to_owned());
    let json = read(text).map_err(|_| not_json())?;
    let design = read_part(&json).ok_or_else(not_a_design)?;
    match first_error(&design) {
        Some(why) => Err(why),
        None => Ok(design),
    }
}
