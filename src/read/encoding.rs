//! From bytes to characters: a mark at the start, then UTF-8, then what the page declares, then a guess
//! by the letters' habits. Says so where characters were lost.

use crate::article::Warning;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::borrow::Cow;

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
    detector.feed(bytes.get(..GUESS_BYTES).unwrap_or(bytes), true);
    let guess = detector.guess(None, Utf8Detection::Allow);
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
    let text = match repair_double_encoding(&text) {
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

/// UTF-32 with a mark; the standard for the web leaves it out.
fn utf32(bytes: &[u8]) -> Option<String> {
    let big = match bytes.get(..4)? {
        [0, 0, 0xfe, 0xff] => true,
        [0xff, 0xfe, 0, 0] => false,
        _ => return None,
    };
    let code = |unit: &[u8]| {
        let unit: [u8; 4] = unit.try_into().unwrap_or_default();
        if big { u32::from_be_bytes(unit) } else { u32::from_le_bytes(unit) }
    };
    let rest = bytes.get(4..)?;
    Some(
        rest.chunks_exact(4)
            .map(|unit| char::from_u32(code(unit)).unwrap_or(char::REPLACEMENT_CHARACTER))
            .collect(),
    )
}

/// UTF-16 has zero bytes at every space, digit and Latin letter, all at one side of the pairs.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|&&b| b == 0).count();
    let (high, low, pairs) = (zeros(0), zeros(1), head.len() / 2);
    let many = |n: usize| n * 20 >= pairs && n > 1;
    if many(high) && low * 8 < high {
        return Some(UTF_16BE);
    }
    (many(low) && high * 8 < low).then_some(UTF_16LE)
}

/// A few broken characters in a UTF-8 file, as where it was cut, don't make it another encoding.
fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && good >= bad * 4
}

/// Undoes UTF-8 that was read as windows-1252 and saved again; `None` where there is none of it.
fn repair_double_encoding(text: &str) -> Option<String> {
    if !text.contains(['â', 'Ã', 'Â', 'Ð', 'Ø', 'Å']) {
        return None;
    }
    let mut out = String::with_capacity(text.len());
    let mut repaired = 0_usize;
    let mut rest = text;
    while let Some(at) = rest.find(|c: char| !c.is_ascii()) {
        let (plain, tail) = rest.split_at(at);
        let len = tail.find(|c: char| c.is_ascii()).unwrap_or(tail.len());
        let (run, after) = tail.split_at(len);
        out.push_str(plain);
        match undo(run) {
            Some(letters) => {
                repaired += 1;
                out.push_str(&letters);
            }
            // The last byte of a closing quote is often lost on the way.
            None if run == "â€" => out.push('”'),
            None => out.push_str(run),
        }
        rest = after;
    }
    out.push_str(rest);
    (repaired > 0).then_some(out)
}

/// The characters that `run` was before, if it is UTF-8 read as windows-1252.
fn undo(run: &str) -> Option<String> {
    let (bytes, _, unmappable) = WINDOWS_1252.encode(run);
    if unmappable {
        return None;
    }
    let bytes: Cow<'_, [u8]> = bytes;
    let letters = std::str::from_utf8(&bytes).ok()?;
    (!letters.chars().any(char::is_control)).then(|| letters.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], text: &str, encoding: &str, warnings: usize) {
        let decoded = decode(bytes, None);
        assert_eq!(
            (decoded.text.as_str(), decoded.encoding.as_str(), decoded.warnings.len()),
            (text, encoding, warnings)
        );
    }

    #[test]
    fn unicode_with_and_without_a_mark() {
        let utf16 = |text: &str, big: bool| -> Vec<u8> {
            text.encode_utf16()
                .flat_map(|u| if big { u.to_be_bytes() } else { u.to_le_bytes() })
                .collect()
        };
        let text = "Très bien, dit-elle";
        check(text.as_bytes(), text, "UTF-8", 0);
        check(format!("\u{feff}{text}").as_bytes(), text, "UTF-8", 0);
        check(&utf16(&format!("\u{feff}{text}"), false), text, "UTF-16LE", 0);
        check(&utf16(text, false), text, "UTF-16LE", 0);
        check(&utf16(text, true), text, "UTF-16BE", 0);
        let arabic = "وصل القطار الى المدينة في الساعة 12 من مساء يوم امس";
        check(&utf16(arabic, false), arabic, "UTF-16LE", 0);
    }

    #[test]
    fn old_encodings_are_guessed_and_said() {
        let long =
            "Der Bürgermeister erklärte, die Brücke müsse für längere Zeit geschlossen bleiben. ";
        let (bytes, _, _) = WINDOWS_1252.encode(long);
        check(&bytes, long, "windows-1252", 1);
        let russian = "Мост закрыли на ремонт, сообщили в мэрии. Движение откроют весной. ";
        let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(russian);
        check(&bytes, russian, "windows-1251", 1);
    }

    #[test]
    fn text_encoded_twice_is_repaired_and_true_accents_are_kept() {
        check(
            "â€œYesâ€\u{9d} she said, itâ€™s over".as_bytes(),
            "“Yes” she said, it’s over",
            "UTF-8",
            1,
        );
        check("NÃO É VERDADE, café".as_bytes(), "NÃO É VERDADE, café", "UTF-8", 0);
    }

    #[test]
    fn a_broken_character_is_said() {
        check(
            b"caf\xc3\xa9 \xc3\xa9t\xc3\xa9 \xc3\xa0 no\xc3\xabl \xff end",
            "café été à noël \u{fffd} end",
            "UTF-8",
            1,
        );
    }
}
