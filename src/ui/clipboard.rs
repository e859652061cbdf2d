//! The system's clipboard, for what the window's library does not hand on: the HTML of what was copied.

/// The HTML on the clipboard and the plain words beside it; `None` where there is none. May wait for the
/// program that holds them.
pub(super) fn flavours() -> Option<(String, String)> {
    let mut clipboard = arboard::Clipboard::new().ok()?;
    let html = clipboard.get().html().ok()?;
    let plain = clipboard.get_text().ok()?;
    Some((html, plain))
}
