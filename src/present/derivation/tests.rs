//! Shares and sources on small stories.
