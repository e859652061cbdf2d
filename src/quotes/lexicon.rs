//! What the rules know about a word, looked up once for every token.

pub(super) use super::CueClass;
use super::tables::{closed, cues, languages, names};
use crate::text::language::Language;
use crate::text::modality;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

macro_rules! bits {
    ($(#[$doc:meta])* $name:ident($int:ty) { $($(#[$flag_doc:meta])* $flag:ident = $bit:expr;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub(super) struct $name($int);

        impl $name {
            $($(#[$flag_doc])* pub(super) const $flag: Self = Self(1 << $bit);)*

            /// All of both.
            pub(super) const fn and(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }

            /// Whether it has any of `other`.
            pub(super) const fn any(self, other: Self) -> bool {
                self.0 & other.0 != 0
            }
        }
    };
}

bits! {
    /// What a word is, beside a cue.
    Flags(u64) {
        DETERMINER = 0;
        ARTICLE = 1;
        POSSESSIVE = 2;
        /// Can be a subject.
        PRONOUN = 3;
        /// A pronoun that may also stand before a noun: "many", "some".
        STANDS_ALONE = 4;
        OBJECT = 5;
        MASCULINE = 6;
        FEMININE = 7;
        PLURAL_PRONOUN = 8;
        PREPOSITION = 9;
        /// A preposition that ties two nouns into one phrase: "head of the party".
        NOUN_PREPOSITION = 10;
        CONJUNCTION = 11;
        SUBORDINATOR = 12;
        WH = 13;
        AUXILIARY = 14;
        BE = 15;
        MODAL = 16;
        NEGATION = 17;
        HEDGE = 18;
        ADVERB = 19;
        DAY = 20;
        TITLE = 21;
        ROLE = 22;
        BODY = 23;
        DOCUMENT = 24;
        VERB = 25;
        CLAUSE_NOUN = 26;
        TIME = 27;
        ADDRESSEE = 28;
        MAN = 29;
        WOMAN = 30;
        THAT = 31;
        TO = 32;
        BY = 33;
        ACCORDING = 34;
        AS = 35;
        /// A form of "have".
        HAVE = 36;
        /// A relative word that a source can stand before: "who", "which".
        RELATIVE = 37;
        /// More often a noun, though it is a form of a cue verb too.
        NOUN = 38;
        /// Before a colon it labels what follows, as "Photograph:" does; nobody speaks.
        LABEL = 39;
        /// One only, so no subject of "say": "one", "another", "he".
        SINGULAR = 40;
        /// After a verb it makes another verb of it: "show off".
        OFF = 41;
        /// What has a title of its own: "the film", "her memoir".
        WORK = 42;
        /// "made", "let": with a word of [`Self::KNOWN`] it says that somebody says.
        MAKES = 43;
        /// "clear", "known": see [`Self::MAKES`].
        KNOWN = 44;
    }
}

bits! {
    /// What may follow a cue verb.
    Frames(u16) {
        CLAUSE = 0;
        TOLD = 1;
        INFINITIVE = 2;
        NOUN = 3;
        ABOUT = 4;
        QUESTION = 5;
        /// The verb often means something else.
        WEAK = 6;
        /// What follows is who is told: never the subject, as in "…, told the paper".
        TRANSITIVE = 7;
    }
}

bits! {
    /// Forms of a verb that a word can be.
    Forms(u8) {
        BASE = 0;
        THIRD = 1;
        PAST = 2;
        PARTICIPLE = 3;
        ING = 4;
    }
}

impl Flags {
    /// Without those of `other`.
    pub(super) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl Frames {
    /// Without those of `other`.
    const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// A cue verb in one of its forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cue {
    pub(super) class: CueClass,
    pub(super) frames: Frames,
    pub(super) forms: Forms,
}

/// All that is known about a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) flags: Flags,
    pub(super) cue: Option<Cue>,
    pub(super) noun: Option<CueClass>,
}

/// A fast hash for short keys of our own; what users write is only looked up, never stored.
#[derive(Default)]
pub(super) struct WordHasher(u64);

impl Hasher for WordHasher {
    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 29)
    }

    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().rev().fold(0_u64, |word, &b| (word << 8) | u64::from(b));
            self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
    }
}

type Words = HashMap<Box<str>, Entry, BuildHasherDefault<WordHasher>>;

/// The words of one language.
#[derive(Debug)]
pub(super) struct Lexicon {
    words: Words,
    /// Whether names can be told by their capitals.
    pub(super) capitals: bool,
    /// Whether it has only what direct quotes need.
    pub(super) direct_only: bool,
}

/// Longest key looked up without taking memory, in bytes.
const SHORT: usize = 32;

impl Lexicon {
    /// What is known about `word`, in any case.
    pub(super) fn get(&self, word: &str) -> Entry {
        let mut buffer = [0_u8; SHORT];
        if word.is_ascii()
            && let Some(short) = buffer.get_mut(..word.len())
        {
            short.copy_from_slice(word.as_bytes());
            short.make_ascii_lowercase();
            let key = std::str::from_utf8(short).unwrap_or_default();
            return self.words.get(key).copied().unwrap_or_default();
        }
        let key: String = word.chars().flat_map(char::to_lowercase).map(plain_apostrophe).collect();
        self.words.get(key.as_str()).copied().unwrap_or_default()
    }
}

fn plain_apostrophe(c: char) -> char {
    if c == '’' { '\'' } else { c }
}

static ENGLISH: LazyLock<Lexicon> = LazyLock::new(english);
static OTHERS: LazyLock<Vec<(&'static str, Lexicon)>> =
    LazyLock::new(|| languages::TABLES.iter().map(|t| (t.code, other(t))).collect());

/// The words of `language`; those of English where it is unknown or has no lists.
pub(super) fn of(language: Option<Language>) -> &'static Lexicon {
    let code = language.map_or("en", Language::code);
    OTHERS.iter().find(|(c, _)| *c == code).map_or(&ENGLISH, |(_, lexicon)| lexicon)
}

fn english() -> Lexicon {
    let mut words = Words::default();
    for (flags, list) in closed::WORDS {
        add(&mut words, list, |entry| entry.flags = entry.flags.and(*flags));
    }
    for word in modality::negations() {
        add(&mut words, word, |entry| entry.flags = entry.flags.and(Flags::NEGATION));
    }
    for word in modality::hedges() {
        add(&mut words, word, |entry| entry.flags = entry.flags.and(Flags::HEDGE));
    }
    add(&mut words, names::MEN, |entry| entry.flags = entry.flags.and(Flags::MAN));
    add(&mut words, names::WOMEN, |entry| entry.flags = entry.flags.and(Flags::WOMAN));
    for (class, frames, list) in cues::VERBS {
        let frames = frames_of(frames);
        for verb in list.split_whitespace() {
            for (form, bit) in forms_of(verb) {
                let entry = words.entry(form.into_boxed_str()).or_default();
                merge_cue(entry, Cue { class: *class, frames, forms: bit });
            }
        }
    }
    for (class, list) in cues::NOUNS {
        add(&mut words, list, |entry| entry.noun = entry.noun.or(Some(*class)));
    }
    Lexicon { words, capitals: true, direct_only: false }
}

fn other(tables: &languages::Tables) -> Lexicon {
    let mut words = Words::default();
    for (flags, list) in tables.words {
        add(&mut words, list, |entry| entry.flags = entry.flags.and(*flags));
    }
    for (class, list) in tables.cues {
        let forms = Forms::PAST.and(Forms::THIRD);
        let cue = Cue { class: *class, frames: Frames::CLAUSE, forms };
        add(&mut words, list, |entry| merge_cue(entry, cue));
    }
    let capitals = !matches!(tables.code, "ar");
    Lexicon { words, capitals, direct_only: true }
}

fn add(words: &mut Words, list: &str, mut change: impl FnMut(&mut Entry)) {
    for word in list.split_whitespace() {
        change(words.entry(word.into()).or_default());
    }
}

/// A verb that stands in two lists has the frames of both and the class of the first.
fn merge_cue(entry: &mut Entry, cue: Cue) {
    entry.cue = Some(match entry.cue {
        None => cue,
        Some(known) => {
            let weak = known.frames.any(Frames::WEAK) && cue.frames.any(Frames::WEAK);
            let frames = known.frames.and(cue.frames);
            let frames = if weak { frames } else { frames.without(Frames::WEAK) };
            Cue { class: known.class, frames, forms: known.forms.and(cue.forms) }
        }
    });
}

fn frames_of(letters: &str) -> Frames {
    letters.chars().fold(Frames::default(), |frames, letter| {
        frames.and(match letter {
            's' => Frames::CLAUSE,
            't' => Frames::TOLD,
            'i' => Frames::INFINITIVE,
            'n' => Frames::NOUN,
            'p' => Frames::ABOUT,
            'q' => Frames::QUESTION,
            'w' => Frames::WEAK,
            'o' => Frames::TRANSITIVE,
            _ => Frames::default(),
        })
    })
}

/// The forms of a verb: given with commas, or made by rule from the base.
fn forms_of(verb: &str) -> Vec<(String, Forms)> {
    let kinds = [Forms::BASE, Forms::THIRD, Forms::PAST, Forms::PARTICIPLE, Forms::ING];
    if verb.contains(',') {
        return verb.split(',').map(str::to_owned).zip(kinds).collect();
    }
    let past = past_of(verb);
    let forms = [verb.to_owned(), third_of(verb), past.clone(), past, ing_of(verb)];
    forms.into_iter().zip(kinds).collect()
}

fn third_of(verb: &str) -> String {
    let hisses = ["s", "x", "z", "sh", "ch"].iter().any(|end| verb.ends_with(end));
    format!("{verb}{}", if hisses { "es" } else { "s" })
}

fn past_of(verb: &str) -> String {
    format!("{verb}{}", if verb.ends_with('e') { "d" } else { "ed" })
}

fn ing_of(verb: &str) -> String {
    match verb.strip_suffix('e') {
        Some(stem) if !stem.ends_with('e') => format!("{stem}ing"),
        Some(_) | None => format!("{verb}ing"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_of_a_verb_is_a_cue() {
        for (word, form) in [
            ("say", Forms::BASE),
            ("Says", Forms::THIRD),
            ("said", Forms::PAST),
            ("denying", Forms::ING),
            ("lashes", Forms::THIRD),
            ("urging", Forms::ING),
            ("stressed", Forms::PARTICIPLE),
        ] {
            let cue = of(None).get(word).cue;
            let expected = word != "lashes";
            assert_eq!(cue.is_some_and(|c| c.forms.any(form)), expected, "{word}");
        }
    }

    #[test]
    fn english_knows_more_than_250_cue_verbs() {
        let bases =
            of(None).words.values().filter(|e| e.cue.is_some_and(|c| c.forms.any(Forms::BASE)));
        assert!(bases.count() > 250);
    }

    #[test]
    fn other_languages_have_their_own_words() {
        for (code, word) in
            [("fr", "Déclaré"), ("de", "sagte"), ("es", "dijo"), ("ru", "Заявил"), ("ar", "قال")]
        {
            let lexicon = of(Language::from_code(code));
            assert!(lexicon.get(word).cue.is_some(), "{word}");
            assert!(of(None).get(word).cue.is_none(), "{word}");
        }
    }
}
