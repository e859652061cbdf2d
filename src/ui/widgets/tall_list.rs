//! A long list of items of unlike height, of which only those near the visible part are drawn.

use egui::{Ui, Vec2};

/// How far outside the visible part items are still drawn, in points: enough for the keyboard's
/// focus to move on to the next item.
const MARGIN: f32 = 400.0;

/// The heights of the items, estimated until measured.
#[derive(Clone, Debug, Default)]
pub struct TallList {
    key: Option<(u64, u32)>,
    heights: Vec<Option<f32>>,
}

impl TallList {
    /// Draws `count` items inside a scroll area. `key` tells when the items are others; heights
    /// are measured anew then, and for another width.
    pub(crate) fn show(
        &mut self,
        ui: &mut Ui,
        key: u64,
        count: usize,
        estimate: impl Fn(usize) -> f32,
        mut item_ui: impl FnMut(&mut Ui, usize),
    ) {
        let key = (key, ui.available_width().round() as u32);
        if self.key != Some(key) || self.heights.len() != count {
            self.key = Some(key);
            self.heights = vec![None; count];
        }
        let visible = ui.clip_rect().expand(MARGIN);
        for (index, height) in self.heights.iter_mut().enumerate() {
            let top = ui.cursor().top();
            let expected = height.unwrap_or_else(|| estimate(index));
            if top > visible.bottom() || top + expected < visible.top() {
                ui.allocate_space(Vec2::new(1.0, expected));
            } else {
                let drawn = ui.push_id(index, |ui| item_ui(ui, index));
                *height = Some(drawn.response.rect.height());
            }
        }
    }
}
