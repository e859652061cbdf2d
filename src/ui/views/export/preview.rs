//! How the report begins, made in the background by the code that writes it.

use crate::jobs::{Preview, PreviewOf};
use crate::report::{ReportFormat, Selection};
use crate::ui::action::Action;
use crate::ui::chips;
use crate::ui::state::ExportState;
use crate::ui::theme;
use crate::ui::views::ViewData;
use egui::{RichText, ScrollArea, TextStyle, Ui};

/// What the preview is to be of.
pub(super) fn wanted(data: &ViewData<'_>, format: ReportFormat, selection: Selection) -> PreviewOf {
    PreviewOf { revision: data.revision, format, selection }
}

/// Draws the preview in `height` points; asks for it where it is not there yet. One is made at a time.
pub(super) fn preview_ui(
    ui: &mut Ui,
    height: f32,
    wanted: &PreviewOf,
    state: &mut ExportState,
    actions: &mut Vec<Action>,
) {
    let fresh = state.preview.as_ref().is_some_and(|(of, _)| of == wanted);
    if !fresh && state.asked.is_none() {
        actions.push(Action::Preview(wanted.clone()));
    }
    ui.add_space(8.0);
    ui.label(RichText::new("Preview").font(theme::strong_font()));
    match &state.preview {
        None => {
            ui.label(chips::soft(ui, "It is being made."));
        }
        Some((_, Err(why))) => {
            ui.label(why);
        }
        Some((of, Ok(preview))) => {
            ui.label(chips::soft(ui, about(of.format, preview, fresh)));
            ui.add_space(4.0);
            let prose = !preview.as_written || of.format == ReportFormat::Markdown;
            theme::card(ui).show(ui, |ui| lines_ui(ui, height - 90.0, prose, preview));
        }
    }
}

fn about(format: ReportFormat, preview: &Preview, fresh: bool) -> String {
    let size = match preview.bytes {
        bytes if bytes < 10_000 => format!("{bytes} bytes"),
        bytes => format!("{} KB", bytes.div_ceil(1000)),
    };
    let what = if preview.as_written {
        format!("The file begins like this. It will have {size}.")
    } else {
        format!(
            "What will be in it, as plain text; the file itself ({}) has the same in its own form. It will \
             have {size}.",
            format.name()
        )
    };
    if fresh { what } else { format!("{what} A newer one is being made.") }
}

/// Lines of prose are broken, those of data are not.
fn lines_ui(ui: &mut Ui, height: f32, prose: bool, preview: &Preview) {
    ui.set_width(ui.available_width());
    let words = |text: &str| RichText::new(if text.is_empty() { " " } else { text }).monospace();
    let more = (preview.more > 0).then(|| format!("… and {} more lines", preview.more));
    let area = if prose { ScrollArea::vertical() } else { ScrollArea::both() };
    let area = area.id_salt("preview").max_height(height).auto_shrink(false);
    if prose {
        area.show(ui, |ui| {
            for line in &preview.lines {
                ui.add(egui::Label::new(words(line)).wrap());
            }
            more.map(|more| ui.label(chips::soft(ui, more)));
        });
        return;
    }
    let line = ui.text_style_height(&TextStyle::Monospace);
    let count = preview.lines.len() + usize::from(more.is_some());
    area.show_rows(ui, line, count, |ui, rows| {
        for n in rows {
            match preview.lines.get(n) {
                Some(text) => ui.add(egui::Label::new(words(text)).extend()),
                None => ui.label(chips::soft(ui, more.as_deref().unwrap_or_default())),
            };
        }
    });
}
