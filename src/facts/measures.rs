//! Quantities with a unit: lengths, areas, volumes, weights, speeds, temperatures, data.

use super::lexicon::Class;
use super::money;
use super::numbers::{self, Number};
use super::tokens::{Case, Tokens};

/// A quantity in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Measure {
    /// Its first token.
    pub(super) start: usize,
    /// The token after its last.
    pub(super) end: usize,
    /// The number.
    pub(super) number: Number,
    /// The symbol of the unit.
    pub(super) unit: String,
}

/// Symbols so short that they are units only right behind digits, as "5 km", "40m".
const SYMBOLS: &[(&str, &str)] = &[
    ("m", "m"),
    ("g", "g"),
    ("l", "l"),
    ("L", "l"),
    ("t", "t"),
    ("W", "W"),
    ("V", "V"),
    ("GB", "GB"),
    ("MB", "MB"),
    ("kB", "kB"),
    ("KB", "kB"),
    ("TB", "TB"),
    ("mb", "Mb"),
    ("Mb", "Mb"),
    ("gb", "Gb"),
    ("Gb", "Gb"),
    ("F", "°F"),
    ("C", "°C"),
    ("mL", "ml"),
    ("in", "in"),
    ("°", "°"),
    ("sf", "sq ft"),
    ("B", "B"),
    ("Hz", "Hz"),
];

/// The quantity whose number is `number`.
pub(super) fn after(t: &Tokens<'_>, number: Number) -> Option<Measure> {
    if number.order
        || number.fraction
            && !matches!(t.low(number.end), "of" | "cup" | "turn")
            && !matches!(t.class(number.end), Class::Measure(_))
    {
        return None;
    }
    let at = t.past_hyphen(number.end);
    let at = at
        + usize::from(
            number.fraction && t.low(at) == "of" || t.low(at) == "a" || t.low(at) == "an",
        );
    let (unit, end) = unit(t, at, &number)?;
    let (unit, end) = compound(t, unit, end);
    Some(Measure { start: number.start, end, number, unit })
}

fn unit(t: &Tokens<'_>, at: usize, number: &Number) -> Option<(String, usize)> {
    let power = match t.low(at) {
        "square" | "sq" | "sq." => Some('²'),
        "cubic" | "cu" => Some('³'),
        _ => None,
    };
    if let Some(power) = power {
        let base = at + 1 + usize::from(t.is_mark(at + 1, '.'));
        let Class::Measure(symbol) = t.class(t.past_hyphen(base)) else { return None };
        return Some((format!("{symbol}{power}"), t.past_hyphen(base) + 1));
    }
    if t.low(at) == "metric" && matches!(t.low(at + 1), "ton" | "tons" | "tonne" | "tonnes") {
        return Some(("t".to_owned(), at + 2));
    }
    if matches!(t.low(at), "nautical" | "light" | "fluid" | "short" | "long" | "troy" | "board")
        && matches!(t.class(at + 1), Class::Measure(_))
    {
        let symbol = match t.low(at) {
            "nautical" => "nmi",
            _ => t.low(at + 1),
        };
        return Some((symbol.to_owned(), at + 2));
    }
    if t.is_mark(at, '°') || t.is_mark(at, 'º') || matches!(t.low(at), "degree" | "degrees" | "deg")
    {
        return degrees(t, at);
    }
    if let Some((_, symbol)) = SYMBOLS.iter().find(|(word, _)| *word == t.raw(at)) {
        let tight = t.glued(at) || t.is_dash(at.wrapping_sub(1));
        let million = t.raw(at) == "m" && numbers::counts_in_millions(t, at);
        let house = t.raw(at) == "B" && t.get(at + 1).is_some_and(|x| x.case == Case::Capital);
        let fits = number.digits
            && !million
            && !house
            && (tight && t.raw(at) != "in" || at + 1 >= t.len() || spaced_symbol(t, at));
        return fits.then(|| {
            let (power, end) = power_after(t, at + 1);
            (format!("{symbol}{power}"), end)
        });
    }
    if let Some(bracketed) = bracketed(t, at, number) {
        return Some(bracketed);
    }
    let Class::Measure(symbol) = t.class(at) else { return unlisted(t, at, number) };
    if !measures_here(t, at, number) {
        return None;
    }
    let dot = usize::from(
        t.is_mark(at + 1, '.')
            && t.low(at).len() <= 4
            && !t.low(at).ends_with('s')
            && t.get(at + 2).is_some_and(|x| x.case == Case::Lower),
    );
    let (power, end) = power_after(t, at + 1);
    if symbol.starts_with('°') {
        return Some((symbol.to_owned(), at + 1));
    }
    Some((format!("{symbol}{power}"), end.max(at + 1 + dot)))
}

/// Units whose words mean more often something else: pounds, a half cup, a quarter turn, an inch mark.
fn unlisted(t: &Tokens<'_>, at: usize, number: &Number) -> Option<(String, usize)> {
    let low = t.low(at);
    let weight = matches!(low, "pound" | "pounds")
        && (t.is_hyphen(at.wrapping_sub(1)) || t.low(at + 1) == "of" || money::weighs(t, at));
    let part = matches!(low, "cup" | "turn") && number.fraction;
    let sized = matches!(t.low(at + 1), "long" | "wide" | "tall" | "deep" | "high" | "screen");
    let inch = (t.is_mark(at, '″') || t.is_mark(at, '"') && sized) && number.digits;
    let symbol = if weight {
        "lb"
    } else if part {
        low
    } else if inch {
        "in"
    } else {
        return None;
    };
    Some((symbol.to_owned(), at + 1))
}

/// "20 [kg]", "20 (km)": a unit in brackets behind digits, as tables have it.
fn bracketed(t: &Tokens<'_>, at: usize, number: &Number) -> Option<(String, usize)> {
    let pairs = [('[', ']'), ('(', ')'), ('{', '}'), ('<', '>')];
    let closed =
        pairs.iter().any(|(open, close)| t.is_mark(at, *open) && t.is_mark(at + 2, *close));
    let Class::Measure(symbol) = t.class(at + 1) else { return None };
    (closed && number.digits).then(|| (symbol.to_owned(), at + 3))
}

/// Words that are units only with digits before them or in the plural.
fn measures_here(t: &Tokens<'_>, at: usize, number: &Number) -> bool {
    let caps = t.get(at).is_some_and(|x| x.case == Case::Capital && !x.first) && !number.digits;
    let doubtful = matches!(
        t.low(at),
        "stone"
            | "bit"
            | "cups"
            | "cup"
            | "bits"
            | "turns"
            | "yard"
            | "foot"
            | "inch"
            | "mark"
            | "carat"
            | "barrel"
            | "ton"
            | "mg"
            | "hp"
            | "ct"
            | "cal"
    );
    let number_fits = number.digits || !matches!(t.low(at), "bit" | "bits" | "stone");
    let a_bit = t.low(at) == "bit" && number.value == 1.0;
    let unfit = doubtful && !number_fits;
    !(caps || unfit || a_bit)
}

/// A lone letter after white space is a unit at the end of a phrase: "the wall is 40 m high".
fn spaced_symbol(t: &Tokens<'_>, at: usize) -> bool {
    let next = t.get(at + 1);
    let ends = next
        .is_none_or(|x| !matches!(x.kind, super::tokens::Kind::Word | super::tokens::Kind::Number))
        || t.is_number(at + 1);
    let sized = matches!(
        t.low(at + 1),
        "high"
            | "long"
            | "wide"
            | "deep"
            | "tall"
            | "away"
            | "of"
            | "from"
            | "thick"
            | "above"
            | "below"
            | "and"
            | "by"
            | "x"
    );
    match t.raw(at) {
        "in" => {
            sized
                && t.low(at + 1) != "of"
                && t.low(at + 1) != "from"
                && t.low(at + 1) != "above"
                && t.low(at + 1) != "and"
        }
        "C" | "F" | "B" | "V" | "W" | "L" => ends && !t.is_mark(at + 1, '.'),
        _ => ends || sized || matches!(t.raw(at), "GB" | "MB" | "TB" | "KB" | "mb" | "gb"),
    }
}

fn degrees(t: &Tokens<'_>, at: usize) -> Option<(String, usize)> {
    let end = at + 1 + usize::from(t.low(at) == "deg" && t.is_mark(at + 1, '.') && t.glued(at + 1));
    let symbol = match t.low(end) {
        "c" | "celsius" | "centigrade" | "celcius" => Some("°C"),
        "f" | "fahrenheit" | "farenheit" => Some("°F"),
        _ => None,
    };
    Some(symbol.map_or(("°".to_owned(), end), |symbol| (symbol.to_owned(), end + 1)))
}

/// "²", "3" right behind a symbol of length.
fn power_after(t: &Tokens<'_>, at: usize) -> (&'static str, usize) {
    if !t.glued(at) {
        return ("", at);
    }
    match t.raw(at) {
        "²" | "2" => ("²", at + 1),
        "³" | "3" => ("³", at + 1),
        _ => ("", at),
    }
}

/// "miles per hour", "km/h", "feet per second".
fn compound(t: &Tokens<'_>, unit: String, end: usize) -> (String, usize) {
    let per = t.low(end) == "per" || (matches!(t.low(end), "an" | "a") && t.low(end + 1) == "hour");
    let slash = t.is_mark(end, '/') && t.glued(end) && t.glued(end + 1);
    if !(per || slash) {
        return (unit, end);
    }
    match (unit.as_str(), t.low(end + 1)) {
        ("mi", "hour" | "h") => ("mph".to_owned(), end + 2),
        (_, "hour" | "h" | "hr") => (format!("{unit}/h"), end + 2),
        (_, "second" | "s" | "sec") => (format!("{unit}/s"), end + 2),
        _ => (unit, end),
    }
}

/// Inches in a foot.
const INCHES: f64 = 12.0;

/// "five feet seven inches", "6ft 2in": the whole length in feet where a part in inches follows.
pub(super) fn with_inches(t: &Tokens<'_>, mut measure: Measure) -> Measure {
    let from = measure.end + usize::from(t.low(measure.end) == "and");
    let number = (measure.unit == "ft").then(|| numbers::at(t, from)).flatten();
    let inches = number.and_then(|number| after(t, number)).filter(|part| part.unit == "in");
    if let Some(part) = inches {
        measure.number.value += part.number.value / INCHES;
        measure.end = part.end;
    }
    measure
}

/// "magnitude 5.6", "a 5.6-magnitude quake": the strength of an earthquake.
pub(super) fn magnitude(t: &Tokens<'_>, i: usize) -> Option<Measure> {
    let named = t.low(i) == "magnitude";
    let from = i + usize::from(named) + usize::from(named && t.low(i + 1) == "of");
    let number = numbers::at(t, from).filter(|n| n.digits && (0.5..10.0).contains(&n.value))?;
    let word = t.past_hyphen(number.end);
    let after = t.low(word) == "magnitude" || t.low(word) == "on" && t.low(word + 2) == "richter";
    let end = if t.low(word) == "magnitude" { word + 1 } else { number.end };
    (named || after).then(|| Measure { start: i, end, number, unit: "magnitude".to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let t = Tokens::new(text, &[]);
        let got = (0..t.len()).find_map(|i| after(&t, numbers::at(&t, i)?)).map_or_else(
            || "none".to_owned(),
            |m| {
                format!(
                    "{}={} {}",
                    t.span(m.start, m.end).slice(text),
                    numbers::decimal(m.number.value),
                    m.unit
                )
            },
        );
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn lengths_areas_and_weights() {
        check("ran 12 miles", "12 miles=12 mi");
        check("a 300-foot mast", "300-foot=300 ft");
        check("over 40 square kilometres", "40 square kilometres=40 km²");
        check("some 250m2 of floor", "250m2=250 m²");
        check("two tonnes of fish", "two tonnes=2 t");
        check("3,000 metric tons of ore", "3,000 metric tons=3000 t");
        check("the wall is 40 m high", "40 m=40 m");
        check("a load of 20 [kg] at most", "20 [kg]=20 kg");
        check("add 3/4 cup sugar", "3/4 cup=0.75 cup");
        check("give it a half turn", "a half turn=0.5 turn");
        check("a pipe 12 \" long", "12 \"=12 in");
        check("the baby was three pounds", "three pounds=3 lb");
    }

    #[test]
    fn temperatures_speeds_and_data() {
        check("it was -5 degrees Celsius", "-5 degrees Celsius=-5 °C");
        check("it was 30°C at noon", "30°C=30 °C");
        check("winds of 90 miles per hour", "90 miles per hour=90 mph");
        check("winds of 140 km/h", "140 km/h=140 km/h");
        check("a 100 MB file", "100 MB=100 MB");
    }

    #[test]
    fn inches_and_magnitudes() {
        let t = Tokens::new("he is 5 feet 3 inches tall", &[]);
        let feet = numbers::at(&t, 2).and_then(|n| after(&t, n)).map(|m| with_inches(&t, m));
        assert_eq!(feet.map(|m| m.number.value), Some(5.25));
        let t = Tokens::new("a 5.6-magnitude quake", &[]);
        assert_eq!(magnitude(&t, 1).map(|m| m.end), Some(4));
    }

    #[test]
    fn words_that_are_no_units() {
        check("5 in the boat", "none");
        check("two feeble attempts", "none");
        check("two cup finals", "none");
        check("the two turn left", "none");
        check("it lost 12 pounds in weight", "12 pounds=12 lb");
    }
}
