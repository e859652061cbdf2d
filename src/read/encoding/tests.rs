//! A table of texts and encodings: each text, saved in its encoding, gives the same characters.

use super::*;
use encoding_rs::{Encoding, WINDOWS_1252};

const ENGLISH: &str = "The last ferry to Skarn left on Sunday evening with forty passengers. “We kept her going on paint and goodwill,” said the captain – and that’s all.";
const FRENCH: &str = "Le dernier bac a quitté l’île dimanche soir avec quarante passagers à bord. « Nous l’avons maintenu à force de peinture », a déclaré la capitaine, émue. L’été, même les chèvres traversaient, où que ce fût.";
const GERMAN: &str = "Die letzte Fähre verließ am Sonntagabend den Hafen. „Wir hielten sie mit Farbe und gutem Willen in Gang“, sagte die Kapitänin über das alte Schiff. Für die Brücke gibt es keine Pläne, erklärte der Kreis – und größere Boote kämen später.";
const SPANISH: &str = "El último transbordador salió el domingo con cuarenta pasajeros. «Lo mantuvimos con pintura y buena voluntad», dijo la capitana. ¿Y el puente? El año pasado nadie lo dibujó, según el señor Núñez.";
const POLISH: &str = "Ostatni prom na wyspę odpłynął w niedzielę wieczorem z czterdziestoma pasażerami. Kapitan powiedziała, że łódź żyła dzięki farbie i dobrej woli. Mieszkańcy wciąż czekają na obiecany most, którego nikt jeszcze nie narysował.";
const CZECH: &str = "Poslední trajekt na ostrov odplul v neděli večer se čtyřiceti cestujícími. Kapitánka řekla, že loď držela pohromadě jen díky barvě a dobré vůli. Obyvatelé stále čekají na slíbený most, který ještě nikdo nenakreslil.";
const HUNGARIAN: &str = "Az utolsó komp vasárnap este indult el a szigetre negyven utassal. A kapitány azt mondta, hogy a hajót festékkel és jó szándékkal tartották életben. A lakók még mindig a megígért hídra várnak, amelyet senki sem tervezett meg; őszre döntés születhet.";
const RUSSIAN: &str = "Последний паром на остров ушёл в воскресенье вечером с сорока пассажирами. Капитан сказала, что судно держалось на краске и доброй воле. Жители всё ещё ждут обещанного моста, которого никто не начертил.";
const UKRAINIAN: &str = "Останній пором на острів відійшов у неділю ввечері з сорока пасажирами. Капітанка сказала, що судно трималося на фарбі та добрій волі. Мешканці й досі чекають на обіцяний міст, якого ще ніхто не накреслив.";
const GREEK: &str = "Το τελευταίο πλοίο για το νησί έφυγε την Κυριακή το βράδυ με σαράντα επιβάτες. Η πλοίαρχος είπε ότι το σκάφος κρατήθηκε με μπογιά και καλή θέληση. Οι κάτοικοι περιμένουν ακόμη τη γέφυρα που κανείς δεν σχεδίασε.";
const TURKISH: &str = "Adaya giden son vapur pazar akşamı kırk yolcuyla limandan ayrıldı. Kaptan, geminin boya ve iyi niyetle ayakta kaldığını söyledi. Ada halkı, henüz kimsenin çizmediği köprüyü bekliyor; ışıklar söndü.";
const HEBREW: &str = "המעבורת האחרונה לאי יצאה ביום ראשון בערב עם ארבעים נוסעים. רבת החובלים אמרה שהספינה החזיקה מעמד בזכות צבע ורצון טוב. התושבים עדיין מחכים לגשר שאיש לא תכנן.";
const ARABIC: &str = "غادرت العبارة الأخيرة إلى الجزيرة مساء الأحد وعلى متنها أربعون راكبا. وقالت القبطانة إن السفينة عاشت على الطلاء والنية الحسنة. وما زال السكان ينتظرون الجسر الذي لم يرسمه أحد.";
const LITHUANIAN: &str = "Paskutinis keltas į salą išplaukė sekmadienio vakarą su keturiasdešimt keleivių. Kapitonė sakė, kad laivas laikėsi dažais ir gera valia. Gyventojai vis dar laukia žadėto tilto, kurio niekas nenubraižė.";
const JAPANESE: &str = "島へ向かう最後のフェリーは日曜日の夜、乗客四十人を乗せて港を出た。船長は「ペンキと善意だけで動かしてきた」と話した。住民は約束された橋を今も待っている。";
const CHINESE: &str = "开往小岛的最后一班渡轮星期天晚上载着四十名乘客离开港口。船长说，这艘船全靠油漆和善意维持。居民们仍在等待那座没有人画过的桥。";
const TAIWANESE: &str = "開往小島的最後一班渡輪星期天晚上載著四十名乘客離開港口。船長說，這艘船全靠油漆和善意維持。居民們仍在等待那座沒有人畫過的橋。";
const KOREAN: &str = "섬으로 가는 마지막 여객선이 일요일 저녁 승객 마흔 명을 태우고 항구를 떠났다. 선장은 배가 페인트와 선의로 버텨 왔다고 말했다. 주민들은 아무도 그리지 않은 다리를 아직 기다리고 있다.";

#[test]
fn texts_in_every_encoding_give_the_same_characters() {
    let mut wrong = Vec::new();
    for (label, text) in [
        ("windows-1252", ENGLISH),
        ("windows-1252", FRENCH),
        ("windows-1252", GERMAN),
        ("windows-1252", SPANISH),
        ("macintosh", ENGLISH),
        ("macintosh", FRENCH),
        ("macintosh", GERMAN),
        ("macintosh", SPANISH),
        ("windows-1250", POLISH),
        ("windows-1250", CZECH),
        ("windows-1250", HUNGARIAN),
        ("iso-8859-2", POLISH),
        ("iso-8859-2", CZECH),
        ("iso-8859-2", HUNGARIAN),
        ("windows-1251", RUSSIAN),
        ("windows-1251", UKRAINIAN),
        ("iso-8859-5", RUSSIAN),
        ("koi8-r", RUSSIAN),
        ("koi8-u", UKRAINIAN),
        ("ibm866", RUSSIAN),
        ("x-mac-cyrillic", RUSSIAN),
        ("windows-1253", GREEK),
        ("iso-8859-7", GREEK),
        ("windows-1254", TURKISH),
        ("windows-1255", HEBREW),
        ("iso-8859-8", HEBREW),
        ("windows-1256", ARABIC),
        ("iso-8859-6", ARABIC),
        ("windows-1257", LITHUANIAN),
        ("iso-8859-13", LITHUANIAN),
        ("shift_jis", JAPANESE),
        ("euc-jp", JAPANESE),
        ("iso-2022-jp", JAPANESE),
        ("gb18030", CHINESE),
        ("gbk", CHINESE),
        ("big5", TAIWANESE),
        ("euc-kr", KOREAN),
    ] {
        let encoding = Encoding::for_label(label.as_bytes()).expect("a known label");
        let (bytes, _, lost) = encoding.encode(text);
        assert!(!lost, "{label} has all letters of {text}");
        let decoded = decode(&bytes, None);
        if decoded.text != text {
            wrong.push(format!("{label} was read as {}: {}", decoded.encoding, decoded.text));
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn unicode_without_a_mark_is_told_in_every_script() {
    for text in [ENGLISH, FRENCH, RUSSIAN, GREEK, ARABIC, JAPANESE, CHINESE, KOREAN] {
        for (name, bytes) in [
            ("UTF-16LE", text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()),
            ("UTF-16BE", text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            ("UTF-32LE", text.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect()),
            ("UTF-32BE", text.chars().flat_map(|c| u32::from(c).to_be_bytes()).collect()),
        ] {
            let decoded = decode(&bytes, None);
            assert_eq!(decoded.text, text, "{name} was read as {}", decoded.encoding);
        }
    }
}

#[test]
fn text_encoded_twice_is_repaired_in_every_script() {
    for text in [ENGLISH, FRENCH, GERMAN, POLISH, RUSSIAN, GREEK, ARABIC, JAPANESE] {
        let (wrong, _) = WINDOWS_1252.decode_without_bom_handling(text.as_bytes());
        let decoded = decode(wrong.as_bytes(), None);
        assert_eq!(decoded.text, text);
        assert_eq!(decoded.warnings.len(), 1);
    }
}

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
