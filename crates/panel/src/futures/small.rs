//! Pictures of many futures from as little as they need, for who carries no more code than that. None where it takes a whole run, or where
//! there is nothing to draw: then a whole run says why.

use super::compare::{AS_IT_IS, MOST};
use super::scenarios::{Compared, members_picture};
use super::{adoption, cost, member};
use crate::Asked;
use alliance_chart::Picture;
use alliance_model::{Design, Scenario};
use alliance_report::futures::stamp;
use alliance_simulate::{Costs, costs, member_drivers, member_result, ranges};

/// A picture, and how its futures were drawn.
type Small = Option<(Picture, String)>;

/// How the final cost spreads.
pub fn small_s_curve(asked: &Asked<'_>) -> Small {
    of_cost(asked, |costs| cost::curve_picture(asked, &costs.outturn, costs.target))
}

/// What drives the final cost.
pub fn small_tornado(asked: &Asked<'_>) -> Small {
    of_cost(asked, |costs| cost::drivers_picture(asked, &costs.drivers))
}

fn of_cost(asked: &Asked<'_>, draw: impl FnOnce(&Costs) -> Picture) -> Small {
    let costs = costs(asked.design, &asked.futures).ok()??;
    Some((draw(&costs), stamp(&costs.run)))
}

/// How the result of the reader spreads; none also where there is no reader.
pub fn small_member_s_curve(asked: &Asked<'_>) -> Small {
    let reader = asked.you?;
    let its = member_result(asked.design, reader, &asked.futures).ok()??;
    Some((member::curve_picture(asked, reader, &its.result, its.own_cap), stamp(&its.run)))
}

/// What drives the result of the reader; none also where there is no reader.
pub fn small_member_tornado(asked: &Asked<'_>) -> Small {
    let reader = asked.you?;
    let its = member_drivers(asked.design, reader, &asked.futures).ok()??;
    Some((member::drivers_picture(asked, reader, &its.drivers), stamp(&its.run)))
}

/// Each member's share of the say beside its share of the losses.
pub fn small_say_and_stake(asked: &Asked<'_>) -> Small {
    let ranges = ranges(asked.design, &asked.futures).ok()??;
    Some((adoption::small_stake_picture(asked, &ranges)?, stamp(&ranges.run)))
}

/// Each member's results under each scenario, which `under` makes of the design; none also where one of them makes no sense.
pub fn small_scenarios(asked: &Asked<'_>, under: impl Fn(&Design, &Scenario) -> Option<Design>) -> Small {
    let base = ranges(asked.design, &asked.futures).ok()??;
    let mut sides = vec![Compared { name: AS_IT_IS, members: base.members }];
    for scenario in asked.design.scenarios.iter().take(MOST) {
        let its = ranges(&under(asked.design, scenario)?, &asked.futures).ok()??;
        sides.push(Compared { name: &scenario.name, members: its.members });
    }
    (sides.len() > 1).then(|| (members_picture(asked, &sides), stamp(&base.run)))
}
