//! Points over a picture that can be dragged, or moved by the arrow keys. What a point changes is said by the engine that drew it.

use super::form::act;
use crate::answer::{Handle, Handles as Points, Pull};
use crate::app::Desk;
use alliance_format::{Change, value_at};
use alliance_json::{Json, from_json, to_json};
use alliance_model::Rate;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use yew::prelude::*;

#[derive(Properties)]
pub(crate) struct HandlesProps {
    pub(crate) desk: Desk,
    pub(crate) handles: Rc<Points>,
}

impl PartialEq for HandlesProps {
    fn eq(&self, other: &Self) -> bool {
        self.desk == other.desk && Rc::ptr_eq(&self.handles, &other.handles)
    }
}

/// A drag under way: the point as it was when it was taken, and where on the screen that was.
struct Taken {
    place: usize,
    from: (i32, i32),
    across: Pull,
    up: Pull,
}

#[component]
pub(crate) fn Handles(props: &HandlesProps) -> Html {
    let taken = use_mut_ref(|| None::<Taken>);
    let node = use_node_ref();
    let points = Rc::clone(&props.handles);
    let tree = props.desk.design.tree();
    let shown = |(place, handle): (usize, &Handle)| {
        let [across, up] = [&handle.across, &handle.up].map(|pull| pull.as_it_is(&tree));
        let onpointerdown = {
            let (taken, across, up) = (Rc::clone(&taken), across.clone(), up.clone());
            Callback::from(move |event: PointerEvent| {
                // What is under the finger gets every move until it is let go, wherever the finger is then.
                if let Some(held) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
                    held.set_pointer_capture(event.pointer_id()).ok();
                }
                *taken.borrow_mut() = Some(Taken { place, from: (event.client_x(), event.client_y()), across: across.clone(), up: up.clone() });
            })
        };
        let onpointermove = {
            let (taken, node, width, desk, label) = (Rc::clone(&taken), node.clone(), points.width, props.desk.clone(), handle.label.clone());
            Callback::from(move |event: PointerEvent| {
                let taken = taken.borrow();
                let Some(held) = taken.as_ref().filter(|held| held.place == place) else { return };
                let wide = node.cast::<web_sys::Element>().map_or(0.0, |svg| svg.get_bounding_client_rect().width());
                let units = |pixels: i32| f64::from(pixels) * f64::from(width) / wide.max(1.0);
                let (right, down) = (units(event.client_x() - held.from.0), units(event.client_y() - held.from.1));
                let by = [right * held.across.per_unit, -down * held.up.per_unit].map(|by| by as i32);
                moved(&desk, &label, [&held.across, &held.up], by);
            })
        };
        let let_go = {
            let taken = Rc::clone(&taken);
            Callback::from(move |_: PointerEvent| *taken.borrow_mut() = None)
        };
        let onkeydown = {
            let (desk, label, across) = (props.desk.clone(), handle.label.clone(), across.clone());
            Callback::from(move |event: KeyboardEvent| {
                let one = |pull: &Pull, way: i32| if pull.per_unit < 0.0 { -way * pull.step } else { way * pull.step };
                let by = match event.key().as_str() {
                    "ArrowRight" => [one(&across, 1), 0],
                    "ArrowLeft" => [one(&across, -1), 0],
                    "ArrowUp" => [0, one(&up, 1)],
                    "ArrowDown" => [0, one(&up, -1)],
                    _ => return,
                };
                event.prevent_default();
                moved(&desk, &label, [&across, &up], by);
            })
        };
        let hundredths = |ten_thousandths: i32| (ten_thousandths / 100).to_string();
        html! {
            <g key={place} class="handle" role="slider" tabindex="0" aria-label={handle.label.clone()} aria-valuetext={handle.says.clone()}
                aria-valuenow={hundredths(across.now)} aria-valuemin={hundredths(handle.across.least)} aria-valuemax={hundredths(handle.across.most)}
                transform={format!("translate({} {})", handle.x, handle.y)}
                {onpointerdown} {onpointermove} onpointerup={let_go.clone()} onpointercancel={let_go} {onkeydown}>
                <circle r="16" class="reach" /><circle r="6" />
            </g>
        }
    };
    html! {
        <svg class="handles" ref={node.clone()} viewBox={format!("0 0 {} {}", points.width, points.height)}>
            { for points.handles.iter().enumerate().map(shown) }
        </svg>
    }
}

impl Pull {
    /// As much as stands in the design now, which may be newer than the picture.
    fn as_it_is(&self, tree: &Json) -> Self {
        let rate: Option<Rate> = self.paths.first().and_then(|path| value_at(tree, path)).and_then(from_json);
        let now = rate.map_or(self.now, |rate| (rate.numerator() * 10_000 / rate.denominator()) as i32);
        Self { now, ..self.clone() }
    }
}

/// Moves what these pulls change by so many ten-thousandths, within what it may be; where nothing moves, nothing is done.
fn moved(desk: &Desk, label: &str, pulls: [&Pull; 2], by: [i32; 2]) {
    let pulled = |(pull, by): (&Pull, i32)| {
        let to = pull.now.saturating_add(by).clamp(pull.least, pull.most.max(pull.least));
        let mut rate = Rate::fraction(to.into(), 10_000).unwrap_or_default();
        let value = to_json(&mut rate);
        pull.paths.clone().into_iter().map(move |path| Change { path, value: Some(value.clone()) })
    };
    let changes: Vec<Change> = pulls.into_iter().zip(by).filter(|(_, by)| *by != 0).flat_map(pulled).collect();
    if !changes.is_empty() {
        act(desk, &format!("Move a point: {label}"), Some(label)).emit(changes);
    }
}
