#![allow(clippy::unwrap_used)]

use super::pieces::escape;
use super::*;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

#[test]
fn the_policy_knows_the_style_sheet() {
    assert_eq!(STANDARD.decode(STYLE_HASH).unwrap(), Sha256::digest(STYLE).as_slice());
    // Whoever reads the file must find the same letters: no line ends that are made alike, nothing that ends the element.
    assert!(!STYLE.contains(['\r', '\0']) && !STYLE.contains("</"));
    assert!(!STYLE.contains("url(") && !STYLE.contains("@import"));
}

#[test]
fn text_stays_text() {
    let cases = [
        ("a & b", "a &amp; b"),
        ("<b>\"'", "&lt;b&gt;&quot;&#39;"),
        ("&lt;", "&amp;lt;"),
        ("nul\0bell\u{7}", "nul\u{fffd}bell\u{fffd}"),
        ("line\nfeed\ttab", "line\nfeed\ttab"),
    ];
    for (text, safe) in cases {
        let mut page = String::new();
        escape(&mut page, text);
        assert_eq!(page, safe);
    }
}
