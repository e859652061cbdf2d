//! The report as pages to print and to cite: A4, with the program's own fonts, so that a page is the same on
//! every machine; with a table of contents, and with tags for readers who hear it.

use super::told::Teller;
use super::words as report_words;
use super::{ReportError, ReportFormat, ReportInput, Section};
use crate::article::VersionId;
use crate::charts::{self, ChartKind};
use crate::present::Presentation;
use crate::story::Story;
use flow::{Block, Grid, Pages, Row};
use fonts::Fonts;
use words::{Style, Styled};

mod draw;
mod drawing;
mod facts;
mod flow;
mod fonts;
mod front;
mod lines;
mod method;
mod omissions;
mod quotes;
mod rows;
mod tags;
mod words;

#[cfg(test)]
mod tests;

/// How wide a chart is made, in its own units: its letters are then about as large as those of the text.
const CHART_WIDTH: f32 = 700.0;

/// Headings inside a part.
const HEADING: Style = Style::STRONG.sized(10.5);
/// What has to be known to read what follows.
const LEGEND: Style = Style::SOFT.sized(8.5);

/// The whole file.
pub(super) fn report(input: ReportInput<'_>, title: &str) -> Result<Vec<u8>, ReportError> {
    let failed = |why: String| ReportError::new(ReportFormat::Pdf, why);
    let mut fonts =
        Fonts::new().ok_or_else(|| failed("a font of the program can’t be read".to_owned()))?;
    let blocks = written(input, &fonts, title);
    let pages = Pages::of(&mut fonts, blocks);
    draw::written(&mut fonts, pages, title).map_err(|error| failed(error.to_string()))
}

/// All that is written, in order.
fn written(input: ReportInput<'_>, fonts: &Fonts, title: &str) -> Vec<Block> {
    let mut paper = Paper::new(input);
    front::front(&mut paper, fonts, title);
    for section in Section::ALL {
        if input.selection.has(section) {
            paper.section(section);
        }
    }
    method::provenance(&mut paper);
    paper.blocks
}

/// What is written, block by block.
struct Paper<'a> {
    input: ReportInput<'a>,
    story: &'a Story,
    view: &'a Presentation,
    base: VersionId,
    teller: Teller<'a>,
    blocks: Vec<Block>,
}

impl<'a> Paper<'a> {
    fn new(input: ReportInput<'a>) -> Self {
        let ReportInput { story, presentation: view, base, .. } = input;
        Self {
            input,
            story,
            view,
            base,
            teller: Teller::new(story, view, base),
            blocks: Vec::new(),
        }
    }

    fn section(&mut self, section: Section) {
        match section {
            Section::Overview => front::glance(self),
            Section::Derivation => front::derivation(self),
            Section::SideBySide => rows::rows(self),
            Section::Quotes => quotes::quotes(self),
            Section::Facts => facts::facts(self),
            Section::Wording => facts::wording(self),
            Section::Omissions => omissions::omissions(self),
            Section::Decisions => method::decisions(self),
            Section::Method => method::method(self),
        }
    }

    /// The heading of a part.
    fn part(&mut self, words: &str) {
        let words = Styled::of(words, Style::TEXT.strong().sized(16.0));
        self.blocks.push(Block::Heading { level: 2, words, before: 20.0 });
    }

    /// A heading inside a part.
    fn heading(&mut self, words: impl Into<String>) {
        let words = Styled::of(words, HEADING);
        self.blocks.push(Block::Heading { level: 3, words, before: 10.0 });
    }

    fn para(&mut self, words: Styled) {
        self.blocks.push(Block::Para { words, after: 6.0, keep: false });
    }

    /// What has to be known to read what follows.
    fn legend(&mut self, words: impl Into<String>) {
        let words = Styled::of(words, LEGEND);
        self.blocks.push(Block::Para { words, after: 6.0, keep: true });
    }

    fn list(&mut self, items: Vec<Styled>) {
        if !items.is_empty() {
            self.blocks.push(Block::List(items));
        }
    }

    fn grid(&mut self, grid: Grid) {
        if !grid.rows.is_empty() {
            self.blocks.push(Block::Grid(grid));
        }
    }

    /// A chart with its title and what it says, where there is something to chart.
    fn chart(&mut self, kind: ChartKind) {
        if let Some(chart) = charts::chart(self.view, kind, CHART_WIDTH) {
            self.blocks.push(Block::Figure {
                title: Styled::of(chart.title.as_str(), HEADING),
                told: Styled::of(chart.description.as_str(), LEGEND),
                chart: Box::new(chart),
            });
        }
    }

    /// "A Harbour Post".
    fn name(&self, version: VersionId) -> String {
        let label = self.story.versions.get(version.index()).map_or("", |one| one.label.as_str());
        format!("{version} {label}")
    }

    /// The versions that are written.
    fn versions(&self) -> Vec<VersionId> {
        self.view.columns.iter().map(|column| column.version).collect()
    }

    /// A table with a column for each version after the first; where there are many versions, with one for
    /// all of them.
    fn matrix(&self, first: &str) -> Grid {
        let versions = self.versions();
        let style = Style::STRONG.sized(matrix_size(versions.len()));
        let mut cells = vec![vec![Styled::of(first, style)]];
        let mut widths = vec![first_share(versions.len())];
        if versions.len() > MOST_COLUMNS {
            cells.push(vec![Styled::of("Versions", style)]);
            widths = vec![1.5, 5.0];
        } else {
            widths.extend(versions.iter().map(|_| 1.0));
            let name = |&version: &VersionId| vec![Styled::of(self.name(version), style)];
            cells.extend(versions.iter().map(name));
        }
        Grid { widths, head: Some(Row { cells, ..Row::default() }), rows: Vec::new() }
    }

    /// A row of such a table: what it is about, and what each version has.
    fn matrix_row(&self, about: Vec<Styled>, told: impl Fn(VersionId) -> Vec<Styled>) -> Row {
        let versions = self.versions();
        let mut cells = vec![about];
        if versions.len() <= MOST_COLUMNS {
            cells.extend(versions.into_iter().map(told));
            return Row { cells, ..Row::default() };
        }
        let mut groups: Vec<(Vec<VersionId>, Vec<Styled>)> = Vec::new();
        for version in versions {
            let told = told(version);
            match groups.iter_mut().find(|group| group.1 == told) {
                Some(group) => group.0.push(version),
                None => groups.push((vec![version], told)),
            }
        }
        let line = |(versions, told): (Vec<VersionId>, Vec<Styled>)| {
            let letters = format!("{}  ", report_words::letters(&versions));
            let mut line = Styled::of(letters, Style::STRONG.sized(8.0));
            for words in told {
                line.runs.extend(words.runs);
                line.push("  ", Style::SOFT);
            }
            line
        };
        cells.push(groups.into_iter().map(line).collect());
        Row { cells, ..Row::default() }
    }
}

/// Most versions that have a column each.
const MOST_COLUMNS: usize = 8;

/// How wide the first column of a table is against one of the others.
fn first_share(versions: usize) -> f32 {
    if versions > 4 { 1.5 } else { 1.2 }
}

/// The size of letters in a table with a column for each version.
fn matrix_size(versions: usize) -> f32 {
    match versions {
        0..=4 => 8.5,
        5..=6 => 7.5,
        7..=MOST_COLUMNS => 6.5,
        _ => 8.5,
    }
}
