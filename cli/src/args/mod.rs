//! What can be typed: clap's description of the commands. Help texts are English, as clap's own are.
//!
//! Values that a person may get wrong (times, days, rules, zones) stay text here: a command reads them, so
//! that the answer comes in the person's language, with status 1 and in JSON when that was asked for.
//! Nothing private can be given here: an argument is seen by everyone on the machine.

mod couple;
mod exchange;
mod guide;
mod journal;
mod ritual;
mod session;

pub(crate) use couple::{
    AnswerArg, AnswerArgs, ContentArgs, CoupleCommand, LeaveArgs, ProposeArgs, SwitchArg,
};
pub(crate) use exchange::{MailboxCommand, ParcelCommand};
pub(crate) use guide::GuideCommand;
pub(crate) use journal::{ComposeArgs, EntryArgs, EntryEditArgs, EntryListArgs, JournalCommand};
pub(crate) use ritual::{AdoptArgs, EditArgs, KindArg, OwnArgs, PauseArgs, RitualCommand, ScheduleArgs};
pub(crate) use session::{RunArgs, SessionCommand};

use crate::vectors;
use clap::{Args, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;
use rekindle_core::guide::Language;
use std::path::PathBuf;

/// Small, steady steps back to each other.
#[derive(Debug, Parser)]
#[command(name = "rekindle", version, max_term_width = 100, after_help = AFTER_HELP)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) global: GlobalArgs,
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

const AFTER_HELP: &str = "Without a command: what is on today; the first time, on a terminal, the way to a \
first ritual.\nExit status: 0 done, 1 refused or failed, 2 wrong usage. docs/cli.md describes every JSON document.";

/// What goes with every command.
#[derive(Debug, Args)]
#[command(next_help_heading = "Global options")]
pub(crate) struct GlobalArgs {
    /// The folder of the data and its key [default: the platform's data folder]
    #[arg(long, global = true, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(crate) home: Option<PathBuf>,
    /// Stand in for the clock, such as 2026-03-01T20:30:00Z (tests and demos)
    #[arg(long, global = true, value_name = "RFC3339")]
    pub(crate) now: Option<String>,
    /// Stand in for the system's time zone, such as Europe/Madrid
    #[arg(long, global = true, value_name = "IANA")]
    pub(crate) zone: Option<String>,
    /// Speak this language, whatever the settings say
    #[arg(long, global = true, value_name = "TAG", value_parser = languages())]
    pub(crate) lang: Option<String>,
    /// Print one JSON document
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Read the PIN from descriptor N, one line, instead of asking for it (scripts)
    #[arg(long, global = true, value_name = "N")]
    pub(crate) pin_fd: Option<u32>,
}

fn languages() -> clap::builder::PossibleValuesParser {
    Language::all().map(Language::tag).collect::<Vec<_>>().into()
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// What is on today
    Today,
    /// Find a first ritual: three questions, one suggestion, when to be reminded
    Start {
        /// Read missing=…,going-on=…,minutes=…,at=HH:MM from standard input (write -)
        #[arg(long, value_name = "-", value_parser = ["-"])]
        answers: Option<String>,
    },
    /// Read the guide: practices, the roadmap, decks, paths, help addresses
    #[command(subcommand)]
    Guide(GuideCommand),
    /// Adopt, change and note rituals
    #[command(subcommand)]
    Ritual(RitualCommand),
    /// This week, the calendar, weeks in a row: yours together, or your own
    Streak {
        /// Your own weeks, where you are two
        #[arg(long)]
        mine: bool,
    },
    /// Pair with your partner's phone, agree, share, pause, leave; alone it shows how things stand
    Couple {
        #[command(subcommand)]
        what: Option<CoupleCommand>,
    },
    /// Exchange with your partner's phone now
    Sync,
    /// The place through which both phones exchange; alone it shows it
    Mailbox {
        #[command(subcommand)]
        what: Option<MailboxCommand>,
    },
    /// Exchange by a file instead
    #[command(subcommand)]
    Parcel(ParcelCommand),
    /// See it: two phones, thirty days, one streak, in temporary folders
    Demo,
    /// Show or change settings
    Settings {
        /// The setting
        key: Option<String>,
        /// Its new value
        value: Option<String>,
    },
    /// The reminders that come next
    Reminders {
        /// As many as this, as for a system that keeps no more [default: 64, of which a page shows 10]
        #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=10_000))]
        limit: Option<u16>,
    },
    /// Stay in the foreground and ring
    Remind,
    /// Keep a copy of everything, or bring one back
    #[command(subcommand)]
    Backup(BackupCommand),
    /// Write your data in a plain format, not encrypted
    Export {
        /// The folder, made when it is missing
        #[arg(value_hint = ValueHint::DirPath)]
        dir: PathBuf,
        /// As what
        #[arg(long, value_enum)]
        format: FormatArg,
        /// Replace the export that is there
        #[arg(long)]
        replace: bool,
    },
    /// Guided timers, live: talks, a massage each, sensate focus and the like
    #[command(subcommand)]
    Session(SessionCommand),
    /// Your private journal; nobody else gets any of it
    #[command(subcommand)]
    Journal(JournalCommand),
    /// The app's own PIN
    #[command(subcommand)]
    Pin(PinCommand),
    /// Say how the lock stands; with a PIN set, every command asks for it
    Lock,
    /// Delete everything here; the word that confirms it is asked, or read from standard input
    Wipe,
    /// Compute vectors: one JSON object a line in, one a line out
    Vectors {
        /// What to compute
        kind: vectors::Kind,
    },
    /// Print completions for a shell
    Completions {
        /// Which shell
        shell: Shell,
    },
    /// Print the manual page, or that of one command
    Man {
        /// The command, such as ritual
        command: Option<String>,
    },
}

/// What to do with backups. The passphrase is asked, or is the first line of standard input.
#[derive(Debug, Subcommand)]
pub(crate) enum BackupCommand {
    /// Write everything into one encrypted file that any age program can open
    Create {
        /// The file
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        /// Replace the file that is there, once the new one is whole
        #[arg(long)]
        replace: bool,
    },
    /// Restore a backup into an empty place
    Restore {
        /// The file
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
}

/// What to do with the PIN. It is asked, or read from the descriptor of --pin-fd, a line each.
#[derive(Debug, Clone, Copy, Subcommand)]
pub(crate) enum PinCommand {
    /// Set a PIN, or another one; without --pin-fd and a terminal the new one is read from standard input
    Set,
    /// Remove the PIN
    Remove,
}

/// A plain format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatArg {
    /// A page to read
    Markdown,
    /// A document for programs
    Json,
    /// The schedules for a calendar, under a neutral title
    Ics,
}
