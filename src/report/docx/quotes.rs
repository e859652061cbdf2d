//! Quotes by versions: a matrix where a sheet holds all versions, then every form of every quote.

use super::Page;
use super::xml::{Cell, Run};
use crate::article::VersionId;
use crate::present::{QuoteCellView, QuoteReading, QuoteRow, SpeakerGroup, Target};
use crate::report::words;

/// Characters of a quote in the matrix.
const TABLE_CHARS: usize = 100;

/// What stands for a speaker that nobody can name.
const UNKNOWN: &str = "Speaker can’t be told";

impl<'a> Page<'a> {
    pub(super) fn quotes(&mut self) {
        self.body.heading("Heading1", &[Run::plain("Quotes")]);
        let view = self.view;
        if view.quotes.speakers.is_empty() {
            self.body.paragraph("Normal", &[Run::plain("No quotes were found.")]);
            return;
        }
        if self.side_by_side() {
            let rows: Vec<_> = view.quotes.speakers.iter().flat_map(|g| self.matrix(g)).collect();
            let shares: Vec<u32> =
                std::iter::once(36).chain(view.columns.iter().map(|_| 22)).collect();
            self.body.table(&self.version_heads("Quote"), &shares, &rows);
        }
        for group in &view.quotes.speakers {
            let name = group.name.as_deref().unwrap_or(UNKNOWN);
            let mut head = vec![Run::plain(name)];
            head.extend(group.by_user.then(|| Run::plain(format!(" ({})", words::BY_USER))));
            self.body.heading("Heading2", &head);
            for row in &group.quotes {
                self.readings(row, name);
            }
        }
    }

    /// A line for the speaker, and one for each quote.
    fn matrix(&self, group: &'a SpeakerGroup) -> Vec<Vec<Cell<'a>>> {
        let view = self.view;
        let counts = view.columns.iter().map(|column| {
            let v = column.version.index();
            let words = |list: &[usize]| list.get(v).copied().unwrap_or_default();
            let (direct, indirect) = (words(&group.direct_words), words(&group.indirect_words));
            let reach = group.reach.get(v).copied().flatten();
            let reach = reach.map_or_else(String::new, |r| format!(", {}", words::reach(r)));
            vec![vec![Run::small(format!("{direct} words, {indirect} without marks{reach}"))]]
        });
        let name = vec![vec![Run::strong(group.name.as_deref().unwrap_or(UNKNOWN))]];
        let mut rows = vec![std::iter::once(name).chain(counts).collect::<Vec<_>>()];
        for row in &group.quotes {
            let text = words::excerpt(&row.text, TABLE_CHARS);
            let own = vec![vec![Run::plain(format!("{} “{text}”", row.id))]];
            let cells = view.across(&row.cells).map(|(_, cell)| vec![vec![short(cell)]]);
            rows.push(std::iter::once(own).chain(cells).collect());
        }
        rows
    }

    fn readings(&mut self, row: &'a QuoteRow, speaker: &str) {
        let mark = if row.by_user { format!(" ({})", words::BY_USER) } else { String::new() };
        self.body.heading("Heading3", &[Run::plain(format!("{} {speaker}{mark}", row.id))]);
        let language = self.language(row.fullest);
        let text = Run::plain(format!("“{}”", row.text)).in_language(language);
        self.body.paragraph("Quote", &[text, Run::plain(format!(" ({})", row.fullest))]);
        let rows: Vec<_> = self
            .view
            .across(&row.cells)
            .map(|(version, cell)| {
                let mut said = match cell {
                    QuoteCellView::Present(reading) => self.reading(version, reading),
                    QuoteCellView::Absent(near) => {
                        vec![vec![Run::emphasis("absent")], self.nearest(*near)]
                    }
                };
                let notes = self.notes(Target::QuoteIn(row.id, version));
                said.extend((!notes.is_empty()).then_some(notes));
                vec![vec![self.name(version)], said]
            })
            .collect();
        self.body.table(&[], &[22, 78], &rows);
        let notes = self.notes(Target::Quote(row.id));
        if !notes.is_empty() {
            self.body.paragraph("Normal", &notes);
        }
    }

    fn reading(&self, version: VersionId, reading: &'a QuoteReading) -> Cell<'a> {
        let mut marks = vec![reading.label()];
        marks.extend(reading.changes.iter().map(|change| change.label()));
        marks.extend(reading.attribution_changes.iter().map(|change| change.label()));
        let speaker = match &reading.speaker {
            Some(speaker) if reading.by_user => speaker.clone(),
            Some(speaker) => format!("{speaker}, {} sure", words::percent(reading.confidence)),
            None if reading.rivals.is_empty() => "speaker can’t be told".to_owned(),
            None => format!("speaker can’t be told: {}", reading.rivals.join(" or ")),
        };
        let at = reading.places.first().map_or_else(String::new, |&place| {
            match self.index.row_of(place) {
                Some(row) => format!(" – {} ({row})", place.paragraph),
                None => format!(" – {}", place.paragraph),
            }
        });
        let hands: String =
            words::hands(self.story, reading).iter().map(|hand| format!("; {hand}")).collect();
        let mut said = vec![vec![Run::emphasis(marks.join(", "))]];
        said.extend(self.diff(version, &reading.runs));
        said.push(vec![Run::small(format!("{speaker} ({}{hands}){at}", reading.reason))]);
        said
    }
}

fn short(cell: &QuoteCellView) -> Run<'static> {
    match cell {
        QuoteCellView::Present(reading) => {
            Run::plain(format!("{} {}", reading.sign(), reading.label()))
        }
        QuoteCellView::Absent(Some(near)) => Run::small(format!(
            "– absent ({}, {})",
            near.place.paragraph,
            words::percent(near.similarity)
        )),
        QuoteCellView::Absent(None) => Run::small("– absent"),
    }
}
