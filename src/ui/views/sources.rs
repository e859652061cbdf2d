//! What was recognised in each file, and the place to put it right: labels, dates, roles.

use crate::article::VersionId;
use crate::jobs::{Batch, Failure, FileState};
use crate::project::{Change, Entry, Project, VersionKey};
use crate::ui::action::Action;
use crate::ui::commands::Command;
use crate::ui::state::SourcesState;
use crate::ui::theme;
use egui::{Align, Button, Layout, Panel, RichText, ScrollArea, Ui};

mod dates;
mod details;
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
            versions_ui(ui, project, selected_key, state);
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
            ui.weak("Versions appear here once they are read.");
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

fn versions_ui(
    ui: &mut Ui,
    project: &Project,
    selected: Option<VersionKey>,
    state: &mut SourcesState,
) {
    for (index, entry) in project.entries().iter().enumerate() {
        let id = VersionId::at(index);
        let version = entry.version();
        let is_base = id == project.base();
        let name = format!("{id}  {}", version.label);
        let row = Button::selectable(
            selected == Some(entry.key()),
            RichText::new(&name).font(theme::strong_font()),
        )
        .truncate();
        let justified = Layout::top_down_justified(Align::LEFT);
        let row = ui.with_layout(justified, |ui| ui.add(row)).inner;
        if row.accessible_name(format!("Version {name}")).clicked() {
            state.select_next = Some(entry.key());
            ui.ctx().request_repaint();
        }
        ui.indent(entry.key().0, |ui| {
            let mut facts = vec![format!("{} words", state.words(entry.key(), version))];
            facts.push(match version.article.published {
                Some(day) => day.to_string(),
                None => "no date".to_owned(),
            });
            if is_base {
                facts.push("base".to_owned());
            }
            ui.weak(facts.join(" · "));
            let warnings = version.warnings.len() + entry.lost().len();
            if warnings > 0 {
                let text = crate::ui::chrome::counted(warnings, "warning");
                ui.colored_label(ui.visuals().warn_fg_color, format!("⚠ {text}"));
            }
        });
        ui.add_space(4.0);
    }
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
            let again = ui.small_button("Try again");
            if again.accessible_name(format!("Try {name} again")).clicked() {
                actions.push(Action::Open(vec![failure.path.clone()]));
            }
            let dismiss = ui.small_button("Dismiss");
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
