//! Names in two wordings, told by their capitals: which came, went or were replaced.

use super::side::{Case, Side, Word};
use crate::text::language::Language;
use crate::text::words;
use std::collections::{BTreeSet, HashSet};

/// A name: its words without titles, folded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    first: usize,
    words: Vec<String>,
}

/// Languages that write every noun with a capital.
const NOUNS_WITH_CAPITALS: [&str; 1] = ["de"];

/// Words before a name that are no part of it, and may come and go with the style of a paper.
const TITLES: &str = "mr mrs ms miss dr sir dame lord lady prof professor president minister prime \
    premier chancellor secretary general sen senator rep representative gov governor mayor \
    councillor captain capt col colonel lt lieutenant sgt sergeant judge justice king queen prince \
    princess pope bishop archbishop rev reverend father chief chairman chairwoman chair director \
    deputy vice foreign defence defense monsieur madame señor señora";

/// Share of the content words of a sentence, its first aside, with capitals from which it is set like
/// a title, so that capitals tell no names. A headline has them on all, a sentence full of names has
/// its verb without.
const SET_LIKE_A_TITLE: f32 = 0.9;
/// Content words below which a sentence is not taken for a title.
const FEWEST_OF_A_TITLE: usize = 3;

/// The names in `words`; `figure` tells which of them belong to figures and dates.
pub(super) fn find(words: &[Word], figure: &[bool], language: Option<Language>) -> Vec<Name> {
    if language.is_some_and(|language| NOUNS_WITH_CAPITALS.contains(&language.code())) {
        return Vec::new();
    }
    let could = |at: usize| {
        words.get(at).is_some_and(|word| {
            word.has_capital()
                && figure.get(at) != Some(&true)
                && (word.case == Case::Capitals || !words::is_function_word(&word.key))
                && !word.key.starts_with("i'")
                && !TITLES.split_whitespace().any(|title| title == word.key)
        })
    };
    let titled = titled(words);
    let known: HashSet<&str> = words
        .iter()
        .filter(|word| word.has_capital() && !word.begins && !titled.contains(&word.sentence))
        .map(|word| word.key.as_str())
        .collect();
    let is_name: Vec<bool> = words
        .iter()
        .enumerate()
        .map(|(at, word)| {
            if !could(at) || titled.contains(&word.sentence) {
                return false;
            }
            // A capital that is due says nothing, unless the name goes on or stands elsewhere too.
            let goes_on = could(at + 1) && words.get(at + 1).is_some_and(|next| next.close);
            !word.begins || goes_on || known.contains(word.key.as_str())
        })
        .collect();
    let mut names: Vec<Name> = Vec::new();
    for (at, word) in words.iter().enumerate().filter(|&(at, _)| is_name.get(at) == Some(&true)) {
        match names.last_mut() {
            Some(last) if word.close && last.first + last.words.len() == at => {
                last.words.push(plain(&word.key));
            }
            Some(_) | None => names.push(Name { first: at, words: vec![plain(&word.key)] }),
        }
    }
    names
}

/// The sentences that are set like titles.
fn titled(words: &[Word]) -> BTreeSet<usize> {
    let sentences = words.chunk_by(|a, b| a.sentence == b.sentence);
    sentences
        .filter(|sentence| {
            let rest = || sentence.iter().skip(1);
            let content = || rest().filter(|word| !words::is_function_word(&word.key));
            let capitals = content().filter(|word| word.has_capital()).count();
            let all = content().count();
            all >= FEWEST_OF_A_TITLE && capitals as f32 >= SET_LIKE_A_TITLE * all as f32
        })
        .filter_map(|sentence| sentence.first().map(|word| word.sentence))
        .collect()
}

/// A word of a name without the marks by which its spellings differ: "Ja'afari", "U.S.".
pub(super) fn plain(key: &str) -> String {
    key.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Words that can stand for a name.
const PRONOUNS: [&str; 12] =
    ["he", "she", "they", "it", "him", "her", "them", "his", "their", "its", "who", "we"];

/// Whether a name came, went or was replaced.
pub(super) fn change(old: &Side<'_>, new: &Side<'_>) -> bool {
    gone(old, new) || gone(new, old)
}

/// Whether a changed name of `one` is nowhere in `other`, in a longer or shorter form either.
fn gone(one: &Side<'_>, other: &Side<'_>) -> bool {
    // Capitals must tell names on both sides.
    if other.read.language.is_some_and(|l| NOUNS_WITH_CAPITALS.contains(&l.code())) {
        return false;
    }
    one.read.names.iter().any(|name| {
        let Some(local) = one.edited_in(name.first, name.words.len()) else { return false };
        let pronoun = other.changed().any(|(l, word)| l == local && PRONOUNS.contains(&word));
        !pronoun && !stands_in(name, other)
    })
}

/// Whether `other` has the name: in this form, a longer or a shorter one, or by its initials.
fn stands_in(name: &Name, other: &Side<'_>) -> bool {
    let within = |short: &[String], long: &[String]| short.iter().all(|word| long.contains(word));
    let by_name = other.read.names.iter().any(|known| {
        within(&name.words, &known.words)
            || within(&known.words, &name.words)
            || is_initials(&name.words, &known.words)
            || is_initials(&known.words, &name.words)
    });
    // Where capitals told nothing, as at the start of a sentence, the word itself is looked for.
    by_name || name.words.iter().all(|word| other.read.capitals.contains(word))
}

/// Whether one word is made of the first letters of the others: "UN", "United Nations".
fn is_initials(short: &[String], long: &[String]) -> bool {
    let [short] = short else { return false };
    long.len() > 1
        && short.chars().count() == long.len()
        && short.chars().zip(long).all(|(letter, word)| word.starts_with(letter))
}
