//! A zip of files without compression, by PKWARE's application note 6.3.10: a header and the bytes of each, then the directory.
//! All times are the first that a zip can say, so that the same files make the same bytes.

/// The first of January 1980.
const DAY: u16 = 0x21;
/// What is needed to read it: version 2.0.
const VERSION: u16 = 20;
/// Names are UTF-8.
const FLAGS: u16 = 1 << 11;

/// These files, by name, as one.
pub(super) fn stored(files: &[(String, String)]) -> Vec<u8> {
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in files {
        let at = short(zip.len());
        let entry = entry(name, text.as_bytes());
        zip.extend([b'P', b'K', 3, 4]);
        zip.extend(&entry);
        zip.extend(name.as_bytes());
        zip.extend(text.as_bytes());
        directory.extend([b'P', b'K', 1, 2]);
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&entry);
        // No comment, on the first disk, with no attributes.
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (count, size, at) = (u16::try_from(files.len()).unwrap_or(u16::MAX), short(directory.len()), short(zip.len()));
    zip.extend(directory);
    zip.extend([b'P', b'K', 5, 6, 0, 0, 0, 0]);
    zip.extend([count.to_le_bytes(), count.to_le_bytes()].concat());
    zip.extend([size.to_le_bytes(), at.to_le_bytes()].concat());
    zip.extend([0, 0]);
    zip
}

/// What header and directory say alike of a file.
fn entry(name: &str, bytes: &[u8]) -> Vec<u8> {
    let mut entry = Vec::new();
    for half in [VERSION, FLAGS, 0, 0, DAY] {
        entry.extend(half.to_le_bytes());
    }
    for whole in [crc32(bytes), short(bytes.len()), short(bytes.len())] {
        entry.extend(whole.to_le_bytes());
    }
    entry.extend(u16::try_from(name.len()).unwrap_or(u16::MAX).to_le_bytes());
    entry.extend([0, 0]);
    entry
}

/// Tables of a design are far from four gigabytes.
fn short(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// The check that a zip asks for: CRC-32 of ISO 3309, bit by bit.
fn crc32(bytes: &[u8]) -> u32 {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = crc >> 1 ^ (0xedb8_8320 & (crc & 1).wrapping_neg());
        }
    }
    !crc
}

#[cfg(test)]
mod tests {
    use super::crc32;

    /// The check value of the catalogue of CRC algorithms.
    #[test]
    fn the_check_is_the_usual_one() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }
}
