//! Changes by path, as the forms of the engines ask for them.

use super::Edit;
use alliance_format::Change;

/// Makes these changes, together; a run of them on the same path is one step of undo. A change that leads nowhere is none.
/// A change of no path is about what was pasted: its edit is named by it, and `parts/paste.rs` takes it.
pub(crate) fn make(label: &str, key: Option<&str>, changes: Vec<Change>) -> Edit {
    let about_paste = changes.first().filter(|change| change.path.is_empty()).and_then(|change| change.value.as_ref()?.text().map(str::to_owned));
    let label = about_paste.as_deref().unwrap_or(label);
    let change = move |design: &mut alliance_model::Design| {
        if let Some(changed) = alliance_format::change(design, &changes) {
            *design = changed;
        }
    };
    match key {
        Some(key) => Edit::typing(label, key, change),
        None => Edit::once(label, change),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::testing::{design, whole};
    use alliance_json::Json;

    #[test]
    fn changes_are_made_and_what_leads_nowhere_changes_nothing() {
        let set = |path: &str| make("Change it", Some(path), vec![Change { path: path.to_owned(), value: Some(Json::from("5.00")) }]);
        let changed = set("terms.target").apply(&design());
        assert_eq!(changed.terms.target, alliance_model::Money::pounds(5));
        whole(&changed);
        assert_eq!(set("terms.nowhere.1").apply(&changed).terms, changed.terms);
    }
}
