//! Forms: boxes and buttons that change the design by paths, so that a page needs no code of its own for a new question.

use crate::Piece;
use alliance_json::{AsJson, to_json};
use alliance_model::Id;
use serde::Serialize;

/// Boxes and buttons. With a head it is a table, one row after the other; without one they stand side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Form {
    /// The heads of its columns; the first column names the row.
    pub head: Vec<String>,
    /// Its rows, as long as the head.
    pub rows: Vec<Vec<Entry>>,
}

/// One thing in a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Entry {
    /// Words.
    Text(String),
    /// A figure that follows from others.
    Figure(String),
    /// A box to type in, to tick, or to choose from.
    Field(Field),
    /// A button.
    Button(Button),
    /// A figure with its "why?": what is asked when somebody presses it.
    Why(Why),
}

/// A box that shows what stands at a path of the design and changes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Field {
    /// What is asked. In a table the column says it, and this is for those who do not see the column.
    pub label: String,
    /// The meaning of the term, beside the box.
    pub hint: Option<String>,
    /// Where the value stands in the design: `terms.steps.1.pain.amount`.
    pub path: String,
    /// Where the same value is to stand as well.
    pub also: Vec<String>,
    /// What it holds.
    pub holds: Holds,
    /// Whether it may be empty.
    pub optional: bool,
    /// What can be chosen, where it is a choice; of a yes or no that does not stand at a path, first the no.
    pub choices: Vec<Choice>,
    /// The place of what is chosen now.
    pub chosen: Option<usize>,
}

/// What a box holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    /// An amount.
    Money,
    /// A share, typed in hundredths.
    Rate,
    /// A number as it stands, such as a measure or a factor.
    Number,
    /// A whole number.
    Count,
    /// Words.
    Words,
    /// A yes or no.
    Tick,
    /// One of several.
    Choice,
}

/// Something to be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(feature = "schema", schemars(rename = "FieldChoice"))]
pub struct Choice {
    /// What it is called.
    pub name: String,
    /// What choosing it changes.
    pub changes: Vec<Edit>,
}

/// A button that changes the design.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Button {
    /// What it says.
    pub label: String,
    /// What it does, in full, for those who do not see what stands beside it and for the menu of undo.
    pub does: String,
    /// What pressing it changes.
    pub changes: Vec<Edit>,
}

/// One change of the design.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Edit {
    /// Where: the names of fields, the ids of items or their indices from 0, joined by points. `+` at the end adds to a list.
    /// Empty where nothing of the design changes: then the value, a text, is to stand before what was pasted when it is asked about again.
    pub path: String,
    /// What stands there then, as JSON; nothing where it is taken away.
    pub value: Option<String>,
}

/// A figure that says on request how it came about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Why {
    /// The figure.
    pub figure: String,
    /// What is explained: "Why −£5,000 for Northgate?"
    pub about: String,
    /// The member whose trace explains it.
    pub member: Id,
}

impl Field {
    fn new(label: impl Into<String>, path: impl Into<String>, holds: Holds) -> Self {
        let (label, path) = (label.into(), path.into());
        Self { label, hint: None, path, also: vec![], holds, optional: false, choices: vec![], chosen: None }
    }

    /// An amount.
    pub(crate) fn money(label: impl Into<String>, path: impl Into<String>) -> Self {
        Self::new(label, path, Holds::Money)
    }

    /// A share, typed in hundredths.
    pub(crate) fn rate(label: impl Into<String>, path: impl Into<String>) -> Self {
        Self::new(label, path, Holds::Rate)
    }

    /// A number as it stands.
    pub(crate) fn number(label: impl Into<String>, path: impl Into<String>) -> Self {
        Self::new(label, path, Holds::Number)
    }

    /// A whole number.
    pub(crate) fn count(label: impl Into<String>, path: impl Into<String>) -> Self {
        Self::new(label, path, Holds::Count)
    }

    /// Words.
    pub(crate) fn words(label: impl Into<String>, path: impl Into<String>) -> Self {
        Self::new(label, path, Holds::Words)
    }

    /// A yes or no.
    pub(crate) fn tick(label: impl Into<String>, path: impl Into<String>) -> Self {
        Self::new(label, path, Holds::Tick)
    }

    /// A yes or no that changes this where it is taken back, and that where it is given.
    pub(crate) fn toggle(label: impl Into<String>, on: bool, off_changes: Vec<Edit>, on_changes: Vec<Edit>) -> Self {
        let choices = vec![Choice::new("no", off_changes), Choice::new("yes", on_changes)];
        Self { choices, chosen: Some(on.into()), ..Self::new(label, "", Holds::Tick) }
    }

    /// One of several; `chosen` where none of them is chosen is none.
    pub(crate) fn choice(label: impl Into<String>, chosen: Option<usize>, choices: Vec<Choice>) -> Self {
        Self { choices, chosen, ..Self::new(label, "", Holds::Choice) }
    }

    /// With the meaning of the term beside it.
    pub(crate) fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// It may be left empty.
    pub(crate) fn optional(self) -> Self {
        Self { optional: true, ..self }
    }

    /// The same is to stand there as well.
    pub(crate) fn also(mut self, path: impl Into<String>) -> Self {
        self.also.push(path.into());
        self
    }
}

impl From<Field> for Entry {
    fn from(field: Field) -> Self {
        Self::Field(field)
    }
}

impl Choice {
    pub(crate) fn new(name: impl Into<String>, changes: Vec<Edit>) -> Self {
        Self { name: name.into(), changes }
    }
}

impl Edit {
    /// This value stands there then.
    pub(crate) fn set(path: impl Into<String>, mut value: impl AsJson) -> Self {
        Self { path: path.into(), value: Some(to_json(&mut value).pretty()) }
    }

    /// Nothing stands there any more.
    pub(crate) fn remove(path: impl Into<String>) -> Self {
        Self { path: path.into(), value: None }
    }
}

impl Entry {
    /// A button; `does` says in full what it does.
    pub(crate) fn button(label: impl Into<String>, does: impl Into<String>, changes: Vec<Edit>) -> Self {
        Self::Button(Button { label: label.into(), does: does.into(), changes })
    }
}

impl Piece {
    /// Boxes side by side.
    pub(crate) fn fields(entries: impl IntoIterator<Item = impl Into<Entry>>) -> Self {
        Self::Form(Form { head: vec![], rows: vec![entries.into_iter().map(Into::into).collect()] })
    }

    /// A table of boxes.
    pub(crate) fn form<const N: usize>(head: [&str; N], rows: impl IntoIterator<Item = [Entry; N]>) -> Self {
        Self::Form(Form { head: head.map(str::to_owned).to_vec(), rows: rows.into_iter().map(Vec::from).collect() })
    }
}
