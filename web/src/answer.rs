//! An answer of the engines, ready to be shown: see `crates/panel`, whose types these are. It comes as a value of JavaScript and is
//! read here, field by field.

use alliance_format::Change;
use alliance_model::Id;
use js_sys::{Array, Reflect};
use std::rc::Rc;
use wasm_bindgen::prelude::*;

/// An answer.
pub(crate) struct Answer {
    pub(crate) findings: Vec<String>,
    pub(crate) parts: Vec<Part>,
}

impl Answer {
    /// Reads it.
    pub(crate) fn read(of: &JsValue) -> Self {
        let part = |part: JsValue| Part { title: text(&part, "title"), folded: field(&part, "folded").is_truthy(), pieces: pieces(&part) };
        Self { findings: texts(&field(of, "findings")), parts: list(&field(of, "parts"), part) }
    }

    /// Whether anything in it changes the design, and so shows what stands there.
    pub(crate) fn is_form(&self) -> bool {
        self.parts.iter().any(|part| part.pieces.iter().any(Piece::is_form))
    }
}

/// One part, under its title.
pub(crate) struct Part {
    pub(crate) title: String,
    pub(crate) folded: bool,
    pub(crate) pieces: Vec<Piece>,
}

/// One thing to show.
pub(crate) enum Piece {
    Text(String),
    Note(String),
    Warning(String),
    List(Vec<String>),
    Steps(Vec<Step>),
    Picture {
        title: String,
        about: String,
        svg: String,
        table: Table,
        /// As it came, to be taken along.
        drawing: JsValue,
        handles: Option<Rc<Handles>>,
    },
    Marks {
        svg: String,
        table: Table,
    },
    Table(Table),
    Files(Vec<Download>),
    Form(Form),
    Group {
        label: String,
        pieces: Vec<Self>,
    },
    /// A box to paste text into, and what is asked about it.
    Paste {
        label: String,
        hint: String,
        ask: String,
    },
}

impl Piece {
    fn is_form(&self) -> bool {
        match self {
            Self::Form(form) => form.rows.iter().flatten().any(|one| matches!(one, Asks::Field(_) | Asks::Button { .. })),
            Self::Group { pieces, .. } => pieces.iter().any(Self::is_form),
            Self::Picture { handles, .. } => handles.is_some(),
            Self::Paste { .. } => true,
            _ => false,
        }
    }
}

/// Points that can be dragged, over a picture of this size.
pub(crate) struct Handles {
    pub(crate) width: i32,
    pub(crate) height: i32,
    pub(crate) handles: Vec<Handle>,
}

/// A point that can be dragged.
pub(crate) struct Handle {
    pub(crate) label: String,
    pub(crate) says: String,
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) across: Pull,
    pub(crate) up: Pull,
}

/// What a pull changes, in ten-thousandths.
#[derive(Clone)]
pub(crate) struct Pull {
    pub(crate) paths: Vec<String>,
    pub(crate) now: i32,
    pub(crate) least: i32,
    pub(crate) most: i32,
    pub(crate) step: i32,
    pub(crate) per_unit: f64,
}

/// Boxes and buttons that change the design: a table where it has a head.
pub(crate) struct Form {
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<Asks>>,
}

/// One thing in a form.
pub(crate) enum Asks {
    Text(String),
    Figure(String),
    Field(Field),
    Button {
        label: String,
        does: String,
        changes: Vec<Change>,
    },
    /// A figure whose "why?" is the trace of a member.
    Why {
        figure: String,
        about: String,
        member: Option<Id>,
    },
}

/// A box that shows what stands at a path of the design and changes it.
pub(crate) struct Field {
    pub(crate) label: String,
    pub(crate) hint: Option<String>,
    /// Where the value stands; then where the same is to stand as well.
    pub(crate) paths: Vec<String>,
    pub(crate) holds: String,
    pub(crate) optional: bool,
    pub(crate) choices: Vec<(Vec<Change>, String)>,
    pub(crate) chosen: Option<usize>,
}

/// One step of a working: what it is, and its lines.
pub(crate) struct Step {
    pub(crate) title: String,
    pub(crate) lines: Vec<String>,
}

/// A table; each cell with whether it is a figure.
pub(crate) struct Table {
    pub(crate) caption: String,
    pub(crate) head: Vec<String>,
    pub(crate) rows: Vec<Vec<(String, bool)>>,
}

/// A file to take home.
#[derive(Clone)]
pub(crate) struct Download {
    pub(crate) label: String,
    pub(crate) name: String,
    pub(crate) media: String,
    pub(crate) text: String,
}

pub(crate) fn field(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &JsValue::from_str(name)).unwrap_or_default()
}

pub(crate) fn text(of: &JsValue, name: &str) -> String {
    field(of, name).as_string().unwrap_or_default()
}

pub(crate) fn list<T>(of: &JsValue, each: impl Fn(JsValue) -> T) -> Vec<T> {
    if Array::is_array(of) { Array::from(of).iter().map(each).collect() } else { Vec::new() }
}

pub(crate) fn texts(of: &JsValue) -> Vec<String> {
    list(of, |one| one.as_string().unwrap_or_default())
}

fn pieces(of: &JsValue) -> Vec<Piece> {
    list(&field(of, "pieces"), |of| piece(&of)).into_iter().flatten().collect()
}

fn piece(of: &JsValue) -> Option<Piece> {
    let held = |name| Some(field(of, name)).filter(|held| !held.is_undefined());
    if let Some(text) = held("text") {
        return text.as_string().map(Piece::Text);
    }
    if let Some(note) = held("note") {
        return Some(Piece::Note(note.as_string().unwrap_or_default()));
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
        let table = table(&field(&of, "table"));
        let handles = Some(field(&of, "handles")).filter(JsValue::is_object).map(|of| Rc::new(handles(&of)));
        return Some(Piece::Picture { title: text(&of, "title"), about: text(&of, "about"), svg: text(&of, "svg"), table, drawing: of, handles });
    }
    if let Some(of) = held("marks") {
        return Some(Piece::Marks { svg: text(&of, "svg"), table: table(&field(&of, "table")) });
    }
    if let Some(of) = held("table") {
        return Some(Piece::Table(table(&of)));
    }
    if let Some(of) = held("group") {
        return Some(Piece::Group { label: text(&of, "label"), pieces: pieces(&of) });
    }
    if let Some(of) = held("paste") {
        return Some(Piece::Paste { label: text(&of, "label"), hint: text(&of, "hint"), ask: text(&of, "ask") });
    }
    if let Some(of) = held("form") {
        let row = |row: JsValue| list(&row, |of| entry(&of)).into_iter().flatten().collect();
        return Some(Piece::Form(Form { head: texts(&field(&of, "head")), rows: list(&field(&of, "rows"), row) }));
    }
    held("files").map(|files| Piece::Files(list(&files, |file| download(&file))))
}

fn handles(of: &JsValue) -> Handles {
    let handle = |of: JsValue| Handle {
        label: text(&of, "label"),
        says: text(&of, "says"),
        x: whole(&of, "x"),
        y: whole(&of, "y"),
        across: pull(&field(&of, "across")),
        up: pull(&field(&of, "up")),
    };
    Handles { width: whole(of, "width"), height: whole(of, "height"), handles: list(&field(of, "handles"), handle) }
}

fn pull(of: &JsValue) -> Pull {
    let [now, least, most, step] = ["now", "least", "most", "step"].map(|name| whole(of, name));
    Pull { paths: texts(&field(of, "paths")), now, least, most, step, per_unit: field(of, "per_unit").as_f64().unwrap_or_default() }
}

/// A number without what it has behind the point.
fn whole(of: &JsValue, name: &str) -> i32 {
    field(of, name).as_f64().unwrap_or_default() as i32
}

fn entry(of: &JsValue) -> Option<Asks> {
    let held = |name| Some(field(of, name)).filter(|held| !held.is_undefined());
    if let Some(of) = held("field") {
        return Some(Asks::Field(box_of(&of)));
    }
    if let Some(of) = held("button") {
        return Some(Asks::Button { label: text(&of, "label"), does: text(&of, "does"), changes: changes(&of) });
    }
    if let Some(of) = held("why") {
        return Some(Asks::Why { figure: text(&of, "figure"), about: text(&of, "about"), member: text(&of, "member").parse().ok() });
    }
    held("text").map(|of| Asks::Text(of.as_string().unwrap_or_default())).or_else(|| held("figure")?.as_string().map(Asks::Figure))
}

fn box_of(of: &JsValue) -> Field {
    let mut paths = vec![text(of, "path")];
    paths.extend(texts(&field(of, "also")));
    Field {
        label: text(of, "label"),
        hint: field(of, "hint").as_string(),
        paths,
        holds: text(of, "holds"),
        optional: field(of, "optional").is_truthy(),
        choices: list(&field(of, "choices"), |of| (changes(&of), text(&of, "name"))),
        chosen: field(of, "chosen").as_f64().map(|place| place as usize),
    }
}

fn changes(of: &JsValue) -> Vec<Change> {
    let change = |of: JsValue| {
        let value = field(&of, "value").as_string().and_then(|text| alliance_json::read(&text).ok());
        Change { path: text(&of, "path"), value }
    };
    list(&field(of, "changes"), change)
}

fn table(of: &JsValue) -> Table {
    let cell = |cell: JsValue| (text(&cell, "text"), field(&cell, "numeric").is_truthy());
    Table { caption: text(of, "caption"), head: texts(&field(of, "head")), rows: list(&field(of, "rows"), |row| list(&row, cell)) }
}

fn download(of: &JsValue) -> Download {
    Download { label: text(of, "label"), name: text(of, "name"), media: text(of, "media"), text: text(of, "text") }
}
