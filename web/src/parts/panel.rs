//! A panel: a question about the design, and the answer of the engines as soon as it is there. Until a new answer comes the
//! last one stays, marked as being worked out; an answer to an older question is never shown as the new one.

use super::form::form;
use super::handles::Handles;
use super::paste::Paste;
use super::picture::use_width;
use crate::answer::{Answer, Download, Part, Piece, Step, Table};
use crate::app::Desk;
use crate::device;
use crate::engine::{ask, stop, take_along};
use crate::held::Held;
use alliance_json::Json;
use alliance_model::Id;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Questions about many futures, of which each draws so many as the desk says.
const ABOUT_FUTURES: [&str; 9] =
    ["futures_strip", "final_cost", "drivers", "futures", "member_futures", "method", "compare_futures", "one_page", "long_report"];

/// Wider pictures are no easier to read, in CSS pixels.
const WIDEST: u32 = 760;

thread_local! {
    /// Who asked last, so that everybody who asks has a number.
    static OWNERS: Cell<u32> = const { Cell::new(1) };
}

#[derive(Properties, PartialEq)]
pub(crate) struct PanelProps {
    /// The question, as the toolkit's `panel` takes it.
    pub(crate) ask: AttrValue,
    pub(crate) desk: Desk,
    /// The rule that is asked about; that of the motion where none is named.
    #[prop_or_default]
    pub(crate) rule: Option<Id>,
    /// The member that is asked about.
    #[prop_or_default]
    pub(crate) member: Option<Id>,
    /// What was pasted or chosen, where the question is about that.
    #[prop_or_default]
    pub(crate) text: AttrValue,
    /// Whether its findings are set as a strip of large sentences.
    #[prop_or_default]
    pub(crate) strip: bool,
    /// Whether its pictures are as wide as the page, such as marks under a slider.
    #[prop_or_default]
    pub(crate) full: bool,
}

#[component]
pub(crate) fn Panel(props: &PanelProps) -> Html {
    let (node, width) = use_width();
    let answer = use_state(|| None::<(Rc<Answer>, Desk)>);
    let wrong = use_state_eq(|| None::<String>);
    let answered = use_state(|| None::<Asked>);
    let done = use_state_eq(|| 0_u32);
    let newest = use_memo((), |()| Cell::new(0_u32));
    let me = use_memo((), |()| OWNERS.with(|last| last.replace(last.get() + 1)));
    let desk = &props.desk;
    let futures = if ABOUT_FUTURES.contains(&props.ask.as_str()) { desk.futures } else { 0 };
    let about = [&desk.you, &props.rule, &props.member].map(Option::as_ref);
    let wide = (width as u32).min(if props.full { u32::MAX } else { WIDEST });
    let asked = Asked { question: question(&props.ask, about, &props.text, wide, futures), design: desk.design.clone() };
    // Known without a state of its own, which would draw everything once more before anything is asked.
    let waiting = answered.as_ref() != Some(&asked);
    {
        let (answer, wrong, answered, done) = (answer.setter(), wrong.setter(), answered.setter(), done.setter());
        let (newest, me, desk) = (Rc::clone(&newest), *me, desk.clone());
        // Asked here and not in the task below: the engines work while the browser paints.
        use_effect_with(asked, move |asked| {
            let mine = newest.get().wrapping_add(1);
            newest.set(mine);
            done.set(0);
            let told = done.clone();
            let found = ask(&asked.question, &asked.design, me, Closure::new(move |percent| told.set(percent)));
            let asked = asked.clone();
            spawn_local(async move {
                let found = found.await;
                if newest.get() == mine {
                    // Nothing to say: it was stopped, and the last answer stays.
                    wrong.set(found.as_ref().err().filter(|why| !why.is_empty()).cloned());
                    if let Ok(found) = found {
                        answer.set(Some((Rc::new(found), desk)));
                    }
                    answered.set(Some(asked));
                    done.set(0);
                }
            });
        });
    }
    html! {
        <div class="answer stack" ref={node} aria-busy={waiting.to_string()} data-panel={props.ask.clone()}>
            if waiting && *done > 0 {
                <p class="row"><progress max="100" value={done.to_string()} aria-label="Futures drawn"></progress>
                    <button type="button" class="btn small" onclick={|_| stop()}>{ "Stop" }</button></p>
            }
            if let Some(wrong) = &*wrong { <p class="warn" role="status">{ wrong }</p> }
            if let Some((answer, asked_at)) = &*answer {
                <div class={classes!("stack", wrong.is_some().then_some("stale"))}>
                    if wrong.is_some() { <small>{ "The last result that could be worked out:" }</small> }
                    <Shown answer={Rc::clone(answer)} desk={if answer.is_form() { desk } else { asked_at }.clone()} strip={props.strip} />
                </div>
            } else if wrong.is_none() {
                <p class="quiet" role="status">{ "Working it out\u{2026}" }</p>
            }
        </div>
    }
}

/// What is asked, and of which design.
#[derive(Clone, PartialEq)]
struct Asked {
    question: String,
    design: Held,
}

/// A question, as the toolkit's `panel` takes it, without its design: about this reader, this rule and this member.
pub(crate) fn question(ask: &str, about: [Option<&Id>; 3], text: &str, width: u32, futures: u32) -> String {
    let [you, rule, member] = about.map(|id| id.map_or_else(|| "null".to_owned(), |id| format!("\"{id}\"")));
    let text = Json::from(text);
    let futures = if futures == 0 { String::new() } else { format!("\"futures\":{{\"samples\":{futures}}},") };
    format!("{{{futures}\"ask\":\"{ask}\",\"you\":{you},\"rule\":{rule},\"member\":{member},\"text\":{text},\"width\":{width}}}")
}

/// An answer on the desk: where it has boxes, as the desk is now; or else as it was when this was asked, so that only a new answer
/// draws it again.
#[derive(Properties)]
struct ShownProps {
    answer: Rc<Answer>,
    desk: Desk,
    strip: bool,
}

impl PartialEq for ShownProps {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.answer, &other.answer) && self.desk == other.desk && self.strip == other.strip
    }
}

#[component]
fn Shown(props: &ShownProps) -> Html {
    let ShownProps { answer: panel, desk, strip } = props;
    html! {
        <>
            if !panel.findings.is_empty() {
                <div class={if *strip { "strip" } else { "findings" }} role="status">{ for panel.findings.iter().map(|finding| html! { <p>{ finding }</p> }) }</div>
            }
            { for panel.parts.iter().zip(keys(&panel.parts, |part| &part.title)).map(|(of, key)| part(desk, of, key)) }
        </>
    }
}

/// A key for each, by what it is: where a warning comes or goes above a form, its boxes stay the same, and so does the focus.
fn keys<T>(all: &[T], name: fn(&T) -> &str) -> Vec<String> {
    let later = |place: usize, one: &T| all.iter().skip(place).filter(|other| name(other) == name(one)).count();
    all.iter().enumerate().map(|(place, one)| format!("{} {}", name(one), later(place, one))).collect()
}

/// The kind of a piece.
fn kind(piece: &Piece) -> &str {
    match piece {
        Piece::Warning(_) => "warning",
        Piece::Form(_) => "form",
        Piece::Group { .. } => "group",
        Piece::Paste { .. } => "paste",
        Piece::Picture { .. } => "picture",
        _ => "other",
    }
}

fn pieces(desk: &Desk, all: &[Piece]) -> Html {
    all.iter().zip(keys(all, kind)).map(|(of, key)| html! { <div class="piece" {key}>{ piece(desk, of) }</div> }).collect()
}

fn part(desk: &Desk, part: &Part, key: String) -> Html {
    let pieces = pieces(desk, &part.pieces);
    if part.folded {
        return html! { <details class="part" {key}><summary>{ &part.title }</summary><div class="stack">{ pieces }</div></details> };
    }
    html! {
        <section class="stack tight part" {key}>
            if !part.title.is_empty() { <h3>{ &part.title }</h3> }
            { pieces }
        </section>
    }
}

fn piece(desk: &Desk, one: &Piece) -> Html {
    match one {
        Piece::Text(text) => html! { <p>{ text }</p> },
        Piece::Note(text) => html! { <small>{ text }</small> },
        Piece::Warning(text) => html! { <p class="warn">{ text }</p> },
        Piece::List(items) => html! { <ul>{ for items.iter().map(|item| html! { <li>{ item }</li> }) }</ul> },
        Piece::Steps(steps) => html! { <ol>{ for steps.iter().map(step) }</ol> },
        Piece::Table(table) => scrolling(table),
        Piece::Form(of) => form(desk, of),
        Piece::Paste { label, hint, ask } => html! { <Paste desk={desk.clone()} label={label.clone()} hint={hint.clone()} ask={ask.clone()} /> },
        Piece::Group { label, pieces } => html! {
            <div class="node" role="group" aria-label={label.clone()}>{ self::pieces(desk, pieces) }</div>
        },
        Piece::Files(files) => html! { <div class="row">{ for files.iter().map(button) }</div> },
        Piece::Marks { svg, table } => html! {
            <div class="marks">
                { Html::from_html_unchecked(svg.clone().into()) }
                <details><summary>{ &table.caption }</summary>{ scrolling(table) }</details>
            </div>
        },
        Piece::Picture { title, about, svg, table, drawing, handles } => html! {
            <figure>
                <figcaption><b>{ title }</b>{ about }</figcaption>
                <div class="drawn">
                    { Html::from_html_unchecked(svg.clone().into()) }
                    if let Some(handles) = handles { <Handles desk={desk.clone()} handles={Rc::clone(handles)} /> }
                </div>
                <details><summary>{ "The same as a table" }</summary>{ scrolling(table) }</details>
                { take_button(taken(drawing, &desk.design)) }
            </figure>
        },
    }
}

fn step(step: &Step) -> Html {
    html! { <li><b>{ &step.title }</b>{ for step.lines.iter().map(|line| html! { <span class="formula">{ line }</span> }) }</li> }
}

fn taken(drawing: &JsValue, design: &Held) -> Callback<MouseEvent> {
    let (drawing, design) = (drawing.clone(), design.clone());
    Callback::from(move |_| take_along(&drawing, &design))
}

/// The button that opens the dialog in which a picture is taken along.
pub(crate) fn take_button(onclick: Callback<MouseEvent>) -> Html {
    html! { <div class="no-print"><button type="button" class="btn small" {onclick}>{ "Use this picture" }</button></div> }
}

fn button(file: &Download) -> Html {
    let taken = file.clone();
    let onclick = Callback::from(move |_: MouseEvent| device::download(&taken.name, &taken.media, &taken.text));
    html! { <button type="button" class="btn small" {onclick}>{ &file.label }</button> }
}

fn scrolling(table: &Table) -> Html {
    let figures = |column: usize| table.rows.first().and_then(|row| row.get(column)).is_some_and(|cell| cell.1).then_some("n");
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label={format!("Table: {}", table.caption)}><table>
            <caption>{ &table.caption }</caption>
            <thead><tr>{ for table.head.iter().enumerate().map(|(column, head)| html! { <th scope="col" class={figures(column)}>{ head }</th> }) }</tr></thead>
            <tbody>
                for row in table.rows.iter() {
                    <tr>
                        for (column, (text, _)) in row.iter().enumerate() {
                            if column == 0 { <th scope="row">{ text }</th> } else { <td class={figures(column)}>{ text }</td> }
                        }
                    </tr>
                }
            </tbody>
        </table></div>
    }
}
