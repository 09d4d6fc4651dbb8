//! A picture as a file of its own: SVG that says what it is and carries its style, in the light colours.

use crate::{CSS, Element, Picture};

/// The custom properties of the page, in light. A downloaded picture has no page to ask.
const LIGHT: [(&str, &str); 19] = [
    ("--card", "#ffffff"),
    ("--ink", "#1c2530"),
    ("--ink-2", "#55606d"),
    ("--line", "#ddd8ce"),
    ("--wash", "#f1ede5"),
    ("--accent-wash", "#e2efee"),
    ("--gain", "#0f766e"),
    ("--gain-wash", "#d8ece8"),
    ("--pain", "#b4481a"),
    ("--pain-wash", "#f7e3d8"),
    ("--commissioner", "#22416b"),
    ("--provider", "#3f7fa6"),
    ("--chair", "#6b4e8c"),
    ("--lived", "#a03e5e"),
    ("--advisor", "#8b8577"),
    ("--serif", "Charter, Cambria, Georgia, serif"),
    ("--sans", "system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"),
    ("--paper", "#faf8f4"),
    ("--accent", "#0a5c63"),
];

impl Picture {
    /// The picture as a file: text stays text, the title and the alternative text are inside, nothing is fetched.
    pub fn to_svg(&self) -> String {
        let mut file = self.scene.clone();
        let drawn = std::mem::take(&mut file.children);
        let paper = Element::new("rect").class("paper").at([("width", self.width), ("height", self.height)]);
        let about = [
            Element::new("title").with("id", "title").text(&self.title),
            Element::new("desc").with("id", "desc").text(&self.alt),
            Element::new("style").text(style()),
            paper,
        ];
        file.with("xmlns", "http://www.w3.org/2000/svg")
            .with("role", "img")
            .with("aria-labelledby", "title")
            .with("aria-describedby", "desc")
            .holding(about)
            .holding(drawn)
            .to_svg()
    }
}

/// The first layer of the style sheet without its wrapping, and with the light colours put in.
fn style() -> String {
    let layer = CSS.split("@layer parts {").nth(1).unwrap_or_default();
    let rules = layer.rsplit_once('}').map_or(layer, |(rules, _)| rules);
    LIGHT.iter().fold(rules.to_owned(), |style, (name, value)| style.replace(&format!("var({name})"), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_needs_no_page() {
        let style = style();
        assert!(style.contains("fill: #1c2530"), "{style}");
        for left in ["var(", "@", "<"] {
            assert!(!style.contains(left), "{left} in {style}");
        }
        assert_eq!(style.matches('{').count(), style.matches('}').count());
    }
}
