//! Documents made by office programs, browsers and converters from one text: what is read from each is
//! that text, paragraph for paragraph. And broken ones: whatever is done to a file, reading it ends.

use std::fs;
use std::path::PathBuf;
use tellings::article::{Format, Role, Version};
use tellings::read::{ReadError, read};

#[expect(clippy::disallowed_methods, reason = "fixtures are read from disk")]
fn bytes(name: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/documents");
    fs::read(folder.join(name)).expect("the fixture is there")
}

fn version(name: &str) -> Version {
    read(name, &bytes(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

const TITLE: &str = "Ferry to Saltmere Island stops for three weeks";
const STANDFIRST: &str =
    "The slipway needs new piles before the winter storms, the Tidewater Ferry Company says.";
const BYLINE: &str = "By Ines Farrow and Cormac Delling";
const DATE: &str = "14 March 2024";
const FIRST: [&str; 6] = [
    "The ferry to Saltmere Island will stop for three weeks from Monday, because the slipway at Orrin Head is no longer safe, the Tidewater Ferry Company said in a statement on Thursday evening.",
    "“We found four cracked piles where we had expected one,” said Mairead Osk, the company’s chief engineer. “Nobody should drive a loaded lorry over that, and from Monday nobody will.”",
    "The closure is the first in eleven years. It affects about 640 passengers a day, most of them schoolchildren and workers of the island’s fish factory, and comes two weeks before the spring fair.",
    "A smaller boat, the Plover, will carry passengers without cars at 7 a.m., 1 p.m. and 6 p.m. Five of the nineteen daily crossings remain, and bicycles can be taken if there is room.",
    "The mayor of Saltmere, Osric Venn, called the decision “a long-term problem with a short-term answer”. He said the office of the island council had warned of the damage in 2019, 2021 and again last autumn.",
    "The company first rejected those warnings. A report which it published in September found “no efficient reason for concern”, but divers who went down in February came to a different conclusion.",
];
const SUBHEAD: &str = "What passengers can do";
const SECOND: [&str; 2] = [
    "Tickets that were bought before Thursday stay valid until the end of June. Whoever wants the money back can ask for it at the harbour office in Orrin Head or by letter, the company said.",
    "The island’s only pharmacy has asked customers to collect medicines early. Its owner, Tilda Brandt, said she had ordered enough for a month: “We have learned that from the winter of 2013.”",
];
const LIST: [&str; 3] = [
    "Passengers with cars should use the bridge at Lower Wick.",
    "School classes travel free of charge on the Plover.",
    "Freight goes through the port of Hallam until 6 April.",
];
const TABLE: [&str; 3] = ["Boat Crossings Seats", "Saltmere Star 0 320", "Plover 5 48"];
const LAST: [&str; 2] = [
    "The repair will cost about £2.4 million, of which the county pays two thirds. Work on the co-operative’s own jetty, which stands beside the slipway, is to follow in the summer.",
    "Opposition members of the council asked why the piles had not been replaced together with the ramp in 2018. An answer is expected at the council’s next meeting on 21 March.",
];
const NOTE: &str = "The report is kept in the county archive under the number 77/2023.";
const HEAD: &str = "The Orrin Head Courier";

/// Paragraphs and their roles, as they should be read.
type Expected = Vec<(Role, &'static str)>;

fn top(by: &'static str, date: &'static str) -> Expected {
    vec![
        (Role::Headline, TITLE),
        (Role::Standfirst, STANDFIRST),
        (Role::Byline, by),
        (Role::Dateline, date),
    ]
}

fn body(list: bool, table: &[&'static str]) -> Expected {
    let bodies = |texts: &[&'static str]| -> Expected {
        texts.iter().map(|text| (Role::Body, *text)).collect()
    };
    let mut all = bodies(&FIRST);
    all.push((Role::Subhead, SUBHEAD));
    all.extend(bodies(&SECOND));
    if list {
        all.extend(bodies(&LIST));
    }
    all.extend(bodies(table));
    all.extend(bodies(&LAST));
    all
}

fn check(name: &str, format: Format, parts: &[Expected]) -> Version {
    let version = version(name);
    let found: Vec<(Role, &str)> =
        version.article.paragraphs.iter().map(|p| (p.role, p.text.as_str())).collect();
    let expected: Expected = parts.concat();
    for (at, (found, expected)) in found.iter().zip(&expected).enumerate() {
        assert_eq!(found, expected, "{name}: paragraph {}", at + 1);
    }
    assert_eq!(found.len(), expected.len(), "{name}: {found:#?}");
    assert_eq!(version.source.format, format);
    assert_eq!(version.article.headline.as_deref(), Some(TITLE), "{name}");
    assert_eq!(version.article.byline.as_deref(), Some("Ines Farrow, Cormac Delling"), "{name}");
    let day = version.article.published.map(|day| day.to_string());
    assert_eq!(day.as_deref(), Some("2024-03-14"), "{name}");
    for paragraph in &version.article.paragraphs {
        assert!(paragraph.role != Role::Boilerplate || paragraph.why.is_some(), "{name}");
    }
    version
}

fn note() -> Expected {
    vec![(Role::Body, NOTE)]
}

fn around() -> Expected {
    vec![(Role::Boilerplate, HEAD)]
}

fn comment() -> Expected {
    vec![(Role::Boilerplate, "Check the hour with the company.")]
}

fn footer() -> Expected {
    vec![(Role::Boilerplate, "Page 1")]
}

/// What LibreOffice Writer keeps: title, table, list, note, comment, changes, heads of pages.
fn check_writer(name: &str, format: Format, apart: &[Expected]) {
    let mut parts = vec![top(BYLINE, DATE), body(true, &TABLE), note()];
    parts.extend_from_slice(apart);
    let version = check(name, format, &parts);
    let said = &version.warnings;
    assert!(said.iter().any(|w| w.message.contains("tracked changes: 1")), "{name}: {said:?}");
}

#[test]
fn writers_documents_are_read_paragraph_for_paragraph() {
    check_writer("ferry.odt", Format::Odt, &[comment(), around(), footer()]);
    check_writer("ferry.fodt", Format::Odt, &[comment(), around(), footer()]);
    check_writer("ferry.docx", Format::Docx, &[around(), footer(), comment()]);
    check_writer("ferry.rtf", Format::Rtf, &[around(), footer(), comment()]);
}

#[test]
fn what_pandoc_makes_is_read_paragraph_for_paragraph() {
    let names = || {
        vec![
            (Role::Headline, TITLE),
            (Role::Byline, "Ines Farrow"),
            (Role::Byline, "Cormac Delling"),
            (Role::Dateline, "2024-03-14"),
        ]
    };
    for (name, format) in
        [("pandoc.docx", Format::Docx), ("pandoc.odt", Format::Odt), ("pandoc.rtf", Format::Rtf)]
    {
        check(name, format, &[names(), body(true, &TABLE), note()]);
    }
    let publisher = vec![(Role::Boilerplate, HEAD)];
    let [title @ .., date] = &names()[..] else { panic!("four lines") };
    let again = vec![*date, (Role::Boilerplate, TITLE)];
    let parts = [title.to_vec(), publisher, again, body(true, &TABLE), note()];
    check("pandoc.epub", Format::Epub, &parts);
}

#[test]
fn a_pdf_of_one_column_is_read_paragraph_for_paragraph() {
    let version = check(
        "one-column.pdf",
        Format::Pdf,
        // On a single page nothing tells that its first line is a running head.
        &[vec![(Role::Body, HEAD)], top(BYLINE, DATE), body(true, &TABLE), note(), footer()],
    );
    assert!(version.warnings.is_empty(), "{:?}", version.warnings);
}

#[test]
fn columns_with_parted_words_and_running_heads_are_read_paragraph_for_paragraph() {
    let version = check(
        "columns.pdf",
        Format::Pdf,
        &[top(BYLINE, DATE), body(false, &[]), around(), footer()],
    );
    let said: Vec<&str> = version.warnings.iter().map(|w| w.message.as_str()).collect();
    // "prob-lem" and "re-placed" stand nowhere else; "Thurs-day" does.
    assert!(said.iter().any(|w| w.contains("problem") && !w.contains("Thursday")), "{said:?}");
}

#[test]
fn what_a_browser_prints_is_read_paragraph_for_paragraph() {
    let browsers = vec![
        (Role::Boilerplate, "11/27/26, 2:56 AM Ferry to Saltmere Island stops for three weeks"),
        (Role::Boilerplate, "http://courier.example:8123/page.html 1/2"),
    ];
    check("printed.pdf", Format::Pdf, &[top(BYLINE, DATE), body(true, &[]), browsers]);
    check("printed-columns.pdf", Format::Pdf, &[top(BYLINE, DATE), body(false, &[])]);
}

#[test]
fn scans_and_locked_files_say_so() {
    assert_eq!(read("a.pdf", &bytes("scanned.pdf")), Err(ReadError::Scanned(1)));
    let locked = read("a.pdf", &bytes("encrypted.pdf")).expect_err("it has a password");
    assert!(locked.to_string().contains("locked with a password"), "{locked}");
    let partly = version("partly-scanned.pdf");
    let said = |w: &&str| w.contains("pictures without text") && w.contains("not read: 2.");
    let warnings: Vec<&str> = partly.warnings.iter().map(|w| w.message.as_str()).collect();
    assert!(warnings.iter().any(said), "{warnings:?}");
}

/// All documents, and how many variants of each are tried; reading a PDF takes longest.
const DOCUMENTS: &[(&str, usize)] = &[
    ("ferry.fodt", 20),
    ("ferry.odt", 20),
    ("ferry.docx", 20),
    ("ferry.rtf", 40),
    ("pandoc.epub", 20),
    ("columns.pdf", 8),
    ("printed.pdf", 6),
];

#[test]
fn documents_that_break_off_are_read_or_refused_and_never_hang() {
    for (name, steps) in DOCUMENTS {
        let whole = bytes(name);
        for step in 0..*steps {
            let length = whole.len() * step / steps;
            // Whatever comes of it, it comes.
            let _read = read(name, &whole[..length]);
        }
    }
}

#[test]
fn documents_with_wrong_bytes_are_read_or_refused_and_never_hang() {
    // A fixed sequence, so that a failure comes again.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap_or(0)
    };
    for (name, variants) in DOCUMENTS {
        let whole = bytes(name);
        for _ in 0..*variants {
            let mut broken = whole.clone();
            for _ in 0..=next(8) {
                let at = next(broken.len());
                broken[at] = u8::try_from(next(256)).unwrap_or(0);
            }
            let _read = read(name, &broken);
        }
    }
}
