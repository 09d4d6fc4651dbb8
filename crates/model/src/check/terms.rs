//! Terms, and what they are applied to: amounts and shares within their limits, bands that follow each other, years.

use super::{Checker, Known, Listener, Words};
use crate::{Band, Cap, Design, Facts, Key, Levy, Limit, MayBe, Money, Quality, Rate, Share, Step, Threshold};
use std::fmt::from_fn;

impl<L: Listener> Checker<L> {
    pub(super) fn terms(&mut self, design: &Design) {
        let members = payers(design);
        self.not_negative(&"terms.target", Some(design.terms.target));
        for (index, step) in design.terms.steps.iter().enumerate() {
            self.step(&format_args!("terms.steps[{index}]"), step, &members);
        }
        self.facts(&"facts", &design.facts, &members);
    }

    pub(super) fn years(&mut self, design: &Design) {
        let members = &payers(design);
        for (index, year) in design.years.iter().enumerate() {
            let at = |field: &'static str| from_fn(move |f| write!(f, "years[{index}].{field}"));
            self.facts(&at("facts"), &year.facts, members);
            self.not_negative(&at("target"), year.target);
            self.not_negative(&at("cut_amount"), Some(year.cut_amount));
            self.share(&at("rebase"), Some(year.rebase));
            self.share(&at("cut"), Some(year.cut));
            for (place, joining) in year.joins.iter().enumerate() {
                if members.ids.iter().filter(|id| **id == &joining.member.id).count() > 1 {
                    self.error(
                        &format_args!("years[{index}].joins[{place}].member.id"),
                        &format_args!("\"{}\" again", joining.member.id),
                        &"an id that no other member has",
                        &"Give it another id.",
                    );
                }
                self.share(&format_args!("years[{index}].joins[{place}].member.work"), joining.member.work);
            }
            for (place, leaving) in year.leaves.iter().enumerate() {
                self.refers(&format_args!("years[{index}].leaves[{place}].member"), Some(&leaving.member), members);
            }
            for (id, share) in year.work.iter() {
                self.refers(&format_args!("years[{index}].work.{id}"), Some(id), members);
                self.share(&format_args!("years[{index}].work.{id}"), Some(*share));
            }
        }
        for (index, cost) in design.running_costs.iter().enumerate() {
            self.not_negative(&format_args!("running_costs[{index}].amount"), cost.amount);
            if let Some(meetings) = &cost.meetings {
                self.positive_rate(&format_args!("running_costs[{index}].meetings.hours"), meetings.hours);
                self.not_negative(&format_args!("running_costs[{index}].meetings.rate"), Some(meetings.rate));
            }
        }
        self.refers(&"instead.prime", design.instead.prime.as_ref(), members);
        for (index, margin) in design.instead.margins.iter().enumerate() {
            self.share(&format_args!("instead.margins[{index}]"), Some(*margin));
        }
    }

    pub(super) fn outcomes(&mut self, design: &Design) {
        for (index, outcome) in design.outcomes.iter().enumerate() {
            self.share(&format_args!("outcomes[{index}].weight"), Some(outcome.weight));
            if let Some(MayBe { low, likely, high }) = outcome.may_be
                && !(low <= likely && likely <= high)
            {
                self.out_of_order(&format_args!("outcomes[{index}].may_be"));
            }
            let is_score = outcome.minimum.is_none() && outcome.target.is_none() && outcome.stretch.is_none();
            if let Some(MayBe { low, high, .. }) = outcome.may_be
                && is_score
                && (low < Rate::percent(-100) || high > Rate::ONE)
            {
                self.error(
                    &format_args!("outcomes[{index}].may_be"),
                    &"a score beyond its scale",
                    &"a score from -100% to 100%",
                    &"Write 40 per cent as \"0.40\".",
                );
            }
        }
        self.adds_to_one(&"outcomes", "weights of outcomes", &design.outcomes.iter().map(|o| o.weight).collect::<Vec<_>>());
    }

    fn facts(&mut self, path: Words<'_>, facts: &Facts, members: &Known<'_>) {
        self.not_negative(&format_args!("{path}.outturn"), Some(facts.outturn));
        self.not_negative(&format_args!("{path}.relief"), Some(facts.relief));
        for (index, forecast) in facts.forecasts.iter().enumerate() {
            self.not_negative(&format_args!("{path}.forecasts[{index}]"), Some(*forecast));
        }
        for (id, amount) in facts.direct_costs.iter() {
            let at: Words<'_> = &format_args!("{path}.direct_costs.{id}");
            self.refers(at, Some(id), members);
            self.not_negative(at, Some(*amount));
        }
    }

    fn step(&mut self, path: Words<'_>, step: &Step, members: &Known<'_>) {
        match step {
            Step::AdjustTarget | Step::Relief => {}
            Step::Trigger(trigger) => {
                self.threshold(&format_args!("{path}.gain"), trigger.gain.as_ref());
                self.threshold(&format_args!("{path}.pain"), trigger.pain.as_ref());
            }
            Step::Share(Share { gain, pain }) => {
                self.bands(&format_args!("{path}.gain"), gain);
                self.bands(&format_args!("{path}.pain"), pain);
            }
            Step::Quality(quality) => self.quality(path, quality),
            Step::Levy(Levy::Gain { rate } | Levy::Pain { rate }) => self.share(&format_args!("{path}.rate"), Some(*rate)),
            Step::Cap(Cap { gain, pain }) => {
                self.limit(&format_args!("{path}.gain"), *gain);
                self.limit(&format_args!("{path}.pain"), *pain);
            }
            Step::Reserve(reserve) => self.share(&format_args!("{path}.rate"), Some(reserve.rate)),
            Step::Split(split) => {
                for (name, caps) in [("caps", &split.caps), ("gain_caps", &split.gain_caps)] {
                    for (id, amount) in caps.iter() {
                        self.refers(&format_args!("{path}.{name}.{id}"), Some(id), members);
                        self.not_negative(&format_args!("{path}.{name}.{id}"), Some(*amount));
                    }
                }
                if let Key::Weights(weights) = &split.by {
                    for (id, weight) in weights.iter() {
                        self.refers(&format_args!("{path}.by.weights.{id}"), Some(id), members);
                        self.positive_rate(&format_args!("{path}.by.weights.{id}"), *weight);
                    }
                    self.adds_to_one(&format_args!("{path}.by.weights"), "weights", &weights.values().copied().collect::<Vec<_>>());
                }
            }
            Step::Interim { retention } => self.share(&format_args!("{path}.retention"), Some(*retention)),
            Step::Round(rounding) => {
                if rounding.to <= Money::ZERO {
                    self.error(&format_args!("{path}.to"), &rounding.to, &"more than nothing", &"Write \"1.00\" for whole pounds.");
                }
            }
        }
    }

    fn threshold(&mut self, path: Words<'_>, threshold: Option<&Threshold>) {
        match threshold {
            None => {}
            Some(Threshold::Flat(rate)) => self.share(path, Some(*rate)),
            Some(Threshold::Sliding { by_people }) => {
                for (index, point) in by_people.iter().enumerate() {
                    self.share(&format_args!("{path}.by_people[{index}].rate"), Some(point.rate));
                }
                if by_people.is_empty() || by_people.windows(2).any(|pair| pair[0].people >= pair[1].people) {
                    let mend = "Put the points in order of people, each once.";
                    self.error(&format_args!("{path}.by_people"), &"points out of order, or none", &"one point or more, in order of people", &mend);
                }
            }
        }
    }

    fn bands(&mut self, path: Words<'_>, bands: &[Band]) {
        let mut reached = Rate::ZERO;
        for (index, band) in bands.iter().enumerate() {
            let at = |field: &'static str| from_fn(move |f| write!(f, "{path}[{index}].{field}"));
            self.positive_rate(&at("from"), band.from);
            self.share(&at("share"), Some(band.share));
            if band.to.is_some_and(|to| to <= band.from) {
                let mend = "Let the band end further from the target than it starts.";
                self.error(&at("to"), &band.to.unwrap_or_default(), &format_args!("more than {}", band.from), &mend);
            }
            if band.from < reached {
                let mend = "Let each band start where the one before ends.";
                self.error(&at("from"), &format_args!("{}, inside the band before", band.from), &format_args!("{reached} or more"), &mend);
            } else if index > 0 && band.from > reached {
                self.warn(
                    &at("from"),
                    &format_args!("a gap from {reached} to {}", band.from),
                    &"bands without gaps",
                    &"In the gap the commissioner bears everything. Add a band if that is not meant.",
                );
            }
            if band.to.is_none() && index + 1 < bands.len() {
                self.error(&at("to"), &"no end", &"an end, because another band follows", &"Write where the band ends.");
            }
            reached = band.to.unwrap_or(band.from);
        }
    }

    fn quality(&mut self, path: Words<'_>, quality: &Quality) {
        match quality {
            Quality::Multiplier { points } => {
                if points.is_empty() || points.windows(2).any(|pair| pair[0].score >= pair[1].score) {
                    let mend = "Put the points in order of score, each once.";
                    self.error(&format_args!("{path}.points"), &"points out of order, or none", &"one point or more, in order of score", &mend);
                }
                for (index, point) in points.iter().enumerate() {
                    self.positive_rate(&format_args!("{path}.points[{index}].gain"), point.gain);
                    self.positive_rate(&format_args!("{path}.points[{index}].pain"), point.pain);
                }
            }
            Quality::Rate { max, floor, ceiling } => {
                self.share(&format_args!("{path}.max"), Some(*max));
                self.share(&format_args!("{path}.floor"), *floor);
                self.share(&format_args!("{path}.ceiling"), *ceiling);
                if let (Some(floor), Some(ceiling)) = (floor, ceiling)
                    && floor > ceiling
                {
                    self.error(
                        &format_args!("{path}.floor"),
                        &floor,
                        &format_args!("at most the ceiling, {ceiling}"),
                        &"Lower the floor or raise the ceiling.",
                    );
                }
            }
            Quality::Gate { minimum } => self.share(&format_args!("{path}.minimum"), Some(*minimum)),
            Quality::Pools { reward, liability } => {
                self.not_negative(&format_args!("{path}.reward"), Some(*reward));
                self.not_negative(&format_args!("{path}.liability"), Some(*liability));
            }
        }
    }

    fn limit(&mut self, path: Words<'_>, limit: Option<Limit>) {
        match limit {
            None => {}
            Some(Limit::Amount(amount)) => self.not_negative(&format_args!("{path}.amount"), Some(amount)),
            Some(Limit::OfTarget(rate)) => self.positive_rate(&format_args!("{path}.of_target"), rate),
            Some(Limit::OfFees(rate)) => self.positive_rate(&format_args!("{path}.of_fees"), rate),
        }
    }
}

/// Who may be spoken of: also those who join in later years.
fn payers(design: &Design) -> Known<'_> {
    let joining = design.years.iter().flat_map(|year| &year.joins).map(|joining| &joining.member.id);
    Known::new("member", design.members.iter().map(|m| &m.id).chain(joining))
}
