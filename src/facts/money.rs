//! Sums: "$5m", "€30-40 million", "two hundred pounds", "50 cents", "HK$ 3.5 billion".

use super::currencies::{DOLLARS, LETTER_SIGNS, SIGNS, WHOSE};
use super::lexicon::{self, Class};
use super::numbers::{self, Number};
use super::tokens::{Kind, Tokens};

/// A sum in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Money {
    /// Its first token.
    pub(super) start: usize,
    /// The token after its last.
    pub(super) end: usize,
    /// The number, in units of the currency.
    pub(super) number: Number,
    /// ISO 4217.
    pub(super) code: &'static str,
}

/// A letter for millions or thousands before a code, as markets write it: "30 MUSD", "kEUR 500".
const CODE_SCALES: &[(char, f64)] = &[('M', 1e6), ('k', 1e3)];

/// The sum that starts at token `i`.
pub(super) fn at(t: &Tokens<'_>, i: usize) -> Option<Money> {
    sign_first(t, i).or_else(|| code_first(t, i)).or_else(|| number_first(t, i))
}

/// "$5m", "US$ 3.5 billion", "hk $ 10".
fn sign_first(t: &Tokens<'_>, i: usize) -> Option<Money> {
    let minus = t.is_dash(i) && !t.glued(i) && t.glued(i + 1);
    let at = i + usize::from(minus);
    let prefix = DOLLARS.iter().find(|(word, _)| *word == t.low(at));
    let prefixed = prefix.filter(|(word, _)| {
        t.is_mark(at + 1, '$')
            && (t.glued(at + 1) || word.len() <= 3 && *word != "a" && *word != "s")
    });
    let (code, from) = match prefixed {
        Some((_, code)) => (*code, at + 2),
        None => {
            let Kind::Mark(mark) = t.get(at)?.kind else { return None };
            (SIGNS.iter().find(|(sign, _)| *sign == mark)?.1, at + 1)
        }
    };
    let from = from + usize::from(t.is_mark(from, '-') && t.glued(from) && t.is_number(from + 1));
    let mut number =
        numbers::at(t, from).filter(|n| n.digits || matches!(t.class(from), Class::Cardinal(_)))?;
    number = scaled(t, number);
    if minus {
        number.value = -number.value;
    }
    let mut money = Money { start: i, end: number.end, number, code };
    if let Some(range_scale) = range_scale(t, number) {
        money.number.value *= range_scale;
    }
    money.end += usize::from(
        t.class(money.end) == Class::Currency(code) && t.is_word(money.end) && code != "GBP",
    );
    with_cents(t, money)
}

/// "m" glued to a sum is a million: in a sum it is no metre.
fn scaled(t: &Tokens<'_>, mut number: Number) -> Number {
    let letter = t.glued(number.end) || t.raw(number.end) == "M";
    let factor = match t.low(number.end) {
        "m" | "mm" if letter => 1e6,
        "b" if letter => 1e9,
        _ => return number,
    };
    let decimals = t.low(number.end - 1).split_once('.').map_or(0, |(_, d)| d.len());
    number.slack = factor * 10f64.powi(-(decimals as i32)) / 2.0;
    number.value = (number.value * factor * 1e3).round() / 1e3;
    number.end += 1;
    number
}

/// "$3-4 million", "between $3 and $4 million": the scale of the second number of a range.
fn range_scale(t: &Tokens<'_>, first: Number) -> Option<f64> {
    if first.value.abs() >= 1e3 || first.slack > 0.0 {
        return None;
    }
    let joins = t.is_dash(first.end) || t.low(first.end) == "to";
    let at = first.end + 1;
    let at = at
        + usize::from(t.get(at).is_some_and(
            |x| matches!(x.kind, Kind::Mark(c) if SIGNS.iter().any(|(s, _)| *s == c)),
        ));
    let second = joins.then(|| numbers::at(t, at)).flatten()?;
    let plain: f64 = t.low(at).replace(',', "").parse().ok()?;
    let second = scaled(t, second);
    (plain > 0.0 && second.value > plain).then(|| second.value / plain)
}

/// "4 million" of "$3-4 million" and "between $3 and 4 million": the second number takes the sign of the first.
pub(super) fn second_of_range(t: &Tokens<'_>, number: Number) -> Option<Money> {
    let joint = number.start.checked_sub(1)?;
    let scaled_first = matches!(t.class(joint.checked_sub(1)?), Class::Scale(_));
    let first = joint.checked_sub(1 + usize::from(scaled_first)).filter(|&at| t.is_number(at))?;
    let sign = first.checked_sub(1)?;
    let Kind::Mark(mark) = t.get(sign)?.kind else { return None };
    let (_, code) = SIGNS.iter().find(|(known, _)| *known == mark)?;
    let joins = t.is_hyphen(joint)
        || t.low(joint) == "to"
        || t.low(joint) == "and" && t.low_back(sign, 1) == "between";
    let number = scaled(t, number);
    (joins && !counts_on(t, number.end)).then_some(Money {
        start: number.start,
        end: number.end,
        number,
        code,
    })
}

/// "USD 115", "EUR125", "Rs 500", "MEUR 60".
fn code_first(t: &Tokens<'_>, i: usize) -> Option<Money> {
    let (code, by) = match t.raw(i) {
        "Rs" | "Rs." | "INR" => ("INR", 1.0),
        "Rp" => ("IDR", 1.0),
        raw => code(raw)?,
    };
    let from = i + 1 + usize::from(t.is_mark(i + 1, '.') && t.glued(i + 1));
    let number = numbers::at(t, from).filter(|n| n.digits)?;
    let number = times(scaled(t, number), by);
    Some(Money { start: i, end: number.end, number, code })
}

/// The ISO 4217 code that is written here in capitals, and what a letter before it multiplies by.
fn code(raw: &str) -> Option<(&'static str, f64)> {
    let prefix = CODE_SCALES.iter().find(|(letter, _)| raw.len() == 4 && raw.starts_with(*letter));
    let (letters, by) = match prefix {
        Some((letter, by)) => (raw.strip_prefix(*letter)?, *by),
        None => (raw, 1.0),
    };
    if letters.len() != 3 || !letters.bytes().all(|b| b.is_ascii_uppercase()) {
        return None;
    }
    let Class::Currency(code) = lexicon::class(&letters.to_ascii_lowercase()) else { return None };
    Some((code, by)).filter(|_| letters != "WON" && letters != "YEN")
}

fn times(number: Number, by: f64) -> Number {
    Number { value: number.value * by, slack: number.slack * by, ..number }
}

/// "200 pounds", "30 Swiss francs", "75 USD million", "one-yen", "50 cents", "10-dollar", "30 MUSD".
fn number_first(t: &Tokens<'_>, i: usize) -> Option<Money> {
    let number = numbers::at(t, i).filter(|n| !n.fraction)?;
    let number = if t.class(number.end + 1) == Class::Other {
        number
    } else {
        scaled_before_currency(t, number)
    };
    let mut at = t.past_hyphen(number.end);
    at += usize::from(t.low(at) == "of" && number.order);
    if let Some(Kind::Mark(mark)) = t.get(at).map(|x| x.kind) {
        return sign_after(t, number, at, mark);
    }
    if let Some((code, end)) = whose(t, at) {
        return Some(Money { start: i, end, number, code });
    }
    if let Class::Currency(code) = t.class(at) {
        return named(t, number, at, code);
    }
    if let Some((code, by)) = code(t.raw(at)).filter(|_| number.digits) {
        return Some(Money { start: i, end: at + 1, number: times(number, by), code });
    }
    if let Some((_, code)) = LETTER_SIGNS.iter().find(|(sign, _)| *sign == t.raw(at)) {
        return Some(Money { start: i, end: at + 1, number, code });
    }
    if let Class::Cent(code) = t.class(at)
        && t.low(at) != "fen"
    {
        return Some(Money { start: i, end: at + 1, number: times(number, 0.01), code });
    }
    let pence = t.low(at) == "p" && t.glued(at) && number.digits;
    pence.then(|| Money { start: i, end: at + 1, number: times(number, 0.01), code: "GBP" })
}

/// "100 €", "50 ¢": the sign `mark` at `at` behind its number.
fn sign_after(t: &Tokens<'_>, number: Number, at: usize, mark: char) -> Option<Money> {
    let start = number.start;
    if mark == '¢' {
        return Some(Money { start, end: at + 1, number: times(number, 0.01), code: "USD" });
    }
    let (_, code) = SIGNS
        .iter()
        .find(|(sign, _)| *sign == mark)
        .filter(|(sign, _)| *sign != '$' || number.digits)?;
    // "5 $10 notes": the sign belongs to the number after it.
    if mark == '$' && t.is_number(at + 1) && t.glued(at + 1) {
        return None;
    }
    with_cents(t, Money { start, end: at + 1, number, code })
}

/// "Swiss francs", "South Korean won": the currency at `at` by its country, and the token after it.
fn whose(t: &Tokens<'_>, at: usize) -> Option<(&'static str, usize)> {
    let skip = usize::from(matches!(
        (t.low(at), t.low(at + 1)),
        ("new", "zealand" | "taiwan")
            | ("hong", "kong")
            | ("south", "korean" | "african" | "sudanese")
            | ("sri", "lankan")
    ));
    let Class::Currency(currency) = t.class(at + skip + 1) else { return None };
    let (_, list) = WHOSE.iter().find(|(of, _)| *of == currency)?;
    let (_, code) = list.iter().find(|(word, _)| *word == t.low(at + skip))?;
    Some((code, at + skip + 2))
}

/// "200 pounds", "75 USD million": the word at `at` names a currency.
fn named(t: &Tokens<'_>, number: Number, at: usize, code: &'static str) -> Option<Money> {
    if !is_currency(t, at, number) {
        return None;
    }
    let mut money = Money { start: number.start, end: at + 1, number, code };
    if let Class::Scale(by) = t.class(at + 1) {
        money.number.value *= by;
        money.end += 1;
    }
    with_cents(t, money)
}

/// "10m euros": the letter before a currency is a million.
fn scaled_before_currency(t: &Tokens<'_>, number: Number) -> Number {
    if matches!(t.class(number.end + 1), Class::Currency(_)) { scaled(t, number) } else { number }
}

/// Words that are currencies only where the number makes it likely.
fn is_currency(t: &Tokens<'_>, at: usize, number: Number) -> bool {
    match t.low(at) {
        "won" | "marks" | "leu" | "lei" | "rand" | "sum" | "birr" | "dong" | "pln" => {
            number.value.abs() >= 100.0
        }
        "pound" | "pounds" => {
            // A hyphened or heavy thing weighs: "a 10-pound fish", "30 pounds of rice".
            let goods = t.low(at + 1) == "of"
                && !matches!(t.low(at + 2), "debt" | "aid" | "damage" | "taxpayers");
            !(goods || t.is_hyphen(at.wrapping_sub(1)) || weighs(t, at))
        }
        _ => true,
    }
}

/// Whether words near "pounds" speak of weight.
pub(super) fn weighs(t: &Tokens<'_>, at: usize) -> bool {
    let ahead = matches!(t.low(at + 1), "per" | "overweight" | "heavier" | "lighter");
    let heavy = (1..=8).any(|back| {
        let low = t.low_back(at, back);
        low.starts_with("weigh")
            || matches!(
                low,
                "lost"
                    | "gained"
                    | "heavy"
                    | "shed"
                    | "tall"
                    | "lb"
                    | "feet"
                    | "inches"
                    | "inch"
                    | "weight"
                    | "baby"
                    | "newborn"
            )
    });
    ahead || heavy
}

/// "thirteen dollars forty five", "10 $ 30 cents", "15 euros 50": the hundredths that follow.
fn with_cents(t: &Tokens<'_>, mut money: Money) -> Option<Money> {
    if money.number.value.fract() != 0.0 || money.number.slack != 0.0 {
        return Some(money);
    }
    let from = money.end + usize::from(t.low(money.end) == "and");
    let cents = numbers::at(t, from)
        .filter(|n| n.value > 0.0 && n.value < 100.0 && n.value.fract() == 0.0 && !n.order);
    let Some(cents) = cents else { return Some(money) };
    let named = matches!(t.class(cents.end), Class::Cent(_));
    let after_word = t.is_word(money.end.saturating_sub(1));
    let bare = from == money.end
        && cents.value >= 10.0
        && cents.digits == money.number.digits
        && after_word
        && !counts_on(t, cents.end);
    if named || bare {
        money.number.value += cents.value / 100.0;
        money.end = cents.end + usize::from(named);
    }
    Some(money)
}

/// Whether the number before `at` counts or measures something, and is so no part of a sum.
fn counts_on(t: &Tokens<'_>, at: usize) -> bool {
    t.is_word(at) && t.class(at) != Class::Function
        || t.is_mark(at, '%')
        || t.is_hyphen(at)
        || t.is_number(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let t = Tokens::new(text, &[]);
        let got = (0..t.len()).find_map(|i| at(&t, i)).map_or_else(
            || "none".to_owned(),
            |m| {
                format!(
                    "{}={} {}",
                    t.span(m.start, m.end).slice(text),
                    numbers::decimal(m.number.value),
                    m.code
                )
            },
        );
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn signs_codes_and_names() {
        check("a $4.5m loan", "$4.5m=4500000 USD");
        check("HK$ 3.2 billion in all", "HK$ 3.2 billion=3200000000 HKD");
        check("cost EUR 125 each", "EUR 125=125 EUR");
        check("two hundred Swiss francs", "two hundred Swiss francs=200 CHF");
        check("cost 75 cents each", "75 cents=0.75 USD");
        check("paid £12,300 for it", "£12,300=12300 GBP");
        check("some 20 million euros", "20 million euros=20000000 EUR");
        check("lost 30 MSEK on it", "30 MSEK=30000000 SEK");
        check("income of MEUR 60", "MEUR 60=60000000 EUR");
        check("it costs 200元 a day", "200元=200 CNY");
        check("six million Hungarian forints", "six million Hungarian forints=6000000 HUF");
    }

    #[test]
    fn hundredths_after_the_sum() {
        check("it costs 15 euros 50", "15 euros 50=15.5 EUR");
        check("twelve dollars thirty", "twelve dollars thirty=12.3 USD");
        check("they paid 15 euros 50 times", "15 euros=15 EUR");
        check("with 9 dollars 40 people left", "9 dollars=9 USD");
    }

    #[test]
    fn ranges_share_their_scale() {
        check("a $3-4 million loan", "$3=3000000 USD");
        let second = |text: &str, at| {
            let t = Tokens::new(text, &[]);
            numbers::at(&t, at).and_then(|n| second_of_range(&t, n)).map(|m| m.number.value)
        };
        assert_eq!(second("between $3 and 4 million", 4), Some(4e6));
        assert_eq!(second("they gave $3 to 12 people", 5), None);
    }

    #[test]
    fn weights_are_no_sums() {
        check("a 12-pound fish", "none");
        check("he lost 30 pounds", "none");
        check("he paid 30 pounds", "30 pounds=30 GBP");
        check("the three won medals", "none");
    }
}
