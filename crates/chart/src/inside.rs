//! The design inside a picture's file, in the `metadata` of its SVG: written so that any XML reader gives it back letter for
//! letter, and read from files of strangers without taking anything apart but this one element. Nothing is expanded: no bomb.

/// Our own names in a file of SVG.
const NAMESPACE: &str = "urn:x-alliance-workbench:design";

/// Why there is no design to be had from a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoDesign {
    /// There is none in it.
    None,
    /// There is one, but it breaks off or was changed.
    Broken,
}

/// Whether a file looks like one of SVG.
pub fn is_svg(file: &str) -> bool {
    file.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).starts_with('<') && file.contains("<svg")
}

/// The `metadata` of a file that holds a design. What XML cannot hold, JSON has only in texts: it is written as JSON writes it there.
pub(crate) fn metadata(design: &str) -> String {
    let mut held = String::with_capacity(design.len() * 2);
    for c in design.chars() {
        match c {
            '&' => held.push_str("&amp;"),
            '<' => held.push_str("&lt;"),
            '>' => held.push_str("&gt;"),
            '\r' => held.push_str("&#13;"),
            '\t' | '\n' => held.push(c),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => held.push_str(&format!("\\u{:04x}", u32::from(c))),
            _ => held.push(c),
        }
    }
    format!("<metadata><alliance:design xmlns:alliance=\"{NAMESPACE}\">{held}</alliance:design></metadata>")
}

/// The text of the design in a file of SVG.
pub fn design_in(file: &str) -> Result<String, NoDesign> {
    let (before, _) = file.split_once(NAMESPACE).ok_or(NoDesign::None)?;
    let name = before.trim_end_matches(['"', '\'']).trim_end().strip_suffix('=').and_then(|before| before.split_whitespace().last());
    // Programs that save a file again may give the names another prefix, or none.
    let prefix = name.and_then(|name| name.strip_prefix("xmlns")).ok_or(NoDesign::Broken)?;
    let element = prefix.strip_prefix(':').map_or_else(|| "design".to_owned(), |prefix| format!("{prefix}:design"));
    let (_, after) = file.split_once(&format!("<{element}")).ok_or(NoDesign::None)?;
    let (_, after) = after.split_once('>').ok_or(NoDesign::Broken)?;
    let (held, _) = after.split_once(&format!("</{element}")).ok_or(NoDesign::Broken)?;
    read(held).ok_or(NoDesign::Broken)
}

/// A text without its references; none where there is anything but text.
fn read(held: &str) -> Option<String> {
    let mut text = String::with_capacity(held.len());
    let mut rest = held;
    while let Some((before, after)) = rest.split_once('&') {
        let (reference, after) = after.split_once(';')?;
        text.push_str(before);
        text.push(referred(reference)?);
        rest = after;
    }
    text.push_str(rest);
    (!held.contains('<')).then_some(text)
}

fn referred(reference: &str) -> Option<char> {
    if let Some(number) = reference.strip_prefix('#') {
        let number = number.strip_prefix('x').map_or_else(|| number.parse(), |digits| u32::from_str_radix(digits, 16));
        return char::from_u32(number.ok()?);
    }
    match reference {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(file: &str, expect: Result<&str, NoDesign>) {
        assert_eq!(design_in(file), expect.map(str::to_owned), "{file}");
    }

    #[test]
    fn a_design_comes_back_from_what_other_programs_make_of_the_file() {
        check(&metadata("{\"a\": \"<&>\\\"'\r\n\"}"), Ok("{\"a\": \"<&>\\\"'\r\n\"}"));
        check("<svg xmlns:n0='urn:x-alliance-workbench:design'><metadata><n0:design id=\"m\">{&quot;&#x61;&#98;&quot;}</n0:design>", Ok("{\"ab\"}"));
        check("<design xmlns=\"urn:x-alliance-workbench:design\">{}</design>", Ok("{}"));
    }

    #[test]
    fn a_picture_of_strangers_a_broken_one_and_a_bomb_hold_none() {
        check("<svg xmlns=\"http://www.w3.org/2000/svg\"><metadata/></svg>", Err(NoDesign::None));
        check("the urn:x-alliance-workbench:design of something", Err(NoDesign::Broken));
        let whole = metadata("{\"a\": 1}");
        for end in whole.len() - 40..whole.len() - 12 {
            assert!(design_in(&whole[..end]).is_err(), "{end}");
        }
        let bomb = "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><a:design xmlns:a=\"urn:x-alliance-workbench:design\">&b;</a:design>";
        check(bomb, Err(NoDesign::Broken));
        check(&whole.replace("{", "<![CDATA[{"), Err(NoDesign::Broken));
    }
}
