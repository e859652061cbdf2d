//! How the versions name the same person, body, place or thing.

use super::choices::form;
use super::voice::{Quoted, key};
use super::{Form, Known, Naming};
use crate::article::{Place, words_at};
use crate::facts::Fact;
use crate::text::normalise::fold;
use crate::text::words::{self, TokenKind, is_function_word};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that versions name in more than one way in their own voice, those with most places
/// first.
pub(super) fn names(known: &Known<'_>, quoted: &Quoted) -> Vec<Naming> {
    let mut all: Vec<Naming> =
        known.facts.facts.iter().filter_map(|fact| naming(known, quoted, fact)).collect();
    all.sort_by_key(|naming| {
        (Reverse(naming.forms.iter().map(Form::count).sum::<usize>()), naming.fact)
    });
    all
}

fn naming(known: &Known<'_>, quoted: &Quoted, fact: &Fact) -> Option<Naming> {
    if !fact.kind.is_name() || fact.cells.iter().flatten().count() < 2 {
        return None;
    }
    let mut by_words: BTreeMap<Vec<String>, BTreeSet<Place>> = BTreeMap::new();
    for occurrence in fact.cells.iter().flatten().flat_map(|cell| &cell.occurrences) {
        if !quoted.holds(occurrence.place) {
            let name = name_words(words_at(known.versions, occurrence.place));
            by_words.entry(name).or_default().insert(occurrence.place);
        }
    }
    let most = by_words.iter().max_by_key(|(words, places)| (places.len(), Reverse(*words)))?.0;
    if by_words.keys().all(|words| is_part(words, most) || is_part(most, words)) {
        // A surname after the full name, a title before it: every version does that.
        return None;
    }
    let mut forms: Vec<Form> =
        by_words.values().map(|places| form(known.versions, places)).collect();
    forms.sort_by(|a, b| b.count().cmp(&a.count()).then_with(|| a.words.cmp(&b.words)));
    let (fact, kind, label) = (fact.id, fact.kind, fact.label.clone());
    Some(Naming { fact, kind, label, forms })
}

/// The words of a name as they are compared, without articles: "the Committee's" is "committee".
fn name_words(name: &str) -> Vec<String> {
    let words = words::tokens(name).filter(|token| token.kind == TokenKind::Word);
    let words = words.map(|token| token.span.slice(name));
    // "UN" is no article.
    let slight =
        |word: &&str| is_function_word(&fold(word)) && !word.chars().all(char::is_uppercase);
    words.filter(|word| !slight(word)).map(key).collect()
}

/// Whether all of `words` are among those of `name`.
fn is_part(words: &[String], name: &[String]) -> bool {
    words.iter().all(|word| name.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn articles_genitives_and_plurals_make_no_other_name() {
        assert_eq!(name_words("the Committee’s"), ["committee"]);
        assert_eq!(name_words("Homes"), name_words("home"));
        assert_eq!(name_words("Bank of Lund"), ["bank", "lund"]);
        assert_eq!(name_words("the UN"), ["un"]);
    }
}
