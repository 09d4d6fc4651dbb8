//! A question with its ids looked up, so that counting is about numbers only.

use super::{ChoiceError, Method, Preference, Question};
use alliance_model::Id;

/// The name of the status quo where no option is it.
const STATUS_QUO: &str = "status-quo";

/// Options by their place, and ballots that say something.
pub(super) struct Table {
    pub(super) options: Vec<Id>,
    pub(super) status_quo: Id,
    pub(super) ballots: Vec<Marks>,
    pub(super) votes: u64,
    pub(super) abstained: u64,
}

/// A ballot: the options that it names, in its order, each with its score where there are scores.
pub(super) struct Marks {
    pub(super) votes: u64,
    pub(super) named: Vec<(usize, u64)>,
}

impl Table {
    pub(super) fn of(question: &Question) -> Result<Self, ChoiceError> {
        let (options, status_quo) = options(question)?;
        let sum: u128 = question.ballots.iter().map(|ballot| u128::from(ballot.votes)).sum();
        if sum > u128::from(ChoiceError::MOST_VOTES) {
            return Err(ChoiceError::TooManyVotes);
        }
        let mut table = Self { options, status_quo, ballots: Vec::new(), votes: 0, abstained: 0 };
        for (place, ballot) in question.ballots.iter().enumerate() {
            let marks = table.marks(question.method, ballot, &format!("ballots[{place}]"))?;
            if marks.named.is_empty() {
                table.abstained += marks.votes;
            } else {
                table.votes += marks.votes;
                table.ballots.push(marks);
            }
        }
        Ok(table)
    }

    /// The option at a place.
    pub(super) fn id(&self, place: usize) -> Option<Id> {
        self.options.get(place).cloned()
    }

    pub(super) fn ids(&self, places: impl IntoIterator<Item = usize>) -> Vec<Id> {
        places.into_iter().filter_map(|place| self.id(place)).collect()
    }

    fn marks(&self, method: Method, ballot: &Preference, path: &str) -> Result<Marks, ChoiceError> {
        let counted = counted(method);
        let used = [("approve", !ballot.approve.is_empty()), ("ranking", !ballot.ranking.is_empty()), ("scores", !ballot.scores.is_empty())];
        if let Some((field, _)) = used.iter().find(|(field, used)| *used && *field != counted) {
            return Err(ChoiceError::NotCounted { path: format!("{path}.{field}"), expected: counted });
        }
        let named = match method {
            Method::Approval { .. } => self.list(&ballot.approve, &format!("{path}.approve"))?,
            Method::InstantRunoff | Method::Schulze => self.list(&ballot.ranking, &format!("{path}.ranking"))?,
            Method::Score(scale) | Method::Consensing(scale) => self.scores(ballot, scale.highest, &format!("{path}.scores"))?,
        };
        Ok(Marks { votes: ballot.votes, named })
    }

    fn list(&self, ids: &[Id], path: &str) -> Result<Vec<(usize, u64)>, ChoiceError> {
        let mut named: Vec<(usize, u64)> = Vec::with_capacity(ids.len());
        for (place, id) in ids.iter().enumerate() {
            let path = || format!("{path}[{place}]");
            let option = self.find(id, path)?;
            if named.iter().any(|(other, _)| *other == option) {
                return Err(ChoiceError::NamedTwice { path: path(), id: id.clone() });
            }
            named.push((option, 1));
        }
        Ok(named)
    }

    fn scores(&self, ballot: &Preference, highest: u64, path: &str) -> Result<Vec<(usize, u64)>, ChoiceError> {
        let score = |(id, score): (&Id, &u64)| {
            let path = || format!("{path}.{id}");
            if *score > highest {
                return Err(ChoiceError::OffTheScale { path: path(), found: *score, highest });
            }
            Ok((self.find(id, path)?, *score))
        };
        ballot.scores.iter().map(score).collect()
    }

    fn find(&self, id: &Id, path: impl Fn() -> String) -> Result<usize, ChoiceError> {
        let found = self.options.iter().position(|option| option == id);
        found.ok_or_else(|| ChoiceError::UnknownOption { path: path(), id: id.clone() })
    }
}

/// The field of a ballot that a method counts.
fn counted(method: Method) -> &'static str {
    match method {
        Method::Approval { .. } => "approve",
        Method::InstantRunoff | Method::Schulze => "ranking",
        Method::Score(_) | Method::Consensing(_) => "scores",
    }
}

/// The options with the status quo, and which it is.
fn options(question: &Question) -> Result<(Vec<Id>, Id), ChoiceError> {
    let mut options = question.options.clone();
    if options.is_empty() {
        return Err(ChoiceError::NoOptions);
    }
    for (place, id) in options.iter().enumerate() {
        if options.iter().take(place).any(|other| other == id) {
            return Err(ChoiceError::DuplicateOption { path: format!("options[{place}]"), id: id.clone() });
        }
    }
    let name = match &question.status_quo {
        Some(id) if !options.contains(id) => return Err(ChoiceError::UnknownOption { path: "status_quo".to_owned(), id: id.clone() }),
        Some(id) => id.clone(),
        None => Id::from_name(STATUS_QUO, |_| false),
    };
    if !options.contains(&name) {
        options.push(name.clone());
    }
    if options.len() > ChoiceError::MOST_OPTIONS {
        return Err(ChoiceError::TooManyOptions { found: options.len() });
    }
    Ok((options, name))
}
