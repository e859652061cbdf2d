//! The readings as a critical apparatus: TEI P5, parallel segmentation.

use super::{ReportError, ReportFormat, ReportInput};

/// The whole file.
pub(super) fn report(_input: ReportInput<'_>, _title: &str) -> Result<Vec<u8>, ReportError> {
    Err(ReportError::new(ReportFormat::Tei, "not written yet"))
}
