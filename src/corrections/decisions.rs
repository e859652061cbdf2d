//! What decisions about quotes and decisions about facts have in common: a name, uses of words whose
//! place was looked for, and the reasons for which a decision changes nothing.

use crate::article::{Place, VersionId};
use std::fmt;

/// A decision's identity within a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DecisionKey(pub u32);

impl fmt::Display for DecisionKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "d{}", u64::from(self.0) + 1)
    }
}

/// Why a decision changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unmet {
    /// Its version is not in the story.
    VersionGone,
    /// Its words are not in the version any more.
    WordsGone,
    /// The words are there, but no quote is found at them.
    NoQuoteThere,
    /// The speaker is not found any more.
    NoSuchSpeaker,
    /// The words are there, but no fact is found at them.
    NoFactThere,
    /// The fact there is of a kind of which this can't be decided.
    OtherKind,
    /// The value that was typed can't be read.
    Unreadable,
    /// It is so without it.
    SoAnyway,
    /// The words are there, but they take no part in the comparison.
    NotCompared,
    /// Another decision stands against it.
    Overruled,
    /// What it judged is not so any more.
    Changed,
}

impl Unmet {
    /// Whether what it is about can't be found again.
    #[must_use]
    pub fn is_lost(self) -> bool {
        match self {
            Self::VersionGone
            | Self::WordsGone
            | Self::NoQuoteThere
            | Self::NoSuchSpeaker
            | Self::NoFactThere
            | Self::NotCompared => true,
            Self::OtherKind
            | Self::Unreadable
            | Self::SoAnyway
            | Self::Overruled
            | Self::Changed => false,
        }
    }

    /// In words for a person.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::VersionGone => "its version is not in the story",
            Self::WordsGone => "its words are not in the version any more",
            Self::NoQuoteThere => "the words are there, but no quote is found at them",
            Self::NoSuchSpeaker => "the speaker is not found any more",
            Self::NoFactThere => "the words are there, but no fact is found at them",
            Self::OtherKind => "the fact there is of another kind",
            Self::Unreadable => "the value can’t be read",
            Self::SoAnyway => "it is so without it",
            Self::NotCompared => "the words are there, but they take no part in the comparison",
            Self::Overruled => "another decision of yours stands against it",
            Self::Changed => "what it judged has changed since",
        }
    }
}

/// Words of a version whose place was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// The words.
    pub words: String,
    /// The version, if it is there.
    pub version: Option<VersionId>,
    /// Where the words stand now.
    pub place: Result<Place, Unmet>,
}

/// A decision whose places were looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<D> {
    /// Its name.
    pub key: DecisionKey,
    /// What was decided.
    pub decision: D,
}

/// Share of the shorter words that must be common for a use to be found again where the program
/// now draws its ends elsewhere.
const SAME_USE: f32 = 0.5;

/// How many bytes two places have in common, where that is enough to be one use.
#[must_use]
pub fn common(a: Place, b: Place) -> Option<usize> {
    if a.paragraph != b.paragraph {
        return None;
    }
    let shared = a.span.intersection(b.span)?.len();
    let shorter = a.span.len().min(b.span.len());
    (shared > 0 && shared as f32 >= SAME_USE * shorter as f32).then_some(shared)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::ParagraphId;
    use crate::text::Span;

    #[test]
    fn places_that_share_half_of_the_shorter_are_one_use() {
        let text = "0123456789";
        let place = |paragraph, from, to| Place {
            paragraph: ParagraphId::new(VersionId(0), paragraph),
            span: Span::snapped(text, from..to),
        };
        let check = |a, b, expected| assert_eq!(common(a, b), expected, "{a:?} {b:?}");
        check(place(0, 0, 4), place(0, 0, 4), Some(4));
        check(place(0, 0, 4), place(0, 2, 10), Some(2));
        check(place(0, 0, 4), place(0, 3, 10), None);
        check(place(0, 0, 4), place(0, 4, 10), None);
        check(place(0, 0, 4), place(1, 0, 4), None);
    }
}
