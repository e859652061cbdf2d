//! Small pieces that several screens share: letters of versions, badges, bars, figures in words.

use super::theme::{self, Palette};
use crate::article::VersionId;
use egui::{
    Align2, Color32, CornerRadius, Painter, Pos2, Rect, Response, RichText, Role, Sense, Stroke,
    StrokeKind, Ui, Vec2, WidgetInfo,
};

/// What a badge wants to say by its colour. Its word says the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    Plain,
    /// The base, a choice.
    Accent,
    /// More than the base has, or unchanged.
    Inserted,
    /// Less than the base has, or altered.
    Deleted,
    /// Wants care.
    Warning,
}

impl Tone {
    /// Colour of the letters and of the ground.
    #[must_use]
    pub fn colours(self, palette: &Palette) -> (Color32, Color32) {
        match self {
            Self::Plain => (palette.soft_ink, palette.shade),
            Self::Accent => (palette.accent, palette.accent_wash),
            Self::Inserted => (palette.inserted, palette.inserted_wash),
            Self::Deleted => (palette.deleted, palette.deleted_wash),
            Self::Warning => (palette.warning, palette.warning_wash),
        }
    }
}

/// The sign of a change of meaning, beside the word and the colour.
pub const GRAVE: &str = "▲";

/// Side of the square that holds a version's letter.
pub const LETTER_SIDE: f32 = 20.0;

/// Paints the letter of a version in its square; the base's is filled.
pub fn paint_letter(
    painter: &Painter,
    at: Pos2,
    version: VersionId,
    base: bool,
    palette: &Palette,
) {
    let letters = version.to_string();
    let width = LETTER_SIDE.max(letters.len() as f32 * 9.0 + 6.0);
    let rect = Rect::from_min_size(at, Vec2::new(width, LETTER_SIDE));
    let rounding = CornerRadius::same(4);
    let (ink, ground) =
        if base { (palette.page, palette.accent) } else { (palette.accent, palette.accent_wash) };
    painter.rect_filled(rect, rounding, ground);
    painter.rect_stroke(rect, rounding, Stroke::new(1.0, palette.accent), StrokeKind::Inside);
    painter.text(rect.center(), Align2::CENTER_CENTER, letters, theme::small_strong_font(), ink);
}

/// The letter of a version as a widget.
pub fn letter_ui(ui: &mut Ui, version: VersionId, base: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(LETTER_SIDE), Sense::hover());
    paint_letter(ui.painter(), rect.min, version, base, theme::palette(ui));
    response
}

/// A word on a coloured ground.
pub fn badge_ui(ui: &mut Ui, word: &str, tone: Tone) -> Response {
    let (ink, ground) = tone.colours(theme::palette(ui));
    let galley = ui.painter().layout_no_wrap(word.to_owned(), theme::small_font(), ink);
    let size = galley.size() + Vec2::new(12.0, 4.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::hover());
    ui.painter().rect_filled(rect, CornerRadius::same(4), ground);
    ui.painter().galley(rect.min + Vec2::new(6.0, 2.0), galley, ink);
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, word));
    response
}

/// A bar whose length says how large `value` is beside `largest`.
pub fn bar_ui(ui: &mut Ui, width: f32, value: usize, largest: usize, colour: Color32) {
    let (rect, _) = ui.allocate_exact_size(Vec2::new(width, 10.0), Sense::hover());
    paint_bar(ui.painter(), rect, value, largest, colour, theme::palette(ui));
}

/// Paints such a bar along the whole of `rect`.
pub fn paint_bar(
    painter: &Painter,
    rect: Rect,
    value: usize,
    largest: usize,
    colour: Color32,
    palette: &Palette,
) {
    let rounding = CornerRadius::same(2);
    painter.rect_filled(rect, rounding, palette.shade);
    if value == 0 || largest == 0 {
        return;
    }
    let share = (value as f32 / largest as f32).min(1.0);
    let filled =
        Rect::from_min_size(rect.min, Vec2::new((rect.width() * share).max(2.0), rect.height()));
    painter.rect_filled(filled, rounding, colour);
}

/// The mark of what the user decided.
pub const BY_USER: &str = "set by you";

/// Puts the mark of what the user decided at the right of a line. Returns what is left of it.
#[must_use]
pub fn by_user_ui(ui: &Ui, line: Rect) -> Rect {
    let palette = theme::palette(ui);
    let (font, ink) = (theme::small_font(), palette.accent);
    let galley = ui.painter().layout_no_wrap(BY_USER.to_owned(), font, ink);
    let at = Pos2::new(line.right() - galley.size().x, line.top());
    ui.painter().galley(at, galley, ink);
    Rect::from_min_max(line.min, Pos2::new(at.x - theme::GAP_SMALL, line.bottom()))
}

/// Text of second rank.
#[must_use]
pub fn soft(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).color(theme::palette(ui).soft_ink).font(theme::small_font())
}

/// Text that stands out.
#[must_use]
pub fn strong(ui: &Ui, text: impl Into<String>) -> RichText {
    RichText::new(text).color(theme::palette(ui).ink).font(theme::strong_font())
}

/// A title of a section, and what it is about.
pub fn section_ui(ui: &mut Ui, title: &str, about: &str) {
    ui.add_space(theme::GAP_LARGE);
    ui.heading(title);
    if !about.is_empty() {
        ui.label(soft(ui, about));
    }
    ui.add_space(theme::GAP_SMALL);
}

/// Words in the middle of an empty screen: what is the matter, and what to do.
pub fn notice_ui(ui: &mut Ui, title: &str, help: &str) {
    ui.add_space(ui.available_height() * 0.25);
    ui.vertical_centered(|ui| {
        ui.heading(title);
        ui.add_space(theme::GAP);
        ui.set_max_width(460.0);
        ui.label(RichText::new(help).color(theme::palette(ui).soft_ink));
        ui.add_space(theme::GAP_LARGE);
    });
}

/// A share from 0 to 1 as "34 %".
#[must_use]
pub fn percent(share: f32) -> String {
    format!("{:.0}\u{a0}%", (share.clamp(0.0, 1.0) * 100.0).round())
}

/// An ISO 8601 day as a person writes it: "2 Nov 2017". Anything else stays as it is.
#[must_use]
pub fn day(iso: &str) -> String {
    match iso.parse::<crate::article::Date>() {
        Ok(day) => day.strftime("%-d\u{a0}%b\u{a0}%Y").to_string(),
        Err(_) => iso.to_owned(),
    }
}

/// "1 row", "3 rows".
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number}\u{a0}{}", if number == 1 { one } else { many })
}

/// The beginning of `text`, whole words, no longer than `most` letters.
#[must_use]
pub fn beginning(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([',', ';', ':', ' ']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_put_in_words() {
        assert_eq!(percent(0.344), "34\u{a0}%");
        assert_eq!(percent(7.0), "100\u{a0}%");
        assert_eq!(day("2017-11-02"), "2\u{a0}Nov\u{a0}2017");
        assert_eq!(day("spring"), "spring");
        assert_eq!(count(1, "row", "rows"), "1\u{a0}row");
        assert_eq!(count(0, "row", "rows"), "0\u{a0}rows");
    }

    #[test]
    fn a_beginning_ends_after_a_whole_word() {
        for (text, most, expected) in [
            ("short", 10, "short"),
            ("one two, three", 9, "one two…"),
            ("unbreakable", 5, "unbre…"),
            ("été en août", 6, "été…"),
        ] {
            assert_eq!(beginning(text, most), expected);
        }
    }
}
