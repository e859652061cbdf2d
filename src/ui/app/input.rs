//! What the user does outside of the widgets: shortcuts, drops, pasting, closing the window.

use super::TellingsApp;
use crate::ui::action::Action;
use crate::ui::commands;
use crate::ui::state::Modal;
use egui::Event;
use std::path::PathBuf;

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
}
