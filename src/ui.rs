//! The window: draws a presentation, and turns what the user does into [`action::Action`]s.
//! The only part of the crate that knows egui.

pub mod action;
pub mod app;
pub mod chips;
pub mod commands;
pub mod keys;
pub mod lists;
pub mod matrix;
pub mod outlet_rules;
pub mod settings;
pub mod state;
pub mod surroundings;
pub mod text;
pub mod theme;
pub mod views;
pub mod widgets;
pub mod window;

mod chrome;
mod clipboard;
mod derived;
mod dialogs;
mod document;
mod fuzzy;
mod modals;
mod on_disk;
