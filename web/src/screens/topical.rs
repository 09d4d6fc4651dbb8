//! The screens that are made of questions to the engines: one component, which holds what each needs to remember.

use super::{compare::compare, futures::futures, money};
use crate::app::DeskProps;
use crate::place::Place;
use yew::prelude::*;

#[component]
pub(crate) fn Topical(props: &DeskProps) -> Html {
    let (desk, place) = (&props.desk, props.place);
    let chosen = use_state_eq(|| if place == Place::Money { money::FIRST } else { 0 });
    let last_good = use_mut_ref(Vec::new);
    let screen = match place {
        Place::Futures => futures(desk, &chosen),
        Place::Compare => compare(desk),
        _ => money::money(desk, &chosen, &mut last_good.borrow_mut()),
    };
    html! { <main class="page" id="main" tabindex="-1">{ screen }</main> }
}
