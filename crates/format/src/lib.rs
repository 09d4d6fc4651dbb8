//! The file: wire types, JSON Schema, problems with paths, templates.
