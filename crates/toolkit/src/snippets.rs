//! What an author pastes into a page to put a picture of a design there.

use crate::Refusal;
use crate::panel::remembered;
use alliance_panel::{Ask, Asked, Embedding, Snippets};
use serde_json::Value;

/// How wide the picture is that stands until the widget does, in CSS pixels: a column of text on most pages.
const WIDTH: f64 = 640.0;

/// Makes the snippets of `{ design, kind, site, integrity?, helper_integrity?, link?, heading?, theme?, you? }`. Errors with every problem
/// of the design, or with the sentence that says why there is no picture.
pub fn snippets(given: Value) -> Result<Snippets, Refusal> {
    let Value::Object(mut parts) = given else {
        return Err(Refusal::new("invalid", "", "Expected an object with a design, a kind and a site."));
    };
    let names = ["kind", "site", "integrity", "helper_integrity", "link", "heading", "theme", "you"];
    let texts = names.map(|name| parts.remove(name).as_ref().and_then(Value::as_str).unwrap_or_default().to_owned());
    let [kind, site, integrity, helper_integrity, link, heading, theme, you] = &texts;
    let embedding = Embedding { kind, site, version: crate::version(), integrity, helper_integrity, link, heading, theme };
    remembered(parts, |design, memory| {
        let you = you.parse().ok().filter(|you| design.member(you).is_some());
        let futures = alliance_simulate::Asked { samples: 4_096, ..alliance_simulate::Asked::default() };
        let asked = Asked { ask: Ask::Curve, design, you: you.as_ref(), rule: None, member: None, text: None, width: WIDTH, futures };
        alliance_panel::snippets(&asked, &embedding, memory).map_err(|why| Refusal::new("no_answer", "", why))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_cannot_be_made_says_why() {
        let made = |given| snippets(given).map(|made| made.title).map_err(|refusal| refusal.code);
        let design = crate::template(&"blank".into()).unwrap_or_default();
        assert!(made(json!({ "design": design, "kind": "chart/split", "site": "https://example.org/" })).is_ok());
        assert_eq!(made(json!({ "design": design, "kind": "pie" })), Err("no_answer".to_owned()));
        assert_eq!(made(json!({ "design": 7, "kind": "chart/split" })), Err("invalid".to_owned()));
        assert_eq!(made(json!(7)), Err("invalid".to_owned()));
    }
}
