//! One version: what was recognised, each piece of it open to correction.

use super::dates::field_of_day_ui;
use super::{Source, change, paragraphs};
use crate::corrections::Correction;
use crate::project::Change;
use crate::ui::action::Action;
use crate::ui::keys;
use crate::ui::state::SourcesState;
use crate::ui::widgets::field::{TextField, field_ui};
use egui::{Button, Grid, Id, RichText, ScrollArea, Ui};

/// How wide the fields are, in points.
const FIELD_WIDTH: f32 = 420.0;

pub(super) fn details_ui(
    ui: &mut Ui,
    source: &Source<'_>,
    state: &mut SourcesState,
    actions: &mut Vec<Action>,
) {
    ScrollArea::vertical().auto_shrink(false).id_salt(source.key.0).show(ui, |ui| {
        ui.add_space(6.0);
        head_ui(ui, source, actions);
        ui.add_space(8.0);
        Grid::new(("metadata", source.key.0)).num_columns(2).spacing([12.0, 6.0]).show(ui, |ui| {
            metadata_ui(ui, source, actions);
            let words = state.words(source.key, source.entry.version());
            plain_ui(ui, "Words", &words.to_string());
            file_ui(ui, source);
        });
        warnings_ui(ui, source);
        ui.add_space(10.0);
        paragraphs::paragraphs_ui(ui, source, &mut state.paragraphs, actions);
    });
}

fn head_ui(ui: &mut Ui, source: &Source<'_>, actions: &mut Vec<Action>) {
    let Source { project, entry, key, id } = *source;
    let last = project.entries().len().saturating_sub(1);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(id.to_string()).heading().strong());
        let field = TextField { label: "Label", hint: "What to call this version", width: 260.0 };
        let field_id = super::list::label_field(key);
        if let Some(label) = field_ui(ui, field_id, field, &entry.version().label) {
            change(actions, Change::Rename(key, label));
        }
        let is_base = id == project.base();
        let base = Button::selectable(is_base, if is_base { "★ Base" } else { "Make it the base" });
        let base = ui.add(base).on_hover_text("The version that the others are compared with");
        if base.clicked() && !is_base {
            change(actions, Change::SetBase(key));
        }
        let index = id.index();
        let up = ui.add_enabled(index > 0, Button::new("⬆"));
        if up
            .on_hover_text(keys::VERSION_UP.tip(ui.ctx(), "Move up"))
            .accessible_name(format!("Move {id} up"))
            .clicked()
        {
            change(actions, Change::Reorder(key, index.saturating_sub(1)));
        }
        let down = ui.add_enabled(index < last, Button::new("⬇"));
        if down
            .on_hover_text(keys::VERSION_DOWN.tip(ui.ctx(), "Move down"))
            .accessible_name(format!("Move {id} down"))
            .clicked()
        {
            change(actions, Change::Reorder(key, index + 1));
        }
        if entry.as_read().source.path.is_some() {
            let again = ui.button("Read again").on_hover_text(
                "Read the file again, where it has changed; your corrections are kept",
            );
            if again.clicked() {
                actions.push(Action::ReadAgain(key));
            }
        }
        let tip = keys::VERSION_REMOVE.tip(ui.ctx(), "Take this version out; undo brings it back");
        let remove = ui.button("Remove").on_hover_text(tip);
        if remove.accessible_name(format!("Remove {id}")).clicked() {
            change(actions, Change::Remove(key));
        }
    });
}

fn metadata_ui(ui: &mut Ui, source: &Source<'_>, actions: &mut Vec<Action>) {
    let Source { entry, key, .. } = *source;
    let article = &entry.version().article;
    let text = |ui: &mut Ui, label: &str, hint: &str, current: Option<&str>| {
        ui.label(label);
        let field = TextField { label, hint, width: FIELD_WIDTH };
        let id = Id::unique((label, key.0));
        let new = field_ui(ui, id, field, current.unwrap_or_default());
        ui.end_row();
        new
    };
    if let Some(new) = text(ui, "Headline", "None found", article.headline.as_deref()) {
        change(actions, Change::SetHeadline(key, Some(new)));
    }
    if let Some(new) = text(ui, "Byline", "None found", article.byline.as_deref()) {
        change(actions, Change::SetByline(key, Some(new)));
    }
    published_ui(ui, source, actions);
    if let Some(new) = text(ui, "Outlet", "Not named", article.outlet.as_deref()) {
        change(actions, Change::SetOutlet(key, Some(new)));
    }
    plain_ui(ui, "Language", article.language.map_or("not recognised", |l| l.code()));
}

fn published_ui(ui: &mut Ui, source: &Source<'_>, actions: &mut Vec<Action>) {
    let Source { entry, key, .. } = *source;
    let published = entry.version().article.published;
    ui.label("Published");
    ui.horizontal(|ui| {
        let wrong = field_of_day_ui(ui, (key, "details"), "Published", published, actions);
        if !wrong && published.is_none() {
            ui.weak("Not found. Words like “Tuesday” stay unresolved without it.");
        }
    });
    ui.end_row();
}

fn file_ui(ui: &mut Ui, source: &Source<'_>) {
    let file = &source.entry.as_read().source;
    plain_ui(ui, "Format", file.format.name());
    plain_ui(ui, "Encoding", &file.encoding);
    let path = file.path.as_ref().map_or_else(|| file.file.clone(), |p| p.display().to_string());
    plain_ui(ui, "File", &path);
    ui.label("SHA-256");
    ui.label(RichText::new(&file.sha256).monospace().small());
    ui.end_row();
}

fn plain_ui(ui: &mut Ui, name: &str, value: &str) {
    ui.label(name);
    ui.label(value);
    ui.end_row();
}

fn warnings_ui(ui: &mut Ui, source: &Source<'_>) {
    let entry = source.entry;
    for warning in &entry.version().warnings {
        warning_ui(ui, &warning.message);
    }
    for lost in entry.lost() {
        warning_ui(ui, &describe_lost(lost));
    }
}

fn warning_ui(ui: &mut Ui, message: &str) {
    ui.horizontal(|ui| {
        ui.colored_label(ui.visuals().warn_fg_color, "⚠");
        ui.add(egui::Label::new(message).wrap());
    });
}

/// How many letters of a lost paragraph are shown.
const SHOWN_LETTERS: usize = 60;

fn describe_lost(correction: &Correction) -> String {
    match correction {
        Correction::Role(anchor, role) => {
            let words: String = anchor.exact.chars().take(SHOWN_LETTERS).collect();
            format!(
                "You set a role ({}) for a paragraph that is not there any more: “{words}…”",
                role.name()
            )
        }
        Correction::Label(_)
        | Correction::Headline(_)
        | Correction::Byline(_)
        | Correction::Published(_)
        | Correction::Outlet(_) => "A correction of yours has lost its place".to_owned(),
    }
}
