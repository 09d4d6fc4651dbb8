//! Values that stand in a file as text.

/// How a type that is made from a text, and becomes one, stands in JSON; with a value to be read into.
macro_rules! as_text {
    ($type:ident, $blank:expr) => {
        impl alliance_json::AsJson for $type {
            fn blank() -> Self {
                $blank
            }

            fn pass(&mut self, by: &mut alliance_json::Passage<'_>) {
                let Some(text) = by.text(|| String::from(self.clone())) else { return };
                match Self::try_from(text.to_owned()) {
                    Ok(value) => *self = value,
                    Err(_) => by.misfit(),
                }
            }
        }
    };
}
