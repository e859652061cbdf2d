//! The system's file dialogs. They run beside the window, which goes on drawing.

use crate::jobs::{Jobs, Purpose};
use crate::{read, session};
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake};
use std::thread::{self, Thread};

/// Shows the dialog for `purpose`, with `suggested` filled in where something is to be written.
pub(super) fn ask(jobs: &mut Jobs, purpose: Purpose, suggested: &Path) {
    match purpose {
        Purpose::Open => {
            let known: Vec<&str> =
                read::ENDINGS.iter().copied().chain([session::EXTENSION]).collect();
            let dialog = rfd::AsyncFileDialog::new()
                .set_title("Open versions of a story, or a saved story")
                .add_filter("Articles and stories", &known)
                .add_filter("All files", &["*"])
                .pick_files();
            jobs.ask(purpose, move || {
                let files = block_on(dialog).unwrap_or_default();
                files.iter().map(|file| file.path().to_owned()).collect()
            });
        }
        Purpose::ImportRules => {
            let dialog = rfd::AsyncFileDialog::new()
                .set_title("Rules for outlets")
                .add_filter("Rules for outlets", &["json"])
                .pick_file();
            jobs.ask(purpose, move || {
                block_on(dialog).map(|file| file.path().to_owned()).into_iter().collect()
            });
        }
        Purpose::ExportRules => save(jobs, purpose, suggested, "Rules for outlets", "json"),
        Purpose::Save => save(jobs, purpose, suggested, "Tellings story", session::EXTENSION),
        Purpose::Export(format) => save(jobs, purpose, suggested, "Report", format.extension()),
        Purpose::Sheets => {
            let dialog = rfd::AsyncFileDialog::new()
                .set_title("Compare filled coding sheets: one of each coder")
                .add_filter("Coding sheets", &["xlsx", "ods", "csv"])
                .pick_files();
            jobs.ask(purpose, move || {
                let files = block_on(dialog).unwrap_or_default();
                files.iter().map(|file| file.path().to_owned()).collect()
            });
        }
        Purpose::Agreement(format) => {
            save(jobs, purpose, suggested, "Agreement of coders", format.extension());
        }
        Purpose::Chart(_, format) => save(jobs, purpose, suggested, "Chart", format.extension()),
    }
}

fn save(jobs: &mut Jobs, purpose: Purpose, suggested: &Path, kind: &str, extension: &str) {
    let name = suggested.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let mut dialog = rfd::AsyncFileDialog::new().add_filter(kind, &[extension]).set_file_name(name);
    if let Some(folder) = suggested.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        dialog = dialog.set_directory(folder);
    }
    let dialog = dialog.save_file();
    jobs.ask(purpose, move || {
        block_on(dialog).map(|file| file.path().to_owned()).into_iter().collect::<Vec<PathBuf>>()
    });
}

/// Wakes a thread that waits for a future.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits for `future`. On some systems dialogs have to begin on the main thread and may be waited
/// for on another, hence futures.
fn block_on<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Arc::new(Unpark(thread::current())).into();
    loop {
        match future.as_mut().poll(&mut Context::from_waker(&waker)) {
            Poll::Ready(value) => return value,
            Poll::Pending => thread::park(),
        }
    }
}
