//! The rail: the places in a suggested order, with their state; every one can be reached at any time.

use crate::place::Place;
use alliance_model::Design;
use std::rc::Rc;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct RailProps {
    pub(crate) at: Place,
    pub(crate) design: Option<Rc<Design>>,
}

#[component]
pub(crate) fn Rail(props: &RailProps) -> Html {
    html! {
        <nav class="rail" aria-label="Places">
            <ol>
                for place in Place::ALL {
                    <li class={ready(place, props).then_some("ready")}>
                        <a href={place.fragment()} aria-current={(place == props.at).then_some("page")}>
                            <span class="dot" aria-hidden="true"></span>
                            { place.name() }
                            <span class="unseen">{ if ready(place, props) { ", ready" } else { ", to do" } }</span>
                        </a>
                    </li>
                }
            </ol>
        </nav>
    }
}

fn ready(place: Place, props: &RailProps) -> bool {
    props.design.as_ref().is_some_and(|design| place.is_ready(design))
}
