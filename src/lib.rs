//! Engine.
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
