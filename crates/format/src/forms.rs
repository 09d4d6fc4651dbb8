//! How the choices of the model stand in a file. The types say what may be chosen; how it is written is said here alone,
//! for reading and writing both, and the JSON Schema agrees (a test).

/// How a choice stands in a file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// By a key: `{ "at_least": { … } }`, or a word alone where there is nothing more to say.
    Keyed,
    /// By a field beside the others: `{ "step": "cap", … }`.
    Tagged(&'static str),
    /// By itself: a text is the first choice, a group of fields the second.
    Bare,
}

impl Form {
    /// The form of the choice with this name in the model.
    pub(crate) fn of(name: &str) -> Self {
        match name {
            "Step" => Self::Tagged("step"),
            "Levy" => Self::Tagged("on"),
            "Distribution" => Self::Tagged("shape"),
            "Quality" | "Fee" | "Correlation" => Self::Tagged("form"),
            "Threshold" => Self::Bare,
            _ => Self::Keyed,
        }
    }
}

/// Why a value is not of a type of the model. It holds no words: the walk has found all that is wrong before, and told it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("something that does not fit")]
pub struct Misfit;
