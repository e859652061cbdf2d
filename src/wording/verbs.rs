//! With which verbs each version lets a speaker speak: "said", "claimed", "insisted".

use super::choices::form;
use super::{Reporting, Verb};
use crate::article::{Place, Version, words_at};
use crate::quotes::{CueClass, QuoteLedger, SpeakerId};
use crate::text::normalise::fold;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// The verbs of every speaker, those with most places first.
pub(super) fn reporting(versions: &[Arc<Version>], quotes: &QuoteLedger) -> Vec<Reporting> {
    let mut all: BTreeMap<SpeakerId, BTreeMap<(String, CueClass), BTreeSet<Place>>> =
        BTreeMap::new();
    let uses = quotes.quotes.iter().flat_map(|quote| quote.cells.iter().flatten());
    for one in uses.flat_map(|cell| &cell.occurrences) {
        let (Some(speaker), Some(cue), Some(class)) = (one.speaker, one.cue, one.cue_class) else {
            continue;
        };
        let verb = fold(words_at(versions, cue));
        if verb.chars().any(char::is_alphabetic) {
            all.entry(speaker).or_default().entry((verb, class)).or_default().insert(cue);
        }
    }
    let mut all: Vec<Reporting> = all
        .into_iter()
        .map(|(speaker, verbs)| {
            let mut verbs: Vec<Verb> = verbs
                .into_iter()
                .map(|((words, class), places)| {
                    let form = super::Form { words, ..form(versions, &places) };
                    Verb { class, form }
                })
                .collect();
            // Stable: equal ones stay in the order of the alphabet.
            verbs.sort_by_key(|verb| Reverse(verb.form.count()));
            Reporting { speaker, verbs }
        })
        .collect();
    all.sort_by_key(|reporting| {
        let count: usize = reporting.verbs.iter().map(|verb| verb.form.count()).sum();
        (Reverse(count), reporting.speaker)
    });
    all
}
