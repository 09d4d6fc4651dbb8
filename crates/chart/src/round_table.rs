//! The round table: who sits round it and, on a motion, where each seat stands.

use crate::classes::NO_VOTE;
use crate::picture::scene;
use crate::seat_places::{Place, Places, Side};
use crate::seat_shape::{REACH, Standing, seat_group};
use crate::text::{Face, NO_BREAK_SPACE};
use crate::{Cell, Element, Legend, Picture, SeatColour, Table};
use alliance_model::{Design, Id, Position, Seat};
use alliance_report::figures::{count, list, number};

/// A table to be drawn.
#[derive(Clone, Copy, Debug)]
pub struct RoundTable<'a> {
    /// The width it will have, in CSS pixels; drawn as if 280 where less.
    pub width: f64,
    /// What stands on the table, such as "Leadership team".
    pub title: &'a str,
    /// The line below, such as "9 equal votes · quorum 6"; parts set apart by " · " may go on lines of their own.
    pub subtitle: &'a str,
    /// The seats, clockwise from the top.
    pub seats: &'a [TableSeat],
}

/// A seat at the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableSeat {
    /// Its id: the `data-seat` of its group.
    pub id: Id,
    /// What it is called: shortened on the picture where there is no room.
    pub label: String,
    /// Its colour.
    pub kind: SeatColour,
    /// Its votes; none where it speaks but does not vote.
    pub votes: u64,
    /// Where it stands; none where nothing is voted on.
    pub position: Option<Position>,
    /// Whether it is the reader's own.
    pub you: bool,
    /// Whether nobody holds it now.
    pub vacant: bool,
}

/// The seats of a body as they stand round its table, none of them voting on anything; `you` is the member who reads.
pub fn table_seats(design: &Design, body: &Id, you: Option<&Id>) -> Vec<TableSeat> {
    let seat = |seat: &Seat| TableSeat {
        id: seat.id.clone(),
        label: seat.title.clone(),
        kind: SeatColour::of_seat(seat, seat.member.as_ref().and_then(|member| design.member(member))),
        votes: seat.votes,
        position: None,
        you: seat.member.is_some() && seat.member.as_ref() == you,
        vacant: seat.vacant,
    };
    design.seats_of(body).map(seat).collect()
}

/// Draws the table. Each seat is a `g` with `data-seat`, its words as a `title`, and a circle of 44 px to press.
pub fn round_table(table: RoundTable) -> Picture {
    let style = LabelStyle::for_width(table.width);
    let places = Places::round(table.width, table.seats.len(), style.block());
    let top = table_top(&table, &places, style);
    let seats = table.seats.iter().zip(&places.seats).map(|(seat, place)| draw_seat(&table, seat, *place, &places, style));
    Picture {
        scene: scene("round-table", places.width, places.height).holding([top]).holding(seats),
        width: places.width,
        height: places.height,
        title: finding(table.seats),
        alt: alt(&table),
        table: twin(&table),
        legend: legend(table.seats),
    }
}

/// How labels are set: two lines beside a broad table, three smaller ones beside a tall one.
#[derive(Clone, Copy)]
struct LabelStyle {
    face: Face,
    strong: Face,
    title: Face,
    lines: usize,
    scale: f64,
}

impl LabelStyle {
    fn for_width(width: f64) -> Self {
        if Places::is_tall(width) {
            return Self { face: Face::SMALL, strong: Face::SMALL_STRONG, title: Face::SMALL_TITLE, lines: 3, scale: 0.85 };
        }
        Self { face: Face::LABEL, strong: Face::STRONG, title: Face::LARGE_TITLE, lines: 2, scale: 1.0 }
    }

    /// The height of the tallest label.
    fn block(self) -> f64 {
        self.lines as f64 * self.face.line()
    }
}

fn table_top(table: &RoundTable, places: &Places, style: LabelStyle) -> Element {
    let (x, y) = places.centre;
    let (rx, ry) = places.table;
    let room = rx * 2.0 - 4.0;
    let titles = style.title.wrap(table.title, room, style.lines);
    let whole = style.face.width(table.subtitle) <= room;
    let parts: Vec<&str> = if whole { vec![table.subtitle] } else { table.subtitle.split(" · ").collect() };
    let subtitles: Vec<String> = parts.iter().map(|part| style.face.fit(part, room)).collect();
    let height = titles.len() as f64 * style.title.line() + subtitles.len() as f64 * style.face.line();
    let first = y - height / 2.0 + style.title.size;
    let second = first + titles.len() as f64 * style.title.line();
    let ellipse = Element::new("ellipse").class("table-top").at([("cx", x), ("cy", y), ("rx", rx), ("ry", ry)]);
    let whole = format!("{}: {}", table.title, table.subtitle);
    Element::new("g")
        .holding([Element::new("title").text(whole), ellipse])
        .holding(style.title.draw_lines(&titles, "middle", x, first))
        .holding(style.face.draw_lines(&subtitles, "middle", x, second))
}

fn draw_seat(table: &RoundTable, seat: &TableSeat, place: Place, places: &Places, style: LabelStyle) -> Element {
    let face = if seat.you { style.strong } else { style.face };
    let words = format!("{}: {}", full_label(table.seats, seat), Standing::of(seat).word());
    let group = seat_group(seat, &words, (place.x, place.y), style.scale);
    let gap = REACH * style.scale + 5.0;
    let after = notes(table.seats, seat);
    let beside = |room: f64| face.wrap_with(&seat.label, &after, room, style.lines);
    let label = match place.side {
        Side::Top => {
            let lines = face.wrap_with(&seat.label, &after, places.width - 8.0, 1);
            face.draw_lines(&lines, "middle", place.x, place.y - gap - 3.0)
        }
        Side::Bottom => {
            let lines = face.wrap_with(&seat.label, &after, places.width - 8.0, 1);
            face.draw_lines(&lines, "middle", place.x, place.y + gap + face.size)
        }
        Side::Right => {
            let lines = beside(places.width - place.x - gap - 2.0);
            face.draw_lines(&lines, "start", place.x + gap, place.y + face.first_baseline(lines.len()))
        }
        Side::Left => {
            let lines = beside(place.x - gap - 2.0);
            face.draw_lines(&lines, "end", place.x - gap, place.y + face.first_baseline(lines.len()))
        }
    };
    group.holding(label)
}

/// The label with all that is said beside it: "Northgate (you)".
fn full_label(seats: &[TableSeat], seat: &TableSeat) -> String {
    format!("{} {}", seat.label, notes(seats, seat)).trim_end().to_owned()
}

/// What a label says beside the name: whose it is, and its votes where it has more than others.
fn notes(seats: &[TableSeat], seat: &TableSeat) -> String {
    let you = seat.you.then(|| "(you)".to_owned());
    let vacant = seat.vacant.then(|| "(vacant)".to_owned());
    let has_more = seat.votes > 1 && equal_votes(seats).is_none();
    let votes = has_more.then(|| format!("({}{NO_BREAK_SPACE}votes)", number(seat.votes)));
    [you, vacant, votes].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn votes_in_words(votes: u64) -> String {
    if votes == 1 { "1 vote".to_owned() } else { format!("{} votes", number(votes)) }
}

/// The votes of each seat that votes, where they are the same.
fn equal_votes(seats: &[TableSeat]) -> Option<u64> {
    let mut votes = seats.iter().map(|seat| seat.votes).filter(|votes| *votes > 0);
    let first = votes.next()?;
    votes.all(|other| other == first).then_some(first)
}

/// Seats by where they stand, in the order of a minute; only those that occur.
fn by_standing(seats: &[TableSeat]) -> Vec<(Standing, Vec<&TableSeat>)> {
    let positions = Position::ALL.map(Standing::On);
    let order = positions.into_iter().chain([Standing::Seated, Standing::NoVote, Standing::Vacant]);
    let with = |standing| (standing, seats.iter().filter(|seat| Standing::of(seat) == standing).collect::<Vec<_>>());
    order.map(with).filter(|(_, seats)| !seats.is_empty()).collect()
}

fn finding(seats: &[TableSeat]) -> String {
    let groups = by_standing(seats);
    let voted = |standing: &Standing| matches!(standing, Standing::On(_));
    let tally: Vec<String> = groups.iter().filter(|(standing, _)| voted(standing)).map(|(standing, seats)| said(seats.len(), *standing)).collect();
    if !tally.is_empty() {
        return format!("{}.", list(&tally.iter().map(String::as_str).collect::<Vec<_>>()));
    }
    let rest = groups.iter().filter(|(standing, _)| *standing != Standing::Seated).map(|(standing, seats)| match seats.as_slice() {
        [only] => format!("{} {}", only.label, standing.word()),
        several => said(several.len(), *standing),
    });
    let parts: Vec<String> = std::iter::once(votes_at(seats)).chain(rest).collect();
    format!("{}.", parts.join("; "))
}

fn said(how_many: usize, standing: Standing) -> String {
    let verb = if how_many == 1 { standing.word() } else { standing.plural() };
    format!("{} {verb}", number(how_many as u64))
}

/// "9 equal votes", or "12 votes in 6 seats".
fn votes_at(seats: &[TableSeat]) -> String {
    let voting = seats.iter().filter(|seat| seat.votes > 0).count();
    match equal_votes(seats) {
        Some(1) if voting > 1 => format!("{} equal votes", number(voting as u64)),
        _ => format!("{} in {}", votes_in_words(seats.iter().fold(0, |sum, seat| seat.votes.saturating_add(sum))), count(voting, "seat", "seats")),
    }
}

fn alt(table: &RoundTable) -> String {
    let groups = by_standing(table.seats).into_iter().map(|(standing, seats)| {
        let names: Vec<String> = seats.iter().map(|seat| full_label(table.seats, seat)).collect();
        let verb = if names.len() == 1 { standing.word() } else { standing.plural() };
        format!(" {} {verb}.", list(&names.iter().map(String::as_str).collect::<Vec<_>>()))
    });
    let seats = count(table.seats.len(), "seat", "seats");
    format!("{}: {seats} round a table, {}.{}", table.title, votes_at(table.seats), groups.collect::<String>())
}

fn twin(table: &RoundTable) -> Table {
    let rows = table.seats.iter().map(|seat| {
        vec![
            Cell::words(full_label(table.seats, seat)),
            Cell::words(seat.kind.name()),
            Cell::figure(number(seat.votes)),
            Cell::words(Standing::of(seat).word()),
        ]
    });
    Table::new(&format!("Seats at the table: {}", table.title), ["Seat", "Kind", "Votes", "Stands"], rows.collect())
}

fn legend(seats: &[TableSeat]) -> Vec<Legend> {
    let kinds = SeatColour::ALL.into_iter().filter(|kind| seats.iter().any(|seat| seat.kind == *kind && seat.votes > 0));
    let no_vote = seats.iter().any(|seat| seat.votes == 0).then_some(Legend { class: NO_VOTE, name: "No vote" });
    kinds.map(|kind| Legend { class: kind.class(), name: kind.name() }).chain(no_vote).collect()
}
