//! Finds words in all versions at once: where they stand, in rows that are shown and in hidden ones.
//!
//! The words of a story are folded once for each way of looking, and then searched as plain strings,
//! so that every letter typed is answered at once.

use super::{Choice, SideBySideState, ViewData};
use crate::article::{self, Place, Version, VersionId};
use crate::jobs::Revision;
use crate::present::filter::Direction;
use crate::present::{CellView, RowView};
use crate::text::Span;
use crate::text::normalise::fold_char;
use std::ops::Range;
use std::sync::Arc;
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

/// One place where the words stand, in a row that is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index into the rows that are shown.
    pub at: usize,
    /// Index of the version.
    pub version: usize,
    /// The words.
    pub place: Place,
}

/// What has to be the same for words to be found. Without any: letters only.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Match {
    /// Capitals and small letters.
    pub case: bool,
    /// Accents.
    pub accents: bool,
    /// Where words begin and end.
    pub words: bool,
}

/// Words as they are compared, and where each byte of them came from.
#[derive(Clone, Debug, Default)]
struct Folded {
    text: String,
    /// For each byte of `text` the first byte of the character it came from.
    origins: Vec<u32>,
    /// How long the original is.
    length: usize,
}

impl Folded {
    fn new(original: &str, options: Match) -> Self {
        let mut folded = Self {
            text: String::with_capacity(original.len()),
            origins: Vec::with_capacity(original.len()),
            length: original.len(),
        };
        for (start, c) in original.char_indices() {
            if c.is_ascii() {
                let plain = if options.case { c } else { c.to_ascii_lowercase() };
                folded.push(fold_char(plain), start);
                continue;
            }
            let kept = |c: &char| options.accents || !is_combining_mark(*c);
            for plain in std::iter::once(c).nfkd().filter(kept).map(fold_char) {
                if options.case {
                    folded.push(plain, start);
                } else {
                    plain.to_lowercase().for_each(|plain| folded.push(plain, start));
                }
            }
        }
        folded
    }

    fn push(&mut self, c: char, origin: usize) {
        self.text.push(c);
        let origin = u32::try_from(origin).unwrap_or(u32::MAX);
        self.origins.extend(std::iter::repeat_n(origin, c.len_utf8()));
    }

    /// The bytes of the original that became `range`, whole characters with their accents.
    fn original(&self, range: &Range<usize>) -> Option<Range<usize>> {
        let start = *self.origins.get(range.start)?;
        let last = *self.origins.get(range.end.checked_sub(1)?)?;
        let after = self.origins.get(range.end..)?.iter().find(|&&origin| origin > last);
        Some(start as usize..after.map_or(self.length, |&after| after as usize))
    }

    /// Where `needle` stands, without overlaps.
    fn find<'a>(
        &'a self,
        needle: &'a str,
        options: Match,
    ) -> impl Iterator<Item = Range<usize>> + 'a {
        let found = self.text.match_indices(needle).map(|(at, found)| at..at + found.len());
        found.filter(move |range| self.may_stand(range, options))
    }

    /// Whether a match is one: it does not end within a letter or, where asked for, within a word.
    fn may_stand(&self, range: &Range<usize>, options: Match) -> bool {
        let letter = |c: &char| !is_combining_mark(*c);
        let last = |text: &str| text.chars().rev().find(letter);
        let before = self.text.get(..range.start).and_then(last);
        let after = self.text.get(range.end..).and_then(|text| text.chars().next());
        if options.accents && after.is_some_and(is_combining_mark) {
            return false;
        }
        let inside = self.text.get(range.clone()).unwrap_or_default();
        let goes_on = |one: Option<char>, other: Option<char>| {
            one.is_some_and(char::is_alphanumeric) && other.is_some_and(char::is_alphanumeric)
        };
        let cut = goes_on(before, inside.chars().next()) || goes_on(last(inside), after);
        !(options.words && cut)
    }
}

/// Where `needle` stands in `text`, without overlaps, whatever its case and accents.
#[must_use]
pub fn find(text: &str, needle: &str) -> Vec<Span> {
    find_as(text, needle, Match::default())
}

/// Where `needle` stands in `text`, without overlaps.
fn find_as(text: &str, needle: &str, options: Match) -> Vec<Span> {
    let needle = Folded::new(needle.trim(), options).text;
    if needle.is_empty() {
        return Vec::new();
    }
    let folded = Folded::new(text, options);
    let ranges = folded.find(&needle, options).filter_map(|range| folded.original(&range));
    ranges.filter_map(|range| Span::new(text, range)).collect()
}

/// The words of one passage, or of a part of one.
#[derive(Clone, Debug)]
struct Part {
    row: usize,
    version: usize,
    place: Place,
    folded: Folded,
}

/// All words of a story in reading order, row by row and column by column within a row.
fn parts(versions: &[Arc<Version>], rows: &[RowView], options: Match) -> Vec<Part> {
    let mut parts = Vec::new();
    for (row, view) in rows.iter().enumerate() {
        for (version, cell) in view.cells.iter().enumerate() {
            let CellView::Passage(passage) = cell else { continue };
            parts.extend(passage.places.iter().map(|&place| {
                let folded = Folded::new(article::words_at(versions, place), options);
                Part { row, version, place, folded }
            }));
        }
    }
    parts
}

/// Where the words stand, in whatever row. `row` is an index into the rows of the story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Anywhere {
    row: usize,
    version: usize,
    place: Place,
}

fn search(
    versions: &[Arc<Version>],
    parts: &[Part],
    needle: &str,
    options: Match,
) -> Vec<Anywhere> {
    let needle = Folded::new(needle.trim(), options).text;
    if needle.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for part in parts {
        let Some(text) = article::paragraph(versions, part.place.paragraph).map(|p| &p.text) else {
            continue;
        };
        let start = part.place.span.start();
        let ranges = part.folded.find(&needle, options);
        found.extend(ranges.filter_map(|range| {
            let range = part.folded.original(&range)?;
            let span = Span::new(text, start + range.start..start + range.end)?;
            let place = Place { span, ..part.place };
            Some(Anywhere { row: part.row, version: part.version, place })
        }));
    }
    found
}

/// Which story, seen how.
type Corpus = (Revision, Option<VersionId>, Match);

/// What was looked for and found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// What has to be the same.
    pub options: Match,
    /// Whether the list of hits is shown.
    pub listed: bool,
    corpus: Option<Corpus>,
    parts: Vec<Part>,
    searched: Option<(Corpus, String)>,
    anywhere: Vec<Anywhere>,
    sorted_for: Option<Choice>,
    /// Hits in rows that are shown, by version index.
    by_version: Vec<usize>,
    hidden: usize,
}

impl Found {
    /// How many hits stand in rows that the filter hides.
    #[must_use]
    pub fn hidden(&self) -> usize {
        self.hidden
    }

    /// The hits in words: "12 hits: A 5, B 4, C 3".
    #[must_use]
    pub fn in_words(&self) -> String {
        let all: usize = self.by_version.iter().sum();
        let versions = self.by_version.iter().enumerate().filter(|(_, count)| **count > 0);
        let versions: Vec<String> =
            versions.map(|(v, count)| format!("{}\u{a0}{count}", VersionId::at(v))).collect();
        let total = crate::ui::chips::count(all, "hit", "hits");
        if versions.is_empty() { total } else { format!("{total}: {}", versions.join(", ")) }
    }
}

/// Brings the hits up to date with the words looked for and the rows shown. Searches only where
/// either changed.
pub(super) fn refresh(data: &ViewData<'_>, state: &mut SideBySideState) {
    let SideBySideState { found, grid, find, .. } = state;
    let corpus = (data.revision, data.presentation.base, found.options);
    let wanted = Some((corpus, find.trim().to_owned()));
    let mut anew = false;
    if found.searched != wanted {
        let same = |(old, words): &(Corpus, String)| words == find.trim() && old.2 == corpus.2;
        anew = !found.searched.as_ref().is_some_and(same);
        if find.trim().is_empty() {
            (found.corpus, found.parts, found.anywhere) = (None, Vec::new(), Vec::new());
        } else {
            if found.corpus != Some(corpus) {
                found.parts = parts(&data.story.versions, &data.presentation.rows, found.options);
                found.corpus = Some(corpus);
            }
            found.anywhere = search(&data.story.versions, &found.parts, find, found.options);
        }
        found.searched = wanted;
        found.sorted_for = None;
    }
    let choice = grid.key.as_ref().map(|key| &key.choice);
    if found.sorted_for.as_ref() == choice && choice.is_some() {
        return;
    }
    let choice = choice.cloned();
    let before = grid.hit.and_then(|at| grid.hits.get(at)).map(|hit| hit.place);
    sort_by_rows(data, found, grid);
    found.sorted_for = choice;
    grid.hit = before
        .filter(|_| !anew)
        .and_then(|place| grid.hits.iter().position(|hit| hit.place == place));
    if anew && !grid.hits.is_empty() {
        grid.step_hit(Direction::Next);
    }
}

/// Parts what was found into hits in the rows shown, in their order, and others.
fn sort_by_rows(data: &ViewData<'_>, found: &mut Found, grid: &mut super::GridState) {
    let mut position: Vec<Option<usize>> = vec![None; data.presentation.rows.len()];
    for (at, &row) in grid.shown.iter().enumerate() {
        if let Some(position) = position.get_mut(row) {
            *position = Some(at);
        }
    }
    let hits = found.anywhere.iter().filter_map(|one| {
        let at = position.get(one.row).copied().flatten()?;
        Some(Hit { at, version: one.version, place: one.place })
    });
    grid.hits = hits.collect();
    let arranged = &grid.arranged;
    grid.hits.sort_by_key(|hit| (hit.at, arranged.rank(VersionId::at(hit.version))));
    grid.mark_hits();
    found.hidden = found.anywhere.len() - grid.hits.len();
    found.by_version = vec![0; data.presentation.columns.len()];
    for hit in &grid.hits {
        if let Some(count) = found.by_version.get_mut(hit.version) {
            *count += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LETTERS: Match = Match { case: false, accents: false, words: false };

    fn check(options: Match, cases: &[(&str, &str, &[&str])]) {
        for (text, needle, expected) in cases {
            let found = find_as(text, needle, options);
            let found: Vec<&str> = found.into_iter().map(|span| span.slice(text)).collect();
            assert_eq!(found, *expected, "{needle} in {text}");
        }
    }

    #[test]
    fn case_accents_and_marks_do_not_matter() {
        check(
            LETTERS,
            &[
                ("Die Fähre, die FAHRE", "fahre", &["Fähre", "FAHRE"]),
                ("cafe\u{301} au lait", "café", &["cafe\u{301}"]),
                ("It’s the players' choice", "it's", &["It’s"]),
                ("aaaa", "aa", &["aa", "aa"]),
                ("nothing here", "word", &[]),
                ("short", "much longer than the text", &[]),
                ("text", "  ", &[]),
                ("a\u{a0}b", "a b", &["a\u{a0}b"]),
                ("the oﬃce", "fic", &["ﬃc"]),
                ("ΚΑΛΗΜΕΡΑ Καλημέρα", "καλημερα", &["ΚΑΛΗΜΕΡΑ", "Καλημέρα"]),
            ],
        );
    }

    #[test]
    fn case_accents_and_whole_words_matter_where_asked_for() {
        check(Match { case: true, ..LETTERS }, &[("May it may", "may", &["may"])]);
        check(
            Match { accents: true, ..LETTERS },
            &[
                ("Résumé, resume", "resume", &["resume"]),
                ("Résumé, resume", "résumé", &["Résumé"]),
                ("cafe\u{301} café cafe", "café", &["cafe\u{301}", "café"]),
                ("cafe\u{301} cafe", "cafe", &["cafe"]),
            ],
        );
        check(
            Match { words: true, ..LETTERS },
            &[
                ("The cat concatenates; cat's, cat", "cat", &["cat", "cat", "cat"]),
                ("14, 140 and 2014", "14", &["14"]),
                ("été étés", "été", &["été"]),
            ],
        );
    }

    #[test]
    fn hits_are_told_by_version() {
        let found = Found { by_version: vec![2, 0, 1], ..Found::default() };
        assert_eq!(found.in_words(), "3\u{a0}hits: A\u{a0}2, C\u{a0}1");
        assert_eq!(Found::default().in_words(), "0\u{a0}hits");
    }
}
