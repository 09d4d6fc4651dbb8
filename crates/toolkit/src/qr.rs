//! A text as a QR code.

use crate::Refusal;
use serde::Serialize;
use serde_json::Value;

/// A QR code that is drawn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QrPicture {
    /// SVG, black on white with the margin that readers look for; as large as it is shown.
    pub svg: String,
    /// How many squares it is across, without the margin: 21 to 177.
    pub across: i32,
    /// How much of it may be hidden or dirty, in per cent: 7, 15, 25 or 30.
    pub spare: u8,
}

/// Draws `{ text, name }`, the name for those who do not see it. Errors where the text does not fit: more than 2,953 bytes never do.
pub fn qr_code(given: &Value) -> Result<QrPicture, Refusal> {
    let text =
        |name: &str| given.get(name).and_then(Value::as_str).ok_or_else(|| Refusal::new("invalid", name, format!("Expected a text as {name}.")));
    let too_long = || Refusal::new("too_long", "text", "This is too long for a QR code, which holds at most 2,953 bytes.");
    let code = alliance_chart::qr(text("text")?, text("name")?).ok_or_else(too_long)?;
    Ok(QrPicture { svg: code.scene.to_svg(), across: code.across, spare: code.spare })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_cannot_be_drawn_says_why() {
        let code = |given: Value| qr_code(&given).map(|code| code.across).map_err(|refusal| (refusal.code, refusal.path));
        let refused = |code: &str, path: &str| Err((code.to_owned(), path.to_owned()));
        assert_eq!(code(json!({ "text": "https://example.org", "name": "A link" })), Ok(25));
        assert_eq!(code(json!({ "text": "a".repeat(3000), "name": "" })), refused("too_long", "text"));
        assert_eq!(code(json!({ "text": 7 })), refused("invalid", "text"));
        assert_eq!(code(json!(null)), refused("invalid", "text"));
    }
}
