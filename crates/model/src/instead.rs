//! What an alliance replaces: the prime contract that it is held against.

use crate::{Id, Rate};
use alliance_json::AsJson;
use serde::{Deserialize, Serialize};

/// A prime contract with layers of subcontract, as it would be without the alliance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, AsJson)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Instead {
    /// The prime contractor; the provider with the largest share of the work where none is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub prime: Option<Id>,
    /// The margin of each layer on what passes through it, from the prime contractor inwards; a usual choice where none is given.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub margins: Vec<Rate>,
}
