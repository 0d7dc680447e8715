//! Tests of the engine and of authoring, in one program: they share the default model, which takes seconds to compile, and
//! run beside each other on all processors.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::panic_in_result_fn,
    clippy::unwrap_used,
    reason = "a test stops where something is not as it must be"
)]
#![allow(
    clippy::cast_precision_loss,
    clippy::disallowed_types,
    clippy::float_arithmetic,
    clippy::needless_pass_by_value,
    clippy::needless_range_loop,
    clippy::print_stderr,
    clippy::print_stdout,
    reason = "the engine's own rules; its tests have a clock and a console, and the reference counts as it likes"
)]

mod architecture;
mod bounded;
mod cases;
mod common;
mod compare;
mod compared;
mod default_interview;
mod default_model;
mod fuzz;
mod golden;
mod hostile_sources;
mod imports;
mod model_texts;
mod never_certified;
mod overlay;
mod plans;
mod properties;
mod random_models;
mod readme;
mod reference;
mod refine;
mod refused_models;
mod verification;
