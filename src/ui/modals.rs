//! What stands above the window until it is answered.

use super::action::Action;
use super::app::parse_day;
use super::commands::Availability;
use super::document::Document;
use super::keys::{self, ViewKey};
use super::outlet_rules::RulesAction;
use super::state::{AfterSaving, Modal};
use super::surroundings::Surroundings;
use crate::jobs::{Overwrite, Purpose};
use crate::present::Presentation;
use crate::project::{Change, VersionKey};
use crate::report::ReportFormat;
use egui::{Key, RichText, ScrollArea, TextEdit, Ui};
use std::path::{Path, PathBuf};

mod agreement;
mod new_rule;
mod palette;
mod rules;
mod settings;
mod sheet;

/// How wide a modal is, in points.
const WIDTH: f32 = 560.0;

/// How wide the list of shortcuts is, in points: room for two columns.
const WIDE: f32 = 900.0;

/// How wide rules for outlets are, in points: a block of text is read in them.
const RULES: f32 = 680.0;

/// What the modals draw.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// The open story.
    pub(super) document: &'a Document,
    /// What is shown of it.
    pub(super) presentation: Option<&'a Presentation>,
    /// What lies around the window.
    pub(super) surroundings: &'a Surroundings,
    /// What can be done now.
    pub(super) now: &'a Availability,
}

/// Draws the modal that is open, if one is.
pub(super) fn modal_ui(
    ctx: &egui::Context,
    modal: &mut Option<Modal>,
    around: &Around<'_>,
    actions: &mut Vec<Action>,
) {
    let Some(open) = modal else { return };
    let document = around.document;
    let width = match open {
        Modal::Shortcuts { .. } | Modal::Agreement(_) => WIDE,
        Modal::Rules { .. } | Modal::NewRule(_) => RULES,
        Modal::Paste { .. }
        | Modal::Path { .. }
        | Modal::Replace { .. }
        | Modal::Unsaved(_)
        | Modal::Dates(_)
        | Modal::Settings
        | Modal::Palette { .. }
        | Modal::About => WIDTH,
    };
    let frame = egui::Frame::popup(&ctx.global_style()).inner_margin(egui::Margin::same(16));
    let modal = egui::Modal::new(egui::Id::unique("modal")).frame(frame);
    let response = modal.show(ctx, |ui| {
        ui.set_width(width.min(ui.ctx().content_rect().width() - 60.0));
        match open {
            Modal::Paste { label, text } => paste_ui(ui, label, text, actions),
            Modal::Path { purpose, path } => path_ui(ui, *purpose, path, actions),
            Modal::Replace { purpose, path } => replace_ui(ui, *purpose, path, actions),
            Modal::Unsaved(then) => unsaved_ui(ui, then, document, actions),
            Modal::Dates(dates) => dates_ui(ui, dates, document, actions),
            Modal::Shortcuts { query } => {
                sheet::sheet_ui(ui, query);
                close_ui(ui, "Close", actions);
            }
            Modal::Settings => settings::settings_ui(ui, around.surroundings, actions),
            Modal::Rules { deleted } => {
                let around = (around.surroundings, document.project());
                rules::rules_ui(ui, deleted, around, actions);
            }
            Modal::NewRule(new) => {
                new_rule::new_rule_ui(ui, new, document.project(), actions);
            }
            Modal::Palette { query, selected } => {
                palette::palette_ui(ui, query, selected, around, actions);
            }
            Modal::Agreement(agreement) => agreement::agreement_ui(ui, agreement, actions),
            Modal::About => about_ui(ui, actions),
        }
    });
    if response.should_close() {
        actions.push(Action::CloseModal);
    }
}

/// Whether each word of `query` stands in one of `texts`, in any case.
fn words_found(query: &str, texts: &[&str]) -> bool {
    let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
    let mut words = query.split_whitespace().map(str::to_lowercase);
    words.all(|word| texts.iter().any(|text| text.contains(&word)))
}

/// A button that closes the modal.
fn close_ui(ui: &mut Ui, text: &str, actions: &mut Vec<Action>) -> egui::Response {
    let tip = ViewKey::tip(&keys::CLOSE, ui.ctx(), "Close this");
    let button = ui.button(text).on_hover_text(tip);
    if button.clicked() {
        actions.push(Action::CloseModal);
    }
    button
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
        Purpose::ImportRules => ("Import rules for outlets", "Import"),
        Purpose::ExportRules => ("Export rules for outlets", "Write"),
        Purpose::Sheets => ("Compare coding sheets", "Compare"),
        Purpose::Agreement(_) => ("Write the agreement of coders", "Write"),
    };
    ui.heading(heading);
    ui.label(match purpose {
        Purpose::Open => "The path of a file, a folder of files, or a saved story.",
        Purpose::ImportRules => "The path of a file of rules, as Tellings exports them.",
        Purpose::Sheets => "The paths of the sheets, with semicolons between them.",
        Purpose::Save
        | Purpose::Export(_)
        | Purpose::Chart(..)
        | Purpose::ExportRules
        | Purpose::Agreement(_) => "The path of the file to write.",
    });
    let field = TextEdit::singleline(path).desired_width(f32::INFINITY);
    let field = ui.add(field).accessible_name("Path");
    focus_once(ui, &field);
    let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    ui.horizontal(|ui| {
        let ready = !path.trim().is_empty();
        let clicked = ui.add_enabled(ready, egui::Button::new(button)).clicked();
        if ready && (clicked || enter) {
            let typed = path.as_str();
            let path = typed_path(typed);
            match purpose {
                Purpose::Open => actions.extend([Action::CloseModal, Action::Open(vec![path])]),
                Purpose::Save => actions.push(Action::SaveTo(path, Overwrite::Ask)),
                Purpose::ImportRules => actions
                    .extend([Action::CloseModal, Action::Rules(RulesAction::ImportFrom(path))]),
                Purpose::ExportRules => {
                    actions.push(Action::Rules(RulesAction::ExportTo(path, Overwrite::Ask)));
                }
                Purpose::Export(format) => {
                    actions.push(Action::ExportTo(format, path, Overwrite::Ask));
                }
                Purpose::Sheets => {
                    let paths = typed.split(';').filter(|path| !path.trim().is_empty());
                    actions.push(Action::CompareSheets(paths.map(typed_path).collect()));
                }
                Purpose::Agreement(format) => {
                    actions.push(Action::WriteAgreementTo(format, path, Overwrite::Ask));
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
        Purpose::Open
        | Purpose::ImportRules
        | Purpose::ExportRules
        | Purpose::Export(_)
        | Purpose::Chart(..)
        | Purpose::Sheets
        | Purpose::Agreement(_) => {
            "There is a file of this name already. What it says now is lost."
        }
    });
    ui.label(RichText::new(path.display().to_string()).monospace());
    ui.horizontal(|ui| {
        if ui.button("Replace").clicked() {
            let path = path.to_owned();
            match purpose {
                Purpose::Open | Purpose::ImportRules | Purpose::Sheets => {
                    actions.push(Action::CloseModal);
                }
                Purpose::ExportRules => {
                    actions.push(Action::Rules(RulesAction::ExportTo(path, Overwrite::Agreed)));
                }
                Purpose::Agreement(format) => {
                    actions.push(Action::WriteAgreementTo(format, path, Overwrite::Agreed));
                }
                Purpose::Save => actions.push(Action::SaveTo(path, Overwrite::Agreed)),
                Purpose::Export(format) => {
                    actions.push(Action::ExportTo(format, path, Overwrite::Agreed));
                }
                Purpose::Chart(kind, format) => {
                    actions.push(Action::SaveChartTo(kind, format, path, Overwrite::Agreed));
                }
            }
        }
        let keep = close_ui(ui, "Keep it", actions);
        focus_once(ui, &keep);
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

fn about_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    ui.heading("Tellings");
    ui.label(concat!("Version ", env!("CARGO_PKG_VERSION")));
    ui.label(env!("CARGO_PKG_DESCRIPTION"));
    ui.label("Everything happens on this machine: nothing you open is sent anywhere.");
    let formats: Vec<&str> = ReportFormat::ALL.iter().map(|format| format.extension()).collect();
    ui.label(format!("Reports: {}", formats.join(", ")));
    let close = close_ui(ui, "Close", actions);
    focus_once(ui, &close);
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
    fn words_are_found_in_any_order_and_case() {
        let check = |query: &str, expected: bool| {
            assert_eq!(words_found(query, &["Go to Quotes", "Ctrl+4"]), expected, "{query}");
        };
        check("", true);
        check("quotes go", true);
        check("ctrl", true);
        check("facts", false);
    }
}
