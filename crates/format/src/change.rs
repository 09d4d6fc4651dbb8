//! A change of a design by paths, as a form asks for it: `terms.steps.1.pain.amount`, `members.northgate.fee`.
//!
//! A path is places joined by points: the name of a field, or of an item of a list its id, the kind of a step (`terms.steps.split`
//! is the first of its kind, wherever it stands), or its index from 0. What leads to a field that is not there yet is made on the way;
//! `+` at the end of a path adds to a list.

use crate::reopen::design as design_in;
use crate::write::tree;
use alliance_json::Json;
use alliance_model::Design;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub path: String,
    /// What stands there then; nothing where it is taken away.
    pub value: Option<Json>,
}

/// The design after these changes, in their order; none where a path leads nowhere, or what stands there is of the wrong form.
/// Fields that are not known stay. Whether it makes sense is for [`alliance_model::check`] to say.
pub fn change(design: &Design, changes: &[Change]) -> Option<Design> {
    let mut json = tree(design);
    for change in changes {
        put(&mut json, &change.path, change.value.as_ref())?;
    }
    design_in(&json)
}

/// What stands at a path of a design that is written as a tree; none where nothing does.
pub fn value_at<'a>(tree: &'a Json, path: &str) -> Option<&'a Json> {
    path.split('.').try_fold(tree, |here, place| match here {
        Json::List(items) => items.get(index(items, place)?),
        _ => here.get(place),
    })
}

/// Puts a value at a path of a design that is written as a tree, or takes away what stands there; none where the path leads nowhere.
pub fn put(json: &mut Json, path: &str, value: Option<&Json>) -> Option<()> {
    let (place, rest) = path.split_once('.').map_or((path, None), |(place, rest)| (place, Some(rest)));
    if json.is_null() {
        *json = if place == "+" { Json::List(Vec::new()) } else { Json::Group(Vec::new()) };
    }
    match (json, rest, value) {
        (Json::List(items), None, Some(value)) if place == "+" => items.push(value.clone()),
        (Json::List(items), None, Some(value)) => {
            let index = index(items, place)?;
            value.clone_into(items.get_mut(index)?);
        }
        (Json::List(items), None, None) => drop(items.remove(index(items, place)?)),
        (Json::List(items), Some(rest), _) => {
            let index = index(items, place)?;
            put(items.get_mut(index)?, rest, value)?;
        }
        (Json::Group(fields), None, None) => fields.retain(|(name, _)| name != place),
        (Json::Group(fields), rest, _) => {
            let found = fields.iter().position(|(name, _)| name == place);
            let at = found.unwrap_or_else(|| {
                fields.push((place.to_owned(), Json::Null));
                fields.len() - 1
            });
            let (_, inner) = fields.get_mut(at)?;
            match (rest, value) {
                (Some(rest), _) => put(inner, rest, value)?,
                (None, value) => *inner = value?.clone(),
            }
        }
        _ => return None,
    }
    Some(())
}

/// The index of an item: by its id or the kind of a step, or else as it is written.
fn index(items: &[Json], place: &str) -> Option<usize> {
    let named = |name: &str| items.iter().position(|item| item.get(name).and_then(Json::text) == Some(place));
    named("id").or_else(|| named("step")).or_else(|| place.parse().ok()).filter(|index| *index < items.len())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use alliance_model::{Money, Step};

    fn health() -> Design {
        crate::template("health-alliance").unwrap()
    }

    fn set(path: &str, value: Option<&str>) -> Option<Design> {
        let value = value.map(|text| alliance_json::read(text).unwrap());
        change(&health(), &[Change { path: path.to_owned(), value }])
    }

    #[test]
    fn a_field_is_set_by_the_id_of_its_item_and_by_its_index() {
        let by_id = set("members.northgate.free_reserves", Some("\"1.00\"")).unwrap();
        let place = by_id.members.iter().position(|member| member.id.as_str() == "northgate").unwrap();
        assert_eq!(by_id.members[place].free_reserves, Some(Money::pounds(1)));
        assert_eq!(set(&format!("members.{place}.free_reserves"), Some("\"1.00\"")).unwrap(), by_id);
        assert_eq!(value_at(&tree(&by_id), "members.northgate.free_reserves").unwrap().text(), Some("1.00"));
    }

    #[test]
    fn what_leads_to_a_new_field_is_made_and_what_is_taken_away_is_gone() {
        let bare = set("correlation", None).unwrap();
        let made = change(&bare, &[Change { path: "facts.direct_costs.northgate".to_owned(), value: Some(Json::from("5.00")) }]).unwrap();
        assert_eq!(made.facts.direct_costs.get(&"northgate".parse().unwrap()), Some(&Money::pounds(5)));
        let again = change(&made, &[Change { path: "facts.direct_costs.northgate".to_owned(), value: None }]).unwrap();
        assert_eq!(again, bare);
    }

    #[test]
    fn a_list_grows_and_shrinks() {
        let more = set("terms.steps.+", Some("{ \"step\": \"relief\" }")).unwrap();
        assert_eq!(more.terms.steps.last(), Some(&Step::Relief));
        // A list that is not written because it is empty starts with its first item.
        let fair = Change { path: "principles.+".to_owned(), value: Some(Json::from("Fair")) };
        let bare = Change { path: "principles".to_owned(), value: None };
        assert_eq!(change(&health(), &[bare, fair]).unwrap().principles, ["Fair"]);
        assert_eq!(set("terms.steps.0", None).unwrap().terms.steps.len(), health().terms.steps.len() - 1);
    }

    #[test]
    fn what_leads_nowhere_or_is_of_the_wrong_form_changes_nothing() {
        for (path, value) in [
            ("members.nobody.name", Some("\"x\"")),
            ("terms.steps.99", None),
            ("terms.target", None),
            ("terms.target", Some("\"£5\"")),
            ("title.x", Some("1")),
            ("terms.steps.+", Some("{ \"step\": \"dance\" }")),
        ] {
            assert_eq!(set(path, value), None, "{path}");
        }
    }

    #[test]
    fn fields_that_are_not_known_stay() {
        let text = crate::write(&health()).replacen("\"title\"", "\"colour\": \"teal\", \"title\"", 1);
        let design = crate::reopen(&text).unwrap();
        let changed = change(&design, &[Change { path: "terms.target".to_owned(), value: Some(Json::from("5.00")) }]).unwrap();
        assert_eq!((changed.unknown.len(), changed.terms.target), (1, Money::pounds(5)));
        assert_eq!(changed.unknown, design.unknown);
    }
}
