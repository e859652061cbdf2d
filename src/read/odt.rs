//! OpenDocument texts: a ZIP archive of XML.

use super::{Draft, ReadError};

/// Reads it.
///
/// # Errors
/// [`ReadError`] where nothing of an article can be had.
pub(super) fn read(_bytes: &[u8]) -> Result<Draft, ReadError> {
    Err(ReadError::Unsupported("an OpenDocument file"))
}
