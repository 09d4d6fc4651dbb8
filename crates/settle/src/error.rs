//! Why terms cannot be settled, and how to mend it.

use alliance_model::Money;

/// Why terms cannot be settled. Steps are told to people from 1, in paths from 0.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettleError {
    /// An exact figure needs more than 128 bits.
    #[error("The figures are too precise: together they need more digits than there are. Write the rates with fewer digits.")]
    TooPrecise,
    /// An amount beyond ten trillion.
    #[error("An amount is too large: more than 10,000,000,000,000. Check the target, the outturn and the rates.")]
    TooLarge,
    /// Every member commissions.
    #[error("Nobody provides: there is no member to share with. Add a member that does not commission.")]
    NoProviders,
    /// Several providers and no split.
    #[error("Nothing says how the {providers} providers divide the pool between them. Add a split as the last step.")]
    NoSplit {
        /// How many providers there are.
        providers: usize,
    },
    /// A step that may stand once stands again.
    #[error("Step {} is a second \"{name}\"; step {} is the first. Take one of them away.", step + 1, first + 1)]
    Twice {
        /// The second one.
        step: usize,
        /// The first one.
        first: usize,
        /// What it is called in the file.
        name: &'static str,
    },
    /// A cliff and a deductible on one side.
    #[error("Steps {} and {} are a cliff and a deductible on the same side. They pay very different money. Keep the one you mean.", first + 1, step + 1)]
    BothTriggers {
        /// The second one.
        step: usize,
        /// The first one.
        first: usize,
    },
    /// A step after the split.
    #[error("Step {} (\"{name}\") comes after the split, when no pool is left to change. Move it above step {}, the split.", step + 1, split + 1)]
    AfterSplit {
        /// The late one.
        step: usize,
        /// The split.
        split: usize,
        /// What the late one is called in the file.
        name: &'static str,
    },
    /// A step after the interim payments.
    #[error("Step {} (\"{name}\") comes after the interim payments, which are a part of what the steps come to. Move it above step {}.", step + 1, interim + 1)]
    AfterInterim {
        /// The late one.
        step: usize,
        /// The interim payments.
        interim: usize,
        /// What the late one is called in the file.
        name: &'static str,
    },
    /// The target moves after a step that used it.
    #[error("Step {} moves the target after other steps have used it. Make it the first step.", step + 1)]
    TargetMovesLate {
        /// Where it stands.
        step: usize,
    },
    /// Changes that take away more than there is.
    #[error("The agreed changes take the target to {target}, below nothing. Change one of them, or the target.")]
    TargetBelowNothing {
        /// What would be left of it.
        target: Money,
    },
    /// A split by something that no provider has.
    #[error("Step {} splits by {key}, but no provider has any. Fill in {key} for one provider or more, or choose another way to split.", step + 1)]
    NoWeights {
        /// The split.
        step: usize,
        /// What is missing, in words.
        key: &'static str,
    },
    /// Quality without a score.
    #[error("Step {} needs a score, and there is none. Fill in the score of every outcome, or the overall score.", step + 1)]
    NoScore {
        /// The step that needs it.
        step: usize,
        /// Where it is missing.
        path: String,
    },
    /// A threshold that slides with a number that is not there.
    #[error("Step {} slides with the number of people served, and it is missing. Fill it in among the facts.", step + 1)]
    NoPeople {
        /// The trigger.
        step: usize,
    },
    /// A curve without points.
    #[error("Step {} follows a curve that has no points. Add one point or more.", step + 1)]
    NoPoints {
        /// The step with the curve.
        step: usize,
    },
    /// A rounding to nothing or less.
    #[error("Step {} rounds to {to}. Write \"1.00\" for whole pounds.", step + 1)]
    RoundToNothing {
        /// The rounding.
        step: usize,
        /// The unit that was found.
        to: Money,
    },
    /// Direct costs that do not add up.
    #[error("The direct costs of the members add to {found}; expected {expected}, so that they make up the outturn. Change one of them.")]
    DirectCosts {
        /// Their sum.
        found: Money,
        /// The outturn, less the fees where they are inside it.
        expected: Money,
    },
    /// Fees inside an outturn that is smaller.
    #[error("The fees add to {fees}, more than the outturn of {outturn} that they are part of. Lower the fees, or say that they come on top.")]
    FeesPassOutturn {
        /// The sum of the fees.
        fees: Money,
        /// The outturn.
        outturn: Money,
    },
}

impl SettleError {
    /// A short name for programs, such as `no_split`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::TooPrecise => "too_precise",
            Self::TooLarge => "too_large",
            Self::NoProviders => "no_providers",
            Self::NoSplit { .. } => "no_split",
            Self::Twice { .. } => "step_twice",
            Self::BothTriggers { .. } => "both_triggers",
            Self::AfterSplit { .. } => "after_split",
            Self::AfterInterim { .. } => "after_interim",
            Self::TargetMovesLate { .. } => "target_moves_late",
            Self::TargetBelowNothing { .. } => "target_below_nothing",
            Self::NoWeights { .. } => "no_weights",
            Self::NoScore { .. } => "no_score",
            Self::NoPeople { .. } => "no_people",
            Self::NoPoints { .. } => "no_points",
            Self::RoundToNothing { .. } => "round_to_nothing",
            Self::DirectCosts { .. } => "direct_costs",
            Self::FeesPassOutturn { .. } => "fees_pass_outturn",
        }
    }

    /// Where to look in the design: `terms.steps[3]`.
    pub fn path(&self) -> String {
        match self {
            Self::TooPrecise | Self::TooLarge => "terms".to_owned(),
            Self::NoProviders | Self::FeesPassOutturn { .. } => "members".to_owned(),
            Self::NoSplit { .. } => "terms.steps".to_owned(),
            Self::NoScore { path, .. } => path.clone(),
            Self::NoPeople { .. } => "facts.people".to_owned(),
            Self::TargetBelowNothing { .. } => "facts.adjustments".to_owned(),
            Self::DirectCosts { .. } => "facts.direct_costs".to_owned(),
            Self::Twice { step, .. }
            | Self::BothTriggers { step, .. }
            | Self::AfterSplit { step, .. }
            | Self::AfterInterim { step, .. }
            | Self::TargetMovesLate { step }
            | Self::NoWeights { step, .. }
            | Self::NoPoints { step }
            | Self::RoundToNothing { step, .. } => format!("terms.steps[{step}]"),
        }
    }
}
