//! Reading a story on its screens, by keyboard and by accessible labels.

use crate::support::screens::{FACTS, OVERVIEW, QUOTES, SIDE_BY_SIDE, Screen, State, harness};
use crate::support::story::{Shown, place, shown};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tellings::align::RowId;
use tellings::article::VersionId;
use tellings::quotes::QuoteId;
use tellings::ui::action::Action;
use tellings::ui::state::{Condition, RowFilter};

fn open<'a>(shown: &'a Shown, screen: Screen, state: State) -> Harness<'a, State> {
    let mut window = harness(shown, screen, egui::Theme::Light, [1000.0, 700.0], state);
    window.run_steps(3);
    window
}

fn press(window: &mut Harness<'_, State>, key: Key) {
    window.key_press(key);
    window.run_steps(2);
}

/// Whether something that is labelled so, or begins so, is in sight.
fn sees(window: &Harness<'_, State>, beginning: &str) -> bool {
    let begins = |text: Option<String>| text.is_some_and(|text| text.starts_with(beginning));
    window.query_all_by(|node| begins(node.label()) || begins(node.value())).count() > 0
}

#[test]
fn a_left_out_cell_leads_to_the_nearest_passage() {
    let shown = shown(3);
    let mut window = open(&shown, SIDE_BY_SIDE, State::default());
    window.get_by_label("Nearest: 22\u{a0}% alike").click();
    window.run_steps(2);
    let actions = &window.state().actions;
    let nearest = place(&shown.story.versions, 1, "more than 30");
    assert!(
        matches!(actions.as_slice(), [Action::Reveal(to)] if to.paragraph == nearest.paragraph),
        "{actions:?}"
    );
}

#[test]
fn revealed_words_are_brought_into_sight_even_if_the_filter_hides_them() {
    let shown = shown(3);
    let mut state = State::default();
    state.side_by_side.filter = RowFilter::of([Condition::LeftOutBy(VersionId(0))]);
    state.side_by_side.reveal = Some(place(&shown.story.versions, 0, "eight months"));
    let window = open(&shown, SIDE_BY_SIDE, state);
    assert!(sees(&window, "A r9"));
    let state = &window.state().side_by_side;
    assert!(state.filter.is_empty());
    assert_eq!(state.current, Some(RowId(8)));
    assert_eq!(state.reveal, None);
    assert!(state.highlighted.is_some());
}

#[test]
fn a_filter_says_how_many_rows_it_hides_and_can_be_taken_off() {
    let shown = shown(3);
    let mut state = State::default();
    state.side_by_side.filter = RowFilter::of([Condition::LeftOutBy(VersionId(0))]);
    let mut window = open(&shown, SIDE_BY_SIDE, state);
    assert!(sees(&window, "4 of 13\u{a0}rows · 9 hidden by the filters"));
    window.get_by_label("Show all rows").click();
    window.run_steps(2);
    assert!(window.state().side_by_side.filter.is_empty());
}

#[test]
fn keys_walk_rows_differences_and_ends() {
    let shown = shown(3);
    let mut window = open(&shown, SIDE_BY_SIDE, State::default());
    let current = |window: &Harness<'_, State>| window.state().side_by_side.current.map(|id| id.0);
    for (key, expected) in [
        (Key::ArrowDown, Some(0)),
        (Key::ArrowDown, Some(1)),
        (Key::N, Some(2)),
        (Key::P, Some(1)),
        (Key::End, Some(12)),
        (Key::Home, Some(0)),
    ] {
        press(&mut window, key);
        assert_eq!(current(&window), expected, "after {key:?}");
    }
    press(&mut window, Key::End);
    assert!(sees(&window, "C r13"));
    press(&mut window, Key::Home);
    assert!(sees(&window, "A r1:") && !sees(&window, "C r13"));
    press(&mut window, Key::PageDown);
    assert!(!sees(&window, "A r1:"));
}

#[test]
fn words_are_found_in_all_versions_and_walked_with_enter() {
    let shown = shown(3);
    let mut window = open(&shown, SIDE_BY_SIDE, State::default());
    window.key_press_modifiers(Modifiers::COMMAND, Key::F);
    window.run_steps(2);
    window.get_by_label("Find in all versions").type_text("SOLVANG");
    window.run_steps(2);
    assert!(sees(&window, "1 of 3"));
    press(&mut window, Key::Enter);
    assert!(sees(&window, "2 of 3"));
    window.key_press_modifiers(Modifiers::SHIFT, Key::F3);
    window.run_steps(2);
    assert!(sees(&window, "1 of 3"));
}

#[test]
fn the_head_of_a_column_makes_it_the_base() {
    let shown = shown(3);
    let mut window = open(&shown, SIDE_BY_SIDE, State::default());
    window.get_by_label("Compare with B").click();
    window.run_steps(2);
    assert_eq!(window.state().actions, [Action::SetBase(VersionId(1))]);
}

#[test]
fn quotes_are_chosen_by_key_and_lead_into_the_text() {
    let shown = shown(4);
    let mut window = open(&shown, QUOTES, State::default());
    press(&mut window, Key::ArrowDown);
    press(&mut window, Key::ArrowDown);
    assert_eq!(window.state().quotes.selected, Some(QuoteId(0)));
    window.get_by_label("Show in the text of A").click();
    window.run_steps(2);
    let words = place(
        &shown.story.versions,
        0,
        "The bridge has carried this town for ninety years, but it will not carry one more lorry,",
    );
    assert_eq!(window.state().actions, [Action::Reveal(words)]);
    press(&mut window, Key::Escape);
    assert_eq!(window.state().quotes.selected, None);
    assert!(sees(&window, "Voice share"));
}

#[test]
fn a_quote_asked_for_from_the_text_is_shown_whatever_the_filter() {
    let shown = shown(4);
    let mut state = State::default();
    state.quotes.list.filter.text = "nobody said this".to_owned();
    state.quotes.selected = Some(QuoteId(1));
    let window = open(&shown, QUOTES, state);
    assert_eq!(window.state().quotes.list.filter.text, "");
    assert!(sees(&window, "C: reworded"));
}

#[test]
fn a_filter_that_hides_all_quotes_says_so() {
    let shown = shown(4);
    let mut state = State::default();
    state.quotes.list.filter.text = "nobody said this".to_owned();
    let mut window = open(&shown, QUOTES, state);
    window.get_by_label("Show all quotes").click();
    window.run_steps(2);
    assert!(sees(&window, "A: full"));
}

#[test]
fn facts_are_chosen_by_key_and_lead_into_the_text() {
    let shown = shown(3);
    let mut window = open(&shown, FACTS, State::default());
    press(&mut window, Key::ArrowDown);
    let top = shown.presentation.facts.rows.first().map(|row| row.id);
    assert_eq!(window.state().facts.selected, top);
    assert!(sees(&window, "B: at least 30 girders, value differs, written “more than 30”"));
    press(&mut window, Key::Enter);
    let first = shown.presentation.facts.rows[0].cells[0].as_ref().map(|cell| cell.place).unwrap();
    assert_eq!(window.state().actions, [Action::Reveal(first)]);
}

#[test]
fn the_overview_leads_into_the_text() {
    let shown = shown(2);
    let mut window = open(&shown, OVERVIEW, State::default());
    window.get_by_label("Read B from its opening").click();
    window.run_steps(2);
    let actions = &window.state().actions;
    assert!(
        matches!(actions.as_slice(), [Action::Reveal(to)] if to.paragraph.version == VersionId(1))
    );
}
