//! Rewrites the `target_features` section of a WebAssembly module.
//!
//! The standard library comes precompiled with reference types and multiple results on, so their names stay in the
//! section even where the code uses neither; wasm-bindgen believes the section.

use anyhow::{Context, Result, bail};

const HEADER: &[u8] = b"\0asm\x01\0\0\0";

/// The module without the named features in its `target_features` section.
///
/// # Errors
/// Where the bytes are no WebAssembly module.
pub fn without_target_features(module: &[u8], dropped: &[&str]) -> Result<Vec<u8>> {
    if !module.starts_with(HEADER) {
        bail!("no WebAssembly module");
    }
    let mut result = HEADER.to_vec();
    let mut rest = &module[HEADER.len()..];
    while let Some((&id, after)) = rest.split_first() {
        let mut reader = after;
        let length = read_number(&mut reader)?;
        let (body, next) = reader.split_at_checked(length).context("a section is cut short")?;
        let body = if id == 0 { rewritten(body, dropped)? } else { body.to_vec() };
        result.push(id);
        write_number(&mut result, body.len());
        result.extend_from_slice(&body);
        rest = next;
    }
    Ok(result)
}

/// The module's bytes before, in and after the bodies of its functions.
///
/// # Errors
/// Where the bytes are no WebAssembly module with a code section.
pub fn around_code(module: &[u8]) -> Result<(&[u8], &[u8], &[u8])> {
    const CODE: u8 = 10;
    let mut rest = module.strip_prefix(HEADER).context("no WebAssembly module")?;
    while let Some((&id, after)) = rest.split_first() {
        let mut reader = after;
        let length = read_number(&mut reader)?;
        let (mut body, tail) = reader.split_at_checked(length).context("a section is cut short")?;
        if id == CODE {
            read_number(&mut body)?;
            let head = module.len() - tail.len() - body.len();
            return Ok((&module[..head], body, tail));
        }
        rest = tail;
    }
    bail!("the module has no code")
}

/// A custom section's body, changed where it lists target features.
fn rewritten(body: &[u8], dropped: &[&str]) -> Result<Vec<u8>> {
    let mut reader = body;
    let name = read_name(&mut reader)?;
    if name != b"target_features" {
        return Ok(body.to_vec());
    }
    let count = read_number(&mut reader)?;
    let mut kept = Vec::new();
    for _ in 0..count {
        let (&prefix, after) = reader.split_first().context("the list of target features is cut short")?;
        reader = after;
        let feature = read_name(&mut reader)?;
        if !dropped.iter().any(|name| name.as_bytes() == feature) {
            kept.push((prefix, feature));
        }
    }
    let mut result = Vec::new();
    write_name(&mut result, name);
    write_number(&mut result, kept.len());
    for (prefix, feature) in kept {
        result.push(prefix);
        write_name(&mut result, feature);
    }
    Ok(result)
}

/// Reads an unsigned LEB128 number.
fn read_number(reader: &mut &[u8]) -> Result<usize> {
    let mut number = 0usize;
    for shift in (0..35).step_by(7) {
        let (&byte, rest) = reader.split_first().context("a number is cut short")?;
        *reader = rest;
        number |= usize::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Ok(number);
        }
    }
    bail!("a number is too long")
}

fn write_number(result: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            return result.push(low);
        }
        result.push(low | 0x80);
    }
}

fn read_name<'a>(reader: &mut &'a [u8]) -> Result<&'a [u8]> {
    let length = read_number(reader)?;
    let (name, rest) = reader.split_at_checked(length).context("a name is cut short")?;
    *reader = rest;
    Ok(name)
}

fn write_name(result: &mut Vec<u8>, name: &[u8]) {
    write_number(result, name.len());
    result.extend_from_slice(name);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(features: &[&str]) -> Vec<u8> {
        let mut body = Vec::new();
        write_name(&mut body, b"target_features");
        write_number(&mut body, features.len());
        for feature in features {
            body.push(b'+');
            write_name(&mut body, feature.as_bytes());
        }
        let mut module = HEADER.to_vec();
        // a type section with nothing in it, which must stay as it is
        module.extend_from_slice(&[1, 1, 0]);
        module.push(0);
        write_number(&mut module, body.len());
        module.extend_from_slice(&body);
        module
    }

    #[test]
    fn named_features_are_dropped_and_the_rest_stays() {
        let long = "x".repeat(200);
        let before = module(&["multivalue", "sign-ext", &long, "reference-types"]);
        let after = without_target_features(&before, &["multivalue", "reference-types"]).unwrap();
        assert_eq!(after, module(&["sign-ext", &long]));
    }

    #[test]
    fn what_is_no_module_is_refused() {
        assert!(without_target_features(b"<!doctype html>", &[]).is_err());
        let cut = &module(&["sign-ext"])[..20];
        assert!(without_target_features(cut, &[]).is_err());
    }
}
