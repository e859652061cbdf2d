//! What the user owns and can undo: the versions in their order, the base, and human decisions.
//! A project is a value; a [`Change`] makes a new one out of it.

use crate::article::{Date, Role, Version};
use std::sync::Arc;

/// A version's identity within a project. It stays when versions are reordered or renamed, and is
/// kept in the story file; the letter does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionKey(pub u32);

/// One intent of the user. Each is one step of undo.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// New versions at the end.
    Add(Vec<Arc<Version>>),
    /// A version goes.
    Remove(VersionKey),
    /// A version gets another label.
    Rename(VersionKey, String),
    /// A version moves to this index.
    Reorder(VersionKey, usize),
    /// The others are compared with this version.
    SetBase(VersionKey),
    /// A paragraph (by index) gets another role.
    SetRole(VersionKey, u32, Role),
    /// A version gets another headline.
    SetHeadline(VersionKey, Option<String>),
    /// A version gets another byline.
    SetByline(VersionKey, Option<String>),
    /// A version gets another day of publication.
    SetPublished(VersionKey, Option<Date>),
}
