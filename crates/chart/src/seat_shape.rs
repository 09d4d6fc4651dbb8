//! One shape for each position, so that a vote is read without its colours.

use crate::element::{coordinate, decimal};
use crate::round_table::TableSeat;
use crate::{Element, SeatColour};
use alliance_model::Position;

/// How far a seat reaches from its middle, with the ring of the reader's own.
pub(crate) const REACH: f64 = 20.0;

/// The radius of the circle to press, whatever the scale: 44 px across (WCAG 2.5.5).
const HIT: f64 = 22.0;

/// What a seat shows, and says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Nobody holds it.
    Vacant,
    /// It speaks and does not vote.
    NoVote,
    /// It has a vote, and nothing is voted on.
    Seated,
    /// It stands somewhere on a motion.
    On(Position),
}

impl Standing {
    pub(crate) fn of(seat: &TableSeat) -> Self {
        match seat.position {
            _ if seat.vacant => Self::Vacant,
            _ if seat.votes == 0 => Self::NoVote,
            None => Self::Seated,
            Some(position) => Self::On(position),
        }
    }

    /// For one seat: "agrees", "is absent".
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Vacant => "is vacant",
            Self::NoVote => "does not vote",
            Self::Seated => "votes",
            Self::On(Position::Agree) => "agrees",
            Self::On(Position::Abstain) => "abstains",
            Self::On(Position::Disagree) => "disagrees",
            Self::On(Position::Block) => "blocks",
            Self::On(Position::Absent) => "is absent",
            Self::On(Position::Recused) => "is recused",
        }
    }

    /// For several seats: "agree", "are absent".
    pub(crate) fn plural(self) -> &'static str {
        match self {
            Self::Vacant => "are vacant",
            Self::NoVote => "do not vote",
            Self::Seated => "vote",
            Self::On(Position::Agree) => "agree",
            Self::On(Position::Abstain) => "abstain",
            Self::On(Position::Disagree) => "disagree",
            Self::On(Position::Block) => "block",
            Self::On(Position::Absent) => "are absent",
            Self::On(Position::Recused) => "are recused",
        }
    }

    pub(crate) fn class(self) -> &'static str {
        match self {
            Self::Vacant => "vacant",
            Self::NoVote => "no-vote",
            Self::Seated => "seated",
            Self::On(Position::Agree) => "agree",
            Self::On(Position::Abstain) => "abstain",
            Self::On(Position::Disagree) => "disagree",
            Self::On(Position::Block) => "block",
            Self::On(Position::Absent) => "absent",
            Self::On(Position::Recused) => "recused",
        }
    }
}

/// The group of a seat at a point: its words, a circle to press, and its shape. Labels are added by the table.
pub(crate) fn seat_group(seat: &TableSeat, words: &str, (x, y): (f64, f64), scale: f64) -> Element {
    let standing = Standing::of(seat);
    let you = if seat.you { " you" } else { "" };
    let ring = seat.you.then(|| circle(REACH, "you-ring"));
    let shape = Element::new("g")
        .with("transform", format!("translate({} {}) scale({})", coordinate(x), coordinate(y), decimal(scale, 2)))
        .holding(ring)
        .holding(shape(standing));
    Element::new("g").class(format!("seat {} {}{you}", seat.kind.class(), standing.class())).with("data-seat", seat.id.as_str()).holding([
        Element::new("title").text(words),
        Element::new("circle").class("hit").at([("cx", x), ("cy", y), ("r", HIT)]),
        shape,
    ])
}

/// The shape of a position by its class, for a legend.
pub(crate) fn key(class: &str) -> Option<Element> {
    let position = Position::ALL.into_iter().find(|position| Standing::On(*position).class() == class)?;
    Some(Element::new("g").class("flat").holding(shape(Standing::On(position))))
}

/// A disc in the colour of a kind, for the icon.
pub(crate) fn disc(kind: SeatColour, (x, y): (f64, f64), radius: f64) -> Element {
    Element::new("g").class(kind.class()).holding([Element::new("circle").class("full").at([("cx", x), ("cy", y), ("r", radius)])])
}

fn shape(standing: Standing) -> Vec<Element> {
    match standing {
        Standing::Vacant | Standing::On(Position::Absent) => vec![circle(13.0, "hollow faint")],
        Standing::NoVote => vec![circle(13.0, "hollow dashed")],
        Standing::Seated => vec![circle(15.0, "full")],
        Standing::On(Position::Agree) => vec![circle(15.0, "full"), path("M-6 0l4 5 8 -9", "mark")],
        Standing::On(Position::Abstain) => vec![circle(14.0, "hollow"), path("M-6 0h12", "stroke")],
        Standing::On(Position::Disagree) => {
            let square =
                Element::new("rect").class("hollow objection").at([("x", -13.5), ("y", -13.5), ("width", 27.0), ("height", 27.0), ("rx", 5.0)]);
            vec![square, path("M-6 -6l12 12m0 -12l-12 12", "stroke objection")]
        }
        Standing::On(Position::Block) => {
            vec![path("M-6.6 -16h13.2l9.4 9.4v13.2l-9.4 9.4h-13.2l-9.4 -9.4v-13.2z", "full objection"), path("M-8 0h16", "mark")]
        }
        Standing::On(Position::Recused) => vec![circle(14.0, "hollow"), path("M-9.9 9.9l19.8 -19.8", "stroke")],
    }
}

fn circle(radius: f64, class: &str) -> Element {
    Element::new("circle").class(class).at([("r", radius)])
}

fn path(d: &str, class: &str) -> Element {
    Element::new("path").class(class).with("d", d)
}
