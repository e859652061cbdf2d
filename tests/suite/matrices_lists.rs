//! Lists of quotes, facts and words: sorted, filtered, grouped, walked through and copied.

use crate::support::screens::{FACTS, QUOTES, Screen, State, WORDING, harness};
use crate::support::story::{Shown, shown};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tellings::article::VersionId;
use tellings::present::QuoteCellView;
use tellings::ui::action::Action;
use tellings::ui::views::{facts, quotes, wording};

fn open<'a>(shown: &'a Shown, screen: Screen, size: [f32; 2], state: State) -> Harness<'a, State> {
    let mut window = harness(shown, screen, egui::Theme::Light, size, state);
    window.run_steps(3);
    window
}

const ROOMY: [f32; 2] = [1400.0, 2000.0];

fn press(window: &mut Harness<'_, State>, key: Key) {
    window.key_press(key);
    window.run_steps(2);
}

fn sees(window: &Harness<'_, State>, beginning: &str) -> bool {
    let begins = |text: Option<String>| text.is_some_and(|text| text.starts_with(beginning));
    window.query_all_by(|node| begins(node.label()) || begins(node.value())).count() > 0
}

/// The lines in sight, from top to bottom.
fn lines(window: &Harness<'_, State>) -> Vec<String> {
    let rows = window.query_all_by_role(egui::accesskit::Role::Row);
    let mut rows: Vec<(f32, String)> =
        rows.filter_map(|row| Some((row.rect().top(), row.accesskit_node().label()?))).collect();
    rows.sort_by(|(one, _), (other, _)| one.total_cmp(other));
    rows.into_iter().map(|(_, label)| label).collect()
}

/// The words on the clipboard after the copy keys.
fn copy(window: &mut Harness<'_, State>) -> String {
    window.event(egui::Event::Copy);
    window.step();
    let commands = &window.output().platform_output.commands;
    let mut texts = commands.iter().filter_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _other => None,
    });
    texts.next_back().expect("something was copied")
}

fn choose(window: &mut Harness<'_, State>, combo: &str, choice: &str) {
    window.get_by_role_and_label(egui::accesskit::Role::ComboBox, combo).click();
    window.run_steps(4);
    let role = egui::accesskit::Role::Button;
    window.get_by_role_and_label(role, choice).click();
    window.run_steps(4);
}

#[test]
fn quotes_are_sorted_by_what_changed() {
    let shown = shown(5);
    let mut window = open(&shown, QUOTES, ROOMY, State::default());
    choose(&mut window, "Group", "none");
    choose(&mut window, "Sort", "gravest change first");
    let rows = shown.presentation.quotes.speakers.iter().flat_map(|group| &group.quotes);
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|row| (std::cmp::Reverse(row.severity()), row.id));
    let wanted: Vec<String> = rows.iter().map(|row| row.text.clone()).collect();
    assert_eq!(lines(&window), wanted);
}

#[test]
fn quotes_absent_from_a_version_are_found_and_the_rest_is_counted() {
    let shown = shown(5);
    let mut window = open(&shown, QUOTES, ROOMY, State::default());
    let column = &shown.presentation.columns[2];
    let absent =
        |row: &&tellings::present::QuoteRow| matches!(row.cells[2], QuoteCellView::Absent(_));
    let all: Vec<_> =
        shown.presentation.quotes.speakers.iter().flat_map(|group| &group.quotes).collect();
    let wanted = all.iter().copied().filter(absent).count();
    assert!(wanted > 0 && wanted < all.len());
    choose(&mut window, "Absent from", &format!("C {}", column.label));
    assert_eq!(lines(&window).len(), wanted);
    let told = format!("{wanted} of {}\u{a0}quotes · {} hidden", all.len(), all.len() - wanted);
    assert!(sees(&window, &told), "{told}");
    window.get_by_label("Show all").click();
    window.run_steps(3);
    assert_eq!(lines(&window).len(), all.len());
}

#[test]
fn quotes_are_grouped_by_what_became_of_them() {
    let shown = shown(5);
    let mut state = State::default();
    state.quotes.list.filter.grouping = quotes::Grouping::Fate;
    let window = open(&shown, QUOTES, ROOMY, state);
    for heading in [
        "A version changes what is said or who says it · 1",
        "A version changes or cuts words · 1",
        "The same where it stands, absent elsewhere · 1",
    ] {
        assert!(sees(&window, heading), "{heading}");
    }
}

#[test]
fn uncertain_speakers_can_be_asked_for() {
    let shown = shown(5);
    let mut state = State::default();
    state.quotes.list.filter.sure = quotes::SureFilter::Uncertain;
    let window = open(&shown, QUOTES, ROOMY, state);
    let texts = lines(&window);
    assert!(!texts.is_empty());
    let groups = &shown.presentation.quotes.speakers;
    for row in groups.iter().flat_map(|group| &group.quotes) {
        let unsure = row.cells.iter().any(|cell| match cell {
            QuoteCellView::Present(reading) => {
                reading.speaker.is_none() || reading.confidence < 0.75
            }
            QuoteCellView::Absent(_) => false,
        });
        assert_eq!(texts.contains(&row.text), unsure, "{}", row.text);
    }
}

#[test]
fn arrows_go_from_cell_to_cell_and_enter_shows_that_version() {
    let shown = shown(4);
    let mut window = open(&shown, FACTS, ROOMY, State::default());
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowRight);
    press(&mut window, Key::ArrowRight);
    assert_eq!(window.state().facts.list.cell, Some(VersionId(1)));
    press(&mut window, Key::Enter);
    let row = &shown.presentation.facts.rows[0];
    let place = row.cells[1].as_ref().map(|cell| cell.place).expect("B has it");
    assert_eq!(window.state().actions, [Action::Reveal(place)]);
    press(&mut window, Key::Escape);
    assert_eq!(window.state().facts.list.cell, None);
    assert_eq!(window.state().facts.selected, Some(row.id));
    press(&mut window, Key::Escape);
    assert_eq!(window.state().facts.selected, None);
}

#[test]
fn the_first_and_the_last_line_have_keys() {
    let shown = shown(4);
    let mut window = open(&shown, FACTS, ROOMY, State::default());
    press(&mut window, Key::End);
    let last = window.state().facts.selected;
    press(&mut window, Key::Home);
    assert_ne!(window.state().facts.selected, last);
    assert_eq!(window.state().facts.selected, Some(shown.presentation.facts.rows[0].id));
}

#[test]
fn a_line_is_copied_with_a_cell_for_each_version() {
    let shown = shown(4);
    let mut window = open(&shown, QUOTES, ROOMY, State::default());
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    let line = copy(&mut window);
    assert!(line.starts_with("q1\t"), "{line}");
    assert_eq!(line.trim_end().split('\t').count(), 3 + 4);
    let mut window = open(&shown, FACTS, ROOMY, State::default());
    press(&mut window, Key::ArrowDown);
    assert_eq!(copy(&mut window).trim_end().split('\t').count(), 4 + 4);
    let mut window = open(&shown, WORDING, ROOMY, State::default());
    press(&mut window, Key::ArrowDown);
    assert_eq!(copy(&mut window).trim_end_matches('\n').split('\t').count(), 3 + 4);
}

#[test]
fn a_line_has_a_menu() {
    let shown = shown(4);
    let mut window = open(&shown, QUOTES, ROOMY, State::default());
    let row = &shown.presentation.quotes.speakers[0].quotes[0];
    let at = window.get_by_role_and_label(egui::accesskit::Role::Row, &row.text);
    at.click_secondary();
    window.run_steps(4);
    window.get_by_label("Copy the line");
    window.get_by_label("Only this speaker").click();
    window.run_steps(4);
    let speaker = shown.presentation.quotes.speakers[0].name.clone();
    assert_eq!(window.state().quotes.list.filter.speaker, speaker);
}

#[test]
fn facts_are_sorted_by_name_and_by_height_in_the_text() {
    let shown = shown(5);
    let mut state = State::default();
    state.facts.list.filter.grouping = facts::Grouping::None;
    state.facts.list.filter.order = facts::Order::Name;
    let names = lines(&open(&shown, FACTS, ROOMY, state));
    let mut sorted = names.clone();
    sorted.sort_by_key(|name| name.to_lowercase());
    assert_eq!(names, sorted);
    let mut state = State::default();
    state.facts.list.filter.grouping = facts::Grouping::None;
    state.facts.list.filter.order = facts::Order::Prominence;
    let by_height = lines(&open(&shown, FACTS, ROOMY, state));
    let highest = |label: &String| {
        let row = shown.presentation.facts.rows.iter().find(|row| row.label == *label);
        let depths = row.expect("a row").cells.iter().flatten().map(|cell| cell.depth);
        depths.fold(f32::INFINITY, f32::min)
    };
    let depths: Vec<f32> = by_height.iter().map(highest).collect();
    assert!(depths.is_sorted(), "{depths:?}");
}

#[test]
fn words_are_sorted_and_stand_in_one_list() {
    let shown = shown(4);
    let mut state = State::default();
    state.wording.list.filter.grouping = wording::Grouping::None;
    state.wording.list.filter.order = wording::Order::Name;
    let window = open(&shown, WORDING, ROOMY, state);
    let names = lines(&window);
    assert!(names.is_sorted_by_key(|name| name.to_lowercase()), "{names:?}");
    assert!(!sees(&window, "Names for the same · "));
}

#[test]
fn no_key_of_a_list_is_heard_while_words_are_typed() {
    let shown = shown(4);
    let mut window = open(&shown, QUOTES, ROOMY, State::default());
    let role = egui::accesskit::Role::TextInput;
    window.get_by_role_and_label(role, "Find a quote or speaker").focus();
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::NONE, Key::ArrowDown);
    window.key_press_modifiers(Modifiers::NONE, Key::End);
    window.run_steps(2);
    assert_eq!(window.state().quotes.selected, None);
}
