//! What a person can decide about quotes and speakers, as data. A decision names its quotes by a
//! use of them; `P` says how that use is told: by an anchor in a story file, by a [`Use`] once its
//! place was looked for.

use super::{QuoteId, SpeakerId};
use crate::corrections::{self, Unmet, Use};
use std::convert::Infallible;

/// In which versions a speaker is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Extent {
    /// In all that have the quote.
    Everywhere,
    /// In the version of the use.
    ThisVersion,
}

impl Extent {
    /// The word for it in story files and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::ThisVersion => "this-version",
        }
    }

    /// The extent with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Everywhere, Self::ThisVersion].into_iter().find(|extent| extent.name() == name)
    }
}

/// A speaker, by name. Names grow with the versions ("Okafor", "Peter Okafor"), so a use of theirs
/// is remembered too; a name that was typed has none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who<P> {
    /// As they were called when it was decided.
    pub name: String,
    /// Words that were theirs then.
    pub at: Option<P>,
}

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision<P> {
    /// This is the speaker of a quote; `None`: nobody can tell.
    Speaker {
        /// A use of the quote.
        of: P,
        /// Where it is so.
        extent: Extent,
        /// Who.
        who: Option<Who<P>>,
    },
    /// Two speakers are one.
    SameSpeaker {
        /// The one whose name goes.
        who: Who<P>,
        /// The one whose name stays.
        is: Who<P>,
    },
    /// Some of a speaker's quotes are somebody else's.
    OtherSpeaker {
        /// A use of each.
        of: Vec<P>,
        /// Whose they are not.
        not: Who<P>,
        /// Whose they are.
        name: String,
    },
    /// Two quotes are one.
    SameQuote {
        /// A use of the one.
        of: P,
        /// A use of the other, or a passage that holds no quote: it is the quote in other words.
        with: P,
    },
    /// What a version has of a quote is not that quote.
    Apart {
        /// Its use there.
        of: P,
    },
    /// These words are no quote.
    NoQuote {
        /// A use of it.
        of: P,
    },
}

impl<P> Decision<P> {
    /// The word for its kind in JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Speaker { .. } => "speaker",
            Self::SameSpeaker { .. } => "same-speaker",
            Self::OtherSpeaker { .. } => "other-speaker",
            Self::SameQuote { .. } => "same-quote",
            Self::Apart { .. } => "apart",
            Self::NoQuote { .. } => "no-quote",
        }
    }

    /// The same decision with its uses told in another way.
    #[must_use]
    pub fn map<Q>(&self, use_of: &mut dyn FnMut(&P) -> Q) -> Decision<Q> {
        let Ok(told) = self.try_map::<Q, Infallible>(&mut |of| Ok(use_of(of)));
        told
    }

    /// The same decision with its uses told in another way.
    ///
    /// # Errors
    /// The first of `use_of`.
    pub fn try_map<Q, E>(
        &self,
        use_of: &mut dyn FnMut(&P) -> Result<Q, E>,
    ) -> Result<Decision<Q>, E> {
        Ok(match self {
            Self::Speaker { of, extent, who } => Decision::Speaker {
                of: use_of(of)?,
                extent: *extent,
                who: who.as_ref().map(|who| who.try_map(use_of)).transpose()?,
            },
            Self::SameSpeaker { who, is } => {
                Decision::SameSpeaker { who: who.try_map(use_of)?, is: is.try_map(use_of)? }
            }
            Self::OtherSpeaker { of, not, name } => Decision::OtherSpeaker {
                of: of.iter().map(&mut *use_of).collect::<Result<_, _>>()?,
                not: not.try_map(use_of)?,
                name: name.clone(),
            },
            Self::SameQuote { of, with } => {
                Decision::SameQuote { of: use_of(of)?, with: use_of(with)? }
            }
            Self::Apart { of } => Decision::Apart { of: use_of(of)? },
            Self::NoQuote { of } => Decision::NoQuote { of: use_of(of)? },
        })
    }
}

impl<P> Who<P> {
    fn try_map<Q, E>(&self, use_of: &mut dyn FnMut(&P) -> Result<Q, E>) -> Result<Who<Q>, E> {
        Ok(Who { name: self.name.clone(), at: self.at.as_ref().map(use_of).transpose()? })
    }
}

/// A decision whose places were looked for.
pub type Placed = corrections::Placed<Decision<Use>>;

/// What became of a decision in a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The decision.
    pub placed: Placed,
    /// The quotes that it changed, as they are called now.
    pub quotes: Vec<QuoteId>,
    /// The speaker that it made, or made one of two.
    pub speaker: Option<SpeakerId>,
    /// Why it, or a part of it, changed nothing.
    pub unmet: Option<Unmet>,
}
