//! Work in the background: reading, analysing, presenting, saving. Knows no window: whoever waits
//! for its events gives a [`Waker`](std::task::Waker).

/// Which state of the project a result belongs to. A result of an old one is dropped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Revision(pub u64);
