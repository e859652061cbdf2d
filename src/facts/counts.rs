//! How many of what: the number, the noun after it, and what befell or was done to them.

use super::deeds::{deed_near, is_deed};
use super::labels::counts_nothing;
use super::lexicon::Class;
use super::numbers::Number;
use super::tokens::{Case, Kind, Tokens};
use super::{ranges, references};

/// A count in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Count {
    /// Its first token.
    pub(super) start: usize,
    /// The token after its last, the counted noun included.
    pub(super) end: usize,
    /// The number; of a range, the lesser.
    pub(super) number: Number,
    /// Of a range, the greater.
    pub(super) most: Option<f64>,
    /// The token after the number or the range.
    pub(super) numbers_end: usize,
    /// What is counted, in the singular: "organisation".
    pub(super) noun: Option<String>,
    /// What is counted as written, with what stands before the noun: "invited organisations".
    pub(super) phrase: Option<String>,
    /// What befell them: "kill", "injure".
    pub(super) deed: Option<&'static str>,
}

/// Words between a number and its noun.
const MAX_PHRASE: usize = 5;

/// The count whose number is `number`; `None` where the number counts nothing.
pub(super) fn after(t: &Tokens<'_>, number: Number) -> Option<Count> {
    if counts_nothing(t, &number) || ends_in_ordinal(t, &number) || references::refers(t, &number) {
        return None;
    }
    if let Some(range) = range(t, number) {
        return Some(range);
    }
    let (noun, end) =
        noun_after(t, &number).map_or((None, number.end), |(from, at)| (Some((from, at)), at + 1));
    let deed = deed_near(t, number.start, end);
    let lone = number.value == 1.0 && !number.digits && deed.is_none();
    if lone && noun.is_none_or(|(_, at)| !is_person_word(t.low(at))) && t.len() > number.end {
        return None;
    }
    if noun.is_none() && deed.is_none() && !stands_alone(t, &number) {
        return None;
    }
    Some(Count {
        start: number.start,
        end,
        number,
        most: None,
        numbers_end: number.end,
        noun: noun.map(|(_, at)| singular(t.low(at))),
        phrase: noun.map(|(from, at)| t.span(from, at + 1).slice(t.text).to_owned()),
        deed,
    })
}

/// "20 to 30 people", "between 20 and 30 people": one count with two ends.
fn range(t: &Tokens<'_>, number: Number) -> Option<Count> {
    let second = ranges::second(t, &number).filter(|_| !number.fraction && !number.order)?;
    let noun = noun_after(t, &second);
    let end = noun.map_or(second.end, |(_, at)| at + 1);
    let deed = deed_near(t, number.start, end);
    // "rose from 20 to 30 boats" tells two counts of one thing.
    let moves = t.low_back(number.start, 1) == "from";
    (noun.is_some() || deed.is_some()).then(|| Count {
        start: number.start,
        end: if moves { number.end } else { end },
        number,
        most: (!moves).then_some(second.value),
        numbers_end: if moves { number.end } else { second.end },
        noun: noun.map(|(_, at)| singular(t.low(at))),
        phrase: noun.map(|(from, at)| t.span(from, at + 1).slice(t.text).to_owned()),
        deed,
    })
}

/// "one hundred and fifth", "two hundredth": number words that end in an ordinal.
fn ends_in_ordinal(t: &Tokens<'_>, number: &Number) -> bool {
    let and = usize::from(t.low(number.end) == "and");
    let Class::Ordinal(n) = t.class(number.end + and) else { return false };
    let scaled = matches!(t.class(number.end.saturating_sub(1)), Class::Scale(_));
    !number.digits && (n >= 100 || and == 1 && scaled)
}

/// First and last token of the noun phrase after a number.
fn noun_after(t: &Tokens<'_>, number: &Number) -> Option<(usize, usize)> {
    let mut from = t.past_hyphen(number.end);
    if t.is_hyphen(number.end) {
        return (t.get(from)?.kind == Kind::Word && t.get(from)?.case == Case::Lower)
            .then_some((from, from));
    }
    if t.low(from) == "of" {
        let whose = matches!(
            t.low(from + 1),
            "the" | "its" | "their" | "his" | "her" | "these" | "those" | "all" | "our"
        );
        from += 1 + usize::from(whose);
        if !(number.order || number.fraction || whose) {
            return None;
        }
    }
    from += usize::from(matches!(
        t.low(from),
        "more" | "other" | "such" | "additional" | "further" | "or" | "so" | "new"
    ));
    let mut last = None;
    let mut quoted = 0;
    let begin = from;
    for at in begin..begin + MAX_PHRASE + 2 {
        let Some(token) = t.get(at) else { break };
        if t.is_hyphen(at) {
            continue;
        }
        // Four "quiet" zones: the noun stands behind a quoted word.
        if is_quote_mark(token.kind) && quoted < 2 && (quoted == 1 || opens_on_word(t, at)) {
            quoted += 1;
            from += usize::from(at == from);
            continue;
        }
        if at >= begin + MAX_PHRASE + quoted {
            break;
        }
        let word = token.kind == Kind::Word && (at == from || t.same_sentence(at, from));
        if !word || stops_phrase(t, at) {
            break;
        }
        last = Some(at);
        if is_plural(t.low(at)) {
            let first = if quoted == 0 { from } else { at };
            return Some((first, at)).filter(|_| quoted != 1);
        }
    }
    if quoted > 0 {
        return None;
    }
    // Without a plural: "one man", "two thirds of the crew", "33 police".
    let at = last?;
    let small = t.get(at)?.case != Case::Capital;
    let short = small && at - from < 2 && !is_deed(t.low(at)) && !is_verb(t.low(at));
    let few = number.value > 0.0 && number.value <= 1.0;
    (short && (few || COLLECTIVES.contains(&t.low(at)))).then_some((from, at))
}

fn is_quote_mark(kind: Kind) -> bool {
    matches!(kind, Kind::Mark('"' | '“' | '”' | '‘' | '’' | '\'' | '„' | '«' | '»'))
}

/// Whether the quotation mark at `at` stands right before a word that it may open.
fn opens_on_word(t: &Tokens<'_>, at: usize) -> bool {
    !t.glued(at) && t.is_word(at + 1) && t.glued(at + 1)
}

/// Words in the singular that are counted all the same.
const COLLECTIVES: &[&str] = &[
    "police",
    "people",
    "staff",
    "crew",
    "personnel",
    "cattle",
    "sheep",
    "fish",
    "aircraft",
    "deer",
    "youth",
    "clergy",
    "infantry",
    "cavalry",
    "series",
    "species",
    "head",
    "offspring",
];

fn stops_phrase(t: &Tokens<'_>, at: usize) -> bool {
    matches!(
        t.class(at),
        Class::Function
            | Class::Month(_)
            | Class::Weekday(_)
            | Class::Time(_)
            | Class::Cardinal(_)
            | Class::Currency(_)
    ) || is_verb(t.low(at)) && at > 0 && t.class(at) == Class::Other
}

fn is_verb(low: &str) -> bool {
    matches!(
        low,
        "went"
            | "came"
            | "took"
            | "made"
            | "fled"
            | "became"
            | "remain"
            | "remained"
            | "died"
            | "seems"
            | "appears"
            | "says"
            | "told"
    )
}

/// Whether a word in small letters looks like a plural.
pub(super) fn is_plural(low: &str) -> bool {
    const IRREGULAR: &[&str] = &[
        "people", "men", "women", "children", "police", "troops", "feet", "teeth", "others",
        "lives", "data", "media", "criteria",
    ];
    IRREGULAR.contains(&low)
        || low.ends_with("men") && low.len() > 5
        || (low.len() > 3
            && low.ends_with('s')
            && !low.ends_with("ss")
            && !low.ends_with("us")
            && !low.ends_with("is")
            && !low.ends_with("'s"))
}

/// Whether a word is a person counted one by one.
fn is_person_word(low: &str) -> bool {
    matches!(
        low,
        "man"
            | "woman"
            | "person"
            | "child"
            | "boy"
            | "girl"
            | "soldier"
            | "officer"
            | "policeman"
            | "civilian"
            | "student"
            | "teenager"
            | "passenger"
            | "worker"
    )
}

/// A noun in the singular, near enough to compare: both sides go through the same rules.
pub(super) fn singular(low: &str) -> String {
    match low {
        "people" | "persons" | "person" => return "people".to_owned(),
        "men" => return "man".to_owned(),
        "women" => return "woman".to_owned(),
        "children" => return "child".to_owned(),
        "lives" => return "life".to_owned(),
        "feet" => return "foot".to_owned(),
        "series" | "species" | "news" => return low.to_owned(),
        _ => {}
    }
    if let Some(stem) = low.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    for ending in ["ches", "shes", "sses", "xes", "zes"] {
        if low.ends_with(ending) {
            return low.strip_suffix("es").unwrap_or(low).to_owned();
        }
    }
    if let Some(stem) = low.strip_suffix("men").filter(|stem| stem.len() > 2) {
        return format!("{stem}man");
    }
    let stem =
        low.strip_suffix('s').filter(|stem| stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']));
    stem.unwrap_or(low).to_owned()
}

/// Whether a number without a noun still says something by itself.
fn stands_alone(t: &Tokens<'_>, number: &Number) -> bool {
    let small_word = !number.digits && number.value.abs() <= 12.0 && !number.fraction;
    let pointed = matches!(
        t.low_back(number.start, 1),
        "the"
            | "these"
            | "those"
            | "all"
            | "any"
            | "no"
            | "every"
            | "which"
            | "that"
            | "each"
            | "other"
            | "of"
            | "his"
            | "her"
            | "their"
            | "our"
    );
    let verb_next = t.is_word(number.end);
    !(small_word && (pointed || verb_next)) && !(number.order && pointed)
}

#[cfg(test)]
mod tests {
    use super::super::numbers;
    use super::super::{Qualifier, qualifiers};
    use super::*;

    fn check(text: &str, expected: &str) {
        let t = Tokens::new(text, &crate::text::sentences::sentences(text));
        let got = (0..t.len()).find_map(|i| after(&t, numbers::at(&t, i)?)).map_or_else(
            || "none".to_owned(),
            |c| {
                let what = c.noun.unwrap_or_default();
                let how = qualifiers::before(&t, c.start).map_or("", Qualifier::name);
                format!("{}|{what}|{}|{how}", c.number.value, c.deed.unwrap_or_default())
            },
        );
        assert_eq!(got, expected, "{text}");
    }

    #[test]
    fn what_is_counted_and_what_befell_it() {
        check("They invited 33 opposition bodies.", "33|body|invited|");
        check("At least 30 people were killed.", "30|people|killed|at least");
        check("The blast injured about 40.", "40||injured|about");
        check("Dozens of boats sank.", "12|boat||");
        check("It has more than 1,200 islands.", "1200|island||at least");
        check("up to 50 new jobs", "50|job||at most");
        check("two women drowned", "2|woman||");
        check("Between 10 and 15 were hurt.", "10||injured|");
        check("About 1.2m people fled.", "1200000|people|displaced|about");
        check("It has zero tolerance of it.", "none");
        check("He drew four “quiet-time” zones there.", "4|zone||");
        check("They drove some 11 million from their homes.", "11000000||displaced|about");
        check("At least 20 have been taken to hospital.", "20||in hospital|at least");
        check("It has invited half of Arden.", "0.5||invited|");
    }

    #[test]
    fn numbers_that_count_nothing() {
        check("See section 4 of the act.", "none");
        check("They won 3-1 at home.", "none");
        check("Call 020-555-0199 now.", "none");
        check("one of the boats", "none");
        check("2. The harbour", "none");
        check("the two agreed", "none");
        check("the 12th boat", "none");
        check("an F-16 crashed", "none");
        check("the one hundred and fifth boat", "none");
        check("the two hundredth boat", "none");
    }
}
