//! Who sits at the table.

use alliance_model::{Design, Id, Kind, MemberKind, SeatKind, Table};
use serde::{Deserialize, Serialize};

/// A seat as a vote sees it. Only the id is needed: the rest has the defaults of a plain seat with one vote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Voter {
    /// The seat.
    pub id: Id,
    /// What the seat is called.
    #[serde(default)]
    pub title: String,
    /// What kind of seat it is.
    #[serde(default = "member_representative")]
    pub kind: SeatKind,
    /// The organisation that it speaks for.
    #[serde(default)]
    pub member: Option<Id>,
    /// What kind of organisation that is.
    #[serde(default)]
    pub member_kind: Option<MemberKind>,
    /// Votes: 0 for a seat that speaks but does not vote.
    #[serde(default = "one_vote")]
    pub votes: u64,
    /// Further named weights.
    #[serde(default)]
    pub weights: Table<String, u64>,
    /// Whether nobody holds it now.
    #[serde(default)]
    pub vacant: bool,
}

fn member_representative() -> SeatKind {
    SeatKind::MemberRepresentative
}

fn one_vote() -> u64 {
    1
}

impl Voter {
    /// Whether it votes. A seat that does not vote never counts, except for a chair's casting vote.
    pub fn is_voting(&self) -> bool {
        self.votes > 0
    }

    /// Whether the seat, or the organisation behind it, is of this kind.
    pub fn is(&self, kind: Kind) -> bool {
        match kind {
            Kind::Commissioner => self.member_kind == Some(MemberKind::Commissioner),
            Kind::Provider => self.member_kind.is_some_and(|kind| kind != MemberKind::Commissioner),
            Kind::NhsProvider => self.member_kind == Some(MemberKind::NhsProvider),
            Kind::Charity => self.member_kind == Some(MemberKind::Charity),
            Kind::SocialEnterprise => self.member_kind == Some(MemberKind::SocialEnterprise),
            Kind::LocalAuthority => self.member_kind == Some(MemberKind::LocalAuthority),
            Kind::PrimaryCare => self.member_kind == Some(MemberKind::PrimaryCare),
            Kind::Other => self.member_kind == Some(MemberKind::Other),
            Kind::MemberRepresentative => self.kind == SeatKind::MemberRepresentative,
            Kind::IndependentChair => self.kind == SeatKind::IndependentChair,
            Kind::LivedExperience => self.kind == SeatKind::LivedExperience,
            Kind::Advisor => self.kind == SeatKind::Advisor,
            Kind::Observer => self.kind == SeatKind::Observer,
        }
    }
}

/// The seats of a body, voting or not, in their order.
pub fn voters(design: &Design, body: &Id) -> Vec<Voter> {
    let voter = |seat: &alliance_model::Seat| Voter {
        id: seat.id.clone(),
        title: seat.title.clone(),
        kind: seat.kind,
        member: seat.member.clone(),
        member_kind: seat.member.as_ref().and_then(|id| design.member(id)).map(|member| member.kind),
        votes: seat.votes,
        weights: seat.weights.clone(),
        vacant: seat.vacant,
    };
    design.seats_of(body).map(voter).collect()
}
