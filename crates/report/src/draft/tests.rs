#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::*;

fn template(id: &str) -> Design {
    alliance_format::template(id).expect("the template opens")
}

fn under<'a>(headings: &'a [Heading], title: &str) -> &'a Heading {
    headings.iter().find(|heading| heading.title.starts_with(title)).expect("the heading")
}

#[test]
fn what_is_known_is_written_and_the_rest_is_asked() {
    let draft = terms_of_reference(&template("health-alliance"));
    let term = under(&draft, "Term");
    assert_eq!(term.lines, ["The alliance runs from 1 April 2026 to 31 March 2033."]);
    assert_eq!(term.to_be_agreed, ["Can the term be extended, by how long, and who decides?", "When is the alliance reviewed before its term ends?"]);
    assert!(under(&draft, "Scope").lines.is_empty() && !under(&draft, "Scope").to_be_agreed.is_empty());
    let money = &under(&draft, "Money").lines;
    for line in ["The target cost is £8,800,000. Fees are outside the target.", "Northgate Community Group loses at most £5,000."] {
        assert!(money.iter().any(|other| other == line), "{line} in {money:?}");
    }
    assert!(under(&draft, "Chair").lines[0].starts_with("Chair: independent chair, 1 vote"));
    assert!(under(&draft, "Kinds of decision").lines.iter().any(|line| line.contains("by the rule \u{201c}Unanimity\u{201d}")));
}

#[test]
fn every_heading_has_something_and_its_own_name() {
    for id in ["health-alliance", "north-sea-platform", "blank"] {
        let draft = terms_of_reference(&template(id));
        for heading in &draft {
            assert!(!heading.lines.is_empty() || !heading.to_be_agreed.is_empty(), "{}", heading.title);
            assert!(heading.to_be_agreed.iter().all(|question| question.ends_with('?')), "{heading:?}");
        }
        let mut titles: Vec<&str> = draft.iter().map(|heading| heading.title).collect();
        titles.sort_unstable();
        titles.dedup();
        assert_eq!(titles.len(), draft.len());
    }
}

#[test]
fn an_empty_design_is_all_questions() {
    let mut design = template("blank");
    design.title.clear();
    design.members.clear();
    design.bodies.clear();
    design.seats.clear();
    design.rules.clear();
    design.outcomes.clear();
    let draft = terms_of_reference(&design);
    for title in ["Name", "Structure", "Membership", "Quorum", "Risks"] {
        assert_eq!(under(&draft, title).lines, [""; 0], "{title}");
    }
    assert!(draft_finding(&draft).contains("questions are left to settle"));
}
