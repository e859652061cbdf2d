//! The letters of the pages: the fonts that the program brings along, and no others, so that a page is the
//! same on every machine. What they have no letter for is named by its number, never drawn as a box.

use crate::charts::fonts as files;
use krilla::text::Font;
use parley::fontique::{
    Blob, Charmap, Collection, CollectionOptions, FontInfoOverride, SourceCache,
};
use parley::{FontContext, LayoutContext};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;
use std::sync::Arc;

use super::words::Ink;

/// The face of article text.
pub(super) const SERIF: &str = "Tellings Serif";
/// The face of everything else, and of letters that the first lacks.
pub(super) const SANS: &str = "Tellings Sans";

/// The fonts: family, weight, bytes.
static FILES: [(&str, f32, &[u8]); 4] = [
    (SERIF, 400.0, files::SERIF),
    (SERIF, 600.0, files::SERIF_STRONG),
    (SANS, 400.0, files::SANS),
    (SANS, 600.0, files::SANS_STRONG),
];

/// The fonts as the layout and as the PDF know them.
pub(super) struct Fonts {
    pub(super) context: FontContext,
    pub(super) layouts: LayoutContext<Ink>,
    by_blob: BTreeMap<u64, Font>,
    /// The characters that there are letters for.
    covered: BTreeSet<char>,
}

impl Fonts {
    /// The fonts; `None` where one of them can't be read, which would be a fault of the program.
    pub(super) fn new() -> Option<Self> {
        let options = CollectionOptions { shared: false, system_fonts: false };
        let mut collection = Collection::new(options);
        let mut by_blob = BTreeMap::new();
        let mut covered = BTreeSet::new();
        for (family, weight, bytes) in FILES {
            let blob: Blob<u8> = Blob::new(Arc::new(bytes));
            by_blob.insert(blob.id(), Font::new(bytes.into(), 0)?);
            let names = FontInfoOverride {
                family_name: Some(family),
                weight: Some(parley::fontique::FontWeight::new(weight)),
                ..FontInfoOverride::default()
            };
            for (_, fonts) in collection.register_fonts(blob, Some(names)) {
                let maps = fonts.iter().filter_map(|font| font.charmap_index().charmap(bytes));
                maps.for_each(|map| covered.extend(LETTERS.filter(|&c| is_mapped(&map, c))));
            }
        }
        let context = FontContext { collection, source_cache: SourceCache::default() };
        Some(Self { context, layouts: LayoutContext::new(), by_blob, covered })
    }

    /// The font of a run.
    pub(super) fn font(&self, data: &parley::FontData) -> Option<&Font> {
        self.by_blob.get(&data.data.id())
    }

    /// Whether there is a letter for `c`.
    pub(super) fn has(&self, c: char) -> bool {
        self.covered.contains(&c)
    }
}

/// Where the fonts have letters: nothing of theirs lies higher.
const LETTERS: RangeInclusive<char> = '\u{1}'..='\u{FFFF}';

fn is_mapped(map: &Charmap<'_>, c: char) -> bool {
    map.map(c).is_some_and(|glyph| glyph != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fonts_are_read_and_say_what_they_have() {
        let fonts = Fonts::new().expect("the fonts of the program can be read");
        for (c, expected) in [
            ('a', true),
            ('ß', true),
            ('Ж', true),
            ('λ', true),
            ('…', true),
            ('→', true),
            ('漢', false),
            ('م', false),
            ('🛟', false),
            ('\u{1}', false),
        ] {
            assert_eq!(fonts.has(c), expected, "{c}");
        }
    }
}
