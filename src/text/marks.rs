//! Quotation marks of many habits and languages.
