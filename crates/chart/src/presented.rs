//! The style of a picture as attributes of each element. A file of its own has no page to ask for a style, and word processors and
//! drawing programs read neither classes nor `currentColor`: so each colour stands where it is used.

use crate::CSS;
use crate::light::LIGHT;

/// What a picture may hold; anything else is not ours.
const KNOWN: [&str; 11] = ["svg", "g", "path", "line", "polyline", "rect", "circle", "ellipse", "polygon", "text", "title"];

/// The properties that are attributes of SVG too; all others are for a page.
const ATTRIBUTES: [&str; 9] =
    ["fill", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "font-family", "font-size", "font-weight"];

/// One rule of the style sheet.
struct Rule {
    /// How much it counts against others: anywhere, any text of a picture, a class in a picture.
    weight: u8,
    /// The class or the name of the element that it is about.
    about: String,
    /// What it sets.
    sets: Vec<(String, String)>,
}

/// A tag as `Element::to_svg` writes it.
pub(crate) struct Tag<'a> {
    pub(crate) name: &'a str,
    pub(crate) attributes: Vec<(&'a str, &'a str)>,
    /// Whether nothing is in it.
    empty: bool,
}

impl<'a> Tag<'a> {
    /// Reads what stands between `<` and `>`; none where that is not ours.
    pub(crate) fn read(text: &'a str) -> Option<Self> {
        let (text, empty) = text.strip_suffix('/').map_or((text, false), |text| (text, true));
        let (name, mut rest) = text.split_once(' ').unwrap_or((text, ""));
        let mut attributes = vec![];
        while !rest.is_empty() {
            let (attribute, after) = rest.split_once("=\"")?;
            let (value, after) = after.split_once('"')?;
            attributes.push((attribute.trim_start(), value));
            rest = after;
        }
        KNOWN.contains(&name).then_some(Self { name, attributes, empty })
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&'a str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
    }

    fn has_class(&self, class: &str) -> bool {
        self.attribute("class").is_some_and(|classes| classes.split(' ').any(|one| one == class))
    }
}

/// What the style sheet says of every text, for the group around all of them.
pub(crate) fn of_texts() -> Vec<(String, String)> {
    let texts = rules().into_iter().filter(|rule| rule.about == "text");
    texts.flat_map(|rule| rule.sets).filter_map(|(property, value)| attribute(&property, &value, "")).collect()
}

/// What is inside a picture, as `Element::to_svg` writes it, with its style in attributes; none where it is not ours.
pub(crate) fn presented(svg: &str) -> Option<String> {
    let rules = rules();
    let mut written = String::with_capacity(svg.len() * 2);
    let mut colours = vec!["#000000".to_owned()];
    let mut rest = svg;
    while let Some((text, after)) = rest.split_once('<') {
        let (tag, after) = after.split_once('>')?;
        written.push_str(text);
        rest = after;
        if tag.starts_with('/') {
            colours.pop().filter(|_| !colours.is_empty())?;
            written.push_str(&format!("<{tag}>"));
            continue;
        }
        let tag = Tag::read(tag)?;
        let mine: Vec<&Rule> = rules.iter().filter(|rule| tag.has_class(&rule.about)).collect();
        let colour = set(&mine, "color").or_else(|| colours.last().cloned())?;
        // What is only pressed is not drawn.
        if !(tag.empty && tag.has_class("hit")) {
            write(&tag, &mine, &colour, &mut written);
        }
        if !tag.empty {
            colours.push(colour);
        }
    }
    (colours.len() == 1).then(|| written + rest)
}

fn write(tag: &Tag<'_>, rules: &[&Rule], colour: &str, written: &mut String) {
    written.push('<');
    written.push_str(tag.name);
    let kept = tag.attributes.iter().filter(|(name, _)| is_kept(name)).map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    let set = ATTRIBUTES.iter().filter_map(|property| attribute(property, &set(rules, property)?, colour));
    for (name, value) in kept.chain(set) {
        written.push_str(&format!(" {name}=\"{value}\""));
    }
    written.push_str(if tag.empty { "/>" } else { ">" });
}

/// Whether an attribute says what is drawn: not how a page handles it, and nothing that runs or fetches.
fn is_kept(name: &str) -> bool {
    let for_a_page = ["class", "style", "role", "tabindex", "id"].contains(&name) || ATTRIBUTES.contains(&name);
    !for_a_page && !["data-", "aria-", "on", "xmlns"].iter().any(|start| name.starts_with(start)) && !name.ends_with("href")
}

/// What the rules set a property to; the last one counts.
fn set(rules: &[&Rule], property: &str) -> Option<String> {
    let all = rules.iter().rev().flat_map(|rule| rule.sets.iter().rev());
    all.filter(|(name, _)| name == property).map(|(_, value)| value.clone()).next()
}

/// A property as an attribute: lengths without their unit, the colour itself, and no quotes but single ones.
fn attribute(property: &str, value: &str, colour: &str) -> Option<(String, String)> {
    let value = value.trim_end_matches("px").replace("currentColor", colour).replace('"', "'");
    ATTRIBUTES.contains(&property).then(|| (property.to_owned(), value))
}

/// The first layer of the style sheet, with the light colours put in; what counts most comes last.
fn rules() -> Vec<Rule> {
    let layer = CSS.split("@layer parts {").nth(1).unwrap_or_default();
    let mut rules: Vec<Rule> = layer.split('}').filter_map(|rule| rule.split_once('{')).flat_map(|(about, sets)| each(about, sets)).collect();
    rules.sort_by_key(|rule| rule.weight);
    rules
}

fn each(about: &str, sets: &str) -> Vec<Rule> {
    let set = |one: &str| one.split_once(':').map(|(property, value)| (property.trim().to_owned(), light(value.trim())));
    let sets: Vec<_> = sets.split(';').filter_map(set).collect();
    let rule = |about: &str| {
        let inside = about.trim().strip_prefix(".chart ");
        let about = inside.unwrap_or(about.trim());
        let class = about.strip_prefix('.');
        let weight = if inside.is_none() { 0 } else { 1 + u8::from(class.is_some()) };
        Rule { weight, about: class.unwrap_or(about).to_owned(), sets: sets.clone() }
    };
    about.split(',').map(rule).collect()
}

/// A value with the light colours for the custom properties of a page.
fn light(value: &str) -> String {
    LIGHT.iter().fold(value.to_owned(), |value, (name, light)| value.replace(&format!("var({name})"), light))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_style_becomes_attributes() {
        let group =
            presented("<g class=\"seat kind-chair\" data-seat=\"x\"><circle class=\"hit\" r=\"22\"/><circle class=\"full objection\" r=\"15\"/></g>");
        assert_eq!(group.as_deref(), Some("<g><circle r=\"15\" fill=\"#a03d12\"/></g>"));
        let line = presented("<g class=\"kind-lived\"><line class=\"stroke dash-1\" x1=\"2\"/></g>").unwrap();
        assert!(line.contains("x1=\"2\" fill=\"none\" stroke=\"#a03e5e\" stroke-width=\"2.5\" stroke-dasharray=\"8 6\""), "{line}");
        let text = presented("<text class=\"ink title compact\" x=\"1\">Who &amp; &lt;what&gt;</text>").unwrap();
        assert_eq!(
            text,
            "<text x=\"1\" fill=\"#1c2530\" font-family=\"Georgia, 'Times New Roman', serif\" font-size=\"14\" font-weight=\"600\">Who &amp; &lt;what&gt;</text>"
        );
        assert!(of_texts().iter().any(|(name, value)| name == "font-size" && value == "13"), "{:?}", of_texts());
    }

    #[test]
    fn every_rule_is_read_and_no_colour_is_left_to_a_page() {
        let rules = rules();
        assert!(rules.len() > 40, "{}", rules.len());
        for rule in &rules {
            for (property, value) in &rule.sets {
                assert!(!value.contains("var("), "{}: {property}: {value}", rule.about);
            }
        }
    }

    #[test]
    fn what_is_not_ours_is_refused_and_what_runs_or_fetches_is_left_out() {
        for strange in ["<script>", "<image/>", "<g>", "</g>", "<g", "<g x>", "<g x=\"1></g>", "<!-- -->", "<foreignObject/>"] {
            assert_eq!(presented(strange), None, "{strange}");
        }
        let harmless = presented("<g onload=\"x\" xlink:href=\"y\" href=\"z\" style=\"fill:url(x)\" id=\"i\"/>");
        assert_eq!(harmless.as_deref(), Some("<g/>"));
    }
}
