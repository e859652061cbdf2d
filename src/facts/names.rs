//! Who and what is named: one identity for the full name, the surname later, the acronym and other
//! spellings, within and across versions.

use super::FactKind;
use super::gazetteer;
use super::heads;
use super::identities::Joined;
use super::memory::{self, Memory};
use super::name_parts;
use super::name_runs::{self, Run};
use super::roles;
use super::tokens::{Case, Tokens};
use super::votes::Votes;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;

/// A paragraph ready to be searched for names.
#[derive(Debug)]
pub(super) struct Reading<'a> {
    /// Its tokens.
    pub(super) tokens: Tokens<'a>,
    /// Which tokens belong to other facts already.
    pub(super) taken: Vec<bool>,
    /// Index of its version.
    pub(super) version: usize,
    /// Index of the paragraph in its article.
    pub(super) paragraph: usize,
    /// Whether capitals tell nothing in it.
    pub(super) titled: bool,
}

/// A name in one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    /// Index into the readings.
    pub(super) reading: usize,
    /// Its first token.
    pub(super) start: usize,
    /// The token after its last.
    pub(super) end: usize,
    /// Index into [`Names::identities`].
    pub(super) identity: usize,
}

/// Somebody or something that is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Identity {
    /// The fullest form of the name.
    pub(super) name: String,
    /// What kind of thing it is.
    pub(super) kind: FactKind,
}

/// All names of a story.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Names {
    /// In the order of their keys.
    pub(super) identities: Vec<Identity>,
    /// In the order of the readings.
    pub(super) mentions: Vec<Mention>,
    /// Roles that several named people bear: by such a role alone nobody is meant.
    pub(super) borne: BTreeSet<String>,
    /// For each reading, the stretches in which capitals tell nothing.
    pub(super) titled: Vec<Vec<Range<usize>>>,
}

/// What the story tells of one spelling of a name.
#[derive(Clone, Debug, Default)]
pub(super) struct Profile {
    /// What speaks for each kind.
    pub(super) votes: Votes,
    /// How often it stands in the story.
    pub(super) count: u32,
    /// The versions that write it.
    pub(super) versions: BTreeSet<usize>,
    /// How it is written, with counts.
    pub(super) forms: BTreeMap<String, u32>,
    /// What kind it is taken for, by itself.
    pub(super) kind: Option<FactKind>,
}

/// Finds all names in `readings`.
pub(super) fn find(readings: &[Reading<'_>]) -> Names {
    let (memory, stretches) = remember(readings);
    let mut found: Vec<(usize, Run)> = Vec::new();
    for (r, (reading, titled)) in readings.iter().zip(&stretches).enumerate() {
        let runs = name_runs::find(&reading.tokens, &reading.taken, titled, &memory);
        found.extend(runs.into_iter().map(|run| (r, run)));
    }
    let mut profiles = profiles(readings, &found);
    let headlines = in_titles(readings, &stretches, &profiles);
    for (r, run) in headlines {
        note(&mut profiles, readings, r, &run, HEADLINE_FORM);
        found.push((r, run));
    }
    found.sort_by_key(|(r, run)| (*r, run.start));
    let joined = Joined::of(profiles, &found);
    let mut names = joined.names(readings, &found);
    let named: Vec<(usize, Run, usize)> = found
        .into_iter()
        .zip(&names.mentions)
        .map(|((r, run), mention)| (r, run, mention.identity))
        .collect();
    let mut by_head = heads::mentions(readings, &named, &names.identities);
    let persons = |n: usize| names.identities.get(n).is_some_and(|i| i.kind == FactKind::Person);
    let told: Vec<_> = named.into_iter().filter(|(_, _, n)| persons(*n)).collect();
    names.borne = roles::borne_by_several(&told);
    let mut unnamed = roles::mentions(readings, &told);
    unnamed.append(&mut by_head);
    add_free(&mut names.mentions, unnamed);
    names.titled = stretches;
    names
}

/// Adds those of `more` whose tokens belong to no mention yet.
fn add_free(mentions: &mut Vec<Mention>, more: Vec<Mention>) {
    let tokens = |m: &Mention| (m.start..m.end).map(|at| (m.reading, at)).collect::<Vec<_>>();
    let mut taken: BTreeSet<(usize, usize)> = mentions.iter().flat_map(&tokens).collect();
    for mention in more {
        let own = tokens(&mention);
        if !own.iter().any(|token| taken.contains(token)) {
            taken.extend(own);
            mentions.push(mention);
        }
    }
    mentions.sort_by_key(|m| (m.reading, m.start));
}

/// What the story's capitals tell, and where in each reading they tell nothing.
fn remember(readings: &[Reading<'_>]) -> (Memory, Vec<Vec<Range<usize>>>) {
    let mut memory = Memory::default();
    for reading in readings.iter().filter(|reading| !reading.titled) {
        memory.learn_small(&reading.tokens);
    }
    let stretches: Vec<Vec<Range<usize>>> = readings
        .iter()
        .map(|reading| memory::title_stretches(&reading.tokens, reading.titled, &memory))
        .collect();
    for (reading, titled) in readings.iter().zip(&stretches) {
        memory.learn_capitals(&reading.tokens, titled);
    }
    (memory, stretches)
}

/// What a form in running text weighs when the usual form is looked for.
const TEXT_FORM: u32 = 1;

/// What a form in a headline weighs: its capitals tell nothing.
const HEADLINE_FORM: u32 = 0;

fn profiles(readings: &[Reading<'_>], found: &[(usize, Run)]) -> BTreeMap<String, Profile> {
    let mut profiles = BTreeMap::new();
    for (r, run) in found {
        note(&mut profiles, readings, *r, run, TEXT_FORM);
    }
    profiles
}

fn note(
    profiles: &mut BTreeMap<String, Profile>,
    readings: &[Reading<'_>],
    r: usize,
    run: &Run,
    weight: u32,
) {
    let Some(reading) = readings.get(r) else { return };
    let t = &reading.tokens;
    let profile = profiles.entry(run.key.clone()).or_default();
    profile.votes.add(run.votes);
    profile.count += 1;
    profile.versions.insert(reading.version);
    let form = t.span(run.name, run.end).slice(t.text);
    *profile.forms.entry(form.to_owned()).or_insert(0) += weight;
}

/// Names in headlines set in title case: those that the running text knows, places, and given names
/// with what follows them.
fn in_titles(
    readings: &[Reading<'_>],
    stretches: &[Vec<Range<usize>>],
    profiles: &BTreeMap<String, Profile>,
) -> Vec<(usize, Run)> {
    let mut known: HashMap<&str, Vec<&str>> = HashMap::new();
    for key in profiles.keys() {
        let first = key.split(' ').next().unwrap_or_default();
        known.entry(first).or_default().push(key);
    }
    // Headlines give the surname alone of somebody whom the text names in full.
    for (key, profile) in profiles {
        if let Some((_, last)) =
            key.rsplit_once(' ').filter(|_| profile.votes.person + profile.votes.bare > 0)
        {
            known.entry(last).or_default().push(last);
        }
    }
    let mut found = Vec::new();
    let titled = readings.iter().zip(stretches).enumerate();
    let titled = titled.flat_map(|(r, (reading, s))| s.iter().map(move |s| (r, reading, s)));
    for (r, reading, stretch) in titled {
        let t = &reading.tokens;
        let mut i = stretch.start;
        while i < stretch.end {
            let free = t.is_word(i) && !reading.taken.get(i).copied().unwrap_or(true);
            let end = if free {
                known_end(t, i, &known).or_else(|| given_name_end(t, i)).or_else(|| place_end(t, i))
            } else {
                None
            };
            let Some(end) = end else {
                i += 1;
                continue;
            };
            let told = roles::told_of(t, i, end);
            let personal =
                end - i > 1 && gazetteer::hints(t.low(i)).given || !told.roles.is_empty();
            let votes = Votes {
                person: if personal { name_parts::TOLD_ROLE } else { 0 },
                ..Votes::default()
            };
            found.push((
                r,
                Run {
                    start: i,
                    name: i,
                    end,
                    key: name_parts::key_of(t, i, end),
                    votes,
                    acronym: None,
                    told,
                },
            ));
            i = end;
        }
    }
    found
}

/// The end of the longest known name that starts at `i`.
fn known_end(t: &Tokens<'_>, i: usize, known: &HashMap<&str, Vec<&str>>) -> Option<usize> {
    let capital = t.get(i).is_some_and(|x| x.case != Case::Lower);
    let keys = known.get(t.low(i)).filter(|_| capital)?;
    keys.iter().filter_map(|key| matches_key(t, i, key)).max()
}

fn matches_key(t: &Tokens<'_>, i: usize, key: &str) -> Option<usize> {
    let mut at = i;
    for (n, word) in key.split(' ').enumerate() {
        while n > 0 && at < i + 20 && (t.is_hyphen(at) || t.is_mark(at, '.') || t.is_mark(at, '&'))
        {
            at += 1;
        }
        if t.low(at) != word && t.low(at).replace('.', "") != word {
            return None;
        }
        at += 1;
    }
    Some(at)
}

fn given_name_end(t: &Tokens<'_>, i: usize) -> Option<usize> {
    let next = gazetteer::hints(t.low(i + 1));
    let fits = gazetteer::hints(t.low(i)).given
        && t.class(i) == super::lexicon::Class::Other
        && t.is_word(i + 1)
        && t.get(i + 1)
            .is_some_and(|x| x.case == Case::Capital && x.class == super::lexicon::Class::Other)
        && !(next.plain || next.role || next.body || next.thing || next.site);
    fits.then_some(i + 2)
}

fn place_end(t: &Tokens<'_>, i: usize) -> Option<usize> {
    let two = format!("{} {}", t.low(i), t.low(i + 1));
    if gazetteer::hints(&two).place {
        return Some(i + 2);
    }
    let clear = t.low(i).len() > 3 || matches!(t.raw(i), "US" | "UK" | "UAE" | "U.S." | "U.K.");
    (gazetteer::hints(t.low(i)).place && clear && t.get(i).is_some_and(|x| x.case != Case::Lower))
        .then_some(i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paragraphs: &[&str], expected: &[&str]) {
        let readings: Vec<Reading<'_>> = paragraphs
            .iter()
            .enumerate()
            .map(|(paragraph, text)| {
                let tokens = Tokens::new(text, &crate::text::sentences::sentences(text));
                let titled = super::super::memory::is_title_case(&tokens);
                Reading { taken: vec![false; tokens.len()], tokens, version: 0, paragraph, titled }
            })
            .collect();
        let names = find(&readings);
        let mut got: Vec<String> = Vec::new();
        for (n, identity) in names.identities.iter().enumerate() {
            let count = names.mentions.iter().filter(|m| m.identity == n).count();
            got.push(format!("{} ({}) {count}", identity.name, identity.kind.name()));
        }
        got.sort();
        assert_eq!(got, expected, "{paragraphs:?}");
    }

    #[test]
    fn a_surname_later_is_the_same_person() {
        check(
            &["The minister met Ada Quill on the quay.", "Later Quill left. Mr Quill smiled."],
            &["Ada Quill (person) 3"],
        );
    }

    #[test]
    fn two_of_one_surname_stay_apart() {
        check(
            &["Ada Quill met her brother Omar Quill on the quay."],
            &["Ada Quill (person) 1", "Omar Quill (person) 1"],
        );
    }

    #[test]
    fn acronyms_and_transliterations_are_one_name() {
        check(
            &["The Arden Harbour Authority (AHA) met.", "In May the AHA said so."],
            &["Arden Harbour Authority (organisation) 3"],
        );
        check(
            &["It was Bashar al-Jaafari who spoke.", "Then Bashar al-Ja'afari left."],
            &["Bashar al-Ja'afari (person) 2"],
        );
    }

    #[test]
    fn kinds_come_from_the_words_around() {
        check(
            &["They met in Sochi on the Black Sea."],
            &["Black Sea (place) 1", "Sochi (place) 1"],
        );
        check(
            &["The rivals signed the Arden Agreement in Bern."],
            &["Arden Agreement (thing) 1", "Bern (place) 1"],
        );
        check(&["It all ended with Anselm Roake in the rain."], &["Anselm Roake (name) 1"]);
    }

    #[test]
    fn headlines_in_title_case_know_only_known_names() {
        check(
            &["Ferry Captain Quill Leaves Harbour Town", "On Monday Ada Quill left."],
            &["Ada Quill (person) 2"],
        );
    }

    #[test]
    fn short_forms_are_the_name_that_is_told_in_full() {
        check(
            &["It was Bashar al-Samir who spoke.", "Later al-Samir left.", "Then Samir came back."],
            &["Bashar al-Samir (person) 3"],
        );
        check(
            &["They met James Quill, 54, there.", "Jim Quill, the mayor, spoke."],
            &["James Quill (person) 3"],
        );
        check(
            &["Seen from the ferry, Sarn Island is small.", "They stayed on Sarn for a week."],
            &["Sarn Island (place) 2"],
        );
        check(
            &["The Belfast Red Rovers won.", "Then the Red Rovers left. So the Rovers won."],
            &["Belfast Red Rovers (thing) 3"],
        );
    }

    #[test]
    fn namesakes_stay_apart() {
        check(
            &["They met Paul B. Quill and Paul C. Quill."],
            &["Paul B. Quill (person) 1", "Paul C. Quill (person) 1"],
        );
        check(
            &["They met Paul Quill and Paul Quill Jr there."],
            &["Paul Quill (person) 1", "Paul Quill Jr (person) 1"],
        );
        // A town and a body that bears its name are two.
        check(
            &["They met in Belva. The fire was in Belva. The Belva Council met in Belva."],
            &["Belva (place) 3", "Belva Council (organisation) 1"],
        );
    }

    #[test]
    fn offices_parties_and_shouts_are_no_names() {
        check(&["He met the Secretary of State and a Republican there."], &[]);
        check(&["Senator Paul Quill (D-Calif.) left."], &["Paul Quill (person) 1"]);
        check(&["It was HUGE for the town. A huge fire broke out."], &[]);
        check(
            &["They met in Ellis, Calif., on the quay."],
            &["California (place) 1", "Ellis (place) 1"],
        );
    }
}
