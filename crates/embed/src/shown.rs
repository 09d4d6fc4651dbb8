//! What a widget shows: asked of the topic that knows its kind.

use crate::Kind;
use crate::pieces::{drawn, one, whole};
use crate::why::Why;
use alliance_chart::Picture;
use alliance_json::Json;
use alliance_model::{Design, Id};
use alliance_panel::Ask;

/// A picture, and how its futures were drawn, where it has any; nothing where another module knows it.
pub(crate) type Drawn = Result<Option<(Picture, Option<String>)>, Why>;

/// What is asked.
pub(crate) struct Asked {
    pub(crate) kind: Kind,
    /// The width of the picture, in CSS pixels.
    pub(crate) width: f64,
    pub(crate) you: Option<Id>,
    pub(crate) samples: u32,
    pub(crate) seed: u32,
}

impl Asked {
    pub(crate) fn of<'a>(&'a self, design: &'a Design) -> alliance_panel::Asked<'a> {
        let futures = alliance_simulate::Asked { samples: self.samples, seed: self.seed, ..alliance_simulate::Asked::default() };
        alliance_panel::Asked { ask: Ask::Curve, design, you: self.you.as_ref(), rule: None, member: None, text: None, width: self.width, futures }
    }
}

/// What is to be shown; nothing where another module knows it.
pub(crate) fn shown(design: &Design, asked: &Asked) -> Result<Option<Json>, Why> {
    let its = asked.of(design);
    let Some((picture, stamp)) = picture(&its, asked.kind)? else { return Ok(None) };
    match asked.kind {
        #[cfg(feature = "money")]
        Kind::CostCalculator => crate::money::calculator(&its, &picture).map(Some),
        #[cfg(feature = "votes")]
        Kind::VoteCalculator => crate::votes::calculator(&its, picture).map(Some),
        _ => {
            let stamp = stamp.map(|stamp| one("note", stamp));
            Ok(Some(whole(&picture.title, [drawn(&picture)].into_iter().chain(stamp).collect())))
        }
    }
}

/// The picture of a kind.
pub(crate) fn picture(its: &alliance_panel::Asked<'_>, kind: Kind) -> Drawn {
    const TOPICS: &[fn(&alliance_panel::Asked<'_>, Kind) -> Drawn] = &[
        #[cfg(feature = "votes")]
        crate::votes::picture,
        #[cfg(feature = "money")]
        crate::money::picture,
        #[cfg(feature = "curve")]
        crate::curve::picture,
        #[cfg(feature = "power")]
        crate::power::picture,
        #[cfg(feature = "costs")]
        crate::costs::picture,
        #[cfg(feature = "result")]
        crate::result::picture,
        #[cfg(feature = "drivers")]
        crate::drivers::picture,
        #[cfg(feature = "scenarios")]
        crate::scenarios::picture,
        #[cfg(feature = "stake")]
        crate::stake::picture,
        #[cfg(feature = "whole")]
        crate::whole::picture,
    ];
    TOPICS.iter().map(|topic| topic(its, kind)).find(|drawn| !matches!(drawn, Ok(None))).unwrap_or(Ok(None))
}
