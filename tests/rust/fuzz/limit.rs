//! Nothing may take long, whatever comes in.

use std::io::Write as _;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// Runs a case, and panics where it took longer than the limit. One that does not end at all ends the program, with the
/// case's name: a thread cannot be stopped. Limits are generous, since tests share their machine.
pub(crate) fn within(limit: Duration, name: &str, case: impl FnOnce()) {
    let (done, waiting) = channel::<()>();
    let named = name.to_owned();
    let watch = std::thread::spawn(move || {
        if waiting.recv_timeout(limit * 20) == Err(RecvTimeoutError::Timeout) {
            // Not by eprintln, which a test's harness would keep to itself.
            let _ = writeln!(std::io::stderr(), "{named} does not end");
            std::process::abort();
        }
    });
    let started = Instant::now();
    case();
    let took = started.elapsed();
    drop(done);
    watch.join().unwrap();
    assert!(took < limit, "{name} took {took:?}, the limit is {limit:?}");
}
