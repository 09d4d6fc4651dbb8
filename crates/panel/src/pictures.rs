//! Pictures of a design, each by itself, for a door that shows one and carries the code of no other.

use crate::Asked;
use alliance_chart::{Picture, RoundTable, round_table, seats_at};
use alliance_report::governance::table_subtitle;
use alliance_report::votes::{headline, sentence};
use alliance_vote::decide_motion;

pub use crate::breaks::picture as cost_marks;
pub use crate::curve::picture as curve;
pub use crate::futures::{s_curve, say_and_stake, scenarios, tornado};
pub use crate::futures::{small_member_s_curve, small_member_tornado, small_s_curve, small_say_and_stake, small_scenarios, small_tornado};
pub use crate::gains::picture as gains;
pub use crate::governance::picture as governance;
pub use crate::power::{picture as power, small_picture as small_power};

/// The table with every seat where it stands on the motion; its title says what comes of the vote.
///
/// # Errors
/// Where there is no table or no rule, or the motion cannot be decided: why.
pub fn vote(asked: &Asked<'_>) -> Result<Picture, String> {
    let (design, table) = (asked.design, asked.table()?);
    let decision = decide_motion(design, &design.motion).map_err(|error| format!("This cannot be decided yet: {error}."))?;
    let subtitle = table_subtitle(design, &table.body.id, Some(table.rule));
    let seats = seats_at(design, &table.body.id, asked.you, true);
    let picture = round_table(RoundTable { width: asked.width, title: &table.body.name, subtitle: &subtitle, seats: &seats });
    let title = format!("{}. {}", headline(decision.verdict), sentence(design, table.rule, &decision));
    Ok(Picture { title, ..picture })
}
