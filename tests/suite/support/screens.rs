//! One screen in a window of its own, with what it changed and asked for.

use super::raster::Rasterizer;
use super::story::Shown;
use egui_kittest::Harness;
use tellings::jobs::Revision;
use tellings::project::VersionKey;
use tellings::ui::action::Action;
use tellings::ui::state::{FactsState, OverviewState, QuotesState, SideBySideState, WordingState};
use tellings::ui::theme;
use tellings::ui::views::review::{self, ReviewState};
use tellings::ui::views::{ViewData, facts, overview, quotes, side_by_side, wording};

/// All that a screen under test changes.
#[derive(Default)]
pub(crate) struct State {
    pub(crate) side_by_side: SideBySideState,
    pub(crate) quotes: QuotesState,
    pub(crate) facts: FactsState,
    pub(crate) wording: WordingState,
    pub(crate) review: ReviewState,
    pub(crate) overview: OverviewState,
    pub(crate) actions: Vec<Action>,
}

/// Draws a screen.
pub(crate) type Screen = fn(&mut egui::Ui, &ViewData<'_>, &mut State);

/// The rows.
pub(crate) const SIDE_BY_SIDE: Screen = |ui, data, state| {
    side_by_side::side_by_side_ui(ui, data, &mut state.side_by_side, &mut state.actions)
};
/// The quote matrix.
pub(crate) const QUOTES: Screen =
    |ui, data, state| quotes::quotes_ui(ui, data, &mut state.quotes, &mut state.actions);
/// The fact matrix.
pub(crate) const FACTS: Screen =
    |ui, data, state| facts::facts_ui(ui, data, &mut state.facts, &mut state.actions);
/// Word choice.
pub(crate) const WORDING: Screen =
    |ui, data, state| wording::wording_ui(ui, data, &mut state.wording, &mut state.actions);
/// What is to be checked, and what was decided.
pub(crate) const REVIEW: Screen =
    |ui, data, state| review::review_ui(ui, data, None, &mut state.review, &mut state.actions);
/// The story at a glance.
pub(crate) const OVERVIEW: Screen =
    |ui, data, state| overview::overview_ui(ui, data, &mut state.overview, &mut state.actions);

/// A screen alone in a window.
pub(crate) fn harness<'a>(
    shown: &'a Shown,
    screen: Screen,
    theme: egui::Theme,
    size: [f32; 2],
    state: State,
) -> Harness<'a, State> {
    let versions = (0_u32..).zip(&shown.story.versions);
    let keys: Vec<VersionKey> = versions.map(|(n, _)| VersionKey(n)).collect();
    Harness::builder()
        .with_size(size)
        .with_theme(theme)
        .with_context_setup(theme::install)
        .renderer(Rasterizer::default())
        .build_ui_state(
            move |ui, state| {
                let data = ViewData {
                    story: &shown.story,
                    presentation: &shown.presentation,
                    keys: &keys,
                    revision: Revision(1),
                    updating: false,
                };
                // The harness leaves a margin; a window has none.
                let all = egui::UiBuilder::new().max_rect(ui.content_rect());
                ui.scope_builder(all, |ui| {
                    ui.set_clip_rect(ui.max_rect());
                    egui::CentralPanel::no_frame().show(ui, |ui| {
                        ui.painter().rect_filled(ui.max_rect(), 0, ui.visuals().panel_fill);
                        screen(ui, &data, state);
                    });
                });
            },
            state,
        )
}
