//! What can be typed after `rekindle journal`. Texts, tags and what is searched for are private: none stands here.

use super::ValueEnum;
use clap::{Args, Subcommand};
use rekindle_core::journal::entry::EntryKind;

/// What to do with the journal. Texts, tags and what to search for are asked, or read from standard input.
#[derive(Debug, Subcommand)]
pub(crate) enum JournalCommand {
    /// Write an entry: in $VISUAL or $EDITOR, in lines, or from standard input
    Write(EntryArgs),
    /// Your entries, newest first
    List(EntryListArgs),
    /// Show an entry
    Show {
        #[command(flatten)]
        which: EntryArg,
    },
    /// Change an entry; what is not given stays
    Edit(EntryEditArgs),
    /// Delete an entry for good
    Delete {
        #[command(flatten)]
        which: EntryArg,
    },
    /// A few questions that lead to a sentence one can say; nothing is sent
    Compose(ComposeArgs),
    /// What is parked for the next check-in, and what was slept on
    Waiting,
    /// Set aside what waited; it stays in the journal
    Aside {
        #[command(flatten)]
        which: EntryArg,
    },
    /// Find entries by words or parts of words; what to look for is asked, or read from standard input
    Search,
}

/// Which entry.
#[derive(Debug, Args)]
pub(crate) struct EntryArg {
    /// Its id, or its day, as in 2026-11-22, with its number on that day where there are several: 2026-11-22.2
    #[arg(value_name = "ID")]
    pub(crate) id: String,
}

/// What to compose.
#[derive(Debug, Args)]
pub(crate) struct ComposeArgs {
    /// right-now, appreciation, gentle-start, repair or letter; without it they are listed
    #[arg(value_name = "WHAT")]
    pub(crate) composer: Option<String>,
    /// Let it wait for the next check-in
    #[arg(long, conflicts_with = "sleep")]
    pub(crate) park: bool,
    /// Sleep on it: it is shown again from tomorrow on
    #[arg(long)]
    pub(crate) sleep: bool,
}

/// An entry to write.
#[derive(Debug, Args)]
pub(crate) struct EntryArgs {
    /// What it is about
    #[arg(long, value_enum, default_value_t = EntryKindArg::Free)]
    pub(crate) kind: EntryKindArg,
    /// The practice it is about, by its id
    #[arg(long, value_name = "PRACTICE")]
    pub(crate) practice: Option<String>,
    /// The day it is for, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DAY")]
    pub(crate) day: Option<String>,
    /// Ask for tags first; on standard input they are the first line, separated by commas
    #[arg(long)]
    pub(crate) tagged: bool,
}

/// Which entries to list.
#[derive(Debug, Args)]
pub(crate) struct EntryListArgs {
    /// Only this kind
    #[arg(long, value_enum)]
    pub(crate) kind: Option<EntryKindArg>,
    /// Only about this practice
    #[arg(long, value_name = "PRACTICE")]
    pub(crate) practice: Option<String>,
    /// Only of this day, YYYY-MM-DD
    #[arg(long, value_name = "DAY")]
    pub(crate) day: Option<String>,
    /// Only with a tag, which is asked, or read from standard input
    #[arg(long)]
    pub(crate) tagged: bool,
    /// As many as this
    #[arg(long, value_name = "N", default_value_t = 20, value_parser = clap::value_parser!(u32).range(1..=500))]
    pub(crate) limit: u32,
    /// Only those below this one in the list
    #[arg(long, value_name = "ID")]
    pub(crate) after: Option<String>,
}

/// What to change of an entry.
#[derive(Debug, Args)]
pub(crate) struct EntryEditArgs {
    #[command(flatten)]
    pub(crate) which: EntryArg,
    /// Change its text; without any option too
    #[arg(long)]
    pub(crate) text: bool,
    /// Another kind
    #[arg(long, value_enum)]
    pub(crate) kind: Option<EntryKindArg>,
    /// Another practice
    #[arg(long, value_name = "PRACTICE", conflicts_with = "no_practice")]
    pub(crate) practice: Option<String>,
    /// No practice
    #[arg(long)]
    pub(crate) no_practice: bool,
    /// Another day, YYYY-MM-DD
    #[arg(long, value_name = "DAY")]
    pub(crate) day: Option<String>,
    /// Ask for other tags in place of all, as in `write`
    #[arg(long)]
    pub(crate) tagged: bool,
}

/// A kind of entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum EntryKindArg {
    /// Whatever it is
    Free,
    /// Something to be glad of
    Appreciation,
    /// Something to be talked about
    Concern,
    /// What stayed after a session
    Reflection,
    /// A letter, sent or not
    Letter,
}

impl From<EntryKindArg> for EntryKind {
    fn from(kind: EntryKindArg) -> Self {
        match kind {
            EntryKindArg::Free => Self::Free,
            EntryKindArg::Appreciation => Self::Appreciation,
            EntryKindArg::Concern => Self::Concern,
            EntryKindArg::Reflection => Self::Reflection,
            EntryKindArg::Letter => Self::Letter,
        }
    }
}
