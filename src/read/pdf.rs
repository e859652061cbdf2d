//! PDF files. They say which letter stands where on a page and nothing of words, lines, columns or
//! paragraphs, which are made again here from the places, in this order: `glyphs`, `rows`, `running`,
//! `columns`, `paragraphs`, `blocks`.

mod blocks;
mod columns;
mod glyphs;
mod hyphens;
mod paragraphs;
mod rows;
mod running;
mod weigh;

use super::{Draft, ReadError, clean, parts};
use crate::article::{Date, Warning};
use glyphs::Sheet;
use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{
    Context, InterpreterCache, InterpreterSettings, RenderContent, interpret_page,
};
use hayro_syntax::metadata::Metadata;
use hayro_syntax::page::Page;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};
use std::panic::{AssertUnwindSafe, catch_unwind};

const FORMAT: &str = "PDF";

/// Pages that are read; a long report has some hundred.
const MAX_PAGES: usize = 1000;
/// Letters that are read, two hundred times those of a long article.
const MAX_GLYPHS: usize = 2_000_000;
/// Stack of the thread that reads, in bytes. The library calls itself for objects inside objects, up to
/// 512, which the usual stack of a thread does not hold in every build.
const STACK: usize = 64 * 1024 * 1024;
/// A page with a picture over this share of it and fewer letters than [`SCANNED_LETTERS`] was scanned.
const SCANNED: f64 = 0.3;
const SCANNED_LETTERS: usize = 20;
/// One unknown letter in so many makes a text unreadable.
const UNKNOWN_ONE_IN: usize = 5;

/// Said of pages that would cost too much.
const HEAVY: &str = "drawn in so many steps that reading them would take too long";

fn damaged(why: impl Into<String>) -> ReadError {
    ReadError::Damaged { format: FORMAT, why: why.into() }
}

/// Reads a PDF file.
///
/// # Errors
/// [`ReadError::Locked`] for a password, [`ReadError::Scanned`] for pictures of pages,
/// [`ReadError::Damaged`] where its text can't be had or would cost too much.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ReadError> {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new()
            .name("pdf".to_owned())
            .stack_size(STACK)
            .spawn_scoped(scope, || document(bytes));
        match thread.map(std::thread::ScopedJoinHandle::join) {
            Ok(Ok(result)) => result,
            Ok(Err(_)) | Err(_) => Err(damaged("it could not be taken apart")),
        }
    })
}

fn document(bytes: &[u8]) -> Result<Draft, ReadError> {
    weigh::raw(bytes).map_err(damaged)?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            ReadError::Locked { format: FORMAT }
        }
        LoadPdfError::Decryption(_) => damaged("it is encrypted in a way that is not known"),
        LoadPdfError::Invalid => damaged("its pages can't be found"),
    })?;
    weigh::streams(&pdf).map_err(damaged)?;
    let mut draft = Draft::default();
    let sheets = sheets(&pdf, &mut draft.warnings);
    let empty = sheets.iter().all(|sheet| sheet.glyphs.is_empty() && sheet.pictures.is_empty());
    if let Some(warning) = draft.warnings.first().filter(|_| empty) {
        return Err(damaged(warning.message.clone()));
    }
    judge(&sheets, &mut draft.warnings)?;
    blocks::fill(sheets, &mut draft);
    data(pdf.metadata(), &mut draft);
    Ok(draft)
}

/// What stands on each page. A page that can't be read is an empty one with a warning.
fn sheets(pdf: &Pdf, warnings: &mut Vec<Warning>) -> Vec<Sheet> {
    let mut cache = InterpreterCache::new();
    let mut work = weigh::Work::default();
    let mut sheets = Vec::new();
    let (mut broken, mut heavy) = (Vec::new(), Vec::new());
    let mut left = MAX_GLYPHS;
    let pages = pdf.pages();
    for (number, page) in (1..).zip(pages.iter().take(MAX_PAGES)) {
        let bearable = catch_unwind(AssertUnwindSafe(|| work.is_bearable(page)));
        if !matches!(bearable, Ok(true)) {
            heavy.push(number);
            sheets.push(Sheet::new(0.0, 0.0, 0));
            continue;
        }
        let sheet = catch_unwind(AssertUnwindSafe(|| sheet(pdf, page, &cache, left)));
        let sheet = sheet.unwrap_or_else(|_| {
            broken.push(number);
            cache = InterpreterCache::new();
            Sheet::new(0.0, 0.0, 0)
        });
        left = left.saturating_sub(sheet.glyphs.len() + sheet.turned.len());
        let full = sheet.full;
        sheets.push(sheet);
        if full {
            warnings.push(Warning::new(format!(
                "The PDF has more than {MAX_GLYPHS} letters; what comes after page {number} was not read"
            )));
            break;
        }
    }
    if pages.len() > MAX_PAGES {
        warnings.push(Warning::new(format!(
            "The PDF has {} pages; the first {MAX_PAGES} were read",
            pages.len()
        )));
    }
    for (pages, why) in [(broken, "damaged"), (heavy, HEAVY)] {
        if !pages.is_empty() {
            warnings.push(Warning::new(format!(
                "Pages of the PDF are {why} and were not read: {}",
                numbers(&pages)
            )));
        }
    }
    sheets
}

fn sheet<'a>(pdf: &'a Pdf, page: &Page<'a>, cache: &InterpreterCache<'a>, left: usize) -> Sheet {
    let (width, height) = page.render_dimensions();
    let place = page.initial_transform(true);
    let place = Affine::new(place.as_coeffs());
    let settings =
        InterpreterSettings { render_content: RenderContent::PAGE, ..Default::default() };
    let bounds = Rect::new(0.0, 0.0, f64::from(width), f64::from(height));
    let mut context = Context::new(place, bounds, cache, pdf.xref(), settings);
    let mut sheet = Sheet::new(width, height, left);
    interpret_page(page, &mut context, &mut sheet);
    sheet
}

/// "1, 2, 5".
fn numbers(pages: &[usize]) -> String {
    pages.iter().map(usize::to_string).collect::<Vec<_>>().join(", ")
}

/// Whether the pages have text to read; says which do not.
fn judge(sheets: &[Sheet], warnings: &mut Vec<Warning>) -> Result<(), ReadError> {
    let letters = |sheet: &Sheet| sheet.glyphs.len() + sheet.turned.len();
    let scanned: Vec<usize> = (1..)
        .zip(sheets)
        .filter(|(_, sheet)| sheet.pictured() > SCANNED && letters(sheet) < SCANNED_LETTERS)
        .map(|(number, _)| number)
        .collect();
    let all: usize = sheets.iter().map(letters).sum();
    if !scanned.is_empty() {
        let others = (1..).zip(sheets).filter(|(n, _)| !scanned.contains(n));
        if others.map(|(_, sheet)| letters(sheet)).sum::<usize>() == 0 {
            return Err(ReadError::Scanned(scanned.len()));
        }
        warnings.push(Warning::new(format!(
            "These pages of the PDF are pictures without text and were not read: {}. Have their text recognised (OCR) and add the file again",
            numbers(&scanned)
        )));
    }
    let unknown: usize = sheets.iter().map(|sheet| sheet.unknown).sum();
    if unknown * UNKNOWN_ONE_IN > all {
        return Err(damaged(
            "its fonts do not tell which letters they show. Have its text recognised (OCR) and add it again",
        ));
    }
    if unknown > 0 {
        warnings.push(Warning::new(format!(
            "{unknown} characters of the PDF could not be told and stand as \u{fffd}; the rest is as it was"
        )));
    }
    Ok(())
}

/// Title, author and day, each used where the text itself does not tell.
fn data(metadata: &Metadata, draft: &mut Draft) {
    let text = |bytes: &Option<Box<[u8]>>| bytes.as_deref().map(words).filter(|w| !w.is_empty());
    // Programs put the name of the file here where nobody told a title.
    let is_file = |title: &String| {
        let lower = title.to_lowercase();
        [".doc", ".docx", ".odt", ".pdf", ".indd", ".html", ".htm", ".txt", ".rtf"]
            .iter()
            .any(|ending| lower.ends_with(ending))
            || lower.starts_with("microsoft word -")
            || lower.starts_with("untitled")
    };
    draft.fallback.headline = text(&metadata.title).filter(|title| !is_file(title));
    draft.fallback.byline = text(&metadata.author).and_then(|name| parts::author(&name));
    draft.fallback.published = metadata.creation_date.and_then(|day| {
        let small = |n: u8| i8::try_from(n).ok();
        Date::new(i16::try_from(day.year).ok()?, small(day.month)?, small(day.day)?).ok()
    });
}

/// A string of the file's data: UTF-16 or UTF-8 with a mark, else letters of one byte.
fn words(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0,
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0,
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest),
        plain => encoding_rs::WINDOWS_1252.decode_without_bom_handling(plain).0,
    };
    clean::tidy(&text)
}

#[cfg(test)]
mod tests;
