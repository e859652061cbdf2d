//! Pictures of the screens, compared with those in `tests/pictures`. See `support::picture` for how
//! they are written anew.

use crate::support::picture;
use crate::support::raster::Rasterizer;
use crate::support::story::{Shown, shown};
use egui_kittest::Harness;
use tellings::jobs::Revision;
use tellings::ui::action::Action;
use tellings::ui::state::{FactsState, QuotesState, SideBySideState};
use tellings::ui::theme;
use tellings::ui::views::{ViewData, facts, overview, quotes, side_by_side};

/// All that a screen under test changes.
#[derive(Default)]
struct State {
    side_by_side: SideBySideState,
    quotes: QuotesState,
    facts: FactsState,
    actions: Vec<Action>,
}

type Screen = fn(&mut egui::Ui, &ViewData<'_>, &mut State);

const SIDE_BY_SIDE: Screen = |ui, data, state| {
    side_by_side::side_by_side_ui(ui, data, &mut state.side_by_side, &mut state.actions)
};
const QUOTES: Screen =
    |ui, data, state| quotes::quotes_ui(ui, data, &mut state.quotes, &mut state.actions);
const FACTS: Screen =
    |ui, data, state| facts::facts_ui(ui, data, &mut state.facts, &mut state.actions);
const OVERVIEW: Screen = |ui, data, state| overview::overview_ui(ui, data, &mut state.actions);

fn harness<'a>(
    shown: &'a Shown,
    screen: Screen,
    theme: egui::Theme,
    size: [f32; 2],
    state: State,
) -> Harness<'a, State> {
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
                    revision: Revision(1),
                    updating: false,
                };
                egui::CentralPanel::no_frame().show(ui, |ui| screen(ui, &data, state));
            },
            state,
        )
}

/// The picture of a screen in light and dark.
fn check(name: &str, versions: usize, screen: Screen, size: [f32; 2], state: fn(&Shown) -> State) {
    let shown = shown(versions);
    let themes = [("light", egui::Theme::Light), ("dark", egui::Theme::Dark)];
    let failures: Vec<String> = themes
        .into_iter()
        .filter_map(|(suffix, theme)| {
            let mut harness = harness(&shown, screen, theme, size, state(&shown));
            harness.run_steps(3);
            let image = harness.render().unwrap();
            picture::compare(&image, &format!("{name}-{suffix}")).err()
        })
        .collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

const USUAL: [f32; 2] = [1000.0, 700.0];

#[test]
fn side_by_side_with_three_versions() {
    check("side-by-side", 3, SIDE_BY_SIDE, USUAL, |shown| {
        let mut state = State::default();
        state.side_by_side.current = shown.presentation.rows.get(2).map(|row| row.id);
        state
    });
}

#[test]
fn quotes_with_one_selected() {
    check("quotes", 5, QUOTES, USUAL, |shown| {
        let mut state = State::default();
        state.quotes.selected = Some(shown.presentation.quotes.speakers[0].quotes[0].id);
        state
    });
}

#[test]
fn facts_with_one_selected() {
    check("facts", 4, FACTS, USUAL, |shown| {
        let mut state = State::default();
        state.facts.selected = shown.presentation.facts.rows.first().map(|row| row.id);
        state
    });
}

#[test]
fn the_overview() {
    check("overview", 6, OVERVIEW, USUAL, |_| State::default());
}
