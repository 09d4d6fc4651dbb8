//! The words after a command: flags, and options with one value.

use anyhow::{Result, bail};

/// The words that have not been understood yet.
pub(crate) struct Args(Vec<String>);

impl Args {
    /// The words of the command line after the program's own name.
    pub(crate) fn from_command_line() -> Self {
        Self(std::env::args().skip(1).collect())
    }

    /// The first word, which names the command.
    pub(crate) fn command(&mut self) -> Option<String> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }

    /// Whether `--name` is there.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let before = self.0.len();
        self.0.retain(|word| word != name);
        self.0.len() < before
    }

    /// The value of `--name value` or `--name=value`.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>> {
        let joined = format!("{name}=");
        if let Some(at) = self.0.iter().position(|word| word.starts_with(&joined)) {
            let word = self.0.remove(at);
            return Ok(word.strip_prefix(&joined).map(str::to_owned));
        }
        let Some(at) = self.0.iter().position(|word| word == name) else {
            return Ok(None);
        };
        if at + 1 == self.0.len() {
            bail!("{name} needs a value");
        }
        self.0.remove(at);
        Ok(Some(self.0.remove(at)))
    }

    /// Whatever is left over was not understood.
    pub(crate) fn finish(&self) -> Result<()> {
        match self.0.first() {
            Some(word) => bail!("`{word}` is not understood here; see `cargo xtask help`"),
            None => Ok(()),
        }
    }
}
