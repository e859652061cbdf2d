//! The words of quotes in a form for comparing: folded, numbered, with their places.

use crate::text::Span;
use crate::text::normalise::fold_char;
use std::collections::HashMap;

/// Number of a folded word within one story.
pub(super) type WordId = u32;

/// Consecutive words that are compared as one: shorter runs stand in every text by chance.
pub(super) const SHINGLE: usize = 3;

/// Words so frequent that sharing them says nothing.
const STOP: &str = "the a an and or but of to in on at by for from with as is are was were be been being am it its he she
    they we i you his her their our my your him them us me this that these those there here who whom which what when
    where why how not no nor do does did have has had will would can could may might must shall should so if than then
    also very just more most some any all about into over after before up down out off said says say it's that's he's
    she's i'm we're they're don't didn't doesn't because while through only other such own same too s t re ve ll d m one
    de la le les des un une et en que qui il elle est der die das und ist ein eine zu el los las y un una es и в на что он она не";

/// A word in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact about one word")]
pub(super) struct Word {
    pub(super) id: WordId,
    pub(super) span: Span,
    /// Says something on its own: no stop word.
    pub(super) content: bool,
    /// Stands in square brackets: the writer's, not the speaker's.
    pub(super) bracketed: bool,
    /// An ellipsis stands before it.
    pub(super) after_ellipsis: bool,
    /// A full stop, question or exclamation mark stands behind it.
    pub(super) ends_sentence: bool,
}

/// Gives numbers to folded words.
#[derive(Debug, Default)]
pub(super) struct Interner {
    ids: HashMap<String, WordId>,
    /// By id: the word, and whether it is no stop word.
    words: Vec<(String, bool)>,
    /// By id: the number of the word's first letters, so that inflected forms meet.
    stems: Vec<WordId>,
    stem_ids: HashMap<String, WordId>,
}

/// Letters of a word that make its rough stem; longer words are cut to these.
const STEM: usize = 5;

impl Interner {
    pub(super) fn new() -> Self {
        let mut interner = Self::default();
        for word in STOP.split_whitespace() {
            interner.id(word, false);
        }
        interner
    }

    fn id(&mut self, word: &str, content: bool) -> WordId {
        if let Some(&id) = self.ids.get(word) {
            return id;
        }
        let id = u32::try_from(self.words.len()).unwrap_or(u32::MAX);
        self.ids.insert(word.to_owned(), id);
        self.words.push((word.to_owned(), content));
        let stem: String = word.chars().take(STEM).collect();
        let next = u32::try_from(self.stem_ids.len()).unwrap_or(u32::MAX);
        self.stems.push(*self.stem_ids.entry(stem).or_insert(next));
        id
    }

    /// The folded word.
    pub(super) fn word(&self, id: WordId) -> &str {
        self.words.get(id as usize).map_or("", |(word, _)| word.as_str())
    }

    /// The rough stem of a word.
    pub(super) fn stem(&self, id: WordId) -> WordId {
        self.stems.get(id as usize).copied().unwrap_or_default()
    }

    /// The words of `span` in `text`.
    pub(super) fn words(&mut self, text: &str, span: Span) -> Vec<Word> {
        let mut out = Vec::new();
        let mut folded = String::new();
        let mut begin = None;
        let mut depth = 0_u32;
        let mut stops = 0_u32;
        let mut ellipsis = false;
        let slice = span.slice(text);
        let ends = std::iter::once((slice.len(), ' '));
        for (at, c) in slice.char_indices().chain(ends) {
            let c = fold_char(c);
            let joins = c.is_alphanumeric() || c == '\'' && begin.is_some();
            if c == '.' && begin.is_some() && is_initial(slice, at) {
                // "U.S." is "US".
                continue;
            }
            if joins {
                begin.get_or_insert(at);
                folded.extend(c.to_lowercase());
                continue;
            }
            if let Some(from) = begin.take() {
                let word = folded.trim_end_matches('\'');
                let word = if word == "okay" { "ok" } else { word };
                let id = self.id(word, true);
                let span = Span::snapped(text, span.start() + from..span.start() + at);
                let content = self.words.get(id as usize).is_some_and(|(_, content)| *content);
                out.push(Word {
                    id,
                    span,
                    content,
                    bracketed: depth > 0,
                    after_ellipsis: ellipsis,
                    ends_sentence: false,
                });
                folded.clear();
                ellipsis = false;
                stops = 0;
            }
            if matches!(c, '.' | '!' | '?' | '。' | '؟')
                && let Some(last) = out.last_mut()
            {
                last.ends_sentence = true;
            }
            match c {
                '[' => depth += 1,
                ']' => depth = depth.saturating_sub(1),
                '…' => ellipsis = true,
                '.' => stops += 1,
                _ => {}
            }
            ellipsis |= stops >= 3;
        }
        out
    }
}

/// Whether the stop at `at` stands between or after single letters that stops part, as in "U.S."
fn is_initial(text: &str, at: usize) -> bool {
    let mut before = text.get(..at).unwrap_or_default().chars().rev();
    let single = before.next().is_some_and(char::is_alphabetic)
        && before.next().is_none_or(|c| !c.is_alphanumeric() && c != '\'' && c != '’');
    let mut after = text.get(at + 1..).unwrap_or_default().chars();
    let more = after.next().is_some_and(char::is_alphabetic) && after.next() == Some('.');
    let ends = text.get(..at).is_some_and(|t| {
        let mut back = t.chars().rev();
        back.next();
        back.next() == Some('.') && back.next().is_some_and(char::is_alphabetic)
    });
    single && (more || ends)
}

/// The ids of words, those in brackets left out.
pub(super) fn ids(words: &[Word]) -> Vec<WordId> {
    words.iter().filter(|w| !w.bracketed).map(|w| w.id).collect()
}

/// Where `part` stands in `all` word for word.
pub(super) fn position(all: &[WordId], part: &[WordId]) -> Option<usize> {
    if part.is_empty() || part.len() > all.len() {
        return None;
    }
    all.windows(part.len()).position(|window| window == part)
}

/// A run of [`SHINGLE`] words as one number.
pub(super) fn shingles(ids: &[WordId]) -> Vec<[WordId; SHINGLE]> {
    ids.windows(SHINGLE).filter_map(|w| w.try_into().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_case_and_dashes_make_no_other_word() {
        let mut interner = Interner::new();
        let mut of = |text: &str| ids(&interner.words(text, Span::whole(text)));
        assert_eq!(of("“It’s well–known”"), of("it's Well-known,"));
        assert_eq!(of("The U.S. is O.K."), of("the US is okay"));
        assert_eq!(of("plan B. It"), of("plan B it"));
        assert_ne!(of("well known"), of("well knows"));
    }

    #[test]
    fn brackets_and_ellipses_are_seen() {
        let mut interner = Interner::new();
        let text = "he [the mayor] left . . . at once";
        let words = interner.words(text, Span::whole(text));
        let seen: Vec<_> =
            words.iter().map(|w| (w.span.slice(text), w.bracketed, w.after_ellipsis)).collect();
        assert_eq!(
            seen,
            [
                ("he", false, false),
                ("the", true, false),
                ("mayor", true, false),
                ("left", false, false),
                ("at", false, true),
                ("once", false, false),
            ]
        );
    }
}
