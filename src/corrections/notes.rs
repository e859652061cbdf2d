//! What a person notes beside what was found: comments, checks of the program's verdicts, and what was put
//! right about a version. A note changes nothing of what was found; it is shown where it belongs.

use super::{Correction, DecisionKey, Placed, Unmet, Use};
use crate::article::{ParagraphId, VersionId};
use std::collections::BTreeMap;
use std::convert::Infallible;

/// What a comment is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// A passage of one version.
    Passage,
    /// A row: what all versions tell there.
    Row,
    /// A quote.
    Quote,
    /// A fact.
    Fact,
}

impl Subject {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Passage, Self::Row, Self::Quote, Self::Fact];

    /// The word for it in story files and on screen.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Passage => "passage",
            Self::Row => "row",
            Self::Quote => "quote",
            Self::Fact => "fact",
        }
    }

    /// The subject with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|subject| subject.name() == name)
    }
}

/// A verdict of the program that a person can check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Question {
    /// A version leaves a passage out.
    LeftOut,
    /// A version does not have a quote.
    AbsentQuote,
    /// Who speaks.
    Speaker,
    /// A version is not seen to mention a fact.
    MissingFact,
    /// Passages with few words in common tell the same.
    Alignment,
    /// Versions give a fact different values.
    Values,
    /// A quote is worded otherwise, and that changes what is said.
    QuoteChange,
    /// What a passage says changes.
    Meaning,
}

impl Question {
    /// All of them, those that are worst to be wrong about first.
    pub const ALL: [Self; 8] = [
        Self::LeftOut,
        Self::AbsentQuote,
        Self::Speaker,
        Self::MissingFact,
        Self::Alignment,
        Self::Values,
        Self::QuoteChange,
        Self::Meaning,
    ];

    /// The word for it in story files and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LeftOut => "left-out",
            Self::AbsentQuote => "absent-quote",
            Self::Speaker => "speaker",
            Self::MissingFact => "missing-fact",
            Self::Alignment => "alignment",
            Self::Values => "values",
            Self::QuoteChange => "quote-change",
            Self::Meaning => "meaning",
        }
    }

    /// The words for it on screen.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::LeftOut => "Left out",
            Self::AbsentQuote => "Absent quote",
            Self::Speaker => "Speaker",
            Self::MissingFact => "Fact not seen",
            Self::Alignment => "Uncertain row",
            Self::Values => "Values differ",
            Self::QuoteChange => "Quote changed",
            Self::Meaning => "Meaning changed",
        }
    }

    /// The question with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|question| question.name() == name)
    }
}

/// What a person says of a verdict of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is right.
    Right,
    /// It is wrong.
    Wrong,
}

impl Verdict {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Wrong => "wrong",
        }
    }

    /// The verdict with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Right, Self::Wrong].into_iter().find(|verdict| verdict.name() == name)
    }
}

/// One note. `P` says how the uses that it names are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark<P> {
    /// Words of the person's own.
    Comment {
        /// What they are about.
        on: Subject,
        /// Words of it.
        of: P,
        /// The comment.
        text: String,
    },
    /// A verdict of the program was checked.
    Check {
        /// Which kind of verdict.
        question: Question,
        /// The uses that it judges.
        of: Vec<P>,
        /// What the program said then. A check of something else is none of what it says now.
        said: String,
        /// What the person says.
        verdict: Verdict,
    },
}

impl<P> Remark<P> {
    /// The word for its kind in JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Comment { .. } => "comment",
            Self::Check { .. } => "check",
        }
    }

    /// The same note with its uses told in another way.
    #[must_use]
    pub fn map<Q>(&self, use_of: &mut dyn FnMut(&P) -> Q) -> Remark<Q> {
        let Ok(told) = self.try_map::<Q, Infallible>(&mut |of| Ok(use_of(of)));
        told
    }

    /// The same note with its uses told in another way.
    ///
    /// # Errors
    /// The first of `use_of`.
    pub fn try_map<Q, E>(
        &self,
        use_of: &mut dyn FnMut(&P) -> Result<Q, E>,
    ) -> Result<Remark<Q>, E> {
        Ok(match self {
            Self::Comment { on, of, text } => {
                Remark::Comment { on: *on, of: use_of(of)?, text: text.clone() }
            }
            Self::Check { question, of, said, verdict } => Remark::Check {
                question: *question,
                of: of.iter().map(&mut *use_of).collect::<Result<_, _>>()?,
                said: said.clone(),
                verdict: *verdict,
            },
        })
    }
}

/// Something that a person put right about a version as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PutRight {
    /// The version.
    pub version: VersionId,
    /// Which of the corrections of the version, from 0.
    pub nth: u32,
    /// What was put right.
    pub correction: Correction,
    /// What was read, in words; `None` where that can't be told.
    pub before: Option<String>,
    /// The paragraph that it is about, if it is about one that is there.
    pub paragraph: Option<ParagraphId>,
    /// Why it changes nothing.
    pub unmet: Option<Unmet>,
}

/// All that was noted beside what was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notes {
    /// Comments and checks, in the order in which they were made.
    pub remarks: Vec<Placed<Remark<Use>>>,
    /// What was put right about versions, version by version.
    pub put_right: Vec<PutRight>,
    /// By decision: what it was before, in words, where that was known when it was decided.
    pub before: BTreeMap<DecisionKey, String>,
}

/// What a decision is called among all of a story: by its own name, or as one of the corrections of a
/// version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DecisionName {
    /// Something that was put right about a version.
    PutRight(VersionId, u32),
    /// A decision about passages, quotes, speakers or facts, or a note.
    Made(DecisionKey),
}

impl std::fmt::Display for DecisionName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::PutRight(version, nth) => write!(f, "c{version}{}", u64::from(*nth) + 1),
            Self::Made(key) => key.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        for subject in Subject::ALL {
            assert_eq!(Subject::from_name(subject.name()), Some(subject));
        }
        for question in Question::ALL {
            assert_eq!(Question::from_name(question.name()), Some(question));
        }
        for verdict in [Verdict::Right, Verdict::Wrong] {
            assert_eq!(Verdict::from_name(verdict.name()), Some(verdict));
        }
        assert_eq!(Subject::from_name("speaker"), None);
    }

    #[test]
    fn decisions_have_names_of_their_own() {
        assert_eq!(DecisionName::Made(DecisionKey(0)).to_string(), "d1");
        assert_eq!(DecisionName::PutRight(VersionId(1), 0).to_string(), "cB1");
    }
}
