//! Entries: boxes for text, money, shares and counts. What is typed is read at once; what cannot be read is told
//! beside the box and changes nothing, so the last good result stays.

use alliance_model::{Money, Rate};
use alliance_report::figures;
use std::cell::Cell;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

/// A figure as people write it.
pub(crate) trait Figure: Clone + PartialEq + 'static {
    /// What a text says, or why it says nothing, in a plain sentence.
    fn read(text: &str) -> Result<Self, String>;
    /// The text to start from.
    fn write(&self) -> String;
}

impl Figure for Money {
    fn read(text: &str) -> Result<Self, String> {
        let typed: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ',' | '£' | '€' | '$')).collect();
        let typed = typed.replace('\u{2212}', "-").to_lowercase();
        let (digits, thousands) = match (typed.strip_suffix('m'), typed.strip_suffix('k')) {
            (Some(digits), _) => (digits, 1_000_000),
            (_, Some(digits)) => (digits, 1_000),
            _ => (typed.as_str(), 1),
        };
        let sorry = || "Enter an amount, such as 8,800,000 or 8.8m".to_owned();
        let rate: Result<Rate, _> = digits.parse();
        if thousands == 1 {
            return digits.parse().map_err(|_| sorry());
        }
        let pounds = rate.map_err(|_| sorry())?.exact() * thousands * 100;
        Self::round_half_even(pounds).map_err(|_| sorry())
    }

    fn write(&self) -> String {
        let sign = if self.is_negative() { "-" } else { "" };
        let pence = self.pence().unsigned_abs();
        let pounds = figures::number(pence / 100);
        if pence % 100 == 0 { format!("{sign}{pounds}") } else { format!("{sign}{pounds}.{:02}", pence % 100) }
    }
}

/// A share is typed in hundredths: "30", "37.5", "30%", or as a fraction of the whole: "2/3".
impl Figure for Rate {
    fn read(text: &str) -> Result<Self, String> {
        let sorry = |_| "Enter a percentage, such as 30 or 37.5, or a fraction, such as 2/3".to_owned();
        let typed = text.trim();
        if typed.contains('/') {
            return typed.parse().map_err(sorry);
        }
        let hundredths: Self = typed.trim_end_matches('%').trim_end().parse().map_err(sorry)?;
        Self::fraction(hundredths.numerator(), hundredths.denominator() * 100).map_err(sorry)
    }

    fn write(&self) -> String {
        let hundredths = self.exact() * 100;
        let billionths = hundredths * 10_000_000;
        if !billionths.is_integer() {
            return format!("{}/{}", self.numerator(), self.denominator());
        }
        let (whole, rest) = (hundredths.trunc().to_integer(), (billionths.to_integer() % 10_000_000).abs());
        let decimals = format!("{rest:07}");
        match decimals.trim_end_matches('0') {
            "" => format!("{whole}"),
            decimals => format!("{whole}.{decimals}"),
        }
    }
}

impl Figure for u64 {
    fn read(text: &str) -> Result<Self, String> {
        let digits: String = text.chars().filter(|c| !c.is_whitespace() && *c != ',').collect();
        let largest = 9_007_199_254_740_991;
        digits.parse().ok().filter(|n| *n <= largest).ok_or_else(|| "Enter a whole number, such as 1".to_owned())
    }

    fn write(&self) -> String {
        figures::number(*self)
    }
}

impl<T: Figure> Figure for Option<T> {
    fn read(text: &str) -> Result<Self, String> {
        if text.trim().is_empty() { Ok(None) } else { T::read(text).map(Some) }
    }

    fn write(&self) -> String {
        self.as_ref().map(T::write).unwrap_or_default()
    }
}

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
}

/// A box for words.
#[component]
pub(crate) fn Text(props: &TextProps) -> Html {
    let id = use_element_id();
    let on_change = props.on_change.clone();
    let oninput = Callback::from(move |event: InputEvent| on_change.emit(event.target_unchecked_into::<HtmlInputElement>().value()));
    html! {
        <div class="field">
            if !props.quiet_label { <label for={id.clone()}>{ &props.label }</label> }
            if let Some(hint) = &props.hint { <span class="hint" id={format!("{id}-hint")}>{ hint }</span> }
            <input {id} class={props.class.clone()} type="text" autocomplete="off" dir="auto" value={props.value.clone()} {oninput}
                maxlength={props.longest.to_string()} aria-label={props.quiet_label.then(|| props.label.clone())} />
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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn same<T: Figure + std::fmt::Debug>(typed: &str, means: T, written: &str) {
        assert_eq!(T::read(typed).as_ref(), Ok(&means), "{typed}");
        assert_eq!(means.write(), written);
    }

    #[test]
    fn money_is_read_as_people_write_it() {
        same("£8,800,000", Money::pounds(8_800_000), "8,800,000");
        same(" 8.8m", Money::pounds(8_800_000), "8,800,000");
        same("250K", Money::pounds(250_000), "250,000");
        same("\u{2212}12.5", "-12.50".parse::<Money>().expect("money"), "-12.50");
        same("", None::<Money>, "");
    }

    #[test]
    fn shares_are_read_in_hundredths() {
        same("30", Rate::percent(30), "30");
        same("37.5 %", "0.375".parse::<Rate>().expect("rate"), "37.5");
        same("2/3", "2/3".parse::<Rate>().expect("rate"), "2/3");
        same("100", Rate::ONE, "100");
    }

    #[test]
    fn what_cannot_be_read_is_told_and_changes_nothing() {
        for bad in ["abc", "1.2.3", "--1", "1e9", "NaN", "999999999999999999999"] {
            assert!(Money::read(bad).is_err() && Rate::read(bad).is_err() && u64::read(bad).is_err(), "{bad}");
        }
        assert!(Money::read("").is_err() && u64::read("-1").is_err() && Rate::read("1/0").is_err());
    }
}
