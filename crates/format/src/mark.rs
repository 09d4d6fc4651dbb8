//! A mark of a whole design: the same for the same file, and hardly ever for another.

use crate::write;
use alliance_model::Design;

/// Of everything in a design, as its file has it (FNV-1a, 64 bits): sixteen hexadecimal digits. It tells two designs apart; it is
/// no defence against forgery.
pub fn mark(design: &Design) -> String {
    let add = |mark: u64, byte: u8| (mark ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", write(design).bytes().fold(0xcbf2_9ce4_8422_2325, add))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;

    #[test]
    fn whatever_changes_in_a_design_changes_its_mark() {
        let design = crate::template("health-alliance").expect("there is one");
        let mut other = design.clone();
        other.motion.text.push('!');
        assert_eq!((mark(&design), mark(&design).len()), (mark(&design.clone()), 16));
        assert_ne!(mark(&design), mark(&other));
    }
}
