//! What a person can decide about facts, as data. A decision names its facts by a use of them; `P`
//! says how that use is told: by an anchor in a story file, by a [`Use`] once its place was looked for.

use super::{FactId, FactKind};
use crate::corrections::{self, Unmet, Use};
use std::convert::Infallible;

/// One decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision<P> {
    /// Two facts are one.
    Same {
        /// A use of the one.
        of: P,
        /// A use of the other.
        with: P,
    },
    /// What a version has of a fact is not that fact.
    Apart {
        /// Its use there.
        of: P,
    },
    /// These words are no fact.
    NoFact {
        /// A use of it.
        of: P,
    },
    /// The value that a version gives is another one than was read.
    Value {
        /// A use that gives it.
        of: P,
        /// The value as it was typed: "1.2 million", "2017-10-31".
        typed: String,
    },
    /// A name is a name of another kind.
    Kind {
        /// A use of it.
        of: P,
        /// The kind.
        kind: FactKind,
    },
}

impl<P> Decision<P> {
    /// The word for its kind in JSON.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Same { .. } => "same-fact",
            Self::Apart { .. } => "other-fact",
            Self::NoFact { .. } => "no-fact",
            Self::Value { .. } => "value",
            Self::Kind { .. } => "kind",
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
            Self::Same { of, with } => Decision::Same { of: use_of(of)?, with: use_of(with)? },
            Self::Apart { of } => Decision::Apart { of: use_of(of)? },
            Self::NoFact { of } => Decision::NoFact { of: use_of(of)? },
            Self::Value { of, typed } => Decision::Value { of: use_of(of)?, typed: typed.clone() },
            Self::Kind { of, kind } => Decision::Kind { of: use_of(of)?, kind: *kind },
        })
    }
}

/// A decision whose places were looked for.
pub type Placed = corrections::Placed<Decision<Use>>;

/// What became of a decision in a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The decision.
    pub placed: Placed,
    /// The facts that it changed, as they are called now.
    pub facts: Vec<FactId>,
    /// Why it changed nothing.
    pub unmet: Option<Unmet>,
}
