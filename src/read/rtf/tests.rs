//! Rich text as real programs write it, mark by mark: letters, groups, styles, tables, and files that break off.

use super::*;
use crate::article::Role;

fn blocks(rtf: &str) -> Vec<(String, Hint)> {
    let draft = read(rtf.as_bytes()).unwrap();
    draft.blocks.into_iter().map(|b| (b.text, b.hint)).collect()
}

fn check(rtf: &str, expected: &[(&str, Hint)]) {
    let found = blocks(rtf);
    let found: Vec<(&str, Hint)> =
        found.iter().map(|(text, hint)| (text.as_str(), *hint)).collect();
    assert_eq!(found, expected, "{rtf}");
}

const SET_APART: Hint = Hint::Role(Role::Boilerplate);

#[test]
fn paragraphs_end_at_par() {
    check("{\\rtf1 One.\\par Two.\\par}", &[("One.", Hint::None), ("Two.", Hint::None)]);
    check("{\\rtf1 One\\\nTwo}", &[("One", Hint::None), ("Two", Hint::None)]);
}

#[test]
fn letters_are_read_in_every_way_of_writing_them() {
    for (rtf, words) in [
        ("{\\rtf1\\ansi\\ansicpg1252 caf\\'e9}", "café"),
        ("{\\rtf1\\ansi\\ansicpg1251 \\'d1\\'f3\\'e4}", "Суд"),
        ("{\\rtf1\\uc1 a\\u8211?b}", "a–b"),
        ("{\\rtf1\\uc2 a\\u8211\\'96\\'96b}", "a–b"),
        ("{\\rtf1\\uc0 a\\u8211 b}", "a–b"),
        ("{\\rtf1 {\\uc2 \\u233 ??}\\u233 ?!}", "éé!"),
        ("{\\rtf1\\u-10179?\\u-8694?}", "😊"),
        ("{\\rtf1\\u-10179?x}", "\u{fffd}x"),
        ("{\\rtf1{\\fonttbl{\\f0\\fcharset0 A;}{\\f1\\fcharset204 B;}}{\\f1 \\'d1}\\'d1}", "СÑ"),
        ("{\\rtf1{\\fonttbl{\\f3\\fcharset128 A;}}\\f3\\'8a\\'43\\'83\\'5c}", "海ソ"),
        (
            "{\\rtf1 non\\~breaking co\\-operate long\\_term \\{\\}\\\\}",
            "non breaking cooperate long-term {}\\",
        ),
        ("{\\rtf1\\ldblquote a\\rdblquote  b\\emdash c}", "“a” b—c"),
    ] {
        check(rtf, &[(words, Hint::None)]);
    }
}

#[test]
fn what_is_not_text_is_passed_over() {
    check(
        "{\\rtf1{\\colortbl;\\red0;}{\\*\\generator Writer;}{\\*\\unknown words}{\\pict\\wmetafile8 abcdef}{\\field{\\*\\fldinst HYPERLINK \"x\"}{\\fldrslt a link}}{\\bin5 }}}}}!}",
        &[("a link!", Hint::None)],
    );
    check("{\\rtf1 shown{\\v hidden} {\\deleted gone}kept}", &[("shown kept", Hint::None)]);
}

#[test]
fn headings_are_told_by_style_or_outline() {
    check(
        "{\\rtf1{\\stylesheet{\\s0 Normal;}{\\s1\\outlinelevel0 heading 1;}{\\*\\cs2 heading 3;}{\\s5 Title;}}\\pard\\s5 A\\par\\pard\\s1 B\\par\\pard\\outlinelevel1 C\\par\\pard D}",
        &[
            ("A", Hint::Role(Role::Headline)),
            ("B", Hint::Heading(1)),
            ("C", Hint::Heading(2)),
            ("D", Hint::None),
        ],
    );
}

#[test]
fn notes_and_running_heads_stand_after_the_text() {
    check(
        "{\\rtf1{\\header\\pard The Bay Post\\par}One{\\footnote\\pard A note.} goes on.\\par{\\*\\annotation Check this.}Two.}",
        &[
            ("One goes on.", Hint::None),
            ("Two.", Hint::None),
            ("A note.", Hint::Marked),
            ("The Bay Post", SET_APART),
            ("Check this.", SET_APART),
        ],
    );
}

#[test]
fn rows_of_tables_are_lines() {
    check(
        "{\\rtf1\\pard Before\\par\\trowd\\cellx1\\cellx2\\pard\\intbl A\\cell B\\cell\\row\\trowd\\pard\\intbl C\\cell D\\cell\\row\\pard After}",
        &[
            ("Before", Hint::None),
            ("A B", Hint::Marked),
            ("C D", Hint::Marked),
            ("After", Hint::None),
        ],
    );
}

#[test]
fn data_about_the_file_are_read() {
    let draft = read(
        b"{\\rtf1{\\info{\\title Harbour closed}{\\author Ada Cole}{\\creatim\\yr2024\\mo3\\dy5\\hr9}}Text}",
    )
    .unwrap();
    assert_eq!(draft.fallback.headline.as_deref(), Some("Harbour closed"));
    assert_eq!(draft.fallback.byline.as_deref(), Some("Ada Cole"));
    assert_eq!(draft.fallback.published.map(|d| d.to_string()).as_deref(), Some("2024-03-05"));
}

#[test]
fn what_breaks_off_gives_what_there_is() {
    let draft = read(b"{\\rtf1 One.\\par Two").unwrap();
    assert_eq!(draft.blocks.len(), 2);
    assert!(draft.warnings.iter().any(|w| w.message.contains("breaks off")));
    let deep = format!("{{\\rtf1 One.\\par{}", "{".repeat(MAX_DEPTH * 2));
    let draft = read(deep.as_bytes()).unwrap();
    assert_eq!(draft.blocks.len(), 1);
    assert!(draft.warnings.iter().any(|w| w.message.contains("1000 deep")));
}
