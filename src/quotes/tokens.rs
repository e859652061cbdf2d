//! A paragraph as the rules read it: tokens with what is known of each, marked words as one token.

use super::lexicon::{Cue, CueClass, Entry, Flags, Forms, Lexicon};
use super::tables::cues::ABOUT;
use crate::text::Span;
use crate::text::marks::Marked;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters.
    Word,
    /// Digits.
    Number,
    /// A possessive 's.
    Possessive,
    /// One character of punctuation.
    Punctuation(char),
    /// Marked words taken as one: index into the paragraph's marked words.
    Quote(usize),
}

/// One token.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact about one word")]
pub(super) struct Token {
    pub(super) span: Span,
    pub(super) kind: Kind,
    pub(super) flags: Flags,
    pub(super) cue: Option<Cue>,
    pub(super) noun: Option<CueClass>,
    /// Begins with a capital letter.
    pub(super) capital: bool,
    /// Stands in marks that are too few words to be read as one.
    pub(super) in_fragment: bool,
    /// Ends with a stop that belongs to the word: "Mr.", "U.S."
    pub(super) dotted: bool,
    /// An adverb or a participle by its ending.
    pub(super) ending: WordEnding,
    /// Ends with an s that is no mark of possession.
    pub(super) plural: bool,
    /// A preposition by which a verb reaches what it is about.
    pub(super) about: bool,
}

/// How marked words are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// As one token: somebody's words, or what may be.
    Speech,
    /// Word by word, as part of the sentence: too short to be speech.
    Fragment,
    /// Word by word, as if there were no marks: the title of a work, a name.
    Name,
}

/// What the last letters of an English word tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordEnding {
    Ly,
    Ed,
    Ing,
    Other,
}

impl Token {
    pub(super) fn is(&self, flags: Flags) -> bool {
        self.flags.any(flags)
    }

    pub(super) fn is_punctuation(&self, c: char) -> bool {
        self.kind == Kind::Punctuation(c)
    }

    pub(super) fn is_comma(&self) -> bool {
        matches!(self.kind, Kind::Punctuation(',' | '،' | '，' | '、'))
    }

    pub(super) fn is_dash(&self) -> bool {
        matches!(self.kind, Kind::Punctuation('—' | '–' | '-' | '―'))
    }

    pub(super) fn is_colon(&self) -> bool {
        self.is_punctuation(':')
    }

    pub(super) fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }

    pub(super) fn quote(&self) -> Option<usize> {
        match self.kind {
            Kind::Quote(n) => Some(n),
            Kind::Word | Kind::Number | Kind::Possessive | Kind::Punctuation(_) => None,
        }
    }

    pub(super) fn has_form(&self, forms: Forms) -> bool {
        self.cue.is_some_and(|cue| cue.forms.any(forms))
    }

    /// Whether a capital tells a name here and not a title or the start of a sentence.
    pub(super) fn is_name(&self) -> bool {
        self.kind == Kind::Word && self.capital && !self.flags.any(NO_NAME)
    }
}

/// Plurals without an s.
const PLURALS: &[&str] =
    &["people", "men", "women", "police", "children", "media", "data", "spokesmen"];

/// Words that are no part of a name though they may be written with a capital.
const NO_NAME: Flags = Flags::DETERMINER
    .and(Flags::POSSESSIVE)
    .and(Flags::PRONOUN)
    .and(Flags::PREPOSITION)
    .and(Flags::CONJUNCTION)
    .and(Flags::SUBORDINATOR)
    .and(Flags::AUXILIARY)
    .and(Flags::ADVERB)
    .and(Flags::DAY)
    .and(Flags::WH);

/// The tokens of `text`; `reading` tells how the marked words (by index) are read.
pub(super) fn tokens(
    text: &str,
    lexicon: &Lexicon,
    marked: &[Marked],
    reading: impl Fn(usize) -> Reading,
) -> Vec<Token> {
    let spoken = text.chars().any(char::is_lowercase);
    let mut scan = Scan { text, lexicon, spoken, at: 0, out: Vec::with_capacity(text.len() / 5) };
    for (n, mark) in marked.iter().enumerate() {
        if mark.depth > 0 || mark.outer.start() < scan.at {
            continue;
        }
        scan.plain(mark.outer.start(), false);
        match reading(n) {
            Reading::Speech => scan.out.push(quote_token(mark, n)),
            Reading::Fragment | Reading::Name => {
                scan.at = mark.inner.start();
                scan.plain(mark.inner.end(), reading(n) == Reading::Fragment);
            }
        }
        scan.at = mark.outer.end();
    }
    scan.plain(text.len(), false);
    scan.out
}

fn quote_token(mark: &Marked, n: usize) -> Token {
    Token {
        span: mark.outer,
        kind: Kind::Quote(n),
        flags: Flags::default(),
        cue: None,
        noun: None,
        capital: false,
        in_fragment: false,
        dotted: false,
        ending: WordEnding::Other,
        plural: false,
        about: false,
    }
}

struct Scan<'a> {
    text: &'a str,
    lexicon: &'a Lexicon,
    /// Not all in capitals.
    spoken: bool,
    at: usize,
    out: Vec<Token>,
}

impl Scan<'_> {
    /// Reads the plain text up to `end`.
    fn plain(&mut self, end: usize, in_fragment: bool) {
        while let Some(rest) = self.text.get(self.at..end)
            && let Some(c) = rest.chars().next()
        {
            if c.is_whitespace() {
                self.at += c.len_utf8();
            } else if c.is_alphanumeric() || matches!(c, '@' | '#') {
                self.word(rest, in_fragment);
            } else {
                self.other(rest, c, in_fragment);
            }
        }
    }

    fn word(&mut self, rest: &str, in_fragment: bool) {
        let len = word_len(rest);
        let word = rest.get(..len).unwrap_or_default();
        let split = clitic(word).unwrap_or(len);
        let main = word.get(..split).unwrap_or_default();
        let dotted =
            split == len && takes_stop(main, rest.get(len..).unwrap_or_default(), self.lexicon);
        self.push_word(main.len() + usize::from(dotted), dotted, in_fragment);
        if split < len {
            self.push_clitic(len - split, in_fragment);
        }
    }

    fn push_word(&mut self, len: usize, dotted: bool, in_fragment: bool) {
        let span = Span::snapped(self.text, self.at..self.at + len);
        self.at += len;
        let word = span.slice(self.text);
        let first = word.chars().next().unwrap_or_default();
        let mut entry = self.lexicon.get(word);
        if dotted && entry == Entry::default() {
            entry = self.lexicon.get(word.trim_end_matches('.'));
        }
        let unknown = entry == Entry::default() || entry.flags.any(Flags::TITLE.and(Flags::ROLE));
        let particled =
            ["al-", "el-", "ad-", "as-", "an-", "ash-"].iter().any(|p| word.starts_with(p))
                && word.chars().any(char::is_uppercase);
        let capital =
            first.is_uppercase() || particled || first == '@' || !self.lexicon.capitals && unknown;
        if !capital && entry.flags.any(Flags::MODAL) {
            entry.flags = entry.flags.without(Flags::DAY);
        }
        let kind = if first.is_numeric() { Kind::Number } else { Kind::Word };
        let ending = ending_of(word);
        let plural = word.len() > 2 && word.ends_with('s') && !word.ends_with("ss")
            || PLURALS.contains(&word);
        let about = entry.flags.any(Flags::PREPOSITION) && ABOUT.contains(&word);
        // "BERLIN FAVORS THE PLAN - Anna Berg:" is a heading in a text; nobody in it says anything.
        let shouted = self.spoken && len > 1 && !word.chars().any(char::is_lowercase);
        if shouted && word != "I" {
            (entry.cue, entry.noun) = (None, None);
        }
        let (flags, cue, noun) = (entry.flags, entry.cue, entry.noun);
        self.out.push(Token {
            span,
            kind,
            flags,
            cue,
            noun,
            capital,
            in_fragment,
            dotted,
            ending,
            plural,
            about,
        });
    }

    fn push_clitic(&mut self, len: usize, in_fragment: bool) {
        let span = Span::snapped(self.text, self.at..self.at + len);
        self.at += len;
        let entry = self.lexicon.get(span.slice(self.text));
        let possessive = entry == Entry::default();
        let kind = if possessive { Kind::Possessive } else { Kind::Word };
        let (capital, dotted, ending) = (false, false, WordEnding::Other);
        let (flags, cue, noun, plural, about) = (entry.flags, None, None, false, false);
        self.out.push(Token {
            span,
            kind,
            flags,
            cue,
            noun,
            capital,
            in_fragment,
            dotted,
            ending,
            plural,
            about,
        });
    }

    fn other(&mut self, rest: &str, c: char, in_fragment: bool) {
        let run = rest.chars().take_while(|&next| next == c && matches!(c, '.' | '-')).count();
        let len = c.len_utf8() * run.max(1);
        let span = Span::snapped(self.text, self.at..self.at + len);
        self.at += len;
        let shown = if c == '.' && run > 1 { '…' } else { c };
        let apostrophe = matches!(c, '\'' | '’') && self.out.last().is_some_and(|t| t.is_word());
        let kind = if apostrophe { Kind::Possessive } else { Kind::Punctuation(shown) };
        self.out.push(Token {
            span,
            kind,
            flags: Flags::default(),
            cue: None,
            noun: None,
            capital: false,
            in_fragment,
            dotted: false,
            ending: WordEnding::Other,
            plural: false,
            about: false,
        });
    }
}

/// Bytes of the word that `rest` begins with.
fn word_len(rest: &str) -> usize {
    let mut len = 0;
    let mut chars = rest.chars().peekable();
    let mut prev = ' ';
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let joins = match c {
            '\'' | '’' | '-' | '‑' | '&' | '_' => {
                next.is_alphanumeric() && prev.is_alphanumeric()
            }
            ',' => prev.is_ascii_digit() && next.is_ascii_digit(),
            '.' => {
                prev.is_ascii_digit() && next.is_ascii_digit()
                    || prev.is_alphabetic() && next.is_alphabetic() && is_initials(rest, len)
            }
            '@' | '#' => len == 0 && next.is_alphanumeric(),
            '\u{ad}' | '\u{200c}' | '\u{200d}' => true,
            c => c.is_alphanumeric() || is_combining(c),
        };
        if !joins {
            break;
        }
        len += c.len_utf8();
        prev = c;
    }
    len.max(rest.chars().next().map_or(1, char::len_utf8))
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}')
}

/// Whether the letters before the stop at `len` are single ones, as in "U.S." or "p.m.".
fn is_initials(rest: &str, len: usize) -> bool {
    let head = rest.get(..len).unwrap_or_default();
    head.rsplit('.').next().is_some_and(|part| part.chars().count() == 1)
}

/// Where a clitic begins in `word`: before 's, 're, 've, 'll, 'd, 'm.
fn clitic(word: &str) -> Option<usize> {
    let at = word.rfind(['\'', '’'])?;
    let tail = word.get(at..)?.trim_start_matches(['\'', '’']);
    let known = ["s", "re", "ve", "ll", "d", "m"].iter().any(|c| c.eq_ignore_ascii_case(tail));
    (known && at > 0).then_some(at)
}

/// Whether the stop that follows `word` belongs to it: initials and known short forms.
fn takes_stop(word: &str, after: &str, lexicon: &Lexicon) -> bool {
    if !after.starts_with('.') || after.starts_with("..") || word.len() > 8 {
        return false;
    }
    let single = word.chars().count() == 1 && word.chars().all(char::is_uppercase) && word != "I";
    single || word.contains('.') || is_short_form(word, lexicon)
}

fn is_short_form(word: &str, lexicon: &Lexicon) -> bool {
    let mut buffer = String::with_capacity(word.len() + 1);
    buffer.push_str(word);
    buffer.push('.');
    lexicon.get(&buffer) != Entry::default()
        || [
            "Inc", "Corp", "Co", "Ltd", "No", "Jr", "Sr", "Fla", "Calif", "Pa", "Va", "Mass",
            "Conn", "Ariz", "Ala", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md", "Mich", "Minn",
            "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ore", "Tenn", "Tex", "Vt", "Wash", "Wis",
            "Wyo", "Colo", "Del", "Ft", "Mt", "St",
        ]
        .contains(&word)
}

fn ending_of(word: &str) -> WordEnding {
    let bytes = word.as_bytes();
    match bytes {
        [_, _, .., b'l', b'y'] => WordEnding::Ly,
        [_, _, .., b'e', b'd'] => WordEnding::Ed,
        [_, _, .., b'i', b'n', b'g'] => WordEnding::Ing,
        _ => WordEnding::Other,
    }
}

/// The sentences of a paragraph as ranges of tokens; `last` tells the last character of marked
/// words. Marked words are one token, so a stop inside
/// marks ends a sentence only where a new one plainly begins after them.
pub(super) fn sentences(
    tokens: &[Token],
    last: impl Fn(usize) -> Option<char>,
) -> Vec<std::ops::Range<usize>> {
    let mut out = Vec::new();
    let mut start = 0;
    for n in 0..tokens.len() {
        if ends_sentence(tokens, n, &last) {
            out.push(start..n + 1);
            start = n + 1;
        }
    }
    if start < tokens.len() {
        out.push(start..tokens.len());
    }
    out
}

fn ends_sentence(tokens: &[Token], n: usize, last: &impl Fn(usize) -> Option<char>) -> bool {
    let Some(token) = tokens.get(n) else { return false };
    let Some(next) = tokens.get(n + 1) else { return true };
    let begins = next.capital
        || matches!(next.kind, Kind::Quote(_) | Kind::Number)
        || next.in_fragment
        || matches!(next.kind, Kind::Punctuation('(' | '[' | '—' | '–' | '¿' | '¡' | '•'));
    match token.kind {
        Kind::Punctuation('.' | '!' | '?' | '…' | '。' | '؟') => {
            begins || !next.is_word() && !next.is_comma() && !next.is_dash()
        }
        Kind::Punctuation(')' | ']') => {
            begins && n > 0 && tokens.get(n - 1).is_some_and(|t| t.is_punctuation('.'))
        }
        Kind::Quote(q) => match last(q) {
            Some('.' | '。') => begins,
            Some('!' | '?' | '…' | '؟') => begins && !says_next(tokens, n + 1),
            Some(_) | None => false,
        },
        Kind::Word if token.dotted && next.capital => {
            next.is(Flags::ARTICLE
                .and(Flags::PRONOUN)
                .and(Flags::SUBORDINATOR)
                .and(Flags::PREPOSITION))
                && !token.is(Flags::TITLE)
        }
        Kind::Word | Kind::Number | Kind::Possessive | Kind::Punctuation(_) => false,
    }
}

/// How many tokens after marked words a cue may stand, as in "…!” the old man from Leeds cried".
const CUE_WITHIN: usize = 5;
/// The same where an apposition stands between: "…!” Berg, the mayor of the old town, cried".
const CUE_WITHIN_APPOSED: usize = 14;

/// Whether a cue follows soon, so that the words before belong to it: "…?” Smith asked."
fn says_next(tokens: &[Token], from: usize) -> bool {
    let mut within = CUE_WITHIN;
    for (n, token) in tokens.iter().skip(from).enumerate() {
        let apposes = token.is_comma()
            && n > 0
            && tokens
                .get(from + n + 1)
                .is_some_and(|t| t.is(Flags::ARTICLE) || t.cue.is_some() || within > CUE_WITHIN);
        match token.kind {
            Kind::Punctuation(_) if apposes => within = CUE_WITHIN_APPOSED,
            Kind::Punctuation(_) | Kind::Quote(_) => return false,
            Kind::Word | Kind::Number | Kind::Possessive => {}
        }
        if n >= within {
            return false;
        }
        if token.has_form(Forms::PAST.and(Forms::THIRD)) && n > 0 && token.noun.is_none() {
            return true;
        }
    }
    false
}
