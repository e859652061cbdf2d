//! Charts on their screens: by keyboard, by label, as a table, saved and copied.
#![expect(clippy::disallowed_methods, reason = "a saved chart is read back from disk")]

use crate::interface::{Window, click, opened, settle, tab, two_versions, type_into};
use crate::support::picture::{self, THEMES};
use crate::support::screens::{FACTS, OVERVIEW, QUOTES, Screen, State, harness};
use crate::support::story::{Shown, shown};
use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tellings::charts::{self, ChartKind};
use tellings::ui::action::Action;
use tellings::ui::state::{Modal, Screen as Tab};

const TALL: [f32; 2] = [1200.0, 1000.0];

fn open<'a>(shown: &'a Shown, screen: Screen, state: State) -> Harness<'a, State> {
    let mut window = harness(shown, screen, egui::Theme::Light, TALL, state);
    window.run_steps(3);
    window
}

fn press(window: &mut Harness<'_, State>, key: Key) {
    window.key_press(key);
    window.run_steps(3);
}

fn sees(window: &Harness<'_, State>, beginning: &str) -> bool {
    let begins = |text: Option<String>| text.is_some_and(|text| text.starts_with(beginning));
    window.query_all_by(|node| begins(node.label()) || begins(node.value())).count() > 0
}

/// The words put on the clipboard.
fn copied<S>(window: &Harness<'_, S>) -> Option<String> {
    window.output().platform_output.commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _other => None,
    })
}

#[test]
fn a_screen_reader_hears_what_a_chart_shows() {
    let shown = shown(4);
    let window = open(&shown, QUOTES, State::default());
    assert!(sees(&window, "Voice share chart. Words quoted, by speaker and version."));
    let window = open(&shown, FACTS, State::default());
    assert!(sees(&window, "Facts by depth chart. How deep in each version its facts stand"));
}

#[test]
fn the_arrows_go_through_a_chart_and_enter_follows_a_part() {
    let shown = shown(4);
    let mut state = State::default();
    state.quotes.chart = Some(ChartKind::QuotePositions);
    let mut window = open(&shown, QUOTES, state);
    let label = |text: Option<String>| text.is_some_and(|t| t.starts_with("Quotes by depth chart"));
    window.get_by(|node| label(node.label())).focus();
    window.run_steps(2);
    press(&mut window, Key::ArrowRight);
    let first = shown.presentation.columns[0].label.clone();
    assert!(sees(&window, &format!("Quotes by depth chart: A {first}")));
    press(&mut window, Key::ArrowRight);
    assert!(sees(&window, "Quotes by depth chart: “"));
    assert_eq!(window.state().quotes.selected, None);
    press(&mut window, Key::Enter);
    assert!(window.state().quotes.selected.is_some());
    assert_eq!(window.state().quotes.list.cell, Some(tellings::article::VersionId(0)));
}

#[test]
fn a_chart_can_be_read_as_a_table() {
    let shown = shown(4);
    let mut window = open(&shown, QUOTES, State::default());
    window.get_by_label("Voice share: show as table").click();
    window.run_steps(3);
    let name = shown.presentation.quotes.speakers[0].name.clone().expect("a speaker");
    let line = window.get_by(|node| {
        node.label().is_some_and(|label| label.starts_with(&format!("Speaker: {name}, A ")))
    });
    line.focus();
    window.run_steps(2);
    press(&mut window, Key::Enter);
    assert_eq!(window.state().quotes.list.filter.speaker, Some(name));
    window.get_by_label("Voice share: show as chart").click();
    window.run_steps(3);
    assert!(sees(&window, "Voice share chart."));
}

#[test]
fn the_figures_of_a_chart_are_copied_for_a_spreadsheet() {
    let shown = shown(3);
    let mut window = open(&shown, QUOTES, State::default());
    window.get_by_label("Voice share: save or copy").click();
    window.run_steps(3);
    window.get_by_label("Copy the figures").click();
    window.step();
    let chart = charts::chart(&shown.presentation, ChartKind::VoiceShare, charts::USUAL_WIDTH);
    let text = (0..3).find_map(|_| {
        let text = copied(&window);
        window.step();
        text
    });
    assert_eq!(text, Some(chart.expect("quotes").table.tsv()));
}

#[test]
fn a_chart_asks_for_a_place_to_be_saved_at() {
    let shown = shown(3);
    let mut window = open(&shown, QUOTES, State::default());
    window.get_by_label("Voice share: save or copy").click();
    window.run_steps(3);
    window.get_by_label("Save chart as PNG…").click();
    window.run_steps(3);
    let wanted = Action::SaveChart(ChartKind::VoiceShare, charts::ImageFormat::Png);
    assert_eq!(window.state().actions, [wanted]);
}

fn save(window: &mut Window, format: charts::ImageFormat, path: &std::path::Path) {
    window.state_mut().ask(Action::SaveChart(ChartKind::Coverage, format));
    settle(window);
    assert!(matches!(window.state().state().modal, Some(Modal::Path { .. })));
    type_into(window, "Path", &path.display().to_string());
}

#[test]
fn a_saved_chart_is_a_picture_and_never_written_over_another_file_unasked() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    tab(&mut window, Tab::Overview);
    let svg = folder.path().join("coverage.svg");
    save(&mut window, charts::ImageFormat::Svg, &svg);
    let text = std::fs::read_to_string(&svg).expect("written");
    assert!(text.contains("<title id=\"coverage-title\">Coverage</title>"));
    std::fs::write(&svg, "precious").expect("written");
    save(&mut window, charts::ImageFormat::Svg, &svg);
    window.get_by_label("Replace this file?");
    assert_eq!(std::fs::read_to_string(&svg).expect("there"), "precious");
    click(&mut window, "Replace");
    assert_eq!(std::fs::read_to_string(&svg).expect("there"), text);
    // An ending is added where none was typed.
    save(&mut window, charts::ImageFormat::Png, &folder.path().join("picture"));
    let bytes = std::fs::read(folder.path().join("picture.png")).expect("written");
    assert!(image::load_from_memory(&bytes).is_ok());
}

/// The picture of a screen in light and dark.
fn check(name: &str, versions: usize, screen: Screen, size: [f32; 2], state: fn(&Shown) -> State) {
    let shown = shown(versions);
    picture::check(name, THEMES, |theme| {
        let mut window = harness(&shown, screen, theme, size, state(&shown));
        window.run_steps(3);
        window.render().expect("a picture")
    });
}

#[test]
fn voice_share_in_light_and_dark() {
    check("chart-voices", 5, QUOTES, [1300.0, 700.0], |_| State::default());
}

#[test]
fn quotes_by_depth_with_one_selected() {
    check("chart-quotes", 5, QUOTES, [1300.0, 700.0], |shown| {
        let mut state = State::default();
        state.quotes.chart = Some(ChartKind::QuotePositions);
        state.quotes.list.filter.lacks = Some(shown.presentation.columns[2].version);
        state
    });
}

#[test]
fn facts_by_depth_under_a_filter() {
    check("chart-facts", 5, FACTS, [1300.0, 700.0], |_| {
        let mut state = State::default();
        state.facts.list.filter.agreement = Some(tellings::facts::Agreement::Differ);
        state.facts.list.filter.grouping = tellings::ui::views::facts::Grouping::Kind;
        state
    });
}

#[test]
fn heat_map_coverage_and_timeline() {
    check("chart-overview", 6, OVERVIEW, [1000.0, 2000.0], |_| State::default());
}

/// Not a comparison: writes every chart of every sample, and of thirty versions, into `target/pictures`.
#[test]
#[ignore = "for looking at"]
fn charts_of_the_samples() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("target/pictures");
    std::fs::create_dir_all(&folder).expect("a folder");
    let watch = tellings::watch::Watch::unwatched();
    let mut stories = Vec::new();
    for name in ["sochi-congress", "two-views", "ferry-updates"] {
        let files = std::fs::read_dir(root.join("samples").join(name)).expect("a sample");
        let mut files: Vec<_> = files.map(|entry| entry.expect("an entry").path()).collect();
        files.sort();
        let read = |path: &std::path::PathBuf| tellings::jobs::read_file(path).expect("readable");
        let versions: Vec<_> = files.iter().map(read).map(std::sync::Arc::new).collect();
        stories.push((name, versions));
    }
    let crowd = (0..5).flat_map(|_| stories[0].1.clone()).collect();
    stories.push(("thirty", crowd));
    for (name, versions) in stories {
        let story = tellings::story::analyse(versions, &[], &watch).expect("nobody cancels");
        let base = tellings::article::VersionId(0);
        let view = tellings::present::present(&story, base, &watch).expect("nobody cancels");
        for kind in ChartKind::ALL {
            let bytes = charts::image(&view, kind, charts::ImageFormat::Png).expect("a chart");
            let path = folder.join(format!("{name}-{}.png", kind.key()));
            std::fs::write(path, bytes).expect("written");
        }
    }
}
