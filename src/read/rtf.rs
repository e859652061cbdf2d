//! Rich text: groups, control words and letters in code pages.

use super::{Draft, ReadError};

/// Reads it.
///
/// # Errors
/// [`ReadError`] where nothing of an article can be had.
pub(super) fn read(_bytes: &[u8]) -> Result<Draft, ReadError> {
    Err(ReadError::Unsupported("an RTF file"))
}
