//! Stands in until the screen itself arrives.

use super::ViewData;
use crate::ui::action::Action;
use crate::ui::state::QuotesState;

/// Draws the screen.
pub(crate) fn quotes_ui(
    ui: &mut egui::Ui,
    data: &ViewData<'_>,
    state: &mut QuotesState,
    actions: &mut Vec<Action>,
) {
    let _ = (state, actions);
    ui.label(format!("{} rows", data.presentation.rows.len()));
}
