//! What a single line is by its words alone: a date, a correction note, a caption, an item.
//! The tables are open to further languages.

use super::dates;
use crate::text::normalise::fold;
use crate::text::words;

/// Whether the text ends as sentences do.
pub(super) fn ends_sentence(text: &str) -> bool {
    let last = text.trim_end_matches(|c: char| {
        matches!(c, '"' | '”' | '\'' | '’' | ')' | ']' | '»' | '“' | '」')
    });
    last.ends_with(['.', '。', '।', '…', '۔', '።'])
}

pub(super) fn ends_strongly(text: &str) -> bool {
    ends_sentence(text)
        || text.trim_end_matches(['"', '”', '\'', '’', ')']).ends_with(['!', '?', ':', '؟'])
}

/// Letters and digits only, in lower case.
pub(super) fn squeeze(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Words before a date that say what it is the date of.
const DATE_LABELS: &[&str] = &[
    "published",
    "posted",
    "updated",
    "last",
    "modified",
    "first",
    "date",
    "on",
    "at",
    "by",
    "from",
    "in",
    "the",
    "veröffentlicht",
    "aktualisiert",
    "stand",
    "vom",
    "am",
    "um",
    "uhr",
    "kl",
    "klo",
    "publié",
    "mis",
    "à",
    "jour",
    "le",
    "actualizado",
    "publicado",
    "el",
    "a",
    "las",
    "pubblicato",
    "aggiornato",
    "alle",
    "il",
    "gepubliceerd",
    "op",
    "om",
    "опубликовано",
    "обновлено",
    "نشر",
    "في",
    "gmt",
    "utc",
    "est",
    "edt",
    "pst",
    "pdt",
    "bst",
    "cet",
    "cest",
    "et",
    "pt",
    "ist",
    "am",
    "pm",
    "a.m",
    "p.m",
    "h",
    "hrs",
    "local",
    "time",
    "de",
    "st",
    "nd",
    "rd",
    "th",
    "of",
    "г",
    "updated:",
    "days",
    "day",
    "ago",
    "created",
    "issued",
    "release",
    "issue",
    "article",
    "story",
    "and",
    "clock",
    "o",
];

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "montag",
    "dienstag",
    "mittwoch",
    "donnerstag",
    "freitag",
    "samstag",
    "sonntag",
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
    "lunes",
    "martes",
    "miércoles",
    "jueves",
    "viernes",
    "sábado",
    "domingo",
    "lunedì",
    "martedì",
    "mercoledì",
    "giovedì",
    "venerdì",
    "sabato",
    "domenica",
    "понедельник",
    "вторник",
    "среда",
    "четверг",
    "пятница",
    "суббота",
    "воскресенье",
];

/// Whether a folded word is the name of a day of the week.
pub(super) fn is_weekday(folded: &str) -> bool {
    WEEKDAYS.contains(&folded)
}

/// Whether a line holds a date and nothing else but a weekday, a time and words like "Published".
pub(super) fn is_only_date(text: &str) -> bool {
    if text.len() > 120 {
        return false;
    }
    let Some(found) = dates::find(text) else { return false };
    let outside = [text.get(..found.range.start), text.get(found.range.end..)];
    outside
        .into_iter()
        .flatten()
        .flat_map(|part| part.split(|c: char| !c.is_alphanumeric() && c != '.'))
        .all(|word| {
            let word = word.trim_matches('.').to_lowercase();
            let digits = word.chars().next().is_none_or(|c| c.is_ascii_digit());
            digits
                || DATE_LABELS.contains(&word.as_str())
                || WEEKDAYS.contains(&word.as_str())
                || dates::month_number(&word).is_some()
        })
}

/// "14 hours ago", "vor 3 Stunden", "Duration 1:30".
pub(super) fn is_relative_time(text: &str) -> bool {
    if text.len() > 60 {
        return false;
    }
    let folded = fold(text);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let number =
        |word: &&str| word.chars().all(|c| c.is_ascii_digit() || c == ':') && !word.is_empty();
    match words[..] {
        [n, _, "ago"] => number(&n),
        ["vor", n, _] | ["hace", n, _] => number(&n),
        ["il", "y", "a", n, _] => number(&n),
        ["duration", n] => number(&n),
        _ => false,
    }
}

/// Words that stand with the time of an entry of a live blog.
const STAMP_WORDS: &[&str] = &[
    "min", "mins", "minute", "minutes", "hour", "hours", "hr", "now", "just", "z", "today",
    "eastern",
];

/// Characters of the longest time stamp.
const LONGEST_STAMP: usize = 50;

/// "10:42", "10.42 a.m. GMT", "5 March, 14h30", "12 minutes ago": a time of day and nothing else.
pub(super) fn is_time_stamp(text: &str) -> bool {
    if text.chars().count() > LONGEST_STAMP {
        return false;
    }
    let folded = fold(text);
    let apart =
        |c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')' | '|' | '·' | '•' | '–' | '—');
    let words: Vec<&str> = folded
        .split(apart)
        .map(|word| word.trim_matches(['.', ':']))
        .filter(|w| !w.is_empty())
        .collect();
    let known = |word: &&str| {
        is_clock(word)
            || word.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '.'))
            || DATE_LABELS.contains(word)
            || STAMP_WORDS.contains(word)
            || WEEKDAYS.contains(word)
            || dates::month_number(word).is_some()
    };
    let hour = |pair: &[&str]| match pair {
        [hour, "am" | "pm" | "a.m" | "p.m" | "uhr" | "h"] => {
            hour.parse::<u8>().is_ok_and(|h| h < 25)
        }
        _ => false,
    };
    let clock = words.iter().any(|word| is_clock(word))
        || words.windows(2).any(hour)
        || is_relative_time(text);
    clock && words.iter().all(known)
}

/// "10:42", "10.42", "9:05pm", "14h30", "2024-03-05t10:42:00z".
fn is_clock(word: &str) -> bool {
    let time = word.rsplit_once('t').map_or(word, |(_, time)| time);
    let time = time.trim_end_matches(|c: char| c.is_alphabetic() || c == '.');
    let parts: Vec<&str> = time.split([':', '.', 'h']).collect();
    let two = |part: &&str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit());
    let number = |part: &str| part.parse::<u8>().ok();
    let Some((hour, rest)) = parts.split_first() else { return false };
    let hour_fits = (1..=2).contains(&hour.len()) && number(hour).is_some_and(|h| h < 25);
    let minutes = rest.iter().all(two) && rest.iter().all(|m| number(m).is_some_and(|m| m < 60));
    let spoken = rest.is_empty() && word.ends_with(['m', 'h']) && word != time;
    hour_fits && minutes && (spoken || (1..=2).contains(&rest.len()))
}

pub(super) fn is_updated(text: &str) -> bool {
    let folded = fold(text);
    let starts = [
        "last updated",
        "updated:",
        "updated ",
        "published:",
        "published ",
        "last modified",
        "zuletzt aktualisiert",
        "mis à jour",
        "actualizado",
        "aggiornato",
        "laatst bijgewerkt",
    ]
    .iter()
    .any(|label| folded.starts_with(label));
    starts
        && words::count(text) <= 12
        && !ends_sentence(text)
        && folded.chars().any(|c| c.is_ascii_digit())
}

/// How correction notes begin; those with a colon are common words otherwise.
const CORRECTIONS: &[&str] = &[
    "correction:",
    "corrections:",
    "correction -",
    "clarification:",
    "clarification -",
    "correction and clarification",
    "corrections and clarifications",
    "corrigendum",
    "erratum",
    "corrected:",
    "editor's note: an earlier",
    "editor's note: this article",
    "editor's note: this story",
    "editors' note:",
    "an earlier version of this",
    "a previous version of this",
    "this article has been corrected",
    "this story has been corrected",
    "this article was amended",
    "this article has been amended",
    "this article was corrected",
    "this story was corrected",
    "this story has been updated to correct",
    "this article has been updated to correct",
    "this piece has been corrected",
    "this report has been corrected",
    "berichtigung:",
    "korrektur:",
    "richtigstellung:",
    "anmerkung der redaktion: in einer früheren",
    "in einer früheren version",
    "rectificatif",
    "correction :",
    "une version précédente",
    "corrección:",
    "fe de erratas",
    "fe de errores",
    "una versión anterior de",
    "correzione:",
    "errata corrige",
    "rettifica:",
    "rectificatie:",
    "correctie:",
    "correção:",
    "errata:",
    "rettelse:",
    "rättelse:",
    "sprostowanie:",
    "исправление:",
    "поправка:",
    "düzeltme:",
    "تصحيح:",
    "تصويب:",
];

pub(super) fn is_correction(text: &str) -> bool {
    // Enough of the text for the longest beginning, whatever its script.
    let head: String = text.chars().take(80).collect();
    let folded = fold(&head);
    let folded = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    CORRECTIONS.iter().any(|start| folded.starts_with(start))
}

/// Agencies and the like that stand in picture credits and also sign reports.
const CREDITS: &[&str] = &[
    "afp",
    "reuters",
    "ap",
    "anadolu",
    "pa",
    "dpa",
    "ansa",
    "efe",
    "tass",
    "xinhua",
    "bloomberg",
    "file",
    "twitter",
    "facebook",
    "archive",
    "supplied",
    "nasa",
    "wikimedia",
];

/// Those that have to do with pictures only.
const PICTURE_CREDITS: &[&str] = &[
    "getty",
    "epa",
    "shutterstock",
    "istock",
    "alamy",
    "photo",
    "picture",
    "pictures",
    "image",
    "images",
    "screenshot",
    "courtesy",
    "handout",
    "unsplash",
    "foto",
    "imago",
    "photograph",
];

/// How captions and credits begin.
const CAPTION_STARTS: &[&str] = &[
    "photo:",
    "photo by",
    "photograph:",
    "photographs:",
    "photos:",
    "picture:",
    "pictures:",
    "image:",
    "images:",
    "image credit",
    "photo credit",
    "file photo",
    "file image",
    "credit:",
    "caption:",
    "foto:",
    "fotos:",
    "bild:",
    "bildunterschrift:",
    "photo :",
    "crédit",
    "imagen:",
    "immagine:",
    "afbeelding:",
    "beeld:",
    "fotó:",
    "фото:",
    "zdjęcie:",
    "fot.",
    "صورة:",
    "illustration:",
    "watch video",
    "image source",
    "image caption",
    "getty images",
];

pub(super) fn is_caption(text: &str) -> bool {
    let folded = fold(text);
    if CAPTION_STARTS.iter().any(|start| folded.starts_with(start)) {
        return true;
    }
    let credit = |open: char, close: char| {
        let inner = folded.trim_end_matches('.').strip_suffix(close)?;
        let (before, credit) = inner.rsplit_once(open)?;
        let short = credit.split_whitespace().count() <= CREDIT_WORDS;
        let named = |table: &[&str]| {
            credit.split(|c: char| !c.is_alphanumeric()).any(|word| table.contains(&word))
        };
        let before = before.trim_end();
        // "… he said. [Reuters]" signs a report: after a stop only a picture's source tells a caption.
        let told = if ends_strongly(before) {
            open == '[' && named(PICTURE_CREDITS)
        } else {
            named(CREDITS) || named(PICTURE_CREDITS)
        };
        Some(short && told && !before.is_empty())
    };
    credit('[', ']') == Some(true) || credit('(', ')') == Some(true)
}

/// "Getty Images / Reuters": sources of pictures and nothing else.
pub(super) fn is_credit(text: &str) -> bool {
    let folded = fold(text);
    let mut words =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).peekable();
    let known = |word: &str| CREDITS.contains(&word) || PICTURE_CREDITS.contains(&word);
    text.len() <= LONGEST_STAMP && words.peek().is_some() && words.all(known)
}

/// Words of the longest credit.
const CREDIT_WORDS: usize = 8;

/// Characters of the longest mark of an item in brackets.
const MARK_CHARS: usize = 4;

/// Whether a line begins as an item of a list does.
pub(super) fn is_item(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some(
            '•' | '-' | '–' | '—' | '*' | '·' | '▪' | '◦' | '⁃' | '‣' | '●' | '■' | '→' | '»' | '>',
        ) => true,
        // "(2) Milk", not "(two pints)".
        Some('(') => chars.as_str().split_once(')').is_some_and(|(mark, _)| {
            mark.chars().count() <= MARK_CHARS && mark.chars().all(char::is_alphanumeric)
        }),
        Some(c) if c.is_ascii_digit() => {
            let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.starts_with([')']) || rest.starts_with(". ") || rest.starts_with(".)")
        }
        Some(c) if c.is_alphabetic() => {
            let rest = chars.as_str();
            rest.starts_with([')']) || (c.is_lowercase() && rest.starts_with(". "))
        }
        Some(_) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_told_by_their_words() {
        for (test, yes, no) in [
            (
                is_only_date as fn(&str) -> bool,
                "Published: Tuesday, 5 March 2024, 10:30 GMT",
                "On 5 March 2024 the harbour was closed",
            ),
            (is_correction, "Correction: it was two cranes.", "Corrections officers left at noon."),
            (is_caption, "Waves at the wall (Photo: Ada Cole)", "The harbour is closed. (Reuters)"),
            (is_relative_time, "14 hours ago", "Long ago"),
            (is_time_stamp, "10:42 GMT", "10:42 The bridge is closed"),
            (is_time_stamp, "5 March, 9.05 p.m.", "5 March 2024"),
            (is_time_stamp, "12 minutes ago", "It took 12 minutes"),
            (is_time_stamp, "2024-03-05 14h30", "3.5 percent"),
            (is_updated, "Last updated: 10:30", "Updated rules were passed in 2024, he said."),
            (is_item, "2) Milk", "2 pints of milk"),
            (is_item, "(iv) Milk", "(2.4 litres of milk)"),
        ] {
            assert!(test(yes), "{yes}");
            assert!(!test(no), "{no}");
        }
    }
}
