//! What screen and report show, free of any window: rows, matrices and an overview for one base.
//! Every verdict is made here or before, so that screen and report can't disagree.

use crate::align::{
    Arrangement, Change, DiffRun, Join, Relation, RowId, Severity, TypographicDifference,
    Typography,
};
use crate::article::{Place, Role, VersionId};
use crate::facts::{Agreement, FactId, FactKind, FactStatus, Setting, Value};
use crate::quotes::{
    AttributionChange, ChangeSeverity, QuoteChange, QuoteId, QuoteKind, QuoteStatus, SpeakerKind,
};
use crate::story::Story;
use crate::watch::{Cancelled, Watch};

mod across;
mod before;
mod decisions;
mod derivation;
mod facts;
pub mod filter;
mod near;
mod notes;
mod overview;
mod prominence;
mod quotes;
mod readings;
mod review;
mod rows;
mod wording;

pub use before::{before_fact, before_passage, before_quote};
pub use decisions::{About, DecisionView};
pub use derivation::{Derivation, Estimate, Part, Shares, Source, Standing};
pub use near::{NearPassage, near_passages};
pub use notes::{CheckView, CommentView, NotesView, Target, annotate};
pub use prominence::{FactOmission, Prominence, prominence};
pub use review::{ReviewItem, ReviewName, first_sentence, stake};
pub use wording::{WordingKey, WordingRow, WordingUse, WordingView};

#[cfg(test)]
pub(crate) mod testing;

/// All that is shown of a story for one base.
#[derive(Clone, Debug, Default)]
pub struct Presentation {
    /// The version that the others are compared with.
    pub base: Option<VersionId>,
    /// One for each version, in order.
    pub columns: Vec<Column>,
    /// The rows in the base's reading order.
    pub rows: Vec<RowView>,
    /// Quotes by versions.
    pub quotes: QuoteMatrix,
    /// Facts by versions.
    pub facts: FactMatrix,
    /// Word choice.
    pub wording: WordingView,
    /// The story at a glance.
    pub overview: Overview,
    /// Whether typographic differences are marked in the words.
    pub typographic: Typographic,
    /// What a person decided about passages, in the order in which it was decided.
    pub passage_decisions: Vec<DecisionView>,
    /// Comments, checks, and what was put right about versions.
    pub notes: NotesView,
    /// What a person should look at first, in this order.
    pub review: Vec<ReviewItem>,
}

/// Whether typographic differences are marked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Typographic {
    /// They are.
    #[default]
    Shown,
    /// Words that differ in nothing else are shown as equal.
    Hidden,
}

impl Presentation {
    /// The same, with words that differ by typography only shown as equal.
    #[must_use]
    pub fn without_typographic(mut self) -> Self {
        self.typographic = Typographic::Hidden;
        let passages =
            self.rows.iter_mut().flat_map(|row| &mut row.cells).filter_map(|cell| match cell {
                CellView::Passage(passage) => Some(&mut passage.runs),
                CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_) => None,
            });
        let quotes = self.quotes.speakers.iter_mut().flat_map(|group| &mut group.quotes);
        let quotes = quotes.flat_map(|quote| &mut quote.cells).filter_map(|cell| match cell {
            QuoteCellView::Present(reading) => Some(&mut reading.runs),
            QuoteCellView::Absent(_) => None,
        });
        for runs in passages.chain(quotes) {
            *runs = without_typographic(runs);
        }
        self
    }
}

/// `runs` with words that differ by typography only as equal words.
#[must_use]
pub fn without_typographic(runs: &[DiffRun]) -> Vec<DiffRun> {
    let mut plain: Vec<DiffRun> = Vec::with_capacity(runs.len());
    for &DiffRun { place, change } in runs {
        let change = if change == Change::Typographic { Change::Same } else { change };
        match plain.last_mut() {
            Some(last)
                if change == Change::Same
                    && last.change == change
                    && last.place.paragraph == place.paragraph
                    && last.place.span.end() == place.span.start() =>
            {
                last.place.span = last.place.span.hull(place.span);
            }
            Some(_) | None => plain.push(DiffRun { place, change }),
        }
    }
    plain
}

/// The head of a version's column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Whose column.
    pub version: VersionId,
    /// The version's label.
    pub label: String,
    /// Its headline.
    pub headline: Option<String>,
    /// Day of publication, ISO 8601.
    pub published: Option<String>,
    /// The time of day that stands with its date or byline, in minutes, where one does.
    pub time: Option<u32>,
    /// Words that take part in the alignment.
    pub words: usize,
    /// Share of its words that stand in rows it has in common with the base, 0 to 1.
    pub shared: f32,
    /// Warnings from reading.
    pub warnings: usize,
}

/// One row as shown.
#[derive(Clone, Debug, PartialEq)]
pub struct RowView {
    /// Its name.
    pub id: RowId,
    /// By version index.
    pub cells: Vec<CellView>,
    /// The distinct wordings, most carried first.
    pub readings: Vec<ReadingView>,
    /// How grave the gravest change between any two versions is; changes of meaning are added up.
    /// `None` where no two share enough words to say.
    pub severity: Option<Severity>,
    /// Quotes that touch it, in reading order, each once.
    pub quotes: Vec<QuoteId>,
    /// Facts that touch it, in reading order, each once.
    pub facts: Vec<FactId>,
}

impl RowView {
    /// Whether any version differs from the base here in more than typography.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.cells.iter().any(|cell| match cell {
            CellView::Passage(passage) => passage.relation != Relation::Same || passage.moved,
            CellView::LeftOut(_) => true,
            CellView::Elsewhere(_) | CellView::Empty(_) => false,
        })
    }

    /// Whether any version differs from the base in typography here.
    #[must_use]
    pub fn differs_typographically(&self) -> bool {
        self.cells.iter().any(|cell| match cell {
            CellView::Passage(passage) => !passage.typography.is_empty(),
            CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_) => false,
        })
    }

    /// The only version that has this row, if just one does.
    #[must_use]
    pub fn only_in(&self) -> Option<VersionId> {
        let mut having = self.cells.iter().enumerate().filter(|(_, cell)| cell.is_passage());
        let (index, _) = having.next()?;
        having.next().is_none().then(|| VersionId::at(index))
    }
}

/// One distinct wording of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadingView {
    /// The versions that carry it, in order; the first gives the wording.
    pub versions: Vec<VersionId>,
    /// How grave its change against the base's wording is. `None` where the base has no passage here,
    /// or where the two share too few words to say.
    pub severity: Option<Severity>,
}

/// One cell as shown.
#[derive(Clone, Debug, PartialEq)]
pub enum CellView {
    /// Words.
    Passage(PassageView),
    /// The base has the row and this version does not; with the nearest passage found.
    LeftOut(Option<NearestView>),
    /// The version has no passage here, but nearly the same words stand in another of its rows: a
    /// sentence that others say twice, or one that they have in another company.
    Elsewhere(NearestView),
    /// Neither the base nor this version has the row; with the nearest passage found.
    Empty(Option<NearestView>),
}

impl CellView {
    /// Whether the version has words here.
    #[must_use]
    pub fn is_passage(&self) -> bool {
        matches!(self, Self::Passage(_))
    }
}

/// The passage of a version that comes nearest to a row that it leaves out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NearestView {
    /// The words.
    pub place: Place,
    /// How near, 0 to 1.
    pub similarity: f32,
}

/// The words of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct PassageView {
    /// The role of its first paragraph.
    pub role: Role,
    /// How it stands to the base's; the base's own cells are [`Relation::Same`].
    pub relation: Relation,
    /// Share of words in common with the base, 0 to 1; `None` where the base has no passage here.
    pub similarity: Option<f32>,
    /// Whether it stands out of order against the base.
    pub moved: bool,
    /// Whether it is one paragraph, a part of one, or several.
    pub join: Join,
    /// The version's own places, in reading order.
    pub places: Vec<Place>,
    /// Its words with their fate against the base. Deleted runs are places of the base.
    pub runs: Vec<DiffRun>,
    /// Its typographic differences from the base, in reading order.
    pub typography: Vec<TypographicDifference>,
    /// How many of its sentences stand elsewhere in it than in the base's passage.
    pub moved_sentences: usize,
    /// Whether it is too long to be compared word by word everywhere.
    pub coarse: bool,
    /// Quotes and facts in it, by place.
    pub marks: Vec<Mark>,
}

impl PassageView {
    /// How many typographic differences of each kind it has; kinds that it has none of are left out.
    #[must_use]
    pub fn typography_by_kind(&self) -> Vec<(Typography, usize)> {
        let count = |kind| self.typography.iter().filter(|found| found.kind == kind).count();
        Typography::ALL
            .into_iter()
            .map(|kind| (kind, count(kind)))
            .filter(|&(_, count)| count > 0)
            .collect()
    }

    /// Its typographic differences in words: "3 typographic differences: punctuation 2, spelling 1";
    /// `None` where it has none.
    #[must_use]
    pub fn typography_in_words(&self) -> Option<String> {
        let kinds: Vec<String> = self
            .typography_by_kind()
            .into_iter()
            .map(|(kind, count)| format!("{} {count}", kind.label()))
            .collect();
        let all = match self.typography.len() {
            0 => return None,
            1 => "1 typographic difference".to_owned(),
            count => format!("{count} typographic differences"),
        };
        Some(format!("{all}: {}", kinds.join(", ")))
    }

    /// How many sentences were moved inside it, in words: "2 sentences moved"; `None` for none.
    #[must_use]
    pub fn moved_sentences_in_words(&self) -> Option<String> {
        match self.moved_sentences {
            0 => None,
            1 => Some("1 sentence moved".to_owned()),
            count => Some(format!("{count} sentences moved")),
        }
    }
}

/// What is said of a passage where a limit on length was hit.
pub const TOO_LONG: &str = "too long to compare word by word";

/// Words of a cell that belong to a quote or a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The words, inside one of the cell's places.
    pub place: Place,
    /// What they belong to.
    pub target: MarkTarget,
}

/// What a mark belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MarkTarget {
    /// A quote.
    Quote(QuoteId),
    /// A fact.
    Fact(FactId),
}

/// Quotes by versions, grouped by speaker.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct QuoteMatrix {
    /// Most quoted words first; quotes without a speaker last.
    pub speakers: Vec<SpeakerGroup>,
    /// What a person decided about quotes and speakers, in the order in which it was decided.
    pub decisions: Vec<DecisionView>,
}

/// All quotes of one speaker.
#[derive(Clone, Debug, PartialEq)]
pub struct SpeakerGroup {
    /// The speaker's name; `None` for quotes whose speaker can't be told.
    pub name: Option<String>,
    /// What kind of source.
    pub kind: Option<SpeakerKind>,
    /// Whether a person made this speaker one of two, or split it from another.
    pub by_user: bool,
    /// Words quoted in marks, by version index.
    pub direct_words: Vec<usize>,
    /// Words reported without marks, by version index.
    pub indirect_words: Vec<usize>,
    /// Where in the text the speaker is quoted, by version index; `None` where never.
    pub reach: Vec<Option<Reach>>,
    /// The quotes in reading order.
    pub quotes: Vec<QuoteRow>,
}

/// From where to where a voice is heard in a version: shares of the words before, 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// Of the first quote.
    pub first: f32,
    /// Of the deepest.
    pub deepest: f32,
}

/// One quote across versions.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteRow {
    /// Its name.
    pub id: QuoteId,
    /// The words of its fullest form.
    pub text: String,
    /// The version that has the fullest form.
    pub fullest: VersionId,
    /// Whether a person decided something about it.
    pub by_user: bool,
    /// By version index.
    pub cells: Vec<QuoteCellView>,
}

impl QuoteRow {
    /// How grave the gravest change in any version is; `None` where nothing changed.
    #[must_use]
    pub fn severity(&self) -> Option<ChangeSeverity> {
        let cells = self.cells.iter().filter_map(|cell| match cell {
            QuoteCellView::Present(reading) => reading.severity(),
            QuoteCellView::Absent(_) => None,
        });
        cells.max()
    }
}

/// One cell of the quote matrix.
#[derive(Clone, Debug, PartialEq)]
pub enum QuoteCellView {
    /// The version has the quote.
    Present(Box<QuoteReading>),
    /// It does not; with the nearest passage found.
    Absent(Option<NearestView>),
}

/// A version's form of a quote.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteReading {
    /// What became of it.
    pub status: QuoteStatus,
    /// In what way it differs from the fullest form, gravest first.
    pub changes: Vec<QuoteChange>,
    /// How the source is given otherwise than in the fullest form's version.
    pub attribution_changes: Vec<AttributionChange>,
    /// How its first use is given.
    pub kind: QuoteKind,
    /// The places of its words, in reading order, repeats excluded.
    pub places: Vec<Place>,
    /// Its words with their fate against the fullest form; deleted runs are places of that form.
    pub runs: Vec<DiffRun>,
    /// The words that name the source.
    pub attribution: Option<Place>,
    /// The words that say that somebody speaks.
    pub cue: Option<Place>,
    /// The words that name who is told.
    pub addressee: Option<Place>,
    /// The words that name who passes it on.
    pub reporter: Option<Place>,
    /// Where the words only repeat this use, as a pull-quote does.
    pub repeats: Vec<Place>,
    /// The speaker here; `None` where it can't be told.
    pub speaker: Option<String>,
    /// The possible speakers, where it can't be told between several.
    pub rivals: Vec<String>,
    /// How likely the speaker is right, 0 to 1.
    pub confidence: f32,
    /// Why this speaker or none.
    pub reason: String,
    /// Whether a person set the speaker.
    pub by_user: bool,
    /// How deep in the text it stands, 0 to 1.
    pub depth: f32,
}

impl QuoteReading {
    /// What became of it, for people. A use that has part of the words is not called trimmed where
    /// other quotes of the version have the rest.
    #[must_use]
    pub fn label(&self) -> &'static str {
        if self.is_in_parts() { QuoteChange::InParts.short() } else { self.status.label() }
    }

    /// The sign that goes with it.
    #[must_use]
    pub fn sign(&self) -> &'static str {
        self.as_told().sign()
    }

    /// What became of its words: full also where the version has all of them in several quotes.
    #[must_use]
    pub fn as_told(&self) -> QuoteStatus {
        if self.is_in_parts() { QuoteStatus::Full } else { self.status }
    }

    fn is_in_parts(&self) -> bool {
        self.status == QuoteStatus::Trimmed && self.changes.contains(&QuoteChange::InParts)
    }

    /// How grave its gravest change is; `None` where nothing changed.
    #[must_use]
    pub fn severity(&self) -> Option<ChangeSeverity> {
        self.changes.iter().map(|change| change.severity()).max()
    }
}

/// Facts by versions.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FactMatrix {
    /// Differing values first, then those that most versions have.
    pub rows: Vec<FactRow>,
    /// By version index: what it does not mention though most others do, most carried first.
    pub left_out: Vec<Vec<FactOmission>>,
    /// What a person decided about facts, in the order in which it was decided.
    pub decisions: Vec<DecisionView>,
}

/// One fact across versions.
#[derive(Clone, Debug, PartialEq)]
pub struct FactRow {
    /// Its name.
    pub id: FactId,
    /// What kind of detail.
    pub kind: FactKind,
    /// A short heading.
    pub label: String,
    /// The verdict.
    pub agreement: Agreement,
    /// Whether a person decided something about it.
    pub by_user: bool,
    /// By version index; `None` where the version does not have it.
    pub cells: Vec<Option<FactReading>>,
    /// By version index, for a version that is not seen to have it: where to look.
    pub look: Vec<Option<NearestView>>,
}

/// A version's form of a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct FactReading {
    /// How its value stands to the others'.
    pub status: FactStatus,
    /// The value as shown: "33 organisations", "at least 30", "2017-10-31".
    pub value: Option<String>,
    /// The first mention.
    pub place: Place,
    /// How many mentions.
    pub mentions: usize,
    /// All mentions.
    pub places: Vec<Place>,
    /// How deep in the text the first stands, 0 to 1.
    pub depth: f32,
    /// In which part of the article it stands.
    pub prominence: Prominence,
    /// Where it stands.
    pub setting: Setting,
    /// Whether a person set the value.
    pub by_user: bool,
}

/// The story at a glance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// A few plain sentences: "5 versions, 61 passages; 18 in all; …".
    pub sentences: Vec<String>,
    /// Rows in all versions.
    pub rows_in_all: usize,
    /// Rows in one version only.
    pub rows_in_one: usize,
    /// Pairs of versions: share of common wording, 0 to 1, by two version indices.
    pub similarity: Vec<Vec<f32>>,
    /// By version index: what it leaves out that most others have, most carried first.
    pub left_out: Vec<Vec<Omission>>,
    /// By version index: rows only it has.
    pub only_here: Vec<Vec<RowId>>,
    /// Headline and opening of each version.
    pub openings: Vec<Opening>,
    /// Versions by day and time of publication, as far as they are told; those without a day last.
    pub timeline: Vec<VersionId>,
    /// By version index: how much of it is whose, and whom it most likely follows. Empty for one
    /// version alone.
    pub derivation: Vec<Derivation>,
}

/// A row that a version leaves out.
#[derive(Clone, Debug, PartialEq)]
pub struct Omission {
    /// The row.
    pub row: RowId,
    /// The versions that have it.
    pub carried_by: Vec<VersionId>,
    /// The words of one that has it.
    pub words: Place,
    /// The nearest passage of the version that leaves it out.
    pub nearest: Option<NearestView>,
}

/// How a version opens.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// The version.
    pub version: VersionId,
    /// Its headline.
    pub headline: Option<String>,
    /// Its first paragraph of body.
    pub first: Option<Place>,
}

/// A fact's value as screen and report show it: "33 organisations", "at least 30", "2017-10-31
/// (Tuesday)".
#[must_use]
pub fn fact_value(kind: FactKind, value: Option<&Value>) -> String {
    value.map_or_else(|| "value can’t be told".to_owned(), |value| facts::shown(kind, value))
}

/// Presents `story` with `base` as the version that the others are compared with.
///
/// # Errors
/// [`Cancelled`] where `watch` was cancelled.
pub fn present(story: &Story, base: VersionId, watch: &Watch) -> Result<Presentation, Cancelled> {
    let arrangement: Arrangement = crate::align::arrange(&story.alignment, base);
    let rows = rows::rows(story, base, &arrangement, watch)?;
    watch.check()?;
    let mut view = Presentation {
        base: Some(base),
        columns: rows::columns(story, base, &rows),
        quotes: quotes::matrix(story, watch)?,
        facts: facts::matrix(story),
        wording: wording::wording(story),
        overview: overview::overview(story, base, &rows),
        rows,
        typographic: Typographic::Shown,
        passage_decisions: decisions::on_passages(story),
        notes: NotesView::default(),
        review: Vec::new(),
    };
    watch.check()?;
    view.review = review::review(story, &view);
    annotate(&mut view, story);
    Ok(view)
}
