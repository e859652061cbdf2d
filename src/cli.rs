//! The command line: typed flags, and the commands that need no window.

use crate::article::{Date, Version, VersionId};
use crate::report::{self, ReportFormat, ReportInput};
use crate::story::{self, Story};
use crate::watch::Watch;
use crate::{present, read, store};
use anyhow::{Context as _, bail};
use clap::{Args, Parser, Subcommand};
use rayon::prelude::*;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Shows how several versions of one news story differ.
#[derive(Debug, Parser)]
#[command(version, args_conflicts_with_subcommands = true)]
pub struct Cli {
    /// What to do; the window opens where nothing is said.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// Files or folders to open in the window.
    pub files: Vec<PathBuf>,
}

/// The commands without a window.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Compares versions and writes a report.
    Report(ReportArgs),
    /// Tells what was read from each file.
    Inspect(InspectArgs),
}

/// Flags of `report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// The versions: files, or folders of files.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Where to write; the ending tells the format.
    #[arg(short, long)]
    pub output: PathBuf,
    /// The format, where the ending does not tell it.
    #[arg(long, value_parser = parse_format)]
    pub format: Option<ReportFormat>,
    /// The letter of the version that the others are compared with.
    #[arg(long, default_value = "A", value_parser = parse_version)]
    pub base: VersionId,
    /// The publication date (YYYY-MM-DD) of versions that do not tell it.
    #[arg(long)]
    pub published: Option<Date>,
}

/// Flags of `inspect`.
#[derive(Debug, Args)]
pub struct InspectArgs {
    /// Files, or folders of files.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// One JSON object a line, with quotes and facts.
    #[arg(long)]
    pub json: bool,
    /// The publication date (YYYY-MM-DD).
    #[arg(long)]
    pub published: Option<Date>,
}

fn parse_format(name: &str) -> Result<ReportFormat, String> {
    ReportFormat::from_extension(name).ok_or_else(|| format!("no such format: {name}"))
}

fn parse_version(letters: &str) -> Result<VersionId, String> {
    VersionId::from_letters(letters).ok_or_else(|| format!("not a version's letter: {letters}"))
}

/// Writes the report.
///
/// # Errors
/// Where no file could be read, the base is not there, or the report can't be written.
pub fn report(args: &ReportArgs) -> anyhow::Result<()> {
    let extension = args.output.extension().and_then(|e| e.to_str()).unwrap_or_default();
    let format = args
        .format
        .or_else(|| ReportFormat::from_extension(extension))
        .with_context(|| format!("no report format has the ending \"{extension}\""))?;
    let files = store::expand(&args.files)?;
    let versions = files
        .iter()
        .map(|file| load(file, args.published).map(Arc::new))
        .collect::<Result<Vec<_>, _>>()?;
    if args.base.index() >= versions.len() {
        bail!("there is no version {} among {}", args.base, versions.len());
    }
    let watch = Watch::unwatched();
    let story = story::analyse(versions, &[], &watch)?;
    let presentation = present::present(&story, args.base, &watch)?;
    let bytes = report::write(
        ReportInput { story: &story, presentation: &presentation, base: args.base },
        format,
    );
    store::save(&args.output, &bytes)?;
    Ok(())
}

/// Tells what was read from each file. Returns whether all could be read.
///
/// # Errors
/// Where nothing can be listed or written.
pub fn inspect(args: &InspectArgs, out: &mut impl Write) -> anyhow::Result<bool> {
    let files = store::expand(&args.files)?;
    let lines: Vec<(String, bool)> = files
        .par_iter()
        .map(|file| match inspect_one(file, args.published) {
            Ok(story) => (report::inspect_line(&story), true),
            Err(error) => {
                let line = serde_json::json!({ "source": file.display().to_string(), "error": format!("{error:#}") });
                (line.to_string(), false)
            }
        })
        .collect();
    for (line, _) in &lines {
        writeln!(out, "{line}")?;
    }
    Ok(lines.iter().all(|(_, read)| *read))
}

fn inspect_one(file: &Path, published: Option<Date>) -> anyhow::Result<Story> {
    let version = load(file, published)?;
    Ok(story::analyse(vec![Arc::new(version)], &[], &Watch::unwatched())?)
}

/// Reads one file; `published` is used where the file does not tell its date.
fn load(file: &Path, published: Option<Date>) -> anyhow::Result<Version> {
    let bytes = store::load(file, read::MAX_BYTES)?;
    let name = file
        .file_name()
        .map_or_else(|| file.display().to_string(), |n| n.to_string_lossy().into_owned());
    let mut version = read::read(&name, &bytes).with_context(|| file.display().to_string())?;
    version.source.path = Some(file.to_owned());
    version.article.published = version.article.published.or(published);
    Ok(version)
}
