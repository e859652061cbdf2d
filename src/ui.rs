//! The window: draws a presentation, and turns what the user does into [`action::Action`]s.
//! The only part of the crate that knows egui.

pub mod action;
pub mod chips;
pub mod matrix;
pub mod state;
pub mod text;
pub mod theme;
pub mod views;
