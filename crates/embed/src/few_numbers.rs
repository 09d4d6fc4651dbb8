//! A few numbers, enough for a picture: what a design says at length, for authors who have no more than a table of figures.

use crate::Wrong;
use alliance_json::Json;
use alliance_model::{
    Band, Cap, CostLine, Currency, Design, Distribution, Excess, Id, Key, Limit, Member, MemberKind, Money, Rate, Seat, SeatKind, Share, Split, Step,
};

/// What every design from a few numbers has in common: one table at which every member has one vote, and all must agree.
const FRAME: &str = r#"{"format":"alliance-design","version":1,"id":"few-numbers","title":"","members":[],
"bodies":[{"id":"leadership","name":"Leadership team","kind":"leadership"}],
"rules":[{"id":"unanimity","name":"Unanimity","pass":{"at_least":{"share":"1","of":"present"}},"block":"against","tie":"fails"}],
"terms":{"target":"0.00","steps":[]},"motion":{"text":"Sign the agreement"}}"#;

/// The most members that a few numbers have.
const MOST_MEMBERS: usize = 40;

/// A few numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FewNumbers {
    /// What it is called; "Alliance" where nothing is said.
    pub title: String,
    /// The currency of every amount; pounds where nothing is said.
    pub currency: Currency,
    /// The target cost.
    pub target: Money,
    /// The final cost; the target where nothing is said.
    pub outturn: Money,
    /// What the final cost hardly ever falls below and hardly ever rises above, where futures are to be drawn.
    pub range: Option<(Money, Money)>,
    /// The members, the commissioner among them; one is added where none commissions.
    pub members: Vec<FewMember>,
    /// The providers' part of a saving; a half where nothing is said.
    pub gain_share: Rate,
    /// The providers' part of an overrun; as that of a saving where nothing is said.
    pub pain_share: Rate,
    /// The most that the providers lose together; no limit where nothing is said.
    pub cap: Option<Money>,
}

/// A member in a few numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FewMember {
    /// Its name.
    pub name: String,
    /// Whether it commissions.
    pub commissions: bool,
    /// Its part of the work, and so of the pool; the same for each where nothing is said of any.
    pub share: Option<Rate>,
    /// Its free reserves.
    pub reserves: Option<Money>,
    /// The most that it loses itself.
    pub cap: Option<Money>,
}

impl FewNumbers {
    /// Reads them; amounts and shares are numbers or texts: `8800000`, `"8800000.00"`, `0.3`, `"3/10"`.
    ///
    /// # Errors
    /// The first thing that is missing or cannot be read.
    pub fn read(json: &Json) -> Result<Self, Wrong> {
        let target = amount(json, "target")?.ok_or("A few numbers need a \"target\": the target cost, such as 8800000.")?;
        let members = json.get("members").and_then(Json::items).unwrap_or_default();
        if members.is_empty() || members.len() > MOST_MEMBERS {
            return Err(format!("A few numbers need \"members\": a list of 1 to {MOST_MEMBERS}, each with a \"name\"."));
        }
        let gain_share = rate(json, "gain_share")?.unwrap_or(Rate::fraction(1, 2).unwrap_or(Rate::ZERO));
        Ok(Self {
            title: text(json, "title").unwrap_or("Alliance").to_owned(),
            currency: text(json, "currency").map_or(Ok(Currency::default()), |code| code.to_owned().try_into())?,
            target,
            outturn: amount(json, "outturn")?.unwrap_or(target),
            range: amount(json, "low")?.zip(amount(json, "high")?),
            members: members.iter().map(FewMember::read).collect::<Result<_, _>>()?,
            gain_share,
            pain_share: rate(json, "pain_share")?.unwrap_or(gain_share),
            cap: amount(json, "cap")?,
        })
    }

    /// The design that they stand for: one band each way, split by work, one vote for each member, and all must agree.
    ///
    /// # Errors
    /// None that a few numbers can cause.
    pub fn design(self) -> Result<Design, Wrong> {
        let mut design = alliance_format::reopen(FRAME).map_err(|refused| refused.to_string())?;
        let by = if self.members.iter().any(|member| member.share.is_some()) { Key::Work } else { Key::Equal };
        let commissioner = FewMember { name: "Commissioner".to_owned(), commissions: true, share: None, reserves: None, cap: None };
        let added = (!self.members.iter().any(|member| member.commissions)).then_some(commissioner);
        let mut split = Split { by, caps: Default::default(), gain_caps: Default::default(), excess: Excess::Commissioner };
        for few in added.into_iter().chain(self.members) {
            let id = Id::from_name(&few.name, |taken| design.members.iter().any(|member| member.id.as_str() == taken));
            if let Some(cap) = few.cap {
                split.caps.insert(id.clone(), cap);
            }
            design.seats.extend(design.bodies.first().map(|body| few.seat(&id, &body.id)));
            design.members.push(few.member(id));
        }
        let band = |share| vec![Band { from: Rate::ZERO, to: None, share }];
        let share = Step::Share(Share { gain: band(self.gain_share), pain: band(self.pain_share) });
        let cap = self.cap.map(|most| Step::Cap(Cap { gain: None, pain: Some(Limit::Amount(most)) }));
        (design.title, design.currency) = (self.title, self.currency);
        design.terms.target = self.target;
        design.terms.steps = [Some(share), cap, Some(Step::Split(split))].into_iter().flatten().collect();
        design.facts.outturn = self.outturn;
        design.costs = self.range.map(|(low, high)| work(self.target, low, high)).into_iter().collect();
        Ok(design)
    }
}

impl FewMember {
    fn read(json: &Json) -> Result<Self, Wrong> {
        let name = text(json, "name").filter(|name| !name.trim().is_empty()).ok_or("Every member needs a \"name\".")?;
        let told = |wrong| format!("{name}: {wrong}");
        Ok(Self {
            name: name.to_owned(),
            commissions: json.get("commissions") == Some(&Json::Bool(true)),
            share: rate(json, "share").map_err(told)?,
            reserves: amount(json, "reserves").map_err(told)?,
            cap: amount(json, "cap").map_err(told)?,
        })
    }

    fn seat(&self, id: &Id, body: &Id) -> Seat {
        Seat {
            id: id.clone(),
            body: body.clone(),
            title: self.name.clone(),
            member: Some(id.clone()),
            kind: SeatKind::MemberRepresentative,
            votes: 1,
            weights: Default::default(),
            deputy: String::new(),
            vacant: false,
        }
    }

    fn member(self, id: Id) -> Member {
        Member {
            id,
            name: self.name,
            kind: if self.commissions { MemberKind::Commissioner } else { MemberKind::Other },
            identifiers: Vec::new(),
            annual_income: None,
            free_reserves: self.reserves,
            work: self.share,
            budget: None,
            fee: None,
            risk_tolerance: None,
            notes: String::new(),
        }
    }
}

/// The work as one line of cost: most likely at the target.
fn work(target: Money, low: Money, high: Money) -> CostLine {
    CostLine {
        id: Id::from_name("work", |_| false),
        name: "The work".to_owned(),
        member: None,
        budget: Some(target),
        actual: None,
        forecast: None,
        disallowed: None,
        distribution: Some(Distribution::Pert { low, likely: target.max(low).min(high), high }),
        at_least: None,
        at_most: None,
    }
}

fn text<'a>(json: &'a Json, name: &str) -> Option<&'a str> {
    json.get(name).and_then(Json::text)
}

/// The spelling of a number or a text; none where there is neither.
fn spelled<'a>(json: &'a Json, name: &str) -> Result<Option<&'a str>, Wrong> {
    match json.get(name) {
        None | Some(Json::Null) => Ok(None),
        Some(Json::Number(number)) => Ok(Some(number.as_str())),
        Some(Json::Text(text)) => Ok(Some(text)),
        Some(_) => Err(format!("\"{name}\" should be a number.")),
    }
}

fn amount(json: &Json, name: &str) -> Result<Option<Money>, Wrong> {
    let read = |text: &str| text.parse().map_err(|error| format!("\"{name}\": {error}."));
    spelled(json, name)?.map(read).transpose()
}

fn rate(json: &Json, name: &str) -> Result<Option<Rate>, Wrong> {
    let read = |text: &str| text.parse().map_err(|error| format!("\"{name}\": {error}."));
    spelled(json, name)?.map(read).transpose()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use crate::open;
    use alliance_model::Money;
    use alliance_settle::settle_design;

    const FEW: &str = r#"{"target":1000000,"outturn":"1100000.00","members":[{"name":"Alder","share":0.6,"cap":20000},{"name":"Beech","share":"2/5"}],
        "gain_share":0.5,"pain_share":0.4,"cap":50000,"low":900000,"high":1300000}"#;

    #[test]
    fn a_few_numbers_become_a_design_that_settles_as_they_say() {
        let design = open(FEW).unwrap();
        let settled = settle_design(&design).unwrap();
        let of = |name: &str| settled.members.iter().find(|member| member.member.as_str() == name).unwrap().limb3;
        // An overrun of 100,000: four tenths are 40,000; 24,000 of it is Alder's, of which it pays 20,000.
        assert_eq!((of("alder"), of("beech")), (-Money::pounds(20_000), -Money::pounds(16_000)));
        assert_eq!(settled.commissioner, -Money::pounds(64_000));
        assert_eq!((design.seats.len(), design.costs.len()), (3, 1));
    }

    #[test]
    fn what_cannot_be_read_is_told_in_a_sentence() {
        for (wrong, says) in [
            (r#"{"target":"lots","members":[{"name":"A"}]}"#, "target"),
            (r#"{"target":1,"members":[]}"#, "members"),
            (r#"{"target":1,"members":[{"name":" "}]}"#, "name"),
            (r#"{"target":1,"members":[{"name":"A","share":"half"}]}"#, "A: \"share\""),
            (r#"{"target":1,"members":[{"name":"A"}],"currency":"pounds"}"#, "currency"),
            (r#"{"target":-5,"members":[{"name":"A"}]}"#, "target"),
            (r#"{"target":1e9,"members":[{"name":"A"}]}"#, "target"),
        ] {
            let found = open(wrong).unwrap_err();
            assert!(found.contains(says), "{wrong}: {found}");
        }
    }
}
