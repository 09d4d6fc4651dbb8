//! Values that stand in a file as text.

/// How a type that is made from a text, and becomes one, stands in JSON; with a value to be read into, and what reads it where that is
/// less than `try_from`, which has words for what is wrong.
macro_rules! as_text {
    ($type:ident, $blank:expr) => {
        as_text!($type, $blank, |text: &str| Self::try_from(text.to_owned()).ok());
    };
    ($type:ident, $blank:expr, $read:expr) => {
        impl alliance_json::AsJson for $type {
            fn blank() -> Self {
                $blank
            }

            fn pass(&mut self, by: &mut alliance_json::Passage<'_>) {
                let Some(text) = by.text(|| String::from(self.clone())) else { return };
                match $read(text) {
                    Some(value) => *self = value,
                    None => by.misfit(),
                }
            }
        }
    };
}
