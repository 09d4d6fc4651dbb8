//! The terms as forms, one file for each tab of the money screen.

mod bands;
mod caps;
mod effect;
mod limbs;
mod outcomes;
mod split;
mod steps;
mod target;

pub(crate) use bands::panel as bands;
pub(crate) use caps::panel as caps;
pub(crate) use limbs::panel as limbs;
pub(crate) use outcomes::panel as outcomes;
pub(crate) use split::panel as split;
pub(crate) use steps::panel as steps;
pub(crate) use target::panel as target;

use crate::{Choice, Edit, Field};
use alliance_model::{Design, Member, Step};

/// The first step that `pick` knows, and its place.
fn found<'a, T>(design: &'a Design, pick: impl Fn(&'a Step) -> Option<&'a T>) -> Option<(usize, &'a T)> {
    design.terms.steps.iter().enumerate().find_map(|(place, step)| Some((place, pick(step)?)))
}

/// The steps with one more at a place.
fn with_step(design: &Design, place: usize, step: Step) -> Edit {
    let mut steps = design.terms.steps.clone();
    steps.insert(place.min(steps.len()), step);
    Edit::set("terms.steps", steps)
}

/// The place before the split, where whatever changes the pool belongs.
fn before_split(design: &Design) -> usize {
    design.terms.steps.iter().position(|step| matches!(step, Step::Split(_))).unwrap_or(design.terms.steps.len())
}

fn providers(design: &Design) -> impl Iterator<Item = &Member> {
    design.members.iter().filter(|member| member.is_provider())
}

/// A choice of the form in which something is given, each with what it is set to when it is chosen.
fn choice_of_form<const N: usize>(label: &str, path: &str, now: usize, forms: [(&str, Option<Edit>); N]) -> Field {
    let choices = forms.into_iter().map(|(name, edit)| Choice::new(name, vec![edit.unwrap_or_else(|| Edit::remove(path))])).collect();
    Field::choice(label, Some(now), choices)
}
