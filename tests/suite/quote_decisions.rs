//! What the user decides about quotes and speakers: done in the window, seen in the matrix, undone,
//! restored, saved and opened again, and kept where a version is read again or joined by another.
#![expect(clippy::disallowed_methods, reason = "the window is given files on disk")]

use super::interface::{Window, click, folder, opened, press, settle, tab, window};
use egui::{Key, Modifiers, accesskit};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::Path;
use tellings::jobs::Overwrite;
use tellings::present::{QuoteCellView, QuoteMatrix};
use tellings::report::{self, ReportFormat, ReportInput};
use tellings::ui::action::Action;
use tellings::ui::app::TellingsApp;
use tellings::ui::state::Screen;

const ONE: &str = "Old pier to be rebuilt\n\n\
    “We will rebuild the old pier before winter,” said Marta Lindqvist, the mayor.\n\n\
    “Nobody asked the fishermen about it,” said Peter Okafor, who fishes there.\n\n\
    “The plan is a costly mistake for this town,” said Peter Okafor.";

const TWO: &str = "Pier plan divides town\n\n\
    “We will rebuild the old pier,” said Marta Lindqvist, the mayor.\n\n\
    “Nobody asked the fishermen about it,” said Peter Okafor, who fishes there.\n\n\
    “This project will ruin every one of us,” said Ruth Adeyemi.";

const THREE: &str = "Harbour news\n\n\
    It rained all day.\n\n\
    “Nobody asked the fishermen about it,” said Peter Okafor.";

const REBUILD: &str = "We will rebuild the old pier before winter,";
const NOBODY: &str = "Nobody asked the fishermen about it,";
const PLAN: &str = "The plan is a costly mistake for this town,";
const RUIN: &str = "This project will ruin every one of us,";

fn files() -> tempfile::TempDir {
    folder(&[("one.txt", ONE), ("two.txt", TWO)])
}

fn matrix(window: &Window) -> &QuoteMatrix {
    &window.state().presentation().expect("a story is shown").quotes
}

/// One line a quote: "speaker: words | status speaker | …", with a mark at what the user set.
fn lines(window: &Window) -> Vec<String> {
    let mut lines = Vec::new();
    for group in &matrix(window).speakers {
        for row in &group.quotes {
            let cells = row.cells.iter().map(|cell| match cell {
                QuoteCellView::Absent(_) => "absent".to_owned(),
                QuoteCellView::Present(reading) => {
                    let speaker = reading.speaker.as_deref().unwrap_or("-");
                    let mark = if reading.by_user { "!" } else { "" };
                    format!("{} {speaker}{mark}", reading.status.name())
                }
            });
            let cells: Vec<String> = cells.collect();
            let mark = if row.by_user { "!" } else { "" };
            let name = group.name.as_deref().unwrap_or("-");
            lines.push(format!("{name}: {}{mark} | {}", row.text, cells.join(" | ")));
        }
    }
    lines.sort();
    lines
}

#[track_caller]
fn check(window: &Window, expected: &[&str]) {
    let mut expected = expected.to_vec();
    expected.sort_unstable();
    assert_eq!(lines(window), expected);
}

/// The details of a quote, with what can be corrected.
fn correct(window: &mut Window, quote: &str) {
    let row = window.get_by(|node| {
        node.role() == accesskit::Role::Row && node.label().is_some_and(|l| l.starts_with(quote))
    });
    row.click();
    settle(window);
    if window.query_by_label("Not a quote").is_none() {
        click(window, "Correct…");
        window.run();
    }
}

/// Opens a list and chooses from it.
fn choose(window: &mut Window, list: &str, starts: &str) {
    window.get_by_role_and_label(accesskit::Role::ComboBox, list).click();
    settle(window);
    let choice = window.get_by(|node| {
        node.role() == accesskit::Role::Button
            && node.label().is_some_and(|label| label.starts_with(starts))
    });
    choice.click();
    settle(window);
}

fn type_name(window: &mut Window, field: &str, name: &str) {
    window.get_by_role_and_label(accesskit::Role::TextInput, field).focus();
    window.run_steps(2);
    window.get_by_role_and_label(accesskit::Role::TextInput, field).type_text(name);
    settle(window);
}

/// A window with the two versions at the quotes.
fn at_quotes(files: &Path) -> Window {
    let mut window = opened(files);
    tab(&mut window, Screen::Quotes);
    check(&window, &BEFORE);
    window
}

const BEFORE: [&str; 4] = [
    "Marta Lindqvist: We will rebuild the old pier before winter, | full Marta Lindqvist | trimmed \
     Marta Lindqvist",
    "Peter Okafor: Nobody asked the fishermen about it, | full Peter Okafor | full Peter Okafor",
    "Peter Okafor: The plan is a costly mistake for this town, | full Peter Okafor | absent",
    "Ruth Adeyemi: This project will ruin every one of us, | absent | full Ruth Adeyemi",
];

/// Undoes what was done, does it again, saves and opens it: each time the matrix is as it has to be,
/// and so it is after the restoring of the decision.
fn undo_save_and_restore(mut window: Window, files: &Path, after: &[&str]) {
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
    tab(&mut window, Screen::Quotes);
    let restore = window.get_by(|node| {
        node.label().is_some_and(|label| label.starts_with("Restore: "))
    });
    restore.scroll_to_me();
    window.run();
    let restore = window.get_by(|node| {
        node.label().is_some_and(|label| label.starts_with("Restore: "))
    });
    restore.click();
    settle(&mut window);
    check(&window, &BEFORE);
    assert!(window.state().project().decisions().is_empty());
}

#[test]
fn the_speaker_of_a_quote_can_be_typed() {
    let files = files();
    let mut window = at_quotes(files.path());
    correct(&mut window, RUIN);
    type_name(&mut window, "Name of the speaker", "Ada Brandt");
    click(&mut window, "Set speaker");
    let set = "Ada Brandt: This project will ruin every one of us,! | absent | full Ada Brandt!";
    undo_save_and_restore(window, files.path(), &[BEFORE[0], BEFORE[1], BEFORE[2], set]);
}
