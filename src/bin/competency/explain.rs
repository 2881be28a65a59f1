use crate::output::{Failure, Outcome};
use clap::Args;
use competency::{Code, report};
use std::fmt::Write as _;

/// Explain the code of a finding
///
/// Without a code, the codes there are.
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct Arguments {
    /// The code, such as `CF0101`
    code: Option<String>,
}

const HELP: &str = "\
Examples:
  competency explain
  competency explain CF0101";

pub(crate) fn run(arguments: &Arguments) -> Result<Outcome, Failure> {
    let Some(asked) = &arguments.code else {
        let mut all = String::new();
        for code in Code::ALL {
            let severity = code.severity().to_string();
            let _infallible = writeln!(all, "{code}  {severity:<7}  {}", code.title());
        }
        return Ok(all.into());
    };
    let code = Code::ALL
        .iter()
        .find(|code| code.as_str().eq_ignore_ascii_case(asked));
    match code {
        Some(code) => Ok(report::code_text(*code).into()),
        None => Err(Failure::Usage(format!(
            "no code `{asked}`; `competency explain` lists them"
        ))),
    }
}
