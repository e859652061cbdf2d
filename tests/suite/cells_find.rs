//! Finding words in all versions: options, counts, the list of hits, and hits in hidden rows.

use crate::cells_filters::{click, open, press, sees};
use crate::support::screens::State;
use crate::support::story::shown;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tellings::article::VersionId;
use tellings::ui::state::{Condition, RowFilter};

fn looking_for(words: &str) -> State {
    let mut state = State::default();
    state.side_by_side.find = words.to_owned();
    state
}

#[test]
fn hits_are_counted_by_version() {
    let shown = shown(3);
    let window = open(&shown, looking_for("solvang"));
    assert!(sees(&window, "1 of 3 · 3\u{a0}hits: A\u{a0}1, B\u{a0}1, C\u{a0}1"));
}

#[test]
fn options_narrow_what_is_found() {
    let shown = shown(3);
    let mut window = open(&shown, looking_for("The"));
    let hits = |window: &egui_kittest::Harness<'_, State>| {
        let found = window.state().side_by_side.found.in_words();
        found.split('\u{a0}').next().and_then(|count| count.parse::<usize>().ok()).expect("a count")
    };
    let all = hits(&window);
    click(&mut window, "Whole words");
    let whole = hits(&window);
    click(&mut window, "Match case");
    let capital = hits(&window);
    assert!(all > whole && whole > capital && capital > 0, "{all} {whole} {capital}");
    click(&mut window, "Match case");
    click(&mut window, "Whole words");
    assert_eq!(hits(&window), all);
}

#[test]
fn the_list_of_hits_has_the_words_around_and_leads_to_them() {
    let shown = shown(3);
    let mut window = open(&shown, looking_for("Adema"));
    press(&mut window, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::F);
    let label =
        "Hit 2 in C r6: “Half my customers come over that bridge,” said Piet Adema, who has sold";
    let line = window.get_by_label_contains(label);
    line.focus();
    window.run_steps(2);
    press(&mut window, Modifiers::NONE, Key::Enter);
    assert_eq!(window.state().side_by_side.grid.column, 2);
    assert!(sees(&window, "2 of 2"));
    let line = window.get_by_label_contains("Hit 2 in C r6: ");
    assert_eq!(line.accesskit_node().toggled(), Some(egui::accesskit::Toggled::True));
    press(&mut window, Modifiers::NONE, Key::F3);
    assert!(sees(&window, "1 of 2"));
    click(&mut window, "Close the list of hits");
    assert!(window.query_by_label_contains("Hit 2 in C").is_none());
}

#[test]
fn hits_in_hidden_rows_are_told_and_shown_by_one_click() {
    let shown = shown(3);
    let mut state = looking_for("bridge");
    state.side_by_side.filter = RowFilter::of([Condition::LeftOutBy(VersionId(0))]);
    let mut window = open(&shown, state);
    let hidden = window.state().side_by_side.found.hidden();
    assert!(hidden > 0);
    click(&mut window, &format!("{hidden} more in hidden rows: show"));
    assert!(window.state().side_by_side.filter.is_empty());
    assert_eq!(window.state().side_by_side.found.hidden(), 0);
}

#[test]
fn escape_lets_go_of_the_words() {
    let shown = shown(3);
    let mut window = open(&shown, State::default());
    press(&mut window, Modifiers::COMMAND, Key::F);
    window.get_by_label("Find in all versions").type_text("bridge");
    window.run_steps(2);
    assert!(sees(&window, "1 of "));
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert_eq!(window.state().side_by_side.find, "");
    assert!(!sees(&window, "1 of "));
}

#[test]
fn words_that_stand_nowhere_are_said_to_stand_nowhere() {
    let shown = shown(3);
    let window = open(&shown, looking_for("zeppelin"));
    assert!(sees(&window, "“zeppelin” is not in any version"));
}
