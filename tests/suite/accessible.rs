//! What a screen reader is told and what the keyboard reaches, on every screen.

use super::interface::{Window, folder, opened, press, settle, tab, two_versions, window};
use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use std::collections::BTreeSet;
use tellings::ui::app::TellingsApp;
use tellings::ui::state::Screen;

/// The kinds of widgets that a person works with.
fn is_control(role: Role) -> bool {
    matches!(
        role,
        Role::Button
            | Role::CheckBox
            | Role::ComboBox
            | Role::Link
            | Role::ListItem
            | Role::MenuItem
            | Role::RadioButton
            | Role::Slider
            | Role::SpinButton
            | Role::Tab
            | Role::TextInput
            | Role::MultilineTextInput
    )
}

/// A control as it is told: its role and its name.
type Told = (String, String);

fn told(node: &egui_kittest::Node<'_>) -> Told {
    let access = node.accesskit_node();
    (format!("{:?}", access.role()), access.label().unwrap_or_default())
}

/// The controls that can be used now.
fn controls(window: &Window) -> Vec<Told> {
    let nodes = window.root().children_recursive();
    nodes
        .filter(|node| is_control(node.accesskit_node().role()))
        .filter(|node| !node.accesskit_node().is_disabled())
        .map(|node| told(&node))
        .collect()
}

/// What has the keyboard's focus, if a control has.
fn focused(window: &Window) -> Option<Told> {
    window.root().children_recursive().find(|node| node.is_focused()).map(|node| told(&node))
}

/// More controls than any screen of the test has.
const MOST_TABS: usize = 400;

/// All that Tab leads to, until it leads back to where it began.
fn reached(window: &mut Window) -> BTreeSet<Told> {
    let mut reached = BTreeSet::new();
    let mut rounds = 0;
    for _ in 0..MOST_TABS {
        window.key_press_modifiers(Modifiers::NONE, Key::Tab);
        window.run_steps(2);
        if let Some(focused) = focused(window)
            && !reached.insert(focused)
        {
            rounds += 1;
            // Names that stand twice are no sign that all was gone through.
            if rounds > 60 {
                break;
            }
        }
    }
    reached
}

#[test]
fn every_control_of_every_screen_has_a_role_and_a_name() {
    let files = two_versions();
    let mut window = opened(files.path());
    for screen in Screen::ALL {
        tab(&mut window, screen);
        let nameless: Vec<Told> =
            controls(&window).into_iter().filter(|(_, name)| name.trim().is_empty()).collect();
        assert!(nameless.is_empty(), "{}: {nameless:?}", screen.name());
    }
}

#[test]
fn tab_leads_to_every_control_of_every_screen() {
    let files = two_versions();
    let mut window = opened(files.path());
    for screen in Screen::ALL {
        tab(&mut window, screen);
        let all: BTreeSet<Told> = controls(&window).into_iter().collect();
        let reached = reached(&mut window);
        let missed: Vec<&Told> = all.difference(&reached).collect();
        assert!(missed.is_empty(), "{}: {missed:?}", screen.name());
    }
}

#[test]
fn every_screen_can_be_worked_with_before_anything_is_open() {
    let mut window = window(TellingsApp::for_tests(Vec::new()));
    settle(&mut window);
    let all = controls(&window);
    assert!(all.iter().any(|(_, name)| name.starts_with("Open files")), "{all:?}");
    let nameless = all.iter().filter(|(_, name)| name.trim().is_empty()).count();
    assert_eq!(nameless, 0, "{all:?}");
}

#[test]
fn a_modal_takes_the_focus_and_escape_gives_it_back() {
    let files = folder(&[("a.txt", "One thing\n\nA first paragraph of it.")]);
    let mut window = opened(files.path());
    press(&mut window, Modifiers::NONE, Key::F1);
    let heading = "Keyboard shortcuts";
    assert!(window.query_all_by_label_contains(heading).next().is_some());
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(
        !controls(&window).iter().any(|(_, name)| name == "Close"),
        "the list of shortcuts is gone"
    );
}
