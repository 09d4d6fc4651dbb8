//! The differences that are offered to a scenario, with a value to start from: worked out from the design.

use super::shapes::pence;
use alliance_format::{tree, value_at};
use alliance_json::{AsJson, Json, to_json};
use alliance_model::{Band, Cap, Change, Correlation, Design, Excess, Key, Limit, Member, Money, Rate, Share, Split, Step};

/// A difference with its name.
pub(super) struct Offer {
    pub(super) name: String,
    pub(super) change: Change,
}

/// Every difference that makes sense for this design, and is one.
pub(super) fn offers(design: &Design) -> Vec<Offer> {
    let mut all = vec![
        offer("The target is 5% higher", "terms.target", of(design.terms.target, 105)),
        offer("The target is 5% lower", "terms.target", of(design.terms.target, 95)),
        together(design),
    ];
    for step in &design.terms.steps {
        match step {
            Step::Share(_) => all.push(offer("Half of any saving or overrun is shared", "terms.steps.share", Step::Share(half()))),
            Step::Cap(cap) => all.extend(pool(cap)),
            Step::Split(split) => all.extend(divided(design, split)),
            _ => {}
        }
    }
    all.extend(design.risks.iter().map(|risk| offer(format!("It does not happen: {}", risk.name), format!("risks.{}.chance", risk.id), Rate::ZERO)));
    let json = tree(design);
    all.retain(|offer| value_at(&json, &offer.change.path) != Some(&offer.change.value));
    all
}

fn offer(name: impl Into<String>, path: impl Into<String>, mut value: impl AsJson) -> Offer {
    Offer { name: name.into(), change: Change { path: path.into(), value: to_json(&mut value) } }
}

fn of(amount: Money, hundredths: i128) -> Money {
    pence(i128::from(amount.pence()) * hundredths / 100)
}

fn together(design: &Design) -> Offer {
    let (name, correlation) = ("Costs move together: 0.3", Rate::percent(30));
    match design.correlation {
        Some(Correlation::CommonFactor { .. }) => offer(name, "correlation.correlation", correlation),
        _ => offer(name, "correlation", Correlation::CommonFactor { correlation }),
    }
}

/// Half and half, either way, as far as it goes.
fn half() -> Share {
    let band = || vec![Band { from: Rate::ZERO, to: None, share: Rate::percent(50) }];
    Share { gain: band(), pain: band() }
}

/// What the providers lose together.
fn pool(cap: &Cap) -> Vec<Offer> {
    let path = "terms.steps.cap.pain";
    let none = offer("No cap on what the providers lose together", path, Json::Null);
    let twice = "Twice the cap on what the providers lose together";
    let rate = |rate: Rate| Rate::fraction(rate.numerator().saturating_mul(2), rate.denominator()).unwrap_or(rate);
    match cap.pain {
        None => vec![offer("The providers lose at most 2% of the target together", path, Limit::OfTarget(Rate::percent(2)))],
        Some(Limit::Amount(amount)) => vec![none, offer(twice, format!("{path}.amount"), of(amount, 200))],
        Some(Limit::OfTarget(share)) => vec![none, offer(twice, format!("{path}.of_target"), rate(share))],
        Some(Limit::OfFees(share)) => vec![none, offer(twice, format!("{path}.of_fees"), rate(share))],
    }
}

/// Who carries what: each member's own cap, the split, and what a cap takes away.
fn divided(design: &Design, split: &Split) -> Vec<Offer> {
    let providers = || design.members.iter().filter(|member| member.is_provider());
    let cap = |member: &Member| format!("terms.steps.split.caps.{}", member.id);
    let mut all: Vec<Offer> = providers().map(|member| offer(format!("{} loses nothing", member.name), cap(member), Money::ZERO)).collect();
    all.extend(providers().filter_map(|member| {
        let now = split.caps.get(&member.id)?;
        Some(offer(format!("{} loses up to twice its cap", member.name), cap(member), of(*now, 200)))
    }));
    for (key, name) in [(Key::Equal, "The same part for each provider"), (Key::Work, "Each provider\u{2019}s part follows its share of the work")] {
        if key != split.by {
            all.push(offer(name, "terms.steps.split.by", key));
        }
    }
    let carriers = [
        (Excess::Reallocate, "The other providers carry what a cap takes away"),
        (Excess::Commissioner, "The commissioner carries what a cap takes away"),
    ];
    all.extend(
        carriers.into_iter().filter(|(excess, _)| *excess != split.excess).map(|(excess, name)| offer(name, "terms.steps.split.excess", excess)),
    );
    all
}
