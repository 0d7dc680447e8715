//! Numbers with decimals, without floating point until they are written.

use serde::ser::{Serialize, Serializer};

/// A number with a fixed number of decimals, in whole parts: `Decimal::<1000>(3512)` is 3.512.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal<const PARTS: u32>(pub u32);

impl<const PARTS: u32> Serialize for Decimal<PARTS> {
    /// As a number; a whole one without a point, so that JSON written by Rust and by JavaScript is the same text.
    #[expect(clippy::float_arithmetic, reason = "one division of whole numbers, rounded alike on every platform")]
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_multiple_of(PARTS) {
            serializer.serialize_u32(self.0 / PARTS)
        } else {
            serializer.serialize_f64(f64::from(self.0) / f64::from(PARTS))
        }
    }
}
