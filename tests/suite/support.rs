//! What several tests share: a story built by hand, pictures without a GPU, their comparison.

pub(crate) mod picture;
pub(crate) mod raster;
pub(crate) mod screens;
pub(crate) mod story;
