//! `cargo xtask browsers`: the short journey in the other two engines, Firefox's and Safari's.
//! It takes minutes of set-up and so is a command of its own, outside `test`.

use anyhow::{Result, bail};

use crate::dist::dist;
use crate::place::Place;
use crate::run::{answer, find_program, run};
use crate::setup;
use crate::test::node_command;

/// Installs both engines and their drivers, builds the site, and runs `tests/browsers`.
pub(crate) fn browsers(place: &Place) -> Result<()> {
    let tests = place.tests().join("browsers");
    if !tests.is_dir() {
        bail!("there is no folder tests/browsers yet");
    }
    let there = ["firefox-esr", "WebKitWebDriver", "xvfb-run"].iter().all(|name| find_program(&[name]).is_some());
    if !there && let Err(why) = setup::apt(&["firefox-esr", "webkit2gtk-driver", "xvfb"]) {
        bail!(
            "Firefox ESR, WebKitWebDriver and xvfb-run are needed, and cannot be installed from here ({why:#}): install \
             them so that they are on the search path, then try again."
        );
    }
    setup::geckodriver(place)?;
    dist(place)?;
    let mut command = node_command(place, &tests)?;
    command.env("PATH", setup::tools_path(place)?);
    if answer("id", &["-u"]).as_deref() == Some("0") {
        // As root, WebKit's own sandbox cannot be set up; the pages are ours.
        command.env("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1");
    }
    run(&mut command)
}
