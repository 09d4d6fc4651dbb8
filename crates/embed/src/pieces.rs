//! What is shown, as JSON: a title, and pieces from top to bottom.

use alliance_chart::{Element, Picture, Table};
use alliance_json::Json;

pub(crate) fn whole(title: &str, pieces: Vec<Json>) -> Json {
    group([("title", text(title)), ("pieces", Json::List(pieces))])
}

pub(crate) fn drawn(picture: &Picture) -> Json {
    group([("picture", fields(picture))])
}

pub(crate) fn fields(picture: &Picture) -> Json {
    let legend = picture.legend.iter().map(|line| Json::List(vec![text(line.class), text(line.name)]));
    group([("alt", text(&picture.alt)), ("scene", tree(&picture.scene)), ("legend", Json::List(legend.collect())), ("table", table(&picture.table))])
}

/// An element as `[name, { attributes }, text, children…]`.
fn tree(element: &Element) -> Json {
    let attributes = element.attributes.iter().map(|(name, value)| ((*name).to_owned(), text(value)));
    let head = [text(element.tag), Json::Group(attributes.collect()), element.text.as_deref().map_or(Json::Null, text)];
    Json::List(head.into_iter().chain(element.children.iter().map(tree)).collect())
}

/// A table: its caption, its head, and rows of cells; a figure is in a list of its own.
fn table(table: &Table) -> Json {
    let rows = table
        .rows
        .iter()
        .map(|row| Json::List(row.iter().map(|cell| if cell.numeric { Json::List(vec![text(&cell.text)]) } else { text(&cell.text) }).collect()));
    let head = table.head.iter().map(|head| text(head));
    group([("caption", text(&table.caption)), ("head", Json::List(head.collect())), ("rows", Json::List(rows.collect()))])
}

pub(crate) fn one(name: &str, value: String) -> Json {
    Json::Group(vec![(name.to_owned(), Json::Text(value))])
}

pub(crate) fn group<const N: usize>(fields: [(&str, Json); N]) -> Json {
    Json::Group(fields.map(|(name, value)| (name.to_owned(), value)).to_vec())
}

pub(crate) fn text(text: &str) -> Json {
    Json::from(text)
}
