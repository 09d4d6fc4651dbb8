//! A table whose rows become cards on a phone: every cell then carries the name of its column.

use yew::prelude::*;

/// A column: its name, and whether it holds figures.
pub(crate) struct Column<'a>(pub(crate) &'a str, pub(crate) Holds);

/// What a column holds.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Holds {
    Words,
    Figures,
    /// Buttons; its name is for those who do not see it.
    Buttons,
}

/// The table. The first cell of a row names the row.
pub(crate) fn table(columns: &[Column<'_>], rows: Vec<(String, Vec<Html>)>) -> Html {
    let head = |column: &Column<'_>| match column.1 {
        Holds::Buttons => html! { <td><span class="unseen">{ column.0 }</span></td> },
        holds => html! { <th scope="col" class={class(holds)}>{ column.0 }</th> },
    };
    let cell = |(place, cell): (usize, Html)| match columns.get(place) {
        Some(column) if place == 0 => html! { <th scope="row" class="name-cell" data-label={column.0.to_owned()}>{ cell }</th> },
        Some(Column(_, Holds::Buttons)) => html! { <td class="acts">{ cell }</td> },
        Some(column) => html! { <td class={class(column.1)} data-label={column.0.to_owned()}>{ cell }</td> },
        None => Html::default(),
    };
    let row = |(key, cells): (String, Vec<Html>)| html! { <tr {key}>{ for cells.into_iter().enumerate().map(cell) }</tr> };
    html! {
        <table class="fold">
            <thead><tr>{ for columns.iter().map(head) }</tr></thead>
            <tbody>{ for rows.into_iter().map(row) }</tbody>
        </table>
    }
}

fn class(holds: Holds) -> Option<&'static str> {
    (holds == Holds::Figures).then_some("n")
}

/// Terms with their meanings beside them.
pub(crate) fn meanings<'a>(terms: impl Iterator<Item = (&'a str, &'a str)>) -> Html {
    let term = |(name, meaning): (&str, &str)| html! { <><dt><b>{ name }</b></dt><dd>{ meaning }</dd></> };
    html! { <dl>{ for terms.map(term) }</dl> }
}
