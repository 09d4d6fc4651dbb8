//! A mark of a design: the same for the same figures, and hardly ever for others.

use alliance_json::{AsJson, to_json};
use alliance_model::Design;

/// Of everything that the futures of a design hang on (FNV-1a, 64 bits): sixteen hexadecimal digits.
pub fn mark(design: &Design) -> String {
    let mut mark = 0xcbf2_9ce4_8422_2325_u64;
    add(&mut mark, &mut design.terms.clone());
    add(&mut mark, &mut design.members.clone());
    add(&mut mark, &mut design.facts.clone());
    add(&mut mark, &mut design.outcomes.clone());
    add(&mut mark, &mut design.costs.clone());
    add(&mut mark, &mut design.risks.clone());
    if let Some(correlation) = &design.correlation {
        add(&mut mark, &mut correlation.clone());
    }
    format!("{mark:016x}")
}

fn add(mark: &mut u64, part: &mut impl AsJson) {
    for byte in to_json(part).to_string().bytes().chain([0]) {
        *mark = (*mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
}
