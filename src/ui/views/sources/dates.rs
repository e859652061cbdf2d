//! The day of publication: its field, and the question for it where a version has none. Days such as
//! "Tuesday" can be told by it alone.

use super::change;
use crate::article::{Date, VersionId};
use crate::project::{Change, Project, VersionKey};
use crate::ui::action::Action;
use crate::ui::app::parse_day;
use crate::ui::state::SourcesState;
use crate::ui::widgets::field::{TextField, field_ui};
use egui::{Frame, Id, Label, Panel, Ui};

/// Asks for the date of the first version that has none, until it is given or said to be unknown.
pub(super) fn question_ui(
    ui: &mut Ui,
    project: &Project,
    state: &mut SourcesState,
    actions: &mut Vec<Action>,
) {
    let open = project.entries().iter().enumerate().filter(|(_, entry)| {
        entry.version().article.published.is_none() && !state.undated.contains(&entry.key())
    });
    let open: Vec<(VersionId, VersionKey, &str)> = open
        .map(|(v, entry)| (VersionId::at(v), entry.key(), entry.version().label.as_str()))
        .collect();
    let Some(&(id, key, label)) = open.first() else { return };
    Panel::top("missing date").show(ui, |ui| {
        Frame::new().inner_margin(6.0).show(ui, |ui| {
            let more = match open.len() - 1 {
                0 => String::new(),
                more => format!(" ({more} more to ask for)"),
            };
            let text = format!(
                "⚠ When was {id} {label} published{more}? No date was found in it. Days such as \
                 “Tuesday” can’t be told without one."
            );
            ui.add(Label::new(text).wrap());
            ui.horizontal_wrapped(|ui| {
                let asked = format!("Date of {id}");
                field_of_day_ui(ui, (key, "asked"), &asked, None, actions);
                let unknown = ui.button("Not known");
                let unknown =
                    unknown.on_hover_text("Leave it open; it can be set below at any time");
                if unknown.accessible_name(format!("Date of {id} is not known")).clicked() {
                    state.undated.insert(key);
                }
            });
        });
    });
}

/// A field for the day on which a version was published; what is no day is refused, with the reason.
/// Returns whether something is wrong with what was typed.
pub(super) fn field_of_day_ui(
    ui: &mut Ui,
    (key, place): (VersionKey, &str),
    label: &str,
    current: Option<Date>,
    actions: &mut Vec<Action>,
) -> bool {
    let wrong_id = Id::unique(("wrong date", place, key.0));
    let current = current.map(|day| day.to_string());
    let field = TextField { label, hint: "YYYY-MM-DD", width: 110.0 };
    let id = Id::unique(("published", place, key.0));
    if let Some(new) = field_ui(ui, id, field, &current.unwrap_or_default()) {
        let day = parse_day(&new);
        if new.trim().is_empty() || day.is_some() {
            change(actions, Change::SetPublished(key, day));
            ui.data_mut(|data| data.remove::<String>(wrong_id));
        } else {
            ui.data_mut(|data| data.insert_temp(wrong_id, new));
        }
    }
    let wrong: Option<String> = ui.data(|data| data.get_temp(wrong_id));
    if let Some(wrong) = &wrong {
        let message = format!("✖ “{wrong}” is no date; write it as 2017-11-02");
        ui.colored_label(ui.visuals().error_fg_color, message);
    }
    wrong.is_some()
}
