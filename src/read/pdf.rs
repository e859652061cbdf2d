//! PDF files: lines and paragraphs made again from where letters stand on a page.

use super::{Draft, ReadError};

/// Reads it.
///
/// # Errors
/// [`ReadError`] where nothing of an article can be had.
pub(super) fn read(_bytes: &[u8]) -> Result<Draft, ReadError> {
    Err(ReadError::Unsupported("a PDF file"))
}
