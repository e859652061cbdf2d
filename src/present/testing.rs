//! Small stories built in code, so that tests of presentation and reports depend on no analysis.

use crate::align::{self, Alignment, Nearest, Passage, Row, RowId, SentenceGroup};
use crate::article::{
    Article, Format, Paragraph, ParagraphId, Place, Role, Source, Version, VersionId,
};
use crate::facts::{Agreement, Fact, FactCell, FactId, FactKind, FactOccurrence, FactStatus};
use crate::facts::{Setting, Value};
use crate::quotes::{
    Quote, QuoteCell, QuoteId, QuoteKind, QuoteOccurrence, QuoteStatus, Speaker, SpeakerId,
    SpeakerKind,
};
use crate::story::Story;
use crate::text::Span;
use crate::watch::Watch;
use std::sync::Arc;

/// A version with a headline (its first text) and paragraphs of body.
pub(crate) fn version(label: &str, texts: &[&str]) -> Version {
    let paragraphs: Vec<Paragraph> = texts
        .iter()
        .enumerate()
        .map(|(n, text)| Paragraph::new(if n == 0 { Role::Headline } else { Role::Body }, *text))
        .collect();
    Version {
        label: label.to_owned(),
        source: Source {
            path: None,
            file: format!("{label}.txt"),
            sha256: "0".repeat(64),
            format: Format::Text,
            encoding: "UTF-8".to_owned(),
        },
        article: Article {
            headline: texts.first().map(|&text| text.to_owned()),
            paragraphs,
            ..Article::default()
        },
        warnings: Vec::new(),
    }
}

/// A story of `versions`, with one row for each line of `rows`: by version, the index of its
/// paragraph there.
pub(crate) fn story(versions: Vec<Version>, rows: &[&[Option<usize>]]) -> Story {
    let versions: Vec<Arc<Version>> = versions.into_iter().map(Arc::new).collect();
    let mut story = Story { versions, ..Story::default() };
    let rows = rows.iter().enumerate().map(|(r, cells)| {
        let places: Vec<Option<Place>> =
            cells.iter().enumerate().map(|(v, index)| Some(whole(&story, v, (*index)?))).collect();
        let sentences = SentenceGroup {
            cells: places.iter().map(|place| place.iter().copied().collect()).collect(),
        };
        let nearest = |place: &Option<Place>, v| match place {
            Some(_) => None,
            None => Some(Nearest { place: whole(&story, v, 0), similarity: 0.25 }),
        };
        Row {
            id: RowId(r as u32),
            nearest: places.iter().enumerate().map(|(v, place)| nearest(place, v)).collect(),
            cells: places
                .iter()
                .map(|place| place.map(|p| Passage { places: vec![p], ..Passage::default() }))
                .collect(),
            sentences: vec![sentences],
        }
    });
    story.alignment = Alignment { rows: rows.collect(), degraded: None };
    story.wordings =
        align::wordings(&story.versions, &story.alignment.rows, &Watch::unwatched()).expect("done");
    story
}

/// All words of paragraph `index` of version `v`.
pub(crate) fn whole(story: &Story, v: usize, index: usize) -> Place {
    let text = &story.versions[v].article.paragraphs[index].text;
    Place { paragraph: ParagraphId::new(VersionId::at(v), index), span: Span::whole(text) }
}

/// The first place of `words` in version `v`.
pub(crate) fn place(story: &Story, v: usize, words: &str) -> Place {
    let paragraphs = &story.versions[v].article.paragraphs;
    let (index, at) = paragraphs
        .iter()
        .enumerate()
        .find_map(|(index, paragraph)| Some((index, paragraph.text.find(words)?)))
        .expect("the words stand in the version");
    let span = Span::snapped(&paragraphs[index].text, at..at + words.len());
    Place { paragraph: ParagraphId::new(VersionId::at(v), index), span }
}

/// Adds a quote by `speaker`, direct in every version that has it: its words and their status.
/// The first full form is the fullest.
pub(crate) fn add_quote(
    story: &mut Story,
    speaker: Option<&str>,
    cells: &[Option<(&str, QuoteStatus)>],
) -> QuoteId {
    let speaker = speaker.map(|name| speaker_id(story, name));
    let id = QuoteId(story.quotes.quotes.len() as u32);
    let is_full = |cell: &Option<(&str, QuoteStatus)>| {
        cell.is_some_and(|(_, status)| status == QuoteStatus::Full)
    };
    let quote = Quote {
        id,
        speaker,
        fullest: cells.iter().position(is_full).unwrap_or_default(),
        nearest: cells
            .iter()
            .enumerate()
            .map(|(v, c)| match c {
                Some(_) => None,
                None => Some((whole(story, v, 0), 0.125)),
            })
            .collect(),
        cells: cells
            .iter()
            .enumerate()
            .map(|(v, cell)| {
                let (words, status) = (*cell)?;
                let place = place(story, v, words);
                let occurrence = occurrence(place, QuoteKind::Direct, speaker);
                Some(QuoteCell {
                    status,
                    changes: Vec::new(),
                    depth: 0.5,
                    occurrences: vec![occurrence],
                })
            })
            .collect(),
    };
    story.quotes.quotes.push(quote);
    id
}

/// A use of a quote at `place`.
pub(crate) fn occurrence(
    place: Place,
    kind: QuoteKind,
    speaker: Option<SpeakerId>,
) -> QuoteOccurrence {
    QuoteOccurrence {
        place,
        kind,
        cue: None,
        cue_class: None,
        attribution: None,
        addressee: None,
        reporter: None,
        speaker,
        rivals: Vec::new(),
        confidence: if speaker.is_some() { 0.9 } else { 0.0 },
        reason: "named beside the quote".to_owned(),
        depth: 0.0,
        repeats: false,
        by_user: false,
    }
}

/// The speaker called `name`, added where there is none.
pub(crate) fn speaker_id(story: &mut Story, name: &str) -> SpeakerId {
    let speakers = &mut story.quotes.speakers;
    let at = speakers.iter().position(|speaker| speaker.name == name).unwrap_or_else(|| {
        speakers.push(Speaker { name: name.to_owned(), kind: SpeakerKind::Person });
        speakers.len() - 1
    });
    SpeakerId(at as u32)
}

/// Adds a fact: for each version its words, their value (none: it can't be told) and status.
pub(crate) fn add_fact(
    story: &mut Story,
    kind: FactKind,
    label: &str,
    agreement: Agreement,
    cells: &[Option<(&str, Option<&str>, FactStatus)>],
) -> FactId {
    let id = FactId(story.facts.facts.len() as u32);
    let cells = cells.iter().enumerate().map(|(v, cell)| {
        let (words, value, status) = (*cell)?;
        let value = value.map(|text| Value { text: text.to_owned(), unit: None, qualifier: None });
        let mention = FactOccurrence {
            place: place(story, v, words),
            value: value.clone(),
            setting: Setting::Text,
            by_user: false,
        };
        Some(FactCell { status, value, depth: 0.25, occurrences: vec![mention] })
    });
    let fact = Fact { id, kind, label: label.to_owned(), agreement, cells: cells.collect() };
    story.facts.facts.push(fact);
    id
}

/// Three versions of a story with one quote, two facts, an omission and an addition.
pub(crate) fn ferry() -> Story {
    let versions = vec![
        version(
            "Harbour Post",
            &[
                "Ferry runs aground off Skerry Point",
                "A ferry with 84 people aboard ran aground on Monday.",
                "“Nobody was hurt and nobody was in danger,” said Captain Ida Holm.",
                "The owners promised an inquiry.",
            ],
        ),
        version(
            "Coast Courier",
            &[
                "Ferry stuck on rocks",
                "A ferry with about 90 people aboard ran aground on Monday.",
                "“Nobody was hurt,” said Captain Ida Holm.",
            ],
        ),
        version(
            "Island News",
            &[
                "Ferry runs aground off Skerry Point",
                "Passengers waited four hours for a tug.",
                "The owners promised an inquiry.",
            ],
        ),
    ];
    let mut story = story(
        versions,
        &[
            &[Some(0), Some(0), Some(0)],
            &[Some(1), Some(1), None],
            &[Some(2), Some(2), None],
            &[None, None, Some(1)],
            &[Some(3), None, Some(2)],
        ],
    );
    add_quote(
        &mut story,
        Some("Ida Holm"),
        &[
            Some(("Nobody was hurt and nobody was in danger,", QuoteStatus::Full)),
            Some(("Nobody was hurt,", QuoteStatus::Trimmed)),
            None,
        ],
    );
    add_fact(
        &mut story,
        FactKind::Place,
        "Skerry Point",
        Agreement::Agree,
        &[
            Some(("Skerry Point", Some("Skerry Point"), FactStatus::Same)),
            None,
            Some(("Skerry Point", Some("Skerry Point"), FactStatus::Same)),
        ],
    );
    add_fact(
        &mut story,
        FactKind::Count,
        "people aboard",
        Agreement::Differ,
        &[
            Some(("84", Some("84"), FactStatus::Same)),
            Some(("about 90", Some("90"), FactStatus::Differs)),
            None,
        ],
    );
    story
}
