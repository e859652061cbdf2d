//! Mails and web archives are told by their heads: lines of names and values that any text might begin
//! with, but not with these names.

use super::Whole;

/// Bytes in which the head of a mail ends; those that went through many hands have long ones.
const HEAD_BYTES: usize = 256 * 1024;
/// Characters of the longest name of a line in a head.
const LONGEST_NAME: usize = 76;

/// How browsers name themselves as the sender of a page.
pub(in crate::read) fn is_browser(from: &str) -> bool {
    from.to_lowercase().trim_start_matches('<').starts_with("saved by ")
}

/// Whether `bytes` are a mail or a web archive.
pub(super) fn kind(bytes: &[u8]) -> Option<Whole> {
    let head = bytes.get(..HEAD_BYTES).unwrap_or(bytes);
    let head = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(head);
    let lines = Lines::of(head)?;
    let has = |name: &str| lines.value(name).is_some();
    let kind = lines.value("content-type").unwrap_or_default().to_lowercase();
    let mime = has("mime-version") && kind.contains('/') || kind.starts_with("multipart/");
    let address = lines.value("from").is_some_and(|from| from.contains('@'));
    let sent = address && has("subject") && (has("date") || has("to") || has("received"));
    if !mime && !sent {
        return None;
    }
    let saved = has("snapshot-content-location") || lines.value("from").is_some_and(is_browser);
    let page = kind.starts_with("multipart/related") || kind.starts_with("text/html");
    let posted = ["to", "cc", "received", "message-id", "delivered-to"].into_iter().any(has);
    Some(if saved || (page && !posted) { Whole::WebArchive } else { Whole::Mail })
}

/// The lines of a head: names in lower case with their values.
struct Lines(Vec<(String, String)>);

impl Lines {
    /// `None` where the bytes do not begin with a head.
    fn of(bytes: &[u8]) -> Option<Self> {
        let mut lines: Vec<(String, String)> = Vec::new();
        for (at, line) in bytes.split(|&b| b == b'\n').enumerate() {
            let line = line.strip_suffix(b"\r").unwrap_or(line);
            if line.iter().all(u8::is_ascii_whitespace) {
                if lines.is_empty() {
                    continue;
                }
                break;
            }
            let folded = line.starts_with(b" ") || line.starts_with(b"\t");
            if let Some((_, value)) = lines.last_mut().filter(|_| folded) {
                value.push_str(&String::from_utf8_lossy(line));
                continue;
            }
            match parted(line) {
                Some(parts) => lines.push(parts),
                None if at == 0 && is_wrapping(line) => {}
                None => return None,
            }
        }
        Some(Self(lines))
    }

    fn value(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The name and the value of a line.
fn parted(line: &[u8]) -> Option<(String, String)> {
    let colon = line.iter().position(|&b| b == b':')?;
    let (name, value) = (line.get(..colon)?, line.get(colon + 1..)?);
    let is_name = !name.is_empty()
        && name.len() <= LONGEST_NAME
        && name.iter().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
    is_name.then(|| {
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes.trim_ascii()).into_owned();
        (text(name).to_lowercase(), text(value))
    })
}

/// The line before a mail in a mailbox, and the count of bytes that Apple Mail writes.
fn is_wrapping(line: &[u8]) -> bool {
    line.starts_with(b"From ") || line.trim_ascii().iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_tell_mails_and_archives_from_text() {
        for (text, expected) in [
            ("From: Ada <a@b.example>\nTo: t@b.example\nSubject: a\n\nText", Some(Whole::Mail)),
            (
                "Received: x\n\tby y\nMIME-Version: 1.0\nContent-Type: text/plain\n\nText",
                Some(Whole::Mail),
            ),
            ("From - Tue Mar 5\nFrom: a@b.example\nSubject: a\nDate: b\n\nText", Some(Whole::Mail)),
            (
                "From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary=x\n\n--x",
                Some(Whole::WebArchive),
            ),
            (
                "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x",
                Some(Whole::WebArchive),
            ),
            (
                "MIME-Version: 1.0\nMessage-ID: <1>\nContent-Type: multipart/related; boundary=x\n\n",
                Some(Whole::Mail),
            ),
            ("From: the harbour master\nSubject: closed\nDate: Monday\n\nText", None),
            ("Harbour closed: what we know\nThe harbour was closed.", None),
            ("Subject: a\nThe harbour", None),
            ("", None),
        ] {
            assert_eq!(kind(text.as_bytes()), expected, "{text}");
        }
    }
}
