//! What people say of uncertain futures, as forms: costs, risks, what moves together, outcomes that are not known yet, scenarios.

mod amount;
mod costs;
mod offers;
mod outcomes;
mod places;
mod risks;
mod scenarios;
mod shapes;
mod together;

pub(crate) use costs::panel as costs;
pub(crate) use outcomes::panel as outcomes;
pub(crate) use risks::panel as risks;
pub(crate) use scenarios::panel as scenarios;
pub(crate) use together::{panel as together, without_line};
