//! Points of a picture that can be dragged, or moved by the arrow keys: each moves what stands at paths of the design.

use serde::Serialize;

/// Points to be dragged, over a picture of this size.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Handles {
    /// The width of the picture, in its own units.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The points.
    pub handles: Vec<Handle>,
}

/// A point to be dragged.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Handle {
    /// What it is.
    pub label: String,
    /// How it stands, in words.
    pub says: String,
    /// Where it stands.
    pub x: f64,
    /// Where it stands, from the top.
    pub y: f64,
    /// What moving it to the right changes.
    pub across: Pull,
    /// What moving it up changes.
    pub up: Pull,
}

/// What a pull in one direction changes. Shares are whole numbers of ten-thousandths.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Pull {
    /// Where the share stands in the design; at each of these paths.
    pub paths: Vec<String>,
    /// How much it is.
    pub now: i32,
    /// How much it is at least.
    pub least: i32,
    /// How much it is at most.
    pub most: i32,
    /// How much one press of an arrow key moves it.
    pub step: i32,
    /// How much one unit of the picture moves it; below 0 where it moves the other way.
    pub per_unit: f64,
}
