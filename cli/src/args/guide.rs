//! What can be typed after `rekindle guide`.

use clap::Subcommand;

/// A part of the guide.
#[derive(Debug, Subcommand)]
pub(crate) enum GuideCommand {
    /// All practices, decks, paths and pages
    List,
    /// A practice, or a page
    Show {
        /// Its id, as `guide list` shows it
        id: String,
    },
    /// The roadmap, or one of its four stages
    Stage {
        /// Its number, 1 to 4, or its id
        stage: Option<String>,
    },
    /// A card of a deck
    Deck {
        /// The deck's id
        id: String,
        /// All its cards
        #[arg(long)]
        all: bool,
    },
    /// The paths, or one of them
    Path {
        /// The path's id
        id: Option<String>,
    },
    /// Help addresses, offline and never logged
    HelpMe {
        /// The country's two letters, such as ES
        country: Option<String>,
    },
}
