//! A picture and its table, to be taken along.

use crate::pieces::group;
use crate::shown::{Asked, picture};
use crate::why::Why;
use alliance_chart::About;
use alliance_format::{mark, write};
use alliance_json::Json;
use alliance_model::Design;
use alliance_report::source::source;

/// The picture as an SVG file with the design inside, and its table as CSV.
pub(crate) fn files(design: &Design, asked: &Asked) -> Result<Json, Why> {
    let (picture, stamp) = picture(&asked.of(design), asked.kind)?.ok_or_else(|| "This kind is in another module.".to_owned())?;
    let source = source(&design.title, &mark(design), &stamp.unwrap_or_default());
    let svg = picture.to_file(&About { source: &source, alt: None, design: Some(&write(design)) });
    let csv = picture.table.to_csv(&[("Title", &picture.title), ("Description", &picture.alt), ("Source", &source)]);
    Ok(group([("svg", Json::Text(svg)), ("csv", Json::Text(csv))]))
}
