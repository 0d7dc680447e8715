//! For those who write models of [attestation-fit](attestation_fit): checks a source, packs it, verifies what was
//! packed over the whole answer space.
//!
//! A source is data: questions, decision tables, a roadmap and facts, as `model/README.md` describes them and
//! `model/model.schema.json` holds them to. [`check`] tells every problem at once, each with its place and the way out;
//! [`pack`] gives the bytes that [`Model::read`](attestation_fit::model::Model::read) takes; [`verify`] proves what is
//! true of every set of answers, without going through them.
//!
//! ```
//! use attestation_fit_authoring::{Source, check, pack, verify};
//!
//! let source: Source = serde_json::from_str(r#"{
//!     "id": "coffee", "version": "1.0.0", "outcome": "advice", "outcomes": ["coffee", "tea"],
//!     "questions": [
//!         { "id": "hour", "select": "one", "choices": [{ "id": "morning" }, { "id": "evening" }] }
//!     ],
//!     "decisions": [
//!         { "id": "advice", "hit": "first", "rules": [
//!             { "id": "late", "when": { "hour": ["evening"] }, "then": "tea" },
//!             { "id": "otherwise", "then": "coffee" }
//!         ] }
//!     ]
//! }"#)?;
//! assert_eq!(check(&source), []);
//!
//! let packed = pack(&source)?;
//! let verification = verify(&packed)?;
//! // morning, evening, "I don't know"
//! assert_eq!(verification.answer_sets, "3");
//! assert_eq!(verification.findings, []);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Modules import from left to right only:
//! `source, graph, prior, words ← reader, draft ← logic, read ← policy ← compile ← verify ← compare, folder, overlay ← js`.

mod compare;
mod compile;
mod draft;
#[cfg(feature = "folder")]
pub mod folder;
mod graph;
#[cfg(target_arch = "wasm32")]
mod js;
mod logic;
mod overlay;
mod policy;
mod prior;
mod read;
mod reader;
mod source;
mod verify;
pub mod words;

pub use compare::{Comparison, LeftOut, Moved, Named, Why, compare};
pub use overlay::{Finding, Overlaid, Overlay};
pub use source::Source;
pub use verify::{Share, Verification, verify_model};

use attestation_fit::diagnostic::Diagnostic;
use attestation_fit::model::{Model, ModelError};
use policy::Wanted;

/// Every problem of a source: of its shape, of its names, and what makes it uncompilable, such as answers that no rule
/// gives an outcome, with an example of such answers. Empty where it can be packed. Beyond a hundred problems their
/// number is told, in a last one of the code `more-problems`.
///
/// What can be packed may still keep less than it promises: see [`verify`].
#[must_use]
pub fn check(source: &Source) -> Vec<Diagnostic> {
    // the cheapest interview is most of the work of packing, and no problem depends on it
    match packed(source, Wanted::Any) {
        Ok(_) => Vec::new(),
        Err(error) => error.problems,
    }
}

/// The packed form of a source. The same source gives the same bytes.
///
/// # Errors
/// All that [`check`] tells.
pub fn pack(source: &Source) -> Result<Vec<u8>, ModelError> {
    packed(source, Wanted::Cheapest)
}

fn packed(source: &Source, interview: Wanted) -> Result<Vec<u8>, ModelError> {
    let parts = read::read(source).and_then(|draft| compile::compile(draft, interview));
    let parts = parts.map_err(|problems| ModelError { problems })?;
    let packed = parts.pack().map_err(|error| {
        let problem = Diagnostic::error("beyond-reach", "model", format!("the model cannot be packed: {error}"));
        ModelError { problems: vec![problem] }
    })?;
    // the same checks that every packed model passes
    Model::read(&packed)?;
    Ok(packed)
}

/// What is true of a packed model over its whole answer space: how many answer sets lead to each outcome, and what
/// its author should look at. Believes nothing of the packed diagrams.
///
/// # Errors
/// Bytes that are no packed model; a model beyond reach of the exact analyses.
pub fn verify(packed: &[u8]) -> Result<Verification, ModelError> {
    let model = Model::read(packed)?;
    verify_model(&model, &mut |_, _| {}).map_err(|problem| ModelError { problems: vec![problem] })
}
