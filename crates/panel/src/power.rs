//! Who has how much say.

use crate::question::Table;
use crate::{Asked, Panel, Part, Piece};
use alliance_chart::{Picture, SeatColour, ShareBar, ShareColour, Shares, shares};
use alliance_model::Id;
use alliance_report::figures::chance;
use alliance_report::votes::{coalitions_in_words, power_finding, power_method, power_notes};
use alliance_vote::power::{Power, PowerOptions, power};
use alliance_vote::{Coalitions, Deciding, SeatDecides, coalitions, deciding};

/// How many coalitions of each kind are listed.
const LISTED: usize = 2_000;

/// A bar for each seat: how often it decides.
///
/// # Errors
/// Where there is no table or no rule, or counting would take too long: why.
pub fn picture(asked: &Asked<'_>) -> Result<Picture, String> {
    let table = asked.table()?;
    let power = power(&table.voters, table.rule, &PowerOptions::default()).map_err(|error| error.to_string())?;
    let coalitions = coalitions(&table.voters, table.rule, LISTED).ok();
    Ok(seats_drawn(asked, &seats_of(&power), &vetoers(coalitions.as_ref())))
}

/// The same in little code; none where the seats are too many or too different for that, or where [`picture`] says why there is none.
pub fn small_picture(asked: &Asked<'_>) -> Option<Picture> {
    let table = asked.table().ok()?;
    let Deciding { seats, vetoers } = deciding(&table.voters, table.rule).ok()??;
    Some(seats_drawn(asked, &seats, &vetoers))
}

fn seats_of(power: &Power) -> Vec<SeatDecides> {
    power.seats.iter().map(SeatDecides::from).collect()
}

fn vetoers(coalitions: Option<&Coalitions>) -> Vec<Id> {
    coalitions.map(|coalitions| coalitions.vetoers.clone()).unwrap_or_default()
}

pub(crate) fn panel(asked: &Asked<'_>) -> Result<Panel, String> {
    let table = asked.table()?;
    let options = PowerOptions { every_index: true, ..PowerOptions::default() };
    let power = power(&table.voters, table.rule, &options).map_err(|error| error.to_string())?;
    let coalitions = coalitions(&table.voters, table.rule, LISTED).ok();
    let findings = coalitions.iter().flat_map(|coalitions| power_notes(asked.design, coalitions)).collect();
    let mut parts = vec![Part::open("", vec![seats(asked, &power, &table, &vetoers(coalitions.as_ref()))])];
    if let Some(coalitions) = &coalitions {
        parts.push(Part::open("Who can do it together", coalitions_in_words(asked.design, coalitions).map(Piece::Text).to_vec()));
    }
    if power.organisations.iter().any(|organisation| organisation.seats.len() > 1) {
        parts.push(Part::open("By organisation", vec![organisations(asked, &power)]));
    }
    parts.push(Part::folded("Method: every measure", method(asked, &power)));
    Ok(Panel { findings, parts })
}

fn seats(asked: &Asked<'_>, power: &Power, table: &Table<'_>, vetoers: &[Id]) -> Piece {
    let about = format!("How often each seat of {} decides, if every other seat tosses a coin. Rule: {}.", table.body.name, table.rule.name);
    Piece::picture(&seats_drawn(asked, &seats_of(power), vetoers), &about, &asked.file_name("power"))
}

fn seats_drawn(asked: &Asked<'_>, seats: &[SeatDecides], vetoers: &[Id]) -> Picture {
    let bar = |its: &SeatDecides| {
        let seat = asked.design.seat(&its.seat);
        let colour = seat.map(|seat| SeatColour::of_seat(seat, seat.member.as_ref().and_then(|id| asked.design.member(id))));
        let (name, you) = (asked.title(&its.seat), asked.is_yours(&its.seat));
        ShareBar { name, share: its.decides, you, colour: colour.map_or(ShareColour::Flat, ShareColour::Seat) }
    };
    let bars: Vec<ShareBar> = seats.iter().map(bar).collect();
    let finding = power_finding(asked.design, seats, vetoers, asked.you);
    shares(Shares { bars: &bars, width: asked.width, title: &finding, of: "Seat", says: "Decides" })
}

fn organisations(asked: &Asked<'_>, power: &Power) -> Piece {
    let rows = power.organisations.iter().map(|organisation| {
        let name = asked.design.member(&organisation.member).map_or_else(|| organisation.member.to_string(), |member| member.name.clone());
        let as_one = organisation.as_one.as_ref().map_or_else(|| "not worked out".to_owned(), |bloc| chance(bloc.banzhaf_absolute));
        [name, organisation.seats.len().to_string(), chance(organisation.banzhaf), as_one]
    });
    Piece::table("The say of each organisation", ["Organisation", "Seats", "Part of all say", "Decides, voting as one"], rows)
}

/// Every measure that the engine gives, with its meaning.
fn method(asked: &Asked<'_>, power: &Power) -> Vec<Piece> {
    let maybe = |figure: Option<f64>| figure.map_or_else(|| "\u{2013}".to_owned(), chance);
    let rows = power.seats.iter().map(|seat| {
        [
            asked.title(&seat.seat),
            seat.swings.clone().unwrap_or_else(|| "\u{2013}".to_owned()),
            chance(seat.banzhaf_absolute),
            chance(seat.banzhaf),
            maybe(seat.shapley_shubik),
            maybe(seat.prevent),
            maybe(seat.initiate),
            chance(seat.success),
            maybe(seat.johnston),
            maybe(seat.deegan_packel),
            maybe(seat.holler_packel),
        ]
    });
    let head = [
        "Seat",
        "Swings",
        "Decides",
        "Banzhaf",
        "Shapley-Shubik",
        "Prevents",
        "Initiates",
        "Gets its way",
        "Johnston",
        "Deegan-Packel",
        "Holler-Packel",
    ];
    let meanings = [
        "Swings: in how many combinations of the others this seat makes the difference.",
        "Decides: that number as a part of all combinations. It can be compared between rules.",
        "Banzhaf: the seat\u{2019}s part of all swings. Shapley-Shubik: how often it is the one who makes a motion pass, if seats agree one after the other in any order.",
        "Prevents: how often it can stop what would pass. Initiates: how often it can make pass what would fail (Coleman).",
        "Gets its way: how often the result is what it voted for (Rae).",
        "Johnston, Deegan-Packel and Holler-Packel share out what critical seats and smallest groups have in common.",
    ];
    vec![
        Piece::Text(power_method(power)),
        Piece::table("Every measure of power, for each seat", head, rows),
        Piece::List(meanings.map(str::to_owned).to_vec()),
    ]
}
