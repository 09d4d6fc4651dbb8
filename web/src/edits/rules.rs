//! Rules: choose from the presets, edit every part, remove.

use super::{Edit, fresh};
use alliance_model::{Block, Design, Id, Rule, Selector, Test, Tie};

/// Adds a rule, such as a preset, under an id and a name of its own.
pub(crate) fn add(rule: Rule) -> Edit {
    Edit::once(format!("Add the rule {}", rule.name), move |design| {
        let mut rule = rule.clone();
        rule.id = fresh(&rule.name, design.rules.iter().map(|r| &r.id));
        design.rules.push(rule);
    })
}

/// Removes a rule; what it decided is decided by the first that is left. The last rule stays.
pub(crate) fn remove(id: &Id, name: &str) -> Edit {
    let id = id.clone();
    Edit::once(format!("Remove the rule {name}"), move |design| {
        let Some(first) = design.rules.iter().find(|rule| rule.id != id).map(|rule| rule.id.clone()) else { return };
        design.rules.retain(|rule| rule.id != id);
        for matter in design.matters.iter_mut().filter(|matter| matter.rule == id) {
            matter.rule = first.clone();
        }
        if design.motion.rule.as_ref() == Some(&id) {
            design.motion.rule = Some(first);
        }
    })
}

fn change(id: &Id, label: &str, what: &str, set: impl Fn(&mut Rule) + 'static) -> Edit {
    let (key, id) = (format!("rule {id} {what}"), id.clone());
    Edit::typing(label, key, move |design| {
        if let Some(rule) = design.rules.iter_mut().find(|rule| rule.id == id) {
            set(rule);
        }
    })
}

/// Renames a rule.
pub(crate) fn rename(id: &Id, name: String) -> Edit {
    change(id, "Rename a rule", "name", move |rule| rule.name.clone_from(&name))
}

/// Sets who must be there.
pub(crate) fn set_quorum(id: &Id, quorum: Option<Test>) -> Edit {
    change(id, "Change a quorum", "quorum", move |rule| rule.quorum.clone_from(&quorum))
}

/// Sets what passes.
pub(crate) fn set_pass(id: &Id, pass: Test) -> Edit {
    change(id, "Change what passes", "pass", move |rule| rule.pass.clone_from(&pass))
}

/// Sets what a block does.
pub(crate) fn set_block(id: &Id, block: Block) -> Edit {
    change(id, "Change what a block does", "block", move |rule| rule.block = block)
}

/// Sets what a tie does.
pub(crate) fn set_tie(id: &Id, tie: Tie) -> Edit {
    change(id, "Change what a tie does", "tie", move |rule| rule.tie = tie)
}

/// Visits every selector of every rule in force; the minute book is history and stays as it is.
pub(super) fn each_selector(design: &mut Design, visit: &mut impl FnMut(&mut Selector)) {
    for rule in &mut design.rules {
        for test in rule.quorum.iter_mut().chain(std::iter::once(&mut rule.pass)) {
            each_in_test(test, visit);
        }
    }
}

fn each_in_test(test: &mut Test, visit: &mut impl FnMut(&mut Selector)) {
    match test {
        Test::All(tests) | Test::Any(tests) => tests.iter_mut().for_each(|inner| each_in_test(inner, visit)),
        Test::Consent(selector) => visit(selector),
        Test::AtLeast(needed) => needed.among.iter_mut().for_each(visit),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edits::testing::{design, whole};

    #[test]
    fn the_last_rule_stays_and_nothing_dangles() {
        let mut left = design();
        for rule in &design().rules {
            left = remove(&rule.id, &rule.name).apply(&left);
            whole(&left);
        }
        assert_eq!(left.rules.len(), 1);
    }

    #[test]
    fn every_preset_can_be_added() {
        for preset in alliance_format::presets() {
            whole(&add(preset.rule.clone()).apply(&design()));
        }
    }
}
