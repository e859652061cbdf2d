//! The program's window as one value: what the user owns, what was computed from it, what is under
//! way, and what the window remembers. `logic` changes it, `ui` only draws it.

use super::action::Action;
use super::chrome;
use super::commands::Availability;
use super::derived::{Derived, Freshness};
use super::document::Document;
use super::modals;
use super::settings::{Hint, Settings};
use super::state::{Screen, Severity, UiState};
use super::surroundings::{Surroundings, WindowWaker};
use super::theme;
use super::views::{self, ViewData};
use crate::jobs::{Jobs, Reader, read_file};
use crate::present::Presentation;
use crate::project::{Change, History, Project};
use crate::read::rules::Rules;
use crate::story::Story;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

mod closing;
mod decide;
mod events;
mod files;
mod input;
mod outlet_rules;
mod perform;

pub(super) use perform::parse_day;

/// How long what is set may stay unwritten: a hint that was sent away, a story just opened.
const SETTINGS_INTERVAL: Duration = Duration::from_secs(5);

/// How long one frame may spend on taking results in.
const DRAIN_LIMIT: Duration = Duration::from_millis(10);

/// The window's contents.
pub struct TellingsApp {
    pub(super) document: Document,
    pub(super) derived: Derived,
    pub(super) jobs: Jobs,
    pub(super) ui: UiState,
    pub(super) surroundings: Surroundings,
    actions: Vec<Action>,
    /// What had the focus when the modal was opened, while one is.
    focus_before: Option<Option<egui::Id>>,
    waiting: closing::Waiting,
    waker: Arc<WindowWaker>,
    title: String,
}

impl TellingsApp {
    fn new(surroundings: Surroundings, reader: Reader) -> Self {
        let waker = Arc::new(WindowWaker::default());
        let mut jobs = Jobs::new(Arc::clone(&waker).into(), reader);
        jobs.set_rules(Arc::clone(&surroundings.rules));
        Self {
            document: Document::default(),
            derived: Derived::default(),
            jobs,
            ui: UiState::default(),
            surroundings,
            actions: Vec::new(),
            focus_before: None,
            waiting: closing::Waiting::default(),
            waker,
            title: String::new(),
        }
    }

    /// The program as it starts in a window, with `files` to open.
    #[must_use]
    pub fn started(surroundings: Surroundings, files: Vec<PathBuf>) -> Self {
        let mut app = Self::new(surroundings, Arc::new(read_file));
        app.surroundings.look_around(&mut app.jobs);
        if let Some(trouble) = app.surroundings.rules_trouble.take() {
            app.ui.notices.push(Severity::Warning, trouble);
        }
        app.actions.push(Action::Configure(Box::new(app.surroundings.settings.clone())));
        if !files.is_empty() {
            app.actions.push(Action::Open(files));
        }
        app
    }

    /// The program without a window around it, with `files` to open: it touches no settings, no
    /// drafts and no dialogs. For tests and pictures.
    #[must_use]
    pub fn for_tests(files: Vec<PathBuf>) -> Self {
        let mut app = Self::new(Surroundings::none(), Arc::new(read_file));
        if !files.is_empty() {
            app.actions.push(Action::Open(files));
        }
        app
    }

    /// The program with these surroundings, without looking around for others. For tests and
    /// pictures.
    #[must_use]
    pub fn arranged(surroundings: Surroundings) -> Self {
        Self::new(surroundings, Arc::new(read_file))
    }

    /// As [`TellingsApp::for_tests`], with the versions of `story` open. They are analysed again.
    #[must_use]
    pub fn with_story(story: &Story) -> Self {
        Self::for_tests(Vec::new()).with_versions(story)
    }

    /// This, with the versions of `story` to be added.
    #[must_use]
    pub fn with_versions(mut self, story: &Story) -> Self {
        self.actions.push(Action::Change(Change::Add(story.versions.clone())));
        self
    }

    /// Asks for something, as a view does. Carried out in the next frame.
    pub fn ask(&mut self, action: Action) {
        self.actions.push(action);
    }

    /// The screen shown.
    #[must_use]
    pub fn screen(&self) -> Screen {
        self.ui.screen
    }

    /// The project now.
    #[must_use]
    pub fn project(&self) -> &Project {
        self.document.project()
    }

    /// What was done to it.
    #[must_use]
    pub fn history(&self) -> &History {
        &self.document.history
    }

    /// What is shown of the story, if one is.
    #[must_use]
    pub fn presentation(&self) -> Option<&Presentation> {
        self.derived.shown().map(|shown| shown.presentation.as_ref())
    }

    /// What the user has set.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.surroundings.settings
    }

    /// The user's rules for outlets.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.surroundings.rules
    }

    /// What the window remembers.
    #[must_use]
    pub fn state(&self) -> &UiState {
        &self.ui
    }

    /// Whether something is under way, or asked for and not yet begun.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        !self.actions.is_empty() || !self.waiting.actions.is_empty() || self.jobs.is_busy()
    }

    /// One frame: logic, then drawing.
    pub fn show(&mut self, ui: &mut egui::Ui) {
        self.logic(&ui.ctx().clone());
        self.ui(ui);
    }

    /// What can be done now.
    pub(super) fn availability(&self) -> Availability {
        let history = &self.document.history;
        Availability {
            undo: history.undo_label().map(str::to_owned),
            redo: history.redo_label().map(str::to_owned),
            has_versions: !self.project().is_empty(),
            can_cancel: self.jobs.progress().is_some_and(|progress| progress.can_cancel),
            is_stale: self.derived.freshness(self.project()) == Freshness::Stale,
            screen: self.ui.screen,
        }
    }

    /// Everything but drawing: takes results in, carries out what was asked for, starts jobs.
    pub(super) fn logic(&mut self, ctx: &egui::Context) {
        self.waker.attach(ctx);
        for event in self.jobs.drain(DRAIN_LIMIT) {
            self.take(event);
        }
        // Before this frame's wishes, so that what waits has waited for a whole frame.
        let field = self.resume();
        self.take_input(ctx);
        for action in std::mem::take(&mut self.actions) {
            self.perform(ctx, action);
        }
        if let Some(field) = field.filter(|_| self.ui.modal.is_none()) {
            ctx.memory_mut(|memory| memory.request_focus(field));
        }
        self.keep_draft(ctx);
        self.watch_files(ctx);
        self.remember_settings(ctx);
        let title = self.document.title();
        if title != self.title {
            ctx.send_viewport_cmd(egui::ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }

    /// Draws.
    pub(super) fn ui(&mut self, ui: &mut egui::Ui) {
        let now = self.availability();
        chrome::menu_ui(ui, &now, &mut self.actions);
        chrome::tabs_ui(ui, self.ui.screen, &now, &mut self.actions);
        chrome::status_ui(ui, self, &now);
        chrome::notices_ui(ui, &self.ui.notices, &mut self.actions);
        chrome::files_ui(ui, &self.document, &mut self.actions);
        chrome::dates_ui(ui, &self.document, &mut self.actions);
        let hints = &self.surroundings.settings.dismissed;
        let reads = self.ui.screen == Screen::SideBySide && self.derived.shown().is_some();
        if reads && !hints.contains(&Hint::Rows) {
            chrome::rows_hint_ui(ui, &mut self.actions);
        }
        egui::CentralPanel::default().show(ui, |ui| self.screen_ui(ui));
        self.modal_ui(ui.ctx(), &now);
        let open = (!self.project().is_empty()).then(|| self.document.name());
        chrome::drop_ui(ui.ctx(), open.as_deref());
        if !self.actions.is_empty() {
            ui.ctx().request_repaint();
        }
    }

    /// Draws the modal. When it is closed, the focus goes back to where it was.
    fn modal_ui(&mut self, ctx: &egui::Context, now: &Availability) {
        match (&self.ui.modal, self.focus_before) {
            (Some(_), None) => self.focus_before = Some(ctx.memory(|memory| memory.focused())),
            (None, Some(before)) => {
                self.focus_before = None;
                if let Some(before) = before {
                    ctx.memory_mut(|memory| memory.request_focus(before));
                }
            }
            (Some(_), Some(_)) | (None, None) => {}
        }
        let around = modals::Around {
            document: &self.document,
            presentation: self.derived.shown().map(|shown| shown.presentation.as_ref()),
            surroundings: &self.surroundings,
            now,
        };
        modals::modal_ui(ctx, &mut self.ui.modal, &around, &mut self.actions);
    }

    fn screen_ui(&mut self, ui: &mut egui::Ui) {
        match self.ui.screen {
            Screen::Start => views::start::start_ui(
                ui,
                &self.surroundings,
                !self.document.project().is_empty(),
                &mut self.ui.start,
                &mut self.actions,
            ),
            Screen::Sources => views::sources::sources_ui(
                ui,
                &views::sources::SourcesData {
                    project: self.document.project(),
                    failures: &self.document.failures,
                    batches: self.jobs.batches(),
                    files: &self.document.files,
                },
                &mut self.ui.sources,
                &mut self.actions,
            ),
            Screen::SideBySide
            | Screen::Quotes
            | Screen::Facts
            | Screen::Wording
            | Screen::Review
            | Screen::Overview
            | Screen::Export => self.content_ui(ui),
        }
    }

    /// A screen that draws the presentation.
    fn content_ui(&mut self, ui: &mut egui::Ui) {
        let freshness = self.derived.freshness(self.document.project());
        let Some(shown) = self.derived.shown() else {
            let progress = self.jobs.progress();
            let nothing = chrome::Nothing {
                freshness,
                progress: progress.as_ref(),
                batches: self.jobs.batches(),
                failures: &self.document.failures,
                project: self.document.project(),
            };
            chrome::nothing_ui(ui, &nothing, &mut self.actions);
            return;
        };
        let keys = shown.keys();
        let data = ViewData {
            story: &shown.story,
            presentation: &shown.presentation,
            keys: &keys,
            revision: shown.revision,
            updating: freshness == Freshness::Updating,
        };
        let (state, actions) = (&mut self.ui, &mut self.actions);
        match state.screen {
            Screen::SideBySide => {
                views::side_by_side::side_by_side_ui(ui, &data, &mut state.side_by_side, actions);
            }
            Screen::Quotes => views::quotes::quotes_ui(ui, &data, &mut state.quotes, actions),
            Screen::Facts => views::facts::facts_ui(ui, &data, &mut state.facts, actions),
            Screen::Wording => views::wording::wording_ui(ui, &data, &mut state.wording, actions),
            Screen::Review => {
                let project = Some(self.document.project());
                views::review::review_ui(ui, &data, project, &mut state.review, actions);
            }
            Screen::Overview => {
                views::overview::overview_ui(ui, &data, &mut state.overview, actions);
            }
            Screen::Export => {
                let filter = &state.side_by_side.filter;
                views::export::export_ui(
                    ui,
                    &data,
                    (&self.document, filter),
                    &mut state.export,
                    actions,
                );
            }
            Screen::Start | Screen::Sources => {}
        }
    }
}

impl eframe::App for TellingsApp {
    fn logic(&mut self, ctx: &egui::Context, _: &mut eframe::Frame) {
        Self::logic(self, ctx);
    }

    fn ui(&mut self, ui: &mut egui::Ui, _: &mut eframe::Frame) {
        Self::ui(self, ui);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        self.surroundings.save(storage);
    }

    fn auto_save_interval(&self) -> Duration {
        SETTINGS_INTERVAL
    }

    fn on_exit(&mut self, _: Option<&eframe::glow::Context>) {
        self.keep_or_discard_draft();
        self.jobs.finish_writing();
    }
}

/// Sets the theme and what else the window's context needs once.
pub fn install(ctx: &egui::Context) {
    theme::install(ctx);
    ctx.options_mut(|options| options.quit_shortcuts.clear());
}
