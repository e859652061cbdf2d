//! What goes into a report: chosen in the window or by flags, it gives the same bytes.
#![expect(clippy::disallowed_methods, reason = "what the program wrote is read back from disk")]

use crate::command_line::{sample, tellings};
use crate::interface::{Window, click, settle, tab, window};
use crate::report_schema::{check_valid, comparison, validator};
use crate::support::readable::readable;
use egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tellings::jobs::Overwrite;
use tellings::report::ReportFormat;
use tellings::ui::action::Action;
use tellings::ui::app::TellingsApp;
use tellings::ui::state::Screen;

/// The report of a sample with these flags.
fn flagged(name: &str, format: ReportFormat, flags: &[&str]) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("out").with_extension(format.extension());
    let story = sample(name);
    let path_words = path.to_str().expect("UTF-8");
    let mut arguments = vec!["report", &story, "-o", path_words];
    arguments.extend(flags);
    let run = tellings(&arguments);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    fs::read(path).expect("written")
}

fn exported(window: &mut Window, format: ReportFormat) -> Vec<u8> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("out").with_extension(format.extension());
    window.state_mut().ask(Action::ExportTo(format, path.clone(), Overwrite::Ask));
    settle(window);
    fs::read(path).expect("written")
}

#[test]
fn choices_in_the_window_and_flags_give_the_same_bytes_in_every_format() {
    let mut window = window(TellingsApp::for_tests(vec![
        sample("two-views").into(),
        sample("sochi-congress").into(),
    ]));
    window.set_size(egui::vec2(1300.0, 1500.0));
    tab(&mut window, Screen::Export);
    for choice in [
        "Wording",
        "Who follows whom",
        "B The Weir Street Voice",
        "Rows with differences",
        "Only facts whose values differ",
        "Only quotes that a version alters or does not have",
    ] {
        let starts = |word: &str| choice.starts_with(word);
        let radio = starts("Only") || starts("Rows");
        let role = if radio { Role::RadioButton } else { Role::CheckBox };
        window.get_by_role_and_label(role, choice).click();
        settle(&mut window);
    }
    let story = sample("sochi-congress");
    let flags = [
        story.as_str(),
        "--without=wording,derivation",
        "--versions=A,C,D,E,F,G,H",
        "--rows=differences",
        "--differing-facts",
        "--changed-quotes",
    ];
    for format in ReportFormat::ALL {
        let (here, there) = (exported(&mut window, format), flagged("two-views", format, &flags));
        assert!(here == there, "{format:?}: {} and {} bytes", here.len(), there.len());
    }
}

#[test]
fn a_version_that_is_not_written_is_missing_and_not_absent() {
    let flags = ["--versions", "A,C", "--base", "A"];
    let json = flagged("sochi-congress", ReportFormat::Json, &flags);
    let json: Value = serde_json::from_slice(&json).expect("JSON");
    let ids: Vec<&str> = json["versions"]
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|v| v["id"].as_str())
        .collect();
    assert_eq!(ids, ["A", "C"]);
    check_valid(&validator(&comparison()), &json, "a selection");
    for part in ["rows", "quotes", "facts"] {
        for item in json[part].as_array().expect("a list") {
            let cells = item["cells"].as_object().expect("cells");
            assert!(cells.keys().all(|key| key == "A" || key == "C"), "{part} {}", item["id"]);
        }
    }
    assert_eq!(json["settings"]["selection"]["versions"], serde_json::json!(["A", "C"]));
    // The counts are those of the whole story.
    let whole: Value =
        serde_json::from_slice(&flagged("sochi-congress", ReportFormat::Json, &[])).expect("JSON");
    assert_eq!(json["summary"]["rows_in_all"], whole["summary"]["rows_in_all"]);
    assert_eq!(json["rows"].as_array().map(Vec::len), Some(whole_rows_of(&whole, &["A", "C"])));
}

/// In how many rows any of these versions has words.
fn whole_rows_of(json: &Value, versions: &[&str]) -> usize {
    let rows = json["rows"].as_array().expect("a list").iter();
    rows.filter(|row| versions.iter().any(|version| !row["cells"][version].is_null())).count()
}

#[test]
fn every_format_says_what_was_chosen_and_names_every_file() {
    let story = Path::new(&sample("sochi-congress")).to_owned();
    let hashes: Vec<String> = {
        let mut files: Vec<_> = fs::read_dir(story)
            .expect("a folder")
            .map(|entry| entry.expect("listed").path())
            .collect();
        files.sort();
        files.iter().map(|file| tellings::read::sha256(&fs::read(file).expect("read"))).collect()
    };
    let flags = ["--versions=A,B", "--rows=left-out=B", "--without=wording"];
    for format in ReportFormat::ALL {
        let text = readable(format, &flagged("sochi-congress", format, &flags));
        let said: &[&str] = if format == ReportFormat::Json {
            &["\"selection\"", "\"not_written\"", "\"Left out by B\""]
        } else {
            &["C, D, E and F took part in the comparison and are not shown", "Left out by B"]
        };
        for words in said {
            assert!(text.contains(words), "{format:?} lacks: {words}");
        }
        let bare: String = text.split_whitespace().collect();
        for hash in &hashes {
            assert!(bare.contains(hash.as_str()), "{format:?} lacks {hash}");
        }
    }
}

#[test]
fn a_page_of_chosen_parts_has_no_link_to_what_is_not_in_it() {
    let flags = ["--parts=quotes,facts,left-out", "--versions=A,C", "--changed-quotes"];
    let page = flagged("sochi-congress", ReportFormat::Html, &flags);
    let page = String::from_utf8(page).expect("UTF-8");
    let after = |mark: &'static str| {
        page.split(mark).skip(1).filter_map(|rest| rest.split('"').next()).collect::<Vec<_>>()
    };
    let ids = after(" id=\"");
    for link in after("href=\"#") {
        assert!(ids.contains(&link), "nothing is called {link}");
    }
}

#[test]
fn columns_to_fill_in_are_typed_as_the_flag_takes_them() {
    let mut window = window(TellingsApp::for_tests(vec![sample("two-views").into()]));
    window.set_size(egui::vec2(1300.0, 1500.0));
    tab(&mut window, Screen::Export);
    click(&mut window, &format!(".csv   {}", ReportFormat::Csv.purpose()));
    fill_in(&mut window, "quotes.tone:ordinal=-1,0,1 # Against or for");
    let flags = ["--code", "quotes.tone:ordinal=-1,0,1 # Against or for"];
    let (here, there) =
        (exported(&mut window, ReportFormat::Csv), flagged("two-views", ReportFormat::Csv, &flags));
    assert!(here == there);
    assert!(String::from_utf8_lossy(&here).contains("Against or for"));
    fill_in(&mut window, "x:nonsense");
    assert!(window.query_by_label_contains("Until it is put right").is_some());
}

/// Types the columns that coders fill in, in place of those that stand there.
fn fill_in(window: &mut Window, columns: &str) {
    let field = |window: &Window| {
        let label = "Columns to fill in, one a line";
        window.get_by_role_and_label(Role::MultilineTextInput, label).focus();
    };
    field(window);
    window.run_steps(2);
    window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
    window.event(egui::Event::Text(columns.to_owned()));
    settle(window);
}

#[test]
fn the_preview_shows_how_the_file_begins_and_follows_the_choices() {
    let mut window = window(TellingsApp::for_tests(vec![sample("two-views").into()]));
    window.set_size(egui::vec2(1300.0, 1500.0));
    tab(&mut window, Screen::Export);
    click(&mut window, &format!(".md   {}", ReportFormat::Markdown.purpose()));
    settle(&mut window);
    let report =
        String::from_utf8(flagged("two-views", ReportFormat::Markdown, &[])).expect("UTF-8");
    let first = report.lines().next().expect("a title").to_owned();
    window.get_by_label(&first);
    assert!(
        window
            .query_by_label(
                "- *Not all of the story:* Of the facts, those whose values differ are written."
            )
            .is_none()
    );
    click(&mut window, "Only facts whose values differ");
    settle(&mut window);
    window.get_by_label(
        "- *Not all of the story:* Of the facts, those whose values differ are written.",
    );
}
