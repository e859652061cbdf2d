//! Sums: "$5m", "€30-40 million", "two hundred pounds", "50 cents", "HK$ 3.5 billion".

use super::lexicon::Class;
use super::numbers::{self, Number};
use super::tokens::{Case, Kind, Tokens};

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

/// Signs of currencies.
const SIGNS: &[(char, &str)] = &[
    ('$', "USD"),
    ('€', "EUR"),
    ('£', "GBP"),
    ('¥', "JPY"),
    ('₹', "INR"),
    ('₽', "RUB"),
    ('₩', "KRW"),
    ('₪', "ILS"),
    ('₺', "TRY"),
    ('₴', "UAH"),
    ('₦', "NGN"),
    ('฿', "THB"),
    ('₫', "VND"),
    ('₱', "PHP"),
    ('₿', "BTC"),
    ('₡', "CRC"),
    ('₭', "LAK"),
    ('元', "CNY"),
];

/// Letters before a sign that say whose it is.
const DOLLARS: &[(&str, &str)] = &[
    ("us", "USD"),
    ("u.s.", "USD"),
    ("usd", "USD"),
    ("c", "CAD"),
    ("ca", "CAD"),
    ("can", "CAD"),
    ("cad", "CAD"),
    ("a", "AUD"),
    ("au", "AUD"),
    ("aud", "AUD"),
    ("aus", "AUD"),
    ("nz", "NZD"),
    ("hk", "HKD"),
    ("s", "SGD"),
    ("sg", "SGD"),
    ("nt", "TWD"),
    ("mex", "MXN"),
    ("mx", "MXN"),
    ("r", "BRL"),
    ("j", "JMD"),
    ("b", "BBD"),
    ("tt", "TTD"),
    ("z", "ZWD"),
    ("fj", "FJD"),
    ("nzd", "NZD"),
    ("hkd", "HKD"),
    ("sgd", "SGD"),
];

/// Adjectives before the name of a currency that many countries share.
const WHOSE: &[(&str, &[(&str, &str)])] = &[
    (
        "USD",
        &[
            ("american", "USD"),
            ("us", "USD"),
            ("u.s.", "USD"),
            ("canadian", "CAD"),
            ("australian", "AUD"),
            ("zealand", "NZD"),
            ("kong", "HKD"),
            ("singapore", "SGD"),
            ("jamaican", "JMD"),
            ("taiwan", "TWD"),
            ("fijian", "FJD"),
        ],
    ),
    (
        "GBP",
        &[
            ("british", "GBP"),
            ("egyptian", "EGP"),
            ("lebanese", "LBP"),
            ("syrian", "SYP"),
            ("sudanese", "SDG"),
            ("irish", "IEP"),
            ("cypriot", "CYP"),
        ],
    ),
    (
        "CHF",
        &[
            ("swiss", "CHF"),
            ("french", "FRF"),
            ("belgian", "BEF"),
            ("cfa", "XOF"),
            ("congolese", "CDF"),
            ("rwandan", "RWF"),
            ("luxembourg", "LUF"),
        ],
    ),
    (
        "INR",
        &[
            ("indian", "INR"),
            ("pakistani", "PKR"),
            ("lankan", "LKR"),
            ("nepalese", "NPR"),
            ("mauritian", "MUR"),
        ],
    ),
    (
        "MXN",
        &[
            ("mexican", "MXN"),
            ("philippine", "PHP"),
            ("argentine", "ARS"),
            ("chilean", "CLP"),
            ("colombian", "COP"),
            ("cuban", "CUP"),
            ("uruguayan", "UYU"),
            ("dominican", "DOP"),
        ],
    ),
    ("SEK", &[("swedish", "SEK"), ("icelandic", "ISK")]),
    ("NOK", &[("norwegian", "NOK"), ("danish", "DKK")]),
    (
        "TRY",
        &[
            ("turkish", "TRY"),
            ("italian", "ITL"),
            ("maltese", "MTL"),
            ("syrian", "SYP"),
            ("lebanese", "LBP"),
        ],
    ),
    (
        "IQD",
        &[
            ("iraqi", "IQD"),
            ("kuwaiti", "KWD"),
            ("jordanian", "JOD"),
            ("libyan", "LYD"),
            ("tunisian", "TND"),
            ("algerian", "DZD"),
            ("serbian", "RSD"),
            ("bahraini", "BHD"),
        ],
    ),
    ("SAR", &[("saudi", "SAR"), ("qatari", "QAR"), ("yemeni", "YER"), ("omani", "OMR")]),
    ("IRR", &[("iranian", "IRR"), ("omani", "OMR"), ("yemeni", "YER"), ("brazilian", "BRL")]),
    ("AED", &[("emirati", "AED"), ("moroccan", "MAD")]),
    ("RUB", &[("russian", "RUB"), ("belarusian", "BYN")]),
    ("KRW", &[("korean", "KRW")]),
    ("JPY", &[("japanese", "JPY")]),
    ("CNY", &[("chinese", "CNY")]),
    ("EUR", &[]),
];

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

/// "USD 115", "EUR125", "Rs 500".
fn code_first(t: &Tokens<'_>, i: usize) -> Option<Money> {
    let code = match t.class(i) {
        Class::Currency(code) if t.get(i)?.case == Case::Caps && t.low(i).len() == 3 => code,
        _ if matches!(t.raw(i), "Rs" | "Rs." | "INR") => "INR",
        _ if matches!(t.raw(i), "Rp") => "IDR",
        _ => return None,
    };
    let from = i + 1 + usize::from(t.is_mark(i + 1, '.') && t.glued(i + 1));
    let number = numbers::at(t, from).filter(|n| n.digits)?;
    let number = scaled(t, number);
    Some(Money { start: i, end: number.end, number, code })
}

/// "200 pounds", "30 Swiss francs", "75 USD million", "one-yen", "50 cents", "10-dollar".
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
        let (_, code) = SIGNS
            .iter()
            .find(|(sign, _)| *sign == mark)
            .filter(|(sign, _)| *sign != '$' || number.digits)?;
        if mark == '$' && t.is_number(at + 1) && t.glued(at + 1) {
            return None;
        }
        return with_cents(t, Money { start: i, end: at + 1, number, code });
    }
    let whose = WHOSE
        .iter()
        .flat_map(|(of, list)| list.iter().map(move |(word, code)| (*of, *word, *code)));
    let skip = usize::from(matches!(
        (t.low(at), t.low(at + 1)),
        ("new", "zealand")
            | ("hong", "kong")
            | ("south", "korean")
            | ("sri", "lankan")
            | ("new", "taiwan")
    ));
    let shown = whose.into_iter().find(|(of, word, _)| {
        *word == t.low(at + skip) && t.class(at + skip + 1) == Class::Currency(of)
    });
    if let Some((_, _, code)) = shown {
        return Some(Money { start: i, end: at + skip + 2, number, code });
    }
    match t.class(at) {
        Class::Currency(code) if is_currency(t, at, number) => {
            let mut money = Money { start: i, end: at + 1, number, code };
            if let Class::Scale(by) = t.class(at + 1) {
                money.number.value *= by;
                money.end += 1;
            }
            with_cents(t, money)
        }
        Class::Cent(code) if t.low(at) != "fen" => {
            let number = Number { value: number.value / 100.0, ..number };
            Some(Money { start: i, end: at + 1, number, code })
        }
        _ => match t.get(at).map(|x| x.kind) {
            Some(Kind::Mark('¢')) => {
                let number = Number { value: number.value / 100.0, ..number };
                Some(Money { start: i, end: at + 1, number, code: "USD" })
            }
            _ if t.low(at) == "p" && t.glued(at) && number.digits => {
                let number = Number { value: number.value / 100.0, ..number };
                Some(Money { start: i, end: at + 1, number, code: "GBP" })
            }
            _ => None,
        },
    }
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
            )
    });
    ahead || heavy
}

/// "thirteen dollars forty five", "10 $ 30 cents": the hundredths that follow.
fn with_cents(t: &Tokens<'_>, mut money: Money) -> Option<Money> {
    if money.number.value.fract() == 0.0 && money.number.slack == 0.0 {
        let from = money.end + usize::from(t.low(money.end) == "and");
        if let Some(cents) = numbers::at(t, from)
            .filter(|n| n.value > 0.0 && n.value < 100.0 && n.value.fract() == 0.0)
            && (matches!(t.class(cents.end), Class::Cent(_)))
        {
            money.number.value += cents.value / 100.0;
            money.end = cents.end + 1;
        } else if let Some(cents) = numbers::at(t, money.end).filter(|n| {
            !n.digits
                && !money.number.digits
                && (10.0..100.0).contains(&n.value)
                && !t.is_word(n.end)
        }) {
            money.number.value += cents.value / 100.0;
            money.end = cents.end;
        }
    }
    Some(money)
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
    }

    #[test]
    fn ranges_share_their_scale() {
        check("a $3-4 million loan", "$3=3000000 USD");
    }

    #[test]
    fn weights_are_no_sums() {
        check("a 12-pound fish", "none");
        check("he lost 30 pounds", "none");
        check("he paid 30 pounds", "30 pounds=30 GBP");
        check("the three won medals", "none");
    }
}
