//! Well-known rules, to be put into a design.

use alliance_json::to_json;
use serde::Serialize;

/// A well-known rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ReadyMade {
    /// What it is called.
    pub name: String,
    /// What it means, in a plain sentence or two.
    pub meaning: String,
    /// The rule, as text in the format of the file.
    pub rule: String,
}

/// Well-known rules, from the strictest to the freest, then those that ask for some groups.
pub fn ready_made_rules() -> Vec<ReadyMade> {
    let ready = |mut preset: alliance_format::Preset| ReadyMade {
        name: preset.rule.name.clone(),
        rule: to_json(&mut preset.rule).to_string(),
        meaning: preset.meaning,
    };
    alliance_format::presets().into_iter().map(ready).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alliance_json::{from_json, read};
    use alliance_model::Rule;

    #[test]
    fn each_is_the_rule_that_it_names() {
        let rules = ready_made_rules();
        assert!(rules.len() > 5);
        for ready in rules {
            let rule = read(&ready.rule).ok().and_then(|json| from_json::<Rule>(&json));
            assert_eq!(rule.map(|rule| rule.name), Some(ready.name));
        }
    }
}
