//! The program: arguments become a window, a report or an inspection. The one place that maps
//! outcomes to exit codes: 0 all well, 1 something could not be done, 2 wrong usage.
#![expect(clippy::print_stderr, reason = "errors of the command line go to stderr")]

use clap::Parser as _;
use std::process::ExitCode;
use tellings::cli::{self, Cli, Command};

fn main() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match &cli.command {
        Some(Command::Report(args)) => cli::report(args),
        Some(Command::Inspect(args)) => cli::inspect(args, &mut std::io::stdout().lock()),
        Some(Command::Agreement(args)) => cli::agreement(args, &mut std::io::stdout().lock()),
        None => open_window(&cli).map(|()| true),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("tellings: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[cfg(feature = "gui")]
fn open_window(cli: &Cli) -> anyhow::Result<()> {
    let program = std::env::args_os()
        .next()
        .map_or_else(|| "tellings".to_owned(), |name| name.to_string_lossy().into_owned());
    Ok(tellings::ui::window::run(&program, cli.files.clone())?)
}

#[cfg(not(feature = "gui"))]
fn open_window(_: &Cli) -> anyhow::Result<()> {
    anyhow::bail!("this program was built without a window; see `tellings report --help`")
}
