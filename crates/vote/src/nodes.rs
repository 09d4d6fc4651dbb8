//! The nodes of one layer of a diagram, found by their totals without a memory of its own for each.

use crate::counters::Amount;

/// The nodes of a layer, one after the other, and where to find each by its totals.
pub(crate) struct Nodes<N> {
    width: usize,
    totals: Vec<N>,
    count: u32,
    /// A table with open addresses, at most half full: the number of a node plus one, or nothing.
    slots: Vec<u32>,
}

impl<N: Amount> Nodes<N> {
    pub(crate) fn of(width: usize) -> Self {
        Self { width: width.max(1), totals: Vec::new(), count: 0, slots: vec![0; 16] }
    }

    pub(crate) fn len(&self) -> usize {
        self.count as usize
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &[N]> {
        self.totals.chunks_exact(self.width)
    }

    /// The number of the node with these totals, which is made where there is none.
    pub(crate) fn place(&mut self, totals: &[N]) -> u32 {
        let slot = self.slot(totals);
        if let Some(node) = self.slots.get(slot).filter(|node| **node > 0) {
            return node - 1;
        }
        self.totals.extend_from_slice(totals);
        self.totals.resize(self.width * (self.len() + 1), N::zero());
        self.count += 1;
        self.slots.iter_mut().skip(slot).take(1).for_each(|node| *node = self.count);
        if self.slots.len() < 2 * self.len() {
            self.grow();
        }
        self.count - 1
    }

    /// The slot of these totals, or the free one where they belong.
    fn slot(&self, totals: &[N]) -> usize {
        let mut slot = hash(totals) as usize;
        loop {
            slot &= self.slots.len() - 1;
            let node = self.slots.get(slot).copied().unwrap_or(0) as usize;
            if node == 0 || self.totals.iter().skip((node - 1) * self.width).zip(totals).all(|(one, other)| one == other) {
                return slot;
            }
            slot += 1;
        }
    }

    fn grow(&mut self) {
        self.slots = vec![0; 4 * self.slots.len()];
        for node in 0..self.len() {
            let slot = self.totals.get(node * self.width..(node + 1) * self.width).map_or(0, |totals| self.slot(totals));
            self.slots.iter_mut().skip(slot).take(1).for_each(|place| *place = node as u32 + 1);
        }
    }
}

fn hash<N: Amount>(totals: &[N]) -> u64 {
    let mixed = totals.iter().fold(0_u64, |mixed, total| (mixed.rotate_left(5) ^ total.as_()).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    mixed ^ mixed >> 32
}
