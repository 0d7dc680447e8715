//! The one way to build, serve, test and measure the project: `cargo xtask <command>`.

fn main() {}
