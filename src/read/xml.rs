//! XML as events, within limits, for the formats that are packed XML. No entity of a document's own is
//! ever expanded, so that none can grow.

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// Elements inside one another; office programs write some dozens.
pub(super) const MAX_DEPTH: usize = 1000;

/// Calls `take` for every event with the depth of elements around it.
///
/// # Errors
/// Why reading stopped, in words; all before that place has been taken.
pub(super) fn each_event(xml: &str, mut take: impl FnMut(&Event<'_>, usize)) -> Result<(), String> {
    let mut reader = Reader::from_str(xml);
    let mut depth = 0_usize;
    loop {
        let event = reader.read_event().map_err(|e| e.to_string())?;
        match &event {
            Event::Eof if depth > 0 => return Err("it breaks off".to_owned()),
            Event::Eof => return Ok(()),
            Event::Start(_) => {
                depth += 1;
                if depth > MAX_DEPTH {
                    return Err(format!("elements are nested more than {MAX_DEPTH} deep"));
                }
            }
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Empty(_)
            | Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::GeneralRef(_) => {}
        }
        take(&event, depth);
    }
}

/// The value of an attribute, by its name without a prefix.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    element
        .attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().into_inner() == name)
        .map(|a| match quick_xml::escape::unescape(&a.value) {
            Ok(plain) => plain.into_owned(),
            Err(_) => a.value.to_string(),
        })
}

/// The character of `&amp;` or `&#8217;`.
pub(super) fn entity(reference: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return Some(c);
    }
    Some(match &**reference {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => return None,
    })
}

/// The words of an event: text as it stands, a reference as its character.
pub(super) fn words(event: &Event<'_>) -> Option<String> {
    match event {
        Event::Text(words) => Some(words.xml10_content().into_owned()),
        Event::CData(words) => Some(words.xml10_content().into_owned()),
        Event::GeneralRef(reference) => {
            Some(entity(reference).unwrap_or(char::REPLACEMENT_CHARACTER).to_string())
        }
        Event::Start(_)
        | Event::End(_)
        | Event::Empty(_)
        | Event::Comment(_)
        | Event::Decl(_)
        | Event::PI(_)
        | Event::DocType(_)
        | Event::Eof => None,
    }
}

/// The text of every element that has no other inside, by its name without a prefix, in order.
pub(super) fn leaves(xml: &str) -> Vec<(String, String)> {
    let mut open = String::new();
    let mut text = String::new();
    let mut found = Vec::new();
    // What breaks off still has the elements before.
    let _broken = each_event(xml, |event, _| match event {
        Event::Start(e) => {
            e.local_name().into_inner().clone_into(&mut open);
            text.clear();
        }
        Event::End(_) => {
            if !open.is_empty() {
                found.push((std::mem::take(&mut open), std::mem::take(&mut text)));
            }
        }
        other => text.extend(words(other)),
    });
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_is_limited() {
        let deep = "<a>".repeat(MAX_DEPTH + 1);
        let said = each_event(&deep, |_, _| ()).expect_err("too deep");
        assert_eq!(said, "elements are nested more than 1000 deep");
    }

    #[test]
    fn entities_of_a_document_are_not_expanded() {
        let xml = "<!DOCTYPE a [<!ENTITY b \"bbbb\"><!ENTITY c \"&b;&b;\">]><a>&c;&amp;&#233;</a>";
        assert_eq!(leaves(xml), [("a".to_owned(), "\u{fffd}&é".to_owned())]);
    }
}
