//! A cell without words: that it has none, and how near the nearest passage comes.

use super::cell::Cell;
use super::{ViewData, passages, peek};
use crate::article;
use crate::present::{CellView, NearestView};
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::theme::{self, CELL_PADDING, Palette};
use egui::{Align2, CornerRadius, Pos2, Rect, Response, Stroke, Ui, UiBuilder, Vec2};

const HATCH_STEP: f32 = 9.0;

/// The ground of a cell whose version leaves the row out.
pub(super) fn hatch(ui: &Ui, rect: Rect, palette: &Palette) {
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, CornerRadius::ZERO, palette.void);
    let stroke = Stroke::new(1.0, palette.hatch);
    let sight = rect.intersect(ui.clip_rect());
    // Lines start from fixed points of the cell, so that the pattern scrolls with it.
    let first = ((sight.top() - rect.top()) / HATCH_STEP).floor() as i32;
    let last = ((sight.bottom() - rect.top() + rect.width()) / HATCH_STEP).ceil() as i32;
    for step in first..=last {
        let y = rect.top() + step as f32 * HATCH_STEP;
        painter.line_segment(
            [Pos2::new(rect.left(), y), Pos2::new(rect.right(), y - rect.width())],
            stroke,
        );
    }
}

/// A cell without words: says so, and shows how near the nearest passage is.
pub(super) fn void_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    cell: Cell<'_>,
    nearest: Option<&NearestView>,
    word: &str,
    rect: Rect,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let inner = rect.shrink(CELL_PADDING);
    let galley =
        ui.painter().layout_no_wrap(word.to_owned(), theme::small_strong_font(), palette.soft_ink);
    let ground = Rect::from_min_size(inner.min, galley.size()).expand2(Vec2::new(4.0, 1.0));
    ui.painter().rect_filled(ground, CornerRadius::same(3), palette.void);
    ui.painter().galley(inner.min, galley, palette.soft_ink);
    if matches!(cell.view, CellView::Elsewhere(_)) {
        let free = Rect::from_min_max(Pos2::new(ground.right() + 8.0, inner.top()), inner.max);
        let id = (cell.row.id, cell.version);
        if peek::link_ui(ui, id, free) {
            actions.push(Action::Peek(cell.row.id, cell.version));
        }
    }
    let at = inner.min + Vec2::new(0.0, 19.0);
    let Some(nearest) = nearest else {
        let note = "Nothing near was found";
        let galley =
            ui.painter().layout_no_wrap(note.to_owned(), theme::small_font(), palette.soft_ink);
        let ground = Rect::from_min_size(at, galley.size()).expand2(Vec2::new(4.0, 1.0));
        ui.painter().rect_filled(ground, CornerRadius::same(3), palette.void);
        ui.painter().text(at, Align2::LEFT_TOP, note, theme::small_font(), palette.soft_ink);
        return;
    };
    let link = Rect::from_min_size(at, Vec2::new(inner.width(), 20.0));
    let salt = ("nearest", cell.row.id, cell.version);
    let response = ui
        .scope_builder(UiBuilder::new().max_rect(link).id_salt(salt), |ui| {
            ui.horizontal(|ui| {
                // In a narrow column the button goes first: it must not be cut off.
                let narrow = link.width() < passages::LINK_AND_BUTTON;
                let declare = |ui: &mut Ui, actions: &mut Vec<Action>| {
                    passages::declare_ui(ui, data, (cell.row, cell.version), nearest, actions);
                };
                if narrow {
                    declare(ui, actions);
                }
                let link = nearest_link_ui(ui, data, nearest, palette);
                if !narrow {
                    declare(ui, actions);
                }
                link
            })
            .inner
        })
        .inner;
    if response.clicked() {
        actions.push(Action::Reveal(nearest.place));
    }
}

/// A link to the nearest passage; its words are shown on hover and on keyboard focus.
pub(in crate::ui::views) fn nearest_link_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    nearest: &NearestView,
    palette: &Palette,
) -> Response {
    let text = format!("Nearest: {} alike", chips::percent(nearest.similarity));
    let ground = ui.painter().add(egui::Shape::Noop);
    let response = ui.link(egui::RichText::new(text).font(theme::small_font()));
    let rect = response.rect.expand2(Vec2::new(4.0, 1.0));
    ui.painter().set(ground, egui::Shape::rect_filled(rect, CornerRadius::same(3), palette.void));
    let words = article::words_at(&data.story.versions, nearest.place);
    let about = format!(
        "The nearest passage of {}, paragraph {}:\n\n{}\n\nClick to go there",
        nearest.place.paragraph.version,
        nearest.place.paragraph,
        chips::beginning(words, 400)
    );
    if response.has_focus() {
        response.show_tooltip_text(about.clone());
        response
    } else {
        response.on_hover_text(about)
    }
}
