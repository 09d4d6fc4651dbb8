//! Start: three templates, what is on this device, and a file, which is seen before it is opened.

use crate::app::{Act, Ask};
use crate::device;
use crate::held::Held;
use crate::incoming::{Incoming, Told, take};
use crate::parts::picture::draw;
use crate::parts::why::Why;
use crate::place::Place;
use crate::saving::Closed;
use crate::workspace::{Action, Content};
use alliance_chart::{SeatColour, tiny_table};
use alliance_model::{Design, sort_short};
use alliance_report::figures;
use alliance_store::DocumentId;
use std::rc::Rc;
use web_sys::{FileList, HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub(crate) struct StartProps {
    pub(crate) content: Rc<Content>,
    /// What is coming in.
    pub(crate) incoming: UseStateHandle<Option<Incoming>>,
    pub(crate) ask: Ask,
}

#[component]
pub(crate) fn Start(props: &StartProps) -> Html {
    let incoming = &props.incoming;
    let discarded = use_state_eq(Vec::<DocumentId>::new);
    let close = {
        let incoming = incoming.setter();
        Callback::from(move |()| incoming.set(None))
    };
    let arrive = {
        let incoming = incoming.setter();
        Callback::from(move |arrived| incoming.set(Some(arrived)))
    };
    html! {
        <main class="page wide" id="main" tabindex="-1">
            <div class="head hero">
                <h1 tabindex="-1">{ "See what you are agreeing to, before you sign." }</h1>
                <p>
                    { "Model an alliance, try its votes, and follow every pound of risk and reward. It runs on this device. Nothing is sent anywhere. " }
                    <Why about="How do we know that nothing is sent?" word="How do we know?">{ proof() }</Why>
                </p>
            </div>
            if let Some(incoming) = &**incoming {
                <Arrival incoming={incoming.clone()} ask={props.ask.clone()} on_close={close} />
            }
            <section class="stack" aria-label="Start from a template">
                <div class="three">
                    for template in alliance_format::templates() {
                        { card(template, &props.ask) }
                    }
                </div>
            </section>
            <div class="two">
                { on_this_device(props, discarded) }
                <FileIn on_arrival={arrive} />
            </div>
        </main>
    }
}

fn proof() -> Html {
    html! {
        <ul>
            <li>{ "The page says to the browser: talk to no other place. This is its content security policy, and the browser enforces it." }</li>
            <li>{ "After the page has loaded you can unplug the network. Everything still works." }</li>
            <li>{ "Your designs are kept in this browser, on this device. If you clear the browser's data, they go. Download a file to be safe." }</li>
            <li>{ "Our tests walk through every screen and fail if one request is made." }</li>
        </ul>
    }
}

fn card(template: &'static alliance_format::Template, ask: &Ask) -> Html {
    let Some(design) = alliance_format::template(template.id) else { return Html::default() };
    let kinds: Vec<_> = design
        .leadership()
        .map(|body| design.seats_of(&body.id).map(|seat| SeatColour::of_seat(seat, seat.member.as_ref().and_then(|id| design.member(id)))).collect())
        .unwrap_or_default();
    let onclick =
        ask.act.reform(move |_: MouseEvent| Act::Create(Box::new(design.clone()), format!("Start from {}", template.title), Place::Members));
    html! {
        <button type="button" class="card tpl" data-template={template.id} {onclick}>
            { draw(&tiny_table(&kinds)) }
            <span class="title">{ template.title }</span>
            <span class="quiet">{ template.summary }</span>
            <small>{ template.note }</small>
        </button>
    }
}

fn on_this_device(props: &StartProps, discarded: UseStateHandle<Vec<DocumentId>>) -> Html {
    let mut documents: Vec<_> = props.content.documents.iter().collect();
    sort_short(&mut documents, |left, right| left.1.modified > right.1.modified);
    let closed: Vec<_> = props.ask.device.found.closed.iter().filter(|closed| !discarded.contains(&closed.entry.id)).collect();
    html! {
        <section class="card" aria-labelledby="on-this-device">
            <h2 id="on-this-device">{ "On this device" }</h2>
            if documents.is_empty() && closed.is_empty() {
                <p class="quiet">{ "Nothing yet. What you make is kept here, in this browser, and nowhere else." }</p>
            }
            <ul class="seats">
                for (id, design) in documents {
                    { kept(id, design, props) }
                }
                for closed in closed {
                    { cannot_open(closed, props, discarded.clone()) }
                }
            </ul>
        </section>
    }
}

fn kept(id: &DocumentId, design: &Held, props: &StartProps) -> Html {
    let changed = device::clock(&design.modified);
    let about = figures::count(design.members.len(), "member", "members");
    let about = if changed.is_empty() { about } else { format!("{about} \u{b7} changed {changed}") };
    let open = {
        let (ask, id) = (props.ask.clone(), id.clone());
        Callback::from(move |_: MouseEvent| {
            ask.act.emit(Act::Do(Action::Open(id.clone())));
            ask.act.emit(Act::Go(Place::Members));
        })
    };
    let delete = {
        let id = id.clone();
        props.ask.act.reform(move |_: MouseEvent| Act::Do(Action::Remove(id.clone())))
    };
    let word = if props.content.open.as_ref() == Some(id) { "Continue" } else { "Open" };
    html! {
        <li key={id.to_string()}>
            <div><b dir="auto">{ &design.title }</b><br /><small>{ about }</small></div>
            <div class="row">
                <button type="button" class="btn" onclick={open} aria-label={format!("{word} {}", design.title)}>{ word }</button>
                <button type="button" class="link" onclick={delete} aria-label={format!("Delete {}", design.title)}>{ "Delete" }</button>
            </div>
        </li>
    }
}

fn cannot_open(closed: &Closed, props: &StartProps, discarded: UseStateHandle<Vec<DocumentId>>) -> Html {
    let title = if closed.entry.title.is_empty() { "A document without a name".to_owned() } else { closed.entry.title.clone() };
    let download = {
        let (name, text) = (device::file_name(&title), closed.text.clone());
        Callback::from(move |_: MouseEvent| device::download(&name, device::JSON, &text))
    };
    let remove = {
        let (ask, id) = (props.ask.clone(), closed.entry.id.clone());
        Callback::from(move |_: MouseEvent| {
            ask.device.saver.borrow().discard(&id);
            let mut gone = (*discarded).clone();
            gone.push(id.clone());
            discarded.set(gone);
        })
    };
    html! {
        <li key={closed.entry.id.to_string()}>
            <div><b dir="auto">{ &title }</b><p class="warn">{ &closed.why }</p></div>
            <div class="row">
                if closed.is_newer() {
                    <Why about={format!("Read {title}")} word="Read it"><pre class="scroll" tabindex="0">{ &closed.text }</pre></Why>
                }
                <button type="button" class="btn" onclick={download}>{ "Download it" }</button>
                if !closed.is_newer() {
                    <button type="button" class="link" onclick={remove}>{ "Remove" }</button>
                }
            </div>
        </li>
    }
}

#[derive(Properties, PartialEq)]
struct FileInProps {
    on_arrival: Callback<Incoming>,
}

/// The way in for a file: chosen, dropped or pasted.
#[component]
fn FileIn(props: &FileInProps) -> Html {
    let over = use_state_eq(|| false);
    let pasted = use_node_ref();
    let take_first = {
        let on_arrival = props.on_arrival.clone();
        move |files: Option<FileList>| {
            if let Some(file) = files.and_then(|files| files.get(0)) {
                take(&file.name(), file.into(), on_arrival.clone());
            }
        }
    };
    let choose = {
        let take_first = take_first.clone();
        Callback::from(move |event: Event| {
            let input = event.target_unchecked_into::<HtmlInputElement>();
            take_first(input.files());
            // The same file can be chosen again after it was mended.
            input.set_value("");
        })
    };
    let drop_file = {
        let over = over.setter();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(false);
            take_first(event.data_transfer().and_then(|data| data.files()));
        })
    };
    let hover = |on: bool| {
        let over = over.setter();
        Callback::from(move |event: DragEvent| {
            event.prevent_default();
            over.set(on);
        })
    };
    let paste = {
        let (pasted, on_arrival) = (pasted.clone(), props.on_arrival.clone());
        Callback::from(move |_: MouseEvent| {
            let text = pasted.cast::<HtmlTextAreaElement>().map(|area| area.value());
            if let Some(Ok(file)) = text.map(|text| device::file(device::JSON, &text)) {
                take("what you pasted", file, on_arrival.clone());
            }
        })
    };
    html! {
        <section class={classes!("card", over.then_some("drop"))} aria-labelledby="file-in" ondrop={drop_file} ondragover={hover(true)} ondragleave={hover(false)}>
            <h2 id="file-in">{ "Have a file or a link?" }</h2>
            <p class="quiet">{ "Drop it here, choose it, or paste it: a design, or a picture of one. A link opens by itself, or paste it here. You will see what is in it before anything opens." }</p>
            <div class="field">
                <label for="file">{ "Choose a file" }</label>
                <input id="file" type="file" accept=".json,.svg,.png" onchange={choose} />
            </div>
            <details>
                <summary>{ "Paste a link, a code or a file" }</summary>
                <div class="stack tight">
                    <label class="label" for="paste">{ "The link, the code, or the text of the file" }</label>
                    <textarea id="paste" ref={pasted} spellcheck="false" autocomplete="off" />
                    <div><button type="button" class="btn" onclick={paste}>{ "Look at it" }</button></div>
                </div>
            </details>
        </section>
    }
}

#[derive(Properties, PartialEq)]
struct ArrivalProps {
    incoming: Incoming,
    ask: Ask,
    on_close: Callback<()>,
}

/// What is in a file, before it is opened; or everything that is wrong with it.
#[component]
fn Arrival(props: &ArrivalProps) -> Html {
    let heading = use_node_ref();
    use_effect_with(props.incoming.clone(), {
        let heading = heading.clone();
        move |_| {
            if let Some(heading) = heading.cast::<web_sys::HtmlElement>() {
                heading.focus().ok();
            }
        }
    });
    let close = props.on_close.reform(|_: MouseEvent| ());
    match &props.incoming {
        Incoming::Reading { name } => html! {
            <section class="card" aria-labelledby="arrival">
                <h2 id="arrival" tabindex="-1" ref={heading} role="status">{ format!("Reading {name}\u{2026}") }</h2>
            </section>
        },
        Incoming::Ready { name, designs, worth_a_look } => {
            let open = {
                let (ask, designs, on_close) = (props.ask.clone(), designs.clone(), props.on_close.clone());
                Callback::from(move |_: MouseEvent| {
                    on_close.emit(());
                    for design in &designs {
                        ask.act.emit(Act::Create(Box::new((**design).clone()), format!("Open {}", design.title), Place::Members));
                    }
                })
            };
            html! {
                <section class="card" aria-labelledby="arrival">
                    <h2 id="arrival" tabindex="-1" ref={heading}>{ format!("In {name}") }</h2>
                    for design in designs.iter() {
                        <div><b dir="auto">{ &design.title }</b><p class="quiet">{ in_it(design) }</p></div>
                    }
                    if !worth_a_look.is_empty() {
                        <p>{ format!("It opens. {} worth a look:", figures::count(worth_a_look.len(), "thing is", "things are")) }</p>
                        { listed(worth_a_look) }
                    }
                    <div class="row">
                        <button type="button" class="btn main" onclick={open}>{ if designs.len() > 1 { "Open them all" } else { "Open it" } }</button>
                        <button type="button" class="btn" onclick={close}>{ "Not now" }</button>
                    </div>
                </section>
            }
        }
        Incoming::Refused { name, problems } => html! {
            <section class="alert" aria-labelledby="arrival">
                <h2 id="arrival" tabindex="-1" ref={heading}>{ format!("There is a problem with {name}") }</h2>
                <div role="alert"><p>{ "It was not opened. Your own designs are as they were." }</p></div>
                { listed(problems) }
                <div><button type="button" class="btn" onclick={close}>{ "Close" }</button></div>
            </section>
        },
    }
}

fn in_it(design: &Design) -> String {
    let members = figures::count(design.members.len(), "member", "members");
    let seats = figures::count(design.seats.len(), "seat", "seats");
    let rules = figures::count(design.rules.len(), "rule", "rules");
    format!("{members}, {seats}, {rules}, a target cost of {}.", figures::whole_money(design.terms.target, &design.currency))
}

/// Problems as people need them: where, what was found, what is expected, how to mend it.
fn listed(problems: &[Told]) -> Html {
    const MOST: usize = 50;
    html! {
        <>
            <ul>
                for problem in problems.iter().take(MOST) {
                    <li>
                        if !problem.path.is_empty() { <code>{ &problem.path }</code><br /> }
                        { &problem.text }
                    </li>
                }
            </ul>
            if problems.len() > MOST {
                <p>{ format!("And {} more.", problems.len() - MOST) }</p>
            }
        </>
    }
}
