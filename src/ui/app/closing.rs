//! That nothing is lost: a field that is still being typed into is taken in before a story is saved
//! or left, closing waits for a save under way, unsaved changes are kept in a draft, and files that
//! change on disk are noticed.

use super::TellingsApp;
use crate::ui::action::Action;
use crate::ui::settings::Watching;
use crate::ui::state::{AfterSaving, Modal, Severity};
use crate::ui::surroundings::Disk;
use egui::{Event, Id, ViewportCommand};
use std::time::Duration;

/// How long unsaved changes stay without a draft, in seconds: the most work that a crash costs.
const DRAFT_SECONDS: f64 = 10.0;

/// How long a change of a file stays unnoticed, in seconds. A look costs one question to the disk for
/// each version.
const WATCH_SECONDS: f64 = 4.0;

/// What waits until a field has given its words away, which takes a frame.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    pub(super) actions: Vec<Action>,
    field: Option<Id>,
}

/// Whether something leaves or writes down what a field may be changing.
fn leaves_fields(action: &Action) -> bool {
    matches!(
        action,
        Action::GoTo(_)
            | Action::Reveal(_)
            | Action::ShowQuote(_)
            | Action::ShowFact(_)
            | Action::ShowSource(_)
            | Action::NewStory
            | Action::Open(_)
            | Action::Recover(_)
            | Action::Save
            | Action::SaveAs
            | Action::Export(_)
            | Action::Preview(_)
            | Action::ExportTo(..)
            | Action::Quit
    )
}

impl TellingsApp {
    /// Whether `action` has to wait until the field that has the focus has given its words away. It
    /// does so when it loses the focus.
    pub(super) fn waits_for_field(&mut self, ctx: &egui::Context, action: &Action) -> bool {
        let typing = self.ui.modal.is_none() && ctx.text_edit_focused();
        let waits = leaves_fields(action) && (typing || self.waiting.field.is_some());
        if waits && let Some(field) = ctx.memory(|memory| memory.focused()) {
            ctx.memory_mut(|memory| memory.surrender_focus(field));
            self.waiting.field = Some(field);
            ctx.request_repaint();
        }
        waits
    }

    /// Takes up what has waited, after what the field has asked for. Returns the field, where it is
    /// to have the focus again: saving is no reason to stop typing.
    pub(super) fn resume(&mut self) -> Option<Id> {
        let Waiting { actions, field } = std::mem::take(&mut self.waiting);
        let goes_on = field.filter(|_| actions == [Action::Save]);
        self.actions.extend(actions);
        goes_on
    }

    pub(super) fn take_close(&mut self, ctx: &egui::Context) {
        if !ctx.input(|input| input.viewport().close_requested()) {
            return;
        }
        if let Some(Modal::Paste { text, .. }) = &self.ui.modal
            && !text.trim().is_empty()
        {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            let message = "The window stays open: the text that you pasted is in no version yet. \
                           Add it, or cancel";
            self.ui.notices.push(Severity::Warning, message);
        } else if self.waits_for_field(ctx, &Action::Quit) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.waiting.actions.push(Action::Quit);
        } else if self.document.saving || self.document.history.is_unsaved() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.draft_soon();
            self.first_saving(ctx, AfterSaving::Quit);
        }
    }

    /// Writes unsaved changes away every now and then, and at once when the window is left.
    pub(super) fn keep_draft(&mut self, ctx: &egui::Context) {
        let Some(folder) = &self.surroundings.draft_folder else { return };
        if !self.document.history.is_unsaved() {
            self.surroundings.draft_time = None;
            return;
        }
        let (now, left) = ctx.input(|input| {
            let left = input.events.contains(&Event::WindowFocused(false));
            (input.time, left)
        });
        let due = *self.surroundings.draft_time.get_or_insert(now) + DRAFT_SECONDS;
        if now < due && !left {
            ctx.request_repaint_after(Duration::from_secs_f64(due - now));
        } else if !self.jobs.is_writing() {
            let (story, project) = (self.document.path.clone(), self.document.project().clone());
            self.jobs.save_draft(folder.clone(), story, project);
            self.surroundings.draft_time = Some(now);
        }
    }

    /// The next draft does not wait.
    fn draft_soon(&mut self) {
        self.surroundings.draft_time = Some(f64::NEG_INFINITY);
    }

    /// At the end of the program: what is still unsaved then, because the system took the window
    /// away, is there at the next start.
    pub(super) fn keep_or_discard_draft(&mut self) {
        match &self.surroundings.draft_folder {
            Some(folder) if self.document.history.is_unsaved() => {
                let (story, project) =
                    (self.document.path.clone(), self.document.project().clone());
                self.jobs.save_draft(folder.clone(), story, project);
            }
            Some(_) | None => self.jobs.discard_draft(),
        }
    }

    /// Looks at the files of the versions when the window gets the focus, and every few seconds
    /// while it has it.
    pub(super) fn watch_files(&mut self, ctx: &egui::Context) {
        let watching = self.surroundings.settings.watching == Watching::On
            && self.surroundings.disk == Disk::Watched;
        if !watching || self.document.project().is_empty() {
            return;
        }
        let (now, focused, came) = ctx.input(|input| {
            let came = input.events.contains(&Event::WindowFocused(true));
            (input.time, input.focused, came)
        });
        if !focused {
            return;
        }
        let seconds = if came { 0.0 } else { WATCH_SECONDS };
        if self.document.files.is_due(now, seconds) {
            let files = self.document.files.to_look_at(self.document.history.project());
            self.jobs.look_at(files);
        }
        ctx.request_repaint_after(Duration::from_secs_f64(WATCH_SECONDS));
    }

    /// Keeps what is set by other ways than the settings: the size by keys, typography by its box.
    pub(super) fn remember_settings(&mut self, ctx: &egui::Context) {
        let settings = &mut self.surroundings.settings;
        settings.zoom = ctx.zoom_factor();
        let grid = &self.ui.side_by_side.grid;
        settings.typographic = grid.typographic;
        settings.deleted = grid.deleted;
        settings.folding = grid.folding;
    }
}
