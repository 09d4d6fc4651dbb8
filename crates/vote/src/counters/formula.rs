//! What is asked of counters: whether each has reached a threshold, joined by and, or, not.

/// A formula over thresholds of counters. Made by its functions, which simplify what is certain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Formula {
    /// Certain.
    Always(bool),
    /// A counter has reached a threshold, by their places among the counters and their thresholds.
    Reached(usize, usize),
    /// Each holds.
    All(Vec<Self>),
    /// One holds, or more.
    Any(Vec<Self>),
    /// It does not hold.
    Not(Box<Self>),
}

/// A set of counters: a bit for each; the last is for all beyond.
pub(crate) type Set = u64;

/// The set of one counter.
pub(crate) fn set_of(counter: usize) -> Set {
    1 << counter.min(Set::BITS as usize - 1)
}

impl Formula {
    pub(crate) fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(parts, false)
    }

    pub(crate) fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        Self::joined(parts, true)
    }

    pub(crate) fn negated(self) -> Self {
        match self {
            Self::Always(holds) => Self::Always(!holds),
            Self::Not(inner) => *inner,
            other => Self::Not(Box::new(other)),
        }
    }

    /// Joins parts of which one that is `decisive` decides: true for any, false for all.
    fn joined(parts: impl IntoIterator<Item = Self>, decisive: bool) -> Self {
        let mut joined: Vec<Self> = Vec::new();
        for part in parts {
            match part {
                Self::Always(holds) if holds == decisive => return Self::Always(decisive),
                Self::Always(_) => {}
                Self::All(inner) if !decisive => joined.extend(inner),
                Self::Any(inner) if decisive => joined.extend(inner),
                other => joined.push(other),
            }
        }
        let mut different: Vec<Self> = Vec::new();
        for part in joined {
            if different.contains(&part.clone().negated()) {
                return Self::Always(decisive);
            }
            if !different.contains(&part) {
                different.push(part);
            }
        }
        match (different.len(), decisive) {
            (0, _) => Self::Always(!decisive),
            (1, _) => different.remove(0),
            (_, true) => Self::Any(different),
            (_, false) => Self::All(different),
        }
    }

    /// Whether it holds, as far as what is known decides it.
    pub(crate) fn holds(&self, reached: &impl Fn(usize, usize) -> Option<bool>) -> Option<bool> {
        let joined = |parts: &[Self], decisive: bool| {
            let mut open = false;
            for part in parts {
                match part.holds(reached) {
                    Some(holds) if holds == decisive => return Some(decisive),
                    Some(_) => {}
                    None => open = true,
                }
            }
            (!open).then_some(!decisive)
        };
        match self {
            Self::Always(holds) => Some(*holds),
            Self::Reached(counter, threshold) => reached(*counter, *threshold),
            Self::All(parts) => joined(parts, false),
            Self::Any(parts) => joined(parts, true),
            Self::Not(inner) => inner.holds(reached).map(|holds| !holds),
        }
    }

    /// The same, with the counters on which it still hangs: none where it is decided.
    pub(crate) fn weighed(&self, reached: &impl Fn(usize, usize) -> Option<bool>) -> (Option<bool>, Set) {
        let joined = |parts: &[Self], decisive: bool| {
            let mut hangs_on = 0;
            for part in parts {
                match part.weighed(reached) {
                    (Some(holds), _) if holds == decisive => return (Some(decisive), 0),
                    (_, more) => hangs_on |= more,
                }
            }
            ((hangs_on == 0).then_some(!decisive), hangs_on)
        };
        match self {
            Self::Always(holds) => (Some(*holds), 0),
            Self::Reached(counter, threshold) => {
                let reached = reached(*counter, *threshold);
                (reached, if reached.is_none() { set_of(*counter) } else { 0 })
            }
            Self::All(parts) => joined(parts, false),
            Self::Any(parts) => joined(parts, true),
            Self::Not(inner) => {
                let (holds, hangs_on) = inner.weighed(reached);
                (holds.map(|holds| !holds), hangs_on)
            }
        }
    }

    /// The same with each threshold replaced.
    pub(crate) fn replaced(&self, with: &mut impl FnMut(usize, usize) -> Self) -> Self {
        match self {
            Self::Always(holds) => Self::Always(*holds),
            Self::Reached(counter, threshold) => with(*counter, *threshold),
            Self::All(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| part.replaced(with)).collect();
                Self::all(parts)
            }
            Self::Any(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| part.replaced(with)).collect();
                Self::any(parts)
            }
            Self::Not(inner) => inner.replaced(with).negated(),
        }
    }
}
