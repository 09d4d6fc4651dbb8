//! A quick hash of whole numbers, for tables that no stranger fills.

use std::hash::Hasher;

/// Mixes eight bytes at a time by a multiplication.
#[derive(Default)]
pub(crate) struct Mixer(u64);

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight.iter_mut().zip(chunk).for_each(|(into, byte)| *into = *byte);
            self.0 = (self.0.rotate_left(5) ^ u64::from_le_bytes(eight)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
    }

    fn finish(&self) -> u64 {
        // The upper bits are mixed best, and tables look at the lower ones.
        self.0 ^ self.0 >> 32
    }
}
