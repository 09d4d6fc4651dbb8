//! Positions as bits: one bit for each seat in each set, so that a denominator is a few machine words.

use alliance_model::{Counting, Denominator, Position};

/// The positions of a table, ready to be counted. Made by [`crate::CompiledRule::ballots`] and changed in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballots {
    words: Vec<Word>,
}

/// 64 seats. A seat is in one set; a block is in `against` too. A vacant seat is in none but `vacant`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Word {
    pub(crate) agree: u64,
    pub(crate) abstain: u64,
    pub(crate) against: u64,
    pub(crate) block: u64,
    pub(crate) absent: u64,
    pub(crate) recused: u64,
    vacant: u64,
}

impl Word {
    /// The seats in a denominator.
    pub(crate) fn of(self, denominator: Denominator) -> u64 {
        match denominator {
            Denominator::Seats => !0,
            Denominator::Eligible => self.present() | self.absent,
            Denominator::Present => self.present(),
            Denominator::Cast => self.cast(),
        }
    }

    /// The seats that are counted over it.
    pub(crate) fn counted(self, counting: Counting) -> u64 {
        match counting {
            Counting::Agree => self.agree,
            Counting::AgreeOrAbstain => self.agree | self.abstain,
            Counting::Cast => self.cast(),
            Counting::Present => self.present(),
            Counting::InTheRoom => self.present() | self.recused,
        }
    }

    fn cast(self) -> u64 {
        self.agree | self.against
    }

    fn present(self) -> u64 {
        self.cast() | self.abstain
    }
}

/// The word and the bit of a seat.
pub(crate) fn place(seat: usize) -> (usize, u64) {
    (seat / 64, 1 << (seat % 64))
}

impl Ballots {
    /// A table where everybody is absent; the vacant seats stay so whatever is said of them.
    pub(crate) fn absent(vacant: impl ExactSizeIterator<Item = bool>) -> Self {
        let mut words = vec![Word::default(); vacant.len().div_ceil(64)];
        for (seat, vacant) in vacant.enumerate() {
            let (index, bit) = place(seat);
            if let Some(word) = words.get_mut(index) {
                *(if vacant { &mut word.vacant } else { &mut word.absent }) |= bit;
            }
        }
        Self { words }
    }

    /// Puts a seat, by its place at the table, in a position. Nothing happens for a vacant seat or one that is not there.
    pub fn set(&mut self, seat: usize, position: Position) {
        let (index, bit) = place(seat);
        let Some(word) = self.words.get_mut(index) else { return };
        if word.vacant & bit != 0 {
            return;
        }
        for set in [&mut word.agree, &mut word.abstain, &mut word.against, &mut word.block, &mut word.absent, &mut word.recused] {
            *set &= !bit;
        }
        match position {
            Position::Agree => word.agree |= bit,
            Position::Abstain => word.abstain |= bit,
            Position::Disagree => word.against |= bit,
            Position::Block => {
                word.against |= bit;
                word.block |= bit;
            }
            Position::Absent => word.absent |= bit,
            Position::Recused => word.recused |= bit,
        }
    }

    /// How a seat stands; none for a vacant seat or one that is not there.
    pub fn position(&self, seat: usize) -> Option<Position> {
        let (index, bit) = place(seat);
        let word = self.word(index);
        let sets = [
            (word.agree, Position::Agree),
            (word.abstain, Position::Abstain),
            (word.block, Position::Block),
            (word.against, Position::Disagree),
            (word.absent, Position::Absent),
            (word.recused, Position::Recused),
        ];
        sets.into_iter().find(|(set, _)| set & bit != 0).map(|(_, position)| position)
    }

    pub(crate) fn word(&self, index: usize) -> Word {
        self.words.get(index).copied().unwrap_or_default()
    }
}
