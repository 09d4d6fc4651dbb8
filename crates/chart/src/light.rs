//! The light colours of the page and fonts that every system has, for a picture that has no page to ask.

/// The custom properties that `chart.css` asks for.
pub(crate) const LIGHT: [(&str, &str); 18] = [
    ("--card", "#ffffff"),
    ("--ink", "#1c2530"),
    ("--ink-2", "#55606d"),
    ("--line", "#ddd8ce"),
    ("--wash", "#f1ede5"),
    ("--accent", "#0a5c63"),
    ("--accent-wash", "#e2efee"),
    ("--gain", "#0b6a62"),
    ("--gain-wash", "#d8ece8"),
    ("--pain", "#a03d12"),
    ("--pain-wash", "#f7e3d8"),
    ("--commissioner", "#22416b"),
    ("--provider", "#35759b"),
    ("--chair", "#6b4e8c"),
    ("--lived", "#a03e5e"),
    ("--advisor", "#736d60"),
    // Word takes the first font of a list and no other, so that one is on every Windows and Mac, and in look and width elsewhere.
    ("--sans", "Arial, Helvetica, sans-serif"),
    ("--serif", "Georgia, 'Times New Roman', serif"),
];

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;

    #[test]
    fn the_colours_are_those_of_the_page() {
        let tokens = include_str!("../../../web/styles/1-tokens.css");
        let light = tokens.split("@media").next().expect("the light colours come first");
        for (name, value) in LIGHT.iter().filter(|(_, value)| value.starts_with('#')) {
            assert!(light.contains(&format!("{name}: {value};")), "{name} is not {value} on the page");
        }
    }
}
