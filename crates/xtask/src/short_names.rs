//! The names by which a bound module and its script know each other. Those of wasm-bindgen carry a hash each, which stands
//! in both files and which no packing makes smaller; here they become short ones.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use walrus::ModuleConfig;

/// Gives `{name}.js` and `{name}_bg.wasm` in `site` short names for what they share.
pub(crate) fn shorten(site: &Path, name: &str) -> Result<()> {
    let (script, module) = (site.join(format!("{name}.js")), site.join(format!("{name}_bg.wasm")));
    let mut text = fs::read_to_string(&script).with_context(|| format!("failed to read {}", script.display()))?;
    let mut wasm = ModuleConfig::new().generate_producers_section(false).parse_file(&module)?;
    let imports = wasm.imports.iter_mut().map(|import| &mut import.name);
    let exports = wasm.exports.iter_mut().map(|export| &mut export.name);
    for (number, name) in imports.chain(exports).filter(|name| ends_in_a_hash(name)).enumerate() {
        let short = format!("_{number:x}_");
        text = text.replace(name.as_str(), &short);
        *name = short;
    }
    wasm.emit_wasm_file(&module)?;
    fs::write(&script, text).with_context(|| format!("failed to write {}", script.display()))
}

/// Such a name stands for nothing else in a script: `__wbg_length_b03a0fabb109b1e9`.
fn ends_in_a_hash(name: &str) -> bool {
    let end = name.len().saturating_sub(16);
    name.starts_with('_') && name.get(end..).is_some_and(|end| end.bytes().all(|byte| byte.is_ascii_hexdigit())) || name.starts_with("_ZN")
}

#[cfg(test)]
mod tests {
    use super::ends_in_a_hash;

    #[test]
    fn only_names_that_nobody_writes_are_changed() {
        assert!(ends_in_a_hash("__wbg_length_b03a0fabb109b1e9") && ends_in_a_hash("_ZN12wasm_bindgen7convert8closures1_6invoke17ha89cc65dc5f5fa48E"));
        assert!(!ends_in_a_hash("memory") && !ends_in_a_hash("__wbindgen_malloc") && !ends_in_a_hash("main"));
    }
}
