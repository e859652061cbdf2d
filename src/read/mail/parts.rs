//! The parts of a mail: which of them are its text, and what is attached. Characters are decoded as in
//! any file, as mails often say nothing or the wrong thing of their encoding.

use crate::article::Warning;
use crate::read::{ENDINGS, clean, encoding, html, sniff};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{Encoding, Message, MessagePart, MimeHeaders as _, PartType};

/// Levels of parts within parts that are gone into.
const MAX_DEPTH: usize = 20;
/// An HTML part with a smaller share of the letters of the plain one, in hundredths, is a stub.
const STUB: usize = 60;
/// Names of attached files that a warning tells.
const NAMED: usize = 8;

/// One text of a mail.
pub(super) enum Text {
    Html(String),
    Plain {
        words: String,
        /// Line ends after a space only wrap (RFC 3676).
        flowed: bool,
    },
}

impl Text {
    /// Letters and digits that it shows.
    fn letters(&self) -> usize {
        let count = |words: &str| words.chars().filter(|c| c.is_alphanumeric()).count();
        match self {
            Self::Html(page) => count(&html::lines_of(page)),
            Self::Plain { words, .. } => count(words),
        }
    }
}

/// What a mail holds.
#[derive(Default)]
pub(super) struct Found {
    pub(super) texts: Vec<Text>,
    /// Attached texts with their names.
    pub(super) attached: Vec<(String, String)>,
    pub(super) warnings: Vec<Warning>,
    /// Names of attached files that were not read.
    names: Vec<String>,
}

/// Gathers the texts of `message`; mails inside it are left to others.
pub(super) fn collect(message: &Message<'_>) -> Found {
    let mut found = Found::default();
    if let Some(root) = message.parts.first() {
        collect_part(message, root, 0, &mut found);
    }
    found.tell_names();
    found
}

fn collect_part(message: &Message<'_>, part: &MessagePart<'_>, depth: usize, found: &mut Found) {
    let inside = |ids: &[u32]| -> Vec<&MessagePart<'_>> {
        ids.iter().filter_map(|&id| message.parts.get(id as usize)).collect()
    };
    match &part.body {
        PartType::Multipart(ids) if depth < MAX_DEPTH => {
            let parts = inside(ids);
            if part.is_content_type("multipart", "alternative") {
                alternative(message, &parts, depth, found);
            } else {
                for part in parts {
                    collect_part(message, part, depth + 1, found);
                }
            }
        }
        PartType::Multipart(_) => found.warnings.push(Warning::new(format!(
            "Parts of this mail are nested more than {MAX_DEPTH} deep; those were not read"
        ))),
        PartType::Message(_) => {}
        PartType::Text(_) | PartType::Html(_) if !is_attached(part) => {
            found.texts.push(text(message, part, &mut found.warnings));
        }
        PartType::Text(_) if is_plain(part) => {
            let Text::Plain { words, .. } = text(message, part, &mut found.warnings) else {
                return;
            };
            let name = name(part);
            found.warnings.push(Warning::new(format!(
                "The words of the attached file \"{name}\" are kept at the end as boilerplate"
            )));
            found.attached.push((name, words));
        }
        PartType::Text(_) | PartType::Html(_) | PartType::Binary(_) | PartType::InlineBinary(_) => {
            if is_attached(part) {
                found.names.push(name(part));
            }
        }
    }
}

/// The best of several forms of one text: the richest that is no stub.
fn alternative(message: &Message<'_>, parts: &[&MessagePart<'_>], depth: usize, found: &mut Found) {
    let mut forms: Vec<Found> = Vec::new();
    for part in parts {
        let mut form = Found::default();
        collect_part(message, part, depth + 1, &mut form);
        forms.push(form);
    }
    let letters = |form: &Found| form.texts.iter().map(Text::letters).sum::<usize>();
    let most = forms.iter().map(letters).max().unwrap_or(0);
    // The richest form comes last (RFC 2046).
    let best = forms.iter().rposition(|form| most > 0 && letters(form) * 100 >= most * STUB);
    for (at, form) in forms.into_iter().enumerate() {
        if Some(at) == best {
            found.texts.extend(form.texts);
            found.warnings.extend(form.warnings);
        }
        found.attached.extend(form.attached);
        found.names.extend(form.names);
    }
}

impl Found {
    fn tell_names(&mut self) {
        if self.names.is_empty() {
            return;
        }
        let quoted = |names: &[String]| {
            let some: Vec<String> =
                names.iter().take(NAMED).map(|name| format!("\"{name}\"")).collect();
            let more = names.len().saturating_sub(NAMED);
            let tail = if more > 0 { format!(" and {more} more") } else { String::new() };
            format!("{}{tail}", some.join(", "))
        };
        let (articles, others): (Vec<String>, Vec<String>) =
            self.names.drain(..).partition(|name| sniff::ends_with(name, ENDINGS));
        if !articles.is_empty() {
            self.warnings.push(Warning::new(format!(
                "Attached files may hold an article and were not read; save them and open them by themselves: {}",
                quoted(&articles)
            )));
        }
        if !others.is_empty() {
            self.warnings
                .push(Warning::new(format!("Attached files were not read: {}", quoted(&others))));
        }
    }
}

fn is_plain(part: &MessagePart<'_>) -> bool {
    part.content_type().is_none_or(|kind| kind.subtype() == Some("plain"))
}

fn is_attached(part: &MessagePart<'_>) -> bool {
    let told = part.content_disposition().is_some_and(mail_parser::ContentType::is_attachment);
    let text = matches!(part.body, PartType::Text(_) | PartType::Html(_));
    let readable = part.content_type().is_none_or(|kind| {
        kind.ctype() == "text" && matches!(kind.subtype(), Some("plain" | "html" | "enriched"))
    });
    told || !text && part.attachment_name().is_some() || text && !readable
}

fn name(part: &MessagePart<'_>) -> String {
    part.attachment_name().map(clean::tidy).filter(|name| !name.is_empty()).unwrap_or_else(|| {
        let kind = part.content_type();
        let kind = kind.map(|k| format!("{}/{}", k.ctype(), k.subtype().unwrap_or("unknown")));
        format!("without a name ({})", kind.as_deref().unwrap_or("of unknown kind"))
    })
}

fn text(message: &Message<'_>, part: &MessagePart<'_>, warnings: &mut Vec<Warning>) -> Text {
    let words = characters(message, part, warnings);
    if matches!(part.body, PartType::Html(_)) {
        return Text::Html(words);
    }
    let attribute = |name: &str| part.content_type().and_then(|kind| kind.attribute(name));
    let flowed = attribute("format").is_some_and(|f| f.eq_ignore_ascii_case("flowed"));
    let words = match attribute("delsp") {
        Some(delsp) if flowed && delsp.eq_ignore_ascii_case("yes") => without_soft_spaces(&words),
        Some(_) | None => words,
    };
    Text::Plain { words, flowed }
}

/// With "delsp" the space that makes a line end soft is none of the text's.
fn without_soft_spaces(words: &str) -> String {
    words.replace("\r\n", "\n").replace("  \n", " \n").replace(" \n", "\u{200b} \n")
}

/// The characters of a text part, decoded from its bytes.
pub(super) fn characters(
    message: &Message<'_>,
    part: &MessagePart<'_>,
    warnings: &mut Vec<Warning>,
) -> String {
    let parsed = || part.text_contents().unwrap_or_default().to_owned();
    let range = part.offset_body as usize..part.offset_end as usize;
    let Some(raw) = message.raw_message.get(range) else { return parsed() };
    let bytes = match part.encoding {
        Encoding::None => Some(raw.to_vec()),
        Encoding::Base64 => base64_decode(raw),
        Encoding::QuotedPrintable => quoted_printable_decode(raw),
    };
    let Some(bytes) = bytes.filter(|bytes| !bytes.is_empty()) else { return parsed() };
    let told = part.content_type().and_then(|kind| kind.attribute("charset")).map(str::to_owned);
    let declared = told.or_else(|| sniff::declared_encoding(&bytes));
    let decoded = encoding::decode(&bytes, declared.as_deref());
    for warning in decoded.warnings {
        if !warnings.contains(&warning) {
            warnings.push(warning);
        }
    }
    decoded.text
}
