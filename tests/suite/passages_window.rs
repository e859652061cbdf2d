//! Passages put right in the window: parted, matched, joined; undone, saved and opened again, and listed where
//! their place is lost.
#![expect(clippy::disallowed_methods, reason = "the window is given files on disk")]

use super::interface::{Window, folder, opened, press, settle, tab};
use super::support::hand::{click, tab_to};
use crate::support::readable::readable;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::Path;
use tellings::article::words_at;
use tellings::jobs::Overwrite;
use tellings::present::CellView;
use tellings::report::ReportFormat;
use tellings::ui::action::Action;
use tellings::ui::app::TellingsApp;
use tellings::ui::state::Screen;

const ONE: &str = "Library to close\n\n\
    The town library in Mill Street will close in May, the council said.\n\n\
    Beekeepers own the roof of the mill.\n\n\
    It rained all day in the valley.";

const TWO: &str = "Library shuts\n\n\
    The town library in Mill Street will close in May, the council said.\n\n\
    Goats graze behind the railway, where a mill stood.\n\n\
    It rained all day in the valley.";

fn files() -> tempfile::TempDir {
    folder(&[("one.txt", ONE), ("two.txt", TWO)])
}

/// One line a row, sorted: the first words of each version, "-" for none.
fn lines(window: &Window) -> Vec<String> {
    let view = window.state().presentation().expect("a story is shown");
    let versions: Vec<_> =
        window.state().project().entries().iter().map(|e| e.version().clone()).collect();
    let cell = |cell: &CellView| match cell {
        CellView::Passage(passage) => {
            let words = passage.places.iter().map(|&place| {
                words_at(&versions, place).split(' ').take(3).collect::<Vec<_>>().join(" ")
            });
            words.collect::<Vec<_>>().join(" + ")
        }
        CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_) => "-".to_owned(),
    };
    let line = |row: &tellings::present::RowView| {
        row.cells.iter().map(cell).collect::<Vec<_>>().join(" | ")
    };
    let mut lines: Vec<String> = view.rows.iter().map(line).collect();
    lines.sort();
    lines
}

#[track_caller]
fn check(window: &Window, expected: &[&str]) {
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(lines(window), expected);
}

const HEADS: &str = "Library to close | Library shuts";
const LIBRARY: &str = "The town library | The town library";
const BEES: &str = "Beekeepers own the | -";
const GOATS: &str = "- | Goats graze behind";
const RAIN: &str = "It rained all | It rained all";
const BEFORE: [&str; 5] = [HEADS, LIBRARY, BEES, GOATS, RAIN];
const PARTED: [&str; 6] =
    [HEADS, "The town library | -", "- | The town library", BEES, GOATS, RAIN];

/// Opens the dialog on what a version has in the row that begins so.
fn correct(window: &mut Window, version: usize, words: &str) {
    let state = window.state();
    let view = state.presentation().expect("a story is shown");
    let versions: Vec<_> = state.project().entries().iter().map(|e| e.version().clone()).collect();
    let has = |row: &&tellings::present::RowView| match &row.cells[version] {
        CellView::Passage(passage) => words_at(&versions, passage.places[0]).starts_with(words),
        CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_) => false,
    };
    let row = view.rows.iter().find(has).expect("the row is there").id;
    let version = tellings::article::VersionId(version as u16);
    window.state_mut().ask(Action::CorrectPassage(row, version));
    settle(window);
}

/// Undone, done again, saved, opened and taken back in the list of decisions, it gives the same.
#[track_caller]
fn undo_save_and_take_back(mut window: Window, files: &Path, after: &[&str]) {
    check(&window, after);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    check(&window, &BEFORE);
    press(&mut window, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    check(&window, after);
    let story = files.join("kept.tellings");
    window.state_mut().ask(Action::SaveTo(story.clone(), Overwrite::Ask));
    settle(&mut window);
    let mut window = super::interface::window(TellingsApp::for_tests(vec![story]));
    check(&window, after);
    tab(&mut window, Screen::Review);
    click(&mut window, "Decided by you");
    window.get_by_label("holds");
    click(&mut window, "Take back: ");
    check(&window, &BEFORE);
    assert!(window.state().project().decisions().is_empty());
}

#[test]
fn a_passage_is_parted_from_its_row() {
    let files = files();
    let mut window = opened(files.path());
    check(&window, &BEFORE);
    correct(&mut window, 1, "The town");
    click(&mut window, "Part it from the row");
    let undo = window.state().history().undo_label().expect("something to undo").to_owned();
    assert_eq!(undo, "part “The town library in Mill Street …” from its row");
    undo_save_and_take_back(window, files.path(), &PARTED);
}

#[test]
fn a_passage_that_is_there_is_found_with_one_click() {
    let files = files();
    let mut window = opened(files.path());
    correct(&mut window, 1, "The town");
    click(&mut window, "Part it from the row");
    check(&window, &PARTED);
    let here = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.label().is_some_and(|l| l.starts_with("It is here: ") && l.ends_with(" in B"))
    };
    let labels: Vec<String> =
        window.query_all_by(here).filter_map(|node| node.accesskit_node().label()).collect();
    let library = labels.iter().find(|label| {
        let view = window.state().presentation().expect("a story is shown");
        let row = view.rows.iter().find(|row| label.contains(&format!(" {} ", row.id)));
        row.is_some_and(|row| matches!(row.cells[1], CellView::Elsewhere(_)))
    });
    let library = library.expect("the cell has the button").clone();
    window.get_by_label(&library).click();
    settle(&mut window);
    check(&window, &BEFORE);
    assert_eq!(window.state().project().decisions().len(), 1, "it takes the other's place");
}

#[test]
fn passages_are_matched_and_joined_from_a_list_by_keyboard_alone() {
    let files = files();
    let mut window = opened(files.path());
    // Down to the row that only A has, and the keys of the dialog.
    let only = |window: &Window, version: u16| {
        let view = window.state().presentation().expect("a story is shown");
        let id = tellings::article::VersionId(version);
        view.rows.iter().find(|row| row.only_in() == Some(id)).expect("a row").id
    };
    let current = only(&window, 0);
    for _ in 0..8 {
        window.key_press(Key::ArrowDown);
        window.run_steps(2);
        if window.state().state().side_by_side.current == Some(current) {
            break;
        }
    }
    window.key_press(Key::C);
    settle(&mut window);
    window.get_by_label(&format!("{current} in A"));
    let goats = only(&window, 1);
    tab_to(&mut window, &format!("Match with {goats} of B"));
    window.key_press(Key::Enter);
    settle(&mut window);
    let matched = [HEADS, LIBRARY, "Beekeepers own the | Goats graze behind", RAIN];
    undo_save_and_take_back(window, files.path(), &matched);
}

#[test]
fn rows_are_joined() {
    let files = files();
    let mut window = opened(files.path());
    correct(&mut window, 0, "The town");
    let heads = "Join with the row above";
    window.get_by_label(heads);
    click(&mut window, "Join with the row below");
    let joined = lines(&window);
    // The row below is the one that only the other version has.
    let row = "The town library | The town library + Goats graze behind";
    assert!(joined.iter().any(|line| line == row), "{joined:?}");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    check(&window, &BEFORE);
}

#[test]
fn a_row_that_was_marked_is_matched_with() {
    let files = files();
    let mut window = opened(files.path());
    correct(&mut window, 1, "Goats");
    click(&mut window, "Mark r");
    click(&mut window, "Close the passage");
    correct(&mut window, 0, "Beekeepers");
    click(&mut window, "Match with the row I marked");
    check(&window, &[HEADS, LIBRARY, "Beekeepers own the | Goats graze behind", RAIN]);
}

#[test]
fn a_decision_whose_passage_is_gone_is_listed_with_where_it_stood() {
    let files = files();
    let mut window = opened(files.path());
    correct(&mut window, 1, "The town");
    click(&mut window, "Part it from the row");
    std::fs::write(files.path().join("two.txt"), TWO.replace("will close in May", "shuts"))
        .expect("written");
    let key = window.state().project().entries()[1].key();
    window.state_mut().ask(Action::ReadAgain(key));
    settle(&mut window);
    let told = super::interface::notices(&window);
    let lost = "A decision of yours about a passage has lost its place; Review lists it";
    assert_eq!(told, [lost]);
    tab(&mut window, Screen::Review);
    click(&mut window, "Decided by you");
    window.get_by_label("lost its place");
    let stood = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        let is =
            |text: String| text.starts_with("It stood in B, paragraph 2, after “…Library shuts”");
        node.value().is_some_and(is) || node.label().is_some_and(is)
    };
    assert!(window.query_all_by(stood).next().is_some());
}

#[test]
fn reports_say_which_passages_were_matched_by_hand() {
    let files = files();
    let mut window = opened(files.path());
    correct(&mut window, 1, "The town");
    click(&mut window, "Part it from the row");
    for format in ReportFormat::ALL {
        let path = files.path().join("out").with_extension(format.extension());
        window.state_mut().ask(Action::ExportTo(format, path.clone(), Overwrite::Ask));
        settle(&mut window);
        let text = readable(format, &std::fs::read(&path).expect("written"));
        assert!(text.contains("does not tell the same as"), "{format:?}");
        let mark = if format == ReportFormat::Json { "\"by_user\": true" } else { "set by you" };
        assert!(text.contains(mark), "{format:?}");
    }
    // A saved story gives the same without a window.
    let story = files.path().join("kept.tellings");
    window.state_mut().ask(Action::SaveTo(story.clone(), Overwrite::Ask));
    settle(&mut window);
    let again = super::interface::window(TellingsApp::for_tests(vec![story]));
    check(&again, &PARTED);
}
