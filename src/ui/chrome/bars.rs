//! Bars above a screen: files that have changed on disk, missing dates, hints for a new user. Each
//! says what is the matter in a sentence and what can be done, and can be sent away.

use crate::jobs::OnDisk;
use crate::project::Project;
use crate::ui::action::Action;
use crate::ui::commands::Command;
use crate::ui::document::Document;
use crate::ui::keys;
use crate::ui::on_disk::News;
use crate::ui::settings::Hint;
use crate::ui::state::Modal;
use crate::ui::theme;
use egui::{Panel, RichText, Ui};

/// How many files are named; of more, the rest is counted.
const MAX_NAMED: usize = 4;

/// Says which files have changed since they were read, or are gone.
pub(in crate::ui) fn files_ui(ui: &mut Ui, document: &Document, actions: &mut Vec<Action>) {
    let project = document.project();
    let news = document.files.news(project);
    if news.is_empty() {
        return;
    }
    let changed: Vec<_> = news
        .iter()
        .filter(|one| matches!(one.on_disk, OnDisk::Changed(_)))
        .map(|one| one.key)
        .collect();
    bar_ui(ui, "changed files", |ui| {
        ui.label(RichText::new("⟳").strong());
        for one in news.iter().take(MAX_NAMED) {
            ui.label(sentence(project, *one));
            if changed.len() > 1 && changed.contains(&one.key) {
                let id = project.id(one.key).map(|id| id.to_string()).unwrap_or_default();
                let again = ui.small_button(format!("Read {id} again"));
                if again.on_hover_text(KEPT).clicked() {
                    actions.push(Action::ReadAgain(one.key));
                }
            }
        }
        if let Some(more) = news.len().checked_sub(MAX_NAMED).filter(|more| *more > 0) {
            ui.label(format!("And {more} more."));
        }
        let text = match changed.len() {
            0 => None,
            1 => Some("Read again"),
            _ => Some("Read all again"),
        };
        if let Some(text) = text
            && ui.button(text).on_hover_text(KEPT).clicked()
        {
            actions.push(Action::ReadAllAgain(changed));
        }
        let leave = ui.button("Not now").on_hover_text(
            "Go on with what was read; you are told again when a file changes once more",
        );
        if leave.clicked() {
            actions.push(Action::LeaveFiles);
        }
    });
}

const KEPT: &str =
    "Read what the file says now; your corrections are kept, and undo brings the old text back";

/// "B: courier.html has changed on disk."
fn sentence(project: &Project, news: News<'_>) -> String {
    let id = project.id(news.key).map(|id| id.to_string()).unwrap_or_default();
    let name = news.path.file_name().unwrap_or(news.path.as_os_str()).to_string_lossy();
    match news.on_disk {
        OnDisk::Changed(_) => format!("{id}: {name} has changed on disk."),
        OnDisk::Gone => format!("{id}: {name} is gone from its place; what was read of it stays."),
        OnDisk::Same => String::new(),
    }
}

/// Asks once for the dates of versions that have none.
pub(in crate::ui) fn dates_ui(ui: &mut Ui, document: &Document, actions: &mut Vec<Action>) {
    let undated = document.undated();
    if undated.is_empty() {
        return;
    }
    let letters: Vec<String> = undated
        .iter()
        .filter_map(|key| document.project().id(*key))
        .map(|id| id.to_string())
        .collect();
    let subject = if letters.len() == 1 { "Version" } else { "Versions" };
    let verb = if letters.len() == 1 { "tells" } else { "tell" };
    bar_ui(ui, "dates", |ui| {
        ui.label(format!(
            "{subject} {} {verb} no date of publication, so words like “Tuesday” stay unresolved.",
            letters.join(", ")
        ));
        if ui.button("Set dates…").on_hover_text("Type the days of publication").clicked() {
            let dates = undated.iter().map(|key| (*key, String::new())).collect();
            actions.push(Action::Show(Modal::Dates(dates)));
        }
        if ui.button("Leave them").on_hover_text("You are not asked again").clicked() {
            actions.push(Action::LeaveDates);
        }
    });
}

/// A hint for who reads rows for the first time.
pub(in crate::ui) fn rows_hint_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    bar_ui(ui, "hint", |ui| {
        let key = |ui: &Ui, key: &keys::ViewKey| {
            key.keys().first().map(|key| keys::name(ui.ctx(), key)).unwrap_or_default()
        };
        let (next, previous) =
            (key(ui, &keys::NEXT_DIFFERENCE), key(ui, &keys::PREVIOUS_DIFFERENCE));
        ui.label(RichText::new("Hint").strong());
        ui.label(format!(
            "{next} and {previous} go from difference to difference; ? lists all keys."
        ));
        if ui.button("Got it").on_hover_text("This hint does not come again").clicked() {
            actions.push(Action::Dismiss(Hint::Rows));
        }
    });
}

fn bar_ui(ui: &mut Ui, name: &'static str, content: impl FnOnce(&mut Ui)) {
    let frame = egui::Frame::side_top_panel(ui.style()).fill(theme::palette(ui).accent_wash);
    Panel::top(name).frame(frame).show(ui, |ui| {
        ui.horizontal_wrapped(content);
    });
}

/// A first hint on the start screen.
pub(in crate::ui) fn start_hint_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    theme::card(ui).fill(theme::palette(ui).accent_wash).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(RichText::new("New here?").font(theme::strong_font()));
        let keys = |command: Command| {
            command.shortcut().map(|keys| keys::name(ui.ctx(), &keys)).unwrap_or_default()
        };
        let lines = [
            format!(
                "1.  Open two or more versions of one story: files, a folder, or text that you copied ({} and {}).",
                keys(Command::Open),
                keys(Command::Paste)
            ),
            "2.  Read them side by side; Quotes and Facts show what each version has, changes or leaves out.".to_owned(),
            "3.  Put right what the program got wrong, and export a report.".to_owned(),
        ];
        for line in lines {
            ui.add(egui::Label::new(line).wrap());
        }
        ui.add_space(2.0);
        if ui.button("Got it").on_hover_text("This hint does not come again").clicked() {
            actions.push(Action::Dismiss(Hint::Start));
        }
    });
}
