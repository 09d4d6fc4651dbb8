//! Report: one page for a board, or the long one with the sections that are ticked; on screen, on paper, as a file.

use super::head;
use crate::app::Desk;
use crate::parts::entry::tick;
use crate::parts::panel::Panel;
use crate::parts::tabs::Tabs;
use yew::prelude::*;

/// Each is one bit of what is chosen. Nothing chosen is the one page.
const SECTIONS: [&str; 12] = [
    "In short",
    "Members",
    "Decisions",
    "Money",
    "Worked example",
    "Futures",
    "Scenarios",
    "Years",
    "Open book",
    "Terms of reference",
    "Method",
    "Minute book",
];
const ALL: usize = (1 << SECTIONS.len()) - 1;

pub(super) fn report(desk: &Desk, chosen: &UseStateHandle<usize>) -> Html {
    let sections = **chosen;
    let choose = chosen.setter();
    let on_choose = Callback::from(move |tab| choose.set(tab * ALL));
    let mut text = String::new();
    let ticks = SECTIONS.iter().enumerate().map(|(place, name)| {
        let is_ticked = sections >> place & 1 != 0;
        if is_ticked {
            text.push_str(name);
            text.push(',');
        }
        let chosen = chosen.clone();
        tick(name, is_ticked, Callback::from(move |_| chosen.set(sections ^ 1 << place)))
    });
    let ticks: Html = ticks.collect();
    let long = sections != 0;
    html! {
        <>
            <div class="no-print">{ head("Report", "For a board, before it signs. Choose who reads under \u{201c}You are\u{201d}.") }</div>
            <Tabs label="Reports" names={["One page".into(), "The long report".into()].to_vec()} chosen={usize::from(long)} {on_choose}>
                if long { <div class="row no-print" role="group" aria-label="Sections">{ ticks }</div> }
                <p class="no-print"><button type="button" class="btn main" onclick={|_| { gloo::utils::window().print().ok(); }}>{ "Print" }</button></p>
                <h2 class="unseen">{ "The report" }</h2>
                <Panel ask={if long { "long_report" } else { "one_page" }} {text} desk={desk.clone()} strip=true />
            </Tabs>
        </>
    }
}
