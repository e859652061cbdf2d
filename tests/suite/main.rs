//! All tests that use the crate from outside, in one binary: linking once is faster than ten times.

#[cfg(feature = "gui")]
mod accessible;
mod alignment_goldens;
mod background;
#[cfg(feature = "gui")]
mod charts_screens;
mod coding_sheets;
mod command_line;
#[cfg(feature = "gui")]
mod comments_window;
mod derivation;
mod diff_goldens;
mod diff_properties;
#[cfg(feature = "gui")]
mod fact_decisions;
mod facts_across;
#[cfg(feature = "gui")]
mod feeds_window;
mod many_stories;
#[cfg(feature = "gui")]
mod matrices_lists;
mod outlet_rules;
#[cfg(feature = "gui")]
mod outlets_window;
mod passages_properties;
#[cfg(feature = "gui")]
mod passages_window;
mod properties;
#[cfg(feature = "gui")]
mod quote_decisions;
mod quotes_across;
#[cfg(feature = "gui")]
mod reading;
mod reading_documents;
mod reading_feeds;
mod reading_pages;
mod report_docx;
mod report_pdf;
mod report_qdpx;
mod report_schema;
mod report_tei;
#[cfg(feature = "gui")]
mod review_pictures;
mod review_queue;
#[cfg(feature = "gui")]
mod review_window;
mod support;
mod tidy;

#[cfg(feature = "gui")]
mod cells_filters;
#[cfg(feature = "gui")]
mod cells_find;
#[cfg(feature = "gui")]
mod cells_words;
#[cfg(feature = "gui")]
mod grid_columns;
#[cfg(feature = "gui")]
mod grid_pictures;
#[cfg(feature = "gui")]
mod interface;
#[cfg(feature = "gui")]
mod pictures;
#[cfg(feature = "gui")]
mod selected_reports;
#[cfg(feature = "gui")]
mod shell_files;
#[cfg(feature = "gui")]
mod shell_pictures;
#[cfg(feature = "gui")]
mod shell_window;
#[cfg(feature = "gui")]
mod window_files;
mod wording;
