//! The words by which names, figures and dates of several words are known.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The lists that a word is in: it is looked up once and not in list after list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Lists(u16);

impl Lists {
    pub(super) const WEEKDAY: Self = Self(1);
    pub(super) const MONTH: Self = Self(1 << 1);
    pub(super) const MULTIPLE: Self = Self(1 << 2);
    pub(super) const NUMBER_WORD: Self = Self(1 << 3);
    pub(super) const UNIT: Self = Self(1 << 4);
    pub(super) const TITLE: Self = Self(1 << 5);
    pub(super) const SHORT_FORM: Self = Self(1 << 6);
    pub(super) const JUNIOR: Self = Self(1 << 7);
    pub(super) const PARTICLE: Self = Self(1 << 8);
    pub(super) const OFFICE: Self = Self(1 << 9);
    pub(super) const OPENER: Self = Self(1 << 10);

    /// The lists that have `word`.
    pub(super) fn of(word: &str) -> Self {
        static ALL: LazyLock<HashMap<&str, Lists>> = LazyLock::new(|| {
            let lists: [(&[&str], Lists); 11] = [
                (&WEEKDAYS, Lists::WEEKDAY),
                (&MONTHS, Lists::MONTH),
                (&MULTIPLES, Lists::MULTIPLE),
                (&NUMBER_WORDS, Lists::NUMBER_WORD),
                (&UNITS, Lists::UNIT),
                (&TITLES, Lists::TITLE),
                (&SHORT_FORMS, Lists::SHORT_FORM),
                (&JUNIORS, Lists::JUNIOR),
                (&PARTICLES, Lists::PARTICLE),
                (&OFFICES, Lists::OFFICE),
                (&OPENERS, Lists::OPENER),
            ];
            let mut all: HashMap<&str, Lists> = HashMap::new();
            for (words, list) in lists {
                words.iter().for_each(|&word| all.entry(word).or_default().0 |= list.0);
            }
            all
        });
        ALL.get(word).copied().unwrap_or_default()
    }

    /// Whether the word is in `list`.
    pub(super) fn has(self, list: Self) -> bool {
        self.0 & list.0 != 0
    }
}

/// Days of the week.
const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Months and their short forms.
const MONTHS: [&str; 21] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "jan",
    "feb",
    "mar",
    "apr",
    "aug",
    "sept",
    "oct",
    "nov",
    "dec",
];

/// Words that make one figure with a number before them.
const MULTIPLES: [&str; 12] = [
    "hundred", "thousand", "million", "billion", "trillion", "dozen", "m", "bn", "tn", "k", "mn",
    "percent",
];

/// Numbers in words.
const NUMBER_WORDS: [&str; 28] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
    "thirty",
    "forty",
    "fifty",
    "sixty",
    "seventy",
    "eighty",
    "ninety",
    "hundred",
];

/// Short forms of units and times of day.
const UNITS: [&str; 31] = [
    "am", "pm", "km", "m", "cm", "mm", "kg", "g", "mg", "lb", "lbs", "oz", "mph", "kph", "kmh",
    "ft", "mi", "ha", "l", "ml", "kw", "mw", "gw", "kwh", "hz", "mhz", "ghz", "gb", "mb", "tb",
    "pc",
];

/// Words that stand before a name and are none of its parts: with or without them it is the same
/// name, so the two are compared apart.
const TITLES: [&str; 44] = [
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "doctor",
    "sir",
    "dame",
    "rev",
    "reverend",
    "sen",
    "senator",
    "rep",
    "representative",
    "gov",
    "governor",
    "gen",
    "col",
    "colonel",
    "lt",
    "lieutenant",
    "sgt",
    "sergeant",
    "capt",
    "captain",
    "mayor",
    "minister",
    "president",
    "premier",
    "chancellor",
    "secretary",
    "chief",
    "executive",
    "inspector",
    "constable",
    "detective",
    "judge",
    "director",
    "chairman",
    "chairwoman",
    "spokesman",
];

/// Short forms that begin a name and stay with it.
const SHORT_FORMS: [&str; 4] = ["st", "mt", "ft", "ste"];

/// Words after a name that are part of it.
const JUNIORS: [&str; 5] = ["jr", "sr", "junior", "ii", "iii"];

/// Small words inside names of people.
const PARTICLES: [&str; 22] = [
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "bin",
    "ibn", "al", "el", "zu", "zum", "zur", "ter", "af",
];

/// Bodies and offices that are named after what they are for or where they are.
const OFFICES: [&str; 36] = [
    "ministry",
    "minister",
    "department",
    "office",
    "bank",
    "university",
    "college",
    "institute",
    "centre",
    "center",
    "agency",
    "council",
    "committee",
    "commission",
    "association",
    "society",
    "federation",
    "union",
    "house",
    "court",
    "church",
    "secretary",
    "mayor",
    "bishop",
    "archbishop",
    "duke",
    "prince",
    "princess",
    "isle",
    "gulf",
    "port",
    "bay",
    "cape",
    "city",
    "board",
    "chamber",
];

/// Words that often begin a sentence before a name.
const OPENERS: [&str; 40] = [
    "yesterday",
    "today",
    "tonight",
    "meanwhile",
    "earlier",
    "later",
    "however",
    "instead",
    "police",
    "officials",
    "former",
    "residents",
    "critics",
    "witnesses",
    "lawmakers",
    "sources",
    "according",
    "campaigners",
    "opposition",
    "reporter",
    "photographer",
    "local",
    "last",
    "next",
    "since",
    "asked",
    "told",
    "speaking",
    "thousands",
    "hundreds",
    "dozens",
    "nearly",
    "about",
    "although",
    "because",
    "despite",
    "even",
    "still",
    "perhaps",
    "now",
];
