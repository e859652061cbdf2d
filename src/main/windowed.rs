//! The program for Windows' desktop, `tellingsw.exe`: it opens the window and no console beside it.
//!
//! Windows asks each program to choose: either it belongs to a console, so that a shell waits for it,
//! shows what it prints and learns its exit code; or it opens no console when it is started by a click.
//! `tellings.exe` is of the first kind, so that `report` and `inspect` can be used in scripts, and this
//! one is of the second. A program of the second kind that takes hold of its parent's console afterwards
//! would print into the next prompt, and no shell would wait for it.
#![cfg_attr(windows, windows_subsystem = "windows")]

use clap::Parser as _;
use std::process::ExitCode;
use tellings::cli::Cli;
use tellings::ui::window;

fn main() -> ExitCode {
    // What is not understood here is opened as no file; there is no console to explain it on.
    let files = Cli::try_parse().map(|cli| cli.files).unwrap_or_default();
    match window::run("tellings", files) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            window::tell(&why);
            ExitCode::FAILURE
        }
    }
}
