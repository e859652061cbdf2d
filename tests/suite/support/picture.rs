//! Compares a picture with the one that is kept in `tests/pictures`.
//!
//! `TELLINGS_NEW_PICTURES=1 cargo test pictures` writes them anew; look at them before you keep
//! them. Where a comparison fails, the new picture and the difference lie in `target/pictures`.
#![expect(clippy::disallowed_methods, reason = "pictures are files of the tests")]

use image::{Rgba, RgbaImage};
use std::path::{Path, PathBuf};

/// Set this to write the pictures anew.
const WRITE: &str = "TELLINGS_NEW_PICTURES";
/// How far a channel of a pixel may be off: rounding differs from machine to machine.
const CHANNEL: u8 = 6;
/// How many pixels in a million may be further off.
const PIXELS_IN_A_MILLION: usize = 300;

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Both themes.
pub(crate) const THEMES: &[egui::Theme] = &[egui::Theme::Light, egui::Theme::Dark];

/// Compares what `draw` gives in each of `themes` with the pictures kept under `name` and the theme's.
#[track_caller]
pub(crate) fn check(
    name: &str,
    themes: &[egui::Theme],
    mut draw: impl FnMut(egui::Theme) -> RgbaImage,
) {
    let differs = |&theme: &egui::Theme| {
        let suffix = match theme {
            egui::Theme::Light => "light",
            egui::Theme::Dark => "dark",
        };
        compare(&draw(theme), &format!("{name}-{suffix}")).err()
    };
    let failures: Vec<String> = themes.iter().filter_map(differs).collect();
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// Fails where `picture` is not the one that is kept under `name`; `Err` tells how it differs.
pub(crate) fn compare(picture: &RgbaImage, name: &str) -> Result<(), String> {
    let kept = folder("tests/pictures").join(format!("{name}.png"));
    if std::env::var_os(WRITE).is_some() {
        return save(picture, &kept);
    }
    let told = |what: String| {
        let new = folder("target/pictures").join(format!("{name}.new.png"));
        match save(picture, &new) {
            Ok(()) => format!("{name}: {what}; the new picture is {}", new.display()),
            Err(error) => format!("{name}: {what}; {error}"),
        }
    };
    let expected = match image::open(&kept) {
        Ok(image) => image.into_rgba8(),
        Err(error) => return Err(told(format!("cannot read {}: {error}", kept.display()))),
    };
    if expected.dimensions() != picture.dimensions() {
        return Err(told(format!("{:?} became {:?}", expected.dimensions(), picture.dimensions())));
    }
    let off = |one: &Rgba<u8>, other: &Rgba<u8>| {
        one.0.iter().zip(other.0).any(|(a, b)| a.abs_diff(b) > CHANNEL)
    };
    let differing = expected.pixels().zip(picture.pixels()).filter(|(a, b)| off(a, b)).count();
    let most = (picture.width() * picture.height()) as usize * PIXELS_IN_A_MILLION / 1_000_000;
    if differing <= most {
        return Ok(());
    }
    let shown = RgbaImage::from_fn(picture.width(), picture.height(), |x, y| {
        let (old, new) = (expected.get_pixel(x, y), picture.get_pixel(x, y));
        if off(old, new) { Rgba([255, 0, 0, 255]) } else { Rgba(old.0.map(|c| c / 2 + 127)) }
    });
    save(&shown, &folder("target/pictures").join(format!("{name}.diff.png")))?;
    Err(told(format!("{differing} pixels differ, {most} may")))
}

/// Writes a picture, and the folder for it.
pub(crate) fn save(picture: &RgbaImage, path: &Path) -> Result<(), String> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    }
    let rgb = image::DynamicImage::ImageRgba8(picture.clone()).into_rgb8();
    let mut bytes = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new_with_quality(
        &mut bytes,
        image::codecs::png::CompressionType::Best,
        image::codecs::png::FilterType::Adaptive,
    );
    rgb.write_with_encoder(encoder).map_err(|error| error.to_string())?;
    std::fs::write(path, bytes).map_err(|error| format!("cannot write {}: {error}", path.display()))
}
