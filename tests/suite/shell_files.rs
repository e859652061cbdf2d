//! That no work is lost and no change of a file goes unseen: closing, saving, drafts, sources on disk.
#![expect(clippy::disallowed_methods, reason = "files change under the window, and are read back")]

use crate::interface::{
    HARBOUR, Window, choose, click, folder, labels, notices, opened, press, settle, tab,
    two_versions, type_into, window,
};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use std::sync::Arc;
use std::task::Waker;
use std::time::{Duration, Instant};
use tellings::article::VersionId;
use tellings::jobs::{Jobs, read_file, read_pasted};
use tellings::project::{Change, Project};
use tellings::ui::action::Action;
use tellings::ui::app::TellingsApp;
use tellings::ui::state::{Modal, Screen};
use tellings::ui::surroundings::{Disk, Surroundings};

/// Asks the window to close, as its cross does.
fn close(window: &mut Window) {
    let input = window.input_mut();
    let viewport = input.viewports.entry(input.viewport_id).or_default();
    viewport.events.push(egui::ViewportEvent::Close);
    window.run_steps(1);
    let input = window.input_mut();
    let viewport = input.viewports.entry(input.viewport_id).or_default();
    viewport.events.clear();
    window.run_steps(3);
}

fn rename(window: &mut Window, label: &str) {
    let key = window.state().project().key(VersionId(0)).expect("a version");
    window.state_mut().ask(Action::Change(Change::Rename(key, label.to_owned())));
    settle(window);
}

/// A window that watches the files it has open.
fn watching(files: &[std::path::PathBuf]) -> Window {
    let surroundings = Surroundings { disk: Disk::Watched, ..Surroundings::none() };
    window(TellingsApp::started(surroundings, files.to_vec()))
}

/// Lets the window look at its files until `done`.
fn until(window: &mut Window, done: impl Fn(&Window) -> bool) {
    let began = Instant::now();
    while !done(window) {
        assert!(began.elapsed() < Duration::from_secs(20), "it never came");
        // Coming back to the window is a reason to look.
        window.event(egui::Event::WindowFocused(true));
        window.run_steps(2);
        std::thread::sleep(Duration::from_millis(5));
    }
    window.run_steps(2);
}

fn shows(words: &'static str) -> impl Fn(&Window) -> bool {
    move |window| window.query_by_label_contains(words).is_some()
}

#[test]
fn a_file_that_changes_is_noticed_and_read_again_with_corrections_kept() {
    let folder = two_versions();
    let mut window = watching(&[folder.path().to_owned()]);
    tab(&mut window, Screen::Sources);
    type_into(&mut window, "Label", "My courier");
    assert!(window.query_by_label("Not now").is_none());
    let path = folder.path().join("courier.txt");
    let old = std::fs::read_to_string(&path).expect("there");
    std::fs::write(&path, format!("{old}\n\nThe port will say more on Thursday."))
        .expect("written");
    until(&mut window, shows("A: courier.txt has changed on disk."));
    click(&mut window, "Not now");
    assert!(window.query_by_label("Not now").is_none());
    // It changes once more: told again.
    std::fs::write(&path, format!("{old}\n\nThe port spoke at last.")).expect("written");
    until(&mut window, shows("A: courier.txt has changed on disk."));
    window.get_by_label_contains("⚠ changed on disk");
    let again = window.get_all_by_label("Read again").next().expect("a button");
    again.click();
    settle(&mut window);
    assert_eq!(labels(&window)[0], "My courier");
    let paragraphs = &window.state().project().entries()[0].version().article.paragraphs;
    assert!(paragraphs.last().expect("text").text.ends_with("at last."));
    assert!(window.query_by_label("Not now").is_none());
}

#[test]
fn several_changed_files_are_read_again_at_once_and_one_that_is_gone_is_told() {
    let folder = two_versions();
    let mut window = watching(&[folder.path().to_owned()]);
    // Let it see them first, so that it can tell that one went.
    let began = Instant::now();
    while began.elapsed() < Duration::from_millis(300) {
        window.event(egui::Event::WindowFocused(true));
        window.run_steps(2);
        std::thread::sleep(Duration::from_millis(5));
    }
    for name in ["courier.txt", "harbour.txt"] {
        std::fs::write(folder.path().join(name), format!("{HARBOUR}\n\nNew in {name}."))
            .expect("written");
    }
    until(&mut window, shows("B: harbour.txt has changed on disk."));
    click(&mut window, "Read all again");
    let last = |window: &Window, at: usize| {
        let article = &window.state().project().entries()[at].version().article;
        article.paragraphs.last().expect("text").text.clone()
    };
    assert_eq!(
        (last(&window, 0), last(&window, 1)),
        ("New in courier.txt.".into(), "New in harbour.txt.".into())
    );
    std::fs::remove_file(folder.path().join("harbour.txt")).expect("removed");
    until(&mut window, shows("B: harbour.txt is gone from its place"));
    assert!(last(&window, 1).starts_with("New in"), "what was read stays");
}

#[test]
fn a_correction_that_loses_its_place_when_a_file_is_read_again_is_told_and_listed() {
    let folder = folder(&[("harbour.txt", HARBOUR)]);
    let mut window = opened(folder.path());
    let key = window.state().project().key(VersionId(0)).expect("a version");
    let role = tellings::article::Role::Caption;
    window.state_mut().ask(Action::Change(Change::SetRole(key, 3, role)));
    settle(&mut window);
    let path = folder.path().join("harbour.txt");
    std::fs::write(
        &path,
        "Quite another story\n\nOf a lamp in a window, and of nothing else at all.",
    )
    .expect("written");
    window.state_mut().ask(Action::ReadAgain(key));
    settle(&mut window);
    let told = notices(&window);
    assert!(
        told.iter().any(|notice| notice.contains("a correction of yours has lost its place")),
        "{told:?}"
    );
    tab(&mut window, Screen::Sources);
    window.get_by_label_contains("for a paragraph that is not there any more");
}

#[test]
fn a_file_that_is_opened_twice_is_told() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    window.state_mut().ask(Action::Open(vec![folder.path().join("harbour.txt")]));
    settle(&mut window);
    let told = notices(&window);
    assert!(
        told.iter().any(|notice| notice.contains("harbour.txt was open already, as B")),
        "{told:?}"
    );
    assert_eq!(labels(&window).len(), 3);
}

#[test]
fn closing_with_unsaved_changes_asks_and_cancel_stays() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    rename(&mut window, "Changed");
    close(&mut window);
    window.get_by_label("Save the story first?");
    assert!(window.get_by_label("Save").is_focused(), "the focus goes into the question");
    click(&mut window, "Cancel");
    assert_eq!(labels(&window).len(), 2);
}

#[test]
fn a_field_that_is_still_typed_into_is_taken_in_before_saving_and_closing() {
    let folder = two_versions();
    let path = folder.path().join("s").with_extension("tellings");
    let mut window = opened(folder.path());
    press(&mut window, Modifiers::COMMAND, Key::S);
    type_into(&mut window, "Path", &path.display().to_string());
    tab(&mut window, Screen::Sources);
    let type_on = |window: &mut Window, text: &str| {
        window.get_by_label("Label").focus();
        window.run_steps(2);
        window.key_press_modifiers(Modifiers::COMMAND, Key::A);
        window.get_by_label("Label").type_text(text);
        window.run_steps(2);
    };
    type_on(&mut window, "Typed, not entered");
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert_eq!(labels(&window)[0], "Typed, not entered");
    assert!(!window.state().history().is_unsaved());
    let saved = std::fs::read_to_string(&path).expect("saved");
    assert!(saved.contains("Typed, not entered"));
    assert!(window.get_by_label("Label").is_focused(), "one types on after saving");

    type_on(&mut window, "And closed");
    assert!(!window.state().history().is_unsaved(), "nothing is committed yet");
    close(&mut window);
    settle(&mut window);
    assert_eq!(labels(&window)[0], "And closed");
    window.get_by_label("Save the story first?");
    click(&mut window, "Save");
    let saved = std::fs::read_to_string(&path).expect("saved");
    assert!(saved.contains("And closed"));
}

#[test]
fn closing_while_a_save_runs_waits_for_it_and_asks_about_what_came_after() {
    let folder = two_versions();
    let path = folder.path().join("s").with_extension("tellings");
    let mut window = opened(folder.path());
    let key = window.state().project().key(VersionId(0)).expect("a version");
    let app = window.state_mut();
    app.ask(Action::SaveTo(path.clone(), tellings::jobs::Overwrite::Ask));
    app.ask(Action::NewStory);
    app.ask(Action::Change(Change::Rename(key, "Later".to_owned())));
    settle(&mut window);
    assert_eq!(
        window.state().state().modal,
        Some(Modal::Unsaved(tellings::ui::state::AfterSaving::NewStory))
    );
    assert_eq!(labels(&window)[0], "Later", "what came after the save is still there");
    click(&mut window, "Save");
    assert!(window.state().project().is_empty(), "saved, and gone on");
    assert!(std::fs::read_to_string(&path).expect("saved").contains("Later"));
}

#[test]
fn a_save_that_fails_leaves_the_story_open_and_says_why() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    rename(&mut window, "Changed");
    let nowhere = folder.path().join("no such folder/s.tellings");
    choose(&mut window, "File", "New story");
    click(&mut window, "Save");
    type_into(&mut window, "Path", &nowhere.display().to_string());
    let told = notices(&window);
    assert!(
        told.iter().any(|notice| notice.starts_with("Could not save, and nothing was changed")),
        "{told:?}"
    );
    assert!(told.iter().any(|notice| notice.contains("still open")), "{told:?}");
    assert_eq!(labels(&window).len(), 2);
    assert!(window.state().history().is_unsaved());
}

#[test]
fn pasted_words_that_are_in_no_version_yet_keep_the_window_open() {
    let mut window = window(TellingsApp::for_tests(Vec::new()));
    click(&mut window, "Paste text…");
    window.get_by_label("Text of the version").type_text("Half a story.");
    window.run_steps(2);
    close(&mut window);
    assert!(matches!(window.state().state().modal, Some(Modal::Paste { .. })));
    assert!(notices(&window).iter().any(|notice| notice.contains("stays open")));
}

#[test]
fn a_draft_tells_its_name_versions_and_age_and_comes_back_to_its_file() {
    let drafts = tempfile::tempdir().expect("a folder");
    let story = drafts.path().join("pier.tellings");
    {
        let version = read_pasted("Crashed", HARBOUR).expect("a version");
        let change = Change::Add(vec![Arc::new(version)]);
        let mut jobs = Jobs::new(Waker::noop().clone(), Arc::new(|path: &Path| read_file(path)));
        let project = Project::default().apply(&change);
        jobs.save_draft(drafts.path().to_owned(), Some(story.clone()), project);
        jobs.finish_writing();
    }
    let surroundings =
        Surroundings { draft_folder: Some(drafts.path().to_owned()), ..Surroundings::none() };
    let mut window = window(TellingsApp::started(surroundings, Vec::new()));
    window
        .get_by_label_contains("“pier”, with 1 version (Crashed), kept less than a minute before");
    click(&mut window, "Bring it back");
    assert_eq!(labels(&window), ["Crashed"]);
    press(&mut window, Modifiers::COMMAND, Key::S);
    assert!(story.is_file(), "it is saved where it was saved before");
    assert!(!window.state().history().is_unsaved());
}

#[test]
fn unsaved_work_is_kept_at_once_when_the_window_is_left() {
    let (drafts, files) = (tempfile::tempdir().expect("a folder"), two_versions());
    let surroundings =
        Surroundings { draft_folder: Some(drafts.path().to_owned()), ..Surroundings::none() };
    let mut window = window(TellingsApp::started(surroundings, vec![files.path().to_owned()]));
    rename(&mut window, "Changed");
    window.event(egui::Event::WindowFocused(false));
    settle(&mut window);
    let kept = std::fs::read_dir(drafts.path()).expect("listed").flatten();
    let kept: Vec<_> =
        kept.filter(|entry| entry.path().extension().is_some_and(|e| e == "draft")).collect();
    assert_eq!(kept.len(), 1);
}

#[test]
fn recent_stories_that_are_gone_are_told_and_can_be_taken_off() {
    let folder = folder(&[]);
    let mut surroundings = Surroundings::none();
    surroundings.remember(&folder.path().join("lost.tellings"));
    let mut window = window(TellingsApp::started(surroundings, Vec::new()));
    window.get_by_label_contains("is not there any more");
    click(&mut window, "Forget lost");
    assert!(window.query_by_label("lost").is_none());
}
