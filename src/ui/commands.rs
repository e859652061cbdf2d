//! Every command of the window: its text, its tooltip and its shortcut, in one place. Menus,
//! shortcuts, the list of shortcuts and the palette are all made from here.

use super::action::{Action, Zoom};
use super::state::{Modal, Screen};
use egui::{Key, KeyboardShortcut, Modifiers, ThemePreference};

/// Something the user can do from anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Begin an empty story.
    NewStory,
    /// Open files or a story.
    Open,
    /// Open words that were copied.
    Paste,
    /// Save the story.
    Save,
    /// Save it elsewhere.
    SaveAs,
    /// Leave.
    Quit,
    /// Take back.
    Undo,
    /// Do again.
    Redo,
    /// Show a screen.
    GoTo(Screen),
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// As it was.
    ZoomReset,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// As the system has it.
    System,
    /// Stop the work under way.
    Cancel,
    /// Compare again after a cancel.
    CompareAgain,
    /// Show or hide differences of typography.
    Typography,
    /// Find a command.
    Palette,
    /// List the shortcuts.
    Shortcuts,
    /// Say what this is.
    About,
}

/// What can be done now.
#[derive(Clone, Debug, Default)]
pub struct Availability {
    /// What undo would take back.
    pub undo: Option<String>,
    /// What redo would do again.
    pub redo: Option<String>,
    /// Whether there is a version.
    pub has_versions: bool,
    /// Whether something is under way that can be stopped.
    pub can_cancel: bool,
    /// Whether what is shown is older than the project, and nothing is under way.
    pub is_stale: bool,
}

/// With Ctrl, or with Command on a Mac.
const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn alone(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

impl Command {
    /// All commands, as the palette lists them.
    pub const ALL: [Self; 28] = [
        Self::Open,
        Self::Paste,
        Self::NewStory,
        Self::Save,
        Self::SaveAs,
        Self::Undo,
        Self::Redo,
        Self::GoTo(Screen::Start),
        Self::GoTo(Screen::Sources),
        Self::GoTo(Screen::SideBySide),
        Self::GoTo(Screen::Quotes),
        Self::GoTo(Screen::Facts),
        Self::GoTo(Screen::Wording),
        Self::GoTo(Screen::Overview),
        Self::GoTo(Screen::Export),
        Self::Cancel,
        Self::CompareAgain,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::Light,
        Self::Dark,
        Self::System,
        Self::Typography,
        Self::Palette,
        Self::Shortcuts,
        Self::About,
        Self::Quit,
    ];

    /// Its words in menus and lists.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::NewStory => "New story",
            Self::Open => "Open files…",
            Self::Paste => "Paste text…",
            Self::Save => "Save story",
            Self::SaveAs => "Save story as…",
            Self::Quit => "Quit",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::GoTo(Screen::Start) => "Go to Start",
            Self::GoTo(Screen::Sources) => "Go to Sources",
            Self::GoTo(Screen::SideBySide) => "Go to Side by side",
            Self::GoTo(Screen::Quotes) => "Go to Quotes",
            Self::GoTo(Screen::Facts) => "Go to Facts",
            Self::GoTo(Screen::Wording) => "Go to Wording",
            Self::GoTo(Screen::Overview) => "Go to Overview",
            Self::GoTo(Screen::Export) => "Export a report…",
            Self::ZoomIn => "Zoom in",
            Self::ZoomOut => "Zoom out",
            Self::ZoomReset => "Normal size",
            Self::Light => "Light theme",
            Self::Dark => "Dark theme",
            Self::System => "System theme",
            Self::Cancel => "Cancel",
            Self::CompareAgain => "Compare again",
            Self::Typography => "Show or hide typography",
            Self::Palette => "Find a command…",
            Self::Shortcuts => "Keyboard shortcuts",
            Self::About => "About Tellings",
        }
    }

    /// What it does, in a sentence.
    #[must_use]
    pub fn tooltip(self) -> &'static str {
        match self {
            Self::NewStory => "Close this story and begin an empty one",
            Self::Open => "Add versions from files, or open a saved story",
            Self::Paste => "Add a version from text that you copied",
            Self::Save => "Save the versions and your decisions in one file",
            Self::SaveAs => "Save the story under another name",
            Self::Quit => "Leave; you are asked about unsaved changes",
            Self::Undo => "Take back the last change",
            Self::Redo => "Do again what was taken back",
            Self::GoTo(Screen::Start) => "Open files, recent stories and samples",
            Self::GoTo(Screen::Sources) => "What was read from each file; roles and dates",
            Self::GoTo(Screen::SideBySide) => "All versions beside each other, with differences",
            Self::GoTo(Screen::Quotes) => "Which version quotes whom, and how",
            Self::GoTo(Screen::Facts) => "Which version gives which figures and names",
            Self::GoTo(Screen::Wording) => "Which version chooses which words",
            Self::GoTo(Screen::Overview) => "The story at a glance",
            Self::GoTo(Screen::Export) => "Write a report that others can read and check",
            Self::ZoomIn => "Make everything larger",
            Self::ZoomOut => "Make everything smaller",
            Self::ZoomReset => "Go back to the normal size",
            Self::Light => "Dark text on a light ground",
            Self::Dark => "Light text on a dark ground",
            Self::System => "Light or dark, as your system is set",
            Self::Cancel => "Stop reading or comparing; what is shown stays",
            Self::CompareAgain => "Compare the versions as they are now",
            Self::Typography => "Side by side: mark differences of typography, or not",
            Self::Palette => "Find and run any command by its name",
            Self::Shortcuts => "List all keyboard shortcuts",
            Self::About => "What this program is, and its version",
        }
    }

    /// The keys for it.
    #[must_use]
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        Some(match self {
            Self::NewStory => ctrl(Key::N),
            Self::Open => ctrl(Key::O),
            Self::Paste => ctrl(Key::V),
            Self::Save => ctrl(Key::S),
            Self::SaveAs => ctrl_shift(Key::S),
            Self::Quit => ctrl(Key::Q),
            Self::Undo => ctrl(Key::Z),
            Self::Redo => ctrl_shift(Key::Z),
            Self::GoTo(Screen::Start) => ctrl(Key::Num1),
            Self::GoTo(Screen::Sources) => ctrl(Key::Num2),
            Self::GoTo(Screen::SideBySide) => ctrl(Key::Num3),
            Self::GoTo(Screen::Quotes) => ctrl(Key::Num4),
            Self::GoTo(Screen::Facts) => ctrl(Key::Num5),
            Self::GoTo(Screen::Wording) => ctrl(Key::Num6),
            Self::GoTo(Screen::Overview) => ctrl(Key::Num7),
            Self::GoTo(Screen::Export) => ctrl(Key::E),
            Self::ZoomIn => ctrl(Key::Plus),
            Self::ZoomOut => ctrl(Key::Minus),
            Self::ZoomReset => ctrl(Key::Num0),
            Self::Cancel => alone(Key::Escape),
            Self::CompareAgain => alone(Key::F5),
            Self::Typography => alone(Key::T),
            Self::Palette => ctrl(Key::K),
            Self::Shortcuts => alone(Key::F1),
            Self::Light | Self::Dark | Self::System | Self::About => return None,
        })
    }

    /// Other keys for it, by old habit.
    fn other_shortcuts(self) -> &'static [KeyboardShortcut] {
        const REDO: [KeyboardShortcut; 1] = [ctrl(Key::Y)];
        const EXPORT: [KeyboardShortcut; 1] = [ctrl(Key::Num8)];
        const SHEET: [KeyboardShortcut; 1] = [alone(Key::Questionmark)];
        match self {
            Self::Redo => &REDO,
            Self::GoTo(Screen::Export) => &EXPORT,
            Self::Shortcuts => &SHEET,
            Self::NewStory
            | Self::Open
            | Self::Paste
            | Self::Save
            | Self::SaveAs
            | Self::Quit
            | Self::Undo
            | Self::GoTo(_)
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Light
            | Self::Dark
            | Self::System
            | Self::Cancel
            | Self::CompareAgain
            | Self::Typography
            | Self::Palette
            | Self::About => &[],
        }
    }

    /// What is asked for by it.
    #[must_use]
    pub fn action(self) -> Action {
        match self {
            Self::NewStory => Action::NewStory,
            Self::Open => Action::OpenDialog,
            Self::Paste => Action::Paste,
            Self::Save => Action::Save,
            Self::SaveAs => Action::SaveAs,
            Self::Quit => Action::Quit,
            Self::Undo => Action::Undo,
            Self::Redo => Action::Redo,
            Self::GoTo(screen) => Action::GoTo(screen),
            Self::ZoomIn => Action::SetZoom(Zoom::In),
            Self::ZoomOut => Action::SetZoom(Zoom::Out),
            Self::ZoomReset => Action::SetZoom(Zoom::Reset),
            Self::Light => Action::SetTheme(ThemePreference::Light),
            Self::Dark => Action::SetTheme(ThemePreference::Dark),
            Self::System => Action::SetTheme(ThemePreference::System),
            Self::Cancel => Action::Cancel,
            Self::CompareAgain => Action::CompareAgain,
            Self::Typography => Action::ToggleTypographic,
            Self::Palette => Action::Show(Modal::Palette { query: String::new(), selected: 0 }),
            Self::Shortcuts => Action::Show(Modal::Shortcuts),
            Self::About => Action::Show(Modal::About),
        }
    }

    /// Whether it can be done now.
    #[must_use]
    pub fn is_enabled(self, now: &Availability) -> bool {
        match self {
            Self::Undo => now.undo.is_some(),
            Self::Redo => now.redo.is_some(),
            Self::Cancel => now.can_cancel,
            Self::CompareAgain => now.is_stale,
            Self::Save | Self::SaveAs | Self::Typography => now.has_versions,
            Self::GoTo(screen) => screen == Screen::Start || now.has_versions,
            Self::NewStory
            | Self::Open
            | Self::Paste
            | Self::Quit
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Light
            | Self::Dark
            | Self::System
            | Self::Palette
            | Self::Shortcuts
            | Self::About => true,
        }
    }

    /// Its words now: "Undo rename A".
    #[must_use]
    pub fn text_now(self, now: &Availability) -> String {
        let label = match self {
            Self::Undo => &now.undo,
            Self::Redo => &now.redo,
            Self::NewStory
            | Self::Open
            | Self::Paste
            | Self::Save
            | Self::SaveAs
            | Self::Quit
            | Self::GoTo(_)
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Light
            | Self::Dark
            | Self::System
            | Self::Cancel
            | Self::CompareAgain
            | Self::Typography
            | Self::Palette
            | Self::Shortcuts
            | Self::About => &None,
        };
        match label {
            Some(label) => format!("{} {label}", self.text()),
            None => self.text().to_owned(),
        }
    }

    /// Whether its keys mean something else while a text is being typed.
    fn yields_to_typing(self, shortcut: &KeyboardShortcut) -> bool {
        let edits_text = match self {
            Self::Undo | Self::Redo | Self::Paste | Self::Cancel | Self::Typography => true,
            Self::NewStory
            | Self::Open
            | Self::Save
            | Self::SaveAs
            | Self::Quit
            | Self::GoTo(_)
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Light
            | Self::Dark
            | Self::System
            | Self::CompareAgain
            | Self::Palette
            | Self::Shortcuts
            | Self::About => false,
        };
        edits_text || shortcut.logical_key == Key::Questionmark
    }
}

/// The commands whose keys were pressed in this frame. Pasting arrives as an event of its own, and
/// sizes are egui's.
pub fn pressed(ctx: &egui::Context, now: &Availability) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let mut keys: Vec<(Command, KeyboardShortcut)> = Command::ALL
        .into_iter()
        .filter(|command| match command {
            Command::Paste | Command::ZoomIn | Command::ZoomOut | Command::ZoomReset => false,
            Command::NewStory
            | Command::Open
            | Command::Save
            | Command::SaveAs
            | Command::Quit
            | Command::Undo
            | Command::Redo
            | Command::GoTo(_)
            | Command::Light
            | Command::Dark
            | Command::System
            | Command::Cancel
            | Command::CompareAgain
            | Command::Typography
            | Command::Palette
            | Command::Shortcuts
            | Command::About => true,
        })
        .flat_map(|command| {
            let all = command.shortcut().into_iter();
            let all = all.chain(command.other_shortcuts().iter().copied());
            all.map(move |shortcut| (command, shortcut))
        })
        .collect();
    // Egui matches a shortcut without Shift when Shift is held, too.
    keys.sort_by_key(|(_, shortcut)| !shortcut.modifiers.shift);
    let mut found = Vec::new();
    for (command, shortcut) in keys {
        let can = command.is_enabled(now) && !(typing && command.yields_to_typing(&shortcut));
        if can && ctx.input_mut(|input| input.consume_shortcut(&shortcut)) {
            found.push(command);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut all: Vec<(KeyboardShortcut, Command)> = Vec::new();
        for command in Command::ALL {
            let own = command.shortcut().into_iter();
            for shortcut in own.chain(command.other_shortcuts().iter().copied()) {
                let other = all.iter().find(|(used, _)| *used == shortcut);
                assert_eq!(other, None, "{command:?} has {shortcut:?} too");
                all.push((shortcut, command));
            }
        }
    }

    #[test]
    fn no_two_commands_share_their_words() {
        for (index, command) in Command::ALL.into_iter().enumerate() {
            let same = Command::ALL.into_iter().position(|c| c.text() == command.text());
            assert_eq!(same, Some(index), "{command:?}");
        }
    }

    #[test]
    fn undo_says_what_it_takes_back() {
        let now = Availability { undo: Some("rename A".to_owned()), ..Availability::default() };
        assert_eq!(Command::Undo.text_now(&now), "Undo rename A");
        assert_eq!(Command::Redo.text_now(&now), "Redo");
        assert!(!Command::Redo.is_enabled(&now));
    }
}
