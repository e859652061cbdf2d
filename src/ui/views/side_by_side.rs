//! Stands in until the screen itself arrives.

use super::ViewData;
use crate::ui::action::Action;
use crate::ui::state::SideBySideState;

/// Draws the screen.
pub(crate) fn side_by_side_ui(
    ui: &mut egui::Ui,
    data: &ViewData<'_>,
    state: &mut SideBySideState,
    actions: &mut Vec<Action>,
) {
    let _ = (state, actions);
    ui.label(format!("{} rows", data.presentation.rows.len()));
}
