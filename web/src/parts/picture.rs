//! Pictures from `alliance-chart` that are part of the page itself, drawn at the width they have, with a table twin. Those that
//! are only looked at come in a panel.

use alliance_chart::{Element, Table};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::ResizeObserver;
use yew::prelude::*;
use yew::virtual_dom::{VNode, VTag};

/// The width of an element in CSS pixels, kept up to date, so that a picture is redrawn rather than shrunk.
#[hook]
pub(crate) fn use_width() -> (NodeRef, f64) {
    let node = use_node_ref();
    let width = use_state_eq(|| 640.0);
    {
        let (node, width) = (node.clone(), width.setter());
        use_effect_with((), move |()| {
            let watched = node.cast::<web_sys::Element>().and_then(|element| Watch::start(&element, move |now| width.set(now)));
            move || drop(watched)
        });
    }
    (node, *width)
}

/// Watches the width of an element for as long as it lives.
struct Watch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl Watch {
    fn start(element: &web_sys::Element, changed: impl Fn(f64) + 'static) -> Option<Self> {
        let watched = element.clone();
        let callback = Closure::<dyn FnMut()>::new(move || {
            let width = watched.client_width();
            if width > 0 {
                changed(f64::from(width));
            }
        });
        let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, _callback: callback })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// A drawing as part of the page.
pub(crate) fn draw(element: &Element) -> Html {
    let mut tag = VTag::new(element.tag);
    for (name, value) in &element.attributes {
        tag.add_attribute(name, value.clone());
    }
    if let Some(text) = &element.text {
        tag.add_child(VNode::from(yew::virtual_dom::VText::new(text.clone())));
    }
    for child in &element.children {
        tag.add_child(draw(child));
    }
    tag.into()
}

/// The same numbers as a table.
pub(crate) fn twin(table: &Table) -> Html {
    html! { <details><summary>{ "The same as a table" }</summary>{ as_table(table) }</details> }
}

fn as_table(table: &Table) -> Html {
    html! {
        <div class="scroll" tabindex="0" role="group" aria-label={format!("Table: {}", table.caption)}><table>
            <caption>{ &table.caption }</caption>
            <thead><tr>
                for (column, head) in table.head.iter().enumerate() {
                    <th scope="col" class={number(table, column)}>{ head }</th>
                }
            </tr></thead>
            <tbody>
                for row in table.rows.iter() {
                    <tr>
                        for (column, cell) in row.iter().enumerate() {
                            <td class={number(table, column)}>{ &cell.text }</td>
                        }
                    </tr>
                }
            </tbody>
        </table></div>
    }
}

fn number(table: &Table, column: usize) -> Option<&'static str> {
    table.rows.first().and_then(|row| row.get(column)).filter(|cell| cell.numeric).map(|_| "n")
}
