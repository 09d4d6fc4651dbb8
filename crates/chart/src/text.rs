//! Text that fits: how wide a line is at most, where it breaks, and when it ends in an ellipsis.

use crate::Element;

/// Holds words together that must not part.
pub(crate) const NO_BREAK_SPACE: char = '\u{a0}';

/// A size and weight of text, by its classes; `chart.css` gives them the same size.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Face {
    pub(crate) class: &'static str,
    pub(crate) size: f64,
    /// How much broader than plain sans.
    broader: f64,
}

impl Face {
    pub(crate) const LABEL: Self = Self { class: "quiet", size: 13.0, broader: 1.0 };
    pub(crate) const INK: Self = Self { class: "ink", size: 13.0, broader: 1.0 };
    pub(crate) const STRONG: Self = Self { class: "ink strong", size: 13.0, broader: 1.1 };
    pub(crate) const SMALL: Self = Self { class: "quiet small", size: 12.0, broader: 1.0 };
    pub(crate) const SMALL_STRONG: Self = Self { class: "ink small strong", size: 12.0, broader: 1.1 };
    pub(crate) const SMALL_TITLE: Self = Self { class: "ink title compact", size: 14.0, broader: 1.05 };
    pub(crate) const TITLE: Self = Self { class: "ink title", size: 15.0, broader: 1.05 };
    pub(crate) const LARGE_TITLE: Self = Self { class: "ink title large", size: 17.0, broader: 1.05 };

    /// From one baseline to the next.
    pub(crate) fn line(self) -> f64 {
        (self.size * 1.25).round()
    }

    /// How wide a line is at most, in pixels: the widths of broad fonts, since nobody knows which font the reader has.
    pub(crate) fn width(self, text: &str) -> f64 {
        let ems: f64 = text.chars().map(ems).sum();
        ems * self.size * self.broader
    }

    /// The text, or as much of it as fits, with an ellipsis.
    pub(crate) fn fit(self, text: &str, room: f64) -> String {
        if self.width(text) <= room {
            return text.to_owned();
        }
        let mut left = room - self.width("…");
        let fits = |c: &char| {
            left -= self.width(c.encode_utf8(&mut [0; 4]));
            left >= 0.0
        };
        let kept: String = text.chars().take_while(fits).collect();
        format!("{}…", kept.trim_end_matches([' ', ',', '\u{200d}']))
    }

    /// The text in at most so many lines, of even length where it can be; the last one takes what is left, cut where it must be.
    pub(crate) fn wrap(self, text: &str, room: f64, most: usize) -> Vec<String> {
        let lines = self.wrap_early(text, room, most);
        let mut even = lines.clone();
        let mut narrower = room - 4.0;
        while lines.len() > 1 && narrower > 0.0 && !is_cut(&even) {
            let tried = self.wrap_early(text, narrower, most);
            if is_cut(&tried) || tried.len() > lines.len() {
                break;
            }
            even = tried;
            narrower -= 4.0;
        }
        even
    }

    /// Each line as full as it can be.
    fn wrap_early(self, text: &str, room: f64, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = vec![];
        let breaks = |c: char| c.is_whitespace() && c != NO_BREAK_SPACE;
        for word in text.split(breaks).filter(|word| !word.is_empty()) {
            let count = lines.len();
            match lines.last_mut() {
                Some(line) if count >= most || self.width(&format!("{line} {word}")) <= room => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines.iter().map(|line| self.fit(line, room)).collect()
    }

    /// A name in at most so many lines, with something after it that is not cut for the name's sake, such as "(you)".
    pub(crate) fn wrap_with(self, name: &str, after: &str, room: f64, most: usize) -> Vec<String> {
        if after.is_empty() {
            return self.wrap(name, room, most);
        }
        let whole = self.wrap(&format!("{name} {after}"), room, most);
        if !is_cut(&whole) {
            return whole;
        }
        if most <= 1 {
            let left = room - self.width(after) - self.width(" ");
            return vec![format!("{} {after}", self.fit(name, left))];
        }
        let after = self.wrap(after, room, most - 1);
        let mut lines = self.wrap(name, room, most - after.len());
        lines.extend(after);
        lines
    }

    /// A line drawn with its baseline at a point; `anchor` is `start`, `middle` or `end`.
    pub(crate) fn draw(self, text: &str, anchor: &'static str, x: f64, y: f64) -> Element {
        Element::new("text").class(self.class).at([("x", x), ("y", y)]).with("text-anchor", anchor).text(text)
    }

    /// Lines drawn one below the other, the first with its baseline at the point.
    pub(crate) fn draw_lines(self, lines: &[String], anchor: &'static str, x: f64, y: f64) -> Vec<Element> {
        let baselines = (0..).map(|index| y + f64::from(index) * self.line());
        lines.iter().zip(baselines).map(|(line, y)| self.draw(line, anchor, x, y)).collect()
    }

    /// How far below the middle of a block of so many lines its first baseline lies.
    pub(crate) fn first_baseline(self, lines: usize) -> f64 {
        self.size * 0.35 - (lines.saturating_sub(1) as f64) * self.line() / 2.0
    }
}

fn is_cut(lines: &[String]) -> bool {
    lines.iter().any(|line| line.ends_with('…'))
}

/// The width of a character in ems, as in DejaVu Sans: among the fonts of systems, one of the broadest.
fn ems(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' => 0.3,
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | '·' | 'I' => 0.34,
        'f' | 'r' | 't' | '(' | ')' | '[' | ']' | '-' | '/' => 0.42,
        'c' | 's' | 'z' => 0.56,
        'm' | 'w' | 'M' | 'W' | '%' | '—' | '…' | '@' => 0.98,
        'A'..='Z' => 0.72,
        '−' | '+' => 0.84,
        _ if u32::from(c) >= 0x2e80 => 1.05,
        _ => 0.64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, after: &str, room: f64, most: usize, lines: &[&str]) {
        assert_eq!(Face::LABEL.wrap_with(name, after, room, most), lines);
        for line in lines {
            assert!(Face::LABEL.width(line) <= room, "{line} is wider than {room}");
        }
    }

    #[test]
    fn names_break_at_words_and_end_in_an_ellipsis_where_they_must() {
        check("Chair", "", 100.0, 2, &["Chair"]);
        check("NHS commissioner", "", 100.0, 2, &["NHS", "commissioner"]);
        check("Northgate", "(you)", 110.0, 2, &["Northgate (you)"]);
        check("Northgate Community Group", "(you)", 110.0, 2, &["Northgate Co…", "(you)"]);
        check("Northgate Community Group", "(you)", 110.0, 1, &["Northga… (you)"]);
        check("Voluntary Organisations of the North", "", 100.0, 2, &["Voluntary", "Organisation…"]);
        check("", "", 100.0, 2, &[]);
        check("  \n ", "(you)", 100.0, 2, &["(you)"]);
    }

    #[test]
    fn an_endless_name_still_fits() {
        let line = Face::TITLE.fit(&"x".repeat(10_000), 80.0);
        assert!(line.ends_with('…') && Face::TITLE.width(&line) <= 80.0, "{line}");
    }
}
