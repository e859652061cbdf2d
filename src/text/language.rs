//! Which language a text is in.

/// A language by its ISO 639-1 code where there is one, else ISO 639-3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language(&'static str);

impl Language {
    /// English.
    pub const ENGLISH: Self = Self("en");

    /// The code, as `en`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.0
    }

    /// The language of a tag such as `en-GB`, `pt_BR` or `fra`.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
        match primary.as_str() {
            // Norwegian has two written forms; both are kept as one.
            "nb" | "nn" => Self::from_code("no"),
            code => Self::from_code(code).or_else(|| {
                CODES.iter().find(|(three, _)| *three == code).map(|(_, two)| Self(two))
            }),
        }
    }

    /// The language with this code, if it is one that this program can tell.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        CODES.iter().find(|(_, two)| *two == code).map(|(_, two)| Self(two))
    }
}

/// ISO 639-3 codes of the detector and the shorter codes shown.
const CODES: &[(&str, &str)] = &[
    ("ara", "ar"),
    ("bul", "bg"),
    ("cat", "ca"),
    ("ces", "cs"),
    ("cmn", "zh"),
    ("dan", "da"),
    ("deu", "de"),
    ("ell", "el"),
    ("eng", "en"),
    ("epo", "eo"),
    ("est", "et"),
    ("fin", "fi"),
    ("fra", "fr"),
    ("heb", "he"),
    ("hin", "hi"),
    ("hrv", "hr"),
    ("hun", "hu"),
    ("ind", "id"),
    ("ita", "it"),
    ("jpn", "ja"),
    ("kor", "ko"),
    ("lat", "la"),
    ("lav", "lv"),
    ("lit", "lt"),
    ("mkd", "mk"),
    ("nld", "nl"),
    ("nob", "no"),
    ("pes", "fa"),
    ("pol", "pl"),
    ("por", "pt"),
    ("ron", "ro"),
    ("rus", "ru"),
    ("slk", "sk"),
    ("slv", "sl"),
    ("spa", "es"),
    ("srp", "sr"),
    ("swe", "sv"),
    ("tha", "th"),
    ("tur", "tr"),
    ("ukr", "uk"),
    ("urd", "ur"),
    ("vie", "vi"),
    ("zul", "zu"),
    ("xho", "xh"),
    ("afr", "af"),
    ("isl", "is"),
];

/// Words below which a guess at the language is not worth giving.
const MIN_WORDS: usize = 8;

/// The language of `text`; `None` where it is too short or too mixed to tell.
#[must_use]
pub fn detect(text: &str) -> Option<Language> {
    if super::words::count(text) < MIN_WORDS {
        return None;
    }
    let info = whatlang::detect(text)?;
    let code = info.lang().code();
    CODES.iter().find(|(three, _)| *three == code).map(|(_, two)| Language(two))
}
