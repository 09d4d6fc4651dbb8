//! The words of the field, each with a short meaning.

use alliance_model::{BodyKind, Denominator, MemberKind, Position, SeatKind, Verdict, Weigh};

/// What came of a motion, in a short sentence.
pub fn verdict_meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Passes => "The motion is agreed.",
        Verdict::Fails => "Too few agree.",
        Verdict::Tied => "As many agree as disagree, and nobody breaks the tie.",
        Verdict::Blocked => "Somebody who can stop it does.",
        Verdict::NoQuorum => "Too few are there to decide.",
    }
}

/// What a position is called.
pub fn position_name(position: Position) -> &'static str {
    match position {
        Position::Agree => "Agree",
        Position::Abstain => "Abstain",
        Position::Disagree => "Disagree",
        Position::Block => "Block",
        Position::Absent => "Absent",
        Position::Recused => "Recused",
    }
}

/// What a position means.
pub fn position_meaning(position: Position) -> &'static str {
    match position {
        Position::Agree => "Yes, do it.",
        Position::Abstain => "I am here, but I say neither yes nor no.",
        Position::Disagree => "No, do not do it.",
        Position::Block => "No, and I think this must not go on.",
        Position::Absent => "Not here, and nobody stands in.",
        Position::Recused => "Steps aside, because it could gain or lose from this.",
    }
}

/// What a kind of seat is called.
pub fn seat_kind_name(kind: SeatKind) -> &'static str {
    match kind {
        SeatKind::MemberRepresentative => "Member's representative",
        SeatKind::IndependentChair => "Independent chair",
        SeatKind::LivedExperience => "Lived experience",
        SeatKind::Advisor => "Adviser",
        SeatKind::Observer => "Observer",
    }
}

/// What a kind of seat means.
pub fn seat_kind_meaning(kind: SeatKind) -> &'static str {
    match kind {
        SeatKind::MemberRepresentative => "Speaks for one of the organisations.",
        SeatKind::IndependentChair => "Leads the meeting and works for none of the organisations.",
        SeatKind::LivedExperience => "Has used the service, or cares for somebody who has.",
        SeatKind::Advisor => "Gives advice.",
        SeatKind::Observer => "Watches and listens.",
    }
}

/// What a kind of member is called.
pub fn member_kind_name(kind: MemberKind) -> &'static str {
    match kind {
        MemberKind::Commissioner => "Commissioner",
        MemberKind::NhsProvider => "NHS provider",
        MemberKind::Charity => "Charity",
        MemberKind::SocialEnterprise => "Social enterprise",
        MemberKind::LocalAuthority => "Council",
        MemberKind::PrimaryCare => "Primary care",
        MemberKind::Other => "Other",
    }
}

/// What a kind of member means.
pub fn member_kind_meaning(kind: MemberKind) -> &'static str {
    match kind {
        MemberKind::Commissioner => "Pays for the work.",
        MemberKind::NhsProvider => "A hospital or another part of the NHS that does the work.",
        MemberKind::Charity => "Does good and makes no profit for owners.",
        MemberKind::SocialEnterprise => "A business that puts its profit back into doing good.",
        MemberKind::LocalAuthority => "A council that does part of the work.",
        MemberKind::PrimaryCare => "Family doctors and those who work with them.",
        MemberKind::Other => "Any other organisation.",
    }
}

/// What a kind of body is called.
pub fn body_kind_name(kind: BodyKind) -> &'static str {
    match kind {
        BodyKind::Leadership => "Leadership team",
        BodyKind::Management => "Management team",
        BodyKind::ServiceTeam => "Service team",
        BodyKind::WorkingGroup => "Working group",
    }
}

/// What a kind of body means.
pub fn body_kind_meaning(kind: BodyKind) -> &'static str {
    match kind {
        BodyKind::Leadership => "Decides where the alliance goes, and about its money.",
        BodyKind::Management => "Runs the work from day to day.",
        BodyKind::ServiceTeam => "Works with the people who need help.",
        BodyKind::WorkingGroup => "Does one task, then reports back.",
    }
}

/// What a denominator is called.
pub fn denominator_name(denominator: Denominator) -> &'static str {
    match denominator {
        Denominator::Seats => "All seats",
        Denominator::Eligible => "Those who may vote",
        Denominator::Present => "Those present",
        Denominator::Cast => "Votes cast",
    }
}

/// What a denominator means.
pub fn denominator_meaning(denominator: Denominator) -> &'static str {
    match denominator {
        Denominator::Seats => "Every seat with a vote, even an empty one.",
        Denominator::Eligible => "Every seat with a vote, but not the empty ones or those who step aside.",
        Denominator::Present => "Those who are there and may vote, also those who abstain.",
        Denominator::Cast => "Only those who say yes or no.",
    }
}

/// What a way of weighing is called.
pub fn weigh_name(weigh: &Weigh) -> String {
    match weigh {
        Weigh::Votes => "Votes".to_owned(),
        Weigh::Heads => "Seats".to_owned(),
        Weigh::Members => "Organisations".to_owned(),
        Weigh::Named(name) => crate::letters::sentence_case(name),
    }
}

/// What a way of weighing means.
pub fn weigh_meaning(weigh: &Weigh) -> String {
    match weigh {
        Weigh::Votes => "Each seat counts for its votes.".to_owned(),
        Weigh::Heads => "Each seat counts once.".to_owned(),
        Weigh::Members => "Each organisation counts once, however many seats it has.".to_owned(),
        Weigh::Named(name) => format!("Each seat counts for its {name}."),
    }
}
