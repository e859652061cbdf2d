//! A passage cut into the smallest pieces that a word diff moves about: each word with the marks
//! and spaces that cling to it.

use crate::article::{ParagraphId, Place, Version, paragraph};
use crate::text::words::{self, TokenKind};
use crate::text::{Span, normalise};
use std::sync::Arc;

/// A word with what clings to it. The three spans join without gaps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    pub(super) paragraph: ParagraphId,
    /// Opening marks before the word.
    pub(super) lead: Span,
    /// The word itself; empty only in a passage without words.
    pub(super) core: Span,
    /// Marks and spaces after it.
    pub(super) trail: Span,
    /// What is never split: neighbours with the same number change together.
    pub(super) whole: u32,
    /// Whether the word carries content, as names, figures and most others do.
    pub(super) content: bool,
    /// Whether it is a name or a figure.
    pub(super) telling: bool,
}

impl Atom {
    /// The word with all that clings to it.
    pub(super) fn place(&self) -> Place {
        Place { paragraph: self.paragraph, span: self.lead.hull(self.trail).hull(self.core) }
    }
}

/// The atoms of `places` with the forms by which they are compared: marks, case and the British and
/// American spelling of a word make no difference.
pub(super) fn atoms(versions: &[Arc<Version>], places: &[Place]) -> (Vec<Atom>, Vec<String>) {
    let mut all = Vec::new();
    let mut keys = Vec::new();
    for &place in places {
        let Some(text) = paragraph(versions, place.paragraph).map(|p| p.text.as_str()) else {
            continue;
        };
        let first = all.len();
        cut(place, text, &mut all);
        let Some(new) = all.get_mut(first..) else { continue };
        for atom in new.iter_mut() {
            let word = atom.core.slice(text);
            let key = key(word);
            atom.content = !key.is_empty() && !words::is_function_word(&key);
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            atom.telling = atom.content && (capital || key.contains(char::is_numeric));
            keys.push(key);
        }
        bind(new, keys.get(first..).unwrap_or_default(), first, text);
    }
    (all, keys)
}

/// The words of `places` in the form for comparison.
pub(super) fn wording(versions: &[Arc<Version>], places: &[Place]) -> Vec<String> {
    let (_, mut keys) = atoms(versions, places);
    keys.retain(|key| !key.is_empty());
    keys
}

/// The form of a word for comparison.
pub(super) fn key(word: &str) -> String {
    let mut key = normalise::fold(word);
    if key.len() < SHORTEST_VARIANT || !key.is_ascii() {
        return key;
    }
    for (british, american) in SPELLINGS {
        if let Some(at) = key.rfind(british) {
            key.replace_range(at..at + british.len(), american);
        }
    }
    key
}

/// Letters below which a word has no spelling variant ("our", "wise").
const SHORTEST_VARIANT: usize = 6;

/// British and American spellings. Both sides are folded alike, so that a word that only looks like
/// one ("promise") does no harm.
const SPELLINGS: [(&str, &str); 5] =
    [("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("our", "or"), ("ogue", "og")];

/// Cuts the words at `place` into atoms that join without gaps.
fn cut(place: Place, text: &str, all: &mut Vec<Atom>) {
    let words = place.span.slice(text);
    let from = place.span.start();
    let mut cores: Vec<(usize, usize)> = Vec::new();
    for token in words::tokens(words).filter(|token| token.kind == TokenKind::Word) {
        let (start, end) = (token.span.start(), token.span.end());
        let gap_start = cores.last().map_or(0, |&(_, end)| end);
        let gap = words.get(gap_start..start).unwrap_or_default();
        // Signs that touch a figure or word belong to it: "$33", "9%".
        let after = gap.len() - gap.trim_start_matches(is_sign).len();
        if let Some(last) = cores.last_mut() {
            last.1 += after;
        }
        let before =
            if after == gap.len() { 0 } else { gap.len() - gap.trim_end_matches(is_sign).len() };
        cores.push((start - before, end));
    }
    if let Some(last) = cores.last_mut() {
        let rest = words.get(last.1..).unwrap_or_default();
        last.1 += rest.len() - rest.trim_start_matches(is_sign).len();
    } else {
        cores.push((words.len(), words.len()));
    }
    let span = |start: usize, end: usize| Span::snapped(text, from + start..from + end);
    let mut begin = 0;
    for (index, &(start, end)) in cores.iter().enumerate() {
        let next = match cores.get(index + 1) {
            Some(&(next, _)) => end + clinging(words.get(end..next).unwrap_or_default()),
            None => words.len(),
        };
        all.push(Atom {
            paragraph: place.paragraph,
            lead: span(begin, start),
            core: span(start, end),
            trail: span(end, next),
            whole: 0,
            content: false,
            telling: false,
        });
        begin = next;
    }
}

/// Whether a character is a sign that changes what a figure or word says.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '$' | '€' | '£' | '¥' | '₹' | '₽' | '%' | '‰' | '°' | '#' | '@' | '&' | '+' | '=' | '§'
    )
}

/// How many bytes of the marks between two words cling to the first.
fn clinging(gap: &str) -> usize {
    match gap.rfind(char::is_whitespace) {
        Some(at) => at + gap.get(at..).and_then(|g| g.chars().next()).map_or(1, char::len_utf8),
        None => gap.find(opens).unwrap_or(gap.len()),
    }
}

/// Whether a mark can only stand before what it belongs to.
fn opens(c: char) -> bool {
    matches!(c, '“' | '‘' | '«' | '„' | '(' | '[' | '{' | '「' | '『' | '¿' | '¡')
}

/// Words in quotation marks up to which they change together: a title, a nickname, a motto.
const SHORT_QUOTE: usize = 3;

/// Marks what is never split: names of several words, compounds with a hyphen, figures with what
/// they count in, dates, and words in quotation marks.
fn bind(atoms: &mut [Atom], keys: &[String], first: usize, text: &str) {
    let mut ends_quote = 0;
    for index in 0..atoms.len() {
        let number = (first + index) as u32 + 1;
        let joined = index > 0
            && (index < ends_quote
                || match (atoms.get(index - 1), atoms.get(index)) {
                    (Some(before), Some(after)) => {
                        let key = |i: usize| keys.get(i).map_or("", String::as_str);
                        joins(before, after, key(index - 1), key(index), text)
                    }
                    (None, _) | (_, None) => false,
                });
        let before = index.checked_sub(1).and_then(|i| atoms.get(i)).map_or(0, |a| a.whole);
        if let Some(atom) = atoms.get_mut(index) {
            atom.whole = if joined { before } else { number };
        }
        if index >= ends_quote
            && let Some(end) = quote_end(atoms.get(index..).unwrap_or_default(), text)
        {
            ends_quote = index + end;
        }
    }
}

/// How many atoms a short quotation that opens at the first of `atoms` has.
fn quote_end(atoms: &[Atom], text: &str) -> Option<usize> {
    let has_mark = |span: Span| normalise::fold(span.slice(text)).contains(['"', '\'']);
    if !has_mark(atoms.first()?.lead) {
        return None;
    }
    let end = atoms.iter().take(SHORT_QUOTE).position(|atom| has_mark(atom.trail))?;
    Some(end + 1)
}

/// Whether two neighbours are one name, compound, figure or date.
fn joins(before: &Atom, after: &Atom, key: &str, next: &str, text: &str) -> bool {
    let between = Span::hull(before.trail, after.lead).slice(text);
    let only_space = between.chars().all(char::is_whitespace);
    let hyphen = normalise::fold(between) == "-";
    let figure = |key: &str| key.contains(char::is_numeric) || COUNTED_WITH.contains(&key);
    let comma = matches!(between.trim(), "," | ".");
    if hyphen {
        return true;
    }
    if figure(key) && figure(next) {
        return only_space || comma;
    }
    only_space && before.telling && after.telling && !figure(key) && !figure(next)
}

/// Words that make one figure or date with a number beside them.
const COUNTED_WITH: [&str; 24] = [
    "thousand",
    "million",
    "billion",
    "trillion",
    "dozen",
    "percent",
    "per",
    "cent",
    "am",
    "pm",
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "bn",
    "m",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Format, Paragraph, Role, Source, VersionId};

    fn version(text: &str) -> Arc<Version> {
        Arc::new(Version {
            label: String::new(),
            source: Source {
                path: None,
                file: String::new(),
                sha256: String::new(),
                format: Format::Text,
                encoding: String::new(),
            },
            article: Article {
                paragraphs: vec![Paragraph::new(Role::Body, text)],
                ..Article::default()
            },
            warnings: Vec::new(),
        })
    }

    fn atoms_of(text: &str) -> Vec<Atom> {
        let place = Place { paragraph: ParagraphId::new(VersionId(0), 0), span: Span::whole(text) };
        atoms(&[version(text)], &[place]).0
    }

    fn check(text: &str, expected: &str) {
        let cut: Vec<String> = atoms_of(text)
            .iter()
            .map(|a| [a.lead, a.core, a.trail].map(|span| span.slice(text)).join("|"))
            .collect();
        assert_eq!(cut.join("/"), expected);
    }

    #[test]
    fn marks_cling_to_words() {
        check("“No,” he said.", "“|No|,” /|he| /|said|.");
        check("It cost $33 (9%).", "|It| /|cost| /|$33| /(|9%|).");
        check("one—“two”", "|one|—/“|two|”");
        check("…", "…||");
        check("", "||");
    }

    #[test]
    fn names_figures_and_short_quotes_are_bound() {
        for (text, expected) in [
            ("the Mayor Ann Lee spoke", &[1, 3, 1][..]),
            ("about 1.2 million people", &[1, 2, 1]),
            ("on 3 May 2019 at sea", &[1, 3, 1, 1]),
            ("a long-term plan", &[1, 2, 1]),
            ("the “Sea Star” sank", &[1, 2, 1]),
            ("they “will not ever go” now", &[1, 1, 1, 1, 1, 1]),
        ] {
            let atoms = atoms_of(text);
            let sizes: Vec<usize> =
                atoms.chunk_by(|a, b| a.whole == b.whole).map(<[Atom]>::len).collect();
            assert_eq!(sizes, expected, "{text}");
        }
    }
}
