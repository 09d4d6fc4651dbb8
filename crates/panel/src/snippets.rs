//! What an author pastes into a page to put a picture of the design there: as a widget, as a frame, or as a picture alone. Each carries a
//! picture and a table that stand where the widget cannot.
//!
//! A design stands in a snippet as a link in `src`: it is shorter than the design's JSON by far, and it survives content management
//! systems, which cut `script` elements out of a text, or leave their inside as words, but keep the attributes of an element that they keep.
//! Only what is too long for a link stands as JSON inside.

use crate::pictures;
use crate::{Asked, Download, Memory, TableCell, TableView};
use alliance_chart::{About, Picture};
use alliance_format::{mark, write_short};
use alliance_report::source::source;
use serde::Serialize;

/// A kind of widget, as it is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WidgetKind {
    /// By which it is asked for: the element without `alliance-`, a stroke, the attribute `kind`.
    pub name: &'static str,
    /// What it is called.
    pub title: &'static str,
    /// What it shows.
    pub about: &'static str,
    /// The most that a page loads for it, in thousands of bytes: what `dist` holds its module to.
    pub kilobytes: u32,
}

const fn kind(name: &'static str, title: &'static str, about: &'static str, kilobytes: u32) -> WidgetKind {
    WidgetKind { name, title, about, kilobytes }
}

/// Every kind.
pub const WIDGET_KINDS: [WidgetKind; 11] = [
    kind("calculator/cost", "Final cost slider", "Readers move the final cost and see what each member gains or pays.", 90),
    kind("calculator/vote", "Vote to try", "Readers press the seats at the table and see whether the motion passes.", 90),
    kind("chart/curve", "Gain and pain", "What the providers gain or pay, at every final cost.", 90),
    kind("chart/split", "Who gains, who pays", "What each member gains or pays at this final cost.", 90),
    kind("chart/governance", "Who answers to whom", "The bodies of the alliance, and who leads them.", 90),
    kind("chart/vote", "The vote", "The table with every seat where it stands on the motion.", 90),
    kind("chart/power", "Power", "How often each seat decides, under the rule of the motion.", 90),
    kind("chart/s-curve", "Many futures", "How the final cost spreads over many futures.", 90),
    kind("chart/tornado", "What drives it", "Which costs and risks move the final cost most.", 90),
    kind("chart/say-and-stake", "Say and stake", "Each member\u{2019}s part of the say, beside its part of the losses.", 90),
    kind("chart/compare", "Scenarios", "What each member gains or pays under each scenario.", 90),
];

/// How a widget is to be put into a page.
#[derive(Clone, Copy, Debug)]
pub struct Embedding<'a> {
    /// One of [`WIDGET_KINDS`], by its name.
    pub kind: &'a str,
    /// The address of the workbench's folder, with the stroke at its end: the widgets are in its folder `embed`.
    pub site: &'a str,
    /// The version of the widgets.
    pub version: &'a str,
    /// The hash of `alliance-embed.js` of that version, as `integrity` takes it; empty where it is not known.
    pub integrity: &'a str,
    /// The hash of `alliance-frames.js`.
    pub helper_integrity: &'a str,
    /// The design as a link, `c1.…` or `c2.…`; empty where it is too long for one.
    pub link: &'a str,
    /// A line above the finding; empty for none.
    pub heading: &'a str,
    /// `light`, `dark`, or anything else for that of the page.
    pub theme: &'a str,
}

/// What there is to paste.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Snippets {
    /// The finding, which the picture has as its title.
    pub title: String,
    /// The widget: an element with the picture and the table inside, and the script that makes more of it.
    pub script: String,
    /// The widget in an `iframe`, for pages that allow no scripts of others; none where the design is too long for a link.
    pub frame: Option<String>,
    /// The picture with its table: no script at all.
    pub picture: String,
    /// The picture as a file, for pages that allow none inside a text.
    pub file: Download,
}

/// Makes the snippets; or says why there is no picture.
///
/// # Errors
/// Where there is no such kind, or the design has nothing to draw for it.
pub fn snippets(asked: &Asked<'_>, embedding: &Embedding<'_>, memory: &mut Memory) -> Result<Snippets, String> {
    let (picture, stamp) = picture(asked, embedding.kind, memory)?;
    let design = asked.design;
    let source = source(&design.title, &mark(design), &stamp);
    let svg = picture.to_file(&About { source: &source, alt: None, design: None });
    let table = table(&TableView::from(&picture.table));
    let still = format!("<figure>\n{}\n<figcaption>{}</figcaption>\n</figure>", image(&svg, &picture.alt), escaped(&picture.title));
    let name = asked.file_name(&embedding.kind.replace('/', "-"));
    Ok(Snippets {
        script: widget(asked, embedding, &format!("{still}\n{table}")),
        frame: (!embedding.link.is_empty()).then(|| frame(asked, embedding, &picture.title, &table)),
        picture: format!("{still}\n<details>\n<summary>The same as a table</summary>\n{table}\n</details>\n"),
        file: Download { label: "Download the picture".to_owned(), name: format!("{name}.svg"), media: "image/svg+xml".to_owned(), text: svg },
        title: picture.title,
    })
}

fn picture(asked: &Asked<'_>, kind: &str, memory: &mut Memory) -> Result<(Picture, String), String> {
    let picture = match kind {
        "chart/governance" => pictures::governance(asked),
        "chart/vote" | "calculator/vote" => pictures::vote(asked)?,
        "chart/curve" => pictures::curve(asked)?,
        "chart/split" | "calculator/cost" => pictures::gains(asked)?,
        "chart/power" => pictures::power(asked)?,
        "chart/s-curve" => return pictures::s_curve(asked, memory),
        "chart/tornado" => return pictures::tornado(asked, memory),
        "chart/say-and-stake" => return pictures::say_and_stake(asked, memory),
        "chart/compare" => return pictures::scenarios(asked, memory),
        _ => return Err(format!("There is no kind \u{201c}{kind}\u{201d}.")),
    };
    Ok((picture, String::new()))
}

/// The element, with what stands in it until it is more, and its script.
fn widget(asked: &Asked<'_>, embedding: &Embedding<'_>, inside: &str) -> String {
    let (element, kind) = embedding.kind.split_once('/').unwrap_or_default();
    let link = if embedding.link.is_empty() { String::new() } else { format!("#{}", embedding.link) };
    let member = asked.you.map(ToString::to_string).unwrap_or_default();
    let attributes: String = [("kind", kind), ("src", &link), ("heading", embedding.heading), ("member", &member), ("theme", theme(embedding))]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)))
        .collect();
    // No text of JSON needs this sign as it is, and with it no design can end the element.
    let json = || format!("<script type=\"application/json\">{}</script>\n", write_short(asked.design).replace('<', "\\u003c"));
    let json = if link.is_empty() { json() } else { String::new() };
    let script = script("type=\"module\" ", embedding, "alliance-embed.js", embedding.integrity);
    format!("<alliance-{element}{attributes}>\n{json}{inside}\n</alliance-{element}>\n{script}\n")
}

/// The page for frames, which stays as it is for pages that have it, with the helper that gives the frame its height.
fn frame(asked: &Asked<'_>, embedding: &Embedding<'_>, title: &str, table: &str) -> String {
    let (element, kind) = embedding.kind.split_once('/').unwrap_or_default();
    let id = format!("{kind}-{}", mark(asked.design).chars().take(6).collect::<String>());
    let member = asked.you.map(ToString::to_string).unwrap_or_default();
    let asks: String =
        [("widget", element), ("kind", kind), ("id", &id), ("heading", embedding.heading), ("member", &member), ("theme", theme(embedding))]
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("&{name}={}", encoded(value)))
            .collect();
    let address = format!("{}embed/frame.html?{}#{}", embedding.site, asks.trim_start_matches('&'), embedding.link);
    let script = script("async ", embedding, "alliance-frames.js", embedding.helper_integrity);
    format!(
        "<iframe data-alliance src=\"{}\" title=\"{}\" sandbox=\"allow-scripts\" loading=\"lazy\" width=\"100%\" height=\"480\"></iframe>\n\
         <details>\n<summary>The same as a table</summary>\n{table}\n</details>\n{script}\n",
        escaped(&address),
        escaped(title),
    )
}

/// A script of exactly this version, which the browser checks by its hash.
fn script(kind: &str, embedding: &Embedding<'_>, name: &str, integrity: &str) -> String {
    let address = escaped(&format!("{}embed/{}/{name}", embedding.site, embedding.version));
    let checked = if integrity.is_empty() { String::new() } else { format!(" integrity=\"{}\"", escaped(integrity)) };
    format!("<script {kind}src=\"{address}\"{checked} crossorigin=\"anonymous\"></script>")
}

fn theme<'a>(embedding: &Embedding<'a>) -> &'a str {
    if ["light", "dark"].contains(&embedding.theme) { embedding.theme } else { "" }
}

/// As wide as there is room, without a style; everything is in the address, so that nothing is fetched.
fn image(svg: &str, alt: &str) -> String {
    let svg = encoded_but(svg.trim(), " =:/;,()!*@");
    format!("<img src=\"data:image/svg+xml,{svg}\" alt=\"{}\" width=\"100%\">", escaped(alt))
}

fn table(table: &TableView) -> String {
    let head: String = table.head.iter().map(|head| format!("<th scope=\"col\">{}</th>", escaped(head))).collect();
    let cell = |(place, cell): (usize, &TableCell)| match place {
        0 => format!("<th scope=\"row\">{}</th>", escaped(&cell.text)),
        _ => format!("<td>{}</td>", escaped(&cell.text)),
    };
    let row = |row: &Vec<TableCell>| format!("<tr>{}</tr>\n", row.iter().enumerate().map(cell).collect::<String>());
    let rows: String = table.rows.iter().map(row).collect();
    format!("<table>\n<caption>{}</caption>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>", escaped(&table.caption))
}

/// Text for HTML, inside an element or an attribute.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            sign => safe.push(sign),
        }
    }
    safe
}

/// Text for a query of an address.
fn encoded(text: &str) -> String {
    encoded_but(text, "")
}

/// Text for an address; these signs, and letters, digits and `-_.~`, stay as they are.
fn encoded_but(text: &str, plain: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for byte in text.bytes() {
        match char::from(byte) {
            sign if sign.is_ascii_alphanumeric() || "-_.~".contains(sign) || (sign.is_ascii() && plain.contains(sign)) => safe.push(sign),
            _ => safe.push_str(&format!("%{byte:02X}")),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;
    use crate::Ask;
    use alliance_model::{Design, Id};

    const SITE: &str = "https://example.org/a&b/";

    fn embedding<'a>(kind: &'a str, link: &'a str) -> Embedding<'a> {
        Embedding { kind, site: SITE, version: "1.2.3", integrity: "sha384-abc", helper_integrity: "sha384-def", link, heading: "", theme: "auto" }
    }

    fn made(design: &Design, you: Option<&Id>, embedding: &Embedding<'_>) -> Result<Snippets, String> {
        let futures = alliance_simulate::Asked { samples: 256, ..alliance_simulate::Asked::default() };
        let asked = Asked { ask: Ask::Curve, design, you, rule: None, member: None, text: None, width: 640.0, futures };
        snippets(&asked, embedding, &mut Memory::default())
    }

    /// The picture in a snippet, as a browser reads it out of its address.
    fn drawn(snippet: &str) -> String {
        let (_, address) = snippet.split_once("data:image/svg+xml,").unwrap();
        let (address, _) = address.split_once('"').unwrap();
        let mut parts = address.split('%');
        let mut bytes = parts.next().unwrap().as_bytes().to_vec();
        for part in parts {
            bytes.push(u8::from_str_radix(&part[..2], 16).unwrap());
            bytes.extend_from_slice(&part.as_bytes()[2..]);
        }
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn every_kind_has_three_snippets_of_its_own() {
        let design = alliance_format::template("health-alliance").unwrap();
        for kind in WIDGET_KINDS {
            let made = made(&design, None, &embedding(kind.name, "c1.AbC")).unwrap();
            let (element, attribute) = kind.name.split_once('/').unwrap();
            assert!(
                made.script.starts_with(&format!(
                    "<alliance-{element} kind=\"{attribute}\" src=\"#c1.AbC\">\n<figure>\n<img src=\"data:image/svg+xml,%3Csvg"
                ))
            );
            assert!(made.script.ends_with(&format!(
                "</table>\n</alliance-{element}>\n<script type=\"module\" src=\"https://example.org/a&amp;b/embed/1.2.3/alliance-embed.js\" \
                 integrity=\"sha384-abc\" crossorigin=\"anonymous\"></script>\n"
            )));
            let frame = made.frame.unwrap();
            assert!(
                frame.contains(&format!("a&amp;b/embed/frame.html?widget={element}&amp;kind={attribute}&amp;id={attribute}-"))
                    && frame.contains("#c1.AbC\""),
                "{frame}"
            );
            assert!(frame.contains(" sandbox=\"allow-scripts\" ") && frame.contains("embed/1.2.3/alliance-frames.js\" integrity=\"sha384-def\""));
            for snippet in [&made.script, &frame, &made.picture] {
                assert!(snippet.contains("<th scope=\"row\">") && snippet.contains("<caption>"), "{snippet}");
                assert!(!snippet.contains(" style=") && !snippet.contains("<style"), "{snippet}");
            }
            assert_eq!(drawn(&made.picture), made.file.text.trim());
            assert!(!made.picture.contains("<script") && made.picture.contains(" alt=\"") && made.file.text.starts_with("<svg "));
        }
    }

    #[test]
    fn names_stay_words_wherever_they_stand() {
        let mut design = alliance_format::template("health-alliance").unwrap();
        let hostile = "</script></figure>\"'><img src=x onerror=alert(1)>&amp;";
        for member in &mut design.members {
            member.name = hostile.to_owned();
        }
        design.title = hostile.to_owned();
        design.motion.text = hostile.to_owned();
        for kind in WIDGET_KINDS {
            for link in ["", "c1.AbC"] {
                let embedding = Embedding { heading: hostile, site: "https://example.org/\"><b>/", ..embedding(kind.name, link) };
                let made = made(&design, None, &embedding).unwrap();
                let all = [made.script, made.frame.unwrap_or_default(), made.picture].concat();
                assert!(!all.contains("<img src=x") && !all.contains("\"><b>") && !all.contains("</script></figure>"), "{}", kind.name);
            }
        }
    }

    #[test]
    fn what_is_too_long_for_a_link_stands_inside_and_has_no_frame() {
        let design = alliance_format::template("blank").unwrap();
        let made = made(&design, None, &embedding("chart/split", "")).unwrap();
        let (_, json) = made.script.split_once("<script type=\"application/json\">").unwrap();
        let (json, _) = json.split_once("</script>").unwrap();
        assert_eq!(alliance_format::read(json).unwrap().design, design);
        assert!(made.frame.is_none() && !made.script.contains("src=\"#"));
    }

    #[test]
    fn what_is_asked_for_is_in_it_and_what_is_not_is_left_out() {
        let design = alliance_format::template("health-alliance").unwrap();
        let you = design.members[2].id.clone();
        let asked = Embedding { heading: "Who & why", theme: "dark", integrity: "", ..embedding("calculator/cost", "c1.AbC") };
        let made = made(&design, Some(&you), &asked).unwrap();
        let attributes = format!(" heading=\"Who &amp; why\" member=\"{you}\" theme=\"dark\">");
        assert!(made.script.contains(&attributes) && !made.script.contains("integrity"));
        assert!(made.frame.unwrap().contains(&format!("&amp;heading=Who%20%26%20why&amp;member={you}&amp;theme=dark#c1.AbC")));
    }

    #[test]
    fn where_there_is_nothing_to_draw_it_says_why() {
        let mut design = alliance_format::template("blank").unwrap();
        assert!(made(&design, None, &embedding("chart/pie", "c1.A")).unwrap_err().contains("no kind"));
        design.scenarios.clear();
        assert!(made(&design, None, &embedding("chart/compare", "c1.A")).unwrap_err().ends_with('.'));
    }
}
