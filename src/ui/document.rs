//! The open story as the user sees it on disk: its history, where it is saved, and what could not
//! be read.

use super::on_disk::Files;
use super::state::AfterSaving;
use crate::charts::{ChartKind, ImageFormat};
use crate::jobs::Failure;
use crate::project::{History, Project, VersionKey};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The open story.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// The project and all that was done to it.
    pub history: History,
    /// Where it is saved.
    pub path: Option<PathBuf>,
    /// What was asked to be opened, as it was asked: a folder here is a folder of versions.
    pub requested: Vec<PathBuf>,
    /// Files that could not be read.
    pub failures: Vec<Failure>,
    /// What to do once it is saved.
    pub after_saving: Option<AfterSaving>,
    /// Versions without a date that the user was asked about.
    pub asked_for_date: BTreeSet<VersionKey>,
    /// Whether the story is being written to its file.
    pub saving: bool,
    /// Whether it was said that drafts can't be written.
    pub told_not_kept: bool,
    /// The files of the versions as they were last seen.
    pub files: Files,
}

impl Document {
    /// A story from a file.
    #[must_use]
    pub(crate) fn opened(project: Project, path: PathBuf) -> Self {
        // A saved story was asked about when its files were opened.
        let asked_for_date = project.entries().iter().map(|entry| entry.key()).collect();
        Self {
            history: History::opened(project),
            path: Some(path),
            asked_for_date,
            ..Self::default()
        }
    }

    /// A story from a draft, which is newer than its file at `path`, where it has one.
    #[must_use]
    pub(crate) fn recovered(project: Project, path: Option<PathBuf>) -> Self {
        Self { history: History::unsaved(project), path, ..Self::default() }
    }

    /// The project now.
    #[must_use]
    pub(crate) fn project(&self) -> &Project {
        self.history.project()
    }

    /// What the story is called: after its file, else after its base's headline.
    #[must_use]
    pub(crate) fn name(&self) -> String {
        if let Some(stem) = self.path.as_deref().and_then(Path::file_stem) {
            return stem.to_string_lossy().into_owned();
        }
        let project = self.project();
        let base = project.entries().get(project.base().index());
        base.and_then(|entry| entry.version().article.headline.clone())
            .unwrap_or_else(|| "Untitled story".to_owned())
    }

    /// The title of the window, with a mark for unsaved changes.
    #[must_use]
    pub(crate) fn title(&self) -> String {
        if self.project().is_empty() && self.path.is_none() {
            return "Tellings".to_owned();
        }
        let mark = if self.history.is_unsaved() { "● " } else { "" };
        format!("{mark}{} – Tellings", self.name())
    }

    /// The versions without a date that the user was not asked about yet.
    #[must_use]
    pub(crate) fn undated(&self) -> Vec<VersionKey> {
        self.project()
            .entries()
            .iter()
            .filter(|entry| entry.version().article.published.is_none())
            .map(|entry| entry.key())
            .filter(|key| !self.asked_for_date.contains(key))
            .collect()
    }

    /// Where to suggest that a file with this ending be written: beside the story, else beside the
    /// first version. Never into a folder that was opened as one: the next time, the file would be
    /// taken for a version.
    #[must_use]
    pub(crate) fn suggested_path(&self, extension: &str) -> PathBuf {
        if let Some(path) = &self.path {
            return path.with_extension(extension);
        }
        let folder = self
            .project()
            .entries()
            .iter()
            .find_map(|entry| entry.version().source.path.as_deref()?.parent());
        let Some(folder) = folder else { return PathBuf::from(format!("story.{extension}")) };
        match folder.file_name() {
            Some(name) if self.requested.iter().any(|path| path == folder) => {
                folder.with_file_name(format!("{}.{extension}", name.to_string_lossy()))
            }
            Some(_) | None => folder.join(format!("story.{extension}")),
        }
    }

    /// A path for a file of rules for outlets, beside that of a report.
    #[must_use]
    pub(crate) fn suggested_rules_path(&self) -> PathBuf {
        self.suggested_path("json").with_file_name(crate::session::rules::FILE)
    }

    /// A path for a picture of a chart, beside that of a report.
    #[must_use]
    pub(crate) fn suggested_chart_path(&self, kind: ChartKind, format: ImageFormat) -> PathBuf {
        let report = self.suggested_path(format.extension());
        let stem = report.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        report.with_file_name(format!("{stem}-{}.{}", kind.key(), format.extension()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Change;
    use crate::project::tests::version;
    use std::sync::Arc;

    #[test]
    fn a_report_is_never_suggested_into_a_folder_of_versions() {
        let mut one = (*version("one", &["a"])).clone();
        one.source.path = Some(PathBuf::from("/news/sochi/one.txt"));
        let mut document = Document::default();
        document.history.change(Change::Add(vec![Arc::new(one)]));
        let suggested = |document: &Document| document.suggested_path("html");
        assert_eq!(suggested(&document), Path::new("/news/sochi/story.html"));
        document.requested = vec![PathBuf::from("/news/sochi")];
        assert_eq!(suggested(&document), Path::new("/news/sochi.html"));
        document.path = Some(PathBuf::from("/news/mine.tellings"));
        assert_eq!(suggested(&document), Path::new("/news/mine.html"));
        let chart = document.suggested_chart_path(ChartKind::VoiceShare, ImageFormat::Png);
        assert_eq!(chart, Path::new("/news/mine-voice-share.png"));
    }

    #[test]
    fn the_title_names_the_story_and_marks_what_is_unsaved() {
        let mut document = Document::default();
        assert_eq!(document.title(), "Tellings");
        document.history.change(Change::Add(vec![version("one", &["a"])]));
        assert_eq!(document.title(), "● Untitled story – Tellings");
        let saved = document.history.project().clone();
        document.history.saved(document.history.cursor(), &saved);
        document.path = Some(PathBuf::from("/news/mine.tellings"));
        assert_eq!(document.title(), "mine – Tellings");
    }
}
