//! Words of HTML without parsing it into a tree: for pages too deep to parse, and for scraps.

use std::borrow::Cow;

/// Elements that end where the next of their kind begins, or hold nothing: they say nothing of depth.
const UNCOUNTED: &[&str] = &[
    "p", "li", "br", "img", "hr", "meta", "link", "input", "td", "tr", "th", "dd", "dt", "option",
    "source", "wbr", "area", "base", "col", "embed", "param", "track", "thead", "tbody", "tfoot",
    "colgroup", "path", "rect", "circle", "use", "line", "polygon", "polyline", "ellipse", "stop",
];

/// Elements whose content is no text.
const RAW: &[&str] = &["script", "style", "template", "noscript", "svg", "head", "textarea"];

/// A piece of HTML.
enum Piece<'a> {
    Text(&'a str),
    Open(&'a str, bool),
    Close(&'a str),
}

/// Calls `take` for each tag and run of text; scripts, styles and comments are passed over.
fn pieces<'a>(html: &'a str, mut take: impl FnMut(Piece<'a>)) {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (words, tag) = rest.split_at(at);
        if !words.is_empty() {
            take(Piece::Text(words));
        }
        if let Some(comment) = tag.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let Some((inside, after)) = tag.get(1..).and_then(|tag| tag.split_once('>')) else {
            rest = "";
            break;
        };
        rest = after;
        let closes = inside.starts_with('/');
        let name = inside.trim_start_matches('/');
        let name =
            name.split(|c: char| !c.is_ascii_alphanumeric() && c != '-').next().unwrap_or_default();
        if closes {
            take(Piece::Close(name));
            continue;
        }
        take(Piece::Open(name, inside.ends_with('/')));
        if let Some(raw) = RAW.iter().find(|raw| **raw != "head" && name.eq_ignore_ascii_case(raw))
        {
            rest = after_raw(rest, raw);
        }
    }
    if !rest.is_empty() {
        take(Piece::Text(rest));
    }
}

/// What follows the end tag of a raw element; nothing where there is none.
fn after_raw<'a>(rest: &'a str, name: &str) -> &'a str {
    let mut from = rest;
    while let Some(at) = from.find("</") {
        let tail = from.get(at + 2..).unwrap_or_default();
        if tail.get(..name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name)) {
            return tail.split_once('>').map_or("", |(_, after)| after);
        }
        from = tail;
    }
    ""
}

/// A page whose declared shadow roots are plain elements, so that their words are read: browsers that
/// save a page write what stands in a component this way.
pub(super) fn with_shadows(html: &str) -> Cow<'_, str> {
    const OPEN: &str = "<template";
    const CLOSE: &str = "</template";
    if !html.contains("shadowroot") {
        return Cow::Borrowed(html);
    }
    let mut out = String::with_capacity(html.len());
    let mut open: Vec<bool> = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        out.push_str(before);
        let (name, after) = if let Some(after) = tag.strip_prefix(OPEN) {
            let shadow = after.split('>').next().is_some_and(|tag| tag.contains("shadowroot"));
            open.push(shadow);
            (if shadow { "<div" } else { OPEN }, after)
        } else if let Some(after) = tag.strip_prefix(CLOSE) {
            (if open.pop() == Some(true) { "</div" } else { CLOSE }, after)
        } else {
            ("<", tag.get(1..).unwrap_or_default())
        };
        out.push_str(name);
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The address that a browser wrote into a page that it saved: `<!-- saved from url=(0026)https://… -->`,
/// or `url: https://…` in the comment of SingleFile.
pub(super) fn saved_from(html: &str) -> Option<String> {
    let head = html.get(..html.floor_char_boundary(SAVED_WITHIN)).unwrap_or(html);
    let mut comments = head.split("<!--").skip(1).filter_map(|part| part.split("-->").next());
    comments.find_map(|comment| {
        let saved = comment.contains("saved from url=") || comment.contains("saved date:");
        let at = comment.find("http").filter(|_| saved)?;
        comment.get(at..)?.split_whitespace().next().map(str::to_owned)
    })
}

/// Bytes from the beginning in which that comment stands.
const SAVED_WITHIN: usize = 4096;

/// The greatest number of elements open inside one another.
pub(super) fn depth(html: &str) -> usize {
    let (mut now, mut most) = (0_usize, 0_usize);
    pieces(html, |piece| match piece {
        Piece::Open(name, empty) => {
            let counts = !empty
                && !name.is_empty()
                && !UNCOUNTED.iter().chain(RAW).any(|tag| name.eq_ignore_ascii_case(tag));
            now += usize::from(counts);
            most = most.max(now);
        }
        Piece::Close(name) => {
            let counts = !UNCOUNTED.iter().chain(RAW).any(|tag| name.eq_ignore_ascii_case(tag));
            now = now.saturating_sub(usize::from(counts));
        }
        Piece::Text(_) => {}
    });
    most
}

/// Inline elements, which part no words.
const INLINE: &[&str] = &[
    "a", "b", "i", "em", "strong", "span", "u", "s", "small", "sub", "sup", "q", "cite", "code",
    "mark", "font", "abbr", "time",
];

/// The text of a page, each block on a line of its own.
pub(in crate::read) fn lines_of(html: &str) -> String {
    let mut out = String::new();
    pieces(html, |piece| match piece {
        Piece::Text(words) => {
            for (i, part) in words.split(['\n', '\r']).enumerate() {
                if i > 0 {
                    out.push(' ');
                }
                out.push_str(&entities(part));
            }
        }
        Piece::Open(name, _) | Piece::Close(name) => {
            if !INLINE.iter().any(|tag| name.eq_ignore_ascii_case(tag)) {
                out.push_str("\n\n");
            }
        }
    });
    out
}

/// The words of a scrap of HTML.
pub(in crate::read) fn words_of(html: &str) -> String {
    let mut out = String::new();
    pieces(html, |piece| {
        if let Piece::Text(words) = piece {
            out.push_str(&entities(words));
        }
    });
    out.trim().to_owned()
}

/// Character references that data strings and scraps hold, decoded.
pub(super) fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (plain, tail) = rest.split_at(at);
        out.push_str(plain);
        let end = tail.bytes().take(LONGEST_ENTITY).position(|b| b == b';');
        let decoded = end.and_then(|end| Some((tail.get(1..end)?, tail.get(end + 1..)?)));
        match decoded.and_then(|(name, after)| Some((entity(name)?, after))) {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('&');
                rest = tail.get(1..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}

/// Bytes of the longest reference that is decoded.
const LONGEST_ENTITY: usize = 12;

fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "laquo" => '«',
        "raquo" => '»',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "eacute" => 'é',
        "egrave" => 'è',
        "agrave" => 'à',
        "ccedil" => 'ç',
        "auml" => 'ä',
        "ouml" => 'ö',
        "uuml" => 'ü',
        "szlig" => 'ß',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scraps_lose_their_tags_and_keep_their_words() {
        for (html, words) in [
            ("<b>Bread</b> &amp; milk", "Bread & milk"),
            ("a<script>b < c</script>d", "ad"),
            ("a <!-- b --> c", "a  c"),
            ("a < b", "a"),
            ("&#8220;a&#x201d; &unknown; & b", "“a” &unknown; & b"),
        ] {
            assert_eq!(words_of(html), words);
        }
    }

    #[test]
    fn what_stands_in_components_is_read() {
        let page = "<x-a><template shadowrootmode=open><p>Bread</p></template></x-a><template>b</template>";
        let plain = "<x-a><div shadowrootmode=open><p>Bread</p></div></x-a><template>b</template>";
        assert_eq!(with_shadows(page), plain);
    }

    #[test]
    fn a_saved_page_knows_its_address() {
        let address = Some("https://bay.example/2024/05/06/mill".to_owned());
        let chromium =
            "<!DOCTYPE html>\n<!-- saved from url=(0035)https://bay.example/2024/05/06/mill -->";
        assert_eq!(saved_from(chromium), address);
        let single = "<html><!--\n url: https://bay.example/2024/05/06/mill \n saved date: Mon -->";
        assert_eq!(saved_from(single), address);
        assert_eq!(saved_from("<p>a</p><!-- http://a.example -->"), None);
    }

    #[test]
    fn depth_counts_only_what_nests() {
        assert_eq!(depth("<div><p>a<p>b<p>c</div><div><div></div></div>"), 2);
        assert_eq!(depth(&"<div>".repeat(5000)), 5000);
    }
}
