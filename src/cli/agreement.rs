//! `tellings agreement`: reads filled coding sheets and tells how far their coders agree.

use super::console::Console;
use super::{AgreementArgs, LoadError, guarded, name, selection};
use crate::coding::{self, Agreement, AgreementFormat, Sheet};
use crate::store;
use anyhow::{Context as _, anyhow, bail};
use std::io::Write;
use std::path::Path;

/// The name that stands for standard output.
const STDOUT: &str = "-";

/// Compares the sheets, and writes or prints the outcome. Returns whether all sheets could be read.
///
/// # Errors
/// Where fewer than two coders could be read, or the outcome can't be written.
pub fn agreement(args: &AgreementArgs, out: &mut impl Write) -> anyhow::Result<bool> {
    let output = args.output.as_deref().filter(|output| output.as_os_str() != STDOUT);
    let format = output.map(format_of).transpose()?;
    let named = selection::variables(args.codebook.as_deref(), &args.code)?.unwrap_or_default();
    if let Some(output) = output {
        super::report::refuse_to_overwrite(output, &args.sheets)?;
    }
    let console = Console::new(args.sheets.len());
    console.doing("Reading");
    let mut sheets = Vec::new();
    for file in &args.sheets {
        match read(file) {
            Ok(sheet) => sheets.push(sheet),
            Err(error) => console.note(format!("Left out: {error:#}: {}", file.display())),
        }
        console.step();
    }
    let agreement = coding::compare(&sheets, &named);
    if agreement.coders.len() < 2 {
        bail!("agreement needs two coders, and {} could be read", agreement.coders.len());
    }
    match (output, format) {
        (Some(output), Some(format)) => save(output, format, &agreement, &console)?,
        _ => console.aside(|| out.write_all(coding::write_text(&agreement).as_bytes()))?,
    }
    Ok(sheets.len() == args.sheets.len())
}

fn read(file: &Path) -> anyhow::Result<Sheet> {
    let bytes = store::load(file, coding::MAX_BYTES).map_err(LoadError::from)?;
    Ok(guarded(|| Sheet::read(&name(file), &bytes))??)
}

fn format_of(output: &Path) -> anyhow::Result<AgreementFormat> {
    let ending = output.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    AgreementFormat::from_extension(ending).with_context(|| {
        format!("agreement is written as .md, .csv, .json or .xlsx, not as \"{ending}\"")
    })
}

fn save(
    output: &Path,
    format: AgreementFormat,
    agreement: &Agreement,
    console: &Console,
) -> anyhow::Result<()> {
    let bytes = coding::write(agreement, format).map_err(|why| anyhow!(why))?;
    store::save(output, &bytes)?;
    let figures = agreement.outcomes.len();
    console.note(format!("{figures} variables of {} coders compared", agreement.coders.len()));
    Ok(())
}
