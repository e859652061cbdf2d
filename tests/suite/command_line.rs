//! The commands without a window, run as a user runs them.
#![expect(clippy::disallowed_methods, reason = "what the program wrote is read back from disk")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use crate::support::readable::readable;
use assert_cmd::cargo::cargo_bin_cmd;
use clap::CommandFactory as _;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tellings::article::{ParagraphId, Place, VersionId};
use tellings::project::{Change, Decision, Entry, Project, VersionKey};
use tellings::report::ReportFormat;
use tellings::text::Span;

/// What a run of the program gave.
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

pub(crate) fn tellings<A: AsRef<std::ffi::OsStr>>(arguments: &[A]) -> Run {
    let output = cargo_bin_cmd!("tellings").args(arguments).output().unwrap();
    Run {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

pub(crate) fn sample(path: &str) -> String {
    let samples = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
    samples.join(path).to_string_lossy().into_owned()
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn at(folder: &tempfile::TempDir, name: &str) -> String {
    folder.path().join(name).to_string_lossy().into_owned()
}

/// Writes a file that can be no article: the first bytes of a Word file and nothing behind them.
fn broken_file(folder: &tempfile::TempDir) -> String {
    let path = at(folder, "broken.docx");
    fs::write(&path, b"PK\x03\x04\x14\x00\x08\x08").unwrap();
    path
}

/// Where `report` writes `files`, and what the run gave.
fn report(files: &[&str], output: &str, more: &[&str]) -> Run {
    let arguments: Vec<&str> =
        ["report"].iter().chain(files).chain(&["-o", output]).chain(more).copied().collect();
    tellings(&arguments)
}

#[test]
fn help_names_every_command_and_fits_a_terminal() {
    let run = tellings(&["--help"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    for words in ["several versions of one news story", "report", "inspect", "--version"] {
        assert!(run.stdout.contains(words), "{words} is not in:\n{}", run.stdout);
    }
    for command in ["report", "inspect"] {
        let help = tellings(&[command, "--help"]);
        assert_eq!(help.code, Some(0), "{}", help.stderr);
        for line in run.stdout.lines().chain(help.stdout.lines()) {
            assert!(line.chars().count() <= 100, "too wide: {line}");
        }
    }
}

#[test]
fn every_argument_says_what_it_is_for() {
    let program = tellings::cli::Cli::command();
    for command in program.get_subcommands().chain([&program]) {
        assert!(command.get_about().is_some(), "{}", command.get_name());
        for argument in command.get_arguments() {
            let name = format!("{} {}", command.get_name(), argument.get_id());
            assert!(argument.get_help().is_some(), "{name}");
        }
    }
}

#[test]
fn the_version_is_the_one_of_the_package() {
    let run = tellings(&["--version"]);
    assert_eq!(run.stdout.trim(), concat!("tellings ", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_report_is_written_in_every_format_and_twice_the_same() {
    let folder = folder();
    for format in ReportFormat::ALL {
        let ending = format.extension();
        let paths = [at(&folder, &format!("a.{ending}")), at(&folder, &format!("b.{ending}"))];
        for path in &paths {
            let run = report(&[&sample("two-views")], path, &[]);
            assert_eq!(run.code, Some(0), "{ending}: {}", run.stderr);
        }
        let [first, second] = paths.map(|path| fs::read(path).unwrap());
        assert!(first == second, "two {ending} reports of the same files differ");
        // A word of the second version only: all of the story is in the file.
        let text = readable(format, &first);
        assert!(text.contains("boathouse"), "the {ending} report lacks the story");
    }
}

#[test]
fn every_sample_gives_a_json_report_with_all_its_versions() {
    let folder = folder();
    for (name, letters) in
        [("sochi-congress", "ABCDEF"), ("ferry-updates", "ABCDEF"), ("two-views", "AB")]
    {
        let path = at(&folder, "out.json");
        let run = report(&[&sample(name)], &path, &[]);
        assert_eq!(run.code, Some(0), "{name}: {}", run.stderr);
        let json: Value = json_file(&path);
        let ids: String =
            json["versions"].as_array().unwrap().iter().filter_map(|v| v["id"].as_str()).collect();
        assert_eq!(ids, letters, "{name}");
    }
}

#[test]
fn the_base_changes_what_a_report_compares_with() {
    let folder = folder();
    let path = at(&folder, "out.json");
    let run = report(&[&sample("two-views")], &path, &["--base", "b"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let json: Value = json_file(&path);
    assert_eq!(json["settings"]["base"], "B");
}

#[test]
fn a_saved_story_is_reported_with_its_base_and_with_all_that_was_decided_in_it() {
    let text = "“We will rebuild the old pier before winter,” said Marta Lindqvist.";
    let words = "We will rebuild the old pier before winter,";
    let entries = (0..2).map(|n| {
        let version = crate::alignment_goldens::version(&[text]);
        Entry::new(VersionKey(n), version, Vec::new())
    });
    let mut project = Project::from_entries(entries.collect(), Some(VersionKey(1)));
    let start = text.find(words).unwrap();
    let span = Span::snapped(text, start..start + words.len());
    let place = Place { paragraph: ParagraphId::new(VersionId(0), 0), span };
    let decision = Decision::Quote(tellings::quotes::Decision::NoQuote { of: place });
    let decision = project.anchored(&decision).unwrap();
    project = project.apply(&Change::Decide(Box::new(decision)));
    let other = Place { paragraph: ParagraphId::new(VersionId(1), 0), span };
    let parted = tellings::align::Decision::Apart { of: vec![other], from: vec![place] };
    let (on, text) = (tellings::corrections::Subject::Passage, "Whose pier?".to_owned());
    let comment = tellings::corrections::Remark::Comment { on, of: place, text };
    for decision in [Decision::Passage(parted), Decision::Remark(comment)] {
        let decision = project.anchored(&decision).unwrap();
        project = project.apply(&Change::Decide(Box::new(decision)));
    }
    project = project.apply(&Change::Rename(VersionKey(1), "The Pier".to_owned()));
    let folder = folder();
    let (story, path) = (at(&folder, "pier.tellings"), at(&folder, "out.json"));
    fs::write(&story, tellings::session::write(&project)).unwrap();
    let run = report(&[&story], &path, &[]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let json: Value = json_file(&path);
    assert_eq!(json["settings"]["base"], "B");
    assert_eq!(json["quotes"].as_array().map(Vec::len), Some(0), "it was dismissed");
    let decisions = json["decisions"].as_array().unwrap();
    let kinds: Vec<&str> = decisions.iter().filter_map(|one| one["kind"].as_str()).collect();
    assert_eq!(kinds, ["label", "no-quote", "other-passage", "comment"]);
    assert!(decisions.iter().all(|one| one["unmet"].is_null()), "{decisions:?}");
    assert_eq!(json["comments"][0]["text"], "Whose pier?");
    assert_eq!(json["rows"].as_array().map(Vec::len), Some(2), "the passages were parted");
    check_refused(&[&story], "out.json", &["--published", "2017-11-02"], 1, &["--published"]);
    fs::write(&story, b"{").unwrap();
    check_refused(&[&story], "out.json", &[], 1, &["not a Tellings story"]);
}

#[test]
fn a_report_can_go_to_a_file_whose_name_tells_no_format() {
    let folder = folder();
    let path = at(&folder, "out");
    let run = report(&[&sample("two-views")], &path, &["--format", "json"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(serde_json::from_slice::<Value>(&fs::read(&path).unwrap()).is_ok());
}

/// Runs `report` with these arguments in an empty folder and checks that it fails with `code`, says
/// all of `words` on stderr, and writes nothing.
fn check_refused(files: &[&str], output: &str, more: &[&str], code: i32, words: &[&str]) {
    let folder = folder();
    let path = at(&folder, output);
    let run = report(files, &path, more);
    assert_eq!(run.code, Some(code), "{}{}", run.stdout, run.stderr);
    for word in words {
        assert!(run.stderr.contains(word), "{word} is not in: {}", run.stderr);
    }
    assert!(!Path::new(&path).exists(), "{output} was written");
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
}

#[test]
fn what_a_report_cannot_do_is_said_and_nothing_is_written() {
    let views = sample("two-views");
    let missing = sample("two-views/nowhere.txt");
    check_refused(&[&views], "out.parchment", &[], 1, &["parchment"]);
    check_refused(&[&views], "out", &[], 1, &["format"]);
    check_refused(&[&missing], "out.json", &[], 1, &["nowhere.txt"]);
    check_refused(&[&views], "out.json", &["--base", "Q"], 1, &["Q"]);
    check_refused(&[&views], "out.json", &["--base", "7"], 2, &["7"]);
    check_refused(&[&views], "out.json", &["--published", "yesterday"], 2, &["yesterday"]);
    check_refused(&[&views], "out.json", &["--format", "parchment"], 2, &["parchment"]);
    check_refused(&[], "out.json", &[], 2, &["required"]);
}

#[test]
fn a_report_that_cannot_be_saved_leaves_what_was_there() {
    let folder = folder();
    let path = PathBuf::from(at(&folder, "nowhere")).join("out.json");
    let run = report(&[&sample("two-views")], &path.to_string_lossy(), &[]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("out.json"), "{}", run.stderr);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn an_unreadable_file_among_good_ones_is_named_and_the_others_are_compared() {
    let folder = folder();
    let broken = broken_file(&folder);
    let path = at(&folder, "out.json");
    let run = report(&[&broken, &sample("two-views")], &path, &[]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.stderr.contains("broken.docx"), "{}", run.stderr);
    assert!(run.stdout.is_empty(), "{}", run.stdout);
    let json = json_file(&path);
    assert_eq!(json["versions"].as_array().map(Vec::len), Some(2));
    // The report itself says so: a comparison without a version that was to be in it is another one.
    let sentences = json["summary"]["sentences"].as_array().unwrap();
    let said = "broken.docx could not be read and is not in the comparison";
    assert!(sentences.iter().any(|one| one.as_str().unwrap().starts_with(said)), "{sentences:?}");
}

#[test]
fn a_folder_gives_its_articles_and_not_what_is_about_them() {
    let folder = folder();
    let inner = folder.path().join("story");
    fs::create_dir(&inner).unwrap();
    for name in ["README.md", ".hidden.txt", "photo.png", "b.txt", "a.txt"] {
        fs::write(inner.join(name), "A bridge is closed\n\nThe bridge at Oxley was closed.\n")
            .unwrap();
    }
    let run = tellings(&["inspect", "--json", &inner.to_string_lossy()]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(file_names(&run), ["a.txt", "b.txt"]);
}

#[test]
fn a_report_never_takes_the_place_of_one_of_its_sources() {
    let folder = folder();
    let path = at(&folder, "source.md");
    fs::write(&path, "# A bridge is closed\n\nThe bridge at Oxley was closed.\n").unwrap();
    let before = fs::read(&path).unwrap();
    let run = report(&[&path], &path, &[]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert_eq!(fs::read(&path).unwrap(), before);
}

#[test]
fn a_report_can_go_to_standard_output() {
    let folder = folder();
    let path = at(&folder, "out.json");
    assert_eq!(report(&[&sample("two-views")], &path, &[]).code, Some(0));
    let run = report(&[&sample("two-views")], "-", &["--format", "json"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.as_bytes() == fs::read(path).unwrap(), "file and standard output differ");
}

fn json_file(path: &str) -> Value {
    serde_json::from_slice(&fs::read(path).unwrap()).unwrap()
}

fn json_lines(run: &Run) -> Vec<Value> {
    run.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The names of the files that `inspect --json` gave a line for, in order.
fn file_names(run: &Run) -> Vec<String> {
    let lines = json_lines(run);
    lines.iter().filter_map(|l| l["source"]["file"].as_str()).map(str::to_owned).collect()
}

#[test]
fn inspect_gives_a_line_for_each_file_in_their_order() {
    let order = ["two-views/weir-street-voice.md", "two-views/pellwick-standard.txt"];
    let files = order.map(sample);
    let run = tellings(&["inspect", "--json", &files[0], &files[1]]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(file_names(&run), ["weir-street-voice.md", "pellwick-standard.txt"]);
    assert_eq!(tellings(&["inspect", "--json", &files[0], &files[1]]).stdout, run.stdout);
}

#[test]
fn inspect_of_a_folder_takes_its_files_by_name() {
    let run = tellings(&["inspect", "--json", &sample("ferry-updates")]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let names = file_names(&run);
    assert_eq!(names.len(), 6);
    assert!(names.is_sorted(), "{names:?}");
}

#[test]
fn inspect_puts_an_error_on_the_line_of_a_file_that_it_cannot_read() {
    let folder = folder();
    let broken = broken_file(&folder);
    let good = sample("two-views/pellwick-standard.txt");
    let missing = at(&folder, "nowhere.txt");
    let run = tellings(&["inspect", "--json", &broken, &good, &missing]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let lines = json_lines(&run);
    assert_eq!(lines.len(), 3, "{}", run.stdout);
    for (line, name) in [(&lines[0], "broken.docx"), (&lines[2], "nowhere.txt")] {
        assert!(line["source"].as_str().is_some_and(|source| source.ends_with(name)), "{line}");
        assert!(line["error"].as_str().is_some_and(|error| !error.is_empty()), "{line}");
    }
    assert_eq!(lines[1]["source"]["file"], "pellwick-standard.txt");
    assert_eq!(lines[1].get("error"), None);
}

#[test]
fn the_date_given_stands_for_what_a_file_says_or_does_not() {
    let folder = folder();
    let undated = at(&folder, "undated.txt");
    fs::write(&undated, "A bridge is closed\n\nThe bridge at Oxley was closed on Monday.\n")
        .unwrap();
    let dated = sample("two-views/weir-street-voice.md");
    let published = |more: &[&str]| -> Vec<Value> {
        let run = tellings(&[&["inspect", "--json", &undated, &dated], more].concat());
        json_lines(&run).into_iter().map(|mut line| line["published"].take()).collect()
    };
    assert_eq!(published(&[]), [Value::Null, "2025-05-15".into()]);
    assert_eq!(published(&["--published", "2024-06-05"]), ["2024-06-05", "2024-06-05"]);
}

#[test]
fn inspect_without_json_can_be_read_by_a_person() {
    let run = tellings(&["inspect", &sample("two-views")]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("Council votes to close Weir Street pool"), "{}", run.stdout);
}

#[cfg(all(feature = "gui", target_os = "linux"))]
#[test]
fn without_a_display_the_program_says_how_to_get_a_report() {
    let files = sample("two-views");
    let mut command = cargo_bin_cmd!("tellings");
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"] {
        command.env_remove(name);
    }
    let output = command.arg(&files).output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{stderr}");
    for words in [" report ", &files, " -o report."] {
        assert!(stderr.contains(words), "{words} is not in: {stderr}");
    }
}

#[test]
fn a_report_on_one_version_says_that_there_is_nothing_to_compare() {
    let run = report(&[&sample("two-views/pellwick-standard.txt")], "-", &["--format", "md"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("there is nothing to compare it with"), "{}", run.stdout);
}

#[test]
fn differences_of_typography_are_shown_or_hidden_as_asked() {
    let folder = folder();
    let (one, other) = (at(&folder, "one.txt"), at(&folder, "other.txt"));
    let lead = "The bridge at Oxley was closed on Monday, the county council said.";
    fs::write(&one, format!("{lead}\n\nThe repair of the centre pier will cost “too much”.\n"))
        .unwrap();
    fs::write(&other, format!("{lead}\n\nThe repair of the center pier will cost \"too much\".\n"))
        .unwrap();
    let written = |more: &[&str]| report(&[&one, &other], "-", more).stdout;
    let said = "3 typographic differences: quotation marks 2, spelling 1";
    for (format, marks) in [("html", "class=\"typo\">center"), ("md", said)] {
        let shown = written(&["--format", format]);
        assert!(shown.contains(marks) && shown.contains(said), "{shown}");
        let hidden = written(&["--format", format, "--hide-typographic"]);
        assert!(!hidden.contains(marks) && !hidden.contains(said), "{hidden}");
        assert!(hidden.contains("Typographic differences: hidden"), "{hidden}");
    }
    for (more, expected) in [(&[][..], "shown"), (&["--hide-typographic"], "hidden")] {
        let json = written(&[&["--format", "json"], more].concat());
        let json: Value = serde_json::from_str(&json).unwrap();
        assert_eq!(json["settings"]["typographic"], expected);
        let cells = json["rows"].as_array().unwrap().iter().map(|row| &row["cells"]["B"]);
        let counts: Vec<&Value> = cells
            .map(|cell| &cell["typographic"])
            .filter(|kinds| kinds.as_object().is_some_and(|kinds| !kinds.is_empty()))
            .collect();
        assert_eq!(counts, [&serde_json::json!({ "quotation-marks": 2, "spelling": 1 })]);
    }
}

#[test]
fn a_report_has_the_title_given() {
    let title = ["--format", "md", "--title", "The pool, told twice"];
    let run = report(&[&sample("two-views")], "-", &title);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.starts_with("# The pool, told twice\n"), "{}", run.stdout);
}

#[test]
fn nothing_written_tells_where_the_files_lie() {
    let folder = folder();
    let article = "A bridge is closed\n\nThe bridge at Oxley was closed on Monday.\n";
    let path = at(&folder, "a.txt");
    fs::write(&path, article).unwrap();
    let place = folder.path().file_name().unwrap().to_string_lossy().into_owned();
    for format in ReportFormat::ALL {
        let output = at(&folder, &format!("report.{}", format.extension()));
        report(&[&path, &path], &output, &[]);
        let words = readable(format, &fs::read(&output).unwrap());
        assert!(!words.contains(&place), "{format:?}");
    }
    let run = tellings(&["inspect", "--json", &path, &at(&folder, "nowhere.txt")]);
    assert!(!run.stdout.contains(&place), "{}", run.stdout);
}

#[test]
fn many_files_are_told_in_their_order() {
    let folder = folder();
    let names: Vec<String> = (0..120).map(|n| format!("{n:03}.txt")).collect();
    for name in &names {
        let text = format!("Bridge {name} is closed\n\nThe bridge was closed on Monday.\n");
        fs::write(at(&folder, name), text).unwrap();
    }
    let run = tellings(&["inspect", "--json", &folder.path().to_string_lossy()]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let told: Vec<String> =
        json_lines(&run).iter().map(|l| l["source"]["file"].as_str().unwrap().to_owned()).collect();
    assert_eq!(told, names);
    // No terminal, so no progress either.
    assert!(run.stderr.is_empty(), "{}", run.stderr);
}

#[test]
#[cfg(unix)]
fn a_reader_that_has_seen_enough_is_no_failure() {
    use std::process::{Command, Stdio};
    let mut program = Command::new(assert_cmd::cargo::cargo_bin!("tellings"))
        .args(["inspect", "--json"])
        .args(vec![sample("two-views/pellwick-standard.txt"); 60])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(program.stdout.take());
    let output = program.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}
