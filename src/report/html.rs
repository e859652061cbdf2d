//! The HTML report: one file that needs nothing else, no script, no network, fit to be handed on
//! and printed. Everything from the user's files passes through maud, which escapes it; a content
//! security policy names the one style sheet by its hash, so nothing else could run in any case.

use super::ReportInput;
use super::index::Index;
use super::words;
use crate::align::{Change, DiffRun, RowId};
use crate::article::{self, Place, VersionId};
use crate::present::{Column, NearestView, Presentation};
use crate::story::Story;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest as _, Sha256};

mod facts;
mod glance;
mod omissions;
mod quotes;
mod rows;
mod sources;

/// The style sheet; a few lines that depend on the number of versions are added to it.
const STYLE: &str = include_str!("../../assets/report/report.css");

/// Width that a version's column needs to be read with comfort, in rem.
const COLUMN_REM: usize = 15;

/// Width of what stands beside the columns, in rem.
const MARGIN_REM: usize = 9;

/// Versions that still fit beside each other on a landscape page; with more, rows print as cards.
const COLUMNS_IN_PRINT: usize = 5;

/// Openings that stand beside each other at most.
const OPENINGS_IN_LINE: usize = 4;

/// Characters of the nearest passage that are shown where a version leaves something out.
const NEAREST_CHARS: usize = 180;

/// What every part of the page is written from.
struct Page<'a> {
    story: &'a Story,
    view: &'a Presentation,
    base: VersionId,
    index: Index,
}

/// The whole page.
pub(super) fn report(input: ReportInput<'_>, title: &str) -> Vec<u8> {
    let ReportInput { story, presentation: view, base } = input;
    let page = Page { story, view, base, index: Index::new(&view.rows) };
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
                    (page.glance())
                    (page.side_by_side())
                    (page.quotes())
                    (page.facts())
                    (page.omissions())
                    (page.method())
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
    let cards = include_str!("../../assets/report/cards.css");
    let openings = in_line(versions, OPENINGS_IN_LINE);
    let gaps = 2 * (openings - 1);
    let width = versions * COLUMN_REM + MARGIN_REM;
    let mut style = format!(
        ".openings{{grid-template-columns:repeat(auto-fit,minmax(min(100%,max(15rem,\
         (100% - {gaps}rem)/{openings})),1fr))}}@media screen and (max-width:{width}rem){{{cards}}}"
    );
    if versions > COLUMNS_IN_PRINT {
        let columns = in_line(versions, COLUMNS_IN_PRINT);
        style.push_str(&format!(
            "@media print{{{cards}.rows tr,.matrix tr{{grid-template-columns:repeat({columns},\
             minmax(0,1fr))}}}}"
        ));
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
        let differing = facts::differing(self.view);
        html! {
            section #summary aria-labelledby="summary-h" {
                h2.quiet #summary-h { "Summary" }
                @if let Some((first, rest)) = overview.sentences.split_first() {
                    p.lead { (first) }
                    @if !rest.is_empty() {
                        ul.sentences { @for sentence in rest { li { (sentence) } } }
                    }
                }
                @if self.view.columns.len() > 1 {
                    dl.figures {
                        (figure(self.view.rows.len(), "passages"))
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
        let quotes = self.story.quotes.quotes.len();
        let facts = self.view.facts.rows.len();
        html! {
            nav.contents aria-labelledby="contents-h" {
                h2.quiet #contents-h { "Contents" }
                ol {
                    li { a href="#versions" { "Versions" } " " span.n { (self.view.columns.len()) } }
                    li { a href="#glance" { "At a glance" } }
                    li { a href="#rows" { "Side by side" } " " span.n { (rows) } }
                    li { a href="#quotes" { "Quotes" } " " span.n { (quotes) } }
                    li { a href="#readings" { "How each quote reads" } }
                    li { a href="#facts" { "Facts" } " " span.n { (facts) } }
                    li { a href="#omissions" { "What each version leaves out" } }
                    li { a href="#method" { "Method and limits" } }
                }
            }
        }
    }

    /// The language of a version, where it is not the page's own.
    fn language(&self, version: VersionId) -> Option<&'static str> {
        self.story.versions.get(version.index())?.article.language.map(|language| language.code())
    }

    fn column(&self, version: VersionId) -> Option<&Column> {
        self.view.columns.get(version.index())
    }

    /// A version's letter and label.
    fn name(&self, version: VersionId) -> Markup {
        html! {
            (letter(version)) " " (self.column(version).map_or("", |column| &column.label))
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
        match self.index.row_of(place) {
            Some(row) => html! { a.place href={ "#" (row) } { (place.paragraph) } },
            None => html! { span.place { (place.paragraph) } },
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

fn row_link(row: RowId) -> Markup {
    html! { a.place href={ "#" (row) } { (row) } }
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
}
