//! `tellings report`: compares versions and writes a report.

use super::console::Console;
use super::each::each;
use super::{ReportArgs, gather, load, name, rules, together};
use crate::article::{Version, VersionId};
use crate::present::Presentation;
use crate::report::{self, ReportError, ReportFormat, ReportInput, Selection};
use crate::story::{self, Decisions, Story};
use crate::watch::Watch;
use crate::{present, session, store};
use anyhow::{Context as _, bail};
use rayon::prelude::*;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// The name that stands for standard output.
const STDOUT: &str = "-";

/// Writes the report. Returns whether all files could be read.
///
/// # Errors
/// Where no file could be read, the base is not there, or the report can't be written. Nothing is
/// written then.
pub fn report(args: &ReportArgs) -> anyhow::Result<bool> {
    if let Some(stories) = &args.each {
        return each(args, stories, std::io::stdout());
    }
    let format = format_of(args)?;
    if let [file] = args.files.as_slice()
        && session::is_story(file)
    {
        return saved_story(args, file, format);
    }
    let gathered = gather(&args.files)?;
    refuse_to_overwrite(&args.output, &gathered.files)?;
    let console = Console::new(gathered.files.len());
    console.passed_over(&gathered.passed_over);

    let (versions, not_read) = read_all(args, &gathered.files, &console)?;
    if versions.is_empty() {
        bail!("none of the files could be read, so there is no report");
    }
    rules::tell(&console, &versions);
    let versions = together(versions);
    let base = args.base.unwrap_or(VersionId(0));
    console.doing("Comparing");
    let compared = compared(args, (versions, base), Decisions::default())?.lacking(&not_read);
    write(args, format, &compared, &console)?;
    Ok(not_read.is_empty())
}

/// A file that could not be read, and why.
pub(super) type NotRead = (String, String);

/// A story that was compared, ready to be written.
pub(super) struct Compared {
    story: Story,
    pub(super) presentation: Presentation,
    base: VersionId,
}

impl Compared {
    /// The same, and it says which files could not be read.
    pub(super) fn lacking(mut self, not_read: &[NotRead]) -> Self {
        self.presentation = self.presentation.lacking(not_read);
        self
    }

    /// The report, under `title` or the story's own.
    pub(super) fn report(
        &self,
        title: Option<&str>,
        selection: &Selection,
        format: ReportFormat,
    ) -> Result<Vec<u8>, ReportError> {
        let Self { story, presentation, base } = self;
        let input = ReportInput { story, presentation, base: *base, selection };
        match title {
            Some(title) => report::write_titled(input, title, format),
            None => report::write(input, format),
        }
    }
}

/// Compares `versions` with `base`.
pub(super) fn compared(
    args: &ReportArgs,
    (versions, base): (Vec<Arc<Version>>, VersionId),
    decisions: Decisions<'_>,
) -> anyhow::Result<Compared> {
    if base.index() >= versions.len() {
        bail!("there is no version {base} among {}", versions.len());
    }
    let watch = Watch::unwatched();
    let story = story::analyse_decided(versions, decisions, &watch)?;
    let mut presentation = present::present(&story, base, &watch)?;
    if args.hide_typographic {
        presentation = presentation.without_typographic();
    }
    Ok(Compared { story, presentation, base })
}

/// Compares the versions of a saved story, as a person put them right, with its base and all that was
/// decided.
pub(super) fn compared_saved(args: &ReportArgs, file: &Path) -> anyhow::Result<Compared> {
    if args.published.is_some() {
        bail!("a saved story has the dates of its versions; --published is for files");
    }
    if args.rules.rules.is_some() {
        bail!("a saved story has the roles of its paragraphs; --rules is for files");
    }
    let bytes = store::load(file, session::MAX_BYTES)?;
    let project = session::read(&bytes).with_context(|| file.display().to_string())?;
    if project.is_empty() {
        bail!("there is no version in this story, so there is no report: {}", file.display());
    }
    let placed = project.placed();
    let decisions = Decisions {
        constraints: &[],
        quotes: &placed.quotes,
        facts: &placed.facts,
        passages: &placed.passages,
        notes: Some(&placed.notes),
    };
    let base = args.base.unwrap_or_else(|| project.base());
    compared(args, (project.versions(), base), decisions)
}

/// Writes the report of what was compared.
fn write(
    args: &ReportArgs,
    format: ReportFormat,
    compared: &Compared,
    console: &Console,
) -> anyhow::Result<()> {
    let bytes = compared.report(args.title.as_deref(), &args.selection.selection()?, format)?;
    console.aside(|| save(&args.output, &bytes))
}

/// The report of a saved story.
fn saved_story(args: &ReportArgs, file: &Path, format: ReportFormat) -> anyhow::Result<bool> {
    refuse_to_overwrite(&args.output, &[file.to_owned()])?;
    let console = Console::new(1);
    console.doing("Comparing");
    write(args, format, &compared_saved(args, file)?, &console)?;
    Ok(true)
}

fn format_of(args: &ReportArgs) -> anyhow::Result<ReportFormat> {
    match args.format.as_slice() {
        [] => {}
        [format] => return Ok(*format),
        [_, ..] => bail!("one report has one format; several are for --each"),
    }
    let ending = args.output.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ReportFormat::from_extension(ending).with_context(|| match ending {
        "" => "the name of the output tells no format: say --format html, docx, pdf or another"
            .to_owned(),
        ending => format!("no report format has the ending \"{ending}\""),
    })
}

/// A report in place of one of its own sources would destroy it.
pub(super) fn refuse_to_overwrite(output: &Path, files: &[PathBuf]) -> anyhow::Result<()> {
    let Ok(target) = output.canonicalize() else { return Ok(()) };
    match files.iter().find(|file| file.canonicalize().is_ok_and(|file| file == target)) {
        Some(file) => bail!("the report would overwrite one of its sources: {}", file.display()),
        None => Ok(()),
    }
}

/// The versions that could be read, in order, and the files that could not.
fn read_all(
    args: &ReportArgs,
    files: &[PathBuf],
    console: &Console,
) -> anyhow::Result<(Vec<Arc<Version>>, Vec<NotRead>)> {
    let rules = args.rules.load()?;
    console.doing("Reading");
    let read = |file: &PathBuf| {
        let version = load(file, args.published, &rules);
        console.step();
        version
    };
    let outcomes: Vec<_> = files.par_iter().map(read).collect();
    let (mut versions, mut not_read) = (Vec::new(), Vec::new());
    for (file, outcome) in files.iter().zip(outcomes) {
        match outcome {
            Ok(version) => versions.push(Arc::new(version)),
            Err(error) => {
                console.note(format!("Left out: {error}: {}", file.display()));
                not_read.push((name(file), error.to_string()));
            }
        }
    }
    Ok((versions, not_read))
}

fn save(output: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if output.as_os_str() != STDOUT {
        return Ok(store::save(output, bytes)?);
    }
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        // A reader that has seen enough is no failure.
        Ok(()) | Err(_) => Ok(()),
    }
}
