//! What comes back from the background.

use super::TellingsApp;
use crate::article::{Version, VersionId};
use crate::corrections::Unmet;
use crate::facts::FactId;
use crate::jobs::{Event, Failure, Found, Purpose, StoryFile};
use crate::present::DecisionView;
use crate::project::{Change, Project};
use crate::quotes::QuoteId;
use crate::ui::action::Action;
use crate::ui::derived::Arrival;
use crate::ui::document::Document;
use crate::ui::outlet_rules::RulesAction;
use crate::ui::state::{AfterSaving, Modal, Screen, Severity};
use crate::ui::surroundings::{Dialogs, Surroundings, hint};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// How many decisions have lost their place.
#[derive(Clone, Copy, Debug, Default)]
struct Lost {
    quotes: usize,
    facts: usize,
    passages: usize,
    notes: usize,
}

/// What is said where the program was to go on after saving, and could not save.
const STAYED: &str = "The story is still open, because it could not be saved";

/// How many unreadable files are named one by one; more would push the screen away.
const MAX_NAMED: usize = 3;

impl TellingsApp {
    /// Takes one result in.
    pub(super) fn take(&mut self, event: Event) {
        match event {
            Event::Read { versions, failures, passed_over } => {
                self.tell_passed_over(&passed_over);
                self.files_read(versions, failures);
            }
            Event::ReadAgain { key, outcome } => match outcome {
                Ok(version) => self.read_again(key, version),
                Err(why) => self.ui.notices.push(Severity::Error, why),
            },
            Event::Opened { path, from, outcome } => match outcome {
                Ok(project) => self.opened(path, from, project),
                Err(why) => self.ui.notices.push(Severity::Error, why),
            },
            Event::Presented { revision, story, presentation } => {
                let lost = self.lost();
                match self.derived.arrived(revision, story, presentation) {
                    Arrival::Nothing | Arrival::SameStory => {}
                    Arrival::Decided => self.decided(),
                    Arrival::OtherStory => self.another_story(),
                }
                self.tell_lost(lost);
            }
            Event::Broke { why, .. } => {
                self.derived.give_up();
                let message = format!(
                    "Comparing broke down ({why}). The versions are still there; what is shown \
                     may be older than they are"
                );
                self.ui.notices.push(Severity::Error, message);
            }
            Event::Saved { path, cursor, project, outcome } => match outcome {
                Ok(()) => self.saved(path, cursor, &project),
                Err(why) => self.not_saved(why),
            },
            Event::Exported { path, outcome } => match outcome {
                Ok(()) => self.ui.export.written = Some(path),
                Err(why) => self.ui.notices.push(Severity::Error, why),
            },
            Event::Previewed { of, outcome } => self.ui.export.previewed(of, outcome),
            Event::ChartSaved { path, outcome } => match outcome {
                Ok(()) => self.ui.done = Some(format!("Saved: {}", path.display())),
                Err(why) => self.ui.notices.push(Severity::Error, why),
            },
            Event::Rules(event) => self.take_rules(event),
            Event::SheetsCompared(Ok(agreement)) => {
                self.ui.agreement = Some(Arc::clone(&agreement));
                self.ui.modal = Some(Modal::Agreement(agreement));
            }
            Event::SheetsCompared(Err(why)) => self.ui.notices.push(Severity::Error, why),
            Event::AgreementWritten { path, outcome } => match outcome {
                Ok(()) => self.ui.done = Some(format!("Saved: {}", path.display())),
                Err(why) => self.ui.notices.push(Severity::Error, why),
            },
            Event::AlreadyThere { purpose, path } => {
                if purpose == Purpose::Save {
                    self.document.saving = false;
                }
                self.ui.modal = Some(Modal::Replace { purpose, path });
            }
            Event::Chosen { purpose, paths, open_for } => self.chosen(purpose, paths, open_for),
            Event::Found(Found::Samples(samples)) => self.surroundings.samples = samples,
            Event::Found(Found::Drafts(drafts)) => self.surroundings.drafts = drafts,
            Event::Found(Found::Missing(missing)) => {
                self.surroundings.missing = missing.into_iter().collect();
            }
            Event::LookedAt(seen) => self.document.files.looked_at(seen),
            Event::NotKept(why) => self.not_kept(&why),
            Event::Trouble(why) => self.ui.notices.push(Severity::Error, why),
        }
    }

    fn files_read(&mut self, versions: Vec<Arc<Version>>, failures: Vec<Failure>) {
        // Where there is nothing else to show, the screen itself names the files.
        let only_failures = versions.is_empty() && self.project().is_empty();
        if !(only_failures && self.ui.screen == Screen::SideBySide) {
            self.name_failures(&failures);
        }
        for failure in failures {
            self.document.failures.retain(|old| old.path != failure.path);
            self.document.failures.push(failure);
        }
        if versions.is_empty() {
            return;
        }
        for message in already_open(self.project(), &versions) {
            self.ui.notices.push(Severity::Warning, message);
        }
        self.change(Change::Add(versions));
    }

    /// Says which files could not be read, by name where they are few.
    fn name_failures(&mut self, failures: &[Failure]) {
        if failures.len() > MAX_NAMED {
            let message = format!(
                "{} files could not be read; Sources lists them with the reasons. The others are open",
                failures.len()
            );
            self.ui.notices.push(Severity::Error, message);
        } else {
            for failure in failures {
                self.ui.notices.push(Severity::Error, failure.why.clone());
            }
        }
    }

    fn read_again(&mut self, key: crate::project::VersionKey, version: Arc<Version>) {
        let lost = |project: &Project| project.entry(key).map_or(0, |entry| entry.lost().len());
        let before = lost(self.project());
        let entry = self.project().entry(key);
        let label = entry.map_or_else(|| version.label.clone(), |e| e.version().label.clone());
        let same = self.project().entry(key).is_some_and(|e| is_same_text(e.from_file(), &version));
        self.change(Change::Reload(key, version));
        let message = if same {
            format!("{label} was read again: its text is as it was")
        } else {
            format!("{label} was read again: its text has changed")
        };
        self.ui.done = Some(message);
        if lost(self.project()) > before {
            let message = format!(
                "{label} was read again, and a correction of yours has lost its place; Sources \
                 lists it with the version"
            );
            self.ui.notices.push(Severity::Warning, message);
        }
    }

    fn opened(&mut self, path: PathBuf, from: StoryFile, project: Project) {
        match from {
            StoryFile::Saved => {
                self.surroundings.remember(&path);
                self.replace_document(Document::opened(project, path));
            }
            StoryFile::Draft => {
                let found = self.surroundings.drafts.iter().find(|draft| draft.path == path);
                let story = found.and_then(|draft| draft.story.clone());
                if let Some(folder) = self.surroundings.draft_folder.clone() {
                    self.jobs.save_draft(folder, story.clone(), project.clone());
                }
                self.jobs.remove_abandoned_draft(path.clone());
                self.surroundings.drafts.retain(|draft| draft.path != path);
                self.replace_document(Document::recovered(project, story));
            }
        }
        self.ui.screen = Screen::SideBySide;
    }

    /// Another story takes the place of the open one.
    pub(super) fn replace_document(&mut self, document: Document) {
        self.jobs.cancel();
        self.document = document;
        self.ui.side_by_side.return_to = None;
        self.ui.sources = Default::default();
        self.ui.export = Default::default();
        self.ui.side_by_side.grid = self.ui.side_by_side.grid.for_another_story();
        self.another_story();
        self.derived.follow(self.document.history.project(), &mut self.jobs);
    }

    /// Rows, quotes and facts have other names now: nothing may point at the old ones.
    fn another_story(&mut self) {
        let view = &mut self.ui.side_by_side;
        (view.current, view.reveal, view.highlighted) = (None, view.return_to.take(), None);
        view.cells = Default::default();
        view.grid.forget_rows();
        let versions = self.document.project().entries().len();
        view.filter.keep_versions(versions);
        view.passages = Default::default();
        self.ui.quotes.selected = None;
        self.ui.facts.selected = None;
    }

    /// How many decisions have lost their place in the story shown.
    fn lost(&self) -> Lost {
        let shown = self.derived.shown().map(|shown| &shown.presentation);
        let count = |decisions: &[DecisionView]| {
            decisions.iter().filter(|one| one.unmet.is_some_and(Unmet::is_lost)).count()
        };
        shown.map_or_else(Lost::default, |shown| Lost {
            quotes: count(&shown.quotes.decisions),
            facts: count(&shown.facts.decisions),
            passages: count(&shown.passage_decisions),
            notes: shown.notes.lost(),
        })
    }

    /// Says so where more have lost their place than `before`.
    fn tell_lost(&mut self, before: Lost) {
        let now = self.lost();
        let quotes = lost_message((before.quotes, now.quotes), "quote", "Quotes");
        let facts = lost_message((before.facts, now.facts), "fact", "Facts");
        let passages = lost_message((before.passages, now.passages), "passage", "Review");
        let notes = (now.notes > before.notes).then(|| match now.notes {
            1 => "A comment or check of yours has lost its place; Review lists it".to_owned(),
            n => format!("{n} comments or checks have lost their place; Review lists them"),
        });
        for message in quotes.into_iter().chain(facts).chain(passages).chain(notes) {
            self.ui.notices.push(Severity::Warning, message);
        }
    }

    /// Quotes and facts that are still there have their names still.
    fn decided(&mut self) {
        let story = self.derived.shown().map(|shown| &shown.story);
        let is_quote = |id: &QuoteId| {
            story.is_some_and(|story| story.quotes.quotes.iter().any(|quote| quote.id == *id))
        };
        let is_fact = |id: &FactId| {
            story.is_some_and(|story| story.facts.facts.iter().any(|fact| fact.id == *id))
        };
        self.ui.quotes.selected = self.ui.quotes.selected.filter(is_quote);
        self.ui.facts.selected = self.ui.facts.selected.filter(is_fact);
    }

    fn saved(&mut self, path: PathBuf, cursor: usize, project: &Project) {
        self.document.saving = false;
        self.document.history.saved(cursor, project);
        self.surroundings.remember(&path);
        self.ui.done = Some(format!("Saved: {}", path.display()));
        self.document.path = Some(path);
        self.jobs.discard_draft();
        if let Some(then) = self.document.after_saving.take() {
            // What was changed while it was written is asked about once more.
            self.actions.push(then.into());
        }
    }

    fn not_saved(&mut self, why: String) {
        self.document.saving = false;
        if self.document.after_saving.take().is_some() {
            self.ui.notices.push(Severity::Warning, STAYED);
        }
        self.ui.notices.push(Severity::Error, why);
    }

    /// The safety net failed; told once, and not every few seconds.
    fn not_kept(&mut self, why: &str) {
        if !std::mem::replace(&mut self.document.told_not_kept, true) {
            let message = format!(
                "Unsaved changes can't be kept for the case of a crash; save the story often. {why}"
            );
            self.ui.notices.push(Severity::Warning, message);
        }
    }

    fn chosen(&mut self, purpose: Purpose, paths: Vec<PathBuf>, open_for: Duration) {
        let Some(first) = paths.first().cloned() else {
            if Surroundings::was_never_shown(open_for) {
                hint(&mut self.ui.notices, purpose);
                self.surroundings.dialogs = Dialogs::Typed;
                self.type_path(purpose);
            } else {
                self.document.after_saving = None;
            }
            return;
        };
        // The system's dialog has asked already whether to replace a file of that name. It has not
        // where the ending was added here.
        let asked = |path: &Path| match path.extension() {
            Some(_) => crate::jobs::Overwrite::Agreed,
            None => crate::jobs::Overwrite::Ask,
        };
        let action = match purpose {
            Purpose::Open => Action::Open(paths),
            Purpose::ImportRules => Action::Rules(RulesAction::ImportFrom(first)),
            Purpose::ExportRules => {
                Action::Rules(RulesAction::ExportTo(first.clone(), asked(&first)))
            }
            Purpose::Save => Action::SaveTo(first.clone(), asked(&first)),
            Purpose::Export(format) => Action::ExportTo(format, first.clone(), asked(&first)),
            Purpose::Sheets => Action::CompareSheets(paths),
            Purpose::Agreement(format) => {
                Action::WriteAgreementTo(format, first.clone(), asked(&first))
            }
            Purpose::Chart(kind, format) => {
                Action::SaveChartTo(kind, format, first.clone(), asked(&first))
            }
        };
        self.actions.push(action);
    }

    /// Asks for a path to be typed.
    pub(super) fn type_path(&mut self, purpose: Purpose) {
        let path = match purpose {
            Purpose::Open | Purpose::ImportRules | Purpose::Sheets => PathBuf::new(),
            Purpose::ExportRules => self.document.suggested_rules_path(),
            Purpose::Save => self.document.suggested_path(crate::session::EXTENSION),
            Purpose::Export(format) => self.document.suggested_path(format.extension()),
            Purpose::Agreement(format) => PathBuf::from(format.file_name()),
            Purpose::Chart(kind, format) => self.document.suggested_chart_path(kind, format),
        };
        let path = path.display().to_string();
        self.ui.modal = Some(Modal::Path { purpose, path });
    }

    /// Asks whether to save first, where there is something to lose. Returns whether it asked.
    pub(super) fn asks_first(&mut self, then: AfterSaving) -> bool {
        let unsaved = self.document.history.is_unsaved();
        if unsaved {
            self.ui.modal = Some(Modal::Unsaved(then));
        }
        unsaved
    }
}

/// Whether a file was read again that is as it was; rules for its outlet may have come since.
fn is_same_text(before: &Version, after: &Version) -> bool {
    before.source.sha256 == after.source.sha256 || before.article == after.article
}

/// What is said of versions whose file, or whose very bytes, are open already.
fn already_open(project: &Project, versions: &[Arc<Version>]) -> Vec<String> {
    let mut open: Vec<&Version> =
        project.entries().iter().map(|entry| entry.as_read().as_ref()).collect();
    let mut messages = Vec::new();
    for version in versions {
        let (path, sha256) = (&version.source.path, &version.source.sha256);
        let same_file = |old: &&&Version| path.is_some() && old.source.path == *path;
        let twin = open.iter().enumerate().find(|(_, old)| same_file(old));
        let twin =
            twin.or_else(|| open.iter().enumerate().find(|(_, old)| old.source.sha256 == *sha256));
        if let Some((index, old)) = twin {
            let (old_name, id) = (&old.source.file, VersionId::at(index));
            let message = if old.source.path == *path && path.is_some() {
                format!(
                    "{old_name} was open already, as {id}; now it stands there twice. Undo takes it out again"
                )
            } else {
                format!(
                    "{} has the very same bytes as {old_name}, which is open as {id}",
                    version.source.file
                )
            };
            messages.push(message);
        }
        open.push(version);
    }
    messages
}

/// What is said where more decisions than before have lost their place: about what, and on which screen
/// they are listed.
fn lost_message((before, now): (usize, usize), what: &str, screen: &str) -> Option<String> {
    match now {
        now if now <= before => None,
        1 => Some(format!(
            "A decision of yours about a {what} has lost its place; {screen} lists it"
        )),
        now => Some(format!(
            "{now} decisions about {what}s have lost their place; {screen} lists them"
        )),
    }
}
