//! The classes that carry all colour, weight and dash. `chart.css` styles each of them; a test holds the two together.

use alliance_model::{Member, MemberKind, Seat, SeatKind};

/// Every class that `chart.css` styles, but for `key`, the swatch of a legend.
///
/// - `chart`: a picture as a whole; `paper`: its ground, in a file of its own.
/// - `kind-…`: sets the current colour for a kind of seat or member; [`NO_VOTE`] does so in a legend.
/// - `hit`, `full`, `hollow`, `faint`, `dashed`, `mark`, `stroke`, `objection`, `you-ring`: the parts of a seat. `table-top`: the table.
/// - `box`, `box-top`, `box-team`: governance; `link`: what joins boxes.
/// - `ink`, `quiet`, `strong`, `title`, `small`, `compact`, `large`: text, its weight and size.
/// - `gain`, `pain`, `flat`: set the current colour for a sign; `bar`, `curve`: drawn in it; `gain-wash`, `pain-wash`: areas.
/// - `future`: sets the current colour of futures; `dash-…`: lines beside others; `striped`, `stripes`: a bar beside a full one.
/// - `grid`, `zero`, `target`, `tick`: lines of a graph; `you-curve`: a member's own; `here`: where it stands now.
pub const STYLED: &[&str] = &[
    "chart",
    "paper",
    "kind-commissioner",
    "kind-provider",
    "kind-chair",
    "kind-lived",
    "kind-advisor",
    NO_VOTE,
    "hit",
    "full",
    "hollow",
    "faint",
    "dashed",
    "mark",
    "stroke",
    "objection",
    "you-ring",
    "table-top",
    "box",
    "box-top",
    "box-team",
    "link",
    "ink",
    "quiet",
    "strong",
    "title",
    "small",
    "compact",
    "large",
    "gain",
    "pain",
    "flat",
    "bar",
    "curve",
    "gain-wash",
    "pain-wash",
    "grid",
    "zero",
    "target",
    "tick",
    "you-curve",
    "here",
    "future",
    "dash-1",
    "dash-2",
    "dash-3",
    "striped",
    "stripes",
];

/// Classes that tell a page what is what and carry no style of their own: the kinds of picture, and on a `seat`, whose it is and how it stands.
pub const NAMES: &[&str] = &[
    "round-table",
    "governance",
    "gain-pain",
    "cost-marks",
    "shares",
    "who-gains",
    "tiny-table",
    "s-curve",
    "histogram",
    "tornado",
    "say-and-stake",
    "compare-dots",
    "seat",
    "you",
    "vacant",
    "seated",
    "agree",
    "abstain",
    "disagree",
    "block",
    "absent",
    "recused",
];

/// A seat that speaks but does not vote, in a legend.
pub const NO_VOTE: &str = "no-vote";

/// The colour of a seat or a bar: by what kind it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeatColour {
    /// Speaks for the commissioner.
    Commissioner,
    /// Speaks for any other member.
    Provider,
    /// The independent chair.
    Chair,
    /// Has used the service, or cares for somebody who has.
    Lived,
    /// Advises or watches.
    Advisor,
}

impl SeatColour {
    /// Every colour, in the order of a legend.
    pub const ALL: [Self; 5] = [Self::Commissioner, Self::Provider, Self::Chair, Self::Lived, Self::Advisor];

    /// The colour of a seat, from its kind and the member it speaks for.
    pub fn of_seat(seat: &Seat, member: Option<&Member>) -> Self {
        match seat.kind {
            SeatKind::IndependentChair => Self::Chair,
            SeatKind::LivedExperience => Self::Lived,
            SeatKind::Advisor | SeatKind::Observer => Self::Advisor,
            SeatKind::MemberRepresentative => member.map_or(Self::Provider, Self::of_member),
        }
    }

    /// The colour of a member.
    pub fn of_member(member: &Member) -> Self {
        match member.kind {
            MemberKind::Commissioner => Self::Commissioner,
            _ => Self::Provider,
        }
    }

    /// Its class.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Commissioner => "kind-commissioner",
            Self::Provider => "kind-provider",
            Self::Chair => "kind-chair",
            Self::Lived => "kind-lived",
            Self::Advisor => "kind-advisor",
        }
    }

    /// Its name in a legend.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Commissioner => "Commissioner",
            Self::Provider => "Provider",
            Self::Chair => "Independent chair",
            Self::Lived => "Lived experience",
            Self::Advisor => "Adviser",
        }
    }
}
