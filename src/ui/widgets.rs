//! Parts that several screens use.

pub(crate) mod field;
pub mod tall_list;
