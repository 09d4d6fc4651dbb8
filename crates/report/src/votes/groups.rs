//! Lists of seats in words: "any two of the six who agree" where it does not matter which, their names where it does.

use super::phrases::title;
use crate::figures::{count, list, number_word};
use alliance_model::{Design, Id, Position};

/// Up to so many sets are named one by one.
const NAMED: usize = 4;

/// Seats by their titles: "Chair, Riverside Trust and Beacon Mind".
pub(super) fn titles(design: &Design, seats: &[Id]) -> String {
    list(&seats.iter().map(|seat| title(design, seat)).collect::<Vec<_>>())
}

/// Sets of seats in words, each of them enough. `total` is how many there are, listed or not.
pub(super) fn sets(design: &Design, sets: &[Vec<Id>], total: usize) -> String {
    let mut all: Vec<Id> = Vec::new();
    for seat in sets.iter().flatten() {
        if !all.contains(seat) {
            all.push(seat.clone());
        }
    }
    let size = sets.first().map_or(0, Vec::len);
    let same = sets.iter().all(|set| set.len() == size);
    if same && sets.len() == total && all.len() > size && ways(all.len(), size) == Some(total) {
        return format!("any {} of {}", small(size), these(design, &all));
    }
    let named: Vec<String> = sets.iter().take(NAMED).map(|set| titles(design, set)).collect();
    let rest = total.saturating_sub(named.len());
    let more = if rest == 0 { String::new() } else { format!("; or {}", count(rest, "other set of seats", "other sets of seats")) };
    format!("{}{more}", named.join("; or "))
}

/// Who they are: all that vote, all that stand alike on the motion, or their names.
fn these(design: &Design, seats: &[Id]) -> String {
    let body = seats.first().and_then(|seat| design.seat(seat)).map(|seat| &seat.body);
    let voting: Vec<&Id> = design.seats.iter().filter(|seat| Some(&seat.body) == body && seat.votes > 0).map(|seat| &seat.id).collect();
    let are = |group: &[&Id]| group.len() == seats.len() && group.iter().all(|seat| seats.contains(seat));
    let how_many = small(seats.len());
    if are(&voting) {
        return format!("the {how_many} that vote");
    }
    let standing = |position: Position| voting.iter().filter(|seat| design.motion.position(seat) == position).copied().collect::<Vec<_>>();
    for (position, who) in [(Position::Agree, "agree"), (Position::Disagree, "disagree"), (Position::Abstain, "abstain")] {
        if are(&standing(position)) {
            return format!("the {how_many} who {who}");
        }
    }
    format!("these {how_many} \u{2013} {} \u{2013}", titles(design, seats))
}

fn small(whole: usize) -> String {
    number_word(whole as u64).to_ascii_lowercase()
}

/// In how many ways so many can be taken from so many.
fn ways(from: usize, take: usize) -> Option<usize> {
    (0..take).try_fold(1_usize, |ways, place| Some(ways.checked_mul(from - place)? / (place + 1)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used)]

    use super::*;

    #[test]
    fn ways_are_those_of_the_binomials() {
        assert_eq!([ways(9, 5), ways(4, 0), ways(4, 4), ways(6, 2)], [Some(126), Some(1), Some(1), Some(15)]);
        assert_eq!(ways(1000, 500), None);
    }

    #[test]
    fn sets_are_told_as_shortly_as_can_be() {
        let design = alliance_format::template("health-alliance").expect("the template opens");
        let voting: Vec<Id> = design.seats.iter().filter(|seat| seat.votes > 0).map(|seat| seat.id.clone()).collect();
        let each = |seats: &[Id]| seats.iter().map(|seat| vec![seat.clone()]).collect::<Vec<_>>();
        assert_eq!(sets(&design, &each(&voting), 9), "any one of the nine that vote");
        assert_eq!(sets(&design, &each(&voting[..2]), 2), "any one of these two \u{2013} Chair and NHS commissioner \u{2013}");
        assert_eq!(sets(&design, &[voting[..2].to_vec()], 1), "Chair and NHS commissioner");
        assert_eq!(sets(&design, &[voting[..2].to_vec()], 3), "Chair and NHS commissioner; or 2 other sets of seats");
    }
}
