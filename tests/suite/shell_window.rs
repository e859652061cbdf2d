//! The palette, the list of shortcuts, settings, hints, dropping files, empty screens, and the list of
//! versions: by label, by keys, and where the focus goes.
#![expect(clippy::disallowed_methods, reason = "the window is given files on disk")]

use crate::interface::{
    HARBOUR, Window, choose, click, folder, labels, opened, press, settle, tab, two_versions,
    type_into, window,
};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::path::PathBuf;
use tellings::article::VersionId;
use tellings::ui::action::Action;
use tellings::ui::app::TellingsApp;
use tellings::ui::settings::{Hint, Settings};
use tellings::ui::state::Screen;
use tellings::ui::surroundings::Surroundings;

fn palette(window: &mut Window, query: &str) {
    press(window, Modifiers::COMMAND, Key::K);
    assert!(window.get_by_label("Command").is_focused(), "the focus goes into the palette");
    window.get_by_label("Command").type_text(query);
    settle(window);
}

#[test]
fn the_palette_goes_to_screens_rows_versions_and_speakers() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    palette(&mut window, "gq");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().screen(), Screen::Quotes);

    palette(&mut window, "r2");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().screen(), Screen::SideBySide);
    assert_eq!(
        window.state().state().side_by_side.current.map(|id| id.to_string()).as_deref(),
        Some("r2")
    );

    palette(&mut window, "lindqvist");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().screen(), Screen::Quotes);
    assert!(window.state().state().quotes.selected.is_some());

    palette(&mut window, "version B");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().screen(), Screen::Sources);
    assert_eq!(window.state().state().sources.selected, window.state().project().key(VersionId(1)));
}

#[test]
fn the_palette_says_why_a_command_can_not_be_run_and_what_was_not_found() {
    let mut window = window(TellingsApp::for_tests(Vec::new()));
    palette(&mut window, "save story");
    let item = window.get_by_label("Save story");
    assert!(item.accesskit_node().is_disabled());
    press(&mut window, Modifiers::NONE, Key::Escape);
    palette(&mut window, "zzzz");
    window.get_by_label("Nothing is called “zzzz”.");
}

#[test]
fn what_was_run_from_the_palette_stands_first_the_next_time() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    palette(&mut window, "overview");
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::COMMAND, Key::K);
    window.get_by_label("Used lately");
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().screen(), Screen::Overview);
}

#[test]
fn a_modal_gives_the_focus_back_to_where_it_was() {
    let mut window = window(TellingsApp::for_tests(Vec::new()));
    assert!(window.get_by_label("Open files…").is_focused());
    for (modifiers, key) in
        [(Modifiers::COMMAND, Key::K), (Modifiers::NONE, Key::F1), (Modifiers::COMMAND, Key::Comma)]
    {
        press(&mut window, modifiers, key);
        assert!(window.state().state().modal.is_some(), "{key:?}");
        let behind = window.get_all_by_label("Open files…");
        assert!(behind.into_iter().all(|node| !node.is_focused()), "{key:?}");
        press(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!(window.state().state().modal, None, "{key:?}");
        assert!(window.get_by_label("Open files…").is_focused(), "{key:?}");
    }
}

#[test]
fn shortcuts_are_searched_by_word_and_by_key() {
    let mut window = window(TellingsApp::for_tests(Vec::new()));
    press(&mut window, Modifiers::NONE, Key::Questionmark);
    assert_eq!(window.get_all_by_label("Side by side").count(), 2, "the tab, and the keys of it");
    window.get_by_label("Go to the next difference");
    window.get_by_label("Search the shortcuts").type_text("ctrl+shift+z");
    settle(&mut window);
    window.get_by_label("Redo");
    assert!(window.query_by_label("Go to the next difference").is_none());
    window.get_by_label("Search the shortcuts").type_text(" nonsense");
    settle(&mut window);
    window.get_by_label_contains("No shortcut has");
}

#[test]
fn settings_take_effect_at_once_and_are_kept() {
    let mut window = window(TellingsApp::started(Surroundings::none(), Vec::new()));
    choose(&mut window, "Edit", "Settings…");
    click(&mut window, "Dark");
    click(&mut window, "Zoom in");
    click(&mut window, "Larger text of articles");
    click(&mut window, "Mark differences of typography");
    click(&mut window, "Say when the file of a version changes");
    let settings = window.state().settings().clone();
    assert_eq!(settings.theme, egui::ThemePreference::Dark);
    assert!(settings.zoom > 1.0);
    assert_eq!(Settings::read(&settings.written()), settings);
    assert_ne!(settings.typographic, Settings::default().typographic);
    assert_ne!(settings.watching, Settings::default().watching);
    assert!(settings.reading_size > Settings::default().reading_size);
    // The next start is as this one was left.
    let surroundings = Surroundings { settings: settings.clone(), ..Surroundings::none() };
    let next = self::window(TellingsApp::started(surroundings, Vec::new()));
    assert_eq!(next.state().settings(), &settings);
    assert_eq!(next.ctx.zoom_factor(), settings.zoom);
}

#[test]
fn the_first_hint_goes_away_for_good() {
    let surroundings = Surroundings { settings: Settings::default(), ..Surroundings::none() };
    let mut window = window(TellingsApp::started(surroundings, Vec::new()));
    window.get_by_label("New here?");
    click(&mut window, "Got it");
    assert!(window.query_by_label("New here?").is_none());
    let kept = Settings::read(&window.state().settings().written());
    assert!(kept.dismissed.contains(&Hint::Start));
    choose(&mut window, "Edit", "Settings…");
    click(&mut window, "Show the hints again");
    click(&mut window, "Close");
    window.get_by_label("New here?");
}

#[test]
fn what_is_dragged_over_the_window_is_told_before_it_is_let_go() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    let hover = |window: &mut Window, path: &str| {
        let file = egui::HoveredFile { path: Some(PathBuf::from(path)), ..Default::default() };
        window.input_mut().hovered_files = vec![file];
        window.run_steps(2);
    };
    hover(&mut window, "/news/third.html");
    window.get_by_label_contains("Let go to add 1 version to");
    hover(&mut window, "/news/other.tellings");
    window.get_by_label_contains("Let go to open the story other.tellings. It takes the place of");
    window.input_mut().hovered_files.clear();
    window.run_steps(2);
    assert!(window.query_by_label_contains("Let go to").is_none());
}

#[test]
fn where_no_file_could_be_read_the_screen_says_which_and_why() {
    let folder = folder(&[("empty.txt", ""), ("blank.txt", "  \n")]);
    let mut window = opened(folder.path());
    window.get_by_label("None of the 2 files could be read");
    window.get_by_label("✖ empty.txt");
    std::fs::write(folder.path().join("empty.txt"), HARBOUR).expect("written");
    click(&mut window, "Try empty.txt again");
    assert_eq!(labels(&window).len(), 1);
    assert!(window.query_by_label_contains("could be read").is_none());
}

#[test]
fn versions_are_moved_renamed_and_taken_out_by_keys_and_by_their_menu() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    tab(&mut window, Screen::Sources);
    let before = labels(&window);
    press(&mut window, Modifiers::ALT, Key::ArrowDown);
    assert_eq!(labels(&window), [before[1].clone(), before[0].clone()]);
    press(&mut window, Modifiers::ALT, Key::ArrowUp);
    assert_eq!(labels(&window), before);
    press(&mut window, Modifiers::NONE, Key::F2);
    assert!(window.get_by_label("Label").is_focused());
    type_into(&mut window, "Label", "Renamed");
    let row = "Version A  Renamed";
    window.get_by_label(row).click_secondary();
    window.run_steps(3);
    click(&mut window, "Move down");
    assert_eq!(labels(&window)[1], "Renamed");
    // Deleting letters deletes no version.
    window.get_by_label("Label").focus();
    window.run_steps(2);
    window.key_press(Key::Delete);
    settle(&mut window);
    assert_eq!(labels(&window).len(), 2);
    window.key_press(Key::Escape);
    settle(&mut window);
    press(&mut window, Modifiers::NONE, Key::Delete);
    assert_eq!(labels(&window).len(), 1);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(labels(&window).len(), 2);
}

#[test]
fn a_version_is_dragged_to_another_place() {
    let folder = two_versions();
    let mut window = opened(folder.path());
    tab(&mut window, Screen::Sources);
    let before = labels(&window);
    let row = |window: &Window, at: usize| {
        let id = VersionId::at(at);
        window.get_by_label(&format!("Version {id}  {}", labels(window)[at])).rect().center()
    };
    let (from, to) = (row(&window, 1), row(&window, 0));
    window.drag_at(from);
    window.run_steps(2);
    window.hover_at(from + (to - from) * 0.5);
    window.run_steps(2);
    window.hover_at(to);
    window.run_steps(2);
    window.drop_at(to);
    settle(&mut window);
    assert_eq!(labels(&window), [before[1].clone(), before[0].clone()]);
}

#[test]
fn while_files_are_read_and_compared_the_screen_says_what_is_under_way() {
    let folder = two_versions();
    let mut window = window(TellingsApp::for_tests(Vec::new()));
    window.state_mut().ask(Action::Open(vec![folder.path().to_owned()]));
    let mut said = Vec::new();
    for _ in 0..2_000 {
        window.run_steps(1);
        for words in ["courier.txt", "Comparing 2 versions"] {
            if !said.contains(&words) && window.query_by_label_contains(words).is_some() {
                said.push(words);
            }
        }
        if !window.state().is_busy() {
            break;
        }
    }
    assert!(said.contains(&"Comparing 2 versions"), "{said:?}");
}
