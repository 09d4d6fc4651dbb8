//! A static file server for this machine only: right content types, no caching, nothing outside
//! its folder, any sub-path. Enough for developing and for tests; the finished site is for any host.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

use crate::reload::Reload;

/// What is served.
pub(crate) struct Served {
    /// The folder.
    pub(crate) folder: PathBuf,
    /// The path before every file's name: begins and ends with `/`.
    pub(crate) base: String,
    /// Tells open pages to load again, where somebody is developing.
    pub(crate) reload: Option<Arc<Reload>>,
}

/// The longest request that we read, so that no client can fill our memory.
const REQUEST_LIMIT: u64 = 32 * 1024;

/// A listener on `port`, or where that is taken on one of the next twenty.
pub(crate) fn listen(port: u16) -> Result<TcpListener> {
    let last = port.saturating_add(20);
    (port..=last)
        .find_map(|port| TcpListener::bind((Ipv4Addr::LOCALHOST, port)).ok())
        .with_context(|| format!("no free port from {port} to {last} on 127.0.0.1"))
}

/// Answers requests until the program ends.
pub(crate) fn answer_all(listener: &TcpListener, served: &Arc<Served>) {
    for stream in listener.incoming().flatten() {
        let served = Arc::clone(served);
        thread::spawn(move || {
            // A browser that goes away in the middle is no trouble of ours.
            answer(&served, &stream).ok();
        });
    }
}

fn answer(served: &Served, stream: &TcpStream) -> Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let Some((method, path)) = read_request(stream)? else {
        return Ok(());
    };
    if let (Some(reload), Some(name)) = (&served.reload, path.strip_prefix(&served.base)) {
        if name == Reload::EVENTS {
            return reload.tell(stream);
        }
        if name == Reload::SCRIPT {
            let script = Reload::SOURCE.as_bytes().to_vec();
            return send(stream, &method, &Response::ok("text/javascript", script));
        }
    }
    send(stream, &method, &respond(served, &method, &path))
}

/// The method and the path of a request, its headers read and left aside.
fn read_request(stream: &TcpStream) -> Result<Option<(String, String)>> {
    let mut reader = BufReader::new(stream).take(REQUEST_LIMIT);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = first.split_whitespace();
    let (Some(method), Some(target)) = (words.next(), words.next()) else {
        return Ok(None);
    };
    let path = target.split(['?', '#']).next().unwrap_or(target);
    Ok(Some((method.to_owned(), path.to_owned())))
}

struct Response {
    status: &'static str,
    /// The content type, or for a redirect the place to go.
    detail: String,
    body: Vec<u8>,
}

impl Response {
    fn ok(content_type: &str, body: Vec<u8>) -> Self {
        Self { status: "200 OK", detail: content_type.to_owned(), body }
    }

    fn plain(status: &'static str) -> Self {
        Self { status, detail: "text/plain; charset=utf-8".to_owned(), body: status.as_bytes().to_vec() }
    }

    fn moved(to: String) -> Self {
        Self { status: "307 Temporary Redirect", detail: to, body: Vec::new() }
    }
}

fn respond(served: &Served, method: &str, path: &str) -> Response {
    if method != "GET" && method != "HEAD" {
        return Response::plain("405 Method Not Allowed");
    }
    if path == "/" && served.base != "/" || format!("{path}/") == served.base {
        return Response::moved(served.base.clone());
    }
    let Some(name) = path.strip_prefix(&served.base).and_then(file_name) else {
        return Response::plain("404 Not Found");
    };
    let mut file = served.folder.join(&name);
    if file.is_dir() {
        if !path.ends_with('/') {
            return Response::moved(format!("{path}/"));
        }
        file.push("index.html");
    }
    if !is_inside(&served.folder, &file) {
        return Response::plain("404 Not Found");
    }
    match fs::read(&file) {
        Ok(body) => Response::ok(content_type(&file), body),
        Err(_) => Response::plain("404 Not Found"),
    }
}

/// The file's name inside the folder, or nothing where a part of it could lead outside.
fn file_name(path: &str) -> Option<PathBuf> {
    let mut name = PathBuf::new();
    for part in decode(path)?.split('/').filter(|part| !part.is_empty()) {
        if part.starts_with('.') || part.contains(['\\', '\0', ':']) {
            return None;
        }
        name.push(part);
    }
    Some(name)
}

/// Also a link inside the folder must not lead out of it.
fn is_inside(folder: &Path, file: &Path) -> bool {
    match (folder.canonicalize(), file.canonicalize()) {
        (Ok(folder), Ok(file)) => file.starts_with(folder),
        _ => false,
    }
}

fn decode(path: &str) -> Option<String> {
    let mut bytes = path.bytes();
    let mut decoded = Vec::with_capacity(path.len());
    while let Some(byte) = bytes.next() {
        decoded.push(match byte {
            b'%' => hex(bytes.next()?)? * 16 + hex(bytes.next()?)?,
            other => other,
        });
    }
    String::from_utf8(decoded).ok()
}

fn hex(digit: u8) -> Option<u8> {
    u8::try_from(char::from(digit).to_digit(16)?).ok()
}

fn content_type(file: &Path) -> &'static str {
    let extension = file.extension().and_then(|extension| extension.to_str());
    match extension.unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "webmanifest" => "application/manifest+json",
        "csv" => "text/csv; charset=utf-8",
        "txt" | "md" | "ts" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn send(mut stream: &TcpStream, method: &str, response: &Response) -> Result<()> {
    let detail = if response.status.starts_with('3') { "Location" } else { "Content-Type" };
    let head = format!(
        "HTTP/1.1 {}\r\n{detail}: {}\r\nContent-Length: {}\r\nCache-Control: no-store\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n",
        response.status,
        response.detail,
        response.body.len(),
    );
    stream.write_all(head.as_bytes())?;
    if method != "HEAD" {
        stream.write_all(&response.body)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stays_inside() {
        let inside = |path| file_name(path).map(|name| name.display().to_string());
        assert_eq!(inside("styles/app.css").as_deref(), Some("styles/app.css"));
        assert_eq!(inside("a%20b.svg").as_deref(), Some("a b.svg"));
        assert_eq!(inside("").as_deref(), Some(""));
        for outside in ["../Cargo.toml", "a/../../b", "%2e%2e/b", "a%2f..%2fb", "..\\b", ".git/config", "c:/b", "%zz", "%", "a%00b"] {
            assert_eq!(inside(outside), None, "{outside}");
        }
    }

    #[test]
    fn a_base_is_kept() {
        let served = Served { folder: PathBuf::from("no such folder"), base: "/a/b/".to_owned(), reload: None };
        let status = |path| respond(&served, "GET", path).status;
        assert_eq!(status("/"), "307 Temporary Redirect");
        assert_eq!(status("/a/b"), "307 Temporary Redirect");
        assert_eq!(status("/other"), "404 Not Found");
        assert_eq!(respond(&served, "POST", "/a/b/").status, "405 Method Not Allowed");
    }
}
