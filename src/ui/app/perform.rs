//! Carrying out what was asked for.

use super::TellingsApp;
use crate::align;
use crate::article::{Date, Place};
use crate::corrections::DecisionName;
use crate::jobs::{Overwrite, Purpose, StoryFile};
use crate::present::{self, Typographic};
use crate::project::{Change, Decision};
use crate::report::ReportFormat;
use crate::session;
use crate::ui::action::{Action, Zoom};
use crate::ui::dialogs;
use crate::ui::document::Document;
use crate::ui::state::{AfterSaving, Modal, Screen, Severity};
use crate::ui::surroundings::Dialogs;
use std::path::PathBuf;
use std::sync::Arc;

impl TellingsApp {
    /// Carries out one thing.
    pub(super) fn perform(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::GoTo(screen) => self.ui.screen = screen,
            Action::Reveal(place) => {
                self.ui.screen = Screen::SideBySide;
                self.ui.side_by_side.reveal = Some(place);
                self.ui.side_by_side.highlighted = Some(place);
            }
            Action::ShowQuote(id) => {
                self.ui.screen = Screen::Quotes;
                self.ui.quotes.selected = Some(id);
            }
            Action::ShowFact(id) => {
                self.ui.screen = Screen::Facts;
                self.ui.facts.selected = Some(id);
            }
            Action::ShowSource(key) => {
                self.ui.screen = Screen::Sources;
                self.ui.sources.selected = Some(key);
            }
            Action::SetBase(id) => {
                if let Some(key) = self.project().key(id) {
                    self.change(Change::SetBase(key));
                }
            }
            Action::Change(change) => self.change(change),
            Action::Decide(decision) => self.decide(&decision),
            Action::Restore(name) => self.restore(name),
            Action::CorrectQuote(id) => {
                self.ui.screen = Screen::Quotes;
                self.ui.quotes.selected = Some(id);
                self.ui.quotes.correct.open = true;
            }
            Action::CorrectFact(id) => {
                self.ui.screen = Screen::Facts;
                self.ui.facts.selected = Some(id);
                self.ui.facts.correct.open = true;
            }
            Action::CorrectPassage(row, version) => {
                self.ui.screen = Screen::SideBySide;
                self.ui.side_by_side.current = Some(row);
                self.ui.side_by_side.passages.open = Some((row, version));
            }
            Action::Undo => {
                self.document.history.undo();
                self.follow();
            }
            Action::Redo => {
                self.document.history.redo();
                self.follow();
            }
            Action::CompareAgain => self.follow(),
            Action::Cancel => {
                self.jobs.cancel();
                self.derived.give_up();
            }
            Action::Show(modal) => self.ui.modal = Some(modal),
            Action::CloseModal => self.close_modal(),
            Action::LeaveDates => {
                let undated = self.document.undated();
                self.document.asked_for_date.extend(undated);
                self.close_modal();
            }
            Action::DismissFailure(path) => {
                self.document.failures.retain(|failure| failure.path != path);
            }
            Action::DismissNotice(id) => self.ui.notices.dismiss(id),
            Action::DismissNotices => self.ui.notices.clear(),
            Action::ToggleTypographic => self.toggle_typographic(),
            Action::SetTheme(theme) => {
                self.surroundings.theme = theme;
                ctx.set_theme(theme);
            }
            Action::SetZoom(zoom) => set_zoom(ctx, zoom),
            Action::NewStory
            | Action::OpenDialog
            | Action::Open(_)
            | Action::Recover(_)
            | Action::ForgetDraft(_)
            | Action::ForgetRecent(_)
            | Action::ReadAgain(_)
            | Action::Paste
            | Action::PasteText(..)
            | Action::Save
            | Action::SaveAs
            | Action::SaveTo(..)
            | Action::Export(_)
            | Action::ExportTo(..)
            | Action::SaveThen(_)
            | Action::Without(_)
            | Action::Quit => self.perform_with_files(ctx, action),
        }
    }

    /// Decides something about places of the story shown.
    fn decide(&mut self, decision: &Decision<Place>) {
        let Some(anchored) = self.derived.anchored(decision).map(Box::new) else { return };
        let story = self.derived.shown().map(|shown| Arc::clone(&shown.story));
        let before = story.and_then(|story| match decision {
            Decision::Quote(decision) => present::before_quote(&story, decision),
            Decision::Fact(decision) => present::before_fact(&story, decision),
            Decision::Passage(decision) => present::before_passage(&story, decision),
            Decision::Remark(_) => None,
        });
        if let Decision::Passage(decision) = decision {
            self.ui.side_by_side.return_to = match decision {
                align::Decision::Same { with: place, .. }
                | align::Decision::Join { of: place, .. } => Some(*place),
                align::Decision::Apart { of, .. } => of.first().copied(),
            };
        }
        self.change(match before {
            Some(before) => Change::DecideKnowing(anchored, before),
            None => Change::Decide(anchored),
        });
    }

    /// Takes a decision back.
    fn restore(&mut self, name: DecisionName) {
        match name {
            DecisionName::Made(key) => self.change(Change::Restore(key)),
            DecisionName::PutRight(version, nth) => {
                let found = self.derived.correction(version, nth);
                if let Some((key, correction)) = found {
                    self.change(Change::Uncorrect(key, Box::new(correction)));
                }
            }
        }
    }

    fn toggle_typographic(&mut self) {
        let shown = &mut self.ui.side_by_side.grid.typographic;
        *shown = match *shown {
            Typographic::Shown => Typographic::Hidden,
            Typographic::Hidden => Typographic::Shown,
        };
    }

    /// What has to do with files, the clipboard and the end of the program.
    fn perform_with_files(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::NewStory => self.first_saving(ctx, AfterSaving::NewStory),
            Action::OpenDialog => self.ask_path(Purpose::Open),
            Action::Open(paths) => self.open(ctx, paths),
            Action::Recover(draft) => self.first_saving(ctx, AfterSaving::Recover(draft)),
            Action::ForgetDraft(draft) => {
                self.surroundings.drafts.retain(|path| *path != draft);
                self.jobs.remove_abandoned_draft(draft);
            }
            Action::ForgetRecent(path) => self.surroundings.recent.retain(|p| *p != path),
            Action::ReadAgain(key) => {
                let entry = self.project().entry(key);
                if let Some(path) = entry.and_then(|entry| entry.as_read().source.path.clone()) {
                    self.jobs.read_again(key, path);
                }
            }
            Action::Paste => {
                self.ui.modal =
                    Some(Modal::Paste { label: self.pasted_label(), text: String::new() });
                ctx.send_viewport_cmd(egui::ViewportCommand::RequestPaste);
            }
            Action::PasteText(label, text) => {
                let label = if label.trim().is_empty() { self.pasted_label() } else { label };
                self.jobs.read_text(label, text);
                self.show_versions();
            }
            Action::Save => match self.document.path.clone() {
                Some(path) => self.save_to(path, Overwrite::Agreed),
                None => self.ask_path(Purpose::Save),
            },
            Action::SaveAs => self.ask_path(Purpose::Save),
            Action::SaveTo(path, overwrite) => self.save_to(path, overwrite),
            Action::Export(format) => self.ask_path(Purpose::Export(format)),
            Action::ExportTo(format, path, overwrite) => self.export_to(format, path, overwrite),
            Action::SaveThen(then) => {
                self.document.after_saving = Some(then);
                self.ui.modal = None;
                self.perform_with_files(ctx, Action::Save);
            }
            Action::Without(then) => self.without_saving(ctx, then),
            Action::Quit => self.first_saving(ctx, AfterSaving::Quit),
            Action::GoTo(_)
            | Action::Reveal(_)
            | Action::ShowQuote(_)
            | Action::ShowFact(_)
            | Action::ShowSource(_)
            | Action::SetBase(_)
            | Action::Change(_)
            | Action::Decide(_)
            | Action::Restore(_)
            | Action::CorrectPassage(..)
            | Action::CorrectQuote(_)
            | Action::CorrectFact(_)
            | Action::Undo
            | Action::Redo
            | Action::CompareAgain
            | Action::Cancel
            | Action::Show(_)
            | Action::CloseModal
            | Action::LeaveDates
            | Action::DismissFailure(_)
            | Action::DismissNotice(_)
            | Action::DismissNotices
            | Action::ToggleTypographic
            | Action::SetTheme(_)
            | Action::SetZoom(_) => {}
        }
    }

    /// Changes the project and starts what follows from it.
    pub(super) fn change(&mut self, change: Change) {
        let adds = matches!(change, Change::Add(_));
        if self.document.history.change(change) {
            self.ui.done = None;
            self.follow();
        }
        if adds && self.ui.screen == Screen::Start {
            self.ui.screen = Screen::SideBySide;
        }
    }

    fn follow(&mut self) {
        self.derived.follow(self.document.history.project(), &mut self.jobs);
    }

    fn close_modal(&mut self) {
        if let Some(Modal::Path { .. } | Modal::Replace { .. } | Modal::Unsaved(_)) = self.ui.modal
        {
            self.document.after_saving = None;
        }
        self.ui.modal = None;
    }

    /// Goes on at once where nothing is unsaved, else asks.
    fn first_saving(&mut self, ctx: &egui::Context, then: AfterSaving) {
        if !self.asks_first(then.clone()) {
            self.without_saving(ctx, then);
        }
    }

    fn without_saving(&mut self, ctx: &egui::Context, then: AfterSaving) {
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
    fn open(&mut self, ctx: &egui::Context, paths: Vec<PathBuf>) {
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
    fn ask_path(&mut self, purpose: Purpose) {
        match self.surroundings.dialogs {
            Dialogs::Typed => self.type_path(purpose),
            Dialogs::Shown if self.jobs.is_asking() => {}
            Dialogs::Shown => {
                let suggested = match purpose {
                    Purpose::Open => PathBuf::new(),
                    Purpose::Save => self.document.suggested_path(session::EXTENSION),
                    Purpose::Export(format) => self.document.suggested_path(format.extension()),
                };
                dialogs::ask(&mut self.jobs, purpose, &suggested);
            }
        }
    }

    fn save_to(&mut self, path: PathBuf, overwrite: Overwrite) {
        self.ui.modal = None;
        let path = with_extension(path, session::EXTENSION);
        let history = &self.document.history;
        self.jobs.save(path, overwrite, history.cursor(), history.project().clone());
    }

    fn export_to(&mut self, format: ReportFormat, path: PathBuf, overwrite: Overwrite) {
        self.ui.modal = None;
        self.ui.export.written = None;
        let Some(shown) = self.derived.shown() else { return };
        let path = with_extension(path, format.extension());
        let (story, presentation) = (Arc::clone(&shown.story), Arc::clone(&shown.presentation));
        self.jobs.export(story, presentation, format, path, overwrite);
    }
}

fn set_zoom(ctx: &egui::Context, zoom: Zoom) {
    match zoom {
        Zoom::In => egui::gui_zoom::zoom_in(ctx),
        Zoom::Out => egui::gui_zoom::zoom_out(ctx),
        Zoom::Reset => ctx.set_zoom_factor(1.0),
    }
}

/// `path` with an ending where it has none.
fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    if path.extension().is_some() { path } else { path.with_extension(extension) }
}

/// The day written as `text`, if it is one: `2017-11-02`.
pub(in crate::ui) fn parse_day(text: &str) -> Option<Date> {
    text.trim().parse().ok()
}
