//! What a fact with a value can start with. Most words of a text are turned away here, by one look at their
//! class or at a set of words, before any kind of fact reads on from them: this is where the speed comes from.

use super::durations;
use super::feasts;
use super::lexicon::{Class, TimeUnit};
use super::tokens::{Case, Kind, Tokens};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Whether a date or duration can start with the token `i`.
pub(super) fn may_start_time(t: &Tokens<'_>, i: usize) -> bool {
    if t.class(i) != Class::Function {
        return is_time_word(t, i);
    }
    OPENERS.contains(&t.low(i)) && (is_time_word(t, i + 1) || FOLLOWERS.contains(t.low(i + 1)))
}

/// Whether a date or duration can start with a word of this class, a number or an apostrophe.
fn is_time_word(t: &Tokens<'_>, i: usize) -> bool {
    match t.class(i) {
        Class::Cardinal(_)
        | Class::Scale(_)
        | Class::Order(_)
        | Class::Ordinal(_)
        | Class::Parts(_)
        | Class::Month(_)
        | Class::Weekday(_)
        | Class::Time(_)
        | Class::Season(_)
        | Class::DayPart(_) => true,
        Class::Function | Class::Currency(_) | Class::Cent(_) | Class::Measure(_) => false,
        Class::Other => t.get(i).is_some_and(|x| match x.kind {
            Kind::Number => true,
            Kind::Mark(mark) => matches!(mark, '\'' | '’' | '‘' | '½'),
            Kind::Word => STARTERS.contains(t.low(i)),
            Kind::Possessive => false,
        }),
    }
}

/// Small words that times start with where a word of time follows.
const OPENERS: &[&str] = &[
    "the", "a", "an", "this", "that", "those", "these", "each", "few", "many", "some", "his",
    "her", "its", "their", "per", "all", "another", "every",
];

/// Words that stand between one of the [`OPENERS`] and a word of time.
static FOLLOWERS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let words = [
        "saints",
        "souls",
        "same",
        "comparable",
        "corresponding",
        "few",
        "number",
        "opening",
        "closing",
        "remaining",
    ];
    words.into_iter().chain(durations::BETWEEN.iter().copied()).collect()
});

/// Words of no class that times start with.
static STARTERS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| TIME_WORDS.split_whitespace().chain(feasts::first_words()).collect());

const TIME_WORDS: &str = "valentines mothers fathers last season ½ next past previous prior coming following current present \
    upcoming recent today yesterday tomorrow tonight tmrw several couple daily weekly monthly quarterly \
    yearly annually hourly nightly fiscal early late mid currently recently soon nowadays presently \
    nineties eighties seventies sixties fifties forties thirties twenties numerous countless q fy w \
    christmas thanksgiving easter halloween yearlong monthlong weeklong daylong hourlong half latest \
    final preceding initial";

/// Whether an age, a sum, a share, a measure or a count can start with the token `i`.
pub(super) fn may_start_quantity(t: &Tokens<'_>, i: usize) -> bool {
    let Some(token) = t.get(i) else { return false };
    match token.kind {
        Kind::Number => true,
        Kind::Possessive => false,
        Kind::Mark(_) => {
            let number = matches!(t.class(i + 1), Class::Cardinal(_) | Class::Scale(_));
            let sign = t.get(i + 1).is_some_and(|x| matches!(x.kind, Kind::Mark(_)));
            t.is_number(i + 1) || number || sign
        }
        Kind::Word => is_quantity_word(t, i, token.case),
    }
}

fn is_quantity_word(t: &Tokens<'_>, i: usize, case: Case) -> bool {
    match t.class(i) {
        Class::Cardinal(_)
        | Class::Scale(_)
        | Class::Order(_)
        | Class::Ordinal(_)
        | Class::Parts(_)
        | Class::Time(TimeUnit::Quarter) => true,
        Class::Function => matches!(t.low(i), "a" | "an" | "few" | "per"),
        Class::Month(_)
        | Class::Weekday(_)
        | Class::Time(_)
        | Class::Season(_)
        | Class::DayPart(_)
        | Class::Currency(_)
        | Class::Cent(_)
        | Class::Measure(_)
        | Class::Other => {
            // A code before its sum, letters before a sign: "EUR 5", "Rs 5", "HK$5".
            let figures = t.is_number(i + 1)
                || t.get(i + 1).is_some_and(|x| matches!(x.kind, Kind::Mark('$' | '.')));
            figures && case != Case::Lower
                || t.is_mark(i + 1, '$')
                || matches!(
                    t.low(i),
                    "several"
                        | "minus"
                        | "negative"
                        | "aged"
                        | "age"
                        | "ages"
                        | "magnitude"
                        | "percent"
                        | "percents"
                        | "percentage"
                        | "pct"
                )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, time: &[&str], quantity: &[&str]) {
        let t = Tokens::new(text, &[]);
        let passed = |may: fn(&Tokens<'_>, usize) -> bool| -> Vec<&str> {
            (0..t.len()).filter(|&i| may(&t, i)).map(|i| t.raw(i)).collect()
        };
        assert_eq!(passed(may_start_time), time, "{text}");
        assert_eq!(passed(may_start_quantity), quantity, "{text}");
    }

    #[test]
    fn only_words_that_can_start_a_fact_pass() {
        check("The harbour of Bern paid for a boat", &[], &["a"]);
        check(
            "In the same week it paid HK$5 on Monday",
            &["the", "week", "5", "Monday"],
            &["HK", "$", "5"],
        );
        check("Last Easter a few boats", &["Last", "Easter", "a"], &["a", "few"]);
    }
}
