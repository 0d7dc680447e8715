//! The draft: a source whose names are resolved, not yet compiled.

use super::prior::Prior;
use super::reading;
use super::tree::Tree;
use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::model::Model;

/// A source with indexes instead of names. Every id in it is known, every table reads earlier tables only.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The model but for its diagrams and its interview, which the compiler makes.
    pub model: Model,
    /// What a question costs a prospect, in tenths of a plain single choice; by question.
    pub costs: Vec<u16>,
    /// How likely each answer is; by question.
    pub priors: Vec<Prior>,
}

impl Draft {
    /// Reads a source.
    ///
    /// # Errors
    /// Every problem of shape and of names.
    pub fn read(source: &Tree) -> Result<Self, Vec<Diagnostic>> {
        reading::read(source)
    }
}
