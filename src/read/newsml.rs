//! NewsML-G2: news items as XML.

use super::{Draft, ReadError};

/// Reads it.
///
/// # Errors
/// [`ReadError`] where nothing of an article can be had.
pub(super) fn read(_text: &str) -> Result<Draft, ReadError> {
    Err(ReadError::Unsupported("an XML file"))
}
