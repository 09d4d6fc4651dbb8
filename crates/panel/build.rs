//! The style sheet of a report in a file of its own, with that of the pictures inside, and its hash for the policy of that file.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::{env, error::Error, fs};

const OWN: &str = "src/report/html/report.css";
const PICTURES: &str = "../chart/src/chart.css";

fn main() -> Result<(), Box<dyn Error>> {
    let mut style = String::new();
    for file in [PICTURES, OWN] {
        println!("cargo::rerun-if-changed={file}");
        style.push_str(&without_comments(&fs::read_to_string(file)?));
    }
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("report.css.sha256"), STANDARD.encode(Sha256::digest(&style)))?;
    fs::write(out.join("report.css"), style)?;
    Ok(())
}

/// Without comments and the spaces at the front of lines.
fn without_comments(style: &str) -> String {
    let mut left = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, after)) = rest.split_once("/*") {
        left.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    left.push_str(rest);
    left.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}
