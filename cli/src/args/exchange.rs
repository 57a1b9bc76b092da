//! What can be typed after `rekindle mailbox` and `rekindle parcel`.

use clap::{Subcommand, ValueHint};
use std::path::PathBuf;

/// What to do with the place for exchanging. Without anything: show it.
#[derive(Debug, Subcommand)]
pub(crate) enum MailboxCommand {
    /// Choose it
    Set {
        /// A folder that both phones reach
        #[arg(value_hint = ValueHint::DirPath)]
        place: String,
    },
    /// Write, read and delete a few random bytes there
    Test,
    /// Have none; what lies there stays
    Remove,
}

/// What to do with parcels: an exchange by a file that any messenger can carry.
#[derive(Debug, Subcommand)]
pub(crate) enum ParcelCommand {
    /// Write all that the other phone has not confirmed into a file
    Out {
        /// The file
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
        /// Replace the file that is there
        #[arg(long)]
        replace: bool,
    },
    /// Take in a file that the other phone made
    In {
        /// The file
        #[arg(value_hint = ValueHint::FilePath)]
        file: PathBuf,
    },
}
