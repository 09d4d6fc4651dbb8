//! Pictures of many futures from as little as they need, for who carries no more code than that. None where it takes a whole run.

use super::{adoption, cost, member};
use crate::Asked;
use alliance_chart::Picture;
use alliance_report::futures::stamp;
use alliance_simulate::{Costs, MemberFutures, costs, ranges, results};

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

/// How the result of the reader spreads; none also where there is no reader.
///
/// # Errors
/// As [`small_s_curve`].
pub fn small_member_s_curve(asked: &Asked<'_>) -> Small {
    of_reader(asked, member::curve_picture)
}

/// What drives the result of the reader; none also where there is no reader.
///
/// # Errors
/// As [`small_s_curve`].
pub fn small_member_tornado(asked: &Asked<'_>) -> Small {
    of_reader(asked, member::drivers_picture)
}

fn of_reader(asked: &Asked<'_>, draw: fn(&Asked<'_>, &MemberFutures) -> Picture) -> Small {
    let Some(results) = results(asked.design, &asked.futures).map_err(|error| error.to_string())? else { return Ok(None) };
    let reader = results.members.iter().find(|its| asked.you == Some(&its.member));
    Ok(reader.map(|reader| (draw(asked, reader), stamp(&results.run))))
}

/// Each member's share of the say beside its share of the losses.
///
/// # Errors
/// As [`small_s_curve`], and where the say of each cannot be told.
pub fn small_say_and_stake(asked: &Asked<'_>) -> Small {
    let Some(ranges) = ranges(asked.design, &asked.futures).map_err(|error| error.to_string())? else { return Ok(None) };
    Ok(adoption::small_stake_picture(asked, &ranges)?.map(|picture| (picture, stamp(&ranges.run))))
}
