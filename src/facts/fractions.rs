//! Shares of one: "two thirds", "5 1/2", "one in five", "twenty twenty-fifths". They stand apart from other
//! numbers because a fraction's words ("third", "quarter") mean other things everywhere else.

use super::lexicon::{self, Class, TimeUnit};
use super::number_words::{MAX_TOKENS, Words};
use super::numbers::{plain, scale_after};
use super::tokens::Tokens;

/// "a half", "two thirds", "three-quarters", "a thirtieth": below one, numerator first.
pub(super) fn word_fraction(t: &Tokens<'_>, i: usize) -> Option<(f64, usize)> {
    // "quarter million": a quarter of a scale needs no article.
    if t.low(i) == "quarter" && matches!(t.class(t.past_hyphen(i + 1)), Class::Scale(_)) {
        return Some((0.25, t.past_hyphen(i + 1)));
    }
    spelt_out(t, i).or_else(|| simple(t, i))
}

/// "two thirds", "a fifth", "three quarters": the denominator is one word.
fn simple(t: &Tokens<'_>, i: usize) -> Option<(f64, usize)> {
    let one = matches!(t.low(i), "a" | "an");
    let (top, at) = if one {
        (1.0, i + 1)
    } else {
        let mut small = Words::default();
        let at = small.take(t, i)?;
        let spaced = t.is_dash(at) && matches!(t.class(at + 1), Class::Parts(3..));
        (small.value(), if spaced { at + 1 } else { t.past_hyphen(at) })
    };
    let class = t.class(at);
    let bottom = if let Class::Parts(n) = class {
        n
    } else if let Class::Ordinal(n) = class
        && n > 2
        && (one || top == 1.0)
    {
        n
    } else if class == Class::Time(TimeUnit::Quarter)
        && top < 4.0
        && (one || t.low(at) == "quarters")
        && matches!(t.low(at + 1), "of" | "" | "million" | "the")
    {
        4
    } else {
        return None;
    };
    (bottom > 0).then(|| (top / f64::from(bottom), at + 1))
}

/// "twenty twenty-fifths", "one hundred thirty fifths", "a hundred millionths": the denominator takes as many
/// words as leave a number before it.
fn spelt_out(t: &Tokens<'_>, i: usize) -> Option<(f64, usize)> {
    let (words, last) = number_run(t, i)?;
    let (ending, plural) = denominator(t, last)?;
    (1..=words.len()).find_map(|split| {
        let (top, bottom) = words.split_at_checked(split)?;
        let joined = bottom.first().is_some_and(|&at| t.is_dash(at - 1) && tens_and_ones(t, at));
        let top = value_of(t, top, None).filter(|_| !joined)?;
        let bottom = value_of(t, bottom, Some(ending))?;
        ((plural || top == 1.0) && bottom > 2.0).then(|| (top / bottom, last + 1))
    })
}

/// Whether the words around the dash before `at` are tens and ones: "ninety-five".
fn tens_and_ones(t: &Tokens<'_>, at: usize) -> bool {
    matches!(
        (t.class(at.saturating_sub(2)), t.class(at)),
        (Class::Cardinal(20..), Class::Cardinal(1..=9))
    )
}

/// The tokens of the number words from `i` on, and the word that ends them. An "and" may only stand before
/// the end of a denominator, "a hundred and fifth": elsewhere it parts a whole number from its fraction.
fn number_run(t: &Tokens<'_>, i: usize) -> Option<(Vec<usize>, usize)> {
    let mut words = Vec::new();
    let mut at = i;
    while at < i + MAX_TOKENS {
        let number = matches!(t.class(at), Class::Cardinal(_) | Class::Scale(_));
        if number || at == i && matches!(t.low(at), "a" | "an") {
            words.push(at);
            at += 1;
        } else if at > i && t.is_dash(at) {
            at += 1;
        } else {
            let scaled = matches!(t.class(at.wrapping_sub(1)), Class::Scale(_));
            at += usize::from(scaled && t.low(at) == "and" && denominator(t, at + 1).is_some());
            break;
        }
    }
    (!words.is_empty()).then_some((words, at))
}

/// What the last word of a denominator adds to it, and whether it is a plural.
fn denominator(t: &Tokens<'_>, at: usize) -> Option<(Class, bool)> {
    let low = t.low(at);
    let singular = low.strip_suffix('s').filter(|_| t.class(at) == Class::Other);
    let class = singular.map_or(t.class(at), lexicon::class);
    let plural = singular.is_some() || matches!(class, Class::Parts(_));
    if let Class::Parts(n) | Class::Ordinal(n) = class
        && (3..100).contains(&n)
    {
        return Some((Class::Cardinal(n), plural));
    }
    if class == Class::Ordinal(1) {
        return Some((Class::Cardinal(1), plural));
    }
    let stem = low.strip_suffix("ths").or_else(|| low.strip_suffix("th"))?;
    let scale = lexicon::class(stem);
    matches!(scale, Class::Scale(_)).then_some((scale, low.ends_with("ths")))
}

/// What number words come to; `None` where they are no single number.
fn value_of(t: &Tokens<'_>, words: &[usize], ending: Option<Class>) -> Option<f64> {
    let mut sum = Words::default();
    let classes = words.iter().map(|&at| match t.low(at) {
        "a" | "an" => Class::Cardinal(1),
        _ => t.class(at),
    });
    for (n, class) in classes.chain(ending).enumerate() {
        // A scale alone ("thousandths") is a denominator.
        let alone = n == 0 && ending.is_some() && words.is_empty();
        if let Class::Scale(by) = class
            && alone
        {
            return Some(by);
        }
        sum.accept(class, n == 0).then_some(())?;
    }
    Some(sum.value())
}

/// "and a half", "and two thirds" after a whole number.
pub(super) fn and_fraction(t: &Tokens<'_>, end: usize) -> Option<(f64, usize)> {
    if t.low(end) != "and" {
        return None;
    }
    if matches!(t.low(end + 1), "half") && t.low(end + 2) != "a" {
        return Some((0.5, end + 2));
    }
    word_fraction(t, end + 1)
}

/// "one in five", "9 out of 10": a share told by two numbers.
pub(super) fn one_in(t: &Tokens<'_>, end: usize, top: f64) -> Option<(f64, usize)> {
    let at = match (t.low(end), t.low(end + 1)) {
        ("in", _) => end + 1,
        ("out", "of") => end + 2,
        _ => return None,
    };
    let (bottom, to) = whole_number(t, at)?;
    let (factor, to) = scale_after(t, to);
    let bottom = bottom * factor;
    let year = t.low(at).len() == 4 && (1000.0..2100.0).contains(&bottom);
    let time = matches!(t.class(to), Class::Time(_) | Class::Month(_)) || t.is_mark(to, ':');
    let small = (1.0..100.0).contains(&top) && top.fract() == 0.0;
    (small && bottom > top && !year && !time).then(|| (top / bottom, to))
}

/// A number in digits or plain words, and the token after it.
fn whole_number(t: &Tokens<'_>, at: usize) -> Option<(f64, usize)> {
    if t.is_number(at) {
        return Some((plain(t.low(at))?.0, at + 1));
    }
    let mut words = Words::default();
    let to = words.take(t, at)?;
    Some((words.value(), to))
}

/// "one over 20", "1 over three", where nothing is counted after it: "two over three days" is no share.
pub(super) fn over(t: &Tokens<'_>, end: usize, top: f64) -> Option<(f64, usize)> {
    if t.low(end) != "over" || top.fract() != 0.0 {
        return None;
    }
    let (bottom, to) = whole_number(t, end + 1)?;
    let counts = t.is_word(to) || t.is_mark(to, '%') || t.is_hyphen(to);
    (bottom > 0.0 && bottom.fract() == 0.0 && !counts).then(|| (top / bottom, to))
}

/// A fraction that ends at a number in digits: "1/2", "5 1/2", "5 ½", "1 over 3".
pub(super) fn share_after(t: &Tokens<'_>, end: usize, value: f64) -> Option<(f64, usize)> {
    if let Some(glyph) = t.get(end).and_then(|token| glyph_value(token.span.slice(t.text))) {
        return Some((value + glyph, end + 1));
    }
    if value.fract() != 0.0 {
        return None;
    }
    if let Some(share) = slashed(t, end, value) {
        return Some((share, end + 2));
    }
    if let Some(found) = over(t, end, value) {
        return Some(found);
    }
    let at = t.past_hyphen(end);
    let share = slashed(t, at + 1, f64::from(t.integer(at)?)).filter(|share| *share < 1.0)?;
    Some((value + share, at + 3))
}

/// The greatest denominator of a fraction with a slash; more is a reference or a date.
const MAX_BOTTOM: f64 = 100.0;

/// `top` by the number after the slash at `at`.
fn slashed(t: &Tokens<'_>, at: usize, top: f64) -> Option<f64> {
    let slash = t.is_mark(at, '/') && t.glued(at) == t.glued(at + 1) && !t.is_mark(at + 2, '/');
    let bottom = f64::from(t.integer(at + 1).filter(|_| slash)?);
    (bottom > 0.0 && bottom <= MAX_BOTTOM && top < bottom).then(|| top / bottom)
}

fn glyph_value(raw: &str) -> Option<f64> {
    Some(match raw {
        "½" => 0.5,
        "¼" => 0.25,
        "¾" => 0.75,
        "⅓" => 1.0 / 3.0,
        "⅔" => 2.0 / 3.0,
        "⅕" => 0.2,
        "⅛" => 0.125,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::numbers;
    use super::*;

    fn check(text: &str, expected: &str) {
        let t = Tokens::new(text, &[]);
        let found = (0..t.len()).find_map(|i| numbers::at(&t, i));
        let got = found.map_or_else(
            || "none".to_owned(),
            |n| {
                let words = t.span(n.start, n.end).slice(text);
                format!("{words}={}", numbers::decimal(n.value))
            },
        );
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn fractions_of_one_word_and_in_digits() {
        check("two-thirds of the crew", "two-thirds=0.666666667");
        check("half a million boats", "half a million=500000");
        check("5 1/2 hours", "5 1/2=5.5");
        check("two and a half", "two and a half=2.5");
        check("a third of them", "a third=0.333333333");
        check("three-quarters of them", "three-quarters=0.75");
        check("one and a half million", "one and a half million=1500000");
    }

    #[test]
    fn a_denominator_of_several_words_leaves_a_number_before_it() {
        check("three twenty-seconds", "three=3");
        check("three twenty-fourths of it", "three twenty-fourths=0.125");
        check("two hundred fortieths", "two hundred fortieths=5");
        check("sixty one hundred and twentieths", "sixty one hundred and twentieths=0.5");
        check("ninety-six hundred eighths", "ninety-six hundred eighths=1200");
        check("a thousand millionths", "a thousand millionths=0.001");
        check("one twenty-first of it", "one twenty-first=0.047619048");
        check("the forty-fifth boat", "forty=40");
        check("sixty and two fifths", "sixty and two fifths=60.4");
        check(
            "three hundred and twenty-two hundredths",
            "three hundred and twenty-two hundredths=300.22",
        );
    }

    #[test]
    fn shares_told_by_two_numbers() {
        check("one in five sailors", "one in five=0.2");
        check("9 out of 10 sailors", "9 out of 10=0.9");
        check("two in 1998", "two=2");
        check("1 over eight", "1 over eight=0.125");
        check("They sold two over three days", "two=2");
    }
}
