//! Compare: scenarios beside the base, on the same futures.

use crate::app::Desk;
use crate::parts::panel::Panel;
use yew::prelude::*;

pub(super) fn compare(desk: &Desk) -> Html {
    html! {
        <main class="page" id="main" tabindex="-1">
            <div class="head">
                <h1 tabindex="-1">{ "Compare" }</h1>
                <p class="quiet">{ "The same futures under other terms: for whom is it better, and who pays for that?" }</p>
            </div>
            <section class="card">
                <h2 class="unseen">{ "Side by side" }</h2>
                <Panel ask="compare_futures" desk={desk.clone()} />
            </section>
            <section class="card">
                <h2>{ "Scenarios" }</h2>
                <Panel ask="scenarios" desk={desk.clone()} />
            </section>
        </main>
    }
}
