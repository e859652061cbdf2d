//! What the user has set once and for all. Kept as lines of `name = value`: a name that is not known
//! is passed over, and what is missing or can't be read is as it is at first, so that no settings,
//! however damaged, keep the window from opening.

use super::commands::Command;
use super::text::DeletedWords;
use super::theme;
use super::views::side_by_side::fold::Folding;
use crate::present::Typographic;
use egui::ThemePreference;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

/// How small and how large all may be shown.
pub const ZOOM: RangeInclusive<f32> = 0.5..=3.0;

/// How many commands used lately are remembered: as many as the palette shows before one searches.
const MAX_COMMANDS: usize = 6;

/// What the user has set.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Light, dark, or as the system has it.
    pub theme: ThemePreference,
    /// How large all is; 1 is normal.
    pub zoom: f32,
    /// How large the text of articles is, apart from all else, in points.
    pub reading_size: f32,
    /// Whether differences of typography are marked.
    pub typographic: Typographic,
    /// Whether words that only the base has are shown.
    pub deleted: DeletedWords,
    /// Whether runs of identical rows are folded.
    pub folding: Folding,
    /// Whether the files of the versions are looked at, to say when one has changed.
    pub watching: Watching,
    /// The hints that were read and sent away.
    pub dismissed: BTreeSet<Hint>,
    /// Commands used lately, the last first.
    pub commands: Vec<Command>,
}

/// Whether the files of the versions are looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Watching {
    /// They are.
    #[default]
    On,
    /// They are not.
    Off,
}

/// A hint to a new user. Sent away, it never comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Hint {
    /// What to do first.
    Start,
    /// How to get about in the rows.
    Rows,
}

impl Hint {
    const ALL: [Self; 2] = [Self::Start, Self::Rows];

    const fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Rows => "rows",
        }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemePreference::System,
            zoom: 1.0,
            reading_size: theme::READING_SIZE,
            typographic: Typographic::default(),
            deleted: DeletedWords::default(),
            folding: Folding::default(),
            watching: Watching::default(),
            dismissed: BTreeSet::new(),
            commands: Vec::new(),
        }
    }
}

impl Settings {
    /// The settings in `text`.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut settings = Self::default();
        for (name, value) in text.lines().filter_map(|line| line.split_once('=')) {
            settings.set(name.trim(), value.trim());
        }
        settings
    }

    fn set(&mut self, name: &str, value: &str) {
        match name {
            "theme" => self.theme = theme_called(value),
            "zoom" => self.zoom = number(value, 1.0, &ZOOM),
            "reading-size" => {
                self.reading_size = number(value, theme::READING_SIZE, &theme::READING_SIZES);
            }
            "typography" if value == "hidden" => self.typographic = Typographic::Hidden,
            "deleted-words" if value == "hidden" => self.deleted = DeletedWords::Hidden,
            "folding" if value == "on" => self.folding = Folding::On,
            "watching" if value == "off" => self.watching = Watching::Off,
            "dismissed" => {
                let is_named = |hint: &Hint| value.split(' ').any(|name| name == hint.name());
                self.dismissed = Hint::ALL.into_iter().filter(is_named).collect();
            }
            "commands" => {
                let called = |name: &str| {
                    Command::ALL.iter().copied().find(|command| command.name() == name)
                };
                self.commands = value.split(' ').filter_map(called).take(MAX_COMMANDS).collect();
            }
            _ => {}
        }
    }

    /// The text that [`Settings::read`] makes the same settings of.
    #[must_use]
    pub fn written(&self) -> String {
        let hints: Vec<&str> = self.dismissed.iter().map(|hint| hint.name()).collect();
        let commands: Vec<&str> = self.commands.iter().map(|command| command.name()).collect();
        let typographic = match self.typographic {
            Typographic::Shown => "shown",
            Typographic::Hidden => "hidden",
        };
        let deleted = match self.deleted {
            DeletedWords::Shown => "shown",
            DeletedWords::Hidden => "hidden",
        };
        let folding = match self.folding {
            Folding::On => "on",
            Folding::Off => "off",
        };
        let watching = match self.watching {
            Watching::On => "on",
            Watching::Off => "off",
        };
        [
            ("theme", theme_name(self.theme).to_owned()),
            ("zoom", self.zoom.to_string()),
            ("reading-size", self.reading_size.to_string()),
            ("typography", typographic.to_owned()),
            ("deleted-words", deleted.to_owned()),
            ("folding", folding.to_owned()),
            ("watching", watching.to_owned()),
            ("dismissed", hints.join(" ")),
            ("commands", commands.join(" ")),
        ]
        .into_iter()
        .map(|(name, value)| format!("{name} = {value}\n"))
        .collect()
    }

    /// As at first, with no hints to show.
    #[must_use]
    pub fn without_hints() -> Self {
        Self { dismissed: BTreeSet::from(Hint::ALL), ..Self::default() }
    }

    /// Makes the text of articles larger or smaller by `points`.
    pub fn resize_reading(&mut self, points: f32) {
        let (least, most) = (*theme::READING_SIZES.start(), *theme::READING_SIZES.end());
        self.reading_size = (self.reading_size + points).clamp(least, most);
    }

    /// Puts a command at the head of those used lately.
    pub fn used(&mut self, command: Command) {
        self.commands.retain(|used| *used != command);
        self.commands.insert(0, command);
        self.commands.truncate(MAX_COMMANDS);
    }
}

/// The number in `text` within its range; `usual` where there is none.
fn number(text: &str, usual: f32, range: &RangeInclusive<f32>) -> f32 {
    let number = text.parse().ok().filter(|number: &f32| number.is_finite());
    number.map_or(usual, |number| number.clamp(*range.start(), *range.end()))
}

const fn theme_name(theme: ThemePreference) -> &'static str {
    match theme {
        ThemePreference::Light => "light",
        ThemePreference::Dark => "dark",
        ThemePreference::System => "system",
    }
}

fn theme_called(name: &str) -> ThemePreference {
    [ThemePreference::Light, ThemePreference::Dark]
        .into_iter()
        .find(|theme| theme_name(*theme) == name)
        .unwrap_or(ThemePreference::System)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_as_they_were_written() {
        let mut settings = Settings {
            theme: ThemePreference::Dark,
            zoom: 1.25,
            reading_size: 20.0,
            typographic: Typographic::Hidden,
            deleted: DeletedWords::Hidden,
            folding: Folding::On,
            watching: Watching::Off,
            dismissed: BTreeSet::from([Hint::Rows]),
            commands: Vec::new(),
        };
        settings.used(Command::Save);
        settings.used(Command::GoToQuotes);
        settings.used(Command::Save);
        assert_eq!(settings.commands, [Command::Save, Command::GoToQuotes]);
        assert_eq!(Settings::read(&settings.written()), settings);
        assert_eq!(Settings::read(&Settings::default().written()), Settings::default());
    }

    #[test]
    fn damaged_settings_are_as_at_first() {
        let check = |text: &str, expected: Settings| {
            assert_eq!(Settings::read(text), expected, "{text}");
        };
        let zoom = |zoom| Settings { zoom, ..Settings::default() };
        check("", Settings::default());
        check("\u{0}=\u{0}\nzoom", Settings::default());
        check("theme = mauve\nshape = round\nzoom = large", Settings::default());
        check("zoom = NaN", Settings::default());
        check("zoom = 900", zoom(3.0));
        check("zoom = -1", zoom(0.5));
        check("commands = Save NoSuchThing\nzoom=2", {
            Settings { commands: vec![Command::Save], ..zoom(2.0) }
        });
    }
}
