//! Reading as a whole: each format and shape from bytes to roles.
