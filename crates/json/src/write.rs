//! A tree as text.

use crate::Json;
use std::fmt;

impl Json {
    /// As text that people read: two spaces for each level, a line for each field and item.
    pub fn pretty(&self) -> String {
        let mut text = String::new();
        self.add_to(&mut text, Some(0));
        text
    }

    /// Adds it to a text; with white space, where a level is given.
    fn add_to(&self, text: &mut String, level: Option<usize>) {
        match self {
            Self::Null => text.push_str("null"),
            Self::Bool(flag) => text.push_str(if *flag { "true" } else { "false" }),
            Self::Number(number) => text.push_str(number.as_str()),
            Self::Text(inner) => quote(inner, text),
            Self::List(items) => {
                text.push('[');
                for (index, item) in items.iter().enumerate() {
                    start(text, index, level);
                    item.add_to(text, level.map(|level| level + 1));
                }
                end(text, items.is_empty(), level);
                text.push(']');
            }
            Self::Group(fields) => {
                text.push('{');
                for (index, (key, value)) in fields.iter().enumerate() {
                    start(text, index, level);
                    quote(key, text);
                    text.push_str(if level.is_some() { ": " } else { ":" });
                    value.add_to(text, level.map(|level| level + 1));
                }
                end(text, fields.is_empty(), level);
                text.push('}');
            }
        }
    }
}

/// As text without white space.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::new();
        self.add_to(&mut text, None);
        f.write_str(&text)
    }
}

fn start(text: &mut String, index: usize, level: Option<usize>) {
    if index > 0 {
        text.push(',');
    }
    if let Some(level) = level {
        new_line(text, level + 1);
    }
}

fn end(text: &mut String, is_empty: bool, level: Option<usize>) {
    if let (Some(level), false) = (level, is_empty) {
        new_line(text, level);
    }
}

fn new_line(text: &mut String, level: usize) {
    text.push('\n');
    for _ in 0..level {
        text.push_str("  ");
    }
}

fn quote(inner: &str, text: &mut String) {
    text.push('"');
    for sign in inner.chars() {
        match sign {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\r' => text.push_str("\\r"),
            '\t' => text.push_str("\\t"),
            '\u{8}' => text.push_str("\\b"),
            '\u{c}' => text.push_str("\\f"),
            '\0'..='\u{1f}' => text.push_str(&format!("\\u{:04x}", u32::from(sign))),
            _ => text.push(sign),
        }
    }
    text.push('"');
}
