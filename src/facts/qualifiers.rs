//! Words that say how exact a number is meant: "at least", "some", "or more".

use super::Qualifier;
use super::tokens::Tokens;

/// Words before a number, the longer ones first, and what they make of it.
const BEFORE: &[(&[&str], Qualifier)] = &[
    (&["no", "fewer", "than"], Qualifier::AtLeast),
    (&["no", "less", "than"], Qualifier::AtLeast),
    (&["not", "less", "than"], Qualifier::AtLeast),
    (&["no", "more", "than"], Qualifier::AtMost),
    (&["not", "more", "than"], Qualifier::AtMost),
    (&["as", "many", "as"], Qualifier::AtMost),
    (&["as", "much", "as"], Qualifier::AtMost),
    (&["as", "few", "as"], Qualifier::AtLeast),
    (&["as", "little", "as"], Qualifier::AtLeast),
    (&["a", "minimum", "of"], Qualifier::AtLeast),
    (&["a", "maximum", "of"], Qualifier::AtMost),
    (&["in", "excess", "of"], Qualifier::AtLeast),
    (&["in", "the", "region", "of"], Qualifier::About),
    (&["at", "least"], Qualifier::AtLeast),
    (&["more", "than"], Qualifier::AtLeast),
    (&["greater", "than"], Qualifier::AtLeast),
    (&["higher", "than"], Qualifier::AtLeast),
    (&["larger", "than"], Qualifier::AtLeast),
    (&["longer", "than"], Qualifier::AtLeast),
    (&["upwards", "of"], Qualifier::AtLeast),
    (&["upward", "of"], Qualifier::AtLeast),
    (&["at", "most"], Qualifier::AtMost),
    (&["up", "to"], Qualifier::AtMost),
    (&["less", "than"], Qualifier::AtMost),
    (&["fewer", "than"], Qualifier::AtMost),
    (&["lower", "than"], Qualifier::AtMost),
    (&["close", "to"], Qualifier::About),
    (&["just", "under"], Qualifier::About),
    (&["just", "over"], Qualifier::About),
    (&["something", "like"], Qualifier::About),
    (&["over"], Qualifier::AtLeast),
    (&["above"], Qualifier::AtLeast),
    (&["exceeding"], Qualifier::AtLeast),
    (&["minimum"], Qualifier::AtLeast),
    (&[">"], Qualifier::AtLeast),
    (&["under"], Qualifier::AtMost),
    (&["below"], Qualifier::AtMost),
    (&["maximum"], Qualifier::AtMost),
    (&["<"], Qualifier::AtMost),
    (&["about"], Qualifier::About),
    (&["some"], Qualifier::About),
    (&["nearly"], Qualifier::About),
    (&["almost"], Qualifier::About),
    (&["around"], Qualifier::About),
    (&["roughly"], Qualifier::About),
    (&["approximately"], Qualifier::About),
    (&["approaching"], Qualifier::About),
    (&["circa"], Qualifier::About),
    (&["estimated"], Qualifier::About),
    (&["approx"], Qualifier::About),
    (&["approx", "."], Qualifier::About),
    (&["~"], Qualifier::About),
    (&["≈"], Qualifier::About),
];

/// What the words right before `start` say about the number there.
pub(super) fn before(t: &Tokens<'_>, start: usize) -> Option<Qualifier> {
    let stands = |words: &[&str]| {
        words.iter().rev().zip(1..).all(|(word, back)| t.low_back(start, back) == *word)
    };
    BEFORE.iter().find(|(words, _)| stands(words)).map(|(_, qualifier)| *qualifier)
}

/// Whether a word, in small letters, can stand in what says how exact a number is.
pub(super) fn is_part(word: &str) -> bool {
    BEFORE.iter().any(|(words, _)| words.contains(&word))
}

/// "300 or more", "some 300 or so": what follows the number that ends before `end`.
pub(super) fn after(t: &Tokens<'_>, end: usize) -> Option<Qualifier> {
    match (t.low(end), t.low(end + 1)) {
        ("or", "more") | ("at", "least") | ("-", "plus") | ("and", "counting") => {
            Some(Qualifier::AtLeast)
        }
        ("or", "so") | ("-", "odd" | "some") => Some(Qualifier::About),
        ("or", "fewer" | "less") | ("at", "most") => Some(Qualifier::AtMost),
        _ if t.is_mark(end, '+') && t.glued(end) => Some(Qualifier::AtLeast),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::numbers;
    use super::*;

    fn check(text: &str, expected: &str) {
        let t = Tokens::new(text, &[]);
        let number = (0..t.len()).find_map(|i| numbers::at(&t, i)).unwrap();
        let found = before(&t, number.start).or_else(|| after(&t, number.end));
        assert_eq!(found.map_or("none", Qualifier::name), expected, "{text}");
    }

    #[test]
    fn words_before_the_number() {
        check("at least 30", "at least");
        check("no fewer than 30", "at least");
        check("no more than 30", "at most");
        check("as many as 30", "at most");
        check("as few as 30", "at least");
        check("up to 30", "at most");
        check("an estimated 30", "about");
        check("just under 30", "about");
        check("upwards of 30", "at least");
        check("exactly 30", "none");
    }

    #[test]
    fn words_after_the_number() {
        check("30 or more", "at least");
        check("30-odd boats", "about");
        check("30+ boats", "at least");
        check("30 at most", "at most");
        check("30 or 40", "none");
    }
}
