//! Pictures of many futures from as little as they need, for who carries no more code than that. None where it takes a whole run.

use super::cost;
use crate::Asked;
use alliance_chart::Picture;
use alliance_report::futures::stamp;
use alliance_simulate::{Costs, costs};

/// A picture, and how its futures were drawn; none where it takes a whole run; or why there are no futures.
type Small = Result<Option<(Picture, String)>, String>;

/// How the final cost spreads.
///
/// # Errors
/// Where futures cannot be drawn: why.
pub fn small_s_curve(asked: &Asked<'_>) -> Small {
    of_cost(asked, |costs| cost::curve_picture(asked, &costs.outturn, costs.target))
}

/// What drives the final cost.
///
/// # Errors
/// As [`small_s_curve`].
pub fn small_tornado(asked: &Asked<'_>) -> Small {
    of_cost(asked, |costs| cost::drivers_picture(asked, &costs.drivers))
}

fn of_cost(asked: &Asked<'_>, draw: impl FnOnce(&Costs) -> Picture) -> Small {
    let costs = costs(asked.design, &asked.futures).map_err(|error| error.to_string())?;
    Ok(costs.map(|costs| (draw(&costs), stamp(&costs.run))))
}
