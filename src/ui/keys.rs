//! The keys that mean something on one screen and are no command of the whole window. Each is
//! declared once, with what it does and where: the screens ask whether it was pressed, and the list
//! of shortcuts names it.

use super::state::Screen;
use egui::{Key, KeyboardShortcut, Modifiers, Ui};

/// A key of some screens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ViewKey {
    place: Where,
    keys: &'static [KeyboardShortcut],
    what: &'static str,
}

/// Where a key means something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Where {
    /// On these screens; on all where there are none.
    screens: &'static [Screen],
    /// Only while a text is being typed there.
    typing: bool,
}

/// On these screens.
const fn on(screens: &'static [Screen]) -> Where {
    Where { screens, typing: false }
}

/// With Ctrl, or with Command on a Mac.
#[must_use]
pub const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

/// With Ctrl and Shift, or with Command and Shift on a Mac.
#[must_use]
pub const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

/// With Alt, or with Option on a Mac.
#[must_use]
pub const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

/// With Alt and Shift, or with Option and Shift on a Mac.
#[must_use]
pub const fn alt_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT.plus(Modifiers::SHIFT), key)
}

/// With Shift.
#[must_use]
pub const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

/// With nothing else held.
#[must_use]
pub const fn alone(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

/// Keys as they are written on screen: "Ctrl+Shift+Z", "Page Down", "Ctrl+]".
#[must_use]
pub fn name(ctx: &egui::Context, keys: &KeyboardShortcut) -> String {
    let mac = ctx.os() == egui::os::OperatingSystem::Mac;
    let held = egui::ModifierNames::NAMES.format(&keys.modifiers, mac);
    let key = match keys.logical_key {
        Key::PageDown => "Page Down",
        Key::PageUp => "Page Up",
        Key::ArrowDown => "Down",
        Key::ArrowUp => "Up",
        Key::ArrowLeft => "Left",
        Key::ArrowRight => "Right",
        other => other.symbol_or_name(),
    };
    if held.is_empty() { key.to_owned() } else { format!("{held}+{key}") }
}

/// Whether a text field that has the focus wants these keys for itself.
#[must_use]
pub fn is_typed(shortcut: &KeyboardShortcut) -> bool {
    const FUNCTION_KEYS: [Key; 12] = [
        Key::F1,
        Key::F2,
        Key::F3,
        Key::F4,
        Key::F5,
        Key::F6,
        Key::F7,
        Key::F8,
        Key::F9,
        Key::F10,
        Key::F11,
        Key::F12,
    ];
    let held = shortcut.modifiers;
    !held.command && !held.ctrl && !held.alt && !FUNCTION_KEYS.contains(&shortcut.logical_key)
}

/// Declares the keys: a constant each, and the list of them all.
macro_rules! view_keys {
    ($($name:ident: $place:expr, $keys:expr, $what:literal;)*) => {
        $(#[doc = $what] pub const $name: ViewKey =
            ViewKey { place: $place, keys: $keys, what: $what };)*

        impl ViewKey {
            /// All of them, in the order of the list of shortcuts.
            pub const ALL: &[Self] = &[$($name),*];
        }
    };
}

const ROWS: Where = on(&[Screen::SideBySide]);
const FINDING: Where = Where { screens: &[Screen::SideBySide], typing: true };
const LISTS: Where = on(&[Screen::Quotes, Screen::Facts, Screen::Wording]);
const REVIEW: Where = on(&[Screen::Review]);
const SOURCES: Where = on(&[Screen::Sources]);
const ANYWHERE: Where = on(&[]);

view_keys! {
    NEXT_DIFFERENCE: ROWS, &[alone(Key::N)], "Go to the next difference";
    PREVIOUS_DIFFERENCE: ROWS, &[alone(Key::P)], "Go to the previous difference";
    WIDEN_COLUMN: ROWS, &[alt_shift(Key::ArrowRight)], "Make the column wider";
    NARROW_COLUMN: ROWS, &[alt_shift(Key::ArrowLeft)], "Make the column narrower";
    MOVE_COLUMN_LEFT: ROWS, &[alt(Key::ArrowLeft)], "Move the column to the left";
    MOVE_COLUMN_RIGHT: ROWS, &[alt(Key::ArrowRight)], "Move the column to the right";
    HIDE_COLUMN: ROWS, &[alt(Key::H)], "Hide the column";
    ALL_COLUMNS: ROWS, &[alt(Key::A)], "Show all columns";
    EVEN_COLUMNS: ROWS, &[alt(Key::E)], "Make all columns equally wide";
    PIN_BASE: ROWS, &[alt(Key::B)], "Keep the base in sight at the left, or no more";
    FOLD: ROWS, &[alone(Key::F)], "Fold identical rows, or unfold them";
    UNFOLD: ROWS, &[alone(Key::Enter)], "Unfold the rows at hand; show a quote or fact gone to on its own screen";
    PEEK: ROWS, &[alone(Key::M)], "See both ends of a moved passage together";
    ROW_DOWN: ROWS, &[alone(Key::ArrowDown)], "Go one row down";
    ROW_UP: ROWS, &[alone(Key::ArrowUp)], "Go one row up";
    COLUMN_LEFT: ROWS, &[alone(Key::ArrowLeft)], "Go one column to the left";
    COLUMN_RIGHT: ROWS, &[alone(Key::ArrowRight)], "Go one column to the right";
    PAGE_DOWN: ROWS, &[alone(Key::PageDown), alone(Key::Space)], "Scroll one page down";
    PAGE_UP: ROWS, &[alone(Key::PageUp)], "Scroll one page up";
    FIRST_ROW: ROWS, &[alone(Key::Home)], "Go to the first row";
    LAST_ROW: ROWS, &[alone(Key::End)], "Go to the last row";
    FIND: ROWS, &[ctrl(Key::F)], "Find words in all versions";
    NEXT_HIT: ROWS, &[alone(Key::F3)], "Go to the next hit";
    PREVIOUS_HIT: ROWS, &[shift(Key::F3)], "Go to the previous hit";
    LIST_HITS: ROWS, &[ctrl_shift(Key::F)], "List all hits with the words around them";
    FILTER: ROWS, &[alone(Key::R)], "Choose which rows are shown";
    NEXT_MARK: ROWS, &[alone(Key::Q)], "Go to the next quote or fact of the cell, and light it everywhere";
    PREVIOUS_MARK: ROWS, &[shift(Key::Q)], "Go to the quote or fact before";
    INSPECT: ROWS, &[alone(Key::I)], "Show or hide all readings of the row";
    SELECT_MORE: ROWS, &[shift(Key::ArrowRight)], "Select a word more";
    SELECT_LESS: ROWS, &[shift(Key::ArrowLeft)], "Select a word less";
    SELECT_CELL: ROWS, &[ctrl(Key::A)], "Select all words of the cell";
    COPY: ROWS, &[ctrl(Key::C)], "Copy the selected words, or the cell, with their source";
    CELL_MENU: ROWS, &[shift(Key::F10), alone(Key::Menu)], "Open the menu of the cell";
    LET_GO: ROWS, &[alone(Key::Escape)], "Let go of what is selected, lit or open";
    NEXT_HIT_TYPING: FINDING, &[alone(Key::Enter)], "While finding: the next hit";
    PREVIOUS_HIT_TYPING: FINDING, &[shift(Key::Enter)], "While finding: the previous hit";

    CORRECT_PASSAGE: ROWS, &[alone(Key::C)], "Match, part, join or comment on the passage";

    REVIEW_RIGHT: REVIEW, &[alone(Key::Y)], "The verdict is right";
    REVIEW_WRONG: REVIEW, &[alone(Key::N)], "The verdict is wrong";
    REVIEW_CORRECT: REVIEW, &[alone(Key::C)], "Correct it";
    REVIEW_LATER: REVIEW, &[alone(Key::S)], "Put it off";
    REVIEW_PREVIOUS: REVIEW, &[alone(Key::Backspace)], "Go back to the one before";

    LIST_DOWN: LISTS, &[alone(Key::ArrowDown)], "Select the next line";
    LIST_UP: LISTS, &[alone(Key::ArrowUp)], "Select the line before";
    LIST_PAGE_DOWN: LISTS, &[alone(Key::PageDown)], "Go ten lines down";
    LIST_PAGE_UP: LISTS, &[alone(Key::PageUp)], "Go ten lines up";
    LIST_FIRST: LISTS, &[alone(Key::Home)], "Go to the first line";
    LIST_LAST: LISTS, &[alone(Key::End)], "Go to the last line";
    LIST_RIGHT: LISTS, &[alone(Key::ArrowRight)], "Go to the next version of the line";
    LIST_LEFT: LISTS, &[alone(Key::ArrowLeft)], "Go to the version before";
    LIST_COPY: LISTS, &[ctrl(Key::C)], "Copy the selected line, for a spreadsheet";
    LIST_SHOW: LISTS, &[alone(Key::Enter)], "Show what is selected in the text";
    LIST_LEAVE: LISTS, &[alone(Key::Escape)], "Select nothing";

    NEXT_CONTROL: ANYWHERE, &[alone(Key::Tab)], "Go to the next control";
    PREVIOUS_CONTROL: ANYWHERE, &[shift(Key::Tab)], "Go to the previous control";
    PRESS: ANYWHERE, &[alone(Key::Enter), alone(Key::Space)],
        "Press the control that has the focus";
    CLOSE: ANYWHERE, &[alone(Key::Escape)], "Close what stands above the window";

    VERSION_UP: SOURCES, &[alt(Key::ArrowUp)], "Move the version up";
    VERSION_DOWN: SOURCES, &[alt(Key::ArrowDown)], "Move the version down";
    VERSION_RENAME: SOURCES, &[alone(Key::F2)], "Rename the version";
    VERSION_REMOVE: SOURCES, &[alone(Key::Delete)], "Take the version out";
}

impl ViewKey {
    /// The keys; any of them does it.
    #[must_use]
    pub const fn keys(&self) -> &'static [KeyboardShortcut] {
        self.keys
    }

    /// What it does.
    #[must_use]
    pub const fn what(&self) -> &'static str {
        self.what
    }

    /// The screens on which it does something; none for all of them.
    #[must_use]
    pub const fn screens(&self) -> &'static [Screen] {
        self.place.screens
    }

    /// Whether it does something on this screen.
    #[must_use]
    pub fn is_on(&self, screen: Screen) -> bool {
        self.screens().is_empty() || self.screens().contains(&screen)
    }

    /// Whether it was pressed in this frame. Keys that a text field wants are left to it.
    #[must_use]
    pub fn pressed(&self, ui: &Ui) -> bool {
        self.count(ui) > 0
    }

    /// How often it was pressed in this frame. Keys that a text field wants are left to it.
    #[must_use]
    pub fn count(&self, ui: &Ui) -> usize {
        let typing = ui.ctx().text_edit_focused();
        self.taken(ui, |key| !(typing && is_typed(key)))
    }

    /// Whether it was pressed in this frame, for a text field that has the focus itself.
    #[must_use]
    pub fn pressed_while_typing(&self, ui: &Ui) -> bool {
        self.taken(ui, |_| true) > 0
    }

    fn taken(&self, ui: &Ui, heard: impl Fn(&KeyboardShortcut) -> bool) -> usize {
        let heard = self.keys.iter().filter(|key| heard(key));
        heard
            .map(|key| ui.input_mut(|i| i.count_and_consume_key(key.modifiers, key.logical_key)))
            .sum()
    }

    /// A tooltip that says the keys: "The difference after this (N)".
    #[must_use]
    pub fn tip(&self, ctx: &egui::Context, tooltip: &str) -> String {
        match self.keys.first() {
            Some(key) => format!("{tooltip} ({})", name(ctx, key)),
            None => tooltip.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_screen_has_two_meanings_for_a_key() {
        for screen in Screen::ALL {
            let mut used: Vec<((KeyboardShortcut, bool), &str)> = Vec::new();
            // Those of everywhere mean the control that has the focus, or what stands above all.
            let own = ViewKey::ALL.iter().filter(|key| key.screens().contains(&screen));
            for view_key in own {
                for &key in view_key.keys() {
                    let key = (key, view_key.place.typing);
                    let other = used.iter().find(|(one, _)| *one == key);
                    assert_eq!(other, None, "{}: {}", screen.name(), view_key.what());
                    used.push((key, view_key.what()));
                }
            }
        }
    }

    #[test]
    fn a_text_field_wants_letters_and_arrows_but_no_function_keys() {
        let check = |key: KeyboardShortcut, expected: bool| {
            assert_eq!(is_typed(&key), expected, "{key:?}");
        };
        check(alone(Key::N), true);
        check(shift(Key::N), true);
        check(alone(Key::ArrowDown), true);
        check(alone(Key::F3), false);
        check(ctrl(Key::F), false);
    }
}
