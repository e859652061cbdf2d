//! A text field that changes something only when it is left or Enter is pressed, so that typing a
//! name is one step of undo and not one a letter.

use egui::{Id, Key, TextEdit, Ui};

/// Draws the field with `current` in it. Returns the new text once it is committed; Escape gives
/// the old one back.
pub(crate) fn field_ui(ui: &mut Ui, id: Id, field: TextField<'_>, current: &str) -> Option<String> {
    let kept: Option<String> = ui.data(|data| data.get_temp(id));
    let mut text = kept.clone().unwrap_or_else(|| current.to_owned());
    let edit = TextEdit::singleline(&mut text)
        .id(id)
        .hint_text(field.hint.to_owned())
        .desired_width(field.width);
    let response = ui.add(edit).accessible_name(field.label);
    if response.has_focus() {
        ui.data_mut(|data| data.insert_temp(id, text));
        return None;
    }
    kept?;
    ui.data_mut(|data| data.remove::<String>(id));
    let given_up = ui.input(|input| input.key_pressed(Key::Escape));
    (!given_up && text != current).then_some(text)
}

/// How a field looks and what it is called.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextField<'a> {
    /// Its accessible name.
    pub(crate) label: &'a str,
    /// What stands in it while it is empty.
    pub(crate) hint: &'a str,
    /// How wide it wants to be, in points.
    pub(crate) width: f32,
}
