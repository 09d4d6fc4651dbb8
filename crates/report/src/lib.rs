//! Results in plain words.
