//! The picture of what each member comes to under several scenarios.

use crate::Asked;
use alliance_chart::{CompareDots, MemberDots, Picture, compare_dots};
use alliance_model::Id;
use alliance_report::figures::list;
use alliance_report::futures::{BetterOrWorse, better_or_worse};
use alliance_simulate::MemberRange;

/// What the members come to under a scenario.
pub(super) struct Compared<'a> {
    /// What it is called.
    pub(super) name: &'a str,
    /// Each member.
    pub(super) members: Vec<MemberRange>,
}

impl Compared<'_> {
    fn of(&self, member: &Id) -> Option<&MemberRange> {
        self.members.iter().find(|its| &its.member == member)
    }
}

/// "“Costs move together”: better for A; worse for B and C."
pub(super) fn better_and_worse_for(asked: &Asked<'_>, base: &Compared<'_>, other: &Compared<'_>) -> String {
    let those = |kind: BetterOrWorse| -> Vec<String> {
        let pairs = base.members.iter().filter_map(|member| Some((member, other.of(&member.member)?)));
        pairs.filter(|(one, other)| better_or_worse(one, other) == kind).map(|(member, _)| asked.name_of(&member.member)).collect()
    };
    let told = |lead: &str, names: Vec<String>| {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        (!names.is_empty()).then(|| format!("{lead} {}", list(&names)))
    };
    let parts: Vec<String> = [
        told("better for", those(BetterOrWorse::Better)),
        told("worse for", those(BetterOrWorse::Worse)),
        told("better in one way and worse in another for", those(BetterOrWorse::Both)),
    ]
    .into_iter()
    .flatten()
    .collect();
    let what = if parts.is_empty() { "no member\u{2019}s result changes".to_owned() } else { parts.join("; ") };
    format!("\u{201c}{}\u{201d}: {what}.", other.name)
}

/// A row for each member; the first scenario is the design as it is.
pub(super) fn members_picture(asked: &Asked<'_>, sides: &[Compared<'_>]) -> Picture {
    let base = sides.first();
    // The commissioner's result is far larger than that of a provider: it would leave no room to see these.
    let shown = base.iter().flat_map(|base| &base.members).filter(|member| !member.commissions || asked.you == Some(&member.member));
    let members: Vec<MemberDots<'_>> = shown
        .filter_map(|member| {
            let results = sides.iter().map(|side| side.of(&member.member).map(|its| its.percentiles)).collect::<Option<Vec<_>>>()?;
            let name = asked.design.member(&member.member).map_or(member.member.as_str(), |found| found.name.as_str());
            Some(MemberDots { name, you: asked.you == Some(&member.member), results })
        })
        .collect();
    let names: Vec<&str> = sides.iter().map(|side| side.name).collect();
    let title = base.zip(sides.get(1)).map(|(base, other)| better_and_worse_for(asked, base, other)).unwrap_or_default();
    compare_dots(&CompareDots { width: asked.width, currency: &asked.design.currency, scenarios: &names, members: &members, title: &title })
}
