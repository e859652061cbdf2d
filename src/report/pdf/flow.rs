//! Blocks laid on pages: no heading is left alone at the foot of a page, a table has its head on every page,
//! and a row that is longer than a page goes on on the next.

use super::fonts::Fonts;
use super::lines::{Line, lines};
use super::tags::{Kind, Tags};
use super::words::{Style, Styled};
use crate::charts::Chart;

/// A4, in points.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
/// White at the left and right of a page.
pub(super) const MARGIN: f32 = 56.0;
const TOP: f32 = 54.0;
/// White at the foot of a page, where its number stands.
const BOTTOM: f32 = 62.0;
/// How wide the text is.
pub(super) const WIDTH: f32 = PAGE.0 - 2.0 * MARGIN;
/// White between the cells of a row and at both sides of their rules.
const GUTTER: f32 = 9.0;
const CELL_PAD: f32 = 3.5;
/// The room that a heading must have below it: that of a paragraph and of the beginning of a table.
const AFTER_HEADING: f32 = 116.0;
/// The room that the heading of a part must have below it: mostly a paragraph and a drawing.
const AFTER_PART: f32 = 200.0;
/// The room that a head of a table, or a row that stays with the next, must have below it.
const AFTER_ROW: f32 = 54.0;
/// The room that a paragraph which belongs to what follows must have below it.
const AFTER_LEGEND: f32 = 84.0;
/// The largest scale at which a chart is drawn: points in one of its units.
const LARGEST: f32 = 0.75;
/// A row that is not longer than this is not parted: it begins on the next page.
const WHOLE: f32 = 190.0;

/// What stands on pages.
pub(super) enum Block {
    /// A heading; the first level is that of the title.
    Heading { level: u16, words: Styled, before: f32 },
    /// A paragraph; `keep` where what follows belongs to it.
    Para { words: Styled, after: f32, keep: bool },
    /// Items of a list.
    List(Vec<Styled>),
    /// A table.
    Grid(Grid),
    /// A drawing with its title and what it says, all on one page.
    Figure { title: Styled, told: Styled, chart: Box<Chart> },
}

/// A table.
#[derive(Default)]
pub(super) struct Grid {
    /// How wide each column is, as shares of the width.
    pub(super) widths: Vec<f32>,
    /// Its head.
    pub(super) head: Option<Row>,
    pub(super) rows: Vec<Row>,
}

/// A row: for each cell its paragraphs.
#[derive(Default)]
pub(super) struct Row {
    pub(super) cells: Vec<Vec<Styled>>,
    /// Whether it stays with the row that follows.
    pub(super) keep: bool,
    /// The line that parts it from what was before.
    pub(super) above: Weight,
}

/// How strong a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Weight {
    /// Hardly seen: between parts of one thing.
    Faint,
    /// Between things.
    #[default]
    Thin,
    /// Above a part, below a head.
    Strong,
}

/// Something at a place on a page.
pub(super) enum Item {
    Line { x: f32, y: f32, line: Line, node: Option<usize> },
    Rule { x: f32, y: f32, width: f32, weight: Weight },
    Drawing { x: f32, y: f32, scale: f32, chart: Box<Chart>, node: usize },
}

/// An entry of the table of contents.
pub(super) struct Entry {
    pub(super) level: u16,
    pub(super) words: String,
    pub(super) page: usize,
    pub(super) y: f32,
}

/// Blocks on pages.
pub(super) struct Pages {
    pub(super) pages: Vec<Vec<Item>>,
    pub(super) entries: Vec<Entry>,
    pub(super) tags: Tags,
    y: f32,
}

impl Pages {
    /// Lays out `blocks`.
    pub(super) fn of(fonts: &mut Fonts, blocks: Vec<Block>) -> Self {
        let mut pages =
            Self { pages: vec![Vec::new()], entries: Vec::new(), tags: Tags::default(), y: TOP };
        for block in blocks {
            pages.block(fonts, block);
        }
        pages
    }

    fn block(&mut self, fonts: &mut Fonts, block: Block) {
        match block {
            Block::Heading { level, words, before } => self.heading(fonts, level, &words, before),
            Block::Para { words, after, keep } => self.para(fonts, &words, after, keep),
            Block::List(items) => self.list(fonts, &items),
            Block::Grid(grid) => self.grid(fonts, &grid),
            Block::Figure { title, told, chart } => self.figure(fonts, &title, &told, chart),
        }
    }

    fn room(&self) -> f32 {
        PAGE.1 - BOTTOM - self.y
    }

    fn put(&mut self, item: Item) {
        if let Some(page) = self.pages.last_mut() {
            page.push(item);
        }
    }

    fn next_page(&mut self) {
        self.pages.push(Vec::new());
        self.y = TOP;
    }

    fn at_top(&self) -> bool {
        self.y <= TOP
    }

    /// Begins a page where there is less than `height` left of this one.
    fn need(&mut self, height: f32) {
        if self.room() < height && !self.at_top() {
            self.next_page();
        }
    }

    fn para(&mut self, fonts: &mut Fonts, words: &Styled, after: f32, keep: bool) {
        let lines = lines(fonts, words, WIDTH);
        if keep {
            self.need(height(&lines) + after + AFTER_LEGEND);
        }
        let node = self.tags.add(Tags::ROOT, Kind::Paragraph);
        self.lines(MARGIN, lines, node);
        self.y += after;
    }

    fn heading(&mut self, fonts: &mut Fonts, level: u16, words: &Styled, before: f32) {
        let lines = lines(fonts, words, WIDTH);
        let below = if level == 2 { AFTER_PART } else { AFTER_HEADING };
        self.need(before + height(&lines) + below);
        if !self.at_top() {
            self.y += before;
        }
        if level == 2 {
            self.rule(0.0, Weight::Strong);
            self.y += 7.0;
        }
        let text: String = words.runs.iter().map(|(words, _)| words.as_str()).collect();
        let page = self.pages.len() - 1;
        self.entries.push(Entry { level, words: text.clone(), page, y: self.y });
        let node = self.tags.add(Tags::ROOT, Kind::Heading(level, text));
        self.lines(MARGIN, lines, node);
        self.y += if level == 1 { 8.0 } else { 4.0 };
    }

    /// Lines one below the other. Neither the first of a paragraph stands alone at the foot of a page nor
    /// the last at its head.
    fn lines(&mut self, x: f32, lines: Vec<Line>, node: usize) {
        let count = lines.len();
        for (n, line) in lines.into_iter().enumerate() {
            let with_next = n == 0 && count > 1 || n + 2 == count;
            let needed = if with_next { 2.0 * line.height } else { line.height };
            self.need(needed);
            let (y, height) = (self.y, line.height);
            self.put(Item::Line { x, y, line, node: Some(node) });
            self.y += height;
        }
    }

    fn list(&mut self, fonts: &mut Fonts, items: &[Styled]) {
        const INDENT: f32 = 11.0;
        let list = self.tags.add(Tags::ROOT, Kind::List);
        for item in items {
            let lines = lines(fonts, item, WIDTH - INDENT);
            let Some(first) = lines.first().map(|line| line.height) else { continue };
            let needed = first * lines.len().min(2) as f32;
            self.need(needed);
            let item = self.tags.add(list, Kind::ListItem);
            let label = self.tags.add(item, Kind::Label);
            let body = self.tags.add(item, Kind::ListBody);
            let dash = Styled::of("–", Style::SOFT.sized(9.0));
            if let Some(line) = self::lines(fonts, &dash, INDENT).into_iter().next() {
                let y = self.y;
                self.put(Item::Line { x: MARGIN, y, line, node: Some(label) });
            }
            self.lines(MARGIN + INDENT, lines, body);
            self.y += 1.5;
        }
        self.y += 5.0;
    }

    fn figure(&mut self, fonts: &mut Fonts, title: &Styled, told: &Styled, chart: Box<Chart>) {
        let room = |words: &Styled, fonts: &mut Fonts| height(&lines(fonts, words, WIDTH)) + 20.0;
        let words = room(title, fonts) + room(told, fonts);
        let most = PAGE.1 - TOP - BOTTOM - words;
        // What does not fit on one page is made smaller, so that it is seen whole.
        let scale = (WIDTH / chart.width).min(LARGEST).min(most.max(1.0) / chart.height);
        self.need(words + chart.height * scale);
        self.heading(fonts, 3, title, 10.0);
        self.para(fonts, told, 6.0, false);
        let node = self.tags.add(Tags::ROOT, Kind::Figure(chart.description.clone()));
        let (y, height) = (self.y, chart.height * scale);
        self.put(Item::Drawing { x: MARGIN, y, scale, chart, node });
        self.y += height + 10.0;
    }

    fn grid(&mut self, fonts: &mut Fonts, grid: &Grid) {
        let columns = Columns::of(&grid.widths);
        let table = self.tags.add(Tags::ROOT, Kind::Table);
        let head = grid.head.as_ref().map(|head| columns.laid(fonts, head));
        if let Some(laid) = &head {
            self.need(laid.height() + AFTER_ROW);
            let row = self.tags.add(table, Kind::Row);
            let cells = laid.cells.iter().map(|_| self.tags.add(row, Kind::Head)).collect();
            self.place(&columns, laid.clone(), Some(cells), true);
        }
        let mut rows = grid.rows.iter().peekable();
        while let Some(row) = rows.next() {
            let laid = columns.laid(fonts, row);
            let next = match rows.peek().filter(|_| row.keep) {
                Some(_) => AFTER_ROW,
                None => 0.0,
            };
            if self.room() < laid.height().min(WHOLE) + next && !self.at_top() {
                self.turn(&columns, head.as_ref());
            }
            self.row(&columns, head.as_ref(), table, laid);
        }
        self.y += 8.0;
    }

    /// The next page, with the head of the table again. It has been read once: there it is no content.
    fn turn(&mut self, columns: &Columns, head: Option<&Laid>) {
        self.next_page();
        if let Some(head) = head {
            self.place(columns, head.clone(), None, true);
        }
    }

    /// A row, on as many pages as it takes.
    fn row(&mut self, columns: &Columns, head: Option<&Laid>, table: usize, mut laid: Laid) {
        let row = self.tags.add(table, Kind::Row);
        let cells: Vec<usize> = (0..laid.cells.len())
            .map(|n| self.tags.add(row, if n == 0 { Kind::RowHead } else { Kind::Cell }))
            .collect();
        loop {
            let rest = laid.split(self.room());
            let is_empty = laid.cells.iter().all(Vec::is_empty);
            if !is_empty {
                self.place(columns, laid, Some(cells.clone()), false);
            }
            match rest {
                Some(rest) if is_empty && self.at_top() => {
                    // Not even a line fits on an empty page: it is set all the same.
                    self.place(columns, rest, Some(cells.clone()), false);
                    return;
                }
                Some(rest) => {
                    self.turn(columns, head);
                    laid = rest;
                }
                None => return,
            }
        }
    }

    fn place(&mut self, columns: &Columns, laid: Laid, nodes: Option<Vec<usize>>, is_head: bool) {
        let height = laid.height();
        if !is_head {
            // A faint line does not part what the first column names.
            let second = columns.0.get(1).map_or(MARGIN, |&(x, _)| x);
            let from = if laid.above == Weight::Faint { second - MARGIN } else { 0.0 };
            self.rule(from, laid.above);
        }
        for (n, (cell, &(x, _))) in laid.cells.into_iter().zip(&columns.0).enumerate() {
            let node = nodes.as_ref().and_then(|nodes| nodes.get(n)).copied();
            let mut y = self.y + CELL_PAD;
            for (gap, line) in cell {
                y += gap;
                let height = line.height;
                self.put(Item::Line { x, y, line, node });
                y += height;
            }
        }
        self.y += height;
        if is_head {
            self.rule(0.0, Weight::Strong);
        }
    }

    /// A line across the page, `from` its left edge on.
    fn rule(&mut self, from: f32, weight: Weight) {
        let y = self.y;
        self.put(Item::Rule { x: MARGIN + from, y, width: WIDTH - from, weight });
    }
}

fn height(lines: &[Line]) -> f32 {
    lines.iter().map(|line| line.height).sum()
}

/// Where the columns of a table stand: from where, and how wide.
struct Columns(Vec<(f32, f32)>);

impl Columns {
    fn of(shares: &[f32]) -> Self {
        let all: f32 = shares.iter().sum();
        let room = WIDTH - GUTTER * (shares.len().saturating_sub(1)) as f32;
        let mut x = MARGIN;
        let place = |share: &f32| {
            let width = room * share / all;
            let at = (x, width);
            x += width + GUTTER;
            at
        };
        Self(shares.iter().map(place).collect())
    }

    fn laid(&self, fonts: &mut Fonts, row: &Row) -> Laid {
        let cells = row.cells.iter().zip(&self.0).map(|(cell, &(_, width))| {
            let mut placed: Vec<(f32, Line)> = Vec::new();
            for words in cell {
                for (n, line) in lines(fonts, words, width).into_iter().enumerate() {
                    let gap = if n == 0 && !placed.is_empty() { 2.0 } else { 0.0 };
                    placed.push((gap, line));
                }
            }
            placed
        });
        Laid { cells: cells.collect(), above: row.above }
    }
}

/// A row as lines, each with the white above it.
#[derive(Clone)]
struct Laid {
    cells: Vec<Vec<(f32, Line)>>,
    above: Weight,
}

impl Laid {
    fn height(&self) -> f32 {
        let height = |cell: &Vec<(f32, Line)>| -> f32 {
            cell.iter().map(|(gap, line)| gap + line.height).sum()
        };
        self.cells.iter().map(height).fold(0.0, f32::max) + 2.0 * CELL_PAD
    }

    /// Keeps what fits into `room`, and gives the rest.
    fn split(&mut self, room: f32) -> Option<Self> {
        if self.height() <= room {
            return None;
        }
        let rest = self.cells.iter_mut().map(|cell| {
            let mut height = 2.0 * CELL_PAD;
            let fitting = cell.iter().take_while(|(gap, line)| {
                height += gap + line.height;
                height <= room
            });
            let count = fitting.count();
            cell.split_off(count)
        });
        let rest = rest.collect();
        Some(Self { cells: rest, above: Weight::Faint })
    }
}
