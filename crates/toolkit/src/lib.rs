//! The JavaScript door: plain objects in and out.
