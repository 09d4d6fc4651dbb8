//! Organisations by their numbers in public registers, written `scheme-id` as org-id.guide has it. The form of a number is
//! checked; nothing is looked up.

use super::asked::Required;
use super::tree::as_in_file;
use alliance_json::Json;
use alliance_model::{Design, Identifier, Member, Scheme};
use alliance_report::figures::list;

/// The numbers of a member whose form is right.
pub(super) fn numbers(member: &Member) -> impl Iterator<Item = &Identifier> {
    member.identifiers.iter().filter(|identifier| identifier.has_the_right_form())
}

/// The code of a register at org-id.guide.
pub(super) fn code(scheme: Scheme) -> String {
    as_in_file(scheme).text().unwrap_or_default().to_owned()
}

/// `scheme-id` of the first good number that no member before this one has, too.
pub(super) fn global_id(design: &Design, member: &Member) -> Option<String> {
    let whole = |identifier: &Identifier| format!("{}-{}", code(identifier.scheme), identifier.id);
    let first = whole(numbers(member).next()?);
    let mut before = design.members.iter().take_while(|other| other.id != member.id);
    (!before.any(|other| numbers(other).next().map(whole).as_ref() == Some(&first))).then_some(first)
}

/// The number in one of these registers.
pub(super) fn number_in(member: &Member, schemes: &[Scheme]) -> Option<Json> {
    numbers(member).find(|identifier| schemes.contains(&identifier.scheme)).map(|identifier| Json::from(identifier.id.as_str()))
}

/// Says which numbers are left out for their form, and who has none.
pub(super) fn note_numbers(design: &Design, required: &mut Required) {
    for member in &design.members {
        for wrong in member.identifiers.iter().filter(|identifier| !identifier.has_the_right_form()) {
            let found = format!("\u{201c}{}\u{201d} of {}", wrong.id.chars().take(40).collect::<String>(), member.name);
            let expected = "a number of the form that its register gives; it is left out";
            required.note(format!("members.{}.identifiers", member.id), found, expected, "Mend the number.");
        }
    }
    let without: Vec<&str> = design.members.iter().filter(|member| global_id(design, member).is_none()).map(|member| member.name.as_str()).collect();
    if !without.is_empty() {
        let expected = "a number such as GB-CHC-1164021 for each; a short name stands in its place";
        required.note(
            "members",
            format!("no register number of its own for {}", list(&without)),
            expected,
            "Bring the numbers in with a list of members.",
        );
    }
}
