//! The design in a PNG: the text under our keyword among its chunks (<https://www.w3.org/TR/png-3/>). Nothing is decompressed.

use alliance_chart::NoDesign;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// The keyword, then: not compressed, no language, no translated keyword. `web/static/png.js` writes the same.
const OURS: &[u8] = b"alliance-design\0\0\0\0\0";

/// The chunks of a PNG; none where it is another kind of file.
pub(crate) fn chunks(file: &[u8]) -> Option<&[u8]> {
    file.strip_prefix(SIGNATURE)
}

/// The text of the design among the chunks.
pub(crate) fn design_among(mut chunks: &[u8]) -> Result<String, NoDesign> {
    while let Some((length, rest)) = chunks.split_first_chunk::<4>() {
        let (name, rest) = rest.split_first_chunk::<4>().ok_or(NoDesign::None)?;
        let length = u32::from_be_bytes(*length) as usize;
        let data = rest.get(..length).ok_or(NoDesign::Broken)?;
        if let Some(text) = data.strip_prefix(OURS).filter(|_| name == b"iTXt") {
            return String::from_utf8(text.to_vec()).map_err(|_| NoDesign::Broken);
        }
        // After each chunk comes its check sum.
        chunks = rest.get(length..).and_then(|rest| rest.get(4..)).unwrap_or_default();
    }
    Err(NoDesign::None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
        [&(data.len() as u32).to_be_bytes(), name.as_slice(), data, &[0; 4]].concat()
    }

    #[test]
    fn a_design_is_found_among_the_chunks_and_nothing_else_is() {
        let text = [OURS, "{\"é\"}".as_bytes()].concat();
        let file = [chunk(b"IHDR", &[0; 13]), chunk(b"iTXt", b"Title\0\0\0\0\0x"), chunk(b"iTXt", &text), chunk(b"IEND", &[])].concat();
        assert_eq!(design_among(&file), Ok("{\"é\"}".to_owned()));
        assert_eq!(design_among(&chunk(b"tEXt", &text)), Err(NoDesign::None));
        assert_eq!(design_among(&chunk(b"iTXt", &[OURS, &[0xff]].concat())), Err(NoDesign::Broken));
        assert_eq!(design_among(&u32::MAX.to_be_bytes().repeat(3)), Err(NoDesign::Broken));
        for end in 0..file.len() - 30 {
            assert!(design_among(&file[..end]).is_err(), "{end}");
        }
    }
}
