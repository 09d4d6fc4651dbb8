//! A design in the forms of others: open data of 360Giving and the Open Contracting Data Standard, a list of members from a
//! spreadsheet or from grants, and tables as a workbook.
//!
//! What it is not: it stores nothing, looks nothing up, and never makes up what a standard asks for and a design does not say.

mod base64;
mod members;
mod open_data;
mod workbook;

pub use members::{Fate, MemberColumn, MemberField, MemberRow, MembersList, MembersMapping, members_csv, read_members};
pub use open_data::{CURRENCIES, OpenData, Standard, open_data};
pub use workbook::{Cell, MEDIA, Sheet, workbook, workbook_base64};
