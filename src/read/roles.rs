//! What each block is for: headline, standfirst, byline, … by evidence, and body wherever there is none.

use super::{Block, Draft, Hint, boilerplate, dates};
use crate::article::{Paragraph, Role};
use crate::text::normalise::fold;
use crate::text::words;
use std::collections::HashMap;

/// Blocks from the top among which bylines, dates and standfirsts are looked for.
const TOP: usize = 10;
/// A headline has no more words.
const HEADLINE_WORDS: usize = 30;
/// A standfirst has no more words.
const STANDFIRST_WORDS: usize = 70;
/// A pull-quote has at least so many words: fewer may be repeated by chance.
const PULL_QUOTE_LEAST: usize = 5;
/// A pull-quote has no more words.
const PULL_QUOTE_MOST: usize = 60;
/// A subhead without marks has no more words.
const SUBHEAD_WORDS: usize = 10;
/// A caption told by its credit has no more words.
const CAPTION_WORDS: usize = 60;
/// A byline has no more words.
const BYLINE_WORDS: usize = 14;

/// Gives every block of `draft` a role, and fills what the draft's data left open: headline, byline,
/// date.
pub(super) fn assign(draft: &mut Draft) -> Vec<Paragraph> {
    let mut blocks: Vec<Judged> = draft.blocks.drain(..).map(Judged::new).collect();
    by_hint(&mut blocks);
    headline(&mut blocks, draft);
    by_words(&mut blocks, draft);
    byline_between(&mut blocks, draft);
    standfirst(&mut blocks);
    pull_quotes(&mut blocks);
    subheads(&mut blocks);
    keep_something(&mut blocks);
    blocks.into_iter().map(Judged::into_paragraph).collect()
}

/// A block and what has been decided about it.
struct Judged {
    block: Block,
    role: Option<Role>,
    why: Option<String>,
    words: usize,
}

impl Judged {
    fn new(block: Block) -> Self {
        let words = words::count(&block.text);
        Self { why: block.why.clone(), block, role: None, words }
    }

    fn is(&mut self, role: Role, why: &str) {
        self.role = Some(role);
        self.why.get_or_insert_with(|| why.to_owned());
    }

    fn text(&self) -> &str {
        &self.block.text
    }

    fn into_paragraph(self) -> Paragraph {
        let mut paragraph = Paragraph::new(self.role.unwrap_or(Role::Body), self.block.text);
        paragraph.why = self.why;
        paragraph
    }
}

fn by_hint(blocks: &mut [Judged]) {
    for judged in blocks {
        match judged.block.hint {
            Hint::Role(role) => judged.role = Some(role),
            Hint::Heading(_) | Hint::Item | Hint::Marked | Hint::None => {}
        }
    }
}

/// Whether the text ends as sentences do.
fn ends_sentence(text: &str) -> bool {
    let last = text.trim_end_matches(|c: char| {
        matches!(c, '"' | '”' | '\'' | '’' | ')' | ']' | '»' | '“' | '」')
    });
    last.ends_with(['.', '。', '।', '…', '۔', '።'])
}

fn ends_strongly(text: &str) -> bool {
    ends_sentence(text)
        || text.trim_end_matches(['"', '”', '\'', '’', ')']).ends_with(['!', '?', ':', '؟'])
}

fn headline(blocks: &mut [Judged], draft: &mut Draft) {
    if let Some(title) = &draft.headline {
        let wanted = squeeze(title);
        if let Some(found) = blocks
            .iter_mut()
            .filter(|b| b.words <= HEADLINE_WORDS * 2 && b.role.is_none_or(|r| r == Role::Headline))
            .find(|b| squeeze(b.text()) == wanted)
        {
            found.role = Some(Role::Headline);
        }
    }
    let chosen = blocks
        .iter()
        .position(|b| b.role == Some(Role::Headline))
        .or_else(|| {
            blocks.iter().position(|b| b.role.is_none() && b.block.hint == Hint::Heading(1))
        })
        .or_else(|| plain_headline(blocks));
    if let Some(chosen) = chosen.and_then(|i| blocks.get_mut(i)) {
        chosen.role = Some(Role::Headline);
        draft.headline.get_or_insert_with(|| chosen.block.text.clone());
    }
}

/// Letters and digits only, in lower case.
fn squeeze(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// The first line of a text is its headline where it is short, has no full stop and longer text
/// follows.
fn plain_headline(blocks: &[Judged]) -> Option<usize> {
    let first = blocks.iter().position(|b| {
        b.role.is_none() && boilerplate::reason(b.text()).is_none() && !is_only_date(b.text())
    })?;
    let candidate = blocks.get(first)?;
    let text = candidate.text();
    let plain = first < TOP
        && candidate.block.hint == Hint::None
        && candidate.words <= HEADLINE_WORDS
        && !ends_sentence(text)
        && !text.ends_with([':', ',', ';'])
        && byline_of(text).is_none()
        && !is_item(text);
    let followed = blocks.iter().skip(first + 1).any(|b| {
        ends_strongly(b.text()) && b.words > candidate.words && b.words >= FOLLOWING_WORDS
    });
    (plain && followed).then_some(first)
}

/// A headline is followed by at least one paragraph with so many words.
const FOLLOWING_WORDS: usize = 12;

fn by_words(blocks: &mut [Judged], draft: &mut Draft) {
    let count = blocks.len();
    for (i, judged) in blocks.iter_mut().enumerate() {
        if judged.role.is_some() {
            continue;
        }
        let text = judged.block.text.clone();
        let marked = judged.block.hint == Hint::Marked;
        let edge = i < TOP || i + 3 >= count || marked;
        if is_correction(&text) {
            judged.is(Role::Correction, "it begins as a correction note does");
        } else if edge && is_only_date(&text) {
            judged.is(Role::Dateline, "nothing but a date");
            draft.published =
                draft.published.or_else(|| dates::find(&text).map(|found| found.date));
        } else if let Some(why) = boilerplate::reason(&text) {
            judged.is(Role::Boilerplate, why);
        } else if is_relative_time(&text) {
            judged.is(Role::Boilerplate, "it says how long ago the page was changed");
        } else if draft.byline.as_deref().is_some_and(|names| is_names(&text, names)) {
            judged.is(Role::Byline, "nothing but the author's name");
        } else if is_updated(&text) {
            judged.is(Role::Boilerplate, "it says when the page was changed");
        } else if edge && let Some(names) = byline_of(&text) {
            judged.is(Role::Byline, "it names the author");
            draft.byline.get_or_insert(names);
        } else if judged.words <= CAPTION_WORDS && is_caption(&text) {
            judged.is(Role::Caption, "it ends or begins with a picture credit");
        }
    }
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

/// Whether a line holds a date and nothing else but a weekday, a time and words like "Published".
fn is_only_date(text: &str) -> bool {
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
fn is_relative_time(text: &str) -> bool {
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

/// Whether a line is the author's names and nothing more.
fn is_names(text: &str, names: &str) -> bool {
    let squeezed = squeeze(text);
    text.len() <= 120
        && (squeezed == squeeze(names) || names.split(", ").any(|name| squeeze(name) == squeezed))
}

fn is_updated(text: &str) -> bool {
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

fn is_correction(text: &str) -> bool {
    // Enough of the text for the longest beginning, whatever its script.
    let head: String = text.chars().take(80).collect();
    let folded = fold(&head);
    let folded = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    CORRECTIONS.iter().any(|start| folded.starts_with(start))
}

/// Words before the author's name.
const BY: &[&str] = &[
    "by",
    "written by",
    "story by",
    "report by",
    "words by",
    "von",
    "par",
    "por",
    "di",
    "door",
    "af",
    "av",
    "autor:",
    "author:",
    "text:",
    "автор:",
    "yazan:",
    "بقلم",
    "كتب",
    "كتبت",
    "author",
    "reported by",
    "from our correspondent",
];

/// Words inside a byline that are no names.
const BY_JOINTS: &[&str] = &[
    "and", "&", "und", "et", "y", "e", "i", "en", "och", "og", "ve", "и", "de", "van", "von", "al",
    "el", "bin", "da", "di", "du", "la", "le", "der", "den", "for", "in", "ter", "dos", "del",
];

/// The names in a byline ("By Ada Cole and Tom Hale"); `None` for other lines.
pub(super) fn byline_of(text: &str) -> Option<String> {
    if text.len() > 200 || words::count(text) > BYLINE_WORDS || ends_sentence(text) {
        return None;
    }
    let lower = text.to_lowercase();
    let label = BY
        .iter()
        .filter(|by| {
            lower.strip_prefix(**by).is_some_and(|rest| rest.starts_with([' ', ':', '\u{a0}']))
        })
        .max_by_key(|by| by.len())?;
    let names = text.get(label.len()..)?.trim_start_matches([':', ' ']).trim();
    let mut seen = 0;
    let proper = names.split_whitespace().all(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let capital = bare
            .chars()
            .next()
            .is_none_or(|c| c.is_uppercase() || (c.is_alphabetic() && !c.is_lowercase()));
        seen += usize::from(capital && !bare.is_empty());
        capital || BY_JOINTS.contains(&bare.to_lowercase().as_str())
    });
    let digits = names.chars().any(|c| c.is_ascii_digit());
    (proper && seen >= 1 && !digits).then(|| names_of(names)).filter(|names| !names.is_empty())
}

/// Names as they are kept: joined by commas, without what follows a bar or a bracket.
pub(super) fn names_of(names: &str) -> String {
    let plain = names.split(['|', '(', '·', '•', '–', '—', ';']).next().unwrap_or_default();
    let mut parts: Vec<&str> = Vec::new();
    for part in
        plain.split(',').flat_map(|part| part.split(" and ")).flat_map(|part| part.split(" & "))
    {
        let part = part.trim().trim_start_matches("and ").trim();
        if !part.is_empty() && !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join(", ")
}

/// A line of two to four capitalised words between headline and date is the author's name; so is one
/// that a page sets as the first paragraph.
fn byline_between(blocks: &mut [Judged], draft: &mut Draft) {
    let Some(head) = blocks.iter().position(|b| b.role == Some(Role::Headline)) else { return };
    let first = blocks.iter().position(|b| b.role.is_none());
    for i in head + 1..blocks.len().min(TOP) {
        let dated = blocks.get(i + 1).is_some_and(|b| b.role == Some(Role::Dateline));
        let Some(judged) = blocks.get_mut(i) else { return };
        let opens =
            first == Some(i) && matches!(judged.block.hint, Hint::Marked | Hint::Heading(2..));
        if (dated || opens) && judged.role.is_none() && is_name_line(judged.text()) {
            judged.is(Role::Byline, "a name between headline and text");
            let name = names_of(&judged.block.text.replace(" / ", ", ").replace('/', ", "));
            let outlet_only = draft.byline.is_some() && draft.byline == draft.outlet;
            if draft.byline.is_none() || outlet_only {
                draft.byline = Some(name);
            }
        }
    }
}

/// One or two names of two to four words with capitals.
fn is_name_line(text: &str) -> bool {
    let names: Vec<&str> =
        text.split([',', '/', '&']).flat_map(|part| part.split(" and ")).collect();
    let is_name = |name: &&str| {
        let words: Vec<&str> = name.split_whitespace().collect();
        (2..=4).contains(&words.len())
            && words.iter().all(|w| {
                w.chars().next().is_some_and(char::is_uppercase)
                    && w.chars().skip(1).any(char::is_lowercase)
                    && w.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
            })
    };
    names.len() <= 3 && names.iter().all(is_name)
}

/// Agencies and the like that stand in picture credits.
const CREDITS: &[&str] = &[
    "getty",
    "afp",
    "reuters",
    "ap",
    "epa",
    "anadolu",
    "shutterstock",
    "istock",
    "alamy",
    "pa",
    "dpa",
    "ansa",
    "efe",
    "tass",
    "xinhua",
    "bloomberg",
    "photo",
    "file photo",
    "file",
    "picture",
    "image",
    "screenshot",
    "twitter",
    "facebook",
    "courtesy",
    "archive",
    "supplied",
    "handout",
    "unsplash",
    "wikimedia",
    "nasa",
    "foto",
    "imago",
    "picture alliance",
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

fn is_caption(text: &str) -> bool {
    let folded = fold(text);
    if CAPTION_STARTS.iter().any(|start| folded.starts_with(start)) {
        return true;
    }
    let credit = |open: char, close: char| {
        let inner = folded.trim_end_matches('.').strip_suffix(close)?;
        let (before, credit) = inner.rsplit_once(open)?;
        let named =
            credit.split(|c: char| !c.is_alphanumeric()).any(|word| CREDITS.contains(&word))
                && credit.split_whitespace().count() <= 8;
        Some((before.trim_end().to_owned(), named))
    };
    let in_square = credit('[', ']').is_some_and(|(_, named)| named);
    // "… he said. (Reuters)" signs a report; a caption's credit follows no full stop.
    let in_round = credit('(', ')')
        .is_some_and(|(before, named)| named && !ends_strongly(&before) && !before.is_empty());
    in_square || in_round
}

/// A line between the headline and the first byline, date or the like above the text is the
/// standfirst.
fn standfirst(blocks: &mut [Judged]) {
    let Some(head) = blocks.iter().position(|b| b.role == Some(Role::Headline)) else { return };
    if blocks.iter().any(|b| b.role == Some(Role::Standfirst)) {
        return;
    }
    let meta = |b: &Judged| {
        matches!(b.role, Some(Role::Byline | Role::Dateline))
            || (b.role == Some(Role::Boilerplate)
                && b.block.hint == Hint::None
                && b.why.as_deref() == Some("the time that reading takes"))
    };
    let open: Vec<usize> = blocks
        .iter()
        .enumerate()
        .skip(head + 1)
        .take(TOP)
        .take_while(|(_, b)| !meta(b))
        .filter(|(_, b)| b.role.is_none() && b.block.hint != Hint::Item)
        .map(|(i, _)| i)
        .collect();
    let closed = blocks.iter().skip(head + 1).take(TOP).any(meta);
    let body_after = |i: usize| blocks.iter().skip(i + 1).filter(|b| b.role.is_none()).count() >= 2;
    let [only] = open[..] else { return };
    let fits =
        closed && body_after(only) && blocks.get(only).is_some_and(|b| b.words <= STANDFIRST_WORDS);
    if let Some(judged) = blocks.get_mut(only).filter(|_| fits) {
        judged.is(Role::Standfirst, "it stands between the headline and the date or author");
    }
}

/// Places in the text where a run of [`PULL_QUOTE_LEAST`] words begins are kept up to this number, so
/// that a text of one repeated phrase stays quick.
const PLACES_A_RUN: usize = 16;

/// A paragraph whose words all stand again inside another one is repeated for show.
fn pull_quotes(blocks: &mut [Judged]) {
    let mut ids: HashMap<String, u32> = HashMap::new();
    let texts: Vec<Vec<u32>> = blocks
        .iter()
        .map(|b| match b.role {
            None | Some(Role::PullQuote) => number_words(b.text(), &mut ids),
            Some(_) => Vec::new(),
        })
        .collect();
    let mut runs: HashMap<&[u32], Vec<(usize, usize)>> = HashMap::new();
    for (i, words) in texts.iter().enumerate() {
        for (at, run) in words.windows(PULL_QUOTE_LEAST).enumerate() {
            let places = runs.entry(run).or_default();
            if places.len() < PLACES_A_RUN {
                places.push((i, at));
            }
        }
    }
    let repeats = |i: usize, words: &[u32]| {
        let Some(places) = words.get(..PULL_QUOTE_LEAST).and_then(|run| runs.get(run)) else {
            return false;
        };
        places.iter().any(|&(j, at)| {
            let other = texts.get(j).map_or(&[][..], Vec::as_slice);
            j != i && other.len() > words.len() && other.get(at..at + words.len()) == Some(words)
        })
    };
    for (i, judged) in blocks.iter_mut().enumerate() {
        let Some(words) = texts.get(i) else { continue };
        if judged.role.is_none() && words.len() <= PULL_QUOTE_MOST && repeats(i, words) {
            judged.is(Role::PullQuote, "its words stand again inside another paragraph");
        }
    }
}

fn number_words(text: &str, ids: &mut HashMap<String, u32>) -> Vec<u32> {
    fold(text)
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| match ids.get(word) {
            Some(&id) => id,
            None => {
                let id = u32::try_from(ids.len()).unwrap_or(u32::MAX);
                ids.insert(word.to_owned(), id);
                id
            }
        })
        .collect()
}

/// Headings of the format, and short lines without a stop between paragraphs that have one.
fn subheads(blocks: &mut [Judged]) {
    let full = |b: Option<&Judged>, least: usize| {
        b.is_some_and(|b| b.role.is_none() && b.words >= least && ends_strongly(b.text()))
    };
    let mut found = Vec::new();
    for (i, judged) in blocks.iter().enumerate() {
        if judged.role.is_some() {
            continue;
        }
        let text = judged.text();
        let plain = judged.block.hint == Hint::None
            && judged.words <= SUBHEAD_WORDS
            && judged.words > 0
            && !ends_strongly(text)
            && !text.ends_with([',', ';', '-', '–', '—'])
            && !is_item(text)
            && text.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
            && full(i.checked_sub(1).and_then(|i| blocks.get(i)), SUBHEAD_WORDS)
            && full(blocks.get(i + 1), judged.words * 2);
        if plain || matches!(judged.block.hint, Hint::Heading(_)) {
            found.push(i);
        }
    }
    for i in found {
        if let Some(judged) = blocks.get_mut(i) {
            let why = match judged.block.hint {
                Hint::Heading(_) => None,
                Hint::Item | Hint::Marked | Hint::None | Hint::Role(_) => {
                    Some("a short line without a stop between paragraphs".to_owned())
                }
            };
            judged.role = Some(Role::Subhead);
            judged.why = judged.why.take().or(why);
        }
    }
}

/// Whether a line begins as an item of a list does.
pub(super) fn is_item(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some(
            '•' | '-' | '–' | '—' | '*' | '·' | '▪' | '◦' | '⁃' | '‣' | '●' | '■' | '→' | '»' | '>'
            | '(',
        ) => true,
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

/// A text of which nothing would be left is all body.
fn keep_something(blocks: &mut [Judged]) {
    let text = |b: &Judged| {
        matches!(
            b.role,
            None | Some(
                Role::Body | Role::Standfirst | Role::PullQuote | Role::Correction | Role::Caption
            )
        )
    };
    if blocks.iter().any(text) {
        return;
    }
    for judged in blocks {
        if judged.block.hint == Hint::None {
            judged.role = None;
            judged.why = None;
        }
    }
}
