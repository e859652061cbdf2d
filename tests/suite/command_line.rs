//! The commands without a window, run as a user runs them.
