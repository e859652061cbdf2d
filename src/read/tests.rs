//! Reading as a whole: each format and shape from bytes to roles.

use super::*;
use std::io::{Cursor, Write as _};
use zip::write::SimpleFileOptions;

fn roles(version: &Version) -> Vec<(&'static str, &str)> {
    version.article.paragraphs.iter().map(|p| (p.role.name(), p.text.as_str())).collect()
}

fn check(name: &str, text: &str, expected: &[(&str, &str)]) -> Version {
    let version = read(name, text.as_bytes()).expect("this text can be read");
    assert_eq!(roles(&version), expected);
    for paragraph in &version.article.paragraphs {
        assert!(!paragraph.role.is_around() || paragraph.why.is_some());
    }
    version
}

const BODY: &str = "The harbour of Port Ellen was closed on Monday after a storm broke two of its cranes, the company that runs it said in a statement.";
const MORE: &str = "\"We will open again when it is safe to do so and not an hour before, whatever the ferry company says about it,\" said Ada Cole, who leads the company.";
const LAST: &str = "Ferries went to the old pier on the other side of the bay instead, and passengers had to walk for half an hour.";

#[test]
fn lines_glued_by_copy_and_paste_get_their_roles() {
    let text = format!(
        "Harbour closed after storm breaks 'two cranes'\n\nThe company says that it will open again when it is safe.\n4 min read\n05 March, 2024\nWaves at the harbour wall on Sunday [Getty]\n{BODY}\n\n{MORE}\n\nWe will open again when it is safe to do so and not an hour before\n\n{LAST}"
    );
    let version = check(
        "harbour_news-2024.txt",
        &text,
        &[
            ("headline", "Harbour closed after storm breaks 'two cranes'"),
            ("standfirst", "The company says that it will open again when it is safe."),
            ("boilerplate", "4 min read"),
            ("dateline", "05 March, 2024"),
            ("caption", "Waves at the harbour wall on Sunday [Getty]"),
            ("body", BODY),
            ("body", MORE),
            ("pull-quote", "We will open again when it is safe to do so and not an hour before"),
            ("body", LAST),
        ],
    );
    assert_eq!(version.article.published.map(|d| d.to_string()).as_deref(), Some("2024-03-05"));
    assert_eq!(version.label, "Harbour news 2024");
    assert_eq!(version.source.format, Format::Text);
}

#[test]
fn bylines_subheads_and_corrections_get_their_roles() {
    let text = format!(
        "Harbour closed\nBy Ada Cole and Bay Post staff\nPublished: Tuesday, March 5, 2024 10:30 GMT\n\n{BODY}\n\nWhat comes next\n\n{LAST}\n\nCorrection: An earlier version of this article said that three cranes broke.\n\nRead more: Ferry strike ends\n\n© 2024 Bay Post"
    );
    let version = check(
        "a.txt",
        &text,
        &[
            ("headline", "Harbour closed"),
            ("byline", "By Ada Cole and Bay Post staff"),
            ("dateline", "Published: Tuesday, March 5, 2024 10:30 GMT"),
            ("body", BODY),
            ("subhead", "What comes next"),
            ("body", LAST),
            (
                "correction",
                "Correction: An earlier version of this article said that three cranes broke.",
            ),
            ("related", "Read more: Ferry strike ends"),
            ("boilerplate", "© 2024 Bay Post"),
        ],
    );
    assert_eq!(version.article.byline.as_deref(), Some("Ada Cole, Bay Post staff"));
    assert_eq!(version.article.headline.as_deref(), Some("Harbour closed"));
}

#[test]
fn a_text_without_a_headline_is_all_body() {
    check("a.txt", "A single line without a stop", &[("body", "A single line without a stop")]);
    check("a.txt", BODY, &[("body", BODY)]);
    check("a.txt", &format!("{BODY}\n\n{LAST}"), &[("body", BODY), ("body", LAST)]);
    check("a.txt", "By the river\n", &[("body", "By the river")]);
    check("a.txt", "Share this article", &[("body", "Share this article")]);
}

#[test]
fn words_of_agencies_at_the_end_of_a_report_are_no_caption() {
    let text = format!("{BODY}\n\nThe old pier was closed as well, the mayor said. (Reuters)");
    check(
        "a.txt",
        &text,
        &[("body", BODY), ("body", "The old pier was closed as well, the mayor said. (Reuters)")],
    );
}

#[test]
fn a_saved_page_is_read_by_its_structure_and_data() {
    let page = format!(
        r#"<!DOCTYPE html><html lang="en-GB"><head><title>Harbour closed | Bay Post</title>
        <meta property="og:site_name" content="Bay Post"><meta name="description" content="Not shown.">
        <script type="application/ld+json">{{"@type":"NewsArticle","headline":"Harbour closed","datePublished":"2024-03-05T23:30:00-05:00","author":[{{"name":"By Ada Cole"}},{{"name":"Tom Hale"}}]}}</script>
        <style>p {{ color: red }}</style></head><body>
        <nav><a href=/>Home</a> <a href=/a>News</a></nav>
        <article><h1>Harbour closed</h1><p class="standfirst">The company says that it will open again when it is safe.</p>
        <figure><img src=a.jpg><figcaption>Waves at the wall</figcaption></figure>
        <div class="article-body"><p>{BODY}</p><script>var a = "not text";</script><!-- nor this --><h2>What comes next</h2><p>{MORE}</p>
        <div class="newsletter-box"><p>Get the best stories of the bay in your inbox every morning, free of charge.</p></div>
        <p><a href=/b>Ferry strike ends after a week of talks</a></p>
        <ul><li>The old pier is open.</li></ul><p>{LAST}</p></div></article>
        <aside><p>Ten things to do in Port Ellen when the harbour is closed and the ferry does not go.</p></aside>
        <footer><p>© 2024 Bay Post</p></footer></body></html>"#
    );
    let version = check(
        "page.html",
        &page,
        &[
            ("headline", "Harbour closed"),
            ("standfirst", "The company says that it will open again when it is safe."),
            ("caption", "Waves at the wall"),
            ("body", BODY),
            ("subhead", "What comes next"),
            ("body", MORE),
            (
                "boilerplate",
                "Get the best stories of the bay in your inbox every morning, free of charge.",
            ),
            ("boilerplate", "Ferry strike ends after a week of talks"),
            ("body", "The old pier is open."),
            ("body", LAST),
            (
                "boilerplate",
                "Ten things to do in Port Ellen when the harbour is closed and the ferry does not go.",
            ),
        ],
    );
    assert_eq!(version.label, "Bay Post");
    assert_eq!(version.article.byline.as_deref(), Some("Ada Cole, Tom Hale"));
    assert_eq!(version.article.published.map(|d| d.to_string()).as_deref(), Some("2024-03-05"));
    assert_eq!(version.article.language.map(Language::code), Some("en"));
    assert_eq!(version.source.format, Format::Html);
}

fn docx(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("a part can be begun");
        writer.write_all(xml.as_bytes()).expect("memory takes any bytes");
    }
    writer.finish().expect("the archive can be ended").into_inner()
}

fn word(body: &str) -> String {
    format!(r#"<?xml version="1.0"?><w:document xmlns:w="w"><w:body>{body}</w:body></w:document>"#)
}

#[test]
fn a_word_file_is_read_with_its_styles_and_properties() {
    let body = format!(
        r#"<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Harbour &amp; pier</w:t></w:r><w:r><w:t xml:space="preserve"> closed</w:t></w:r></w:p>
        <w:p><w:r><w:t>{BODY}</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>
        <w:p><w:pPr><w:pStyle w:val="H2"/></w:pPr><w:r><w:t>What&#8217;s next</w:t></w:r></w:p><w:p/>
        <w:p><w:r><w:t>Ferries went</w:t><w:tab/><w:t>to the pier.</w:t></w:r></w:p>"#
    );
    let styles = r#"<w:styles xmlns:w="w"><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style><w:style w:styleId="H2"><w:name w:val="heading 2"/></w:style></w:styles>"#;
    let core = r#"<c xmlns:dc="d"><dc:creator>Ada Cole</dc:creator><dcterms:created>2024-03-05T10:00:00Z</dcterms:created></c>"#;
    let bytes = docx(&[
        ("word/document.xml", &word(&body)),
        ("word/styles.xml", styles),
        ("docProps/core.xml", core),
    ]);
    let version = read("a.bin", &bytes).expect("this is a Word file");
    assert_eq!(
        roles(&version),
        [
            ("headline", "Harbour & pier closed"),
            ("body", BODY),
            ("subhead", "What’s next"),
            ("body", "Ferries went to the pier."),
        ]
    );
    assert_eq!(version.article.byline.as_deref(), Some("Ada Cole"));
    assert_eq!(version.article.published.map(|d| d.to_string()).as_deref(), Some("2024-03-05"));
    let said: Vec<&str> = version.warnings.iter().map(|w| w.message.as_str()).collect();
    assert_eq!(
        said.len(),
        2,
        "that the date is the file's own and that words were deleted: {said:?}"
    );
}

#[test]
fn other_archives_and_broken_ones_are_refused_by_name() {
    let other = docx(&[("xl/workbook.xml", "<a/>")]);
    assert_eq!(read("a.docx", &other), Err(ReadError::Unsupported("an Excel file")));
    let mut cut = docx(&[("word/document.xml", &word("<w:p/>"))]);
    cut.truncate(40);
    assert!(matches!(read("a.docx", &cut), Err(ReadError::Damaged { .. })));
    let deep = word(&"<w:x>".repeat(100_000));
    let deep = docx(&[("word/document.xml", &deep)]);
    assert!(matches!(read("a.docx", &deep), Err(ReadError::Damaged { .. })));
}

#[test]
fn a_word_file_that_breaks_off_keeps_what_was_read() {
    let xml =
        format!("<w:document xmlns:w=\"w\"><w:p><w:r><w:t>{BODY}</w:t></w:r></w:p><w:p></w:q>");
    let version = read("a.docx", &docx(&[("word/document.xml", &xml)]))
        .expect("the first paragraph is whole");
    assert_eq!(roles(&version), [("body", BODY)]);
    assert_eq!(version.warnings.len(), 1);
}

#[test]
fn hostile_pages_neither_crash_nor_hang() {
    let deep = format!("<html><body>{}{BODY}", "<div>".repeat(100_000));
    let version = read("a.html", deep.as_bytes()).expect("its words can be read");
    assert_eq!(roles(&version), [("body", BODY)]);
    assert_eq!(version.warnings.len(), 1);
    for piece in [
        "<p>a",
        "<b>a",
        "<table><tr><td>a",
        "<a href=x>a",
        "&amp",
        "<!--",
        "<svg>",
        "<span class=br></span>a",
    ] {
        let page = format!("<html><body>{}", piece.repeat(3_000));
        assert!(
            matches!(read("a.html", page.as_bytes()), Ok(_) | Err(ReadError::Empty)),
            "{piece}"
        );
    }
    assert_eq!(read("a.html", b"<html><script>var a = 1;</script>"), Err(ReadError::Empty));
}

#[test]
fn empty_and_long_files_have_clear_answers() {
    assert_eq!(read("a.txt", b" \n\t\n"), Err(ReadError::Empty));
    assert_eq!(read("a.txt", b""), Err(ReadError::Empty));
    let many = "One line here.\n".repeat(MAX_PARAGRAPHS + 10);
    let version = read("a.txt", many.as_bytes()).expect("most of it can be read");
    assert_eq!(version.article.paragraphs.len(), MAX_PARAGRAPHS);
    assert_eq!(version.warnings.len(), 1);
}

#[test]
fn pasted_words_are_a_version_too() {
    let version =
        read_clipboard(&format!("Harbour closed\r\n{BODY}\r\n")).expect("there are words");
    assert_eq!(roles(&version), [("headline", "Harbour closed"), ("body", BODY)]);
    assert_eq!((version.label.as_str(), version.source.format), ("Pasted text", Format::Clipboard));
}

#[test]
fn no_word_of_a_plain_text_is_lost() {
    let text = format!("Title\n- one\n\n2. two\n{BODY}\n\n\n>> x\n...\nend-\ning\n\u{ad}\nA | B");
    let version = read("a.txt", text.as_bytes()).expect("there are words");
    let squeeze = |t: &str| t.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let kept: String = version.article.paragraphs.iter().map(|p| squeeze(&p.text)).collect();
    assert_eq!(kept, squeeze(&text));
}
