//! The boxes of one uncertain amount: what a line may cost, or what a risk costs if it happens.

use super::shapes::{SHAPES, Shape, three};
use crate::{Choice, Edit, Entry, Field, Group, Piece};
use alliance_model::{CostLine, Distribution, Draw, Money, Rate, Risk};

/// Own figures beyond so many are kept, but have no box.
const MOST_SHOWN: usize = 40;

/// An uncertain amount of the design.
pub(super) struct Amount<'a> {
    name: &'a str,
    /// The line or risk: `costs.l01`.
    item: String,
    /// Where the distribution stands: `costs.l01.distribution`.
    path: String,
    pub(super) distribution: &'a Distribution,
    limits: (Option<Money>, Option<Money>),
}

impl<'a> Amount<'a> {
    /// What a line may cost; none where it is certain.
    pub(super) fn of_line(line: &'a CostLine) -> Option<Self> {
        let item = format!("costs.{}", line.id);
        let (path, limits) = (format!("{item}.distribution"), (line.at_least, line.at_most));
        Some(Self { name: &line.name, item, path, distribution: line.distribution.as_ref()?, limits })
    }

    /// What a risk costs if it happens.
    pub(super) fn of_risk(risk: &'a Risk) -> Self {
        let item = format!("risks.{}", risk.id);
        let (path, limits) = (format!("{item}.impact"), (risk.at_least, risk.at_most));
        Self { name: &risk.name, item, path, distribution: &risk.impact, limits }
    }

    fn at(&self, field: &str) -> String {
        format!("{}.{field}", self.path)
    }

    fn money(&self, label: &str, field: &str) -> Field {
        Field::money(label, self.at(field))
    }

    /// Low, likely and high in a table, where the shape has them or a middle that stands for likely.
    pub(super) fn row(&self) -> [Entry; 3] {
        let field = |field: &str| Field::money(format!("{}: {}", self.name, field.replace("sd", "spread")), self.at(field)).into();
        let none = || Entry::Figure(String::new());
        match self.distribution {
            Distribution::Pert { .. } | Distribution::Triangular { .. } => [field("low"), field("likely"), field("high")],
            Distribution::Uniform { .. } | Distribution::Beta { .. } => [field("low"), none(), field("high")],
            Distribution::Normal { .. } => [none(), field("mean"), none()],
            Distribution::Lognormal { .. } => [none(), field("median"), none()],
            Distribution::Fixed { .. } => [none(), field("value"), none()],
            Distribution::LognormalPercentiles { .. } | Distribution::Discrete { .. } | Distribution::Data { .. } => [none(), none(), none()],
        }
    }

    /// The shape, the boxes that it has, and the limits; `certain` where it may also have no shape at all.
    pub(super) fn group(&self, certain: Option<Choice>) -> Piece {
        let mut fields = vec![self.shape(certain)];
        fields.extend(self.boxes());
        if !matches!(self.distribution, Distribution::Fixed { .. }) {
            fields.push(Field::money("Never below", format!("{}.at_least", self.item)).optional());
            fields.push(Field::money("Never above", format!("{}.at_most", self.item)).optional());
        }
        let mut pieces = vec![Piece::Text(self.name.to_owned()), Piece::fields(fields)];
        match self.distribution {
            Distribution::Discrete { outcomes } => pieces.extend(self.table(outcomes)),
            Distribution::Data { values } => pieces.extend(self.own_figures(values)),
            _ => {}
        }
        Piece::Group(Group { label: self.name.to_owned(), pieces })
    }

    fn shape(&self, certain: Option<Choice>) -> Field {
        let now = Shape::of(self.distribution);
        let through = three(self.distribution);
        let choice = |(shape, name): &(Shape, &str)| {
            let turned = if *shape == now { self.distribution.clone() } else { shape.through(through) };
            let mut edits = vec![Edit::set(&self.path, turned)];
            if *shape == Shape::Fixed || (*shape != now && !self.limits_fit(*shape, through)) {
                edits.extend(["at_least", "at_most"].map(|field| Edit::remove(format!("{}.{field}", self.item))));
            }
            Choice::new(*name, edits)
        };
        let chosen = SHAPES.iter().position(|(shape, _)| *shape == now);
        let choices = SHAPES.iter().map(choice).chain(certain).collect();
        Field::choice("Shape", chosen, choices).hint("Choose another and it starts from the amounts that stand here.")
    }

    /// Whether the limits would leave something of another shape.
    fn limits_fit(&self, shape: Shape, [low, likely, high]: [Money; 3]) -> bool {
        let (least, most) = (self.limits.0.unwrap_or(low), self.limits.1.unwrap_or(high));
        let skewed = matches!(shape, Shape::Skewed | Shape::SkewedByTwo);
        self.limits == (None, None) || (least <= likely && likely <= most && least < high && most > low && !(skewed && low <= Money::ZERO))
    }

    fn within_limits(&self, amount: Money) -> bool {
        self.limits.0.is_none_or(|least| least <= amount) && self.limits.1.is_none_or(|most| amount <= most)
    }

    fn boxes(&self) -> Vec<Field> {
        let ends = || [self.money("Low", "low").hint("It is never below this."), self.money("High", "high").hint("It is never above this.")];
        let above = |label: &str, field: &str| Field::number(label, self.at(field)).hint("A number above 0.");
        match self.distribution {
            Distribution::Fixed { .. } => vec![self.money("Amount", "value")],
            Distribution::Uniform { .. } => ends().to_vec(),
            Distribution::Pert { .. } | Distribution::Triangular { .. } => {
                let [low, high] = ends();
                vec![low, self.money("Likely", "likely").hint("The one amount that you expect most."), high]
            }
            Distribution::Normal { .. } => vec![
                self.money("Middle", "mean").hint("As often above as below this."),
                self.money("Spread", "sd").hint("Two times in three it is no further from the middle than this."),
            ],
            Distribution::Lognormal { .. } => vec![
                self.money("Middle", "median").hint("Half of the time it is below this."),
                Field::number("Spread", self.at("sigma")).hint("0.1 is a little, 0.5 is a lot. (The standard deviation of the logarithm.)"),
            ],
            Distribution::LognormalPercentiles { .. } => vec![
                self.money("Seldom below", "p10").hint("One time in ten it is below this."),
                self.money("Seldom above", "p90").hint("One time in ten it is above this."),
            ],
            Distribution::Beta { .. } => {
                let [low, high] = ends();
                vec![above("First shape number (alpha)", "alpha"), above("Second shape number (beta)", "beta"), low, high]
            }
            Distribution::Discrete { .. } | Distribution::Data { .. } => vec![],
        }
    }

    fn table(&self, outcomes: &[Draw]) -> [Piece; 2] {
        let counts = |draw: &Draw| !draw.chance.is_zero() && self.within_limits(draw.value);
        let counted = outcomes.iter().filter(|draw| counts(draw)).count();
        let row = |(place, draw): (usize, &Draw)| {
            let at = |field: &str| self.at(&format!("outcomes.{place}.{field}"));
            let label = |what: &str| format!("{}, amount {}: {what}", self.name, place + 1);
            // Something that can happen must be left.
            let can_go = counted > usize::from(counts(draw));
            [
                Field::money(label("how much"), at("value")).into(),
                Field::rate(label("chance, in per cent"), at("chance")).into(),
                self.remove(can_go, &label("remove it"), &format!("outcomes.{place}")),
            ]
        };
        let new = Draw { value: outcomes.last().map_or(Money::ZERO, |draw| draw.value), chance: Rate::ZERO };
        let form = Piece::form(["Amount", "Chance, %", "Remove"], outcomes.iter().enumerate().map(row));
        [form, Piece::fields([self.add("Add an amount", Edit::set(self.at("outcomes.+"), new))])]
    }

    fn own_figures(&self, values: &[Money]) -> [Piece; 3] {
        let counted = values.iter().filter(|value| self.within_limits(**value)).count();
        let row = |(place, value): (usize, &Money)| {
            let label = |what: &str| format!("{}, figure {}{what}", self.name, place + 1);
            [
                Entry::Text(format!("Figure {}", place + 1)),
                Field::money(label(""), self.at(&format!("values.{place}"))).into(),
                self.remove(counted > usize::from(self.within_limits(*value)), &label(": remove it"), &format!("values.{place}")),
            ]
        };
        let hidden = values.len().saturating_sub(MOST_SHOWN);
        let more = if hidden == 0 { String::new() } else { format!(" The first {MOST_SHOWN} are shown.") };
        let told = format!("Figures: {}. Each is as likely as the next; their order means nothing.{more}", values.len());
        let new = values.last().copied().unwrap_or_default();
        [
            Piece::Text(told),
            Piece::form(["Figure", "Amount", "Remove"], values.iter().take(MOST_SHOWN).enumerate().map(row)),
            Piece::fields([self.add("Add a figure", Edit::set(self.at("values.+"), new))]),
        ]
    }

    fn add(&self, label: &str, edit: Edit) -> Entry {
        Entry::button(label, format!("{label}: {}", self.name), vec![edit])
    }

    fn remove(&self, can_go: bool, does: &str, field: &str) -> Entry {
        if can_go { Entry::button("\u{d7}", does, vec![Edit::remove(self.at(field))]) } else { Entry::Text(String::new()) }
    }
}
