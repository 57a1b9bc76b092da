//! What can be typed after `rekindle ritual`.

use super::ValueEnum;
use clap::{Args, Subcommand};
use rekindle_core::rituals::kind::RitualKind;

/// What to do with rituals.
#[derive(Debug, Subcommand)]
pub(crate) enum RitualCommand {
    /// Your rituals
    List {
        /// Those put away as well
        #[arg(long)]
        all: bool,
    },
    /// Make a practice of the guide a ritual
    Adopt(AdoptArgs),
    /// Make a ritual of your own; its name is asked, or read from standard input
    Own(OwnArgs),
    /// Change a ritual; what you noted before stays
    Edit(EditArgs),
    /// Put a ritual away; what you noted before stays
    Retire {
        #[command(flatten)]
        which: RitualArg,
    },
    /// Note that it was done
    Done {
        #[command(flatten)]
        which: RitualArg,
        #[command(flatten)]
        day: DayArg,
    },
    /// Take back what you noted (or a skip) for a day
    Undo {
        #[command(flatten)]
        which: RitualArg,
        #[command(flatten)]
        day: DayArg,
    },
    /// Leave it out for a day; private, and never counted
    Skip {
        #[command(flatten)]
        which: RitualArg,
        #[command(flatten)]
        day: DayArg,
    },
    /// Pause a ritual, or everything
    Pause(PauseArgs),
    /// End a pause; days that were paused stay paused
    Resume {
        /// The ritual; without it, the pause of everything
        id: Option<String>,
    },
}

/// Which ritual.
#[derive(Debug, Args)]
pub(crate) struct RitualArg {
    /// Its id, the first letters of it, or a practice's id when it was adopted once
    pub(crate) id: String,
}

/// Which day.
#[derive(Debug, Args)]
pub(crate) struct DayArg {
    /// The day, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DAY")]
    pub(crate) day: Option<String>,
}

/// When a ritual shall be.
#[derive(Debug, Args)]
pub(crate) struct ScheduleArgs {
    /// A time of day; may stand several times
    #[arg(long, value_name = "HH:MM")]
    pub(crate) at: Vec<String>,
    /// The days, as a rule of RFC 5545, such as FREQ=WEEKLY;BYDAY=MO,WE
    #[arg(long, value_name = "RRULE")]
    pub(crate) on: Option<String>,
    /// The first day [default: today]
    #[arg(long, value_name = "DAY")]
    pub(crate) starts: Option<String>,
    /// No reminders: it is done when it is done
    #[arg(long, conflicts_with_all = ["at", "on", "starts"])]
    pub(crate) no_reminders: bool,
}

/// How a practice becomes a ritual.
#[derive(Debug, Args)]
pub(crate) struct AdoptArgs {
    /// The practice's id, as `guide list` shows it
    pub(crate) practice: String,
    #[command(flatten)]
    pub(crate) schedule: ScheduleArgs,
    /// Keep it to yourself: what you note is never shared
    #[arg(long)]
    pub(crate) private: bool,
    /// Count each time: noting it leaves the day's other reminders
    #[arg(long)]
    pub(crate) each_time: bool,
}

/// A ritual of one's own. Its name comes from a question or from standard input.
#[derive(Debug, Args)]
pub(crate) struct OwnArgs {
    /// Who does it
    #[arg(long, value_enum)]
    pub(crate) kind: Option<KindArg>,
    #[command(flatten)]
    pub(crate) schedule: ScheduleArgs,
    /// Keep it to yourself: what you note is never shared
    #[arg(long)]
    pub(crate) private: bool,
    /// Count each time: noting it leaves the day's other reminders
    #[arg(long)]
    pub(crate) each_time: bool,
}

/// What to change.
#[derive(Debug, Args)]
pub(crate) struct EditArgs {
    /// Its id, the first letters of it, or a practice's id when it was adopted once
    pub(crate) id: String,
    /// Another name: it is asked, or read from standard input
    #[arg(long)]
    pub(crate) rename: bool,
    #[command(flatten)]
    pub(crate) schedule: ScheduleArgs,
    /// Keep it to yourself, or no longer
    #[arg(long, value_name = "yes|no", value_parser = YES_NO)]
    pub(crate) private: Option<String>,
    /// Count each time, or once a day
    #[arg(long, value_name = "yes|no", value_parser = YES_NO)]
    pub(crate) each_time: Option<String>,
}

const YES_NO: [&str; 2] = ["yes", "no"];

/// What to pause, and when.
#[derive(Debug, Args)]
pub(crate) struct PauseArgs {
    /// The ritual; without it, everything, and your weeks too
    pub(crate) id: Option<String>,
    /// Its first day, at most seven days ago [default: today]
    #[arg(long, value_name = "DAY")]
    pub(crate) from: Option<String>,
    /// Its last day, which is paused too [default: until it is ended]
    #[arg(long, value_name = "DAY")]
    pub(crate) until: Option<String>,
}

/// Who does it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum KindArg {
    /// It takes both: one note is enough
    Together,
    /// Each does their own: both note it
    Each,
    /// Touch: for yourself alone, never counted, never shared
    Touch,
}

impl From<KindArg> for RitualKind {
    fn from(kind: KindArg) -> Self {
        match kind {
            KindArg::Together => Self::Together,
            KindArg::Each => Self::Each,
            KindArg::Touch => Self::Touch,
        }
    }
}
