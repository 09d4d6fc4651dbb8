//! Tables as a workbook: Office Open XML (ECMA-376), a sheet for each table, in a zip without compression. Text is written as
//! text, so that nothing in it is ever a formula; figures are numbers with their formats.

mod cell;
mod names;
mod sheet;
mod styles;
mod zip;

pub use cell::Cell;

use names::sheet_names;
use std::fmt::Write;
use styles::Styles;

/// The kind of file.
pub const MEDIA: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What it holds. The name of the sheet is made of it.
    pub title: String,
    /// The heads of its columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
}

const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const START: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// A workbook of these tables behind a list of them, as the bytes of an `.xlsx` file. The same tables make the same bytes.
pub fn workbook(about: &str, tables: &[Sheet]) -> Vec<u8> {
    let names = sheet_names(std::iter::once("Contents").chain(tables.iter().map(|table| table.title.as_str())));
    let contents = contents(about, tables, &names);
    let mut styles = Styles::default();
    let sheets: Vec<String> = std::iter::once(&contents).chain(tables).map(|sheet| sheet::xml(sheet, &mut styles)).collect();
    let mut files = vec![
        ("[Content_Types].xml".to_owned(), content_types(sheets.len())),
        ("_rels/.rels".to_owned(), relations([("officeDocument", "xl/workbook.xml".to_owned())])),
        ("xl/workbook.xml".to_owned(), book(&names)),
        ("xl/_rels/workbook.xml.rels".to_owned(), book_relations(sheets.len())),
        ("xl/styles.xml".to_owned(), styles.xml()),
    ];
    files.extend(sheets.into_iter().enumerate().map(|(place, xml)| (format!("xl/worksheets/sheet{}.xml", place + 1), xml)));
    zip::stored(&files)
}

/// The same as text, as a data URL has it.
pub fn workbook_base64(about: &str, tables: &[Sheet]) -> String {
    crate::base64::write(&workbook(about, tables))
}

fn contents(about: &str, tables: &[Sheet], names: &[String]) -> Sheet {
    let row = |(table, name): (&Sheet, &String)| vec![Cell::Text(name.clone()), Cell::Text(table.title.clone())];
    Sheet { title: String::new(), head: vec!["Sheet".to_owned(), about.to_owned()], rows: tables.iter().zip(names.iter().skip(1)).map(row).collect() }
}

fn content_types(sheets: usize) -> String {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut xml = format!(
        "{START}<Types xmlns=\"{PACKAGE}/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{kind}.sheet.main+xml\"/><Override PartName=\"/xl/styles.xml\" ContentType=\"{kind}.styles+xml\"/>"
    );
    for number in 1..=sheets {
        write!(xml, "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{kind}.worksheet+xml\"/>").ok();
    }
    xml + "</Types>"
}

fn relations(of: impl IntoIterator<Item = (&'static str, String)>) -> String {
    let mut xml = format!("{START}<Relationships xmlns=\"{PACKAGE}/relationships\">");
    for (place, (kind, target)) in of.into_iter().enumerate() {
        write!(xml, "<Relationship Id=\"rId{}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>", place + 1).ok();
    }
    xml + "</Relationships>"
}

fn book_relations(sheets: usize) -> String {
    let sheets = (1..=sheets).map(|number| ("worksheet", format!("worksheets/sheet{number}.xml")));
    relations(sheets.chain([("styles", "styles.xml".to_owned())]))
}

fn book(names: &[String]) -> String {
    let mut xml = format!("{START}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>");
    for (number, name) in (1..).zip(names) {
        write!(xml, "<sheet name=\"{}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>", sheet::escaped(name)).ok();
    }
    xml + "</sheets></workbook>"
}
