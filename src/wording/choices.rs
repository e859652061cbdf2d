//! Swaps of the whole story, put together: the same two words in several passages are one choice.

use super::swaps::Swap;
use super::voice::Voice;
use super::{Choice, ChoiceId, Form};
use crate::article::{Place, Version, words_at};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The places of both sides of a choice.
type Places = [BTreeSet<Place>; 2];

/// The choices made between the words of `swaps`, those with most places first.
pub(super) fn choices(versions: &[Arc<Version>], swaps: &[Swap], voice: &Voice) -> Vec<Choice> {
    let mut all: BTreeMap<[&[String]; 2], Places> = BTreeMap::new();
    for [a, b] in swaps {
        let (a, b) = if a.keys <= b.keys { (a, b) } else { (b, a) };
        let [one, other] = all.entry([&a.keys, &b.keys]).or_default();
        one.extend(&a.places);
        other.extend(&b.places);
    }
    let mut choices: Vec<Choice> = all
        .into_iter()
        .map(|([a, b], [one, other])| {
            let mut sides = [(form(versions, &one), a), (form(versions, &other), b)];
            sides.sort_by(|(f, x), (g, y)| g.count().cmp(&f.count()).then_with(|| x.cmp(y)));
            let uses = sides.each_ref().map(|(_, keys)| voice.uses(keys));
            Choice { id: ChoiceId(0), forms: sides.map(|(form, _)| form), uses }
        })
        .collect();
    choices.sort_by_key(|choice| (Reverse(count(choice)), first(choice)));
    for (n, choice) in choices.iter_mut().enumerate() {
        choice.id = ChoiceId(u32::try_from(n).unwrap_or(u32::MAX));
    }
    choices
}

fn count(choice: &Choice) -> usize {
    choice.forms.iter().map(Form::count).sum()
}

fn first(choice: &Choice) -> Option<Place> {
    choice.forms.iter().flat_map(|form| form.cells.iter().flatten()).min().copied()
}

/// Words without the ending of a genitive.
fn bare(words: &str) -> &str {
    ["'s", "’s", "'", "’"].iter().find_map(|end| words.strip_suffix(end)).unwrap_or(words)
}

/// One way of putting it from its places, in its most frequent spelling.
pub(super) fn form(versions: &[Arc<Version>], places: &BTreeSet<Place>) -> Form {
    let mut cells: Vec<Vec<Place>> = vec![Vec::new(); versions.len()];
    let mut spellings: BTreeMap<&str, usize> = BTreeMap::new();
    for &place in places {
        if let Some(cell) = cells.get_mut(place.paragraph.version.index()) {
            cell.push(place);
        }
        *spellings.entry(bare(words_at(versions, place))).or_default() += 1;
    }
    // Of equal ones the one in small letters, which comes last.
    let words = spellings.into_iter().max_by_key(|&(words, count)| (count, words));
    Form { words: words.map_or_else(String::new, |(words, _)| words.to_owned()), cells }
}
