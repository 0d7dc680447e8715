//! Packed models: what `packModel` writes and `createEngine` reads.
//!
//! Four letters, a format number, then the model in the code of `code`. Every index is checked on reading, so that
//! no look-up can fail afterwards, whatever the bytes were.

use super::code::{Bytes, Code};
use super::diagram::LEAF;
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
        model.each_node(from_relative);
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
    #[must_use]
    pub fn pack(&self) -> Vec<u8> {
        let mut bytes = MAGIC.to_vec();
        // the digest is that of the bytes: it cannot stand among them
        let mut model = Self { digest: String::new(), ..self.clone() };
        model.each_node(to_relative);
        model.write(&mut bytes);
        bytes
    }

    /// Every node of every graph: its number and its edges.
    fn each_node(&mut self, change: fn(usize, &mut [u32])) {
        for diagram in self.findings.iter_mut().map(|finding| &mut finding.diagram).chain([&mut self.diagram]) {
            for (own, node) in diagram.nodes.iter_mut().enumerate() {
                change(own, &mut node.edges);
            }
        }
        for (own, state) in self.interview.states.iter_mut().enumerate() {
            change(own, &mut state.next);
        }
    }
}

/// Edges as they are packed: 0 is the edge before, an odd number a leaf, an even one how far back a node is. Small
/// numbers that come again compress well.
fn to_relative(own: usize, edges: &mut [u32]) {
    let mut before = None;
    for edge in edges {
        let absolute = *edge;
        *edge = match absolute.checked_sub(LEAF) {
            _ if before == Some(absolute) => 0,
            Some(leaf) => leaf * 2 + 1,
            None => (own as u32).wrapping_sub(absolute) * 2,
        };
        before = Some(absolute);
    }
}

/// The reverse. What does not fit becomes a number out of every range, to be refused as such.
fn from_relative(own: usize, edges: &mut [u32]) {
    let mut before = u32::MAX;
    for edge in edges {
        if *edge > 0 {
            before = if *edge % 2 == 1 { *edge / 2 + LEAF } else { (own as u32).wrapping_sub(*edge / 2) };
        }
        *edge = before;
    }
}

fn digest(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let hash = Sha256::digest(bytes);
    let mut text = String::new();
    for byte in hash {
        for digit in [byte >> 4, byte & 15] {
            text.push(DIGITS.get(usize::from(digit)).map_or('0', |digit| char::from(*digit)));
        }
    }
    text
}
