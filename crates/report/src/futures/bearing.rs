//! Whether a member can bear its worst year in ten, in words.

use super::headlines::who;
use crate::figures::{count, list};
use alliance_model::{Design, Id};
use alliance_simulate::{Futures, MemberFutures};

/// How a loss stands beside free reserves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bearing {
    /// There is none.
    NoLoss,
    /// Under a twentieth of them.
    Comfortable,
    /// Under a quarter.
    Once,
    /// A quarter or more: as much as three months of a year's reserves.
    ThreeMonths,
    /// As much as there is, or more.
    MoreThanAll,
}

impl Bearing {
    /// In words.
    pub fn words(self) -> &'static str {
        match self {
            Self::NoLoss => "no loss",
            Self::Comfortable => "comfortable",
            Self::Once => "bearable once, not every year",
            Self::ThreeMonths => "three months of cover gone",
            Self::MoreThanAll => "more than it has",
        }
    }
}

/// How a member's loss of one year in ten stands beside its free reserves; none where nothing is said of them and it can lose.
pub fn bearing(member: &MemberFutures) -> Option<Bearing> {
    if member.loss_p90 <= 0.0 {
        return Some(Bearing::NoLoss);
    }
    let part = member.reserves.map(|reserves| reserves.part.unwrap_or(f64::INFINITY))?;
    Some(match part {
        part if part < 0.05 => Bearing::Comfortable,
        part if part < 0.25 => Bearing::Once,
        part if part < 1.0 => Bearing::ThreeMonths,
        _ => Bearing::MoreThanAll,
    })
}

/// Who cannot bear it, or can only once; or that each can.
pub fn bearing_finding(design: &Design, futures: &Futures, you: Option<&Id>) -> String {
    let named = |worst: Bearing| -> Vec<String> {
        let those = futures.members.iter().filter(|member| bearing(member) == Some(worst));
        those
            .map(|member| who(design, &member.member, you))
            .map(|who| if who.you { format!("{} (you)", who.name) } else { who.name.to_owned() })
            .collect()
    };
    let told = |names: &[String]| list(&names.iter().map(String::as_str).collect::<Vec<_>>());
    let over = named(Bearing::MoreThanAll);
    if !over.is_empty() {
        return format!("In one year of ten, {} would lose more than {}.", told(&over), if over.len() == 1 { "it has" } else { "they have" });
    }
    let months = named(Bearing::ThreeMonths);
    if !months.is_empty() {
        let cover = if months.len() == 1 { "its reserves" } else { "their reserves" };
        return format!("In one year of ten, {} would lose a quarter or more of {cover}.", told(&months));
    }
    let unknown = futures.members.iter().filter(|member| !member.commissions && bearing(member).is_none()).count();
    if unknown > 0 {
        return format!("Nothing is said of the free reserves of {}.", count(unknown, "provider that can lose", "providers that can lose"));
    }
    let once = named(Bearing::Once);
    if once.is_empty() {
        return "Each provider can bear its worst one year in ten.".to_owned();
    }
    format!("Each provider can bear its worst one year in ten; {} only now and then.", told(&once))
}
