//! The window driven by accessible labels, without a display.
#![expect(clippy::disallowed_methods, reason = "the window is given files on disk")]

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use tellings::article::{Role, VersionId};
use tellings::ui::action::Action;
use tellings::ui::app::{TellingsApp, install};
use tellings::ui::state::{Modal, Screen};

/// How long a test waits for work in the background.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) type Window = Harness<'static, TellingsApp>;

pub(crate) const HARBOUR: &str = "Harbour bridge closes for repairs\n\n\
    The harbour bridge closed on Monday after 14 bolts were found loose, the port said.\n\n\
    “We had no choice but to close it,” said Mara Lindqvist, the harbour master.\n\n\
    Ferries will run every 20 minutes until Friday.";

const COURIER: &str = "Loose bolts shut bridge\n\n\
    The harbour bridge was closed on Monday after about a dozen bolts were found loose.\n\n\
    “We had no choice,” said Mara Lindqvist, the harbour master.\n\n\
    Shop owners on the south bank fear for their trade.";

/// A folder with files of these names and texts.
pub(crate) fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    folder
}

pub(crate) fn two_versions() -> tempfile::TempDir {
    folder(&[("courier.txt", COURIER), ("harbour.txt", HARBOUR)])
}

pub(crate) fn window(app: TellingsApp) -> Window {
    let mut window = Harness::builder()
        .with_size([1200.0, 800.0])
        .with_max_steps(60)
        .with_context_setup(install)
        .build_ui_state(|ui, app: &mut TellingsApp| app.show(ui), app);
    settle(&mut window);
    window
}

/// A window with the files of a folder open.
pub(crate) fn opened(folder: &Path) -> Window {
    window(TellingsApp::for_tests(vec![folder.to_owned()]))
}

/// Waits until nothing is under way.
pub(crate) fn settle(window: &mut Window) {
    let began = Instant::now();
    loop {
        window.run_steps(2);
        if !window.state().is_busy() {
            break;
        }
        assert!(began.elapsed() < PATIENCE, "it never came to rest");
        std::thread::sleep(Duration::from_millis(2));
    }
    window.run_steps(2);
}

pub(crate) fn click(window: &mut Window, label: &str) {
    window.get_by_label(label).click();
    settle(window);
}

/// Opens a menu and clicks an item in it.
pub(crate) fn choose(window: &mut Window, menu: &str, item: &str) {
    window.get_by_role_and_label(egui::accesskit::Role::Button, menu).click();
    window.run_steps(3);
    window.get_by_label(item).click();
    settle(window);
}

pub(crate) fn press(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    settle(window);
}

pub(crate) fn tab(window: &mut Window, screen: Screen) {
    window.get_by_role_and_label(egui::accesskit::Role::Button, screen.name()).click();
    settle(window);
    assert_eq!(window.state().screen(), screen);
}

/// Replaces the words of a text field and leaves it with Enter.
pub(crate) fn type_into(window: &mut Window, label: &str, text: &str) {
    let field = || egui::accesskit::Role::TextInput;
    window.get_by_role_and_label(field(), label).focus();
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.get_by_role_and_label(field(), label).type_text(text);
    window.run_steps(2);
    window.key_press(Key::Enter);
    settle(window);
}

pub(crate) fn labels(window: &Window) -> Vec<String> {
    let entries = window.state().project().entries().iter();
    entries.map(|entry| entry.version().label.clone()).collect()
}

pub(crate) fn notices(window: &Window) -> Vec<String> {
    window.state().state().notices.list().iter().map(|notice| notice.message.clone()).collect()
}

pub(crate) fn paste(window: &mut Window, text: &str) {
    window.event(egui::Event::Paste(text.to_owned()));
    settle(window);
}

#[test]
fn every_screen_opens_from_its_tab_and_from_its_key() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    assert_eq!(window.state().screen(), Screen::SideBySide);
    for screen in Screen::ALL {
        tab(&mut window, screen);
        window.run();
    }
    for (key, screen) in [
        (Key::Num1, Screen::Start),
        (Key::Num2, Screen::Sources),
        (Key::Num3, Screen::SideBySide),
        (Key::Num4, Screen::Quotes),
        (Key::Num5, Screen::Facts),
        (Key::Num6, Screen::Wording),
        (Key::Num7, Screen::Overview),
        (Key::Num8, Screen::Export),
        (Key::Num9, Screen::Review),
    ] {
        press(&mut window, Modifiers::COMMAND, key);
        assert_eq!(window.state().screen(), screen);
    }
}

#[test]
fn without_a_story_only_the_start_can_be_shown() {
    let mut window = window(TellingsApp::for_tests(Vec::new()));
    assert_eq!(window.state().screen(), Screen::Start);
    for screen in Screen::ALL.into_iter().filter(|screen| *screen != Screen::Start) {
        let role = egui::accesskit::Role::Button;
        let tab = window.get_by_role_and_label(role, screen.name());
        assert!(tab.accesskit_node().is_disabled(), "{screen:?}");
    }
    press(&mut window, Modifiers::COMMAND, Key::Num4);
    assert_eq!(window.state().screen(), Screen::Start);
    window.get_by_label("Drop files here");
}

#[test]
fn the_start_screen_works_by_keyboard_alone() {
    let folder = two_versions();
    let mut window = window(TellingsApp::for_tests(Vec::new()));
    assert!(window.get_by_label("Open files…").is_focused());
    // Where no dialog can be shown, the key that would open one has a path typed.
    window.key_press(Key::Enter);
    settle(&mut window);
    assert!(matches!(window.state().state().modal, Some(Modal::Path { .. })));
    window.event(egui::Event::Text(folder.path().display().to_string()));
    window.key_press(Key::Enter);
    settle(&mut window);
    assert_eq!(window.state().project().entries().len(), 2);
    assert_eq!(window.state().state().modal, None);
}

#[test]
fn a_path_typed_on_the_start_screen_is_opened() {
    let folder = two_versions();
    let mut window = window(TellingsApp::for_tests(Vec::new()));
    type_into(&mut window, "Path", &folder.path().join("harbour.txt").display().to_string());
    assert_eq!(window.state().project().entries().len(), 1);
}

#[test]
fn renaming_is_one_step_that_can_be_undone_and_done_again() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    let before = labels(&window);
    tab(&mut window, Screen::Sources);
    type_into(&mut window, "Label", "The Courier");
    assert_eq!(labels(&window)[0], "The Courier");
    choose(&mut window, "Edit", "Undo rename A");
    assert_eq!(labels(&window), before);
    choose(&mut window, "Edit", "Redo rename A");
    assert_eq!(labels(&window)[0], "The Courier");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(labels(&window), before);
    press(&mut window, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(labels(&window)[0], "The Courier");
}

#[test]
fn escape_gives_a_field_its_old_words_back() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    let before = labels(&window);
    tab(&mut window, Screen::Sources);
    window.get_by_label("Label").focus();
    window.run_steps(2);
    window.get_by_label("Label").type_text("Nonsense");
    window.run_steps(2);
    window.key_press(Key::Escape);
    settle(&mut window);
    assert_eq!(labels(&window), before);
}

#[test]
fn versions_can_be_moved_and_removed() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    let before = labels(&window);
    tab(&mut window, Screen::Sources);
    click(&mut window, "Move A down");
    assert_eq!(labels(&window), [before[1].clone(), before[0].clone()]);
    assert_eq!(window.state().project().base(), VersionId(1), "the base went along");
    click(&mut window, "Remove B");
    assert_eq!(labels(&window), [before[1].clone()]);
    choose(&mut window, "Edit", "Undo remove B");
    choose(&mut window, "Edit", "Undo move A");
    assert_eq!(labels(&window), before);
}

#[test]
fn another_base_is_one_step_that_can_be_undone() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    tab(&mut window, Screen::Sources);
    let second = format!("Version B  {}", labels(&window)[1]);
    click(&mut window, &second);
    click(&mut window, "Make it the base");
    assert_eq!(window.state().project().base(), VersionId(1));
    assert_eq!(window.state().presentation().and_then(|shown| shown.base), Some(VersionId(1)));
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.state().project().base(), VersionId(0));
    assert_eq!(window.state().presentation().and_then(|shown| shown.base), Some(VersionId(0)));
}

#[test]
fn a_role_can_be_set_and_boilerplate_restored() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    tab(&mut window, Screen::Sources);
    let role = |window: &Window| {
        window.state().project().entries()[0].version().article.paragraphs[1].role
    };
    let before = role(&window);
    click(&mut window, "Role of A2");
    click(&mut window, "boilerplate");
    assert_eq!(role(&window), Role::Boilerplate);
    window.get_by_label_contains("Set by you");
    click(&mut window, "Restore A2");
    assert_eq!(role(&window), before);
    choose(&mut window, "Edit", &format!("Undo set role of A2 to {}", before.name()));
    assert_eq!(role(&window), Role::Boilerplate);
}

#[test]
fn a_date_is_checked_before_it_is_taken() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    tab(&mut window, Screen::Sources);
    let published = |window: &Window| {
        window.state().project().entries()[0].version().article.published.map(|d| d.to_string())
    };
    type_into(&mut window, "Published", "the day before");
    assert_eq!(published(&window), None);
    window.get_by_label_contains("is no date");
    type_into(&mut window, "Published", "2024-05-03");
    assert_eq!(published(&window).as_deref(), Some("2024-05-03"));
    assert!(window.query_by_label_contains("is no date").is_none());
}

#[test]
fn missing_dates_are_asked_for_once() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    window.get_by_label_contains("Versions A, B tell no date");
    click(&mut window, "Set dates…");
    let name = format!("A  {}", labels(&window)[0]);
    let field = egui::accesskit::Role::TextInput;
    window.get_by_role_and_label(field, &name).focus();
    window.run_steps(2);
    window.get_by_role_and_label(field, &name).type_text("2024-05-03");
    window.run_steps(2);
    click(&mut window, "Set dates");
    let day = window.state().project().entries()[0].version().article.published;
    assert_eq!(day.map(|day| day.to_string()).as_deref(), Some("2024-05-03"));
    assert!(window.query_by_label_contains("no date of publication").is_none());
}

#[test]
fn pasted_text_becomes_a_version() {
    let mut window = window(TellingsApp::for_tests(Vec::new()));
    paste(&mut window, HARBOUR);
    paste(&mut window, COURIER);
    assert_eq!(labels(&window), ["Pasted text 1", "Pasted text 2"]);
    choose(&mut window, "File", "Paste text…");
    window.get_by_label("Text of the version").type_text("A third telling of the same story.");
    window.run_steps(2);
    click(&mut window, "Add version");
    assert_eq!(labels(&window)[2], "Pasted text 3");
}

#[test]
fn keys_do_nothing_to_the_story_while_a_text_is_typed() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    tab(&mut window, Screen::Sources);
    let versions = window.state().project().entries().len();
    window.get_by_label("Label").focus();
    window.run_steps(2);
    window.event(egui::Event::Paste("words".to_owned()));
    window.event(egui::Event::Text("?".to_owned()));
    window.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    settle(&mut window);
    assert_eq!(window.state().project().entries().len(), versions);
    assert_eq!(window.state().state().modal, None);
}

#[test]
fn a_bad_file_is_named_and_the_others_open() {
    let folder = folder(&[("empty.txt", ""), ("good.txt", HARBOUR)]);
    let mut window = opened(folder.path());
    assert_eq!(window.state().project().entries().len(), 1);
    let told = notices(&window);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].ends_with("empty.txt"), "{told:?}");
    tab(&mut window, Screen::Sources);
    window.get_by_label("✖ empty.txt was not read");
    std::fs::write(folder.path().join("empty.txt"), COURIER).expect("written");
    click(&mut window, "Try empty.txt again");
    assert_eq!(window.state().project().entries().len(), 2);
    assert!(window.query_by_label("✖ empty.txt was not read").is_none());
    click(&mut window, "Dismiss notice");
    assert!(notices(&window).is_empty());
}

#[test]
fn cancelled_work_leaves_what_was_there_and_can_be_taken_up_again() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    let app = window.state_mut();
    app.ask(Action::Undo);
    app.ask(Action::Redo);
    let key = app.project().key(VersionId(0)).expect("a version");
    app.ask(Action::Change(tellings::project::Change::SetRole(key, 1, Role::Caption)));
    app.ask(Action::Cancel);
    settle(&mut window);
    window.get_by_label("⚠ not up to date");
    click(&mut window, "Compare again");
    assert!(window.query_by_label("⚠ not up to date").is_none());
}

#[test]
fn the_list_of_shortcuts_opens_and_closes_by_key() {
    let mut window = window(TellingsApp::for_tests(Vec::new()));
    press(&mut window, Modifiers::NONE, Key::F1);
    window.get_by_label("Go to the next control");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("Go to the next control").is_none());
    press(&mut window, Modifiers::NONE, Key::Questionmark);
    window.get_by_label("Go to the next control");
}

#[test]
fn typography_is_marked_or_not_by_its_key_and_its_box() {
    let folder = folder(&[
        ("one.txt", "The pier\n\nThe pier, he said, will be “closed” in the centre of town.\n"),
        ("other.txt", "The pier\n\nThe pier, he said, will be \"closed\" in the center of town.\n"),
    ]);
    let mut window = opened(folder.path());
    let marked = |window: &Window| window.query_by_label("3 typographic").is_some();
    assert!(marked(&window));
    press(&mut window, Modifiers::NONE, Key::T);
    assert!(!marked(&window));
    press(&mut window, Modifiers::NONE, Key::T);
    assert!(marked(&window));
    click(&mut window, "Typography");
    assert!(!marked(&window));
}

#[test]
fn a_command_is_found_by_its_name() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    press(&mut window, Modifiers::COMMAND, Key::K);
    window.get_by_label("Command").type_text("facts");
    window.run_steps(2);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().screen(), Screen::Facts);
    assert_eq!(window.state().state().modal, None);
}

#[test]
fn files_dropped_on_the_window_are_opened() {
    let folder = two_versions();
    let mut window = window(TellingsApp::for_tests(Vec::new()));
    window.input_mut().hovered_files =
        vec![egui::HoveredFile { path: None, mime: String::new() }; 2];
    window.step();
    let files = ["courier.txt", "harbour.txt"].map(|name| folder.path().join(name));
    window.input_mut().dropped_files =
        files.into_iter().map(|path| std::sync::Arc::new(Dropped(path)) as _).collect();
    settle(&mut window);
    assert_eq!(window.state().project().entries().len(), 2);
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

#[test]
fn a_fact_in_the_matrix_leads_to_its_words_in_the_text() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    tab(&mut window, Screen::Facts);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().screen(), Screen::SideBySide);
    let view = &window.state().state().side_by_side;
    assert!(view.highlighted.is_some(), "its words are marked");
    assert_eq!(view.reveal, None, "they were brought into sight");
}

#[test]
fn a_missing_date_is_asked_for_once() {
    let dated =
        "Pier shut\n\n2 November 2017\n\nThe pier at Lund was shut on Tuesday, the town said.";
    let undated = "Pier shut\n\nThe pier at Lund was shut on Tuesday, the town said.";
    let folder = folder(&[("one.txt", dated), ("two.txt", undated), ("three.txt", undated)]);
    let mut window = opened(folder.path());
    tab(&mut window, Screen::Sources);
    assert!(window.query_by_label("Date of A").is_none(), "it has one");
    click(&mut window, "Date of B is not known");
    window.run();
    window.get_by_label("Date of C").click();
    window.run();
    window.get_by_label("Date of C").type_text("2017-11-03");
    window.run();
    press(&mut window, Modifiers::NONE, Key::Enter);
    window.run();
    assert!(window.query_by_label("Date of C").is_none(), "it was given");
    let days = window.state().project().versions();
    let days: Vec<Option<String>> =
        days.iter().map(|v| v.article.published.map(|day| day.to_string())).collect();
    assert_eq!(days, [Some("2017-11-02".to_owned()), None, Some("2017-11-03".to_owned())]);
}

#[test]
fn a_choice_of_words_is_found_and_leads_to_its_words_in_the_text() {
    let one = "The government sent three ships to the bay of Lund before the winter began.";
    let two = "The regime sent three ships to the bay of Lund before the winter began.";
    let folder = folder(&[("one.txt", one), ("two.txt", two)]);
    let mut window = opened(folder.path());
    tab(&mut window, Screen::Wording);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    window.get_by_label("B: “regime”, 1");
    assert!(window.state().state().wording.selected.is_some());
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().screen(), Screen::SideBySide);
    let place = window.state().state().side_by_side.highlighted.expect("its words are marked");
    let versions = window.state().project().versions();
    assert_eq!(tellings::article::words_at(&versions, place), "government");
}

#[test]
fn a_quote_in_the_matrix_leads_to_its_words_in_the_text() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    tab(&mut window, Screen::Quotes);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert!(window.state().state().quotes.selected.is_some());
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().screen(), Screen::SideBySide);
    let place = window.state().state().side_by_side.highlighted.expect("its words are marked");
    let versions = window.state().project().versions();
    let words = tellings::article::words_at(&versions, place);
    assert!(words.contains("We had no choice"), "{words}");
}

#[test]
fn the_readings_of_a_row_open_below_it_and_any_two_versions_can_be_compared() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    tab(&mut window, Screen::Facts);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert!(window.query_by_label("Compared version").is_none());
    click(&mut window, "Show the readings");
    assert!(window.state().state().side_by_side.readings.open);
    window.get_by_label("Compared version").click();
    window.run_steps(3);
    click(&mut window, "Hide the readings");
    assert!(window.query_by_label("Compared version").is_none());
}

#[test]
fn every_sample_opens_and_every_screen_of_it_can_be_seen() {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    for sample in ["two-views", "sochi-congress"] {
        let mut window = opened(&samples.join(sample));
        assert!(
            window.state().state().notices.list().is_empty(),
            "{sample}: {:?}",
            notices(&window)
        );
        for screen in Screen::ALL {
            tab(&mut window, screen);
            window.run();
        }
    }
}

#[test]
fn leaving_asks_only_where_something_would_be_lost() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    tab(&mut window, Screen::Sources);
    type_into(&mut window, "Label", "Changed");
    press(&mut window, Modifiers::COMMAND, Key::Q);
    window.get_by_label("Save the story first?");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(labels(&window)[0], "Changed");
    press(&mut window, Modifiers::COMMAND, Key::Z);
    press(&mut window, Modifiers::COMMAND, Key::N);
    assert!(window.query_by_label("Save the story first?").is_none());
    assert!(window.state().project().is_empty());
}
