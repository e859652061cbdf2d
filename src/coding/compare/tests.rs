//! Tests of the comparison of sheets.
