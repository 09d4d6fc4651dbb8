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

    /// Tells each counter on which it still hangs.
    pub(crate) fn hangs_on(&self, reached: &impl Fn(usize, usize) -> Option<bool>, tell: &mut impl FnMut(usize)) {
        if self.holds(reached).is_some() {
            return;
        }
        match self {
            Self::Always(_) => {}
            Self::Reached(counter, _) => tell(*counter),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.hangs_on(reached, tell)),
            Self::Not(inner) => inner.hangs_on(reached, tell),
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
