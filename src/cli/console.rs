//! What the user is told while a command runs: notes on stderr, and progress there if it is a
//! terminal.
#![expect(clippy::print_stderr, reason = "notes of the command line go to stderr")]

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::fmt::Display;
use std::time::Duration;

/// How often the progress line is drawn anew.
const TICK: Duration = Duration::from_millis(120);

/// Names of passed over files in one note; more would hide what matters.
const NAMES_IN_NOTE: usize = 5;

/// The user's terminal, or whatever stands for it.
pub(super) struct Console {
    bar: ProgressBar,
}

impl Console {
    /// A console that counts up to `total` steps.
    pub(super) fn new(total: usize) -> Self {
        // Draws nothing where stderr is no terminal.
        let bar = ProgressBar::with_draw_target(Some(total as u64), ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:30} {pos} of {len}") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(TICK);
        Self { bar }
    }

    /// Says what is being done.
    pub(super) fn doing(&self, what: &'static str) {
        self.bar.set_message(what);
    }

    /// One step is done.
    pub(super) fn step(&self) {
        self.bar.inc(1);
    }

    /// Runs `write` while the progress line is out of the way.
    pub(super) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        self.bar.suspend(write)
    }

    /// Tells the user something.
    pub(super) fn note(&self, note: impl Display) {
        self.aside(|| eprintln!("tellings: {note}"));
    }

    /// Tells which files of folders are not read.
    pub(super) fn passed_over(&self, names: &[String]) {
        if names.is_empty() {
            return;
        }
        let named: Vec<&str> = names.iter().take(NAMES_IN_NOTE).map(String::as_str).collect();
        let more = match names.len() - named.len() {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        self.note(format!("Passed over, no articles: {}{more}", named.join(", ")));
    }
}

impl Drop for Console {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
