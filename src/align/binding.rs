//! What a word diff never splits: names of several words, figures with what they count in, dates,
//! compounds with a hyphen, and short quotations.
//!
//! The rules look at capitals, digits and marks only. Where a rule is in doubt it does not bind: two
//! words bound by mistake make a large block of changed words out of a small change.

use super::atoms::{Atom, Kind, Texts, Words};
use super::spelling;
use crate::text::Span;
use lists::Lists;
use std::collections::{HashMap, HashSet};

mod lists;

/// Words in quotation marks up to which they change together: a title, a nickname, a motto. In longer
/// quotations a reader wants to see which words changed, so these are compared word by word.
const SHORT_QUOTE: usize = 3;

/// Words of a whole at most. Names and dates are shorter; a longer run is a list or a headline.
const LONGEST: usize = 8;

/// Particles between two names at most ("van de la").
const PARTICLES_AT_MOST: usize = 3;

/// Share of words with a capital from which a text is a headline in capitals, and they tell nothing.
const HEADLINE_SHARE: f32 = 0.9;

/// Letters from which a word of such a headline has a capital.
const HEADLINE_LETTERS: usize = 4;

/// Words of that length that a text must have to be told as such a headline.
const HEADLINE_WORDS: usize = 4;

/// Gives atoms that are never split the same number, the index of their first. `atoms` are those of
/// one place; the first has the index `first`.
pub(super) fn bind(atoms: &mut [Atom], keys: &[String], first: usize, text: &str) {
    let lists = keys.iter().map(|key| Lists::of(key)).collect();
    let line = Line { atoms, keys, lists, text, titled: is_headline(atoms, text) };
    let mut joined: Vec<bool> = (0..atoms.len()).map(|index| line.joins(index)).collect();
    for index in 0..atoms.len() {
        let length = line.linked_names(index).max(line.score(index));
        joined.iter_mut().skip(index + 1).take(length).for_each(|joined| *joined = true);
    }
    line.bind_quotes(&mut joined);
    let (mut whole, mut length) = (first, 0);
    for (index, (atom, joined)) in atoms.iter_mut().zip(joined).enumerate() {
        if !joined || length == LONGEST {
            (whole, length) = (first + index, 0);
        }
        atom.whole = whole as u32;
        length += 1;
    }
}

/// Whether nearly every word that is not short has a capital, and no full stop ends it: a sentence full
/// of names has one.
fn is_headline(atoms: &[Atom], text: &str) -> bool {
    let ends = atoms.last().is_some_and(|atom| atom.trail.slice(text).contains('.'));
    let begins = atoms.first().is_some_and(|a| a.core.slice(text).starts_with(char::is_uppercase));
    if ends || !begins {
        return false;
    }
    let (mut capitals, mut all) = (0, 0);
    for word in atoms.iter().map(|atom| atom.core.slice(text)) {
        let counts = word.chars().filter(|c| c.is_alphabetic()).count() >= HEADLINE_LETTERS;
        all += usize::from(counts);
        capitals += usize::from(counts && word.starts_with(char::is_uppercase));
    }
    all >= HEADLINE_WORDS && capitals as f32 >= HEADLINE_SHARE * all as f32
}

/// The words of one place, to be looked at by the rules.
struct Line<'a> {
    atoms: &'a [Atom],
    keys: &'a [String],
    lists: Vec<Lists>,
    text: &'a str,
    titled: bool,
}

impl<'a> Line<'a> {
    fn atom(&self, index: usize) -> Option<&'a Atom> {
        self.atoms.get(index)
    }

    fn key(&self, index: usize) -> &'a str {
        self.keys.get(index).map_or("", String::as_str)
    }

    fn is(&self, index: usize, list: Lists) -> bool {
        self.lists.get(index).is_some_and(|lists| lists.has(list))
    }

    /// The word as written.
    fn word(&self, index: usize) -> &'a str {
        self.atom(index).map_or("", |atom| atom.core.slice(self.text))
    }

    fn kind(&self, index: usize) -> Kind {
        self.atom(index).map_or(Kind::Empty, |atom| atom.kind)
    }

    /// What stands between a word and the next.
    fn between(&self, index: usize) -> &'a str {
        match (self.atom(index), self.atom(index + 1)) {
            (Some(before), Some(after)) => Span::hull(before.trail, after.lead).slice(self.text),
            (_, _) => "",
        }
    }

    fn spaced(&self, index: usize) -> bool {
        let between = self.between(index);
        !between.is_empty() && between.chars().all(char::is_whitespace)
    }

    /// Whether a word is bound to the one before it.
    fn joins(&self, index: usize) -> bool {
        let Some(before) = index.checked_sub(1) else { return false };
        let same_quote = match (self.atom(before), self.atom(index)) {
            (Some(one), Some(other)) => one.quote == other.quote,
            (_, _) => false,
        };
        same_quote && (self.is_compound(before) || self.is_figure(before) || self.is_name(before))
    }

    /// "long-term", "9–11", "24/7", "10:30", "US$5".
    fn is_compound(&self, index: usize) -> bool {
        let figures = self.kind(index) == Kind::Figure && self.kind(index + 1) == Kind::Figure;
        match self.between(index) {
            "-" | "‐" | "‑" | "/" => true,
            "–" => {
                figures || (self.kind(index) == Kind::Name && self.kind(index + 1) == Kind::Name)
            }
            ":" => figures,
            "" => self.word(index).ends_with(['$', '€', '£', '¥']),
            _ => false,
        }
    }

    /// "1.2 million", "9 per cent", "10 p.m.", "3 May", "May 3, 2019", "Monday, 3 May".
    fn is_figure(&self, index: usize) -> bool {
        let (key, next) = (self.key(index), self.key(index + 1));
        let figure = |index: usize| self.kind(index) == Kind::Figure;
        let counts = figure(index) || self.is(index, Lists::NUMBER_WORD);
        let spaced = self.spaced(index);
        if spaced
            && counts
            && (self.is(index + 1, Lists::MULTIPLE) || self.is(index + 1, Lists::NUMBER_WORD))
        {
            return true;
        }
        if spaced && figure(index) && self.is(index + 1, Lists::UNIT) {
            return true;
        }
        if spaced && next == "cent" && key == "per" {
            return true;
        }
        if spaced && key != "may" && figure(index) && figure(index + 1) {
            return is_thousands(key, next);
        }
        if spaced && next == "per" && counts {
            return self.key(index + 2) == "cent" && self.spaced(index + 1);
        }
        self.is_date(index)
    }

    fn is_date(&self, index: usize) -> bool {
        let (spaced, comma) = (self.spaced(index), self.between(index).trim() == ",");
        let day = |index: usize| is_day(self.key(index));
        let year = |index: usize| is_year(self.key(index));
        let month = |index: usize| self.is_month(index);
        let weekday = self.is(index, Lists::WEEKDAY);
        (spaced && day(index) && month(index + 1))
            || (spaced && month(index) && (day(index + 1) || year(index + 1)))
            || (comma && year(index + 1) && (month(index) || self.is_day_of_month(index)))
            || ((spaced || comma)
                && weekday
                && (month(index + 1) || (day(index + 1) && month(index + 2))))
    }

    fn is_month(&self, index: usize) -> bool {
        self.is(index, Lists::MONTH) && self.kind(index) != Kind::Content && {
            self.word(index).starts_with(char::is_uppercase)
        }
    }

    /// Whether a figure is the day in "May 3".
    fn is_day_of_month(&self, index: usize) -> bool {
        is_day(self.key(index)) && index.checked_sub(1).is_some_and(|month| self.is_month(month))
    }

    /// "Ann Lee", "J. K. Lee", "St. Mary's", "Bo Ek Jr.", "Marks & Spencer".
    fn is_name(&self, index: usize) -> bool {
        if self.titled || self.kind(index + 1) != Kind::Name {
            return false;
        }
        let (key, word, between) = (self.key(index), self.word(index), self.between(index));
        if self.is(index + 1, Lists::JUNIOR) {
            return self.kind(index) == Kind::Name && matches!(between.trim(), "" | ",");
        }
        let initial = word.starts_with(char::is_uppercase)
            && (word.chars().count() == 1
                || word.contains('.')
                || self.is(index, Lists::SHORT_FORM));
        if initial && matches!(between.trim(), "" | ".") {
            return !self.is_calendar(index + 1);
        }
        let spaced = self.spaced(index) || matches!(between, " & ");
        let titles = self.is(index, Lists::TITLE) && !self.is(index + 1, Lists::TITLE);
        spaced
            && self.kind(index) == Kind::Name
            && !titles
            && !key.ends_with("'s")
            && !self.is_opener(index)
            && !self.is_calendar(index)
            && !self.is_calendar(index + 1)
    }

    /// Whether a word begins a sentence and would be written with a capital for that alone.
    fn is_opener(&self, index: usize) -> bool {
        self.atom(index).is_some_and(|atom| atom.begins) && self.is(index, Lists::OPENER)
    }

    fn is_calendar(&self, index: usize) -> bool {
        // "Jan" and "Dec" are names of people, too.
        let short = self.key(index).len() < 4 && self.key(index) != "may";
        self.is(index, Lists::WEEKDAY) || (self.is_month(index) && !short)
    }

    /// How many words after this name belong to it across words that begin small: "van der Berg",
    /// "Ministry of Health", "Bank of the West".
    fn linked_names(&self, index: usize) -> usize {
        if self.titled || self.kind(index) != Kind::Name {
            return 0;
        }
        let mut length = 0;
        while length < PARTICLES_AT_MOST && self.spaced(index + length) {
            let link = self.key(index + length + 1);
            let links = match length {
                0 => self.is(index + length + 1, Lists::PARTICLE) || self.is_office(index, link),
                _ => link == "the" || self.is(index + length + 1, Lists::PARTICLE),
            };
            if !links || self.word(index + length + 1).starts_with(char::is_uppercase) {
                break;
            }
            length += 1;
        }
        let end = index + length + 1;
        let is_name = length > 0
            && self.spaced(index + length)
            && self.kind(end) == Kind::Name
            && !self.is_calendar(end)
            && self.atom(end).map(|atom| atom.quote) == self.atom(index).map(|atom| atom.quote);
        if is_name { length + 1 } else { 0 }
    }

    /// How many words after this figure belong to it: "52 to 48".
    fn score(&self, index: usize) -> usize {
        let figures = self.kind(index) == Kind::Figure && self.kind(index + 2) == Kind::Figure;
        let linked = self.key(index + 1) == "to" && self.spaced(index) && self.spaced(index + 1);
        if figures && linked { 2 } else { 0 }
    }

    /// Whether `link` goes on with the name of a body: "Bank of", "Ministry for". The first word of a
    /// sentence has a capital anyway ("Parts of London"), and a person may be of a body ("Ann Lee of
    /// Greenpeace"), so these must be known.
    fn is_office(&self, index: usize, link: &str) -> bool {
        let known = self.is(index, Lists::OFFICE);
        let begins = self.atom(index).is_some_and(|atom| atom.begins);
        let before = index.checked_sub(1);
        let person = self.joins(index) || before.is_some_and(|at| self.is(at, Lists::PARTICLE));
        (link == "of" && (known || !(begins || person))) || (link == "for" && known)
    }

    /// Binds the words of short quotations.
    fn bind_quotes(&self, joined: &mut [bool]) {
        let mut start = 0;
        for quote in self.atoms.chunk_by(|one, other| one.quote == other.quote) {
            let end = start + quote.len();
            let quoted = quote.first().is_some_and(|atom| atom.quote != 0);
            if quoted && quote.len() <= SHORT_QUOTE {
                joined.iter_mut().take(end).skip(start + 1).for_each(|joined| *joined = true);
            }
            start = end;
        }
    }
}

/// "1 200": the space only parts the thousands.
fn is_thousands(key: &str, next: &str) -> bool {
    let digits = |key: &str| key.chars().all(|c| c.is_ascii_digit());
    digits(key) && digits(next) && key.len() <= 3 && next.len() == 3
}

fn is_day(key: &str) -> bool {
    let digits = key.trim_end_matches(|c: char| c.is_ascii_lowercase());
    key.len() - digits.len() <= 2 && matches!(digits.parse::<u8>(), Ok(1..=31))
}

fn is_year(key: &str) -> bool {
    key.len() == 4 && matches!(key.parse::<u16>(), Ok(1000..=2199))
}

/// Binds in each wording what is one whole in the other: a name that stands beside another word with
/// a capital, a compound that is written without its hyphen, the words of a headline in capitals.
pub(super) fn harmonise(texts: &Texts<'_>, a: &mut Words, b: &mut Words) {
    let (of_a, of_b) = (Wholes::of(a), Wholes::of(b));
    let (cuts_a, cuts_b) = (of_b.found_in(texts, a), of_a.found_in(texts, b));
    rebind(&mut a.atoms, &cuts_a);
    rebind(&mut b.atoms, &cuts_b);
}

/// The wholes of several words of a wording, as lists of keys.
struct Wholes<'a> {
    all: HashSet<&'a [String]>,
    /// By first key: the lengths, longest first.
    lengths: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Wholes<'a> {
    fn of(words: &'a Words) -> Self {
        let mut wholes = Self { all: HashSet::new(), lengths: HashMap::new() };
        let mut start = 0;
        for whole in words.atoms.chunk_by(|x, y| x.whole == y.whole) {
            let end = start + whole.len();
            let keys = words.keys.get(start..end).unwrap_or_default();
            start = end;
            if let [first, _, ..] = keys
                && wholes.all.insert(keys)
            {
                let lengths = wholes.lengths.entry(first).or_default();
                lengths.push(keys.len());
                lengths.sort_unstable_by(|x, y| y.cmp(x));
                lengths.dedup();
            }
        }
        wholes
    }

    /// Where these wholes stand in `words` without being wholes: start and end.
    fn found_in(&self, texts: &Texts<'_>, words: &Words) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        if self.all.is_empty() {
            return found;
        }
        let mut index = 0;
        while let Some(key) = words.keys.get(index) {
            let lengths = self.lengths.get(key.as_str()).map_or(&[][..], Vec::as_slice);
            let here = lengths.iter().map(|length| index + length).find(|&end| {
                words.keys.get(index..end).is_some_and(|keys| self.all.contains(keys))
                    && can_be_whole(texts, words, index, end)
            });
            found.extend(here.map(|end| (index, end)));
            index = here.unwrap_or(index + 1);
        }
        found
    }
}

/// Whether the words from `start` to `end` can be made a whole: they are all free and stand close
/// together, or one longer name ends with them ("Labour MP Ann Lee", but not "New York City").
fn can_be_whole(texts: &Texts<'_>, words: &Words, start: usize, end: usize) -> bool {
    let Some(atoms) = words.atoms.get(start..end) else { return false };
    let (Some(first), Some(last)) = (atoms.first(), atoms.last()) else { return false };
    let whole = |index: Option<usize>| {
        index.and_then(|index| words.atoms.get(index)).map(|atom| atom.whole)
    };
    let (before, after) = (whole(start.checked_sub(1)), whole(Some(end)));
    let one = first.whole == last.whole;
    let outside = before != Some(first.whole) && after != Some(last.whole);
    if one {
        let name = atoms.iter().all(|atom| matches!(atom.kind, Kind::Name | Kind::Function));
        let ends_it = before == Some(first.whole) && after != Some(last.whole);
        return ends_it && name && first.quote == 0;
    }
    let close = |atom: &Atom| {
        let gap = texts.words(atom.paragraph, atom.trail);
        gap.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '‐' | '‑' | '–' | '.'))
    };
    outside
        && atoms.iter().all(|atom| atom.quote == first.quote && atom.paragraph == first.paragraph)
        && atoms.iter().take(atoms.len() - 1).all(close)
}

/// Makes wholes of the given ranges; what stood around them in a longer whole becomes wholes of its
/// own.
fn rebind(atoms: &mut [Atom], ranges: &[(usize, usize)]) {
    for &(start, end) in ranges {
        let last = atoms.get(end.saturating_sub(1)).map(|atom| atom.whole);
        for atom in atoms.get_mut(start..end).unwrap_or_default() {
            atom.whole = start as u32;
        }
        for atom in atoms.iter_mut().skip(end).take_while(|atom| Some(atom.whole) == last) {
            atom.whole = end as u32;
        }
    }
}

/// The form by which a whole is compared: its words joined, so that neither a space nor a hyphen
/// makes a difference, but where figures would run together or the letters make another word.
pub(super) fn joined_key(texts: &Texts<'_>, atoms: &[Atom], keys: &[String]) -> String {
    let mut joined = String::new();
    let mut last: Option<(&Atom, &str)> = None;
    let mut hyphen = false;
    for (atom, key) in atoms.iter().zip(keys) {
        if let Some((before, last)) = last {
            let digits = last.ends_with(|c: char| c.is_ascii_digit())
                && key.starts_with(|c: char| c.is_ascii_digit());
            let gap = texts.words(atom.paragraph, before.trail.hull(atom.lead)).trim();
            match gap {
                "/" => joined.push('/'),
                ":" if digits => joined.push(':'),
                "-" | "‐" | "‑" | "–" if digits => joined.push('-'),
                _ if digits && !is_thousands(last, key) => joined.push(' '),
                "-" | "‐" | "‑" => hyphen = true,
                _ => {}
            }
        }
        joined.push_str(key);
        last = Some((atom, key));
    }
    if hyphen && !spelling::is_one_word(&joined) { keys.join("-") } else { joined }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::atoms::testing::words;

    /// The wholes of `text` of more than one word.
    fn check(text: &str, expected: &[&str]) {
        let (version, cut) = words(text);
        let text = &version.article.paragraphs[0].text;
        let wholes = cut.atoms.chunk_by(|x, y| x.whole == y.whole).filter(|whole| whole.len() > 1);
        let found: Vec<&str> = wholes
            .map(|whole| whole[0].core.hull(whole[whole.len() - 1].core).slice(text))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn names_are_kept_whole() {
        check("the Mayor Ann Lee spoke", &["Ann Lee"]);
        check("he met J. K. Lee and Bo Ek Jr. there", &["J. K. Lee", "Bo Ek Jr"]);
        check("Jan van der Berg of Marks & Spencer", &["Jan van der Berg", "Marks & Spencer"]);
        check("said Jan Lee of Greenpeace", &["Jan Lee"]);
        check("at St. Mary's on Monday", &["St. Mary's"]);
        check(
            "the Ministry of Health and the Bank of the West",
            &["Ministry of Health", "Bank of the West"],
        );
        check("the Ministry for Trade", &["Ministry for Trade"]);
        check("Prime Minister Ann Lee", &["Prime Minister", "Ann Lee"]);
        check("in Port Said, New York and Rome", &["Port Said", "New York"]);
    }

    #[test]
    fn what_only_begins_a_sentence_is_no_part_of_a_name() {
        check("Yesterday Ann Lee left. Police Chief Bo Ek stayed.", &["Ann Lee", "Bo Ek"]);
        check("Parts of London were dark.", &[]);
        check("On Monday Ann Lee left.", &["Ann Lee"]);
        check("He met Ann. Lee left.", &[]);
        check("Britain's Prime Minister left", &["Prime Minister"]);
        check("Ferry Runs Aground Off Skerry Point", &[]);
    }

    #[test]
    fn figures_and_dates_are_kept_whole() {
        check("about $1.2 million or 9 per cent", &["$1.2 million", "9 per cent"]);
        check("on 3 May 2019 at sea", &["3 May 2019"]);
        check("on May 3, 2019, they met", &["May 3, 2019"]);
        check("on Monday, 3 May, at 10 p.m.", &["Monday, 3 May", "10 p.m."]);
        check("at 10:30 for 5 km, 24/7", &["10:30", "5 km", "24/7"]);
        check(
            "won 52 to 48 with two dozen and five million",
            &["52 to 48", "two dozen", "five million"],
        );
        check("in 2019, 30 people of the 5 may go", &[]);
        check("In 2019. 30 people", &[]);
        check("1 200 people", &["1 200"]);
    }

    #[test]
    fn compounds_and_short_quotations_are_kept_whole() {
        check("a long-term plan", &["long-term"]);
        check("the plan—which failed", &[]);
        check("the “Sea Star” sank", &["Sea Star"]);
        check("a 'really bad' idea", &["really bad"]);
        check("they “will not ever go” now", &[]);
        check("“go now,” he said", &["go now"]);
    }

    #[test]
    fn no_whole_is_longer_than_the_limit() {
        let (_, cut) = words(&"a-".repeat(50));
        let longest = cut.atoms.chunk_by(|x, y| x.whole == y.whole).map(<[Atom]>::len).max();
        assert_eq!(longest, Some(LONGEST));
    }
}
