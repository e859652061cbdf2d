//! The HTML report: one file that needs nothing else, no script, no network, fit to be handed on
//! and printed. Everything from the user's files passes through maud, which escapes it; a content
//! security policy names the one style sheet by its hash, so nothing else could run in any case.

use super::ReportInput;
use super::index::Index;
use super::words;
use super::{Section, Selection};
use crate::align::{Change, DiffRun, RowId};
use crate::article::{self, Place, VersionId};
use crate::facts::FactId;
use crate::present::{Column, NearestView, Presentation};
use crate::quotes::QuoteId;
use crate::story::Story;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};
use std::collections::BTreeSet;

mod charts;
mod decisions;
mod derivation;
mod facts;
mod glance;
mod omissions;
mod quotes;
mod rows;
mod sources;
mod wording;

/// The style sheet; a few lines that depend on the number of versions are added to it.
const STYLE: &str = include_str!("../../assets/report/report.css");

/// Width that a version's column needs to be read with comfort, in rem.
const COLUMN_REM: usize = 15;

/// Width of what stands beside the columns, in rem.
const MARGIN_REM: usize = 9;

/// Versions that still fit beside each other on a landscape page; with more, rows print as cards.
const COLUMNS_IN_PRINT: usize = 5;

/// The same for the matrices of quotes and facts, whose cells hold a few words each.
const MATRIX_COLUMNS_IN_PRINT: usize = 10;

/// Openings that stand beside each other at most.
const OPENINGS_IN_LINE: usize = 4;

/// Characters of the nearest passage that are shown where a version leaves something out.
const NEAREST_CHARS: usize = 180;

/// What every part of the page is written from.
struct Page<'a> {
    story: &'a Story,
    view: &'a Presentation,
    base: VersionId,
    selection: &'a Selection,
    index: Index,
    /// The quotes that are written, and the facts: what a link may lead to.
    quotes: BTreeSet<QuoteId>,
    facts: BTreeSet<FactId>,
}

/// The whole page.
pub(super) fn report(input: ReportInput<'_>, title: &str) -> Vec<u8> {
    let ReportInput { story, presentation: view, base, selection } = input;
    let groups = view.quotes.speakers.iter();
    let page = Page {
        story,
        view,
        base,
        selection,
        index: Index::new(&view.rows),
        quotes: groups.flat_map(|group| &group.quotes).map(|row| row.id).collect(),
        facts: view.facts.rows.iter().map(|row| row.id).collect(),
    };
    let style = format!("{STYLE}{}", fitted_style(view.columns.len()));
    let policy = format!(
        "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
        base64(&Sha256::digest(style.as_bytes()))
    );
    let markup = html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(policy);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                meta name="generator" content=(super::GENERATOR);
                title { (title) " – versions compared" }
                style { (PreEscaped(style)) }
            }
            body {
                a.skip href="#content" { "Skip to the comparison" }
                (page.masthead(title))
                main #content {
                    (page.summary())
                    (page.contents())
                    (page.versions())
                    @if page.has(Section::Overview) { (page.glance()) }
                    @if page.has(Section::Derivation) { (page.derivation()) }
                    @if page.has(Section::SideBySide) { (page.side_by_side()) }
                    @if page.has(Section::Quotes) { (page.quotes()) }
                    @if page.has(Section::Decisions) { (page.decisions()) }
                    @if page.has(Section::Facts) { (page.facts()) }
                    @if page.has(Section::Wording) { (page.wording()) }
                    @if page.has(Section::Omissions) { (page.omissions()) }
                    @if page.has(Section::Method) { (page.method()) }
                }
                footer.colophon {
                    p { "Written by " (super::GENERATOR) " on the reader’s own machine. The same "
                        "files and settings give the same report, byte for byte." }
                }
            }
        }
    };
    let mut text = markup.into_string();
    text.push('\n');
    text.into_bytes()
}

/// What depends on the number of versions: openings stand in lines of about equal length, and rows
/// become cards where the columns would be too narrow to read.
fn fitted_style(versions: usize) -> String {
    let rows = include_str!("../../assets/report/cards-rows.css");
    let matrix = include_str!("../../assets/report/cards-matrix.css");
    let openings = in_line(versions, OPENINGS_IN_LINE);
    let gaps = 2 * (openings - 1);
    let width = versions * COLUMN_REM + MARGIN_REM;
    let mut style = format!(
        ".openings{{grid-template-columns:repeat(auto-fit,minmax(min(100%,max(15rem,\
         (100% - {gaps}rem)/{openings})),1fr))}}\
         @media screen and (max-width:{width}rem){{{rows}{matrix}}}"
    );
    if versions > COLUMNS_IN_PRINT {
        let columns = in_line(versions, COLUMNS_IN_PRINT);
        style.push_str(&format!(
            "@media print{{{rows}.rows tr{{grid-template-columns:repeat({columns},minmax(0,1fr))}}}}"
        ));
    }
    if versions > MATRIX_COLUMNS_IN_PRINT {
        style.push_str(&format!("@media print{{{matrix}}}"));
    }
    style
}

/// How many of `items` stand in one line, so that lines of at most `most` are about equally long.
fn in_line(items: usize, most: usize) -> usize {
    items.div_ceil(items.div_ceil(most).max(1)).max(1)
}

/// Base64 as a content security policy wants it (RFC 4648, with padding).
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for chunk in bytes.chunks(3) {
        let number = (0..3)
            .fold(0_u32, |sum, n| (sum << 8) | chunk.get(n).map_or(0, |&byte| u32::from(byte)));
        for n in 0..4 {
            let letter = LETTERS.get((number >> (18 - 6 * n)) as usize & 63);
            let letter = letter.filter(|_| n <= chunk.len());
            text.push(letter.map_or('=', |&letter| char::from(letter)));
        }
    }
    text
}

impl Page<'_> {
    fn has(&self, section: Section) -> bool {
        self.selection.has(section)
    }

    fn masthead(&self, title: &str) -> Markup {
        let names: Vec<&Column> = self.view.columns.iter().collect();
        html! {
            header.masthead {
                p.eyebrow { "Tellings · versions of one story compared" }
                h1 dir="auto" lang=[self.language(self.base)] { (title) }
                p.outlets {
                    @for (n, column) in names.iter().enumerate() {
                        @if n > 0 { " " }
                        span.outlet { (letter(column.version)) " " (column.label) }
                    }
                }
            }
        }
    }

    fn summary(&self) -> Markup {
        let overview = &self.view.overview;
        let quotes = self.story.quotes.quotes.len();
        let differing = facts::differing(self.story);
        html! {
            section #summary aria-labelledby="summary-h" {
                h2.quiet #summary-h { "Summary" }
                @if let Some((first, rest)) = overview.sentences.split_first() {
                    p.lead { (first) }
                    @if !rest.is_empty() {
                        ul.sentences { @for sentence in rest { li { (sentence) } } }
                    }
                }
                @let chosen = self.selection.in_words(self.story.versions.len(), self.base);
                @if !chosen.is_empty() {
                    ul.sentences { @for line in chosen { li { b { "Not all of the story: " } (line) } } }
                }
                @if self.view.columns.len() > 1 {
                    dl.figures {
                        (figure(self.story.alignment.rows.len(), "passages"))
                        (figure(overview.rows_in_all, "in every version"))
                        (figure(overview.rows_in_one, "in one version only"))
                        (figure(quotes, "quotes followed"))
                        (figure(differing, "facts with differing values"))
                    }
                }
            }
        }
    }

    fn contents(&self) -> Markup {
        let rows = self.view.rows.len();
        let quotes = self.quotes.len();
        let facts = self.view.facts.rows.len();
        let derivation = !self.view.overview.derivation.is_empty();
        html! {
            nav.contents aria-labelledby="contents-h" {
                h2.quiet #contents-h { "Contents" }
                ol {
                    li { a href="#versions" { "Versions" } " " span.n { (self.view.columns.len()) } }
                    @if self.has(Section::Overview) { li { a href="#glance" { "At a glance" } } }
                    @if self.has(Section::Derivation) && derivation {
                        li { a href="#derivation" { "Shared and own words" } }
                    }
                    @if self.has(Section::SideBySide) {
                        li { a href="#rows" { "Side by side" } " " span.n { (rows) } }
                    }
                    @if self.has(Section::Quotes) {
                        li { a href="#quotes" { "Quotes" } " " span.n { (quotes) } }
                        li { a href="#readings" { "How each quote reads" } }
                    }
                    @if self.has(Section::Decisions) && !self.view.decisions().is_empty() {
                        li { a href="#decisions" { "Set by you" } }
                    }
                    @if self.has(Section::Facts) {
                        li { a href="#facts" { "Facts" } " " span.n { (facts) } }
                    }
                    @if self.has(Section::Wording) {
                        li { a href="#wording" { "Word choice" } " " span.n { (self.view.wording.len()) } }
                    }
                    @if self.has(Section::Omissions) {
                        li { a href="#omissions" { "What each version leaves out" } }
                    }
                    @if self.has(Section::Method) {
                        li { a href="#method" { "Method and limits" } }
                    }
                }
            }
        }
    }

    /// The language of a version, where it is not the page's own.
    fn language(&self, version: VersionId) -> Option<&'static str> {
        self.story.versions.get(version.index())?.article.language.map(|language| language.code())
    }

    /// A version's letter and label.
    fn name(&self, version: VersionId) -> Markup {
        html! {
            (letter(version)) " " (words::label(self.story, version))
        }
    }

    /// A word diff as paragraphs.
    fn diff(&self, version: VersionId, runs: &[DiffRun]) -> Markup {
        html! {
            @for block in words::toned(self.story, runs) {
                p dir="auto" lang=[self.language(version)] {
                    @for piece in block { (toned(piece)) }
                }
            }
        }
    }

    /// A link to the row in which `place` begins, called after the paragraph.
    fn link(&self, place: Place) -> Markup {
        match self.index.row_of(place).filter(|_| self.has(Section::SideBySide)) {
            Some(row) => html! { a.place href={ "#" (row) } { (place.paragraph) } },
            None => html! { span.place { (place.paragraph) } },
        }
    }

    /// A link to a row; its name alone where the row is not written.
    fn row_link(&self, row: RowId) -> Markup {
        html! {
            @if self.has(Section::SideBySide) && self.index.has(row) {
                a.place href={ "#" (row) } { (row) }
            } @else {
                span.place { (row) }
            }
        }
    }

    /// What comes nearest to words that a version does not have.
    fn nearest(&self, nearest: Option<NearestView>) -> Markup {
        self.nearest_in(nearest, NEAREST_CHARS)
    }

    fn nearest_in(&self, nearest: Option<NearestView>, limit: usize) -> Markup {
        let Some(NearestView { place, similarity }) = nearest else {
            return html! { p.nearest { "No passage of this version comes near." } };
        };
        let text = article::words_at(&self.story.versions, place);
        html! {
            p.nearest {
                "Nearest: " (self.link(place)) ", " (words::percent(similarity)) " alike: "
                q dir="auto" lang=[self.language(place.paragraph.version)] {
                    (words::excerpt(text, limit))
                }
            }
        }
    }
}

fn letter(version: VersionId) -> Markup {
    html! { b.letter { (version) } }
}

fn figure(count: usize, what: &str) -> Markup {
    html! { div { dt { (what) } dd { (count) } } }
}

/// A piece of a word diff: struck out, underlined or plain, never by colour alone.
fn toned(piece: words::Piece<'_>) -> Markup {
    let text = piece.text;
    match piece.change {
        Change::Same => html! { (text) },
        Change::Inserted => html! { ins { (text) } },
        Change::Deleted => html! { del { (text) } },
        Change::Typographic => html! { span.typo { (text) } },
        Change::Moved => html! { span.shifted { (text) } },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::facts::{Agreement, FactKind, FactStatus};
    use crate::present::{present, testing};
    use crate::quotes::QuoteStatus;
    use crate::report::Selection;
    use crate::watch::Watch;

    #[test]
    fn lines_are_about_equally_long() {
        for (items, most, expected) in [(0, 4, 1), (4, 4, 4), (5, 4, 3), (6, 5, 3), (11, 5, 4)] {
            assert_eq!(in_line(items, most), expected);
        }
    }

    #[test]
    fn base64_is_as_the_standard_has_it() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg=="),
            ("fo", "Zm8="),
            ("foo", "Zm9v"),
            ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="),
            ("foobar", "Zm9vYmFy"),
        ] {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    /// A story whose every word is out to break the page.
    fn hostile() -> Story {
        let texts = [
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)> & </td></table>",
            "</style><style>body{display:none}</style>“never ]]> again”",
        ];
        let mut versions: Vec<_> =
            (0..2).map(|_| testing::version("<b>'\"&</b>", &texts)).collect();
        for version in &mut versions {
            version.article.byline = Some("<i>Bo</i>".to_owned());
            version.source.file = "<u>.txt".to_owned();
            version.warnings.push(crate::article::Warning::new("<s>"));
        }
        let rows: &[&[Option<usize>]] =
            &[&[Some(0), Some(0)], &[Some(1), None], &[Some(2), Some(2)]];
        let mut story = testing::story(versions, rows);
        let words = Some(("never ]]> again", QuoteStatus::Full));
        testing::add_quote(&mut story, Some("<em>Ann</em>"), &[words, words]);
        let value = Some(("onerror=alert(1)", Some("<q>"), FactStatus::Same));
        let cells = [value, None];
        testing::add_fact(&mut story, FactKind::Thing, "<tt>", Agreement::Single, &cells);
        story
    }

    fn page(story: &Story) -> String {
        let base = VersionId(0);
        let presentation = present(story, base, &Watch::unwatched()).expect("nobody cancels");
        let selection = Selection::everything();
        let input = ReportInput { story, presentation: &presentation, base, selection: &selection };
        String::from_utf8(report(input, &crate::report::title(story, base))).expect("UTF-8")
    }

    #[test]
    fn hostile_words_stay_words() {
        let text = page(&hostile());
        let document = dom_query::Document::from(text.as_str());
        for forbidden in ["script", "img", "i", "u", "s", "em", "tt", "iframe", "link", "form"] {
            assert_eq!(document.select(forbidden).length(), 0, "{forbidden}");
        }
        assert_eq!(document.select("style").length(), 1);
        assert_eq!(document.select("head > title").text().to_string(), {
            "<script>alert(1)</script> – versions compared"
        });
        assert!(document.select("main").text().contains("\"><img src=x onerror=alert(1)> &"));
    }

    #[test]
    fn the_page_needs_nothing_from_elsewhere() {
        for story in [testing::ferry(), hostile()] {
            let text = page(&story);
            let document = dom_query::Document::from(text.as_str());
            assert_eq!(document.select("[src], [style], [onclick], link, base").length(), 0);
            for link in document.select("a").iter() {
                let target = link.attr("href").expect("a target").to_string();
                let id = target.strip_prefix('#').unwrap_or_else(|| panic!("outside: {target}"));
                let found = document.select(&format!("[id='{id}']")).length();
                assert_eq!(found, 1, "{target}");
            }
            let style = document.select("style").text().to_string();
            assert!(!style.contains("url(") && !style.contains("@import"));
        }
    }

    #[test]
    fn the_policy_names_the_style_sheet_that_is_there() {
        let text = page(&testing::ferry());
        let style = text.split_once("<style>").and_then(|(_, rest)| rest.split_once("</style>"));
        let hash = base64(&Sha256::digest(style.expect("a style sheet").0.as_bytes()));
        assert!(
            text.contains(&format!("style-src &#39;sha256-{hash}&#39;"))
                || text.contains(&format!("style-src 'sha256-{hash}'"))
        );
    }

    /// Tags that HTML lets stand alone.
    const VOID: [&str; 2] = ["meta", "col"];

    #[test]
    fn every_tag_is_closed_in_its_turn() {
        for story in [testing::ferry(), hostile()] {
            let text = page(&story);
            let mut open: Vec<&str> = Vec::new();
            let (_, body) = text.split_once("</style>").expect("a style sheet");
            for piece in body.split('<').skip(1) {
                let tag = piece.split(['>', ' ']).next().expect("a tag");
                if let Some(tag) = tag.strip_prefix('/') {
                    if !["head", "html"].contains(&tag) || !open.is_empty() {
                        assert_eq!(open.pop(), Some(tag), "at <{piece}");
                    }
                } else if !VOID.contains(&tag) {
                    open.push(tag);
                }
            }
            assert_eq!(open, [""; 0]);
        }
    }

    #[test]
    fn tables_have_a_cell_for_every_version() {
        let text = page(&testing::ferry());
        let document = dom_query::Document::from(text.as_str());
        let rows = document.select("table.rows tbody tr");
        assert_eq!(rows.length(), 5);
        for row in rows.iter().chain(document.select("table.matrix tbody tr").iter()) {
            assert_eq!(row.select("th[scope]").length(), 1);
            assert_eq!(row.select("td").length(), 3);
        }
        assert_eq!(document.select("table > caption").length(), document.select("table").length());
        assert_eq!(document.select("h1").length(), 1);
    }

    #[test]
    fn what_is_left_out_shows_what_comes_nearest() {
        let text = page(&testing::ferry());
        let document = dom_query::Document::from(text.as_str());
        let cells = document.select("table.rows td.out, table.rows td.none");
        assert_eq!(cells.length(), 5);
        for cell in cells.iter() {
            assert!(cell.text().contains("25% alike: Ferry"), "{}", cell.text());
        }
        for absent in document.select(".absences > div").iter() {
            assert!(absent.text().contains("12% alike: Ferry"), "{}", absent.text());
        }
        assert_eq!(document.select(".absences > div").length(), 1);
    }

    #[test]
    fn disagreements_come_first_among_facts() {
        let text = page(&testing::ferry());
        let document = dom_query::Document::from(text.as_str());
        let captions: Vec<String> =
            document.select("#facts caption").iter().map(|c| c.text().to_string()).collect();
        assert_eq!(captions, ["Values differ 1", "The same in every version that has it 1"]);
    }
}
