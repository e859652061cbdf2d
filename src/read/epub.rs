//! Electronic books: web pages in a ZIP archive, in the order of their spine.

use super::{Draft, ReadError};

/// Reads it.
///
/// # Errors
/// [`ReadError`] where nothing of an article can be had.
pub(super) fn read(_bytes: &[u8]) -> Result<Draft, ReadError> {
    Err(ReadError::Unsupported("an EPUB book"))
}
