//! A picture of a panel, in every form in which it is taken along; and the design back out of one.

use crate::Refusal;
use alliance_chart::{Cell, NoDesign, Table, design_in as design_of_svg};
use alliance_panel::{LegendKey, PictureFile, TakenDrawing};
use serde_json::Value;

/// The forms of `{ drawing, design?, alt?, source? }`. Errors with every problem of the design, or where the drawing is none of a panel's.
pub fn picture_file(given: Value) -> Result<PictureFile, Refusal> {
    let Value::Object(mut parts) = given else { return Err(Refusal::new("invalid", "", "Expected an object with a drawing.")) };
    let mut drawing = drawing(&parts.remove("drawing").unwrap_or_default())?;
    let mut text = |name: &str| parts.remove(name).as_ref().and_then(Value::as_str).map(str::to_owned);
    let (alt, source) = (text("alt"), text("source"));
    let design = parts.remove("design").filter(|design| !design.is_null()).map(design_text).transpose()?;
    drawing.source = source.unwrap_or(drawing.source);
    let file = drawing.file(alt.as_deref(), design.as_deref());
    file.ok_or_else(|| no_panel("drawing.svg"))
}

/// A table of a panel as CSV. Errors where it is none.
pub fn table_csv(given: Value) -> Result<String, Refusal> {
    Ok(table(&given).ok_or_else(|| no_panel(""))?.to_csv(&[]))
}

/// The text of the design in an SVG file that [`picture_file`] made. Errors where there is none.
pub fn design_in(svg: &str) -> Result<String, Refusal> {
    design_of_svg(svg).map_err(|why| {
        let problem = no_design(why);
        Refusal::new("no_design", "", format!("Found {}. Expected {}. {}", problem.found, problem.expected, problem.mend))
    })
}

/// Why there is no design in a picture.
pub(crate) fn no_design(why: NoDesign) -> alliance_model::Problem {
    let (found, mend) = match why {
        NoDesign::None => {
            ("a picture without a design in it", "Some programs take the design out when they save a picture. Choose the file as it was saved here.")
        }
        NoDesign::Broken => ("a picture whose design breaks off or was changed", "Choose the file as it was saved here."),
    };
    alliance_model::Problem {
        severity: alliance_model::Severity::Error,
        path: String::new(),
        found: found.to_owned(),
        expected: "a picture that was saved from Alliance Workbench".to_owned(),
        mend: mend.to_owned(),
    }
}

/// What of a drawing is taken along, field by field: a type that reads itself would be five times the code in the worker.
fn drawing(given: &Value) -> Result<TakenDrawing, Refusal> {
    let said = |name: &str| text(given, name).ok_or_else(|| no_panel(&format!("drawing.{name}")));
    let key = |key: &Value| Some(LegendKey { class: text(key, "class")?, name: text(key, "name")? });
    Ok(TakenDrawing {
        title: said("title")?,
        alt: said("alt")?,
        svg: said("svg")?,
        legend: list(given, "legend").filter_map(key).collect(),
        source: text(given, "source").unwrap_or_default(),
        table: given.get("table").and_then(table).ok_or_else(|| no_panel("drawing.table"))?,
    })
}

fn table(given: &Value) -> Option<Table> {
    let cell = |cell: &Value| Some(Cell { text: text(cell, "text")?, numeric: cell.get("numeric").and_then(Value::as_bool).unwrap_or_default() });
    let row = |row: &Value| row.as_array()?.iter().map(cell).collect();
    let head = list(given, "head").map(|head| head.as_str().map(str::to_owned)).collect::<Option<_>>()?;
    Some(Table { caption: text(given, "caption")?, head, rows: list(given, "rows").map(row).collect::<Option<_>>()? })
}

fn text(given: &Value, name: &str) -> Option<String> {
    given.get(name)?.as_str().map(str::to_owned)
}

fn list<'a>(given: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    given.get(name).and_then(Value::as_array).into_iter().flatten()
}

fn no_panel(path: &str) -> Refusal {
    Refusal::new("invalid", path, "Expected it as a panel has it, unchanged.")
}

/// A design, given as a value or as the text of a file, as the text of its file.
fn design_text(given: Value) -> Result<String, Refusal> {
    let opened = match given {
        Value::String(text) => alliance_format::read(&text),
        value => alliance_format::from_value(value),
    };
    Ok(alliance_format::write(&opened?.design))
}
