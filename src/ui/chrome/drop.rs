//! Shown while files are dragged over the window: what will happen when they are let go.

use super::counted;
use crate::session;
use crate::ui::theme;
use egui::{Align2, FontId, Rect, Stroke, StrokeKind, TextStyle, Vec2};
use std::path::{Path, PathBuf};

/// How many names are shown.
const MAX_NAMES: usize = 5;

/// Draws it, where something is dragged. `open` is the name of the open story.
pub(in crate::ui) fn drop_ui(ctx: &egui::Context, open: Option<&str>) {
    let hovered: Vec<Option<PathBuf>> =
        ctx.input(|input| input.raw.hovered_files.iter().map(|file| file.path.clone()).collect());
    if hovered.is_empty() {
        return;
    }
    let told = told(&hovered, open);
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop overlay"));
    let painter = ctx.layer_painter(layer);
    let rect = ctx.content_rect();
    let visuals = &ctx.global_style().visuals;
    painter.rect_filled(rect, 0.0, visuals.extreme_bg_color.gamma_multiply(0.97));
    let frame = Rect::from_center_size(rect.center(), rect.size() - Vec2::splat(48.0));
    let stroke = Stroke::new(2.0, visuals.selection.stroke.color);
    painter.rect_stroke(frame, 10.0, stroke, StrokeKind::Inside);
    let style = ctx.global_style();
    let body = TextStyle::Body.resolve(&style);
    let lines = std::iter::once((told.title.as_str(), theme::heading_font()))
        .chain(told.names.iter().map(|name| (name.as_str(), body.clone())))
        .chain([(told.note.as_str(), body.clone())]);
    let mut top = rect.center().y - 16.0 * told.names.len() as f32 - 24.0;
    let width = frame.width() - 40.0;
    for (line, font) in lines {
        let FontId { size, .. } = font;
        let galley = painter.layout(line.to_owned(), font, visuals.strong_text_color(), width);
        let at = Align2::CENTER_TOP.align_size_within_rect(
            galley.size(),
            Rect::from_min_size(
                egui::pos2(frame.left(), top),
                egui::vec2(frame.width(), galley.size().y),
            ),
        );
        top += galley.size().y + size * 0.5;
        painter.galley(at.min, galley, visuals.strong_text_color());
    }
    ctx.accesskit_node_builder(egui::Id::unique("drop overlay"), |node| {
        node.set_role(egui::accesskit::Role::Alert);
        node.set_label(format!("{}. {}", told.title, told.note));
    });
}

/// What will happen.
#[derive(Debug, PartialEq, Eq)]
struct Told {
    title: String,
    names: Vec<String>,
    note: String,
}

fn told(hovered: &[Option<PathBuf>], open: Option<&str>) -> Told {
    let paths: Vec<&Path> = hovered.iter().flatten().map(PathBuf::as_path).collect();
    let (stories, files): (Vec<&Path>, Vec<&Path>) =
        paths.iter().copied().partition(|path| session::is_story(path));
    let name =
        |path: &Path| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let mut names: Vec<String> = files.iter().copied().map(name).collect();
    if names.len() > MAX_NAMES {
        let more = names.len() - MAX_NAMES + 1;
        names.truncate(MAX_NAMES - 1);
        names.push(format!("and {more} more"));
    }
    let count = hovered.len() - stories.len();
    if let Some(story) = stories.first() {
        let title = format!("Let go to open the story {}", name(story));
        let note = match (open, count) {
            (Some(open), _) => {
                format!("It takes the place of “{open}”; you are asked about unsaved changes")
            }
            (None, 0) => String::new(),
            (None, _) => "The other files are added to it as versions".to_owned(),
        };
        return Told { title, names, note };
    }
    let title = match open {
        Some(open) => format!("Let go to add {} to “{open}”", counted(count, "version")),
        None => format!("Let go to open {} as versions of a story", counted(count, "file")),
    };
    Told { title, names, note: "Of a folder, all files in it are opened".to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_will_happen_is_told_before_the_files_are_let_go() {
        let check = |paths: &[&str], open: Option<&str>, title: &str, names: usize| {
            let hovered: Vec<_> = paths.iter().map(|path| Some(PathBuf::from(path))).collect();
            let told = told(&hovered, open);
            assert_eq!((told.title.as_str(), told.names.len()), (title, names));
        };
        check(&["/a/one.txt", "/a/b"], None, "Let go to open 2 files as versions of a story", 2);
        check(&["/a/one.txt"], Some("Pier"), "Let go to add 1 version to “Pier”", 1);
        check(&["/a/my.tellings"], None, "Let go to open the story my.tellings", 0);
        check(
            &["/a/my.tellings", "/a/one.txt"],
            Some("Pier"),
            "Let go to open the story my.tellings",
            1,
        );
        check(&["/a"; 9], None, "Let go to open 9 files as versions of a story", 5);
    }
}
