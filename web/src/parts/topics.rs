//! Topics: tabs whose forms and answers are all asked of the engines. A new one needs a line on its screen.

use super::panel::Panel;
use super::tabs::Tabs;
use crate::app::Desk;
use yew::prelude::*;

/// What can be looked at and changed, behind one tab.
pub(crate) struct Topic {
    pub(crate) name: &'static str,
    /// What is asked for it, one under the other, each under its heading where it has one.
    pub(crate) asks: &'static [(&'static str, &'static str)],
    /// Whether its tables need the whole width.
    pub(crate) wide: bool,
}

/// The topics of a screen, one of them shown; `beside` stands beside it, or below where it is wide.
pub(crate) fn topics(desk: &Desk, label: &'static str, topics: &[Topic], chosen: &UseStateHandle<usize>, beside: Html) -> Html {
    let on_choose = {
        let chosen = chosen.setter();
        Callback::from(move |place| chosen.set(place))
    };
    let names: Vec<_> = topics.iter().map(|topic| AttrValue::from(topic.name)).collect();
    let Some(shown) = topics.get(**chosen) else { return beside };
    html! {
        <Tabs {label} {names} chosen={**chosen} {on_choose}>
            <div class={if shown.wide { "stack" } else { "two" }}>
                <section class="card" aria-label={shown.name}>
                    <h2 class="unseen">{ shown.name }</h2>
                    for (ask, heading) in shown.asks.iter() {
                        <div class="stack" key={*ask}>
                            if !heading.is_empty() { <h2>{ *heading }</h2> }
                            <Panel ask={*ask} desk={desk.clone()} />
                        </div>
                    }
                </section>
                { beside }
            </div>
        </Tabs>
    }
}
