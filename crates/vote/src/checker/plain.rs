//! Dangers where everybody is there and agrees or disagrees: L1 to L5.

use super::function::{Functions, TooLarge};
use super::{Danger, Table, What, information, warning};
use crate::CompiledRule;
use alliance_model::{Position, Tie, Verdict};

const TWO: [Position; 2] = [Position::Agree, Position::Disagree];

/// L1 to L3: who has no power, who has a veto, whether a motion and its opposite can both pass.
pub(super) fn power(table: &Table<'_>) -> Result<Vec<Danger>, TooLarge> {
    if !table.can_pass() {
        return Ok(Vec::new());
    }
    let mut functions = Functions::of(&TWO);
    let passes = functions.passes(&table.compiled)?;
    let mut found = Vec::new();
    let powerless: Vec<_> = functions.powerless(passes).into_iter().filter(|place| table.voting().any(|voting| voting == *place)).collect();
    if !powerless.is_empty() {
        found.push(warning(What::Powerless { seats: table.ids(&powerless) }));
    }
    let vetoes: Vec<_> = table.voting().filter(|place| !functions.possible(passes, *place, Position::Disagree)).collect();
    let dictator = vetoes.iter().find(|place| functions.certain(passes, **place, Position::Agree)).and_then(|place| table.id(*place));
    if !vetoes.is_empty() {
        let everybody = vetoes.len() == table.voting().count();
        let level = if dictator.is_some() && table.voting().count() > 1 { warning } else { information };
        found.push(level(What::Vetoes { seats: table.ids(&vetoes), everybody, dictator }));
    }
    if let Some(ballots) = functions.and_turned(passes)? {
        found.push(warning(What::Improper { ballots: table.ballots(&ballots) }));
    }
    Ok(found)
}

/// L4 and L5: whether there can be a tie, and a casting vote for it.
pub(super) fn ties(table: &Table<'_>) -> Result<Vec<Danger>, TooLarge> {
    let without = CompiledRule { tie: Tie::Fails, ..table.compiled.clone() };
    let mut functions = Functions::of(&TWO);
    let tied = functions.verdict(&without, Verdict::Tied)?;
    let share = functions.share(tied);
    let casts = table.rule.tie == Tie::ChairCasts;
    let held = |place: &usize| table.voters.get(*place).is_some_and(|voter| !voter.vacant);
    let chair = table.compiled.chair.filter(held).and_then(|place| table.id(place));
    let mut found = Vec::new();
    if share > 0.0 {
        let level = if casts && chair.is_some() { information } else { warning };
        found.push(level(What::Ties { share, chair: chair.clone().filter(|_| casts) }));
    }
    if casts && (chair.is_none() || share == 0.0) {
        found.push(warning(What::UnusedCastingVote { chair }));
    }
    Ok(found)
}
