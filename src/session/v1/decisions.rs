//! Decisions about quotes and speakers in schema 1 of the story file.

use super::{AnchorShape, SessionError, unknown};
use crate::corrections::WordsAnchor;
use crate::project::{QuoteDecision, UseAnchor, VersionKey};
use crate::quotes::{Decision, DecisionKey, Extent, Who};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(super) struct DecisionShape {
    key: u32,
    #[serde(flatten)]
    what: WhatShape,
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "decide", rename_all = "kebab-case")]
enum WhatShape {
    Speaker { of: UseShape, extent: String, who: Option<WhoShape> },
    SameSpeaker { who: WhoShape, is: WhoShape },
    OtherSpeaker { of: Vec<UseShape>, not: WhoShape, name: String },
    SameQuote { of: UseShape, with: UseShape },
    Apart { of: UseShape },
    NoQuote { of: UseShape },
}

/// A use of a quote: its version's key, its paragraph, its words, and how often they stand in the
/// paragraph before.
#[derive(Serialize, Deserialize)]
struct UseShape {
    version: u32,
    paragraph: AnchorShape,
    words: String,
    #[serde(default)]
    nth: u32,
}

#[derive(Serialize, Deserialize)]
struct WhoShape {
    name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<UseShape>,
}

impl DecisionShape {
    pub(super) fn of(decision: &QuoteDecision) -> Self {
        let shape = decision.decision.map(&mut UseShape::of);
        let what = match shape {
            Decision::Speaker { of, extent, who } => WhatShape::Speaker {
                of,
                extent: extent.name().to_owned(),
                who: who.map(WhoShape::of),
            },
            Decision::SameSpeaker { who, is } => {
                WhatShape::SameSpeaker { who: WhoShape::of(who), is: WhoShape::of(is) }
            }
            Decision::OtherSpeaker { of, not, name } => {
                WhatShape::OtherSpeaker { of, not: WhoShape::of(not), name }
            }
            Decision::SameQuote { of, with } => WhatShape::SameQuote { of, with },
            Decision::Apart { of } => WhatShape::Apart { of },
            Decision::NoQuote { of } => WhatShape::NoQuote { of },
        };
        Self { key: decision.key.0, what }
    }

    pub(super) fn read(self) -> Result<QuoteDecision, SessionError> {
        let decision = match self.what {
            WhatShape::Speaker { of, extent, who } => Decision::Speaker {
                of: of.read(),
                extent: Extent::from_name(&extent).ok_or_else(|| unknown("extent", &extent))?,
                who: who.map(WhoShape::read),
            },
            WhatShape::SameSpeaker { who, is } => {
                Decision::SameSpeaker { who: who.read(), is: is.read() }
            }
            WhatShape::OtherSpeaker { of, not, name } => Decision::OtherSpeaker {
                of: of.into_iter().map(UseShape::read).collect(),
                not: not.read(),
                name,
            },
            WhatShape::SameQuote { of, with } => {
                Decision::SameQuote { of: of.read(), with: with.read() }
            }
            WhatShape::Apart { of } => Decision::Apart { of: of.read() },
            WhatShape::NoQuote { of } => Decision::NoQuote { of: of.read() },
        };
        Ok(QuoteDecision { key: DecisionKey(self.key), decision })
    }
}

impl UseShape {
    fn of(anchor: &UseAnchor) -> Self {
        Self {
            version: anchor.version.0,
            paragraph: AnchorShape::of(&anchor.words.paragraph),
            words: anchor.words.words.clone(),
            nth: anchor.words.nth,
        }
    }

    fn read(self) -> UseAnchor {
        let words =
            WordsAnchor { paragraph: self.paragraph.read(), words: self.words, nth: self.nth };
        UseAnchor { version: VersionKey(self.version), words }
    }
}

impl WhoShape {
    fn of(who: Who<UseShape>) -> Self {
        Self { name: who.name, at: who.at }
    }

    fn read(self) -> Who<UseAnchor> {
        Who { name: self.name, at: self.at.map(UseShape::read) }
    }
}
