//! Entries: boxes for text, money, shares and counts. What is typed is read at once; what cannot be read is told
//! beside the box and changes nothing, so the last good result stays.

use crate::typed::Figure;
use std::cell::Cell;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;
use yew::virtual_dom::{VTag, VText};

/// An id for one element of the page.
#[hook]
pub(crate) fn use_element_id() -> AttrValue {
    thread_local! { static NEXT: Cell<u32> = const { Cell::new(0) } }
    let id = use_memo((), |()| {
        let number = NEXT.with(|next| next.replace(next.get() + 1));
        AttrValue::from(format!("e{number}"))
    });
    (*id).clone()
}

/// What a box for a figure needs.
pub(crate) struct Asked<'a> {
    /// What is asked.
    pub(crate) label: &'a str,
    /// In a table the column says what is asked; the label is then for those who do not see it.
    pub(crate) quiet: bool,
    /// The meaning of the term, beside the box.
    pub(crate) hint: Option<&'a str>,
}

/// What a box in a table asks.
pub(crate) fn quietly(label: &str) -> Asked<'_> {
    Asked { label, quiet: true, hint: None }
}

/// What a box with its label asks.
pub(crate) fn aloud(label: &str) -> Asked<'_> {
    Asked { label, quiet: false, hint: None }
}

/// A box for a figure. `take` is told of every value that can be read, and answers why it cannot be taken, if so.
pub(crate) fn entry<T: Figure>(asked: Asked<'_>, value: &T, take: Callback<T, Result<(), String>>) -> Html {
    let now = value.clone();
    let on_change = Callback::from(move |text: String| {
        let read = T::read(&text)?;
        if read != now {
            take.emit(read.clone())?;
        }
        Ok(read.write())
    });
    let (label, hint) = (asked.label.to_owned(), asked.hint.map(str::to_owned));
    html! { <Entry {label} {hint} quiet_label={asked.quiet} value={value.write()} {on_change} /> }
}

/// What is being typed. It belongs to one value of the design: once that moves on (undo), the draft is void.
struct Draft {
    text: String,
    of: AttrValue,
    wrong: Option<String>,
}

#[derive(Properties, PartialEq)]
pub(crate) struct EntryProps {
    pub(crate) label: AttrValue,
    pub(crate) value: AttrValue,
    /// Told of every text; answers how the value is then written, or why it is not taken.
    pub(crate) on_change: Callback<String, Result<String, String>>,
    pub(crate) hint: Option<AttrValue>,
    pub(crate) quiet_label: bool,
}

#[component]
pub(crate) fn Entry(props: &EntryProps) -> Html {
    let id = use_element_id();
    let draft = use_state(|| None::<Draft>);
    let live = draft.as_ref().filter(|draft| draft.of == props.value);
    let wrong = live.and_then(|draft| draft.wrong.clone());
    let shown = live.map_or_else(|| props.value.clone(), |draft| draft.text.clone().into());

    let oninput = {
        let (draft, value, on_change) = (draft.clone(), props.value.clone(), props.on_change.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            draft.set(Some(match on_change.emit(text.clone()) {
                Ok(of) => Draft { text, of: of.into(), wrong: None },
                Err(wrong) => Draft { text, of: value.clone(), wrong: Some(wrong) },
            }));
        })
    };
    let onblur = {
        let (draft, right) = (draft.clone(), wrong.is_none());
        Callback::from(move |_: FocusEvent| {
            if right && draft.is_some() {
                draft.set(None);
            }
        })
    };
    let about = format!("{id}-hint {id}-wrong");
    html! {
        <div class="field">
            if !props.quiet_label { <label for={id.clone()}>{ &props.label }</label> }
            if let Some(hint) = &props.hint { <span class="hint" id={format!("{id}-hint")}>{ hint }</span> }
            <input id={id.clone()} class="n" type="text" inputmode="decimal" autocomplete="off"
                value={shown} {oninput} {onblur} aria-invalid={wrong.is_some().then_some("true")} aria-describedby={about}
                aria-label={props.quiet_label.then(|| props.label.clone())} />
            if let Some(wrong) = wrong { <span class="wrong" id={format!("{id}-wrong")} role="alert">{ wrong }</span> }
        </div>
    }
}

/// A box for words, on one line.
pub(crate) fn text(label: &str, quiet_label: bool, value: &str, on_change: Callback<String>) -> Html {
    let oninput = Callback::from(move |event: InputEvent| on_change.emit(event.target_unchecked_into::<HtmlInputElement>().value()));
    let (quiet, value) = (quiet_label.then(|| label.to_owned()), value.to_owned());
    html! {
        <label class="field">
            if !quiet_label { <span class="label">{ label }</span> }
            <input type="text" autocomplete="off" dir="auto" maxlength={LONGEST_NAME} {value} {oninput} aria-label={quiet} />
        </label>
    }
}

/// The most characters of a name that a file may hold.
const LONGEST_NAME: &str = "500";

/// A choice of one among several, by their places.
pub(crate) fn select(
    label: &str,
    quiet_label: bool,
    hint: Option<AttrValue>,
    chosen: Option<usize>,
    names: &[String],
    on_change: Callback<usize>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        if let Ok(place) = event.target_unchecked_into::<HtmlSelectElement>().value().parse() {
            on_change.emit(place);
        }
    });
    let option = |(place, name): (usize, &String)| option(place, name, Some(place) == chosen);
    html! {
        <label class="field">
            if !quiet_label { <span class="label">{ label }</span> }
            <select {onchange} aria-label={quiet_label.then(|| label.to_owned())}>{ for names.iter().enumerate().map(option) }</select>
            if let Some(hint) = hint { <span class="hint">{ hint }</span> }
        </label>
    }
}

/// One that can be chosen. That it is chosen is a property: what somebody has once chosen no attribute chooses again, such as when it is redone.
fn option(place: usize, name: &str, is_chosen: bool) -> Html {
    let mut option = VTag::new("option");
    option.add_attribute("value", place.to_string());
    option.add_property("selected", is_chosen);
    option.add_child(VText::new(name.to_owned()).into());
    option.into()
}

/// A choice among values of a type.
pub(crate) fn choose<T: Clone + PartialEq + 'static>(
    label: impl AsRef<str>,
    now: &T,
    among: Vec<(T, String)>,
    quiet_label: bool,
    hint: Option<AttrValue>,
    pick: Callback<T>,
) -> Html {
    let chosen = among.iter().position(|(value, _)| value == now);
    let (values, names): (Vec<T>, Vec<String>) = among.into_iter().unzip();
    let on_change = Callback::from(move |place: usize| {
        if let Some(value) = values.get(place) {
            pick.emit(value.clone());
        }
    });
    select(label.as_ref(), quiet_label, hint, chosen, &names, on_change)
}

/// A slider over hundredths, with its figure beside it. In a row the row says what is asked.
pub(crate) fn slider(label: &str, quiet_label: bool, hundredths: u32, set: Callback<u32>) -> Html {
    slide(label, quiet_label, hundredths, [format!("{hundredths} in 100"), format!("{hundredths}%")], set)
}

/// A slider from 0 to 1.
pub(crate) fn part_slider(label: &str, hundredths: u32, set: Callback<u32>) -> Html {
    let part = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    slide(label, false, hundredths, [part.clone(), part], set)
}

/// A slider with what is said of its figure, and what is shown.
fn slide(label: &str, quiet_label: bool, hundredths: u32, [said, shown]: [String; 2], set: Callback<u32>) -> Html {
    let oninput = Callback::from(move |event: InputEvent| {
        if let Ok(hundredths) = event.target_unchecked_into::<HtmlInputElement>().value().parse() {
            set.emit(hundredths);
        }
    });
    let name = quiet_label.then(|| label.to_owned());
    html! {
        <label class="field">
            if !quiet_label { <span class="label">{ label }</span> }
            <span class="hundredths">
                <input type="range" min="0" max="100" value={hundredths.to_string()} aria-label={name} aria-valuetext={said} {oninput} />
                <output>{ shown }</output>
            </span>
        </label>
    }
}

/// A yes or no.
pub(crate) fn tick(label: &str, on: bool, set: Callback<bool>) -> Html {
    html! { <label class="check">{ box_to_tick(None, on, set) }{ label }</label> }
}

/// A yes or no in a table, whose column says what is asked.
pub(crate) fn quiet_tick(label: &str, on: bool, set: Callback<bool>) -> Html {
    html! { <label class="check">{ box_to_tick(Some(label.to_owned()), on, set) }</label> }
}

fn box_to_tick(label: Option<String>, on: bool, set: Callback<bool>) -> Html {
    let onchange = Callback::from(move |event: Event| set.emit(event.target_unchecked_into::<HtmlInputElement>().checked()));
    html! { <input type="checkbox" checked={on} aria-label={label} {onchange} /> }
}
