use crate::output::{Failure, Outcome};
use clap::{Args, CommandFactory as _};
use clap_complete::Shell;

/// Print the completions of a shell
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// The shell
    shell: Shell,
}

const HELP: &str = "\
Examples:
  competency completions bash
  competency completions zsh -o /dev/null";

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let mut command = crate::Cli::command();
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "competency", &mut script);
    Ok(String::from_utf8_lossy(&script).into_owned().into())
}
