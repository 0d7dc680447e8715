//! What comes from outside, attacked: links, answers, packed models, sources. Each target takes bytes and panics on what
//! must not be, so that the same targets serve this run, which is the same every time, and coverage-guided ones.
//!
//! First come the bytes of `corpus/<target>`, where each finding is kept; then bytes made of them and by chance.
//! Longer, or by another chance: `FUZZ_CASES=100000 FUZZ_SEED=7 cargo test fuzz links`.

mod limit;
mod targets;

use crate::common;
use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::sample::Index;
use proptest::test_runner::{Config, RngSeed, TestError, TestRunner};
use std::path::Path;
use std::time::Duration;

#[test]
fn links_are_refused_or_are_what_the_engine_would_write() {
    run("links", targets::link, 1500, Duration::from_millis(500));
}

#[test]
fn answers_are_refused_or_reported_on() {
    run("answers", targets::answers, 400, Duration::from_secs(1));
}

#[test]
fn packed_models_are_refused_or_answer() {
    run("packed", targets::packed, 600, Duration::from_secs(5));
}

#[test]
fn sources_are_refused_or_answer_as_the_second_implementation_does() {
    run("sources", targets::source, 120, Duration::from_secs(30));
}

/// Bytes of a file, and the edits made to them.
#[derive(Clone, Debug)]
struct Edit {
    place: Index,
    byte: u8,
    how: u8,
}

impl Edit {
    fn apply(&self, bytes: &mut Vec<u8>) {
        if bytes.is_empty() {
            bytes.push(self.byte);
            return;
        }
        let place = self.place.index(bytes.len());
        match self.how % 5 {
            0 => bytes[place] = self.byte,
            1 => bytes[place] ^= 1 << (self.byte % 8),
            2 => bytes.insert(place, self.byte),
            3 => drop(bytes.remove(place)),
            _ => bytes.truncate(place),
        }
    }
}

/// Every kept case, then `cases` others; each within the time limit.
fn run(target: &'static str, case: fn(&[u8]), cases: u32, limit: Duration) {
    targets::ready();
    let kept = corpus(target);
    for (name, bytes) in &kept {
        limit::within(limit, &format!("{target}/{name}"), || case(bytes));
    }
    let kept: Vec<Vec<u8>> = kept.into_iter().map(|(_, bytes)| bytes).collect();
    let number = |name: &str, usual: u32| std::env::var(name).map_or(usual, |text| text.parse().unwrap());
    let config = Config {
        cases: number("FUZZ_CASES", cases),
        rng_seed: RngSeed::Fixed(u64::from(number("FUZZ_SEED", 1))),
        failure_persistence: None,
        max_shrink_iters: 2000,
        ..Config::default()
    };
    let by_chance = proptest::collection::vec(any::<u8>(), 0..600);
    let edit = (any::<Index>(), any::<u8>(), any::<u8>()).prop_map(|(place, byte, how)| Edit { place, byte, how });
    let edited = (any::<Index>(), proptest::collection::vec(edit, 1..8)).prop_map(move |(which, edits)| {
        let mut bytes = which.get(&kept).clone();
        edits.iter().for_each(|edit| edit.apply(&mut bytes));
        bytes
    });
    let result = TestRunner::new(config).run(&prop_oneof![by_chance, edited], |bytes| {
        limit::within(limit, target, || case(&bytes));
        Ok(())
    });
    if let Err(TestError::Fail(reason, bytes)) = result {
        panic!("{reason}\nkeep these bytes in tests/rust/fuzz/corpus/{target}:\n{}", bytes.escape_ascii());
    }
    result.unwrap();
}

fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = common::at("tests/rust/fuzz/corpus").join(target);
    let read = |path: &Path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap());
    let mut kept: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| read(&entry.unwrap().path())).collect();
    kept.sort();
    assert!(kept.len() > 2, "{target} has kept cases");
    kept
}
