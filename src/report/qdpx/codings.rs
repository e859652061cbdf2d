//! Which words of a version have which codes.

use super::codes::Meant;
use super::texts::Extent;
use super::{Project, Source};
use crate::align::Severity;
use crate::article::{Place, Role, VersionId};
use crate::present::{
    CellView, FactReading, FactRow, PassageView, QuoteCellView, QuoteReading, QuoteRow, RowView,
    Target,
};
use crate::report::{Section, words};
use std::collections::BTreeMap;

/// What some words have: codes, and notes.
#[derive(Debug, Default)]
pub(super) struct Selected {
    /// Codes, each once, in the order in which they were given.
    pub(super) codes: Vec<Meant>,
    /// What the program tells of the words.
    pub(super) told: Vec<String>,
    /// Comments and checks of a person.
    pub(super) noted: Vec<String>,
}

/// The coded words of a version, in order.
pub(super) type Selections = BTreeMap<Extent, Selected>;

/// All codings of `source`.
pub(super) fn selections(project: &Project<'_>, source: &Source<'_>) -> Selections {
    let mut coder = Coder { project, source, selections: Selections::new() };
    coder.roles();
    let view = project.input.presentation;
    if project.has(Section::SideBySide) {
        view.rows.iter().for_each(|row| coder.row(row));
    }
    if project.has(Section::Quotes) {
        for (n, group) in view.quotes.speakers.iter().enumerate() {
            group.quotes.iter().for_each(|quote| coder.quote(n, quote));
        }
    }
    if project.has(Section::Facts) {
        view.facts.rows.iter().for_each(|fact| coder.fact(fact));
    }
    coder.selections
}

struct Coder<'p, 'a> {
    project: &'p Project<'a>,
    source: &'p Source<'a>,
    selections: Selections,
}

impl Coder<'_, '_> {
    fn give(&mut self, extent: Option<Extent>, codes: &[Meant]) -> Option<&mut Selected> {
        let selected = self.selections.entry(extent?).or_default();
        for code in codes {
            if !selected.codes.contains(code) {
                selected.codes.push(code.clone());
            }
        }
        Some(selected)
    }

    fn extent(&self, place: Place) -> Option<Extent> {
        let own = place.paragraph.version == self.source.id;
        own.then(|| self.source.text.extent(self.source.version, place)).flatten()
    }

    fn roles(&mut self) {
        let version = self.source.version;
        for (n, paragraph) in version.article.paragraphs.iter().enumerate() {
            if paragraph.role == Role::Body {
                continue;
            }
            let extent = self.source.text.paragraph(version, n);
            let selected = self.give(extent, &[Meant::Role(paragraph.role)]);
            if let Some((selected, why)) = selected.zip(paragraph.why.clone()) {
                selected.told.push(format!("{}: {why}", paragraph.role.name()));
            }
        }
    }

    fn row(&mut self, row: &RowView) {
        let id = self.source.id;
        if let Some(CellView::Passage(passage)) = row.cells.get(id.index()) {
            self.passage(row, passage);
        }
        if id == self.project.input.base {
            self.left_out(row);
        }
    }

    fn passage(&mut self, row: &RowView, passage: &PassageView) {
        let (id, project) = (self.source.id, self.project);
        let mut codes = vec![Meant::Row(row.id)];
        if id != project.input.base {
            codes.push(Meant::Relation(passage.relation));
            codes.extend(passage.moved.then_some(Meant::Moved));
            let severity = row.reading_of(id).and_then(|reading| reading.severity);
            codes.extend(severity.into_iter().flat_map(gravity));
        }
        codes.extend(self.by_person(project.input.presentation.is_matched(row.id, id)));
        let mut told =
            Some(format!("{}: {}", row.id, project.teller.passage(row, id, passage).join(", ")));
        let mut noted = project.teller.notes(Target::Cell(row.id, id));
        if id == project.input.base {
            noted.extend(project.teller.notes(Target::Row(row.id)));
        }
        for &place in &passage.places {
            let extent = self.extent(place);
            if let Some(selected) = self.give(extent, &codes) {
                selected.told.extend(told.take());
                selected.noted.append(&mut noted);
            }
        }
    }

    /// What other versions leave out of the base.
    fn left_out(&mut self, row: &RowView) {
        let project = self.project;
        let base = project.input.base;
        let Some(CellView::Passage(own)) = row.cells.get(base.index()) else { return };
        let versions: Vec<VersionId> = project.sources.iter().map(|source| source.id).collect();
        for version in versions {
            let Some(CellView::LeftOut(near)) = row.cells.get(version.index()) else { continue };
            let mut told =
                Some(format!("left out by {version}: {}", project.teller.nearest(*near)));
            let mut noted = project.teller.notes(Target::Cell(row.id, version));
            for &place in &own.places {
                let extent = self.extent(place);
                if let Some(selected) = self.give(extent, &[Meant::LeftOutBy(version)]) {
                    selected.told.extend(told.take());
                    selected.noted.append(&mut noted);
                }
            }
        }
    }

    fn quote(&mut self, speaker: usize, quote: &QuoteRow) {
        let id = self.source.id;
        let Some(QuoteCellView::Present(reading)) = quote.cells.get(id.index()) else { return };
        let reading: &QuoteReading = reading;
        let teller = &self.project.teller;
        let mut codes = vec![
            Meant::Quote(quote.id),
            Meant::Speaker(speaker),
            Meant::QuoteKind(reading.kind),
            Meant::QuoteStatus(reading.status),
        ];
        codes.extend(self.by_person(reading.by_user || quote.by_user));
        let marks = super::Teller::quote(reading).join(", ");
        let mark = if quote.by_user { format!("{}; ", words::BY_USER) } else { String::new() };
        let told = format!("{}: {mark}{marks}; {}", quote.id, teller.speaker(reading));
        let mut told = Some(told);
        let mut noted = teller.notes(Target::QuoteIn(quote.id, id));
        if id == quote.fullest {
            noted.extend(teller.notes(Target::Quote(quote.id)));
        }
        for &place in &reading.places {
            let extent = self.extent(place);
            if let Some(selected) = self.give(extent, &codes) {
                selected.told.extend(told.take());
                selected.noted.append(&mut noted);
            }
        }
    }

    fn fact(&mut self, fact: &FactRow) {
        let id = self.source.id;
        let Some(reading) = fact.cells.get(id.index()).and_then(Option::as_ref) else { return };
        let reading: &FactReading = reading;
        let mut codes = vec![
            Meant::Fact(fact.id),
            Meant::FactKind(fact.kind),
            Meant::FactStatus(reading.status),
        ];
        codes.extend(self.by_person(reading.by_user || fact.by_user));
        let value = reading.value.as_deref().unwrap_or("value can’t be told");
        let by_user = reading.by_user || fact.by_user;
        let mark = if by_user { format!(", {}", words::BY_USER) } else { String::new() };
        let mut told = Some(format!("{}: {value}{mark}", fact.id));
        let mut noted = self.project.teller.notes(Target::FactIn(fact.id, id));
        noted.extend(self.project.teller.notes(Target::Fact(fact.id)));
        for &place in &reading.places {
            let extent = self.extent(place);
            if let Some(selected) = self.give(extent, &codes) {
                selected.told.extend(told.take());
                selected.noted.append(&mut noted);
            }
        }
    }

    fn by_person(&self, decided: bool) -> Option<Meant> {
        (decided && self.project.has(Section::Decisions)).then_some(Meant::ByPerson)
    }
}

/// The codes of a change.
fn gravity(severity: Severity) -> Vec<Meant> {
    match severity {
        Severity::None => Vec::new(),
        Severity::Typographic | Severity::Minor => vec![Meant::Gravity(severity.name())],
        Severity::Meaning(kinds) => kinds.iter().map(|kind| Meant::Gravity(kind.name())).collect(),
    }
}
