//! The window driven by accessible labels, without a display.
