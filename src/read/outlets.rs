//! Which outlet a version comes from, and when two names are the same outlet's: what is known of an
//! outlet's pages holds for all of them, however each spells the name.

use crate::article::Version;
use crate::text::normalise::fold;

/// An outlet's name in the form in which names are compared: its words in small letters, without
/// punctuation and without "The" before them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OutletKey(String);

impl OutletKey {
    /// The key of a name; `None` where there is no letter or digit in it.
    #[must_use]
    pub fn of(name: &str) -> Option<Self> {
        Self::of_words(words(name))
    }

    fn of_words(words: Vec<String>) -> Option<Self> {
        let bare = match words.split_first() {
            Some((first, rest)) if first == "the" && !rest.is_empty() => rest,
            Some(_) | None => &words,
        };
        (!bare.is_empty()).then(|| Self(bare.join(" ")))
    }

    /// Its words.
    pub(super) fn words(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ')
    }
}

/// The folded words of a text without its punctuation; "&" is "and", and apostrophes part nothing.
pub(super) fn words(text: &str) -> Vec<String> {
    let plain: String = fold(text).replace('&', " and ").chars().filter(|c| *c != '\'').collect();
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The outlet as the version itself or a person names it: what the page says of it, else a label that
/// is more than the file's name.
#[must_use]
pub fn named(version: &Version) -> Option<&str> {
    let label = || {
        let is_file = version.label == super::readable_stem(&version.source.file)
            || version.label == version.source.file;
        (!is_file && OutletKey::of(&version.label).is_some()).then_some(version.label.as_str())
    };
    let outlet = version.article.outlet.as_deref();
    outlet.filter(|name| OutletKey::of(name).is_some()).or_else(label)
}

/// A name to begin with where a person is asked for the outlet: as [`named`], else what the file is
/// called, without days and numbers ("Beacon 2025-02-11 0725" is of "Beacon").
#[must_use]
pub fn likely(version: &Version) -> Option<String> {
    if let Some(name) = named(version) {
        return Some(name.to_owned());
    }
    let name = without_numbers(&version.label);
    OutletKey::of(&name).map(|_| name)
}

/// Under which names rules may speak of a version: its outlet's, else what it is called, with days and
/// numbers and without.
#[must_use]
pub fn keys(version: &Version) -> Vec<OutletKey> {
    let names = match &version.article.outlet {
        Some(name) => vec![name.clone()],
        None => vec![version.label.clone(), without_numbers(&version.label)],
    };
    names.iter().filter_map(|name| OutletKey::of(name)).collect()
}

/// A name without the words of it that have digits.
fn without_numbers(name: &str) -> String {
    let words = name.split_whitespace().filter(|word| !word.chars().any(|c| c.is_ascii_digit()));
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Format, Source};

    #[test]
    fn names_of_one_outlet_are_the_same_whatever_their_spelling() {
        let check = |one: &str, other: &str, expected: bool| {
            assert_eq!(OutletKey::of(one) == OutletKey::of(other), expected, "{one} / {other}");
        };
        check("The Harbour Beacon", "harbour beacon", true);
        check("HARBOUR  BEACON.", "Harbour-Beacon", true);
        check("Cedar & Lantern", "Cedar and Lantern", true);
        check("The Seamen’s Post", "Seamen's Post", true);
        check("The", "the", true);
        check("Beacon", "Harbour Beacon", false);
        assert_eq!(OutletKey::of(" – "), None);
    }

    #[test]
    fn a_file_s_name_is_no_outlet_but_a_guess_at_one() {
        let check = |outlet: Option<&str>, label: &str, file: &str, expected: [Option<&str>; 2]| {
            let version = Version {
                label: label.to_owned(),
                source: Source {
                    path: None,
                    file: file.to_owned(),
                    sha256: String::new(),
                    format: Format::Text,
                    encoding: "UTF-8".to_owned(),
                },
                article: Article { outlet: outlet.map(str::to_owned), ..Article::default() },
                warnings: Vec::new(),
            };
            let found = [named(&version).map(str::to_owned), likely(&version)];
            assert_eq!(found, expected.map(|name| name.map(str::to_owned)), "{label}");
        };
        check(Some("The Beacon"), "Mine", "a.html", [Some("The Beacon"); 2]);
        check(None, "Beacon 2025-02-11-0725", "beacon-2025-02-11-0725.txt", [None, Some("Beacon")]);
        check(None, "Beacon", "page.txt", [Some("Beacon"); 2]);
        check(None, "2025-02-11", "2025-02-11.txt", [None, None]);
    }
}
