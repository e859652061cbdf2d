//! The report as a Word file.

use super::{ReportError, ReportFormat, ReportInput};

/// The whole file.
pub(super) fn report(_input: ReportInput<'_>, _title: &str) -> Result<Vec<u8>, ReportError> {
    Err(ReportError::new(ReportFormat::Docx, "not written yet"))
}
