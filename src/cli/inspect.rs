//! `tellings inspect`: tells what was read from each file, as lines of JSON or as a page to read.
//! Files are read in parallel and told in order, a few at a time, so that memory stays bounded.

use super::console::Console;
use super::{InspectArgs, LoadError, gather, guarded, load, name, page};
use crate::article::Date;
use crate::read::rules::Rules;
use crate::report;
use crate::story::{self, Story};
use crate::watch::Watch;
use rayon::prelude::*;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

/// Files in work at a time, for each thread: enough that a long one does not hold up the others.
const FILES_PER_THREAD: usize = 8;

/// Tells what was read from each file. Returns whether all could be read.
///
/// # Errors
/// Where nothing can be listed or written.
pub fn inspect(args: &InspectArgs, out: &mut impl Write) -> anyhow::Result<bool> {
    let rules = args.rules.load()?;
    let gathered = gather(&args.files)?;
    let console = Console::new(gathered.files.len());
    console.passed_over(&gathered.passed_over);
    console.doing("Reading");
    let mut out = BufWriter::new(out);
    let mut all_read = true;
    for files in gathered.files.chunks(FILES_PER_THREAD * rayon::current_num_threads()) {
        let told: Vec<Result<String, LoadError>> =
            files.par_iter().map(|file| told(file, (args, &rules), &console)).collect();
        let written = console.aside(|| -> io::Result<()> {
            told.iter()
                .zip(files)
                .try_for_each(|(told, file)| write(&mut out, args, told, file))?;
            out.flush()
        });
        for (file, told) in files.iter().zip(&told) {
            if let Err(error) = told {
                console.note(format!("{error}: {}", file.display()));
                all_read = false;
            }
        }
        match written {
            // A reader that has seen enough is no failure.
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => break,
            written => written?,
        }
    }
    Ok(all_read)
}

/// What is to be told of a file that could be read.
fn told(
    file: &Path,
    (args, rules): (&InspectArgs, &Rules),
    console: &Console,
) -> Result<String, LoadError> {
    let story = analysed(file, args.published, rules);
    console.step();
    let story = story?;
    Ok(if args.json { report::inspect_line(&story) } else { page::page(&story) })
}

fn analysed(file: &Path, published: Option<Date>, rules: &Rules) -> Result<Story, LoadError> {
    let version = Arc::new(load(file, published, rules)?);
    let story = guarded(|| story::analyse(vec![version], &[], &Watch::unwatched()))?;
    Ok(story.expect("nobody cancels an unwatched analysis"))
}

/// Writes the lines of one file; errors have a line in JSON only.
fn write(
    out: &mut impl Write,
    args: &InspectArgs,
    told: &Result<String, LoadError>,
    file: &Path,
) -> io::Result<()> {
    match told {
        Ok(text) => writeln!(out, "{text}"),
        Err(error) if args.json => {
            let line = serde_json::json!({ "source": name(file), "error": error.to_string() });
            writeln!(out, "{line}")
        }
        Err(_) => Ok(()),
    }
}
