//! Members and funding as open data. A file is made only where everything is there that its standard requires; else the
//! problems say what is missing and where it is written.

mod alliance;
mod asked;
mod currencies;
mod ocds;
mod organisation;
mod threesixty;
mod tree;

pub use currencies::CURRENCIES;

use alliance_model::{Design, Problem};
use asked::Required;
use serde::{Deserialize, Serialize};

/// A standard of open data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum Standard {
    /// The 360Giving Data Standard: a grant to each provider. <https://standard.threesixtygiving.org>
    #[serde(rename = "360giving")]
    ThreeSixtyGiving,
    /// The Open Contracting Data Standard 1.1: a release package, with our extension for alliances. <https://standard.open-contracting.org/1.1>
    #[serde(rename = "ocds")]
    OpenContracting,
}

/// A design as open data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OpenData {
    /// Which standard it keeps to.
    pub standard: Standard,
    /// The file, as JSON; none where something is missing that the standard requires.
    pub text: Option<String>,
    /// What is missing, each an error at its path of the design; and, as warnings, what had to be left out or stood in for.
    pub problems: Vec<Problem>,
}

/// Writes members and funding by a standard.
pub fn open_data(design: &Design, standard: Standard) -> OpenData {
    let mut required = Required::default();
    let file = match standard {
        Standard::ThreeSixtyGiving => threesixty::package(design, &mut required),
        Standard::OpenContracting => ocds::package(design, &mut required),
    };
    let text = required.all_there().then(|| file.pretty() + "\n");
    OpenData { standard, text, problems: required.problems }
}
