//! `collect` for a small module.

/// Collects into a list, one item after the other. For each of the many iterators of the engine, `collect` would bring
/// code of its own that asks for the length and reserves memory: a tenth of the module, for lists of a dozen items.
pub(crate) trait Gather: Iterator + Sized {
    /// The items in their order.
    fn gather(self) -> Vec<Self::Item> {
        let mut items = Vec::new();
        for item in self {
            items.push(item);
        }
        items
    }
}

impl<I: Iterator> Gather for I {}
