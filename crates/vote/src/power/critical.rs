//! Who is critical in which winning coalitions of a truth table, counted by how many are: what Johnston shares out.
//!
//! A word holds 64 coalitions, so a member's mask says in which of them it is critical. The masks of a word are added up
//! bit by bit, 64 sums at once; coalitions with the same sum are one group; and each mask is counted against each group.

use super::table::MOST;
use super::tallies::{WITH, add_three};

/// What is found about critical members.
pub(super) struct Critical {
    /// For each player, the winning coalitions in which it is critical, by how many are.
    pub(super) by_number: Vec<Vec<u64>>,
    /// The table of coalitions in which each member is.
    pub(super) minimal: Vec<u64>,
}

/// Room for the players of a table, and for as many numbers of them.
const ROOM: usize = 32;
const _: () = assert!(MOST < ROOM);

impl Critical {
    /// Looks at every word of a table of so many players.
    pub(super) fn of(words: &[u64], players: usize) -> Self {
        // By how many are critical, then by player.
        let mut counts = [[0; ROOM]; ROOM];
        let mut masks = Masks { count: 0, players: [0; ROOM], masks: [0; ROOM] };
        let mut groups = Groups { count: 0, groups: [(0, 0); ROOM] };
        let mut minimal = Vec::with_capacity(words.len());
        for (place, &wins) in words.iter().enumerate() {
            if wins == 0 {
                minimal.push(0);
                continue;
            }
            minimal.push(masks.find(words, players, place, wins));
            if masks.count > 0 {
                groups.split(masks.sums());
                masks.tally(&groups, &mut counts);
            }
        }
        let of = |player: usize| counts.iter().take(players + 1).filter_map(|counts| counts.get(player)).copied().collect();
        Self { by_number: (0..players).map(of).collect(), minimal }
    }
}

/// The members that are critical somewhere in a word, and in which of its coalitions.
struct Masks {
    count: usize,
    players: [u8; ROOM],
    masks: [u64; ROOM],
}

impl Masks {
    /// Finds them for a word that wins somewhere; answers the coalitions in which all members are critical.
    fn find(&mut self, words: &[u64], players: usize, place: usize, wins: u64) -> u64 {
        self.count = 0;
        let mut all = wins;
        for (player, with) in WITH.iter().enumerate().take(players) {
            let mask = wins & with & !(wins << (1_u32 << player));
            all &= !with | mask;
            self.push(player, mask);
        }
        let mut members = place;
        while members != 0 {
            let bit = members & members.wrapping_neg();
            let mask = wins & !words.get(place ^ bit).copied().unwrap_or(0);
            all &= mask;
            self.push(6 + bit.trailing_zeros() as usize, mask);
            members ^= bit;
        }
        all
    }

    /// Keeps a mask, unless it is empty: then the next one takes its place.
    fn push(&mut self, player: usize, mask: u64) {
        let place = self.count % ROOM;
        if let (Some(player_here), Some(mask_here)) = (self.players.get_mut(place), self.masks.get_mut(place)) {
            (*player_here, *mask_here) = (player as u8, mask);
        }
        self.count += usize::from(mask != 0);
    }

    /// How many are critical in each of the 64 coalitions: five binary digits of 64 lanes, the highest last.
    fn sums(&mut self) -> [u64; 5] {
        // Four at a time are quicker, so the last four are filled up with empty ones.
        self.masks.iter_mut().skip(self.count).take(3).for_each(|mask| *mask = 0);
        let [mut one, mut two, mut four, mut eight, mut sixteen] = [0; 5];
        for quad in self.masks.chunks_exact(4).take(self.count.div_ceil(4)) {
            let &[a, b, c, d] = quad else { continue };
            let (first, second, fours);
            (one, first) = add_three(one, a, b);
            (one, second) = add_three(one, c, d);
            (two, fours) = add_three(two, first, second);
            let eights = four & fours;
            four ^= fours;
            sixteen ^= eight & eights;
            eight ^= eights;
        }
        [one, two, four, eight, sixteen]
    }

    /// Counts each mask against each group.
    fn tally(&self, groups: &Groups, counts: &mut [[u64; ROOM]; ROOM]) {
        for (number, lanes) in groups.groups.iter().take(groups.count) {
            let Some(counts) = counts.get_mut(*number as usize) else { continue };
            for (player, mask) in self.players.iter().zip(&self.masks).take(self.count) {
                if let Some(count) = counts.get_mut(usize::from(*player) % ROOM) {
                    *count += u64::from((mask & lanes).count_ones());
                }
            }
        }
    }
}

/// The coalitions of a word in groups, by how many are critical.
struct Groups {
    count: usize,
    groups: [(u32, u64); ROOM],
}

impl Groups {
    /// Splits the coalitions with somebody critical by each digit in turn, the highest first.
    fn split(&mut self, digits: [u64; 5]) {
        let anybody = digits.iter().fold(0, |any, digit| any | digit);
        self.count = 1;
        self.set(0, (0, anybody));
        for digit in digits.iter().rev() {
            for place in 0..self.count {
                let (number, lanes) = self.groups.get(place % ROOM).copied().unwrap_or_default();
                let (without, with) = ((number * 2, lanes & !digit), (number * 2 + 1, lanes & digit));
                self.set(place, if without.1 == 0 { with } else { without });
                self.set(self.count, with);
                self.count += usize::from(without.1 != 0 && with.1 != 0);
            }
        }
    }

    fn set(&mut self, place: usize, group: (u32, u64)) {
        if let Some(here) = self.groups.get_mut(place % ROOM) {
            *here = group;
        }
    }
}
