//! `rekindle completions` and `rekindle man`: both made from what clap knows of the commands.

use crate::args::Arguments;
use crate::failure::{Failure, Result};
use crate::output::{Page, Report};
use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;
use serde_json::json;

/// The completions for a shell.
pub(super) fn completions(shell: Shell) -> Report {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "rekindle", &mut bytes);
    text(&bytes)
}

/// The manual page, or that of one command.
pub(super) fn manual(command: Option<&str>) -> Result<Report> {
    let mut all = Arguments::command();
    all.build();
    let shown = match command {
        None => all,
        Some(name) => {
            let found = all.find_subcommand(name).ok_or_else(|| Failure::input("no_such_command"))?;
            found.clone().display_name(format!("rekindle-{name}"))
        }
    };
    let mut bytes = Vec::new();
    Man::new(shown).render(&mut bytes)?;
    Ok(text(&bytes))
}

fn text(bytes: &[u8]) -> Report {
    let text = String::from_utf8_lossy(bytes);
    let mut page = Page::new();
    page.verbatim(&text);
    Report { json: json!({ "text": text }), page }
}
