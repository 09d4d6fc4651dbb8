//! Where panels get their futures from.

use crate::{Asked, Memory};
use alliance_simulate::{Futures, futures};
use std::rc::Rc;

/// The futures of the design that is asked about.
pub(super) fn run(asked: &Asked<'_>, memory: &mut Memory) -> Result<Rc<Futures>, String> {
    // Nothing is remembered yet.
    let _ = memory;
    futures(asked.design, &alliance_simulate::Asked::default()).map(Rc::new).map_err(|error| error.to_string())
}
