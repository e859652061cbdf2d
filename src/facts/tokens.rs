//! The words of one paragraph, cut and looked up once, so that every kind of fact reads the same
//! tokens. Numbers keep their separators, hyphens and possessive endings stand apart.

use super::lexicon::{self, Class};
use crate::text::Span;

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, with apostrophes and the dots of initials inside.
    Word,
    /// Digits, with commas and dots between them.
    Number,
    /// One other character.
    Mark(char),
    /// A possessive ending: 's.
    Possessive,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Case {
    /// No capital at its start.
    Lower,
    /// A capital, then at least one small letter or nothing.
    Capital,
    /// Two letters or more, all capitals.
    Caps,
}

/// A token of a paragraph.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Where it stands.
    pub(super) span: Span,
    /// What it is made of.
    pub(super) kind: Kind,
    /// How it is written.
    pub(super) case: Case,
    /// What the lexicon says about it.
    pub(super) class: Class,
    /// Whether white space (or the paragraph's start) stands before it.
    pub(super) spaced: bool,
    /// Whether it is the first word of a sentence.
    pub(super) first: bool,
    /// Index of its sentence.
    pub(super) sentence: u32,
    lower: (u32, u32),
}

/// The tokens of one paragraph.
#[derive(Clone, Debug)]
pub(super) struct Tokens<'a> {
    /// The paragraph.
    pub(super) text: &'a str,
    lower: String,
    items: Vec<Token>,
}

impl<'a> Tokens<'a> {
    /// Cuts `text`, of which `sentences` are the sentences in order.
    pub(super) fn new(text: &'a str, sentences: &[Span]) -> Self {
        let mut tokens = Self { text, lower: String::with_capacity(text.len()), items: Vec::new() };
        let mut cutter = Cutter { text, at: 0 };
        let mut sentence = Sentence { spans: sentences, index: 0, opened: false };
        let mut end = 0;
        while let Some((start, kind)) = cutter.next_piece() {
            let spaced = start > end || start == 0;
            end = cutter.at;
            tokens.push(Span::snapped(text, start..end), kind, spaced, &mut sentence);
        }
        tokens
    }

    fn push(&mut self, span: Span, kind: Kind, spaced: bool, sentence: &mut Sentence<'_>) {
        let raw = span.slice(self.text);
        let from = self.lower.len();
        if raw.is_ascii() {
            self.lower.extend(raw.bytes().map(|b| char::from(b.to_ascii_lowercase())));
        } else {
            let folded = raw.chars().flat_map(char::to_lowercase);
            self.lower.extend(folded.map(|c| if c == '’' || c == 'ʼ' { '\'' } else { c }));
        }
        let low = self.lower.get(from..).unwrap_or_default();
        let class = if kind == Kind::Word { lexicon::class(low) } else { Class::Other };
        let is_word = matches!(kind, Kind::Word | Kind::Number);
        let first = sentence.enter(span.start(), is_word);
        self.items.push(Token {
            span,
            kind,
            case: case_of(raw),
            class,
            spaced,
            first,
            sentence: sentence.index as u32,
            lower: (from as u32, self.lower.len() as u32),
        });
    }

    /// How many.
    pub(super) fn len(&self) -> usize {
        self.items.len()
    }

    /// The token at `i`.
    pub(super) fn get(&self, i: usize) -> Option<&Token> {
        self.items.get(i)
    }

    /// The token before `i`.
    pub(super) fn before(&self, i: usize) -> Option<&Token> {
        self.items.get(i.checked_sub(1)?)
    }

    /// The word at `i` in small letters; empty past the end.
    pub(super) fn low(&self, i: usize) -> &str {
        self.items.get(i).map_or("", |t| {
            self.lower.get(t.lower.0 as usize..t.lower.1 as usize).unwrap_or_default()
        })
    }

    /// The word `back` tokens before `i` in small letters; empty before the start.
    pub(super) fn low_back(&self, i: usize, back: usize) -> &str {
        i.checked_sub(back).map_or("", |at| self.low(at))
    }

    /// The word at `i` as written.
    pub(super) fn raw(&self, i: usize) -> &'a str {
        self.items.get(i).map_or("", |t| t.span.slice(self.text))
    }

    /// The class of the word at `i`.
    pub(super) fn class(&self, i: usize) -> Class {
        self.items.get(i).map_or(Class::Other, |t| t.class)
    }

    /// Whether the token at `i` is this mark.
    pub(super) fn is_mark(&self, i: usize, mark: char) -> bool {
        self.items.get(i).is_some_and(|t| t.kind == Kind::Mark(mark))
    }

    /// Whether the token at `i` is a hyphen or dash of any length.
    pub(super) fn is_dash(&self, i: usize) -> bool {
        self.items
            .get(i)
            .is_some_and(|t| matches!(t.kind, Kind::Mark('-' | '‐' | '‑' | '–' | '—' | '−')))
    }

    /// Whether the token at `i` is a hyphen with no white space on either side.
    pub(super) fn is_hyphen(&self, i: usize) -> bool {
        self.is_dash(i) && self.glued(i) && self.glued(i + 1)
    }

    /// Whether the token at `i` follows the one before without white space.
    pub(super) fn glued(&self, i: usize) -> bool {
        self.items.get(i).is_some_and(|t| !t.spaced)
    }

    /// Whether the token at `i` is a number in digits.
    pub(super) fn is_number(&self, i: usize) -> bool {
        self.items.get(i).is_some_and(|t| t.kind == Kind::Number)
    }

    /// Whether the token at `i` is a word.
    pub(super) fn is_word(&self, i: usize) -> bool {
        self.items.get(i).is_some_and(|t| t.kind == Kind::Word)
    }

    /// Whether tokens `i` and `j` stand in one sentence.
    pub(super) fn same_sentence(&self, i: usize, j: usize) -> bool {
        match (self.get(i), self.get(j)) {
            (Some(a), Some(b)) => a.sentence == b.sentence,
            _ => false,
        }
    }

    /// The digits at `i` as a whole number, if they are no more than that.
    pub(super) fn integer(&self, i: usize) -> Option<u32> {
        if !self.is_number(i) {
            return None;
        }
        self.low(i).parse().ok()
    }

    /// The span of tokens `from..to`.
    pub(super) fn span(&self, from: usize, to: usize) -> Span {
        let start = self.get(from).map_or(0, |t| t.span.start());
        let end = self.before(to).map_or(start, |t| t.span.end());
        Span::snapped(self.text, start..end)
    }

    /// The first token that ends after the character at `offset`; the number of tokens where none does.
    pub(super) fn reaching(&self, offset: usize) -> usize {
        self.items.partition_point(|token| token.span.end() <= offset)
    }

    /// The token after `i` and any hyphen that joins it to the next.
    pub(super) fn past_hyphen(&self, i: usize) -> usize {
        if self.is_hyphen(i) { i + 1 } else { i }
    }
}

/// Walks along the sentences of a paragraph.
struct Sentence<'a> {
    spans: &'a [Span],
    index: usize,
    opened: bool,
}

impl Sentence<'_> {
    /// Takes in a token that starts at `start`; whether it is the first word of its sentence.
    fn enter(&mut self, start: usize, is_word: bool) -> bool {
        while self.spans.get(self.index + 1).is_some_and(|next| next.start() <= start) {
            self.index += 1;
            self.opened = false;
        }
        let first = is_word && !self.opened;
        self.opened |= is_word;
        first
    }
}

/// Cuts a text into pieces from left to right.
struct Cutter<'a> {
    text: &'a str,
    at: usize,
}

impl Cutter<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next piece's start and kind; `at` is then its end.
    fn next_piece(&mut self) -> Option<(usize, Kind)> {
        let white: usize =
            self.rest().chars().take_while(|c| c.is_whitespace()).map(char::len_utf8).sum();
        self.at += white;
        let start = self.at;
        let first = self.rest().chars().next()?;
        let kind = if first.is_ascii_digit() {
            self.at += number_len(self.rest());
            Kind::Number
        } else if first.is_alphabetic() {
            self.at += word_len(self.rest());
            Kind::Word
        } else if let Some(len) = possessive_len(self.text, start) {
            self.at += len;
            Kind::Possessive
        } else {
            self.at += first.len_utf8();
            Kind::Mark(first)
        };
        Some((start, kind))
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Bytes of the 's at `start`, if one ends a word there.
fn possessive_len(text: &str, start: usize) -> Option<usize> {
    let before = text.get(..start)?.chars().next_back()?;
    let mut chars = text.get(start..)?.chars();
    let (mark, s, after) = (chars.next()?, chars.next()?, chars.next());
    let fits = is_apostrophe(mark)
        && matches!(s, 's' | 'S')
        && before.is_alphanumeric()
        && !after.is_some_and(char::is_alphanumeric);
    fits.then(|| mark.len_utf8() + 1)
}

/// Bytes of the number at the start of `rest`: digits with dots between them, and with commas where
/// they part thousands ("1,234") or lakhs ("12,34,567") or, after dots that part thousands, decimals
/// ("1.234,56", "5,05"); "22,24" are two numbers.
fn number_len(rest: &str) -> usize {
    let digits_at = |at: usize| {
        rest.get(at..).unwrap_or_default().bytes().take_while(u8::is_ascii_digit).count()
    };
    let mut end = digits_at(0);
    let mut dotted = false;
    loop {
        let group = digits_at(end + 1);
        let joins = match rest.get(end..).and_then(|r| r.chars().next()) {
            Some('.') => group > 0,
            Some(',') => {
                group == 3 && !dotted
                    || group == 2 && (dotted || decimals(rest.get(end..)) || lakhs(rest.get(end..)))
            }
            _ => false,
        };
        if !joins {
            return end;
        }
        dotted = rest.get(end..).is_some_and(|r| r.starts_with('.')) && group == 3;
        end += 1 + group;
    }
}

/// Whether two digits follow that are no number of their own: ",05".
fn decimals(rest: Option<&str>) -> bool {
    rest.is_some_and(|r| r.starts_with(",0") && r.as_bytes().get(3) != Some(&b','))
}

/// Groups of two digits that a number of lakhs can have: more are a list, however long it goes on.
const MAX_LAKH_GROUPS: usize = 6;

/// Whether groups of two digits follow, and then one of three: ",34,567".
fn lakhs(rest: Option<&str>) -> bool {
    let mut rest = rest.unwrap_or_default();
    for _ in 0..MAX_LAKH_GROUPS {
        let Some(group) = rest.strip_prefix(',') else { return false };
        let digits = group.bytes().take_while(u8::is_ascii_digit).count();
        if digits != 2 {
            return digits == 3;
        }
        rest = group.get(digits..).unwrap_or_default();
    }
    false
}

/// Bytes of the word at the start of `rest`: letters and marks on them, apostrophes between
/// letters (but not a possessive ending), and the dots of initials ("U.S.", "a.m.").
fn word_len(rest: &str) -> usize {
    let initials = initials_len(rest);
    if initials > 0 {
        return initials;
    }
    let mut end = 0;
    for (at, c) in rest.char_indices() {
        let goes_on = c.is_alphabetic() || is_combining(c);
        let inside = is_apostrophe(c) && {
            let mut ahead = rest.get(at + c.len_utf8()..).unwrap_or_default().chars();
            let (next, after) = (ahead.next(), ahead.next());
            let ending =
                matches!(next, Some('s' | 'S')) && !after.is_some_and(char::is_alphanumeric);
            next.is_some_and(char::is_alphabetic) && !ending
        };
        if !goes_on && !inside {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}')
}

/// Bytes of initials such as "U.S." or "p.m"; 0 where there are none. At least two letters.
fn initials_len(rest: &str) -> usize {
    let mut chars = rest.chars();
    let (mut end, mut letters) = (0, 0);
    while let Some(c) = chars.next().filter(|c| c.is_alphabetic()) {
        let mut ahead = chars.clone();
        match ahead.next() {
            Some('.') => {
                end += c.len_utf8() + 1;
                letters += 1;
                chars = ahead;
            }
            Some(next) if next.is_alphanumeric() => break,
            _ if letters >= 1 => {
                end += c.len_utf8();
                letters += 1;
                break;
            }
            _ => break,
        }
    }
    if letters >= 2 { end } else { 0 }
}

fn case_of(raw: &str) -> Case {
    let mut letters = raw.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Case::Lower };
    if !first.is_uppercase() {
        return Case::Lower;
    }
    let mut count = 1;
    for c in letters {
        if c.is_lowercase() {
            return Case::Capital;
        }
        count += 1;
    }
    if count >= 2 { Case::Caps } else { Case::Capital }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let tokens = Tokens::new(text, &[]);
        let got: Vec<&str> = (0..tokens.len()).map(|i| tokens.raw(i)).collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn numbers_keep_separators_and_words_keep_apostrophes() {
        check(
            "O'Neil paid 1,234.50, not 3.",
            &["O'Neil", "paid", "1,234.50", ",", "not", "3", "."],
        );
        check("22,24 or 12,34,567.5", &["22", ",", "24", "or", "12,34,567.5"]);
        check(
            "22,24,26,31 or 7.654,32",
            &["22", ",", "24", ",", "26", ",", "31", "or", "7.654,32"],
        );
        check("5,00 or 5,05 or 1,02,345", &["5,00", "or", "5,05", "or", "1,02,345"]);
        check("1.2m in the U.S. at 5 p.m.", &["1.2", "m", "in", "the", "U.S.", "at", "5", "p.m."]);
    }

    #[test]
    fn possessive_endings_and_hyphens_stand_apart() {
        check("Al-Sabah’s 34-year-old", &["Al", "-", "Sabah", "’s", "34", "-", "year", "-", "old"]);
        check("Let's don't", &["Let", "'s", "don't"]);
    }

    #[test]
    fn the_first_word_of_each_sentence_is_known() {
        let text = "One. “Two more.”";
        let spans = [Span::snapped(text, 0..4), Span::snapped(text, 5..text.len())];
        let tokens = Tokens::new(text, &spans);
        let first: Vec<&str> = (0..tokens.len())
            .filter(|&i| tokens.get(i).is_some_and(|t| t.first))
            .map(|i| tokens.raw(i))
            .collect();
        assert_eq!(first, ["One", "Two"]);
    }
}
