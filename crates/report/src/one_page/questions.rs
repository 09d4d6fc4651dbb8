//! What to ask before signing: a question for each danger that the engines find, and for each thing that is missing.

use super::short::few;
use crate::figures::{percent_exact, short_money, whole_money};
use alliance_model::{BodyKind, Design, Id, Member, Money, SeatKind, sort_short};
use alliance_settle::{DangerLevel, Side, TermsDanger, TermsDangerKind as Of};
use alliance_vote::checker::{Danger, Level, What};

/// The dangers that the engines found.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// Of the terms.
    pub terms: &'a [TermsDanger],
    /// Of the rule.
    pub votes: &'a [Danger],
}

const NAMED: usize = 3;

/// The questions, the most pressing first: the reader's own, then what is most likely not meant, then what is missing, then what is only
/// good to know.
pub fn questions(design: &Design, found: Found<'_>, you: Option<&Id>) -> Vec<String> {
    let asker = Asker { design, you };
    let terms = found.terms.iter().filter_map(|danger| {
        let urgency = if asker.is_yours(&danger.what) {
            0
        } else if danger.level == DangerLevel::Warning {
            1
        } else {
            3
        };
        Some((urgency, asker.of_terms(&danger.what)?))
    });
    let shared = asker.shared(found.terms).into_iter().map(|question| (1, question));
    let votes = found.votes.iter().map(|danger| (if danger.level == Level::Warning { 1 } else { 3 }, asker.of_vote(&danger.what)));
    let missing = asker.missing().into_iter().map(|question| (2, question));
    let mut all: Vec<(u8, String)> = terms.chain(shared).chain(votes).chain(missing).collect();
    sort_short(&mut all, |(one, _), (other, _)| one < other);
    all.into_iter().map(|(_, question)| question).collect()
}

struct Asker<'a> {
    design: &'a Design,
    you: Option<&'a Id>,
}

impl Asker<'_> {
    fn money(&self, amount: Money) -> String {
        whole_money(amount, &self.design.currency)
    }

    /// A final cost: near enough to remember it.
    fn cost(&self, amount: Money) -> String {
        short_money(amount, &self.design.currency)
    }

    fn name(&self, member: &Id) -> String {
        self.design.member(member).map_or_else(|| member.to_string(), |member| member.name.clone())
    }

    fn title(&self, seat: &Id) -> String {
        self.design.seat(seat).map_or_else(|| seat.to_string(), |seat| seat.title.clone())
    }

    fn titles(&self, seats: &[Id]) -> String {
        few(&seats.iter().map(|seat| self.title(seat)).collect::<Vec<_>>(), NAMED)
    }

    /// Whether a danger is one of the reader's own.
    fn is_yours(&self, what: &Of) -> bool {
        let (Of::MemberLosesNoMore { member, .. }
        | Of::FeeGrowsWithCost { member, .. }
        | Of::RewardsOverrun { member, .. }
        | Of::LossBeyondReserves { member, .. }
        | Of::NoPart { member }) = what
        else {
            return false;
        };
        Some(member) == self.you
    }

    /// What several members may have in common is asked once.
    fn shared(&self, dangers: &[TermsDanger]) -> Vec<String> {
        let who = |of: fn(&Of) -> Option<&Id>| {
            let others = dangers.iter().filter_map(|danger| of(&danger.what)).filter(|member| Some(*member) != self.you);
            others.map(|member| self.name(member)).collect::<Vec<_>>()
        };
        let beyond = who(|what| if let Of::LossBeyondReserves { member, .. } = what { Some(member) } else { None });
        let fees = who(|what| if let Of::FeeGrowsWithCost { member, .. } = what { Some(member) } else { None });
        let none = who(|what| if let Of::NoPart { member } = what { Some(member) } else { None });
        let ask = |names: &[String], one: &str, more: &str| {
            let words = if names.len() == 1 { one } else { more };
            (!names.is_empty()).then(|| format!("{} {words}", few(names, NAMED)))
        };
        let asked = [
            ask(
                &beyond,
                "can lose more than its free reserves. Who pays if it cannot?",
                "can lose more than their free reserves. Who pays if they cannot?",
            ),
            ask(&fees, "has a fee that grows with its cost. Why is it not fixed?", "have fees that grow with their costs. Why are they not fixed?"),
            ask(&none, "has no part of any gain or loss. Is that meant?", "have no part of any gain or loss. Is that meant?"),
        ];
        asked.into_iter().flatten().collect()
    }

    /// None where somebody else's protection is nothing to ask about, and for what is told of several together.
    fn of_terms(&self, what: &Of) -> Option<String> {
        Some(match what {
            Of::NoTarget => "What is the target cost? Without one no share, band or cap means anything.".to_owned(),
            Of::MoralHazard { from, .. } => {
                format!(
                    "Past {} the commissioner pays every further pound. Who watches the cost then, and what is done before it comes so far?",
                    self.cost(*from)
                )
            }
            Of::MemberLosesNoMore { member, from, loss } if Some(member) == self.you => {
                format!("Past {} your loss stops at {}. Who carries the rest, and do they know?", self.cost(*from), self.money(*loss))
            }
            Of::MemberLosesNoMore { .. } => return None,
            Of::Cliff { at, jump, .. } => {
                format!("At {} one penny moves {}. Is that jump meant, and who checks the last pennies?", self.cost(*at), self.money(*jump))
            }
            Of::NobodyResponsible { side: Side::Pain, from, to } => {
                format!("{} the commissioner alone pays. Is that gap meant?", self.stretch(*from, *to))
            }
            Of::NobodyResponsible { side: Side::Gain, from, to } => {
                format!("{} the providers keep nothing of a further saving. Is that to protect the work?", self.stretch(*from, *to))
            }
            Of::MoreThanAll { from, to, part, .. } => {
                format!("{} the providers bear {} of each pound. Can that be meant?", self.stretch(*from, *to), percent_exact(part.0))
            }
            Of::RewardsOverrun { member, from, to, more } => format!(
                "Between {} and {} {} is {} better off if the work costs more. Who would stop that?",
                self.cost(*from),
                self.cost(*to),
                self.name(member),
                self.money(*more)
            ),
            Of::LossBeyondReserves { member, reserves, from, .. } if Some(member) == self.you => format!(
                "Past {} your loss is more than your free reserves of {}. Which cap would your board accept?",
                self.cost(*from),
                self.money(*reserves)
            ),
            Of::NoPart { member } if Some(member) == self.you => "You have no part of any gain or loss. Is that meant?".to_owned(),
            Of::FeeGrowsWithCost { member, .. } if Some(member) == self.you => {
                "Your fee grows with your cost. Will others say that you are paid more for costing more?".to_owned()
            }
            // Told together.
            Of::LossBeyondReserves { .. } | Of::NoPart { .. } | Of::FeeGrowsWithCost { .. } => return None,
            Of::LopsidedCaps { loss_stops } => {
                format!("Losses stop past {}, and gains do not. Does the commissioner agree to that?", self.cost(*loss_stops))
            }
            Of::CapBeforeShare { now, moved, .. } => format!(
                "The cap stands before the share, so in a bad year the providers bear {} and not {}. Which is meant?",
                self.money(now.abs()),
                self.money(moved.abs())
            ),
            Of::MixedTriggers { .. } => "Small savings and small overruns are treated by two different rules. Why?".to_owned(),
            Of::OutcomeWithoutWeight { outcome } => {
                let name =
                    self.design.outcomes.iter().find(|other| &other.id == outcome).map_or_else(|| outcome.to_string(), |found| found.name.clone());
                format!("The outcome \u{201c}{name}\u{201d} has no weight. Should it change what is paid?")
            }
            Of::OutcomeWeights { sum } => format!("The weights of the outcomes add to {}, not to 100%. Which one is wrong?", percent_exact(sum.0)),
        })
    }

    fn stretch(&self, from: Money, to: Option<Money>) -> String {
        match to {
            Some(to) => format!("Between {} and {}", self.cost(from), self.cost(to)),
            None => format!("Above {}", self.cost(from)),
        }
    }

    fn of_vote(&self, what: &What) -> String {
        match what {
            What::Powerless { seats } => format!("The vote of {} never changes the result. Do they know?", self.titles(seats)),
            What::Vetoes { dictator: Some(seat), .. } => format!("{} decides alone. What are the other votes for?", self.title(seat)),
            What::Vetoes { everybody: true, .. } => "Anybody can stop a motion alone. Is that too strict for day-to-day decisions?".to_owned(),
            What::Vetoes { seats, .. } => format!("Nothing passes without {}. Do all members agree to that?", self.titles(seats)),
            What::Improper { .. } => "A motion and its opposite can both pass. Should the rule not ask for more than half?".to_owned(),
            What::Ties { chair: Some(chair), .. } => format!("In a tie {} decides. Do all trust the chair with that?", self.title(chair)),
            What::Ties { chair: None, .. } => "A tie can stand. What happens then?".to_owned(),
            What::UnusedCastingVote { .. } => "The casting vote can never be used. What breaks a tie?".to_owned(),
            What::RecusalIsNo { .. } => "To step aside for a conflict of interest counts as a no. Is that meant?".to_owned(),
            What::VacancyIsNo { vacant, .. } if vacant.is_empty() => "An empty seat counts as a no. Who fills a seat, and how fast?".to_owned(),
            What::VacancyIsNo { vacant, .. } => format!("Nobody holds {}, and an empty seat counts as a no. Who fills it?", self.titles(vacant)),
            What::EmptyGroup { seat, .. } => {
                format!("If {} steps aside, nobody is left in a group that must agree. Who agrees in its place?", self.title(seat))
            }
            What::OutOfReach { now: true, .. } => "Nothing can pass, even if all agree. Which number is wrong?".to_owned(),
            What::OutOfReach { .. } => "If one seat falls empty, nothing can pass any more. Who stands in?".to_owned(),
            What::QuorumBusting { seat, .. } => format!("{} can stop a motion by staying away. Is the quorum too high?", self.title(seat)),
            What::NotMonotone { seat, .. } => format!("More support from {} can stop a motion. Can that be meant?", self.title(seat)),
            What::Rounding { base, needed, meant: Some(meant), .. } => {
                format!("Of {base} votes {needed} are needed, where {meant} may be meant. Which is it?")
            }
            What::Rounding { base, needed, meant: None, .. } => {
                format!("Rounding makes it {needed} of {base} votes. Is that what the parties think?")
            }
            What::NeverBinds { .. } => "A part of the rule changes nothing. Was something else meant?".to_owned(),
            What::AbstentionMatters { .. } => "To abstain can help a motion or stop it. Do all know which?".to_owned(),
            What::MovingThreshold { .. } => "What is needed moves while people vote. Who counts, and when?".to_owned(),
        }
    }

    /// What the design does not say, and a board should know.
    fn missing(&self) -> Vec<String> {
        let design = self.design;
        let mut asked = Vec::new();
        let providers = || design.members.iter().filter(|member| member.is_provider());
        let unknown: Vec<String> = providers().filter(|member| member.free_reserves.is_none()).map(|member| member.name.clone()).collect();
        if !unknown.is_empty() {
            asked.push(format!(
                "What free reserves {} {}? Without them nobody can tell who can bear a loss.",
                have(unknown.len()),
                few(&unknown, NAMED)
            ));
        }
        if design.risks.is_empty() && design.costs.iter().all(|line| line.distribution.is_none()) {
            asked.push("How far may the cost be off? No line of the budget and no risk says so, so no chances can be told.".to_owned());
        }
        if design.deadlock.is_empty() {
            asked.push("What happens when a motion does not pass? No step is written down.".to_owned());
        }
        if !design.matters.iter().any(|matter| matter.reserved) {
            asked.push("Which decisions stay with your own board? None is reserved.".to_owned());
        }
        let leads = |kind| design.bodies.iter().any(|body| body.kind == kind);
        if !leads(BodyKind::Management) {
            asked.push("Who runs the work from day to day? No management team is named.".to_owned());
        }
        let lived = design.seats.iter().any(|seat| seat.kind == SeatKind::LivedExperience && seat.votes > 0);
        if !lived && design.members.iter().any(cares) {
            asked.push("Who speaks for the people who use the service? Nobody with lived experience has a vote.".to_owned());
        }
        asked.push("Does the agreement say that it makes no partnership in law, so that nobody answers for another\u{2019}s debts?".to_owned());
        asked
    }
}

const fn have(how_many: usize) -> &'static str {
    if how_many == 1 { "has" } else { "have" }
}

/// Whether a member is of a kind that serves people: in industry nobody has lived experience of a platform.
const fn cares(member: &Member) -> bool {
    use alliance_model::MemberKind::{Charity, LocalAuthority, NhsProvider, PrimaryCare};
    matches!(member.kind, NhsProvider | Charity | LocalAuthority | PrimaryCare)
}
