//! Stands in until the screen itself arrives.

use super::ViewData;
use crate::ui::action::Action;

/// Draws the screen.
pub(crate) fn overview_ui(ui: &mut egui::Ui, data: &ViewData<'_>, actions: &mut Vec<Action>) {
    let _ = actions;
    ui.label(format!("{} rows", data.presentation.rows.len()));
}
