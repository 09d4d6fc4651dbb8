//! A file that comes in: read and checked behind the page, and seen before anything of it is opened.

use crate::engine;
use crate::held::Held;
use web_sys::Blob;

/// A file that comes in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Incoming {
    /// It is being read.
    Reading { name: String },
    /// It can be opened: the designs in it, and what is worth a look.
    Ready { name: String, designs: Vec<Held>, worth_a_look: Vec<Told> },
    /// It cannot be opened, for these reasons.
    Refused { name: String, problems: Vec<Told> },
}

/// A problem: where it is, empty for the whole file; and what is wrong, with how to mend it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Told {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// Reads a file that was dropped, pasted or chosen.
pub(crate) async fn read(name: String, file: &Blob) -> Incoming {
    let problem = |text: String| vec![Told { path: String::new(), text }];
    match engine::open(file).await {
        Err(why) => Incoming::Refused { name, problems: problem(why) },
        Ok((texts, problems)) if texts.is_empty() => Incoming::Refused { name, problems },
        Ok((texts, worth_a_look)) => match texts.iter().map(|text| alliance_format::reopen(text).map(Held::from)).collect() {
            Ok(designs) => Incoming::Ready { name, designs, worth_a_look },
            Err(refused) => Incoming::Refused { name, problems: problem(refused.to_string()) },
        },
    }
}
