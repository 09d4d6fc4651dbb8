//! Rules: what their selectors name goes when it is removed. The rules themselves are forms of the engines.

use alliance_model::{Design, Selector, Test};

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
