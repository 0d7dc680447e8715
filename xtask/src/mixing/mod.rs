//! The payload of `embed.js`, compressed by context mixing: about a quarter smaller than the smallest gzip stream of the
//! same bytes. The decoder is `www/embed/mixing.ts`; both sides count alike to the last bit, so every number is either
//! whole or made by the four operations that IEEE 754 rounds alike everywhere. No library has a decoder small enough.
//!
//! One bit after the other is predicted by several contexts (the last bytes, the word so far, the last instructions), an
//! online logistic regression weighs the predictions, and an arithmetic coder spends as many bits as the bit was
//! surprising. Terms as in Mahoney, "Data Compression Explained" (2013), chapter 4.3.

mod coder;
mod contexts;
mod instructions;
mod predictor;

pub use contexts::Kind;

use coder::Encoder;
use contexts::Contexts;
use predictor::Predictor;

/// A run of bytes of one kind.
pub struct Chunk<'a> {
    /// Which contexts predict it.
    pub kind: Kind,
    /// The bytes.
    pub bytes: &'a [u8],
}

/// Compresses chunks into one stream. Their kinds and lengths are not in it: the decoder is told.
pub fn compress(chunks: &[Chunk<'_>]) -> Vec<u8> {
    let mut encoder = Encoder::default();
    let mut predictor = Predictor::new();
    let mut contexts = Contexts::default();
    for chunk in chunks {
        if contexts.begin(chunk.kind) {
            predictor.forget();
        }
        for byte in chunk.bytes {
            predictor.begin(&contexts);
            for place in (0..8).rev() {
                let bit = byte >> place & 1;
                encoder.encode(bit, predictor.probability());
                predictor.learn(bit);
            }
            contexts.push(*byte);
        }
    }
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::at;
    use base64::Engine as _;
    use base64::prelude::BASE64_STANDARD;
    use serde_json::{Value, json};
    use std::fs;

    /// Chunks of either kind, of what each kind is made for and of what it is not.
    fn chunks() -> Vec<(Kind, Vec<u8>)> {
        let mut state = 1_u32;
        let noise: Vec<u8> = (0..3000)
            .map(|_| {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (state >> 24) as u8
            })
            .collect();
        let words = "Which attestation fits? SOC 2, ISO/IEC 27001, both, or none yet: ask the buyer. ".repeat(20);
        // (func (local i32) i32.const 7 local.set 0 block br_table 0 0 end local.get 0 drop)
        let body = [18, 1, 1, 127, 65, 7, 33, 0, 2, 64, 32, 0, 14, 1, 0, 0, 11, 32, 0, 26, 11].repeat(60);
        vec![
            (Kind::Text, words.clone().into_bytes()),
            (Kind::Text, noise.clone()),
            (Kind::Code, body),
            (Kind::Code, noise),
            (Kind::Text, vec![0; 2000]),
            (Kind::Code, words.into_bytes()),
        ]
    }

    /// `UPDATE_MIXED=1` keeps what is compressed now; tests/element/mixing.test.ts decodes it.
    #[test]
    fn the_kept_stream_is_what_the_chunks_compress_to() {
        let chunks = chunks();
        let views: Vec<_> = chunks.iter().map(|(kind, bytes)| Chunk { kind: *kind, bytes }).collect();
        let stream = compress(&views);
        let listed = chunks.iter().map(|(kind, bytes)| json!([*kind as u8, BASE64_STANDARD.encode(bytes)]));
        let now = json!({ "chunks": listed.collect::<Vec<_>>(), "stream": BASE64_STANDARD.encode(stream) });
        let path = at("tests/data/mixed.json");
        if std::env::var_os("UPDATE_MIXED").is_some() {
            fs::write(&path, format!("{now}\n")).unwrap();
        }
        let kept: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        assert!(now == kept, "the stream changed: keep it with UPDATE_MIXED=1, and change www/embed/mixing.ts alike");
    }

    #[test]
    fn repeated_text_takes_a_tenth_and_noise_no_more_than_itself() {
        for (kind, bytes) in chunks() {
            let size = compress(&[Chunk { kind, bytes: &bytes }]).len();
            assert!(size < bytes.len() + bytes.len() / 50 + 8, "{kind:?}: {} -> {size}", bytes.len());
        }
        let words = &chunks()[0].1;
        assert!(compress(&[Chunk { kind: Kind::Text, bytes: words }]).len() < words.len() / 10);
    }
}
