//! The dangers of terms in plain words, each with how to mend it.

use super::name;
use crate::figures::{percent_exact, whole_money};
use crate::terms::months;
use crate::votes::Warned;
use alliance_model::{Design, Id, Money};
use alliance_settle::{Side, TermsDanger, TermsDangerKind as What};

/// What a danger is, and how to mend it.
pub fn terms_warned(design: &Design, danger: &TermsDanger) -> Warned {
    let (text, mend) = Teller { design }.tell(&danger.what);
    Warned { text, mend }
}

struct Teller<'a> {
    design: &'a Design,
}

impl Teller<'_> {
    fn tell(&self, what: &What) -> (String, String) {
        let (text, mend) = match what {
            What::LossBeyondReserves { reserves, .. } => return (self.loss_beyond_reserves(what), self.cap_at(*reserves)),
            What::NoTarget => (
                "The target is nothing, so a share of it is nothing too. No band, threshold or cap means anything.".to_owned(),
                "Write the target cost.",
            ),
            What::MoralHazard { from, loss: Money::ZERO } => (
                format!("From {} on, the providers bear nothing of an overrun. The commissioner pays every further pound.", self.money(*from)),
                "Give the providers a share of an overrun, unless a scheme without pain is meant.",
            ),
            What::MoralHazard { from, loss } => (
                format!(
                    "Past {} the providers lose nothing more: they have lost {} by then. The commissioner pays every further pound.",
                    self.money(*from),
                    self.money(*loss)
                ),
                "Let a small share go on beyond this, raise the cap, or agree now what is done when the cost comes near it.",
            ),
            What::MemberLosesNoMore { member, from, loss } => (
                format!("{} loses nothing more past {}: it has lost {} by then.", self.name(member), self.money(*from), self.money(*loss)),
                "Nothing needs to change if this protects a small member. Watch the costs together when they come near.",
            ),
            What::Cliff { side, at, jump } => {
                (self.cliff(*side, *at, *jump), "Share only what lies beyond the threshold (a deductible), so that nothing jumps.")
            }
            What::NobodyResponsible { side: Side::Pain, from, to } => (
                format!("{} the providers bear nothing of the next pound. The commissioner pays it alone.", self.stretch(*from, *to)),
                "Give this band a share, or close the gap between the bands.",
            ),
            What::NobodyResponsible { side: Side::Gain, from, to } => (
                format!("{} the providers keep nothing of a further saving, so they have no reason to save more.", self.stretch(*from, *to)),
                "Nothing needs to change if saving more would hurt the work. Else give this band a share, or raise the cap on gain.",
            ),
            What::MoreThanAll { from, to, part, .. } => (
                format!(
                    "{} the providers bear {} of each further pound: more than the pound itself. The commissioner gains by it.",
                    self.stretch(*from, *to),
                    percent_exact(part.0)
                ),
                "Lower the share, or the factor for the score, until together they are 100% or less.",
            ),
            What::FeeGrowsWithCost { member, at_target, at_bad, bad } => (
                format!(
                    "The fee of {} is a share of what its work costs: {} at the target, {} at {}. It is paid more for costing more.",
                    self.name(member),
                    self.money(*at_target),
                    self.money(*at_bad),
                    self.money(*bad)
                ),
                "Make the fee a fixed sum, or a share of the target.",
            ),
            What::RewardsOverrun { member, from, to, more } => (
                format!(
                    "{} is better off where the work costs more. From {} to {} its fee and its share together rise by {}.",
                    self.name(member),
                    self.money(*from),
                    self.money(*to),
                    self.money(*more)
                ),
                "Make its fee a fixed sum, or let it bear a larger share of an overrun.",
            ),
            What::NoPart { member } => (
                format!("{} provides, but has no part of any gain or loss.", self.name(member)),
                "Give it a weight in the split, unless this is meant.",
            ),
            What::LopsidedCaps { loss_stops } => (
                format!("A loss stops at {}, and a gain never stops. The providers can win more than they can lose.", self.money(*loss_stops)),
                "Nothing needs to change if this was agreed: it is a common form. Else cap the gain as well.",
            ),
            What::CapBeforeShare { now, moved, bad } => (
                format!(
                    "The cap stands before the share, so it limits the whole difference. At {} the providers lose {}; with the cap after the share it would be {}.",
                    self.money(*bad),
                    self.money(now.abs()),
                    self.money(moved.abs())
                ),
                "Move the cap below the share, if it should limit what the providers lose.",
            ),
            What::MixedTriggers { cliff } => {
                let (cliff, other) = if *cliff == Side::Gain { ("a saving", "an overrun") } else { ("an overrun", "a saving") };
                (
                    format!("There is a cliff for {cliff} and a deductible for {other}. The two pay very different money."),
                    "Use the same rule on both sides, unless this is meant.",
                )
            }
            What::OutcomeWithoutWeight { outcome } => {
                let found = self.design.outcomes.iter().find(|other| &other.id == outcome);
                let name = found.map_or_else(|| outcome.to_string(), |outcome| outcome.name.clone());
                (format!("\u{201c}{name}\u{201d} has no weight, so its score changes nothing."), "Give it a weight, or take it off the list.")
            }
            What::OutcomeWeights { sum } => (
                format!("The weights of the outcomes add to {}, not to 100%.", percent_exact(sum.0)),
                "Change them so that together they make the whole.",
            ),
        };
        (text, mend.to_owned())
    }

    fn loss_beyond_reserves(&self, what: &What) -> String {
        let What::LossBeyondReserves { member, reserves, from, loss, bad, months: of_income, grows } = what else { return String::new() };
        let income = of_income.map_or(String::new(), |part| format!(", {} of its income", months(part)));
        let more = if *grows { " It goes on growing." } else { "" };
        format!(
            "{} can lose more than its free reserves of {}: that begins at {}. At {} it loses {}{income}.{more}",
            self.name(member),
            self.money(*reserves),
            self.money(*from),
            self.money(*bad),
            self.money(*loss)
        )
    }

    fn cap_at(&self, reserves: Money) -> String {
        if reserves <= Money::ZERO {
            return "Let it carry no loss: give it a cap of nothing of its own.".to_owned();
        }
        format!("Give it a cap of its own, of at most {}, or split by free reserves.", self.money(reserves))
    }

    fn cliff(&self, side: Side, at: Money, jump: Money) -> String {
        let (at, jump) = (self.money(at), self.money(jump));
        match side {
            Side::Gain => {
                format!("Around {at} a penny of cost decides over {jump}. Down to there a saving is not shared at all; from there all of it is.")
            }
            Side::Pain => {
                format!("Around {at} a penny of cost decides over {jump}. Up to there an overrun is not shared at all; from there all of it is.")
            }
        }
    }

    /// "Between £1 and £2", "Below £2", "From £1 on".
    fn stretch(&self, from: Money, to: Option<Money>) -> String {
        match to {
            None => format!("From {} on", self.money(from)),
            Some(to) if from == Money::ZERO => format!("Below {}", self.money(to)),
            Some(to) => format!("Between {} and {}", self.money(from), self.money(to)),
        }
    }

    fn money(&self, amount: Money) -> String {
        whole_money(amount, &self.design.currency)
    }

    fn name(&self, member: &Id) -> String {
        name(self.design, member)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use alliance_model::{Exact, Fee};
    use alliance_settle::{DangerLevel, Fraction, terms_dangers};
    use std::collections::BTreeSet;

    fn told(design: &Design) -> Vec<String> {
        let found = terms_dangers(&design.terms, &design.members, &design.outcomes, &design.facts).unwrap();
        found.iter().map(|danger| terms_warned(design, danger)).map(|warned| format!("{} {}", warned.text, warned.mend)).collect()
    }

    fn health() -> Design {
        alliance_format::template("health-alliance").unwrap()
    }

    #[track_caller]
    fn has(design: &Design, text: &str) {
        let told = told(design);
        assert!(told.iter().any(|told| told.starts_with(text)), "{text} not in {told:#?}");
    }

    #[test]
    fn dangers_are_told_by_the_names_of_the_members() {
        let mut design = health();
        has(
            &design,
            "Past £9,134,400 the providers lose nothing more: they have lost £111,880 by then. The commissioner pays every further pound. Let",
        );
        has(&design, "Northgate Community Group loses nothing more past £8,966,666.67: it has lost £5,000 by then. Nothing needs to change");
        has(&design, "Below £8,377,600 the providers keep nothing of a further saving, so they have no reason to save more. Nothing");
        design.members[5].free_reserves = Some(Money::pounds(4_000));
        let poor = "Northgate Community Group can lose more than its free reserves of £4,000: that begins at £8,933,333.52. At £10,560,000 it loses £5,000, 0.1 months of its income. Give it a cap of its own, of at most £4,000, or split by free reserves.";
        has(&design, poor);
        design.members[5].fee = Some(Fee::OfActual { rate: "0.04".parse().unwrap() });
        has(&design, "The fee of Northgate Community Group is a share of what its work costs: £35,200 at the target, £42,240 at £10,560,000. It is");
    }

    /// One of each kind.
    fn all() -> Vec<What> {
        let (member, outcome): (Id, Id) = ("northgate".parse().unwrap(), "safe-home".parse().unwrap());
        let (from, loss, to) = (Money::pounds(1_000), Money::pounds(10), Some(Money::pounds(2_000)));
        let bad = Money::pounds(1_200);
        let part = Fraction(Exact::new(3, 2));
        let beyond = |reserves, grows| What::LossBeyondReserves { member: member.clone(), reserves, from, loss, bad, months: None, grows };
        vec![
            What::NoTarget,
            What::MoralHazard { from, loss },
            What::MoralHazard { from, loss: Money::ZERO },
            What::MemberLosesNoMore { member: member.clone(), from, loss },
            What::Cliff { side: Side::Gain, at: from, jump: loss },
            What::Cliff { side: Side::Pain, at: from, jump: loss },
            What::NobodyResponsible { side: Side::Gain, from, to },
            What::NobodyResponsible { side: Side::Gain, from: Money::ZERO, to },
            What::NobodyResponsible { side: Side::Pain, from, to },
            What::NobodyResponsible { side: Side::Pain, from, to: None },
            What::MoreThanAll { side: Side::Pain, from, to: None, part },
            What::FeeGrowsWithCost { member: member.clone(), at_target: loss, at_bad: from, bad },
            What::RewardsOverrun { member: member.clone(), from, to: bad, more: loss },
            beyond(loss, true),
            beyond(-loss, false),
            What::NoPart { member },
            What::LopsidedCaps { loss_stops: from },
            What::CapBeforeShare { now: -loss, moved: -from, bad },
            What::MixedTriggers { cliff: Side::Gain },
            What::MixedTriggers { cliff: Side::Pain },
            What::OutcomeWithoutWeight { outcome },
            What::OutcomeWeights { sum: part },
        ]
    }

    #[test]
    fn each_is_told_in_short_sentences_with_a_way_to_mend_it_and_no_two_alike() {
        let design = health();
        let told: Vec<Warned> =
            all().into_iter().map(|what| terms_warned(&design, &TermsDanger { level: DangerLevel::Warning, path: String::new(), what })).collect();
        for text in told.iter().flat_map(|warned| [&warned.text, &warned.mend]) {
            assert!(text.ends_with('.') && !text.contains("  "), "{text}");
            assert!(text.split(". ").all(|sentence| sentence.split_whitespace().count() <= 32), "{text}");
        }
        assert_eq!(told.iter().map(|warned| &warned.text).collect::<BTreeSet<_>>().len(), told.len());
    }
}
