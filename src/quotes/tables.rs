//! The words that the rules know, as plain lists: a language is opened by adding its lists.

pub(super) mod closed;
pub(super) mod cues;
pub(super) mod languages;
pub(super) mod names;
