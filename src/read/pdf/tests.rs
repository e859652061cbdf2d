//! PDF files written here by hand: what a hostile one is told, and shapes that no program was at hand to
//! make.

use super::*;
use std::fmt::Write as _;

/// A file of these objects, the first of which is the root.
fn pdf(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(objects) {
        places.push(out.len());
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        writeln!(table, "{place:010} 00000 n ").unwrap();
    }
    let size = objects.len() + 1;
    write!(table, "trailer<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").unwrap();
    out.extend(table.bytes());
    out
}

fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut out = format!("<<{entries}/Length {}>>stream\n", data.len()).into_bytes();
    out.extend(data);
    out.extend(b"\nendstream");
    out
}

/// A page that draws `content` and may use drawings from object 6 on, called X6 and so on.
fn page(content: Vec<u8>, drawings: Vec<Vec<u8>>) -> Vec<u8> {
    let mut names = String::new();
    for n in 6..6 + drawings.len() {
        write!(names, "/X{n} {n} 0 R").unwrap();
    }
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<<{names}>>>>>>"
    );
    let mut objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        page.into_bytes(),
        content,
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>".to_vec(),
    ];
    objects.extend(drawings);
    pdf(&objects)
}

const WORDS: &str = "BT /F 12 Tf 50 700 Td (The harbour was closed on Monday.) Tj ET ";
const READ: &str = "The harbour was closed on Monday.";

fn check(bytes: &[u8], expected: &[&str]) {
    let draft = read(bytes).unwrap();
    let found: Vec<&str> = draft.blocks.iter().map(|block| block.text.as_str()).collect();
    assert_eq!(found, expected);
}

fn check_refused(bytes: &[u8], expected: &str) {
    let said = read(bytes).expect_err("a limit is broken").to_string();
    assert!(said.contains(expected), "{said}");
}

#[test]
fn a_plain_page_is_read() {
    check(&page(stream("", WORDS.as_bytes()), vec![]), &[READ]);
}

#[test]
fn drawings_inside_drawings_are_read_and_bounded() {
    let form = |content: &str, next: usize| {
        let entries = format!(
            "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</Font<</F 5 0 R>>/XObject<</X{next} {next} 0 R>>>>"
        );
        stream(&entries, content.as_bytes())
    };
    check(&page(stream("", b"/X6 Do"), vec![form(WORDS, 7)]), &[READ]);
    // Each draws the next ten times, ten billion times in all.
    let tens: Vec<Vec<u8>> =
        (6..16).map(|n| form(&format!("/X{} Do ", n + 1).repeat(10), n + 1)).collect();
    check_refused(&page(stream("", b"/X6 Do"), tens), "take too long");
    // Each draws the next once, too deep for the stack of a reader that follows them.
    let deep: Vec<Vec<u8>> = (6..60).map(|n| form(&format!("/X{} Do ", n + 1), n + 1)).collect();
    check_refused(&page(stream("", b"/X6 Do"), deep), "take too long");
}

#[test]
fn a_stream_that_unpacks_to_too_much_is_refused() {
    let packed = vec![b'a'; 2 * 1024 * 1024];
    let limit = "unpacks to over 64 MB";
    check_refused(&page(stream("/Filter/RunLengthDecode", &packed), vec![]), limit);
    let twice = vec![b'a'; 1000];
    check_refused(&page(stream("/Filter[/FlateDecode/FlateDecode]", &twice), vec![]), limit);
}

#[test]
fn objects_inside_objects_do_not_end_the_program() {
    let deep = format!("{WORDS}{}", "[".repeat(100_000));
    check(&page(stream("", deep.as_bytes()), vec![]), &[READ]);
}

#[test]
fn turned_words_are_set_apart() {
    let turned = format!("{WORDS}BT /F 8 Tf 0 1 -1 0 580 300 Tm (Photographs: Pim Sorley) Tj ET");
    let draft = read(&page(stream("", turned.as_bytes()), vec![])).unwrap();
    let last = draft.blocks.last().unwrap();
    assert_eq!(last.text, "Photographs: Pim Sorley");
    assert_eq!(last.why.as_deref(), Some("it stands turned on the page"));
}

#[test]
fn words_that_are_not_painted_are_read() {
    let layer = WORDS.replace("Td", "Td 3 Tr");
    check(&page(stream("", layer.as_bytes()), vec![]), &[READ]);
}

#[test]
fn words_of_a_files_data_are_read_in_every_encoding() {
    for (bytes, expected) in [
        (&b"\xfe\xff\x00C\x00a\x00f\x00\xe9"[..], "Café"),
        (b"\xef\xbb\xbfCaf\xc3\xa9", "Café"),
        (b"Caf\xe9", "Café"),
    ] {
        assert_eq!(words(bytes), expected);
    }
}

#[test]
fn what_is_no_pdf_is_damaged() {
    check_refused(b"%PDF-1.7\nand no more", "its pages can't be found");
}
