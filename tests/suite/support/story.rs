//! A story built by hand that holds every case a screen must show: edited, reworded, moved, left
//! out, split; quotes of every status; facts that differ, agree and can't be told. Its rows are
//! compared by a word diff of its own, so that pictures do not change with the analysis.
#![expect(clippy::unwrap_used, reason = "a fixture that is wrong should fail its test")]

mod data;

use data::{FACTS, Outlet, QUOTES, ROWS, SPEAKERS, Use, VERSIONS};
use similar::{ChangeTag, TextDiff};
use std::sync::Arc;
use tellings::align::{
    self, Alignment, Change, DiffRun, Join, Nearest, Passage, Relation, Row, RowId, SentenceGroup,
    TypographicDifference, Typography,
};
use tellings::article::{
    Article, Format, Paragraph, ParagraphId, Place, Role, Source, Version, VersionId, Warning,
    words_at,
};
use tellings::facts::{Fact, FactCell, FactId, FactLedger, FactOccurrence, Setting, Value};
use tellings::present::{CellView, PassageView, Presentation, present};
use tellings::quotes::{
    CueClass, Quote, QuoteCell, QuoteId, QuoteLedger, QuoteOccurrence, Speaker, SpeakerId,
};
use tellings::story::Story;
use tellings::text::Span;
use tellings::watch::Watch;
use tellings::wording::{self, Known, WordingLedger};

/// A story and what is shown of it.
pub(crate) struct Shown {
    pub(crate) story: Story,
    pub(crate) presentation: Presentation,
}

fn versions(count: usize) -> Vec<Arc<Version>> {
    let build = |&(label, published, paragraphs): &Outlet| {
        let paragraphs: Vec<Paragraph> =
            paragraphs.iter().map(|&(role, text)| Paragraph::new(role, text)).collect();
        let warned = label == "Coast Radio";
        Arc::new(Version {
            label: label.to_owned(),
            source: Source {
                path: None,
                file: format!("{}.txt", label.to_lowercase().replace(' ', "-")),
                sha256: "0".repeat(64),
                format: Format::Text,
                encoding: "UTF-8".to_owned(),
            },
            article: Article {
                headline: paragraphs.first().map(|paragraph| paragraph.text.clone()),
                published: published.and_then(|day| day.parse().ok()),
                paragraphs,
                ..Article::default()
            },
            warnings: if warned { vec![Warning::new("No date was found.")] } else { Vec::new() },
        })
    };
    VERSIONS.iter().take(count).map(build).collect()
}

/// All words of a paragraph.
fn whole(versions: &[Arc<Version>], v: usize, index: usize) -> Place {
    let text = &versions[v].article.paragraphs[index].text;
    Place { paragraph: ParagraphId::new(VersionId::at(v), index), span: Span::whole(text) }
}

/// The words of version `v`, where they first stand.
pub(crate) fn place(versions: &[Arc<Version>], v: usize, words: &str) -> Place {
    let paragraphs = versions[v].article.paragraphs.iter().enumerate();
    let (index, start) = paragraphs
        .filter(|(_, p)| p.role != Role::PullQuote)
        .find_map(|(index, p)| Some((index, p.text.find(words)?)))
        .unwrap_or_else(|| panic!("{v} has no “{words}”"));
    let text = &versions[v].article.paragraphs[index].text;
    Place {
        paragraph: ParagraphId::new(VersionId::at(v), index),
        span: Span::new(text, start..start + words.len()).unwrap(),
    }
}

/// What the marks of a cell in [`ROWS`] say.
#[derive(Clone, Copy, Default)]
struct Flags {
    moved: bool,
    reworded: bool,
}

fn passage(versions: &[Arc<Version>], v: usize, cell: &str) -> Option<Passage> {
    let numbers = cell.trim_end_matches(['~', '<', '=']);
    if numbers.is_empty() || numbers.starts_with('?') {
        return None;
    }
    let places: Vec<Place> =
        numbers.split('+').map(|index| whole(versions, v, index.parse().unwrap())).collect();
    let join = if places.len() > 1 { Join::Several } else { Join::Whole };
    Some(Passage { places, join })
}

fn nearest(versions: &[Arc<Version>], v: usize, cell: &str) -> Option<Nearest> {
    let (index, share) = cell.strip_prefix('?')?.split_once(',')?;
    let similarity = share.parse::<f32>().unwrap() / 100.0;
    Some(Nearest { place: whole(versions, v, index.parse().unwrap()), similarity })
}

fn alignment(versions: &[Arc<Version>]) -> (Alignment, Vec<Vec<Flags>>) {
    let mut rows = Vec::new();
    let mut flags = Vec::new();
    for line in ROWS {
        let cells: Vec<&str> = line.split_whitespace().take(versions.len()).collect();
        let passages: Vec<Option<Passage>> =
            cells.iter().enumerate().map(|(v, cell)| passage(versions, v, cell)).collect();
        if passages.iter().all(Option::is_none) {
            continue;
        }
        let sentences = SentenceGroup {
            cells: passages
                .iter()
                .map(|p| p.iter().flat_map(|p| p.places.clone()).collect())
                .collect(),
        };
        rows.push(Row {
            id: RowId(rows.len() as u32),
            cells: passages,
            sentences: vec![sentences],
            nearest: cells.iter().enumerate().map(|(v, cell)| nearest(versions, v, cell)).collect(),
        });
        let flag =
            |cell: &&str| Flags { moved: cell.ends_with('~'), reworded: cell.ends_with('=') };
        flags.push(cells.iter().map(flag).collect());
    }
    (Alignment { rows, degraded: None }, flags)
}

/// The words of `new` with their fate against `old`.
fn word_diff(versions: &[Arc<Version>], old: &[Place], new: &[Place]) -> Vec<DiffRun> {
    let pieces = |places: &[Place]| -> Vec<(Place, String)> {
        places
            .iter()
            .flat_map(|&place| {
                let words = words_at(versions, place);
                let text = &versions[place.paragraph.version.index()].article.paragraphs
                    [place.paragraph.index as usize]
                    .text;
                let start = place.span.start();
                tellings::text::words::tokens(words)
                    .map(move |token| {
                        let span =
                            Span::new(text, start + token.span.start()..start + token.span.end())
                                .unwrap();
                        (Place { span, ..place }, token.span.slice(words).to_owned())
                    })
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    let (old, new) = (pieces(old), pieces(new));
    let text = |pieces: &[(Place, String)]| {
        pieces.iter().map(|(_, word)| word.clone()).collect::<Vec<_>>()
    };
    let (old_words, new_words) = (text(&old), text(&new));
    let old_refs: Vec<&str> = old_words.iter().map(String::as_str).collect();
    let new_refs: Vec<&str> = new_words.iter().map(String::as_str).collect();
    let diff = TextDiff::from_slices(&old_refs, &new_refs);
    let mut runs: Vec<DiffRun> = Vec::new();
    for change in diff.iter_all_changes() {
        let (place, fate) = match change.tag() {
            ChangeTag::Equal => (new[change.new_index().unwrap()].0, Change::Same),
            ChangeTag::Insert => (new[change.new_index().unwrap()].0, Change::Inserted),
            ChangeTag::Delete => (old[change.old_index().unwrap()].0, Change::Deleted),
        };
        match runs.last_mut() {
            Some(last)
                if last.change == fate
                    && last.place.paragraph == place.paragraph
                    && last.place.span.end() == place.span.start() =>
            {
                last.place.span = last.place.span.hull(place.span);
            }
            _ => runs.push(DiffRun { place, change: fate }),
        }
    }
    runs
}

/// Puts relations and word diffs of the fixture's own into the rows.
fn compare_rows(story: &Story, presentation: &mut Presentation, flags: &[Vec<Flags>], base: usize) {
    presentation.rows.sort_by_key(|row| row.id);
    for row in &mut presentation.rows {
        let flags = &flags[row.id.0 as usize];
        let old = match &row.cells[base] {
            CellView::Passage(passage) => Some(passage.places.clone()),
            CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_) => None,
        };
        for (v, cell) in row.cells.iter_mut().enumerate() {
            let CellView::Passage(passage) = cell else { continue };
            let Some(old) = old.as_ref().filter(|_| v != base) else { continue };
            passage.moved = flags[v].moved;
            let letters = |run: &DiffRun| run.place.span.len();
            let runs = word_diff(&story.versions, old, &passage.places);
            let same: usize = runs.iter().filter(|r| r.change == Change::Same).map(letters).sum();
            let all: usize = runs.iter().map(letters).sum();
            let share = same as f32 / all.max(1) as f32;
            passage.similarity = Some(share);
            passage.relation = match () {
                () if share >= 1.0 => Relation::Same,
                () if flags[v].reworded || share < 0.35 => Relation::Reworded,
                () => Relation::Edited,
            };
            let own = |&place: &Place| DiffRun { place, change: Change::Same };
            (passage.typography, passage.moved_sentences, passage.coarse) = (Vec::new(), 0, false);
            passage.runs = match passage.relation {
                Relation::Reworded => passage.places.iter().map(own).collect(),
                Relation::Same | Relation::Edited | Relation::Added | Relation::LeftOut => runs,
            };
            if base == 0 && v == 1 {
                by_hand(&story.versions, passage);
            }
        }
    }
}

/// The two passages of the second version that differ from the first's in typography, and by a
/// sentence that was moved.
fn by_hand(versions: &[Arc<Version>], passage: &mut PassageView) {
    let run = |words: &str, change| DiffRun { place: place(versions, 1, words), change };
    match words_at(versions, passage.places[0]).split_whitespace().next() {
        Some("Eleven") => {
            passage.relation = Relation::Edited;
            passage.similarity = Some(1.0);
            passage.moved_sentences = 1;
            passage.runs = vec![
                run("Eleven of the nineteen members voted in favour. ", Change::Moved),
                run("The repair is expected to cost 4.2 million crowns.", Change::Same),
            ];
        }
        Some("The") if passage.moved => {
            let (mark, base) =
                (place(versions, 1, ", and was last"), place(versions, 0, " and was"));
            passage.relation = Relation::Same;
            passage.similarity = Some(1.0);
            let kind = Typography::Punctuation;
            passage.typography = vec![TypographicDifference { place: mark, base, kind }];
            passage.runs = vec![
                run("The bridge was opened in 1934", Change::Same),
                run(", ", Change::Typographic),
                run(
                    "and was last repaired in 1987. Some 2,400 vehicles cross it every day.",
                    Change::Same,
                ),
            ];
            passage.runs[1].place.span = Span::new(
                &versions[1].article.paragraphs[mark.paragraph.index as usize].text,
                mark.span.start()..mark.span.start() + 2,
            )
            .unwrap();
            passage.runs[1].place.paragraph = mark.paragraph;
        }
        Some(_) | None => {}
    }
}

fn quotes(versions: &[Arc<Version>]) -> QuoteLedger {
    let speakers = SPEAKERS.map(|(name, kind)| Speaker { name: name.to_owned(), kind }).to_vec();
    let quotes = QUOTES.iter().enumerate().map(|(q, uses)| {
        let mut cells: Vec<Option<QuoteCell>> = vec![None; versions.len()];
        for &(v, status, changes, parts) in uses.iter().filter(|(v, ..)| *v < versions.len()) {
            let occurrence = |&(words, cue, attribution, speaker, kind): &Use| QuoteOccurrence {
                place: place(versions, v, words),
                kind,
                cue: Some(place(versions, v, cue)),
                cue_class: Some(CueClass::Said),
                attribution: Some(place(versions, v, attribution)),
                addressee: None,
                reporter: None,
                speaker: speaker.map(SpeakerId),
                rivals: if speaker.is_none() {
                    vec![SpeakerId(1), SpeakerId(0)]
                } else {
                    Vec::new()
                },
                confidence: if speaker.is_some() { 0.93 } else { 0.0 },
                reason: if speaker.is_some() {
                    "named beside the cue"
                } else {
                    "two people could be meant"
                }
                .to_owned(),
                depth: 0.2 + 0.1 * v as f32,
                repeats: false,
                by_user: false,
            };
            cells[v] = Some(QuoteCell {
                status,
                changes: changes.to_vec(),
                depth: 0.2 + 0.1 * v as f32,
                occurrences: parts.iter().map(occurrence).collect(),
            });
        }
        let nearest = cells.iter().enumerate().map(|(v, cell)| {
            (cell.is_none() && v != 5).then(|| (whole(versions, v, 1), 0.14 + 0.07 * v as f32))
        });
        Quote {
            id: QuoteId(q as u32),
            speaker: uses[0].3[0].3.map(SpeakerId),
            fullest: 0,
            nearest: nearest.collect(),
            cells,
        }
    });
    QuoteLedger { quotes: quotes.collect(), speakers }
}

fn facts(versions: &[Arc<Version>]) -> FactLedger {
    let mut facts = Vec::new();
    for (kind, label, agreement, uses) in FACTS {
        let mut cells: Vec<Option<FactCell>> = vec![None; versions.len()];
        for &(v, words, value, status) in uses.iter().filter(|(v, ..)| *v < versions.len()) {
            let value = value.map(|(text, unit, qualifier)| Value {
                text: text.to_owned(),
                unit: (!unit.is_empty()).then(|| unit.to_owned()),
                qualifier,
            });
            let occurrence = FactOccurrence {
                place: place(versions, v, words),
                value: value.clone(),
                setting: Setting::Text,
                by_user: false,
            };
            cells[v] = Some(FactCell {
                status,
                value,
                depth: 0.12 + 0.05 * v as f32,
                occurrences: vec![occurrence],
            });
        }
        if cells.iter().any(Option::is_some) {
            facts.push(Fact {
                id: FactId(facts.len() as u32),
                kind,
                label: label.to_owned(),
                agreement,
                cells,
            });
        }
    }
    FactLedger { facts }
}

/// The story in `count` versions, from 1 to 6, compared with the first.
pub(crate) fn shown(count: usize) -> Shown {
    let versions = versions(count);
    let (alignment, flags) = alignment(&versions);
    let mut story = Story {
        wordings: align::wordings(&versions, &alignment.rows, &Watch::unwatched()).unwrap(),
        alignment,
        quotes: quotes(&versions),
        facts: facts(&versions),
        versions,
        wording: WordingLedger::default(),
        ..Story::default()
    };
    let known = Known {
        versions: &story.versions,
        rows: &story.alignment.rows,
        wordings: &story.wordings,
        quotes: &story.quotes,
        facts: &story.facts,
    };
    story.wording = wording::ledger(&known, &Watch::unwatched()).unwrap();
    let mut presentation = present(&story, VersionId(0), &Watch::unwatched()).unwrap();
    compare_rows(&story, &mut presentation, &flags, 0);
    Shown { story, presentation }
}
