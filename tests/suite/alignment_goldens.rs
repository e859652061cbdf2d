//! Small stories and the rows that come of them, as rendered text to be read in review.
