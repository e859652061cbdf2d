//! The paragraphs of a version with their roles. Boilerplate is greyed and never hidden.

use super::{Source, change};
use crate::article::{Paragraph, ParagraphId, Role};
use crate::project::Change;
use crate::read::outlets;
use crate::ui::action::Action;
use crate::ui::outlet_rules::NewRule;
use crate::ui::state::Modal;
use crate::ui::theme;
use crate::ui::widgets::tall_list::TallList;
use egui::{ComboBox, Label, RichText, Ui};
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

/// Width of the column of roles, in points.
const ROLE_WIDTH: f32 = 120.0;

/// Height of the list of roles, in points: all ten are in sight at once.
const MENU_HEIGHT: f32 = 400.0;

/// For the estimate of heights: points a letter and a line, by the default font.
const POINTS_A_LETTER: f32 = 6.5;
const POINTS_A_LINE: f32 = 18.0;

pub(super) fn paragraphs_ui(
    ui: &mut Ui,
    source: &Source<'_>,
    list: &mut TallList,
    actions: &mut Vec<Action>,
) {
    let version = source.entry.version();
    let paragraphs = &version.article.paragraphs;
    ui.label(
        RichText::new(crate::ui::chrome::counted(paragraphs.len(), "paragraph"))
            .font(theme::strong_font()),
    );
    ui.add_space(4.0);
    let mut hasher = DefaultHasher::new();
    (source.key, &version.source.sha256).hash(&mut hasher);
    let width = (ui.available_width() - ROLE_WIDTH - 60.0).max(100.0);
    let estimate = |index: usize| {
        let letters = paragraphs.get(index).map_or(0, |p| p.text.len());
        (letters as f32 * POINTS_A_LETTER / width).ceil().max(1.0) * POINTS_A_LINE + 12.0
    };
    let set: BTreeMap<u32, Role> = source.entry.roles_set().collect();
    list.show(ui, hasher.finish(), paragraphs.len(), estimate, |ui, index| {
        if let Some(paragraph) = paragraphs.get(index) {
            let id = ParagraphId::new(source.id, index);
            let by_hand = set.get(&id.index).copied();
            paragraph_ui(ui, source, (id, by_hand), paragraph, actions);
        }
    });
}

fn paragraph_ui(
    ui: &mut Ui,
    source: &Source<'_>,
    (id, by_hand): (ParagraphId, Option<Role>),
    paragraph: &Paragraph,
    actions: &mut Vec<Action>,
) {
    let set = |role| Change::SetRole(source.key, id.index, role);
    ui.horizontal_top(|ui| {
        ui.add_sized([40.0, 20.0], Label::new(RichText::new(id.to_string()).monospace()));
        if let Some(role) = role_ui(ui, id, paragraph.role) {
            change(actions, set(role));
        }
        ui.vertical(|ui| {
            let greyed = paragraph.role.is_around();
            let text = RichText::new(&paragraph.text);
            let text = if greyed { text.weak() } else { text };
            let text = if paragraph.role == Role::Headline { text.strong() } else { text };
            ui.add(Label::new(text).wrap());
            if let Some(why) = &paragraph.why {
                ui.horizontal_wrapped(|ui| {
                    ui.weak(RichText::new(format!("{}: {why}", paragraph.role.name())).italics());
                    if greyed {
                        let restore = ui.small_button("Restore").on_hover_text(
                            "It is part of the article: give it the role it had, or body",
                        );
                        if restore.accessible_name(format!("Restore {id}")).clicked() {
                            change(actions, set(restored(source, id.index as usize)));
                        }
                    }
                    if let Some(role) = by_hand {
                        always_ui(ui, source, (id, role), paragraph, actions);
                    }
                });
            }
        });
    });
    ui.add_space(6.0);
}

/// Offers to make a rule of a role that was set by hand.
fn always_ui(
    ui: &mut Ui,
    source: &Source<'_>,
    (id, role): (ParagraphId, Role),
    paragraph: &Paragraph,
    actions: &mut Vec<Action>,
) {
    let outlet = outlets::likely(source.entry.version());
    let text = match &outlet {
        Some(outlet) => format!("Always for {outlet}…"),
        None => "Always for its outlet…".to_owned(),
    };
    let always = ui
        .small_button(&text)
        .on_hover_text("Make a rule of it: such blocks have this role in every file of the outlet");
    if always.accessible_name(format!("{text} {id}")).clicked() {
        let new = NewRule::from(source.entry, &paragraph.text, role);
        actions.push(Action::Show(Modal::NewRule(Box::new(new))));
    }
}

/// The role as read, or body where it was read as no part of the article.
fn restored(source: &Source<'_>, index: usize) -> Role {
    match source.entry.as_read().paragraph(index).map(|paragraph| paragraph.role) {
        None => Role::Body,
        Some(role) if role.is_around() => Role::Body,
        Some(role) => role,
    }
}

fn role_ui(ui: &mut Ui, id: ParagraphId, current: Role) -> Option<Role> {
    let mut chosen = current;
    ComboBox::from_id_salt(("role", id.index))
        .width(ROLE_WIDTH)
        .height(MENU_HEIGHT)
        .selected_text(current.name())
        .show_ui(ui, |ui| {
            for role in Role::ALL {
                ui.selectable_value(&mut chosen, role, role.name());
            }
        })
        .response
        .accessible_name(format!("Role of {id}"));
    (chosen != current).then_some(chosen)
}
