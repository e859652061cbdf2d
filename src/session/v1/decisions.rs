//! Decisions about passages, quotes, speakers and facts, comments and checks in schema 1 of the story file.

use super::{AnchorShape, SessionError, unknown};
use crate::align;
use crate::corrections::{DecisionKey, Question, Remark, Subject, Verdict, WordsAnchor};
use crate::facts::{self, FactKind};
use crate::project::{Decided, Decision, UseAnchor, VersionKey};
use crate::quotes::{self, Extent, Who};
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
pub(super) struct DecisionShape {
    key: u32,
    #[serde(flatten)]
    what: WhatShape,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    before: Option<String>,
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
    SamePassage { of: UseShape, with: UseShape },
    OtherPassage { of: Vec<UseShape>, from: Vec<UseShape> },
    JoinRows { of: UseShape, with: UseShape },
    Comment { on: String, of: UseShape, text: String },
    Check { question: String, of: Vec<UseShape>, said: String, verdict: String },
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
            Decision::Passage(decision) => about_passages(decision),
            Decision::Remark(remark) => noted(remark),
        };
        Self { key: decided.key.0, what, before: decided.before.clone() }
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
            WhatShape::SamePassage { of, with } => align::Decision::Same { of, with }.into(),
            WhatShape::OtherPassage { of, from } => align::Decision::Apart { of, from }.into(),
            WhatShape::JoinRows { of, with } => align::Decision::Join { of, with }.into(),
            WhatShape::Comment { on, of, text } => {
                let on = Subject::from_name(&on).ok_or_else(|| unknown("subject", &on))?;
                Remark::Comment { on, of, text }.into()
            }
            WhatShape::Check { question, of, said, verdict } => Remark::Check {
                question: Question::from_name(&question)
                    .ok_or_else(|| unknown("question", &question))?,
                of,
                said,
                verdict: Verdict::from_name(&verdict)
                    .ok_or_else(|| unknown("verdict", &verdict))?,
            }
            .into(),
        };
        let decision = decision.map(&mut UseShape::read);
        Ok(Decided { key: DecisionKey(self.key), decision, before: self.before })
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

fn about_passages(decision: align::Decision<UseShape>) -> WhatShape {
    use align::Decision::{Apart, Join, Same};
    match decision {
        Same { of, with } => WhatShape::SamePassage { of, with },
        Apart { of, from } => WhatShape::OtherPassage { of, from },
        Join { of, with } => WhatShape::JoinRows { of, with },
    }
}

fn noted(remark: Remark<UseShape>) -> WhatShape {
    match remark {
        Remark::Comment { on, of, text } => {
            WhatShape::Comment { on: on.name().to_owned(), of, text }
        }
        Remark::Check { question, of, said, verdict } => WhatShape::Check {
            question: question.name().to_owned(),
            of,
            said,
            verdict: verdict.name().to_owned(),
        },
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
