//! The coding sheets as a workbook, with their codebook.

use super::{ReportError, ReportFormat, ReportInput};

/// The whole file.
pub(super) fn report(_input: ReportInput<'_>, _title: &str) -> Result<Vec<u8>, ReportError> {
    Err(ReportError::new(ReportFormat::Xlsx, "not written yet"))
}
