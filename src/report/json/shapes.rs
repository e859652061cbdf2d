//! The shapes of the JSON report and of the lines of `inspect`, field by field. What each means is
//! told in the schemas in `assets/schema`.

use crate::article::VersionId;
use serde::Serialize;
use std::collections::BTreeMap;

pub(super) type ByVersion<T> = BTreeMap<Letters, T>;

/// A version's letters, ordered as versions are and not as words are (Z before AA).
#[derive(PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Letters(pub(super) VersionId);

impl Serialize for Letters {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

#[derive(Serialize)]
pub(super) struct ReportShape<'a> {
    pub(super) format: &'static str,
    pub(super) schema: u32,
    pub(super) generator: &'static str,
    pub(super) story: StoryShape<'a>,
    pub(super) versions: Vec<VersionShape<'a>>,
    pub(super) rows: Vec<RowShape>,
    pub(super) quotes: Vec<QuoteShape<'a>>,
    pub(super) facts: Vec<FactShape<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) decisions: Vec<DecisionShape<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) comments: Vec<CommentShape<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) checks: Vec<CheckShape>,
    pub(super) wording: super::wording::WordingShape<'a>,
    pub(super) summary: SummaryShape<'a>,
    pub(super) settings: SettingsShape<'a>,
}

#[derive(Serialize)]
pub(super) struct StoryShape<'a> {
    pub(super) title: &'a str,
    pub(super) versions: usize,
    pub(super) degraded: Option<String>,
}

#[derive(Serialize)]
pub(super) struct SettingsShape<'a> {
    pub(super) base: String,
    pub(super) typographic: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) selection: Option<SelectionShape<'a>>,
}

/// A version that took part in the comparison and is not written.
#[derive(Serialize)]
pub(super) struct NotWrittenShape<'a> {
    pub(super) id: String,
    pub(super) label: &'a str,
    pub(super) source: SourceShape<'a>,
}

/// What of the story is written, where that is not everything.
#[derive(Serialize)]
pub(super) struct SelectionShape<'a> {
    pub(super) parts: Vec<&'static str>,
    pub(super) versions: Vec<String>,
    pub(super) not_written: Vec<NotWrittenShape<'a>>,
    pub(super) rows: Vec<String>,
    pub(super) quotes: &'static str,
    pub(super) facts: &'static str,
}

#[derive(Serialize)]
pub(super) struct SummaryShape<'a> {
    pub(super) sentences: &'a [String],
    pub(super) rows_in_all: usize,
    pub(super) rows_in_one: usize,
    pub(super) similarity: Vec<Vec<f32>>,
    pub(super) left_out: ByVersion<Vec<OmissionShape>>,
    pub(super) only_here: ByVersion<Vec<String>>,
    pub(super) derivation: ByVersion<DerivationShape<'a>>,
}

#[derive(Serialize)]
pub(super) struct DerivationShape<'a> {
    pub(super) against_base: Option<SharesShape>,
    pub(super) against_all: SharesShape,
    pub(super) source: EstimateShape<'a>,
}

#[derive(Serialize)]
pub(super) struct SharesShape {
    pub(super) words: usize,
    pub(super) verbatim: ShareShape,
    pub(super) edited: ShareShape,
    pub(super) reworded: ShareShape,
    pub(super) own: ShareShape,
}

#[derive(Clone, Copy, Serialize)]
pub(super) struct ShareShape {
    pub(super) words: usize,
    pub(super) percent: usize,
}

#[derive(Serialize)]
pub(super) struct EstimateShape<'a> {
    pub(super) estimate: &'static str,
    pub(super) version: Option<String>,
    pub(super) reason: &'a str,
}

#[derive(Serialize)]
pub(super) struct OmissionShape {
    pub(super) row: String,
    pub(super) carried_by: Vec<String>,
    pub(super) nearest: Option<NearestShape>,
}

#[derive(Serialize)]
pub(super) struct VersionShape<'a> {
    pub(super) id: String,
    pub(super) label: &'a str,
    pub(super) source: SourceShape<'a>,
    pub(super) headline: Option<&'a str>,
    pub(super) byline: Option<&'a str>,
    pub(super) published: Option<String>,
    pub(super) language: Option<&'static str>,
    pub(super) words: usize,
    pub(super) warnings: Vec<&'a str>,
    pub(super) paragraphs: Vec<ParagraphShape<'a>>,
}

#[derive(Serialize)]
pub(super) struct SourceShape<'a> {
    pub(super) file: &'a str,
    pub(super) sha256: &'a str,
    pub(super) kind: &'static str,
    pub(super) encoding: &'a str,
}

#[derive(Serialize)]
pub(super) struct ParagraphShape<'a> {
    pub(super) id: String,
    pub(super) role: &'static str,
    pub(super) text: &'a str,
    pub(super) sentences: Vec<(usize, usize)>,
    pub(super) why: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct PlaceShape {
    pub(super) paragraph: String,
    pub(super) start: usize,
    pub(super) end: usize,
}

#[derive(Serialize)]
pub(super) struct WordsShape<'a> {
    pub(super) paragraph: String,
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) text: &'a str,
}

#[derive(Serialize)]
pub(super) struct RowShape {
    pub(super) id: String,
    pub(super) cells: ByVersion<Option<CellShape>>,
    pub(super) readings: Vec<ReadingShape>,
    pub(super) severity: Option<&'static str>,
    pub(super) changes: Vec<&'static str>,
    pub(super) sentences: Vec<SentencesShape>,
    pub(super) nearest: ByVersion<NearestShape>,
}

#[derive(Serialize)]
pub(super) struct CellShape {
    pub(super) passages: Vec<PlaceShape>,
    pub(super) relation: &'static str,
    pub(super) similarity: Option<f32>,
    pub(super) moved: bool,
    pub(super) split: &'static str,
    pub(super) typographic: BTreeMap<&'static str, usize>,
    pub(super) moved_sentences: usize,
    pub(super) coarse: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) by_user: bool,
}

#[derive(Serialize)]
pub(super) struct ReadingShape {
    pub(super) versions: Vec<String>,
    pub(super) text: String,
    pub(super) severity: Option<&'static str>,
    pub(super) changes: Vec<&'static str>,
}

#[derive(Serialize)]
pub(super) struct SentencesShape {
    pub(super) cells: ByVersion<Vec<PlaceShape>>,
    pub(super) relation: &'static str,
}

#[derive(Serialize)]
pub(super) struct NearestShape {
    pub(super) paragraph: String,
    pub(super) similarity: f32,
}

#[derive(Serialize)]
pub(super) struct SpeakerShape<'a> {
    pub(super) name: &'a str,
    pub(super) kind: &'static str,
}

#[derive(Serialize)]
pub(super) struct QuoteShape<'a> {
    pub(super) id: String,
    pub(super) speaker: Option<SpeakerShape<'a>>,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) by_user: bool,
    pub(super) cells: ByVersion<QuoteCellShape<'a>>,
}

/// What a person decided or noted.
#[derive(Serialize)]
pub(super) struct DecisionShape<'a> {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) before: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) rows: Vec<String>,
    pub(super) quotes: Vec<String>,
    pub(super) facts: Vec<String>,
    pub(super) unmet: Option<&'static str>,
}

/// A comment of a person's, where its place was found.
#[derive(Serialize)]
pub(super) struct CommentShape<'a> {
    pub(super) decision: String,
    pub(super) on: OnShape,
    pub(super) text: &'a str,
}

/// What a person said of a verdict.
#[derive(Serialize)]
pub(super) struct CheckShape {
    pub(super) decision: String,
    pub(super) on: OnShape,
    pub(super) question: &'static str,
    pub(super) verdict: &'static str,
}

/// What a comment or check is about: a row, quote or fact, all of it or what one version has.
#[derive(Serialize)]
pub(super) struct OnShape {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) row: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) quote: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) fact: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) version: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde gives a reference")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

#[derive(Serialize)]
pub(super) struct QuoteCellShape<'a> {
    pub(super) status: &'static str,
    pub(super) changes: Vec<&'static str>,
    pub(super) severity: Option<&'static str>,
    pub(super) attribution_changes: Vec<&'static str>,
    pub(super) depth: Option<f32>,
    pub(super) occurrences: Vec<QuoteOccurrenceShape<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) nearest: Option<NearestShape>,
}

#[derive(Serialize)]
pub(super) struct QuoteOccurrenceShape<'a> {
    #[serde(flatten)]
    pub(super) words: WordsShape<'a>,
    pub(super) kind: &'static str,
    pub(super) cue: Option<WordsShape<'a>>,
    pub(super) cue_class: Option<&'static str>,
    pub(super) attribution: Option<WordsShape<'a>>,
    pub(super) addressee: Option<WordsShape<'a>>,
    pub(super) reporter: Option<WordsShape<'a>>,
    pub(super) speaker: Option<SpeakerShape<'a>>,
    pub(super) rivals: Vec<&'a str>,
    pub(super) confidence: f32,
    pub(super) reason: &'a str,
    pub(super) depth: f32,
    pub(super) repeats: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) by_user: bool,
}

#[derive(Serialize)]
pub(super) struct FactShape<'a> {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) label: &'a str,
    pub(super) agreement: &'static str,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) by_user: bool,
    pub(super) cells: ByVersion<Option<FactCellShape<'a>>>,
}

#[derive(Serialize)]
pub(super) struct FactCellShape<'a> {
    pub(super) status: &'static str,
    pub(super) value: Option<&'a str>,
    pub(super) unit: Option<&'a str>,
    pub(super) qualifier: Option<&'static str>,
    pub(super) depth: f32,
    pub(super) occurrences: Vec<FactOccurrenceShape<'a>>,
}

#[derive(Serialize)]
pub(super) struct FactOccurrenceShape<'a> {
    #[serde(flatten)]
    pub(super) words: WordsShape<'a>,
    pub(super) value: Option<&'a str>,
    pub(super) unit: Option<&'a str>,
    pub(super) qualifier: Option<&'static str>,
    pub(super) setting: &'static str,
    #[serde(skip_serializing_if = "is_false")]
    pub(super) by_user: bool,
}

#[derive(Serialize)]
pub(super) struct InspectShape<'a> {
    #[serde(flatten)]
    pub(super) version: VersionShape<'a>,
    pub(super) quotes: Vec<InspectQuoteShape<'a>>,
    pub(super) facts: Vec<InspectFactShape<'a>>,
}

#[derive(Serialize)]
pub(super) struct InspectQuoteShape<'a> {
    pub(super) id: String,
    pub(super) speaker: Option<SpeakerShape<'a>>,
    pub(super) depth: Option<f32>,
    pub(super) occurrences: Vec<QuoteOccurrenceShape<'a>>,
}

#[derive(Serialize)]
pub(super) struct InspectFactShape<'a> {
    pub(super) id: String,
    pub(super) kind: &'static str,
    pub(super) label: &'a str,
    pub(super) agreement: &'static str,
    pub(super) occurrences: Vec<FactOccurrenceShape<'a>>,
}
