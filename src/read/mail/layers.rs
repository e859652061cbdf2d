//! Which words of a mail are its own and which are an earlier mail's: what was forwarded, quoted or
//! signed. The part with most words is the article; the rest is kept with the reason.

use crate::article::{Role, Warning};
use crate::read::{Block, Fallback, Hint, bylines, clean, dates, html};
use crate::text::normalise::fold;
use crate::text::words;

/// Where a block of a mail stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layer {
    /// Written by the sender.
    Own,
    /// In lines that begin with ">".
    Quoted,
    /// Below the line that begins the signature.
    Signature,
    /// The head of a mail that was forwarded or answered.
    Head,
    /// An earlier mail.
    Earlier,
}

/// A block and where it stands.
#[derive(Debug)]
pub(super) struct Layered {
    pub(super) block: Block,
    pub(super) layer: Layer,
}

/// Lines from the end among which a signature in HTML is looked for.
const SIGNATURE_BLOCKS: usize = 12;

/// The blocks of an HTML text.
pub(super) fn of_html(page: &str) -> Vec<Layered> {
    let blocks = html::blocks_of(page);
    let near_end = blocks.len().saturating_sub(SIGNATURE_BLOCKS);
    let signed = blocks
        .iter()
        .rposition(|b| b.text == "--" || b.text.starts_with("-- "))
        .filter(|&at| at >= near_end);
    let layer = |at: usize| {
        if signed.is_some_and(|signed| at >= signed) { Layer::Signature } else { Layer::Own }
    };
    blocks.into_iter().enumerate().map(|(at, block)| Layered { block, layer: layer(at) }).collect()
}

/// The lines by which mail programs introduce a mail that is forwarded or answered, without the dashes
/// around them; en, de, fr, es, it, nl, pt.
const MARKS: &[&str] = &[
    "forwarded message",
    "begin forwarded message",
    "original message",
    "forwarded mail",
    "weitergeleitete nachricht",
    "anfang der weitergeleiteten nachricht",
    "ursprüngliche nachricht",
    "originalnachricht",
    "original-nachricht",
    "message transféré",
    "message transmis",
    "début du message transféré",
    "message d'origine",
    "mensaje reenviado",
    "mensaje original",
    "inicio del mensaje reenviado",
    "messaggio inoltrato",
    "inizio messaggio inoltrato",
    "messaggio originale",
    "doorgestuurd bericht",
    "oorspronkelijk bericht",
    "mensagem encaminhada",
    "mensagem original",
];

/// Names of the lines in such a mail's head, with what they tell.
const HEAD: &[(&str, Field)] = &[
    ("from", Field::From),
    ("von", Field::From),
    ("de", Field::From),
    ("da", Field::From),
    ("van", Field::From),
    ("date", Field::Date),
    ("sent", Field::Date),
    ("datum", Field::Date),
    ("gesendet", Field::Date),
    ("envoyé", Field::Date),
    ("fecha", Field::Date),
    ("enviado", Field::Date),
    ("data", Field::Date),
    ("inviato", Field::Date),
    ("verzonden", Field::Date),
    ("subject", Field::Subject),
    ("betreff", Field::Subject),
    ("objet", Field::Subject),
    ("asunto", Field::Subject),
    ("oggetto", Field::Subject),
    ("onderwerp", Field::Subject),
    ("assunto", Field::Subject),
    ("to", Field::Other),
    ("an", Field::Other),
    ("à", Field::Other),
    ("para", Field::Other),
    ("a", Field::Other),
    ("aan", Field::Other),
    ("cc", Field::Other),
    ("kopie", Field::Other),
    ("reply-to", Field::Other),
    ("antwort an", Field::Other),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    From,
    Date,
    Subject,
    Other,
}

/// A line of a head begins with its name and has no more characters before the colon.
const LONGEST_NAME: usize = 12;

fn head_line(text: &str) -> Option<(Field, &str)> {
    let (name, value) = text.split_once(':')?;
    if name.chars().count() > LONGEST_NAME {
        return None;
    }
    let name = fold(name.trim().trim_matches('*'));
    let (_, field) = HEAD.iter().find(|(known, _)| *known == name)?;
    Some((*field, value.trim().trim_start_matches('*').trim()))
}

/// Whether a block introduces another mail: what follows its mark on the same line.
fn mark(text: &str) -> Option<&str> {
    let bare = text.trim_start_matches(['-', '_', '=', ' ', '*', '>']);
    let dashed = bare.len() < text.len();
    let head: String = bare.chars().take(60).collect();
    let folded = fold(&head);
    let mark = MARKS.iter().find(|mark| folded.starts_with(**mark))?;
    let rest = bare.get(mark.len()..).unwrap_or_default();
    let rest = rest.trim_start_matches(['-', '_', '=', ' ', '*', ':']);
    // Without dashes the words must be alone on their line.
    (dashed || rest.is_empty()).then_some(rest)
}

/// "On 5 March 2024, Ada Cole wrote:" and its like.
fn is_attribution(text: &str) -> bool {
    let folded = fold(text);
    let starts = ["on ", "am ", "le ", "el ", "il ", "op ", "em ", "den ", "w dniu "];
    let ends =
        ["wrote:", "a écrit :", "a écrit:", "escribió:", "ha scritto:", "schreef:", "escreveu:"];
    let german = folded.starts_with("am ") && folded.contains("schrieb") && folded.ends_with(':');
    words::count(text) <= 30
        && text.chars().any(|c| c.is_ascii_digit())
        && (german
            || starts.iter().any(|s| folded.starts_with(s))
                && ends.iter().any(|e| folded.ends_with(e)))
}

/// Gives each block of a mail its place in the article, and fills `fallback` from the head of a mail
/// that was forwarded.
pub(super) fn judged(
    mut blocks: Vec<Layered>,
    warnings: &mut Vec<Warning>,
    fallback: &mut Fallback,
) -> Vec<Block> {
    find_earlier(&mut blocks, fallback);
    let count = |layer: Layer| -> usize {
        let those = blocks.iter().filter(|b| b.layer == layer);
        those.map(|b| words::count(&b.block.text)).sum()
    };
    let (own, earlier) = (count(Layer::Own), count(Layer::Earlier));
    let below = earlier > own;
    if earlier > 0 {
        warnings.push(Warning::new(if own == 0 {
            "The mail only forwards another, which was read as the article"
        } else if below {
            "The mail holds an earlier one, which was read as the article; what was written above it is kept as boilerplate"
        } else {
            "The mail holds an earlier one, whose words are kept as boilerplate"
        }));
    } else {
        *fallback = Fallback::default();
    }
    if !below {
        *fallback = Fallback::default();
    }
    blocks.into_iter().map(|layered| placed(layered, below)).collect()
}

fn placed(layered: Layered, below: bool) -> Block {
    let why = match layered.layer {
        Layer::Signature => Some("the signature of the mail"),
        Layer::Head => Some("the head of an earlier mail"),
        Layer::Own if below => Some("written above the mail that was forwarded"),
        Layer::Earlier if !below => Some("an earlier mail below this one"),
        Layer::Own | Layer::Earlier | Layer::Quoted => None,
    };
    match why {
        Some(why) => Block {
            text: layered.block.text,
            hint: Hint::Role(Role::Boilerplate),
            why: Some(why.to_owned()),
        },
        None => layered.block,
    }
}

/// Marks what belongs to an earlier mail: all below a mark with a head, and quoted lines below "… wrote:".
fn find_earlier(blocks: &mut Vec<Layered>, fallback: &mut Fallback) {
    let mut at = 0;
    while at < blocks.len() {
        let text = blocks.get(at).map(|b| b.block.text.clone()).unwrap_or_default();
        if let Some(rest) = mark(&text) {
            let rest = rest.to_owned();
            set(blocks, at, Layer::Head);
            let after = read_head(blocks, at, &rest, fallback);
            for block in blocks.iter_mut().skip(after) {
                if block.layer != Layer::Signature {
                    block.layer = Layer::Earlier;
                }
            }
            return;
        }
        let outlook =
            matches!(head_line(&text), Some((Field::From, _))) && is_outlook_head(blocks, at);
        if outlook {
            let after = read_head(blocks, at, &text, fallback);
            set(blocks, at, Layer::Head);
            for block in blocks.iter_mut().skip(after) {
                block.layer = Layer::Earlier;
            }
            return;
        }
        if is_attribution(&text) {
            set(blocks, at, Layer::Head);
            let quoted = blocks.get(at + 1).is_some_and(|b| b.layer == Layer::Quoted);
            let mut next = at + 1;
            while let Some(block) = blocks.get_mut(next) {
                let goes_on =
                    if quoted { block.layer == Layer::Quoted } else { block.layer == Layer::Own };
                if !goes_on {
                    break;
                }
                block.layer = Layer::Earlier;
                next += 1;
            }
            at = next;
            continue;
        }
        at += 1;
    }
}

fn set(blocks: &mut [Layered], at: usize, layer: Layer) {
    if let Some(block) = blocks.get_mut(at) {
        block.layer = layer;
    }
}

/// Outlook begins an earlier mail with its head alone: a sender and two other lines of a head.
fn is_outlook_head(blocks: &[Layered], at: usize) -> bool {
    if at == 0 {
        return false;
    }
    let text = |at: usize| blocks.get(at).map_or("", |b| b.block.text.as_str());
    let glued = fields(text(at)).len();
    let lines = (at..at + 5).filter(|&i| head_line(text(i)).is_some()).count();
    glued.max(lines) >= 3
}

/// Reads the head that begins at the mark's own line or at the next blocks; the block after it.
fn read_head(blocks: &mut [Layered], at: usize, rest: &str, fallback: &mut Fallback) -> usize {
    let mut told = fields(rest);
    let mut next = at + 1;
    while let Some(block) = blocks.get_mut(next) {
        let found = fields(&block.block.text);
        if head_line(&block.block.text).is_none() || found.is_empty() {
            break;
        }
        told.extend(found);
        block.layer = Layer::Head;
        next += 1;
    }
    for (field, value) in told {
        match field {
            Field::Subject if fallback.headline.is_none() => {
                fallback.headline = Some(super::bare_subject(&value));
            }
            Field::Date if fallback.published.is_none() => {
                fallback.published = dates::stamp(&value);
            }
            Field::From if fallback.byline.is_none() => {
                let name = value.split(['<', '[', '(']).next().unwrap_or_default();
                let name = clean::tidy(name.trim().trim_matches(['"', '\'', '*']));
                fallback.byline = Some(name).filter(|name| bylines::is_name_line(name));
            }
            Field::Subject | Field::Date | Field::From | Field::Other => {}
        }
    }
    next
}

/// The lines of a head that stand in one block: HTML glues them.
fn fields(text: &str) -> Vec<(Field, String)> {
    let mut found: Vec<(Field, String)> = Vec::new();
    let mut value = String::new();
    let mut open = None;
    for word in text.split_whitespace() {
        let name = word.strip_suffix(':').map(|name| fold(name.trim_matches('*')));
        let field =
            name.and_then(|name| HEAD.iter().find(|(known, _)| *known == name)).map(|f| f.1);
        match field {
            Some(field) => {
                if let Some(open) = open.replace(field) {
                    found.push((open, std::mem::take(&mut value)));
                }
                value.clear();
            }
            None if open.is_some() => {
                if !value.is_empty() {
                    value.push(' ');
                }
                value.push_str(word);
            }
            // What comes before the first name is no head.
            None => return Vec::new(),
        }
    }
    found.extend(open.map(|open| (open, value)));
    found
}

/// Lines by which mailing lists end, and that point to the same text elsewhere.
const NOTICES: &[&str] = &[
    "unsubscribe",
    "view in browser",
    "view this email in your browser",
    "view this in your browser",
    "view online",
    "manage your preferences",
    "manage preferences",
    "update your preferences",
    "email preferences",
    "you are receiving this",
    "you're receiving this",
    "you received this",
    "this email was sent to",
    "abmelden",
    "newsletter abbestellen",
    "im browser ansehen",
    "im browser anzeigen",
    "sie erhalten diesen newsletter",
    "se désabonner",
    "se désinscrire",
    "voir dans le navigateur",
    "vous recevez cet",
    "darse de baja",
    "ver en el navegador",
    "annulla l'iscrizione",
    "disiscriviti",
    "afmelden",
    "uitschrijven",
];

/// A notice of a mailing list has no more words.
const NOTICE_WORDS: usize = 30;

/// Sets apart what a mailing list says of itself.
pub(super) fn notices(blocks: &mut [Block]) {
    for block in blocks {
        let open = !matches!(block.hint, Hint::Role(_));
        if !open || words::count(&block.text) > NOTICE_WORDS {
            continue;
        }
        let folded = fold(&block.text);
        if NOTICES.iter().any(|notice| folded.starts_with(notice)) {
            block.hint = Hint::Role(Role::Boilerplate);
            block.why = Some("a notice of the mailing list".to_owned());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_introduce_another_mail_are_told() {
        for (text, expected) in [
            ("---------- Forwarded message ---------", Some("")),
            ("Begin forwarded message:", Some("")),
            ("-------- Weitergeleitete Nachricht --------", Some("")),
            ("---------- Forwarded message --------- From: Ada", Some("From: Ada")),
            ("Forwarded messages are a problem, she said.", None),
            ("The original message was lost.", None),
        ] {
            assert_eq!(mark(text), expected, "{text}");
        }
        assert!(is_attribution("On 5 March 2024 at 10:30, Ada Cole <ada@bay.example> wrote:"));
        assert!(is_attribution("Am 05.03.24 um 10:30 schrieb Ada Cole:"));
        assert!(!is_attribution("On Monday, this is what 3 of them wrote: it is safe."));
    }

    #[test]
    fn a_glued_head_is_taken_apart() {
        let head = fields(
            "From: Ada Cole <a@b.example> Date: Tue, 5 Mar 2024 Subject: Harbour: closed To: Tom",
        );
        let expected = [
            (Field::From, "Ada Cole <a@b.example>"),
            (Field::Date, "Tue, 5 Mar 2024"),
            (Field::Subject, "Harbour: closed"),
            (Field::Other, "Tom"),
        ];
        assert_eq!(head, expected.map(|(field, value)| (field, value.to_owned())));
        assert_eq!(fields("The pier: From: here"), []);
    }

    #[test]
    fn quoted_lines_without_an_earlier_mail_are_text() {
        let quoted = |text: &str, layer| Layered { block: Block::plain(text.to_owned()), layer };
        let blocks = vec![
            quoted("The harbour was closed, and the company wrote this on Monday.", Layer::Own),
            quoted("We will open again.", Layer::Quoted),
        ];
        let found = judged(blocks, &mut Vec::new(), &mut Fallback::default());
        assert!(found.iter().all(|b| b.hint == Hint::None));
    }
}
