//! On a terminal: colours, and who can refuse them.

use crate::support::path;
use std::io::Read as _;
use std::process::{Command, Stdio};

/// What a call writes to a terminal.
fn on_a_terminal(arguments: &[&str], no_color: Option<&str>) -> String {
    let pty = rustix_openpty::openpty(None, None).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_competency"));
    command
        .current_dir(path(""))
        .args(arguments)
        .env_remove("NO_COLOR")
        .stdin(Stdio::null())
        .stdout(Stdio::from(pty.user))
        .stderr(Stdio::null());
    if let Some(value) = no_color {
        command.env("NO_COLOR", value);
    }
    let mut child = command.spawn().unwrap();
    // Only the child holds the terminal now, so that reading ends with it.
    drop(command);
    let mut bytes = Vec::new();
    // On Linux the end of a terminal is an error.
    let _end = std::fs::File::from(pty.controller).read_to_end(&mut bytes);
    child.wait().unwrap();
    String::from_utf8(bytes).unwrap()
}

#[test]
fn a_terminal_has_colours_unless_they_are_refused() {
    let file = "tests/diagnostics/fixtures/CF0106-misspelt-choice.json";
    let call = ["check", "--no-builtin", file];
    let coloured = |text: &str| text.contains("\u{1b}[");
    let shown = on_a_terminal(&call, None);
    assert!(coloured(&shown) && shown.contains("CF0106"), "{shown:?}");
    // An empty NO_COLOR is none.
    assert!(coloured(&on_a_terminal(&call, Some(""))));
    let refused = on_a_terminal(&call, Some("1"));
    assert!(
        !coloured(&refused) && refused.contains("CF0106"),
        "{refused:?}"
    );
    let never = ["check", "--no-builtin", "--color", "never", file];
    assert!(!coloured(&on_a_terminal(&never, None)));
    let line = ["check", "--no-builtin", "--format", "line", file];
    assert!(!coloured(&on_a_terminal(&line, None)));
}
