//! Generated JavaScript modules: bytes as base64, objects as JSON.

use crate::mixing::{self, Chunk, Kind};
use crate::sections::around_code;
use anyhow::Result;
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;
use std::fs;
use std::path::Path;

/// `export default "…"`, plain base64.
///
/// # Errors
/// Where the file cannot be written.
pub fn bytes(path: &Path, bytes: &[u8]) -> Result<()> {
    write(path, &format!("export default \"{}\";\n", BASE64_STANDARD.encode(bytes)))
}

/// `export default "…"`, gzip and then base64. Base64 costs next to nothing once the script itself is compressed,
/// and the exhaustive search for the smallest gzip stream saves more than that.
///
/// # Errors
/// Where the file cannot be written.
pub fn gzipped(path: &Path, content: &[u8]) -> Result<()> {
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, content, &mut packed)?;
    bytes(path, &packed)
}

/// Parts one after the other, compressed by [`mixing`] as one stream, and then base64, in a text file; and in a module of
/// the same name their sizes. The last part is a WebAssembly module: what is before and after its code, then the code.
///
/// # Errors
/// Where `module` is none, or the file cannot be written.
pub fn mixed(path: &Path, texts: &[&[u8]], module: &[u8]) -> Result<()> {
    let (head, code, tail) = around_code(module)?;
    let text = |bytes| Chunk { kind: Kind::Text, bytes };
    let mut chunks: Vec<_> = texts.iter().copied().map(text).collect();
    chunks.extend([text(head), text(tail), Chunk { kind: Kind::Code, bytes: code }]);
    let sizes: Vec<_> = chunks.iter().map(|chunk| chunk.bytes.len()).collect();
    let payload = BASE64_STANDARD.encode(mixing::compress(&chunks));
    write(&path.with_extension("txt"), &payload)?;
    write(path, &format!("export default {sizes:?};\n"))
}

/// `export default {…}`: JSON is JavaScript.
///
/// # Errors
/// Where the file cannot be written.
pub fn object(path: &Path, value: &Value) -> Result<()> {
    write(path, &format!("export default {value};\n"))
}

/// Writes a file and the folders above it.
///
/// # Errors
/// Where the file cannot be written.
pub fn write(path: &Path, text: &str) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    Ok(fs::write(path, text)?)
}
