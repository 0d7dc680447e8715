//! Packed models: what `packModel` writes and `createEngine` reads.
//!
//! Four letters, a format number, then the model in the code of `code`. Every index is checked on reading, so that
//! no look-up can fail afterwards, whatever the bytes were.

use super::code::{Bytes, Code};
use super::{Model, check};
use crate::diagnostic::Diagnostic;
use sha2::{Digest, Sha256};

const MAGIC: [u8; 5] = *b"AFIT\x01";

/// Why a model is refused: every problem found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModelError {
    /// The problems, at least one.
    pub problems: Vec<Diagnostic>,
}

impl core::fmt::Display for ModelError {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        for (position, problem) in self.problems.iter().enumerate() {
            if position > 0 {
                f.write_str("\n")?;
            }
            f.write_str(&problem.path)?;
            f.write_str(": ")?;
            f.write_str(&problem.message)?;
        }
        Ok(())
    }
}

impl core::error::Error for ModelError {}

impl Model {
    /// Reads a packed model.
    ///
    /// # Errors
    /// Bytes that are no packed model, that another format version wrote, or whose indexes do not fit together.
    pub fn read(bytes: &[u8]) -> Result<Self, ModelError> {
        let Some(body) = bytes.strip_prefix(&MAGIC) else {
            let problem = Diagnostic::error("not-a-model", "model", "the bytes are no packed model of this version")
                .help("pack the model with `packModel` of the same release of attestation-fit");
            return Err(ModelError { problems: vec![problem] });
        };
        let mut body = Bytes::new(body);
        let mut model = <Self as Code>::read(&mut body);
        if !body.complete() {
            let problem = Diagnostic::error("damaged-model", "model", "the packed model is damaged or cut off")
                .help("load the file anew, or pack the model again");
            return Err(ModelError { problems: vec![problem] });
        }
        let problems = check::check(&model);
        if !problems.is_empty() {
            return Err(ModelError { problems });
        }
        model.interview.complete();
        model.digest = digest(bytes);
        Ok(model)
    }

    /// Writes the packed form.
    #[cfg(feature = "authoring")]
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        // the digest is that of the bytes: it cannot stand among them
        Self { digest: String::new(), ..self.clone() }.write(&mut bytes);
        bytes
    }
}

fn digest(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let hash = Sha256::digest(bytes);
    let digits = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    digits.filter_map(|digit| DIGITS.get(usize::from(digit))).map(|digit| char::from(*digit)).collect()
}
