//! Why there is nothing to show: a sentence. A small module has no sentences: whatever is wrong, the module that knows every design says it.

/// Why there is nothing to show.
pub(crate) struct Why {
    #[cfg(not(feature = "small"))]
    sentence: String,
}

#[cfg(not(feature = "small"))]
impl Why {
    pub(crate) fn say(sentence: impl FnOnce() -> String) -> Self {
        Self { sentence: sentence() }
    }

    /// What the door answers.
    pub(crate) fn told(self) -> Result<String, String> {
        Err(self.sentence)
    }
}

#[cfg(not(feature = "small"))]
impl From<String> for Why {
    fn from(sentence: String) -> Self {
        Self { sentence }
    }
}

#[cfg(feature = "small")]
impl Why {
    pub(crate) fn say(_: impl FnOnce() -> String) -> Self {
        Self {}
    }

    /// What the door answers.
    pub(crate) fn told(self) -> Result<String, String> {
        Ok(crate::door::ELSEWHERE.to_owned())
    }
}
