//! The kinds of things that are told of a quote, each with its word in JSON and its words for people.

/// How the words are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteKind {
    /// In quotation marks.
    Direct,
    /// Without marks: "said that …".
    Indirect,
    /// Partly in marks.
    Mixed,
    /// A word or two in marks: scare quotes, titles, names, mottos.
    Fragment,
}

impl QuoteKind {
    /// The word for it on screen, in reports and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Indirect => "indirect",
            Self::Mixed => "mixed",
            Self::Fragment => "fragment",
        }
    }
}

/// What became of a quote in one version, against its fullest form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteStatus {
    /// All its words.
    Full,
    /// Part of its words, unchanged.
    Trimmed,
    /// Other words in quotation marks.
    Reworded,
    /// Given without marks.
    Paraphrased,
    /// A word or two.
    Fragment,
    /// Given to somebody else.
    OtherSpeaker,
}

impl QuoteStatus {
    /// The word for it in JSON. A version without the quote is "absent".
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Trimmed => "trimmed",
            Self::Reworded => "reworded",
            Self::Paraphrased => "paraphrased",
            Self::Fragment => "fragment",
            Self::OtherSpeaker => "other-speaker",
        }
    }

    /// All that can become of a quote that a version has.
    pub const ALL: [Self; 6] = [
        Self::Full,
        Self::Trimmed,
        Self::Reworded,
        Self::Paraphrased,
        Self::Fragment,
        Self::OtherSpeaker,
    ];

    /// The words for it on screen and in reports.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::OtherSpeaker => "other speaker",
            Self::Full | Self::Trimmed | Self::Reworded | Self::Paraphrased | Self::Fragment => {
                self.name()
            }
        }
    }

    /// A sign that differs in shape from those of the others. It never stands without the word.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Self::Full => "●",
            Self::Trimmed => "◐",
            Self::Reworded => "≠",
            Self::Paraphrased => "≈",
            Self::Fragment => "…",
            Self::OtherSpeaker => "⚠",
        }
    }
}

/// One kind of difference from the fullest form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum QuoteChange {
    /// Only marks, spaces, case, dashes.
    Typographic,
    /// All the words stand in the version, in several quotes: nothing is left out.
    InParts,
    /// A cut that is marked with an ellipsis.
    EllipsisMarked,
    /// A cut in the middle that is not marked.
    CutUnmarked,
    /// Words added in brackets.
    BracketInsertion,
    /// The beginning is missing.
    TruncatedStart,
    /// The end is missing.
    TruncatedEnd,
    /// Other words.
    WordsChanged,
    /// Another tense.
    Tense,
    /// A hedge added or dropped: "may", "reportedly".
    Hedge,
    /// Another number.
    Number,
    /// A negation added or dropped.
    Negation,
    /// Another speaker.
    Speaker,
}

impl QuoteChange {
    /// The word for it in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Typographic => "typographic",
            Self::InParts => "in-parts",
            Self::EllipsisMarked => "ellipsis-marked",
            Self::CutUnmarked => "cut-unmarked",
            Self::BracketInsertion => "bracket-insertion",
            Self::TruncatedStart => "truncated-start",
            Self::TruncatedEnd => "truncated-end",
            Self::WordsChanged => "words-changed",
            Self::Tense => "tense",
            Self::Hedge => "hedge",
            Self::Number => "number",
            Self::Negation => "negation",
            Self::Speaker => "speaker",
        }
    }

    /// The words for it on screen and in reports.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Typographic => "only typography",
            Self::InParts => "all its words, in several quotes",
            Self::EllipsisMarked => "a cut marked with an ellipsis",
            Self::CutUnmarked => "a cut in the middle that is not marked",
            Self::BracketInsertion => "words added in brackets",
            Self::TruncatedStart => "the beginning is cut",
            Self::TruncatedEnd => "the end is cut",
            Self::WordsChanged => "other words",
            Self::Tense => "another tense",
            Self::Hedge => "a hedge added or dropped",
            Self::Number => "another number",
            Self::Negation => "a negation added or dropped",
            Self::Speaker => "another speaker",
        }
    }

    /// The same in a word or two.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Self::Typographic => "typography",
            Self::InParts => "in parts",
            Self::EllipsisMarked => "ellipsis",
            Self::CutUnmarked => "unmarked cut",
            Self::BracketInsertion => "brackets",
            Self::TruncatedStart => "start cut",
            Self::TruncatedEnd => "end cut",
            Self::WordsChanged => "words",
            Self::Tense => "tense",
            Self::Hedge => "hedge",
            Self::Number => "number",
            Self::Negation => "negation",
            Self::Speaker => "speaker",
        }
    }

    /// How grave it is. A cut that its marks do not show passes for the whole; a cut or an insertion
    /// that is marked, or an end that is left off, is what quoting in part means.
    #[must_use]
    pub fn severity(self) -> ChangeSeverity {
        match self {
            Self::Typographic | Self::InParts => ChangeSeverity::Typographic,
            Self::EllipsisMarked
            | Self::BracketInsertion
            | Self::TruncatedStart
            | Self::TruncatedEnd
            | Self::WordsChanged
            | Self::Tense => ChangeSeverity::Minor,
            Self::CutUnmarked | Self::Hedge | Self::Number | Self::Negation | Self::Speaker => {
                ChangeSeverity::Meaning
            }
        }
    }
}

/// How grave a change of a quote is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeSeverity {
    /// Only marks, spaces, case, dashes, or the parts it is told in.
    Typographic,
    /// Words, but nothing that is known to change what is said.
    Minor,
    /// It may change what is said, or who is said to say it.
    Meaning,
}

impl ChangeSeverity {
    /// The word for it on screen, in reports and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Typographic => "typographic",
            Self::Minor => "minor",
            Self::Meaning => "meaning",
        }
    }
}

/// What is meant by a word that says that somebody speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CueClass {
    /// Neutral: said, added, wrote.
    Said,
    /// With distance: claimed, alleged.
    Claimed,
    /// A question or a request.
    Asked,
    /// A denial.
    Denied,
    /// A thought or a feeling: believes, fears.
    Thought,
    /// A wish or a plan.
    Wanted,
    /// Praise or blame.
    Judged,
    /// A paper or figures tell: the poll shows.
    Showed,
}

impl CueClass {
    /// The word for it on screen, in reports and in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Said => "said",
            Self::Claimed => "claimed",
            Self::Asked => "asked",
            Self::Denied => "denied",
            Self::Thought => "thought",
            Self::Wanted => "wanted",
            Self::Judged => "judged",
            Self::Showed => "showed",
        }
    }
}

/// One kind of difference between how two versions name the source of a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AttributionChange {
    /// A verb of another kind: "said", "claimed".
    Cue,
    /// Another title or role: "a senior official", "an opponent of the government".
    Description,
    /// Passed on by somebody in one of the two only: "the agency reported".
    PassedOn,
    /// A name where the other has none.
    Named,
    /// No name where the other has one: "a spokesman".
    Unnamed,
    /// No source where the other names one.
    NoSource,
}

impl AttributionChange {
    /// The word for it in JSON.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Cue => "cue",
            Self::Description => "description",
            Self::PassedOn => "passed-on",
            Self::Named => "named",
            Self::Unnamed => "unnamed",
            Self::NoSource => "no-source",
        }
    }

    /// The words for it on screen and in reports.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Cue => "a verb of another kind",
            Self::Description => "another description of the source",
            Self::PassedOn => "passed on by somebody else, or no longer",
            Self::Named => "the source is named",
            Self::Unnamed => "the source is not named",
            Self::NoSource => "no source is given",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_a_sign_and_a_word_of_its_own() {
        let mut signs: Vec<&str> = QuoteStatus::ALL.iter().map(|s| s.sign()).collect();
        let mut words: Vec<&str> = QuoteStatus::ALL.iter().map(|s| s.label()).collect();
        signs.sort_unstable();
        signs.dedup();
        words.sort_unstable();
        words.dedup();
        assert_eq!((signs.len(), words.len()), (QuoteStatus::ALL.len(), QuoteStatus::ALL.len()));
    }
}
