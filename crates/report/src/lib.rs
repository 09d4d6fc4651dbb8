//! Results in plain words: figures as people write them, sentences, explanations line by line.
//! It works nothing out: it says what an engine has worked out.

pub mod books;
pub mod breaks;
pub mod csv;
pub mod dates;
pub mod draft;
pub mod figures;
pub mod futures;
pub mod governance;
pub mod letters;
pub mod minutes;
pub mod money;
pub mod one_page;
pub mod running;
pub mod source;
pub mod terms;
pub mod votes;
pub mod years;
