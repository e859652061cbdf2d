//! The texts with their coded passages as a project of REFI-QDA.

use super::{ReportError, ReportFormat, ReportInput};

/// The whole file.
pub(super) fn report(_input: ReportInput<'_>, _title: &str) -> Result<Vec<u8>, ReportError> {
    Err(ReportError::new(ReportFormat::Qdpx, "not written yet"))
}
