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

/// Not a comparison: writes what is hard to foresee into `target/pictures`, to be looked at.
#[test]
#[ignore = "for looking at"]
fn odd_sizes_and_states() {
    let look = |name: &str, versions, screen, size, theme, state: &dyn Fn(&Shown) -> State| {
        let shown = shown(versions);
        let mut harness = harness(&shown, screen, theme, size, state(&shown));
        harness.run_steps(3);
        let image = harness.render().unwrap();
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("target/pictures");
        picture::save(&image, &folder.join(format!("look-{name}.png"))).unwrap();
    };
    let plain = |_: &Shown| State::default();
    let (light, dark) = (egui::Theme::Light, egui::Theme::Dark);
    look("two-small", 2, SIDE_BY_SIDE, [900.0, 600.0], light, &|_| {
        let mut state = State::default();
        state.side_by_side.find = "bridge".to_owned();
        state
    });
    look("six-wide", 6, SIDE_BY_SIDE, [1600.0, 1000.0], dark, &|shown| {
        let mut state = State::default();
        state.side_by_side.reveal =
            Some(crate::support::story::place(&shown.story.versions, 4, "212 road bridges"));
        state
    });
    look("moved", 3, SIDE_BY_SIDE, [1000.0, 700.0], light, &|shown| {
        let mut state = State::default();
        state.side_by_side.reveal =
            Some(crate::support::story::place(&shown.story.versions, 2, "round the bay"));
        state
    });
    look("none", 2, SIDE_BY_SIDE, [900.0, 600.0], dark, &|_| {
        let mut state = State::default();
        state.side_by_side.filter =
            tellings::ui::state::RowFilter::LeftOutBy(tellings::article::VersionId(0));
        state
    });
    look("one", 1, SIDE_BY_SIDE, [900.0, 600.0], light, &plain);
    look("quotes-wide", 6, QUOTES, [1600.0, 1000.0], light, &|shown| {
        let mut state = State::default();
        state.quotes.selected = Some(shown.presentation.quotes.speakers[0].quotes[0].id);
        state
    });
    look("voices", 4, QUOTES, [1400.0, 800.0], dark, &plain);
    look("facts-wide", 6, FACTS, [1600.0, 1000.0], light, &|shown| {
        let mut state = State::default();
        state.facts.selected = shown.presentation.facts.rows.first().map(|row| row.id);
        state
    });
    look("facts-none", 2, FACTS, [900.0, 600.0], light, &plain);
    look("overview-long", 4, OVERVIEW, [1100.0, 2600.0], light, &plain);
    look("overview-one", 1, OVERVIEW, [900.0, 600.0], dark, &plain);
}
