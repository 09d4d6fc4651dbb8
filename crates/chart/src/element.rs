//! One element of SVG, as a value: a page turns it into its own nodes, a download into text.

/// An element. It never has a `style` attribute: a strict policy would drop it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name, such as `circle`.
    pub tag: &'static str,
    /// Its attributes in order; values are raw, escaped only where they become text.
    pub attributes: Vec<(&'static str, String)>,
    /// Its text, raw; before any children.
    pub text: Option<String>,
    /// What it holds.
    pub children: Vec<Self>,
}

impl Element {
    /// An element with nothing in it.
    pub(crate) fn new(tag: &'static str) -> Self {
        Self { tag, ..Self::default() }
    }

    /// With one attribute more.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// With coordinates or lengths, to one decimal.
    pub(crate) fn at<const N: usize>(mut self, numbers: [(&'static str, f64); N]) -> Self {
        self.attributes.extend(numbers.map(|(name, number)| (name, coordinate(number))));
        self
    }

    /// With its classes.
    pub(crate) fn class(self, classes: impl Into<String>) -> Self {
        self.with("class", classes)
    }

    /// With its text.
    pub(crate) fn text(mut self, text: impl Into<String>) -> Self {
        self.text = Some(text.into());
        self
    }

    /// With these children after those it has.
    pub(crate) fn holding(mut self, children: impl IntoIterator<Item = Self>) -> Self {
        self.children.extend(children);
        self
    }

    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// As text: every name and value escaped, and what XML cannot hold left out.
    pub fn to_svg(&self) -> String {
        let mut svg = String::new();
        self.write(&mut svg);
        svg
    }

    fn write(&self, svg: &mut String) {
        svg.push('<');
        svg.push_str(self.tag);
        for (name, value) in &self.attributes {
            svg.push(' ');
            svg.push_str(name);
            svg.push_str("=\"");
            escape(value, svg);
            svg.push('"');
        }
        if self.text.is_none() && self.children.is_empty() {
            svg.push_str("/>");
            return;
        }
        svg.push('>');
        escape(self.text.as_deref().unwrap_or_default(), svg);
        for child in &self.children {
            child.write(svg);
        }
        svg.push_str("</");
        svg.push_str(self.tag);
        svg.push('>');
    }
}

/// A coordinate to one decimal, without a bare `.0` and without minus zero.
pub(crate) fn coordinate(number: f64) -> String {
    decimal(number, 1)
}

/// A number to so many decimals; a whole one has none. By whole numbers: printing a float would bring the code for that
/// to the browser.
pub(crate) fn decimal(number: f64, decimals: usize) -> String {
    let unit = (0..decimals).fold(1, |unit, _| unit * 10);
    let parts = (number * unit as f64).round() as i64;
    let sign = if parts < 0 { "-" } else { "" };
    let (whole, rest) = (parts.unsigned_abs() / unit, parts.unsigned_abs() % unit);
    if rest == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole}.{rest:0decimals$}") }
}

pub(crate) fn escape(text: &str, into: &mut String) {
    for c in text.chars() {
        match c {
            '&' => into.push_str("&amp;"),
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '"' => into.push_str("&quot;"),
            '\'' => into.push_str("&#39;"),
            '\t' | '\n' | '\r' => into.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => into.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_names_stays_text() {
        let element = Element::new("text").with("data-seat", "a\"b").text("<script>&'\u{1}\u{202e}😀");
        assert_eq!(element.to_svg(), "<text data-seat=\"a&quot;b\">&lt;script&gt;&amp;&#39;\u{202e}😀</text>");
    }

    #[test]
    fn coordinates_have_at_most_one_decimal() {
        for (number, text) in [(1.0, "1"), (1.26, "1.3"), (-0.04, "0"), (-2.5, "-2.5")] {
            assert_eq!(coordinate(number), text);
        }
        assert_eq!([decimal(0.85, 2), decimal(-1.05, 2), decimal(3.0, 2)], ["0.85", "-1.05", "3"]);
    }
}
