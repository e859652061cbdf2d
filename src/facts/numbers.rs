//! Numbers as written in news: digits with separators, decimals, words, fractions, scales, orders of
//! size. Every other kind of fact starts from one of these.

use super::counts::is_plural;
use super::fractions::{and_fraction, one_in, share_after};
use super::lexicon::Class;
use super::number_words::{DOZEN, in_words};
use super::tokens::{Case, Tokens};

/// A number in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Number {
    /// Its first token.
    pub(super) start: usize,
    /// The token after its last.
    pub(super) end: usize,
    /// What it comes to.
    pub(super) value: f64,
    /// How far the true figure may lie away without the writing being wrong: "1.2 million" is
    /// right for 1,190,000. 0 for a number written out.
    pub(super) slack: f64,
    /// Whether it is only an order of size: "dozens".
    pub(super) order: bool,
    /// Whether it is a share of something: "two thirds".
    pub(super) fraction: bool,
    /// Whether it starts with digits.
    pub(super) digits: bool,
}

/// Significant digits that are kept: enough for every sum in the news, few enough to hide the
/// noise of binary fractions.
const DIGITS: i32 = 12;

/// The number that starts at token `i`.
pub(super) fn at(t: &Tokens<'_>, i: usize) -> Option<Number> {
    if i == 0 && t.is_dash(0) && !t.glued(1) && starts_number(t, 1) {
        return lone_negative(t);
    }
    let (negative, from) = sign(t, i);
    let mut number = if t.is_number(from) || leading_point(t, from) {
        in_digits(t, from)?
    } else {
        in_words(t, from)?
    };
    number.start = i;
    if negative {
        number.value = -number.value;
    }
    Some(number)
}

/// "- 10" where the paragraph, as the cell of a table, is no more than that; elsewhere the dash is a mark.
fn lone_negative(t: &Tokens<'_>) -> Option<Number> {
    let number = at(t, 1).filter(|number| number.end == t.len())?;
    Some(Number { start: 0, value: -number.value, ..number })
}

/// Whether a minus stands at `i`, and where the number then starts.
fn sign(t: &Tokens<'_>, i: usize) -> (bool, usize) {
    let free = i == 0 || !t.glued(i);
    let word = matches!(t.low(i), "minus" | "negative") && starts_number(t, i + 1);
    let mark = free
        && (t.is_mark(i, '-') || t.is_mark(i, '−'))
        && t.glued(i + 1)
        && (t.is_number(i + 1) || leading_point(t, i + 1));
    if word || mark { (true, i + 1) } else { (false, i) }
}

fn starts_number(t: &Tokens<'_>, i: usize) -> bool {
    t.is_number(i)
        || match t.class(i) {
            Class::Cardinal(_) | Class::Scale(_) | Class::Parts(2) => true,
            Class::Order(_)
            | Class::Ordinal(_)
            | Class::Parts(_)
            | Class::Month(_)
            | Class::Weekday(_)
            | Class::Time(_)
            | Class::Season(_)
            | Class::DayPart(_)
            | Class::Currency(_)
            | Class::Cent(_)
            | Class::Measure(_)
            | Class::Function
            | Class::Other => t.low(i) == "a",
        }
}

/// ".5"
fn leading_point(t: &Tokens<'_>, i: usize) -> bool {
    let free = i == 0
        || !t.glued(i)
        || t.before(i).is_some_and(|b| !b.span.slice(t.text).ends_with(char::is_alphanumeric));
    t.is_mark(i, '.') && free && t.glued(i + 1) && t.is_number(i + 1)
}

fn in_digits(t: &Tokens<'_>, i: usize) -> Option<Number> {
    let (mut value, decimals, mut end) = if leading_point(t, i) {
        let digits = t.low(i + 1);
        (format!("0.{digits}").parse().ok()?, digits.len(), i + 2)
    } else if let Some((value, end)) = spaced_groups(t, i) {
        (value, 0, end)
    } else {
        let (value, decimals) = plain(t.low(i))?;
        let (value, end) = spaced_decimals(t, i, value);
        (value, decimals, end)
    };
    let mut slack = 0.0;
    let mut fraction = false;
    if let Some((share, to)) = share_after(t, end, value) {
        fraction = share < 1.0;
        value = share;
        end = to;
    }
    if let Some((raised, to)) = exponent(t, end, value) {
        value = raised;
        end = to;
    }
    let (factor, to) = lone_scale(t, i, end).unwrap_or_else(|| scale_after(t, end));
    if factor > 1.0 {
        slack = factor * 10f64.powi(-(decimals as i32)) / 2.0;
        value *= factor;
        end = to;
        if let Some((more, to)) = lesser_part(t, end, factor) {
            value += more;
            slack = 0.0;
            end = to;
        }
    }
    if let Some((more, to)) = and_fraction(t, end) {
        value += more * last_scale(t, end);
        end = to;
    }
    if let Some((share, to)) = one_in(t, end, value) {
        value = share;
        fraction = true;
        end = to;
    }
    value = rounded(value);
    Some(Number { start: i, end, value, slack, order: false, fraction, digits: true })
}

/// "1 234 567": groups of three digits with single spaces; one group alone could be two numbers.
fn spaced_groups(t: &Tokens<'_>, i: usize) -> Option<(f64, usize)> {
    let digits = |at: usize| t.is_number(at) && t.low(at).bytes().all(|b| b.is_ascii_digit());
    if !digits(i) || t.low(i).len() > 3 {
        return None;
    }
    let mut text = t.low(i).to_owned();
    let mut end = i + 1;
    while t.is_number(end)
        && !t.glued(end)
        && t.low(end).split('.').next().is_some_and(|g| g.len() == 3)
    {
        text.push_str(t.low(end));
        end += 1;
        if !digits(end - 1) {
            break;
        }
    }
    (end >= i + 3).then(|| text.replace(',', "").parse().ok()).flatten().map(|value| (value, end))
}

/// "3 hundred and 21", "4 thousand 3 hundred": a lesser part after a scale.
fn lesser_part(t: &Tokens<'_>, end: usize, above: f64) -> Option<(f64, usize)> {
    let and = t.low(end) == "and";
    let from = end + usize::from(and);
    let (value, to) = if t.is_number(from) {
        let (value, _) = plain(t.low(from))?;
        (value, from + 1)
    } else {
        return None;
    };
    let (factor, scaled) = scale_after(t, to);
    let value = value * factor;
    let fits = value < above
        && value.fract() == 0.0
        && (factor > 1.0 || and && above <= 1e3 && value < 100.0);
    if !fits {
        return None;
    }
    let (more, to) = lesser_part(t, scaled, factor).unwrap_or((0.0, scaled));
    Some((value + more, to))
}

/// The scale that ends right before `end`, for a fraction of it: "two million and a half".
pub(super) fn last_scale(t: &Tokens<'_>, end: usize) -> f64 {
    t.class(end.wrapping_sub(1)).scale().filter(|by| *by >= 1e3).unwrap_or(1.0)
}

/// A run of digits with separators, and how many stand after the decimal point.
pub(super) fn plain(raw: &str) -> Option<(f64, usize)> {
    if let Some((whole, decimals)) = raw.split_once(',')
        && whole.contains('.')
    {
        let digits = format!("{}.{decimals}", whole.replace('.', ""));
        return Some((digits.parse().ok()?, decimals.len()));
    }
    let dots = raw.matches('.').count();
    let commas = raw.matches(',').count();
    let groups = |mark: char| raw.split(mark).skip(1).all(|group| group.len() == 3);
    let mut digits = raw.replace(',', "");
    let mut decimals = 0;
    if dots > 1 {
        // "1.234.567": dots that part thousands. Anything else with two dots is no number.
        if !groups('.') {
            return None;
        }
        digits = digits.replace('.', "");
    } else if let Some((_, after)) = raw.split_once('.') {
        decimals = after.len();
        if !well_grouped(raw.split('.').next().unwrap_or_default()) {
            return None;
        }
    } else if commas == 1 && !groups(',') {
        let (_, after) = raw.split_once(',')?;
        if after.len() <= 2 {
            digits = raw.replace(',', ".");
            decimals = after.len();
        }
    }
    Some((digits.parse().ok()?, decimals))
}

/// Whether commas part thousands, or lakhs and crores: the last group has three digits.
fn well_grouped(whole: &str) -> bool {
    !whole.contains(',') || whole.rsplit(',').next().is_some_and(|last| last.len() == 3)
}

/// "30 . 84": a decimal point with white space around it, as tokenised text has it.
fn spaced_decimals(t: &Tokens<'_>, i: usize, whole: f64) -> (f64, usize) {
    let fits = t.is_mark(i + 1, '.')
        && !t.glued(i + 1)
        && !t.glued(i + 2)
        && t.is_number(i + 2)
        && t.low(i).chars().all(|c| c.is_ascii_digit())
        && t.low(i + 2).chars().all(|c| c.is_ascii_digit());
    let value = fits.then(|| format!("{whole}.{}", t.low(i + 2)).parse().ok()).flatten();
    value.map_or((whole, i + 1), |value| (value, i + 3))
}

/// `value` raised by what follows: "e5", "x10^-4", or "^3" right behind it.
fn exponent(t: &Tokens<'_>, end: usize, value: f64) -> Option<(f64, usize)> {
    if !t.glued(end) {
        return None;
    }
    let power_at = |from: usize| {
        let sign = usize::from(t.is_mark(from, '-') || t.is_mark(from, '+'));
        let power = i32::try_from(t.integer(from + sign).filter(|p| *p < 300)?).ok()?;
        t.glued(from + sign)
            .then_some((if t.is_mark(from, '-') { -power } else { power }, from + sign + 1))
    };
    if t.low(end) == "e" {
        let (power, to) = power_at(end + 1)?;
        return Some((value * 10f64.powi(power), to));
    }
    if matches!(t.low(end), "x" | "×") && t.integer(end + 1) == Some(10) && t.is_mark(end + 2, '^')
    {
        let (power, to) = power_at(end + 3)?;
        return Some((value * 10f64.powi(power), to));
    }
    if t.is_mark(end, '^') {
        let (power, to) = power_at(end + 1)?;
        return Some((value.powi(power), to));
    }
    None
}

/// All scales that follow: "million", "hundred thousand", "-million", "k", "m".
pub(super) fn scale_after(t: &Tokens<'_>, end: usize) -> (f64, usize) {
    let (mut factor, mut to) = (1.0, end);
    if let Some(letter) = letter_scale(t, end) {
        return (letter, end + 1);
    }
    loop {
        let at = t.past_hyphen(to);
        let class = t.class(at);
        let (Class::Scale(by) | Class::Order(by)) = class else { return (factor, to) };
        let dozens = by == DOZEN && factor == 1.0;
        if factor > 1e12 || matches!(class, Class::Order(_)) && !dozens {
            return (factor, to);
        }
        factor *= by;
        to = at + 1;
    }
}

/// "1,674.5 M" where the paragraph is no more than that: elsewhere a letter after a space is a name.
fn lone_scale(t: &Tokens<'_>, i: usize, end: usize) -> Option<(f64, usize)> {
    let alone = i <= 1 && end + 1 == t.len() && !t.glued(end);
    alone.then(|| scale_letter(t.raw(end))).flatten().map(|by| (by, end + 1))
}

/// A letter for a scale, glued to the number and not the symbol of a unit: "10k", "3.4m people", "2bn".
fn letter_scale(t: &Tokens<'_>, at: usize) -> Option<f64> {
    if !t.glued(at) || t.glued(at + 1) && t.is_number(at + 1) {
        return None;
    }
    if t.raw(at) == "m" {
        return counts_in_millions(t, at).then_some(1e6);
    }
    // "221B Quay Street"
    let named = t.raw(at) == "B" && t.get(at + 1).is_some_and(|x| x.case == Case::Capital);
    scale_letter(t.raw(at)).filter(|_| !named)
}

/// Things that are measured in metres, so that "3m waves" are no three million.
const LONG_THINGS: &[&str] = &[
    "waves",
    "swells",
    "hurdles",
    "runners",
    "sprinters",
    "champions",
    "finals",
    "heats",
    "walls",
    "cables",
    "yachts",
    "boats",
    "ships",
    "statues",
    "towers",
    "cranes",
    "trees",
    "snakes",
    "sharks",
    "whales",
    "poles",
    "lengths",
    "intervals",
    "races",
    "gates",
    "banners",
    "craters",
    "flames",
    "cliffs",
    "masts",
    "nets",
];

/// Whether the "m" at `at` is a million of what follows: "1.2m people", "3m new homes", "2m have fled".
pub(super) fn counts_in_millions(t: &Tokens<'_>, at: usize) -> bool {
    if matches!(t.low(at + 1), "are" | "were" | "have" | "had") {
        return true;
    }
    let plain = |at: usize| t.is_word(at) && matches!(t.class(at), Class::Other);
    let plural = |at: usize| {
        plain(at)
            && is_plural(t.low(at))
            && !LONG_THINGS.contains(&t.low(at))
            && !t.is_hyphen(at + 1)
    };
    let more = matches!(t.low(at + 1), "more" | "other");
    plural(at + 1) || (plain(at + 1) || more) && !is_plural(t.low(at + 1)) && plural(at + 2)
}

fn scale_letter(raw: &str) -> Option<f64> {
    Some(match raw {
        "k" | "K" => 1e3,
        "M" | "mn" | "mln" | "mil" => 1e6,
        "b" | "B" | "bn" | "Bn" | "G" | "bln" => 1e9,
        "T" | "tn" | "trn" => 1e12,
        _ => return None,
    })
}

pub(super) fn rounded(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 0.0;
    }
    let places = DIGITS - 1 - value.abs().log10().floor() as i32;
    let factor = 10f64.powi(places.clamp(-300, 300));
    let moved = (value * factor).round() / factor;
    if moved.is_finite() { moved } else { value }
}

/// A number as it stands in a value: plain decimals, no exponent.
pub(super) fn decimal(value: f64) -> String {
    let text = format!("{value}");
    match text.split_once('.') {
        Some((whole, part)) if part.len() > 9 => {
            let cut = format!("{value:.9}");
            let cut = cut.trim_end_matches('0').trim_end_matches('.');
            if cut == "0" || cut == "-0" {
                text
            } else if cut.is_empty() {
                whole.to_owned()
            } else {
                cut.to_owned()
            }
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let tokens = Tokens::new(text, &[]);
        let found = (0..tokens.len()).find_map(|i| at(&tokens, i));
        let got = found.map_or_else(
            || "none".to_owned(),
            |n| format!("{}={}", tokens.span(n.start, n.end).slice(text), decimal(n.value)),
        );
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn digits_with_separators_decimals_and_scales() {
        check("about 12,450 seats", "12,450=12450");
        check("0.75 of it", "0.75=0.75");
        check(".25 of it", ".25=0.25");
        check("nearly 1.7bn trees", "1.7bn=1700000000");
        check("some 3.4m people", "3.4m=3400000");
        check("some 3m new homes", "3m=3000000");
        check("some 3m waves", "3=3");
        check("the 100m relay", "100=100");
        check("221B Quay Street", "221=221");
        check("some 4.5 million trees", "4.5 million=4500000");
        check("a 23-million fund", "23-million=23000000");
        check("12.345.678 Stimmen", "12.345.678=12345678");
        check("fell to -7 overnight", "-7=-7");
        check("6e3 of them", "6e3=6000");
    }

    #[test]
    fn number_words() {
        check("thirty-three bodies", "thirty-three=33");
        check("two hundred and six ships", "two hundred and six=206");
        check("three million, two hundred thousand", "three million, two hundred thousand=3200000");
        check("two dozen boats", "two dozen=24");
        check("a hundred men", "a hundred=100");
        check("minus five point five", "minus five point five=-5.5");
        check("a couple of boats", "a couple of=2");
    }

    #[test]
    fn parts_and_halves_after_a_scale() {
        check("two million and a half", "two million and a half=2500000");
        check("3 hundred and 21 boats", "3 hundred and 21=321");
    }

    #[test]
    fn orders_of_size() {
        check("hundreds of thousands of people", "hundreds of thousands=100000");
        check("dozens of boats", "dozens=12");
    }

    #[test]
    fn words_that_only_look_like_numbers() {
        check("a harbour", "none");
        check("the second half", "none");
        check("version 1.2.3.4", "none");
    }
}
