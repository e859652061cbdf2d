//! Pictures of what can be done with the grid: columns hidden, resized and pinned, rows folded, both
//! ends of a move, split and merged passages, a small window.

use crate::support::picture::{self, THEMES};
use crate::support::screens::{SIDE_BY_SIDE, State, harness};
use crate::support::story::{Shown, shown};
use tellings::align::{DiffRun, Join, RowId};
use tellings::article::VersionId;
use tellings::present::{CellView, PassageView};
use tellings::project::VersionKey;
use tellings::text::Span;
use tellings::ui::views::side_by_side::columns::Shift;
use tellings::ui::views::side_by_side::fold::Folding;
use tellings::ui::views::side_by_side::peek::Peek;

const USUAL: [f32; 2] = [1000.0, 700.0];
const KEYS: [VersionKey; 6] =
    [VersionKey(0), VersionKey(1), VersionKey(2), VersionKey(3), VersionKey(4), VersionKey(5)];

/// The picture of the grid in some themes.
fn check(
    name: &str,
    shown: &Shown,
    size: [f32; 2],
    themes: &[egui::Theme],
    state: impl Fn() -> State,
) {
    picture::check(name, themes, |theme| {
        let mut harness = harness(shown, SIDE_BY_SIDE, theme, size, state());
        harness.run_steps(4);
        harness.render().expect("a picture")
    });
}

#[test]
fn columns_hidden_moved_and_resized_beside_a_pinned_base() {
    let shown = shown(6);
    check("grid-columns", &shown, USUAL, THEMES, || {
        let mut state = State::default();
        let grid = &mut state.side_by_side.grid;
        let columns = &mut grid.columns;
        columns.pinned = true;
        columns.hide(&KEYS, VersionId(1));
        columns.hide(&KEYS, VersionId(4));
        columns.shift(&KEYS, Some(VersionId(0)), VersionId(5), Shift::Left);
        let visible = columns.shown(&KEYS, Some(VersionId(0)));
        columns.drag(&KEYS, &visible, 800.0, 1, 120.0);
        columns.drag(&KEYS, &visible, 800.0, 2, -90.0);
        grid.sideways = 140.0;
        grid.column = 2;
        state.side_by_side.current = shown.presentation.rows.get(2).map(|row| row.id);
        state.side_by_side.find = "bridge".to_owned();
        state
    });
}

#[test]
fn identical_rows_folded() {
    let shown = shown(2);
    let mut shown = same_rows(shown);
    shown.presentation.rows.truncate(9);
    check("grid-folded", &shown, USUAL, &[egui::Theme::Light], || {
        let mut state = State::default();
        state.side_by_side.grid.set_folding(Folding::On);
        state.side_by_side.current = Some(RowId(101));
        state
    });
}

/// The story with a run of rows that say the same in both of its versions.
fn same_rows(mut shown: Shown) -> Shown {
    let like = shown.presentation.rows[0].clone();
    let words = shown.story.versions[0].article.paragraphs.clone();
    let versions: Vec<_> = shown
        .story
        .versions
        .iter()
        .map(|version| {
            let mut version = (**version).clone();
            version.article.paragraphs.extend(words.iter().cloned());
            std::sync::Arc::new(version)
        })
        .collect();
    let before: Vec<usize> =
        shown.story.versions.iter().map(|v| v.article.paragraphs.len()).collect();
    shown.story.versions = versions;
    for n in 0..5_usize {
        let mut row = like.clone();
        row.id = RowId(100 + u32::try_from(n).expect("few"));
        for (v, cell) in row.cells.iter_mut().enumerate() {
            let CellView::Passage(passage) = cell else { continue };
            let index = before[v] + 2 + n;
            let text = &shown.story.versions[v].article.paragraphs[index].text;
            let place = tellings::article::Place {
                paragraph: tellings::article::ParagraphId::new(VersionId::at(v), index),
                span: Span::whole(text),
            };
            whole(passage, vec![place], Join::Whole);
        }
        for reading in &mut row.readings {
            reading.versions = vec![VersionId(0), VersionId(1)];
        }
        row.readings.truncate(1);
        shown.presentation.rows.insert(2 + n, row);
    }
    shown
}

fn whole(passage: &mut PassageView, places: Vec<tellings::article::Place>, join: Join) {
    passage.role = tellings::article::Role::Body;
    passage.relation = tellings::align::Relation::Same;
    passage.runs = places
        .iter()
        .map(|&place| DiffRun { place, change: tellings::align::Change::Same })
        .collect();
    passage.places = places;
    passage.join = join;
    passage.marks = Vec::new();
}

#[test]
fn both_ends_of_a_moved_passage() {
    let shown = shown(3);
    let row = shown
        .presentation
        .rows
        .iter()
        .find(|row| matches!(&row.cells[2], CellView::Passage(passage) if passage.moved))
        .map(|row| row.id)
        .expect("a move");
    check("grid-peek", &shown, USUAL, THEMES, || {
        let mut state = State::default();
        state.side_by_side.current = Some(row);
        state.side_by_side.grid.peek = Some(Peek::at(row, VersionId(2)));
        state
    });
}

/// The story with paragraphs of A and B cut in two: A's next to each other, B's far apart.
fn cut(mut shown: Shown) -> Shown {
    let rows = &mut shown.presentation.rows;
    let at = rows
        .iter()
        .position(|row| {
            matches!((&row.cells[0], &row.cells[1]),
                (CellView::Passage(a), CellView::Passage(_)) if a.places[0].paragraph.index == 4)
        })
        .expect("a row of two sentences in both");
    let mut rest = rows[at].clone();
    rest.id = RowId(40);
    let mut far = rows[at].clone();
    far.id = RowId(41);
    for v in 0..rest.cells.len() {
        rest.cells[v] = match (&mut rows[at].cells[v], v) {
            (CellView::Passage(passage), 0) => {
                CellView::Passage(second_half(&shown.story, passage))
            }
            _ => CellView::Empty(None),
        };
        far.cells[v] = match (&mut rows[at].cells[v], v) {
            (CellView::Passage(passage), 1) => {
                CellView::Passage(second_half(&shown.story, passage))
            }
            _ => CellView::Empty(None),
        };
    }
    rows.insert(at + 1, rest);
    rows.insert(at + 3, far);
    shown
}

/// Cuts a passage after its first sentence.
fn second_half(story: &tellings::story::Story, passage: &mut PassageView) -> PassageView {
    let place = passage.places[0];
    let text = &tellings::article::paragraph(&story.versions, place.paragraph).expect("it").text;
    let cut = text.find(". ").expect("two sentences") + 2;
    let part = |range| {
        let span = Span::new(text, range).expect("whole letters");
        tellings::article::Place { span, ..place }
    };
    let mut second = passage.clone();
    whole(&mut second, vec![part(cut..text.len())], Join::Part);
    whole(passage, vec![part(0..cut)], Join::Part);
    second
}

#[test]
fn split_and_merged_passages() {
    let shown = cut(shown(4));
    check("grid-joints", &shown, [1200.0, 900.0], THEMES, || {
        let mut state = State::default();
        let columns = &mut state.side_by_side.grid.columns;
        columns.hide(&KEYS, VersionId(2));
        let row = shown.presentation.rows.iter().find(|row| row.id == RowId(40));
        let place = row.and_then(|row| match &row.cells[0] {
            CellView::Passage(passage) => passage.places.first().copied(),
            CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_) => None,
        });
        state.side_by_side.reveal = place;
        state
    });
}

#[test]
fn a_small_window_with_all_versions() {
    let shown = shown(6);
    check("grid-small", &shown, [1024.0, 700.0], &[egui::Theme::Light], || {
        let mut state = State::default();
        let columns = &mut state.side_by_side.grid.columns;
        let visible = columns.shown(&KEYS, None);
        columns.drag(&KEYS, &visible, 800.0, 1, -400.0);
        state
    });
}
