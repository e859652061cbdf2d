//! The first pages: what is compared, at a glance, and who follows whom.

use super::Paper;
use super::flow::{Block, Grid, Row};
use super::fonts::Fonts;
use super::words::{Style, Styled, is_drawable, script};
use crate::article::{self, VersionId};
use crate::charts::ChartKind;
use crate::report::{GENERATOR, Section, words};
use std::collections::BTreeMap;

/// Characters of the first paragraph that are shown of each version.
const OPENING_CHARS: usize = 320;

/// The title, a few sentences, and the versions with their files.
pub(super) fn front(paper: &mut Paper<'_>, fonts: &Fonts, title: &str) {
    let count = words::counted(paper.view.versions(), "version");
    let eyebrow = format!("{count} of one story compared  ·  {GENERATOR}");
    paper.blocks.push(Block::Para {
        words: Styled::of(eyebrow, Style::SOFT),
        after: 4.0,
        keep: true,
    });
    let words = Styled::of(title, Style::TEXT.strong().sized(24.0));
    paper.blocks.push(Block::Heading { level: 1, words, before: 0.0 });
    if paper.input.selection.has(Section::Overview) {
        let sentences = paper.view.overview.sentences.iter();
        paper
            .list(sentences.map(|one| Styled::of(one.as_str(), Style::TEXT.sized(10.0))).collect());
    }
    let chosen = paper.input.selection.in_words(paper.story.versions.len(), paper.base);
    paper.list(chosen.into_iter().map(|line| Styled::of(line, Style::STRONG)).collect());
    if let Some(missing) = missing(paper, fonts) {
        paper.para(Styled::of(missing, Style::STRONG));
    }
    versions(paper);
}

/// What is said where the fonts lack letters of the texts.
fn missing(paper: &Paper<'_>, fonts: &Fonts) -> Option<String> {
    let mut scripts: BTreeMap<&str, usize> = BTreeMap::new();
    for version in paper.versions() {
        let Some(version) = paper.story.versions.get(version.index()) else { continue };
        let texts = version.article.paragraphs.iter().map(|paragraph| paragraph.text.as_str());
        for c in texts.flat_map(str::chars).filter(|&c| !is_drawable(fonts, c)) {
            *scripts.entry(script(c)).or_default() += 1;
        }
    }
    let scripts: Vec<String> =
        scripts.iter().map(|(script, count)| format!("{script} {count}")).collect();
    (!scripts.is_empty()).then(|| {
        format!(
            "The fonts in this file lack some letters of the texts ({}). Such letters are given in \
             brackets, by number (as [U+0416]) or by script and count (as [Arabic×26]); what is copied out of \
             this file are the letters themselves. The other kinds of report show them.",
            scripts.join(", ")
        )
    })
}

fn versions(paper: &mut Paper<'_>) {
    paper.part("Versions");
    paper.legend(format!(
        "“Shared” is the share of a version’s words that stand in passages which {} has too.",
        paper.name(paper.base)
    ));
    let head = ["Version", "Headline and source", "Published", "Words", "Shared"];
    let cells = head.map(|one| vec![Styled::of(one, Style::STRONG.sized(8.5))]).to_vec();
    let rows = paper.view.columns.iter().filter_map(|column| {
        let version = paper.story.versions.get(column.version.index())?;
        let source = &version.source;
        let mut told = vec![Styled::of(
            column.headline.as_deref().unwrap_or("No headline found"),
            Style::TEXT.strong(),
        )];
        told.extend(
            version.article.byline.as_deref().map(|byline| Styled::of(byline, Style::PLAIN)),
        );
        let file = format!("{} · {} · {}", source.file, source.format.name(), source.encoding);
        told.push(Styled::of(file, Style::SOFT));
        told.push(Styled::of(format!("SHA-256 {}", source.sha256), Style::SOFT.sized(6.5)));
        let warnings = version.warnings.iter();
        told.extend(warnings.map(|one| Styled::of(format!("! {}", one.message), Style::SOFT)));
        let shared = if column.version == paper.base {
            "base".to_owned()
        } else {
            words::percent(column.shared)
        };
        let day = column.published.as_deref().unwrap_or("no date");
        let plain = |words: String| vec![Styled::of(words, Style::PLAIN)];
        Some(Row {
            cells: vec![
                vec![Styled::of(paper.name(column.version), Style::STRONG)],
                told,
                plain(day.to_owned()),
                plain(column.words.to_string()),
                plain(shared),
            ],
            ..Row::default()
        })
    });
    let rows = rows.collect();
    let head = Some(Row { cells, ..Row::default() });
    paper.grid(Grid { widths: vec![1.25, 3.7, 0.85, 0.6, 0.7], head, rows });
    not_shown(paper);
}

/// The versions that took part in the comparison and are not written.
fn not_shown(paper: &mut Paper<'_>) {
    let versions = paper.story.versions.iter().enumerate();
    let hidden: Vec<Styled> = versions
        .map(|(v, version)| (VersionId::at(v), &version.source))
        .filter(|(id, _)| paper.view.column(*id).is_none())
        .map(|(id, source)| {
            Styled::of(paper.name(id), Style::STRONG)
                .and(format!("  {} · SHA-256 {}", source.file, source.sha256), Style::SOFT)
        })
        .collect();
    if !hidden.is_empty() {
        paper.legend("Took part in the comparison and are not shown:");
        paper.list(hidden);
    }
}

/// How the versions begin, and charts of how alike they are.
pub(super) fn glance(paper: &mut Paper<'_>) {
    paper.part(Section::Overview.title());
    let rows = paper.view.overview.openings.iter();
    let rows = rows.filter(|opening| paper.view.column(opening.version).is_some());
    let rows: Vec<Row> = rows
        .map(|opening| {
            let mut told = Vec::new();
            let headline = opening.headline.as_deref();
            told.extend(headline.map(|words| Styled::of(words, Style::TEXT.strong())));
            told.extend(opening.first.map(|first| {
                let text = article::words_at(&paper.story.versions, first);
                Styled::of(words::excerpt(text, OPENING_CHARS), Style::TEXT.sized(9.0))
            }));
            let name = vec![Styled::of(paper.name(opening.version), Style::STRONG)];
            Row { cells: vec![name, told], ..Row::default() }
        })
        .collect();
    paper.heading("How each version opens");
    paper.grid(Grid { widths: vec![1.1, 4.4], head: None, rows });
    if paper.view.columns.len() > 1 {
        similarity(paper);
        paper.chart(ChartKind::Coverage);
        paper.chart(ChartKind::Timeline);
    }
}

fn similarity(paper: &mut Paper<'_>) {
    paper.heading("How alike the versions are");
    paper.legend(
        "The share of their words, in percent, that stand in passages both have and are the same there.",
    );
    let versions = paper.versions();
    let size = if versions.len() > 12 { 6.5 } else { 9.0 };
    let mut widths = vec![2.2];
    widths.extend(versions.iter().map(|_| 1.0));
    let mut cells = vec![vec![Styled::of("Version", Style::STRONG)]];
    let letter =
        |version: &VersionId| vec![Styled::of(version.to_string(), Style::STRONG.sized(size))];
    cells.extend(versions.iter().map(letter));
    let rows = paper.view.across(&paper.view.overview.similarity).map(|(version, line)| {
        let mut cells = vec![vec![Styled::of(paper.name(version), Style::STRONG)]];
        cells.extend(paper.view.across(line).map(|(other, share)| {
            let words = if other == version { "–".to_owned() } else { words::percent(*share) };
            vec![Styled::of(words, Style::PLAIN.sized(size))]
        }));
        Row { cells, ..Row::default() }
    });
    let rows = rows.collect();
    paper.grid(Grid { widths, head: Some(Row { cells, ..Row::default() }), rows });
}

/// How much of each version stands in others, and whom it most likely follows.
pub(super) fn derivation(paper: &mut Paper<'_>) {
    let view = paper.view;
    let shown: Vec<_> =
        view.overview.derivation.iter().filter(|one| view.column(one.version).is_some()).collect();
    if shown.is_empty() {
        return;
    }
    paper.part(Section::Derivation.title());
    let counted = "Every word counts as the nearest that it is to another version.";
    paper.legend(format!("{}. {counted}", words::STANDINGS));
    let head = ["Version", "Against the base", "Against all others", "Source, an estimate"];
    let cells = head.map(|one| vec![Styled::of(one, Style::STRONG.sized(8.5))]).to_vec();
    let rows = shown.into_iter().map(|one| {
        let base = one.against_base.as_ref().map_or("base".to_owned(), words::shares);
        let source = Styled::of(words::source(one.estimate.source), Style::STRONG);
        let reason = Styled::of(one.estimate.reason.as_str(), Style::SOFT);
        Row {
            cells: vec![
                vec![Styled::of(paper.name(one.version), Style::STRONG)],
                vec![Styled::of(base, Style::PLAIN)],
                vec![Styled::of(words::shares(&one.against_all), Style::PLAIN)],
                vec![source, reason],
            ],
            ..Row::default()
        }
    });
    let rows = rows.collect();
    let head = Some(Row { cells, ..Row::default() });
    paper.grid(Grid { widths: vec![1.2, 1.4, 1.4, 2.2], head, rows });
    paper.legend(words::ESTIMATE);
}
