//! Screens: one file each, that reads from top to bottom like the screen.

pub(crate) mod compare;
pub(crate) mod futures;
pub(crate) mod members;
pub(crate) mod money;
pub(crate) mod start;
pub(crate) mod votes;
