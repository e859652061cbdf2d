//! What Word writes and other programs do not: marks of deleted paragraphs, moved passages, boxes.

use super::*;
use crate::article::Role;

fn check(body: &str, styles: &str, expected: &[(&str, Hint)]) -> usize {
    let xml = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    let styles = Styles::of(styles);
    let mut reader = Body::new(&styles, Place::Text);
    xml::each_event(&xml, |event, depth| reader.take(event, depth)).unwrap();
    reader.finish();
    let deleted = reader.deleted;
    let mut draft = Draft::default();
    reader.parts.finish(&mut draft);
    let found: Vec<(&str, Hint)> = draft.blocks.iter().map(|b| (b.text.as_str(), b.hint)).collect();
    assert_eq!(found, expected);
    deleted
}

fn p(properties: &str, text: &str) -> String {
    format!(
        "<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>"
    )
}

#[test]
fn a_paragraph_whose_end_was_deleted_goes_on_in_the_next() {
    let first = p("<w:rPr><w:del w:id=\"1\"/></w:rPr>", "The harbour was closed ");
    let body = first + &p("", "on Monday.");
    let deleted = check(&body, "", &[("The harbour was closed on Monday.", Hint::None)]);
    assert_eq!(deleted, 1);
}

#[test]
fn moved_passages_stand_once_and_inserted_ones_are_read() {
    check(
        "<w:p><w:moveFrom><w:r><w:t>Moved.</w:t></w:r></w:moveFrom><w:ins><w:r><w:t>New.</w:t></w:r></w:ins></w:p><w:p><w:moveTo><w:r><w:t>Moved.</w:t></w:r></w:moveTo></w:p>",
        "",
        &[("New.", Hint::None), ("Moved.", Hint::None)],
    );
}

#[test]
fn hidden_words_codes_of_fields_and_second_copies_are_not_read() {
    check(
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r><w:r><w:instrText>HYPERLINK</w:instrText></w:r><w:hyperlink><w:r><w:t>A link</w:t></w:r></w:hyperlink><mc:Fallback><w:p><w:r><w:t>again</w:t></w:r></w:p></mc:Fallback></w:p>",
        "",
        &[("A link", Hint::None)],
    );
}

#[test]
fn a_text_box_is_a_paragraph_of_its_own() {
    check(
        "<w:p><w:r><w:t xml:space=\"preserve\">Around </w:t></w:r><w:r><w:txbxContent><w:p><w:r><w:t>In the box.</w:t></w:r></w:p></w:txbxContent></w:r><w:r><w:t>it.</w:t></w:r></w:p>",
        "",
        &[("In the box.", Hint::None), ("Around it.", Hint::None)],
    );
}

#[test]
fn styles_made_from_headings_are_headings() {
    let styles = "<w:styles><w:style w:styleId=\"a\"><w:name w:val=\"Zwischentitel\"/><w:basedOn w:val=\"b\"/></w:style><w:style w:styleId=\"b\"><w:name w:val=\"heading 2\"/></w:style><w:style w:styleId=\"c\"><w:name w:val=\"Own\"/><w:basedOn w:val=\"c\"/></w:style><w:style w:styleId=\"t\"><w:name w:val=\"toc 1\"/></w:style></w:styles>";
    let of = |style: &str, text: &str| p(&format!("<w:pStyle w:val=\"{style}\"/>"), text);
    check(
        &[of("a", "One"), of("c", "Two"), of("t", "Three")].concat(),
        styles,
        &[("One", Hint::Heading(2)), ("Two", Hint::None), ("Three", Hint::Role(Role::Boilerplate))],
    );
}

#[test]
fn items_and_rows_are_told() {
    let item = |list: u8| format!("<w:numPr><w:numId w:val=\"{list}\"/></w:numPr>");
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p("", text));
    let row = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("A"), cell("B"));
    check(
        &[p(&item(1), "Item"), p(&item(0), "None"), row].concat(),
        "",
        &[("Item", Hint::Item), ("None", Hint::None), ("A B", Hint::Marked)],
    );
}
