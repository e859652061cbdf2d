//! The bar below the rows that scrolls the columns.

use crate::ui::theme;
use egui::{CornerRadius, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo};

/// The shortest handle that can be taken hold of.
const MIN_HANDLE: f32 = 28.0;

/// A bar that shows which part of the columns is in sight.
pub(super) struct Bar {
    /// Share that is in sight, 0 to 1.
    pub(super) sight: f32,
    /// Share of the way from the first to the last position, 0 to 1.
    pub(super) position: f32,
}

impl Bar {
    /// Draws the bar and gives the position that the user drags it to.
    pub(super) fn ui(&self, ui: &mut Ui, rect: Rect) -> Option<f32> {
        let palette = theme::palette(ui);
        let label = "Scroll the columns";
        let response = ui.interact(rect, ui.scope_id().with(label), Sense::CLICK | Sense::DRAG);
        let value = f64::from((self.position * 100.0).round());
        response.widget_info(|| WidgetInfo {
            value: Some(value),
            ..WidgetInfo::labeled(Role::ScrollBar, true, label)
        });
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, CornerRadius::ZERO, palette.shade);
        let handle = (rect.width() * self.sight.clamp(0.0, 1.0)).max(MIN_HANDLE).min(rect.width());
        let path = rect.width() - handle;
        let left = rect.left() + path * self.position.clamp(0.0, 1.0);
        let handle_rect =
            Rect::from_min_size(Pos2::new(left, rect.top()), Vec2::new(handle, rect.height()));
        let held = response.dragged() || response.is_pointer_button_down_on();
        let ink = if held || response.hovered() { palette.soft_ink } else { palette.strong_line };
        painter.rect_filled(
            handle_rect.shrink(2.0),
            CornerRadius::same(4),
            ink.gamma_multiply(0.45),
        );
        let pointer = response.interact_pointer_pos().filter(|_| held || response.clicked())?;
        let along = pointer.x - rect.left();
        (path > 0.0).then(|| ((along - handle / 2.0) / path).clamp(0.0, 1.0))
    }
}
