//! Publication dates as pages and people write them. Relative ones ("yesterday") are none here.

use crate::article::Date;
use std::ops::Range;

/// A date and where it stands in the text it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) date: Date,
    pub(crate) range: Range<usize>,
}

/// Years that a news article can be from.
const YEARS: std::ops::RangeInclusive<i16> = 1600..=2199;

/// The first written date in `text`.
pub(crate) fn find(text: &str) -> Option<Found> {
    let words = split(text);
    (0..words.len()).find_map(|i| {
        let rest = words.get(i..)?;
        numeric(rest).or_else(|| cjk(rest)).or_else(|| named(rest)).map(|(date, used)| Found {
            date,
            range: rest.first().map_or(0, |w| w.range.start)
                ..rest.get(used.saturating_sub(1)).map_or(text.len(), |w| w.range.end),
        })
    })
}

/// The day of a machine's time stamp: ISO 8601, RFC 2822, seconds or milliseconds since 1970, or a
/// written date. The day is the one in the stamp's own offset.
pub(crate) fn stamp(text: &str) -> Option<Date> {
    let text = text.trim();
    if text.len() >= 10 && text.bytes().all(|b| b.is_ascii_digit()) {
        return epoch(text).or_else(|| compact(text));
    }
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return compact(text);
    }
    find(text).map(|found| found.date)
}

fn epoch(digits: &str) -> Option<Date> {
    let number: i64 = digits.parse().ok()?;
    let seconds = match digits.len() {
        10 => number,
        13 => number / 1000,
        _ => return None,
    };
    let days = i32::try_from(seconds.div_euclid(86_400)).ok()?;
    jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().days(days)).ok()
}

/// 20171102, or that with a time behind it.
fn compact(digits: &str) -> Option<Date> {
    let part = |range: Range<usize>| digits.get(range)?.parse::<i16>().ok();
    date(part(0..4)?, part(4..6)?, part(6..8)?)
}

/// The date in the path of an address: /2017/11/02/, /2017-11-02-title, /20171102/.
pub(crate) fn in_url(url: &str) -> Option<Date> {
    let path = url.split(['?', '#']).next()?;
    let parts: Vec<&str> = path.split(['/', '-', '_', '.']).collect();
    let number = |s: &str, len: Range<usize>| {
        (len.contains(&s.len()) && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse().ok())?
    };
    let ymd = |w: &[&str]| match w {
        [y, m, d] => {
            let month =
                number(m, 1..3).or_else(|| month_number(&m.to_lowercase()).map(i16::from))?;
            date(number(y, 4..5)?, month, number(d, 1..3)?)
        }
        _ => None,
    };
    let eight =
        |s: &&str| (s.len() == 8 && s.bytes().all(|b| b.is_ascii_digit())).then(|| compact(s))?;
    parts
        .windows(3)
        .find_map(ymd)
        .or_else(|| parts.iter().find_map(eight))
        .filter(|date| (1990..=2100).contains(&date.year()))
}

fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    if !YEARS.contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A run of letters, of digits, or one mark.
struct Word<'a> {
    text: &'a str,
    range: Range<usize>,
    number: Option<i16>,
}

/// Characters of a text in which a date is looked for.
const LONGEST: usize = 2000;

fn split(text: &str) -> Vec<Word<'_>> {
    let mut words: Vec<Word<'_>> = Vec::new();
    let mut begin = 0;
    let mut class = 3;
    let mut push = |range: Range<usize>, class: u8| {
        if let Some(piece) = text.get(range.clone()).filter(|p| !p.is_empty())
            && class != 3
        {
            words.push(Word { text: piece, range, number: piece.parse().ok() });
        }
    };
    for (at, c) in text.char_indices().take(LONGEST) {
        let now = match c {
            c if c.is_whitespace() => 3,
            '0'..='9' => 0,
            '年' | '月' | '日' | '년' | '월' | '일' => 2,
            c if c.is_alphabetic() => 1,
            _ => 2,
        };
        if now != class || now == 2 {
            push(begin..at, class);
            begin = at;
            class = now;
        }
    }
    push(begin..text.len(), class);
    words
}

fn is_year(word: &Word<'_>) -> Option<i16> {
    word.number.filter(|n| word.text.len() == 4 && YEARS.contains(n))
}

fn small(word: &Word<'_>) -> Option<i16> {
    word.number.filter(|_| word.text.len() <= 2)
}

/// 2017-11-02, 2017/11/2, 02.11.2017, 2/11/2017 where only one reading is a date.
fn numeric(words: &[Word<'_>]) -> Option<(Date, usize)> {
    let [a, s1, b, s2, c, ..] = words else { return None };
    let separator = s1.text;
    if separator != s2.text || !matches!(separator, "-" | "/" | "." | "‑" | "–") {
        return None;
    }
    if let Some(year) = is_year(a) {
        return date(year, small(b)?, small(c)?).map(|d| (d, 5));
    }
    let year = is_year(c)
        .or_else(|| small(c).filter(|_| separator == "." && c.text.len() == 2).map(|y| 2000 + y))?;
    let (first, second) = (small(a)?, small(b)?);
    let day_first = date(year, second, first);
    if separator == "/" {
        let month_first = date(year, first, second);
        // Both readings are dates, and not the same: nobody can tell.
        return match (day_first, month_first) {
            (Some(d), Some(m)) if d != m => None,
            (d, m) => d.or(m).map(|d| (d, 5)),
        };
    }
    day_first.map(|d| (d, 5))
}

/// 2017年11月2日, 2017년 11월 2일.
fn cjk(words: &[Word<'_>]) -> Option<(Date, usize)> {
    let [y, ys, m, ms, d, ds, ..] = words else { return None };
    let marks = matches!((ys.text, ms.text, ds.text), ("年", "月", "日") | ("년", "월", "일"));
    if !marks {
        return None;
    }
    date(is_year(y)?, small(m)?, small(d)?).map(|d| (d, 6))
}

/// "2 November 2017", "Nov. 2nd, 2017", "2 de noviembre de 2017", "2017 November 2".
fn named(words: &[Word<'_>]) -> Option<(Date, usize)> {
    let first = words.first()?;
    if let Some(day) = small(first) {
        let at = skip(words, 1);
        let month = month_number(&words.get(at)?.text.to_lowercase())?;
        let at = skip(words, at + 1);
        let year = is_year(words.get(at)?)?;
        return date(year, month.into(), day).map(|d| (d, at + 1));
    }
    let month = month_number(&first.text.to_lowercase())?;
    let at = skip(words, 1);
    let day = small(words.get(at)?)?;
    let from = skip(words, at + 1);
    // "Thu Nov 02 10:00:00 GMT 2017": the clock may stand between.
    for (n, word) in words.get(from..)?.iter().take(8).enumerate() {
        if let Some(year) = is_year(word) {
            return date(year, month.into(), day).map(|d| (d, from + n + 1));
        }
        let clock = word.number.is_some()
            || matches!(word.text, ":" | "at" | "GMT" | "UTC" | "EST" | "EDT");
        if !clock {
            return None;
        }
    }
    None
}

/// The next index that is no comma, stop, ordinal ending or "of".
fn skip(words: &[Word<'_>], from: usize) -> usize {
    let idle = |w: &Word<'_>| {
        matches!(
            w.text.to_lowercase().as_str(),
            "," | "."
                | "-"
                | "/"
                | "of"
                | "de"
                | "del"
                | "st"
                | "nd"
                | "rd"
                | "th"
                | "er"
                | "º"
                | "ª"
                | "°"
                | "den"
                | "'"
                | "،"
                | "в"
                | "г"
        )
    };
    (from..words.len().min(from + 3))
        .find(|&i| words.get(i).is_some_and(|w| !idle(w)))
        .unwrap_or(from + 3)
}

/// The month called `lower`.
pub(crate) fn month_number(lower: &str) -> Option<i8> {
    let at = MONTHS.iter().position(|names| names.split(' ').any(|name| name == lower))?;
    i8::try_from(at + 1).ok()
}

/// Names and short forms by month: en de fr es it pt nl da no sv fi pl cs sk hr sl ro hu tr ru uk bg el ar
/// fa id sw, in lower case.
const MONTHS: [&str; 12] = [
    "jan january januar jänner jän janvier janv enero ene gennaio gen janeiro januari januar tammikuuta stycznia styczeń ledna leden januára siječnja januarja ianuarie január ocak oca января янв январь січня януари ιανουαρίου يناير جانفي ژانویه januari janúar jaanuar",
    "feb february februar februari février févr fevrier febrero febbraio fevereiro fev helmikuuta lutego luty února únor februára veljače februarja februarie február şubat şub февраля фев февраль лютого февруари φεβρουαρίου فبراير فيفري فوریه febrúar veebruar",
    "mar march märz mär mrz mars marzo março maart mrt marts maaliskuuta marca marzec března březen ožujka martie március mart марта мар март березня μαρτίου مارس mac mars märts",
    "apr april avril avr abril abr aprile aprila huhtikuuta kwietnia kwiecień dubna duben apríla travnja aprilie április nisan nis апреля апр апрель квітня април απριλίου أبريل ابريل أفريل آوریل apríl aprill",
    "may mai mayo maggio mag maio mei maj toukokuuta maja května květen mája svibnja május mayıs мая май травня μαΐου μαΐου مايو ماي مه maí",
    "jun june juni juin junio giugno giu junho kesäkuuta czerwca czerwiec června červen júna lipnja junija iunie június haziran haz июня июн июнь червня юни ιουνίου يونيو جوان ژوئن júní juuni",
    "jul july juli juillet juil julio luglio lug julho heinäkuuta lipca lipiec července červenec júla srpnja julija iulie július temmuz tem июля июл июль липня юли ιουλίου يوليو جويلية ژوئیه júlí juuli",
    "aug august août aout agosto ago augustus elokuuta sierpnia sierpień srpna srpen augusta kolovoza avgusta augusztus ağustos ağu августа авг август серпня αυγούστου أغسطس اغسطس أوت اوت ogos agustus ágúst augusti",
    "sep sept september septembre septiembre setiembre settembre set setembro syyskuuta września wrzesień září septembra rujna septembrie szeptember eylül eyl сентября сен сентябрь вересня септември σεπτεμβρίου سبتمبر سپتامبر",
    "oct october oktober okt octobre octubre ottobre ott outubro out lokakuuta października październik října říjen októbra oktobra octombrie október ekim eki октября окт октябрь жовтня октомври οκτωβρίου أكتوبر اكتوبر اکتبر oktoober",
    "nov november novembre noviembre novembro marraskuuta listopad listopada listopadu novembra studenoga noiembrie kasım kas ноября ноя ноябрь ноември νοεμβρίου نوفمبر نوامبر nóvember",
    "dec december dezember dez décembre déc decembre diciembre dic dicembre dezembro joulukuuta grudnia grudzień prosince prosinec decembra prosinca decembrie aralık ara декабря дек декабрь грудня декември δεκεμβρίου ديسمبر دسامبر desember des detsember",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn written_dates_of_many_shapes() {
        for text in [
            "02 November, 2017",
            "Nov. 2, 2017",
            "Thursday, November 2nd, 2017 at 10:05",
            "2017-11-02T10:00:00+01:00",
            "2 novembre 2017",
            "2 de noviembre de 2017",
            "02.11.2017",
            "2. November 2017",
            "2017年11月2日",
            "2017년 11월 2일",
            "2 ноября 2017 г.",
            "2 نوفمبر 2017",
            "Thu, 02 Nov 2017 10:00:00 GMT",
            "Thu Nov 02 10:00:00 GMT 2017",
        ] {
            let found = find(text).map(|f| f.date.to_string());
            assert_eq!(found.as_deref(), Some("2017-11-02"), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "3 min read",
            "In 2017",
            "May 2017",
            "2/11/2017",
            "31 February 2017",
            "12.5.3",
            "1.2.3.4",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
        assert_eq!(find("13/11/2017").map(|f| f.date.day()), Some(13));
    }

    #[test]
    fn time_stamps_of_machines() {
        for text in ["1509616800", "1509616800000", "20171102", "20171102100000", "2017-11-02"] {
            assert_eq!(stamp(text).map(|d| d.to_string()).as_deref(), Some("2017-11-02"), "{text}");
        }
        assert_eq!(stamp(""), None);
    }

    #[test]
    fn dates_in_addresses() {
        for url in [
            "https://a.example/2017/11/02/bridge",
            "/news/2017-11-02-bridge",
            "/20171102/x",
            "/2017/nov/02/x",
        ] {
            assert_eq!(in_url(url).map(|d| d.to_string()).as_deref(), Some("2017-11-02"), "{url}");
        }
        assert_eq!(in_url("https://a.example/story-12345678.html"), None);
    }
}
