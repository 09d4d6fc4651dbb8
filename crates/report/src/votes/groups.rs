//! Lists of seats in words: "any 5 of the 9" where it does not matter which, their names where it does.

use super::phrases::title;
use crate::figures::{count, list, number};
use alliance_model::{Design, Id};

/// Up to so many sets are named one by one.
const NAMED: usize = 6;

/// Seats by their titles: "Chair, Riverside Trust and Beacon Mind".
pub(super) fn titles(design: &Design, seats: &[Id]) -> String {
    list(&seats.iter().map(|seat| title(design, seat)).collect::<Vec<_>>())
}

/// Sets of seats in words, and whether all of them are told. `total` is how many there are, listed or not.
pub(super) fn sets(design: &Design, sets: &[Vec<Id>], total: usize) -> (String, bool) {
    let mut all: Vec<&Id> = Vec::new();
    for seat in sets.iter().flatten() {
        if !all.contains(&seat) {
            all.push(seat);
        }
    }
    let size = sets.first().map_or(0, Vec::len);
    let same = sets.iter().all(|set| set.len() == size);
    if same && sets.len() == total && all.len() > size && ways(all.len(), size) == Some(total) {
        let owned: Vec<Id> = all.into_iter().cloned().collect();
        return (format!("any {} of these {}: {}", number(size as u64), number(owned.len() as u64), titles(design, &owned)), true);
    }
    let named: Vec<String> = sets.iter().take(NAMED).map(|set| titles(design, set)).collect();
    let rest = total.saturating_sub(named.len());
    let told = named.join("; or ");
    if rest == 0 { (told, true) } else { (format!("{told}; or {}", count(rest, "other set of seats", "other sets of seats")), false) }
}

/// In how many ways so many can be taken from so many.
fn ways(from: usize, take: usize) -> Option<usize> {
    (0..take).try_fold(1_usize, |ways, place| Some(ways.checked_mul(from - place)? / (place + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_are_those_of_the_binomials() {
        assert_eq!([ways(9, 5), ways(4, 0), ways(4, 4), ways(6, 2)], [Some(126), Some(1), Some(1), Some(15)]);
        assert_eq!(ways(1000, 500), None);
    }
}
