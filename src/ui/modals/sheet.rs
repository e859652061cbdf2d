//! The list of all keys: of commands and of single screens, in groups, to be searched.

use super::{focus_once, words_found};
use crate::ui::commands::{Command, Menu};
use crate::ui::keys::{self, ViewKey};
use crate::ui::theme;
use egui::{KeyboardShortcut, RichText, ScrollArea, TextEdit, Ui};

/// How wide the column of the keys is, in points: "Ctrl+Shift+Z or Ctrl+Y" fits.
const KEYS_WIDTH: f32 = 156.0;

/// From this width on there are two columns, in points.
const TWO_COLUMNS: f32 = 700.0;

/// Some keys that belong together.
struct Section {
    title: String,
    lines: Vec<Line>,
}

/// Keys and what they do.
struct Line {
    keys: &'static [KeyboardShortcut],
    what: &'static str,
}

/// Draws the list.
pub(super) fn sheet_ui(ui: &mut Ui, query: &mut String) {
    ui.label(RichText::new("Keyboard shortcuts").font(theme::heading_font()));
    let field =
        TextEdit::singleline(query).desired_width(f32::INFINITY).hint_text("Search by key or word");
    let field = ui.add(field).accessible_name("Search the shortcuts");
    focus_once(ui, &field);
    let sections = sections(ui.ctx(), query);
    let height = (ui.ctx().content_rect().height() - 220.0).max(160.0);
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
        if sections.is_empty() {
            ui.weak(format!("No shortcut has “{}” in its keys or words.", query.trim()));
        }
        let columns = if ui.available_width() >= TWO_COLUMNS { 2 } else { 1 };
        let total: usize = sections.iter().map(|section| section.lines.len() + 2).sum();
        ui.columns(columns, |columns| {
            let mut used = 0;
            let count = columns.len();
            for section in &sections {
                // A section stays whole; it begins in the column that its first line falls into.
                let column = (used * count / total.max(1)).min(count - 1);
                used += section.lines.len() + 2;
                if let Some(ui) = columns.get_mut(column) {
                    section_ui(ui, section);
                }
            }
        });
    });
}

fn section_ui(ui: &mut Ui, section: &Section) {
    ui.add_space(6.0);
    ui.label(RichText::new(&section.title).font(theme::strong_font()));
    for line in &section.lines {
        ui.horizontal(|ui| {
            let keys = keys_in_words(ui.ctx(), line.keys);
            ui.scope(|ui| {
                ui.set_width(KEYS_WIDTH);
                ui.add(egui::Label::new(RichText::new(keys).monospace()).wrap());
            });
            ui.add(egui::Label::new(line.what).wrap());
        });
    }
}

/// "Ctrl+E or Ctrl+8".
fn keys_in_words(ctx: &egui::Context, keys: &[KeyboardShortcut]) -> String {
    keys.iter().map(|key| keys::name(ctx, key)).collect::<Vec<_>>().join(" or ")
}

/// What is in the list: the commands by menu, then the keys of single screens by screen.
fn sections(ctx: &egui::Context, query: &str) -> Vec<Section> {
    let mut sections: Vec<Section> = Menu::ALL
        .into_iter()
        .map(|menu| Section {
            title: menu.name().to_owned(),
            lines: menu
                .groups()
                .flat_map(|group| group.commands())
                .filter(|command| command.shortcut().is_some())
                .map(|command: Command| Line { keys: command.shortcuts(), what: command.text() })
                .collect(),
        })
        .collect();
    for key in ViewKey::ALL {
        let screens: Vec<&str> = key.screens().iter().map(|screen| screen.name()).collect();
        let title = if screens.is_empty() { "Everywhere".to_owned() } else { screens.join(", ") };
        let line = Line { keys: key.keys(), what: key.what() };
        match sections.iter_mut().find(|section| section.title == title) {
            Some(section) => section.lines.push(line),
            None => sections.push(Section { title, lines: vec![line] }),
        }
    }
    for section in &mut sections {
        let title = section.title.clone();
        section.lines.retain(|line| {
            let keys = keys_in_words(ctx, line.keys);
            words_found(query, &[&title, line.what, &keys])
        });
    }
    sections.retain(|section| !section.lines.is_empty());
    sections
}
