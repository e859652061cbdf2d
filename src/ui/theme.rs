//! How the window looks: every colour, font, size and distance has its name and its value here and
//! nowhere else.
//!
//! Inserted and deleted words are blue and orange, a pair that the common kinds of colour blindness
//! keep apart, and are also underlined and struck through, so that colour is never the only signal.

use crate::charts::Tint;
use crate::charts::fonts as files;
use egui::epaint::text::{FontData, FontDefinitions};
use egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Stroke, TextStyle, Ui, Vec2,
};
use std::sync::Arc;

/// Smallest distance: between a symbol and its word.
pub const GAP_SMALL: f32 = 4.0;
/// Distance between things that belong together.
pub const GAP: f32 = 8.0;
/// Distance between things that do not.
pub const GAP_LARGE: f32 = 16.0;
/// Distance between the words of a cell and its edge.
pub const CELL_PADDING: f32 = 12.0;
/// Corners of cards, chips and buttons.
pub const ROUNDING: u8 = 5;
/// The narrowest column of text that reads well.
pub const MIN_COLUMN: f32 = 264.0;
/// The widest column of text that reads well; about 80 letters.
pub const MAX_READING: f32 = 640.0;
/// Height of a line of the text of an article.
pub const READING_LEADING: f32 = 24.0;

/// The usual size of the text of articles, in points.
pub const READING_SIZE: f32 = 16.0;
const SMALL_SIZE: f32 = 12.5;
const BODY_SIZE: f32 = 14.5;
const HEADING_SIZE: f32 = 20.0;
const SERIF: &str = "serif";
const SERIF_STRONG: &str = "serif-strong";
const SANS_STRONG: &str = "sans-strong";

/// The colours by what they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything.
    pub paper: Color32,
    /// Behind text that is read: cells, cards, fields.
    pub page: Color32,
    /// Behind the base's text and behind heads.
    pub shade: Color32,
    /// Text.
    pub ink: Color32,
    /// Text of second rank.
    pub soft_ink: Color32,
    /// Lines that part things.
    pub line: Color32,
    /// Lines that say that something can be pressed.
    pub strong_line: Color32,
    /// What can be pressed, what is chosen.
    pub accent: Color32,
    /// Behind what is chosen.
    pub accent_wash: Color32,
    /// Words that only the newer wording has.
    pub inserted: Color32,
    /// Behind them.
    pub inserted_wash: Color32,
    /// Words that only the base has.
    pub deleted: Color32,
    /// Behind them.
    pub deleted_wash: Color32,
    /// Around words that stand elsewhere in the base.
    pub moved: Color32,
    /// Under words that differ only as print.
    pub typographic: Color32,
    /// Under the words of a quote.
    pub quote: Color32,
    /// Under the words of a fact.
    pub fact: Color32,
    /// Behind words that were looked for.
    pub found: Color32,
    /// Behind those of them that the reader is at, and behind revealed words.
    pub found_here: Color32,
    /// Around them.
    pub found_line: Color32,
    /// Behind a quote or a fact that is pointed at, wherever it stands.
    pub lit: Color32,
    /// Behind words that were selected to be copied.
    pub selected: Color32,
    /// What needs care.
    pub warning: Color32,
    /// Behind it.
    pub warning_wash: Color32,
    /// Behind a cell that has nothing.
    pub void: Color32,
    /// The hatching of such a cell.
    pub hatch: Color32,
}

const LIGHT: Palette = Palette {
    paper: rgb(0xF7_F5_F0),
    page: rgb(0xFF_FE_FB),
    shade: rgb(0xF1_EE_E6),
    ink: rgb(0x21_24_29),
    soft_ink: rgb(0x5A_60_68),
    line: rgb(0xDE_D9_CE),
    strong_line: rgb(0x8C_87_7C),
    accent: rgb(0x1B_66_5E),
    accent_wash: rgb(0xDD_EC_E8),
    inserted: rgb(0x0F_56_94),
    inserted_wash: rgb(0xDC_EA_F8),
    deleted: rgb(0x9C_48_00),
    deleted_wash: rgb(0xFA_E5_D0),
    moved: rgb(0x5A_60_68),
    typographic: rgb(0x6E_6A_62),
    quote: rgb(0x6B_4A_9E),
    fact: rgb(0x7A_5B_00),
    found: rgb(0xFF_EF_A8),
    found_here: rgb(0xFF_DB_5C),
    found_line: rgb(0x8A_66_00),
    lit: rgb(0xEA_E2_F8),
    selected: rgb(0xB4_DC_D2),
    warning: rgb(0x8A_3F_00),
    warning_wash: rgb(0xFB_EE_DC),
    void: rgb(0xF3_F0_E9),
    hatch: rgb(0xDF_D9_CC),
};

const DARK: Palette = Palette {
    paper: rgb(0x17_19_1C),
    page: rgb(0x1D_20_24),
    shade: rgb(0x25_29_2E),
    ink: rgb(0xE4_E1_DA),
    soft_ink: rgb(0xA4_A9_B0),
    line: rgb(0x33_38_3E),
    strong_line: rgb(0x7C_84_8E),
    accent: rgb(0x6C_C5_B5),
    accent_wash: rgb(0x1E_3D_39),
    inserted: rgb(0x8F_C5_FF),
    inserted_wash: rgb(0x17_37_57),
    deleted: rgb(0xFF_B3_7C),
    deleted_wash: rgb(0x4A_2C_14),
    moved: rgb(0xA4_A9_B0),
    typographic: rgb(0x9A_A0_A8),
    quote: rgb(0xC1_A8_F2),
    fact: rgb(0xDD_B9_5C),
    found: rgb(0x55_48_0E),
    found_here: rgb(0x6A_56_00),
    found_line: rgb(0xF2_D0_5A),
    lit: rgb(0x3A_30_52),
    selected: rgb(0x2A_5C_54),
    warning: rgb(0xFF_B8_6B),
    warning_wash: rgb(0x3A_2A_18),
    void: rgb(0x1A_1C_1F),
    hatch: rgb(0x2E_33_39),
};

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// The colours in use where `ui` draws.
#[must_use]
pub fn palette(ui: &Ui) -> &'static Palette {
    if ui.visuals().dark_mode { &DARK } else { &LIGHT }
}

/// The sizes that can be chosen for the text of articles, in points.
pub const READING_SIZES: std::ops::RangeInclusive<f32> = 11.0..=32.0;

/// The name of the size of the text of articles among the styles of the window.
fn reading_style() -> TextStyle {
    TextStyle::Name("reading".into())
}

/// Sets the text of articles in letters of `size` points, and leaves everything else as it is.
pub fn set_reading_size(ctx: &Context, size: f32) {
    let size = size.clamp(*READING_SIZES.start(), *READING_SIZES.end());
    ctx.all_styles_mut(|style| {
        style.text_styles.insert(reading_style(), FontId::new(size, reading_font().family));
    });
}

/// The widest column of the text of articles that reads well in the size that was chosen.
#[must_use]
pub fn reading_width(ui: &Ui) -> f32 {
    MAX_READING * reading_scale(ui)
}

/// How much larger than usual the text of articles is set.
#[must_use]
pub fn reading_scale(ui: &Ui) -> f32 {
    let chosen = ui.style().text_styles.get(&reading_style());
    chosen.map_or(1.0, |font| font.size / READING_SIZE)
}

/// The font of the text of an article.
#[must_use]
pub fn reading_font() -> FontId {
    FontId::new(READING_SIZE, FontFamily::Name(SERIF.into()))
}

/// The font of a headline within a column.
#[must_use]
pub fn headline_font() -> FontId {
    FontId::new(READING_SIZE + 4.0, FontFamily::Name(SERIF_STRONG.into()))
}

/// The font of a standfirst or a heading inside a text.
#[must_use]
pub fn subhead_font() -> FontId {
    FontId::new(READING_SIZE, FontFamily::Name(SERIF_STRONG.into()))
}

/// The font of quoted words in lists.
#[must_use]
pub fn quote_font() -> FontId {
    FontId::new(BODY_SIZE, FontFamily::Name(SERIF.into()))
}

/// The font of captions and notes.
#[must_use]
pub fn note_font() -> FontId {
    FontId::new(BODY_SIZE, FontFamily::Proportional)
}

/// The font of names and words that stand out.
#[must_use]
pub fn strong_font() -> FontId {
    FontId::new(BODY_SIZE, FontFamily::Name(SANS_STRONG.into()))
}

/// The font of badges, counts and column heads.
#[must_use]
pub fn small_font() -> FontId {
    FontId::new(SMALL_SIZE, FontFamily::Proportional)
}

/// The same, standing out.
#[must_use]
pub fn small_strong_font() -> FontId {
    FontId::new(SMALL_SIZE, FontFamily::Name(SANS_STRONG.into()))
}

/// The font of the title of a screen or a section.
#[must_use]
pub fn heading_font() -> FontId {
    FontId::new(HEADING_SIZE, FontFamily::Name(SERIF_STRONG.into()))
}

/// A thin line between things.
#[must_use]
pub fn hairline(ui: &Ui) -> Stroke {
    Stroke::new(1.0, palette(ui).line)
}

/// The frame of a card: something that can be taken in on its own.
pub fn card(ui: &Ui) -> egui::Frame {
    egui::Frame::new()
        .fill(palette(ui).page)
        .stroke(hairline(ui))
        .corner_radius(CornerRadius::same(ROUNDING))
        .inner_margin(Margin::same(12))
}

/// How strongly a share from 0 to 1 tints its cell in a heat map.
#[must_use]
pub fn heat(ui: &Ui, share: f32) -> Color32 {
    let palette = palette(ui);
    palette.page.lerp_to_gamma(palette.inserted_wash.lerp_to_gamma(palette.inserted, 0.22), share)
}

/// The colour of a part of a chart.
#[must_use]
pub fn chart_colour(ui: &Ui, tint: Tint) -> Color32 {
    let palette = palette(ui);
    match tint {
        Tint::Heat(share) => heat(ui, share),
        Tint::Page => palette.page,
        Tint::Shade => palette.shade,
        Tint::Ink => palette.ink,
        Tint::SoftInk => palette.soft_ink,
        Tint::Line => palette.line,
        Tint::StrongLine => palette.strong_line,
        Tint::Accent => palette.accent,
        Tint::AccentWash => palette.accent_wash,
        Tint::Quote => palette.quote,
        Tint::Fact => palette.fact,
        Tint::Passage => palette.inserted,
    }
}

/// The font of a chart in letters of this size.
#[must_use]
pub fn chart_font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Proportional)
}

/// The same, standing out.
#[must_use]
pub fn chart_strong_font(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name(SANS_STRONG.into()))
}

/// Gives `ctx` the fonts, distances and both sets of colours of Tellings.
pub fn install(ctx: &Context) {
    ctx.set_fonts(fonts());
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Small, small_font()),
            (TextStyle::Body, note_font()),
            (TextStyle::Button, note_font()),
            (TextStyle::Heading, heading_font()),
            (TextStyle::Monospace, FontId::new(BODY_SIZE - 1.0, FontFamily::Monospace)),
        ]
        .into();
        style.spacing.item_spacing = Vec2::new(GAP, 6.0);
        style.spacing.button_padding = Vec2::new(10.0, 4.0);
        style.spacing.interact_size.y = 26.0;
        style.spacing.menu_margin = Margin::same(6);
        style.spacing.window_margin = Margin::same(16);
        style.spacing.tooltip_width = 420.0;
        style.spacing.scroll = egui::style::ScrollStyle::solid();
        style.spacing.scroll.bar_width = 10.0;
        style.interaction.tooltip_delay = 0.25;
        style.interaction.selectable_labels = true;
    });
    ctx.set_visuals_of(egui::Theme::Light, visuals(&LIGHT, egui::Visuals::light()));
    ctx.set_visuals_of(egui::Theme::Dark, visuals(&DARK, egui::Visuals::dark()));
}

fn fonts() -> FontDefinitions {
    let mut fonts = FontDefinitions::default();
    let files: [(&str, &'static [u8]); 4] = [
        ("Source Serif 4", files::SERIF),
        ("Source Serif 4 SemiBold", files::SERIF_STRONG),
        ("Source Sans 3", files::SANS),
        ("Source Sans 3 SemiBold", files::SANS_STRONG),
    ];
    let fallback = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    let families = [
        FontFamily::Name(SERIF.into()),
        FontFamily::Name(SERIF_STRONG.into()),
        FontFamily::Proportional,
        FontFamily::Name(SANS_STRONG.into()),
    ];
    for ((name, bytes), family) in files.into_iter().zip(families) {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
        // Hack has the arrows and signs that neither Source nor the fallback fonts have.
        let chain =
            [name.to_owned()].into_iter().chain(fallback.clone()).chain(["Hack".to_owned()]);
        fonts.families.insert(family, chain.collect());
    }
    fonts
}

fn visuals(palette: &Palette, mut visuals: egui::Visuals) -> egui::Visuals {
    visuals.panel_fill = palette.paper;
    visuals.window_fill = palette.page;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(ROUNDING + 3);
    visuals.menu_corner_radius = CornerRadius::same(ROUNDING);
    visuals.extreme_bg_color = palette.page;
    visuals.faint_bg_color = palette.shade;
    visuals.code_bg_color = palette.shade;
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.warning;
    visuals.error_fg_color = palette.warning;
    visuals.weak_text_color = Some(palette.soft_ink);
    visuals.selection.bg_fill = palette.accent_wash;
    visuals.selection.stroke = Stroke::new(1.0, palette.accent);
    visuals.text_cursor.stroke = Stroke::new(2.0, palette.accent);
    let widgets = &mut visuals.widgets;
    let states = [
        (&mut widgets.noninteractive, palette.paper, palette.line, palette.ink),
        (&mut widgets.inactive, palette.page, palette.strong_line, palette.ink),
        (&mut widgets.hovered, palette.shade, palette.accent, palette.ink),
        (&mut widgets.active, palette.accent_wash, palette.accent, palette.ink),
        (&mut widgets.open, palette.shade, palette.accent, palette.ink),
    ];
    for (widget, fill, stroke, text) in states {
        widget.bg_fill = fill.lerp_to_gamma(stroke, 0.35);
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, stroke);
        widget.fg_stroke = Stroke::new(1.0, text);
        widget.corner_radius = CornerRadius::same(ROUNDING);
        widget.expansion = 0.0;
    }
    visuals
}

#[cfg(test)]
mod tests {
    use super::*;

    /// WCAG 2.2, success criterion 1.4.3: text.
    const TEXT: f32 = 4.5;
    /// WCAG 2.2, success criterion 1.4.11: lines that carry a meaning.
    const SIGN: f32 = 3.0;

    /// Relative luminance (WCAG 2.2).
    fn luminance(colour: Color32) -> f32 {
        let channel = |value: u8| {
            let share = f32::from(value) / 255.0;
            if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
    }

    fn contrast(one: Color32, other: Color32) -> f32 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn all_text_keeps_wcag_aa_contrast() {
        for p in [&LIGHT, &DARK] {
            let grounds = [p.paper, p.page, p.shade, p.void, p.accent_wash, p.warning_wash];
            let washes =
                [p.inserted_wash, p.deleted_wash, p.found, p.found_here, p.lit, p.selected];
            for ground in grounds.into_iter().chain(washes) {
                assert!(contrast(p.ink, ground) >= TEXT, "ink on {ground:?}");
            }
            for ground in [p.paper, p.page, p.shade, p.void] {
                for text in [p.soft_ink, p.accent, p.inserted, p.deleted, p.warning, p.quote] {
                    let found = contrast(text, ground);
                    assert!(found >= TEXT, "{text:?} on {ground:?} is {found}");
                }
            }
            for (text, ground) in [
                (p.inserted, p.inserted_wash),
                (p.deleted, p.deleted_wash),
                (p.warning, p.warning_wash),
                (p.accent, p.accent_wash),
            ] {
                assert!(contrast(text, ground) >= TEXT, "{text:?} on {ground:?}");
            }
        }
    }

    #[test]
    fn charts_in_files_have_the_colours_of_the_light_window() {
        let tints = [
            (Tint::Page, LIGHT.page),
            (Tint::Shade, LIGHT.shade),
            (Tint::Ink, LIGHT.ink),
            (Tint::SoftInk, LIGHT.soft_ink),
            (Tint::Line, LIGHT.line),
            (Tint::StrongLine, LIGHT.strong_line),
            (Tint::Accent, LIGHT.accent),
            (Tint::AccentWash, LIGHT.accent_wash),
            (Tint::Quote, LIGHT.quote),
            (Tint::Fact, LIGHT.fact),
            (Tint::Passage, LIGHT.inserted),
            (Tint::Heat(1.0), LIGHT.inserted),
        ];
        for (tint, colour) in tints {
            let hex = format!("#{:02x}{:02x}{:02x}", colour.r(), colour.g(), colour.b());
            assert_eq!(crate::charts::hex(tint), hex, "{tint:?}");
        }
    }

    #[test]
    fn signs_keep_wcag_contrast() {
        for p in [&LIGHT, &DARK] {
            let signs = [p.strong_line, p.moved, p.typographic, p.quote, p.fact, p.found_line];
            for sign in signs {
                for ground in [p.paper, p.page] {
                    let found = contrast(sign, ground);
                    assert!(found >= SIGN, "{sign:?} on {ground:?} is {found}");
                }
            }
        }
    }

    #[test]
    fn inserted_and_deleted_differ_in_hue_for_every_eye() {
        // Blue against orange: the blue channel and the red channel lead on opposite sides, which
        // survives the loss of either the red or the green cone.
        for p in [&LIGHT, &DARK] {
            for (blue, orange) in [(p.inserted, p.deleted), (p.inserted_wash, p.deleted_wash)] {
                assert!(blue.b() > blue.r() && orange.r() > orange.b());
            }
        }
    }
}
