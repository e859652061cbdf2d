//! What several tests share: a story built by hand, a hand in the window, pictures without a GPU.

#[cfg(feature = "gui")]
pub(crate) mod hand;
pub(crate) mod hostile;
#[cfg(feature = "gui")]
pub(crate) mod picture;
#[cfg(feature = "gui")]
pub(crate) mod raster;
pub(crate) mod readable;
#[cfg(feature = "gui")]
pub(crate) mod screens;
#[cfg(feature = "gui")]
pub(crate) mod story;
pub(crate) mod xml;
