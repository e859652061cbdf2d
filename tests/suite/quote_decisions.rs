//! What the user decides about quotes and speakers: done in the window, seen in the matrix, undone,
//! restored, saved and opened again, and kept where a version is read again or joined by another.
#![expect(clippy::disallowed_methods, reason = "the window is given files on disk")]

use super::interface::{Window, folder, opened, settle, tab};
use super::support::hand::{self, Round, choose, click, tab_to, type_name};
use crate::support::readable::readable;
use egui::Key;
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use tellings::jobs::Overwrite;
use tellings::present::{QuoteCellView, QuoteMatrix};
use tellings::report::ReportFormat;
use tellings::ui::action::Action;
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
    hand::open_corrections(window, quote, "Not a quote");
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

fn undo_save_and_restore(window: Window, files: &Path, after: &[&str]) {
    let round = Round { screen: Screen::Quotes, before: &BEFORE, check };
    hand::undo_save_and_restore(window, files, after, &round);
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

#[test]
fn a_known_speaker_can_be_set_in_one_version() {
    let files = files();
    let mut window = at_quotes(files.path());
    correct(&mut window, REBUILD);
    choose(&mut window, "Known speakers", "Ruth Adeyemi");
    choose(&mut window, "in", "B only");
    click(&mut window, "Set speaker");
    let set = "Marta Lindqvist: We will rebuild the old pier before winter,! | full Marta Lindqvist \
               | other-speaker Ruth Adeyemi!";
    undo_save_and_restore(window, files.path(), &[set, BEFORE[1], BEFORE[2], BEFORE[3]]);
}

#[test]
fn nobody_may_be_able_to_tell_who_speaks() {
    let files = files();
    let mut window = at_quotes(files.path());
    correct(&mut window, RUIN);
    click(&mut window, "Nobody can tell");
    let set = "-: This project will ruin every one of us,! | absent | full -!";
    undo_save_and_restore(window, files.path(), &[BEFORE[0], BEFORE[1], BEFORE[2], set]);
}

#[test]
fn two_speakers_are_made_one() {
    let files = files();
    let mut window = at_quotes(files.path());
    correct(&mut window, RUIN);
    choose(&mut window, "Same speaker as", "Peter Okafor");
    let groups = &matrix(&window).speakers;
    let marked: Vec<_> =
        groups.iter().map(|group| (group.name.as_deref(), group.by_user)).collect();
    assert_eq!(marked, [(Some("Peter Okafor"), true), (Some("Marta Lindqvist"), false)]);
    undo_save_and_restore(
        window,
        files.path(),
        &[
            BEFORE[0],
            BEFORE[1],
            BEFORE[2],
            "Peter Okafor: This project will ruin every one of us,! | absent | full Peter Okafor",
        ],
    );
}

#[test]
fn a_speaker_is_split() {
    let files = files();
    let mut window = at_quotes(files.path());
    correct(&mut window, PLAN);
    click(&mut window, "Some of these are somebody else’s…");
    window.run();
    type_name(&mut window, "Name of the other speaker", "Paul Okafor");
    click(&mut window, "Split");
    let split = "Paul Okafor: The plan is a costly mistake for this town,! | full Paul Okafor! | \
                 absent";
    undo_save_and_restore(window, files.path(), &[BEFORE[0], BEFORE[1], split, BEFORE[3]]);
}

#[test]
fn two_quotes_are_made_one() {
    let files = files();
    let mut window = at_quotes(files.path());
    correct(&mut window, RUIN);
    let id = matrix(&window).speakers.iter().flat_map(|group| &group.quotes);
    let id = id.clone().find(|row| row.text == PLAN).expect("the plan").id;
    choose(&mut window, "Same quote as", &format!("{id} Peter Okafor"));
    let one = "Peter Okafor: The plan is a costly mistake for this town,! | full Peter Okafor | \
               other-speaker Ruth Adeyemi";
    let shown = window.state().state().quotes.selected;
    assert!(shown.is_some(), "it stays in sight");
    undo_save_and_restore(window, files.path(), &[BEFORE[0], BEFORE[1], one]);
}

#[test]
fn the_nearest_passage_is_declared_to_be_the_quote() {
    let files = files();
    let mut window = at_quotes(files.path());
    correct(&mut window, PLAN);
    let before = lines(&window);
    assert!(before[2].ends_with("absent"), "{before:?}");
    click(&mut window, "This is the quote in");
    settle(&mut window);
    let after = lines(&window);
    assert!(after[2].contains("paraphrased"), "{after:?}");
    assert!(window.state().state().quotes.selected.is_some(), "it stays in sight");
}

#[test]
fn a_version_s_use_is_parted_from_its_quote() {
    let files = files();
    let mut window = at_quotes(files.path());
    correct(&mut window, REBUILD);
    click(&mut window, "Not this quote in B");
    undo_save_and_restore(
        window,
        files.path(),
        &[
            "Marta Lindqvist: We will rebuild the old pier before winter,! | full Marta Lindqvist | \
             absent",
            "Marta Lindqvist: We will rebuild the old pier,! | absent | full Marta Lindqvist",
            BEFORE[1],
            BEFORE[2],
            BEFORE[3],
        ],
    );
}

#[test]
fn what_is_no_quote_is_dismissed_by_keyboard_alone() {
    let files = files();
    let mut window = at_quotes(files.path());
    // The list is walked with the arrows, the details with Tab.
    for _ in 0..10 {
        window.key_press(Key::ArrowDown);
        settle(&mut window);
    }
    let last = matrix(&window).speakers.iter().flat_map(|group| &group.quotes).next_back();
    assert_eq!(last.map(|row| Some(row.id)), Some(window.state().state().quotes.selected));
    tab_to(&mut window, "Correct…");
    window.key_press(Key::Enter);
    settle(&mut window);
    tab_to(&mut window, "Not a quote");
    window.key_press(Key::Enter);
    settle(&mut window);
    let left: Vec<&str> = BEFORE.into_iter().filter(|line| !line.contains(RUIN)).collect();
    undo_save_and_restore(window, files.path(), &left);
}

#[test]
fn all_can_be_dismissed_and_restored() {
    let files =
        folder(&[("one.txt", "Rain\n\n“It rained all day,” said Ann Lee.\n\nThat is all.")]);
    let mut window = opened(files.path());
    tab(&mut window, Screen::Quotes);
    correct(&mut window, "It rained all day,");
    click(&mut window, "Not a quote");
    assert!(matrix(&window).speakers.is_empty());
    click(&mut window, "Restore: “It rained all day” is no quote");
    assert_eq!(lines(&window), ["Ann Lee: It rained all day, | full Ann Lee"]);
}

#[test]
fn decisions_are_kept_where_a_version_is_added_or_read_again_and_listed_where_they_are_lost() {
    let files = files();
    let mut window = at_quotes(files.path());
    correct(&mut window, NOBODY);
    type_name(&mut window, "Name of the speaker", "Ada Brandt");
    click(&mut window, "Set speaker");
    correct(&mut window, RUIN);
    click(&mut window, "Not a quote");
    std::fs::write(files.path().join("three.txt"), THREE).expect("written");
    window.state_mut().ask(Action::Open(vec![files.path().join("three.txt")]));
    settle(&mut window);
    let set = "Ada Brandt: Nobody asked the fishermen about it,! | full Ada Brandt! | full Ada \
               Brandt! | full Ada Brandt!";
    let others = [format!("{} | absent", BEFORE[0]), format!("{} | absent", BEFORE[2])];
    check(&window, &[set, &others[0], &others[1]]);

    // The paragraph of the one has moved and changed around its words; the other is gone.
    let again =
        ONE.replace("“Nobody asked", "It rained.\n\nIn the harbour it was quiet. “Nobody asked");
    std::fs::write(files.path().join("one.txt"), again).expect("written");
    std::fs::write(files.path().join("two.txt"), TWO.replace(RUIN, "We are done for,"))
        .expect("written");
    for v in 0..2 {
        let key = window.state().project().entries()[v].key();
        window.state_mut().ask(Action::ReadAgain(key));
        settle(&mut window);
    }
    let done_for = "Ruth Adeyemi: We are done for, | absent | full Ruth Adeyemi | absent";
    check(&window, &[set, &others[0], &others[1], done_for]);
    let unmet: Vec<_> =
        matrix(&window).decisions.iter().map(|d| d.unmet.map(|why| why.reason())).collect();
    assert_eq!(unmet, [None, Some("its words are not in the version any more")]);
    let told = super::interface::notices(&window);
    assert_eq!(told, ["A decision of yours about a quote has lost its place; Quotes lists it"]);
    tab(&mut window, Screen::Quotes);
    window.get_by_label("lost its place");
}

#[test]
fn every_report_marks_and_lists_what_was_set() {
    let files = files();
    let mut window = at_quotes(files.path());
    correct(&mut window, RUIN);
    type_name(&mut window, "Name of the speaker", "Ada Brandt");
    click(&mut window, "Set speaker");
    correct(&mut window, PLAN);
    click(&mut window, "Not a quote");
    for format in ReportFormat::ALL {
        let path = files.path().join("out").with_extension(format.extension());
        window.state_mut().ask(Action::ExportTo(format, path.clone(), Overwrite::Ask));
        settle(&mut window);
        let text = readable(format, &std::fs::read(path).expect("written"));
        let said =
            "“This project will ruin every one of us” is said by Ada Brandt, in all versions";
        assert!(text.contains(said), "{format:?}");
        assert!(
            text.contains("“The plan is a costly mistake for this town” is no quote"),
            "{format:?}"
        );
        let mark = if format == ReportFormat::Json { "\"by_user\": true" } else { "set by you" };
        assert!(text.contains(mark), "{format:?}");
    }
}

#[test]
fn a_list_is_chosen_from_by_keyboard_alone() {
    let files = files();
    let mut window = at_quotes(files.path());
    correct(&mut window, RUIN);
    tab_to(&mut window, "Same speaker as");
    window.key_press(Key::Enter);
    settle(&mut window);
    tab_to(&mut window, "Peter Okafor");
    window.key_press(Key::Enter);
    settle(&mut window);
    let one = "Peter Okafor: This project will ruin every one of us,! | absent | full Peter Okafor";
    undo_save_and_restore(window, files.path(), &[BEFORE[0], BEFORE[1], BEFORE[2], one]);
}
