//! The workbench as a whole: one workspace, the device under it, the screens over it.

use crate::device;
use crate::edits::Edit;
use crate::held::Held;
use crate::incoming::{Incoming, take_from_address};
use crate::parts::banner::banner;
use crate::parts::rail::rail;
use crate::parts::top_bar::{TopBar, top_bar};
use crate::place::Place;
use crate::saving::{Found, Saver, Trouble};
use crate::screens::{embed::Embed, members::Members, start::Start, topical::Topical, votes::Votes};
use crate::workspace::{Action, Content, Workspace, title_of_copy};
use alliance_model::{Design, Id, Severity};
use alliance_store::{DocumentId, Storage, Web, document_of};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// How long to wait after the last keystroke before saving, in milliseconds.
const PAUSE_BEFORE_SAVING: u32 = 400;

/// What a screen of an open design needs: the design, who is looking, and a way to change it.
#[derive(Clone, PartialEq)]
pub(crate) struct Desk {
    pub(crate) design: Held,
    pub(crate) you: Option<Id>,
    pub(crate) edit: Callback<Edit>,
    /// How many futures are drawn, where somebody asks for them.
    pub(crate) futures: u32,
}

impl Desk {
    /// Makes an edit of each value, unless the design would then be wrong: the answer says why, in plain words.
    /// So whatever is on the desk can be saved and opened again.
    pub(crate) fn attempt<T: 'static>(&self, make: impl Fn(T) -> Edit + 'static) -> Callback<T, Result<(), String>> {
        let desk = self.clone();
        Callback::from(move |value| {
            let edit = make(value);
            let problems = alliance_model::check(&edit.apply(&desk.design));
            if let Some(error) = problems.iter().find(|problem| problem.severity == Severity::Error) {
                return Err(format!("Expected {}. {}", error.expected, error.mend));
            }
            desk.edit.emit(edit);
            Ok(())
        })
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct DeskProps {
    pub(crate) desk: Desk,
    pub(crate) place: Place,
}

/// Whether the work is on the device.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum SaveState {
    #[default]
    Saving,
    /// Everything, at this time.
    Saved(String),
    /// Not everything.
    Trouble(Vec<Trouble>),
}

/// The device under the workspace.
pub(crate) struct Device {
    pub(crate) saver: RefCell<Saver<Web>>,
    pub(crate) found: Found,
}

impl PartialEq for Device {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// What anybody may ask of the workbench.
#[derive(Clone, PartialEq)]
pub(crate) struct Ask {
    pub(crate) act: Callback<Act>,
    pub(crate) device: Rc<Device>,
}

/// A request that goes beyond an edit of the open design.
pub(crate) enum Act {
    Do(Action),
    /// A new document from a design, shown at a place.
    Create(Box<Design>, String, Place),
    Go(Place),
    SaveNow,
    /// The copy of another tab in place of this one.
    TakeTheirs(DocumentId),
    /// This copy as a new document, the other tab's in its place.
    KeepBoth(DocumentId),
    You(Option<Id>),
}

#[component]
pub(crate) fn App() -> Html {
    let device = use_memo((), |()| {
        let (saver, found) = Saver::start(Web);
        Device { saver: RefCell::new(saver), found }
    });
    let workspace = {
        let content = device.found.content.clone();
        use_reducer_eq(move || Workspace::new(content))
    };
    let place = use_state_eq(|| Place::at(&fragment()));
    let save_state = use_state_eq(SaveState::default);
    let you = use_state_eq(|| None::<(DocumentId, Option<Id>)>);
    let told = use_state_eq(|| false);
    let incoming = use_state_eq(|| None::<Incoming>);

    // Listeners and timers outlive a render, so they look here for the newest state.
    let latest = use_mut_ref(|| Rc::clone(workspace.content()));
    *latest.borrow_mut() = Rc::clone(workspace.content());

    let save = use_callback((), {
        let (device, latest, save_state) = (Rc::clone(&device), Rc::clone(&latest), save_state.setter());
        move |(): (), ()| {
            let now = device::now();
            let troubles = device.saver.borrow_mut().bring_up_to_date(&latest.borrow(), &now);
            let is_saved = troubles.is_empty();
            save_state.set(if is_saved { SaveState::Saved(now) } else { SaveState::Trouble(troubles) });
            is_saved
        }
    });
    use_effect_with(Rc::clone(workspace.content()), {
        let (save, save_state, dispatcher) = (save.clone(), save_state.setter(), workspace.dispatcher());
        move |_| {
            save_state.set(SaveState::Saving);
            let timer = Timeout::new(PAUSE_BEFORE_SAVING, move || {
                dispatcher.dispatch(Action::Pause);
                save.emit(());
            });
            move || drop(timer)
        }
    });
    use_listeners(&device, &latest, &workspace.dispatcher(), &save, &place.setter(), &incoming.setter());
    use_place(*place, workspace.open().map(|(_, design)| design.title.clone()));

    let open = workspace.open().map(|(id, design)| (id.clone(), design.clone()));
    let mine = open.as_ref().and_then(|(id, design)| {
        let chosen = you.as_ref().filter(|(of, _)| of == id).map_or_else(|| remembered_you(id), |(_, you)| you.clone());
        chosen.filter(|member| design.member(member).is_some())
    });
    let act = {
        let (dispatcher, latest, device, save) = (workspace.dispatcher(), Rc::clone(&latest), Rc::clone(&device), save.clone());
        let you = you.setter();
        Callback::from(move |act: Act| match act {
            Act::Do(action) => dispatcher.dispatch(action),
            Act::Create(design, label, then) => {
                if let Some(id) = device::new_document_id() {
                    dispatcher.dispatch(Action::Create { id, design, label });
                    go(then);
                }
            }
            Act::Go(to) => go(to),
            Act::SaveNow => _ = save.emit(()),
            Act::TakeTheirs(id) => {
                // Where theirs cannot be read, what was said stays said, with its ways out.
                let theirs = device.saver.borrow_mut().take(&id);
                if let Ok(design) = theirs {
                    dispatcher.dispatch(Action::Replace { id, design: Box::new(design) });
                }
            }
            Act::KeepBoth(id) => {
                let mine = latest.borrow().get(&id).map(|design| (**design).clone());
                let theirs = device.saver.borrow_mut().take(&id);
                if let (Some(mut mine), Ok(theirs), Some(copy)) = (mine, theirs, device::new_document_id()) {
                    mine.title = title_of_copy(&mine.title, "my copy");
                    dispatcher.dispatch(Action::Replace { id, design: Box::new(theirs) });
                    dispatcher.dispatch(Action::Create { id: copy, design: Box::new(mine), label: "Keep both copies".to_owned() });
                }
            }
            Act::You(member) => {
                if let Some(id) = latest.borrow().open.clone() {
                    Web.set(&you_key(&id), member.as_ref().map_or("", Id::as_str)).ok();
                    you.set(Some((id, member)));
                }
            }
        })
    };
    let edit = {
        let dispatcher = workspace.dispatcher();
        use_callback((), move |edit: Edit, ()| dispatcher.dispatch(Action::Edit { edit, at: device::now() }))
    };

    let ask = Ask { act, device };
    let screen = match (*place, &open) {
        (Place::Start, _) | (_, None) => html! { <Start content={Rc::clone(workspace.content())} {incoming} ask={ask.clone()} /> },
        (place, Some((id, design))) => {
            let desk = Desk { design: design.clone(), you: mine.clone(), edit, futures: 0 };
            let key = format!("{id}{}", place.fragment());
            match place {
                Place::Members => html! { <Members {key} {desk} {place} /> },
                Place::Votes => html! { <Votes {key} {desk} {place} /> },
                Place::Embed => html! { <Embed {key} {desk} {place} /> },
                _ => html! { <Topical {key} {desk} {place} /> },
            }
        }
    };
    let at = if open.is_some() { *place } else { Place::Start };
    let recovered = if *told { &[][..] } else { &ask.device.found.recovered[..] };
    let seen = {
        let told = told.setter();
        Callback::from(move |()| told.set(true))
    };
    html! {
        <>
            <a class="skip" href="#main" onclick={Callback::from(skip_to_main)}>{ "Skip to the page" }</a>
            { top_bar(&TopBar { workspace: &workspace, save_state: &save_state, you: mine.as_ref(), at, ask: &ask }) }
            { banner(&save_state, workspace.content(), recovered, seen, &ask) }
            if at == Place::Start {
                { screen }
            } else {
                <div class="frame">
                    { for open.iter().map(|(_, design)| rail(at, design)) }
                    { screen }
                </div>
            }
        </>
    }
}

/// What happens outside the page's own elements: keys, the address, other tabs, the tab going away.
#[hook]
fn use_listeners(
    device: &Rc<Device>,
    latest: &Rc<RefCell<Rc<Content>>>,
    dispatcher: &UseReducerDispatcher<Workspace>,
    save: &Callback<(), bool>,
    place: &UseStateSetter<Place>,
    incoming: &UseStateSetter<Option<Incoming>>,
) {
    let (device, latest, dispatcher, save, place) = (Rc::clone(device), Rc::clone(latest), dispatcher.clone(), save.clone(), place.clone());
    let incoming = incoming.clone();
    use_effect_with((), move |()| {
        let arrive = Callback::from(move |arrived| incoming.set(Some(arrived)));
        take_from_address(&arrive);
        let window = gloo::utils::window();
        let document = gloo::utils::document();
        let flush = {
            let save = save.clone();
            move |_: &web_sys::Event| {
                save.emit(());
            }
        };
        let keys = {
            let (dispatcher, latest) = (dispatcher.clone(), Rc::clone(&latest));
            move |event: &web_sys::Event| on_key(event, &dispatcher, &latest.borrow())
        };
        let listeners = vec![
            EventListener::new(&window, "hashchange", move |_| {
                take_from_address(&arrive);
                place.set(Place::at(&fragment()));
            }),
            EventListener::new(&window, "pagehide", flush.clone()),
            EventListener::new_with_options(&window, "alliance:leave", EventListenerOptions::enable_prevent_default(), move |event| {
                if !save.emit(()) {
                    event.prevent_default();
                }
            }),
            EventListener::new(&document, "visibilitychange", flush),
            EventListener::new_with_options(&document, "keydown", EventListenerOptions::enable_prevent_default(), keys),
            EventListener::new(&window, "storage", move |event| {
                let key = event.dyn_ref::<web_sys::StorageEvent>().filter(|event| event.new_value().is_some()).and_then(web_sys::StorageEvent::key);
                let Some(id) = key.and_then(|key| document_of(&key)) else { return };
                let untouched = latest.borrow().get(&id).is_none_or(|design| device.saver.borrow().is_kept(&id, design));
                let theirs = untouched.then(|| device.saver.borrow_mut().take(&id));
                if let Some(Ok(design)) = theirs {
                    dispatcher.dispatch(Action::Replace { id, design: Box::new(design) });
                }
            }),
        ];
        move || drop(listeners)
    });
}

fn on_key(event: &web_sys::Event, dispatcher: &UseReducerDispatcher<Workspace>, content: &Content) {
    let Some(key) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
    if !(key.ctrl_key() || key.meta_key()) || key.alt_key() {
        return;
    }
    let action = match (key.key().to_ascii_lowercase().as_str(), key.shift_key()) {
        ("z", false) => Some(Action::Undo),
        ("z", true) | ("y", _) => Some(Action::Redo),
        ("s", _) => None,
        _ => return,
    };
    event.prevent_default();
    match action {
        Some(action) => dispatcher.dispatch(action),
        None => {
            if let Some(design) = content.open.as_ref().and_then(|id| content.get(id)) {
                download(design);
            }
        }
    }
}

/// Hands a design to the person as a file.
pub(crate) fn download(design: &Design) {
    device::download(&device::file_name(&design.title), device::JSON, &alliance_format::write(design));
}

/// On a new screen: the title of the page, the top of it, and the focus on its heading.
#[hook]
fn use_place(place: Place, title: Option<String>) {
    use_effect_with((place, title.clone()), move |_| {
        let name = title.filter(|_| place != Place::Start).map(|title| format!("{} \u{2013} {title} \u{2013} ", place.name())).unwrap_or_default();
        gloo::utils::document().set_title(&format!("{name}Alliance Workbench"));
    });
    let first = use_mut_ref(|| true);
    use_effect_with(place, move |_| {
        if std::mem::take(&mut *first.borrow_mut()) {
            return;
        }
        gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
        focus("h1");
    });
}

fn skip_to_main(event: MouseEvent) {
    event.prevent_default();
    focus("main");
}

fn focus(selector: &str) {
    let found = gloo::utils::document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        element.focus().ok();
    }
}

fn fragment() -> String {
    gloo::utils::window().location().hash().unwrap_or_default()
}

fn go(place: Place) {
    gloo::utils::window().location().set_hash(place.fragment()).ok();
}

fn you_key(id: &DocumentId) -> String {
    format!("alliance:you:{id}")
}

fn remembered_you(id: &DocumentId) -> Option<Id> {
    Web.get(&you_key(id)).ok().flatten()?.parse().ok()
}
