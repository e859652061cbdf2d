//! Pictures of what stands around the screens: the start, the palette, the list of shortcuts, settings,
//! bars, empty screens and the overlay while files are dragged.

use crate::pictures::{settle, window};
use crate::support::picture::{self, THEMES};
use crate::support::story::shown;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable as _;
use std::path::PathBuf;
use std::time::Duration;
use tellings::jobs::LeftBehind;
use tellings::ui::action::Action;
use tellings::ui::app::TellingsApp;
use tellings::ui::commands::Command;
use tellings::ui::settings::{Hint, Settings};
use tellings::ui::state::{Modal, Screen};
use tellings::ui::surroundings::Surroundings;

type Window = Harness<'static, TellingsApp>;

const SIZE: [f32; 2] = [1000.0, 700.0];

/// Compares the window that `make` gives, in both themes, after `prepare`.
fn check(name: &str, size: [f32; 2], make: fn() -> TellingsApp, prepare: fn(&mut Window)) {
    picture::check(name, THEMES, |theme| {
        let mut window = window(make(), theme, size);
        window.state_mut().ask(Action::SetTheme(theme.into()));
        settle(&mut window);
        prepare(&mut window);
        window.render().expect("a picture")
    });
}

fn story() -> TellingsApp {
    TellingsApp::with_story(&shown(3).story)
}

fn show(window: &mut Window, modal: Modal) {
    window.state_mut().ask(Action::Show(modal));
    window.run_steps(4);
}

#[test]
fn the_first_start() {
    let make = || {
        let surroundings = Surroundings {
            settings: Settings::default(),
            samples: vec![PathBuf::from("/samples/harbour-bridge")],
            ..Surroundings::none()
        };
        TellingsApp::arranged(surroundings)
    };
    check("start-first", SIZE, make, |_| {});
}

#[test]
fn a_start_with_recent_stories_and_one_to_bring_back() {
    let make = || {
        let mut surroundings = Surroundings::none();
        surroundings.remember(&PathBuf::from("/news/2024/lost.tellings"));
        surroundings.remember(&PathBuf::from("/news/2024/harbour.tellings"));
        surroundings.missing.insert("/news/2024/lost.tellings".into());
        surroundings.drafts = vec![LeftBehind {
            path: "/drafts/one.draft".into(),
            story: Some("/news/2024/pier.tellings".into()),
            headline: Some("Pier closes".to_owned()),
            labels: vec!["The Courier".to_owned(), "Harbour News".to_owned()],
            age: Some(Duration::from_secs(200)),
            damage: None,
        }];
        TellingsApp::arranged(surroundings)
    };
    check("start-recent", SIZE, make, |_| {});
}

#[test]
fn the_palette_with_letters_typed() {
    let make = || {
        let mut surroundings = Surroundings::none();
        surroundings.settings.used(Command::GoToQuotes);
        TellingsApp::arranged(surroundings)
    };
    check("palette", SIZE, make, |window| {
        show(window, Modal::Palette { query: "te".to_owned(), selected: 1 });
    });
}

#[test]
fn the_list_of_shortcuts() {
    check("shortcuts", [1200.0, 900.0], story, |window| {
        show(window, Modal::Shortcuts { query: String::new() });
    });
}

#[test]
fn the_settings() {
    check("settings", SIZE, story, |window| show(window, Modal::Settings));
}

#[test]
fn a_comparison_that_was_stopped() {
    check(
        "stopped",
        SIZE,
        || TellingsApp::arranged(Surroundings::none()),
        |window| {
            let versions = shown(3).story.versions;
            let app = window.state_mut();
            app.ask(Action::Change(tellings::project::Change::Add(versions)));
            app.ask(Action::Cancel);
            settle(window);
        },
    );
}

#[test]
fn files_that_could_not_be_read() {
    check(
        "unreadable",
        SIZE,
        || TellingsApp::for_tests(vec!["/news/one.html".into(), "/news/two.docx".into()]),
        |_| {},
    );
}

#[test]
fn files_dragged_over_a_story() {
    check("drop", SIZE, story, |window| {
        let names = ["third.html", "fourth.docx", "letters"];
        let files = names.map(|name| egui::HoveredFile {
            path: Some(PathBuf::from("/news").join(name)),
            ..Default::default()
        });
        window.input_mut().hovered_files = files.to_vec();
        window.run_steps(3);
    });
}

#[test]
fn a_hint_above_the_rows() {
    let make = || {
        let mut settings = Settings::without_hints();
        settings.dismissed.remove(&Hint::Rows);
        let app = TellingsApp::arranged(Surroundings { settings, ..Surroundings::none() });
        app.with_versions(&shown(3).story)
    };
    check("hint-rows", SIZE, make, |window| {
        window.state_mut().ask(Action::GoTo(Screen::SideBySide));
        settle(window);
        window.key_press_modifiers(Modifiers::NONE, Key::N);
        window.run_steps(3);
    });
}

#[test]
fn the_choice_of_a_report() {
    check("export", SIZE, story, |window| {
        window.state_mut().ask(Action::GoTo(Screen::Export));
        settle(window);
    });
}

#[test]
#[expect(clippy::disallowed_methods, reason = "files change under the window")]
fn the_bar_of_changed_files() {
    let folder = crate::interface::two_versions();
    let surroundings =
        Surroundings { disk: tellings::ui::surroundings::Disk::Watched, ..Surroundings::none() };
    let app = TellingsApp::started(surroundings, vec![folder.path().to_owned()]);
    let mut window = window(app, egui::Theme::Light, SIZE);
    window.state_mut().ask(Action::SetTheme(egui::ThemePreference::Light));
    settle(&mut window);
    for name in ["courier.txt", "harbour.txt"] {
        std::fs::write(folder.path().join(name), "Another story\n\nQuite another one.").unwrap();
    }
    for _ in 0..2_000 {
        window.event(egui::Event::WindowFocused(true));
        window.run_steps(2);
        if window.query_all_by_label_contains("changed on disk").next().is_some() {
            break;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    window.run_steps(4);
    let image = window.render().unwrap();
    picture::compare(&image, "changed-light").unwrap();
}
