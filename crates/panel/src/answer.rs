//! What an answer is made of.

use crate::{Form, Handles, LegendKey};
use alliance_chart::{Cell, Picture, Table};
use serde::{Deserialize, Serialize};

/// An answer: findings on top, then parts.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Panel {
    /// What comes of it, in sentences that stand by themselves.
    pub findings: Vec<String>,
    /// The rest, in the order in which it is shown.
    pub parts: Vec<Part>,
}

/// One part, under its title.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Part {
    /// What it is called.
    pub title: String,
    /// Whether it is kept folded until somebody asks.
    pub folded: bool,
    /// What it holds.
    pub pieces: Vec<Piece>,
}

/// One thing to show.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    /// A sentence or two.
    Text(String),
    /// A line in small print, such as how figures were drawn.
    Note(String),
    /// Something to be careful about, and how to mend it.
    Warning(String),
    /// Sentences that belong together.
    List(Vec<String>),
    /// A working, step by step.
    Steps(Vec<Step>),
    /// A picture with its table.
    Picture(Box<Drawing>),
    /// Marks that stand under a slider, with a table of what they mean.
    Marks(Marks),
    /// A table.
    Table(TableView),
    /// Files to take home.
    Files(Vec<Download>),
    /// Boxes and buttons that change the design.
    Form(Form),
    /// Pieces that belong together, within others.
    Group(Group),
    /// A box to paste text into, and the question that is asked about it.
    Paste(Paste),
}

/// A box to paste text into.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Paste {
    /// What it is for.
    pub label: String,
    /// What is expected.
    pub hint: String,
    /// What is asked about the text.
    pub ask: String,
}

/// Pieces that belong together, within others.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Group {
    /// What they are together, for those who do not see where they stand.
    pub label: String,
    /// The pieces.
    pub pieces: Vec<Piece>,
}

/// One step of a working.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "WorkingStep"))]
pub struct Step {
    /// What is done.
    pub title: String,
    /// The formula in words, in numbers, and what came of it.
    pub lines: Vec<String>,
}

/// A picture.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Drawing {
    /// The finding.
    pub title: String,
    /// What it shows.
    pub about: String,
    /// SVG for a page that has the styles of `alliance-chart`; it names itself to those who do not see it.
    pub svg: String,
    /// The same numbers.
    pub table: TableView,
    /// What there is to see, from the numbers, for those who do not see it.
    pub alt: String,
    /// What its colours stand for, where its labels do not say it all.
    pub legend: Vec<LegendKey>,
    /// Where it comes from: whose design it is, and how futures were drawn.
    pub source: String,
    /// What its files are called, without their endings.
    pub name: String,
    /// Points of it that can be dragged.
    pub handles: Option<Handles>,
}

/// Marks that stand under a slider.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Marks {
    /// SVG as wide as the slider; it names itself to those who do not see it.
    pub svg: String,
    /// What happens at each mark.
    pub table: TableView,
}

/// A table, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TableView {
    /// What it holds.
    pub caption: String,
    /// The heads of its columns; the first column names the row.
    pub head: Vec<String>,
    /// Its rows, as long as the head.
    pub rows: Vec<Vec<TableCell>>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TableCell {
    /// What it says.
    pub text: String,
    /// Whether it is a figure, set flush right.
    pub numeric: bool,
}

/// A file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Download {
    /// What the button says.
    pub label: String,
    /// What the file is called.
    pub name: String,
    /// Its kind, such as `text/csv`.
    pub media: String,
    /// What is in it.
    pub text: String,
}

impl Part {
    pub(crate) fn open(title: &str, pieces: Vec<Piece>) -> Self {
        Self { title: title.to_owned(), folded: false, pieces }
    }

    pub(crate) fn folded(title: &str, pieces: Vec<Piece>) -> Self {
        Self { title: title.to_owned(), folded: true, pieces }
    }
}

impl Piece {
    /// A picture, with a line on what it shows.
    pub(crate) fn picture(picture: &Picture, about: &str, name: &str) -> Self {
        Self::Picture(Box::new(Drawing {
            title: picture.title.clone(),
            about: about.to_owned(),
            svg: named(picture),
            table: TableView::from(&picture.table),
            alt: picture.alt.clone(),
            legend: picture.legend.iter().map(|key| LegendKey { class: key.class.to_owned(), name: key.name.to_owned() }).collect(),
            source: String::new(),
            name: name.to_owned(),
            handles: None,
        }))
    }

    /// Marks for a slider.
    pub(crate) fn marks(picture: &Picture) -> Self {
        Self::Marks(Marks { svg: named(picture), table: TableView::from(&picture.table) })
    }

    /// The same picture with points that can be dragged.
    pub(crate) fn with_handles(self, handles: Handles) -> Self {
        match self {
            Self::Picture(drawing) => Self::Picture(Box::new(Drawing { handles: Some(handles), ..*drawing })),
            other => other,
        }
    }

    /// The same picture with what is to be said of its futures.
    pub(crate) fn with_source(self, said: &str) -> Self {
        match self {
            Self::Picture(drawing) => Self::Picture(Box::new(Drawing { source: said.to_owned(), ..*drawing })),
            other => other,
        }
    }

    /// A table whose first column names the row; all others hold figures or a word.
    pub(crate) fn table<const N: usize>(caption: &str, head: [&str; N], rows: impl IntoIterator<Item = [String; N]>) -> Self {
        let cell = |(place, text): (usize, String)| TableCell { numeric: place > 0, text };
        Self::Table(TableView {
            caption: caption.to_owned(),
            head: head.map(str::to_owned).to_vec(),
            rows: rows.into_iter().map(|row| row.into_iter().enumerate().map(cell).collect()).collect(),
        })
    }
}

/// The picture for a page, with its alternative text.
fn named(picture: &Picture) -> String {
    let mut scene = picture.scene.clone();
    scene.attributes.push(("role", "img".to_owned()));
    scene.attributes.push(("aria-label", picture.alt.clone()));
    scene.to_svg()
}

impl From<&Table> for TableView {
    fn from(table: &Table) -> Self {
        let cell = |cell: &Cell| TableCell { text: cell.text.clone(), numeric: cell.numeric };
        let rows = table.rows.iter().map(|row| row.iter().map(cell).collect()).collect();
        Self { caption: table.caption.clone(), head: table.head.clone(), rows }
    }
}
