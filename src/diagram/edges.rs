//! Where the classes of a question's answers lead.

use crate::ids::{ClassId, Id as _};
use core::ops::Index;
use std::sync::Arc;

/// Where each class of a question leads. Most classes lead to the same few places: these are listed once, and rows in
/// which the classes fall together in the same way share the list that says how.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edges<T> {
    /// No two are equal.
    targets: Box<[T]>,
    /// By class: the position of its target. Targets are numbered as they come.
    blocks: Arc<[u8]>,
}

impl<T: Copy + PartialEq> Edges<T> {
    /// Edges to these places, one for each class.
    ///
    /// # Panics
    /// With more places than there are ids of classes.
    #[must_use]
    pub fn new(by_class: impl IntoIterator<Item = T>) -> Self {
        let mut targets = Vec::new();
        let blocks = by_class.into_iter().map(|target| place(&mut targets, target)).collect();
        Self { targets: targets.into(), blocks }
    }

    /// Edges whose classes fall together as `blocks` says; `None` where that does not fit the targets.
    pub(crate) fn shared(blocks: &Arc<[u8]>, targets: Vec<T>) -> Option<Self> {
        let distinct = targets.iter().enumerate().all(|(at, target)| !targets.iter().take(at).any(|one| one == target));
        let fits = distinct && targets.len() == count(blocks)?;
        fits.then(|| Self { targets: targets.into(), blocks: Arc::clone(blocks) })
    }

    /// Number of classes.
    #[must_use]
    #[expect(clippy::len_without_is_empty, reason = "there is at least one class")]
    pub fn len(&self) -> usize {
        self.blocks.len()
    }

    /// Where each class leads, in order.
    pub fn iter(&self) -> impl Iterator<Item = T> + '_ {
        self.blocks.iter().map(|block| self.target(*block))
    }

    /// Classes, and where each leads.
    pub fn enumerate(&self) -> impl Iterator<Item = (ClassId, T)> + '_ {
        self.iter().enumerate().map(|(class, target)| (ClassId::at(class), target))
    }

    /// The places to which some class leads, each once.
    #[must_use]
    pub fn targets(&self) -> &[T] {
        &self.targets
    }

    /// By class: the position of its target.
    pub(crate) fn blocks(&self) -> &Arc<[u8]> {
        &self.blocks
    }

    /// Edges to other places.
    #[must_use]
    pub fn map<U: Copy + PartialEq>(&self, mut to: impl FnMut(T) -> U) -> Edges<U> {
        let mut targets = Vec::with_capacity(self.targets.len());
        let moved: Vec<u8> = self.targets.iter().map(|target| place(&mut targets, to(*target))).collect();
        let blocks = if targets.len() == self.targets.len() {
            Arc::clone(&self.blocks)
        } else {
            #[expect(clippy::indexing_slicing, reason = "blocks are positions of targets")]
            self.blocks.iter().map(|block| moved[usize::from(*block)]).collect()
        };
        Edges { targets: targets.into(), blocks }
    }

    #[expect(clippy::indexing_slicing, reason = "blocks are positions of targets")]
    fn target(&self, block: u8) -> T {
        self.targets[usize::from(block)]
    }
}

/// The position of a target in the list, at whose end it is put where it is new.
#[expect(clippy::expect_used, reason = "there are at most 255 classes, and so places")]
fn place<T: PartialEq>(targets: &mut Vec<T>, target: T) -> u8 {
    let known = targets.iter().position(|known| *known == target);
    let position = known.unwrap_or_else(|| {
        targets.push(target);
        targets.len() - 1
    });
    u8::try_from(position).expect("no more places than classes")
}

/// Number of blocks; `None` where they are not numbered as they come, or there are none.
fn count(blocks: &[u8]) -> Option<usize> {
    let mut count = 0;
    for block in blocks {
        match usize::from(*block) {
            new if new == count => count += 1,
            known if known < count => {}
            _ => return None,
        }
    }
    (count > 0).then_some(count)
}

impl<T> Index<ClassId> for Edges<T> {
    type Output = T;

    #[expect(clippy::indexing_slicing, reason = "as with every id: one that points nowhere stops the engine")]
    fn index(&self, class: ClassId) -> &T {
        &self.targets[usize::from(self.blocks[class.index()])]
    }
}
