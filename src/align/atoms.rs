//! A passage cut into the smallest pieces that a word diff moves about: each word with the marks
//! and spaces that cling to it, and the form by which it is compared.

use super::{binding, spelling};
use crate::article::{ParagraphId, Place, Version, paragraph};
use crate::text::marks::{self, Before, Ending, Style};
use crate::text::words::{self, TokenKind};
use crate::text::{Span, normalise};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a word is, as far as a diff needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// No word at all: a passage without any.
    Empty,
    /// A word that only holds a sentence together.
    Function,
    /// Any other word.
    Content,
    /// A word with a capital, and no function word: a name, or the first word of a sentence.
    Name,
    /// A word with a digit.
    Figure,
}

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
    /// What kind of word.
    pub(super) kind: Kind,
    /// Whether it is the first word of a sentence, as far as marks tell.
    pub(super) begins: bool,
    /// The quotation of its paragraph that it stands in, counted from 1; 0 outside.
    pub(super) quote: u32,
}

impl Atom {
    /// The word with all that clings to it.
    pub(super) fn place(&self) -> Place {
        Place { paragraph: self.paragraph, span: self.lead.hull(self.trail).hull(self.core) }
    }
}

/// The atoms of a passage and the forms by which they are compared.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) atoms: Vec<Atom>,
    pub(super) keys: Vec<String>,
}

/// The texts that are compared, with what was found out about them once.
pub(super) struct Texts<'a> {
    versions: &'a [Arc<Version>],
    quotes: BTreeMap<ParagraphId, Vec<Span>>,
}

impl<'a> Texts<'a> {
    pub(super) fn new(versions: &'a [Arc<Version>]) -> Self {
        Self { versions, quotes: BTreeMap::new() }
    }

    /// The words of a paragraph; empty where there is no such paragraph.
    pub(super) fn text(&self, id: ParagraphId) -> &'a str {
        paragraph(self.versions, id).map_or("", |paragraph| paragraph.text.as_str())
    }

    /// The words at a place.
    pub(super) fn words(&self, id: ParagraphId, span: Span) -> &'a str {
        span.slice(self.text(id))
    }

    /// The number of the quotation that the byte `at` of a paragraph stands in; 0 for none. Only for
    /// paragraphs that were cut before.
    pub(super) fn quote_at(&self, id: ParagraphId, at: usize) -> u32 {
        let Some(quotes) = self.quotes.get(&id) else { return 0 };
        let index = quotes.partition_point(|quote| quote.end() <= at);
        match quotes.get(index) {
            Some(quote) if quote.start() <= at => index as u32 + 1,
            Some(_) | None => 0,
        }
    }

    /// Finds the quotations of a paragraph, once. A mark that is never closed is passed over: it
    /// would put half of a paragraph into a quotation by a typing error.
    fn find_quotes(&mut self, id: ParagraphId) {
        let text = self.text(id);
        self.quotes.entry(id).or_insert_with(|| {
            marks::marked(text, Before::Settled)
                .into_iter()
                .filter(|m| m.depth == 0 && m.style != Style::Markup && m.ending == Ending::Closed)
                .map(|m| m.outer)
                .collect()
        });
    }

    /// Cuts the words at `places` into atoms, and binds those that are one name, figure, date or
    /// short quotation.
    pub(super) fn cut(&mut self, places: &[Place]) -> Words {
        let mut all = Words::default();
        for &place in places {
            let text = self.text(place.paragraph);
            if text.is_empty() {
                continue;
            }
            self.find_quotes(place.paragraph);
            let first = all.atoms.len();
            cut(place, text, &mut all.atoms);
            self.describe(text, first, &mut all);
            let new = all.atoms.get_mut(first..).unwrap_or_default();
            binding::bind(new, all.keys.get(first..).unwrap_or_default(), first, text);
        }
        all
    }

    /// Says of each atom from `first` on what it is, and adds its key.
    fn describe(&self, text: &str, first: usize, words: &mut Words) {
        let capitals_only = !words
            .atoms
            .iter()
            .skip(first)
            .any(|atom| atom.core.slice(text).contains(char::is_lowercase));
        let mut begins = true;
        for atom in words.atoms.iter_mut().skip(first) {
            let word = atom.core.slice(text);
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            let key = key(word, capital && !begins, capitals_only);
            atom.kind =
                if key == "may" && capital && !begins { Kind::Name } else { kind(&key, capital) };
            atom.begins = begins;
            atom.quote = self.quote_at(atom.paragraph, atom.core.start());
            begins =
                word.ends_with('.') || atom.trail.slice(text).contains(['.', '?', '!', ':', '…']);
            words.keys.push(key);
        }
    }
}

fn kind(key: &str, capital: bool) -> Kind {
    if key.is_empty() {
        Kind::Empty
    } else if key.contains(char::is_numeric) {
        Kind::Figure
    } else if words::is_function_word(key) {
        Kind::Function
    } else if capital {
        Kind::Name
    } else {
        Kind::Content
    }
}

/// What stands for the opening and the end of a quotation among the words of a passage.
const QUOTE_EDGE: &str = "\"";

/// The words of `places` in the form for comparison, typographic differences aside. That words stand
/// in quotation marks is no such difference.
pub(super) fn wording(versions: &[Arc<Version>], places: &[Place]) -> Vec<String> {
    let Words { atoms, keys } = Texts::new(versions).cut(places);
    let mut wording = Vec::with_capacity(keys.len());
    let mut before = (None, 0);
    for (atom, key) in atoms.iter().zip(keys) {
        let now = (Some(atom.paragraph), atom.quote);
        if now != before && (before.1 != 0 || atom.quote != 0) {
            wording.push(QUOTE_EDGE.to_owned());
        }
        before = now;
        if !key.is_empty() {
            wording.push(key);
        }
    }
    wording
}

/// The form of a word for comparison, wherever it stands.
pub(super) fn word_key(word: &str) -> String {
    key(word, false, false)
}

/// The form of a word for comparison: marks, case and the British and American spelling make no
/// difference, nor the points of an abbreviation and the commas of a large number.
fn key(word: &str, is_name: bool, capitals_only: bool) -> String {
    let mut key = if word.is_ascii() { word.to_ascii_lowercase() } else { normalise::fold(word) };
    if key.contains('.') && !key.contains(char::is_numeric) {
        key.retain(|c| c != '.');
    }
    if key.contains(',') && is_grouped(&key) {
        key.retain(|c| c != ',');
    }
    if !capitals_only && is_acronym(word) && words::is_function_word(&key) {
        return word.chars().filter(|&c| c != '.').collect();
    }
    if words::is_function_word(&key) {
        return key;
    }
    match key.split_once('\'') {
        Some((word, ending)) if ending.len() <= 1 => {
            format!("{}'{ending}", spelling::american(word, is_name))
        }
        Some(_) | None => spelling::american(&key, is_name).into_owned(),
    }
}

/// Whether the commas of a number only part its thousands.
fn is_grouped(number: &str) -> bool {
    let mut groups = number.split(',');
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str, most: usize| {
        let count = group.chars().take_while(char::is_ascii_digit).count();
        (1..=most).contains(&count)
    };
    digits(first.trim_start_matches(|c: char| !c.is_ascii_digit()), 3)
        && groups.all(|group| group.chars().take_while(char::is_ascii_digit).count() == 3)
}

/// Whether a word is written in capitals as "WHO" and "U.S" are, and not by chance as "I" is.
fn is_acronym(word: &str) -> bool {
    let mut letters = 0;
    let all = word.chars().all(|c| {
        letters += usize::from(c != '.');
        c == '.' || c.is_uppercase()
    });
    all && letters > 1
}

/// Cuts the words at `place` into atoms that join without gaps.
fn cut(place: Place, text: &str, all: &mut Vec<Atom>) {
    let words = place.span.slice(text);
    let from = place.span.start();
    let cores = cores(words);
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
            kind: Kind::Empty,
            begins: false,
            quote: 0,
        });
        begin = next;
    }
}

/// Start and end of each word with the signs that belong to it: "$33", "9%", "−5". One empty word
/// at the end where there is none.
fn cores(words: &str) -> Vec<(usize, usize)> {
    let mut cores: Vec<(usize, usize)> = Vec::new();
    for token in words::tokens(words).filter(|token| token.kind == TokenKind::Word) {
        let (start, end) = (token.span.start(), token.span.end());
        let gap_start = cores.last().map_or(0, |&(_, end)| end);
        let gap = words.get(gap_start..start).unwrap_or_default();
        let after = gap.len() - gap.trim_start_matches(is_sign).len();
        if let Some(last) = cores.last_mut() {
            last.1 += after;
        }
        let figure = token.span.slice(words).starts_with(char::is_numeric);
        let before = if after == gap.len() {
            0
        } else {
            gap.len() - gap.trim_end_matches(is_sign).len() + minus(gap, figure)
        };
        // The last point of "p.m." belongs to it.
        let short_form = token.span.slice(words).contains('.')
            && words.get(end..).is_some_and(|rest| rest.starts_with('.'))
            && !figure;
        cores.push((start - before, end + usize::from(short_form)));
    }
    if let Some(last) = cores.last_mut() {
        let rest = words.get(last.1..).unwrap_or_default();
        last.1 += rest.len() - rest.trim_start_matches(is_sign).len();
    } else {
        cores.push((words.len(), words.len()));
    }
    cores
}

/// Whether a character is a sign that changes what a figure or word says.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '$' | '€' | '£' | '¥' | '₹' | '₽' | '%' | '‰' | '°' | '#' | '@' | '&' | '+' | '=' | '§'
    )
}

/// Bytes of a minus sign at the end of `gap`, before a figure and after a space.
fn minus(gap: &str, before_figure: bool) -> usize {
    let Some(sign) = gap.chars().next_back().filter(|c| matches!(c, '-' | '−' | '–')) else {
        return 0;
    };
    let rest = gap.strip_suffix(sign).unwrap_or_default();
    let free = rest.chars().next_back().is_none_or(|c| c.is_whitespace() || c == '(');
    if before_figure && free && !rest.is_empty() { sign.len_utf8() } else { 0 }
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

#[cfg(test)]
pub(in crate::align) mod testing {
    use super::*;
    use crate::article::{Article, Format, Paragraph, Role, Source, VersionId};

    /// A version of one paragraph.
    pub(in crate::align) fn version(text: &str) -> Arc<Version> {
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

    /// All of the only paragraph of version `v`.
    pub(in crate::align) fn whole(versions: &[Arc<Version>], v: usize) -> Place {
        let text = &versions[v].article.paragraphs[0].text;
        Place { paragraph: ParagraphId::new(VersionId::at(v), 0), span: Span::whole(text) }
    }

    /// The words of a text.
    pub(in crate::align) fn words(text: &str) -> (Arc<Version>, Words) {
        let versions = [version(text)];
        let cut = Texts::new(&versions).cut(&[whole(&versions, 0)]);
        let [version] = versions;
        (version, cut)
    }
}

#[cfg(test)]
mod tests {
    use super::testing::words;

    fn check(text: &str, expected: &str) {
        let (_, cut) = words(text);
        let cut: Vec<String> = cut
            .atoms
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
        check("to −5 or (-3)", "|to| /|−5| /|or| /(|-3|)");
        check("at 6 p.m. in the U.S.", "|at| /|6| /|p.m.| /|in| /|the| /|U.S.|");
        check("…", "…||");
    }

    #[test]
    fn words_that_are_the_same_have_the_same_key() {
        for (one, other, same) in [
            ("at the U.S. base", "at the US base", true),
            ("told US officials", "told us officials", false),
            ("TOLD US ALL", "told us all", true),
            ("1,200 people", "1200 people", true),
            ("1,2 people", "12 people", false),
            ("2.5 points", "25 points", false),
            ("at 10 p.m.", "at 10 pm", true),
            ("fell to -5", "fell to 5", false),
            ("the centre’s colour", "the center's color", true),
            ("Ms Grey spoke", "Ms Gray spoke", false),
            ("a grey day", "a gray day", true),
            ("it's", "its", false),
        ] {
            let keys = |text| words(text).1.keys.concat();
            assert_eq!(keys(one) == keys(other), same, "{one} / {other}");
        }
    }

    #[test]
    fn words_in_quotation_marks_know_it() {
        let (_, cut) = words("“Go now,” he said, “or not.” I said \"no");
        let quotes: Vec<u32> = cut.atoms.iter().map(|atom| atom.quote).collect();
        assert_eq!(quotes, [1, 1, 0, 0, 2, 2, 0, 0, 0]);
    }
}
