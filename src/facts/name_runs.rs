//! Where names stand in a paragraph: runs of capitalised words with what joins them, freed of words that
//! only start a sentence.

use super::gazetteer;
use super::labels::is_numbered;
use super::lexicon::Class;
use super::memory::{Memory, opens_quote};
use super::name_parts;
use super::roles::Told;
use super::tokens::{Case, Kind, Tokens};
use super::votes::Votes;
use std::ops::Range;

/// A name as it stands in one place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    /// Its first token, titles and roles right before the name included.
    pub(super) start: usize,
    /// The first token of the name itself.
    pub(super) name: usize,
    /// The token after its last.
    pub(super) end: usize,
    /// Its words in small letters, without dots and hyphens.
    pub(super) key: String,
    /// What speaks for each kind here.
    pub(super) votes: Votes,
    /// The capitals in brackets right after it: "(SNC)".
    pub(super) acronym: Option<String>,
    /// What it is said to be: "president", "united states president".
    pub(super) told: Told,
}

/// All names of a paragraph in order, but not those in stretches that are set in title case.
pub(super) fn find(
    t: &Tokens<'_>,
    taken: &[bool],
    titled: &[Range<usize>],
    memory: &Memory,
) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut stretches = titled.iter().peekable();
    let mut after_headline = None;
    let mut i = 0;
    while i < t.len() {
        if let Some(stretch) = stretches.next_if(|stretch| stretch.start <= i) {
            i = i.max(stretch.end);
            after_headline = Some(i);
            continue;
        }
        let free = !taken.get(i).copied().unwrap_or(false);
        let end = if free && starts(t, i) { run_end(t, i, taken, memory) } else { i };
        if end == i {
            i += 1;
            continue;
        }
        let opening = after_headline == Some(i);
        if let Some((start, end)) = trimmed(t, i, end, opening, memory) {
            name_parts::take(t, start, end, memory, &mut runs);
        }
        i = end;
    }
    runs
}

/// Whether the word at `i` can be part of a name.
fn is_name_word(t: &Tokens<'_>, i: usize) -> bool {
    let Some(token) = t.get(i).filter(|token| token.kind == Kind::Word) else { return false };
    match token.class {
        Class::Function => t.raw(i) == "US",
        Class::Weekday(_) => false,
        Class::Cardinal(_)
        | Class::Scale(_)
        | Class::Order(_)
        | Class::Ordinal(_)
        | Class::Parts(_)
        | Class::Month(_)
        | Class::Time(_)
        | Class::Season(_)
        | Class::DayPart(_)
        | Class::Currency(_)
        | Class::Cent(_)
        | Class::Measure(_)
        | Class::Other => token.case != Case::Lower && !is_contraction(t.low(i)),
    }
}

/// "You'll", "I've": words with an ending, no names.
fn is_contraction(low: &str) -> bool {
    low.rsplit_once('\'')
        .is_some_and(|(_, end)| matches!(end, "ll" | "ve" | "re" | "d" | "m" | "t"))
}

/// Parts of names that are written small.
fn is_particle(low: &str) -> bool {
    matches!(
        low,
        "de" | "la"
            | "del"
            | "della"
            | "da"
            | "di"
            | "du"
            | "des"
            | "van"
            | "von"
            | "der"
            | "den"
            | "bin"
            | "ibn"
            | "al"
            | "el"
            | "le"
            | "ter"
            | "dos"
            | "das"
            | "ul"
            | "abu"
            | "bint"
            | "lo"
    )
}

fn starts(t: &Tokens<'_>, i: usize) -> bool {
    let arabic = matches!(t.low(i), "al" | "el" | "as" | "ad" | "ar" | "an" | "ash")
        && t.is_hyphen(i + 1)
        && is_name_word(t, i + 2);
    is_name_word(t, i) || arabic
}

/// Tokens of the longest name: more are a headline or a list.
const MAX_RUN: usize = 14;

fn run_end(t: &Tokens<'_>, start: usize, taken: &[bool], memory: &Memory) -> usize {
    let free = |at: usize| !taken.get(at).copied().unwrap_or(true);
    let mut end = start + 1;
    while end < start + MAX_RUN {
        let next = step(t, start, end).filter(|next| (end..*next).all(free));
        let Some(next) = next.filter(|_| !parts(t, end, memory)) else { break };
        end = next;
    }
    if free(end) && is_numbered(t, end) { end + 1 } else { end }
}

/// Whether the hyphen at `at` stands between two names: "the Quill-Dent talks", not "Anne-Marie".
fn parts(t: &Tokens<'_>, at: usize, memory: &Memory) -> bool {
    if !t.is_hyphen(at) {
        return false;
    }
    let (left, right) = (t.low_back(at, 1), t.low(at + 1));
    let (a, b) = (gazetteer::hints(left), gazetteer::hints(right));
    let names = memory.stands_apart(left) && memory.stands_apart(right) && !is_particle(left);
    names && !(a.given && b.given) || a.place && b.place
}

/// Letters of the longest word between two hyphens in a place's name.
const LINK_LETTERS: usize = 4;

/// The token after the next word of the name that ends before `end`, if the name goes on.
fn step(t: &Tokens<'_>, start: usize, end: usize) -> Option<usize> {
    let last = end - 1;
    let abbreviated = t.is_mark(end, '.')
        && t.glued(end)
        && (t.raw(last).chars().count() == 1 || is_abbreviation(t.low(last)));
    let at = if abbreviated { end + 1 } else { end };
    if t.is_hyphen(at)
        && (is_name_word(t, at + 1) || t.is_word(at + 1) && arabic_part(t, last, at + 1))
    {
        return Some(at + 2);
    }
    // "Belva-i-Sarn", "Ellis-on-Sea".
    if t.is_hyphen(at)
        && t.is_word(at + 1)
        && t.low(at + 1).len() <= LINK_LETTERS
        && t.is_hyphen(at + 2)
        && is_name_word(t, at + 3)
    {
        return Some(at + 4);
    }
    let same = abbreviated || t.same_sentence(last, at);
    if !same {
        return None;
    }
    if is_name_word(t, at) && !t.get(at).is_some_and(|x| x.first && !abbreviated) {
        return Some(at + 1);
    }
    if is_particle(t.low(at)) {
        let to = if is_particle(t.low(at + 1)) { at + 2 } else { at + 1 };
        let hyphened = usize::from(t.is_hyphen(to));
        return is_name_word(t, to + hyphened).then_some(to + hyphened + 1);
    }
    let hints = gazetteer::hints(t.low(last));
    let headed = hints.body || hints.site || hints.thing;
    match t.low(at) {
        "of" if headed
            || matches!(
                t.low(last),
                "isle"
                    | "gulf"
                    | "cape"
                    | "house"
                    | "duke"
                    | "bank"
                    | "museum"
                    | "pirates"
                    | "lord"
                    | "game"
                    | "secretary"
            ) && last == start =>
        {
            let to = at + 1 + usize::from(t.low(at + 1) == "the");
            is_name_word(t, to).then_some(to + 1)
        }
        "for" if hints.body => is_name_word(t, at + 1).then_some(at + 2),
        "&" => is_name_word(t, at + 1).then_some(at + 2),
        "and" if end - start <= 4 && !hints.given => and_head(t, start, at),
        _ => None,
    }
}

/// "Food and Drug Administration": an "and" inside one name, told by the head at its end.
fn and_head(t: &Tokens<'_>, start: usize, at: usize) -> Option<usize> {
    let first = gazetteer::hints(t.low(start));
    let mut to = at + 1;
    while to < at + 5 && is_name_word(t, to) {
        to += 1;
    }
    let words = to - at - 1;
    let last = gazetteer::hints(t.low(to.checked_sub(1)?));
    let before_last = gazetteer::hints(t.low(at - 1));
    let fits = words >= 2
        && last.body
        && !(first.given
            || first.title
            || first.place
            || first.people
            || before_last.body
            || before_last.place);
    fits.then_some(at + 2)
}

fn is_abbreviation(low: &str) -> bool {
    matches!(
        low,
        "mr" | "mrs"
            | "ms"
            | "dr"
            | "prof"
            | "st"
            | "sen"
            | "rep"
            | "gov"
            | "gen"
            | "col"
            | "capt"
            | "lt"
            | "sgt"
            | "rev"
            | "jr"
            | "sr"
            | "hon"
            | "det"
            | "insp"
            | "mt"
            | "ft"
            | "supt"
            | "maj"
            | "adm"
            | "cpl"
    )
}

/// The small second half of "Jae-in", "Jong-un".
fn arabic_part(t: &Tokens<'_>, last: usize, next: usize) -> bool {
    let parts = t.get(last).is_some_and(|x| x.case == Case::Capital)
        && t.low(next).len() <= 4
        && !is_common_part(t.low(next));
    parts && t.class(next) == Class::Other && t.low(last).len() <= 6
        || is_particle(t.low(last))
        || matches!((t.low(last), t.low(next)), (_, "in" | "un" | "il" | "hye" | "bok"))
            && t.low(last).len() <= 5
}

/// Small words that follow a name and a hyphen without being part of it: "Quill-era".
fn is_common_part(low: &str) -> bool {
    let hints = gazetteer::hints(low);
    hints.role
        || hints.thing
        || hints.plain
        || matches!(
            low,
            "era"
                | "led"
                | "wide"
                | "born"
                | "bred"
                | "made"
                | "area"
                | "zone"
                | "type"
                | "like"
                | "free"
                | "plus"
                | "elect"
                | "bound"
                | "ward"
                | "only"
                | "day"
                | "page"
                | "week"
        )
}

/// A run without the words at its ends that are no part of a name; `None` where nothing is left.
fn trimmed(
    t: &Tokens<'_>,
    mut start: usize,
    mut end: usize,
    opened: bool,
    memory: &Memory,
) -> Option<(usize, usize)> {
    let begin = start;
    while start < end {
        let first = t.get(start)?;
        let low = t.low(start);
        let hints = gazetteer::hints(low);
        let opening = first.first || opens_quote(t, start) || opened && start == begin;
        let known = hints.place || hints.given || hints.people;
        let alone = end - start == 1;
        let shouted = alone
            && first.case == Case::Caps
            && low.len() > SHOUTED
            && memory.stands_small(low)
            && !known;
        let drop = if shouted {
            true
        } else if opening {
            let named = memory.is_name(low) || known && !hints.plain;
            let unknown = alone && first.case == Case::Capital && !memory.has_capital(low);
            let common = hints.plain || memory.is_small(low) || wears_ending(low) || unknown;
            (common && !named && !hints.title)
                || (alone && first.class != Class::Other && first.case != Case::Caps)
        } else {
            alone
                && (first.class != Class::Other && first.class != Class::Function
                    || low.chars().count() == 1
                    || hints.plain && !known && first.case == Case::Capital
                    || is_abbreviated_thing(low))
        };
        // "Ministry of Roads" at the head of a sentence keeps its first word.
        let head = matches!(t.low(start + 1), "of" | "for") && end > start + 2 && low != "news";
        if !drop || head || t.is_hyphen(start + 1) && end > start + 2 {
            break;
        }
        start += 1;
        while start < end && !t.is_word(start) {
            start += 1;
        }
    }
    while end > start && !(t.is_word(end - 1) || t.is_number(end - 1)) {
        end -= 1;
    }
    (start < end).then_some((start, end))
}

/// Capitals that stand for common things, not for a name.
fn is_abbreviated_thing(low: &str) -> bool {
    matches!(
        low,
        "dna"
            | "rna"
            | "pvc"
            | "dvd"
            | "cd"
            | "tv"
            | "pc"
            | "gps"
            | "mri"
            | "ct"
            | "hiv"
            | "aids"
            | "gdp"
            | "vat"
            | "gmt"
            | "utc"
            | "edt"
            | "est"
            | "bst"
            | "ceo"
            | "cfo"
            | "suv"
            | "atm"
            | "id"
            | "pr"
            | "er"
            | "ok"
            | "usb"
            | "sms"
            | "pm"
            | "am"
            | "ko"
            | "faq"
            | "url"
            | "mp"
            | "mps"
            | "pin"
    )
}

/// Letters of a word in capitals beyond which it is a shout, if the story also writes it small: "HUGE".
const SHOUTED: usize = 3;

/// Endings of words that start sentences and are seldom names.
fn wears_ending(low: &str) -> bool {
    low.len() > 5 && (low.ends_with("ing") || low.ends_with("ly") || low.ends_with("ed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let t = Tokens::new(text, &crate::text::sentences::sentences(text));
        let mut memory = Memory::default();
        memory.learn_small(&t);
        memory.learn_capitals(&t, &[]);
        let taken = vec![false; t.len()];
        let got: Vec<String> = find(&t, &taken, &[], &memory)
            .into_iter()
            .map(|run| t.span(run.name, run.end).slice(text).to_owned())
            .collect();
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn titles_and_sentence_openings_are_left_out() {
        check("However, President Ada Quill met Omar Dent.", &["Ada Quill", "Omar Dent"]);
        check("Police said Mr. Dent had left.", &["Dent"]);
        check("The Prime Minister left.", &[]);
    }

    #[test]
    fn joined_words_are_one_name() {
        check("He met Yara al-Samir and Jan van der Velt.", &["Yara al-Samir", "Jan van der Velt"]);
        check(
            "It was the Ministry of Roads and the Bank of Arden.",
            &["Ministry of Roads", "Bank of Arden"],
        );
        check("She leads the Food and Drug Agency.", &["Food and Drug Agency"]);
        check("He called it the “Congress of Arden Unions” there.", &["Congress of Arden Unions"]);
        check("The ferry Marsh Star sank.", &["Marsh Star"]);
        check("He told George W. Arden so.", &["George W. Arden"]);
    }

    #[test]
    fn a_number_after_a_name_is_part_of_it_where_nothing_is_counted() {
        check("They tested Marsh Explorer 8 and left.", &["Marsh Explorer 8"]);
        check(
            "The Rovers beat Ellis Town 3, Arden City 1.",
            &["Rovers", "Ellis Town", "Arden City"],
        );
        check("He told Marsh Explorer 8 men had left.", &["Marsh Explorer"]);
    }

    #[test]
    fn a_hyphen_between_two_names_parts_them() {
        check(
            "He met Quill and Dent before the Quill-Dent talks with Anne-Marie Vell.",
            &["Quill", "Dent", "Quill", "Dent", "Anne-Marie Vell"],
        );
        check("She liked the Quill-era rules.", &["Quill"]);
        check("They reached Belva-i-Sarn and left.", &["Belva-i-Sarn"]);
    }

    #[test]
    fn a_body_before_a_title_stands_by_itself() {
        check("He met Zentrix Chief Executive Ada Quill.", &["Zentrix", "Ada Quill"]);
    }
}
