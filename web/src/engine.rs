//! The engines behind the page: a question goes to the worker as text, an answer comes back to be shown.
//! What the worker answers is read here, field by field, into what `parts/panel.rs` shows.

use crate::incoming::Told;
use js_sys::{Array, Reflect};
use wasm_bindgen::prelude::*;

#[wasm_bindgen(raw_module = "./engine.js")]
extern "C" {
    #[wasm_bindgen(catch, js_name = ask)]
    async fn ask_engine(question: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(catch, js_name = open)]
    async fn open_file(file: &web_sys::Blob) -> Result<JsValue, JsValue>;
}

/// An answer: see `crates/panel`, whose types these are.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Panel {
    pub(crate) findings: Vec<String>,
    pub(crate) parts: Vec<Part>,
}

/// One part, under its title.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Part {
    pub(crate) title: String,
    pub(crate) folded: bool,
    pub(crate) pieces: Vec<Piece>,
}

/// One thing to show.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Piece {
    Text(String),
    Warning(String),
    List(Vec<String>),
    Steps(Vec<Step>),
    Picture { title: String, about: String, svg: String, table: Table, file: Download },
    Table(Table),
    Files(Vec<Download>),
}

/// One step of a working: what it is, and its lines.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Step {
    pub(crate) title: String,
    pub(crate) lines: Vec<String>,
}

/// A table; each cell with whether it is a figure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Table {
    pub(crate) caption: String,
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<(String, bool)>>,
}

/// A file to take home.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Download {
    pub(crate) label: String,
    pub(crate) name: String,
    pub(crate) media: String,
    pub(crate) text: String,
}

/// Asks; or says in a sentence why there is no answer.
pub(crate) async fn ask(question: &str) -> Result<Panel, String> {
    ask_engine(question).await.map(|answer| panel(&answer)).map_err(|refused| sentence(&refused))
}

/// Looks at a file: the text of each design in it, none where it cannot be opened; and its problems.
pub(crate) async fn open(file: &web_sys::Blob) -> Result<(Vec<String>, Vec<Told>), String> {
    let told = |of: JsValue| {
        let [path, found, expected, mend] = ["path", "found", "expected", "mend"].map(|name| text(&of, name));
        Told { path, text: format!("Found {found}. Expected {expected}. {mend}") }
    };
    let opened = open_file(file).await.map_err(|refused| sentence(&refused))?;
    Ok((texts(&field(&opened, "designs")), list(&field(&opened, "problems"), told)))
}

/// Why there is no answer: a sentence, or an error with one.
fn sentence(refused: &JsValue) -> String {
    refused.as_string().unwrap_or_else(|| text(refused, "message"))
}

fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or_default()
}

fn text(of: &JsValue, name: &str) -> String {
    field(of, name).as_string().unwrap_or_default()
}

fn list<T>(of: &JsValue, each: impl Fn(JsValue) -> T) -> Vec<T> {
    if Array::is_array(of) { Array::from(of).iter().map(each).collect() } else { Vec::new() }
}

fn texts(of: &JsValue) -> Vec<String> {
    list(of, |one| one.as_string().unwrap_or_default())
}

fn panel(of: &JsValue) -> Panel {
    let part = |part: JsValue| Part {
        title: text(&part, "title"),
        folded: field(&part, "folded").is_truthy(),
        pieces: list(&field(&part, "pieces"), |of| piece(&of)).into_iter().flatten().collect(),
    };
    Panel { findings: texts(&field(of, "findings")), parts: list(&field(of, "parts"), part) }
}

fn piece(of: &JsValue) -> Option<Piece> {
    let held = |name| Some(field(of, name)).filter(|held| !held.is_undefined());
    if let Some(text) = held("text") {
        return text.as_string().map(Piece::Text);
    }
    if let Some(warning) = held("warning") {
        return warning.as_string().map(Piece::Warning);
    }
    if let Some(sentences) = held("list") {
        return Some(Piece::List(texts(&sentences)));
    }
    if let Some(steps) = held("steps") {
        let step = |of: JsValue| Step { title: text(&of, "title"), lines: texts(&field(&of, "lines")) };
        return Some(Piece::Steps(list(&steps, step)));
    }
    if let Some(of) = held("picture") {
        let (table, file) = (table(&field(&of, "table")), download(&field(&of, "file")));
        return Some(Piece::Picture { title: text(&of, "title"), about: text(&of, "about"), svg: text(&of, "svg"), table, file });
    }
    if let Some(of) = held("table") {
        return Some(Piece::Table(table(&of)));
    }
    held("files").map(|files| Piece::Files(list(&files, |file| download(&file))))
}

fn table(of: &JsValue) -> Table {
    let cell = |cell: JsValue| (text(&cell, "text"), field(&cell, "numeric").is_truthy());
    Table { caption: text(of, "caption"), head: texts(&field(of, "head")), rows: list(&field(of, "rows"), |row| list(&row, cell)) }
}

fn download(of: &JsValue) -> Download {
    Download { label: text(of, "label"), name: text(of, "name"), media: text(of, "media"), text: text(of, "text") }
}
