//! People named by what they are: "the president" where the version (or else the story) tells of one
//! president only. Where it tells of several, nobody is guessed.

use super::gazetteer;
use super::lexicon::Class;
use super::name_runs::Run;
use super::names::{Mention, Reading};
use super::tokens::{Kind, Tokens};
use super::verbs::is_verb;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Words before a name within which its roles stand: "the former North Korean foreign minister".
const BEFORE: usize = 6;

/// Words after a name and its comma within which a role in apposition stands.
const AFTER: usize = 7;

/// How many times more often than all others who bear a role together somebody is named whom the role
/// then means.
const CHIEF_SHARE: u32 = 2;

/// What a name is told with: "president", and where the words for it stand in apposition.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Told {
    /// Each role alone, and with the people before it.
    pub(super) roles: Vec<String>,
    /// The tokens of roles that stand after the name: "a spokesman" in "Omar Dent, a spokesman".
    pub(super) asides: Vec<(usize, usize)>,
}

/// The roles told of the name in `start..end`.
pub(super) fn told_of(t: &Tokens<'_>, start: usize, end: usize) -> Told {
    let mut told = Told::default();
    for back in 1..=BEFORE.min(start) {
        let at = start - back;
        let hints = gazetteer::hints(t.low(at));
        let joins = t.is_word(at)
            && t.same_sentence(at, start)
            && (hints.role || hints.title || hints.people || is_shade(t.low(at)))
            || t.is_hyphen(at);
        if !joins {
            break;
        }
        // "a four-star general" is no star.
        let half = t.is_hyphen(at.wrapping_sub(1)) && t.is_number(at.wrapping_sub(2))
            || t.is_hyphen(at.wrapping_sub(1)) && t.low(at) == "star";
        if hints.role && !half {
            told.roles.extend(names_of(t, at));
        }
    }
    if t.is_mark(end, ',') {
        told_after(t, end, &mut told);
    }
    told
}

/// The roles in apposition after the comma at `comma`: "the mayor" in "Ada Quill, the mayor of Arden".
fn told_after(t: &Tokens<'_>, comma: usize, told: &mut Told) {
    let aside = comma + 1;
    let known = matches!(t.low(aside), "the" | "a" | "an" | "former" | "one" | "who")
        || gazetteer::hints(t.low(aside)).people
        || gazetteer::hints(t.low(aside)).role;
    for at in (aside..aside + AFTER).filter(|_| known) {
        let inside = (t.is_word(at) || t.is_hyphen(at)) && t.same_sentence(at, comma);
        // What follows "of", "with" or a verb is somebody else's.
        let other = t.class(at) == Class::Function
            && !matches!(t.low(at), "the" | "a" | "an" | "who" | "is" | "was" | "one" | "its")
            || at > aside && is_verb(t.low(at)) && !is_shade(t.low(at));
        if !inside || other {
            break;
        }
        // "the president's lawyer" is no president.
        let owns = t.get(at + 1).is_some_and(|x| x.kind == Kind::Possessive);
        let token = t.get(at).filter(|x| x.case == super::tokens::Case::Lower && !owns);
        if token.is_some() && gazetteer::hints(t.low(at)).role {
            told.roles.extend(names_of(t, at));
            told.asides.push((at, at + 1));
        }
    }
}

/// The first token of the titles and roles that stand right before a name: "French President" in "French
/// President Ada Quill". Nothing before `floor` is taken.
pub(super) fn start_of(t: &Tokens<'_>, name: usize, floor: usize) -> usize {
    let mut start = name;
    for at in (floor..name).rev().take(BEFORE) {
        let hints = gazetteer::hints(t.low(at));
        let word = t.is_word(at) && t.same_sentence(at, name) && t.class(at) != Class::Function;
        if word
            && (hints.role || hints.title || hints.people && !hints.place || is_shade(t.low(at)))
        {
            start = at;
        } else if !(t.is_mark(at, '.') && t.glued(at) || t.is_hyphen(at)) {
            break;
        }
    }
    start
}

/// Words that stand between a role and what it goes with.
fn is_shade(low: &str) -> bool {
    matches!(
        low,
        "former"
            | "ousted"
            | "ex"
            | "vice"
            | "north"
            | "south"
            | "late"
            | "acting"
            | "deputy"
            | "then"
            | "veteran"
            | "retired"
            | "first"
            | "prime"
            | "foreign"
            | "u.s."
            | "us"
            | "uk"
    )
}

/// The role whose last word is `at`: "minister" goes by what stands before it; with a people before it,
/// that form too. A former president is no president.
fn names_of(t: &Tokens<'_>, at: usize) -> Vec<String> {
    let (mut role, from) = match compound(t, at) {
        Some(from) => (format!("{} {}", t.low(from), t.low(at)), from),
        None => (singular_role(t.low(at)), at),
    };
    if is_past(t, from) {
        role = format!("former {role}");
    }
    match people_before(t, from) {
        Some(people) => vec![format!("{OF_A_PEOPLE}{role}"), format!("{people} {role}")],
        None => vec![role],
    }
}

/// The first token of a role of two words that ends at `at`: "vice president", "prime minister".
fn compound(t: &Tokens<'_>, at: usize) -> Option<usize> {
    let from = at.checked_sub(if t.is_hyphen(at.wrapping_sub(1)) { 2 } else { 1 })?;
    let fits = match t.low(from) {
        "vice" | "deputy" | "assistant" | "associate" => true,
        "prime" | "foreign" | "defence" | "defense" | "interior" | "finance" | "police"
        | "chief" | "press" | "justice" => {
            matches!(t.low(at), "minister" | "secretary" | "officer" | "executive" | "chief")
        }
        "attorney" | "secretary" | "surgeon" => t.low(at) == "general",
        "special" => t.low(at) == "counsel",
        _ => false,
    };
    fits.then_some(from)
}

/// Whether a role that begins at `from` is told as one of the past.
fn is_past(t: &Tokens<'_>, from: usize) -> bool {
    let before = (0..from).rev().take(BEFORE_ROLE).take_while(|&at| {
        t.is_hyphen(at)
            || t.is_word(at) && (is_shade(t.low(at)) || gazetteer::hints(t.low(at)).people)
    });
    before.into_iter().any(|at| matches!(t.low(at), "former" | "ex" | "late" | "then" | "ousted"))
}

/// Words before a role among which "former" may stand: "the former North Korean".
const BEFORE_ROLE: usize = 4;

/// Marks a role that is told with its people: "the French president" is not "the president" of a story
/// that has one of its own.
const OF_A_PEOPLE: &str = "~";

/// The country of the people named right before `at`.
fn people_before(t: &Tokens<'_>, at: usize) -> Option<String> {
    let last = at.checked_sub(1)?;
    if t.get(last)?.kind == Kind::Possessive {
        return owner(t, last);
    }
    let low = t.low(last);
    let two = format!("{}-{low}", t.low_back(at, 2));
    let country = gazetteer::country_of(&two)
        .or_else(|| gazetteer::country_of(low))
        .or_else(|| gazetteer::usual_name(low));
    country.map(str::to_owned)
}

/// The country that owns: "North Korea's", "the North's", "Iran's".
fn owner(t: &Tokens<'_>, possessive: usize) -> Option<String> {
    let low = t.low_back(possessive, 1);
    let two = format!("{} {low}", t.low_back(possessive, 2));
    if let Some(usual) = gazetteer::usual_name(&two).or_else(|| gazetteer::usual_name(low)) {
        return Some(usual.to_owned());
    }
    [two.as_str(), low].into_iter().find(|name| gazetteer::hints(name).place).map(str::to_owned)
}

/// Words of one role under one name.
fn singular_role(low: &str) -> String {
    match low {
        "mom" | "mum" => "mother".to_owned(),
        "dad" => "father".to_owned(),
        "shooter" | "attacker" => "gunman".to_owned(),
        _ => low.to_owned(),
    }
}

/// Roles that many bear at once in any story: they mean somebody only in the version that tells so.
fn is_common(role: &str) -> bool {
    matches!(
        role,
        "man"
            | "woman"
            | "boy"
            | "girl"
            | "child"
            | "officer"
            | "police officer"
            | "official"
            | "spokesman"
            | "spokeswoman"
            | "resident"
            | "witness"
            | "victim"
            | "worker"
            | "employee"
            | "student"
            | "neighbour"
            | "neighbor"
            | "friend"
            | "lawyer"
            | "attorney"
            | "prosecutor"
            | "judge"
            | "detective"
            | "soldier"
            | "driver"
            | "partner"
            | "colleague"
            | "player"
            | "fan"
            | "passenger"
            | "director"
            | "chief"
            | "leader"
            | "father"
            | "son"
            | "daughter"
            | "brother"
            | "sister"
            | "wife"
            | "husband"
    )
}

/// Who bears a role.
type Bearers = BTreeSet<usize>;

/// The roles that several named people bear.
pub(super) fn borne_by_several(found: &[(usize, Run, usize)]) -> BTreeSet<String> {
    let mut bearers: BTreeMap<&str, Bearers> = BTreeMap::new();
    for (_, run, identity) in found {
        for role in &run.told.roles {
            let role = role.trim_start_matches(OF_A_PEOPLE);
            bearers.entry(role).or_default().insert(*identity);
        }
    }
    bearers.retain(|_, several| several.len() > 1);
    bearers.into_keys().map(str::to_owned).collect()
}

/// Mentions by role alone, resolved to identities. `found` are the named runs with their identities.
pub(super) fn mentions(readings: &[Reading<'_>], found: &[(usize, Run, usize)]) -> Vec<Mention> {
    let mut here: BTreeMap<(usize, &str), Bearers> = BTreeMap::new();
    let mut story: BTreeMap<&str, Bearers> = BTreeMap::new();
    let mut weights: HashMap<(usize, usize), u32> = HashMap::new();
    for (r, run, identity) in found {
        let Some(reading) = readings.get(*r) else { continue };
        *weights.entry((reading.version, *identity)).or_insert(0) += 1;
        for role in &run.told.roles {
            here.entry((reading.version, role)).or_default().insert(*identity);
            story.entry(role).or_default().insert(*identity);
        }
    }
    let mut mentions = Vec::new();
    for (r, run, identity) in found {
        let asides = run.told.asides.iter();
        mentions.extend(asides.map(|&(start, end)| Mention {
            reading: *r,
            start,
            end,
            identity: *identity,
        }));
    }
    for (r, reading) in readings.iter().enumerate() {
        let weight =
            |identity: usize| weights.get(&(reading.version, identity)).copied().unwrap_or(0);
        for (start, end, roles) in bare(&reading.tokens) {
            // A role with its people means only who is told so; a bare one may mean either.
            let forms = match roles.as_slice() {
                [bare] => vec![bare.clone(), format!("{OF_A_PEOPLE}{bare}")],
                [_, with_people, ..] => vec![with_people.clone()],
                [] => Vec::new(),
            };
            let local = forms.iter().find_map(|role| here.get(&(reading.version, role.as_str())));
            let wide = || {
                let rare =
                    forms.iter().filter(|role| !is_common(role.trim_start_matches(OF_A_PEOPLE)));
                rare.into_iter().find_map(|role| story.get(role.as_str()))
            };
            let bearers = local.or_else(wide);
            if let Some(identity) = bearers.and_then(|bearers| chief(bearers, weight)) {
                mentions.push(Mention { reading: r, start, end, identity });
            }
        }
    }
    mentions
}

/// The only one, or the one whom the version names far more often than all others together.
fn chief(bearers: &Bearers, weight: impl Fn(usize) -> u32) -> Option<usize> {
    if bearers.len() == 1 {
        return bearers.first().copied();
    }
    let total: u32 = bearers.iter().map(|&n| weight(n)).sum();
    bearers.iter().copied().find(|&n| weight(n) >= CHIEF_SHARE * (total - weight(n)).max(1))
}

/// Role words that stand for somebody by themselves: "the president", "North Korea's leader".
fn bare(t: &Tokens<'_>) -> Vec<(usize, usize, Vec<String>)> {
    let mut found = Vec::new();
    for i in 0..t.len() {
        if !t.is_word(i) || !gazetteer::hints(t.low(i)).role || t.low(i) == "center" {
            continue;
        }
        let next = t.get(i + 1);
        let goes_on = next.is_some_and(|x| {
            x.kind == Kind::Word
                && (x.case != super::tokens::Case::Lower
                    || gazetteer::hints(t.low(i + 1)).role
                    || t.low(i + 1) == "of"
                    || x.class == Class::Other && !is_verb(t.low(i + 1)))
        }) || t.is_hyphen(i + 1);
        if goes_on {
            continue;
        }
        let roles = names_of(t, i);
        let with_people = roles.len() > 1;
        let head = compound(t, i).unwrap_or(i);
        let pointed = (1..=3).any(|back| {
            let clear = (1..back).all(|b| t.is_word(head.wrapping_sub(b)));
            clear
                && matches!(t.low_back(head, back), "the" | "this" | "that")
                && (1..back).all(|b| {
                    is_shade(t.low_back(head, b))
                        || gazetteer::hints(t.low_back(head, b)).people
                        || b == 1
                })
        });
        if pointed || with_people {
            found.push((head, i + 1, roles));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::names;
    use super::*;

    fn check(paragraphs: &[&str], expected: &[&str]) {
        let readings: Vec<Reading<'_>> = paragraphs
            .iter()
            .enumerate()
            .map(|(paragraph, text)| {
                let tokens = Tokens::new(text, &crate::text::sentences::sentences(text));
                Reading {
                    taken: vec![false; tokens.len()],
                    tokens,
                    version: 0,
                    paragraph,
                    titled: false,
                }
            })
            .collect();
        let names = names::find(&readings);
        let got: Vec<String> = names
            .mentions
            .iter()
            .filter_map(|m| {
                let t = &readings.get(m.reading)?.tokens;
                Some(format!(
                    "{}={}",
                    t.span(m.start, m.end).slice(t.text),
                    names.identities.get(m.identity)?.name
                ))
            })
            .collect();
        assert_eq!(got, expected, "{paragraphs:?}");
    }

    #[test]
    fn the_only_bearer_of_a_role_is_meant() {
        check(
            &["They met President Ada Quill.", "The president smiled."],
            &["President Ada Quill=Ada Quill", "president=Ada Quill"],
        );
        check(
            &["They met Ada Quill, the actress.", "Then the actress left."],
            &["Ada Quill=Ada Quill", "actress=Ada Quill", "actress=Ada Quill"],
        );
    }

    #[test]
    fn of_two_bearers_none_is_guessed() {
        check(
            &["President Ada Quill met President Omar Dent.", "The president smiled."],
            &["President Ada Quill=Ada Quill", "President Omar Dent=Omar Dent"],
        );
    }

    #[test]
    fn the_people_before_a_role_tell_whose() {
        check(
            &[
                "French President Ada Quill met Kenyan President Omar Dent.",
                "The Kenyan president smiled.",
            ],
            &[
                "French President Ada Quill=Ada Quill",
                "Kenyan President Omar Dent=Omar Dent",
                "president=Omar Dent",
            ],
        );
    }
}
