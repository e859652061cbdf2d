//! What was recognised in each file, and the place to put it right: labels, dates, roles.

use crate::article::VersionId;
use crate::jobs::{Batch, Failure, FileState};
use crate::project::{Change, Entry, Project, VersionKey};
use crate::ui::action::Action;
use crate::ui::commands::Command;
use crate::ui::on_disk::Files;
use crate::ui::state::SourcesState;
use egui::{Panel, ScrollArea, Ui};

mod dates;
mod details;
mod list;
mod paragraphs;

/// What the screen draws.
#[derive(Clone, Copy)]
pub(crate) struct SourcesData<'a> {
    /// The versions.
    pub(crate) project: &'a Project,
    /// Files that could not be read.
    pub(crate) failures: &'a [Failure],
    /// Files that are being read.
    pub(crate) batches: &'a [Batch],
    /// The files of the versions as they were last seen.
    pub(crate) files: &'a Files,
}

/// Draws the screen.
pub(crate) fn sources_ui(
    ui: &mut Ui,
    data: &SourcesData<'_>,
    state: &mut SourcesState,
    actions: &mut Vec<Action>,
) {
    if let Some(key) = state.select_next.take() {
        state.selected = Some(key);
    }
    let project = data.project;
    let chosen = state.selected.and_then(|key| project.entry(key));
    let selected = chosen.or_else(|| project.entries().first());
    let selected_key = selected.map(Entry::key);
    // It stays the one when versions are moved.
    state.selected = selected_key;
    dates::question_ui(ui, project, state, actions);
    Panel::left("versions").resizable(true).default_size(270.0).min_size(180.0).show(ui, |ui| {
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            ui.add_space(6.0);
            list::versions_ui(ui, data, selected_key, state, actions);
            waiting_ui(ui, data.batches);
            failures_ui(ui, data.failures, actions);
            ui.add_space(8.0);
            for command in [Command::Open, Command::Paste] {
                if ui.button(command.text()).on_hover_text(command.tip(ui.ctx())).clicked() {
                    actions.push(command.action());
                }
            }
        });
    });
    egui::CentralPanel::default().show(ui, |ui| match selected.zip(selected_key) {
        Some((entry, key)) => {
            let id = project.id(key).unwrap_or(VersionId(0));
            let source = Source { project, entry, key, id };
            details::details_ui(ui, &source, state, actions);
        }
        None => {
            ui.add_space(24.0);
            ui.label("Versions appear here once they are read.");
            ui.weak("What could not be read stands on the left, with the reason.");
        }
    });
}

/// The version whose details are shown.
#[derive(Clone, Copy)]
struct Source<'a> {
    project: &'a Project,
    entry: &'a Entry,
    key: VersionKey,
    id: VersionId,
}

fn waiting_ui(ui: &mut Ui, batches: &[Batch]) {
    for (path, state) in batches.iter().flat_map(Batch::files) {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
        ui.horizontal(|ui| match state {
            FileState::Waiting => {
                ui.weak(format!("… {name} is waiting"));
            }
            FileState::Reading => {
                ui.spinner();
                ui.weak(format!("{name} is being read"));
            }
            FileState::Read(_) => {
                ui.weak(format!("✔ {name}"));
            }
            FileState::Failed(_) => {
                ui.weak(format!("✖ {name}"));
            }
        });
    }
}

fn failures_ui(ui: &mut Ui, failures: &[Failure], actions: &mut Vec<Action>) {
    for failure in failures {
        let name = failure.path.file_name().unwrap_or(failure.path.as_os_str()).to_string_lossy();
        ui.separator();
        ui.colored_label(ui.visuals().error_fg_color, format!("✖ {name} was not read"));
        ui.add(egui::Label::new(&failure.why).wrap());
        ui.horizontal(|ui| {
            let again = ui.small_button("Try again").on_hover_text("Read this file once more");
            if again.accessible_name(format!("Try {name} again")).clicked() {
                actions.push(Action::Open(vec![failure.path.clone()]));
            }
            let dismiss = ui.small_button("Dismiss").on_hover_text("Take it off this list");
            if dismiss.accessible_name(format!("Dismiss {name}")).clicked() {
                actions.push(Action::DismissFailure(failure.path.clone()));
            }
        });
    }
}

/// Pushes a change.
fn change(actions: &mut Vec<Action>, change: Change) {
    actions.push(Action::Change(change));
}
