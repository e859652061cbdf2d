//! The agreement of coders as text for the terminal, Markdown, CSV, JSON and a workbook. All say the same
//! figures in the same words.

use super::compare::{Agreement, Disagreement, Outcome, excerpt};
use super::resample::RESAMPLES;
use super::{Alpha, Undefined};
use crate::text::markdown::escaped;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, XlsxError};
// serde: values are put together one by one, no type of the domain is derived.
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Characters of a unit's words in a list of disagreements for people.
const WORDS_SHOWN: usize = 160;
/// Characters of a cell in a workbook: half of Excel's 32,767, as some count twice there.
const MAX_CELL: usize = 16_000;

/// A format of the agreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AgreementFormat {
    /// Text with marks.
    Markdown,
    /// One table with sections.
    Csv,
    /// Data.
    Json,
    /// A workbook.
    Xlsx,
}

impl AgreementFormat {
    /// All formats, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Xlsx, Self::Markdown, Self::Csv, Self::Json];

    /// What it is called on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Csv => "Table (CSV)",
            Self::Json => "Data (JSON)",
            Self::Xlsx => "Workbook (XLSX)",
        }
    }

    /// The usual ending of its files.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Xlsx => "xlsx",
        }
    }

    /// What a file of it is called where nobody says.
    #[must_use]
    pub fn file_name(self) -> String {
        format!("agreement.{}", self.extension())
    }

    /// The format with this ending.
    #[must_use]
    pub fn from_extension(extension: &str) -> Option<Self> {
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            "xlsx" => Some(Self::Xlsx),
            _ => None,
        }
    }
}

/// Writes an agreement. The same sheets give the same bytes.
///
/// # Errors
/// In words, where a workbook can't hold it.
pub fn write(agreement: &Agreement, format: AgreementFormat) -> Result<Vec<u8>, String> {
    match format {
        AgreementFormat::Markdown => Ok(markdown(agreement).into_bytes()),
        AgreementFormat::Csv => Ok(csv(agreement)),
        AgreementFormat::Json => {
            let mut text = format!("{:#}", value(agreement));
            text.push('\n');
            Ok(text.into_bytes())
        }
        AgreementFormat::Xlsx => workbook(agreement).map_err(|why| why.to_string()),
    }
}

/// How the figures are made, in a few sentences.
pub const METHOD: [&str; 4] = [
    "Percent: the share of pairs of coders' values for one unit that are equal.",
    "Alpha: Krippendorff's alpha with the metric of the variable's level (Krippendorff 2011); 1 is full \
     agreement, 0 that of chance. Units with one value only can't be paired and are left out.",
    "95%: from the 2.5th to the 97.5th percentile of alpha in 2,000 draws of units with replacement (Zapf and \
     others 2016), with a fixed start; none is given for fewer than 5 units, or where more than 5% of the \
     draws have no variation.",
    "Kappa: Cohen's kappa for two coders, without weights (Cohen 1960).",
];

fn share(figure: Result<f64, Undefined>) -> String {
    figure.map_or_else(|_| "–".to_owned(), |share| format!("{:.1}%", share * 100.0))
}

fn coefficient(figure: f64) -> String {
    // A small figure below nought is not written as −0.000.
    let text = format!("{figure:.3}");
    if text == "-0.000" { "0.000".to_owned() } else { text }
}

fn alpha_in_words(alpha: &Result<Alpha, Undefined>) -> String {
    match alpha {
        Ok(alpha) => coefficient(alpha.alpha),
        Err(why) => format!("can’t be computed: {why}"),
    }
}

/// The figures of a variable, as every format lists them under [`FIGURES`].
#[must_use]
pub fn figures(outcome: &Outcome) -> [String; 9] {
    let interval = outcome.interval.map_or_else(
        || "–".to_owned(),
        |bounds| format!("{} to {}", coefficient(bounds.low), coefficient(bounds.high)),
    );
    let kappa = match outcome.kappa {
        Some(Ok(kappa)) => coefficient(kappa),
        Some(Err(_)) | None => "–".to_owned(),
    };
    [
        outcome.unit.sheet().to_owned(),
        outcome.variable.name.clone(),
        outcome.variable.level.name().to_owned(),
        format!("{} of {}", outcome.by_two, outcome.units),
        outcome.by_none.to_string(),
        share(outcome.percent),
        alpha_in_words(&outcome.alpha),
        interval,
        kappa,
    ]
}

/// Heads of the figures.
pub const FIGURES: [&str; 9] =
    ["Sheet", "Variable", "Level", "Coded by two", "By none", "Percent", "Alpha", "95%", "Kappa"];

/// Text for a terminal: the figures in columns, then disagreements and notes.
#[must_use]
pub fn write_text(agreement: &Agreement) -> String {
    let mut rows = vec![FIGURES.map(str::to_owned)];
    rows.extend(agreement.outcomes.iter().map(figures));
    let mut widths = [0; FIGURES.len()];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = format!("Coders: {}\n\n", coders(agreement));
    for row in &rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths) {
            line.push_str(cell);
            let fill = width + 2 - cell.chars().count();
            line.extend(std::iter::repeat_n(' ', fill));
        }
        text.push_str(line.trim_end());
        text.push('\n');
    }
    if !agreement.disagreements.is_empty() {
        text.push_str("\nDisagreements\n");
    }
    for one in &agreement.disagreements {
        line(&mut text, format_args!("  {}  {}: {}", one.id, one.variable, said(agreement, one)));
        line(&mut text, format_args!("      “{}”", excerpt(&one.words, WORDS_SHOWN)));
        one.notes.iter().for_each(|note| line(&mut text, format_args!("      {note}")));
    }
    if !agreement.notes.is_empty() {
        text.push_str("\nNotes\n");
    }
    agreement.notes.iter().for_each(|note| line(&mut text, format_args!("  {note}.")));
    text.push('\n');
    METHOD.iter().for_each(|sentence| line(&mut text, format_args!("{sentence}")));
    text
}

fn line(text: &mut String, args: std::fmt::Arguments<'_>) {
    text.write_fmt(args).expect("a text takes whatever is written");
    text.push('\n');
}

fn coders(agreement: &Agreement) -> String {
    let names: Vec<&str> = agreement.coders.iter().map(|coder| coder.name.as_str()).collect();
    names.join(", ")
}

/// What each coder said: "Anna: conflict, Ben: economy".
#[must_use]
pub fn said(agreement: &Agreement, one: &Disagreement) -> String {
    let each = agreement.coders.iter().zip(&one.values);
    let each: Vec<String> = each
        .map(|(coder, value)| format!("{}: {}", coder.name, value.as_deref().unwrap_or("–")))
        .collect();
    each.join(", ")
}

fn table<const N: usize>(text: &mut String, head: &[&str; N], rows: &[[String; N]]) {
    line(text, format_args!("| {} |", head.join(" | ")));
    line(text, format_args!("|{}", "---|".repeat(N)));
    for row in rows {
        let cells: Vec<String> = row.iter().map(|cell| escaped(cell)).collect();
        line(text, format_args!("| {} |", cells.join(" | ")));
    }
}

fn markdown(agreement: &Agreement) -> String {
    let mut text = "# Agreement of coders\n\n".to_owned();
    line(&mut text, format_args!("Coders: {}\n", escaped(&coders(agreement))));
    let rows: Vec<[String; 9]> = agreement.outcomes.iter().map(figures).collect();
    table(&mut text, &FIGURES, &rows);
    text.push_str("\n## How often each value was used\n\n");
    let rows: Vec<[String; 4]> = agreement.outcomes.iter().flat_map(uses).collect();
    table(&mut text, &["Sheet", "Variable", "Value", "Uses by coder"], &rows);
    text.push_str("\n## Disagreements\n\n");
    if agreement.disagreements.is_empty() {
        text.push_str("None.\n");
    } else {
        let row = |one: &Disagreement| {
            let words = excerpt(&one.words, WORDS_SHOWN);
            let said = said(agreement, one);
            [one.id.to_string(), one.variable.clone(), said, words, one.notes.join("; ")]
        };
        let rows: Vec<[String; 5]> = agreement.disagreements.iter().map(row).collect();
        table(&mut text, &["Unit", "Variable", "Values", "Words", "Notes of coders"], &rows);
    }
    if !agreement.notes.is_empty() {
        text.push_str("\n## Notes\n\n");
        agreement.notes.iter().for_each(|n| line(&mut text, format_args!("- {}.", escaped(n))));
    }
    text.push_str("\n## Method\n\n");
    METHOD.iter().for_each(|sentence| line(&mut text, format_args!("- {sentence}")));
    text.push_str("\n## Sheets\n\n");
    let rows: Vec<[String; 2]> =
        agreement.sheets.iter().map(|(name, sum)| [name.clone(), sum.clone()]).collect();
    table(&mut text, &["File", "SHA-256"], &rows);
    line(&mut text, format_args!("\nWritten by {GENERATOR}."));
    text
}

/// The program and its version.
const GENERATOR: &str = concat!("tellings ", env!("CARGO_PKG_VERSION"));

fn uses(outcome: &Outcome) -> Vec<[String; 4]> {
    let of = |(value, counts): &(String, Vec<usize>)| {
        let counts: Vec<String> = counts.iter().map(ToString::to_string).collect();
        [
            outcome.unit.sheet().to_owned(),
            outcome.variable.name.clone(),
            value.clone(),
            counts.join(" / "),
        ]
    };
    outcome.values.iter().map(of).collect()
}

/// A figure for other programs: whole, and empty where there is none.
fn plain(figure: Option<f64>) -> String {
    figure.map_or_else(String::new, |figure| format!("{figure:.6}"))
}

/// The table for other programs. A cell that a spreadsheet would run as a formula gets an apostrophe.
fn csv_rows(agreement: &Agreement) -> Vec<Vec<String>> {
    let mut head: Vec<String> = [
        "section",
        "sheet",
        "variable",
        "unit",
        "level",
        "units",
        "coded_by_two",
        "coded_by_none",
        "percent",
        "alpha",
        "observed",
        "expected",
        "low",
        "high",
        "kappa",
        "words",
        "note",
    ]
    .map(str::to_owned)
    .to_vec();
    head.extend(agreement.coders.iter().map(|coder| coder.name.clone()));
    let mut rows = vec![head];
    for outcome in &agreement.outcomes {
        let alpha = outcome.alpha.ok();
        let mut row = vec![
            "agreement".to_owned(),
            outcome.unit.sheet().to_owned(),
            outcome.variable.name.clone(),
            String::new(),
            outcome.variable.level.name().to_owned(),
            outcome.units.to_string(),
            outcome.by_two.to_string(),
            outcome.by_none.to_string(),
            plain(outcome.percent.ok()),
            plain(alpha.map(|alpha| alpha.alpha)),
            plain(alpha.map(|alpha| alpha.observed)),
            plain(alpha.map(|alpha| alpha.expected)),
            plain(outcome.interval.map(|bounds| bounds.low)),
            plain(outcome.interval.map(|bounds| bounds.high)),
            plain(outcome.kappa.and_then(Result::ok)),
            String::new(),
            outcome.alpha.err().map_or_else(String::new, |why| format!("can’t be computed: {why}")),
        ];
        row.extend(outcome.coded.iter().map(ToString::to_string));
        rows.push(row);
    }
    for one in &agreement.disagreements {
        let mut row = vec![String::new(); 17];
        for (column, text) in [
            (0, "disagreement".to_owned()),
            (1, one.id.unit.sheet().to_owned()),
            (2, one.variable.clone()),
            (3, one.id.to_string()),
            (15, one.words.clone()),
            (16, one.notes.join("; ")),
        ] {
            if let Some(cell) = row.get_mut(column) {
                *cell = text;
            }
        }
        row.extend(one.values.iter().map(|value| value.clone().unwrap_or_default()));
        rows.push(row);
    }
    let width = rows.first().map_or(0, Vec::len);
    let about = agreement.sheets.iter().map(|(name, sum)| ("sheet", format!("{name}: {sum}")));
    let notes = agreement.notes.iter().map(|note| ("note", note.clone()));
    let program = std::iter::once(("program", GENERATOR.to_owned()));
    for (section, note) in notes.chain(about).chain(program) {
        let mut row = vec![String::new(); width];
        if let [first, .., _] = row.as_mut_slice() {
            *first = section.to_owned();
        }
        if let Some(cell) = row.get_mut(16) {
            *cell = note;
        }
        rows.push(row);
    }
    rows
}

fn csv(agreement: &Agreement) -> Vec<u8> {
    let mut bytes = "\u{feff}".as_bytes().to_vec();
    {
        let mut writer =
            ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(&mut bytes);
        let safe = |cell: &String| match cell.parse::<f64>() {
            Err(_) if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{cell}"),
            Ok(_) | Err(_) => cell.clone(),
        };
        for row in csv_rows(agreement) {
            writer
                .write_record(row.iter().map(safe))
                .expect("lines of one length can be written to memory");
        }
        writer.flush().expect("memory takes all bytes");
    }
    bytes
}

fn value(agreement: &Agreement) -> Value {
    let outcome = |outcome: &Outcome| {
        let alpha = match outcome.alpha {
            Ok(alpha) => json!({
                "value": alpha.alpha,
                "observed_disagreement": alpha.observed,
                "expected_disagreement": alpha.expected,
                "pairable_values": alpha.pairable,
                "interval": outcome.interval.map(|bounds| [bounds.low, bounds.high]),
            }),
            Err(why) => json!({ "value": null, "why": why.to_string() }),
        };
        let uses = outcome.values.iter().map(|(value, by)| json!({ "value": value, "uses": by }));
        json!({
            "sheet": outcome.unit.sheet(),
            "variable": outcome.variable.name,
            "level": outcome.variable.level.name(),
            "units": outcome.units,
            "coded_by_two": outcome.by_two,
            "coded_by_none": outcome.by_none,
            "coded": outcome.coded,
            "percent": outcome.percent.ok(),
            "kappa": outcome.kappa.and_then(Result::ok),
            "alpha": alpha,
            "values": uses.collect::<Vec<_>>(),
        })
    };
    let disagreement = |one: &Disagreement| {
        json!({
            "unit": one.id.to_string(),
            "variable": one.variable,
            "words": one.words,
            "values": one.values,
            "notes": one.notes,
        })
    };
    json!({
        "format": "tellings-agreement",
        "schema": 1,
        "generator": GENERATOR,
        "sheets": agreement.sheets.iter().map(|(name, sum)| json!({ "file": name, "sha256": sum }))
            .collect::<Vec<_>>(),
        "coders": agreement.coders.iter()
            .map(|coder| json!({ "name": coder.name, "sheet": coder.sheet })).collect::<Vec<_>>(),
        "resamples": RESAMPLES,
        "agreement": agreement.outcomes.iter().map(outcome).collect::<Vec<_>>(),
        "disagreements": agreement.disagreements.iter().map(disagreement).collect::<Vec<_>>(),
        "notes": agreement.notes,
    })
}

fn workbook(agreement: &Agreement) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let day = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(
        &DocProperties::new().set_title("Agreement of coders").set_creation_datetime(&day),
    );
    let head: Vec<String> = FIGURES.map(str::to_owned).to_vec();
    let figures = agreement.outcomes.iter().map(|outcome| figures(outcome).to_vec());
    fill(&mut book, "Agreement", &head, figures, &[12, 20, 10, 14, 9, 10, 40, 18, 9])?;
    let uses = agreement.outcomes.iter().flat_map(uses).map(|row| row.to_vec());
    let head = ["Sheet", "Variable", "Value", "Uses by coder"].map(str::to_owned);
    fill(&mut book, "Values", &head, uses, &[12, 20, 30, 20])?;
    let mut head = ["Unit", "Variable", "Words", "Notes of coders"].map(str::to_owned).to_vec();
    head.extend(agreement.coders.iter().map(|coder| coder.name.clone()));
    let rows = agreement.disagreements.iter().map(|one| {
        let mut row =
            vec![one.id.to_string(), one.variable.clone(), one.words.clone(), one.notes.join("; ")];
        row.extend(one.values.iter().map(|value| value.clone().unwrap_or_default()));
        row
    });
    fill(&mut book, "Disagreements", &head, rows, &[10, 16, 70, 30])?;
    let notes = agreement.notes.iter().map(|note| vec!["Note".to_owned(), note.clone()]);
    let method = METHOD.iter().map(|text| vec!["Method".to_owned(), (*text).to_owned()]);
    let sheets = agreement.sheets.iter().map(|(n, s)| vec![n.clone(), format!("SHA-256: {s}")]);
    let program = std::iter::once(vec!["Program".to_owned(), GENERATOR.to_owned()]);
    let about = notes.chain(method).chain(sheets).chain(program);
    fill(&mut book, "Notes", &["What".to_owned(), "Text".to_owned()], about, &[20, 110])?;
    book.save_to_buffer()
}

fn fill(
    book: &mut Workbook,
    name: &str,
    head: &[String],
    rows: impl Iterator<Item = Vec<String>>,
    widths: &[u32],
) -> Result<(), XlsxError> {
    let bold = Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let sheet = book.add_worksheet();
    sheet.set_name(name)?.set_freeze_panes(1, 0)?;
    for (column, text) in (0_u16..).zip(head) {
        let width = widths.get(usize::from(column)).copied().unwrap_or(16);
        sheet.set_column_width(column, width)?;
        sheet.write_string_with_format(0, column, text, &bold)?;
    }
    for (row, cells) in (1_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(&cells) {
            let text = excerpt(text, MAX_CELL);
            sheet.write_string_with_format(row, column, &text, &wrapped)?;
        }
    }
    Ok(())
}
