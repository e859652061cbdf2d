//! Every command of the window, each in one entry: its text, its tooltip, its keys, when it can be
//! used and what it asks for. Menus, shortcuts, tooltips, the list of shortcuts and the palette are
//! all made from here. To add a command is to add one entry.
//!
//! Keys that mean something on one screen only, and are no command, stand in [`super::keys`].

use super::action::{Action, Resize, Zoom};
use super::keys::{self, alone, ctrl, ctrl_shift, is_typed};
use super::state::{Modal, Screen};
use egui::{Key, KeyboardShortcut, ThemePreference};

/// All that is known of a command.
#[derive(Clone, Copy, Debug)]
struct Spec {
    group: Group,
    text: &'static str,
    tooltip: &'static str,
    keys: &'static [KeyboardShortcut],
    listens: Listens,
    need: Need,
    screen: Option<Screen>,
    action: fn() -> Action,
}

/// When the keys of a command are heard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listens {
    /// Always, except that keys which write a letter are not heard while a text is typed.
    Always,
    /// Never while a text is typed: there, the keys edit the text.
    UnlessTyping,
    /// Not here: they arrive as an event of their own, or egui takes them.
    Elsewhere,
}

/// What has to be there for a command.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Need {
    Nothing,
    Versions,
    SomethingToUndo,
    SomethingToRedo,
    WorkUnderWay,
    StaleComparison,
}

impl Need {
    const fn why_not(self) -> &'static str {
        match self {
            Self::Nothing => "",
            Self::Versions => "Open a story first",
            Self::SomethingToUndo => "There is nothing to take back",
            Self::SomethingToRedo => "Nothing was taken back",
            Self::WorkUnderWay => "Nothing is under way",
            Self::StaleComparison => "What is shown is up to date",
        }
    }

    fn is_met(self, now: &Availability) -> bool {
        match self {
            Self::Nothing => true,
            Self::Versions => now.has_versions,
            Self::SomethingToUndo => now.undo.is_some(),
            Self::SomethingToRedo => now.redo.is_some(),
            Self::WorkUnderWay => now.can_cancel,
            Self::StaleComparison => now.is_stale,
        }
    }
}

impl Spec {
    /// The first of the keys is the one that is shown.
    const fn new(
        group: Group,
        text: &'static str,
        tooltip: &'static str,
        action: fn() -> Action,
        keys: &'static [KeyboardShortcut],
    ) -> Self {
        Self {
            group,
            text,
            tooltip,
            keys,
            listens: Listens::Always,
            need: Need::Nothing,
            screen: None,
            action,
        }
    }

    const fn unless_typing(mut self) -> Self {
        self.listens = Listens::UnlessTyping;
        self
    }

    const fn heard_elsewhere(mut self) -> Self {
        self.listens = Listens::Elsewhere;
        self
    }

    const fn needs(mut self, need: Need) -> Self {
        self.need = need;
        self
    }

    /// Its keys are heard on this screen only; chosen elsewhere, it goes there first.
    const fn on(mut self, screen: Screen) -> Self {
        self.screen = Some(screen);
        self
    }
}

/// Declares the commands: from each entry comes a variant and all that is known of it.
macro_rules! commands {
    ($($name:ident: $group:ident, $text:literal, $tooltip:literal, $action:expr
        , [$($key:expr),*] $(.$part:ident($($value:expr)?))*;)*) => {
        /// Something the user can do from anywhere.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command {
            $(#[doc = $tooltip] $name,)*
        }

        impl Command {
            /// All commands, in the order of the menus.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            fn spec(self) -> &'static Spec {
                match self {
                    $(Self::$name => const {
                        &Spec::new(Group::$group, $text, $tooltip, || $action, const { &[$($key),*] })
                            $(.$part($($value)?))*
                    },)*
                }
            }

            /// Its name in the settings.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }
        }
    };
}

commands! {
    NewStory: Files, "New story", "Close this story and begin an empty one",
        Action::NewStory, [ctrl(Key::N)];
    Open: Files, "Open files…", "Add versions from files, or open a saved story",
        Action::OpenDialog, [ctrl(Key::O)];
    Paste: Files, "Paste text…", "Add a version from text that you copied",
        Action::Paste, [ctrl(Key::V)].heard_elsewhere();

    Save: Saving, "Save story", "Save the versions and your decisions in one file",
        Action::Save, [ctrl(Key::S)].needs(Need::Versions);
    SaveAs: Saving, "Save story as…", "Save the story under another name",
        Action::SaveAs, [ctrl_shift(Key::S)].needs(Need::Versions);
    GoToExport: Saving, "Export a report…", "Write a report that others can read and check",
        Action::GoTo(Screen::Export),
        [ctrl(Key::E), ctrl(Key::Num8)].needs(Need::Versions);

    CompareSheets: Saving, "Compare coding sheets…",
        "See how far coders agree: choose the sheet that each has filled in",
        Action::AskForSheets, [];

    Quit: Leaving, "Quit", "Leave; you are asked about unsaved changes",
        Action::Quit, [ctrl(Key::Q)];

    Undo: Changes, "Undo", "Take back the last change",
        Action::Undo, [ctrl(Key::Z)].unless_typing().needs(Need::SomethingToUndo);
    Redo: Changes, "Redo", "Do again what was taken back",
        Action::Redo,
        [ctrl_shift(Key::Z), ctrl(Key::Y)].unless_typing().needs(Need::SomethingToRedo);

    Settings: Preferences, "Settings…", "What is kept from one day to the next: theme, sizes, hints",
        Action::Show(Modal::Settings), [ctrl(Key::Comma)];

    Rules: Preferences, "Rules for outlets…",
        "What you decided for all pages of an outlet: look, switch off, delete, hand on",
        Action::Show(Modal::Rules { deleted: None }), [];

    Cancel: Work, "Cancel", "Stop reading or comparing; what is shown stays",
        Action::Cancel, [alone(Key::Escape)].needs(Need::WorkUnderWay);
    CompareAgain: Work, "Compare again", "Compare the versions as they are now",
        Action::CompareAgain, [alone(Key::F5)].needs(Need::StaleComparison);

    GoToStart: Screens, "Go to Start", "Open files, recent stories and samples",
        Action::GoTo(Screen::Start), [ctrl(Key::Num1)];
    GoToSources: Screens, "Go to Sources", "What was read from each file; roles and dates",
        Action::GoTo(Screen::Sources), [ctrl(Key::Num2)].needs(Need::Versions);
    GoToSideBySide: Screens, "Go to Side by side",
        "All versions beside each other, with differences",
        Action::GoTo(Screen::SideBySide), [ctrl(Key::Num3)].needs(Need::Versions);
    GoToQuotes: Screens, "Go to Quotes", "Which version quotes whom, and how",
        Action::GoTo(Screen::Quotes), [ctrl(Key::Num4)].needs(Need::Versions);
    GoToFacts: Screens, "Go to Facts", "Which version gives which figures and names",
        Action::GoTo(Screen::Facts), [ctrl(Key::Num5)].needs(Need::Versions);
    GoToWording: Screens, "Go to Wording", "Which version chooses which words",
        Action::GoTo(Screen::Wording), [ctrl(Key::Num6)].needs(Need::Versions);
    GoToReview: Screens, "Go to Review", "What to check first, one by one, and all that you decided",
        Action::GoTo(Screen::Review), [ctrl(Key::Num9)].needs(Need::Versions);
    GoToOverview: Screens, "Go to Overview", "The story at a glance",
        Action::GoTo(Screen::Overview), [ctrl(Key::Num7)].needs(Need::Versions);

    Typography: Reading, "Show or hide typography",
        "Side by side: mark differences of typography, or not",
        Action::ToggleTypographic,
        [alone(Key::T)].needs(Need::Versions).on(Screen::SideBySide);

    ZoomIn: Size, "Zoom in", "Make everything larger",
        Action::SetZoom(Zoom::In), [ctrl(Key::Plus)].heard_elsewhere();
    ZoomOut: Size, "Zoom out", "Make everything smaller",
        Action::SetZoom(Zoom::Out), [ctrl(Key::Minus)].heard_elsewhere();
    ZoomReset: Size, "Normal size", "Go back to the normal size",
        Action::SetZoom(Zoom::Reset), [ctrl(Key::Num0)].heard_elsewhere();

    LargerText: Size, "Larger text of articles", "Make the text of articles larger, and nothing else",
        Action::ResizeReading(Resize::Larger), [ctrl(Key::CloseBracket)];
    SmallerText: Size, "Smaller text of articles",
        "Make the text of articles smaller, and nothing else",
        Action::ResizeReading(Resize::Smaller), [ctrl(Key::OpenBracket)];

    Light: Theme, "Light theme", "Dark text on a light ground",
        Action::SetTheme(ThemePreference::Light), [];
    Dark: Theme, "Dark theme", "Light text on a dark ground",
        Action::SetTheme(ThemePreference::Dark), [];
    System: Theme, "System theme", "Light or dark, as your system is set",
        Action::SetTheme(ThemePreference::System), [];

    Palette: Help, "Find a command…", "Find and run any command by its name",
        Action::Show(Modal::Palette { query: String::new(), selected: 0 }),
        [ctrl(Key::K)];
    Shortcuts: Help, "Keyboard shortcuts", "List all keyboard shortcuts",
        Action::Show(Modal::Shortcuts { query: String::new() }), [alone(Key::F1), alone(Key::Questionmark)];
    About: Program, "About Tellings", "What this program is, and its version",
        Action::Show(Modal::About), [];
}

/// Commands that belong together: they stand together in menus and lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What comes in.
    Files,
    /// What goes out.
    Saving,
    /// The end.
    Leaving,
    /// What was done to the story.
    Changes,
    /// What is under way.
    Work,
    /// What is kept.
    Preferences,
    /// Going from screen to screen.
    Screens,
    /// How the text is shown.
    Reading,
    /// How large all is.
    Size,
    /// Light or dark.
    Theme,
    /// Where to find what.
    Help,
    /// What this program is.
    Program,
}

impl Group {
    /// All groups, in the order of the menus.
    pub const ALL: [Self; 12] = [
        Self::Files,
        Self::Saving,
        Self::Leaving,
        Self::Changes,
        Self::Work,
        Self::Preferences,
        Self::Screens,
        Self::Reading,
        Self::Size,
        Self::Theme,
        Self::Help,
        Self::Program,
    ];

    /// The menu in which it stands.
    #[must_use]
    pub const fn menu(self) -> Menu {
        match self {
            Self::Files | Self::Saving | Self::Leaving => Menu::File,
            Self::Changes | Self::Work | Self::Preferences => Menu::Edit,
            Self::Screens | Self::Reading | Self::Size | Self::Theme => Menu::View,
            Self::Help | Self::Program => Menu::Help,
        }
    }

    /// Its commands.
    pub fn commands(self) -> impl Iterator<Item = Command> {
        Command::ALL.iter().copied().filter(move |command| command.group() == self)
    }
}

/// A menu of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Menu {
    /// Opening and saving.
    File,
    /// Changes.
    Edit,
    /// What is shown and how.
    View,
    /// Where to find what.
    Help,
}

impl Menu {
    /// All menus, from the left.
    pub const ALL: [Self; 4] = [Self::File, Self::Edit, Self::View, Self::Help];

    /// The word on it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::File => "File",
            Self::Edit => "Edit",
            Self::View => "View",
            Self::Help => "Help",
        }
    }

    /// Its groups.
    pub fn groups(self) -> impl Iterator<Item = Group> {
        Group::ALL.into_iter().filter(move |group| group.menu() == self)
    }
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
    /// The screen shown.
    pub screen: Screen,
}

impl Command {
    /// The command that shows a screen.
    #[must_use]
    pub const fn go_to(screen: Screen) -> Self {
        match screen {
            Screen::Start => Self::GoToStart,
            Screen::Sources => Self::GoToSources,
            Screen::SideBySide => Self::GoToSideBySide,
            Screen::Quotes => Self::GoToQuotes,
            Screen::Facts => Self::GoToFacts,
            Screen::Wording => Self::GoToWording,
            Screen::Review => Self::GoToReview,
            Screen::Overview => Self::GoToOverview,
            Screen::Export => Self::GoToExport,
        }
    }

    /// What it belongs to.
    #[must_use]
    pub fn group(self) -> Group {
        self.spec().group
    }

    /// Its words in menus and lists.
    #[must_use]
    pub fn text(self) -> &'static str {
        self.spec().text
    }

    /// What it does, in a sentence.
    #[must_use]
    pub fn tooltip(self) -> &'static str {
        self.spec().tooltip
    }

    /// What it does, and its keys: "Take back the last change (Ctrl+Z)".
    #[must_use]
    pub fn tip(self, ctx: &egui::Context) -> String {
        match self.shortcut() {
            Some(keys) => format!("{} ({})", self.tooltip(), keys::name(ctx, &keys)),
            None => self.tooltip().to_owned(),
        }
    }

    /// The keys for it.
    #[must_use]
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        self.shortcuts().first().copied()
    }

    /// All keys for it.
    #[must_use]
    pub fn shortcuts(self) -> &'static [KeyboardShortcut] {
        self.spec().keys
    }

    /// The one screen on which its keys are heard, where it is one.
    #[must_use]
    pub fn screen(self) -> Option<Screen> {
        self.spec().screen
    }

    /// What is asked for by it.
    #[must_use]
    pub fn action(self) -> Action {
        (self.spec().action)()
    }

    /// Asks for it, from wherever the user is.
    pub fn ask(self, actions: &mut Vec<Action>) {
        actions.extend(self.screen().map(Action::GoTo));
        actions.push(self.action());
    }

    /// Whether it can be done now.
    #[must_use]
    pub fn is_enabled(self, now: &Availability) -> bool {
        self.spec().need.is_met(now)
    }

    /// Why it can't be done now, where it can't.
    #[must_use]
    pub fn why_not(self, now: &Availability) -> Option<&'static str> {
        (!self.is_enabled(now)).then_some(self.spec().need.why_not())
    }

    /// Its words now: "Undo rename A".
    #[must_use]
    pub fn text_now(self, now: &Availability) -> String {
        let label = match self.spec().need {
            Need::SomethingToUndo => &now.undo,
            Need::SomethingToRedo => &now.redo,
            Need::Nothing | Need::Versions | Need::WorkUnderWay | Need::StaleComparison => &None,
        };
        match label {
            Some(label) => format!("{} {label}", self.text()),
            None => self.text().to_owned(),
        }
    }

    fn hears(self, shortcut: &KeyboardShortcut, now: &Availability, typing: bool) -> bool {
        let heard = match self.spec().listens {
            Listens::Always => !(typing && is_typed(shortcut)),
            Listens::UnlessTyping => !typing,
            Listens::Elsewhere => false,
        };
        heard && self.screen().is_none_or(|screen| screen == now.screen) && self.is_enabled(now)
    }
}

/// The commands whose keys were pressed in this frame.
pub fn pressed(ctx: &egui::Context, now: &Availability) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let mut keys: Vec<(Command, &KeyboardShortcut)> = Command::ALL
        .iter()
        .flat_map(|command| command.shortcuts().iter().map(|shortcut| (*command, shortcut)))
        .filter(|(command, shortcut)| command.hears(shortcut, now, typing))
        .collect();
    // Egui matches a shortcut without Shift when Shift is held, too.
    keys.sort_by_key(|(_, shortcut)| !shortcut.modifiers.shift);
    keys.retain(|(_, shortcut)| ctx.input_mut(|input| input.consume_shortcut(shortcut)));
    keys.into_iter().map(|(command, _)| command).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::keys::ViewKey;

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut all: Vec<(KeyboardShortcut, Command)> = Vec::new();
        for &command in Command::ALL {
            for &shortcut in command.shortcuts() {
                let other = all.iter().find(|(used, _)| *used == shortcut);
                assert_eq!(other, None, "{command:?} has {shortcut:?} too");
                all.push((shortcut, command));
            }
        }
    }

    #[test]
    fn no_command_takes_a_key_that_a_screen_has() {
        for &command in Command::ALL {
            for key in ViewKey::ALL {
                let same_place = command.screen().is_none_or(|screen| key.is_on(screen));
                let same_keys = command.shortcuts().iter().find(|used| key.keys().contains(used));
                // Escape stops work where there is some, and else goes to the screen.
                if same_place && command != Command::Cancel {
                    assert_eq!(same_keys, None, "{command:?}, {}", key.what());
                }
            }
        }
    }

    #[test]
    fn no_two_commands_share_their_words() {
        for (index, command) in Command::ALL.iter().enumerate() {
            let same = Command::ALL.iter().position(|c| c.text() == command.text());
            assert_eq!(same, Some(index), "{command:?}");
        }
    }

    #[test]
    fn undo_says_what_it_takes_back() {
        let now = Availability { undo: Some("rename A".to_owned()), ..Availability::default() };
        assert_eq!(Command::Undo.text_now(&now), "Undo rename A");
        assert_eq!(Command::Redo.text_now(&now), "Redo");
        assert_eq!(Command::Redo.why_not(&now), Some("Nothing was taken back"));
    }

    #[test]
    fn keys_that_write_or_edit_a_text_are_not_heard_while_one_is_typed() {
        let now =
            Availability { undo: Some("x".to_owned()), has_versions: true, ..Default::default() };
        let check = |command: Command, expected: &[bool]| {
            let heard = command.shortcuts().iter().map(|key| command.hears(key, &now, true));
            assert_eq!(heard.collect::<Vec<_>>(), expected, "{command:?}");
        };
        check(Command::Undo, &[false]);
        check(Command::Save, &[true]);
        check(Command::Shortcuts, &[true, false]);
        check(Command::Typography, &[false]);
    }

    #[test]
    fn the_keys_of_one_screen_are_heard_there_only() {
        let on = |screen| Availability { has_versions: true, screen, ..Default::default() };
        let key = alone(Key::T);
        assert!(Command::Typography.hears(&key, &on(Screen::SideBySide), false));
        assert!(!Command::Typography.hears(&key, &on(Screen::Quotes), false));
        let mut asked = Vec::new();
        Command::Typography.ask(&mut asked);
        assert_eq!(asked, [Action::GoTo(Screen::SideBySide), Action::ToggleTypographic]);
    }

    #[test]
    fn every_group_stands_in_its_menu_and_no_menu_is_empty() {
        for menu in Menu::ALL {
            for group in menu.groups() {
                assert!(group.commands().next().is_some(), "{group:?}");
            }
        }
    }
}
