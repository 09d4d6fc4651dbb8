//! Results drawn as pictures, each with alternative text and a table.
