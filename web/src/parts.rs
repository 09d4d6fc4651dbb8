//! Parts of screens: fields, pictures, panels, the top bar.

pub(crate) mod banner;
pub(crate) mod entry;
pub(crate) mod file_menu;
pub(crate) mod form;
pub(crate) mod handles;
pub(crate) mod panel;
pub(crate) mod paste;
pub(crate) mod picture;
pub(crate) mod rail;
pub(crate) mod round_table;
pub(crate) mod table;
pub(crate) mod tabs;
pub(crate) mod top_bar;
pub(crate) mod topics;
pub(crate) mod why;
