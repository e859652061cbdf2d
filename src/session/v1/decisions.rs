//! Decisions about quotes, speakers and facts in schema 1 of the story file.

use super::{AnchorShape, SessionError, unknown};
use crate::corrections::{DecisionKey, WordsAnchor};
use crate::facts::{self, FactKind};
use crate::project::{Decided, Decision, UseAnchor, VersionKey};
use crate::quotes::{self, Extent, Who};
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
    SameFact { of: UseShape, with: UseShape },
    OtherFact { of: UseShape },
    NoFact { of: UseShape },
    Value { of: UseShape, typed: String },
    Kind { of: UseShape, kind: String },
}

/// A use of a quote or fact: its version's key, its paragraph, its words, and how often they stand in the
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
    pub(super) fn of(decided: &Decided) -> Self {
        let what = match decided.decision.map(&mut UseShape::of) {
            Decision::Quote(decision) => about_quotes(decision),
            Decision::Fact(decision) => about_facts(decision),
        };
        Self { key: decided.key.0, what }
    }

    pub(super) fn read(self) -> Result<Decided, SessionError> {
        let decision: Decision<UseShape> = match self.what {
            WhatShape::Speaker { of, extent, who } => quotes::Decision::Speaker {
                of,
                extent: Extent::from_name(&extent).ok_or_else(|| unknown("extent", &extent))?,
                who: who.map(WhoShape::read),
            }
            .into(),
            WhatShape::SameSpeaker { who, is } => {
                quotes::Decision::SameSpeaker { who: who.read(), is: is.read() }.into()
            }
            WhatShape::OtherSpeaker { of, not, name } => {
                quotes::Decision::OtherSpeaker { of, not: not.read(), name }.into()
            }
            WhatShape::SameQuote { of, with } => quotes::Decision::SameQuote { of, with }.into(),
            WhatShape::Apart { of } => quotes::Decision::Apart { of }.into(),
            WhatShape::NoQuote { of } => quotes::Decision::NoQuote { of }.into(),
            WhatShape::SameFact { of, with } => facts::Decision::Same { of, with }.into(),
            WhatShape::OtherFact { of } => facts::Decision::Apart { of }.into(),
            WhatShape::NoFact { of } => facts::Decision::NoFact { of }.into(),
            WhatShape::Value { of, typed } => facts::Decision::Value { of, typed }.into(),
            WhatShape::Kind { of, kind } => facts::Decision::Kind {
                of,
                kind: FactKind::from_name(&kind).ok_or_else(|| unknown("kind of fact", &kind))?,
            }
            .into(),
        };
        let decision = decision.map(&mut UseShape::read);
        Ok(Decided { key: DecisionKey(self.key), decision })
    }
}

fn about_quotes(decision: quotes::Decision<UseShape>) -> WhatShape {
    use quotes::Decision::{Apart, NoQuote, OtherSpeaker, SameQuote, SameSpeaker, Speaker};
    match decision {
        Speaker { of, extent, who } => {
            WhatShape::Speaker { of, extent: extent.name().to_owned(), who: who.map(WhoShape::of) }
        }
        SameSpeaker { who, is } => {
            WhatShape::SameSpeaker { who: WhoShape::of(who), is: WhoShape::of(is) }
        }
        OtherSpeaker { of, not, name } => {
            WhatShape::OtherSpeaker { of, not: WhoShape::of(not), name }
        }
        SameQuote { of, with } => WhatShape::SameQuote { of, with },
        Apart { of } => WhatShape::Apart { of },
        NoQuote { of } => WhatShape::NoQuote { of },
    }
}

fn about_facts(decision: facts::Decision<UseShape>) -> WhatShape {
    use facts::Decision::{Apart, Kind, NoFact, Same, Value};
    match decision {
        Same { of, with } => WhatShape::SameFact { of, with },
        Apart { of } => WhatShape::OtherFact { of },
        NoFact { of } => WhatShape::NoFact { of },
        Value { of, typed } => WhatShape::Value { of, typed },
        Kind { of, kind } => WhatShape::Kind { of, kind: kind.name().to_owned() },
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

    fn read(&self) -> UseAnchor {
        let words = WordsAnchor {
            paragraph: self.paragraph.clone().read(),
            words: self.words.clone(),
            nth: self.nth,
        };
        UseAnchor { version: VersionKey(self.version), words }
    }
}

impl WhoShape {
    fn of(who: Who<UseShape>) -> Self {
        Self { name: who.name, at: who.at }
    }

    fn read(self) -> Who<UseShape> {
        Who { name: self.name, at: self.at }
    }
}
