//! The report as pages to print.

use super::{ReportError, ReportFormat, ReportInput};

/// The whole file.
pub(super) fn report(_input: ReportInput<'_>, _title: &str) -> Result<Vec<u8>, ReportError> {
    Err(ReportError::new(ReportFormat::Pdf, "not written yet"))
}
