//! What has to do with files, the clipboard and the end of the program.

use super::TellingsApp;
use crate::charts::{ChartKind, ImageFormat};
use crate::coding::AgreementFormat;
use crate::corrections::Correction;
use crate::jobs::{Failure, Overwrite, PreviewOf, Purpose, Reported, StoryFile};
use crate::project::VersionKey;
use crate::report::ReportFormat;
use crate::session;
use crate::ui::derived::Shown;
use crate::ui::dialogs;
use crate::ui::document::Document;
use crate::ui::state::{AfterSaving, Modal, Screen, Severity};
use crate::ui::surroundings::Dialogs;
use std::path::PathBuf;
use std::sync::Arc;

/// So many files that were passed over are named.
const NAMED: usize = 5;

impl TellingsApp {
    pub(super) fn forget_draft(&mut self, draft: PathBuf) {
        self.surroundings.drafts.retain(|found| found.path != draft);
        self.jobs.remove_abandoned_draft(draft);
    }

    pub(super) fn ask_to_read_again(&mut self, key: VersionKey) {
        let entry = self.project().entry(key);
        let Some(entry) = entry else { return };
        let Some(path) = entry.as_read().source.path.clone() else { return };
        // What the user said of its outlet goes before what the file will say.
        let said = entry.corrections().iter().any(|one| matches!(one, Correction::Outlet(_)));
        let outlet = said.then(|| entry.outlet_keys());
        self.jobs.read_again(key, path, outlet);
    }

    pub(super) fn ask_to_read_all_again(&mut self, keys: Vec<VersionKey>) {
        for key in keys {
            self.ask_to_read_again(key);
        }
    }

    pub(super) fn leave_files(&mut self) {
        self.document.files.leave(self.document.history.project());
    }

    pub(super) fn paste(&mut self, ctx: &egui::Context) {
        self.ui.modal = Some(Modal::Paste { label: self.pasted_label(), text: String::new() });
        ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
    }

    pub(super) fn paste_text(&mut self, label: String, text: String) {
        let label = if label.trim().is_empty() { self.pasted_label() } else { label };
        self.jobs.read_text(label, text, self.surroundings.clipboard.clone());
        self.show_versions();
    }

    pub(super) fn save(&mut self) {
        match self.document.path.clone() {
            Some(path) => self.save_to(path, Overwrite::Agreed),
            None => self.ask_path(Purpose::Save),
        }
    }

    pub(super) fn save_then(&mut self, then: AfterSaving) {
        self.document.after_saving = Some(then);
        self.ui.modal = None;
        self.save();
    }

    /// Goes on at once where nothing is unsaved, else asks. While the story is being written, it goes
    /// on when that has come to its end.
    pub(super) fn first_saving(&mut self, ctx: &egui::Context, then: AfterSaving) {
        if self.document.saving {
            self.ui.done = Some("Going on when the story is saved".to_owned());
            self.document.after_saving = Some(then);
        } else if !self.asks_first(then.clone()) {
            self.without_saving(ctx, then);
        }
    }

    pub(super) fn without_saving(&mut self, ctx: &egui::Context, then: AfterSaving) {
        self.ui.modal = None;
        match then {
            AfterSaving::Quit => {
                // Nothing is to be asked again when the window then closes.
                self.document = Document::default();
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            AfterSaving::NewStory => {
                self.jobs.discard_draft();
                self.replace_document(Document::default());
                self.ui.screen = Screen::Start;
            }
            AfterSaving::Open(paths) => self.open_now(paths),
            AfterSaving::Recover(draft) => self.jobs.open_story(draft, StoryFile::Draft),
        }
    }

    /// Opens files; a story among them takes the place of the open one.
    pub(super) fn open(&mut self, ctx: &egui::Context, paths: Vec<PathBuf>) {
        if paths.iter().any(|path| session::is_story(path)) {
            self.first_saving(ctx, AfterSaving::Open(paths));
        } else {
            self.open_now(paths);
        }
    }

    fn open_now(&mut self, paths: Vec<PathBuf>) {
        let (stories, files): (Vec<_>, Vec<_>) =
            paths.into_iter().partition(|path| session::is_story(path));
        let mut stories = stories.into_iter();
        if let Some(story) = stories.next() {
            self.jobs.discard_draft();
            self.jobs.open_story(story, StoryFile::Saved);
        }
        for left in stories {
            let message = format!(
                "Only one story can be open at a time; this one was left alone: {}",
                left.display()
            );
            self.ui.notices.push(Severity::Warning, message);
        }
        if !files.is_empty() {
            for path in &files {
                self.document.failures.retain(|failure| failure.path != *path);
            }
            self.document.requested.extend(files.iter().cloned());
            self.jobs.read_files(files);
            self.show_versions();
        }
    }

    /// Leaves the start screen, where nothing of what is being opened would be seen.
    fn show_versions(&mut self) {
        if self.ui.screen == Screen::Start {
            self.ui.screen = Screen::SideBySide;
        }
    }

    /// Says what was in a folder and was not read.
    pub(super) fn tell_passed_over(&mut self, paths: &[PathBuf]) {
        let name = |path: &PathBuf| path.file_name().map(|n| n.to_string_lossy().into_owned());
        let names: Vec<String> = paths.iter().filter_map(name).take(NAMED).collect();
        if names.is_empty() {
            return;
        }
        let more = match paths.len().saturating_sub(names.len()) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        let message = format!("Passed over in the folder, no articles: {}{more}", names.join(", "));
        self.ui.notices.push(Severity::Warning, message);
    }

    fn pasted_label(&self) -> String {
        let taken = |label: &str| {
            self.project().entries().iter().any(|entry| entry.version().label == label)
        };
        (1_u32..)
            .map(|n| format!("Pasted text {n}"))
            .find(|label| !taken(label))
            .unwrap_or_else(|| "Pasted text".to_owned())
    }

    /// Shows the system's dialog, or has a path typed.
    pub(super) fn ask_path(&mut self, purpose: Purpose) {
        match self.surroundings.dialogs {
            Dialogs::Typed => self.type_path(purpose),
            Dialogs::Shown if self.jobs.is_asking() => {}
            Dialogs::Shown => {
                let suggested = match purpose {
                    Purpose::Open | Purpose::ImportRules | Purpose::Sheets => PathBuf::new(),
                    Purpose::ExportRules => self.document.suggested_rules_path(),
                    Purpose::Agreement(format) => PathBuf::from(format.file_name()),
                    Purpose::Save => self.document.suggested_path(session::EXTENSION),
                    Purpose::Export(format) => self.document.suggested_path(format.extension()),
                    Purpose::Chart(kind, format) => {
                        self.document.suggested_chart_path(kind, format)
                    }
                };
                dialogs::ask(&mut self.jobs, purpose, &suggested);
            }
        }
    }

    pub(super) fn save_to(&mut self, path: PathBuf, overwrite: Overwrite) {
        self.ui.modal = None;
        let path = with_extension(path, session::EXTENSION);
        self.document.saving = true;
        let history = &self.document.history;
        self.jobs.save(path, overwrite, history.cursor(), history.project().clone());
    }

    pub(super) fn export_to(&mut self, format: ReportFormat, path: PathBuf, overwrite: Overwrite) {
        self.ui.modal = None;
        self.ui.export.written = None;
        let Some(shown) = self.derived.shown() else { return };
        let path = with_extension(path, format.extension());
        let filter = &self.ui.side_by_side.filter;
        let selection = self.ui.export.selection(&shown.keys(), filter);
        self.jobs.export(self.reported(shown), (format, selection), path, overwrite);
    }

    pub(super) fn write_agreement(
        &mut self,
        format: AgreementFormat,
        path: PathBuf,
        overwrite: Overwrite,
    ) {
        self.ui.modal = None;
        let Some(agreement) = self.ui.agreement.clone() else { return };
        let path = with_extension(path, format.extension());
        self.jobs.write_agreement(agreement, format, path, overwrite);
    }

    /// What is reported: what is shown, and which files could not be read.
    fn reported(&self, shown: &Shown) -> Reported {
        let named = |failure: &Failure| {
            let path = failure.path.display().to_string();
            let why = failure.why.strip_suffix(&format!(": {path}")).unwrap_or(&failure.why);
            let file = failure.path.file_name().map(|name| name.to_string_lossy().into_owned());
            (file.unwrap_or(path), why.to_owned())
        };
        Reported {
            story: Arc::clone(&shown.story),
            presentation: Arc::clone(&shown.presentation),
            not_read: self.document.failures.iter().map(named).collect(),
        }
    }

    pub(super) fn preview(&mut self, of: PreviewOf) {
        let Some(shown) = self.derived.shown() else { return };
        self.ui.export.asked = Some(of.clone());
        self.jobs.preview(self.reported(shown), of);
    }

    pub(super) fn save_chart(
        &mut self,
        (kind, format): (ChartKind, ImageFormat),
        path: PathBuf,
        overwrite: Overwrite,
    ) {
        self.ui.modal = None;
        let Some(shown) = self.derived.shown() else { return };
        let path = with_extension(path, format.extension());
        let presentation = Arc::clone(&shown.presentation);
        self.jobs.save_chart(presentation, (kind, format), path, overwrite);
    }
}

/// `path` with an ending where it has none.
pub(super) fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(extension) }
}
