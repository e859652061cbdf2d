//! One row for one fact: mentions with one value or one identity are joined, then mentions in one role
//! with other values, so that "33 or about 30?" stands on one line.
//!
//! Roles are joined with care, for a wrong "values differ" costs more trust than a missed one: only
//! where each version gives a single value for the role, and only for one counted noun and deed, or
//! within one group of aligned sentences.

use super::find::Found;
use super::{
    Agreement, Fact, FactCell, FactId, FactKind, FactOccurrence, FactStatus, Setting, Value,
};
use crate::article::Place;
use std::collections::{BTreeMap, BTreeSet};

/// A mention of a fact on its way into the ledger.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mention {
    /// Where.
    pub(super) place: Place,
    /// What was found there; for names the value is the fullest name.
    pub(super) found: Found,
    /// In what part of the article.
    pub(super) setting: Setting,
    /// It is what a correction note takes back.
    pub(super) old: bool,
    /// The telling words around a value; of a date, the verb that it goes with.
    pub(super) context: BTreeSet<String>,
    /// The group of aligned sentences, if any.
    pub(super) group: Option<usize>,
    /// The row in which it stands.
    pub(super) row: Option<usize>,
    /// Share of the version's words before it.
    pub(super) depth: f32,
    /// A person set its value.
    pub(super) by_user: bool,
}

/// Mentions joined into facts, each with the mentions that it is built from.
pub(super) fn drafts(mentions: &[Mention], versions: usize) -> Vec<(Vec<usize>, Fact)> {
    let mut sets = Sets::new(mentions.len());
    same_value(mentions, &mut sets);
    let values: Vec<usize> = (0..mentions.len()).map(|n| sets.root(n)).collect();
    same_role(mentions, &values, &mut sets);
    same_noun(mentions, &mut sets);
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for n in 0..mentions.len() {
        members.entry(sets.root(n)).or_default().push(n);
    }
    let built = |members: Vec<usize>| Some((fact(mentions, &members, versions)?, members));
    let mut facts: Vec<((FactKind, Place, Fact), Vec<usize>)> =
        members.into_values().filter_map(built).collect();
    facts.sort_by_key(|((kind, place, _), _)| (*kind, *place));
    let named = |(n, ((_, _, fact), members))| (members, Fact { id: FactId(n), ..fact });
    (0..).zip(facts).map(named).collect()
}

/// Disjoint sets whose roots are their smallest members.
struct Sets {
    parent: Vec<usize>,
    /// What stands under each root; empty for all others.
    members: Vec<Vec<usize>>,
}

impl Sets {
    fn new(len: usize) -> Self {
        Self { parent: (0..len).collect(), members: (0..len).map(|n| vec![n]).collect() }
    }

    fn root(&mut self, n: usize) -> usize {
        let mut at = n;
        while let Some(&up) = self.parent.get(at)
            && up != at
        {
            let above = self.parent.get(up).copied().unwrap_or(up);
            if let Some(slot) = self.parent.get_mut(at) {
                *slot = above;
            }
            at = above;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if a == b {
            return;
        }
        let (low, high) = (a.min(b), a.max(b));
        if let Some(slot) = self.parent.get_mut(high) {
            *slot = low;
        }
        let mut moved = self.members.get_mut(high).map(std::mem::take).unwrap_or_default();
        if let Some(kept) = self.members.get_mut(low) {
            // The longer list stays where it is, or long chains would be copied again and again.
            if moved.len() > kept.len() {
                std::mem::swap(kept, &mut moved);
            }
            kept.append(&mut moved);
        }
    }

    /// All that stand in one set with `n`.
    fn with(&mut self, n: usize) -> &[usize] {
        let root = self.root(n);
        self.members.get(root).map_or(&[], Vec::as_slice)
    }
}

/// Joins mentions of one value. Counts must also count the same thing, in one place or in words.
fn same_value(mentions: &[Mention], sets: &mut Sets) {
    let mut buckets: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, mention) in mentions.iter().enumerate() {
        buckets.entry(value_key(mention)).or_default().push(n);
    }
    for members in buckets.values() {
        let Some(&first) = members.first() else { continue };
        if mentions.get(first).is_some_and(|m| m.found.kind == FactKind::Count) {
            same_count(mentions, members, sets);
        } else {
            members.iter().for_each(|&n| sets.join(first, n));
        }
    }
    same_day(mentions, &buckets, sets);
}

/// Joins a date that can't be resolved with the one date that the story also calls so: "Saturday" with
/// "Saturday, July 24, 2004".
fn same_day(mentions: &[Mention], buckets: &BTreeMap<String, Vec<usize>>, sets: &mut Sets) {
    let mut known_as: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for members in buckets.values() {
        let Some(&first) = members.first() else { continue };
        for also in members.iter().filter_map(|&n| mentions.get(n)).flat_map(|m| &m.found.also) {
            known_as.entry(also).or_default().insert(first);
        }
    }
    for (also, firsts) in known_as {
        let unresolved = buckets.get(&format!("{}|?{also}", FactKind::Date.name()));
        let unresolved = unresolved.and_then(|members| members.first());
        let roots: BTreeSet<usize> = firsts.iter().map(|&n| sets.root(n)).collect();
        if let (Some(&unresolved), 1, Some(&known)) = (unresolved, roots.len(), roots.first()) {
            sets.join(unresolved, known);
        }
    }
}

/// Kind, value and unit of a mention, but not what is counted; its words where it has no value.
fn value_key(mention: &Mention) -> String {
    let found = &mention.found;
    // What is taken back stands by itself, not beside those who still tell it.
    let kind = if mention.old { "old" } else { found.kind.name() };
    match (&found.value, found.kind) {
        (Some(value), FactKind::Count) => format!("{kind}|{}", value.text),
        (Some(value), FactKind::Date) => format!("{kind}|{}", day_of(&value.text)),
        (
            Some(value),
            FactKind::Person
            | FactKind::Organisation
            | FactKind::Place
            | FactKind::Thing
            | FactKind::Name,
        ) => format!("name|{}", value.text.to_lowercase()),
        (Some(value), _) => {
            format!("{kind}|{}|{}", value.text, value.unit.as_deref().unwrap_or_default())
        }
        (None, _) => format!("{kind}|?{}", found.words),
    }
}

/// A time of day or part of a day falls to its day: "Friday night" is told as "Friday" elsewhere.
fn day_of(value: &str) -> &str {
    match value.split_once('T') {
        Some((day, _)) if day.len() == 10 && !value.contains('/') => day,
        _ => value,
    }
}

/// Counts of one value: one where noun and deed do not speak against each other and one of the two, or
/// the sentence, is shared.
fn same_count(mentions: &[Mention], members: &[usize], sets: &mut Sets) {
    // Beyond this many, only those with the same noun and deed: a list, not a story.
    const MAX_PAIRS: usize = 60;
    let mut exact: BTreeMap<(Option<&str>, Option<&str>), usize> = BTreeMap::new();
    for &n in members {
        let Some(mention) = mentions.get(n) else { continue };
        let key = (mention.found.what.as_deref(), mention.found.deed);
        if key == (None, None) {
            continue;
        }
        match exact.get(&key) {
            Some(&other) => sets.join(other, n),
            None => {
                exact.insert(key, n);
            }
        }
    }
    for (at, &a) in members.iter().enumerate().take(MAX_PAIRS) {
        for &b in members.iter().skip(at + 1).take(MAX_PAIRS) {
            if let (Some(x), Some(y)) = (mentions.get(a), mentions.get(b))
                && one_count(x, y)
            {
                sets.join(a, b);
            }
        }
    }
}

fn one_count(a: &Mention, b: &Mention) -> bool {
    let agree = |x: Option<&str>, y: Option<&str>| x.is_none() || y.is_none() || x == y;
    let nouns = agree(a.found.what.as_deref(), b.found.what.as_deref());
    let deeds = agree(a.found.deed, b.found.deed);
    let noun_shared = a.found.what.is_some() && a.found.what == b.found.what;
    let deed_shared = a.found.deed.is_some() && a.found.deed == b.found.deed;
    let sentence = a.group.is_some()
        && a.group == b.group
        && a.place.paragraph.version != b.place.paragraph.version;
    // Small numbers stand in one sentence by chance: "two sides" are no "two tables".
    let telling = nouns || a.found.range.is_some_and(|(low, _)| low >= TELLING_COUNT);
    (nouns && deeds && (noun_shared || deed_shared)) || (sentence && deeds && telling)
}

/// The count from which on one number in aligned sentences is one count, whatever the nouns are.
const TELLING_COUNT: f64 = 10.0;

/// Joins mentions in one role whose values differ; `values` tells which mentions have one value.
fn same_role(mentions: &[Mention], values: &[usize], sets: &mut Sets) {
    let mut roles: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, mention) in mentions.iter().enumerate() {
        for role in roles_of(mention) {
            roles.entry(role).or_default().push(n);
        }
    }
    for (role, members) in roles {
        // Where no aligned sentence holds them together, a far other number is told of something else.
        let apart = !role.contains('@');
        let members = if apart { of_one_size(mentions, members) } else { members };
        join_role(mentions, values, &members, sets);
    }
}

/// How many times as large or as small as the middle one a count with the same deed may be.
const ONE_SIZE: f64 = 5.0;

/// The members that are no more than [`ONE_SIZE`] times off the middle one.
fn of_one_size(mentions: &[Mention], mut members: Vec<usize>) -> Vec<usize> {
    let low = |n: usize| mentions.get(n).and_then(|m| m.found.range).map_or(0.0, |(low, _)| low);
    let high = |n: usize| mentions.get(n).and_then(|m| m.found.range).map_or(0.0, |(_, high)| high);
    let mut sizes: Vec<f64> = members.iter().map(|&n| low(n)).collect();
    sizes.sort_by(f64::total_cmp);
    let middle = sizes.get(sizes.len() / 2).copied().unwrap_or(0.0);
    members.retain(|&n| low(n) <= ONE_SIZE * middle && high(n) * ONE_SIZE >= middle);
    members
}

/// The roles that a mention can be compared in: none for names, which have no other value.
fn roles_of(mention: &Mention) -> Vec<String> {
    let found = &mention.found;
    if mention.setting == Setting::Correction
        || (found.value.is_none() && found.kind != FactKind::Date)
    {
        return Vec::new();
    }
    let kind = found.kind.name();
    let unit = found.what.as_deref().unwrap_or_default();
    let deed = found.deed.unwrap_or_default();
    let mut roles = Vec::new();
    match found.kind {
        FactKind::Count => {
            if found.deed.is_some() {
                roles.push(format!("{kind}|{unit}|{deed}"));
            }
            if let Some(group) = mention.group {
                if !unit.is_empty() {
                    roles.push(format!("{kind}|{unit}|@{group}"));
                }
                if !deed.is_empty() {
                    roles.push(format!("{kind}||{deed}@{group}"));
                }
            }
        }
        FactKind::Money | FactKind::Percent | FactKind::Measure | FactKind::Age => {
            roles.extend(told_of(mention, unit));
        }
        FactKind::Date => {
            let grain = found.value.as_ref().map_or(0, |value| day_of(&value.text).len());
            roles.extend(told_of(mention, "day").into_iter().filter(|_| grain == 10));
        }
        FactKind::Duration => {
            let grain = found.value.as_ref().and_then(|value| value.text.chars().last());
            // "Days" may be any number of days.
            let exact = found.value.as_ref().is_some_and(|value| !value.text.contains('X'));
            let grain = grain.filter(|_| exact);
            roles.extend(grain.into_iter().flat_map(|grain| told_of(mention, &grain.to_string())));
        }
        FactKind::Person
        | FactKind::Organisation
        | FactKind::Place
        | FactKind::Thing
        | FactKind::Name => {}
    }
    roles
}

/// The roles of a value in aligned sentences: what it measures, and each word that tells of what.
fn told_of(mention: &Mention, measure: &str) -> Vec<String> {
    let kind = mention.found.kind.name();
    let of = |group: usize| {
        let words = mention.context.iter();
        words.map(move |word| format!("{kind}|{measure}|{word}@{group}"))
    };
    mention.group.into_iter().flat_map(of).collect()
}

/// Days that versions may give for one thing: three and more are told of several things.
const MAX_DAYS: usize = 2;

/// Joins the members of a role if each version among them gives one value only, here and wherever else
/// it tells one of these values: a version that tells two of them tells two facts.
fn join_role(mentions: &[Mention], values: &[usize], members: &[usize], sets: &mut Sets) {
    let mut told: BTreeMap<usize, usize> = BTreeMap::new();
    let mut seen: BTreeSet<usize> = BTreeSet::new();
    for &member in members {
        let root = sets.root(member);
        if !seen.insert(root) {
            continue;
        }
        for &n in sets.with(member) {
            let (Some(mention), Some(&value)) = (mentions.get(n), values.get(n)) else { continue };
            let version = mention.place.paragraph.version.index();
            if *told.entry(version).or_insert(value) != value {
                return;
            }
        }
    }
    let dates = members.first().and_then(|&n| mentions.get(n)).map(|m| m.found.kind);
    let distinct: BTreeSet<usize> = told.into_values().collect();
    if dates == Some(FactKind::Date) && distinct.len() > MAX_DAYS {
        return;
    }
    if let Some(&first) = members.first() {
        members.iter().for_each(|&n| sets.join(first, n));
    }
}

/// Telling words that the sentences of two counts share where they stand apart in the texts.
const SHARED_WORDS: usize = 2;
/// The same in one row: the passages tell of one thing.
const SHARED_IN_ROW: usize = 1;

/// How many times as large as the other a count of the same thing may be to be held for its other value.
const NEAR: f64 = 2.0;

/// What is counted, and what happened to it.
type Counted<'a> = (&'a str, Option<&'a str>);

/// Joins counts of one noun that stand apart in the texts, where the words around them are alike: "fed
/// 1,200 families" with "a kitchen fed about 1,000 families".
fn same_noun(mentions: &[Mention], sets: &mut Sets) {
    let mut nouns: BTreeMap<Counted<'_>, BTreeMap<usize, Vec<usize>>> = BTreeMap::new();
    for (n, mention) in mentions.iter().enumerate() {
        let found = &mention.found;
        let order =
            found.value.as_ref().is_none_or(|v| v.qualifier == Some(super::Qualifier::Order));
        let noun = found.what.as_deref().filter(|_| found.kind == FactKind::Count && !order);
        if let Some(noun) = noun.filter(|_| mention.setting != Setting::Correction) {
            nouns.entry((noun, found.deed)).or_default().entry(sets.root(n)).or_default().push(n);
        }
    }
    for counts in nouns.into_values().filter(|counts| (2..=MAX_COUNTS).contains(&counts.len())) {
        let mut counts: Vec<Vec<usize>> = counts.into_values().collect();
        // The value of most versions takes in the others, if it can.
        counts.sort_by_key(|members| std::cmp::Reverse(holders(mentions, members).len()));
        let mut mains: Vec<Vec<usize>> = Vec::new();
        for other in counts {
            let short = other.len() <= MAX_COUNTS;
            let fits = |main: &&mut Vec<usize>| short && is_other_value(mentions, main, &other);
            match mains.iter_mut().find(fits) {
                Some(main) => {
                    if let (Some(&a), Some(&b)) = (main.first(), other.first()) {
                        sets.join(a, b);
                    }
                    main.extend(other);
                }
                None => mains.push(other),
            }
        }
    }
}

/// More counts of one noun than this are a list or a table.
const MAX_COUNTS: usize = 12;

fn holders(mentions: &[Mention], members: &[usize]) -> BTreeSet<usize> {
    let versions = members.iter().filter_map(|&n| mentions.get(n));
    versions.map(|m| m.place.paragraph.version.index()).collect()
}

/// Whether no version has both counts, their values are near and their sentences alike.
fn is_other_value(mentions: &[Mention], main: &[usize], other: &[usize]) -> bool {
    let near = |a: &Mention, b: &Mention| {
        let (Some((x, _)), Some((y, _))) = (a.found.range, b.found.range) else { return false };
        x > 0.0 && y > 0.0 && x.max(y) <= NEAR * x.min(y)
    };
    let alike = |a: &Mention, b: &Mention| {
        let beside = a.row.is_some() && a.row == b.row;
        let enough = if beside { SHARED_IN_ROW } else { SHARED_WORDS };
        near(a, b) && a.context.intersection(&b.context).count() >= enough
    };
    holders(mentions, main).is_disjoint(&holders(mentions, other))
        && main
            .iter()
            .take(MAX_COUNTS)
            .filter_map(|&a| mentions.get(a))
            .any(|a| other.iter().filter_map(|&b| mentions.get(b)).any(|b| alike(a, b)))
}

/// The fact that `members` come to.
pub(super) fn fact(
    mentions: &[Mention],
    members: &[usize],
    versions: usize,
) -> Option<(FactKind, Place, Fact)> {
    let all: Vec<&Mention> = members.iter().filter_map(|&n| mentions.get(n)).collect();
    let first = all.iter().min_by_key(|m| m.place)?;
    let mut cells: Vec<Option<FactCell>> = vec![None; versions];
    for mention in &all {
        let slot = cells.get_mut(mention.place.paragraph.version.index())?;
        let cell = slot.get_or_insert_with(|| FactCell {
            status: FactStatus::Same,
            value: None,
            depth: mention.depth,
            occurrences: Vec::new(),
        });
        cell.depth = cell.depth.min(mention.depth);
        cell.occurrences.push(FactOccurrence {
            place: mention.place,
            value: mention.found.value.clone(),
            setting: mention.setting,
            by_user: mention.by_user,
        });
    }
    let claims: Vec<Option<&Mention>> = (0..versions).map(|v| claim(&all, v)).collect();
    for (cell, claim) in cells.iter_mut().zip(&claims) {
        if let Some(cell) = cell {
            cell.occurrences.sort_by_key(|o| o.place);
            cell.value = claim.and_then(|claim| claim.found.value.clone());
        }
    }
    let agreement = judge(&claims, &mut cells);
    let mut label = label(&all, first);
    if all.iter().all(|m| m.old) {
        label.push_str(" (before the correction)");
    }
    Some((
        first.found.kind,
        first.place,
        Fact { id: FactId(0), kind: first.found.kind, label, agreement, cells },
    ))
}

/// The mention that stands for a version: as a person set it, in its own voice before a quote or caption, with a value
/// before one without, exact before an order of size, then the first.
fn claim<'a>(all: &[&'a Mention], version: usize) -> Option<&'a Mention> {
    let here = all.iter().filter(|m| m.place.paragraph.version.index() == version);
    here.min_by_key(|m| {
        let vague = m.found.value.as_ref().is_some_and(|v| v.qualifier.is_some());
        (!m.by_user, m.setting, m.found.value.is_none(), vague, m.place)
    })
    .copied()
}

/// Whether the versions' claims agree; sets the status of each cell.
fn judge(claims: &[Option<&Mention>], cells: &mut [Option<FactCell>]) -> Agreement {
    let stated = |claim: &Option<&Mention>| {
        claim.is_some_and(|m| m.setting != Setting::Correction && m.found.value.is_some())
    };
    let carried = cells.iter().flatten().count();
    let valued: Vec<&Mention> =
        claims.iter().filter(|claim| stated(claim)).filter_map(|claim| *claim).collect();
    // The value that most versions can live with, an exact one before others, or a wide bound would hide
    // that others differ; among equals the first version's.
    let main = valued.iter().copied().enumerate().max_by_key(|(n, a)| {
        let exact = a.found.value.as_ref().is_some_and(|value| value.qualifier.is_none());
        (exact, valued.iter().filter(|b| compatible(a, b)).count(), std::cmp::Reverse(*n))
    });
    let mut differ = false;
    for (cell, claim) in cells.iter_mut().zip(claims) {
        let (Some(cell), Some(claim)) = (cell.as_mut(), claim) else { continue };
        cell.status = match main {
            _ if claim.found.value.is_none() => FactStatus::Unresolved,
            Some((_, main)) if claim.setting != Setting::Correction && !compatible(main, claim) => {
                FactStatus::Differs
            }
            _ => FactStatus::Same,
        };
        differ |= cell.status == FactStatus::Differs;
    }
    match (differ, carried) {
        (true, _) => Agreement::Differ,
        (false, 0 | 1) => Agreement::Single,
        (false, _) => Agreement::Agree,
    }
}

/// Whether two claims can both be right: their ranges overlap, or their values are one.
fn compatible(a: &Mention, b: &Mention) -> bool {
    let (Some(x), Some(y)) = (&a.found.value, &b.found.value) else { return true };
    // One name in two forms is no disagreement.
    let named = matches!(
        a.found.kind,
        FactKind::Person
            | FactKind::Organisation
            | FactKind::Place
            | FactKind::Thing
            | FactKind::Name
    );
    if named {
        return true;
    }
    match (a.found.range, b.found.range) {
        (Some((low, high)), Some((other_low, other_high))) => {
            low <= other_high && other_low <= high
        }
        _ => same_text(a.found.kind, x, y),
    }
}

fn same_text(kind: FactKind, a: &Value, b: &Value) -> bool {
    if kind == FactKind::Date { day_of(&a.text) == day_of(&b.text) } else { a.text == b.text }
}

/// The heading that most mentions bear; among equals the longest, then the first by letters.
pub(super) fn label(all: &[&Mention], first: &Mention) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for mention in all {
        *counts.entry(&mention.found.label).or_insert(0) += 1;
    }
    counts
        .into_iter()
        .max_by(|(a, x), (b, y)| (x, a.chars().count()).cmp(&(y, b.chars().count())).then(b.cmp(a)))
        .map_or_else(|| first.found.label.clone(), |(label, _)| label.to_owned())
}
