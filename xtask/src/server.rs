//! A small server of static files for the demo site and the browser tests, with a security policy on every page.
//!
//! `/policy/<name>/…` serves the same files under another policy, so that tests can try each.

use anyhow::{Result, anyhow};
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use tiny_http::{Header, Method, Request, Response, Server};

/// Policies by name; the first is the one for plain addresses.
///
/// The element itself needs no style source at all. The demo pages have a style sheet, pictures and, in the studio, a
/// worker, all of their own origin.
const POLICIES: [(&str, &str); 5] = [
    (
        "site",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; frame-src 'self'; \
         worker-src 'self'; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'",
    ),
    (
        "strict",
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'none'; require-trusted-types-for 'script'",
    ),
    ("no-wasm", "default-src 'none'; script-src 'self'; style-src 'none'; require-trusted-types-for 'script'"),
    ("no-wasm-but-requests", "script-src 'self'"),
    ("none", ""),
];

const TYPES: [(&str, &str); 14] = [
    ("html", "text/html; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("json", "application/json"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("ico", "image/x-icon"),
    ("webmanifest", "application/manifest+json"),
    ("pdf", "application/pdf"),
    ("txt", "text/plain; charset=utf-8"),
    ("md", "text/plain; charset=utf-8"),
    ("bin", "application/octet-stream"),
];

/// A running server; it ends with the program.
pub struct Site {
    server: Arc<Server>,
    roots: Arc<Vec<PathBuf>>,
}

impl Site {
    /// Listens on this machine alone. Files are looked for in the folders in turn; port 0 takes a free one.
    ///
    /// # Errors
    /// Where the port is taken.
    pub fn start(roots: Vec<PathBuf>, port: u16) -> Result<Self> {
        let server = Server::http(("127.0.0.1", port)).map_err(|error| {
            anyhow!("port {port} cannot be listened on ({error}): is it taken? --port chooses another")
        })?;
        Ok(Self { server: Arc::new(server), roots: Arc::new(roots) })
    }

    /// The address of the first page.
    pub fn address(&self) -> String {
        let port = self.server.server_addr().to_ip().map_or(0, |address| address.port());
        format!("http://127.0.0.1:{port}/")
    }

    /// Answers in the background.
    pub fn run(&self) -> Vec<thread::JoinHandle<()>> {
        let worker = |_| {
            let (server, roots) = (Arc::clone(&self.server), Arc::clone(&self.roots));
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer(request, &roots);
                }
            })
        };
        (0..4).map(worker).collect()
    }
}

/// A visitor that goes away before the answer ends is no error.
fn answer(request: Request, roots: &[PathBuf]) {
    let reading = matches!(request.method(), Method::Get | Method::Head);
    let (policy, path) = split(request.url());
    let file = reading.then(|| roots.iter().find_map(|root| find(root, &path))).flatten();
    let found = file.and_then(|file| Some((fs::read(&file).ok()?, media_type(&file))));
    let _ = match found {
        Some((bytes, media)) => request.respond(with_headers(Response::from_data(bytes), media, policy)),
        None if reading => {
            let page = Response::from_string("not found\n").with_status_code(404);
            request.respond(with_headers(page, "text/plain; charset=utf-8", policy))
        }
        None => request.respond(Response::empty(405)),
    };
}

fn with_headers<R: std::io::Read>(mut response: Response<R>, media: &str, policy: &str) -> Response<R> {
    let mut headers = vec![
        ("Content-Type", media),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-cache"),
        ("Access-Control-Allow-Origin", "*"),
    ];
    if !policy.is_empty() {
        headers.push(("Content-Security-Policy", policy));
    }
    for (name, value) in headers {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    response
}

/// The policy and the path of an address, without its query.
fn split(url: &str) -> (&'static str, String) {
    let path = url.split(['?', '#']).next().unwrap_or("/");
    let named = path.strip_prefix("/policy/").and_then(|rest| rest.split_once('/'));
    let policy = named.and_then(|(name, rest)| Some((POLICIES.iter().find(|policy| policy.0 == name)?.1, rest)));
    match policy {
        Some((policy, rest)) => (policy, decoded(rest)),
        None => (POLICIES[0].1, decoded(path)),
    }
}

/// Percent escapes as bytes.
fn decoded(path: &str) -> String {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let escape = (first == b'%').then(|| after.get(..2)).flatten();
        let value = escape.and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(value.unwrap_or(first));
        rest = value.and(after.get(2..)).unwrap_or(after);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The file for a path; a folder has `index.html`. Nothing outside of the root is found.
fn find(root: &Path, path: &str) -> Option<PathBuf> {
    let relative = Path::new(path.trim_start_matches('/'));
    let inside = relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let file = root.join(relative);
    let file = if file.is_dir() { file.join("index.html") } else { file };
    (inside && file.is_file()).then_some(file)
}

fn media_type(file: &Path) -> &'static str {
    let kind = file.extension().unwrap_or_default();
    TYPES.iter().find(|(known, _)| kind == *known).map_or("application/octet-stream", |(_, media)| media)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_may_name_its_policy() {
        assert_eq!(split("/policy/strict/a%20b.html?x=1"), (POLICIES[1].1, "a b.html".into()));
        assert_eq!(split("/policy/unknown/a.html").0, POLICIES[0].1);
    }

    #[test]
    fn nothing_outside_of_the_root_is_found() {
        let root = crate::workspace::at("xtask/src");
        assert!(find(&root, "/main.rs").is_some());
        assert!(find(&root, "/../Cargo.toml").is_none());
        assert!(find(&root, &split("/%2e%2e/Cargo.toml").1).is_none());
    }
}
