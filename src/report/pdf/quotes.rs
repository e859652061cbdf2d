//! Quotes: by speaker, each with its form in every version.

use super::Paper;
use super::flow::{Grid, Row, Weight};
use super::rows::{again, diff, notes};
use super::words::{Style, Styled};
use crate::charts::ChartKind;
use crate::present::{QuoteCellView, QuoteReading, QuoteRow, SpeakerGroup, Target};
use crate::report::told::Teller;
use crate::report::{Section, words};

/// All quotes that are chosen.
pub(super) fn quotes(paper: &mut Paper<'_>) {
    paper.part(Section::Quotes.title());
    let view = paper.view;
    if view.quotes.speakers.is_empty() {
        paper.legend("No quotes were found.");
        return;
    }
    paper.legend(
        "Each quote is compared with the fullest form that any version has of it. A speaker is an estimate \
         from the words around a quote, unless it is said to be set by you; where the words leave it open, \
         no speaker is named.",
    );
    paper.chart(ChartKind::VoiceShare);
    paper.chart(ChartKind::QuotePositions);
    for group in &view.quotes.speakers {
        speaker(paper, group);
    }
}

fn speaker(paper: &mut Paper<'_>, group: &SpeakerGroup) {
    let mut name = group.name.clone().unwrap_or_else(|| "Speaker can’t be told".to_owned());
    if group.by_user {
        name = format!("{name} ({})", words::BY_USER);
    }
    paper.heading(name);
    let shares: Vec<String> = paper
        .versions()
        .into_iter()
        .filter_map(|version| {
            let v = version.index();
            let (direct, indirect) = (group.direct_words.get(v)?, group.indirect_words.get(v)?);
            let reach = group.reach.get(v).copied().flatten();
            let reach = reach.map(|reach| format!(", {}", words::reach(reach))).unwrap_or_default();
            (direct + indirect > 0)
                .then(|| format!("{version}: {direct} words in marks, {indirect} without{reach}"))
        })
        .collect();
    let kind = group.kind.map(|kind| format!("{}. ", words::speaker_kind(kind)));
    paper.legend(format!("{}{}", kind.unwrap_or_default(), shares.join("; ")));
    let mut rows = Vec::new();
    for quote in &group.quotes {
        self::quote(paper, quote, &mut rows);
    }
    paper.grid(Grid { widths: vec![0.6, 0.75, 5.95], head: None, rows });
}

/// The fullest form of a quote, then its form in each version, and last those that have it not.
fn quote(paper: &Paper<'_>, quote: &QuoteRow, rows: &mut Vec<Row>) {
    let mut fullest = vec![Styled::of(format!("“{}”", quote.text), Style::TEXT.strong())];
    if quote.by_user {
        fullest.push(Styled::of(words::BY_USER, Style::SOFT));
    }
    fullest.extend(notes(paper, Target::Quote(quote.id)));
    let id = vec![Styled::of(quote.id.to_string(), Style::STRONG.sized(10.0))];
    let whose = vec![Styled::of(format!("{}, fullest", quote.fullest), Style::SOFT)];
    rows.push(Row { cells: vec![id, whose, fullest], keep: true, above: Weight::Thin });
    let mut add = |letters: String, told: Vec<Styled>| {
        let letters = vec![Styled::of(letters, Style::STRONG)];
        let cells = vec![vec![again(quote.id.to_string())], letters, told];
        rows.push(Row { cells, keep: false, above: Weight::Faint });
    };
    let (mut absent, mut nearest) = (Vec::new(), Vec::new());
    for version in paper.versions() {
        let noted = notes(paper, Target::QuoteIn(quote.id, version));
        match quote.cells.get(version.index()) {
            Some(QuoteCellView::Present(reading)) => {
                let mut told = self::reading(paper, reading, version == quote.fullest);
                told.extend(noted);
                add(version.to_string(), told);
            }
            Some(QuoteCellView::Absent(near)) => {
                absent.push(version);
                let near = format!("  {}", paper.teller.nearest(*near));
                nearest.push(
                    Styled::of(format!("{version}  absent"), Style::STRONG.sized(8.5))
                        .and(near, Style::SOFT),
                );
                nearest.extend(noted);
            }
            None => {}
        }
    }
    if !absent.is_empty() {
        add(words::letters(&absent), nearest);
    }
}

/// A version's form of a quote. That of the fullest is not repeated.
fn reading(paper: &Paper<'_>, reading: &QuoteReading, is_fullest: bool) -> Vec<Styled> {
    let mut told = Vec::new();
    if !is_fullest {
        told.extend(diff(paper, &reading.runs, Style::TEXT.sized(9.0)));
    }
    let at = reading.places.first().map(|&place| paper.teller.at(place)).unwrap_or_default();
    let mut words = Styled::of(Teller::quote(reading).join(", "), Style::STRONG.sized(8.0));
    let said = format!("  {}; {at}: {}", reading.kind.name(), paper.teller.speaker(reading));
    words.push(said, Style::SOFT);
    told.push(words);
    told
}
