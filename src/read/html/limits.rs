//! Pages that would cost too much to parse as a page: told by one pass over the bytes, before anything is
//! built. Such a page is read as plain text, so that its words are not lost.

use super::strip;

/// Elements inside one another; real pages have at most some hundred. The parser's time grows with the
/// depth times the length.
const MAX_DEPTH: usize = 1000;

/// Tags of one page; long live blogs have some ten thousands.
const MAX_TAGS: usize = 1_000_000;

/// Attributes of one tag; the parser compares each with all before it.
const MAX_ATTRIBUTES: usize = 2000;

/// Elements like `<b>` that were never closed are opened again in every paragraph: so many in all.
const MAX_REOPENED: usize = 2_000_000;

/// Why a page is not parsed, in words for the user; `None` for every usual page.
pub(super) fn refusal(html: &str) -> Option<String> {
    let why = if strip::depth(html) > MAX_DEPTH {
        format!("The page's elements are nested more than {MAX_DEPTH} deep")
    } else {
        let survey = Survey::of(html.as_bytes());
        if survey.tags > MAX_TAGS {
            format!("The page has more than {MAX_TAGS} tags")
        } else if survey.attributes > MAX_ATTRIBUTES {
            format!("A tag of the page has more than {MAX_ATTRIBUTES} attributes")
        } else if survey.reopened > MAX_REOPENED {
            "The page leaves too many elements open".to_owned()
        } else {
            return None;
        }
    };
    Some(format!("{why}; it was read as plain text, without its structure"))
}

/// What a pass over the tags has counted.
#[derive(Debug, Default, PartialEq, Eq)]
struct Survey {
    tags: usize,
    /// The most attributes of one tag.
    attributes: usize,
    /// Times that an open formatting element met the beginning of a paragraph.
    reopened: usize,
}

/// Elements that stay open across paragraphs until they are closed.
const FORMATTING: &[&[u8]] = &[
    b"a", b"b", b"big", b"code", b"em", b"font", b"i", b"nobr", b"s", b"small", b"strike",
    b"strong", b"tt", b"u",
];

/// Elements of which the content has no tags.
const RAW: &[&[u8]] = &[b"script", b"style", b"textarea", b"title", b"xmp"];

/// What follows the content of a raw element.
fn after_raw<'a>(html: &'a [u8], name: &[u8]) -> &'a [u8] {
    let ends = |tail: &[u8]| {
        tail.starts_with(b"</")
            && tail.get(2..2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name))
    };
    let end = html.windows(name.len() + 2).position(ends);
    end.and_then(|end| html.get(end..)).unwrap_or_default()
}

impl Survey {
    fn of(html: &[u8]) -> Self {
        let mut survey = Self::default();
        let mut open = 0_usize;
        let mut rest = html;
        while let Some(at) = rest.iter().position(|&b| b == b'<') {
            rest = rest.get(at + 1..).unwrap_or_default();
            let closes = rest.first() == Some(&b'/');
            let tag = rest.get(usize::from(closes)..).unwrap_or_default();
            if !tag.first().is_some_and(u8::is_ascii_alphabetic) {
                continue;
            }
            let length = tag.iter().take_while(|b| !is_space(**b) && !b"/>".contains(b)).count();
            let (name, after) = tag.split_at(length);
            let (attributes, after) = attributes(after);
            rest = after;
            if !closes && let Some(raw) = RAW.iter().find(|raw| name.eq_ignore_ascii_case(raw)) {
                rest = after_raw(rest, raw);
            }
            survey.tags += 1;
            survey.attributes = survey.attributes.max(attributes);
            let formatting = FORMATTING.iter().any(|other| name.eq_ignore_ascii_case(other));
            match (formatting, closes) {
                (true, true) => open = open.saturating_sub(1),
                (true, false) => open += 1,
                (false, false) => survey.reopened = survey.reopened.saturating_add(open),
                (false, true) => {}
            }
        }
        survey
    }
}

fn is_space(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b'\x0b'
}

/// How many attributes the tag has of which `rest` is what follows its name, and what follows the tag.
fn attributes(mut rest: &[u8]) -> (usize, &[u8]) {
    let mut count = 0;
    let skip = |rest: &mut &[u8], while_is: &dyn Fn(u8) -> bool| {
        let length = rest.iter().take_while(|b| while_is(**b)).count();
        *rest = rest.get(length..).unwrap_or_default();
    };
    loop {
        skip(&mut rest, &|b| is_space(b) || b == b'/');
        match rest.first() {
            None => return (count, rest),
            Some(b'>') => return (count, rest.get(1..).unwrap_or_default()),
            Some(_) => count += 1,
        }
        // The first character of a name may be anything, even "=".
        rest = rest.get(1..).unwrap_or_default();
        skip(&mut rest, &|b| !is_space(b) && !b"/>=".contains(&b));
        skip(&mut rest, &is_space);
        let Some(value) = rest.strip_prefix(b"=") else { continue };
        rest = value;
        skip(&mut rest, &is_space);
        match rest.first().copied() {
            Some(quote @ (b'"' | b'\'')) => {
                rest = rest.get(1..).unwrap_or_default();
                skip(&mut rest, &|b| b != quote);
                rest = rest.get(1..).unwrap_or_default();
            }
            Some(_) | None => skip(&mut rest, &|b| !is_space(b) && b != b'>'),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(html: &str, expected: Option<&str>) {
        let refused = refusal(html);
        assert_eq!(refused.as_deref().and_then(|why| why.split(';').next()), expected);
    }

    #[test]
    fn what_costs_too_much_to_parse_is_told_beforehand() {
        check(&"<div>".repeat(1500), Some("The page's elements are nested more than 1000 deep"));
        check(&"<p>".repeat(1_000_001), Some("The page has more than 1000000 tags"));
        let many: String = (0..2001).map(|n| format!(" a{n}=\">\"")).collect();
        check(&format!("<p{many}>"), Some("A tag of the page has more than 2000 attributes"));
        let open: String = (0..900).map(|n| format!("<b x={n}>")).collect();
        let page = format!("{open}{}", "<p>x".repeat(3000));
        check(&page, Some("The page leaves too many elements open"));
    }

    #[test]
    fn usual_pages_are_parsed() {
        check("<p class='a b' title=\"1 > 2\">Bread <b>and</b> milk</p>", None);
        let picture = format!("<img src=\"data:image/png;base64,{}\">", "ab/+ =".repeat(100_000));
        check(&picture, None);
        check(&format!("<script>{}</script>{}", "a<b;".repeat(5000), "<p>x".repeat(5000)), None);
        check(&"<p><b>Bread</b> <i>and</i> milk</p>".repeat(20_000), None);
    }

    #[test]
    fn attributes_are_counted_as_a_browser_does() {
        for (html, count) in [
            ("<a b c=d e='f g' h=\"i>j\">", 4),
            ("<a/b/c>", 2),
            ("<a b=c/d>", 1),
            ("<a =b>", 1),
            ("<a b = c>", 1),
        ] {
            assert_eq!(Survey::of(html.as_bytes()).attributes, count, "{html}");
        }
    }
}
