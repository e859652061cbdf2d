//! The window and the disk: stories saved, opened, guarded and recovered; reports written.
#![expect(clippy::disallowed_methods, reason = "what the window wrote is read back from disk")]

use crate::interface::{
    HARBOUR, Window, choose, click, folder, labels, notices, opened, press, settle, tab,
    two_versions, type_into, window,
};
use assert_cmd::cargo::cargo_bin_cmd;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use std::sync::Arc;
use std::task::Waker;
use tellings::jobs::{Jobs, read_file, read_pasted};
use tellings::project::Project;
use tellings::ui::action::Action;
use tellings::ui::app::TellingsApp;
use tellings::ui::state::Screen;
use tellings::ui::surroundings::Surroundings;

#[test]
fn a_story_is_saved_opened_and_guarded() {
    let folder = two_versions();
    let path = folder.path().join("saved").with_extension("tellings");
    let mut window = opened(folder.path());
    press(&mut window, Modifiers::COMMAND, Key::S);
    type_into(&mut window, "Path", &path.display().to_string());
    assert!(path.is_file());
    assert!(!window.state().history().is_unsaved());

    // A name that is taken is asked about.
    choose(&mut window, "File", "Save story as…");
    type_into(&mut window, "Path", &path.display().to_string());
    click(&mut window, "Keep it");

    tab(&mut window, Screen::Sources);
    type_into(&mut window, "Label", "Changed");
    choose(&mut window, "File", "New story");
    window.get_by_label("Save the story first?");
    click(&mut window, "Cancel");
    assert_eq!(labels(&window)[0], "Changed");
    choose(&mut window, "File", "New story");
    click(&mut window, "Save");
    assert!(window.state().project().is_empty());
    assert_eq!(window.state().screen(), Screen::Start);

    type_into(&mut window, "Path", &path.display().to_string());
    assert_eq!(labels(&window)[0], "Changed");
    assert!(!window.state().history().is_unsaved());
}

#[test]
fn a_story_of_a_newer_program_is_refused_and_the_open_one_stays() {
    let newer = "{\"format\": \"tellings-story\", \"schema\": 99, \"written_by\": \"tellings 9\"}";
    let folder = folder(&[("a.txt", HARBOUR), ("newer.tellings", newer)]);
    let mut window = window(TellingsApp::for_tests(vec![folder.path().join("a.txt")]));
    window.state_mut().ask(Action::Open(vec![folder.path().join("newer.tellings")]));
    settle(&mut window);
    let told = notices(&window);
    assert!(told.iter().any(|notice| notice.contains("newer Tellings")), "{told:?}");
    assert_eq!(window.state().project().entries().len(), 1);
    let after = std::fs::read(folder.path().join("newer.tellings")).expect("still there");
    assert_eq!(after, newer.as_bytes());
}

#[test]
fn a_report_is_written_and_never_over_another_file_unasked() {
    let folder = two_versions();
    let path = folder.path().join("report.json");
    let mut window = opened(folder.path());
    tab(&mut window, Screen::Export);
    click_format(&mut window, "json");
    type_into(&mut window, "Path of the report", &path.display().to_string());
    let report = std::fs::read_to_string(&path).expect("written");
    assert!(report.contains("tellings-comparison"));
    window.get_by_label_contains("✔ Written");
    std::fs::write(&path, "precious").expect("written");
    click(&mut window, "Write the report");
    window.get_by_label("Replace this file?");
    assert_eq!(std::fs::read_to_string(&path).expect("there"), "precious");
    click(&mut window, "Replace");
    assert_eq!(std::fs::read_to_string(&path).expect("there"), report);
}

#[test]
fn a_file_that_is_read_again_keeps_what_was_decided_about_it() {
    let folder = folder(&[("harbour.txt", HARBOUR)]);
    let mut window = opened(folder.path());
    tab(&mut window, Screen::Sources);
    type_into(&mut window, "Label", "The Harbour");
    let longer = format!("{HARBOUR}\n\nThe port will say more on Thursday.");
    std::fs::write(folder.path().join("harbour.txt"), longer).expect("written");
    click(&mut window, "Read again");
    assert_eq!(labels(&window), ["The Harbour"]);
    let paragraphs = &window.state().project().entries()[0].version().article.paragraphs;
    assert!(paragraphs.last().expect("text").text.ends_with("on Thursday."));
    choose(&mut window, "Edit", "Undo read A again");
    let paragraphs = &window.state().project().entries()[0].version().article.paragraphs;
    assert!(!paragraphs.last().expect("text").text.ends_with("on Thursday."));
}

#[test]
fn a_story_left_behind_by_a_crash_is_offered_and_brought_back() {
    let drafts = tempfile::tempdir().expect("a folder");
    {
        let version = read_pasted("Crashed", HARBOUR).expect("a version");
        let change = tellings::project::Change::Add(vec![Arc::new(version)]);
        let mut jobs = Jobs::new(Waker::noop().clone(), Arc::new(|path: &Path| read_file(path)));
        jobs.save_draft(drafts.path().to_owned(), None, Project::default().apply(&change));
        jobs.finish_writing();
    }
    let surroundings =
        Surroundings { draft_folder: Some(drafts.path().to_owned()), ..Surroundings::none() };
    let mut window = window(TellingsApp::started(surroundings, Vec::new()));
    click(&mut window, "Bring it back");
    assert_eq!(labels(&window), ["Crashed"]);
    assert!(window.state().history().is_unsaved());
    let left = tellings::store::abandoned_drafts(drafts.path());
    assert!(left.is_empty(), "it is this program's own draft now: {left:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_display_the_command_for_a_report_is_given_instead() {
    let run = cargo_bin_cmd!("tellings")
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .env_remove("WAYLAND_SOCKET")
        .args(["a story/one.txt", "two.txt"])
        .output()
        .expect("run");
    assert_eq!(run.status.code(), Some(1));
    let told = String::from_utf8(run.stderr).expect("words");
    assert!(told.contains("There is no display"), "{told}");
    assert!(told.contains("report 'a story/one.txt' two.txt -o report.html"), "{told}");
}

fn click_format(window: &mut Window, extension: &str) {
    let start = format!(".{extension} ");
    window.get_by_label_contains(&start).click();
    settle(window);
}
