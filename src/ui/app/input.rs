//! What the user does outside of the widgets: shortcuts, drops, pasting, closing the window.

use super::TellingsApp;
use crate::ui::action::Action;
use crate::ui::commands;
use crate::ui::state::{AfterSaving, Modal};
use egui::{Event, ViewportCommand};
use std::path::PathBuf;
use std::time::Duration;

/// How long unsaved changes stay without a draft, in seconds. Half a minute of work is the most
/// that a crash costs.
const DRAFT_SECONDS: f64 = 20.0;

impl TellingsApp {
    pub(super) fn take_input(&mut self, ctx: &egui::Context) {
        self.take_drops(ctx);
        self.take_paste(ctx);
        // A modal keeps the keyboard to itself.
        if self.ui.modal.is_none() && !ctx.any_popup_open() {
            let pressed = commands::pressed(ctx, &self.availability());
            self.actions.extend(pressed.into_iter().map(commands::Command::action));
        }
        self.take_close(ctx);
    }

    fn take_drops(&mut self, ctx: &egui::Context) {
        let dropped: Vec<PathBuf> = ctx.input(|input| {
            input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect()
        });
        if !dropped.is_empty() {
            self.actions.push(Action::Open(dropped));
        }
    }

    fn take_paste(&mut self, ctx: &egui::Context) {
        if ctx.text_edit_focused() {
            return;
        }
        let pasted = ctx.input_mut(|input| {
            let at = input.events.iter().position(|event| matches!(event, Event::Paste(_)))?;
            match input.events.remove(at) {
                Event::Paste(text) => Some(text),
                _ => None,
            }
        });
        let Some(pasted) = pasted else { return };
        match &mut self.ui.modal {
            Some(Modal::Paste { text, .. }) => *text = pasted,
            Some(_) => {}
            None => {
                let label = String::new();
                self.actions.push(Action::PasteText(label, pasted));
            }
        }
    }

    fn take_close(&mut self, ctx: &egui::Context) {
        let closing = ctx.input(|input| input.viewport().close_requested());
        if closing && self.asks_first(AfterSaving::Quit) {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
        }
    }

    /// Writes unsaved changes away every now and then.
    pub(super) fn keep_draft(&mut self, ctx: &egui::Context) {
        let Some(folder) = &self.surroundings.draft_folder else { return };
        if !self.document.history.is_unsaved() {
            self.surroundings.draft_time = None;
            return;
        }
        let now = ctx.input(|input| input.time);
        let due = *self.surroundings.draft_time.get_or_insert(now) + DRAFT_SECONDS;
        if now < due {
            ctx.request_repaint_after(Duration::from_secs_f64(due - now));
        } else if !self.jobs.is_writing() {
            self.jobs.save_draft(folder.clone(), self.document.project().clone());
            self.surroundings.draft_time = Some(now);
        }
    }
}
