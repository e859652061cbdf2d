//! Facts by versions.

use super::Page;
use super::xml::Run;
use crate::article::{self, VersionId};
use crate::facts::{Agreement, FactStatus};
use crate::present::{FactReading, FactRow, Target};
use crate::report::words;

impl<'a> Page<'a> {
    pub(super) fn facts(&mut self) {
        self.body.heading("Heading1", &[Run::plain("Facts")]);
        let view = self.view;
        if view.facts.rows.is_empty() {
            self.body.paragraph("Normal", &[Run::plain("No facts were found.")]);
            return;
        }
        for (agreement, heading) in [
            (Agreement::Differ, "Values differ"),
            (Agreement::Agree, "The same in every version that has it"),
            (Agreement::Single, "In one version only"),
        ] {
            let rows: Vec<&FactRow> =
                view.facts.rows.iter().filter(|row| row.agreement == agreement).collect();
            if !rows.is_empty() {
                self.body.heading("Heading2", &[Run::plain(heading)]);
                self.fact_table(&rows);
            }
        }
    }

    fn fact_table(&mut self, facts: &[&'a FactRow]) {
        let view = self.view;
        let cell = |row: &FactRow, version: VersionId, reading: Option<&FactReading>| {
            let mut runs = self.fact(reading);
            runs.extend(self.notes(Target::FactIn(row.id, version)));
            runs
        };
        let label = |row: &FactRow| {
            let mark = if row.by_user { format!(", {}", words::BY_USER) } else { String::new() };
            let kind = row.kind.name();
            let mut runs = vec![
                Run::plain(format!("{} {}", row.id, row.label)),
                Run::small(format!(" ({kind}{mark})")),
            ];
            runs.extend(self.notes(Target::Fact(row.id)));
            runs
        };
        if self.side_by_side() {
            let rows: Vec<_> = facts
                .iter()
                .map(|row| {
                    let cells = view
                        .across(&row.cells)
                        .map(|(version, reading)| vec![cell(row, version, reading.as_ref())]);
                    std::iter::once(vec![label(row)]).chain(cells).collect::<Vec<_>>()
                })
                .collect();
            let shares: Vec<u32> =
                std::iter::once(26).chain(view.columns.iter().map(|_| 24)).collect();
            self.body.table(&self.version_heads("Fact"), &shares, &rows);
            return;
        }
        let rows: Vec<_> = facts
            .iter()
            .map(|row| {
                // A version without the fact is named with the others, in one line.
                let (with, without): (Vec<_>, Vec<_>) =
                    view.across(&row.cells).partition(|(_, reading)| reading.is_some());
                let mut said: Vec<Vec<Run<'a>>> = with
                    .into_iter()
                    .map(|(version, reading)| {
                        let mut runs = vec![Run::strong(format!("{version} "))];
                        runs.extend(cell(row, version, reading.as_ref()));
                        runs
                    })
                    .collect();
                let without: Vec<VersionId> = without.into_iter().map(|(v, _)| v).collect();
                if !without.is_empty() {
                    let text = format!("not found in {}", words::letters(&without));
                    said.push(vec![Run::small(text)]);
                }
                vec![vec![label(row)], said]
            })
            .collect();
        let head = [vec![Run::strong("Fact")], vec![Run::strong("Versions")]];
        self.body.table(&head, &[32, 68], &rows);
    }

    fn fact(&self, reading: Option<&FactReading>) -> Vec<Run<'a>> {
        let Some(reading) = reading else { return vec![Run::small("not found")] };
        let written = article::words_at(&self.story.versions, reading.place);
        let value = reading.value.clone().unwrap_or_else(|| "value can’t be told".to_owned());
        let same = value == written;
        let mut runs = vec![match reading.status {
            FactStatus::Differs => Run::strong(format!("≠ {value}")),
            FactStatus::Same | FactStatus::Unresolved => Run::plain(value),
        }];
        if reading.by_user {
            runs.push(Run::emphasis(format!(" {}", words::BY_USER)));
        }
        let at = reading.place.paragraph;
        if same {
            runs.push(Run::small(format!(" ({at})")));
        } else {
            let language = self.language(at.version);
            runs.push(Run::small(" (“"));
            runs.push(Run::small(written).in_language(language));
            runs.push(Run::small(format!("”, {at})")));
        }
        runs
    }
}
