//! What each decision does to a ledger, and that it does nothing else.
