//! A scroll bar for a list that scrolls itself, with marks along it.

use crate::ui::theme;
use egui::{CornerRadius, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

/// The shortest handle that can be taken hold of.
const MIN_HANDLE: f32 = 28.0;

/// Which way a bar runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Along {
    /// From top to bottom.
    Height,
    /// From left to right.
    Width,
}

/// A bar at the side of a window that shows part of something.
pub(super) struct Bar<'a> {
    /// Which way it runs.
    pub(super) along: Along,
    /// What it scrolls, for a screen reader.
    pub(super) label: &'static str,
    /// Share that is in sight, 0 to 1.
    pub(super) sight: f32,
    /// Share of the way from the first to the last position, 0 to 1.
    pub(super) position: f32,
    /// Shares of the length at which something is to be seen.
    pub(super) marks: &'a [f32],
    /// The same for what was looked for.
    pub(super) hits: &'a [f32],
}

impl Bar<'_> {
    /// Draws the bar and gives the position that the user drags it to.
    pub(super) fn ui(&self, ui: &mut Ui, rect: Rect) -> Option<f32> {
        let palette = theme::palette(ui);
        let id = ui.scope_id().with(self.label);
        let response = ui.interact(rect, id, Sense::CLICK | Sense::DRAG);
        let value = f64::from(self.position * 100.0);
        response.widget_info(|| WidgetInfo {
            value: Some(value),
            ..WidgetInfo::labeled(Role::ScrollBar, true, self.label)
        });
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, CornerRadius::ZERO, palette.shade);
        let length = match self.along {
            Along::Height => rect.height(),
            Along::Width => rect.width(),
        };
        let handle = (length * self.sight.clamp(0.0, 1.0)).max(MIN_HANDLE).min(length);
        let path = length - handle;
        let start = path * self.position.clamp(0.0, 1.0);
        let handle_rect = self.part(rect, start, handle);
        let held = response.dragged() || response.is_pointer_button_down_on();
        let ink = if held || response.hovered() { palette.soft_ink } else { palette.strong_line };
        painter.rect_filled(
            handle_rect.shrink(2.0),
            CornerRadius::same(4),
            ink.gamma_multiply(0.45),
        );
        for (shares, colour) in [(self.marks, palette.soft_ink), (self.hits, palette.found_line)] {
            for share in shares {
                let tick = self.part(rect, share * (length - 2.0), 2.0);
                painter.rect_filled(tick.shrink2(Vec2::new(3.0, 0.0)), CornerRadius::ZERO, colour);
            }
        }
        let pointer = response.interact_pointer_pos().filter(|_| held || response.clicked())?;
        let along = match self.along {
            Along::Height => pointer.y - rect.top(),
            Along::Width => pointer.x - rect.left(),
        };
        (path > 0.0).then(|| ((along - handle / 2.0) / path).clamp(0.0, 1.0))
    }

    fn part(&self, rect: Rect, start: f32, length: f32) -> Rect {
        match self.along {
            Along::Height => Rect::from_min_size(
                Pos2::new(rect.left(), rect.top() + start),
                Vec2::new(rect.width(), length),
            ),
            Along::Width => Rect::from_min_size(
                Pos2::new(rect.left() + start, rect.top()),
                Vec2::new(length, rect.height()),
            ),
        }
    }
}
