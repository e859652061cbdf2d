//! Bodies, places and things spoken of by what they are: "the council" where the story names one council
//! only, "the ferry" after "the ferry Marsh Pearl". Where it names two, nothing is guessed.

use super::FactKind;
use super::gazetteer;
use super::lexicon::Class;
use super::name_runs::Run;
use super::names::{Identity, Mention, Reading};
use super::nouns;
use super::tokens::{Case, Kind, Tokens};
use super::verbs::is_verb;
use std::collections::{BTreeMap, BTreeSet};

/// Heads of names that mean too many other things when they stand small: "the house" is seldom the White
/// House.
const LOOSE: &[&str] = &[
    "house",
    "police",
    "home",
    "street",
    "road",
    "office",
    "hall",
    "court",
    "state",
    "world",
    "force",
    "forces",
    "services",
    "people",
    "day",
    "week",
    "month",
    "star",
    "post",
    "times",
    "news",
    "sun",
    "square",
    "plan",
    "case",
    "trial",
    "war",
    "attack",
    "attacks",
    "fire",
    "field",
    "drive",
    "system",
    "systems",
    "media",
    "guard",
    "guards",
    "unit",
    "nation",
    "nations",
    "community",
    "law",
    "act",
    "bill",
    "code",
    "report",
    "center",
    "centre",
    "building",
    "city",
    "town",
    "village",
    "talks",
    "internet",
    "web",
    "open",
    "springs",
    "arena",
];

/// Nouns that stand small right beside a name and are what the name names: "the ferry Marsh Pearl", "the
/// Arden news agency".
const BESIDE: &[&str] = &[
    "agency",
    "newspaper",
    "magazine",
    "website",
    "island",
    "ferry",
    "ship",
    "vessel",
    "yacht",
    "tanker",
    "trawler",
    "submarine",
    "airline",
    "river",
    "party",
    "union",
    "broadcaster",
    "bank",
    "airport",
];

/// Words that may stand between a name and what it is.
const SHADES: usize = 1;

/// Mentions by head alone, resolved to identities that are no persons. `found` are the named runs with
/// their identities.
pub(super) fn mentions(
    readings: &[Reading<'_>],
    found: &[(usize, Run, usize)],
    identities: &[Identity],
) -> Vec<Mention> {
    let mut mentions = Vec::new();
    let mut bearers: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for (r, run, identity) in found {
        let Some(reading) = readings.get(*r) else { continue };
        if identities.get(*identity).is_none_or(|i| i.kind == FactKind::Person) {
            continue;
        }
        let t = &reading.tokens;
        for at in beside(t, run) {
            bearers.entry(lemma(t.low(at)).to_owned()).or_default().insert(*identity);
            mentions.push(Mention { reading: *r, start: at, end: at + 1, identity: *identity });
        }
        if let Some(head) = own_head(t, run) {
            bearers.entry(lemma(head).to_owned()).or_default().insert(*identity);
        }
    }
    for (r, reading) in readings.iter().enumerate() {
        let t = &reading.tokens;
        for at in (0..t.len()).filter(|&at| is_pointed(t, at)) {
            let named = bearers.get(lemma(t.low(at))).filter(|named| named.len() == 1);
            if let Some(&identity) = named.and_then(BTreeSet::first) {
                mentions.push(Mention { reading: r, start: at, end: at + 1, identity });
            }
        }
    }
    mentions
}

/// A head under the name that nouns go by.
fn lemma(low: &str) -> &str {
    nouns::listed(low).map_or(low, |(lemma, _)| lemma)
}

/// The head of a name: "Council" in "Arden Council", "Ministry" in "Ministry of Roads".
fn own_head<'t>(t: &'t Tokens<'_>, run: &Run) -> Option<&'t str> {
    if run.end - run.name < 2 {
        return None;
    }
    let first = t.low(run.name);
    let last = t.low(run.end - 1);
    let low = if t.low(run.name + 1) == "of" { first } else { last };
    let hints = gazetteer::hints(low);
    let head = hints.body || hints.site || hints.thing;
    (head && !LOOSE.contains(&low)).then_some(low)
}

/// The tokens beside a name that say what it is.
fn beside(t: &Tokens<'_>, run: &Run) -> Vec<usize> {
    let small = |at: usize| {
        t.get(at).is_some_and(|x| x.kind == Kind::Word && x.case == Case::Lower)
            && t.same_sentence(at, run.name)
    };
    let says = |at: usize| small(at) && BESIDE.contains(&t.low(at));
    let mut tokens = Vec::new();
    let before = run.start.checked_sub(1);
    tokens.extend(before.filter(|&at| says(at)));
    // "the Arden news agency": a word may stand between.
    let after =
        (run.end..=run.end + SHADES).take_while(|&at| small(at) && t.class(at) == Class::Other);
    let head = after.into_iter().find(|&at| says(at) && !goes_on(t, at));
    tokens.extend(head);
    tokens
}

/// Whether the noun at `at` is the first half of a compound.
fn goes_on(t: &Tokens<'_>, at: usize) -> bool {
    t.is_hyphen(at + 1)
        || t.low(at + 1) == "of"
        || t.get(at + 1).is_some_and(|x| {
            x.kind == Kind::Word
                && (x.case != Case::Lower
                    || x.class == Class::Other
                        && !is_verb(t.low(at + 1))
                        && !t.low(at + 1).ends_with('s'))
        })
}

/// Whether the small word at `at` is a head with "the" or "this" before it.
fn is_pointed(t: &Tokens<'_>, at: usize) -> bool {
    let small = t
        .get(at)
        .is_some_and(|x| x.kind == Kind::Word && x.case == Case::Lower && x.class == Class::Other);
    let hints = gazetteer::hints(t.low(at));
    let head = hints.body || hints.site || hints.thing || BESIDE.contains(&t.low(at));
    small
        && head
        && !LOOSE.contains(&t.low(at))
        && matches!(t.low_back(at, 1), "the" | "this" | "that")
        && !goes_on(t, at)
}

#[cfg(test)]
mod tests {
    use super::super::names;
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let tokens = Tokens::new(text, &crate::text::sentences::sentences(text));
        let taken = vec![false; tokens.len()];
        let readings = [Reading { tokens, taken, version: 0, paragraph: 0, titled: false }];
        let names = names::find(&readings);
        let got: Vec<String> = names
            .mentions
            .iter()
            .filter_map(|m| {
                let t = &readings.first()?.tokens;
                let words = t.span(m.start, m.end).slice(text);
                Some(format!("{words}={}", names.identities.get(m.identity)?.name))
            })
            .collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn the_only_named_bearer_of_a_head_is_meant() {
        check(
            "They met the Arden Council. Then the council voted.",
            &["Arden Council=Arden Council", "council=Arden Council"],
        );
        check(
            "The ferry Marsh Pearl left. Later the ferry sank.",
            &["ferry=Marsh Pearl", "Marsh Pearl=Marsh Pearl", "ferry=Marsh Pearl"],
        );
        check("The Zark news agency said so.", &["Zark=Zark", "agency=Zark"]);
    }

    #[test]
    fn of_two_bearers_none_is_guessed_and_a_compound_is_no_bearer() {
        check(
            "The Arden Council met the Ellis Council. Then the council voted.",
            &["Arden Council=Arden Council", "Ellis Council=Ellis Council"],
        );
        check(
            "They met the Arden Council. Then the council tax rose.",
            &["Arden Council=Arden Council"],
        );
    }
}
