//! What lies around the window: recent stories, samples, drafts of a crashed run, and settings
//! that outlive it.

use super::settings::Settings;
use super::state::Notices;
use crate::jobs::{Clipboard, Found, Jobs, LeftBehind, Purpose, left_behind, read_rules};
use crate::read::rules::Rules;
use crate::session::rules::FILE;
use crate::store;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::task::Wake;
use std::time::Duration;

/// How many recent stories are remembered.
const MAX_RECENT: usize = 8;

/// The key of the recent stories in the settings.
const RECENT: &str = "recent-stories";

/// The key of what the user has set.
const SETTINGS: &str = "settings";

/// A dialog that comes back with nothing sooner than this was most likely never shown: without a
/// portal the system says "cancelled" at once. Nobody cancels in a third of a second.
const NEVER_SHOWN: Duration = Duration::from_millis(300);

/// What lies around the window.
#[derive(Debug, Default)]
pub struct Surroundings {
    /// Stories opened or saved lately, newest first.
    pub recent: Vec<PathBuf>,
    /// Folders with sample stories.
    pub samples: Vec<PathBuf>,
    /// Unsaved stories that a crashed run left behind.
    pub drafts: Vec<LeftBehind>,
    /// Recent stories that are not where they were.
    pub missing: BTreeSet<PathBuf>,
    /// Where drafts are kept; `None` where they are not.
    pub draft_folder: Option<PathBuf>,
    /// Whether dialogs may be shown.
    pub dialogs: Dialogs,
    /// When the last draft was written, in seconds of the window's clock.
    pub draft_time: Option<f64>,
    /// What the user has set.
    pub settings: Settings,
    /// The user's rules for outlets.
    pub rules: Arc<Rules>,
    /// Where they are kept; `None` where they are not.
    pub rules_file: Option<PathBuf>,
    /// Why the rules that were kept could not be read.
    pub rules_trouble: Option<String>,
    /// What the system's clipboard holds, for words that are pasted; `None` where it is not asked.
    pub clipboard: Option<Clipboard>,
    /// Whether the files of the versions are looked at, as far as the settings let them be.
    pub disk: Disk,
}

/// Whether anything is looked at on disk unasked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Disk {
    /// It is.
    Watched,
    /// It is not: for tests and pictures.
    #[default]
    Unwatched,
}

/// Whether dialogs of the system may be shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Dialogs {
    /// They may.
    Shown,
    /// A path is typed instead.
    #[default]
    Typed,
}

impl Surroundings {
    /// Nothing around, and no hints: for tests.
    #[must_use]
    pub fn none() -> Self {
        Self { settings: Settings::without_hints(), ..Self::default() }
    }

    /// The settings of earlier runs, with drafts kept in `data`.
    #[must_use]
    pub fn from_settings(storage: Option<&dyn eframe::Storage>, data: Option<PathBuf>) -> Self {
        let setting = |key| storage.and_then(|storage| storage.get_string(key));
        let recent: Vec<String> =
            setting(RECENT).and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
        let settings =
            setting(SETTINGS).map_or_else(Settings::default, |text| Settings::read(&text));
        let rules = KeptRules::in_folder(data.as_deref());
        Self {
            rules: Arc::new(rules.rules),
            rules_file: rules.file,
            rules_trouble: rules.trouble,
            recent: recent.into_iter().map(PathBuf::from).collect(),
            draft_folder: data.map(|folder| folder.join("drafts")),
            dialogs: Dialogs::Shown,
            settings,
            disk: Disk::Watched,
            clipboard: Some(Clipboard::new(super::clipboard::flavours)),
            ..Self::default()
        }
    }

    /// Keeps the settings.
    pub fn save(&self, storage: &mut dyn eframe::Storage) {
        let recent: Vec<String> =
            self.recent.iter().map(|path| path.to_string_lossy().into_owned()).collect();
        if let Ok(text) = serde_json::to_string(&recent) {
            storage.set_string(RECENT, text);
        }
        storage.set_string(SETTINGS, self.settings.written());
    }

    /// Looks for samples and drafts.
    pub fn look_around(&self, jobs: &mut Jobs) {
        jobs.look(|| Found::Samples(samples()));
        if let Some(folder) = self.draft_folder.clone() {
            jobs.look(move || Found::Drafts(left_behind(&folder)));
        }
        self.look_for_recent(jobs);
    }

    /// Looks which of the recent stories are still there.
    pub fn look_for_recent(&self, jobs: &mut Jobs) {
        let recent = self.recent.clone();
        if !recent.is_empty() {
            jobs.look(move || {
                Found::Missing(recent.into_iter().filter(|path| !store::is_there(path)).collect())
            });
        }
    }

    /// Puts a story at the head of the recent ones.
    pub fn remember(&mut self, path: &Path) {
        self.forget(path);
        self.recent.insert(0, path.to_owned());
        self.recent.truncate(MAX_RECENT);
    }

    /// Takes a story off the recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|recent| recent != path);
        self.missing.remove(path);
    }

    /// Whether a dialog that brought nothing was most likely never shown.
    #[must_use]
    pub fn was_never_shown(open_for: Duration) -> bool {
        open_for < NEVER_SHOWN
    }
}

/// The rules that were kept.
#[derive(Debug, Default)]
struct KeptRules {
    rules: Rules,
    file: Option<PathBuf>,
    trouble: Option<String>,
}

impl KeptRules {
    /// The rules in the folder of the settings. Where they can't be read, nothing is written over them.
    fn in_folder(data: Option<&Path>) -> Self {
        let Some(path) = data.map(|folder| folder.join(FILE)) else { return Self::default() };
        if !store::is_there(&path) {
            return Self { file: Some(path), ..Self::default() };
        }
        match read_rules(&path) {
            Ok(rules) => Self { rules, file: Some(path), trouble: None },
            Err(why) => {
                let trouble = format!(
                    "Your rules for outlets hold in no file, and new ones last until the window is \
                     closed: {why}"
                );
                Self { trouble: Some(trouble), ..Self::default() }
            }
        }
    }
}

/// The sample stories: folders in a folder `samples`, in the current directory, beside the program,
/// where the program stands inside its own source, or where a package puts them.
fn samples() -> Vec<PathBuf> {
    let mut places = Vec::new();
    if let Ok(here) = std::env::current_dir() {
        places.push(here);
    }
    if let Ok(program) = std::env::current_exe() {
        places.extend(program.ancestors().skip(1).take(3).map(Path::to_owned));
    }
    places
        .iter()
        .flat_map(|place| [place.join("samples"), place.join("share/tellings/samples")])
        .map(|place| store::folders_in(&place))
        .find(|samples| !samples.is_empty())
        .unwrap_or_default()
}

/// Wakes the window once there is one.
#[derive(Debug, Default)]
pub struct WindowWaker {
    ctx: OnceLock<egui::Context>,
}

impl WindowWaker {
    /// From now on, `ctx` is woken.
    pub fn attach(&self, ctx: &egui::Context) {
        self.ctx.get_or_init(|| ctx.clone());
    }
}

impl Wake for WindowWaker {
    fn wake(self: std::sync::Arc<Self>) {
        if let Some(ctx) = self.ctx.get() {
            ctx.request_repaint();
        }
    }
}

/// What to tell after a dialog that brought nothing.
pub(super) fn hint(notices: &mut Notices, purpose: Purpose) {
    let message = match purpose {
        Purpose::Open | Purpose::ImportRules => {
            "No file dialog could be shown on this system. Type a path, drop files on \
             the window, or name them on the command line"
        }
        Purpose::Save
        | Purpose::Export(_)
        | Purpose::Chart(..)
        | Purpose::ExportRules
        | Purpose::Sheets
        | Purpose::Agreement(_) => {
            "No file dialog could be shown on this system. Type a path instead"
        }
    };
    notices.push(super::state::Severity::Warning, message);
}
