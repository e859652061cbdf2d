//! The columns of the side-by-side view, its folding, its strip and its peek, by accessible labels.

use crate::interface::{Window, click, folder, opened, press, settle, tab};
use egui::accesskit::Role;
use egui::{Key, Modifiers, PointerButton};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use tellings::article::VersionId;
use tellings::ui::state::Screen;
use tellings::ui::views::side_by_side::GridState;
use tellings::ui::views::side_by_side::fold::Folding;

const ALT: Modifiers = Modifiers::ALT;
const ALT_SHIFT: Modifiers = Modifiers::ALT.plus(Modifiers::SHIFT);

/// What every version of the mill story has, in this order.
const COMMON: [&str; 6] = [
    "The old mill at Tolmen burned down on Sunday night.",
    "Nobody was hurt, the fire brigade said on Monday.",
    "The mill had stood empty since the spring of 2011.",
    "Its owner had asked the parish for leave to turn it into flats.",
    "The parish council will meet again on Thursday.",
    "Neighbours had complained about broken windows.",
];

/// Four versions: they share a run of six paragraphs; C moves its last one to the top.
fn mill() -> tempfile::TempDir {
    let common = COMMON.join("\n\n");
    let a = format!(
        "Mill burns down\n\n{common}\n\nA reward of 500 crowns is offered for any hint of who did it."
    );
    let b = format!(
        "Mill burns down\n\n{common}\n\nA reward of 900 crowns is offered for any hint of who did it."
    );
    let c = format!(
        "Blaze at Tolmen\n\nA reward of 500 crowns is offered for any hint of who did it.\n\n{common}"
    );
    let d = format!("Mill burns down\n\n{common}");
    folder(&[("a.txt", &a), ("b.txt", &b), ("c.txt", &c), ("d.txt", &d)])
}

fn grid(window: &Window) -> &GridState {
    &window.state().state().side_by_side.grid
}

/// The heads in sight, from left to right, by letter.
fn heads(window: &Window) -> String {
    let mut heads: Vec<(f64, String)> = window
        .query_all_by_role(Role::ColumnHeader)
        .map(|head| {
            let label = head.accesskit_node().label().unwrap_or_default();
            let letter = label.split(": ").nth(1).and_then(|rest| rest.split(' ').next());
            (f64::from(head.rect().left()), letter.unwrap_or_default().to_owned())
        })
        .collect();
    heads.sort_by(|one, other| one.0.total_cmp(&other.0));
    heads.into_iter().map(|(_, letter)| letter).collect()
}

fn head<'a>(window: &'a Window, letter: &str) -> egui_kittest::Node<'a> {
    let named = format!(": {letter} ");
    window
        .query_all_by_role(Role::ColumnHeader)
        .find(|head| head.accesskit_node().label().is_some_and(|label| label.contains(&named)))
        .unwrap_or_else(|| panic!("no head of {letter}"))
}

/// The tick of a column in the list of columns.
fn tick<'a>(window: &'a Window, letter: &str) -> egui_kittest::Node<'a> {
    let named = format!("{letter} · ");
    window
        .query_all_by_role(Role::CheckBox)
        .find(|tick| tick.accesskit_node().label().is_some_and(|label| label.starts_with(&named)))
        .unwrap_or_else(|| panic!("no tick for {letter}"))
}

fn width(window: &Window, letter: &str) -> f32 {
    head(window, letter).rect().width()
}

/// Drags with the mouse.
fn drag(window: &mut Window, from: egui::Pos2, to: egui::Pos2) {
    window.hover_at(from);
    window.run_steps(1);
    window.drag_at(from);
    window.run_steps(1);
    for step in 1..=4_u8 {
        window.hover_at(from.lerp(to, f32::from(step) / 4.0));
        window.run_steps(1);
    }
    window.drop_at(to);
    settle(window);
}

#[test]
fn a_column_is_hidden_and_shown_again_by_keyboard_and_by_mouse() {
    let folder = mill();
    let mut window = opened(folder.path());
    assert_eq!(heads(&window), "ABCD");
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, ALT, Key::H);
    assert_eq!(heads(&window), "ACD");
    assert_eq!(grid(&window).column, 2, "the reader goes on to the next column");
    // The menu of a head hides as well.
    click(&mut window, "Menu of column D");
    window.get_by_label_contains("Hide this column").click();
    settle(&mut window);
    assert_eq!(heads(&window), "AC");
    click(&mut window, "2\u{a0}columns hidden: show all columns");
    assert_eq!(heads(&window), "ABCD");
    // The list of columns has a tick for each.
    click(&mut window, "Columns");
    tick(&window, "A").click();
    settle(&mut window);
    assert_eq!(heads(&window), "BCD");
    for rest in ["B", "C"] {
        tick(&window, rest).click();
        settle(&mut window);
    }
    let last = tick(&window, "D");
    assert!(last.accesskit_node().is_disabled(), "one is always shown");
    press(&mut window, Modifiers::NONE, Key::Escape);
    press(&mut window, ALT, Key::A);
    assert_eq!(heads(&window), "ABCD");
}

#[test]
fn columns_are_moved_by_keyboard_and_by_dragging_their_heads() {
    let folder = mill();
    let mut window = opened(folder.path());
    press(&mut window, ALT, Key::ArrowRight);
    assert_eq!(heads(&window), "BACD");
    // The arrow keys go by what is seen: from A to its neighbour at the left, B.
    press(&mut window, Modifiers::NONE, Key::ArrowLeft);
    assert_eq!(grid(&window).column, 1);
    let (from, to) = (head(&window, "D").rect(), head(&window, "B").rect());
    let grip = |rect: egui::Rect| egui::pos2(rect.left() + 60.0, rect.bottom() - 14.0);
    drag(&mut window, grip(from), grip(to));
    assert_eq!(heads(&window), "DBAC");
    click(&mut window, "Columns");
    click(&mut window, "Move A to the left");
    assert_eq!(heads(&window), "DABC");
    click(&mut window, "Usual order");
    assert_eq!(heads(&window), "ABCD");
}

#[test]
fn widths_change_by_the_line_between_heads_and_by_keyboard() {
    let folder = mill();
    let mut window = opened(folder.path());
    press(&mut window, ALT, Key::H);
    press(&mut window, ALT, Key::H);
    assert_eq!(heads(&window), "CD");
    let even = width(&window, "C");
    let line = window.get_by_role_and_label(Role::Splitter, "Width of column C").rect().center();
    drag(&mut window, line, line + egui::vec2(90.0, 0.0));
    assert!((width(&window, "C") - even - 90.0).abs() < 3.0, "{}", width(&window, "C"));
    assert!((width(&window, "D") - even + 90.0).abs() < 3.0, "its neighbour makes room");
    assert_eq!(grid(&window).column, 2);
    press(&mut window, ALT_SHIFT, Key::ArrowLeft);
    assert!((width(&window, "C") - even - 66.0).abs() < 3.0, "{}", width(&window, "C"));
    press(&mut window, ALT, Key::E);
    assert!((width(&window, "C") - even).abs() < 1.0);
}

#[test]
fn what_was_set_stays_when_the_base_changes_and_versions_move() {
    let folder = mill();
    let mut window = opened(folder.path());
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, ALT, Key::H);
    press(&mut window, ALT, Key::ArrowRight);
    assert_eq!(heads(&window), "ADC");
    click(&mut window, "Compare with D");
    assert_eq!(window.state().presentation().and_then(|shown| shown.base), Some(VersionId(3)));
    assert_eq!(heads(&window), "ADC");
    press(&mut window, ALT, Key::B);
    assert_eq!(heads(&window), "DAC", "the base is pinned at the left");
    press(&mut window, ALT, Key::B);
    tab(&mut window, Screen::Sources);
    click(&mut window, "Remove A");
    tab(&mut window, Screen::SideBySide);
    // Now called A (hidden), B and C.
    assert_eq!(heads(&window), "CB");
}

#[test]
fn a_pinned_base_stays_while_the_others_scroll() {
    let folder = mill();
    let mut window = opened(folder.path());
    window.set_size(egui::vec2(800.0, 600.0));
    settle(&mut window);
    press(&mut window, ALT, Key::B);
    let left = head(&window, "A").rect().left();
    for _ in 0..3 {
        press(&mut window, Modifiers::NONE, Key::ArrowRight);
    }
    assert_eq!(grid(&window).column, 3);
    assert!(grid(&window).sideways > 0.0, "the last column came into sight");
    assert_eq!(head(&window, "A").rect().left(), left);
    assert!(head(&window, "D").rect().right() <= 800.0);
    press(&mut window, ALT, Key::B);
    settle(&mut window);
    assert!(!heads(&window).contains('A'), "{}", heads(&window));
}

#[test]
fn a_hit_in_a_hidden_column_shows_it_again() {
    let folder = mill();
    let mut window = opened(folder.path());
    press(&mut window, Modifiers::NONE, Key::ArrowRight);
    press(&mut window, ALT, Key::H);
    assert_eq!(heads(&window), "ACD");
    window.get_by_role_and_label(Role::TextInput, "Find in all versions").focus();
    window.run_steps(2);
    window.get_by_role_and_label(Role::TextInput, "Find in all versions").type_text("900 crowns");
    settle(&mut window);
    assert_eq!(heads(&window), "ABCD");
    assert_eq!(grid(&window).column, 1);
}

#[test]
fn identical_rows_fold_and_unfold() {
    let folder = mill();
    let mut window = opened(folder.path());
    assert_eq!(grid(&window).folding, Folding::Off);
    press(&mut window, Modifiers::NONE, Key::F);
    assert_eq!(grid(&window).folding, Folding::On);
    let run = "Unfold 6\u{a0}rows the same in all 4 versions (r2–r7)";
    window.get_by_role_and_label(Role::Button, run);
    window.get_by_label("6\u{a0}rows folded");
    // Fewer versions shown, more that is the same: without C the headline is, too.
    click(&mut window, run);
    assert!(window.query_by_label(run).is_none());
    assert!(window.query_all_by_label_contains("Nobody was hurt").count() > 0);
    // Folded again, and unfolded by a hit.
    press(&mut window, Modifiers::NONE, Key::F);
    press(&mut window, Modifiers::NONE, Key::F);
    window.get_by_role_and_label(Role::Button, run);
    let field = || "Find in all versions";
    window.get_by_role_and_label(Role::TextInput, field()).focus();
    window.run_steps(2);
    window.get_by_role_and_label(Role::TextInput, field()).type_text("broken windows");
    settle(&mut window);
    assert!(window.query_by_label(run).is_none(), "a hit in a folded run unfolds it");
}

#[test]
fn a_folded_run_is_one_step_for_the_arrow_keys_and_enter_unfolds_it() {
    let folder = mill();
    let mut window = opened(folder.path());
    press(&mut window, Modifiers::NONE, Key::F);
    press(&mut window, Modifiers::NONE, Key::Home);
    let current = |window: &Window| window.state().state().side_by_side.current.map(|id| id.0 + 1);
    let mut seen = vec![current(&window)];
    for _ in 0..3 {
        press(&mut window, Modifiers::NONE, Key::ArrowDown);
        seen.push(current(&window));
    }
    assert_eq!(seen, [1, 2, 8, 8].map(Some));
    press(&mut window, Modifiers::NONE, Key::ArrowUp);
    assert_eq!(current(&window), Some(2));
    press(&mut window, Modifiers::NONE, Key::Enter);
    press(&mut window, Modifiers::NONE, Key::ArrowDown);
    assert_eq!(current(&window), Some(3));
}

#[test]
fn the_next_difference_passes_over_folded_rows() {
    let folder = mill();
    let mut window = opened(folder.path());
    press(&mut window, Modifiers::NONE, Key::F);
    press(&mut window, Modifiers::NONE, Key::Home);
    press(&mut window, Modifiers::NONE, Key::N);
    let current = window.state().state().side_by_side.current.map(|id| id.0 + 1);
    assert_eq!(current, Some(8));
    window.get_by_label("6\u{a0}rows folded");
    press(&mut window, Modifiers::NONE, Key::P);
    let current = window.state().state().side_by_side.current.map(|id| id.0 + 1);
    assert_eq!(current, Some(1));
}

#[test]
fn the_strip_tells_what_stands_under_the_pointer() {
    let folder = mill();
    let mut window = opened(folder.path());
    let strip = "Overview of the story: scrolls the rows";
    let rect = window.get_by_role_and_label(Role::ScrollBar, strip).rect();
    for step in 0..4_u8 {
        window.hover_at(rect.center_bottom() - egui::vec2(0.0, 9.0 + f32::from(step) * 0.2));
        window.run_steps(2);
    }
    window.get_by_label("Row r8");
    window.get_by_label_contains("B B: edited");
    window.get_by_label_contains("C C: same, moved");
    window.get_by_label_contains("D D: left out");
    // The key to the signs; a cell in sight may say the same.
    assert!(window.query_all_by_label("reworded").count() > 0);
}

#[test]
fn both_ends_of_a_move_are_seen_together() {
    let folder = mill();
    let mut window = opened(folder.path());
    press(&mut window, Modifiers::NONE, Key::End);
    let badge = window
        .query_all_by_role(Role::Button)
        .find(|node| node.accesskit_node().label().is_some_and(|l| l.starts_with("Moved: both")));
    badge.expect("a move has a button").click();
    settle(&mut window);
    window.get_by_label("Go to it in A");
    window.get_by_label("Before it in C: go there");
    press(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label("Go to it in A").is_none());
    // By keyboard, from the current cell; what stands beside it can be gone to.
    press(&mut window, Modifiers::NONE, Key::M);
    assert!(window.get_by_label("Go to it in A").is_focused());
    click(&mut window, "Before it in A: go there");
    assert!(window.query_by_label("Go to it in A").is_none());
    let place = window.state().state().side_by_side.highlighted.expect("it was gone to");
    assert_eq!(place.paragraph.version, VersionId(0));
}

#[test]
fn the_strip_is_a_scroll_bar_that_says_where_the_reader_is() {
    let long: Vec<String> =
        (0..120).map(|n| format!("Paragraph number {n} of the report.")).collect();
    let text = long.join("\n\n");
    let folder = folder(&[("one.txt", &text), ("two.txt", &text)]);
    let mut window = opened(folder.path());
    let strip = || "Overview of the story: scrolls the rows";
    let value = |window: &Window| {
        let strip = window.get_by_role_and_label(Role::ScrollBar, strip());
        strip.accesskit_node().numeric_value().unwrap_or(-1.0)
    };
    assert_eq!(value(&window), 0.0);
    let rect = window.get_by_role_and_label(Role::ScrollBar, strip()).rect();
    drag(&mut window, rect.center_top() + egui::vec2(0.0, 6.0), rect.center());
    let middle = value(&window);
    assert!((40.0..=60.0).contains(&middle), "{middle}");
    press(&mut window, Modifiers::NONE, Key::End);
    assert_eq!(value(&window), 100.0);
}

#[test]
fn the_head_has_a_menu_by_right_click_too() {
    let folder = mill();
    let mut window = opened(folder.path());
    head(&window, "C").click_button(PointerButton::Secondary);
    settle(&mut window);
    click(&mut window, "Hide the other columns");
    assert_eq!(heads(&window), "C");
    click(&mut window, "Menu of column C");
    click(&mut window, "Show its source");
    assert_eq!(window.state().screen(), Screen::Sources);
    window.get_by_label("Label");
}
