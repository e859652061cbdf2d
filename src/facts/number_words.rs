//! Numbers in words: "two hundred and six", "half a million", "dozens", "three-quarters".

use super::fractions::{and_fraction, one_in, over, word_fraction};
use super::lexicon::Class;
use super::numbers::{Number, last_scale, rounded, scale_after};
use super::tokens::{Kind, Tokens};

/// Words of a number after which it is given up: longer ones are word lists, not numbers.
pub(super) const MAX_TOKENS: usize = 24;

/// A number in words under way.
#[derive(Default)]
pub(super) struct Words {
    total: f64,
    current: f64,
    /// The last plain number word, to see what may follow it.
    last: Option<u32>,
    scaled: bool,
}

impl Words {
    pub(super) fn value(&self) -> f64 {
        self.total + self.current
    }

    /// Takes number words from `i` on; the token after them, or `None` where there are none.
    pub(super) fn take(&mut self, t: &Tokens<'_>, i: usize) -> Option<usize> {
        let mut end = None;
        let mut at = i;
        while at < i + MAX_TOKENS {
            let joined = match end {
                Some(last) if t.is_hyphen(last) => last + 1,
                Some(last) if self.scaled && t.low(last) == "and" => {
                    if word_fraction(t, last + 1).is_some_and(|(share, _)| share < 1.0) {
                        break;
                    }
                    last + 1
                }
                Some(last)
                    if self.scaled
                        && t.is_mark(last, ',')
                        && matches!(t.class(last + 1), Class::Cardinal(n) if n > 0)
                        && self.reaches_scale(t, last + 1) =>
                {
                    last + 1
                }
                Some(last) => last,
                None => at,
            };
            if !self.accept(t.class(joined), end.is_none()) {
                break;
            }
            at = joined + 1;
            end = Some(at);
        }
        end
    }

    /// Whether the words from `i` on come to "hundred" soon: "two thousand, four hundred".
    fn reaches_scale(&self, t: &Tokens<'_>, i: usize) -> bool {
        (i + 1..i + 4).any(|at| matches!(t.class(at), Class::Scale(_)))
    }

    pub(super) fn accept(&mut self, class: Class, first: bool) -> bool {
        match class {
            Class::Cardinal(n) => {
                let fits = match self.last {
                    _ if first => true,
                    Some(tens) => {
                        (20..100).contains(&tens) && tens % 10 == 0 && (1..10).contains(&n)
                    }
                    None => self.scaled && n > 0,
                };
                if fits {
                    self.current += f64::from(n);
                    self.last = Some(n);
                }
                fits
            }
            Class::Scale(by) => {
                if first {
                    return false;
                }
                self.last = None;
                self.scaled = true;
                if by < 1e3 && self.current < 1e3 {
                    self.current = self.current.max(1.0) * by;
                } else if self.current > 0.0 {
                    self.total += self.current * by;
                    self.current = 0.0;
                } else {
                    self.total *= by;
                }
                true
            }
            // "two dozens": of the plain number before it only.
            Class::Order(by) if by == DOZEN => self.last.take().is_some_and(|n| {
                self.current += f64::from(n) * (DOZEN - 1.0);
                true
            }),
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
            | Class::Other => false,
        }
    }
}

/// What "dozens" multiplies by.
pub(super) const DOZEN: f64 = 12.0;

pub(super) fn in_words(t: &Tokens<'_>, i: usize) -> Option<Number> {
    let number = |end, value, slack, order, fraction| {
        Some(Number { start: i, end, value: rounded(value), slack, order, fraction, digits: false })
    };
    if let Some((value, end)) = orders(t, i) {
        return number(end, value, 0.0, true, false);
    }
    if let Some((share, end)) = word_fraction(t, i).or_else(|| half(t, i)) {
        let (factor, to) = scale_after(t, if t.low(end) == "a" { end + 1 } else { end });
        return if factor > 1.0 {
            number(to, share * factor, share * factor / 4.0, false, false)
        } else {
            number(end, share, 0.0, false, true)
        };
    }
    if matches!(t.low(i), "a" | "an") {
        if let Some(by) = t.class(i + 1).scale() {
            let (more, to) = scale_after(t, i + 2);
            let (extra, to) = and_rest(t, to, by * more).unwrap_or((0.0, to));
            return number(to, by * more + extra, 0.0, false, false);
        }
        let of = usize::from(t.low(i + 2) == "of");
        let couple = t.low(i + 1) == "couple";
        return couple.then(|| number(i + 2 + of, 2.0, 0.0, false, false))?;
    }
    let mut words = Words::default();
    let mut end = words.take(t, i)?;
    let mut value = words.value();
    if t.low(end) == "point" && matches!(t.class(end + 1), Class::Cardinal(_)) {
        let (decimals, to) = spoken_decimals(t, end + 1);
        value += decimals;
        end = to;
        let (factor, to) = scale_after(t, end);
        value *= factor;
        end = to;
    } else if let Some((share, to)) = over(t, end, value) {
        return number(to, share, 0.0, false, true);
    }
    if let Some((more, to)) = and_fraction(t, end) {
        let (factor, past) = scale_after(t, to);
        let by = if factor > 1.0 && last_scale(t, end) > 1.0 { factor } else { last_scale(t, end) };
        value = if factor > 1.0 && last_scale(t, end) == 1.0 {
            (value + more) * factor
        } else {
            value + more * by
        };
        end = past;
    }
    if let Some((share, to)) = one_in(t, end, value) {
        return number(to, share, 0.0, false, true);
    }
    number(end, value, 0.0, false, false)
}

/// "a hundred and twenty": what follows the "and".
fn and_rest(t: &Tokens<'_>, end: usize, above: f64) -> Option<(f64, usize)> {
    if t.low(end) != "and" {
        return None;
    }
    if let Some(fraction) = and_fraction(t, end) {
        return Some(fraction);
    }
    let mut words = Words::default();
    let to = words.take(t, end + 1)?;
    (words.value() < above && above >= 100.0).then(|| (words.value(), to))
}

/// "half", "half a million", "half-million": the half itself.
fn half(t: &Tokens<'_>, i: usize) -> Option<(f64, usize)> {
    if t.low(i) != "half" {
        return None;
    }
    let at = t.past_hyphen(i + 1);
    let scale = matches!(t.class(at), Class::Scale(_))
        || (t.low(at) == "a" && matches!(t.class(at + 1), Class::Scale(_)));
    let share = t.low(i + 1) == "of"
        || (t.low(i + 1) == "the" && t.before(i).is_none_or(|b| b.class != Class::Function));
    if scale { Some((0.5, at)) } else { share.then_some((0.5, i + 1)) }
}

/// "point five", "point seventy-one": spoken digit by digit or as a number.
fn spoken_decimals(t: &Tokens<'_>, from: usize) -> (f64, usize) {
    let mut digits = String::from("0.");
    let mut at = from;
    while let Class::Cardinal(n) = t.class(at) {
        if digits.len() > 12 {
            break;
        }
        if n >= 20 && matches!(t.class(t.past_hyphen(at + 1)), Class::Cardinal(1..=9)) {
            let Class::Cardinal(ones) = t.class(t.past_hyphen(at + 1)) else { break };
            digits.push_str(&(n + ones).to_string());
            at = t.past_hyphen(at + 1) + 1;
        } else {
            digits.push_str(&n.to_string());
            at += 1;
        }
    }
    (digits.parse().unwrap_or(0.0), at)
}

/// "dozens", "hundreds of thousands", "tens of millions", "several hundred": an order of size.
fn orders(t: &Tokens<'_>, i: usize) -> Option<(f64, usize)> {
    if matches!(t.low(i), "several" | "few")
        && let Class::Scale(by) = t.class(i + 1)
    {
        let (more, to) = scale_after(t, i + 2);
        return Some((by * more, to));
    }
    let Class::Order(mut value) = t.class(i) else { return None };
    if t.before(i).is_some_and(|b| b.kind == Kind::Number && !b.spaced) {
        return None;
    }
    let mut end = i + 1;
    while t.low(end) == "of"
        && let Class::Order(by) = t.class(end + 1)
    {
        value *= by;
        end += 2;
        if value > 1e15 {
            break;
        }
    }
    let scores_of_something = t.low(i) != "scores" || t.low(i + 1) == "of";
    let tens = t.low(i) != "tens" || end > i + 1;
    (scores_of_something && tens).then_some((value, end))
}
