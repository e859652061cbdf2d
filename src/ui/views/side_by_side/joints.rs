//! Split and merged passages: which cells belong to one paragraph, drawn as brackets at their edges.
//!
//! A cell that has a part of a paragraph is joined to the cells that have the others: by a bracket
//! that runs on where they stand above or below it, by a torn edge where they stand further away. A
//! cell of several paragraphs has a bracket with a joint at each of them.

use super::ViewData;
use crate::align::{Join, RowId};
use crate::article::{ParagraphId, Place, VersionId};
use crate::present::{CellView, PassageView, RowView};
use crate::ui::chips;
use crate::ui::theme::{self, Palette};
use egui::{Pos2, Rect, Response, Role, Sense, Shape, Stroke, Ui, Vec2, WidgetInfo};
use std::collections::BTreeMap;

/// How far the bracket is from the edge of its cell, and how far its hooks reach, in points.
const INSET: f32 = 5.0;
const HOOK: f32 = 5.0;
/// Width and height of a tooth of a torn edge.
const TOOTH: Vec2 = Vec2::new(7.0, 3.5);
/// Width of the part of a cell that tells about its bracket on hover.
const SENSITIVE: f32 = 12.0;

/// Where the parts of each paragraph that stands in several cells are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Joints {
    /// By paragraph: where each part begins, the name of its row, and its index. In order.
    parts: BTreeMap<ParagraphId, Vec<(usize, RowId, usize)>>,
}

/// Where a paragraph goes on beyond a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beyond {
    /// The paragraph.
    pub paragraph: ParagraphId,
    /// The row of its next part.
    pub row: RowId,
    /// The index of that row.
    pub index: usize,
}

/// How a cell hangs together with others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ends {
    /// Where its first paragraph has the part before.
    pub above: Option<Beyond>,
    /// Where its last paragraph has the part after.
    pub below: Option<Beyond>,
}

impl Joints {
    /// Of all `rows`.
    #[must_use]
    pub fn new(rows: &[RowView]) -> Self {
        let mut parts: BTreeMap<ParagraphId, Vec<(usize, RowId, usize)>> = BTreeMap::new();
        for (index, row) in rows.iter().enumerate() {
            for cell in &row.cells {
                let CellView::Passage(passage) = cell else { continue };
                if passage.join == Join::Whole {
                    continue;
                }
                for place in &passage.places {
                    let known = parts.entry(place.paragraph).or_default();
                    known.push((place.span.start(), row.id, index));
                }
            }
        }
        parts.retain(|_, known| {
            known.sort_unstable();
            known.len() > 1
        });
        Self { parts }
    }

    /// How the passage of the row at `index` hangs together with others.
    #[must_use]
    pub fn ends(&self, index: usize, passage: &PassageView) -> Ends {
        let beyond = |place: &Place, forward: bool| {
            let known = self.parts.get(&place.paragraph)?;
            let start = place.span.start();
            let next = if forward {
                known.iter().find(|(from, ..)| *from > start)
            } else {
                known.iter().rev().find(|(from, ..)| *from < start)
            };
            let &(_, row, there) = next.filter(|(.., there)| *there != index)?;
            Some(Beyond { paragraph: place.paragraph, row, index: there })
        };
        if passage.join == Join::Whole {
            return Ends::default();
        }
        Ends {
            above: passage.places.first().and_then(|place| beyond(place, false)),
            below: passage.places.last().and_then(|place| beyond(place, true)),
        }
    }
}

/// How a cell hangs together with others, in words; empty where it is one whole paragraph.
#[must_use]
pub fn words(passage: &PassageView, ends: Ends) -> String {
    let mut words: Vec<String> = Vec::new();
    if passage.join == Join::Several && passage.places.len() > 1 {
        let names: Vec<String> =
            passage.places.iter().map(|place| place.paragraph.to_string()).collect();
        let many = chips::count(names.len(), "paragraph", "paragraphs");
        words.push(format!("{many} here: {}", names.join(", ")));
    }
    words.extend(ends.above.map(|b| format!("Paragraph {} begins in {}", b.paragraph, b.row)));
    words.extend(ends.below.map(|b| format!("Paragraph {} goes on in {}", b.paragraph, b.row)));
    words.join(". ")
}

/// The edges of a cell that are joined to the cells above and below it in the grid.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Joined {
    /// The part before stands right above.
    pub(super) above: bool,
    /// The part after stands right below.
    pub(super) below: bool,
}

/// Draws the bracket of a cell. `seams` are the heights at which its further paragraphs begin, from the
/// cell's upper edge.
pub(super) fn joints_ui(
    ui: &mut Ui,
    (row, version): (&RowView, VersionId),
    passage: &PassageView,
    (ends, joined): (Ends, Joined),
    seams: &[f32],
    rect: Rect,
) -> Option<Response> {
    let told = words(passage, ends);
    if told.is_empty() {
        return None;
    }
    let palette = theme::palette(ui);
    bracket(ui, (ends, joined), seams, rect, palette);
    let strip = Rect::from_min_size(rect.min, Vec2::new(SENSITIVE, rect.height()));
    let id = ui.scope_id().with(("joints", row.id, version));
    let response = ui.interact(strip, id, Sense::hover());
    let label = format!("{version} {}: {told}", row.id);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &label));
    Some(response.on_hover_text(told))
}

fn bracket(ui: &Ui, (ends, joined): (Ends, Joined), seams: &[f32], rect: Rect, palette: &Palette) {
    let painter = ui.painter();
    let stroke = Stroke::new(2.0, palette.strong_line);
    let x = rect.left() + INSET;
    let top = if joined.above { rect.top() } else { rect.top() + INSET };
    let bottom = if joined.below { rect.bottom() } else { rect.bottom() - INSET };
    painter.vline(x, top..=bottom, stroke);
    let hook = |y: f32| {
        painter.hline(x - 1.0..=x + HOOK, y, stroke);
    };
    let knot = |y: f32| {
        painter.circle_filled(Pos2::new(x, y), 3.0, palette.strong_line);
    };
    match ends.above {
        None => hook(top),
        Some(_) if joined.above => knot(rect.top()),
        Some(_) => torn(ui, rect.x_range(), rect.top() + 1.0, 1.0, palette),
    }
    match ends.below {
        None => hook(bottom),
        Some(_) if joined.below => knot(rect.bottom()),
        Some(_) => torn(ui, rect.x_range(), rect.bottom() - 1.0, -1.0, palette),
    }
    for seam in seams {
        hook(rect.top() + seam - 2.0);
    }
}

/// A torn edge along `y`, with its teeth on the inner side.
fn torn(ui: &Ui, x: egui::Rangef, y: f32, inward: f32, palette: &Palette) {
    let teeth = (x.span() / TOOTH.x).floor().max(0.0) as usize;
    let points: Vec<Pos2> = (0..=teeth)
        .map(|tooth| {
            let depth = if tooth % 2 == 0 { 0.0 } else { TOOTH.y };
            Pos2::new(x.min + tooth as f32 * TOOTH.x, y + inward * depth)
        })
        .collect();
    ui.painter().add(Shape::line(points, Stroke::new(1.0, palette.strong_line)));
}

/// How a cell hangs together with those right above and below it in the grid.
pub(super) fn joined(ends: Ends, above: Option<usize>, below: Option<usize>) -> Joined {
    let is = |beyond: Option<Beyond>, index: Option<usize>| {
        beyond.is_some() && beyond.map(|beyond| beyond.index) == index
    };
    Joined { above: is(ends.above, above), below: is(ends.below, below) }
}

/// The places at which a further paragraph begins in a cell.
pub(super) fn seams(passage: &PassageView) -> impl Iterator<Item = Place> + '_ {
    let pairs = passage.places.iter().zip(passage.places.iter().skip(1));
    pairs.filter(|(one, next)| one.paragraph != next.paragraph).map(|(_, next)| *next)
}

/// In which row the words at `place` stand, if any.
pub(super) fn row_of<'a>(data: &ViewData<'a>, place: Place) -> Option<&'a RowView> {
    let (row, _) = super::cell_of(&data.presentation.rows, place)?;
    data.presentation.rows.get(row)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align::Passage;
    use crate::present::{present, testing};
    use crate::text::Span;
    use crate::watch::Watch;

    /// A has one paragraph where B has two: A is cut in two rows. C has both of B's in one cell.
    fn story() -> crate::story::Story {
        let versions = vec![
            testing::version("A", &["Ferry", "It sails no more. The crew is paid."]),
            testing::version("B", &["Ferry", "It sails no more.", "The crew is paid."]),
        ];
        let mut story =
            testing::story(versions, &[&[Some(0), Some(0)], &[Some(1), Some(1)], &[None, Some(2)]]);
        let whole = testing::whole(&story, 0, 1);
        let text = story.versions[0].article.paragraphs[1].text.clone();
        let part = |range: std::ops::Range<usize>| {
            let span = Span::new(&text, range).expect("a span");
            Some(Passage { places: vec![Place { span, ..whole }], join: Join::Part })
        };
        story.alignment.rows[1].cells[0] = part(0..18);
        story.alignment.rows[2].cells[0] = part(18..text.len());
        story
    }

    #[test]
    fn parts_of_a_paragraph_know_where_it_goes_on() {
        let view = present(&story(), VersionId(0), &Watch::unwatched()).expect("nobody cancels");
        let joints = Joints::new(&view.rows);
        let told = |row: usize, version: usize| match &view.rows[row].cells[version] {
            CellView::Passage(passage) => words(passage, joints.ends(row, passage)),
            CellView::LeftOut(_) | CellView::Elsewhere(_) | CellView::Empty(_) => "-".to_owned(),
        };
        for (row, version, expected) in [
            (0, 0, ""),
            (1, 0, "Paragraph A2 goes on in r3"),
            (2, 0, "Paragraph A2 begins in r2"),
            (1, 1, ""),
        ] {
            assert_eq!(told(row, version), expected, "row {row} of {version}");
        }
    }

    #[test]
    fn a_bracket_runs_on_only_to_the_next_cell() {
        let beyond = |index| {
            Some(Beyond { paragraph: ParagraphId::new(VersionId(0), 1), row: RowId(7), index })
        };
        let ends = Ends { above: beyond(3), below: beyond(8) };
        for (above, below, expected) in [
            (Some(3), Some(5), (true, false)),
            (Some(2), Some(8), (false, true)),
            (None, None, (false, false)),
        ] {
            let joined = joined(ends, above, below);
            assert_eq!((joined.above, joined.below), expected);
        }
        assert_eq!(joined(Ends::default(), None, None), Joined::default());
    }
}
