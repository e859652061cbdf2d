//! Tests of the tables of files.
