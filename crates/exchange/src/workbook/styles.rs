//! The formats of numbers that a workbook uses, each once.

use super::sheet::escaped;
use super::{MAIN, START};
use std::fmt::Write;

/// The first number that is free for formats of one's own.
const FIRST: usize = 164;

/// Formats in the order in which they were met.
#[derive(Default)]
pub(super) struct Styles {
    formats: Vec<String>,
}

impl Styles {
    /// The style of heads.
    pub(super) const HEAD: usize = 1;
    /// The style of text that looks like a formula: it stays text even where somebody edits it.
    pub(super) const QUOTED: usize = 2;

    /// The style of a format.
    pub(super) fn of(&mut self, format: &str) -> usize {
        let known = self.formats.iter().position(|other| other == format);
        Self::QUOTED
            + 1
            + known.unwrap_or_else(|| {
                self.formats.push(format.to_owned());
                self.formats.len() - 1
            })
    }

    /// The part of the workbook that says them.
    pub(super) fn xml(&self) -> String {
        let (mut formats, mut cells) = (String::new(), String::new());
        for (number, format) in (FIRST..).zip(&self.formats) {
            write!(formats, "<numFmt numFmtId=\"{number}\" formatCode=\"{}\"/>", escaped(format)).ok();
            write!(cells, "<xf numFmtId=\"{number}\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>").ok();
        }
        let own = if formats.is_empty() { String::new() } else { format!("<numFmts count=\"{}\">{formats}</numFmts>", self.formats.len()) };
        format!(
            "{START}<styleSheet xmlns=\"{MAIN}\">{own}<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
             <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts><fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
             <fill><patternFill patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
             <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs count=\"{}\">\
             <xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
             <xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>\
             <xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" quotePrefix=\"1\"/>{cells}</cellXfs></styleSheet>",
            self.formats.len() + 3
        )
    }
}
