//! Risk and reward in plain words.

use crate::figures::{list, percent, percent_exact, short_money, whole_money};
use alliance_model::{
    Band, Currency, Design, Excess, Id, Key, Levy, Limit, Member, Money, Quality, Rate, Share, Split, Step, Terms, Threshold, Trigger, TriggerRule,
};
use alliance_settle::{BreakKind, BreakPoint, MemberResult, Settlement, Side};
use std::cmp::Ordering;

/// The result in three sentences: the difference, who takes it, and what that is for you.
/// Two where nobody is chosen, or a member that is not there.
pub fn sentences(design: &Design, settlement: &Settlement, you: Option<&Id>) -> Vec<String> {
    let mut sentences = vec![difference(design, settlement), shares(design, settlement)];
    sentences.extend(you.and_then(|you| yours(design, settlement, you)));
    sentences
}

fn difference(design: &Design, settlement: &Settlement) -> String {
    let amount = whole_money(settlement.difference.abs(), &design.currency);
    match settlement.difference.cmp(&Money::ZERO) {
        Ordering::Greater => format!("The work costs {amount} less than the target."),
        Ordering::Equal => "The work costs just the target.".to_owned(),
        Ordering::Less => format!("The work costs {amount} more than the target."),
    }
}

fn shares(design: &Design, settlement: &Settlement) -> String {
    let told = |amount: Money| whole_money(amount.abs(), &design.currency);
    let (providers, between) = if providers(design) == 1 { ("The provider", "") } else { ("The providers", " between them") };
    let one = providers == "The provider";
    let verb = |several: &'static str, single: &'static str| if one { single } else { several };
    let Settlement { pool, commissioner, .. } = *settlement;
    let (saving, overrun) = (settlement.difference > Money::ZERO, settlement.difference.is_negative());
    let sentence = if pool == Money::ZERO && commissioner == Money::ZERO {
        "Nobody gains and nobody pays".to_owned()
    } else if overrun && pool == Money::ZERO {
        format!("{providers} {} none of it; the commissioner bears it all", verb("pay", "pays"))
    } else if overrun && commissioner == Money::ZERO {
        format!("{providers} {} all of it{between}", verb("pay", "pays"))
    } else if overrun && pool.is_negative() && commissioner.is_negative() {
        format!("{providers} {} {} of it{between}; the commissioner bears {}", verb("pay", "pays"), told(pool), told(commissioner))
    } else if saving && pool == Money::ZERO {
        format!("{providers} {} none of it; the commissioner keeps {}", verb("keep", "keeps"), told(commissioner))
    } else if saving && !pool.is_negative() && !commissioner.is_negative() {
        format!("{providers} {} {} of it{between}; the commissioner keeps {}", verb("keep", "keeps"), told(pool), told(commissioner))
    } else {
        let result = |amount: Money, several: bool| match (amount.is_negative(), several) {
            (true, true) => format!("pay {}", told(amount)),
            (true, false) => format!("pays {}", told(amount)),
            (false, true) => format!("gain {}", told(amount)),
            (false, false) => format!("gains {}", told(amount)),
        };
        format!("{providers} {}{between}; the commissioner {}", result(pool, !one), result(commissioner, false))
    };
    if settlement.reserve == Money::ZERO {
        return format!("{sentence}.");
    }
    format!("{sentence}. The alliance keeps {} in reserve.", told(settlement.reserve))
}

fn yours(design: &Design, settlement: &Settlement, you: &Id) -> Option<String> {
    let member = design.member(you)?;
    let result = settlement.member(you)?;
    let told = |amount: Money| whole_money(amount.abs(), &design.currency);
    let name = format!("You ({})", member.name);
    if !member.is_provider() {
        return Some(match settlement.commissioner.cmp(&Money::ZERO) {
            Ordering::Less => format!("{name} bear {}.", told(settlement.commissioner)),
            Ordering::Equal => format!("{name} gain nothing and bear nothing."),
            Ordering::Greater => format!("{name} keep {}.", told(settlement.commissioner)),
        });
    }
    let (share, uncapped) = (result.limb3, result.uncapped);
    let verb = if share.is_negative() || uncapped.is_negative() { "pay" } else { "gain" };
    if uncapped == Money::ZERO && share == Money::ZERO {
        return Some(format!("{name} gain nothing and pay nothing."));
    }
    let amount = if share == Money::ZERO { "nothing".to_owned() } else { told(share) };
    Some(match share.abs().cmp(&uncapped.abs()) {
        Ordering::Equal => format!("{name} {verb} {amount}."),
        Ordering::Greater => format!("{name} {verb} {amount}, {} of it because others reach their caps.", told(share - uncapped)),
        Ordering::Less => {
            let without = if excess(&design.terms) == Some(Excess::Reallocate) { "Without caps" } else { "Without it" };
            format!("{name} {verb} {amount}: your cap. {without} you would {verb} {}.", told(uncapped))
        }
    })
}

/// The caption of the curve: where a loss stops growing, yours if you have a cap of your own, else that of the providers.
pub fn finding(design: &Design, break_points: &[BreakPoint], you: Option<&Id>) -> String {
    let short = |outturn: Money| short_money(outturn, &design.currency);
    let alone = alone_in_the_end(break_points);
    let is_yours = |kind: &BreakKind| matches!(kind, BreakKind::MemberCapReached { member, side: Side::Pain } if Some(member) == you);
    let your_cap = break_points.iter().find(|point| is_yours(&point.kind)).map(|point| point.outturn);
    match (your_cap, alone) {
        (Some(cap), alone) if alone.is_none_or(|alone| cap <= alone) => {
            let rest = match excess(&design.terms) {
                Some(Excess::Reallocate) if alone != Some(cap) => "the other providers’ does not",
                _ => "the commissioner’s does not",
            };
            format!("Past {} your loss stops growing; {rest}.", short(cap))
        }
        (_, Some(alone)) => format!("Past {} the providers’ loss stops growing; the commissioner’s does not.", short(alone)),
        _ => "No cap stops the providers’ part of an overrun.".to_owned(),
    }
}

/// Where an overrun becomes the commissioner's alone and stays so.
fn alone_in_the_end(break_points: &[BreakPoint]) -> Option<Money> {
    let is_change = |kind: &BreakKind| {
        use BreakKind::{CommissionerAlone, ProvidersAlone, SharedAgain};
        matches!(kind, CommissionerAlone { side: Side::Pain } | ProvidersAlone { side: Side::Pain } | SharedAgain { side: Side::Pain })
    };
    let last = break_points.iter().rfind(|point| is_change(&point.kind))?;
    matches!(last.kind, BreakKind::CommissionerAlone { .. }).then_some(last.outturn)
}

/// How far the final cost is from the target: "102% of target, £176,000 over the target".
pub fn away_from_target(design: &Design, settlement: &Settlement) -> String {
    let told = |amount: Money| whole_money(amount, &design.currency);
    let away = match settlement.difference.pence() {
        0 => "exactly the target".to_owned(),
        saving if saving > 0 => format!("{} under the target", told(settlement.difference)),
        _ => format!("{} over the target", told(settlement.difference.abs())),
    };
    if settlement.target == Money::ZERO {
        return away;
    }
    format!("{} of target, {away}", percent_exact(settlement.outturn.exact() / settlement.target.exact()))
}

/// The stretch of final costs that is shown: a fifth of the target either way, and where it stands now.
pub fn stretch(design: &Design) -> (Money, Money) {
    let (target, outturn) = (design.terms.target.pence(), design.facts.outturn.pence());
    let fifth = (target / 5).max(100);
    let lowest = (target - fifth).min(outturn).max(0);
    let highest = (target + fifth).max(outturn);
    let amount = |pence| Money::from_pence(pence).unwrap_or_default();
    (amount(lowest), amount(highest))
}

/// By how many pounds a slider of the final cost moves: a round number, a thousandth of the target or less.
pub fn slider_step(design: &Design) -> i64 {
    let thousandth = design.terms.target.pence() / 100_000;
    std::iter::successors(Some(1_i64), |step| step.checked_mul(10)).take_while(|step| *step <= thousandth.max(1)).last().unwrap_or(1)
}

/// What members' own caps move, and onto whom; none where no cap bites.
pub fn cap_note(design: &Design, settlement: &Settlement, you: Option<&Id>) -> Option<String> {
    let told = |amount: Money| whole_money(amount, &design.currency);
    let cut = |result: &MemberResult| (result.uncapped.abs() - result.limb3.abs()).max(Money::ZERO);
    let all: Money = settlement.members.iter().map(cut).sum();
    if all == Money::ZERO {
        return None;
    }
    let yours = you.and_then(|you| settlement.member(you)).map_or(Money::ZERO, cut);
    let pain = settlement.pool.is_negative() || settlement.members.iter().any(|result| result.uncapped.is_negative());
    let onto = if pain { "onto" } else { "to" };
    let reallocates = excess(&design.terms) == Some(Excess::Reallocate);
    let whom = if reallocates { "the other providers" } else { "the commissioner" };
    let mut note = match yours {
        Money::ZERO => format!("The members’ own caps move {} {onto} {whom}.", told(all)),
        yours if yours == all => format!("Your cap moves {} {onto} {whom}.", told(yours)),
        yours => format!("Your cap moves {} {onto} {whom}. Together, the caps move {}.", told(yours), told(all)),
    };
    if reallocates {
        let taken: Money = settlement.members.iter().map(|result| (result.limb3.abs() - result.uncapped.abs()).max(Money::ZERO)).sum();
        if taken < all {
            note = note.replace(whom, "others");
            note.push_str(&format!(" The providers are full, so {} of it is left to the commissioner.", told(all - taken)));
        }
        return Some(note);
    }
    note.push_str(" If that is not meant, let the other providers carry it: see Split.");
    Some(note)
}

/// The terms, one plain sentence for each step.
pub fn steps_in_words(terms: &Terms, currency: &Currency) -> Vec<String> {
    terms.steps.iter().map(|step| step_in_words(step, currency)).collect()
}

fn step_in_words(step: &Step, currency: &Currency) -> String {
    match step {
        Step::AdjustTarget => "The target moves by the changes that are agreed.".to_owned(),
        Step::Trigger(trigger) => trigger_in_words(trigger),
        Step::Share(share) => share_in_words(share),
        Step::Quality(quality) => quality_in_words(quality, currency),
        Step::Levy(Levy::Gain { rate }) => format!("{} is taken off a gain.", percent(*rate)),
        Step::Levy(Levy::Pain { rate }) => format!("{} is taken off a loss.", percent(*rate)),
        Step::Cap(cap) => {
            let gain = cap.gain.map(|limit| format!("gain at most {}", limit_in_words(limit, currency)));
            let pain = cap.pain.map(|limit| format!("lose at most {}", limit_in_words(limit, currency)));
            either_side("Together the providers", gain, pain).unwrap_or_else(|| "There is no cap on the pool.".to_owned())
        }
        Step::Relief => "Relief lightens a loss, never below nothing.".to_owned(),
        Step::Reserve(reserve) => format!("{} of a gain is kept by the alliance for: {}.", percent(reserve.rate), reserve.label),
        Step::Split(split) => split_in_words(split),
        Step::Interim { retention } => format!("{} of an interim payment is held back until the final account.", percent(*retention)),
        Step::Round(rounding) => format!("The pool is rounded to {}.", whole_money(rounding.to, currency)),
    }
}

fn trigger_in_words(trigger: &Trigger) -> String {
    let threshold = |threshold: &Threshold| match threshold {
        Threshold::Flat(rate) => percent(*rate),
        Threshold::Sliding { .. } => "a share that slides with the people served".to_owned(),
    };
    let gain = trigger.gain.as_ref().map(|gain| format!("for a saving {}", threshold(gain)));
    let pain = trigger.pain.as_ref().map(|pain| format!("for an overrun {}", threshold(pain)));
    let parts: Vec<String> = gain.into_iter().chain(pain).collect();
    if parts.is_empty() {
        return "Every difference counts: no threshold is set.".to_owned();
    }
    let parts = list(&parts.iter().map(String::as_str).collect::<Vec<_>>());
    match trigger.rule {
        TriggerRule::Deductible => format!("Only what lies beyond a threshold is shared: {parts} of the target."),
        TriggerRule::Cliff => {
            format!("Nothing is shared below a threshold; once it is reached, all is, from the first pound: {parts} of the target.")
        }
    }
}

fn share_in_words(share: &Share) -> String {
    let gain = bands_in_words(&share.gain)
        .map_or_else(|| "The commissioner keeps every saving.".to_owned(), |bands| format!("Of a saving the providers keep {bands}."));
    let pain = bands_in_words(&share.pain)
        .map_or_else(|| "The commissioner bears every overrun.".to_owned(), |bands| format!("Of an overrun the providers bear {bands}."));
    format!("{gain} {pain}")
}

/// "50%", or "30% up to 2% and 50% up to 6% of the target"; none without bands.
fn bands_in_words(bands: &[Band]) -> Option<String> {
    if let [Band { from, to: None, share }] = bands
        && from.is_zero()
    {
        return Some(percent(*share));
    }
    let mut reached = Rate::ZERO;
    let mut parts = Vec::with_capacity(bands.len());
    for band in bands {
        let share = percent(band.share);
        parts.push(match band.to {
            Some(to) if band.from == reached => format!("{share} up to {}", percent(to)),
            Some(to) => format!("{share} from {} to {}", percent(band.from), percent(to)),
            None => format!("{share} beyond {}", percent(band.from)),
        });
        reached = band.to.unwrap_or(band.from);
    }
    let parts = list(&parts.iter().map(String::as_str).collect::<Vec<_>>());
    (!parts.is_empty()).then(|| format!("{parts} of the target"))
}

fn quality_in_words(quality: &Quality, currency: &Currency) -> String {
    match quality {
        Quality::Multiplier { .. } => "The score for outcomes makes the pool larger or smaller.".to_owned(),
        Quality::Rate { max, .. } => format!("The score for outcomes sets the rate: at full score {} of a gain is shared.", percent(*max)),
        Quality::Gate { minimum } => format!("A gain is paid only where the score for outcomes reaches {}.", percent(*minimum)),
        Quality::Pools { reward, liability } => {
            let (reward, liability) = (whole_money(*reward, currency), whole_money(*liability, currency));
            format!("The score for outcomes earns up to {reward} or costs up to {liability}.")
        }
    }
}

fn limit_in_words(limit: Limit, currency: &Currency) -> String {
    match limit {
        Limit::Amount(amount) => whole_money(amount, currency),
        Limit::OfTarget(rate) => format!("{} of the target", percent(rate)),
        Limit::OfFees(rate) => format!("{} of their fees", percent(rate)),
    }
}

fn split_in_words(split: &Split) -> String {
    let by = match split.by {
        Key::Equal => "equally",
        Key::Work => "by share of the work",
        Key::Fee => "by fee",
        Key::Budget => "by budget",
        Key::FreeReserves => "by free reserves",
        Key::RiskTolerance => "by the loss that each can bear",
        Key::Weights(_) => "by agreed weights",
    };
    if split.caps.is_empty() && split.gain_caps.is_empty() {
        return format!("The providers split the pool {by}.");
    }
    let excess = match split.excess {
        Excess::Commissioner => "the commissioner takes what a cap removes",
        Excess::Reallocate => "the other providers take what a cap removes",
    };
    format!("The providers split the pool {by}; members have caps of their own, and {excess}.")
}

/// "Who does this and does that." None where nobody does either.
fn either_side(who: &str, gain: Option<String>, pain: Option<String>) -> Option<String> {
    match (gain, pain) {
        (Some(gain), Some(pain)) => Some(format!("{who} {gain} and {pain}.")),
        (Some(only), None) | (None, Some(only)) => Some(format!("{who} {only}.")),
        (None, None) => None,
    }
}

fn providers(design: &Design) -> usize {
    design.members.iter().filter(|member| Member::is_provider(member)).count()
}

fn excess(terms: &Terms) -> Option<Excess> {
    terms.steps.iter().find_map(|step| match step {
        Step::Split(split) => Some(split.excess),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use alliance_settle::{break_points, settle_design};

    fn health(outturn: &str) -> Design {
        let mut design = alliance_format::template("health-alliance").unwrap();
        design.facts.outturn = outturn.parse().unwrap();
        design
    }

    fn reallocating(outturn: &str) -> Design {
        let mut design = health(outturn);
        let split = design.terms.steps.iter_mut().find_map(|step| if let Step::Split(split) = step { Some(split) } else { None });
        split.unwrap().excess = Excess::Reallocate;
        design
    }

    #[track_caller]
    fn check(design: &Design, you: &str, expect: &[&str]) {
        let settlement = settle_design(design).unwrap();
        assert_eq!(sentences(design, &settlement, you.parse().ok().as_ref()), expect);
    }

    #[test]
    fn the_result_in_three_sentences() {
        let more = "The work costs £250,000 more than the target.";
        let shared = "The providers pay £85,248 of it between them; the commissioner bears £164,752.";
        let design = health("9050000");
        check(&design, "northgate", &[more, shared, "You (Northgate Community Group) pay £5,000: your cap. Without it you would pay £8,980."]);
        check(&design, "beacon", &[more, shared, "You (Beacon Mind) pay £21,552."]);
        check(&design, "nhs-commissioner", &[more, shared, "You (NHS commissioner) bear £164,752."]);
        check(&design, "nobody", &[more, shared]);
        check(&design, "", &[more, shared]);
    }

    #[test]
    fn savings_and_the_target_itself() {
        let less = "The work costs £100,000 less than the target.";
        let shared = "The providers keep £30,000 of it between them; the commissioner keeps £70,000.";
        check(&health("8700000"), "northgate", &[less, shared, "You (Northgate Community Group) gain £3,000."]);
        check(&health("8700000"), "nhs-commissioner", &[less, shared, "You (NHS commissioner) keep £70,000."]);
        let target = ["The work costs just the target.", "Nobody gains and nobody pays."];
        check(&health("8800000"), "northgate", &[target[0], target[1], "You (Northgate Community Group) gain nothing and pay nothing."]);
        let mut single = alliance_format::template("blank").unwrap();
        single.facts.outturn = "1000000.50".parse().unwrap();
        check(
            &single,
            "provider",
            &[
                "The work costs £0.50 more than the target.",
                "The provider pays £0.25 of it; the commissioner bears £0.25.",
                "You (Provider) pay £0.25.",
            ],
        );
        single.terms.steps.remove(0);
        check(&single, "", &["The work costs £0.50 more than the target.", "The provider pays all of it."]);
    }

    #[test]
    fn nobody_to_share_with_is_said_as_it_is() {
        let mut design = health("9050000");
        design.terms.steps.insert(1, Step::Share(Share::default()));
        design.terms.steps.remove(0);
        check(&design, "", &["The work costs £250,000 more than the target.", "The providers pay none of it; the commissioner bears it all."]);
    }

    #[track_caller]
    fn check_finding(design: &Design, you: &str, expect: &str) {
        let points = break_points(&design.terms, &design.members, &design.outcomes, &design.facts).unwrap();
        assert_eq!(finding(design, &points, you.parse().ok().as_ref()), expect);
    }

    #[test]
    fn the_caption_says_where_a_loss_stops() {
        check_finding(&health("9050000"), "northgate", "Past £8.97m your loss stops growing; the commissioner’s does not.");
        // Riverside's cap is beyond what the pool ever asks of it.
        check_finding(&health("9050000"), "riverside", "Past £9.13m the providers’ loss stops growing; the commissioner’s does not.");
        check_finding(&health("9050000"), "", "Past £9.13m the providers’ loss stops growing; the commissioner’s does not.");
        check_finding(&reallocating("9050000"), "northgate", "Past £8.97m your loss stops growing; the other providers’ does not.");
        check_finding(&alliance_format::template("blank").unwrap(), "provider", "No cap stops the providers’ part of an overrun.");
    }

    #[track_caller]
    fn check_note(design: &Design, you: &str, expect: Option<&str>) {
        let settlement = settle_design(design).unwrap();
        assert_eq!(cap_note(design, &settlement, you.parse().ok().as_ref()).as_deref(), expect);
    }

    #[test]
    fn what_caps_move_is_told() {
        let mend = "If that is not meant, let the other providers carry it: see Split.";
        let both = format!("Your cap moves £3,980 onto the commissioner. Together, the caps move £4,552. {mend}");
        check_note(&health("9050000"), "northgate", Some(&both));
        check_note(&health("9050000"), "beacon", Some(&format!("The members’ own caps move £4,552 onto the commissioner. {mend}")));
        check_note(&health("9000000"), "northgate", Some(&format!("Your cap moves £1,480 onto the commissioner. {mend}")));
        check_note(&health("8700000"), "northgate", None);
        check_note(&reallocating("9000000"), "northgate", Some("Your cap moves £1,480 onto the other providers."));
        // All five are full: their caps add to 112,000 of a pool of 132,000.
        let full = "Your cap moves £8,200 onto others. Together, the caps move £20,120. The providers are full, so £20,000 of it is left to the commissioner.";
        check_note(&reallocating("9500000"), "northgate", Some(full));
    }

    #[test]
    fn every_step_is_a_plain_sentence() {
        let design = health("9050000");
        let expect = [
            "Of a saving the providers keep 30% up to 2%, 50% up to 8% and 25% up to 15% of the target. Of an overrun the providers bear 30% up to 2%, 50% up to 6% and 20% up to 12% of the target.",
            "Together the providers gain at most £176,000 and lose at most £132,000.",
            "The providers split the pool by share of the work; members have caps of their own, and the commissioner takes what a cap removes.",
        ];
        assert_eq!(steps_in_words(&design.terms, &design.currency), expect);
        let sea = alliance_format::template("north-sea-platform").unwrap();
        let expect = [
            "Of a saving the providers keep 54%. Of an overrun the providers bear 54%.",
            "Together the providers lose at most £40,000,000.",
            "The providers split the pool equally.",
        ];
        assert_eq!(steps_in_words(&sea.terms, &sea.currency), expect);
    }
}
