//! What stands where a screen has nothing to draw yet: what is being read or compared, what could
//! not be read and what still works, or where to begin.

use crate::jobs::{Batch, Failure, FileState, Progress};
use crate::project::Project;
use crate::ui::action::Action;
use crate::ui::commands::Command;
use crate::ui::derived::Freshness;
use crate::ui::state::Screen;
use crate::ui::theme;
use egui::{Label, ProgressBar, RichText, ScrollArea, Ui};
use std::path::Path;

/// How wide the column in the middle is, in points.
const WIDTH: f32 = 520.0;

/// How many files are listed; of more, the ones that are still to come are counted.
const MAX_FILES: usize = 12;

/// Why there is nothing.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Nothing<'a> {
    /// How what is shown stands to the project.
    pub(in crate::ui) freshness: Freshness,
    /// What is under way.
    pub(in crate::ui) progress: Option<&'a Progress>,
    /// The files being read.
    pub(in crate::ui) batches: &'a [Batch],
    /// The files that could not be read.
    pub(in crate::ui) failures: &'a [Failure],
    /// The versions.
    pub(in crate::ui) project: &'a Project,
}

/// Draws it.
pub(in crate::ui) fn nothing_ui(ui: &mut Ui, nothing: &Nothing<'_>, actions: &mut Vec<Action>) {
    let reading = !nothing.batches.is_empty();
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let margin = ((ui.available_width() - WIDTH) / 2.0).max(0.0);
        ui.horizontal_top(|ui| {
            ui.add_space(margin);
            ui.vertical(|ui| {
                ui.set_width(WIDTH.min(ui.available_width()));
                ui.add_space(56.0);
                match (reading, nothing.freshness) {
                    (true, _) => reading_ui(ui, nothing, actions),
                    (false, Freshness::Updating) => comparing_ui(ui, nothing, actions),
                    (false, Freshness::Stale) => stale_ui(ui, nothing, actions),
                    (false, Freshness::Current) if !nothing.failures.is_empty() => {
                        failed_ui(ui, nothing.failures, actions);
                    }
                    (false, Freshness::Current) => empty_ui(ui, actions),
                }
            });
        });
    });
}

fn heading_ui(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(theme::heading_font()));
    ui.add_space(4.0);
}

/// A button for a command, with its tooltip and keys.
fn command_ui(ui: &mut Ui, command: Command, actions: &mut Vec<Action>) {
    if ui.button(command.text()).on_hover_text(command.tip(ui.ctx())).clicked() {
        command.ask(actions);
    }
}

fn progress_ui(ui: &mut Ui, progress: Option<&Progress>, actions: &mut Vec<Action>) {
    ui.horizontal(|ui| {
        match progress.and_then(|progress| progress.share) {
            Some(share) => {
                let bar = ProgressBar::new(share).desired_width(300.0).show_percentage();
                ui.add(bar).accessible_name("Progress of the work");
            }
            None => {
                ui.spinner();
            }
        }
        if progress.is_some_and(|progress| progress.can_cancel) {
            let cancel = ui.button("Stop").on_hover_text(Command::Cancel.tip(ui.ctx()));
            if cancel.clicked() {
                actions.push(Action::Cancel);
            }
        }
    });
    ui.add_space(8.0);
}

fn reading_ui(ui: &mut Ui, nothing: &Nothing<'_>, actions: &mut Vec<Action>) {
    heading_ui(ui, nothing.progress.map_or("Reading", |progress| progress.what.as_str()));
    progress_ui(ui, nothing.progress, actions);
    let files: Vec<_> = nothing.batches.iter().flat_map(Batch::files).collect();
    for (path, state) in files.iter().take(MAX_FILES) {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        match state {
            FileState::Waiting => ui.weak(format!("…  {name}, waiting")),
            FileState::Reading => ui.label(format!("⟳  {name}, being read")),
            FileState::Read(_) => ui.label(format!("✔  {name}")),
            FileState::Failed(_) => ui.label(format!("✖  {name}, could not be read")),
        };
    }
    if let Some(more) = files.len().checked_sub(MAX_FILES).filter(|more| *more > 0) {
        ui.weak(format!("and {more} more"));
    }
}

fn comparing_ui(ui: &mut Ui, nothing: &Nothing<'_>, actions: &mut Vec<Action>) {
    let entries = nothing.project.entries();
    let heading = match entries.len() {
        1 => "Looking through one version".to_owned(),
        count => format!("Comparing {count} versions"),
    };
    heading_ui(ui, &heading);
    progress_ui(ui, nothing.progress, actions);
    for entry in entries.iter().take(MAX_FILES) {
        let id = nothing.project.id(entry.key()).map(|id| id.to_string()).unwrap_or_default();
        ui.label(format!("{id}  {}", entry.version().label));
    }
    if let Some(more) = entries.len().checked_sub(MAX_FILES).filter(|more| *more > 0) {
        ui.weak(format!("and {more} more"));
    }
    ui.add_space(8.0);
    ui.weak("Sources shows already what was read.");
    command_ui(ui, Command::GoToSources, actions);
}

fn stale_ui(ui: &mut Ui, nothing: &Nothing<'_>, actions: &mut Vec<Action>) {
    heading_ui(ui, "The versions have not been compared");
    let count = nothing.project.entries().len();
    ui.label(format!(
        "{} there; the comparison was stopped before its end.",
        if count == 1 { "One version is".to_owned() } else { format!("{count} versions are") }
    ));
    ui.horizontal(|ui| {
        let tip = Command::CompareAgain.tip(ui.ctx());
        if ui.button("Compare them").on_hover_text(tip).clicked() {
            actions.push(Action::CompareAgain);
        }
        command_ui(ui, Command::GoToSources, actions);
    });
}

fn failed_ui(ui: &mut Ui, failures: &[Failure], actions: &mut Vec<Action>) {
    let heading = match failures.len() {
        1 => "The file could not be read".to_owned(),
        count => format!("None of the {count} files could be read"),
    };
    heading_ui(ui, &heading);
    for failure in failures.iter().take(MAX_FILES) {
        theme::card(ui).show(ui, |ui| {
            ui.set_width(ui.available_width());
            let name = name(&failure.path);
            ui.colored_label(ui.visuals().error_fg_color, format!("✖ {name}"));
            ui.add(Label::new(&failure.why).wrap());
            let again = ui.small_button("Try again").on_hover_text("Read this file once more");
            if again.accessible_name(format!("Try {name} again")).clicked() {
                actions.push(Action::Open(vec![failure.path.clone()]));
            }
        });
    }
    if let Some(more) = failures.len().checked_sub(MAX_FILES).filter(|more| *more > 0) {
        ui.weak(format!("and {more} more"));
    }
    ui.add_space(8.0);
    ui.add(
        Label::new(
            "Nothing was changed on disk. The words of a page can be copied in a browser and pasted \
             here, and other files can be opened.",
        )
        .wrap(),
    );
    ui.horizontal(|ui| {
        command_ui(ui, Command::Open, actions);
        command_ui(ui, Command::Paste, actions);
    });
}

fn empty_ui(ui: &mut Ui, actions: &mut Vec<Action>) {
    heading_ui(ui, "No versions here yet");
    ui.label("Open two or more files that tell the same story, or drop them on the window.");
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        command_ui(ui, Command::Open, actions);
        command_ui(ui, Command::Paste, actions);
        let start = ui.button("Go to the start").on_hover_text(Command::GoToStart.tip(ui.ctx()));
        if start.clicked() {
            actions.push(Action::GoTo(Screen::Start));
        }
    });
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}
