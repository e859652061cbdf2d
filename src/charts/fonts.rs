//! The fonts that come with the program, as files: in the binary once, for the window, charts and pages.

/// Source Serif 4, for the text of articles.
pub static SERIF: &[u8] = include_bytes!("../../assets/fonts/SourceSerif4-Regular.ttf");
/// The same, semi-bold.
pub static SERIF_STRONG: &[u8] = include_bytes!("../../assets/fonts/SourceSerif4-SemiBold.ttf");
/// Source Sans 3, for everything else.
pub static SANS: &[u8] = include_bytes!("../../assets/fonts/SourceSans3-Regular.ttf");
/// The same, semi-bold.
pub static SANS_STRONG: &[u8] = include_bytes!("../../assets/fonts/SourceSans3-SemiBold.ttf");
