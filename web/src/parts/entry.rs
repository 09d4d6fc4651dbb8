//! Entries: boxes for text, money, shares and counts. What is typed is read at once; what cannot be read is told
//! beside the box and changes nothing, so the last good result stays.

use crate::typed::Figure;
use std::cell::Cell;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

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

/// What is being typed. It belongs to one value of the design: once that moves on (undo), the draft is void.
struct Draft<T> {
    text: String,
    of: T,
    wrong: Option<String>,
}

#[derive(Properties, PartialEq)]
pub(crate) struct EntryProps<T: Figure> {
    /// What is asked.
    pub(crate) label: AttrValue,
    pub(crate) value: T,
    /// Told of every value that can be read; answers why it cannot be taken, if so.
    pub(crate) on_change: Callback<T, Result<(), String>>,
    /// The meaning of the term, beside the box.
    #[prop_or_default]
    pub(crate) hint: Option<AttrValue>,
    /// In a table the column says what is asked; the label is then for those who do not see it.
    #[prop_or_default]
    pub(crate) quiet_label: bool,
    #[prop_or_default]
    pub(crate) class: Classes,
}

/// A box for a figure.
#[component]
pub(crate) fn Entry<T: Figure>(props: &EntryProps<T>) -> Html {
    let id = use_element_id();
    let draft = use_state(|| None::<Draft<T>>);
    let live = draft.as_ref().filter(|draft| draft.of == props.value);
    let wrong = live.and_then(|draft| draft.wrong.clone());
    let shown = live.map_or_else(|| props.value.write(), |draft| draft.text.clone());

    let oninput = {
        let (draft, value, on_change) = (draft.clone(), props.value.clone(), props.on_change.clone());
        Callback::from(move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            let taken = T::read(&text).and_then(|read| if read == value { Ok(read) } else { on_change.emit(read.clone()).map(|()| read) });
            draft.set(Some(match taken {
                Ok(of) => Draft { text, of, wrong: None },
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
    let input = html! {
        <input id={id.clone()} class={classes!("n", props.class.clone())} type="text" inputmode="decimal" autocomplete="off"
            value={shown} {oninput} {onblur} aria-invalid={wrong.is_some().then_some("true")} aria-describedby={about}
            aria-label={props.quiet_label.then(|| props.label.clone())} />
    };
    html! {
        <div class="field">
            if !props.quiet_label { <label for={id.clone()}>{ &props.label }</label> }
            if let Some(hint) = &props.hint { <span class="hint" id={format!("{id}-hint")}>{ hint }</span> }
            { input }
            if let Some(wrong) = wrong { <span class="wrong" id={format!("{id}-wrong")} role="alert">{ wrong }</span> }
        </div>
    }
}

#[derive(Properties, PartialEq)]
pub(crate) struct TextProps {
    pub(crate) label: AttrValue,
    pub(crate) value: AttrValue,
    pub(crate) on_change: Callback<String>,
    #[prop_or_default]
    pub(crate) hint: Option<AttrValue>,
    #[prop_or_default]
    pub(crate) quiet_label: bool,
    #[prop_or_default]
    pub(crate) class: Classes,
    /// The most characters that a file may hold here.
    #[prop_or(500)]
    pub(crate) longest: u32,
    /// Whether it may take several lines.
    #[prop_or_default]
    pub(crate) long: bool,
}

/// A box for words.
#[component]
pub(crate) fn Text(props: &TextProps) -> Html {
    let id = use_element_id();
    let on_change = props.on_change.clone();
    // A text area answers to `value` as an input does.
    let oninput = Callback::from(move |event: InputEvent| on_change.emit(event.target_unchecked_into::<HtmlInputElement>().value()));
    let (class, value, longest) = (props.class.clone(), props.value.clone(), props.longest.to_string());
    let label = props.quiet_label.then(|| props.label.clone());
    html! {
        <div class="field">
            if !props.quiet_label { <label for={id.clone()}>{ &props.label }</label> }
            if let Some(hint) = &props.hint { <span class="hint" id={format!("{id}-hint")}>{ hint }</span> }
            if props.long {
                <textarea {id} {class} rows="2" autocomplete="off" dir="auto" {value} {oninput} maxlength={longest} aria-label={label} />
            } else {
                <input {id} {class} type="text" autocomplete="off" dir="auto" {value} {oninput} maxlength={longest} aria-label={label} />
            }
        </div>
    }
}

/// One choice: its value for the page, and what people read.
pub(crate) type Choice = (AttrValue, AttrValue);

#[derive(Properties, PartialEq)]
pub(crate) struct SelectProps {
    pub(crate) label: AttrValue,
    pub(crate) value: AttrValue,
    pub(crate) choices: Vec<Choice>,
    pub(crate) on_change: Callback<String>,
    #[prop_or_default]
    pub(crate) hint: Option<AttrValue>,
    #[prop_or_default]
    pub(crate) quiet_label: bool,
    #[prop_or_default]
    pub(crate) class: Classes,
}

/// A choice of one among several.
#[component]
pub(crate) fn Select(props: &SelectProps) -> Html {
    let id = use_element_id();
    let on_change = props.on_change.clone();
    let onchange = Callback::from(move |event: Event| on_change.emit(event.target_unchecked_into::<HtmlSelectElement>().value()));
    html! {
        <div class="field">
            if !props.quiet_label { <label for={id.clone()}>{ &props.label }</label> }
            if let Some(hint) = &props.hint { <span class="hint">{ hint }</span> }
            <select {id} class={props.class.clone()} {onchange} aria-label={props.quiet_label.then(|| props.label.clone())}>
                for (value, text) in props.choices.iter() {
                    <option value={value.clone()} selected={*value == props.value}>{ text }</option>
                }
            </select>
        </div>
    }
}

/// A choice among values of a type: the page sees their places in the list.
pub(crate) fn choose<T: Clone + PartialEq + 'static>(
    label: impl Into<AttrValue>,
    now: &T,
    among: Vec<(T, String)>,
    quiet_label: bool,
    hint: Option<AttrValue>,
    pick: Callback<T>,
) -> Html {
    let at = among.iter().position(|(value, _)| value == now).map(|at| at.to_string()).unwrap_or_default();
    let choices =
        among.iter().enumerate().map(|(place, (_, text))| (AttrValue::from(place.to_string()), AttrValue::from(text.clone()))).collect::<Vec<_>>();
    let on_change = Callback::from(move |place: String| {
        if let Some((value, _)) = place.parse::<usize>().ok().and_then(|place| among.get(place)) {
            pick.emit(value.clone());
        }
    });
    html! { <Select label={label.into()} value={at} {choices} {on_change} {quiet_label} {hint} /> }
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
