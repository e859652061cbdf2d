//! Coding sheets from end to end: written, filled in by other programs, read back and compared.
#![expect(
    clippy::disallowed_methods,
    reason = "fixtures, and what the program wrote, are read from disk"
)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crate::report_schema::{analysed, samples, versions};
use assert_cmd::cargo::cargo_bin_cmd;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use tellings::article::VersionId;
use tellings::coding::{self, Agreement, Sheet, Variable, Variables};
use tellings::present;
use tellings::read;
use tellings::report::{self, ReportFormat, ReportInput, Section, Selection};
use tellings::story::Story;
use tellings::watch::Watch;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/coding").join(name)
}

fn filled(name: &str) -> Sheet {
    Sheet::read(name, &fs::read(fixture(name)).unwrap()).unwrap()
}

fn written(story: &Story, format: ReportFormat, selection: &Selection) -> Vec<u8> {
    let base = VersionId(0);
    let presentation = present::present(story, base, &Watch::unwatched()).unwrap();
    let input = ReportInput { story, presentation: &presentation, base, selection };
    report::write(input, format).unwrap()
}

fn two_views() -> Story {
    let folder = samples().into_iter().find(|folder| folder.ends_with("two-views")).unwrap();
    analysed(versions(&folder))
}

/// The figures of each variable, rounded as people read them.
fn figures(agreement: &Agreement) -> Vec<String> {
    let line = |one: &coding::Outcome| {
        let alpha = one.alpha.map_or_else(|why| why.to_string(), |a| format!("{:.3}", a.alpha));
        let percent = one.percent.map_or(0.0, |share| share * 100.0);
        format!(
            "{} {} {}: {} of {}, {percent:.1}%, {alpha}",
            one.unit.sheet(),
            one.variable.name,
            one.variable.level.name(),
            one.by_two,
            one.units
        )
    };
    agreement.outcomes.iter().map(line).collect()
}

#[test]
fn sheets_filled_in_by_three_programs_are_compared() {
    let sheets = [filled("anna.xlsx"), filled("ben.ods"), filled("carla.csv")];
    let agreement = coding::compare(&sheets, &[]);
    let names: Vec<&str> = agreement.coders.iter().map(|coder| coder.name.as_str()).collect();
    assert_eq!(names, ["Anna", "Ben", "Carla"]);
    // Checked against an implementation in another language.
    assert_eq!(
        figures(&agreement),
        [
            "Passages frame nominal: 15 of 15, 35.9%, 0.180",
            "Quotes stance ordinal: 10 of 10, 30.0%, -0.086"
        ]
    );
    let notes = agreement.notes.join("\n");
    for wanted in [
        "carla.csv: The file does not say how its letters are encoded",
        "carla.csv does not say from which files it was made",
        "Ben, Passages, frame: 3 values spelled otherwise than in the codebook",
        "Carla, Passages, frame: 3 values that the codebook does not list",
        "Carla: 10 units of other sheets can’t be compared here: q1.A",
    ] {
        assert!(notes.contains(wanted), "{wanted}\nnot in\n{notes}");
    }
}

#[test]
fn a_sheet_is_read_back_as_it_was_written_from_workbook_and_csv_alike() {
    let story = two_views();
    let read = |format: ReportFormat| {
        Sheet::read("sheet", &written(&story, format, &Selection::everything())).unwrap()
    };
    let (workbook, csv) = (read(ReportFormat::Xlsx), read(ReportFormat::Csv));
    let units = |sheet: &Sheet| -> BTreeMap<String, String> {
        let line = |line: &coding::Line| (line.id.to_string(), line.words.clone());
        sheet.lines.iter().map(line).collect()
    };
    assert!(units(&workbook).len() > 40);
    assert_eq!(units(&workbook), units(&csv));
    assert!(workbook.lines.iter().chain(&csv.lines).all(|line| line.codes.is_empty()));
    let inputs: BTreeMap<String, String> = story
        .versions
        .iter()
        .enumerate()
        .map(|(v, version)| (VersionId::at(v).to_string(), version.source.sha256.clone()))
        .collect();
    for sheet in [&workbook, &csv] {
        assert_eq!(sheet.inputs, inputs);
        assert_eq!(sheet.variables, Variables::default().all());
        assert_eq!(sheet.notes, Vec::<String>::new());
    }
}

#[test]
fn the_same_story_gives_the_same_workbook() {
    for folder in samples() {
        let write = || {
            let story = analysed(versions(&folder));
            written(&story, ReportFormat::Xlsx, &Selection::everything())
        };
        assert!(write() == write(), "{}", folder.display());
    }
}

/// The parts of a workbook or Word file, by name.
pub(crate) fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for n in 0..archive.len() {
        let mut part = archive.by_index(n).unwrap();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.insert(part.name().unwrap().into_owned(), text);
    }
    parts
}

/// Articles of one paragraph under a headline.
pub(crate) fn told(paragraphs: &[&str]) -> Story {
    let version = |(n, text): (usize, &&str)| {
        let file = format!("{}.txt", char::from(b'a' + n as u8));
        read::read(&file, format!("The news of the day\n\n{text}\n").as_bytes()).unwrap()
    };
    analysed(paragraphs.iter().enumerate().map(version).collect())
}

#[test]
fn no_cell_is_a_formula_and_none_too_long() {
    let long = "The council met and talked about the harbour again. ".repeat(700);
    let story = told(&["=1+2 was what the paper wrote on its board.", &long]);
    let bytes = written(&story, ReportFormat::Xlsx, &Selection::everything());
    let parts = parts(&bytes);
    let sheets = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/"));
    assert!(sheets.clone().count() >= 6);
    for (name, xml) in sheets {
        assert!(!xml.contains("<f>") && !xml.contains("<f "), "{name}");
    }
    let strings = parts.get("xl/sharedStrings.xml").unwrap();
    assert!(strings.contains("=1+2 was what"));
    assert!(strings.contains("[cut here: a cell takes no more"));
    let sheet = Sheet::read("sheet.xlsx", &bytes).unwrap();
    assert!(sheet.lines.iter().any(|line| line.words.starts_with("=1+2")));
}

#[test]
fn what_is_chosen_is_written_and_coders_get_the_columns_they_ask_for() {
    let story = two_views();
    let mut selection = Selection::everything();
    selection.set(Section::Facts, false);
    selection.set(Section::Wording, false);
    selection.set_versions(Some(BTreeSet::from([VersionId(0)])));
    let named =
        ["passages.tone:ratio", "length:interval"].map(|text| Variable::parse(text).unwrap());
    selection.variables = Variables::new(named.to_vec()).unwrap();
    for format in [ReportFormat::Xlsx, ReportFormat::Csv] {
        let sheet = Sheet::read("sheet", &written(&story, format, &selection)).unwrap();
        let units: BTreeSet<(char, String)> = sheet
            .lines
            .iter()
            .map(|line| (line.id.unit.letter(), line.id.version.to_string()))
            .collect();
        let expected = [('q', "A".to_owned()), ('r', "A".to_owned())];
        assert_eq!(units, BTreeSet::from(expected), "{format:?}");
        // A sheet that was not written needs no columns.
        let names: BTreeSet<&str> = sheet.variables.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, BTreeSet::from(["length", "tone"]), "{format:?}");
    }
}

struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

fn tellings(arguments: &[&str]) -> Run {
    let output = cargo_bin_cmd!("tellings").args(arguments).output().unwrap();
    Run {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

#[test]
fn the_command_prints_or_writes_the_agreement() {
    let [anna, ben, carla] =
        ["anna.xlsx", "ben.ods", "carla.csv"].map(|name| fixture(name).display().to_string());
    let run = tellings(&["agreement", &anna, &ben]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.starts_with("Coders: Anna, Ben\n"), "{}", run.stdout);
    let folder = tempfile::tempdir().unwrap();
    for (name, start) in [
        ("a.md", "# Agreement of coders"),
        ("a.csv", "\u{feff}section,sheet,variable"),
        ("a.json", "{\n"),
        ("a.xlsx", "PK"),
    ] {
        let path = folder.path().join(name).display().to_string();
        let run = tellings(&["agreement", &anna, &ben, &carla, "-o", &path]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let first = fs::read(&path).unwrap();
        assert!(first.starts_with(start.as_bytes()), "{name}");
        tellings(&["agreement", &anna, &ben, &carla, "-o", &path]);
        assert!(first == fs::read(&path).unwrap(), "{name} twice");
    }
}

#[test]
fn a_sheet_that_can_not_be_read_is_named_and_one_coder_is_too_few() {
    let anna = fixture("anna.xlsx").display().to_string();
    let ben = fixture("ben.ods").display().to_string();
    let run = tellings(&["agreement", &anna, &ben, "missing.xlsx"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.stderr.contains("Left out: ") && run.stderr.contains("missing.xlsx"),
        "{}",
        run.stderr
    );
    assert!(run.stdout.contains("frame"));
    let run = tellings(&["agreement", &anna]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.stderr.contains("agreement needs two coders, and 1 could be read"),
        "{}",
        run.stderr
    );
    let run = tellings(&["agreement", &anna, &ben, "-o", &anna]);
    assert!(run.stderr.contains("overwrite"), "{}", run.stderr);
}

#[test]
fn a_codebook_file_gives_the_columns() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).display().to_string();
    fs::write(
        at("codebook.csv"),
        "sheet,column,level,values,meaning\nQuotes,tone,ordinal,1; 2; 3,How\n",
    )
    .unwrap();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/two-views");
    let sample = sample.display().to_string();
    let (codebook, output) = (at("codebook.csv"), at("sheet.xlsx"));
    let run = tellings(&["report", &sample, "-o", &output, "--codebook", &codebook]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let sheet = Sheet::read("sheet.xlsx", &fs::read(&output).unwrap()).unwrap();
    let shown: Vec<String> = sheet
        .variables
        .iter()
        .map(|one| format!("{} {} {:?} {}", one.name, one.level.name(), one.values, one.meaning))
        .collect();
    assert_eq!(shown, ["tone ordinal [\"1\", \"2\", \"3\"] How"]);
    let run =
        tellings(&["report", &sample, "-o", &output, "--codebook", &codebook, "--code", "status"]);
    assert!(run.stderr.contains("\"status\" is a column of the sheets"), "{}", run.stderr);
}
