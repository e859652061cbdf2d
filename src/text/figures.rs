//! What figures, number words and dates in a text amount to, so that "five" and "5" can be seen to be
//! one value. No more than what comparing two wordings needs: the facts have a reader of their own.

use super::language::Language;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A value as it can be compared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// A number, in thousandths.
    Number(u64),
    /// A place in a row: "3rd", "third".
    Ordinal(u64),
    /// An order of size or a share in a word: "dozens", "half".
    Vague(String),
    /// A day of the week, Monday is 0.
    Weekday(u8),
    /// A month, January is 0.
    Month(u8),
    /// A day told from the day of writing: "yesterday".
    RelativeDay,
    /// Whether a time of day is after noon.
    Afternoon(bool),
    /// A currency by its sign.
    Currency(char),
}

/// A figure and the words that make it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Index of its first word.
    pub first: usize,
    /// How many words.
    pub count: usize,
    /// What it amounts to.
    pub figure: Figure,
}

/// A word as written, with the sign that touches it in front ("$" of "$5").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written<'a> {
    /// The word, signs excluded.
    pub word: &'a str,
    /// The word folded.
    pub folded: &'a str,
    /// The character before it.
    pub before: Option<char>,
}

/// Number words of one language from zero on, weekdays from Monday, months from January.
struct Names {
    code: &'static str,
    small: &'static str,
    weekdays: &'static str,
    months: &'static str,
    relative: &'static str,
}

const NAMES: [Names; 4] = [
    Names {
        code: "en",
        small: "zero one two three four five six seven eight nine ten eleven twelve thirteen \
                fourteen fifteen sixteen seventeen eighteen nineteen",
        weekdays: "monday tuesday wednesday thursday friday saturday sunday",
        months: "january february march april may june july august september october november \
                 december",
        relative: "yesterday today tomorrow tonight",
    },
    Names {
        code: "de",
        small: "null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf",
        weekdays: "montag dienstag mittwoch donnerstag freitag samstag sonntag",
        months: "januar februar märz april mai juni juli august september oktober november dezember",
        relative: "gestern heute morgen",
    },
    Names {
        code: "fr",
        small: "zéro un deux trois quatre cinq six sept huit neuf dix onze douze",
        weekdays: "lundi mardi mercredi jeudi vendredi samedi dimanche",
        months: "janvier février mars avril mai juin juillet août septembre octobre novembre \
                 décembre",
        relative: "hier aujourd'hui demain",
    },
    Names {
        code: "es",
        small: "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce",
        weekdays: "lunes martes miércoles jueves viernes sábado domingo",
        months: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre \
                 diciembre",
        relative: "ayer hoy mañana",
    },
];

/// English tens, from twenty on.
const TENS: &str = "twenty thirty forty fifty sixty seventy eighty ninety";
/// English ordinals, from the first on.
const ORDINALS: &str = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh \
                        twelfth";
/// English words for an order of size or a share.
const VAGUE: &str = "dozens scores hundreds thousands millions billions half twice double triple";
/// English words for a multiple, with what they multiply by.
const SCALES: [(&str, f64); 9] = [
    ("dozen", 12.0),
    ("hundred", 100.0),
    ("thousand", 1e3),
    ("million", 1e6),
    ("billion", 1e9),
    ("trillion", 1e12),
    ("m", 1e6),
    ("bn", 1e9),
    ("k", 1e3),
];
/// Shortened English months, by the month's number.
const SHORT_MONTHS: [(&str, u8); 12] = [
    ("jan", 0),
    ("feb", 1),
    ("mar", 2),
    ("apr", 3),
    ("jun", 5),
    ("jul", 6),
    ("aug", 7),
    ("sep", 8),
    ("sept", 8),
    ("oct", 9),
    ("nov", 10),
    ("dec", 11),
];
/// Words for a currency, by its sign.
const CURRENCIES: [(&str, char); 8] = [
    ("dollar", '$'),
    ("dollars", '$'),
    ("pound", '£'),
    ("pounds", '£'),
    ("euro", '€'),
    ("euros", '€'),
    ("yen", '¥'),
    ("usd", '$'),
];
/// Languages that part thousands by a point and decimals by a comma.
const DECIMAL_COMMA: [&str; 16] = [
    "de", "fr", "es", "it", "nl", "pt", "ru", "pl", "cs", "da", "sv", "no", "fi", "tr", "id", "uk",
];

/// Whether `word`, folded, is an English number word.
#[must_use]
pub fn is_number_word(word: &str) -> bool {
    small(word, "en").is_some_and(|n| n > 0.0) || scale(word).is_some()
}

/// Whether `word`, folded, is an English word for a number, an order of size or a share. "One" is more
/// often a pronoun.
#[must_use]
pub fn is_figure_word(word: &str) -> bool {
    let long = word.len() > LONGEST_SHORT_SCALE;
    word != "one"
        && (word == "zero"
            || (is_number_word(word) && long)
            || VAGUE.split_whitespace().any(|vague| vague == word))
}

/// Letters of "bn" and its like, which alone are no number.
const LONGEST_SHORT_SCALE: usize = 2;

/// All figures in `words`, in order.
#[must_use]
pub fn figures(words: &[Written<'_>], language: Option<Language>) -> Vec<Found> {
    let code = language.unwrap_or(Language::ENGLISH).code();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let count = figure_at(words, at, code, &mut found);
        at += count.max(1);
    }
    found
}

/// Adds what begins at `at`, and tells how many words it takes.
fn figure_at(words: &[Written<'_>], at: usize, code: &str, found: &mut Vec<Found>) -> usize {
    let Some(&word) = words.get(at) else { return 1 };
    let mut add = |first: usize, count: usize, figure| found.push(Found { first, count, figure });
    if word.word.starts_with(|c: char| c.is_numeric()) {
        return digits_at(words, at, code, &mut add);
    }
    if let Some((value, count)) = in_words(words, at, code) {
        add(at, count, Figure::Number(thousandths(value)));
        return count;
    }
    if let Some(figure) = named(word, code) {
        add(at, 1, figure);
    }
    1
}

/// A figure in digits, with its scale, currency and half of the day.
fn digits_at(
    words: &[Written<'_>],
    at: usize,
    code: &str,
    add: &mut impl FnMut(usize, usize, Figure),
) -> usize {
    let folded = |n: usize| words.get(n).map_or("", |w| w.folded);
    let Some(&word) = words.get(at) else { return 1 };
    let suffix_at = word.folded.find(|c: char| c.is_alphabetic()).unwrap_or(word.folded.len());
    let digits = word.folded.get(..suffix_at).unwrap_or_default();
    let suffix = word.folded.get(suffix_at..).unwrap_or_default();
    let half_day = |text: &str| match text {
        "am" | "a.m" | "a.m." => Some(false),
        "pm" | "p.m" | "p.m." => Some(true),
        _ => None,
    };
    if let Some(sign) = word.before.filter(|c| matches!(c, '$' | '£' | '€' | '¥' | '₹' | '₽'))
    {
        add(at, 1, Figure::Currency(sign));
    }
    let next = folded(at + 1);
    if let Some(afternoon) = half_day(suffix).or_else(|| half_day(next)) {
        for part in digits.split(['.', ':']) {
            add(at, 1, Figure::Number(thousandths(decimal(part, code))));
        }
        add(at, 1, Figure::Afternoon(afternoon));
        return if suffix.is_empty() { 2 } else { 1 };
    }
    if matches!(suffix, "st" | "nd" | "rd" | "th") {
        add(at, 1, Figure::Ordinal(decimal(digits, code) as u64));
        return 1;
    }
    let value = decimal(digits, code);
    let (factor, mut count) = match scale(suffix) {
        Some(by) => (by, 1),
        None => scale(next).filter(|_| suffix.is_empty()).map_or((1.0, 1), |by| (by, 2)),
    };
    add(at, count, Figure::Number(thousandths(value * factor)));
    if let Some((_, sign)) = CURRENCIES.iter().find(|(name, _)| *name == folded(at + count)) {
        add(at + count, 1, Figure::Currency(*sign));
        count += 1;
    }
    count
}

/// A number in words that begins at `at`: what it amounts to and how many words it takes.
fn in_words(words: &[Written<'_>], at: usize, code: &str) -> Option<(f64, usize)> {
    let folded = |n: usize| words.get(n).map_or("", |w| w.folded);
    if code != "en" {
        return small(folded(at), code).map(|n| (n, 1));
    }
    let half_of = folded(at) == "half" && folded(at + 1) == "a";
    if half_of && let Some(by) = scale(folded(at + 2)) {
        return Some((by / 2.0, 3));
    }
    let (mut total, mut current, mut end) = (0.0, None::<f64>, at);
    let mut scaled = false;
    loop {
        // "two hundred and six".
        let next = if scaled && folded(end) == "and" { end + 1 } else { end };
        let word = folded(next);
        if let Some(n) = small(word, code) {
            let fits = match current {
                None => true,
                Some(so_far) => {
                    n < 10.0 && so_far >= 20.0 && so_far % 10.0 == 0.0
                        || so_far >= 100.0 && so_far % 100.0 == 0.0
                }
            };
            if !fits {
                break;
            }
            current = Some(current.unwrap_or(0.0) + n);
        } else if let Some(by) =
            scale(word).filter(|_| word.len() > LONGEST_SHORT_SCALE && next == end)
        {
            scaled = true;
            let value = current.unwrap_or(1.0) * by;
            if by < 1e3 {
                current = Some(value);
            } else {
                total += value;
                current = None;
            }
        } else {
            break;
        }
        end = next + 1;
    }
    (end > at).then(|| (total + current.unwrap_or(0.0), end - at))
}

/// What a word is by itself.
#[derive(Clone, Debug, PartialEq)]
enum Class {
    /// A number below a hundred.
    Small(f64),
    /// A multiple.
    Scale(f64),
    /// Something else that is a figure. Where it is written with a capital only, so is `true`.
    Named(Figure, bool),
}

static CLASSES: LazyLock<Vec<(&'static str, HashMap<&'static str, Class>)>> =
    LazyLock::new(|| NAMES.iter().map(|names| (names.code, classes(names))).collect());

fn classes(names: &Names) -> HashMap<&'static str, Class> {
    let english = names.code == "en";
    let numbered = |list: &'static str| list.split_whitespace().enumerate();
    let mut classes: HashMap<&str, Class> = HashMap::new();
    if english {
        classes.extend(SCALES.map(|(word, by)| (word, Class::Scale(by))));
        classes.extend(numbered(TENS).map(|(n, w)| (w, Class::Small((n as f64 + 2.0) * 10.0))));
        let ordinal = |n| Class::Named(Figure::Ordinal(n as u64 + 1), false);
        classes.extend(numbered(ORDINALS).map(|(n, word)| (word, ordinal(n))));
        let vague = |word: &str| Class::Named(Figure::Vague(word.to_owned()), false);
        classes.extend(VAGUE.split_whitespace().map(|word| (word, vague(word))));
        let month = |(word, n)| (word, Class::Named(Figure::Month(n), true));
        classes.extend(SHORT_MONTHS.map(month));
    }
    let weekday = |(n, word)| (word, Class::Named(Figure::Weekday(n as u8), false));
    classes.extend(numbered(names.weekdays).map(weekday));
    let month = |(n, word)| (word, Class::Named(Figure::Month(n as u8), english));
    classes.extend(numbered(names.months).map(month));
    let relative = |word| (word, Class::Named(Figure::RelativeDay, false));
    classes.extend(names.relative.split_whitespace().map(relative));
    classes.extend(numbered(names.small).map(|(n, word)| (word, Class::Small(n as f64))));
    classes
}

fn class(word: &str, code: &str) -> Option<&'static Class> {
    CLASSES.iter().find(|(known, _)| *known == code)?.1.get(word)
}

/// A word that is a figure by itself.
fn named(word: Written<'_>, code: &str) -> Option<Figure> {
    match class(word.folded, code)? {
        Class::Named(figure, capital) => {
            let fits = !capital || word.word.starts_with(char::is_uppercase);
            fits.then(|| figure.clone())
        }
        Class::Small(_) | Class::Scale(_) => None,
    }
}

fn small(word: &str, code: &str) -> Option<f64> {
    match class(word, code)? {
        Class::Small(n) => Some(*n),
        Class::Scale(_) | Class::Named(..) => None,
    }
}

fn scale(word: &str) -> Option<f64> {
    match class(word, "en")? {
        Class::Scale(by) => Some(*by),
        Class::Small(_) | Class::Named(..) => None,
    }
}

/// The value of digits with points and commas.
fn decimal(digits: &str, code: &str) -> f64 {
    let (thousands, point) = if DECIMAL_COMMA.contains(&code) { ('.', ',') } else { (',', '.') };
    let whole_groups = digits
        .split(thousands)
        .skip(1)
        .all(|group| group.chars().take_while(char::is_ascii_digit).count() == 3);
    let plain: String = digits
        .chars()
        .filter(|&c| c != thousands || !whole_groups)
        .map(|c| if c == point || c == thousands { '.' } else { c })
        .collect();
    plain.trim_end_matches('.').parse().unwrap_or(0.0)
}

fn thousandths(value: f64) -> u64 {
    (value * 1000.0).round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::normalise;
    use crate::text::words::{TokenKind, tokens};

    fn read(code: &str, text: &str) -> String {
        let folded: Vec<String> = tokens(text)
            .filter(|token| token.kind == TokenKind::Word)
            .map(|token| normalise::fold(token.span.slice(text)))
            .collect();
        let words: Vec<Written<'_>> = tokens(text)
            .filter(|token| token.kind == TokenKind::Word)
            .zip(&folded)
            .map(|(token, folded)| Written {
                word: token.span.slice(text),
                folded,
                before: text.get(..token.span.start()).and_then(|t| t.chars().next_back()),
            })
            .collect();
        let shown =
            figures(&words, Language::from_code(code)).into_iter().map(|f| match f.figure {
                Figure::Number(n) => (n as f64 / 1000.0).to_string(),
                Figure::Ordinal(n) => format!("no. {n}"),
                Figure::Vague(word) => word,
                Figure::Weekday(day) => format!("day {day}"),
                Figure::Month(month) => format!("month {month}"),
                Figure::RelativeDay => "that day".to_owned(),
                Figure::Afternoon(after) => if after { "pm" } else { "am" }.to_owned(),
                Figure::Currency(sign) => sign.to_string(),
            });
        shown.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_value_is_the_same_however_it_is_written() {
        for (text, expected) in [
            ("five boats", "5"),
            ("1,200 or 1200", "1200, 1200"),
            ("one thousand two hundred", "1200"),
            ("two hundred and six people", "206"),
            ("twenty-five and 25", "25, 25"),
            ("1.2 million, 1.2m", "1200000, 1200000"),
            ("half a million", "500000"),
            ("a dozen eggs", "12"),
            ("dozens of eggs", "dozens"),
            ("$5 and 5 dollars", "$, 5, 5, $"),
            ("on Tuesday, 3 May", "day 1, 3, month 4"),
            ("it may rain on Nov. 3", "month 10, 3"),
            ("at 5.40 a.m. or 5:40 am", "5, 40, am, 5, 40, am"),
            ("the 3rd and the third", "no. 3, no. 3"),
            ("two three", "2, 3"),
            ("yesterday", "that day"),
            ("B52 and the G20", ""),
        ] {
            assert_eq!(read("en", text), expected, "{text}");
        }
        assert_eq!(read("de", "1.200 Menschen, 3,5 Meter, zwei am Montag"), "1200, 3.5, 2, day 0");
        assert_eq!(read("fr", "deux morts le 3 mars"), "2, 3, month 2");
    }
}
