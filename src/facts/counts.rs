//! How many of what: the number, the noun after it, and what befell or was done to them. Numbers that
//! count nothing (section numbers, phone numbers, scores, list marks) are turned away here.

use super::Qualifier;
use super::lexicon::Class;
use super::numbers::Number;
use super::tokens::{Case, Kind, Tokens};

/// A count in the text.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Count {
    /// Its first token.
    pub(super) start: usize,
    /// The token after its last, the counted noun included.
    pub(super) end: usize,
    /// The number.
    pub(super) number: Number,
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
    if counts_nothing(t, &number) {
        return None;
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
        noun: noun.map(|(_, at)| singular(t.low(at))),
        phrase: noun.map(|(from, at)| t.span(from, at + 1).slice(t.text).to_owned()),
        deed,
    })
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
    for at in from..from + MAX_PHRASE {
        let Some(token) = t.get(at) else { break };
        if t.is_hyphen(at) {
            continue;
        }
        let word = token.kind == Kind::Word && (at == from || t.same_sentence(at, from));
        if !word || stops_phrase(t, at) {
            break;
        }
        last = Some(at);
        if is_plural(t.low(at)) {
            return Some((from, at));
        }
    }
    // Without a plural: "one man", "two thirds of the crew", "33 police".
    let at = last?;
    let short = at - from < 2 && !is_deed(t.low(at)) && !is_verb(t.low(at));
    (short && (number.value <= 1.0 || COLLECTIVES.contains(&t.low(at)))).then_some((from, at))
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

fn is_plural(low: &str) -> bool {
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

/// What may befall those who are counted: words of one fate, under the name of the fate.
const DEEDS: &[(&str, &[&str])] = &[
    (
        "killed",
        &[
            "killed",
            "kills",
            "kill",
            "killing",
            "dead",
            "died",
            "dies",
            "die",
            "deaths",
            "death",
            "perished",
            "slain",
            "fatalities",
            "murdered",
        ],
    ),
    (
        "injured",
        &[
            "injured", "injures", "injure", "injuring", "wounded", "wounding", "hurt", "injuries",
            "wounds",
        ],
    ),
    ("missing", &["missing", "disappeared", "unaccounted"]),
    ("arrested", &["arrested", "arrests", "arresting", "detained", "detaining", "detentions"]),
    ("rescued", &["rescued", "rescues", "rescuing", "saved"]),
    ("evacuated", &["evacuated", "evacuating", "evacuees"]),
    ("invited", &["invited", "inviting", "invitations"]),
    ("displaced", &["displaced", "fled", "homeless"]),
    ("destroyed", &["destroyed", "destroying", "razed"]),
    ("charged", &["charged", "indicted"]),
    ("sentenced", &["sentenced", "convicted"]),
    ("infected", &["infected", "infections"]),
    ("employed", &["employs", "employed", "employees"]),
    ("attended", &["attended", "attending"]),
    ("voted", &["voted", "voting"]),
    ("sacked", &["sacked", "dismissed", "fired"]),
    ("stranded", &["stranded", "trapped"]),
];

fn deed(low: &str) -> Option<&'static str> {
    DEEDS.iter().find(|(_, words)| words.contains(&low)).map(|(name, _)| *name)
}

fn is_deed(low: &str) -> bool {
    deed(low).is_some()
}

/// Tokens after a count within which its deed may stand.
const DEED_AHEAD: usize = 4;

/// Tokens before a count within which its deed may stand.
const DEED_BACK: usize = 4;

/// What befell those who are counted by the tokens `start..end`: the word after decides before the word
/// before, as in "killed 20 and injured 30".
fn deed_near(t: &Tokens<'_>, start: usize, end: usize) -> Option<&'static str> {
    if let Some(own) = (start..end).find_map(|at| deed(t.low(at))) {
        return Some(own);
    }
    for at in end..end + DEED_AHEAD {
        let stop = t
            .get(at)
            .is_none_or(|x| matches!(x.kind, Kind::Mark(',' | ';' | '.' | ':') | Kind::Number))
            || !t.same_sentence(start, at);
        if stop || t.low(at) == "and" || matches!(t.class(at), Class::Cardinal(_)) {
            break;
        }
        if let Some(found) =
            deed(t.low(at)).filter(|_| !t.low(at).ends_with("ing") || t.low(at) == "missing")
        {
            return Some(found);
        }
    }
    for back in 1..=DEED_BACK.min(start) {
        let at = start - back;
        let stop = t
            .get(at)
            .is_none_or(|x| matches!(x.kind, Kind::Mark(',' | ';' | '.' | ':') | Kind::Number))
            || !t.same_sentence(start, at);
        if stop || t.low(at) == "and" {
            break;
        }
        if let Some(found) = deed(t.low(at)) {
            return Some(found);
        }
    }
    None
}

/// Words before a number that make it a name of its place in a list, not a count.
const LABELS: &[&str] = &[
    "no",
    "no.",
    "number",
    "nr",
    "section",
    "sections",
    "chapter",
    "article",
    "articles",
    "page",
    "pages",
    "p",
    "pp",
    "flight",
    "route",
    "highway",
    "interstate",
    "room",
    "floor",
    "level",
    "phase",
    "part",
    "volume",
    "vol",
    "figure",
    "fig",
    "table",
    "line",
    "lines",
    "item",
    "clause",
    "paragraph",
    "rule",
    "channel",
    "version",
    "grade",
    "class",
    "type",
    "model",
    "apollo",
    "boeing",
    "airbus",
    "psalm",
    "act",
    "scene",
    "episode",
    "season",
    "week",
    "day",
    "proposition",
    "title",
    "exhibit",
    "building",
    "gate",
    "platform",
    "pier",
    "zip",
    "tel",
    "phone",
    "call",
    "fax",
    "resolution",
    "amendment",
    "district",
    "ward",
    "unit",
    "block",
    "apartment",
    "apt",
    "suite",
    "area",
    "zone",
    "step",
    "tier",
    "top",
    "windows",
    "iphone",
    "camp",
    "group",
    "appendix",
];

fn counts_nothing(t: &Tokens<'_>, number: &Number) -> bool {
    let (start, end) = (number.start, number.end);
    let before = t.low_back(start, 1);
    let labelled = LABELS.contains(&before)
        && (number.digits || t.before(start).is_some_and(|b| b.case != Case::Lower))
        && start > 0
        || t.before(start)
            .is_some_and(|b| matches!(b.kind, Kind::Mark('#' | '№' | '§' | '@' | '/')));
    let of_many = number.value == 1.0 && t.low(end) == "of";
    let joined = number.digits
        && (t.glued(end)
            && t.get(end).is_some_and(|x| {
                x.kind == Kind::Word || matches!(x.kind, Kind::Mark('/' | '_' | '@' | ':' | '='))
            })
            || start > 0
                && t.glued(start)
                && t.before(start).is_some_and(|b| {
                    matches!(b.kind, Kind::Word | Kind::Mark('/' | '_' | ':' | '.' | '=' | '&'))
                }));
    let part_of_name =
        number.digits && t.is_hyphen(start.wrapping_sub(1)) && t.is_word(start.wrapping_sub(2));
    labelled
        || of_many
        || joined
        || part_of_name
        || score(t, number)
        || list_mark(t, number)
        || is_ordinal(t, end)
        || phone(t, number)
}

/// "12th", "21st", "thirty-third".
fn is_ordinal(t: &Tokens<'_>, end: usize) -> bool {
    matches!(t.low(end), "st" | "nd" | "rd" | "th") && t.glued(end)
        || matches!(t.class(t.past_hyphen(end)), Class::Ordinal(_)) && t.is_hyphen(end)
}

/// "3-1", "20-13": two numbers with a hyphen between them and nothing counted.
pub(super) fn score(t: &Tokens<'_>, number: &Number) -> bool {
    let next = t.is_hyphen(number.end) && t.is_number(number.end + 1);
    let previous =
        t.is_hyphen(number.start.wrapping_sub(1)) && t.is_number(number.start.wrapping_sub(2));
    let plain = number.digits && number.value.abs() < 200.0;
    let counted = next && t.is_word(number.end + 2) && is_plural(t.low(number.end + 2))
        || previous && is_plural(t.low(number.end));
    plain && (next || previous) && !counted
}

/// "1." or "2)" at the start of a paragraph.
fn list_mark(t: &Tokens<'_>, number: &Number) -> bool {
    let ends = t.is_mark(number.end, '.') || t.is_mark(number.end, ')');
    number.start == 0
        && number.digits
        && ends
        && t.len() > number.end + 1
        && number.value < 100.0
        && t.low(0).len() <= 2
}

/// Groups of digits that make a number to call, not to count.
fn phone(t: &Tokens<'_>, number: &Number) -> bool {
    let digits = |at: usize| t.is_number(at) && t.low(at).chars().all(|c| c.is_ascii_digit());
    let joins = |at: usize| t.is_dash(at) || t.is_mark(at, ')') || t.is_mark(at, '/');
    let ahead = joins(number.end)
        && digits(number.end + 1)
        && joins(number.end + 2)
        && digits(number.end + 3);
    let back = number.start >= 4
        && joins(number.start - 1)
        && digits(number.start - 2)
        && joins(number.start - 3);
    let middle = number.start >= 2
        && joins(number.start - 1)
        && digits(number.start - 2)
        && joins(number.end)
        && digits(number.end + 1);
    let long = number.digits
        && t.low(number.start).len() >= 10
        && !t.low(number.start).contains([',', '.']);
    let plus = t.is_mark(number.start.wrapping_sub(1), '+')
        || t.is_mark(number.start.wrapping_sub(1), '(')
            && t.is_mark(number.end, ')')
            && t.is_number(number.end + 1);
    ahead || back || middle || plus || long && t.is_number(number.end + 1)
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

/// Words that say how exact the number at `start` is meant, nearest first.
pub(super) fn qualifier(t: &Tokens<'_>, start: usize) -> Option<(Qualifier, usize)> {
    let (one, two, three) = (t.low_back(start, 1), t.low_back(start, 2), t.low_back(start, 3));
    let found = match (two, one) {
        ("at", "least")
        | ("more" | "greater" | "higher" | "larger", "than")
        | ("no", "fewer")
        | ("as", "many") => (Qualifier::AtLeast, 2),
        ("at", "most") | ("up", "to") | ("less" | "fewer" | "lower", "than") | ("as", "few") => {
            if three == "no" {
                (Qualifier::AtLeast, 3)
            } else {
                (Qualifier::AtMost, 2)
            }
        }
        ("close", "to") | ("just", "under" | "over") | ("in", "about") => (Qualifier::About, 2),
        (_, "over" | "exceeding" | "minimum") => (Qualifier::AtLeast, 1),
        (_, "under" | "below" | "maximum") => (Qualifier::AtMost, 1),
        (
            _,
            "about" | "some" | "nearly" | "almost" | "around" | "roughly" | "approximately"
            | "circa" | "estimated" | "approx",
        ) => (Qualifier::About, 1),
        (_, "as") if two == "many" || two == "much" => (Qualifier::AtMost, 3),
        _ => return None,
    };
    Some(found)
}

/// "300 or more", "some 300 or so": what follows the number.
pub(super) fn qualifier_after(t: &Tokens<'_>, end: usize) -> Option<Qualifier> {
    match (t.low(end), t.low(end + 1)) {
        ("or", "more") => Some(Qualifier::AtLeast),
        ("or", "so") | ("-", "odd") => Some(Qualifier::About),
        ("or", "fewer" | "less") => Some(Qualifier::AtMost),
        _ if t.is_mark(end, '+') && t.glued(end) => Some(Qualifier::AtLeast),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::numbers;
    use super::*;

    fn check(text: &str, expected: &str) {
        let t = Tokens::new(text, &crate::text::sentences::sentences(text));
        let got = (0..t.len()).find_map(|i| after(&t, numbers::at(&t, i)?)).map_or_else(
            || "none".to_owned(),
            |c| {
                let what = c.noun.unwrap_or_default();
                let how = qualifier(&t, c.start).map_or("", |(q, _)| q.name());
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
    }
}
