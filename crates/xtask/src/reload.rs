//! Tells open pages that there is a new build. The page gets one more script from `serve` and
//! from nowhere else; it listens to an event stream of its own origin, as the strict policy allows.

use std::io::Write;
use std::net::TcpStream;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::Result;

/// The number of the newest build, and a bell for those who wait for the next.
pub(crate) struct Reload {
    build: Mutex<u128>,
    bell: Condvar,
}

impl Reload {
    /// The script's name.
    pub(crate) const SCRIPT: &str = "xtask-reload.js";
    /// The event stream's name.
    pub(crate) const EVENTS: &str = "xtask-events";
    /// The script itself.
    pub(crate) const SOURCE: &str = r#"// Loads the page again when `cargo xtask serve` has a new build.
let seen = null;
new EventSource("xtask-events").onmessage = ({ data }) => {
  if (seen !== null && seen !== data) location.reload();
  seen = data;
};
"#;

    /// Numbers begin with the time, so that a page notices a server that was started anew.
    pub(crate) fn new() -> Self {
        let now = SystemTime::now().duration_since(UNIX_EPOCH);
        Self { build: Mutex::new(now.map_or(0, |since| since.as_millis())), bell: Condvar::new() }
    }

    /// There is a new build.
    pub(crate) fn ring(&self) {
        *self.build.lock().unwrap_or_else(PoisonError::into_inner) += 1;
        self.bell.notify_all();
    }

    /// Tells one page the number now and each time that it changes, until the page goes away.
    pub(crate) fn tell(&self, mut stream: &TcpStream) -> Result<()> {
        stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\r\n")?;
        let mut told = 0;
        loop {
            let build = self.build.lock().unwrap_or_else(PoisonError::into_inner);
            let wait = self.bell.wait_timeout_while(build, Duration::from_secs(15), |build| *build == told);
            told = *wait.unwrap_or_else(PoisonError::into_inner).0;
            // Said again after some silence: that is how we notice a page that has gone.
            stream.write_all(format!("data: {told}\n\n").as_bytes())?;
        }
    }
}
