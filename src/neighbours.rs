//! What quotes and facts are told of the alignment. They know this trait and not the alignment, so
//! each of the three can be read, tested and changed alone; `story` joins them.

use crate::article::{Place, VersionId};

/// Which passages of the versions tell the same thing.
pub trait Neighbours: Sync {
    /// The row in which `place` begins: an index, the same for all versions.
    fn row_of(&self, place: Place) -> Option<usize>;

    /// The group of sentences in which `place` begins: an index over the whole story.
    fn group_of(&self, place: Place) -> Option<usize>;

    /// The passage of `version` in `row`, place by place; empty where it has none.
    fn passage(&self, row: usize, version: VersionId) -> &[Place];
}

/// No alignment: nothing stands beside anything. For one version alone, and for tests.
#[derive(Clone, Copy, Debug, Default)]
pub struct Unaligned;

impl Neighbours for Unaligned {
    fn row_of(&self, _: Place) -> Option<usize> {
        None
    }

    fn group_of(&self, _: Place) -> Option<usize> {
        None
    }

    fn passage(&self, _: usize, _: VersionId) -> &[Place] {
        &[]
    }
}
