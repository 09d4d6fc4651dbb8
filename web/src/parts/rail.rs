//! The rail: the places in a suggested order, with their state; every one can be reached at any time.

use crate::place::Place;
use alliance_model::Design;
use yew::prelude::*;

pub(crate) fn rail(at: Place, design: &Design) -> Html {
    html! {
        <nav class="rail" aria-label="Places">
            <ol>
                for place in Place::ALL {
                    <li class={place.is_ready(design).then_some("ready")}>
                        <a href={place.fragment()} aria-current={(place == at).then_some("page")}>
                            <span class="dot" aria-hidden="true"></span>
                            { place.name() }
                            <span class="unseen">{ if place.is_ready(design) { ", ready" } else { ", to do" } }</span>
                        </a>
                    </li>
                }
            </ol>
        </nav>
    }
}
