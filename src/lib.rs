//! Engine.
pub mod diagnostic;
pub mod ids;
pub mod model;
