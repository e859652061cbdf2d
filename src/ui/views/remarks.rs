//! Comments and checks beside what they are about: read, written, taken back.

use super::ViewData;
use crate::article::Place;
use crate::corrections::{DecisionName, Remark, Subject, Verdict};
use crate::present::{CheckView, CommentView, Target};
use crate::ui::action::Action;
use crate::ui::chips::{self, Tone};
use crate::ui::theme;
use egui::{Button, Id, Key, Label, Modifiers, TextEdit, Ui};

/// What of the remarks of a place is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct About<'a> {
    /// What they are about: all of it, and what one version has of it.
    pub(super) targets: &'a [Target],
    /// What a new comment is about, and words of it.
    pub(super) on: Option<(Subject, Place)>,
    /// What that is called: "row r5", "this quote".
    pub(super) called: &'a str,
}

/// The comments and checks of something, and a way to write a comment.
pub(super) fn remarks_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    about: About<'_>,
    actions: &mut Vec<Action>,
) {
    for &target in about.targets {
        for check in data.presentation.checks_of(target) {
            check_ui(ui, check, actions);
        }
        for comment in data.presentation.comments_on(target) {
            comment_ui(ui, data, comment, about.on, actions);
        }
    }
    let Some((on, of)) = about.on else { return };
    let commented = data.presentation.notes.comments.iter();
    let commented = commented.filter(|one| about.targets.contains(&one.target));
    if !commented.clone().any(|one| one.place == of && subject(one.target) == on) {
        let draft = draft_id(ui, on, of);
        write_ui(ui, draft, (on, of), about.called, "", actions);
    }
}

fn subject(target: Target) -> Subject {
    match target {
        Target::Row(_) => Subject::Row,
        Target::Cell(..) => Subject::Passage,
        Target::Quote(_) | Target::QuoteIn(..) => Subject::Quote,
        Target::Fact(_) | Target::FactIn(..) => Subject::Fact,
    }
}

/// Where the words of a comment wait that is being written.
fn draft_id(ui: &Ui, on: Subject, of: Place) -> Id {
    let span = of.span;
    ui.scope_id().with(("comment", on, of.paragraph, span.start(), span.end()))
}

/// What a person said of a verdict.
pub(super) fn check_ui(ui: &mut Ui, check: &CheckView, actions: &mut Vec<Action>) {
    ui.horizontal_wrapped(|ui| {
        chips::badge_ui(ui, &check.in_words(), tone(check.verdict));
        take_back_ui(ui, DecisionName::Made(check.key), "this check", actions);
    });
}

/// The colour of what a person said; its word says the same.
pub(super) fn tone(verdict: Verdict) -> Tone {
    match verdict {
        Verdict::Right => Tone::Accent,
        Verdict::Wrong => Tone::Warning,
    }
}

fn take_back_ui(ui: &mut Ui, name: DecisionName, what: &str, actions: &mut Vec<Action>) {
    let button = ui.small_button("Take back").on_hover_text("It can be had again with Undo");
    if button.accessible_name(format!("Take back {what} ({name})")).clicked() {
        actions.push(Action::Restore(name));
    }
}

fn comment_ui(
    ui: &mut Ui,
    data: &ViewData<'_>,
    comment: &CommentView,
    on: Option<(Subject, Place)>,
    actions: &mut Vec<Action>,
) {
    theme::card(ui).show(ui, |ui| {
        ui.set_width(ui.available_width());
        let of = match comment.target.version() {
            Some(version) => format!("Your comment on {version}"),
            None => "Your comment".to_owned(),
        };
        ui.label(chips::soft(ui, of));
        ui.add(Label::new(&comment.text).wrap());
        ui.horizontal_wrapped(|ui| {
            let subject = on.map_or_else(|| subject(comment.target), |(on, _)| on);
            let draft = draft_id(ui, subject, comment.place).with("again");
            let called = format!("comment {}", comment.key);
            write_ui(ui, draft, (subject, comment.place), &called, &comment.text, actions);
            take_back_ui(ui, DecisionName::Made(comment.key), "this comment", actions);
        });
    });
    let _ = data;
}

/// A button that opens a field, and the field; `before` is what stands there to begin with.
fn write_ui(
    ui: &mut Ui,
    draft: Id,
    (on, of): (Subject, Place),
    called: &str,
    before: &str,
    actions: &mut Vec<Action>,
) {
    let open: Option<String> = ui.data(|data| data.get_temp(draft));
    let Some(mut text) = open else {
        let (word, label) = if before.is_empty() {
            ("Comment…", format!("Comment on {called}"))
        } else {
            ("Edit…", format!("Edit {called}"))
        };
        let button = ui.small_button(word).on_hover_text("Words of your own; reports have them");
        if button.accessible_name(label).clicked() {
            ui.data_mut(|data| data.insert_temp(draft, before.to_owned()));
            ui.memory_mut(|memory| memory.request_focus(draft.with("field")));
        }
        return;
    };
    ui.vertical(|ui| {
        let edit = TextEdit::multiline(&mut text).id(draft.with("field")).desired_rows(2);
        let edit = ui.add(edit.desired_width(ui.available_width().min(theme::MAX_READING)));
        let edit = edit.accessible_name(format!("Your comment on {called}"));
        let typing = edit.has_focus();
        let enter =
            typing && ui.input_mut(|input| input.consume_key(Modifiers::COMMAND, Key::Enter));
        let escape = typing && ui.input(|input| input.key_pressed(Key::Escape));
        ui.horizontal(|ui| {
            let written = !text.trim().is_empty();
            let save = ui.add_enabled(written, Button::new("Save comment"));
            let save = save.on_hover_text("Save the comment (Ctrl+Enter)");
            let cancel = ui.button("Leave it").clicked() || escape;
            if written && (save.clicked() || enter) {
                let text = text.trim().to_owned();
                actions.push(Action::Decide(Remark::Comment { on, of, text }.into()));
                ui.data_mut(|data| data.remove::<String>(draft));
            } else if cancel {
                ui.data_mut(|data| data.remove::<String>(draft));
            } else {
                ui.data_mut(|data| data.insert_temp(draft, text.clone()));
            }
        });
    });
}
