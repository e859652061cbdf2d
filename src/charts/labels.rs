//! How wide words are, so that labels can be cut to their room without a font at hand.

use super::Weight;

/// Widths of the letters from space to tilde in Source Sans 3 Regular, in thousandths of the size of the
/// letters; taken from the font in `assets/fonts`.
const PLAIN: [u16; 95] = [
    200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350, 497, 497, 497,
    497, 497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425, 847, 543, 588, 571, 615, 527,
    494, 617, 652, 263, 479, 579, 486, 727, 647, 664, 566, 664, 569, 534, 536, 645, 515, 786, 513,
    476, 539, 303, 350, 303, 497, 500, 542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495,
    255, 829, 547, 542, 555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497,
];
/// Source Sans 3 SemiBold is wider by about this much: the mean of its letters from space to tilde.
const STRONG: f32 = 1.035;
/// Other letters of the alphabets that the font has: nine of ten are no wider.
const OTHER: f32 = 0.67;
/// Letters as wide as they are high: those of Chinese, Japanese and Korean.
const WIDE: f32 = 1.0;

/// About how wide `text` is in letters of this size.
#[must_use]
pub fn width_of(text: &str, size: f32, weight: Weight) -> f32 {
    let factor = match weight {
        Weight::Plain => 1.0,
        Weight::Strong => STRONG,
    };
    text.chars().map(letter).sum::<f32>() * size * factor
}

fn letter(c: char) -> f32 {
    let at = u32::from(c).checked_sub(32).and_then(|at| PLAIN.get(at as usize));
    match at {
        Some(&width) => f32::from(width) / 1000.0,
        None if c == '\u{a0}' => f32::from(PLAIN[0]) / 1000.0,
        None if c >= '\u{1100}' => WIDE,
        None => OTHER,
    }
}

/// `text`, cut with an ellipsis where it is wider than `room`.
#[must_use]
pub fn cut(text: &str, room: f32, size: f32, weight: Weight) -> String {
    if width_of(text, size, weight) <= room {
        return text.to_owned();
    }
    let room = room - width_of("…", size, weight);
    let mut width = 0.0;
    let mut kept = String::new();
    for c in text.chars() {
        width += width_of(c.encode_utf8(&mut [0; 4]), size, weight);
        if width > room {
            break;
        }
        kept.push(c);
    }
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_to_their_room() {
        for (text, room, expected) in [
            ("short", 100.0, "short"),
            ("A label that is long", 60.0, "A label th…"),
            ("", 0.0, ""),
            ("été à Évreux", 40.0, "été…"),
        ] {
            assert_eq!(cut(text, room, 12.0, Weight::Plain), expected);
        }
    }

    #[test]
    fn what_was_cut_fits() {
        for text in
            ["Northumberland Gazette and Advertiser", "日本経済新聞の東京版", "IIIIIIIIIWWWWWWWW"]
        {
            for room in [30.0, 60.0, 90.0] {
                for weight in [Weight::Plain, Weight::Strong] {
                    assert!(width_of(&cut(text, room, 12.0, weight), 12.0, weight) <= room);
                }
            }
        }
    }
}
