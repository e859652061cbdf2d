//! Reading: the bytes of a file become a [`Version`]. A mess gives an article and warnings; only
//! what can't be an article at all gives an error. Nothing here touches the disk.

use crate::article::{Article, Format, Paragraph, Role, Source, Version, Warning};
use sha2::{Digest as _, Sha256};

/// Files larger than this are not read, in bytes.
pub const MAX_BYTES: usize = 64 * 1024 * 1024;

/// Why a file could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// There is no text in it.
    #[error("There is no text in this file")]
    Empty,
    /// It is over [`MAX_BYTES`].
    #[error("This file is too large: {0} MB, the limit is {limit} MB", limit = MAX_BYTES / 1024 / 1024)]
    TooLarge(usize),
    /// It is of a kind that the program does not read.
    #[error("This is {0}, which Tellings can't read")]
    Unsupported(&'static str),
    /// It is of a known kind, but broken.
    #[error("This {format} file is damaged: {why}")]
    Damaged {
        /// What it seemed to be.
        format: &'static str,
        /// What was wrong.
        why: String,
    },
}

/// Reads the file called `name` from its bytes. What it is, is told by its content first and by its
/// name only where the content leaves it open.
///
/// # Errors
/// [`ReadError`] where nothing of an article can be had.
pub fn read(name: &str, bytes: &[u8]) -> Result<Version, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge(bytes.len() / 1024 / 1024));
    }
    let text = String::from_utf8_lossy(bytes);
    let paragraphs: Vec<Paragraph> = text
        .split("\n\n")
        .map(|block| block.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|block| !block.is_empty())
        .map(|block| Paragraph::new(Role::Body, block))
        .collect();
    if paragraphs.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(Version {
        label: name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned(),
        source: Source {
            path: None,
            file: name.to_owned(),
            sha256: sha256(bytes),
            format: Format::Text,
            encoding: "UTF-8".to_owned(),
        },
        article: Article { paragraphs, ..Article::default() },
        warnings: Vec::<Warning>::new(),
    })
}

/// SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
