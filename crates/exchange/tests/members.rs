//! Lists of members of any make: what is read, what becomes of it, and what is refused.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod common;

use alliance_exchange::{Fate, MemberField, MembersList, MembersMapping, members_csv, read_members};
use alliance_model::{Fee, Identifier, Member, MemberKind, Money, Rate, Scheme, Severity};
use common::template;
use proptest::prelude::*;

fn read(text: &str) -> MembersList {
    read_members(text, None, &[])
}

fn names(list: &MembersList) -> Vec<&str> {
    list.members.iter().map(|member| member.name.as_str()).collect()
}

fn number(scheme: Scheme, id: &str) -> Identifier {
    Identifier { scheme, id: id.to_owned() }
}

const LIST: &str = "\u{feff}Organisation;Type;Charity number;Company no.;Share of work;Reserves;Notes\r\n\
    Northgate;registered charity;1164021;9506232;10%;£31,000;\"small; local\"\r\n\
    City ICB;NHS commissioner;;;;;\r\n\
    \r\n\
    Riverside Trust;NHS foundation trust;;;0.9;1.250.000,50;\r\n";

#[test]
fn a_list_is_read_by_its_heads() {
    use MemberField::{CharityNumber, CompanyNumber, FreeReserves, Kind, Name, Notes, Work};
    let list = read(LIST);
    assert_eq!(list.problems, []);
    assert_eq!(list.mapping.columns, [Name, Kind, CharityNumber, CompanyNumber, Work, FreeReserves, Notes].map(Some));
    assert_eq!(names(&list), ["Northgate", "City ICB", "Riverside Trust"]);
    let [northgate, icb, riverside] = &list.members[..] else { panic!() };
    assert_eq!((northgate.kind, icb.kind, riverside.kind), (MemberKind::Charity, MemberKind::Commissioner, MemberKind::NhsProvider));
    // A spreadsheet has taken the leading nought of the company away.
    assert_eq!(northgate.identifiers, [number(Scheme::CharityCommission, "1164021"), number(Scheme::CompaniesHouse, "09506232")]);
    assert_eq!((northgate.work, riverside.work), (Some(Rate::percent(10)), Some(Rate::percent(90))));
    assert_eq!(riverside.free_reserves, Some(Money::from_pence(125_000_050).unwrap()));
    assert_eq!(northgate.notes, "small; local");
    assert_eq!(list.rows.iter().map(|row| (row.row, row.fate)).collect::<Vec<_>>(), [(2, Fate::New), (3, Fate::New), (5, Fate::New)]);
}

#[test]
fn the_mapping_can_be_changed() {
    let list = read(LIST);
    let mut mapping = list.mapping;
    (mapping.columns[6], mapping.columns[2], mapping.columns[4]) = (None, None, None);
    let other = read_members(LIST, Some(mapping.clone()), &[]);
    assert_eq!(other.mapping, mapping);
    assert_eq!((other.members[0].notes.as_str(), other.members[0].work, other.members[0].identifiers.len()), ("", None, 1));
    // What the mapping says of columns that are not there does nothing.
    let beyond = MembersMapping { head_rows: 1, columns: vec![Some(MemberField::Name); 40] };
    assert_eq!(read_members(LIST, Some(beyond), &[]).members.len(), 3);
}

#[test]
fn lists_without_heads_have_names() {
    let list = read("1\tNorthgate\n2\tBeacon Mind\n");
    assert_eq!(names(&list), ["Northgate", "Beacon Mind"]);
    assert_eq!(list.problems.len(), 1);
    assert_eq!(names(&read("Northgate\nBeacon Mind\n")), ["Northgate", "Beacon Mind"]);
    assert_eq!(names(&read("Name\nNorthgate\n")), ["Northgate"]);
}

#[test]
fn who_is_there_already_is_kept_or_changed_never_lost() {
    let existing = template("health-alliance").members;
    let mut known = existing;
    known[5].identifiers = vec![number(Scheme::CharityCommission, "1164021")];
    let name = &known[1].name;
    let list = format!("Name,Charity number,Reserves\nRenamed,1164021,32000\n{name},,\nNewcomer,1090095,5\n");
    let list = read_members(&list, None, &known);
    assert_eq!((list.count(Fate::New), list.count(Fate::Updated), list.count(Fate::Same)), (1, 1, 1));
    assert_eq!(list.members.len(), known.len() + 1);
    let changed = Member { name: "Renamed".to_owned(), free_reserves: Some(Money::pounds(32_000)), ..known[5].clone() };
    assert_eq!(list.members[5], changed);
    let others = |members: &[Member]| {
        members.iter().take(known.len()).enumerate().filter(|(place, _)| *place != 5).map(|(_, member)| member.clone()).collect::<Vec<_>>()
    };
    assert_eq!(others(&list.members), others(&known));
}

#[test]
fn the_same_name_with_another_number_is_another_organisation() {
    let known = read("Name,Charity number\nMind,1164021\n").members;
    let list = read_members("Name,Charity number\nMind,1090095\n mind ,\n", None, &known);
    assert_eq!(list.rows.iter().map(|row| row.fate).collect::<Vec<_>>(), [Fate::New, Fate::Updated], "a name is written as the list has it");
    assert_eq!(list.members.iter().map(|member| member.id.as_str()).collect::<Vec<_>>(), ["mind", "mind-2"]);
}

#[test]
fn what_is_wrong_is_told_with_its_row_and_column() {
    let list = read("Name,Kind,Charity number,Share of work,Budget,Identifier\nA,club,12,150%,abc,\n,charity,,,,\nB,,,,-5,XX-9\nB,,,,0.001,\n");
    let told: Vec<_> = list.problems.iter().map(|problem| (problem.severity, problem.row, problem.column)).collect();
    use Severity::{Error, Warning};
    assert_eq!(
        told,
        [
            (Warning, Some(2), Some(2)),
            (Warning, Some(2), Some(3)),
            (Error, Some(2), Some(4)),
            (Error, Some(2), Some(5)),
            (Error, Some(3), Some(1)),
            (Error, Some(4), Some(5)),
            (Warning, Some(4), Some(6)),
            (Error, Some(5), Some(5)),
            (Warning, Some(5), None),
        ]
    );
    assert!(list.has_errors());
}

const GRANTS: &str = r#"{ "grants": [
    { "id": "360G-x-1", "amountAwarded": 1.2e3, "recipientOrganization": [{ "id": "GB-CHC-1164021", "name": "Northgate", "charityNumber": "1164021" }] },
    { "id": "360G-x-2", "amountAwarded": 0.10, "recipientOrganization": [{ "id": "GB-CHC-1164021", "name": "Northgate (again)" }] },
    { "id": "360G-x-3", "amountAwarded": 5, "recipientOrganization": [{ "id": "360G-x-ORG:9", "name": "Beacon" }, { "id": "GB-COH-09506232", "name": "Cairn" }] },
    { "id": "360G-x-4", "recipientIndividual": { "id": "x", "name": "A person" } }
] }"#;

#[test]
fn recipients_of_grants_become_members() {
    let list = read(GRANTS);
    assert_eq!(names(&list), ["Northgate", "Beacon", "Cairn"]);
    assert_eq!(list.members[0].identifiers, [number(Scheme::CharityCommission, "1164021")]);
    assert_eq!((list.members[0].kind, list.members[1].kind), (MemberKind::Charity, MemberKind::Other));
    assert_eq!(list.members[0].budget, None, "what was awarded is left out unless somebody says what it is");
    assert_eq!(list.problems.iter().map(|problem| (problem.row, problem.column)).collect::<Vec<_>>(), [(Some(3), Some(1))]);
    let mut mapping = list.mapping;
    mapping.columns[4] = Some(MemberField::Budget);
    let budgets: Vec<_> = read_members(GRANTS, Some(mapping), &[]).members.iter().map(|member| member.budget).collect();
    assert_eq!(budgets, [Some(Money::from_pence(120_010).unwrap()), None, None]);
    for text in ["{\"grants\": [", "[]", "{}", "[1, 2]", "{\"grants\": {\"recipientOrganization\": 5}}"] {
        let list = read(text);
        assert!(list.has_errors() && list.members.is_empty(), "{text}");
    }
}

#[test]
fn what_was_exported_as_grants_comes_back() {
    let mut design = template("health-alliance");
    (design.publication.grant_prefix, design.publication.awarded) = ("360G-ourtown".to_owned(), "2026-04-01".to_owned());
    let text = alliance_exchange::open_data(&design, alliance_exchange::Standard::ThreeSixtyGiving).text.unwrap();
    let list = read_members(&text, None, &design.members);
    assert_eq!((list.members, list.rows.len()), (design.members, 5));
}

#[test]
fn too_much_is_refused_with_a_sentence() {
    let rows = format!("Name\n{}", "Northgate\n".repeat(1_000_000));
    for text in [rows, "[".repeat(1_000_000), "{\"a\":".repeat(100_000), "\"".repeat(100_000), ",".repeat(1_000_000), "\0".repeat(1000)] {
        let list = read(&text);
        assert!(list.problems.len() <= 2 && list.members.len() <= 1, "{:?}", list.problems);
    }
    assert!(read("").has_errors() && read(" \n \n").has_errors());
}

#[test]
fn a_list_that_is_written_reads_back_the_same() {
    for id in ["health-alliance", "north-sea-platform", "blank"] {
        let mut design = template(id);
        for member in &mut design.members {
            member.fee = member.fee.filter(|fee| matches!(fee, Fee::Fixed { .. }));
            member.risk_tolerance = None;
        }
        let list = read_members(&members_csv(&design), None, &[]);
        assert_eq!(list.problems, [], "{id}");
        let expect: Vec<Member> =
            design.members.iter().zip(&list.members).map(|(member, read)| Member { id: read.id.clone(), ..member.clone() }).collect();
        assert_eq!(list.members, expect, "{id}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Any text at all: nothing breaks, nobody is lost, the mapping handed in again reads the same.
    #[test]
    fn any_text_is_read_or_refused(text in prop_oneof![any::<String>(), "([A-Za-z£%=+@'\" 0-9.-]{0,9}[,;\t\n\r]){0,40}", "Name,Kind,Identifier,Work\n([A-Z]{0,2},[a-z]{0,7},GB-(CHC|COH)-[0-9]{6,8},[0-9]{0,3}%?\n){0,9}"]) {
        let existing = template("health-alliance").members;
        let list = read_members(&text, None, &existing);
        for member in &existing {
            prop_assert!(list.members.iter().any(|other| other.id == member.id));
        }
        let mut ids: Vec<_> = list.members.iter().map(|member| &member.id).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), list.members.len());
        prop_assert_eq!(list.members.len(), existing.len() + list.count(Fate::New));
        let again = read_members(&text, Some(list.mapping.clone()), &existing);
        prop_assert_eq!(again.members, list.members.clone());
        // Taken a second time it changes nothing any more.
        if !list.has_errors() {
            let twice = read_members(&text, Some(list.mapping), &list.members);
            prop_assert_eq!(twice.members, list.members);
        }
    }
}
