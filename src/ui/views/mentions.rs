//! A mention as the details of a matrix show it: its sentence, the words marked, a way into the text.

use super::ViewData;
use crate::article::{self, Place};
use crate::text::Span;
use crate::ui::action::Action;
use crate::ui::text::{self, Between, DeletedWords, Look};
use crate::ui::theme;
use egui::{Color32, Sense, Ui, Vec2};

/// The sentence in which `place` stands, with its words marked in `colour`; a click goes there.
pub(super) fn mention_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    place: Place,
    colour: Color32,
    actions: &mut Vec<Action>,
) {
    let palette = theme::palette(ui);
    let sentence = Place { span: sentence_of(data, place), ..place };
    let run = crate::align::DiffRun { place: sentence, change: crate::align::Change::Same };
    let look = Look::of_quote(ui);
    let width = ui.available_width();
    let laid = text::lay_out(
        ui,
        &data.story.versions,
        &[run],
        (DeletedWords::Shown, Between::Kept),
        &look,
        width,
    );
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, laid.height()), Sense::click());
    let words = article::words_at(&data.story.versions, sentence);
    let label = format!("Show in the text of {}: {words}", place.paragraph.version);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Link, true, &label));
    let painter = ui.painter_at(rect.expand(3.0));
    if response.has_focus() || response.hovered() {
        painter.rect_filled(rect.expand(2.0), 3, palette.shade);
    }
    for chars in laid.chars_of(&data.story.versions, place) {
        laid.wash(&painter, rect.min, &chars, palette.found);
    }
    laid.paint(&painter, rect.min, palette);
    for chars in laid.chars_of(&data.story.versions, place) {
        laid.dots(&painter, rect.min, &chars, colour);
    }
    let response = response.on_hover_cursor(egui::CursorIcon::PointingHand);
    if response.on_hover_text("Show in the text").clicked() {
        actions.push(Action::Reveal(place));
    }
}

/// The sentence in which `place` begins.
fn sentence_of(data: &ViewData<'_>, place: Place) -> Span {
    article::paragraph(&data.story.versions, place.paragraph)
        .and_then(|paragraph| {
            let start = place.span.start();
            paragraph.sentences.iter().find(|s| s.start() <= start && start < s.end()).copied()
        })
        .map_or(place.span, |sentence| sentence.hull(place.span))
}
