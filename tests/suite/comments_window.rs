//! Comments: written beside a passage, a row, a quote and a fact; shown there, listed, saved, and in every
//! report as text, whatever they hold.
#![expect(clippy::disallowed_methods, reason = "the window is given files on disk")]

use super::interface::{HARBOUR, Window, folder, opened, press, settle, tab, two_versions};
use super::support::hand::click;
use egui::{Key, Modifiers, accesskit};
use egui_kittest::kittest::Queryable as _;
use tellings::article::VersionId;
use tellings::corrections::Subject;
use tellings::jobs::Overwrite;
use tellings::present::{CellView, Target};
use tellings::report::ReportFormat;
use tellings::ui::action::Action;
use tellings::ui::app::TellingsApp;
use tellings::ui::state::Screen;

const HOSTILE: &str = "=1+1 <script>alert(1)</script> [link](http://x) | \"quoted\"";

/// Writes a comment where the button called so stands.
fn comment(window: &mut Window, called: &str, text: &str) {
    click(window, &format!("Comment on {called}"));
    let field = format!("Your comment on {called}");
    let input = || accesskit::Role::MultilineTextInput;
    window.get_by_role_and_label(input(), &field).focus();
    window.run_steps(2);
    window.get_by_role_and_label(input(), &field).type_text(text);
    window.run_steps(2);
    window.key_press_modifiers(Modifiers::COMMAND, Key::Enter);
    settle(window);
}

fn comments(window: &Window) -> Vec<(Target, String)> {
    let view = window.state().presentation().expect("a story is shown");
    view.notes.comments.iter().map(|one| (one.target, one.text.clone())).collect()
}

/// The second row, with the dialog on what B has there.
fn at_second_row(window: &mut Window) -> tellings::align::RowId {
    let row = window.state().presentation().expect("a story is shown").rows[1].id;
    window.state_mut().ask(Action::CorrectPassage(row, VersionId(1)));
    settle(window);
    row
}

#[test]
fn a_comment_on_a_passage_is_marked_in_its_cell_and_can_be_taken_back() {
    let files = two_versions();
    let mut window = opened(files.path());
    let row = at_second_row(&mut window);
    comment(&mut window, &format!("{row} in B"), "Ask the port");
    let said = vec![(Target::Cell(row, VersionId(1)), "Ask the port".to_owned())];
    assert_eq!(comments(&window), said);
    assert_eq!(
        window.state().history().undo_label().map(|l| l.starts_with("comment on “")),
        Some(true)
    );
    click(&mut window, "Close the passage");
    window.get_by_label(&format!("{row} B: Comment by you: Ask the port")).focus();
    window.run_steps(3);
    press(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(comments(&window), []);
    press(&mut window, Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
    assert_eq!(comments(&window), said);

    let story = files.path().join("kept.tellings");
    window.state_mut().ask(Action::SaveTo(story.clone(), Overwrite::Ask));
    settle(&mut window);
    let mut window = super::interface::window(TellingsApp::for_tests(vec![story]));
    assert_eq!(comments(&window), said);
    tab(&mut window, Screen::Review);
    click(&mut window, "Decided by you");
    click(&mut window, "Take back: On “");
    assert_eq!(comments(&window), []);
    assert!(window.state().project().decisions().is_empty());
}

#[test]
fn rows_quotes_and_facts_are_commented_on_and_every_report_has_it_as_text() {
    let files = two_versions();
    let mut window = opened(files.path());
    let row = at_second_row(&mut window);
    comment(&mut window, &format!("all of {row}"), "On the row");
    click(&mut window, "Close the passage");
    for (screen, called, text) in
        [(Screen::Quotes, "this quote", HOSTILE), (Screen::Facts, "this fact", "On the fact")]
    {
        tab(&mut window, screen);
        for _ in 0..2 {
            window.key_press(Key::ArrowDown);
            settle(&mut window);
        }
        comment(&mut window, called, text);
    }
    let on: Vec<Subject> = comments(&window)
        .into_iter()
        .map(|(target, _)| match target {
            Target::Row(_) => Subject::Row,
            Target::Cell(..) => Subject::Passage,
            Target::Quote(_) | Target::QuoteIn(..) => Subject::Quote,
            Target::Fact(_) | Target::FactIn(..) => Subject::Fact,
        })
        .collect();
    assert_eq!(on, [Subject::Row, Subject::Quote, Subject::Fact]);
    for format in
        [ReportFormat::Html, ReportFormat::Markdown, ReportFormat::Csv, ReportFormat::Json]
    {
        let path = files.path().join("out").with_extension(format.extension());
        window.state_mut().ask(Action::ExportTo(format, path.clone(), Overwrite::Ask));
        settle(&mut window);
        let text = std::fs::read_to_string(&path).expect("written");
        assert!(text.contains("On the row") && text.contains("On the fact"), "{format:?}");
        match format {
            ReportFormat::Html => {
                assert!(text.contains("=1+1 &lt;script&gt;alert(1)"), "{text}");
                assert!(!text.contains("<script>"));
            }
            ReportFormat::Markdown => {
                assert!(
                    text.contains("&lt;script&gt;alert(1)&lt;/script&gt; \\[link\\]"),
                    "{text}"
                );
            }
            ReportFormat::Csv => {
                assert!(text.contains("'=1+1 <script>"), "{text}");
                assert!(!text.contains(",=1+1") && !text.contains(",\"=1+1"), "{text}");
            }
            ReportFormat::Json => {
                let report: serde_json::Value = serde_json::from_str(&text).expect("JSON");
                assert_eq!(report["comments"][1]["text"], HOSTILE);
                assert_eq!(report["comments"][0]["on"]["row"], row.to_string());
            }
            ReportFormat::Docx
            | ReportFormat::Pdf
            | ReportFormat::Xlsx
            | ReportFormat::Tei
            | ReportFormat::Qdpx => unreachable!("it is not among those written"),
        }
    }
}

#[test]
fn a_comment_stays_with_its_words_where_the_text_around_them_changes() {
    let files = folder(&[("harbour.txt", HARBOUR), ("other.txt", "Other\n\nQuite another thing.")]);
    let mut window = opened(files.path());
    let ferries = |window: &Window| {
        let view = window.state().presentation().expect("a story is shown");
        let versions: Vec<_> =
            window.state().project().entries().iter().map(|e| e.version().clone()).collect();
        let has = |row: &&tellings::present::RowView| match &row.cells[0] {
            CellView::Passage(p) => {
                tellings::article::words_at(&versions, p.places[0]).contains("Ferries")
            }
            CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_) => false,
        };
        view.rows.iter().find(has).expect("the ferries").id
    };
    let row = ferries(&window);
    window.state_mut().ask(Action::CorrectPassage(row, VersionId(0)));
    settle(&mut window);
    comment(&mut window, &format!("{row} in A"), "Check the times");
    let again = HARBOUR.replace("Ferries will run", "Rain fell.\n\nFerries will run");
    let again = again.replace("until Friday.", "until Friday. Nobody knows what comes then.");
    std::fs::write(files.path().join("harbour.txt"), again).expect("written");
    let key = window.state().project().entries()[0].key();
    window.state_mut().ask(Action::ReadAgain(key));
    settle(&mut window);
    let said = (Target::Cell(ferries(&window), VersionId(0)), "Check the times".to_owned());
    assert_eq!(comments(&window), [said]);
}
