//! What is done with the words of a cell: quotes and facts lit, words selected and copied, the menu,
//! and all readings of a row.

use crate::cells_filters::{click, open, press, sees};
use crate::interface::{click as click_window, opened, press as press_window, tab, two_versions};
use crate::support::screens::State;
use crate::support::story::{Shown, place, shown};
use egui::{Event, Key, Modifiers, PointerButton, Pos2, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use tellings::article::{ParagraphId, Role, VersionId};
use tellings::present::MarkTarget;
use tellings::quotes::QuoteId;
use tellings::ui::action::Action;
use tellings::ui::state::Screen;

const QUOTE: MarkTarget = MarkTarget::Quote(QuoteId(0));

/// The rows with these words of a version in sight, and its cell the current one.
fn at<'a>(shown: &'a Shown, version: usize, words: &str) -> Harness<'a, State> {
    let mut state = State::default();
    state.side_by_side.reveal = Some(place(&shown.story.versions, version, words));
    let mut window = open(shown, state);
    window.state_mut().side_by_side.highlighted = None;
    window.run_steps(2);
    window
}

/// A point of the text of a cell, from its upper left corner.
fn in_cell(window: &Harness<'_, State>, cell: &str, off: [f32; 2]) -> Pos2 {
    window.get_by_label_contains(cell).rect().min + Vec2::splat(12.0) + Vec2::from(off)
}

fn button(window: &mut Harness<'_, State>, pos: Pos2, pressed: bool, modifiers: Modifiers) {
    let button = PointerButton::Primary;
    window.event_modifiers(Event::PointerButton { pos, button, pressed, modifiers }, modifiers);
    window.step();
}

fn clicks(window: &mut Harness<'_, State>, pos: Pos2, times: usize, modifiers: Modifiers) {
    window.event(Event::PointerMoved(pos));
    window.step();
    for _ in 0..times {
        // In one frame: a frame of a test is a quarter of a second.
        let events = [true, false].map(|pressed| {
            let button = PointerButton::Primary;
            Event::PointerButton { pos, button, pressed, modifiers }
        });
        window.input_mut().events.push(Event::ModifiersChanged(modifiers));
        window.input_mut().events.extend(events);
        window.step();
    }
    window.event(Event::ModifiersChanged(Modifiers::NONE));
    window.run_steps(1);
    window.run_steps(2);
}

fn drag(window: &mut Harness<'_, State>, from: Pos2, to: Pos2) {
    window.event(Event::PointerMoved(from));
    window.step();
    button(window, from, true, Modifiers::NONE);
    for part in 1..=4 {
        window.event(Event::PointerMoved(from.lerp(to, part as f32 / 4.0)));
        window.step();
    }
    button(window, to, false, Modifiers::NONE);
    window.run_steps(2);
}

/// What is on the clipboard after `act`, and nothing where nothing was copied.
fn copied(window: &mut Harness<'_, State>, act: impl FnOnce(&mut Harness<'_, State>)) -> String {
    act(window);
    window.step();
    let commands = &window.output().platform_output.commands;
    let copied = commands.iter().find_map(|command| match command {
        egui::OutputCommand::CopyText(text) => Some(text.clone()),
        _ => None,
    });
    copied.unwrap_or_default()
}

fn copy(window: &mut Harness<'_, State>) -> String {
    copied(window, |window| window.event(Event::Copy))
}

#[test]
fn pointing_at_a_quote_lights_it_and_says_how_each_version_has_it() {
    let shown = shown(4);
    let mut window = at(&shown, 0, "ninety years");
    let words = in_cell(&window, "A r4: ", [65.0, 12.0]);
    assert!(!window.state().side_by_side.cells.is_lit(QUOTE));
    window.event(Event::PointerMoved(words));
    window.run_steps(40);
    assert!(window.state().side_by_side.cells.is_lit(QUOTE));
    let told = "Quote of Ingrid Solvang\nIn 3 of 4: A full · B trimmed · C paraphrased · D absent";
    window.get_by_label_contains(told);
    window.event(Event::PointerMoved(Pos2::new(5.0, 5.0)));
    window.run_steps(3);
    assert!(!window.state().side_by_side.cells.is_lit(QUOTE));
}

#[test]
fn a_click_keeps_a_quote_lit_and_a_click_with_ctrl_opens_it() {
    let shown = shown(4);
    let mut window = at(&shown, 0, "ninety years");
    let words = in_cell(&window, "A r4: ", [65.0, 12.0]);
    clicks(&mut window, words, 1, Modifiers::NONE);
    window.event(Event::PointerMoved(Pos2::new(5.0, 5.0)));
    window.run_steps(3);
    assert_eq!(window.state().side_by_side.cells.lit, Some(QUOTE));
    assert!(window.state().actions.is_empty(), "a click alone leads nowhere else");
    assert!(sees(&window, "Lit: Quote of Ingrid Solvang · In 3 of 4"));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().side_by_side.cells.lit, None);
    // Not so soon that it would be a double click.
    window.run_steps(40);
    clicks(&mut window, words, 1, Modifiers::COMMAND);
    assert_eq!(window.state().actions, [Action::ShowQuote(QuoteId(0))]);
}

#[test]
fn marks_are_walked_by_key_and_opened_with_enter() {
    let shown = shown(4);
    let mut window = at(&shown, 0, "ninety years");
    press(&mut window, Modifiers::NONE, Key::Q);
    let walked = window.state().side_by_side.cells.walked.expect("the cell has a quote");
    assert_eq!((walked.version, walked.mark.target), (VersionId(0), QUOTE));
    assert!(window.state().side_by_side.cells.is_lit(QUOTE));
    window.get_by_label_contains("D absent, nearest 35\u{a0}% alike\n\nEnter opens its own screen");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().actions, [Action::ShowQuote(QuoteId(0))]);
    press(&mut window, Modifiers::SHIFT, Key::Q);
    let last = window.state().side_by_side.cells.walked.expect("another of its marks");
    press(&mut window, Modifiers::NONE, Key::Q);
    assert_eq!(window.state().side_by_side.cells.walked, Some(walked), "round the end");
    assert!(last.mark.place >= walked.mark.place);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(window.state().side_by_side.cells.walked, None, "another cell");
}

#[test]
fn a_quote_shown_in_the_text_stays_lit_there() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    tab(&mut window, Screen::Quotes);
    press_window(&mut window, Modifiers::NONE, Key::ArrowDown);
    let id = window.state().state().quotes.selected.expect("one is selected");
    press_window(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().screen(), Screen::SideBySide);
    assert_eq!(window.state().state().side_by_side.cells.lit, Some(MarkTarget::Quote(id)));
    click_window(&mut window, "Open in Quotes");
    assert_eq!(window.state().screen(), Screen::Quotes);
}

#[test]
fn a_double_click_selects_a_word_and_a_third_the_whole_cell() {
    let shown = shown(3);
    let mut window = at(&shown, 0, "ninety years");
    let words = in_cell(&window, "A r4: ", [65.0, 12.0]);
    clicks(&mut window, words, 2, Modifiers::NONE);
    let source = "\n— Harbour Wire, 12\u{a0}Mar\u{a0}2024, paragraph A4";
    assert_eq!(copy(&mut window), format!("bridge{source}"));
    window.run_steps(40);
    clicks(&mut window, words, 3, Modifiers::NONE);
    let whole = shown.story.versions[0].article.paragraphs[3].text.as_str();
    assert_eq!(copy(&mut window), format!("{whole}{source}"));
}

#[test]
fn a_drag_selects_from_letter_to_letter_and_shift_leads_on() {
    let shown = shown(3);
    let mut window = at(&shown, 0, "ninety years");
    let (from, to) =
        (in_cell(&window, "A r4: ", [-8.0, 12.0]), in_cell(&window, "A r4: ", [-8.0, 36.0]));
    drag(&mut window, from, to);
    let line = copy(&mut window);
    let line = line.split('\n').next().unwrap_or_default();
    let whole = &shown.story.versions[0].article.paragraphs[3].text;
    assert!(whole.starts_with(line) && line.len() > 10, "the first line: {line}");
    let end = in_cell(&window, "A r4: ", [190.0, 300.0]);
    let end = Pos2::new(end.x, window.get_by_label_contains("A r4: ").rect().bottom() - 2.0);
    window.run_steps(40);
    clicks(&mut window, end, 1, Modifiers::SHIFT);
    assert!(copy(&mut window).starts_with(whole.as_str()), "all up to the end");
}

#[test]
fn words_that_only_the_base_has_are_never_copied() {
    let shown = shown(3);
    let mut window = at(&shown, 1, "ninety years");
    press(&mut window, Modifiers::COMMAND, Key::A);
    let own = shown.story.versions[1].article.paragraphs[3].text.as_str();
    let source = "\n— Veldhaven Courier, 12\u{a0}Mar\u{a0}2024, paragraph B4";
    assert_eq!(copy(&mut window), format!("{own}{source}"));
    // A drag over all that is drawn, words struck through among them, is no other.
    let cell = window.get_by_label_contains("B r4: ").rect();
    drag(&mut window, cell.min + Vec2::new(4.0, 40.0), cell.max - Vec2::splat(4.0));
    assert_eq!(copy(&mut window), format!("{own}{source}"));
}

#[test]
fn words_are_selected_one_by_one_with_the_keyboard() {
    let shown = shown(3);
    let mut window = at(&shown, 0, "ninety years");
    for _ in 0..3 {
        press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    }
    assert!(copy(&mut window).starts_with("“The bridge has\n—"));
    press(&mut window, Modifiers::SHIFT, Key::ArrowLeft);
    assert!(copy(&mut window).starts_with("“The bridge\n—"));
    assert_eq!(window.state().side_by_side.grid.column, 0, "the column is the same");
    press(&mut window, Modifiers::NONE, Key::Escape);
    let whole = shown.story.versions[0].article.paragraphs[3].text.as_str();
    assert!(copy(&mut window).starts_with(whole), "with nothing selected: the cell");
}

#[test]
fn the_menu_of_a_cell_copies_finds_compares_and_inspects() {
    let shown = shown(3);
    let mut window = at(&shown, 1, "ninety years");
    let menu = |window: &mut Harness<'_, State>| {
        window.get_by_label_contains("B r4: ").click_secondary();
        window.run_steps(3);
    };
    menu(&mut window);
    let own = shown.story.versions[1].article.paragraphs[3].text.clone();
    let only = copied(&mut window, |window| window.get_by_label("Copy words only").click());
    assert_eq!(only, own);
    window.run_steps(3);
    menu(&mut window);
    let all = copied(&mut window, |w| w.get_by_label("Copy r4 in all versions").click());
    assert!(all.contains("A: “The bridge") && all.contains("\n\nB: “The bridge"), "{all}");
    window.run_steps(3);
    menu(&mut window);
    click(&mut window, "Compare the others with B");
    assert_eq!(window.state().actions, [Action::SetBase(VersionId(1))]);
    menu(&mut window);
    window.get_by_label_contains("All readings of r4").click();
    window.run_steps(3);
    assert!(window.state().side_by_side.readings.open);
}

#[test]
fn the_menu_opens_by_key_and_finds_the_selected_words() {
    let shown = shown(3);
    let mut window = at(&shown, 0, "ninety years");
    press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    press(&mut window, Modifiers::SHIFT, Key::ArrowRight);
    press(&mut window, Modifiers::SHIFT, Key::F10);
    let first = window.get_by_label_contains("Copy the selected words with their source");
    assert!(first.is_focused(), "the first item has the focus");
    click(&mut window, "Find ““The bridge” in all versions");
    assert_eq!(window.state().side_by_side.find, "“The bridge");
    press(&mut window, Modifiers::NONE, Key::Q);
    press(&mut window, Modifiers::SHIFT, Key::F10);
    click(&mut window, "Show this quote in Quotes");
    assert_eq!(window.state().actions, [Action::ShowQuote(QuoteId(0))]);
}

#[test]
fn the_menu_gives_a_paragraph_another_role() {
    let shown = shown(3);
    let mut window = at(&shown, 0, "ninety years");
    press(&mut window, Modifiers::SHIFT, Key::F10);
    window.get_by_label_contains("Role of paragraph A4").click();
    window.run_steps(4);
    click(&mut window, "caption");
    let paragraph = ParagraphId::new(VersionId(0), 3);
    assert_eq!(window.state().actions, [Action::SetRole(paragraph, Role::Caption)]);
}

#[test]
fn all_that_is_known_of_a_row_opens_and_closes_by_key() {
    let shown = shown(4);
    let mut window = at(&shown, 0, "ninety years");
    press(&mut window, Modifiers::NONE, Key::I);
    assert!(sees(&window, "Where it stands"));
    assert!(sees(&window, "paragraph 4 of 9, "));
    window.get_by_label_contains("Ingrid Solvang: “The bridge has carried");
    let left_out = |text: Option<String>| text.as_deref() == Some("left out");
    let places =
        window.query_all_by(|node| left_out(node.label()) || left_out(node.value())).count();
    assert_eq!(places, 1, "D leaves it out");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(!sees(&window, "Where it stands"));
}

#[test]
fn the_quotes_of_a_row_are_lit_and_opened_from_its_readings() {
    let shown = shown(4);
    let mut window = at(&shown, 0, "ninety years");
    press(&mut window, Modifiers::NONE, Key::I);
    let link = window.get_by_label_contains("Ingrid Solvang: “The bridge has carried");
    link.focus();
    window.run_steps(3);
    assert!(window.state().side_by_side.cells.is_lit(QUOTE));
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().actions, [Action::ShowQuote(QuoteId(0))]);
}
