//! A run of capitalised words parted into names: freed of titles, offices and peoples, with what the words
//! around tell about it.

use super::gazetteer;
use super::memory::Memory;
use super::name_runs::Run;
use super::roles;
use super::tokens::{Case, Kind, Tokens};
use super::votes::votes;

/// Words for people that also end the names of ships, papers and teams: "Marsh Star".
const NAME_ENDS: &[&str] = &["star", "runner", "fighter", "pilot", "champion", "witness"];

/// Adds the name in `start..end` to `runs`, parted from its titles.
pub(super) fn take(t: &Tokens<'_>, start: usize, end: usize, memory: &Memory, runs: &mut Vec<Run>) {
    let words: Vec<usize> = (start..end).filter(|&at| t.is_word(at)).collect();
    let hints = |at: usize| gazetteer::hints(t.low(at));
    let Some(&last) = words.last() else { return };
    let head = hints(last);
    let named_end = NAME_ENDS.contains(&t.low(last));
    let headed = |at: usize| hints(at).body || hints(at).site || hints(at).thing;
    // "Department of Justice" is told by its first word.
    let of = words.first().is_some_and(|&first| headed(first) && t.low(first + 1) == "of");
    // "Secretary of State" is not.
    let office = words.first().is_some_and(|&first| {
        (hints(first).title || hints(first).role) && t.low(first + 1) == "of" && !headed(first)
    });
    let is_thing = words.len() > 1 && (headed(last) || named_end || of) && !head.given && !office;
    let mut from = start;
    let mut titled = false;
    if !is_thing {
        let split = words.iter().rposition(|&at| {
            let h = hints(at);
            (h.title || h.role) && !(h.given && at != start) && !is_half_title(t.low(at))
        });
        if let Some(split) = split {
            let Some(&next) = words.get(split + 1) else {
                title_alone(t, &words, memory, runs);
                return;
            };
            let before: Vec<usize> = words.iter().copied().take(split).collect();
            body_before_title(t, &before, memory, runs);
            let past = past_office(t, &words, split + 1);
            if past.is_none() && is_link(t.low(next)) {
                // "Secretary of State": an office without a name.
                return;
            }
            titled = true;
            from = past.unwrap_or(next);
        }
    }
    let shade = |at: usize| matches!(t.low(at), "former" | "ex" | "then" | "late");
    while from + 1 < end && is_thing && shade(from) && t.is_word(from + 1) {
        from += 1;
    }
    // "the Director of Dock Safety Omar Dent": the office ends where a given name begins.
    let after_office = t.low_back(from, 1) == "of" && from == start && {
        let before = gazetteer::hints(t.low_back(from, 2));
        before.role || before.title
    };
    if after_office && let Some(given) = words.iter().copied().skip(1).find(|&at| hints(at).given) {
        titled = true;
        from = given;
    }
    // The people before a given name or a kind of place is no part of it: "Iranian Island of Sarn".
    let sited = |at: usize| hints(at).site && t.low(at + 1) == "of";
    while from + 1 < end && hints(from).people && (hints(from + 1).given || sited(from + 1)) {
        from += 1;
    }
    // "New Jersey Democrat": the party's man or woman is no part of the place's name.
    let mut end = end;
    while end > from + 1 && is_partisan(t.low(end - 1)) && hints(end - 2).place {
        end -= 1;
    }
    if is_people(t, from, end) || is_party_tag(t, from, end) {
        return;
    }
    push(t, from, end, titled, runs);
}

/// Words that make a title only together with another: "Defence" in "Defence Secretary".
fn is_half_title(low: &str) -> bool {
    matches!(
        low,
        "defense"
            | "defence"
            | "foreign"
            | "interior"
            | "prime"
            | "special"
            | "first"
            | "crown"
            | "former"
    )
}

/// "D-Calif.", "R-Ark.": a party and a state, no name.
fn is_party_tag(t: &Tokens<'_>, from: usize, end: usize) -> bool {
    end > from + 1 && t.raw(from).chars().count() == 1 && t.is_hyphen(from + 1)
}

/// Words for a people, which are no names: "Iranians", "North Korean", "Western European"; and bare points
/// of the compass.
fn is_people(t: &Tokens<'_>, from: usize, end: usize) -> bool {
    let mut words = (from..end).filter(|&at| t.is_word(at));
    words.all(|at| {
        let low = t.low(at);
        let hints = gazetteer::hints(low);
        let people = hints.people && !hints.place || gazetteer::country_of(low).is_some();
        people || is_compass(low) || is_partisan(low)
    })
}

/// Words for what belongs to a party or a house, and for one of its people: not the party itself.
fn is_partisan(low: &str) -> bool {
    matches!(
        low,
        "republican"
            | "democrat"
            | "democratic"
            | "congressional"
            | "presidential"
            | "communist"
            | "conservative"
            | "liberal"
            | "socialist"
            | "christian"
            | "muslim"
            | "jewish"
            | "islamic"
            | "islamist"
            | "catholic"
    )
}

fn is_compass(low: &str) -> bool {
    matches!(
        low,
        "north"
            | "south"
            | "east"
            | "west"
            | "northern"
            | "southern"
            | "eastern"
            | "western"
            | "central"
            | "mid"
    )
}

/// Words that link an office to what it is over.
fn is_link(low: &str) -> bool {
    matches!(low, "of" | "for" | "to")
}

/// "of State Omar Dent" after "Secretary": where the person's name starts, past the office.
fn past_office(t: &Tokens<'_>, words: &[usize], after: usize) -> Option<usize> {
    let &first = words.get(after)?;
    if !is_link(t.low(first)) {
        return None;
    }
    let rest = words.get(after + 1..)?;
    let given = rest.iter().copied().find(|&at| gazetteer::hints(t.low(at)).given);
    given.or_else(|| (rest.len() >= 3).then(|| rest.get(rest.len() - 2).copied()).flatten())
}

/// "The President", "Microsoft Chief Executive": no name but perhaps a body before the title.
fn title_alone(t: &Tokens<'_>, words: &[usize], memory: &Memory, runs: &mut Vec<Run>) {
    let before: Vec<usize> = words
        .iter()
        .copied()
        .take_while(|&at| {
            let h = gazetteer::hints(t.low(at));
            !(h.title || h.role)
        })
        .collect();
    body_before_title(t, &before, memory, runs);
}

/// "Microsoft" in "Microsoft Chief Executive Jo Tan".
fn body_before_title(t: &Tokens<'_>, words: &[usize], memory: &Memory, runs: &mut Vec<Run>) {
    let titled = |at: usize| {
        let h = gazetteer::hints(t.low(at));
        h.title || h.role || h.people
    };
    let words: Vec<usize> = words.iter().copied().take_while(|&at| !titled(at)).collect();
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return };
    let plain = words.iter().all(|&at| {
        let h = gazetteer::hints(t.low(at));
        let low = t.low(at);
        h.people || h.title || h.role || h.plain || is_partisan(low) || memory.is_small(low)
    });
    if !plain {
        push(t, first, last + 1, false, runs);
    }
}

/// What it speaks for a place that it is a state's abbreviation after a town.
const IN_STATE: u32 = 6;

/// What it speaks for a person that a name is told with a role: as much as a known given name.
pub(super) const TOLD_ROLE: u32 = 4;

fn push(t: &Tokens<'_>, start: usize, end: usize, titled: bool, runs: &mut Vec<Run>) {
    let key = state_of(t, start, end).map_or_else(|| key_of(t, start, end), str::to_owned);
    if key.chars().filter(|c| c.is_alphabetic()).count() < 2 {
        return;
    }
    let mut votes = votes(t, start, end, titled);
    votes.place += if state_of(t, start, end).is_some() { IN_STATE } else { 0 };
    let acronym = (t.is_mark(end, '(')
        && t.is_mark(end + 2, ')')
        && t.get(end + 1).is_some_and(|x| x.case == Case::Caps && x.kind == Kind::Word))
    .then(|| plain_word(t.low(end + 1)));
    let told = roles::told_of(t, start, end);
    votes.person += if told.roles.is_empty() { 0 } else { TOLD_ROLE };
    let floor = runs.last().map_or(0, |last| last.end);
    let name = start;
    let start =
        if titled || !told.roles.is_empty() { roles::start_of(t, name, floor) } else { name };
    runs.push(Run { start, name, end, key, votes, acronym, told });
}

/// The state that "Calif." or "Mo." after a town and a comma stands for.
fn state_of(t: &Tokens<'_>, start: usize, end: usize) -> Option<&'static str> {
    let after_town = t.is_mark(start.wrapping_sub(1), ',')
        && t.get(start.wrapping_sub(2)).is_some_and(|x| x.case == Case::Capital);
    let short = end == start + 1 && t.is_mark(end, '.') && t.glued(end);
    if after_town && short { gazetteer::state_by_abbreviation(t.low(start)) } else { None }
}

/// The words of a name in small letters, without dots, hyphens and the marks between them.
pub(super) fn key_of(t: &Tokens<'_>, start: usize, end: usize) -> String {
    let words: Vec<String> = (start..end)
        .filter(|&at| t.is_word(at) || t.is_number(at))
        .map(|at| plain_word(t.low(at)))
        .collect();
    words.join(" ")
}

fn plain_word(low: &str) -> String {
    let dotted = low.contains('.');
    if dotted { low.replace('.', "") } else { low.to_owned() }
}
