//! What several tests share: a story built by hand, a hand in the window, pictures without a GPU.

pub(crate) mod hand;
pub(crate) mod hostile;
pub(crate) mod picture;
pub(crate) mod raster;
pub(crate) mod readable;
pub(crate) mod screens;
pub(crate) mod story;
pub(crate) mod xml;
