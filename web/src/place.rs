//! Places: the screens, their addresses, and what they are called.

use alliance_model::{Design, Money};

/// A screen of the workbench. Its address is the fragment after `#`, so that any static server will do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Place {
    #[default]
    Start,
    Members,
    Votes,
    Money,
    Futures,
    Compare,
    Report,
    Embed,
}

impl Place {
    /// The rail, in a suggested order; every place can be reached at any time.
    pub(crate) const ALL: [Self; 8] = [Self::Start, Self::Members, Self::Votes, Self::Money, Self::Futures, Self::Compare, Self::Report, Self::Embed];

    /// The address of the screen.
    pub(crate) fn fragment(self) -> &'static str {
        match self {
            Self::Start => "#start",
            Self::Members => "#members",
            Self::Votes => "#votes",
            Self::Money => "#money",
            Self::Futures => "#futures",
            Self::Compare => "#compare",
            Self::Report => "#report",
            Self::Embed => "#embed",
        }
    }

    /// Its name in the rail.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Start => "Start",
            Self::Members => "Members",
            Self::Votes => "Votes",
            Self::Money => "Money",
            Self::Futures => "Futures",
            Self::Compare => "Compare",
            Self::Report => "Report",
            Self::Embed => "Embed",
        }
    }

    /// The screen at an address; the start for any other.
    pub(crate) fn at(fragment: &str) -> Self {
        Self::ALL.into_iter().find(|place| place.fragment() == fragment).unwrap_or_default()
    }

    /// Whether the design has what this screen is about.
    pub(crate) fn is_ready(self, design: &Design) -> bool {
        match self {
            Self::Start | Self::Report | Self::Embed => true,
            Self::Members => design.members.len() > 1 && !design.seats.is_empty(),
            Self::Votes => !design.motion.text.trim().is_empty() && !design.rules.is_empty(),
            Self::Money => design.terms.target != Money::ZERO,
            Self::Futures => !design.risks.is_empty() || design.costs.iter().any(|line| line.distribution.is_some()),
            Self::Compare => !design.scenarios.is_empty(),
        }
    }
}
