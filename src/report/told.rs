//! Verdicts of the presentation in plain words, for formats that have no marks of their own for them.

use super::index::Index;
use super::words;
use crate::align::RowId;
use crate::article::{self, Place, Role, VersionId};
use crate::present::{
    CellView, CheckView, DecisionView, NearestView, PassageView, Presentation, QuoteReading,
    RowView, TOO_LONG, Target, Typographic,
};
use crate::story::Story;

/// Characters of the nearest passage that are given where a version leaves something out.
const NEAREST_CHARS: usize = 140;

/// The nearest passage that was found, and how near it is.
pub(super) fn nearest((story, index): (&Story, &Index), nearest: Option<NearestView>) -> String {
    let Some(NearestView { place, similarity }) = nearest else {
        return "no passage of this version comes near".to_owned();
    };
    let words = article::words_at(&story.versions, place);
    format!(
        "nearest {}, {} alike: “{}”",
        at(index, place),
        words::percent(similarity),
        words::excerpt(words, NEAREST_CHARS),
    )
}

/// A paragraph and the row that it stands in: "A3 (r2)".
pub(super) fn at(index: &Index, place: Place) -> String {
    match index.row_of(place) {
        Some(row) => format!("{} ({row})", place.paragraph),
        None => place.paragraph.to_string(),
    }
}

/// What is to be said about a passage of `version` besides its words: how it stands to the base's, its role,
/// what became of it.
pub(super) fn marks(
    (view, base, index): (&Presentation, VersionId, &Index),
    row: &RowView,
    version: VersionId,
    passage: &PassageView,
) -> Vec<String> {
    let relation = if version == base { "base" } else { words::relation(passage.relation) };
    let mut marks = vec![relation.to_owned()];
    if passage.role != Role::Body {
        marks.push(passage.role.name().to_owned());
    }
    marks.extend(words::join(passage.join).map(str::to_owned));
    let severity = row.reading_of(version).and_then(|reading| reading.severity);
    marks.extend(severity.and_then(words::severity));
    if passage.moved {
        marks.push(match index.before(version, row.id) {
            Some(before) => format!("moved, here it follows {before}"),
            None => "moved, here it comes first".to_owned(),
        });
    }
    marks.extend(passage.moved_sentences_in_words());
    if view.typographic == Typographic::Shown {
        marks.extend(passage.typography_in_words());
    }
    marks.extend(passage.coarse.then(|| TOO_LONG.to_owned()));
    marks
}

/// What is told of a story, and where its parts stand.
pub(super) struct Teller<'a> {
    story: &'a Story,
    view: &'a Presentation,
    base: VersionId,
    index: Index,
}

impl<'a> Teller<'a> {
    pub(super) fn new(story: &'a Story, view: &'a Presentation, base: VersionId) -> Self {
        Self { story, view, base, index: Index::new(&view.rows) }
    }

    /// "left out", "not here", "stands elsewhere"; `None` for a passage.
    pub(super) fn absence(cell: &CellView) -> Option<(&'static str, Option<NearestView>)> {
        match cell {
            CellView::Passage(_) => None,
            CellView::LeftOut(near) => Some(("left out", *near)),
            CellView::Elsewhere(near) => Some(("stands elsewhere", Some(*near))),
            CellView::Empty(near) => Some(("not here", *near)),
        }
    }

    /// The nearest passage that was found, and how near it is.
    pub(super) fn nearest(&self, nearest: Option<NearestView>) -> String {
        self::nearest((self.story, &self.index), nearest)
    }

    /// A paragraph and the row that it stands in: "A3 (r2)".
    pub(super) fn at(&self, place: Place) -> String {
        at(&self.index, place)
    }

    /// How a passage stands to the base's.
    pub(super) fn passage(
        &self,
        row: &RowView,
        version: VersionId,
        passage: &PassageView,
    ) -> Vec<String> {
        let mut marks = marks((self.view, self.base, &self.index), row, version, passage);
        marks.extend(self.matched(row.id, version));
        marks
    }

    /// That a person decided that a passage stands, or does not stand, in a row.
    pub(super) fn matched(&self, row: RowId, version: VersionId) -> Option<String> {
        self.view.is_matched(row, version).then(|| words::BY_USER.to_owned())
    }

    /// Comments on, and checks of what is said about, `target`.
    pub(super) fn notes(&self, target: Target) -> Vec<String> {
        let comments = self.view.comments_on(target);
        let comments = comments.map(|one| format!("{} {}", words::COMMENT, one.text));
        let checks = self.view.checks_of(target).map(CheckView::in_words);
        comments.chain(checks).collect()
    }

    /// By whom a quote is said in one version, how sure that is, and why.
    pub(super) fn speaker(&self, reading: &QuoteReading) -> String {
        let speaker = match &reading.speaker {
            Some(speaker) if reading.by_user => format!("{speaker}, {}", words::BY_USER),
            Some(speaker) => format!("{speaker}, {} sure", words::percent(reading.confidence)),
            None if reading.rivals.is_empty() => "speaker can’t be told".to_owned(),
            None => format!("speaker can’t be told: {}", reading.rivals.join(" or ")),
        };
        let hands = words::hands(self.story, reading).into_iter().map(|hand| format!("; {hand}"));
        format!("{speaker} ({}{})", reading.reason, hands.collect::<String>())
    }

    /// What became of a quote in one version, and in what ways.
    pub(super) fn quote(reading: &QuoteReading) -> Vec<String> {
        let mut marks = vec![reading.label().to_owned()];
        marks.extend(reading.changes.iter().map(|change| change.label().to_owned()));
        let sources = reading.attribution_changes.iter();
        marks.extend(sources.map(|change| change.label().to_owned()));
        marks
    }
}

/// A decision with what was before, what it changed, and why it has no effect where it has none.
pub(super) fn decision(decision: &DecisionView) -> String {
    let changed = decision.changed().join(", ");
    let changed = if changed.is_empty() { changed } else { format!(" ({changed})") };
    let before = decision.before.as_deref();
    let before = before.map_or_else(String::new, |text| format!(" Before: {text}."));
    let unmet = decision.unmet;
    let unmet = unmet.map_or_else(String::new, |why| format!(" Without effect: {}.", why.reason()));
    format!("{}.{before}{changed}{unmet}", decision.text)
}

/// A setting with its name, once.
pub(super) fn setting(name: &str, value: &str) -> String {
    if value.starts_with(name) { value.to_owned() } else { format!("{name}: {value}") }
}
