//! How the classes of a question's answers are packed.
//!
//! An answer that holds several choices has its choices as bits of its code, so the table of a question with twelve
//! choices has 4,096 entries. Rules seldom look at all of them: the table is packed over the bits that make a difference.

use crate::ids::{AnswerCode, ClassId, Id as _, IndexVec};
use serde::de::{Deserialize, Deserializer, Error as _};
use serde::ser::{Error as _, Serialize, Serializer};

#[derive(serde::Serialize, serde::Deserialize)]
struct Packed {
    /// Number of codes.
    codes: u16,
    /// The bits of a code that make a difference.
    bits: u16,
    /// The class of each combination of these bits.
    of: Vec<ClassId>,
}

/// Packs a table.
pub(super) fn serialize<S: Serializer>(
    table: &IndexVec<AnswerCode, ClassId>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let codes = table.len();
    // only where every combination of bits is a code can one be left out
    let every = codes.is_power_of_two();
    let differs = |bit: usize| {
        !every || table.enumerate().any(|(code, class)| *class != table[AnswerCode::at(code.index() ^ 1 << bit)])
    };
    let width = codes.next_power_of_two().trailing_zeros();
    let bits = (0..width as usize).filter(|bit| differs(*bit)).fold(0, |bits, bit| bits | 1_u16 << bit);
    let kept = table.enumerate().filter(|(code, _)| code.index() & !usize::from(bits) == 0);
    let codes = u16::try_from(codes).map_err(S::Error::custom)?;
    let packed = Packed { codes, bits, of: kept.map(|(_, class)| *class).collect() };
    packed.serialize(serializer)
}

/// Reads a table.
///
/// # Errors
/// More codes than there are ids; a list that does not fit the bits.
pub(super) fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<IndexVec<AnswerCode, ClassId>, D::Error> {
    let packed = Packed::deserialize(deserializer)?;
    let codes = usize::from(packed.codes);
    if codes > AnswerCode::MOST {
        return Err(D::Error::custom("more codes than an answer has"));
    }
    let places = gathered(codes, packed.bits);
    let kept = (0..codes).filter(|code| code & !usize::from(packed.bits) == 0).count();
    let of: Option<Vec<ClassId>> = places.into_iter().map(|place| packed.of.get(place).copied()).collect();
    match of.filter(|_| kept == packed.of.len()) {
        Some(of) => IndexVec::new(of).map_err(D::Error::custom),
        None => Err(D::Error::custom("a table that does not fit its bits")),
    }
}

/// By code: the bits of it that are wanted, side by side.
fn gathered(codes: usize, bits: u16) -> Vec<usize> {
    // a code has the bits of a smaller one, and one more, its highest
    let mut places = vec![0];
    for bit in 0..16 {
        let below = usize::from(bits) & ((1 << bit) - 1);
        let own = if bits >> bit & 1 == 1 { 1 << below.count_ones() } else { 0 };
        let more: Vec<usize> =
            places.iter().take(codes.saturating_sub(places.len())).map(|place| place + own).collect();
        places.extend(more);
    }
    places.truncate(codes);
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, PartialEq, serde::Serialize, serde::Deserialize)]
    struct Table(#[serde(with = "super")] IndexVec<AnswerCode, ClassId>);

    fn table(codes: usize, class: impl Fn(usize) -> usize) -> Table {
        Table(IndexVec::each(codes, |code: AnswerCode| ClassId::at(class(code.index()))))
    }

    #[test]
    fn tables_are_read_as_they_were() {
        let cases: [(&str, Table, usize); 7] = [
            ("no table", table(0, |_| 0), 3),
            ("one code", table(1, |_| 0), 4),
            ("a single choice", table(13, |code| code), 16),
            ("a single choice that makes no difference", table(13, |_| 0), 16),
            ("every choice", table(256, |code| code % 255), 262),
            ("two choices of twelve", table(4096, |code| code >> 3 & 1 | code >> 10 & 2), 10),
            ("none of twelve", table(4096, |_| 1), 5),
        ];
        for (name, table, most) in cases {
            let bytes = postcard::to_allocvec(&table).unwrap();
            assert_eq!(postcard::from_bytes::<Table>(&bytes).unwrap(), table, "{name}");
            assert!(bytes.len() <= most, "{name}: {} bytes", bytes.len());
        }
    }

    #[test]
    fn tables_that_do_not_fit_are_refused() {
        let class = ClassId::at(0);
        let cases = [
            ("more codes than have ids", Packed { codes: 4097, bits: 0, of: vec![class] }),
            ("a combination without a class", Packed { codes: 8, bits: 0b101, of: vec![class; 3] }),
            ("a class without a combination", Packed { codes: 8, bits: 0b101, of: vec![class; 5] }),
            ("a bit that no code has", Packed { codes: 8, bits: 1 << 15, of: vec![class; 2] }),
        ];
        for (name, packed) in cases {
            let bytes = postcard::to_allocvec(&packed).unwrap();
            assert!(postcard::from_bytes::<Table>(&bytes).is_err(), "{name}");
        }
    }
}
