//! What stands above the window until it is answered.

use super::action::Action;
use super::app::parse_day;
use super::commands::{Availability, Command};
use super::document::Document;
use super::keys::ViewKey;
use super::state::{AfterSaving, Modal};
use crate::jobs::{Overwrite, Purpose};
use crate::project::{Change, VersionKey};
use crate::report::ReportFormat;
use egui::{Key, RichText, ScrollArea, TextEdit, Ui};
use std::path::{Path, PathBuf};

/// How wide a modal is, in points.
const WIDTH: f32 = 520.0;

/// Draws the modal that is open, if one is.
pub(super) fn modal_ui(
    ctx: &egui::Context,
    modal: &mut Option<Modal>,
    document: &Document,
    now: &Availability,
    actions: &mut Vec<Action>,
) {
    let Some(open) = modal else { return };
    let response = egui::Modal::new(egui::Id::unique("modal")).show(ctx, |ui| {
        ui.set_width(WIDTH.min(ui.ctx().content_rect().width() - 40.0));
        match open {
            Modal::Paste { label, text } => paste_ui(ui, label, text, actions),
            Modal::Path { purpose, path } => path_ui(ui, *purpose, path, actions),
            Modal::Replace { purpose, path } => replace_ui(ui, *purpose, path, actions),
            Modal::Unsaved(then) => unsaved_ui(ui, then, document, actions),
            Modal::Dates(dates) => dates_ui(ui, dates, document, actions),
            Modal::Shortcuts => shortcuts_ui(ui, actions),
            Modal::Palette { query, selected } => palette_ui(ui, query, selected, now, actions),
            Modal::About => about_ui(ui, actions),
        }
    });
    if response.should_close() {
        actions.push(Action::CloseModal);
    }
}

/// A row of buttons: the first is the one that Enter means.
fn close_ui(ui: &mut Ui, text: &str, actions: &mut Vec<Action>) {
    if ui.button(text).clicked() {
        actions.push(Action::CloseModal);
    }
}

/// Gives the keyboard to the first field of a modal, once.
fn focus_once(ui: &Ui, response: &egui::Response) {
    let seen = response.id.with("seen");
    let frame = ui.ctx().cumulative_pass_nr();
    let last: Option<u64> = ui.data(|data| data.get_temp(seen));
    // A gap of frames means that the modal was closed and opened again.
    if last.is_none_or(|last| last + 1 < frame) {
        response.request_focus();
    }
    ui.data_mut(|data| data.insert_temp(seen, frame));
}

fn paste_ui(ui: &mut Ui, label: &mut String, text: &mut String, actions: &mut Vec<Action>) {
    ui.heading("Paste text");
    ui.label(
        "Paste an article as you copied it. Headline, date and clutter are found by themselves.",
    );
    ui.horizontal(|ui| {
        let name = ui.label("Label");
        ui.text_edit_singleline(label).labelled_by(name.id);
    });
    ScrollArea::vertical().max_height(260.0).min_scrolled_height(260.0).show(ui, |ui| {
        let field = TextEdit::multiline(text)
            .desired_rows(10)
            .desired_width(f32::INFINITY)
            .hint_text("The article");
        let field = ui.add(field).accessible_name("Text of the version");
        focus_once(ui, &field);
    });
    ui.horizontal(|ui| {
        let ready = !text.trim().is_empty();
        if ui.add_enabled(ready, egui::Button::new("Add version")).clicked() {
            actions.push(Action::CloseModal);
            actions.push(Action::PasteText(label.clone(), text.clone()));
        }
        close_ui(ui, "Cancel", actions);
    });
}

fn path_ui(ui: &mut Ui, purpose: Purpose, path: &mut String, actions: &mut Vec<Action>) {
    let (heading, button) = match purpose {
        Purpose::Open => ("Open", "Open"),
        Purpose::Save => ("Save story", "Save"),
        Purpose::Export(_) => ("Write a report", "Write"),
        Purpose::Chart(..) => ("Save a chart", "Save"),
    };
    ui.heading(heading);
    ui.label(match purpose {
        Purpose::Open => "The path of a file, a folder of files, or a saved story.",
        Purpose::Save | Purpose::Export(_) | Purpose::Chart(..) => "The path of the file to write.",
    });
    let field = TextEdit::singleline(path).desired_width(f32::INFINITY);
    let field = ui.add(field).accessible_name("Path");
    focus_once(ui, &field);
    let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.horizontal(|ui| {
        let ready = !path.trim().is_empty();
        let clicked = ui.add_enabled(ready, egui::Button::new(button)).clicked();
        if ready && (clicked || enter) {
            let path = typed_path(path);
            match purpose {
                Purpose::Open => actions.extend([Action::CloseModal, Action::Open(vec![path])]),
                Purpose::Save => actions.push(Action::SaveTo(path, Overwrite::Ask)),
                Purpose::Export(format) => {
                    actions.push(Action::ExportTo(format, path, Overwrite::Ask));
                }
                Purpose::Chart(kind, format) => {
                    actions.push(Action::SaveChartTo(kind, format, path, Overwrite::Ask));
                }
            }
        }
        close_ui(ui, "Cancel", actions);
    });
}

/// A path as people type or paste it: with quotes around it, or with `~` for their home.
pub(super) fn typed_path(text: &str) -> PathBuf {
    let text = text.trim();
    let bare = ['"', '\'']
        .into_iter()
        .find_map(|mark| text.strip_prefix(mark)?.strip_suffix(mark))
        .unwrap_or(text);
    let bare = bare.strip_prefix("file://").unwrap_or(bare);
    match (bare.strip_prefix("~/"), std::env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        (Some(_) | None, _) => PathBuf::from(bare),
    }
}

fn replace_ui(ui: &mut Ui, purpose: Purpose, path: &Path, actions: &mut Vec<Action>) {
    ui.heading("Replace this file?");
    ui.label(match purpose {
        Purpose::Save => {
            "There is a file of this name already. It is kept as a copy ending in .bak."
        }
        Purpose::Open | Purpose::Export(_) | Purpose::Chart(..) => {
            "There is a file of this name already. What it says now is lost."
        }
    });
    ui.label(RichText::new(path.display().to_string()).monospace());
    ui.horizontal(|ui| {
        if ui.button("Replace").clicked() {
            let path = path.to_owned();
            match purpose {
                Purpose::Open => actions.push(Action::CloseModal),
                Purpose::Save => actions.push(Action::SaveTo(path, Overwrite::Agreed)),
                Purpose::Export(format) => {
                    actions.push(Action::ExportTo(format, path, Overwrite::Agreed));
                }
                Purpose::Chart(kind, format) => {
                    actions.push(Action::SaveChartTo(kind, format, path, Overwrite::Agreed));
                }
            }
        }
        close_ui(ui, "Keep it", actions);
    });
}

fn unsaved_ui(ui: &mut Ui, then: &AfterSaving, document: &Document, actions: &mut Vec<Action>) {
    ui.heading("Save the story first?");
    ui.label(format!("“{}” has changes that are in no file yet.", document.name()));
    ui.horizontal(|ui| {
        let save = ui.button("Save");
        focus_once(ui, &save);
        if save.clicked() {
            actions.push(Action::SaveThen(then.clone()));
        }
        if ui.button("Don't save").clicked() {
            actions.push(Action::Without(then.clone()));
        }
        close_ui(ui, "Cancel", actions);
    });
}

fn dates_ui(
    ui: &mut Ui,
    dates: &mut [(VersionKey, String)],
    document: &Document,
    actions: &mut Vec<Action>,
) {
    ui.heading("Dates of publication");
    ui.label("Year, month, day, as in 2017-11-02. Leave blank what you don't know.");
    let mut first = true;
    let mut wrong = false;
    for (key, text) in dates.iter_mut() {
        let Some((entry, id)) = document.project().entry(*key).zip(document.project().id(*key))
        else {
            continue;
        };
        ui.horizontal(|ui| {
            let name = ui.label(format!("{id}  {}", entry.version().label));
            let field = TextEdit::singleline(text).desired_width(110.0).hint_text("YYYY-MM-DD");
            let field = ui.add(field).labelled_by(name.id);
            if std::mem::take(&mut first) {
                focus_once(ui, &field);
            }
            if !text.trim().is_empty() && parse_day(text).is_none() {
                wrong = true;
                ui.colored_label(ui.visuals().error_fg_color, "✖ not a date");
            }
        });
    }
    ui.horizontal(|ui| {
        if ui.add_enabled(!wrong, egui::Button::new("Set dates")).clicked() {
            actions.extend(dates.iter().filter_map(|(key, text)| {
                let day = parse_day(text)?;
                Some(Action::Change(Change::SetPublished(*key, Some(day))))
            }));
            actions.push(Action::LeaveDates);
        }
        close_ui(ui, "Not now", actions);
    });
}

fn shortcuts_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    ui.heading("Keyboard shortcuts");
    ScrollArea::vertical().max_height(420.0).min_scrolled_height(420.0).show(ui, |ui| {
        egui::Grid::new("shortcuts").num_columns(2).striped(true).show(ui, |ui| {
            for &command in Command::ALL {
                let Some(shortcut) = command.shortcut() else { continue };
                ui.label(RichText::new(ui.ctx().format_shortcut(&shortcut)).monospace());
                ui.label(command.text());
                ui.end_row();
            }
            for key in ViewKey::ALL {
                let keys: Vec<String> =
                    key.keys().iter().map(|key| ui.ctx().format_shortcut(key)).collect();
                ui.label(RichText::new(keys.join(", ")).monospace());
                let screens: Vec<&str> = key.screens().iter().map(|on| on.name()).collect();
                match screens.as_slice() {
                    [] => ui.label(key.what()),
                    [..] => ui.label(format!("{}: {}", screens.join(", "), key.what())),
                };
                ui.end_row();
            }
        });
    });
    close_ui(ui, "Close", actions);
}

fn palette_ui(
    ui: &mut Ui,
    query: &mut String,
    selected: &mut usize,
    now: &Availability,
    actions: &mut Vec<Action>,
) {
    let (down, up) = ui.input_mut(|input| {
        let mut count = |key| input.count_and_consume_key(egui::Modifiers::NONE, key);
        (count(Key::ArrowDown), count(Key::ArrowUp))
    });
    let field = TextEdit::singleline(query)
        .desired_width(f32::INFINITY)
        .hint_text("Type the name of a command");
    let field = ui.add(field).accessible_name("Command");
    focus_once(ui, &field);
    let found = matching(query, now);
    *selected = (*selected + down).saturating_sub(up).min(found.len().saturating_sub(1));
    if field.changed() {
        *selected = 0;
    }
    let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ScrollArea::vertical().max_height(300.0).min_scrolled_height(300.0).show(ui, |ui| {
        for (index, command) in found.iter().enumerate() {
            let mut button = egui::Button::selectable(index == *selected, command.text_now(now));
            if let Some(shortcut) = command.shortcut() {
                button = button.shortcut_text(ui.ctx().format_shortcut(&shortcut));
            }
            let justified = egui::Layout::top_down_justified(egui::Align::LEFT);
            let row = ui.with_layout(justified, |ui| ui.add(button)).inner;
            let row = row.on_hover_text(command.tooltip()).accessible_name(command.text_now(now));
            if index == *selected && (down > 0 || up > 0) {
                row.scroll_to_me(None);
            }
            if row.clicked() || (enter && index == *selected) {
                actions.push(Action::CloseModal);
                command.ask(actions);
            }
        }
        if found.is_empty() {
            ui.weak("No command has these words");
        }
    });
}

/// The commands that can be run now and have all the words of `query`.
fn matching(query: &str, now: &Availability) -> Vec<Command> {
    let query = query.to_lowercase();
    Command::ALL
        .iter()
        .copied()
        .filter(|command| command.is_enabled(now) && *command != Command::Palette)
        .filter(|command| {
            let text = command.text_now(now).to_lowercase();
            query.split_whitespace().all(|word| text.contains(word))
        })
        .collect()
}

fn about_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    ui.heading("Tellings");
    ui.label(concat!("Version ", env!("CARGO_PKG_VERSION")));
    ui.label(env!("CARGO_PKG_DESCRIPTION"));
    ui.label("Everything happens on this machine: nothing you open is sent anywhere.");
    let formats: Vec<&str> = ReportFormat::ALL.iter().map(|format| format.extension()).collect();
    ui.label(format!("Reports: {}", formats.join(", ")));
    close_ui(ui, "Close", actions);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_taken_as_people_paste_them() {
        let check = |text: &str, expected: &str| {
            assert_eq!(typed_path(text), PathBuf::from(expected), "{text}");
        };
        check(" /a/b c.txt ", "/a/b c.txt");
        check("\"/a/b c.txt\"", "/a/b c.txt");
        check("'/a/b c.txt'", "/a/b c.txt");
        check("file:///a/b.txt", "/a/b.txt");
        check("\"", "\"");
    }

    #[test]
    fn the_palette_finds_commands_by_any_of_their_words() {
        let now = Availability::default();
        assert_eq!(matching("dark", &now), [Command::Dark]);
        assert_eq!(matching("theme li", &now), [Command::Light]);
        assert!(matching("undo", &now).is_empty(), "there is nothing to undo");
    }
}
