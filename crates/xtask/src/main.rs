//! The project's own commands. Each does all its set-up itself, so that a fresh clone and a Rust
//! toolchain are enough to begin.

mod args;
mod arrows;
mod bench;
mod browsers;
mod budgets;
mod bundle;
mod check;
mod count;
mod dist;
mod embed;
mod files;
mod hashed;
mod http;
mod place;
mod reload;
mod run;
mod serve;
mod setup;
mod short_names;
mod site;
mod size;
mod test;
mod watch;

use std::process::ExitCode;

use anyhow::{Result, bail};

use crate::args::Args;
use crate::place::Place;

const HELP: &str = "\
cargo xtask COMMAND

  serve      build the workbench, serve it on 127.0.0.1, follow edits
               --port N        the port to begin looking from (8080)
               --base /a/b/    serve under a sub-path
               --no-watch      build once
               --dir DIR       serve a ready folder, such as dist, and build nothing
  test       everything that must be green: see the list of stages in src/test.rs
               --only STAGE    run one stage
  dist       the finished site and the npm package in dist/, within their budgets
  embed      only the widgets, in dist/embed/
               --quick         in less time, and a little larger
  check      formatting, lints, documentation, the direction of dependencies, licences
  bench      how long the votes take, in WebAssembly, beside their limits
               --peers         race the published tools for Python in the same run
  browsers   the short journey in Firefox and WebKit
";

fn main() -> ExitCode {
    match command(&mut Args::from_command_line()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\n{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command(args: &mut Args) -> Result<()> {
    let name = args.command().unwrap_or_else(|| "help".to_owned());
    if ["help", "--help", "-h"].contains(&name.as_str()) {
        print!("{HELP}");
        return Ok(());
    }
    let place = Place::find()?;
    match name.as_str() {
        "serve" => serve::serve(&place, args),
        "test" => test::test(&place, args),
        "dist" => args.finish().and_then(|()| dist::dist(&place)),
        "embed" => {
            let quick = args.flag("--quick");
            args.finish().and_then(|()| embed::embed(&place, quick))
        }
        "check" => args.finish().and_then(|()| check::check(&place)),
        "bench" => bench::bench(&place, args),
        "browsers" => args.finish().and_then(|()| browsers::browsers(&place)),
        _ => bail!("there is no command `{name}`\n\n{HELP}"),
    }
}
