//! Parts that several screens use.

pub mod chart;
pub(crate) mod field;
pub mod tall_list;
