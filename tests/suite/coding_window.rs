//! Filled coding sheets compared in the window.
#![expect(clippy::disallowed_methods, reason = "what the window wrote is read back from disk")]

use crate::interface::{Window, click, notices, settle, window};
use crate::pictures;
use crate::support::picture::{self, THEMES};
use egui_kittest::kittest::Queryable as _;
use std::path::{Path, PathBuf};
use tellings::coding::AgreementFormat;
use tellings::jobs::Overwrite;
use tellings::ui::action::Action;
use tellings::ui::app::TellingsApp;
use tellings::ui::surroundings::Surroundings;

fn sheets() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/coding");
    ["anna.xlsx", "ben.ods", "carla.csv"].map(|name| folder.join(name)).to_vec()
}

fn compared(sheets: Vec<PathBuf>) -> Window {
    let mut window = window(TellingsApp::arranged(Surroundings::none()));
    window.state_mut().ask(Action::CompareSheets(sheets));
    settle(&mut window);
    window.run_steps(4);
    window
}

#[test]
fn the_window_shows_figures_notes_and_disagreements_and_writes_them_down() {
    let mut window = compared(sheets());
    window.get_by_label("Coders: Anna, Ben, Carla");
    for shown in ["15 of 15", "0.180", "-0.086"] {
        window.get_by_label(shown);
    }
    window.get_by_label_contains("carla.csv does not say from which files it was made");
    window.get_by_label("r3.A  frame: Anna: other, Ben: conflict, Carla: other");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("agreement");
    let write = Action::WriteAgreementTo(AgreementFormat::Markdown, path.clone(), Overwrite::Ask);
    window.state_mut().ask(write);
    settle(&mut window);
    let text = std::fs::read_to_string(path.with_extension("md")).expect("written");
    assert!(text.starts_with("# Agreement of coders"), "{text}");
}

#[test]
fn sheets_of_one_coder_are_too_few_and_the_window_says_so() {
    let window = compared(vec![sheets().remove(0)]);
    let told = notices(&window).join("\n");
    assert!(
        told.contains("Agreement needs the sheets of two coders, and 1 could be read"),
        "{told}"
    );
}

#[test]
fn a_sheet_that_can_not_be_read_is_named_beside_the_others() {
    let mut with_missing = sheets();
    with_missing.push(PathBuf::from("missing.xlsx"));
    let mut window = compared(with_missing);
    window.get_by_label_contains("missing.xlsx");
    click(&mut window, "Close");
    assert!(window.query_by_label("Agreement of coders").is_none());
}

#[test]
fn the_agreement_of_coders() {
    picture::check("agreement", THEMES, |theme| {
        let app = TellingsApp::arranged(Surroundings::none());
        let mut window = pictures::window(app, theme, [1000.0, 700.0]);
        window.state_mut().ask(Action::SetTheme(theme.into()));
        window.state_mut().ask(Action::CompareSheets(sheets()));
        for _ in 0..400 {
            window.run_steps(2);
            if window.query_by_label("Agreement of coders").is_some() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        window.run_steps(4);
        window.render().expect("a picture")
    });
}
