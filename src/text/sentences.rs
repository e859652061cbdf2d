//! Where sentences begin and end. The rules of UAX #29 split at every "Mr." and inside every quote,
//! so this is our own: a stop ends a sentence unless its word, the word after it or the quotation
//! marks around it say otherwise. The language is not asked for; script and words tell enough.

mod abbreviations;
mod enclosures;
mod lists;

use super::Span;
use abbreviations::{Abbreviation, classify};
use enclosures::Enclosures;

/// One character and where it stands.
type At = (usize, char);

/// The sentences of `text` in order, without the white space between them. They do not overlap and
/// leave out nothing but white space.
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    let chars: Vec<At> = text.char_indices().collect();
    let enclosures = Enclosures::find(&chars);
    let items = lists::item_starts(&chars);
    let mut spans = Vec::new();
    let mut begin = 0;
    let mut close = |to: usize, begin: &mut usize| {
        let from = offset(&chars, *begin, text);
        let span = Span::snapped(text, from..offset(&chars, to, text)).trimmed(text);
        if !span.is_empty() {
            spans.push(span);
        }
        *begin = to;
    };
    let mut items = items.into_iter().peekable();
    let mut i = 0;
    while i < chars.len() {
        if items.next_if(|&item| item <= i).is_some() && i > begin {
            close(i, &mut begin);
        }
        if !is_terminator(&chars, i) {
            i += 1;
            continue;
        }
        let stop = Stop::at(&chars, i, begin);
        let held = enclosures.hold(stop.after) || stop.goes_on_in_brackets(&chars, &enclosures);
        if !held && stop.ends_sentence(&chars) {
            close(stop.after, &mut begin);
        }
        i = stop.after.max(i + 1);
    }
    close(chars.len(), &mut begin);
    spans
}

fn offset(chars: &[At], i: usize, text: &str) -> usize {
    chars.get(i).map_or(text.len(), |&(at, _)| at)
}

fn char_at(chars: &[At], i: usize) -> Option<char> {
    chars.get(i).map(|&(_, c)| c)
}

fn before(chars: &[At], i: usize) -> Option<char> {
    i.checked_sub(1).and_then(|i| char_at(chars, i))
}

/// Stops of scripts that write them without a space after.
fn is_wide_stop(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '｡' | '．' | '።' | '፧' | '။')
}

/// Whether the character at `i` can end a sentence.
fn is_terminator(chars: &[At], i: usize) -> bool {
    let letter_before = |range: std::ops::RangeInclusive<char>| {
        before(chars, i).is_some_and(|c| range.contains(&c))
    };
    match char_at(chars, i) {
        Some('.' | '!' | '?' | '…' | '؟' | '۔' | '।' | '॥' | '։' | '‼' | '⁇' | '⁈' | '⁉') => {
            true
        }
        Some(c) if is_wide_stop(c) => true,
        // Greek asks with a semicolon, Armenian is often typed with a colon.
        Some(';' | '\u{37e}') => letter_before('\u{370}'..='\u{3ff}'),
        Some(':') => letter_before('\u{530}'..='\u{58f}'),
        // "But I--" He fell silent.
        Some('-' | '—') => char_at(chars, i + 1).is_some_and(|c| matches!(c, '"' | '”')),
        _ => false,
    }
}

fn is_closer(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '”'
            | '’'
            | '“'
            | '‘'
            | '»'
            | '›'
            | ')'
            | ']'
            | '}'
            | '」'
            | '』'
            | '）'
            | '】'
            | '》'
            | '〉'
            | '*'
            | '_'
    )
}

fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '«'
            | '‹'
            | '»'
            | '('
            | '['
            | '{'
            | '¿'
            | '¡'
            | '「'
            | '『'
            | '（'
            | '【'
            | '《'
            | '*'
            | '_'
            | '`'
    )
}

/// A run of stops with the marks that close after it.
struct Stop {
    /// Index of the first stop.
    first: usize,
    /// Index after the last stop.
    stops_end: usize,
    /// Index after the closing marks.
    after: usize,
    /// Index at which the sentence that it may end begins.
    begin: usize,
}

impl Stop {
    fn at(chars: &[At], first: usize, begin: usize) -> Self {
        let mut stops_end = first + 1;
        loop {
            // ". . ." is one ellipsis.
            let spaced_dot = char_at(chars, first) == Some('.')
                && char_at(chars, stops_end) == Some(' ')
                && char_at(chars, stops_end + 1) == Some('.')
                && before(chars, stops_end) == Some('.');
            if spaced_dot {
                stops_end += 2;
            } else if is_terminator(chars, stops_end) {
                stops_end += 1;
            } else {
                break;
            }
        }
        // "left the text. . . ." : the stop of the sentence, then an ellipsis.
        let spaced =
            chars.get(first..stops_end).is_some_and(|run| run.iter().any(|&(_, c)| c == ' '));
        let dots =
            chars.get(first..stops_end).into_iter().flatten().filter(|&&(_, c)| c == '.').count();
        if spaced
            && dots >= 4
            && before(chars, first).is_some_and(char::is_alphanumeric)
            && Next::after(chars, stops_end).is_some()
        {
            return Self { first, stops_end: first + 1, after: first + 1, begin };
        }
        let mut after = stops_end + footnote_digits(chars, first, stops_end);
        while char_at(chars, after).is_some_and(is_closer) {
            // A mark that follows a space and touches a word opens; one that touches both closes.
            after += 1;
        }
        Self { first, stops_end, after: after_spaced_guillemet(chars, after), begin }
    }

    /// He said "Yes." (He meant no.): brackets after a quote inside a sentence belong to it.
    fn goes_on_in_brackets(&self, chars: &[At], enclosures: &Enclosures) -> bool {
        let bracket = char_at(chars, self.after) == Some(' ')
            && char_at(chars, self.after + 1) == Some('(')
            && self.after > self.stops_end;
        bracket
            && enclosures.opening_of(self.after - 1).is_some_and(|open| {
                let before = chars.get(self.begin..open).unwrap_or_default();
                before.iter().any(|&(_, c)| c.is_alphanumeric())
            })
    }

    fn ends_sentence(&self, chars: &[At]) -> bool {
        let wide = chars
            .get(self.first..self.stops_end)
            .is_some_and(|run| run.iter().any(|&(_, c)| is_wide_stop(c)));
        let Some(next) = Next::after(chars, self.after) else { return true };
        let worded = chars.get(self.begin..self.first);
        if !worded.is_some_and(|part| part.iter().any(|&(_, c)| c.is_alphanumeric())) {
            return false;
        }
        if wide {
            return !next.joins;
        }
        if next.joins {
            return false;
        }
        if next.glued {
            return self.is_missing_space(chars, &next);
        }
        if next.first.is_lowercase() {
            return false;
        }
        let lone_dot = self.stops_end - self.first == 1 && char_at(chars, self.first) == Some('.');
        if !lone_dot {
            return self.strong_stop_ends(chars, &next);
        }
        self.dot_ends(chars, &next)
    }

    /// "world.Today": a space was lost. Not "example.Com", "J.Smith" or "3.Liga".
    fn is_missing_space(&self, chars: &[At], next: &Next) -> bool {
        let word = word_before(chars, self.first);
        let plain = word.chars().count() >= 3 && word.chars().skip(1).all(char::is_lowercase)
            || word.chars().count() >= 3 && word.chars().all(|c| c.is_ascii_digit() || c == ',');
        // What follows the word must not be the rest of an address.
        let host = next.tail.is_some_and(|c| matches!(c, '.' | '/' | '@' | ':'));
        plain
            && next.first.is_uppercase()
            && next.word.chars().nth(1).is_some_and(char::is_lowercase)
            && !(host && classify(&next.word).is_none())
    }

    /// Question marks, exclamation marks, ellipses.
    fn strong_stop_ends(&self, chars: &[At], next: &Next) -> bool {
        // "[...]" stands for words left out, wherever they were.
        if before(chars, self.first) == Some('[') {
            return false;
        }
        let word = word_before(chars, self.first);
        // " . . . " is an omission; ". . . ." ends the sentence before it.
        let omission = before(chars, self.first) == Some(' ')
            && char_at(chars, self.first + 1) == Some(' ')
            && self.stops_end - self.first == OMISSION;
        if omission && next.word == "I" {
            return false;
        }
        if matches!(char_at(chars, self.first), Some('-' | '—')) {
            return next.is_starter();
        }
        let bang = char_at(chars, self.first) == Some('!');
        if bang && abbreviations::NAMES_WITH_BANG.contains(&word.as_str()) {
            return next.is_starter();
        }
        true
    }

    /// "Plan B. Nobody", "you and I. That": a letter that is no initial.
    fn is_last_letter(&self, chars: &[At], bare: &str, word_begin: usize, next: &str) -> bool {
        if bare.chars().count() != 1 || next.chars().count() < 2 {
            return false;
        }
        let (_, word) = whole_word_before(chars, word_begin.saturating_sub(1), self.begin);
        abbreviations::BEFORE_LETTER.contains(&word.to_lowercase().as_str())
            || (bare == "I" && abbreviations::BEFORE_I.contains(&word.as_str()))
    }

    /// A single full stop.
    fn dot_ends(&self, chars: &[At], next: &Next) -> bool {
        let (word_begin, word) = whole_word_before(chars, self.first, self.begin);
        let alone = chars
            .get(self.begin..word_begin)
            .is_some_and(|part| part.iter().all(|&(_, c)| !c.is_alphanumeric()));
        let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
        let digits = !bare.is_empty() && bare.chars().all(|c| c.is_ascii_digit());
        if alone && (digits || bare.chars().count() == 1 || lists::is_roman(bare)) {
            // "1. The first", "Q. What": the mark of an item ends nothing.
            return false;
        }
        if self.after > self.stops_end {
            return true;
        }
        if bare.chars().count() == 1 && next.word.chars().count() == 1 && next.tail == Some('.') {
            // "z. B.", "M. T. Cole".
            return false;
        }
        if digits && bare.len() <= 2 && next.is_month() {
            return false;
        }
        if digits && bare.len() <= 2 && ordinal_context(chars, word_begin) {
            return false;
        }
        if self.is_last_letter(chars, bare, word_begin, &next.word) {
            return true;
        }
        match classify(bare) {
            None => true,
            // "Tom Hale Sr. He", "on Main St. They": after a name these are no titles.
            Some(Abbreviation::Title) if matches!(bare, "Sr" | "St") && next.is_starter() => {
                let (_, name) = whole_word_before(chars, word_begin.saturating_sub(1), self.begin);
                name.starts_with(char::is_uppercase)
            }
            Some(Abbreviation::BeforeNumber) => !next.first.is_numeric(),
            Some(Abbreviation::Never | Abbreviation::Title) => false,
            Some(Abbreviation::Month) => !next.first.is_numeric() && next.is_starter(),
            Some(Abbreviation::Often) => !next.first.is_numeric(),
            Some(Abbreviation::Hour) => !(next.is_time_word() || next.first.is_numeric()),
            Some(Abbreviation::MaybeLast | Abbreviation::Initials) => next.is_starter(),
        }
    }
}

/// « text. » and “text. ” with a space before the closing mark.
fn after_spaced_guillemet(chars: &[At], after: usize) -> usize {
    let space = char_at(chars, after).is_some_and(|c| matches!(c, ' ' | '\u{a0}' | '\u{202f}'));
    if space && char_at(chars, after + 1).is_some_and(|c| matches!(c, '»' | '”')) {
        return after + 2;
    }
    after
}

/// "cognition.10 This": how many digits after the stop are the mark of a note.
fn footnote_digits(chars: &[At], first: usize, from: usize) -> usize {
    let digits = (from..from + 3)
        .take_while(|&i| char_at(chars, i).is_some_and(|c| c.is_ascii_digit()))
        .count();
    let letter = before(chars, first).is_some_and(|c| c.is_lowercase() || c == ')');
    let ends = char_at(chars, from + digits).is_some_and(char::is_whitespace);
    let goes_on =
        || Next::after(chars, from + digits).is_some_and(|next| next.first.is_uppercase());
    if (1..=2).contains(&digits) && letter && ends && goes_on() { digits } else { 0 }
}

/// German "vom 12. Juni", "der 3. Platz": a number with a stop is an ordinal after these.
fn ordinal_context(chars: &[At], word_begin: usize) -> bool {
    let end = word_begin.saturating_sub(1);
    let (_, word) = whole_word_before(chars, end, 0);
    abbreviations::BEFORE_ORDINAL.contains(&word.to_lowercase().as_str())
}

/// The letters right before `i`.
fn word_before(chars: &[At], i: usize) -> String {
    let part = chars.get(..i).unwrap_or_default();
    let mut word: Vec<char> = part
        .iter()
        .rev()
        .take(LONGEST_ABBREVIATION)
        .map(|&(_, c)| c)
        .take_while(|c| c.is_alphanumeric() || *c == ',')
        .collect();
    word.reverse();
    word.into_iter().collect()
}

/// Characters of ". . .".
const OMISSION: usize = 5;

/// Characters looked back for the word of a stop; longer words are no abbreviations.
const LONGEST_ABBREVIATION: usize = 24;

/// All that stands before `i` back to a space, inner stops included ("U.S"), and its first index.
fn whole_word_before(chars: &[At], i: usize, least: usize) -> (usize, String) {
    let mut begin = i;
    while begin > least && i - begin < LONGEST_ABBREVIATION {
        match before(chars, begin) {
            Some(c) if c.is_whitespace() || matches!(c, '—' | '–' | '/' | '(' | '[') => break,
            Some('\'' | '’') if i - begin > 0 => break,
            Some(_) => begin -= 1,
            None => break,
        }
    }
    let word = chars.get(begin..i).unwrap_or_default().iter().map(|&(_, c)| c).collect();
    (begin, word)
}

/// What stands after a stop.
struct Next {
    /// The first letter, digit or symbol after opening marks.
    first: char,
    /// The word that it begins.
    word: String,
    /// What stands right after that word.
    tail: Option<char>,
    /// There is no white space between.
    glued: bool,
    /// A comma or the like: the sentence goes on.
    joins: bool,
}

impl Next {
    fn after(chars: &[At], at: usize) -> Option<Self> {
        let mut i = at;
        while char_at(chars, i).is_some_and(char::is_whitespace) {
            i += 1;
        }
        let glued = i == at;
        let joins = char_at(chars, i).is_some_and(|c| {
            matches!(c, ',' | ';' | ':' | '%' | '、' | '，' | ')' | ']' | '）' | '}' | '」' | '。')
        });
        while char_at(chars, i).is_some_and(|c| {
            is_opener(c) || matches!(c, '-' | '–' | '—') || (c.is_whitespace() && i > at)
        }) {
            i += 1;
        }
        let first = char_at(chars, i).or_else(|| char_at(chars, at))?;
        let mut word = String::new();
        while let Some(c) =
            char_at(chars, i).filter(|c| c.is_alphanumeric() || *c == '’' || *c == '\'')
        {
            if word.len() > LONGEST_ABBREVIATION * 2 {
                break;
            }
            word.push(c);
            i += 1;
        }
        Some(Self { first, word, tail: char_at(chars, i), glued, joins })
    }

    fn is_starter(&self) -> bool {
        let word = self.word.split(['’', '\'']).next().unwrap_or_default();
        abbreviations::STARTERS.contains(&word)
    }

    fn is_month(&self) -> bool {
        abbreviations::is_month(&self.word)
    }

    fn is_time_word(&self) -> bool {
        abbreviations::is_time_word(&self.word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(expected: &[&str]) {
        let text = expected.join(" ");
        let found: Vec<&str> = sentences(&text).iter().map(|span| span.slice(&text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn titles_and_initials_do_not_end_a_sentence() {
        check(&["Dr. Amara Cole met Gen. Tom R. Hale.", "Mrs. Osei left."]);
        check(&["The U.S. Senate voted.", "He lives in the U.S.", "She does not."]);
        check(&["Bell & Co. said so.", "We asked Bell & Co.", "They agreed."]);
        check(&["It is Plan B.", "The other one failed.", "Plan C.", "Plan D was new."]);
        check(&["He is as old as I.", "Nadia is older.", "We met Albert I. Cole."]);
        check(&["He is Tom Hale Sr.", "He has a son.", "We asked Sr. Gomez."]);
        check(&["They live on Main St.", "They like it.", "We saw St. Arden."]);
        check(&["The Rt. Hon. Ada Cole rose.", "P.S. I was there."]);
        check(&["He left the U.N.", "Officials were sorry."]);
    }

    #[test]
    fn hours_go_on_before_a_day_and_end_before_other_words() {
        check(&["The meeting began at 5 p.m. Monday in Lisbon."]);
        check(&["The meeting ended at 5 p.m.", "Ministers left by car."]);
    }

    #[test]
    fn numbers_dates_and_addresses_stay_whole() {
        check(&["It rose 3.5 percent on Nov. 2, 2017.", "No. 5 won."]);
        check(&["See www.example.org/a.html for more.", "Write to a.b@example.org."]);
        check(&["Der Rat trat am 3. Mai zusammen.", "Er wählte die 2. Stellvertreterin."]);
    }

    #[test]
    fn what_goes_on_in_lower_case_is_one_sentence() {
        check(&["\"We will not come!\" she said.", "He left."]);
        check(&["It was... not what they wanted.", "It was late…", "Then it rained."]);
    }

    #[test]
    fn a_quote_of_moderate_length_is_not_split() {
        check(&["\"It is late. It is cold,\" she said.", "They went home."]);
        check(&["“It is late. Go home.”", "They went."]);
        check(&["(He did not say why. Nobody asked.)", "They went."]);
    }

    #[test]
    fn scripts_without_spaces_and_other_stops() {
        let split = |text: &str| sentences(text).len();
        assert_eq!(split("今日は雨です。明日は晴れです！"), 2);
        assert_eq!(split("هل وصل القطار؟ نعم وصل."), 2);
        assert_eq!(split("वह आया। वह गया।"), 2);
        assert_eq!(split("¿Qué pasó? ¡Nada! Seguimos."), 3);
    }

    #[test]
    fn items_of_a_list_are_sentences() {
        check(&["1. Buy bread", "2. Call home", "3. Sleep"]);
        check(&["a) Bread", "b) Milk"]);
        check(&["(i) Bread", "(ii) Milk", "(iii) Eggs"]);
        check(&["I. Bread", "II. Milk", "III. Eggs"]);
        check(&["• 1. Bread", "• 2. Milk"]);
        check(&["h. Bread", "i. Milk"]);
    }

    #[test]
    fn every_character_but_white_space_is_covered() {
        for text in ["", " . ", "a.b.c", "?!?! x. Y", "\"\"\"", "... ... A", "1. 2. 3."] {
            let spans = sentences(text);
            let kept: String = spans.iter().map(|s| s.slice(text)).collect();
            let squeeze = |t: &str| t.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            assert_eq!(squeeze(&kept), squeeze(text));
            assert!(spans.is_sorted_by(|a, b| a.end() <= b.start()));
        }
    }

    #[test]
    fn time_grows_with_the_length_only() {
        for piece in ["a. ", "\"", "(", "A. B. ", "1. ", ". . ", "' ", "“a. "] {
            let text = piece.repeat(20_000);
            assert!(sentences(&text).len() <= text.len());
        }
    }
}
