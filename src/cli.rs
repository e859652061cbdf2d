//! The command line: typed flags, and the commands that need no window.

use crate::article::{Date, Version, VersionId};
use crate::coding::Variable;
use crate::project::{Change, Project};
use crate::read::rules::Rules;
use crate::report::ReportFormat;
use crate::{read, store};
use anyhow::anyhow;
use clap::{Args, Parser, Subcommand};
use std::panic::{self, AssertUnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;

mod agreement;
mod console;
mod each;
mod inspect;
mod page;
mod report;
mod rules;
mod selection;

pub use agreement::agreement;
pub use each::Share;
pub use inspect::inspect;
pub use report::report;
pub use rules::RulesArgs;
pub use selection::SelectionArgs;

/// What stands below the list of commands in `--help`.
const EXAMPLES: &str = "\
Examples:
  tellings one.html two.txt             Open two versions in the window
  tellings my-story/                    Open every article in a folder
  tellings report my-story/ -o out.html Compare them and write a report
  tellings inspect one.html             Show what was read from a file
  tellings agreement a.xlsx b.xlsx      Compare filled coding sheets

Exit codes:
  0  all was done
  1  something could not be read or written; what could be done was done
  2  the command itself was not understood";

/// What stands below the flags in `report --help`.
const REPORT_HELP: &str = "\
Examples:
  tellings report a.html b.docx c.txt -o comparison.html
  tellings report my-story/ -o sheet.csv --base C
  tellings report my-story/ -o - --format json | jq .summary
  tellings report my-story/ -o cut.pdf --rows left-out=C --versions A,C --without wording
  tellings report --each stories/ -o reports/ --format html,xlsx > summary.jsonl

Versions get the letters A, B, C … in the order in which they are given; files of a folder come by
name. Hidden files, read-me files and files of kinds that hold no article are passed over in a
folder. A file that can't be read is named, the others are compared, and the exit code is 1.

Formats:
  html  one page to read, print and hand on; needs no network and no script
  md    for a forge, a wiki or notes
  docx  a Word file, to edit and hand in
  pdf   pages to print and to cite
  xlsx  coding sheets in a workbook, with their codebook
  csv   a coding sheet, one line for each item and version: UTF-8 with byte order mark; a cell that
        a spreadsheet would run as a formula begins with an apostrophe
  json  all data, in a documented shape
  tei   a critical apparatus: TEI P5, parallel segmentation; also for the ending xml
  qdpx  a project for programs of qualitative analysis (REFI-QDA)

With --each a line of JSON for each story goes to standard output, in their order. Called again, what
is done and unchanged is not done again. An exit code of 1 says that a story failed, or a file in one.";

/// What stands below the flags in `inspect --help`.
const INSPECT_HELP: &str = "\
Examples:
  tellings inspect page.html
  tellings inspect --json articles/ > articles.jsonl
  tellings inspect --json --published 2024-06-05 wire.txt

With --json each file gives one line, in the order of the files: the article with its paragraphs and
their roles, its quotes and its facts. A file that can't be read gives a line with \"source\" and
\"error\", and the exit code is 1.";

/// What stands below the flags in `agreement --help`.
const AGREEMENT_HELP: &str = "\
Examples:
  tellings report my-story/ -o sheet.xlsx
  tellings agreement anna.xlsx ben.xlsx
  tellings agreement anna.csv ben.ods carla.xlsx -o agreement.md
  tellings agreement anna.csv ben.csv --code \"passages.tone:ordinal=-1,0,1\"

Units are paired by their ids, and only where their words are the same. What can't be compared is
named: other words, ids that a sheet does not have, values that the codebook does not list. A sheet
that can't be read is named, the others are compared, and the exit code is 1.";

/// Shows how several versions of one news story differ.
///
/// Opened with files, it shows them side by side in a window. The commands below need no window and
/// no display. Nothing ever leaves this machine.
#[derive(Debug, Parser)]
#[command(
    version,
    args_conflicts_with_subcommands = true,
    disable_help_subcommand = true,
    after_help = EXAMPLES
)]
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
    #[command(after_help = REPORT_HELP)]
    Report(Box<ReportArgs>),
    /// Tells what was read from each file.
    #[command(after_help = INSPECT_HELP)]
    Inspect(InspectArgs),
    /// Compares filled coding sheets: percent, Cohen's kappa and Krippendorff's alpha.
    #[command(after_help = AGREEMENT_HELP)]
    Agreement(AgreementArgs),
}

/// Flags of `agreement`.
#[derive(Debug, Args)]
pub struct AgreementArgs {
    /// The sheets as coders filled them in: XLSX, ODS or CSV, one a coder; or one with several coders in
    /// its column "coder".
    #[arg(required = true)]
    pub sheets: Vec<PathBuf>,
    /// Where to write: .md, .csv, .json or .xlsx. Else the outcome is printed.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Says a variable's level and values, as NAME:LEVEL=VALUE,VALUE, whatever the sheets' codebooks say.
    #[arg(long, value_name = "VARIABLE", value_parser = selection::parse_variable)]
    pub code: Vec<Variable>,
    /// The codebook, for sheets that were saved without it.
    #[arg(long, value_name = "FILE")]
    pub codebook: Option<PathBuf>,
}

/// Flags of `report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// The versions: files, or folders of files; or one saved story, with all that was decided in it.
    #[arg(required_unless_present = "each", conflicts_with = "each")]
    pub files: Vec<PathBuf>,
    /// Where to write; the ending tells the format. A dash writes to standard output. With --each, the
    /// folder for all reports.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
    /// The format (html, md, docx, pdf, xlsx, csv, json, tei, qdpx), where the ending does not tell it.
    /// With --each: html, or as many as are named.
    #[arg(long, value_delimiter = ',', value_parser = parse_format)]
    pub format: Vec<ReportFormat>,
    /// The letter of the version that the others are compared with: else A, or the saved story's own.
    #[arg(long, value_name = "LETTER", value_parser = parse_version)]
    pub base: Option<VersionId>,
    /// Sets the publication date of all versions, as YYYY-MM-DD.
    #[arg(long, value_name = "DATE")]
    pub published: Option<Date>,
    /// The title of the report; else the base's headline.
    #[arg(long)]
    pub title: Option<String>,
    /// Shows words as equal that differ only in punctuation, quotation marks, dashes, white space,
    /// spelling or capitals.
    #[arg(long)]
    pub hide_typographic: bool,
    /// What goes into the report.
    #[command(flatten)]
    pub selection: SelectionArgs,
    /// Which rules for outlets hold.
    #[command(flatten)]
    pub rules: RulesArgs,
    /// Writes a report for each story in a folder: each folder in it, and each saved story. A dash reads
    /// the paths of stories from standard input, one a line.
    #[arg(long, value_name = "FOLDER", help_heading = "Many stories")]
    pub each: Option<PathBuf>,
    /// How many stories are in work at a time; else as many as the machine has cores.
    #[arg(long, value_name = "NUMBER", requires = "each", help_heading = "Many stories")]
    pub jobs: Option<usize>,
    /// Does one of several equal shares of the stories, as 3/16: for many machines.
    #[arg(long, value_name = "N/OF", requires = "each", value_parser = each::Share::parse,
        help_heading = "Many stories")]
    pub share: Option<each::Share>,
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
    /// Sets the publication date, as YYYY-MM-DD.
    #[arg(long, value_name = "DATE")]
    pub published: Option<Date>,
    /// Which rules for outlets hold.
    #[command(flatten)]
    pub rules: RulesArgs,
}

fn parse_format(name: &str) -> Result<ReportFormat, String> {
    ReportFormat::from_extension(name).ok_or_else(|| format!("no such format: {name}"))
}

fn parse_version(letters: &str) -> Result<VersionId, String> {
    VersionId::from_letters(letters).ok_or_else(|| format!("not a version's letter: {letters}"))
}

/// The files to work on.
struct Gathered {
    files: Vec<PathBuf>,
    /// Names of files in folders that were passed over.
    passed_over: Vec<String>,
}

/// Files as they are given; folders become the articles in them.
fn gather(paths: &[PathBuf]) -> anyhow::Result<Gathered> {
    let gathered = store::gather(paths)?;
    if let Some(folder) = gathered.empty.first() {
        return Err(anyhow!("There are no articles in this folder: {}", folder.display()));
    }
    let passed_over = gathered.passed_over.iter().map(|file| name(file)).collect();
    Ok(Gathered { files: gathered.files, passed_over })
}

/// A file's name without its folders.
fn name(file: &Path) -> String {
    file.file_name()
        .map_or_else(|| file.display().to_string(), |name| name.to_string_lossy().into_owned())
}

/// Why a file gave no version. The message does not say which file.
#[derive(Debug, thiserror::Error)]
enum LoadError {
    #[error("Could not be read: {0}")]
    Store(std::io::Error),
    #[error("Larger than {0} MB")]
    TooLarge(usize),
    #[error(transparent)]
    Read(read::ReadError),
    #[error("The program failed on this file; this is a fault in the program")]
    Panicked,
}

impl From<store::StoreError> for LoadError {
    fn from(error: store::StoreError) -> Self {
        match error {
            store::StoreError::Load { why, .. } | store::StoreError::Save { why, .. } => {
                Self::Store(why)
            }
            store::StoreError::TooLarge { limit, .. } => Self::TooLarge(limit),
        }
    }
}

/// Reads one file. `published` replaces what the file says of its date; `rules` tell roles.
fn load(file: &Path, published: Option<Date>, rules: &Rules) -> Result<Version, LoadError> {
    let bytes = store::load(file, read::MAX_BYTES)?;
    let name = name(file);
    let mut version = guarded(|| read::read(&name, &bytes))?.map_err(LoadError::Read)?;
    rules.apply(&mut version);
    version.source.path = Some(file.to_owned());
    version.article.published = published.or(version.article.published);
    Ok(version)
}

/// The versions as the window has them once they are open together: with what an outlet repeats around its
/// articles set apart.
fn together(versions: Vec<Arc<Version>>) -> Vec<Arc<Version>> {
    Project::default().apply(&Change::Add(versions)).versions()
}

/// Runs `work` so that a panic in it stops this one file and not the rest.
fn guarded<T>(work: impl FnOnce() -> T) -> Result<T, LoadError> {
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|_panic| LoadError::Panicked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_on_one_file_is_an_error_of_that_file() {
        let panicked = guarded(|| panic!("on purpose"));
        assert!(matches!(panicked, Err::<(), _>(LoadError::Panicked)));
    }
}
