//! Decides which security attestation fits a company, from a model that is data, and proves what it says about it.
//!
//! One call does everything: [`report::report`] takes a [`model::Model`] and one prospect's [`answers::Answers`] and
//! returns the advice with its reasons, what would change it, what to ask next and a plan. It is pure: no clock, no
//! randomness, no floating point. Same model and same answers: the same bytes on every platform.
//!
//! Modules import from left to right only:
//! `gather ← value ← {diagnostic, questions} ← model ← answers ← evaluate ← diagram ← {interview, explain, roadmap} ← report ← wasm`.

pub mod answers;
pub mod diagnostic;
pub mod diagram;
pub mod evaluate;
pub mod explain;
mod gather;
pub mod interview;
pub mod model;
pub mod questions;
pub mod report;
pub mod roadmap;
pub mod rows;
pub mod value;

#[cfg(target_arch = "wasm32")]
mod wasm;
