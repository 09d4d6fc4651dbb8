//! Several years in plain words.

use crate::figures::{count, list, percent, whole_money};
use alliance_model::{Carry, Design, Id, Money, Year};
use alliance_settle::{JoinedMember, LeftMember, MemberTotal, Ratchet, Timeline, YearResult};

/// What all years come to, in sentences that stand by themselves: where the difference went, what rebasing does, what it is for you.
pub fn findings(design: &Design, timeline: &Timeline, you: Option<&Id>) -> Vec<String> {
    let teller = Teller { design };
    let mut told = vec![teller.difference(timeline), teller.whereto(timeline)];
    told.extend(timeline.ratchet.as_ref().map(|ratchet| teller.ratchet(ratchet)));
    told.extend(you.and_then(|you| timeline.members.iter().find(|member| &member.member == you)).and_then(|member| teller.yours(timeline, member)));
    told
}

/// What happens in one year before it is settled: its target, and who comes and goes.
pub fn year_in_words(design: &Design, result: &YearResult) -> Vec<String> {
    let teller = Teller { design };
    let mut told = vec![teller.target(result)];
    told.extend(result.left.iter().map(|left| teller.left(left)));
    told.extend(result.joined.iter().map(|joined| teller.joined(joined)));
    told.extend(teller.carried(result));
    told
}

/// The name of a member, also of one that joins later.
pub fn name(design: &Design, id: &Id) -> String {
    let joining = || design.years.iter().flat_map(|year| &year.joins).map(|joining| &joining.member).find(|member| &member.id == id);
    design.member(id).or_else(joining).map_or_else(|| id.to_string(), |member| member.name.clone())
}

struct Teller<'a> {
    design: &'a Design,
}

impl Teller<'_> {
    fn money(&self, amount: Money) -> String {
        whole_money(amount.abs(), &self.design.currency)
    }

    fn year(&self, id: &Id) -> Option<&Year> {
        self.design.years.iter().find(|year| &year.id == id)
    }

    fn difference(&self, timeline: &Timeline) -> String {
        let all = timeline.totals;
        let years = count(timeline.years.len(), "year", "years");
        let expected: Vec<&str> = timeline.years.iter().filter(|year| year.forecast).map(|year| year.label.as_str()).collect();
        let amount = self.money(all.difference);
        let mut told = match all.difference {
            Money::ZERO => format!("Over {years} the work costs just its targets."),
            saving if saving > Money::ZERO => format!("Over {years} the work costs {amount} less than its targets."),
            _ => format!("Over {years} the work costs {amount} more than its targets."),
        };
        if !expected.is_empty() {
            let [cost, are] = if expected.len() == 1 { ["cost", "is a forecast"] } else { ["costs", "are forecasts"] };
            told.push_str(&format!(" The {cost} of {} {are}.", list(&expected)));
        }
        told
    }

    /// Where the difference went: the parts that are not nothing.
    fn whereto(&self, timeline: &Timeline) -> String {
        let all = timeline.totals;
        let mut parts = Vec::new();
        let mut say = |amount: Money, gain: &str, loss: &str| {
            if amount != Money::ZERO {
                parts.push(format!("{} {}", if amount.is_negative() { loss } else { gain }, self.money(amount)));
            }
        };
        say(all.settled, "the members are paid", "the members pay");
        say(all.carried, "they carry over a gain of", "they carry over a loss of");
        say(all.reserve, "the alliance keeps in reserve", "");
        say(all.services, "services get", "");
        say(all.commissioner, "the commissioner keeps", "the commissioner bears");
        if parts.is_empty() {
            return "Nobody gains and nobody pays.".to_owned();
        }
        capital(&format!("{}.", list(&parts.iter().map(String::as_str).collect::<Vec<_>>())))
    }

    fn ratchet(&self, ratchet: &Ratchet) -> String {
        let (with, without) = (signed_words(self, ratchet.reward), signed_words(self, ratchet.reward_without));
        let saves = format!("The work costs less than its target in {}.", count(ratchet.years_that_save, "year", "years"));
        match ratchet.given_up {
            Money::ZERO => "Rebasing changes nothing here for the providers together.".to_owned(),
            lost if lost > Money::ZERO => format!(
                "{saves} A saving lowers the next target, so it pays only once: the providers {with} over all years; without rebasing they would {without}. \
                 Rebasing takes {} from them.",
                self.money(lost)
            ),
            more => format!(
                "An overrun raises the next target: the providers {with} over all years; without rebasing they would {without}. Rebasing gives them {}.",
                self.money(more)
            ),
        }
    }

    fn yours(&self, timeline: &Timeline, member: &MemberTotal) -> Option<String> {
        let provides = self.design.member(&member.member).is_none_or(alliance_model::Member::is_provider);
        if !provides {
            return None;
        }
        let mut parts = vec![if member.settled.is_negative() {
            format!("pay {}", self.money(member.settled))
        } else {
            format!("are paid {} beside your costs and fee", self.money(member.settled))
        }];
        if member.carried != Money::ZERO {
            parts.push(format!("carry over a {} of {}", if member.carried.is_negative() { "loss" } else { "gain" }, self.money(member.carried)));
        }
        if member.reserve != Money::ZERO {
            parts.push(format!("have {} in the reserve", self.money(member.reserve)));
        }
        let years = if member.years == timeline.years.len() { String::new() } else { format!(" in {}", count(member.years, "year", "years")) };
        let parts = list(&parts.iter().map(String::as_str).collect::<Vec<_>>());
        Some(format!("You ({}){years} {parts}.", name(self.design, &member.member)))
    }

    fn target(&self, result: &YearResult) -> String {
        let made = result.target;
        let year = self.year(&result.year);
        let mut parts = Vec::new();
        if made.rebased != Money::ZERO {
            let (way, sign) = (year.map_or_else(String::new, |year| percent(year.rebase)), if made.rebased.is_negative() { "less" } else { "and" });
            parts.push(format!("{sign} {}, {way} of the way to the last final cost", self.money(made.rebased)));
        }
        if made.indexed != Money::ZERO {
            let (rate, sign) = (year.map_or_else(String::new, |year| percent(year.index)), if made.indexed.is_negative() { "less" } else { "and" });
            parts.push(format!("{sign} {} for {rate} of indexing", self.money(made.indexed)));
        }
        if made.cut != Money::ZERO {
            parts.push(format!("less {} that the commissioner cuts", self.money(made.cut)));
        }
        let adjusted = made.settled - made.made;
        if adjusted != Money::ZERO {
            parts.push(format!("{} {} of agreed changes", if adjusted.is_negative() { "less" } else { "and" }, self.money(adjusted)));
        }
        let (target, start) = (self.money(made.settled), self.money(made.start));
        match (parts.is_empty(), made.given) {
            (true, true) => format!("Target: {target}, as agreed."),
            (true, false) => format!("Target: {target}, as before."),
            (false, _) => {
                let from = if made.given { "as agreed" } else { "as before" };
                format!("Target: {target}. That is {start}, {from}; {}.", parts.join("; "))
            }
        }
    }

    fn left(&self, left: &LeftMember) -> String {
        let who = name(self.design, &left.member);
        let mut told = format!("{who} leaves");
        if left.carried == Money::ZERO && left.reserve == Money::ZERO {
            return format!("{told}. It owes nothing, and nothing is owed to it.");
        }
        let mut parts = Vec::new();
        if left.carried != Money::ZERO {
            parts.push(format!("a {} of {}", if left.carried.is_negative() { "loss" } else { "gain" }, self.money(left.carried)));
        }
        if left.reserve != Money::ZERO {
            parts.push(format!("a part of {} in the reserve", self.money(left.reserve)));
        }
        told.push_str(&format!(" with {}.", list(&parts.iter().map(String::as_str).collect::<Vec<_>>())));
        if left.settled != Money::ZERO {
            told.push_str(&if left.settled.is_negative() {
                format!(" It stays liable and pays {}.", self.money(left.settled))
            } else {
                format!(" It is paid {}.", self.money(left.settled))
            });
        }
        if left.to_others != Money::ZERO {
            let what = if left.to_others.is_negative() { "take over the loss of" } else { "keep" };
            told.push_str(&format!(" The other providers {what} {}, by share of the work.", self.money(left.to_others)));
        }
        if left.to_commissioner != Money::ZERO {
            told.push_str(&format!(" The commissioner bears {} of it.", self.money(left.to_commissioner)));
        }
        told
    }

    fn joined(&self, joined: &JoinedMember) -> String {
        let who = name(self.design, &joined.member);
        match joined.reserve {
            Money::ZERO => format!("{who} joins. It shares nothing of the years before."),
            part => format!("{who} joins, and gets a part of {} in the reserve of the years before.", self.money(part)),
        }
    }

    /// What becomes of money at the end of the year, where it is not simply paid.
    fn carried(&self, result: &YearResult) -> Vec<String> {
        let Some(year) = self.year(&result.year) else { return Vec::new() };
        let mut told = Vec::new();
        match year.reward {
            Carry::Settled => {}
            Carry::Rolled => told.push("Members\u{2019} gains and losses of this year are carried into the next.".to_owned()),
            Carry::Services => told.push("Gains of this year are spent on services; losses are paid.".to_owned()),
        }
        if result.unearned != Money::ZERO {
            let amount = self.money(result.unearned);
            told.push(match year.unearned {
                Carry::Settled => format!("A full score would have earned {amount} more. The commissioner keeps it."),
                Carry::Rolled => format!("A full score would have earned {amount} more. It goes into the reserve."),
                Carry::Services => format!("A full score would have earned {amount} more. It is spent on services."),
            });
        }
        match year.reserve {
            Carry::Rolled => {}
            Carry::Settled => told.push("The reserve is paid out to the members.".to_owned()),
            Carry::Services => told.push("The reserve is spent on services.".to_owned()),
        }
        told
    }
}

fn signed_words(teller: &Teller<'_>, amount: Money) -> String {
    let verb = if amount.is_negative() { "pay" } else { "gain" };
    format!("{verb} {}", teller.money(amount))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}", first.to_ascii_uppercase(), letters.as_str()))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use alliance_settle::timeline_of_design;

    /// The health template over three years of savings, each target moved to the last final cost.
    fn health(change: impl Fn(&mut Vec<serde_json::Value>)) -> Design {
        let mut years: Vec<serde_json::Value> = ["8624000", "8624000", "8624000"]
            .iter()
            .enumerate()
            .map(|(place, outturn)| serde_json::json!({ "id": format!("y{place}"), "label": format!("year {}", place + 1), "facts": { "outturn": outturn } }))
            .collect();
        change(&mut years);
        let mut value = alliance_format::to_value(&alliance_format::template("health-alliance").unwrap());
        value["years"] = years.into();
        alliance_format::from_value(value).unwrap().design
    }

    fn told(design: &Design, you: &str) -> Vec<String> {
        findings(design, &timeline_of_design(design).unwrap(), you.parse().ok().as_ref())
    }

    #[test]
    fn where_the_savings_went_is_told_in_a_few_sentences() {
        let design = health(|_| {});
        let expect = [
            "Over 3 years the work costs £528,000 less than its targets.",
            "The members are paid £158,400 and the commissioner keeps £369,600.",
            "You (Northgate Community Group) are paid £15,840 beside your costs and fee.",
        ];
        assert_eq!(told(&design, "northgate"), expect);
    }

    #[test]
    fn the_ratchet_is_told_to_those_who_save() {
        let design = health(|years| {
            for year in years.iter_mut() {
                year["rebase"] = "1".into();
            }
            years[2]["forecast"] = true.into();
        });
        let expect = [
            "Over 3 years the work costs £176,000 less than its targets. The cost of year 3 is a forecast.",
            "The members are paid £52,800 and the commissioner keeps £123,200.",
            "The work costs less than its target in 1 year. A saving lowers the next target, so it pays only once: the providers gain £52,800 over all \
             years; without rebasing they would gain £158,400. Rebasing takes £105,600 from them.",
        ];
        assert_eq!(told(&design, ""), expect);
        let years = timeline_of_design(&design).unwrap().years;
        assert_eq!(year_in_words(&design, &years[0]), ["Target: £8,800,000, as before."]);
        assert_eq!(
            year_in_words(&design, &years[1]),
            ["Target: £8,624,000. That is £8,800,000, as before; less £176,000, 100% of the way to the last final cost."]
        );
    }

    #[test]
    fn who_leaves_is_told_with_what_it_owes() {
        let design = health(|years| {
            years[0]["facts"]["outturn"] = "8976000".into();
            (years[0]["reward"], years[1]["cut"]) = ("rolled".into(), "0.01".into());
            years[1]["leaves"] = serde_json::json!([{ "member": "northgate", "pain": "reallocate" }, { "member": "beacon" }]);
            years[2]["joins"] = serde_json::json!([{ "member": { "id": "club", "name": "Club", "kind": "charity", "work": "0.10" } }]);
        });
        let years = timeline_of_design(&design).unwrap().years;
        assert_eq!(
            year_in_words(&design, &years[0]),
            ["Target: £8,800,000, as before.", "Members\u{2019} gains and losses of this year are carried into the next."]
        );
        assert_eq!(
            year_in_words(&design, &years[1]),
            [
                "Target: £8,712,000. That is £8,800,000, as before; less £88,000 that the commissioner cuts.",
                "Northgate Community Group leaves with a loss of £5,000. The other providers take over the loss of £5,000, by share of the work.",
                "Beacon Mind leaves with a loss of £12,672. It stays liable and pays £12,672."
            ]
        );
        assert_eq!(year_in_words(&design, &years[2])[1], "Club joins. It shares nothing of the years before.");
    }
}
