//! What a picture of futures shows, as a sentence.

use super::amounts::{amount, pounds};
use super::chances::in_hundred;
use super::headlines::{Who, at};
use crate::figures::{list, short_money, tenths};
use alliance_model::{Currency, sort_short};
use alliance_simulate::{Driver, OwnCap, Spread};

/// "Half of futures end below £8.71m; one in ten above £9.18m."
pub fn cost_title(outturn: &Spread, currency: &Currency) -> String {
    let short = |percent: f64| at(outturn, percent).map(|(amount, _)| short_money(pounds(amount), currency));
    match (short(50.0), short(90.0)) {
        (Some(half), Some(tenth)) if half != tenth => format!("Half of futures end below {half}; one in ten above {tenth}."),
        (Some(half), _) => format!("Nearly every future ends at {half}."),
        _ => "Nothing is known of the final cost.".to_owned(),
    }
}

/// "Half of futures give you £2,651 or more; 23 of 100 take your whole £5,000 cap."
pub fn result_title(result: &Spread, own_cap: Option<OwnCap>, who: Who<'_>, currency: &Currency) -> String {
    let Some(((half, half_error), (low, low_error))) = at(result, 50.0).zip(at(result, 10.0)) else {
        return "Nothing is known of the result.".to_owned();
    };
    let subject = if who.you { "you" } else { who.name };
    let told = |amount_of: f64, error: f64| amount(amount_of.abs(), error, currency);
    let whole_cap = own_cap.filter(|cap| cap.cap > 0.0 && cap.reached.chance >= 0.1);
    let worst = if let Some(cap) = whole_cap {
        let whose = if who.you { "your" } else { "its" };
        format!("{} take {whose} whole {} cap", in_hundred(cap.reached), told(cap.cap, 0.0))
    } else if low < 0.0 {
        format!("one in ten takes {} or more", told(low, low_error))
    } else if low > 0.0 {
        format!("nine in ten give at least {}", told(low, low_error))
    } else {
        "nine in ten take nothing".to_owned()
    };
    if half < 0.0 {
        return format!("Half of futures cost {subject} {} or more; {worst}.", told(half, half_error));
    }
    let half = if half > 0.0 { format!("{} or more", told(half, half_error)) } else { "nothing or less".to_owned() };
    format!("Half of futures give {subject} {half}; {worst}.")
}

/// "“Core support team pay” and “Demand surge” drive your result most.": those that move it furthest between their low and their high,
/// as in the picture. Whose: "your result", "the final cost".
pub fn drivers_title(drivers: &[Driver], whose: &str) -> String {
    let wide = |driver: &Driver| (driver.at_high - driver.at_low).abs();
    let mut driving: Vec<&Driver> = drivers.iter().filter(|driver| driver.has_effect && wide(driver) > 0.0).collect();
    sort_short(&mut driving, |one, other| wide(one) > wide(other));
    let first: Vec<String> = driving.iter().take(2).map(|driver| format!("\u{201c}{}\u{201d}", driver.name)).collect();
    match &first[..] {
        [] => format!("Nothing that is uncertain moves {whose}."),
        [only] => format!("Only {only} drives {whose}."),
        several => format!("{} drive {whose} most.", list(&several.iter().map(String::as_str).collect::<Vec<_>>())),
    }
}

/// Who has most at stake for each part of the say. Each with its name, say and stake.
pub fn stake_title(members: &[(&str, f64, f64)]) -> String {
    let most = members.iter().filter(|(_, say, stake)| *say > 0.0 && *stake > 0.0).max_by(|a, b| (a.2 / a.1).total_cmp(&(b.2 / b.1)));
    let silent = members.iter().find(|(_, say, stake)| *say <= 0.0 && *stake > 0.0);
    if let Some((name, _, stake)) = silent {
        return format!("{name} stands to bear {} of the losses and has no say.", hundredths(*stake));
    }
    match most {
        Some((name, say, stake)) if stake > say => {
            format!("{name} has most at stake for its say: {} of the losses, {} of the say.", hundredths(*stake), hundredths(*say))
        }
        Some(_) => "Nobody stands to bear more of the losses than it has of the say.".to_owned(),
        None => "Nobody stands to lose in nine futures of ten.".to_owned(),
    }
}

fn hundredths(part: f64) -> String {
    format!("{}%", tenths((part * 100.0).round()))
}
