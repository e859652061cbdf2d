//! What was computed from the project: the story and its presentation, the state of the project
//! that they show, and whether a newer one is on its way.

use crate::article::{Place, VersionId};
use crate::corrections::{Correction, Notes};
use crate::jobs::{Jobs, Revision};
use crate::present::Presentation;
use crate::project::{Decision, Entry, Project, UseAnchor, VersionKey, Work};
use crate::story::Story;
use std::collections::BTreeMap;
use std::sync::Arc;

/// How what is shown stands to the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Freshness {
    /// It shows the project as it is.
    Current,
    /// A newer one is on its way.
    Updating,
    /// It is older than the project, and nothing is on its way: the work was stopped, or broke.
    Stale,
}

/// What has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Arrival {
    /// Nothing that was awaited.
    Nothing,
    /// The same story.
    SameStory,
    /// The same story with other decisions about quotes or facts: rows are called as before, and so
    /// are the quotes and facts that are still there.
    Decided,
    /// Another story: rows, quotes and facts have other names.
    OtherStory,
}

/// A story as it is shown.
#[derive(Clone, Debug)]
pub(crate) struct Shown {
    /// The story.
    pub story: Arc<Story>,
    /// Its presentation.
    pub presentation: Arc<Presentation>,
    /// Which analysis or presentation it is.
    pub revision: Revision,
    /// The project that it shows.
    project: Project,
}

impl Shown {
    /// By version: its key.
    #[must_use]
    pub(crate) fn keys(&self) -> Vec<VersionKey> {
        self.project.entries().iter().map(Entry::key).collect()
    }
}

/// What is shown and what is awaited.
#[derive(Debug, Default)]
pub(crate) struct Derived {
    shown: Option<Shown>,
    awaited: Option<(Revision, Project)>,
    last: Revision,
    /// Presentations of the shown story for other bases.
    by_base: BTreeMap<VersionId, Arc<Presentation>>,
}

impl Derived {
    /// What is shown, if anything is.
    #[must_use]
    pub(crate) fn shown(&self) -> Option<&Shown> {
        self.shown.as_ref()
    }

    /// How it stands to `project`.
    #[must_use]
    pub(crate) fn freshness(&self, project: &Project) -> Freshness {
        if self.awaited.is_some() {
            return Freshness::Updating;
        }
        let current = match &self.shown {
            Some(shown) => shown.project.work_to(project) == Work::Nothing,
            None => project.is_empty(),
        };
        if current { Freshness::Current } else { Freshness::Stale }
    }

    /// Starts what has to be done for `project` to be shown; stops what is under way for another
    /// state of it.
    pub(crate) fn follow(&mut self, project: &Project, jobs: &mut Jobs) {
        if self.awaited.as_ref().is_some_and(|(_, p)| p.work_to(project) == Work::Nothing) {
            return;
        }
        jobs.cancel_analysis();
        self.awaited = None;
        if project.is_empty() {
            self.shown = None;
            self.by_base.clear();
            return;
        }
        let work =
            self.shown.as_ref().map_or(Work::Analyse, |shown| shown.project.work_to(project));
        match (work, &self.shown) {
            (Work::Nothing, Some(_)) => {}
            (Work::Present, Some(shown)) => {
                let story = Arc::clone(&shown.story);
                let notes = project.placed().notes;
                if let Some(presentation) = self.kept(project, &notes) {
                    self.last = self.last.next();
                    let (revision, project) = (self.last, project.clone());
                    self.shown = Some(Shown { story, presentation, revision, project });
                } else {
                    let revision = self.await_next(project);
                    jobs.present(revision, story, project.versions(), notes, project.base());
                }
            }
            (Work::Note, Some(shown)) => {
                let (story, shown) = (Arc::clone(&shown.story), Arc::clone(&shown.presentation));
                let revision = self.await_next(project);
                jobs.note(revision, story, shown, project.placed().notes);
            }
            (Work::Decide, Some(shown)) => {
                let story = Arc::clone(&shown.story);
                let revision = self.await_next(project);
                let (versions, placed) = (project.versions(), project.placed());
                jobs.decide(revision, story, versions, placed, project.base());
            }
            (Work::Analyse, _) | (_, None) => {
                let revision = self.await_next(project);
                jobs.analyse(revision, project.versions(), project.placed(), project.base());
            }
        }
    }

    /// The kept presentation for the base of `project`, where nothing else has changed.
    fn kept(&self, project: &Project, notes: &Notes) -> Option<Arc<Presentation>> {
        let shown = self.shown.as_ref()?;
        let same_words = shown.story.versions == project.versions() && shown.story.notes == *notes;
        self.by_base.get(&project.base()).filter(|_| same_words).cloned()
    }

    fn await_next(&mut self, project: &Project) -> Revision {
        self.last = self.last.next();
        self.awaited = Some((self.last, project.clone()));
        self.last
    }

    /// Nothing is awaited any more; what is shown stays.
    pub(crate) fn give_up(&mut self) {
        self.awaited = None;
    }

    /// What `decision` about places in the story shown is in the project's own terms.
    #[must_use]
    pub(crate) fn anchored(&self, decision: &Decision<Place>) -> Option<Decision<UseAnchor>> {
        self.shown.as_ref()?.project.anchored(decision)
    }

    /// One of the corrections of a version in the story shown.
    #[must_use]
    pub(crate) fn correction(&self, id: VersionId, nth: u32) -> Option<(VersionKey, Correction)> {
        let entry = self.shown.as_ref()?.project.entries().get(id.index())?;
        Some((entry.key(), entry.corrections().get(nth as usize)?.clone()))
    }

    /// Takes what was awaited.
    pub(crate) fn arrived(
        &mut self,
        revision: Revision,
        story: Arc<Story>,
        presentation: Arc<Presentation>,
    ) -> Arrival {
        let Some((_, project)) = self.awaited.take_if(|(awaited, _)| *awaited == revision) else {
            return Arrival::Nothing;
        };
        let arrival = match &self.shown {
            Some(shown) if Arc::ptr_eq(&shown.story, &story) => Arrival::SameStory,
            Some(shown) => match shown.project.work_to(&project) {
                Work::Nothing | Work::Note | Work::Present | Work::Decide => Arrival::Decided,
                Work::Analyse => Arrival::OtherStory,
            },
            None => Arrival::OtherStory,
        };
        if arrival != Arrival::SameStory {
            self.by_base.clear();
        }
        if let Some(base) = presentation.base {
            self.by_base.insert(base, Arc::clone(&presentation));
        }
        self.shown = Some(Shown { story, presentation, revision, project });
        arrival
    }
}
