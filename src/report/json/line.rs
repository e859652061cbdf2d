//! One line of JSON about a story among many: whether its reports were written, and its main figures.

use super::shapes::{ByVersion, Letters};
use crate::facts::Agreement;
use crate::present::Presentation;
use crate::report::GENERATOR;
use serde::Serialize;

/// What became of a story whose reports were to be written.
#[derive(Debug)]
pub struct StoryLine<'a> {
    /// What it is called among the others.
    pub story: &'a str,
    /// The folder or file that it was read from.
    pub from: &'a str,
    /// The SHA-256 of its files and settings, by which it is known whether anything changed.
    pub key: Option<&'a str>,
    /// What was compared; `None` where nothing could be.
    pub compared: Option<&'a Presentation>,
    /// The reports: the file's name and its SHA-256.
    pub reports: &'a [(String, String)],
    /// Files that could not be read, and why.
    pub not_read: &'a [(String, String)],
    /// Why there is no report.
    pub error: Option<&'a str>,
}

#[derive(Serialize)]
struct Shape<'a> {
    story: &'a str,
    status: &'static str,
    from: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    error: Option<&'a str>,
    reports: Vec<ReportShape<'a>>,
    not_read: Vec<NotReadShape<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    figures: Option<FiguresShape<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key: Option<&'a str>,
    generator: &'static str,
}

#[derive(Serialize)]
struct ReportShape<'a> {
    file: &'a str,
    sha256: &'a str,
}

#[derive(Serialize)]
struct NotReadShape<'a> {
    file: &'a str,
    error: &'a str,
}

#[derive(Serialize)]
struct FiguresShape<'a> {
    versions: Vec<VersionShape<'a>>,
    rows: usize,
    rows_in_all: usize,
    rows_in_one: usize,
    quotes: usize,
    facts: usize,
    facts_that_differ: usize,
    left_out: ByVersion<usize>,
    only_here: ByVersion<usize>,
}

#[derive(Serialize)]
struct VersionShape<'a> {
    id: String,
    label: &'a str,
    published: Option<&'a str>,
    words: usize,
    warnings: usize,
}

/// The line, without a line break: `status` is "written", "partly" where files could not be read, or
/// "failed".
#[must_use]
pub fn story_line(line: &StoryLine<'_>) -> String {
    let status = match line.compared {
        Some(_) if line.error.is_none() && line.not_read.is_empty() => "written",
        Some(_) if line.error.is_none() => "partly",
        Some(_) | None => "failed",
    };
    let shape = Shape {
        story: line.story,
        status,
        from: line.from,
        error: line.error,
        reports: line.reports.iter().map(|(file, sha256)| ReportShape { file, sha256 }).collect(),
        not_read: line.not_read.iter().map(|(file, error)| NotReadShape { file, error }).collect(),
        figures: line.compared.map(figures),
        key: line.key,
        generator: GENERATOR,
    };
    serde_json::to_string(&shape).expect("plain shapes with string keys can be written")
}

fn figures(view: &Presentation) -> FiguresShape<'_> {
    let overview = &view.overview;
    let versions = view.columns.iter().map(|column| VersionShape {
        id: column.version.to_string(),
        label: &column.label,
        published: column.published.as_deref(),
        words: column.words,
        warnings: column.warnings,
    });
    let differ = view.facts.rows.iter().filter(|row| row.agreement == Agreement::Differ);
    let lengths = |lists: Vec<usize>| -> ByVersion<usize> {
        view.across(&lists).map(|(version, &count)| (Letters(version), count)).collect()
    };
    FiguresShape {
        versions: versions.collect(),
        rows: view.rows.len(),
        rows_in_all: overview.rows_in_all,
        rows_in_one: overview.rows_in_one,
        quotes: view.quotes.speakers.iter().map(|group| group.quotes.len()).sum(),
        facts: view.facts.rows.len(),
        facts_that_differ: differ.count(),
        left_out: lengths(overview.left_out.iter().map(Vec::len).collect()),
        only_here: lengths(overview.only_here.iter().map(Vec::len).collect()),
    }
}
