//! The memory of the engine's JavaScript build: an arena of one size, so that it never grows.
//!
//! That build keeps its memory as views of one buffer and exchanges them where the memory grows. Neither the glue, which
//! looks for a detached buffer as WebAssembly leaves behind, nor a vendor's minifier reckons with that: SWC, which Next
//! builds with, puts a call that may grow the memory into the place of a write, where JavaScript has read the view before
//! it, and the write goes into the old buffer. Where the arena is not enough, the engine stops, as at any trap.

use core::mem::MaybeUninit;
use talc::wasm::{WasmArenaTalc, new_wasm_arena_allocator};

/// Bytes: eight times what the engine holds after a thousand interviews on one page (3.7 MB).
const ARENA: usize = 32 << 20;

#[global_allocator]
#[expect(unsafe_code, reason = "the arena is the allocator's alone: nothing else names it")]
static ALLOCATOR: WasmArenaTalc = {
    static mut MEMORY: [MaybeUninit<u8>; ARENA] = [MaybeUninit::uninit(); ARENA];
    unsafe { new_wasm_arena_allocator(&raw mut MEMORY) }
};
