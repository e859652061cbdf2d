//! The list of versions: chosen by click, moved by dragging or by keys, with a menu of what can be
//! done to each.

use super::{SourcesData, change};
use crate::jobs::OnDisk;
use crate::project::{Change, Entry, VersionKey};
use crate::ui::action::Action;
use crate::ui::chrome::counted;
use crate::ui::keys;
use crate::ui::state::SourcesState;
use crate::ui::theme;
use egui::{Align, Button, Id, Layout, Response, RichText, Sense, Stroke, Ui};

/// What is dragged: a version of the list.
#[derive(Clone, Copy, Debug)]
struct Dragged(VersionKey);

/// The field in which a version is renamed.
pub(super) fn label_field(key: VersionKey) -> Id {
    Id::unique(("label of", key.0))
}

/// Draws the list.
pub(super) fn versions_ui(
    ui: &mut Ui,
    data: &SourcesData<'_>,
    selected: Option<VersionKey>,
    state: &mut SourcesState,
    actions: &mut Vec<Action>,
) {
    for (index, entry) in data.project.entries().iter().enumerate() {
        let shown = ui.scope(|ui| {
            let row = row_ui(ui, data, entry, selected == Some(entry.key()));
            if row.clicked() {
                state.select_next = Some(entry.key());
                ui.ctx().request_repaint();
            }
            row.dnd_set_drag_payload(Dragged(entry.key()));
            row.context_menu(|ui| menu_ui(ui, data, entry, index, state, actions));
            facts_ui(ui, data, entry, state);
        });
        drop_ui(ui, &shown.response, index, actions);
        ui.add_space(4.0);
    }
    if let Some(key) = selected {
        keys_ui(ui, data, key, actions);
    }
}

fn row_ui(ui: &mut Ui, data: &SourcesData<'_>, entry: &Entry, is_selected: bool) -> Response {
    let id = data.project.id(entry.key()).map(|id| id.to_string()).unwrap_or_default();
    let name = format!("{id}  {}", entry.version().label);
    let text = RichText::new(&name).font(theme::strong_font());
    let row = Button::selectable(is_selected, text).truncate().sense(Sense::click_and_drag());
    let justified = Layout::top_down_justified(Align::LEFT);
    let row = ui.with_layout(justified, |ui| ui.add(row)).inner;
    let tip =
        keys::VERSION_UP.tip(ui.ctx(), "Drag to move it, or use the keys; right click for more");
    row.on_hover_text(tip).accessible_name(format!("Version {name}"))
}

fn facts_ui(ui: &mut Ui, data: &SourcesData<'_>, entry: &Entry, state: &mut SourcesState) {
    let version = entry.version();
    ui.indent(entry.key().0, |ui| {
        let mut facts = vec![format!("{} words", state.words(entry.key(), version))];
        facts.push(match version.article.published {
            Some(day) => day.to_string(),
            None => "no date".to_owned(),
        });
        if data.project.id(entry.key()) == Some(data.project.base()) {
            facts.push("base".to_owned());
        }
        ui.weak(facts.join(" · "));
        let warnings = version.warnings.len() + entry.lost().len();
        let warn = |ui: &mut Ui, text: String| {
            ui.colored_label(ui.visuals().warn_fg_color, format!("⚠ {text}"));
        };
        if warnings > 0 {
            warn(ui, counted(warnings, "warning"));
        }
        let news = data.files.news(data.project);
        let changed = news.iter().find(|one| one.key == entry.key());
        if changed.is_some_and(|one| matches!(one.on_disk, OnDisk::Changed(_))) {
            warn(ui, "changed on disk".to_owned());
        } else if data.files.is_gone(entry.key()) {
            ui.weak("its file is not at its place");
        }
    });
}

fn menu_ui(
    ui: &mut Ui,
    data: &SourcesData<'_>,
    entry: &Entry,
    index: usize,
    state: &mut SourcesState,
    actions: &mut Vec<Action>,
) {
    let key = entry.key();
    let last = data.project.entries().len().saturating_sub(1);
    let is_base = data.project.id(key) == Some(data.project.base());
    let item = |ui: &mut Ui, enabled: bool, text: &str, key: Option<&keys::ViewKey>| {
        let mut button = Button::new(text);
        if let Some(key) = key.and_then(|key| key.keys().first()) {
            button = button.shortcut_text(keys::name(ui.ctx(), key));
        }
        let clicked = ui.add_enabled(enabled, button).accessible_name(text).clicked();
        if clicked {
            ui.close();
        }
        clicked
    };
    if item(ui, !is_base, "Compare the others with it", None) {
        change(actions, Change::SetBase(key));
    }
    if item(ui, true, "Rename…", Some(&keys::VERSION_RENAME)) {
        state.select_next = Some(key);
        ui.ctx().memory_mut(|memory| memory.request_focus(label_field(key)));
    }
    if item(ui, index > 0, "Move up", Some(&keys::VERSION_UP)) {
        change(actions, Change::Reorder(key, index.saturating_sub(1)));
    }
    if item(ui, index < last, "Move down", Some(&keys::VERSION_DOWN)) {
        change(actions, Change::Reorder(key, index + 1));
    }
    ui.separator();
    if item(ui, entry.as_read().source.path.is_some(), "Read its file again", None) {
        actions.push(Action::ReadAgain(key));
    }
    if item(ui, true, "Take it out", Some(&keys::VERSION_REMOVE)) {
        change(actions, Change::Remove(key));
    }
}

/// Takes a dragged version at this place, and shows where it would come to stand.
fn drop_ui(ui: &Ui, shown: &Response, index: usize, actions: &mut Vec<Action>) {
    if shown.dnd_hover_payload::<Dragged>().is_some() {
        let stroke = Stroke::new(2.0, ui.visuals().selection.stroke.color);
        ui.painter().hline(shown.rect.x_range(), shown.rect.top() - 2.0, stroke);
    }
    if let Some(dragged) = shown.dnd_release_payload::<Dragged>() {
        change(actions, Change::Reorder(dragged.0, index));
    }
}

/// The keys of the list act on the version whose details are shown.
fn keys_ui(ui: &Ui, data: &SourcesData<'_>, key: VersionKey, actions: &mut Vec<Action>) {
    let Some(index) = data.project.id(key).map(|id| id.index()) else { return };
    let last = data.project.entries().len().saturating_sub(1);
    if keys::VERSION_UP.pressed(ui) && index > 0 {
        change(actions, Change::Reorder(key, index - 1));
    }
    if keys::VERSION_DOWN.pressed(ui) && index < last {
        change(actions, Change::Reorder(key, index + 1));
    }
    if keys::VERSION_RENAME.pressed(ui) {
        ui.memory_mut(|memory| memory.request_focus(label_field(key)));
    }
    if keys::VERSION_REMOVE.pressed(ui) {
        change(actions, Change::Remove(key));
    }
}
