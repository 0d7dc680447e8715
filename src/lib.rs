//! Decides which security attestation fits a company, from a model that is data, and proves what it says about it.
//!
//! The model asks a company some questions: who asked for an attestation, when, in which markets. Decision tables lead
//! from the answers to an outcome (SOC 2, ISO/IEC 27001, both in some order, something else, nothing yet). From a model
//! and one set of answers, [`report::report`] makes everything that can be said:
//!
//! - the outcome, whether open questions can still change it, and which outcomes are still possible: exact, over every
//!   completion of the answers, by walks over decision diagrams;
//! - the rules that determine it, each with the answers that make it hold and the facts that it rests on;
//! - a minimal set of answers that forces it, and for every other outcome a smallest change that leads there;
//! - what to ask next, a plan in weeks, costs, what comes back.
//!
//! # What it promises
//!
//! - **Same model and same answers: the same bytes**, on every platform. No clock, no randomness, no floating point
//!   (but one division where a number with decimals is written), no unordered collections.
//! - **It never guesses.** Input is checked at the border and refused with its place, the offence and the way out
//!   ([`diagnostic::Diagnostic`]); a [`model::Model`] exists only if it is valid. Where a promise of the code itself is
//!   broken, it panics (in WebAssembly: a trap) instead of giving advice that no rule gave.
//! - **It is bounded.** Whatever the bytes of a model and the answers: no recursion goes deeper than there are questions
//!   (at most 64), and each table is looked at once.
//!
//! # When to use it
//!
//! For advice that must be explained and reproduced: in a page (as WebAssembly, with the element `<attestation-fit>`),
//! on a server, over many prospects at once ([`rows`]). To *write* a model, use `attestation-fit-authoring`, which turns
//! a source that people read into packed bytes and verifies it over its whole answer space.
//!
//! # A whole example
//!
//! A model of one question and two outcomes, packed, read, and asked:
//!
//! ```
//! use attestation_fit::answers::{Answers, RawAnswer};
//! use attestation_fit::model::Model;
//! use attestation_fit::report::report;
//!
//! let source = serde_json::json!({
//!     "id": "example", "version": "1.0.0",
//!     "questions": [{ "id": "asked", "select": "one", "choices": [{ "id": "soc2" }, { "id": "nothing" }] }],
//!     "outcome": "advice",
//!     "outcomes": ["soc2", "not_yet"],
//!     "decisions": [{
//!         "id": "advice", "hit": "first",
//!         "rules": [
//!             { "id": "soc2-asked", "when": { "asked": ["soc2"] }, "then": "soc2", "facts": ["D01"] },
//!             { "id": "nobody-asks", "then": "not_yet", "facts": ["D01"] },
//!         ],
//!     }],
//!     "facts": { "D01": { "title": "What buyers ask for" } },
//! });
//! let packed = attestation_fit_authoring::pack(&serde_json::from_value(source)?)?;
//!
//! let model = Model::read(&packed)?;
//! let given = [("asked".to_owned(), RawAnswer::One("soc2".to_owned()))];
//! let answers = Answers::check(&model, &given).map_err(|problems| problems[0].to_string())?;
//! let report = report(&model, &answers);
//!
//! assert_eq!(report.recommendation.outcome, "soc2");
//! assert!(report.recommendation.decided);
//! assert_eq!(report.recommendation.reasons[0].rule, "soc2-asked");
//! assert_eq!(report.recommendation.flips[0].changes[0].question, "asked");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # The rooms
//!
//! Modules import from left to right only:
//! `ids ← diagnostic ← diagram ← model ← answers ← evaluate ← situation ← {explain, flips, interview, refine, roadmap} ← report ← js`,
//! and `rows` beside `report`. [`situation::Situation`] is what the analyses share: these answers on this model.

#![deny(clippy::cast_possible_truncation, clippy::cast_possible_wrap, clippy::cast_sign_loss)]

pub mod answers;
pub mod diagnostic;
pub mod diagram;
pub mod evaluate;
pub mod explain;
pub mod flips;
pub mod ids;
pub mod interview;
pub mod model;
pub mod refine;
pub mod report;
pub mod roadmap;
pub mod rows;
pub mod situation;

#[cfg(target_arch = "wasm32")]
mod js;
