//! From bytes to characters: a mark at the start, then UTF-8, then what the page declares, then a guess
//! by the letters' habits. Says so where characters were lost.

use crate::article::Warning;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, UTF_16BE, UTF_16LE};

mod rivals;
mod twice;

/// Text and how it was encoded.
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) encoding: String,
    pub(super) warnings: Vec<Warning>,
}

/// Bytes looked at for zero bytes and declarations.
const HEAD_BYTES: usize = 4096;

/// Bytes looked at by the guess; more make it slower and not better.
const GUESS_BYTES: usize = 256 * 1024;

/// Decodes `bytes`; `declared` is an encoding that the file names itself.
pub(super) fn decode(bytes: &[u8], declared: Option<&str>) -> Decoded {
    if let Some(text) = utf32(bytes) {
        return Decoded { text, encoding: "UTF-32".to_owned(), warnings: Vec::new() };
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decoded(encoding, bytes.get(mark..).unwrap_or_default(), Vec::new());
    }
    if let Some(encoding) = utf16_without_mark(bytes) {
        return decoded(encoding, bytes, Vec::new());
    }
    if has_japanese_escapes(bytes) && !ISO_2022_JP.decode_without_bom_handling(bytes).1 {
        return decoded(ISO_2022_JP, bytes, Vec::new());
    }
    if std::str::from_utf8(bytes).is_ok() || is_mostly_utf8(bytes) {
        return decoded(UTF_8, bytes, Vec::new());
    }
    let declared = declared
        .and_then(|label| Encoding::for_label(label.trim().as_bytes()))
        .filter(|encoding| *encoding != UTF_8 && !encoding.decode(bytes).2);
    if let Some(encoding) = declared {
        return decoded(encoding, bytes, Vec::new());
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    let sample = bytes.get(..GUESS_BYTES).unwrap_or(bytes);
    detector.feed(sample, true);
    let guess = rivals::better(detector.guess(None, Utf8Detection::Allow), sample);
    let warning = Warning::new(format!(
        "The file does not say how its letters are encoded; {} was taken as the likeliest. If letters look wrong, save it as UTF-8",
        guess.name()
    ));
    decoded(guess, bytes, vec![warning])
}

fn decoded(encoding: &'static Encoding, bytes: &[u8], mut warnings: Vec<Warning>) -> Decoded {
    let (text, replaced) = encoding.decode_without_bom_handling(bytes);
    if replaced {
        let count = text.chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
        warnings.push(Warning::new(format!(
            "{count} characters could not be read and stand as \u{fffd}; the rest is as it was"
        )));
    }
    let text = match twice::repair(&text) {
        Some(repaired) => {
            warnings.push(Warning::new(
                "The letters had been encoded twice (as in \"â€œ\"); this was undone",
            ));
            repaired
        }
        None => text.into_owned(),
    };
    Decoded { text, encoding: encoding.name().to_owned(), warnings }
}

/// UTF-32, which the standard for the web leaves out: with a mark, or with every unit a character.
fn utf32(bytes: &[u8]) -> Option<String> {
    let (big, rest) = match bytes.get(..4)? {
        [0, 0, 0xfe, 0xff] => (true, bytes.get(4..)?),
        [0xff, 0xfe, 0, 0] => (false, bytes.get(4..)?),
        _ => {
            let told = |big: bool| {
                let all = |c: Option<char>| c.is_some_and(|c| c != '\0');
                bytes.len().is_multiple_of(4) && bytes.chunks_exact(4).all(|u| all(unit(u, big)))
            };
            if told(false) {
                (false, bytes)
            } else if told(true) {
                (true, bytes)
            } else {
                return None;
            }
        }
    };
    let chars = rest.chunks_exact(4).map(|four| unit(four, big));
    Some(chars.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
}

/// The character of four bytes.
fn unit(four: &[u8], big: bool) -> Option<char> {
    let four: [u8; 4] = four.try_into().ok()?;
    char::from_u32(if big { u32::from_be_bytes(four) } else { u32::from_le_bytes(four) })
}

/// What switches to two bytes a character in mails and old files of Japan.
fn has_japanese_escapes(bytes: &[u8]) -> bool {
    let head = bytes.get(..GUESS_BYTES).unwrap_or(bytes);
    head.windows(3).any(|three| matches!(three, b"\x1b$B" | b"\x1b$@"))
}

/// UTF-16 has zero bytes at every space, digit and Latin letter, all at one side of the pairs; texts of
/// China and Japan have their own stops and commas.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let pairs = head.len() / 2;
    let stops = |big: bool| {
        let code = |pair: &[u8]| {
            let pair: [u8; 2] = pair.try_into().unwrap_or_default();
            if big { u16::from_be_bytes(pair) } else { u16::from_le_bytes(pair) }
        };
        let stops = head.chunks_exact(2).filter(|pair| WIDE_STOPS.contains(&code(pair)));
        stops.count()
    };
    let (big, little) = (stops(true), stops(false));
    let told = |n: usize, other: usize| n > 1 && n * STOPS_ONE_IN >= pairs && other * 8 < n;
    let encoding = match (told(big, little), told(little, big)) {
        (true, _) => Some(UTF_16BE),
        (_, true) => Some(UTF_16LE),
        (false, false) => None,
    };
    if let Some(encoding) = encoding
        && !encoding.decode_without_bom_handling(bytes).1
    {
        return Some(encoding);
    }
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    let many = |n: usize| n * 20 >= pairs && n > 1;
    if many(high) && low * 8 < high {
        return Some(UTF_16BE);
    }
    (many(low) && high * 8 < low).then_some(UTF_16LE)
}

/// The full stop, commas and the opening bracket of Chinese and Japanese.
const WIDE_STOPS: [u16; 4] = [0x3001, 0x3002, 0xff0c, 0x300c];

/// One in so many characters of such a text is a stop or comma.
const STOPS_ONE_IN: usize = 80;

/// A few broken characters in a UTF-8 file, as where it was cut, don't make it another encoding.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && good >= bad * 4
}

#[cfg(test)]
mod tests;
