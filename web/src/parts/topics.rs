//! Topics: tabs whose forms and answers are all asked of the engines. A new one needs a line on its screen.

use super::panel::Panel;
use super::tabs::Tabs;
use crate::app::Desk;
use yew::prelude::*;

/// What can be looked at and changed, behind one tab.
#[derive(PartialEq)]
pub(crate) struct Topic {
    pub(crate) name: &'static str,
    /// What is asked for it, one under the other, each under its heading where it has one.
    pub(crate) asks: &'static [(&'static str, &'static str)],
    /// Whether its tables need the whole width.
    pub(crate) wide: bool,
}

#[derive(Properties, PartialEq)]
pub(crate) struct TopicsProps {
    pub(crate) label: &'static str,
    pub(crate) topics: &'static [Topic],
    /// The topic to start with.
    #[prop_or_default]
    pub(crate) first: usize,
    pub(crate) desk: Desk,
    /// What stands beside every topic, or below one that is wide.
    #[prop_or_default]
    pub(crate) beside: Option<Html>,
}

#[component]
pub(crate) fn Topics(props: &TopicsProps) -> Html {
    let chosen = use_state_eq(|| props.first);
    let on_choose = {
        let chosen = chosen.setter();
        Callback::from(move |place| chosen.set(place))
    };
    let names: Vec<_> = props.topics.iter().map(|topic| AttrValue::from(topic.name)).collect();
    let shown = props.topics.get(*chosen).map(|topic| {
        html! {
            <div class={if topic.wide { "stack" } else { "two" }}>
                <section class="card" aria-label={topic.name}>
                    <h2 class="unseen">{ topic.name }</h2>
                    for (ask, heading) in topic.asks.iter() {
                        <div class="stack" key={*ask}>
                            if !heading.is_empty() { <h2>{ *heading }</h2> }
                            <Panel ask={*ask} desk={props.desk.clone()} />
                        </div>
                    }
                </section>
                { for props.beside.clone() }
            </div>
        }
    });
    html! { <Tabs label={props.label} {names} chosen={*chosen} {on_choose}>{ for shown }</Tabs> }
}
