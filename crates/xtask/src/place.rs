//! Where things are: every folder that the commands read or write, in one place.

use std::path::PathBuf;

use anyhow::{Context, Result};
use cargo_metadata::MetadataCommand;

/// The folders of this working copy.
pub(crate) struct Place {
    /// The top of the repository.
    pub(crate) root: PathBuf,
    /// Cargo's target folder, wherever the settings put it.
    pub(crate) target: PathBuf,
}

impl Place {
    /// Asks cargo where the workspace is, so that the commands work from any folder inside it.
    pub(crate) fn find() -> Result<Self> {
        let metadata = MetadataCommand::new().no_deps().exec().context("failed to read the workspace with cargo metadata")?;
        Ok(Self { root: metadata.workspace_root.into(), target: metadata.target_directory.into() })
    }

    /// The tools that we install for this project alone.
    pub(crate) fn tools(&self) -> PathBuf {
        self.target.join("tools")
    }

    /// The finished site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The whole-product tests, which also hold the pinned npm packages.
    pub(crate) fn tests(&self) -> PathBuf {
        self.root.join("tests")
    }
}
