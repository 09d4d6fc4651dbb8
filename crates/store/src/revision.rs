//! Which copy of a document: its number and its checksum.

use std::fmt;
use std::str::FromStr;

/// Which copy of a document this is: the how-many-th, and the checksum of what is kept. Two tabs that save at once may
/// come to the same number, but not to the same revision unless they wrote the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision {
    /// 1 for the first copy; each save adds at least one.
    pub number: u64,
    /// FNV-1a, 64 bits, over the bytes of the copy.
    pub sum: u64,
}

impl Revision {
    /// Of a document that was never saved.
    pub const NONE: Self = Self { number: 0, sum: 0 };

    /// The revision of a copy with this number that reads `value`.
    pub(crate) fn of(number: u64, value: &str) -> Self {
        Self { number, sum: fnv1a(value.as_bytes()) }
    }
}

/// FNV-1a, 64 bits (Fowler, Noll and Vo; RFC 9923). It finds accidents, not attacks: a change to one byte always shows.
fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// As it stands in the key: `41-85944171f73967e8`.
impl fmt::Display for Revision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:016x}", self.number, self.sum)
    }
}

/// Not a revision: only the exact form that is written is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotARevision;

impl FromStr for Revision {
    type Err = NotARevision;

    fn from_str(text: &str) -> Result<Self, NotARevision> {
        let (number, sum) = text.split_once('-').ok_or(NotARevision)?;
        let number = number.parse().map_err(|_| NotARevision)?;
        let sum = u64::from_str_radix(sum, 16).map_err(|_| NotARevision)?;
        let revision = Self { number, sum };
        if number > 0 && revision.to_string() == text { Ok(revision) } else { Err(NotARevision) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_fnv_1a() {
        // From the authors' test suite.
        for (text, sum) in [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)] {
            assert_eq!(Revision::of(1, text).sum, sum, "{text:?}");
        }
    }

    #[test]
    fn a_revision_is_read_only_as_it_is_written() {
        assert_eq!("41-000000000000000a".parse(), Ok(Revision { number: 41, sum: 10 }));
        for bad in
            ["", "41", "41-a", "041-000000000000000a", "41-000000000000000A", "0-000000000000000a", "-1-000000000000000a", "+1-000000000000000a"]
        {
            assert_eq!(bad.parse::<Revision>(), Err(NotARevision), "{bad:?}");
        }
    }
}
