//! How long a million futures take natively, from the design to everything that is answered. Run by `cargo xtask bench`, which sets it
//! beside the time in WebAssembly: its last word is the best time in milliseconds.
#![allow(clippy::expect_used, missing_docs)]

use alliance_simulate::{Asked, Memory, futures};
use std::time::Instant;

fn main() {
    let design = alliance_format::template("health-alliance").expect("the health template");
    let (asked, mut memory) = (Asked { samples: 1_000_000, ..Asked::default() }, Memory::default());
    let mut best = f64::INFINITY;
    for _ in 0..9 {
        let start = Instant::now();
        futures(&design, &asked, &mut memory).expect("futures");
        best = best.min(start.elapsed().as_secs_f64() * 1_000.0);
    }
    println!("A million futures, natively, in milliseconds: {best:.1}");
}
