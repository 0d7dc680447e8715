//! Generated JavaScript modules: bytes as base64, objects as JSON.

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
