//! The review queue in the window, walked by keyboard alone; what was answered is shown where the verdict stands
//! and in every report, and an item comes back when what it says has changed.
#![expect(clippy::disallowed_methods, reason = "the window is given files on disk")]

use super::interface::{Window, folder, opened, press, settle, tab};
use super::support::hand::click;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use tellings::corrections::{Question, Verdict};
use tellings::jobs::Overwrite;
use tellings::present::{ReviewItem, Target};
use tellings::report::ReportFormat;
use tellings::ui::action::Action;
use tellings::ui::app::TellingsApp;
use tellings::ui::state::Screen;

const ONE: &str = "Harbour bridge closes\n\n\
    The harbour bridge closed on Monday after 14 bolts were found loose, the port said.\n\n\
    “We will not pay for the repairs of the bridge,” said Mara Lindqvist, the harbour master.\n\n\
    Ferries will run every 20 minutes until Friday.";

const TWO: &str = "Loose bolts shut bridge\n\n\
    The harbour bridge closed on Monday after 40 bolts were found loose, the port said.\n\n\
    “We will pay for the repairs of the bridge,” said Mara Lindqvist, the harbour master.\n\n\
    Ferries will run every 20 minutes until Friday.";

fn files() -> tempfile::TempDir {
    folder(&[("one.txt", ONE), ("two.txt", TWO)])
}

fn items(window: &Window) -> &[ReviewItem] {
    &window.state().presentation().expect("a story is shown").review
}

fn current(window: &Window) -> &ReviewItem {
    let name = window.state().state().review.current.expect("an item is shown");
    items(window).iter().find(|item| item.name() == name).expect("it is in the queue")
}

fn left(window: &Window) -> usize {
    items(window).iter().filter(|item| item.check.is_none()).count()
}

fn key(window: &mut Window, key: Key) {
    window.key_press(key);
    settle(window);
}

/// Goes to the item about this, by keyboard.
fn go_to(window: &mut Window, question: Question) -> ReviewItem {
    for _ in 0..items(window).len() {
        if current(window).question == question {
            return current(window).clone();
        }
        key(window, Key::S);
    }
    panic!("no item about {question:?}: {:?}", items(window));
}

fn at_review(files: &std::path::Path) -> Window {
    let mut window = opened(files);
    press(&mut window, Modifiers::COMMAND, Key::Num9);
    assert_eq!(window.state().screen(), Screen::Review);
    window
}

#[test]
fn the_queue_is_walked_by_keyboard_alone() {
    let files = files();
    let mut window = at_review(files.path());
    let all = items(&window).len();
    assert!(all >= 3, "{:?}", items(&window));
    window.get_by_label(&format!("{all} of {all} left"));
    let first = current(&window).name();
    assert_eq!(first, items(&window)[0].name(), "the first of the queue comes first");

    key(&mut window, Key::Y);
    window.get_by_label(&format!("{} of {all} left", all - 1));
    let second = current(&window).name();
    assert_ne!(second, first);
    key(&mut window, Key::S);
    let third = current(&window).name();
    assert_ne!(third, second);
    window.get_by_label(&format!("{} of {all} left", all - 1));
    key(&mut window, Key::Backspace);
    assert_eq!(current(&window).name(), second);
    key(&mut window, Key::Backspace);
    assert_eq!(current(&window).name(), first);
    window.get_by_label("checked by you: right");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(left(&window), all);
    press(&mut window, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(left(&window), all - 1);

    for _ in 0..all {
        key(&mut window, Key::N);
    }
    window.get_by_label("All is checked");
    assert_eq!(left(&window), 0);
    // The one that was called right was gone back to, and is called wrong now.
    assert!(items(&window).iter().all(|item| item.check.is_some()));
}

#[test]
fn a_wrong_verdict_is_marked_where_it_stands_and_stays_as_it_was() {
    let files = files();
    let mut window = at_review(files.path());
    let mut item = go_to(&mut window, Question::QuoteChange);
    while !item.heading.contains("We will not pay") {
        key(&mut window, Key::S);
        item = go_to(&mut window, Question::QuoteChange);
    }
    assert!(item.said.contains("negation"), "{item:?}");
    key(&mut window, Key::N);
    let view = window.state().presentation().expect("a story is shown");
    let verdicts: Vec<Verdict> = view.checks_of(item.target).map(|check| check.verdict).collect();
    assert_eq!(verdicts, [Verdict::Wrong]);
    assert!(items(&window).iter().any(|one| one.said == item.said && one.check.is_some()));
    tab(&mut window, Screen::Quotes);
    let row = window.get_by(|node| {
        node.role() == egui::accesskit::Role::Row
            && node.label().is_some_and(|l| l.starts_with("We will not pay"))
    });
    row.click();
    settle(&mut window);
    window.get_by_label("checked by you: “quote changed” is wrong");
    for format in
        [ReportFormat::Html, ReportFormat::Markdown, ReportFormat::Csv, ReportFormat::Json]
    {
        let path = files.path().join("out").with_extension(format.extension());
        window.state_mut().ask(Action::ExportTo(format, path.clone(), Overwrite::Ask));
        settle(&mut window);
        let text = std::fs::read_to_string(&path).expect("written");
        let mark = match format {
            ReportFormat::Json => "\"verdict\": \"wrong\"",
            ReportFormat::Html | ReportFormat::Markdown | ReportFormat::Csv => {
                "checked by you: “quote changed” is wrong"
            }
            ReportFormat::Docx
            | ReportFormat::Pdf
            | ReportFormat::Xlsx
            | ReportFormat::Tei
            | ReportFormat::Qdpx => unreachable!("it is not among those written"),
        };
        assert!(text.contains(mark), "{format:?}");
    }
}

#[test]
fn an_item_comes_back_when_what_it_says_has_changed() {
    let files = files();
    let mut window = at_review(files.path());
    let item = go_to(&mut window, Question::Values);
    assert_eq!(item.said, "14 bolt | 40 bolt");
    key(&mut window, Key::Y);
    let story = files.path().join("kept.tellings");
    window.state_mut().ask(Action::SaveTo(story.clone(), Overwrite::Ask));
    settle(&mut window);
    let mut window = super::interface::window(TellingsApp::for_tests(vec![story]));
    let checked = |window: &Window| -> Vec<bool> {
        let values = items(window).iter().filter(|item| item.question == Question::Values);
        values.map(|item| item.check.is_some()).collect()
    };
    assert_eq!(checked(&window), [true], "it is kept in the story file");
    // Other versions, other letters: what was said is the same.
    let one = window.state().project().entries()[0].key();
    window.state_mut().ask(Action::Change(tellings::project::Change::Reorder(one, 1)));
    settle(&mut window);
    assert_eq!(checked(&window), [true]);
    std::fs::write(files.path().join("two.txt"), TWO.replace("40 bolts", "50 bolts"))
        .expect("written");
    let two = window.state().project().entries()[0].key();
    window.state_mut().ask(Action::ReadAgain(two));
    settle(&mut window);
    assert_eq!(checked(&window), [false]);
    tab(&mut window, Screen::Review);
    click(&mut window, "Decided by you");
    assert!(
        window.query_by_label("lost its place").is_some()
            || window.query_by_label("to be checked again").is_some()
    );
}

#[test]
fn correcting_leads_to_what_can_be_corrected() {
    let files = files();
    let mut window = at_review(files.path());
    let item = go_to(&mut window, Question::Values);
    key(&mut window, Key::C);
    assert_eq!(window.state().screen(), Screen::Facts);
    let Target::Fact(id) = item.target else { panic!("{item:?}") };
    assert_eq!(window.state().state().facts.selected, Some(id));
    window.run();
    window.get_by_label("Not a fact");
    press(&mut window, Modifiers::COMMAND, Key::Num9);
    go_to(&mut window, Question::Meaning);
    key(&mut window, Key::C);
    assert_eq!(window.state().screen(), Screen::SideBySide);
    window.get_by_label("Part it from the row");
}

#[test]
fn one_kind_alone_is_checked() {
    let files = files();
    let mut window = at_review(files.path());
    let all = items(&window).len();
    let of_kind = items(&window).iter().filter(|i| i.question == Question::Values).count();
    super::support::hand::choose(&mut window, "Kind of verdict", "Values differ");
    window.get_by_label(&format!("{of_kind} of {of_kind} left"));
    for _ in 0..of_kind {
        key(&mut window, Key::Y);
    }
    window.get_by_label("All of this kind are checked");
    click(&mut window, "Show all kinds");
    window.get_by_label(&format!("{} of {all} left", all - of_kind));
}

#[test]
fn without_anything_uncertain_there_is_nothing_to_check() {
    let files = folder(&[("one.txt", ONE), ("two.txt", ONE)]);
    let mut window = at_review(files.path());
    window.get_by_label("Nothing to check");
    click(&mut window, "Decided by you");
    window.get_by_label("Nothing was decided yet");
}
