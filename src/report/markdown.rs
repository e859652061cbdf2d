//! The Markdown report (GitHub flavour): readable as it is and in a forge. Words from the user's
//! files are escaped, so that they can be no link, tag, table or heading. Diffs are `<ins>` and
//! `<del>`, which forges draw and a reader of the plain text understands.

use super::index::Index;
use super::told;
use super::words;
use super::{ReportInput, Section, Selection};
use crate::align::{Change, DiffRun};
use crate::article::{self, VersionId};
use crate::facts::{Agreement, FactStatus};
use crate::present::{
    CellView, FactReading, FactRow, NearestView, Presentation, QuoteCellView, QuoteReading,
    QuoteRow, ReadingView, RowView, Target,
};
use crate::story::Story;
use crate::text::markdown::escaped;

mod sources;
mod wording;

/// Characters of a quote that are shown in a table.
const TABLE_CHARS: usize = 100;

struct Page<'a> {
    story: &'a Story,
    view: &'a Presentation,
    base: VersionId,
    selection: &'a Selection,
    index: Index,
    text: String,
}

/// The whole page.
pub(super) fn report(input: ReportInput<'_>, title: &str) -> Vec<u8> {
    let ReportInput { story, presentation: view, base, selection } = input;
    let index = Index::new(&view.rows);
    let mut page = Page { story, view, base, selection, index, text: String::new() };
    page.line(&format!("# {}\n", escaped(title)));
    page.summary();
    page.versions();
    for section in Section::ALL.into_iter().filter(|&section| selection.has(section)) {
        page.part(section);
    }
    page.sources();
    page.text.into_bytes()
}

impl Page<'_> {
    fn part(&mut self, section: Section) {
        match section {
            Section::Overview => self.similarity(),
            Section::Derivation => self.derivation(),
            Section::SideBySide => self.rows(),
            Section::Quotes => self.quotes(),
            Section::Facts => self.facts(),
            Section::Wording => self.wording(),
            Section::Omissions => self.omissions(),
            Section::Decisions => self.decisions(),
            Section::Method => self.method(),
        }
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push('\n');
    }

    fn heading(&mut self, text: &str) {
        self.line(&format!("\n## {text}\n"));
    }

    fn name(&self, version: VersionId) -> String {
        format!("**{version}** {}", escaped(words::label(self.story, version)))
    }

    /// The head of a table with one column for each version.
    fn table_head(&mut self, first: &str) {
        let letters: Vec<String> =
            self.view.columns.iter().map(|column| self.name(column.version)).collect();
        self.line(&format!("| {first} | {} |", letters.join(" | ")));
        self.line(&format!("|---{}|", "|---".repeat(letters.len())));
    }

    fn summary(&mut self) {
        for sentence in &self.view.overview.sentences {
            self.text.push_str(&format!("- {}\n", escaped(sentence)));
        }
        for line in self.selection.in_words(self.story.versions.len(), self.base) {
            self.text.push_str(&format!("- *Not all of the story:* {}\n", escaped(&line)));
        }
    }

    fn versions(&mut self) {
        self.heading("Versions");
        self.line("| Version | Headline | Published | Words | Shared with base |");
        self.line("|---|---|---|--:|--:|");
        for column in &self.view.columns {
            let shared = if column.version == self.base {
                "base".to_owned()
            } else {
                words::percent(column.shared)
            };
            let line = format!(
                "| {} | {} | {} | {} | {shared} |",
                self.name(column.version),
                escaped(column.headline.as_deref().unwrap_or("–")),
                column.published.as_deref().unwrap_or("no date"),
                column.words,
            );
            self.line(&line);
        }
    }

    /// How much of each version stands in others, and whom it most likely follows.
    fn derivation(&mut self) {
        if self.view.overview.derivation.is_empty() {
            return;
        }
        self.line(&format!(
            "\n{}. Every word counts as the nearest that it is to another version.\n",
            words::STANDINGS
        ));
        self.line("| Version | Against the base | Against all others | Source, an estimate |");
        self.line("|---|---|---|---|");
        for derivation in &self.view.overview.derivation {
            let base = derivation.against_base.as_ref().map_or("base".to_owned(), words::shares);
            let line = format!(
                "| {} | {base} | {} | {}: {} |",
                self.name(derivation.version),
                words::shares(&derivation.against_all),
                words::source(derivation.estimate.source),
                escaped(&derivation.estimate.reason),
            );
            self.line(&line);
        }
        self.line(&format!("\n{}", words::ESTIMATE));
    }

    fn similarity(&mut self) {
        if self.view.columns.len() < 2 {
            return;
        }
        self.line("\nShare of words that two versions have in common, in passages both have:\n");
        self.table_head("");
        let view = self.view;
        for (version, shares) in view.across(&view.overview.similarity) {
            let cell = |(other, share): (VersionId, &f32)| {
                if other == version { "–".to_owned() } else { words::percent(*share) }
            };
            let cells: Vec<String> = view.across(shares).map(cell).collect();
            self.line(&format!("| {} | {} |", self.name(version), cells.join(" | ")));
        }
    }

    fn rows(&mut self) {
        self.heading("Side by side");
        let base = self.name(self.base);
        self.line(&format!(
            "Compared with {base}: <ins>only in the version</ins>, <del>only in the base</del>, \
             {MOVED_FROM}elsewhere in the base’s passage{MOVED_TO}."
        ));
        let view = self.view;
        for row in &view.rows {
            self.line(&format!("\n### {}\n", row.id));
            for (version, cell) in view.across(&row.cells) {
                self.cell(row, version, cell);
            }
            self.wordings(row);
            let notes = self.notes(Target::Row(row.id));
            if !notes.is_empty() {
                self.line(&format!("- {}", notes.trim_start()));
            }
        }
    }

    /// Which versions share a wording, where there is more than one.
    fn wordings(&mut self, row: &RowView) {
        if row.readings.len() < 2 {
            return;
        }
        let letters = |reading: &ReadingView| words::letters(&reading.versions);
        let readings: Vec<String> = row.readings.iter().map(letters).collect();
        let gravest = row.severity.and_then(words::severity);
        let gravest = gravest.map_or_else(String::new, |what| format!("; gravest change: {what}"));
        self.line(&format!("- Readings: {}{gravest}", readings.join(" | ")));
    }

    fn cell(&mut self, row: &RowView, version: VersionId, cell: &CellView) {
        let name = self.name(version);
        let (marks, text) = match cell {
            CellView::Passage(passage) => (
                told::marks((self.view, self.base, &self.index), row, version, passage).join(", "),
                self.diff(&passage.runs),
            ),
            CellView::LeftOut(near) => ("left out".to_owned(), self.nearest(*near)),
            CellView::Elsewhere(near) => ("stands elsewhere".to_owned(), self.nearest(Some(*near))),
            CellView::Empty(near) => ("not here".to_owned(), self.nearest(*near)),
        };
        let by_user = self.view.is_matched(row.id, version);
        let mark = if by_user { format!(", {}", words::BY_USER) } else { String::new() };
        let notes = self.notes(Target::Cell(row.id, version));
        self.line(&format!("- {name} – *{marks}{mark}*: {text}{notes}"));
    }

    fn diff(&self, runs: &[DiffRun]) -> String {
        let mut text = String::new();
        for (n, block) in words::toned(self.story, runs).into_iter().enumerate() {
            if n > 0 {
                text.push_str(" ¶ ");
            }
            for piece in block {
                let words = escaped(piece.text);
                match piece.change {
                    Change::Same | Change::Typographic => text.push_str(&words),
                    Change::Moved => text.push_str(&moved(&words)),
                    Change::Inserted => text.push_str(&format!("<ins>{words}</ins>")),
                    Change::Deleted => text.push_str(&format!("<del>{words}</del>")),
                }
            }
        }
        text
    }

    fn nearest(&self, nearest: Option<NearestView>) -> String {
        escaped(&told::nearest((self.story, &self.index), nearest))
    }

    fn quotes(&mut self) {
        self.heading("Quotes");
        let view = self.view;
        if view.quotes.speakers.is_empty() {
            self.line("No quotes were found.");
            return;
        }
        self.table_head("Quote");
        for group in &view.quotes.speakers {
            let name = group.name.as_deref().unwrap_or("Speaker can’t be told");
            let counts = group.direct_words.iter().zip(&group.indirect_words).zip(&group.reach);
            let counts: Vec<_> = counts.collect();
            let counts: Vec<String> = view
                .across(&counts)
                .map(|(_, ((direct, indirect), reach))| {
                    let reach = reach.map(|reach| format!(", {}", words::reach(reach)));
                    let reach = reach.unwrap_or_default();
                    format!("*{direct} words, {indirect} without marks{reach}*")
                })
                .collect();
            let mark = if group.by_user { format!(" *{}*", words::BY_USER) } else { String::new() };
            self.line(&format!("| **{}**{mark} | {} |", escaped(name), counts.join(" | ")));
            for row in &group.quotes {
                let cells = view.across(&row.cells).map(|(_, cell)| quote_cell(cell));
                let cells: Vec<String> = cells.collect();
                let text = escaped(&words::excerpt(&row.text, TABLE_CHARS));
                self.line(&format!("| {} “{text}” | {} |", row.id, cells.join(" | ")));
            }
        }
        for group in &view.quotes.speakers {
            for row in &group.quotes {
                self.readings(row, group.name.as_deref());
            }
        }
    }

    /// What a person decided and noted.
    fn decisions(&mut self) {
        let view = self.view;
        let decisions = view.decisions();
        if decisions.is_empty() {
            return;
        }
        self.heading("Set by you");
        for decision in decisions {
            let changed = decision.changed().join(", ");
            let changed = if changed.is_empty() { changed } else { format!(" ({changed})") };
            let before = decision.before.as_deref();
            let before =
                before.map_or_else(String::new, |text| format!(" Before: {}.", escaped(text)));
            let unmet = decision
                .unmet
                .map_or_else(String::new, |why| format!(" *Without effect: {}.*", why.reason()));
            self.line(&format!("- {}.{before}{changed}{unmet}", escaped(&decision.text)));
        }
    }

    /// Comments on, and checks of what is said about, `target`.
    fn notes(&self, target: Target) -> String {
        let comments = self.view.comments_on(target);
        let comments = comments.map(|one| format!(" *{}* {}", words::COMMENT, escaped(&one.text)));
        let checks = self.view.checks_of(target).map(|one| format!(" *{}*", one.in_words()));
        comments.chain(checks).collect()
    }

    fn readings(&mut self, row: &QuoteRow, speaker: Option<&str>) {
        let speaker = escaped(speaker.unwrap_or("Speaker can’t be told"));
        let mark = if row.by_user { format!(" ({})", words::BY_USER) } else { String::new() };
        self.line(&format!("\n### {} {speaker}{mark}\n", row.id));
        self.line(&format!("> “{}” ({})\n", escaped(&row.text), row.fullest));
        let view = self.view;
        for (version, cell) in view.across(&row.cells) {
            let name = self.name(version);
            let text = match cell {
                QuoteCellView::Present(reading) => self.reading(reading),
                QuoteCellView::Absent(near) => format!("*absent*: {}", self.nearest(*near)),
            };
            let notes = self.notes(Target::QuoteIn(row.id, version));
            self.line(&format!("- {name} – {text}{notes}"));
        }
        let notes = self.notes(Target::Quote(row.id));
        if !notes.is_empty() {
            self.line(&format!("- {}", notes.trim_start()));
        }
    }

    fn reading(&self, reading: &QuoteReading) -> String {
        let mut marks = vec![reading.label()];
        marks.extend(reading.changes.iter().map(|change| change.label()));
        marks.extend(reading.attribution_changes.iter().map(|change| change.label()));
        let speaker = match &reading.speaker {
            Some(speaker) if reading.by_user => escaped(speaker),
            Some(speaker) => {
                format!("{}, {} sure", escaped(speaker), words::percent(reading.confidence))
            }
            None if reading.rivals.is_empty() => "speaker can’t be told".to_owned(),
            None => format!("speaker can’t be told: {}", escaped(&reading.rivals.join(" or "))),
        };
        let at =
            reading.places.first().map_or_else(String::new, |&place| told::at(&self.index, place));
        let hands: String =
            words::hands(self.story, reading).iter().map(|h| format!("; {}", escaped(h))).collect();
        format!(
            "*{}*: {} – {speaker} ({}{hands}) – {at}",
            marks.join(", "),
            self.diff(&reading.runs),
            escaped(&reading.reason),
        )
    }

    fn facts(&mut self) {
        self.heading("Facts");
        let view = self.view;
        if view.facts.rows.is_empty() {
            self.line("No facts were found.");
            return;
        }
        let parts = [
            (Agreement::Differ, "Values differ"),
            (Agreement::Agree, "The same in every version that has it"),
            (Agreement::Single, "In one version only"),
        ];
        for (agreement, heading) in parts {
            let of = |row: &&FactRow| row.agreement == agreement;
            let rows: Vec<&FactRow> = view.facts.rows.iter().filter(of).collect();
            if rows.is_empty() {
                continue;
            }
            self.line(&format!("\n### {heading}\n"));
            self.table_head("Fact");
            for row in rows {
                let cell = |(version, cell): (VersionId, &Option<FactReading>)| {
                    let notes = self.notes(Target::FactIn(row.id, version));
                    format!("{}{notes}", self.fact_cell(cell.as_ref()))
                };
                let cells: Vec<String> = view.across(&row.cells).map(cell).collect();
                let label = format!("{}{}", escaped(&row.label), self.notes(Target::Fact(row.id)));
                let mark =
                    if row.by_user { format!(", {}", words::BY_USER) } else { String::new() };
                let kind = row.kind.name();
                self.line(&format!("| {label} ({kind}{mark}) | {} |", cells.join(" | ")));
            }
        }
    }

    fn fact_cell(&self, cell: Option<&FactReading>) -> String {
        let Some(reading) = cell else { return "not found".to_owned() };
        let written = article::words_at(&self.story.versions, reading.place);
        let value = reading.value.as_deref().unwrap_or("value can’t be told");
        let value = match reading.status {
            FactStatus::Differs => format!("**≠ {}**", escaped(value)),
            FactStatus::Same | FactStatus::Unresolved => escaped(value),
        };
        let mark = if reading.by_user { format!(" *{}*", words::BY_USER) } else { String::new() };
        let value = format!("{value}{mark}");
        let at = reading.place.paragraph;
        if reading.value.as_deref() == Some(written) {
            format!("{value} ({at})")
        } else {
            format!("{value} (“{}”, {at})", escaped(written))
        }
    }

    fn omissions(&mut self) {
        let view = self.view;
        if view.columns.len() < 2 {
            return;
        }
        self.heading("What each version leaves out");
        self.line("Passages that more than half of the other versions have, most carried first.");
        for (version, omissions) in view.across(&view.overview.left_out) {
            let name = self.name(version);
            self.line(&format!("\n### {name}\n"));
            if omissions.is_empty() {
                self.line("Nothing that most others have.");
            }
            for omission in omissions {
                let words = escaped(article::words_at(&self.story.versions, omission.words));
                let carried = words::letters(&omission.carried_by);
                let near = self.nearest(omission.nearest);
                self.line(&format!("- {} “{words}” – in {carried}; {near}", omission.row));
            }
            let facts = view.facts.left_out.get(version.index());
            self.omitted_facts(facts.map_or(&[][..], Vec::as_slice));
            let only = view.overview.only_here.get(version.index());
            let only: Vec<String> = only.into_iter().flatten().map(ToString::to_string).collect();
            if !only.is_empty() {
                self.line(&format!("\nOnly here: {}.", only.join(", ")));
            }
        }
    }
}

/// Stand around words that are in both passages, but elsewhere: a pair of arrows that reads the same
/// in a forge and in the plain text.
const MOVED_FROM: &str = "⟨↕ ";
const MOVED_TO: &str = "⟩";

fn moved(words: &str) -> String {
    let bare = words.trim_end();
    let space = words.strip_prefix(bare).unwrap_or_default();
    format!("{MOVED_FROM}{bare}{MOVED_TO}{space}")
}

fn quote_cell(cell: &QuoteCellView) -> String {
    match cell {
        QuoteCellView::Present(reading) => {
            format!("{} {}", reading.sign(), reading.label())
        }
        QuoteCellView::Absent(Some(near)) => {
            format!("– absent ({}, {})", near.place.paragraph, words::percent(near.similarity))
        }
        QuoteCellView::Absent(None) => "– absent".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::{present, testing};
    use crate::report::Selection;
    use crate::watch::Watch;

    fn page(story: &Story, title: &str) -> String {
        let base = VersionId(0);
        let presentation = present(story, base, &Watch::unwatched()).expect("nobody cancels");
        let bytes = report(
            ReportInput {
                story,
                presentation: &presentation,
                base,
                selection: &Selection::everything(),
            },
            title,
        );
        String::from_utf8(bytes).expect("UTF-8")
    }

    #[test]
    fn words_of_the_files_can_be_no_markup() {
        for (text, expected) in [
            ("a | b", "a \\| b"),
            ("<script>", "&lt;script&gt;"),
            ("[x](y) *z* _q_ `c`", "\\[x\\](y) \\*z\\* \\_q\\_ \\`c\\`"),
            ("# no\nheading", "\\# no heading"),
            ("@everyone &amp;", "&#64;everyone &amp;amp;"),
        ] {
            assert_eq!(escaped(text), expected);
        }
    }

    #[test]
    fn every_table_row_has_the_cells_of_its_head() {
        let mut story = testing::ferry();
        let hostile = std::sync::Arc::make_mut(&mut story.versions[1]);
        hostile.label = "Pipe | press".to_owned();
        let page = page(&story, "Title");
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        let mut width = None;
        let mut rows = 0;
        for line in page.lines() {
            if line.starts_with('|') {
                assert_eq!(*width.get_or_insert(bars(line)), bars(line), "{line}");
                rows += 1;
            } else {
                width = None;
            }
        }
        assert_eq!(rows, 5 + 5 + 5 + 4 + 3 + 3 + 5);
    }

    #[test]
    fn rows_say_how_each_version_stands_to_the_base() {
        let page = page(&testing::ferry(), "A *title*");
        assert!(page.starts_with("# A \\*title\\*\n"));
        assert!(
            page.contains("- **C** Island News – *left out*: nearest C1 (r1), 25% alike: “Ferry")
        );
        assert!(
            page.contains("| people aboard (count) | 84 (A2) | **≠ 90** (“about 90”, B2) | not")
        );
    }
}
