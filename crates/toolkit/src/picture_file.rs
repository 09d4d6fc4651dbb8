//! A picture of a panel, in every form in which it is taken along; and the design back out of one.

use crate::Refusal;
use alliance_chart::{NoDesign, design_in as design_of_svg};
use alliance_panel::{PictureFile, TableView, TakenDrawing};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The forms of `{ drawing, design?, alt?, source? }`. Errors with every problem of the design, or where the drawing is none of a panel's.
pub fn picture_file(given: Value) -> Result<PictureFile, Refusal> {
    let Value::Object(mut parts) = given else { return Err(Refusal::new("invalid", "", "Expected an object with a drawing.")) };
    let mut drawing: TakenDrawing = read("drawing", parts.remove("drawing").unwrap_or_default())?;
    let mut text = |name: &str| parts.remove(name).as_ref().and_then(Value::as_str).map(str::to_owned);
    let (alt, source) = (text("alt"), text("source"));
    let design = parts.remove("design").filter(|design| !design.is_null()).map(design_text).transpose()?;
    drawing.source = source.unwrap_or(drawing.source);
    let file = drawing.file(alt.as_deref(), design.as_deref());
    file.ok_or_else(|| Refusal::new("invalid", "drawing.svg", "Expected the SVG of a drawing, as a panel has it, unchanged."))
}

/// A table of a panel as CSV. Errors where it is none.
pub fn table_csv(given: Value) -> Result<String, Refusal> {
    let table: TableView = read("", given)?;
    Ok(alliance_chart::Table::from(&table).to_csv(&[]))
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

fn read<T: DeserializeOwned>(path: &str, given: Value) -> Result<T, Refusal> {
    serde_json::from_value(given).map_err(|error| Refusal::new("invalid", path, format!("Expected it as a panel has it: {error}.")))
}

/// A design, given as a value or as the text of a file, as the text of its file.
fn design_text(given: Value) -> Result<String, Refusal> {
    let opened = match given {
        Value::String(text) => alliance_format::read(&text),
        value => alliance_format::from_value(value),
    };
    Ok(alliance_format::write(&opened?.design))
}
