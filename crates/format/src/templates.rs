//! The designs to start from: files in the format, kept beside the code.

use alliance_model::Design;
use serde_json::Value;

/// A design to start from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Template {
    /// By which it is asked for: `health-alliance`.
    pub id: &'static str,
    /// What its card is called.
    pub title: &'static str,
    /// What is in it, in a few short sentences.
    pub summary: &'static str,
    /// Where its figures come from.
    pub note: &'static str,
    text: &'static str,
}

impl Template {
    /// The file itself, without white space.
    pub const fn text(&self) -> &'static str {
        self.text
    }

    /// The file as a value.
    pub fn value(&self) -> Value {
        alliance_json::read(self.text).unwrap_or_default().into()
    }
}

const TEMPLATES: [Template; 3] = [
    Template {
        id: "health-alliance",
        title: "Health alliance",
        summary: "Five charities and an NHS commissioner, like Reach Out Camden. Nine equal votes. £8.8m target.",
        note: "Invented figures",
        text: include_str!(concat!(env!("OUT_DIR"), "/health-alliance.json")),
    },
    Template {
        id: "north-sea-platform",
        title: "North Sea platform",
        summary: "An operator and seven contractors, 1996. £373m target, £290m outturn, 54% of the saving shared.",
        note: "Published figures with their sources, invented ones marked",
        text: include_str!(concat!(env!("OUT_DIR"), "/north-sea-platform.json")),
    },
    Template {
        id: "blank",
        title: "Blank",
        summary: "Two members, one rule, three cost lines. Build your own.",
        note: "Figures to write over",
        text: include_str!(concat!(env!("OUT_DIR"), "/blank.json")),
    },
];

/// The designs to start from, in the order of their cards.
pub fn templates() -> &'static [Template] {
    &TEMPLATES
}

/// The design with this template id; none where there is no such template.
pub fn template(id: &str) -> Option<Design> {
    let template = TEMPLATES.iter().find(|template| template.id == id)?;
    crate::reopen(template.text).ok()
}
