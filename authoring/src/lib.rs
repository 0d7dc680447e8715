//! What only model authors need: reading a source, compiling it, verifying it over the whole answer space.
//!
//! `source (a tree) → draft (names resolved) → model (diagrams compiled) → packed bytes`, and from the draft again,
//! without trusting the compiled form, the [`verify::Verification`].

pub mod compile;
pub mod draft;
mod graph;
mod policy;
mod prior;
mod reading;
pub mod tree;
pub mod verify;

#[cfg(target_arch = "wasm32")]
mod js;

pub use draft::Draft;
pub use tree::Tree;

use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::model::{Model, ModelError};

/// Every problem of a source: shape, names, and what makes it uncompilable. Empty where it can be packed.
#[must_use]
pub fn check(source: &Tree) -> Vec<Diagnostic> {
    match model(source) {
        Ok(_) => Vec::new(),
        Err(error) => error.problems,
    }
}

/// Resolves and compiles a source.
///
/// # Errors
/// Every problem found; a source with a gap (answers without an outcome) is refused with an example of such answers.
pub fn model(source: &Tree) -> Result<Model, ModelError> {
    let draft = Draft::read(source).map_err(|problems| ModelError { problems })?;
    compile::compile(&draft).map_err(|problems| ModelError { problems })
}

/// Resolves, compiles and packs a source.
///
/// # Errors
/// As [`model`].
pub fn pack(source: &Tree) -> Result<Vec<u8>, ModelError> {
    model(source).map(|model| model.pack())
}
