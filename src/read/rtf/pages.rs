//! Code pages of rich text: which letters a byte stands for.

use encoding_rs::Encoding;

/// The encoding of a Windows or Macintosh code page. The old ones of DOS are not in the web's list of
/// encodings, apart from the Russian; the Western one of Windows stands for them.
pub(super) fn of_code_page(number: i32) -> &'static Encoding {
    match number {
        866 => encoding_rs::IBM866,
        874 => encoding_rs::WINDOWS_874,
        932 => encoding_rs::SHIFT_JIS,
        936 => encoding_rs::GBK,
        949 => encoding_rs::EUC_KR,
        950 => encoding_rs::BIG5,
        1250 => encoding_rs::WINDOWS_1250,
        1251 => encoding_rs::WINDOWS_1251,
        1253 => encoding_rs::WINDOWS_1253,
        1254 => encoding_rs::WINDOWS_1254,
        1255 => encoding_rs::WINDOWS_1255,
        1256 => encoding_rs::WINDOWS_1256,
        1257 => encoding_rs::WINDOWS_1257,
        1258 => encoding_rs::WINDOWS_1258,
        10_000 => encoding_rs::MACINTOSH,
        10_007 => encoding_rs::X_MAC_CYRILLIC,
        65_001 => encoding_rs::UTF_8,
        _ => encoding_rs::WINDOWS_1252,
    }
}

/// The code page of a font's character set; `None` where the file's own holds.
pub(super) fn of_charset(number: i32) -> Option<&'static Encoding> {
    let page = match number {
        77 => 10_000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        0 => 1252,
        _ => return None,
    };
    Some(of_code_page(page))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn character_sets_name_their_letters() {
        for (charset, bytes, word) in [
            (204, &b"\xd1\xf3\xe4\xed\xee"[..], "Судно"),
            (238, b"\xb3\xf3d\x9f", "łódź"),
            (128, b"\x8a\x43", "海"),
            (178, b"\xe3\xed\xe4\xc7\xc1", "ميناء"),
        ] {
            let encoding = of_charset(charset).unwrap();
            assert_eq!(encoding.decode_without_bom_handling(bytes).0, word);
        }
        assert_eq!(of_charset(1), None);
    }
}
