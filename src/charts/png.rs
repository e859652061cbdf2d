//! A chart as pixels: its SVG drawn with the fonts that come with the program and no others, so that the
//! picture is the same on every machine.

use super::{Chart, fonts as files, svg::svg};
use resvg::{tiny_skia, usvg};
use std::sync::{Arc, LazyLock};
use thiserror::Error;

/// Pixels a unit: fit for print at the usual width, and for screens of twice the density.
const SCALE: f32 = 2.0;
/// No picture has more pixels: that many take 160 MB while they are drawn.
const MOST_PIXELS: f32 = 40_000_000.0;

/// Why a chart has no picture.
#[derive(Debug, Error)]
pub enum PngError {
    /// The drawing could not be read back.
    #[error("The chart could not be drawn: {0}")]
    Drawing(#[from] usvg::Error),
    /// It has no size.
    #[error("The chart is empty")]
    Empty,
    /// The pixels could not be written.
    #[error("The picture could not be written: {0}")]
    Writing(String),
}

/// The fonts of the window.
static FONTS: LazyLock<Arc<usvg::fontdb::Database>> = LazyLock::new(|| {
    let mut fonts = usvg::fontdb::Database::new();
    for bytes in [files::SANS, files::SANS_STRONG] {
        fonts.load_font_data(bytes.to_vec());
    }
    fonts.set_sans_serif_family(FAMILY);
    Arc::new(fonts)
});
const FAMILY: &str = "Source Sans 3";

/// The chart as a PNG file, twice as many pixels as it has units. A very large chart has fewer. Letters of
/// scripts that the program's own fonts lack are left out; the SVG has them.
///
/// # Errors
/// [`PngError`] where it could not be drawn.
pub fn png(chart: &Chart) -> Result<Vec<u8>, PngError> {
    let options = usvg::Options {
        font_family: FAMILY.to_owned(),
        fontdb: Arc::clone(&FONTS),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(&svg(chart), &options)?;
    let size = tree.size();
    let most = (MOST_PIXELS / (size.width() * size.height())).sqrt();
    let scale = SCALE.min(most);
    let pixels = |units: f32| (units * scale).ceil() as u32;
    let mut picture = tiny_skia::Pixmap::new(pixels(size.width()), pixels(size.height()))
        .ok_or(PngError::Empty)?;
    let transform = tiny_skia::Transform::from_scale(scale, scale);
    resvg::render(&tree, transform, &mut picture.as_mut());
    picture.encode_png().map_err(|error| PngError::Writing(error.to_string()))
}
