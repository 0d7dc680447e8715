//! What the files weigh: raw, gzip and brotli; and whether they stay within the budgets of wasm-pack.toml.

use crate::recipe::Budget;
use anyhow::{Result, bail};
use flate2::{Compression, write::GzEncoder};
use std::collections::BTreeMap;
use std::io::Write;

/// Sizes of one file or part, in bytes.
pub struct Sizes {
    name: String,
    raw: usize,
    gzip: usize,
    /// `None` for a part of a payload that is compressed already: `gzip` is then what it takes there.
    brotli: Option<usize>,
}

/// A part of a compressed payload.
pub fn part(name: &str, raw: usize, packed: usize) -> Sizes {
    Sizes { name: format!("  {name}"), raw, gzip: packed, brotli: None }
}

/// Measures bytes, gzip at level 9 and brotli at level 11.
///
/// # Errors
/// Where compressing fails.
pub fn measure(name: &str, bytes: &[u8]) -> Result<Sizes> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    let gzip = encoder.finish()?.len();
    let mut compressed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut compressed, &parameters)?;
    Ok(Sizes { name: name.to_owned(), raw: bytes.len(), gzip, brotli: Some(compressed.len()) })
}

/// Prints the table.
pub fn print(sizes: &[Sizes], budgets: &BTreeMap<String, Budget>) {
    println!("{:<34} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip", "brotli");
    for Sizes { name, raw, gzip, brotli } in sizes {
        let budget = budgets.get(name).map(|b| format!("  (gzip ≤ {}, aim {})", b.gzip, b.aim)).unwrap_or_default();
        let brotli = brotli.map(|brotli| brotli.to_string()).unwrap_or_default();
        println!("{name:<34} {raw:>9} {gzip:>9} {brotli:>9}{budget}");
    }
}

/// Compares with the budgets.
///
/// # Errors
/// Names each file over its budget, and each budget without a file.
pub fn check(sizes: &[Sizes], budgets: &BTreeMap<String, Budget>) -> Result<()> {
    let mut problems = Vec::new();
    for (name, budget) in budgets {
        match sizes.iter().find(|sizes| sizes.name == *name) {
            None => problems.push(format!("wasm-pack.toml has a budget for {name}, which is not built")),
            Some(sizes) if sizes.gzip > budget.gzip => {
                problems.push(format!("{name}: {} bytes after gzip, {} allowed", sizes.gzip, budget.gzip));
            }
            Some(_) => {}
        }
    }
    if !problems.is_empty() {
        bail!("over budget:\n  {}", problems.join("\n  "));
    }
    Ok(())
}
