//! A picture that is taken along, in every form that somebody may want.

use crate::TableView;
use alliance_chart::{About, Cell, Drawn, Table};
use serde::{Deserialize, Serialize};

/// What of a [`crate::Drawing`] is taken along.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct TakenDrawing {
    /// The finding.
    pub title: String,
    /// What there is to see.
    pub alt: String,
    /// Its SVG, as a panel has it.
    pub svg: String,
    /// What its colours stand for.
    pub legend: Vec<LegendKey>,
    /// Where it comes from.
    pub source: String,
    /// The same numbers.
    pub table: TableView,
}

/// What a colour stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LegendKey {
    /// The class that gives the colour.
    pub class: String,
    /// What it stands for.
    pub name: String,
}

/// The forms of a picture. Each says what it shows, what there is to see, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PictureFile {
    /// The picture as an SVG file, in light colours and with fonts of the system; the design inside, where one was given.
    pub svg: String,
    /// Its table as CSV; below it what the picture says.
    pub csv: String,
    /// Its table as HTML, for a word processor.
    pub html: String,
    /// Its table as plain text, with a tab between two cells.
    pub text: String,
}

impl TakenDrawing {
    /// The forms; none where the SVG is none of ours. An alternative text that is given takes the place of its own.
    pub fn file(&self, alt: Option<&str>, design: Option<&str>) -> Option<PictureFile> {
        let legend: Vec<_> = self.legend.iter().map(|key| (key.class.as_str(), key.name.as_str())).collect();
        let drawn = Drawn { svg: &self.svg, title: &self.title, alt: &self.alt, legend: &legend };
        let svg = drawn.to_file(&About { source: &self.source, alt, design })?;
        let table = Table::from(&self.table);
        let said = [("Title", self.title.as_str()), ("Description", alt.unwrap_or(&self.alt)), ("Source", &self.source)];
        Some(PictureFile {
            svg,
            csv: table.to_csv(&said),
            html: table.to_html(&self.title, &self.source),
            text: table.to_text(&self.title, &self.source),
        })
    }
}

impl From<&TableView> for Table {
    fn from(table: &TableView) -> Self {
        let row = |row: &Vec<crate::TableCell>| row.iter().map(|cell| Cell { text: cell.text.clone(), numeric: cell.numeric }).collect();
        Self { caption: table.caption.clone(), head: table.head.clone(), rows: table.rows.iter().map(row).collect() }
    }
}
