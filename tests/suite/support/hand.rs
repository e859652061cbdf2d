//! What a user's hand does on the screens where something is decided, and what must hold after each
//! decision: undone, done again, saved, opened and restored it gives what it gave.

use crate::interface::{Window, press, settle, tab};
use egui::{Key, Modifiers, accesskit};
use egui_kittest::kittest::Queryable as _;
use std::path::Path;
use tellings::jobs::Overwrite;
use tellings::ui::action::Action;
use tellings::ui::app::TellingsApp;
use tellings::ui::state::Screen;

/// Clicks on the only widget whose label begins so, once it is in sight.
pub(crate) fn click(window: &mut Window, starts: &str) {
    let find = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        node.label().is_some_and(|label| label.starts_with(starts))
    };
    window.get_by(find).scroll_to_me();
    window.run();
    window.get_by(find).click();
    settle(window);
}

/// Chooses the line of a matrix that begins so and opens what can be corrected, of which the button
/// called `dismiss` is a part.
pub(crate) fn open_corrections(window: &mut Window, line: &str, dismiss: &str) {
    let row = window.get_by(|node| {
        node.role() == accesskit::Role::Row && node.label().is_some_and(|l| l.starts_with(line))
    });
    row.click();
    settle(window);
    if window.query_by_label(dismiss).is_none() {
        click(window, "Correct…");
        window.run();
    }
}

/// Opens a list and chooses from it.
pub(crate) fn choose(window: &mut Window, list: &str, starts: &str) {
    window.get_by_role_and_label(accesskit::Role::ComboBox, list).click();
    settle(window);
    let choice = window.get_by(|node| {
        node.role() == accesskit::Role::Button
            && node.label().is_some_and(|label| label.starts_with(starts))
    });
    choice.click();
    settle(window);
}

pub(crate) fn type_name(window: &mut Window, field: &str, name: &str) {
    window.get_by_role_and_label(accesskit::Role::TextInput, field).focus();
    window.run_steps(2);
    window.get_by_role_and_label(accesskit::Role::TextInput, field).type_text(name);
    settle(window);
}

/// Presses Tab until the widget called `label` has the focus.
pub(crate) fn tab_to(window: &mut Window, label: &str) {
    for _ in 0..300 {
        if window.query_all_by_label(label).any(|node| node.is_focused()) {
            return;
        }
        window.key_press(Key::Tab);
        window.run_steps(2);
    }
    panic!("Tab never reaches {label}");
}

/// What is looked at before and after a decision.
pub(crate) struct Round<'a> {
    /// Where the decision is listed.
    pub(crate) screen: Screen,
    /// What the screen shows without it.
    pub(crate) before: &'a [&'a str],
    /// Compares what is shown.
    pub(crate) check: fn(&Window, &[&str]),
}

/// Undoes what was done, does it again, saves and opens it: each time the matrix is as it has to be,
/// and so it is after the restoring of the decision.
#[track_caller]
pub(crate) fn undo_save_and_restore(
    mut window: Window,
    files: &Path,
    after: &[&str],
    round: &Round<'_>,
) {
    let check = round.check;
    check(&window, after);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    check(&window, round.before);
    press(&mut window, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    check(&window, after);
    let story = files.join("kept.tellings");
    window.state_mut().ask(Action::SaveTo(story.clone(), Overwrite::Ask));
    settle(&mut window);
    let mut window = crate::interface::window(TellingsApp::for_tests(vec![story]));
    check(&window, after);
    tab(&mut window, round.screen);
    click(&mut window, "Restore: ");
    check(&window, round.before);
    assert!(window.state().project().decisions().is_empty());
}
