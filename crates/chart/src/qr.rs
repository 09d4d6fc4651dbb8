//! A text as a QR code, black on white in any theme, with the white margin that readers look for.

use crate::Element;
use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

/// The margin, in squares: ISO/IEC 18004, 5.3.8.
const QUIET_ZONE: i32 = 4;

/// A QR code that is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Qr {
    /// The `svg` element, a unit for each square; it has no size, so that it is as large as it is shown.
    pub scene: Element,
    /// How many squares it is across, without the margin: 21 to 177. The more there are, the nearer a phone has to be.
    pub across: i32,
    /// How much of it may be hidden or dirty, in per cent: 7, 15, 25 or 30. Readers put that right.
    pub spare: u8,
}

/// Draws a text, named for those who do not see it; as small as it can be, and as sturdy as that size allows. Nothing where the text does
/// not fit: more than 2,953 bytes never do.
pub fn qr(text: &str, name: &str) -> Option<Qr> {
    let segments = QrSegment::make_segments(text);
    let code = QrCode::encode_segments_advanced(&segments, QrCodeEcc::Low, Version::MIN, Version::MAX, None, true).ok()?;
    let spare = match code.error_correction_level() {
        QrCodeEcc::Low => 7,
        QrCodeEcc::Medium => 15,
        QrCodeEcc::Quartile => 25,
        QrCodeEcc::High => 30,
    };
    let side = (code.size() + 2 * QUIET_ZONE).to_string();
    let paper = Element::new("rect").with("width", &side).with("height", &side).with("fill", "#fff");
    let squares = Element::new("path").with("d", rows(&code)).with("fill", "#000");
    let scene = Element::new("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("viewBox", format!("0 0 {side} {side}"))
        .with("shape-rendering", "crispEdges")
        .with("role", "img")
        .with("aria-label", name)
        .holding([paper, squares]);
    Some(Qr { scene, across: code.size(), spare })
}

/// A bar for each run of dark squares in a row.
fn rows(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count() as i32;
            if run > 0 {
                path.push_str(&format!("M{} {}h{run}v1h-{run}z", x + QUIET_ZONE, y + QUIET_ZONE));
            }
            x += run.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_as_small_as_it_can_be_and_as_sturdy_as_that_allows() {
        let size = |letters: usize| qr(&"a".repeat(letters), "").map(|code| (code.across, code.spare));
        // ISO/IEC 18004, table 7: the bytes that each version holds at its four levels.
        assert_eq!([7, 8, 11, 14, 17].map(size), [(21, 30), (21, 25), (21, 25), (21, 15), (21, 7)].map(Some));
        assert_eq!([18, 2953, 2954].map(size), [Some((25, 25)), Some((177, 7)), None]);
    }

    #[test]
    fn the_three_corners_stand_inside_the_margin() {
        let Some(code) = qr("https://example.org", "A link") else { panic!("it fits") };
        let svg = code.scene.to_svg();
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 33 33\""), "{svg}");
        assert!(svg.contains("d=\"M4 4h7v1h-7z") && svg.contains("M22 4h7v1h-7z") && svg.contains("M4 28h7v1h-7z"), "{svg}");
        assert!(svg.contains("aria-label=\"A link\"") && svg.contains("fill=\"#fff\"") && svg.contains("fill=\"#000\""));
    }
}
