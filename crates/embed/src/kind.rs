//! The kinds of widget.

use crate::why::Why;

/// What a widget shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Who answers to whom.
    Governance,
    /// The motion, with every seat where it stands.
    Vote,
    /// Who has how much say.
    Power,
    /// What the providers gain or pay, by final cost.
    Curve,
    /// Who gains and who pays at this final cost.
    Split,
    /// How the final cost, or the result of the reader, spreads over many futures.
    SCurve,
    /// What drives it.
    Tornado,
    /// Each member's share of the say beside its share of the losses.
    SayAndStake,
    /// The scenarios of the design beside it.
    Compare,
    /// The slider of the final cost, with every member's result.
    CostCalculator,
    /// The motion, whose seats can be pressed.
    VoteCalculator,
}

impl Kind {
    /// Every kind with its name: that of the attribute; a calculator's after a stroke.
    pub const ALL: [(&'static str, Self); 11] = [
        ("governance", Self::Governance),
        ("vote", Self::Vote),
        ("power", Self::Power),
        ("curve", Self::Curve),
        ("split", Self::Split),
        ("s-curve", Self::SCurve),
        ("tornado", Self::Tornado),
        ("say-and-stake", Self::SayAndStake),
        ("compare", Self::Compare),
        ("calculator/cost", Self::CostCalculator),
        ("calculator/vote", Self::VoteCalculator),
    ];

    /// The kind of this name.
    ///
    /// # Errors
    /// Which names there are.
    pub(crate) fn named(name: &str) -> Result<Self, Why> {
        let found = Self::ALL.iter().find(|(known, _)| *known == name);
        let which = || {
            let names: Vec<&str> = Self::ALL.iter().map(|(known, _)| *known).collect();
            format!("There is no kind \"{name}\". There are: {}.", names.join(", "))
        };
        found.map(|(_, kind)| *kind).ok_or_else(|| Why::say(which))
    }
}
