//! The bits of many futures, as published: `tests/toolkit/marks.mjs` asks the same in Node and in the browsers.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use alliance_format::template;
use alliance_model::Correlation;
use alliance_simulate::{Asked, Memory, Points, Run, Spread};
use std::borrow::Cow;
use std::collections::BTreeMap;

const PUBLISHED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/golden/futures/marks.json");

fn told(spread: &Spread) -> Vec<f64> {
    let percentiles = spread.percentiles.iter().flat_map(|percentile| [percentile.amount, percentile.error]);
    [spread.mean, spread.mean_error, spread.sd].into_iter().chain(percentiles).collect()
}

fn mark(numbers: impl IntoIterator<Item = f64>) -> String {
    let bytes = numbers.into_iter().flat_map(f64::to_le_bytes);
    format!("{:016x}", bytes.fold(0xcbf2_9ce4_8422_2325_u64, |mark, byte| (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)))
}

#[test]
fn the_bits_are_those_that_are_published() {
    let mut found = BTreeMap::new();
    for correlation in ["0", "0.3"] {
        for (name, points) in [("plain", Points::Plain), ("latin_hypercube", Points::LatinHypercube), ("sobol", Points::Sobol)] {
            let mut design = template("health-alliance").unwrap();
            design.correlation = Some(Correlation::CommonFactor { correlation: correlation.parse().unwrap() });
            let mut run =
                Run::new(Cow::Borrowed(&design), &Asked { points, samples: 16_384, keep: true, ..Asked::default() }, &mut Memory::default()).unwrap();
            let futures = run.read().unwrap();
            let members = futures.members.iter().flat_map(|member| told(&member.result));
            let numbers = run.costs().iter().copied().chain(told(&futures.outturn)).chain(members);
            found.insert(format!("{name}, {correlation}"), mark(numbers));
        }
    }
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        std::fs::write(PUBLISHED, format!("{}\n", serde_json::to_string_pretty(&found).unwrap())).unwrap();
    }
    let published: BTreeMap<String, String> = serde_json::from_str(&std::fs::read_to_string(PUBLISHED).unwrap()).unwrap();
    assert_eq!(found, published);
}
