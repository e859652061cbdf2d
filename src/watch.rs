//! How long work is watched and stopped: library code reports progress to a [`Watch`] and asks it
//! whether to go on. It knows no window.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::task::Waker;

/// The work was stopped because nobody wants its result any more. Not an error to show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("cancelled")]
pub struct Cancelled;

/// A shared handle on one piece of work: the worker reports to it, the owner reads it and may
/// cancel.
#[derive(Clone, Debug, Default)]
pub struct Watch {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    cancelled: AtomicBool,
    per_mille: AtomicU32,
    waker: Option<Waker>,
}

impl Watch {
    /// A watch that nobody looks at, for work that runs to its end.
    #[must_use]
    pub fn unwatched() -> Self {
        Self::default()
    }

    /// A watch that calls `waker` whenever progress changes.
    #[must_use]
    pub fn waking(waker: Waker) -> Self {
        Self { shared: Arc::new(Shared { waker: Some(waker), ..Shared::default() }) }
    }

    /// Asks the worker to stop at its next check.
    pub fn cancel(&self) {
        self.shared.cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether the work was asked to stop.
    #[must_use]
    pub fn is_cancelled(&self) -> bool {
        self.shared.cancelled.load(Ordering::Relaxed)
    }

    /// To be called often by the worker.
    ///
    /// # Errors
    /// [`Cancelled`] where the work was asked to stop.
    pub fn check(&self) -> Result<(), Cancelled> {
        if self.is_cancelled() { Err(Cancelled) } else { Ok(()) }
    }

    /// Reports that `done` of `total` steps are done.
    pub fn progress(&self, done: usize, total: usize) {
        let share = (done.min(total) as u64 * 1000).checked_div(total as u64).unwrap_or(1000);
        let before = self.shared.per_mille.swap(share as u32, Ordering::Relaxed);
        if u64::from(before) != share
            && let Some(waker) = &self.shared.waker
        {
            waker.wake_by_ref();
        }
    }

    /// The share of the work that is done, 0 to 1.
    #[must_use]
    pub fn share(&self) -> f32 {
        self.shared.per_mille.load(Ordering::Relaxed) as f32 / 1000.0
    }
}
