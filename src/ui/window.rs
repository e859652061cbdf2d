//! Opening the real window, and what to say where none can be opened.

use super::app::{self, TellingsApp};
use super::surroundings::Surroundings;
use crate::report::ReportFormat;
use crate::store::{APP_ID, data_folder};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

/// Why there is no window, and what to do instead.
#[derive(Debug, thiserror::Error)]
#[error("{why}\n\nA report needs no window:\n  {instead}")]
pub struct NoWindow {
    why: String,
    instead: String,
}

/// Opens the window with `files` and stays until it is closed. `program` is how the program was
/// called.
///
/// # Errors
/// [`NoWindow`] where there is no display or nothing can be drawn on it.
pub fn run(program: &str, files: Vec<PathBuf>) -> Result<(), NoWindow> {
    let no_window = |why: String| NoWindow { why, instead: instead(program, &files) };
    if !has_display() {
        let why = "There is no display, so the window can't be opened.";
        return Err(no_window(why.to_owned()));
    }
    let to_open = files.clone();
    // The window system's libraries panic where a shared library is missing.
    let outcome = catch_unwind(AssertUnwindSafe(|| open(to_open)));
    match outcome {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => Err(no_window(in_plain_words(&error))),
        Err(_) => Err(no_window("The window can't be opened on this system.".to_owned())),
    }
}

/// What went wrong, without the innards of the libraries.
fn in_plain_words(error: &eframe::Error) -> String {
    match error {
        eframe::Error::AppCreation(why) => format!("The window can't be opened: {why}"),
        eframe::Error::Winit(_) | eframe::Error::WinitEventLoop(_) => {
            "The display can't be reached, so the window can't be opened.".to_owned()
        }
        eframe::Error::Glutin(_) | eframe::Error::NoGlutinConfigs(..) | eframe::Error::OpenGL(_) => {
            "Nothing can be drawn on this display (OpenGL is needed), so the window can't be opened."
                .to_owned()
        }
    }
}

fn open(files: Vec<PathBuf>) -> eframe::Result<()> {
    let options = eframe::NativeOptions {
        viewport: egui::ViewportBuilder::default()
            .with_app_id(APP_ID)
            .with_title("Tellings")
            .with_icon(icon())
            .with_inner_size([1280.0, 820.0])
            .with_min_inner_size([560.0, 400.0])
            .with_drag_and_drop(true),
        ..Default::default()
    };
    eframe::run_native(
        APP_ID,
        options,
        Box::new(move |creation| {
            app::install(&creation.egui_ctx);
            let surroundings = Surroundings::from_settings(creation.storage, data_folder());
            Ok(Box::new(TellingsApp::started(surroundings, files)))
        }),
    )
}

/// The icon of the window.
fn icon() -> egui::IconData {
    const PICTURE: &[u8] = include_bytes!("../../assets/icon/tellings-256.png");
    eframe::icon_data::from_png_bytes(PICTURE).unwrap_or_default()
}

/// Says in a dialog of the system why there is no window: for a program that has no console.
pub fn tell(why: &NoWindow) {
    rfd::MessageDialog::new()
        .set_level(rfd::MessageLevel::Error)
        .set_title("Tellings")
        .set_description(why.to_string())
        .show();
}

/// Whether a display is named. Only where windows come from X11 or Wayland can there be none.
fn has_display() -> bool {
    if cfg!(any(target_os = "windows", target_os = "macos")) {
        return true;
    }
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// The command that does without a window, to be copied as it is.
fn instead(program: &str, files: &[PathBuf]) -> String {
    let files = if files.is_empty() {
        "FILES…".to_owned()
    } else {
        files.iter().map(|file| quoted(file)).collect::<Vec<_>>().join(" ")
    };
    let ending = ReportFormat::from_extension("html").unwrap_or(ReportFormat::Json).extension();
    format!("{} report {files} -o report.{ending}", quoted(Path::new(program)))
}

/// A path as a shell takes it.
fn quoted(path: &Path) -> String {
    let text = path.display().to_string();
    let plain = |c: char| c.is_alphanumeric() || "/._-+,:@%".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        text
    } else {
        format!("'{}'", text.replace('\'', "'\\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_without_a_window_look_for_rules_where_the_window_keeps_its_settings() {
        assert_eq!(data_folder(), eframe::storage_dir(APP_ID));
    }

    #[test]
    fn the_window_has_an_icon() {
        assert_eq!((icon().width, icon().height), (256, 256));
    }

    #[test]
    fn the_command_given_instead_can_be_copied() {
        let check = |files: &[&str], expected: &str| {
            let files: Vec<PathBuf> = files.iter().map(PathBuf::from).collect();
            let command = instead("tellings", &files);
            assert!(command.starts_with(expected), "{command}");
        };
        check(&["samples/sochi-congress"], "tellings report samples/sochi-congress -o report.");
        check(&["a b.txt", "it's.txt"], "tellings report 'a b.txt' 'it'\\''s.txt' -o report.");
        check(&[], "tellings report FILES… -o report.");
    }
}
