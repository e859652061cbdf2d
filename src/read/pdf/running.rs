//! What stands at the head or foot of pages and is not part of the text: told by standing again at the
//! same place of other pages, or by being nothing but a page number or an address.

use super::rows::Row;
use std::collections::BTreeMap;

/// Heads and feet stand within this share of the page's height from its edge.
const EDGE: f32 = 0.13;
/// And at least within so many points: pages can be small.
const EDGE_LEAST: f32 = 64.0;
/// So many rows at each edge are looked at.
const EDGE_ROWS: usize = 3;
/// A row that stands at the same height within so many points stands at the same place.
const SAME_HEIGHT: f32 = 6.0;
/// Characters of the longest row that is only a page number ("Page 12 of 14").
const NUMBER_CHARS: usize = 16;

/// Characters of the longest page number in Roman numbers ("xxxviii").
const ROMAN_CHARS: usize = 7;

/// A page's rows and its height.
pub(super) struct Page {
    pub(super) height: f32,
    pub(super) rows: Vec<Row>,
}

/// A row that was set apart, and why.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Apart {
    pub(super) text: String,
    pub(super) why: String,
}

/// Takes running heads, feet and page numbers out of the pages; each is given once.
pub(super) fn take(pages: &mut [Page]) -> Vec<Apart> {
    let mut places: BTreeMap<String, Vec<f32>> = BTreeMap::new();
    for page in pages.iter() {
        let edges = edges(page);
        for row in edges.into_iter().filter_map(|i| page.rows.get(i)) {
            places.entry(pattern(&row.text())).or_default().push(row.base);
        }
    }
    let mut apart: Vec<Apart> = Vec::new();
    let mut seen: Vec<String> = Vec::new();
    for page in pages.iter_mut() {
        let edges = edges(page);
        let mut index = 0;
        page.rows.retain(|row| {
            let here = index;
            index += 1;
            if !edges.contains(&here) {
                return true;
            }
            let text = row.text();
            let pattern = pattern(&text);
            let near = |base: &&f32| (**base - row.base).abs() <= SAME_HEIGHT;
            let again = places.get(&pattern).map_or(0, |all| all.iter().filter(near).count());
            let Some(why) = reason(&text, &pattern, again) else { return true };
            if !seen.contains(&pattern) {
                seen.push(pattern);
                apart.push(Apart { text, why });
            }
            false
        });
    }
    apart
}

fn reason(text: &str, pattern: &str, pages: usize) -> Option<String> {
    if is_number(text, pattern) {
        return Some("a page number".to_owned());
    }
    if pages > 1 {
        return Some(format!("it stands at the same place of {pages} pages"));
    }
    let mut words = text.split_whitespace();
    let address = words.next().is_some_and(|word| {
        ["http://", "https://", "file://"].iter().any(|start| word.starts_with(start))
    });
    let number = |word: &str| word.chars().all(|c| c.is_ascii_digit() || c == '/');
    (address && words.all(number)).then(|| "the address of the page".to_owned())
}

/// "12", "- 12 -", "Page 3 of 9", "3/9".
fn is_number(text: &str, pattern: &str) -> bool {
    // The first pages of a book are counted in Roman numbers.
    let roman = !text.is_empty() && text.chars().all(|c| matches!(c, 'i' | 'v' | 'x' | 'l'));
    if roman && text.len() <= ROMAN_CHARS {
        return true;
    }
    let letters: String = pattern.chars().filter(|c| c.is_alphabetic()).collect();
    pattern.contains('#')
        && text.chars().count() <= NUMBER_CHARS
        && matches!(letters.as_str(), "" | "page" | "pageof" | "p" | "seite" | "seitevon" | "of")
}

/// The row with its figures all the same, so that numbers of pages do not tell them apart.
fn pattern(text: &str) -> String {
    let mut out = String::new();
    for c in text.to_lowercase().chars() {
        if c.is_numeric() {
            if !out.ends_with('#') {
                out.push('#');
            }
        } else if !c.is_whitespace() {
            out.push(c);
        }
    }
    out
}

/// The rows at the edges of a page.
fn edges(page: &Page) -> Vec<usize> {
    let count = page.rows.len();
    let edge = (page.height * EDGE).max(EDGE_LEAST);
    let head = |i: &usize| page.rows.get(*i).is_some_and(|row| row.base < edge);
    let foot = |i: &usize| page.rows.get(*i).is_some_and(|row| row.base > page.height - edge);
    let first = (0..count.min(EDGE_ROWS)).filter(head);
    let last = (count.saturating_sub(EDGE_ROWS)..count).filter(foot);
    let mut all: Vec<usize> = first.chain(last).collect();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::super::rows::Word;
    use super::*;

    fn page(rows: &[(f32, &str)]) -> Page {
        let row = |(base, text): &(f32, &str)| {
            let text = (*text).to_owned();
            Row {
                base: *base,
                words: vec![Word { text, left: 0.0, right: 90.0, size: 10.0, bold: false }],
            }
        };
        Page { height: 800.0, rows: rows.iter().map(row).collect() }
    }

    #[test]
    fn what_stands_again_at_the_same_place_is_no_text() {
        let mut pages = [
            page(&[(40.0, "The Bay Post"), (200.0, "The Bay Post"), (780.0, "Page 1 of 2")]),
            page(&[(41.0, "The Bay Post"), (60.0, "Text"), (780.0, "Page 2 of 2")]),
        ];
        let apart = take(&mut pages);
        let left: Vec<Vec<String>> =
            pages.iter().map(|p| p.rows.iter().map(Row::text).collect()).collect();
        assert_eq!(left, [["The Bay Post"], ["Text"]]);
        let apart: Vec<(&str, &str)> =
            apart.iter().map(|a| (a.text.as_str(), a.why.as_str())).collect();
        assert_eq!(
            apart,
            [
                ("The Bay Post", "it stands at the same place of 2 pages"),
                ("Page 1 of 2", "a page number"),
            ]
        );
    }

    #[test]
    fn text_at_the_edge_of_a_single_page_stays() {
        let mut pages = [page(&[(40.0, "A headline"), (780.0, "Its last words")])];
        assert_eq!(take(&mut pages), []);
    }
}
