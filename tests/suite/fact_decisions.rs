//! What the user decides about facts: done in the window, seen in the matrix, undone, restored, saved
//! and opened again, and kept where a version is read again or joined by another.
#![expect(clippy::disallowed_methods, reason = "the window is given files on disk")]

use super::interface::{Window, folder, notices, opened, settle, tab};
use super::support::hand::{self, Round, choose, click, tab_to, type_name};
use crate::support::readable::readable;
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use tellings::facts::FactKind;
use tellings::jobs::Overwrite;
use tellings::present::{FactMatrix, FactRow};
use tellings::report::ReportFormat;
use tellings::ui::action::Action;
use tellings::ui::state::Screen;

const ONE: &str = "Old pier divides the town\n\n2 November 2017\n\n\
    The town hall invited 33 groups to look at the old pier.\n\n\
    The last boat left the old pier on Tuesday, and nobody waved.\n\n\
    The mayor, Marta Lindqvist, stood there.";

const TWO: &str = "Pier plan divides town\n\n2 November 2017\n\n\
    The town hall invited about 30 groups to look at the old pier.\n\n\
    The last boat left the old pier on Wednesday, and nobody waved.\n\n\
    Ruth Adeyemi stood there.";

const THREE: &str = "Harbour news\n\n3 November 2017\n\n\
    The town hall invited 33 groups to look at the old pier.";

fn files() -> tempfile::TempDir {
    folder(&[("one.txt", ONE), ("two.txt", TWO)])
}

fn matrix(window: &Window) -> &FactMatrix {
    &window.state().presentation().expect("a story is shown").facts
}

/// One line a fact: "kind heading verdict: value | …", with a mark at what the user set.
fn lines(window: &Window) -> Vec<String> {
    let line = |row: &FactRow| {
        let cells = row.cells.iter().map(|cell| match cell {
            None => "-".to_owned(),
            Some(reading) => {
                let mark = if reading.by_user { "!" } else { "" };
                format!("{}{mark}", reading.value.as_deref().unwrap_or("?"))
            }
        });
        let cells: Vec<String> = cells.collect();
        let mark = if row.by_user { "!" } else { "" };
        let (kind, verdict) = (row.kind.name(), row.agreement.name());
        format!("{kind} {}{mark} {verdict}: {}", row.label, cells.join(" | "))
    };
    // What is said of nouns ("boat") is another matter.
    let shown = |row: &&FactRow| !matches!(row.kind, FactKind::Place | FactKind::Thing);
    let mut lines: Vec<String> = matrix(window).rows.iter().filter(shown).map(line).collect();
    lines.sort();
    lines
}

#[track_caller]
fn check(window: &Window, expected: &[&str]) {
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(lines(window), expected);
}

/// The details of a fact, with what can be corrected.
fn correct(window: &mut Window, fact: &str) {
    hand::open_corrections(window, fact, "Not a fact");
}

/// A window with the two versions at the facts.
fn at_facts(files: &Path) -> Window {
    let mut window = opened(files);
    tab(&mut window, Screen::Facts);
    check(&window, &BEFORE);
    window
}

const BEFORE: [&str; 4] = [
    "count groups invited differ: 33 group | about 30 group",
    "date 1 November 2017 differ: 2017-10-31 (Tuesday) | 2017-11-01 (Wednesday)",
    "person Marta Lindqvist single: Marta Lindqvist | -",
    "person Ruth Adeyemi single: - | Ruth Adeyemi",
];

fn undo_save_and_restore(window: Window, files: &Path, after: &[&str]) {
    let round = Round { screen: Screen::Facts, before: &BEFORE, check };
    hand::undo_save_and_restore(window, files, after, &round);
}

#[test]
fn the_value_of_a_version_can_be_typed() {
    let files = files();
    let mut window = at_facts(files.path());
    correct(&mut window, "groups invited");
    choose(&mut window, "The value in", "B");
    type_name(&mut window, "Value", "thirty-three");
    click(&mut window, "Set value");
    let set = "count groups invited! agree: 33 group | 33 group!";
    assert!(window.state().state().facts.selected.is_some(), "it stays in sight");
    undo_save_and_restore(window, files.path(), &[set, BEFORE[1], BEFORE[2], BEFORE[3]]);
}

#[test]
fn a_day_is_typed_as_an_article_would_have_it() {
    let files = files();
    let mut window = at_facts(files.path());
    correct(&mut window, "1 November 2017");
    choose(&mut window, "The value in", "B");
    type_name(&mut window, "Value", "Tuesday");
    click(&mut window, "Set value");
    let set = "date 31 October 2017! agree: 2017-10-31 (Tuesday) | 2017-10-31 (Tuesday)!";
    undo_save_and_restore(window, files.path(), &[BEFORE[0], set, BEFORE[2], BEFORE[3]]);
}

#[test]
fn what_can_t_be_read_as_a_value_is_refused_with_the_reason() {
    let files = files();
    let mut window = at_facts(files.path());
    correct(&mut window, "1 November 2017");
    type_name(&mut window, "Value", "soon");
    click(&mut window, "Set value");
    check(&window, &BEFORE);
    assert!(window.state().project().decisions().is_empty());
    let told = |window: &Window| {
        window.query_by_label_contains("“soon” can’t be read as a date; write it as").is_some()
    };
    assert!(told(&window));
    // It goes as soon as something else is typed.
    type_name(&mut window, "Value", "er");
    assert!(!told(&window));
}

#[test]
fn a_name_is_of_another_kind() {
    let files = files();
    let mut window = at_facts(files.path());
    correct(&mut window, "Ruth Adeyemi");
    choose(&mut window, "It is the name of", "organisation");
    let set = "organisation Ruth Adeyemi! single: - | Ruth Adeyemi";
    undo_save_and_restore(window, files.path(), &[BEFORE[0], BEFORE[1], BEFORE[2], set]);
}

#[test]
fn two_facts_are_made_one() {
    let files = files();
    let mut window = at_facts(files.path());
    correct(&mut window, "Ruth Adeyemi");
    let rows = &matrix(&window).rows;
    let id = rows.iter().find(|row| row.label == "Marta Lindqvist").expect("the mayor").id;
    type_name(&mut window, "Find in the list of facts", "lindq");
    choose(&mut window, "Same fact as", &format!("{id} Marta Lindqvist"));
    let one = "person Marta Lindqvist! agree: Marta Lindqvist | Marta Lindqvist";
    assert!(window.state().state().facts.selected.is_some(), "it stays in sight");
    undo_save_and_restore(window, files.path(), &[BEFORE[0], BEFORE[1], one]);
}

#[test]
fn what_a_version_has_is_parted_from_a_fact() {
    let files = files();
    let mut window = at_facts(files.path());
    correct(&mut window, "groups invited");
    click(&mut window, "Not this fact in B");
    undo_save_and_restore(
        window,
        files.path(),
        &[
            "count groups invited! single: 33 group | -",
            "count groups invited! single: - | about 30 group",
            BEFORE[1],
            BEFORE[2],
            BEFORE[3],
        ],
    );
}

#[test]
fn what_is_no_fact_is_dismissed_by_keyboard_alone() {
    let files = files();
    let mut window = at_facts(files.path());
    // The list is walked with the arrows, the details with Tab.
    window.key_press(Key::ArrowDown);
    settle(&mut window);
    let first = matrix(&window).rows.first().map(|row| (Some(row.id), row.kind));
    let selected = window.state().state().facts.selected;
    assert_eq!(first, Some((selected, FactKind::Count)));
    tab_to(&mut window, "Correct…");
    window.key_press(Key::Enter);
    settle(&mut window);
    tab_to(&mut window, "Not a fact");
    window.key_press(Key::Enter);
    settle(&mut window);
    undo_save_and_restore(window, files.path(), &BEFORE[1..]);
}

#[test]
fn all_can_be_dismissed_and_restored() {
    let files = folder(&[("one.txt", "Rain\n\nIt rained on 33 groups.")]);
    let mut window = opened(files.path());
    tab(&mut window, Screen::Facts);
    correct(&mut window, "groups");
    click(&mut window, "Not a fact");
    assert!(matrix(&window).rows.is_empty());
    click(&mut window, "Restore: “33 groups” in A is no fact");
    assert_eq!(lines(&window), ["count groups single: 33 group"]);
}

#[test]
fn decisions_are_kept_where_a_version_is_added_or_read_again_and_listed_where_they_are_lost() {
    let files = files();
    let mut window = at_facts(files.path());
    correct(&mut window, "groups invited");
    type_name(&mut window, "Value", "35");
    click(&mut window, "Set value");
    correct(&mut window, "Ruth Adeyemi");
    click(&mut window, "Not a fact");
    std::fs::write(files.path().join("three.txt"), THREE).expect("written");
    window.state_mut().ask(Action::Open(vec![files.path().join("three.txt")]));
    settle(&mut window);
    let set = "count groups invited! differ: 35 group! | about 30 group | 33 group";
    let others = [format!("{} | -", BEFORE[1]), format!("{} | -", BEFORE[2])];
    check(&window, &[set, &others[0], &others[1]]);

    // The paragraph of the one has moved and changed around its words; the other is gone.
    let again = ONE.replace("The town hall invited", "It rained.\n\nAnd so the town hall invited");
    std::fs::write(files.path().join("one.txt"), again).expect("written");
    std::fs::write(files.path().join("two.txt"), TWO.replace("Ruth Adeyemi", "Dr Ada Brandt"))
        .expect("written");
    for v in 0..2 {
        let key = window.state().project().entries()[v].key();
        window.state_mut().ask(Action::ReadAgain(key));
        settle(&mut window);
    }
    check(&window, &[set, &others[0], &others[1], "person Ada Brandt single: - | Ada Brandt | -"]);
    let unmet: Vec<_> =
        matrix(&window).decisions.iter().map(|d| d.unmet.map(|why| why.reason())).collect();
    assert_eq!(unmet, [None, Some("its words are not in the version any more")]);
    let told = notices(&window);
    assert_eq!(told, ["A decision of yours about a fact has lost its place; Facts lists it"]);
    tab(&mut window, Screen::Facts);
    window.get_by_label("lost its place");
}

#[test]
fn every_report_marks_and_lists_what_was_set() {
    let files = files();
    let mut window = at_facts(files.path());
    correct(&mut window, "groups invited");
    type_name(&mut window, "Value", "about 35");
    click(&mut window, "Set value");
    correct(&mut window, "Ruth Adeyemi");
    click(&mut window, "Not a fact");
    for format in ReportFormat::ALL {
        let path = files.path().join("out").with_extension(format.extension());
        window.state_mut().ask(Action::ExportTo(format, path.clone(), Overwrite::Ask));
        settle(&mut window);
        let text = readable(format, &std::fs::read(path).expect("written"));
        assert!(text.contains("The value of “33 groups” in A is about 35"), "{format:?}");
        assert!(text.contains("“Ruth Adeyemi” in B is no fact"), "{format:?}");
        let mark = if format == ReportFormat::Json { "\"by_user\": true" } else { "set by you" };
        assert!(text.contains(mark), "{format:?}");
    }
}
