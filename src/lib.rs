//! Tellings shows how several versions of one news story differ.
//!
//! Data flows one way: bytes are read into an [`article::Version`]; versions are analysed into a
//! [`story::Story`]; a story is presented as rows and matrices; screen and report draw those.
//! The modules below stand in that order, and each uses only those above it.

pub mod text;
pub mod watch;

pub mod article;

pub mod read;

pub mod neighbours;

pub mod corrections;

pub mod align;
pub mod facts;
pub mod quotes;

pub mod wording;

pub mod story;

pub mod present;

pub mod charts;

pub mod coding;
pub mod report;

pub mod project;
pub mod session;
pub mod store;

pub mod jobs;

#[cfg(feature = "gui")]
pub mod ui;

pub mod cli;
