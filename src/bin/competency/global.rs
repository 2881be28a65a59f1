use clap::{Args, ValueEnum};
use competency::LanguageTag;
use std::io::IsTerminal as _;
use std::path::PathBuf;

/// What every verb takes.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// A folder or file of documents to use beside the built-in ones; those of
    /// the same id take their place. Can be given several times
    #[arg(
        long,
        global = true,
        value_name = "DIR",
        help_heading = "Global options"
    )]
    pub(crate) catalog: Vec<PathBuf>,

    /// Leave the built-in documents out
    #[arg(long, global = true, help_heading = "Global options")]
    pub(crate) no_builtin: bool,

    /// The language of what is shown, a BCP 47 tag, where a text has it
    #[arg(
        long,
        global = true,
        value_name = "TAG",
        default_value = "en",
        help_heading = "Global options"
    )]
    lang: LanguageTag,

    /// Write the result to a file, in one piece or not at all
    #[arg(
        short,
        long,
        global = true,
        value_name = "FILE",
        help_heading = "Global options"
    )]
    pub(crate) output: Option<PathBuf>,

    /// When to colour: `auto` is on a terminal, and where `NO_COLOR` is not set
    #[arg(
        long,
        global = true,
        value_name = "WHEN",
        default_value = "auto",
        help_heading = "Global options"
    )]
    color: When,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

impl Global {
    /// The languages in which things are shown, the first before the others.
    pub(crate) fn languages(&self) -> [LanguageTag; 2] {
        [self.lang.clone(), LanguageTag::english()]
    }

    /// Whether the result is shown in colour.
    pub(crate) fn colour(&self) -> bool {
        self.colour_where(self.is_terminal())
    }

    /// Whether messages are shown in colour.
    pub(crate) fn colour_of_messages(&self) -> bool {
        self.colour_where(std::io::stderr().is_terminal())
    }

    fn colour_where(&self, is_terminal: bool) -> bool {
        match self.color {
            When::Always => true,
            When::Never => false,
            When::Auto => {
                let refused = std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
                !refused && is_terminal
            }
        }
    }

    /// How many columns the result has to be shown in.
    pub(crate) fn width(&self) -> usize {
        let terminal = self.is_terminal().then(terminal_size::terminal_size);
        match terminal.flatten() {
            Some((terminal_size::Width(width), _)) => usize::from(width).max(40),
            None => 100,
        }
    }

    fn is_terminal(&self) -> bool {
        self.output.is_none() && std::io::stdout().is_terminal()
    }
}
