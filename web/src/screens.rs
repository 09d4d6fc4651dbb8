//! Screens: one file each, that reads from top to bottom like the screen.

mod compare;
mod futures;
pub(crate) mod members;
mod money;
pub(crate) mod start;
pub(crate) mod topical;
pub(crate) mod votes;
