//! Names of things as GUIDs that are the same for the same story: UUIDs of version 8 (RFC 9562), made of
//! the SHA-256 of what they name.

use crate::story::Story;
use sha2::{Digest as _, Sha256};

/// What the names of this program's projects are hashed with.
const NAMESPACE: &str = "tellings refi-qda project 1";

/// A GUID that is the same in every project, so that projects which are merged share such codes.
pub(super) fn shared(name: &str) -> String {
    guid(&[NAMESPACE, name])
}

/// GUIDs of things of one story.
#[derive(Debug)]
pub(super) struct Guids {
    story: String,
}

impl Guids {
    pub(super) fn new(story: &Story) -> Self {
        let files: Vec<&str> =
            story.versions.iter().map(|version| version.source.sha256.as_str()).collect();
        Self { story: files.join(" ") }
    }

    /// The GUID of what is called `name` in this story.
    pub(super) fn of(&self, name: &str) -> String {
        guid(&[NAMESPACE, &self.story, name])
    }
}

fn guid(names: &[&str]) -> String {
    let hash: [u8; 32] = Sha256::digest(names.join("\n").as_bytes()).into();
    let mut digits = String::new();
    for (n, byte) in hash.iter().take(16).enumerate() {
        let byte = match n {
            6 => byte & 0x0F | 0x80,
            8 => byte & 0x3F | 0x80,
            _ => *byte,
        };
        if matches!(n, 4 | 6 | 8 | 10) {
            digits.push('-');
        }
        digits.push_str(&format!("{byte:02x}"));
    }
    digits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guids_are_uuids_of_version_8_and_name_one_thing() {
        let one = shared("role: body");
        let parts: Vec<usize> = one.split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12]);
        assert_eq!(one.chars().nth(14), Some('8'));
        assert!(one.chars().nth(19).is_some_and(|c| "89ab".contains(c)), "{one}");
        assert_eq!(one, shared("role: body"));
        assert_ne!(one, shared("role: byline"));
        assert_ne!(one, Guids { story: String::new() }.of("role: body"));
    }
}
