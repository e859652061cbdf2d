//! Where a story begins: open files, paste, recent stories, samples. All of it works by keyboard.

use crate::jobs::LeftBehind;
use crate::ui::action::Action;
use crate::ui::chrome::{counted, start_hint_ui};
use crate::ui::commands::Command;
use crate::ui::keys;
use crate::ui::modals::typed_path;
use crate::ui::settings::Hint;
use crate::ui::state::StartState;
use crate::ui::surroundings::Surroundings;
use crate::ui::theme;
use egui::{Button, Frame, Key, Margin, RichText, ScrollArea, Stroke, TextEdit, Ui, Vec2};
use std::path::Path;
use std::time::Duration;

/// How wide the column in the middle is, in points.
const WIDTH: f32 = 620.0;

/// Size of the name of the program, in points.
const TITLE_SIZE: f32 = 32.0;

/// Draws the screen. `has_story` tells whether a story is open, to which files would be added.
pub(crate) fn start_ui(
    ui: &mut Ui,
    surroundings: &Surroundings,
    has_story: bool,
    state: &mut StartState,
    actions: &mut Vec<Action>,
) {
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let margin = ((ui.available_width() - WIDTH) / 2.0).max(0.0);
        ui.horizontal_top(|ui| {
            ui.add_space(margin);
            ui.vertical(|ui| {
                ui.set_width(WIDTH.min(ui.available_width()));
                ui.add_space(36.0);
                ui.label(
                    RichText::new("Tellings")
                        .font(egui::FontId { size: TITLE_SIZE, ..theme::heading_font() }),
                );
                ui.label("See how several versions of one news story differ.");
                drafts_ui(ui, surroundings, actions);
                if !has_story && !surroundings.settings.dismissed.contains(&Hint::Start) {
                    ui.add_space(12.0);
                    start_hint_ui(ui, actions);
                }
                ui.add_space(18.0);
                open_ui(ui, has_story, state, actions);
                ui.add_space(18.0);
                samples_ui(ui, surroundings, actions);
                recent_ui(ui, surroundings, actions);
                ui.add_space(24.0);
            });
        });
    });
}

fn open_ui(ui: &mut Ui, has_story: bool, state: &mut StartState, actions: &mut Vec<Action>) {
    if has_story {
        ui.weak("Files opened here are added to the open story.");
    }
    ui.horizontal_wrapped(|ui| {
        for (index, command) in
            [Command::Open, Command::Paste, Command::NewStory].into_iter().enumerate()
        {
            if command == Command::NewStory && !has_story {
                continue;
            }
            let text = match command.shortcut() {
                Some(shortcut) => {
                    let keys = keys::name(ui.ctx(), &shortcut);
                    Button::new(command.text()).shortcut_text(keys)
                }
                None => Button::new(command.text()),
            };
            let button = ui
                .add(text.min_size(Vec2::new(150.0, 34.0)))
                .on_hover_text(command.tip(ui.ctx()))
                .accessible_name(command.text());
            if index == 0 && !std::mem::replace(&mut state.focused, true) {
                button.request_focus();
            }
            if button.clicked() {
                actions.push(command.action());
            }
        }
    });
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        let name = ui.label("Path");
        let width = (ui.available_width() - 70.0).max(80.0);
        let field = TextEdit::singleline(&mut state.path)
            .desired_width(width)
            .hint_text("A file, a folder of versions, or a story ending in .tellings");
        let field = ui.add(field).labelled_by(name.id);
        let enter = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let ready = !state.path.trim().is_empty();
        let open = ui.add_enabled(ready, Button::new("Open")).clicked();
        if ready && (open || enter) {
            actions.push(Action::Open(vec![typed_path(&state.path)]));
            state.path.clear();
        }
    });
    ui.add_space(10.0);
    drop_target_ui(ui);
}

/// Says that files can be dropped; the whole window takes them.
fn drop_target_ui(ui: &mut Ui) {
    let stroke = Stroke::new(1.0, ui.visuals().weak_text_color());
    Frame::new().stroke(stroke).corner_radius(6).inner_margin(Margin::same(18)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.vertical_centered(|ui| {
            ui.label("Drop files here");
            ui.weak(
                "Web pages, text, Word files, PDF, mails and more; several at once, or a folder",
            );
        });
    });
}

fn drafts_ui(ui: &mut Ui, surroundings: &Surroundings, actions: &mut Vec<Action>) {
    for draft in &surroundings.drafts {
        ui.add_space(12.0);
        theme::card(ui).show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.label(
                RichText::new("A story was not saved when Tellings ended last time")
                    .font(theme::strong_font()),
            );
            let name = draft_name(draft);
            ui.add(egui::Label::new(draft_in_words(draft, &name)).wrap());
            if let Some(story) = &draft.story {
                ui.weak(format!("It was saved before as {}", story.display()));
            }
            if let Some(why) = &draft.damage {
                ui.add(egui::Label::new(format!("⚠ It can't be read: {why}")).wrap());
            }
            ui.horizontal(|ui| {
                let back = ui.add_enabled(draft.damage.is_none(), Button::new("Bring it back"));
                let back = back.on_hover_text("Open it as it was; it is still unsaved then");
                if back.clicked() {
                    actions.push(Action::Recover(draft.path.clone()));
                }
                let go = ui.button("Let it go").on_hover_text("It can't be brought back then");
                if go.clicked() {
                    actions.push(Action::ForgetDraft(draft.path.clone()));
                }
            });
        });
    }
}

/// What a draft is called: after its file, else after its headline.
fn draft_name(draft: &LeftBehind) -> String {
    let file = draft.story.as_deref().and_then(Path::file_stem);
    file.map(|name| name.to_string_lossy().into_owned())
        .or_else(|| draft.headline.clone())
        .unwrap_or_else(|| "Untitled story".to_owned())
}

/// How many versions of a draft are named.
const MAX_LABELS: usize = 6;

/// "“Pier closes”, with 2 versions (Courier, Harbour), kept 3 minutes before this start".
fn draft_in_words(draft: &LeftBehind, name: &str) -> String {
    let mut words = format!("“{name}”");
    if !draft.labels.is_empty() {
        let mut labels: Vec<&str> =
            draft.labels.iter().take(MAX_LABELS).map(String::as_str).collect();
        if draft.labels.len() > MAX_LABELS {
            labels.push("…");
        }
        let versions = counted(draft.labels.len(), "version");
        words.push_str(&format!(", with {versions} ({})", labels.join(", ")));
    }
    if let Some(age) = draft.age {
        words.push_str(&format!(", kept {} before this start", duration_in_words(age)));
    }
    words
}

/// "3 minutes", in the largest unit of which there is one.
fn duration_in_words(duration: Duration) -> String {
    const UNITS: [(u64, &str); 3] = [(86_400, "day"), (3_600, "hour"), (60, "minute")];
    let seconds = duration.as_secs();
    for (unit, name) in UNITS {
        if let Ok(count) = usize::try_from(seconds / unit)
            && count > 0
        {
            return counted(count, name);
        }
    }
    "less than a minute".to_owned()
}

fn samples_ui(ui: &mut Ui, surroundings: &Surroundings, actions: &mut Vec<Action>) {
    if surroundings.samples.is_empty() {
        return;
    }
    ui.label(RichText::new("Samples").font(theme::strong_font()));
    ui.weak("Written for this program, to try it out.");
    for sample in &surroundings.samples {
        let name = sample_name(sample);
        if ui.link(&name).on_hover_text(sample.display().to_string()).clicked() {
            actions.push(Action::Open(vec![sample.clone()]));
        }
    }
    ui.add_space(14.0);
}

/// `sochi-congress` as "Sochi congress".
fn sample_name(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().replace(['-', '_'], " ");
    let mut letters = name.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => name,
    }
}

fn recent_ui(ui: &mut Ui, surroundings: &Surroundings, actions: &mut Vec<Action>) {
    if surroundings.recent.is_empty() {
        return;
    }
    ui.label(RichText::new("Recent stories").font(theme::strong_font()));
    for path in &surroundings.recent {
        ui.horizontal(|ui| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            let forget = ui.small_button("✖").on_hover_text("Take it off this list");
            if forget.accessible_name(format!("Forget {name}")).clicked() {
                actions.push(Action::ForgetRecent(path.clone()));
            }
            let folder = path.parent().unwrap_or(Path::new("")).display().to_string();
            if surroundings.missing.contains(path) {
                ui.label(name.as_ref());
                ui.weak(format!("is not there any more: {folder}"));
            } else {
                let open = ui.link(name.as_ref()).on_hover_text("Open this story");
                if open.clicked() {
                    actions.push(Action::Open(vec![path.clone()]));
                }
                ui.weak(folder);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn samples_are_called_after_their_folder() {
        assert_eq!(sample_name(Path::new("/a/sochi-congress")), "Sochi congress");
        assert_eq!(sample_name(Path::new("")), "");
    }

    #[test]
    fn a_draft_is_told_by_its_name_its_versions_and_its_age() {
        let draft = LeftBehind {
            headline: Some("Pier closes".to_owned()),
            labels: vec!["Courier".to_owned(), "Harbour".to_owned()],
            age: Some(Duration::from_secs(200)),
            ..LeftBehind::default()
        };
        let words = draft_in_words(&draft, &draft_name(&draft));
        assert_eq!(
            words,
            "“Pier closes”, with 2 versions (Courier, Harbour), kept 3 minutes before this start"
        );
        let saved = LeftBehind { story: Some("/news/mine.tellings".into()), ..draft };
        assert_eq!(draft_name(&saved), "mine");
    }

    #[test]
    fn durations_are_told_in_their_largest_unit() {
        let check = |seconds: u64, expected: &str| {
            assert_eq!(duration_in_words(Duration::from_secs(seconds)), expected);
        };
        check(5, "less than a minute");
        check(60, "1 minute");
        check(7_300, "2 hours");
        check(200_000, "2 days");
    }
}
