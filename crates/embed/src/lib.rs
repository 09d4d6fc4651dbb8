//! The widgets: one picture, or one calculator, on somebody else's page. This is what is WebAssembly of them: the text of a design goes
//! in, what is to be shown comes out as JSON, and `js/` turns that into elements.
//!
//! It is built several times, by features ([`Kind`] says which topics there are), so that a page fetches no more than its widgets need.
//!
//! What it is not: it works nothing out, and has no sentences of its own for what the engines say.

#[cfg(all(feature = "only-reads", any(feature = "whole", feature = "files", feature = "scenarios")))]
compile_error!("a module that writes a design cannot be one that only reads: build with --no-default-features and one topic");

#[cfg(feature = "costs")]
mod costs;
#[cfg(feature = "curve")]
mod curve;
pub mod door;
#[cfg(feature = "drivers")]
mod drivers;
#[cfg(feature = "files")]
mod files;
mod kind;
#[cfg(feature = "money")]
mod money;
mod open;
mod part;
mod pieces;
#[cfg(feature = "power")]
mod power;
#[cfg(feature = "result")]
mod result;
#[cfg(feature = "scenarios")]
mod scenarios;
mod shown;
#[cfg(feature = "stake")]
mod stake;
#[cfg(feature = "votes")]
mod votes;
#[cfg(feature = "whole")]
mod whole;
mod why;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

pub use kind::Kind;
pub(crate) use shown::Drawn;
