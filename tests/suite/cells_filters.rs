//! Filters of the rows that combine: the popup, the chips, and what is said where nothing is left.

use crate::support::screens::{SIDE_BY_SIDE, State, harness};
use crate::support::story::{Shown, shown};
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tellings::align::Meaning;
use tellings::article::{Role, VersionId};
use tellings::ui::state::{Condition, RowFilter};

pub(crate) fn open<'a>(shown: &'a Shown, state: State) -> Harness<'a, State> {
    let mut window = harness(shown, SIDE_BY_SIDE, egui::Theme::Light, [1024.0, 700.0], state);
    window.run_steps(3);
    window
}

pub(crate) fn press(window: &mut Harness<'_, State>, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run_steps(3);
}

pub(crate) fn click(window: &mut Harness<'_, State>, label: &str) {
    window.get_by_label(label).click();
    window.run_steps(3);
}

/// Whether something that is labelled so, or begins so, is in sight.
pub(crate) fn sees(window: &Harness<'_, State>, beginning: &str) -> bool {
    let begins = |text: Option<String>| text.is_some_and(|text| text.starts_with(beginning));
    window.query_all_by(|node| begins(node.label()) || begins(node.value())).count() > 0
}

fn filter(window: &Harness<'_, State>) -> RowFilter {
    window.state().side_by_side.filter.clone()
}

fn filtered(conditions: &[Condition]) -> State {
    let mut state = State::default();
    state.side_by_side.filter = RowFilter::of(conditions.iter().cloned());
    state
}

#[test]
fn boxes_in_the_popup_add_filters_that_narrow_each_other() {
    let shown = shown(3);
    let mut window = open(&shown, State::default());
    click(&mut window, "Filter rows");
    click(&mut window, "Left out by A · Harbour Wire, 4\u{a0}rows");
    assert!(sees(&window, "4 of 13\u{a0}rows · 9 hidden by the filters"));
    // Beside each choice stands what it would leave of those four.
    click(&mut window, "Left out by B · Veldhaven Courier, 6\u{a0}rows");
    assert!(sees(&window, "7 of 13\u{a0}rows"));
    click(&mut window, "all of them");
    assert!(sees(&window, "3 of 13\u{a0}rows"));
    click(&mut window, "Role body, 2\u{a0}rows");
    assert!(sees(&window, "2 of 13\u{a0}rows · 11 hidden by the filters"));
    assert_eq!(filter(&window).len(), 3);
    click(&mut window, "Role body, 2\u{a0}rows");
    assert!(sees(&window, "3 of 13\u{a0}rows"));
}

#[test]
fn the_popup_opens_works_and_closes_by_keyboard_alone() {
    let shown = shown(3);
    let mut window = open(&shown, State::default());
    press(&mut window, Modifiers::NONE, Key::R);
    let first = window.get_by_label_contains("Differences, ");
    assert!(first.is_focused(), "the first choice has the focus");
    press(&mut window, Modifiers::NONE, Key::Space);
    assert_eq!(filter(&window), RowFilter::of([Condition::Differences]));
    press(&mut window, Modifiers::NONE, Key::Tab);
    press(&mut window, Modifiers::NONE, Key::Space);
    assert_eq!(filter(&window), RowFilter::of([Condition::Differences, Condition::Moved]));
    press(&mut window, Modifiers::NONE, Key::R);
    assert!(window.query_by_label_contains("Differences, ").is_none(), "it is closed");
    press(&mut window, Modifiers::NONE, Key::R);
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label_contains("Differences, ").is_none(), "Escape closes it");
}

#[test]
fn a_chip_is_taken_off_by_click_and_by_key() {
    let shown = shown(3);
    let conditions = [Condition::LeftOutBy(VersionId(1)), Condition::OfRole(Role::Body)];
    let mut window = open(&shown, filtered(&conditions));
    click(&mut window, "Take off the filter Left out by B · Veldhaven Courier");
    assert_eq!(filter(&window), RowFilter::of([Condition::OfRole(Role::Body)]));
    window.get_by_label("Take off the filter Role body").focus();
    window.run_steps(2);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert!(filter(&window).is_empty());
    assert!(sees(&window, "13\u{a0}rows"));
}

#[test]
fn where_nothing_is_left_each_filter_can_be_dropped() {
    let shown = shown(3);
    let conditions = [Condition::LeftOutBy(VersionId(0)), Condition::OfRole(Role::Standfirst)];
    let mut window = open(&shown, filtered(&conditions));
    assert!(sees(&window, "No row to show"));
    assert!(sees(&window, "Without “Role standfirst”: 4\u{a0}rows"));
    click(&mut window, "Without “Left out by A · Harbour Wire”: 1\u{a0}row");
    assert!(sees(&window, "1 of 13\u{a0}rows"));
    assert!(!sees(&window, "No row to show"));
}

#[test]
fn keys_that_are_typed_into_a_field_do_not_open_the_popup() {
    let shown = shown(3);
    let mut window = open(&shown, State::default());
    press(&mut window, Modifiers::COMMAND, Key::F);
    window.get_by_label("Find in all versions").type_text("r");
    press(&mut window, Modifiers::NONE, Key::R);
    assert!(window.query_by_label_contains("Differences, ").is_none());
}

#[test]
fn one_version_alone_has_no_filters_that_compare() {
    let shown = shown(1);
    let mut window = open(&shown, State::default());
    press(&mut window, Modifiers::NONE, Key::R);
    assert!(window.query_by_label_contains("Differences, ").is_none());
    assert!(window.query_by_label_contains("With quotes, ").is_some());
}

#[test]
fn quotes_of_one_speaker_and_kinds_of_meaning_are_on_offer() {
    let shown = shown(4);
    let mut window = open(&shown, State::default());
    press(&mut window, Modifiers::NONE, Key::R);
    window.get_by_label_contains("Quotes of Piet Adema, ").click();
    window.run_steps(3);
    let speaker = Condition::QuotesOf("Piet Adema".to_owned());
    assert_eq!(filter(&window), RowFilter::of([speaker.clone()]));
    window.get_by_label_contains("Figure or date changed, ").click();
    window.run_steps(3);
    let number = Condition::MeaningBy(Meaning::Number);
    assert_eq!(filter(&window), RowFilter::of([speaker, number]));
}
