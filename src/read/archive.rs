//! Archives that documents are packed in: Word files, OpenDocument texts, books. An archive is a
//! stranger's: a few kilobytes may unpack to gigabytes, so its entries, the size of a part, the size of
//! all parts together and how far a part unpacks are limited, and what an entry says of its own size is
//! never believed.

use super::{ReadError, encoding};
use std::io::{Cursor, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// Entries of an archive; a Word file has some dozens, a book with pictures some thousands.
const MAX_ENTRIES: usize = 10_000;
/// Unpacked bytes of one part; the text of a long book is under 10 MB.
const MAX_PART: u64 = 64 * 1024 * 1024;
/// Unpacked bytes of all parts that are read.
const MAX_TOTAL: u64 = 192 * 1024 * 1024;
/// Parts over [`RATIO_FROM`] may unpack to so many times their packed size; text unpacks to some ten
/// times, a bomb to a thousand.
const MAX_RATIO: u64 = 200;
/// Unpacked bytes from which the ratio is looked at: small parts do no harm.
const RATIO_FROM: u64 = 8 * 1024 * 1024;

/// Where a ZIP archive's last record begins, how long it is without its comment, and how long a comment
/// may be.
const END_MARK: &[u8] = b"PK\x05\x06";
const END_BYTES: usize = 22;
const MAX_COMMENT: usize = 65_535;

/// A ZIP archive that is read within limits.
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// What messages call the file.
    format: &'static str,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Archive<'a> {
    /// Opens the archive; nothing is unpacked yet.
    ///
    /// # Errors
    /// [`ReadError::Damaged`] where it is no archive, or has too many entries.
    pub(super) fn open(bytes: &'a [u8], format: &'static str) -> Result<Self, ReadError> {
        let damaged = |why: String| ReadError::Damaged { format, why };
        let many = |n: usize| damaged(format!("it has {n} parts, the limit is {MAX_ENTRIES}"));
        // Looked at before the list of entries is read, as the list itself takes space.
        if let Some(count) = entries_said(bytes).filter(|&n| n > MAX_ENTRIES) {
            return Err(many(count));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(in_words(&e)))?;
        if zip.len() > MAX_ENTRIES {
            return Err(many(zip.len()));
        }
        Ok(Self { zip, format, left: MAX_TOTAL })
    }

    /// Whether there is an entry of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// Whether an entry's name starts with `start`.
    pub(super) fn has_under(&self, start: &str) -> bool {
        self.zip.file_names_raw().any(|name| name.starts_with(start.as_bytes()))
    }

    /// The unpacked bytes of an entry; `None` where there is none of this name.
    ///
    /// # Errors
    /// [`ReadError::Damaged`] with the limit that it breaks, or why it can't be unpacked.
    pub(super) fn bytes(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let format = self.format;
        let damaged = |why: String| ReadError::Damaged { format, why };
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        let file = self.zip.by_index(index).map_err(|e| match e {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => {
                ReadError::Locked { format }
            }
            other => damaged(in_words(&other)),
        })?;
        let packed = file.compressed_size().max(1);
        let most = MAX_PART.min(self.left);
        let mut bytes = Vec::new();
        file.take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|e| damaged(format!("its part {name} can't be unpacked: {e}")))?;
        let size = bytes.len() as u64;
        if size > MAX_PART {
            return Err(damaged(format!(
                "unpacked its part {name} is over {} MB",
                MAX_PART / 1024 / 1024
            )));
        }
        if size > self.left {
            return Err(damaged(format!(
                "unpacked its parts are together over {} MB",
                MAX_TOTAL / 1024 / 1024
            )));
        }
        if size > RATIO_FROM && size / packed > MAX_RATIO {
            return Err(damaged(format!(
                "its part {name} unpacks to {} times its size, the limit is {MAX_RATIO}",
                size / packed
            )));
        }
        self.left -= size;
        Ok(Some(bytes))
    }

    /// The same as text.
    ///
    /// # Errors
    /// As for [`Self::bytes`].
    pub(super) fn text(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        Ok(self.bytes(name)?.map(|bytes| {
            let declared = super::sniff::declared_encoding(&bytes);
            encoding::decode(&bytes, declared.as_deref()).text
        }))
    }
}

/// How many entries the archive says it has.
fn entries_said(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(END_BYTES + MAX_COMMENT);
    let tail = bytes.get(from..)?;
    let at = tail.windows(END_MARK.len()).rposition(|four| four == END_MARK)?;
    let count: [u8; 2] = tail.get(at + 10..at + 12)?.try_into().ok()?;
    Some(usize::from(u16::from_le_bytes(count)))
}

fn in_words(error: &ZipError) -> String {
    match error {
        ZipError::InvalidArchive(_) => "it breaks off or is no whole archive".to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn check(bytes: &[u8], name: &str, expected: &str) {
        let found = Archive::open(bytes, "Word").and_then(|mut archive| archive.bytes(name));
        let said = found.expect_err("a limit is broken").to_string();
        assert!(said.contains(expected), "{said}");
    }

    #[test]
    fn a_part_that_unpacks_to_too_much_is_refused() {
        let zeros = vec![0; usize::try_from(RATIO_FROM).unwrap() + 1];
        check(&zip_of(&[("a", &zeros)]), "a", "times its size, the limit is 200");
    }

    #[test]
    fn all_parts_together_are_limited() {
        let bytes = zip_of(&[("a", b"some words")]);
        let mut archive = Archive::open(&bytes, "Word").unwrap();
        archive.left = 5;
        let said = archive.bytes("a").expect_err("a limit is broken").to_string();
        assert!(said.contains("together over 192 MB"), "{said}");
    }

    #[test]
    fn a_size_that_an_entry_says_of_itself_is_not_believed() {
        let mut bytes = zip_of(&[("a", b"some words")]);
        // The size stands in the list of entries at its end, as four bytes from the 24th.
        let list = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
        bytes[list + 24..list + 28].copy_from_slice(&[0xff, 0xff, 0xff, 0x7f]);
        let mut archive = Archive::open(&bytes, "Word").unwrap();
        // An error is as good as the words; what must not be is two gigabytes of memory.
        if let Ok(Some(read)) = archive.bytes("a") {
            assert_eq!(read, b"some words");
        }
    }

    #[test]
    fn too_many_entries_are_refused_before_they_are_listed() {
        let mut bytes = zip_of(&[("a", b"some words")]);
        let end = bytes.windows(4).rposition(|four| four == END_MARK).unwrap();
        bytes[end + 10..end + 12].copy_from_slice(&20_000_u16.to_le_bytes());
        check(&bytes, "a", "it has 20000 parts, the limit is 10000");
    }

    #[test]
    fn a_locked_entry_says_so() {
        let mut bytes = zip_of(&[("a", b"some words")]);
        let list = bytes.windows(4).position(|four| four == b"PK\x01\x02").unwrap();
        bytes[list + 8] |= 1;
        bytes[6] |= 1;
        check(&bytes, "a", "locked with a password");
    }

    #[test]
    fn what_is_no_archive_says_so() {
        check(b"PK\x03\x04 and no more", "a", "it breaks off");
    }
}
