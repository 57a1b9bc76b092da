//! What can be typed after `rekindle session`. Answers are private: none stands here.

use clap::{Args, Subcommand};

/// What to do with guided sessions.
#[derive(Debug, Subcommand)]
pub(crate) enum SessionCommand {
    /// What can be begun, with its lengths, and which phases are open
    List,
    /// The questions about safety, for you alone
    Gate {
        /// Read safety=none|one-or-more,medical=none|some|doctor-agrees from standard input (write -)
        #[arg(long, value_name = "-", value_parser = ["-"])]
        answers: Option<String>,
    },
    /// Begin a session, or come back to the one that runs
    Run(RunArgs),
    /// Where the session stands; works while locked
    Status,
    /// Let the clock stand; works while locked
    Pause,
    /// Go on after a pause
    Resume,
    /// End the part that runs before its time, or one that has no length
    Tap,
    /// Stop, at once and for good; works while locked
    Stop {
        /// Life came in: leave no trace of it; also right after a stop
        #[arg(long)]
        traceless: bool,
    },
    /// Five short questions afterwards, for you alone
    Checkout {
        /// Read stayed=0-4,pressure=0-4,pain=yes|no,wished-to-stop=yes|no,ran-to-its-end=yes|no from standard input (write -)
        #[arg(long, value_name = "-", value_parser = ["-"], conflicts_with = "skip")]
        answers: Option<String>,
        /// Leave the questions out
        #[arg(long)]
        skip: bool,
    },
    /// Say yes to the session on your partner's phone; its question is asked, or read from standard input
    Answer {
        /// Take the question from the store, and send the yes there, with an exchange before and after
        #[arg(long)]
        sync: bool,
    },
    /// Say that you are ready for the next phase; it shows nothing before both have said so
    Ready,
    /// The earlier phases: anyone may go back, alone and at once
    Back,
    /// Your own log: days and phases
    Log,
}

/// A session to begin, or to come back to.
#[derive(Debug, Args)]
pub(crate) struct RunArgs {
    /// What, as `session list` shows it; without it, the session that runs
    pub(crate) id: Option<String>,
    /// One turn, or the whole where there are no turns, in minutes
    #[arg(long, value_name = "MIN", value_parser = seconds)]
    pub(crate) turn: Option<u32>,
    /// Arriving, in minutes
    #[arg(long, value_name = "MIN", value_parser = seconds)]
    pub(crate) settle: Option<u32>,
    /// Changing over, in minutes
    #[arg(long, value_name = "MIN", value_parser = seconds)]
    pub(crate) switch: Option<u32>,
    /// Resting at the end, in minutes
    #[arg(long, value_name = "MIN", value_parser = seconds)]
    pub(crate) rest: Option<u32>,
    /// Each says yes on their own phone
    #[arg(long)]
    pub(crate) two_phones: bool,
    /// Leave the starter out; both say so with their yes
    #[arg(long)]
    pub(crate) skip_starter: bool,
    /// Let its clock run X times as fast, until it is over (demos and tests)
    #[arg(long, value_name = "X", value_parser = speed)]
    pub(crate) speed: Option<f64>,
}

/// Minutes as seconds. Whether they fit the exercise, the core says.
fn seconds(text: &str) -> Result<u32, String> {
    let minutes: f64 = text.parse().map_err(|_| "write minutes, such as 10 or 0.5".to_owned())?;
    if !(0.0..=1440.0).contains(&minutes) {
        return Err("write minutes from 0 to 1440".to_owned());
    }
    // In range, so it fits.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    Ok((minutes * 60.0).round() as u32)
}

fn speed(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(speed) if (1.0..=100_000.0).contains(&speed) => Ok(speed),
        _ => Err("write a number from 1 to 100000".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_may_have_parts() {
        assert_eq!(seconds("10"), Ok(600));
        assert_eq!(seconds("0.1"), Ok(6));
        for wrong in ["", "ten", "-1", "NaN", "inf", "1441", "1e9"] {
            assert!(seconds(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_clock_runs_forward() {
        assert_eq!(speed("60"), Ok(60.0));
        for wrong in ["0", "-1", "0.5", "NaN", "inf", "fast", "1e6"] {
            assert!(speed(wrong).is_err(), "{wrong}");
        }
    }
}
