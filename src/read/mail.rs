//! Mails and saved web archives: both are MIME.

use super::{Draft, ReadError, bylines, several};
use crate::article::{Role, Warning};
use crate::read::{Block, Hint};
use jiff::civil::Date;
use mail_parser::{Message, MessageParser};
use parts::Text;

mod archive;
mod layers;
mod parts;
mod plain;

/// Heads of parts in one file; newsletters have a handful, saved pages some hundred.
const MAX_PARTS: usize = 10_000;
/// Messages inside one another; the parser's result is as deep as they are.
const MAX_NESTED: usize = 50;
/// The parser looks for the end of each group of parts through all of the file: groups times bytes.
const MAX_WORK: usize = 1 << 32;
/// A mail with fewer words of its own only covers what it carries.
const COVER_WORDS: usize = 40;

/// Reads a mail or a web archive.
///
/// # Errors
/// [`ReadError`] where nothing of an article can be had.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, ReadError> {
    let damaged = |why: String| ReadError::Damaged { format: "mail", why };
    let bytes = without_wrapping(bytes);
    let parts = times(bytes, b"content-type:");
    if parts > MAX_PARTS {
        return Err(damaged(format!("it has more than {MAX_PARTS} parts")));
    }
    if times(bytes, b"multipart/").saturating_mul(bytes.len()) > MAX_WORK {
        return Err(damaged("its parts are grouped too often for its size".to_owned()));
    }
    if times(bytes, b"message/rfc822") + times(bytes, b"message/global") > MAX_NESTED {
        return Err(damaged(format!("it holds more than {MAX_NESTED} other mails")));
    }
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or_else(|| damaged("it has no head".to_owned()))?;
    if archive::is_archive(&message) {
        return archive::read(&message);
    }
    Ok(mail(&message))
}

/// The bytes of a mail without the count that Apple Mail writes before it and without the line that
/// begins a mail in a mailbox.
fn without_wrapping(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let end = bytes.iter().take(200).position(|&b| b == b'\n');
    let Some((first, rest)) = end.and_then(|end| Some((bytes.get(..end)?, bytes.get(end + 1..)?)))
    else {
        return bytes;
    };
    let first = first.trim_ascii();
    if first.starts_with(b"From ") {
        return rest;
    }
    let count = std::str::from_utf8(first).ok().and_then(|digits| digits.parse::<usize>().ok());
    match count {
        // A list of properties follows the mail.
        Some(count) => rest.get(..count).unwrap_or(rest),
        None => bytes,
    }
}

/// How often `what`, in lower case, stands in `bytes` in any case.
fn times(bytes: &[u8], what: &[u8]) -> usize {
    let (Some(&first), len) = (what.first(), what.len()) else { return 0 };
    let starts = bytes.iter().enumerate().filter(|(_, b)| b.to_ascii_lowercase() == first);
    starts
        .filter(|(at, _)| bytes.get(*at..at + len).is_some_and(|b| b.eq_ignore_ascii_case(what)))
        .count()
}

/// Reads a mail: its own words, or those of the mail that it carries where its own are few.
fn mail(message: &Message<'_>) -> Draft {
    let mut inner: Vec<(Draft, &Message<'_>)> = Vec::new();
    let mut open: Vec<&Message<'_>> = vec![message];
    while let Some(outer) = open.pop() {
        let nested = outer.parts.iter().filter_map(|part| part.message());
        open.extend(nested.collect::<Vec<_>>().into_iter().rev());
        inner.push((draft(outer), outer));
    }
    let own = inner.first().map_or(0, |(draft, _)| several::words_of(draft));
    let most = |(_, draft): &(usize, &(Draft, &Message<'_>))| several::words_of(&draft.0);
    let chosen = inner
        .iter()
        .enumerate()
        .max_by_key(|entry| (most(entry), std::cmp::Reverse(entry.0)))
        .filter(|entry| own < COVER_WORDS && most(entry) > own)
        .map_or(0, |(at, _)| at);
    let others = inner.len().saturating_sub(1);
    let (mut main, _) =
        if inner.is_empty() { (Draft::default(), message) } else { inner.remove(chosen) };
    if others > 0 {
        let what = if chosen == 0 {
            "The mail carries other mails; they are kept at the end as boilerplate"
        } else {
            "The mail carries another mail, which was read as the article; the words around it are kept at the end as boilerplate"
        };
        main.warnings.push(Warning::new(what));
    }
    for (other, _) in inner {
        main.blocks.extend(other.blocks.into_iter().map(|block| Block {
            hint: Hint::Role(Role::Boilerplate),
            why: Some("it belongs to another mail in the same file".to_owned()),
            ..block
        }));
        main.warnings.extend(other.warnings.into_iter().filter(|w| !w.message.contains("encoded")));
    }
    main
}

/// What one mail says by itself.
fn draft(message: &Message<'_>) -> Draft {
    let mut draft = Draft::default();
    let found = parts::collect(message);
    for text in found.texts {
        let blocks = match &text {
            Text::Html(html) => layers::of_html(html),
            Text::Plain { words, flowed } => plain::layers(words, *flowed),
        };
        draft.blocks.extend(layers::judged(blocks, &mut draft.warnings, &mut draft.fallback));
    }
    draft.warnings.extend(found.warnings);
    layers::notices(&mut draft.blocks);
    for (name, words) in found.attached {
        draft.blocks.extend(super::text::read(&words).blocks.into_iter().map(|block| Block {
            hint: Hint::Role(Role::Boilerplate),
            why: Some(format!("it stands in the attached file \"{name}\"")),
            ..block
        }));
    }
    let subject = message.subject().map(bare_subject).filter(|s| !s.is_empty());
    let fallback = &mut draft.fallback;
    fallback.headline = fallback.headline.take().or(subject);
    fallback.published = fallback.published.or_else(|| day(message));
    if fallback.byline.is_none() && draft.outlet.is_none() {
        let sender = message.from().and_then(|from| from.first()).and_then(|from| from.name());
        let listed = ["List-Id", "List-Unsubscribe", "List-Post"];
        let listed = listed.iter().any(|name| message.header(*name).is_some());
        match sender.map(super::clean::tidy).filter(|name| !name.is_empty()) {
            // A newsletter names its outlet where a person has a name.
            Some(name) if listed => draft.outlet = Some(name),
            Some(name) if bylines::is_name_line(&name) => fallback.byline = Some(name),
            Some(_) | None => {}
        }
    }
    draft
}

fn day(message: &Message<'_>) -> Option<Date> {
    let stamp = message.date().filter(|stamp| stamp.is_valid())?;
    let (year, month, day) = (stamp.year, stamp.month, stamp.day);
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// How mail programs mark a subject as forwarded or answered.
const PREFIXES: &[&str] = &["fwd:", "fw:", "re:", "aw:", "wg:", "tr:", "rv:", "i:", "vs:", "sv:"];

/// A subject without "Fwd:" and its like.
fn bare_subject(subject: &str) -> String {
    let mut rest = super::clean::tidy(subject);
    loop {
        let lower = rest.to_lowercase();
        let Some(prefix) = PREFIXES.iter().find(|prefix| lower.starts_with(**prefix)) else {
            return rest;
        };
        rest = rest.get(prefix.len()..).unwrap_or_default().trim_start().to_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn subjects_lose_the_marks_of_mail_programs() {
        for (subject, bare) in [
            ("Fwd: Re: Harbour closed", "Harbour closed"),
            ("WG: Hafen gesperrt", "Hafen gesperrt"),
            ("Report: harbour closed", "Report: harbour closed"),
        ] {
            assert_eq!(bare_subject(subject), bare);
        }
    }

    #[test]
    fn what_stands_around_a_mail_is_taken_off() {
        let mail = b"Subject: a\n\nb";
        assert_eq!(without_wrapping(b"13\nSubject: a\n\nb<plist/>"), mail);
        assert_eq!(without_wrapping(b"From - Tue Mar 5 2024\nSubject: a\n\nb"), mail);
        assert_eq!(without_wrapping(mail), mail);
    }

    #[test]
    fn parts_and_mails_inside_one_another_are_limited() {
        let many = "--b\nContent-Type: text/plain\n\nword\n".repeat(MAX_PARTS + 1);
        let many = format!("Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n{many}");
        let why = read(many.as_bytes()).expect_err("too many parts").to_string();
        assert_eq!(why, "This mail file is damaged: it has more than 10000 parts");
        let groups = "--b\nContent-Type: multipart/mixed; boundary=c\n\n".repeat(8_000);
        let filled = format!(
            "Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n{groups}{}",
            "x".repeat(600_000)
        );
        let why = read(filled.as_bytes()).expect_err("too much work").to_string();
        assert_eq!(why, "This mail file is damaged: its parts are grouped too often for its size");
        let deep = "Content-Type: message/rfc822\n\n".repeat(MAX_NESTED + 1);
        let why = read(deep.as_bytes()).expect_err("too deep").to_string();
        assert_eq!(why, "This mail file is damaged: it holds more than 50 other mails");
    }
}
