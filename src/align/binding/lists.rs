//! The words by which names, figures and dates of several words are known.

/// Days of the week.
pub(super) const WEEKDAYS: [&str; 7] =
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Months and their short forms.
pub(super) const MONTHS: [&str; 21] = [
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
pub(super) const MULTIPLES: [&str; 12] = [
    "hundred", "thousand", "million", "billion", "trillion", "dozen", "m", "bn", "tn", "k", "mn",
    "percent",
];

/// Numbers in words.
pub(super) const NUMBER_WORDS: [&str; 28] = [
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
pub(super) const UNITS: [&str; 31] = [
    "am", "pm", "km", "m", "cm", "mm", "kg", "g", "mg", "lb", "lbs", "oz", "mph", "kph", "kmh",
    "ft", "mi", "ha", "l", "ml", "kw", "mw", "gw", "kwh", "hz", "mhz", "ghz", "gb", "mb", "tb",
    "pc",
];

/// Words that stand before a name and are none of its parts: with or without them it is the same
/// name, so the two are compared apart.
pub(super) const TITLES: [&str; 44] = [
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
pub(super) const SHORT_FORMS: [&str; 4] = ["st", "mt", "ft", "ste"];

/// Words after a name that are part of it.
pub(super) const JUNIORS: [&str; 5] = ["jr", "sr", "junior", "ii", "iii"];

/// Small words inside names of people.
pub(super) const PARTICLES: [&str; 22] = [
    "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "la", "le", "bin",
    "ibn", "al", "el", "zu", "zum", "zur", "ter", "af",
];

/// Bodies and offices that are named after what they are for or where they are.
pub(super) const OFFICES: [&str; 36] = [
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
pub(super) const OPENERS: [&str; 40] = [
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
