//! What kind of organisation a member is, from a word or from the register it stands in.

use super::columns::plain;
use alliance_model::{Identifier, MemberKind, Scheme};

/// Words by which kinds are known, those first that others share: "NHS commissioner".
const WORDS: [(MemberKind, &[&str]); 6] = [
    (MemberKind::Commissioner, &["commissioner", "commissioning", "icb", "integrated care board", "owner", "operator", "funder"]),
    (MemberKind::PrimaryCare, &["primary care", "gp", "general practice", "practice"]),
    (MemberKind::SocialEnterprise, &["social enterprise", "cic", "community interest company"]),
    (MemberKind::NhsProvider, &["nhs", "foundation trust", "hospital"]),
    (MemberKind::LocalAuthority, &["local authority", "council", "borough"]),
    (MemberKind::Charity, &["charity", "charitable", "vcse", "voluntary", "cio", "community group"]),
];

/// The kind that a word means; none where it means none we know.
pub(super) fn of_word(word: &str) -> Option<MemberKind> {
    let word = format!(" {} ", plain(word));
    if word.trim() == "other" {
        return Some(MemberKind::Other);
    }
    let has = |one: &&str| word.contains(&format!(" {one} "));
    WORDS.iter().find(|(_, words)| words.iter().any(has)).map(|(kind, _)| *kind)
}

/// The kind that a register holds; a company may be anything.
pub(super) fn of_numbers(numbers: &[Identifier]) -> MemberKind {
    let kind = |number: &Identifier| match number.scheme {
        Scheme::CharityCommission | Scheme::Scotland | Scheme::NorthernIreland => Some(MemberKind::Charity),
        Scheme::Nhs => Some(MemberKind::NhsProvider),
        Scheme::LocalAuthority => Some(MemberKind::LocalAuthority),
        Scheme::CompaniesHouse => None,
    };
    numbers.iter().find_map(kind).unwrap_or(MemberKind::Other)
}
