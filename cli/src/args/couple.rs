//! What can be typed after `rekindle couple`. Codes, replies and words of one's own are never arguments.

use super::ScheduleArgs;
use clap::{Args, Subcommand, ValueEnum};
use rekindle_core::couple::room::SharedHistory;
use rekindle_core::couple::share::{ShareLevel, Shareable};
use rekindle_core::couple::streak::WeekStart;

/// What to do as two.
#[derive(Debug, Subcommand)]
pub(crate) enum CoupleCommand {
    /// How this phone stands, what both agreed to, what is open, what you send
    Status,
    /// Make a code that pairs your partner's phone with this one
    Invite,
    /// Answer a code, which is asked or read from standard input
    Join,
    /// Take the reply to your code, which is asked or read from standard input
    Confirm,
    /// Take what the first phone answers, which is asked or read from standard input
    Finish,
    /// Say that the numbers are equal and that you read what will be shared: only this pairs
    Accept,
    /// Give up a pairing that has begun
    Cancel,
    /// Make a code that links your partner's new or restored phone in the place of the one before
    Relink,
    /// What you send, or change it: less at once and untold, more once both have said yes
    Share {
        /// Of what
        #[arg(value_enum, requires = "level")]
        what: Option<ShareArg>,
        /// How much
        #[arg(value_enum)]
        level: Option<LevelArg>,
    },
    /// Propose a ritual, a goal, or another first day of the week
    Propose(ProposeArgs),
    /// Invite to a practice, until the end of a day
    InviteTo {
        /// A practice of the guide
        practice: String,
        /// The day at whose end it closes, at most six days ahead [default: today]
        #[arg(long, value_name = "DAY")]
        until: Option<String>,
    },
    /// Show nothing here that your partner asks, or show it again; nobody is told
    DoNotAsk {
        /// From now on; without it: how it stands
        #[arg(value_enum)]
        switch: Option<SwitchArg>,
    },
    /// Say yes to what your partner proposes or invites to, or propose something else instead
    Answer(AnswerArgs),
    /// Pause for both
    Pause {
        /// Its first day, at most seven days ago [default: today]
        #[arg(long, value_name = "DAY")]
        from: Option<String>,
        /// Its last day, which is paused too [default: until it is ended]
        #[arg(long, value_name = "DAY")]
        until: Option<String>,
    },
    /// End the pauses of both; days that were paused stay paused
    Resume,
    /// Leave: at once, without asking anybody, offline too
    Leave(LeaveArgs),
}

/// What to propose.
#[derive(Debug, Args)]
pub(crate) struct ProposeArgs {
    #[command(flatten)]
    pub(crate) content: ContentArgs,
    /// Your partner's open proposal that this one changes
    #[arg(long, value_name = "PROPOSAL")]
    pub(crate) instead_of: Option<String>,
}

/// One thing to propose. Which one it is the command looks at, so that `answer` can have none.
#[derive(Debug, Args)]
pub(crate) struct ContentArgs {
    /// A ritual of yours, or a practice of the guide
    #[arg(conflicts_with_all = ["goal", "week_start"])]
    pub(crate) id: Option<String>,
    #[command(flatten)]
    pub(crate) schedule: ScheduleArgs,
    /// How many days of seven
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u8).range(1..=7), conflicts_with = "week_start")]
    pub(crate) goal: Option<u8>,
    /// The first day of the week
    #[arg(long, value_enum, value_name = "DAY")]
    pub(crate) week_start: Option<WeekStartArg>,
}

/// What to answer.
#[derive(Debug, Args)]
pub(crate) struct AnswerArgs {
    /// The proposal or invitation, as `couple status` shows it
    pub(crate) proposal: String,
    /// The answer
    #[arg(value_enum)]
    pub(crate) answer: AnswerArg,
    #[command(flatten)]
    pub(crate) content: ContentArgs,
}

/// An answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum AnswerArg {
    /// Yes
    Accept,
    /// Propose what follows instead
    Change,
    /// Show it here no more; nothing is sent
    Aside,
    /// Nothing is stored or sent: it fades by itself
    #[value(alias = "decline")]
    No,
}

/// On or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SwitchArg {
    /// From now on
    On,
    /// No more
    Off,
}

/// How to leave.
#[derive(Debug, Args)]
pub(crate) struct LeaveArgs {
    #[command(flatten)]
    pub(crate) way: LeaveWayArgs,
    /// What becomes of the shared history here; your own notes stay yours
    #[arg(long, value_enum, default_value_t = HistoryArg::Keep)]
    pub(crate) history: HistoryArg,
}

/// The three ways; without one it is asked.
#[derive(Debug, Args)]
#[group(multiple = false)]
pub(crate) struct LeaveWayArgs {
    /// Not for good: one pause of both is sent, and then nothing
    #[arg(long)]
    pub(crate) quietly: bool,
    /// Without a message: the other sees what a phone that is offline would show
    #[arg(long)]
    pub(crate) silently: bool,
    /// With words of your own, which are asked or read from standard input
    #[arg(long)]
    pub(crate) with_words: bool,
}

/// What becomes of the shared history.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum HistoryArg {
    /// It stays here, for yourself
    Keep,
    /// It goes
    Delete,
}

impl From<HistoryArg> for SharedHistory {
    fn from(history: HistoryArg) -> Self {
        match history {
            HistoryArg::Keep => Self::Keep,
            HistoryArg::Delete => Self::Delete,
        }
    }
}

/// A kind of thing that may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ShareArg {
    /// Notes of rituals that both agreed to
    Marks,
    /// Appreciations
    Appreciations,
    /// Invitations
    Invitations,
    /// Tasks
    Tasks,
    /// Your own agreements
    Agreements,
}

impl From<ShareArg> for Shareable {
    fn from(what: ShareArg) -> Self {
        match what {
            ShareArg::Marks => Self::Marks,
            ShareArg::Appreciations => Self::Appreciations,
            ShareArg::Invitations => Self::Invitations,
            ShareArg::Tasks => Self::Tasks,
            ShareArg::Agreements => Self::Agreements,
        }
    }
}

/// How much is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LevelArg {
    /// Nothing
    Off,
    /// Of notes only: the day, without a name
    Days,
    /// All of it
    On,
}

impl From<LevelArg> for ShareLevel {
    fn from(level: LevelArg) -> Self {
        match level {
            LevelArg::Off => Self::Off,
            LevelArg::Days => Self::Days,
            LevelArg::On => Self::On,
        }
    }
}

/// A first day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum WeekStartArg {
    /// Monday
    Monday,
    /// Sunday
    Sunday,
    /// Saturday
    Saturday,
}

impl From<WeekStartArg> for WeekStart {
    fn from(start: WeekStartArg) -> Self {
        match start {
            WeekStartArg::Monday => Self::Monday,
            WeekStartArg::Sunday => Self::Sunday,
            WeekStartArg::Saturday => Self::Saturday,
        }
    }
}
