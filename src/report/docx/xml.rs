//! WordprocessingML: paragraphs, runs and tables of the document, and the parts that stay the same.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Which way a sheet of A4 lies.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    Portrait,
    Landscape,
}

/// Sides of A4 in twentieths of a point.
const SHORT: u32 = 11_906;
const LONG: u32 = 16_838;
/// The margin on each side, 2 cm.
const MARGIN: u32 = 1134;

impl Sheet {
    fn size(self) -> (u32, u32) {
        match self {
            Self::Portrait => (SHORT, LONG),
            Self::Landscape => (LONG, SHORT),
        }
    }

    /// Room between the margins.
    fn room(self) -> u32 {
        self.size().0 - 2 * MARGIN
    }
}

/// Words of one look.
#[derive(Clone, Debug)]
pub(super) struct Run<'a> {
    text: Cow<'a, str>,
    /// The character style, by id.
    style: Option<&'static str>,
    language: Option<&'static str>,
}

impl<'a> Run<'a> {
    fn styled(text: impl Into<Cow<'a, str>>, style: Option<&'static str>) -> Self {
        Self { text: text.into(), style, language: None }
    }

    pub(super) fn plain(text: impl Into<Cow<'a, str>>) -> Self {
        Self::styled(text, None)
    }

    pub(super) fn strong(text: impl Into<Cow<'a, str>>) -> Self {
        Self::styled(text, Some("Strong"))
    }

    pub(super) fn emphasis(text: impl Into<Cow<'a, str>>) -> Self {
        Self::styled(text, Some("Emphasis"))
    }

    pub(super) fn small(text: impl Into<Cow<'a, str>>) -> Self {
        Self::styled(text, Some("Remark"))
    }

    pub(super) fn inserted(text: impl Into<Cow<'a, str>>) -> Self {
        Self::styled(text, Some("InsertedWords"))
    }

    pub(super) fn deleted(text: impl Into<Cow<'a, str>>) -> Self {
        Self::styled(text, Some("DeletedWords"))
    }

    pub(super) fn moved(text: impl Into<Cow<'a, str>>) -> Self {
        Self::styled(text, Some("MovedWords"))
    }

    pub(super) fn typographic(text: impl Into<Cow<'a, str>>) -> Self {
        Self::styled(text, Some("TypographicWords"))
    }

    pub(super) fn in_language(self, language: Option<&'static str>) -> Self {
        Self { language, ..self }
    }
}

/// A cell: paragraphs of runs.
pub(super) type Cell<'a> = Vec<Vec<Run<'a>>>;

/// The document's body.
pub(super) struct Body {
    sheet: Sheet,
    xml: String,
}

/// `text` with what XML would act on escaped; characters that XML 1.0 can't hold are replaced, line ends
/// become spaces.
pub(super) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\n' | '\r' | '\t' => safe.push(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => safe.push(char::REPLACEMENT_CHARACTER),
            c => safe.push(c),
        }
    }
    safe
}

impl Body {
    pub(super) fn new(sheet: Sheet) -> Self {
        Self { sheet, xml: String::new() }
    }

    fn push(&mut self, args: std::fmt::Arguments<'_>) {
        self.xml.write_fmt(args).expect("a text takes whatever is written");
    }

    pub(super) fn heading(&mut self, style: &str, runs: &[Run<'_>]) {
        self.paragraph(style, runs);
    }

    pub(super) fn paragraph(&mut self, style: &str, runs: &[Run<'_>]) {
        self.push(format_args!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr>"));
        self.runs(runs);
        self.xml.push_str("</w:p>");
    }

    fn runs(&mut self, runs: &[Run<'_>]) {
        for run in runs.iter().filter(|run| !run.text.is_empty()) {
            self.xml.push_str("<w:r>");
            if run.style.is_some() || run.language.is_some() {
                self.xml.push_str("<w:rPr>");
                if let Some(style) = run.style {
                    self.push(format_args!("<w:rStyle w:val=\"{style}\"/>"));
                }
                if let Some(language) = run.language {
                    self.push(format_args!("<w:lang w:val=\"{language}\"/>"));
                }
                self.xml.push_str("</w:rPr>");
            }
            let text = escaped(&run.text);
            self.push(format_args!("<w:t xml:space=\"preserve\">{text}</w:t></w:r>"));
        }
    }

    /// A table. `shares` are the columns' widths in proportion to one another; the head is repeated on each
    /// page.
    pub(super) fn table(&mut self, head: &[Vec<Run<'_>>], shares: &[u32], rows: &[Vec<Cell<'_>>]) {
        let all: u32 = shares.iter().sum::<u32>().max(1);
        let widths: Vec<u32> = shares.iter().map(|share| self.sheet.room() * share / all).collect();
        let width: u32 = widths.iter().sum();
        // Whether the first row looks like a head, in both ways that Word has of saying so.
        let (look, first) = if head.is_empty() { ("0600", 0) } else { ("0620", 1) };
        self.push(format_args!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"TellingsTable\"/><w:tblW w:w=\"{width}\" \
             w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"{look}\" \
             w:firstRow=\"{first}\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" \
             w:noVBand=\"1\"/></w:tblPr><w:tblGrid>"
        ));
        for width in &widths {
            self.push(format_args!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.xml.push_str("</w:tblGrid>");
        if !head.is_empty() {
            self.xml.push_str("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
            for (runs, width) in head.iter().zip(&widths) {
                self.cell(*width, "TableHead", std::slice::from_ref(runs));
            }
            self.xml.push_str("</w:tr>");
        }
        for row in rows {
            self.xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
            for (cell, width) in row.iter().zip(&widths) {
                self.cell(*width, "TableText", cell);
            }
            self.xml.push_str("</w:tr>");
        }
        // Two tables that touch would be one.
        self.xml.push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"AfterTable\"/></w:pPr></w:p>");
    }

    fn cell(&mut self, width: u32, style: &str, paragraphs: &[Vec<Run<'_>>]) {
        self.push(format_args!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>"));
        if paragraphs.is_empty() {
            // A cell without a paragraph makes a file that Word does not open.
            self.paragraph(style, &[]);
        }
        paragraphs.iter().for_each(|runs| self.paragraph(style, runs));
        self.xml.push_str("</w:tc>");
    }

    /// A table of plain words.
    pub(super) fn plain_table<const N: usize>(
        &mut self,
        head: &[&'static str; N],
        shares: &[u32; N],
        rows: &[[String; N]],
    ) {
        let head: Vec<Vec<Run<'_>>> = head.iter().map(|&text| vec![Run::strong(text)]).collect();
        let cells = |row: &[String; N]| -> Vec<Cell<'_>> {
            row.iter().map(|text| vec![vec![Run::plain(text.clone())]]).collect()
        };
        let rows: Vec<Vec<Cell<'_>>> = rows.iter().map(cells).collect();
        self.table(&head, shares, &rows);
    }

    /// The part `word/document.xml`.
    pub(super) fn document(&self) -> String {
        let (width, height) = self.sheet.size();
        let lies = match self.sheet {
            Sheet::Portrait => "",
            Sheet::Landscape => " w:orient=\"landscape\"",
        };
        format!(
            "{HEAD}<w:document {SPACES}><w:body>{}<w:sectPr><w:footerReference w:type=\"default\" \
             r:id=\"rId4\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{lies}/><w:pgMar w:top=\"{MARGIN}\" \
             w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" w:header=\"567\" \
             w:footer=\"567\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>",
            self.xml
        )
    }
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

/// Title and page numbers at the foot of each page.
pub(super) fn footer(title: &str) -> String {
    let title = escaped(&crate::report::excerpt(title, 90));
    let field = |name: &str| {
        format!("<w:fldSimple w:instr=\" {name} \"><w:r><w:t>1</w:t></w:r></w:fldSimple>")
    };
    let text = |text: &str| format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>");
    format!(
        "{HEAD}<w:ftr {SPACES}><w:p><w:pPr><w:pStyle w:val=\"Footer\"/></w:pPr>{}{}{}{}</w:p></w:ftr>",
        text(&format!("{title} · page ")),
        field("PAGE"),
        text(" of "),
        field("NUMPAGES"),
    )
}

/// Title, language and a day that is always the same.
pub(super) fn core(title: &str) -> String {
    format!(
        "{HEAD}<cp:coreProperties \
         xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>\
         <dc:creator>{}</dc:creator><dc:language>en-GB</dc:language>\
         <dcterms:created xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">2000-01-01T00:00:00Z</dcterms:modified>\
         </cp:coreProperties>",
        escaped(title),
        crate::report::GENERATOR
    )
}

pub(super) const CONTENT_TYPES: &str = include_str!("parts/content-types.xml");
pub(super) const RELS: &str = include_str!("parts/rels.xml");
pub(super) const DOCUMENT_RELS: &str = include_str!("parts/document-rels.xml");
pub(super) const STYLES: &str = include_str!("parts/styles.xml");
pub(super) const SETTINGS: &str = include_str!("parts/settings.xml");
pub(super) const NUMBERING: &str = include_str!("parts/numbering.xml");

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_can_be_no_markup_and_hold_nothing_that_xml_can_not() {
        for (text, expected) in [
            ("a < b & \"c\" > d", "a &lt; b &amp; &quot;c&quot; &gt; d"),
            ("one\ntwo\tthree", "one two three"),
            ("bell\u{7}", "bell\u{fffd}"),
            ("\u{ffff}😀", "\u{fffd}😀"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn a_tables_columns_fill_the_sheet() {
        let mut body = Body::new(Sheet::Landscape);
        body.plain_table(&["a", "b"], &[1, 3], &[["x".to_owned(), "y".to_owned()]]);
        let widths: u32 = body
            .xml
            .split("<w:gridCol w:w=\"")
            .skip(1)
            .filter_map(|rest| rest.split('"').next()?.parse::<u32>().ok())
            .sum();
        assert!(widths <= Sheet::Landscape.room() && widths + 2 > Sheet::Landscape.room());
    }
}
