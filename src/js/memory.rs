//! The memory of the engine's JavaScript build, taken before anything else.
//!
//! That build keeps its memory as views of one buffer and exchanges them where the memory grows. Vendors' minifiers do not
//! reckon with that: SWC, which Next builds with, puts a call that may grow the memory into the place of a write, where
//! JavaScript has read the view before it, and the write goes into the old buffer. So it grows once, at its start, to far
//! more than it needs.

use std::hint::black_box;
use wasm_bindgen::prelude::wasm_bindgen;

/// Bytes: eight times what the engine holds after a thousand interviews on one page (3.7 MB).
const AMPLE: usize = 32 << 20;

/// Takes the memory and leaves it to the allocator, which gives none back.
#[wasm_bindgen(start)]
fn take_ample_memory() {
    drop(black_box(Vec::<u8>::with_capacity(AMPLE)));
}
