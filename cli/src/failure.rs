//! Why a command did not do what was asked, with words from the catalogue: what is wrong, and what to do.
//!
//! Nothing private stands in any of it: no ritual's name, no text that was typed.

use rekindle_core::RekindleError;
use rekindle_core::guide::Words;
use rekindle_core::sessions::room::SessionRefusal;
use rekindle_core::sessions::sensate::Closed;
use rekindle_core::sessions::timer::Refusal;
use std::io;

/// Why a command ended without doing what was asked.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    /// The core refused it or failed.
    #[error(transparent)]
    Core(#[from] RekindleError),
    /// The shell cannot use what it was given. The code names the words for it in the catalogue.
    #[error("{code}: {reason}")]
    Input {
        /// The code, one of the catalogue's `error.<code>`.
        code: &'static str,
        /// More about it, in technical words; may be empty.
        reason: String,
    },
    /// The session stands where it is: this is not possible, or not now.
    #[error(transparent)]
    Session(Refusal),
    /// Reading or writing something outside the vault failed.
    #[error("{0}")]
    Io(io::Error),
    /// The one who read our output is gone.
    #[error("the output was closed")]
    Closed,
    /// The person ended a conversation (Ctrl+C, or the end of input).
    #[error("ended by the person")]
    Interrupted,
}

/// What a command gives back.
pub(crate) type Result<T, E = Failure> = std::result::Result<T, E>;

impl Failure {
    /// An input that cannot be used, with nothing more to say than its code says.
    pub(crate) fn input(code: &'static str) -> Self {
        Self::Input { code, reason: String::new() }
    }

    /// An input that cannot be used, and why.
    pub(crate) fn input_because(code: &'static str, reason: &impl ToString) -> Self {
        Self::Input { code, reason: reason.to_string() }
    }

    /// A stable name for scripts.
    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::Core(error) => error.code(),
            Self::Input { code, .. } => code,
            Self::Session(refusal) => match refusal {
                Refusal::NotNow => "session_not_now",
                Refusal::ConsentNeeded => "session_consent_needed",
                Refusal::OtherSession => "session_other",
                Refusal::Stale => "session_stale",
                Refusal::OtherPhone => "session_other_phone",
                Refusal::AlreadyEnded => "session_already_ended",
            },
            Self::Io(error) if error.kind() == io::ErrorKind::NotFound => "file_not_found",
            Self::Io(error) if error.kind() == io::ErrorKind::StorageFull => "disk_full",
            Self::Io(_) => "storage",
            Self::Closed => "closed",
            Self::Interrupted => "interrupted",
        }
    }

    /// What is wrong, in one sentence.
    pub(crate) fn text(&self, words: &Words) -> String {
        if matches!(self, Self::Interrupted) {
            return words.text("terminal.interrupted", &[]);
        }
        if let Some(text) = self.of_session(words) {
            return text;
        }
        let text = self.word(words, "text");
        // What the system said helps whoever has to mend a folder's rights.
        match self {
            Self::Core(RekindleError::Storage { reason }) => format!("{text} ({reason})"),
            Self::Io(error) if self.code() == "storage" => format!("{text} ({error})"),
            Self::Core(RekindleError::PinWait { seconds }) => {
                format!("{text} {}", words.plural("terminal.pin.wait", *seconds, &[]))
            }
            _ => text,
        }
    }

    /// What to do.
    pub(crate) fn hint(&self, words: &Words) -> String {
        match self {
            // What to type is this shell's own.
            Self::Core(RekindleError::Locked) => words.text("terminal.pin.needed", &[]),
            Self::Core(RekindleError::Session { refusal: SessionRefusal::Closed(Closed::AskGate) }) => {
                words.text("terminal.session.gate_how", &[])
            }
            Self::Session(_) => words.text("terminal.session.refused_how", &[]),
            _ => self.word(words, "hint"),
        }
    }

    /// Why a session does not begin or go on, in the nearest words there are.
    fn of_session(&self, words: &Words) -> Option<String> {
        match self {
            Self::Session(refusal) => Some(words.text(refusal.key(), &[])),
            Self::Core(RekindleError::Session { refusal }) => {
                let (least, most) = refusal.range().unwrap_or_default();
                let length = |seconds: u32| match seconds {
                    0 => "0".to_owned(),
                    whole if whole.is_multiple_of(60) => {
                        words.plural("common.minutes", u64::from(whole / 60), &[])
                    }
                    seconds => words.plural("terminal.session.seconds", u64::from(seconds), &[]),
                };
                Some(words.text(refusal.key()?, &[("least", &length(least)), ("most", &length(most))]))
            }
            _ => None,
        }
    }

    fn word(&self, words: &Words, part: &str) -> String {
        let key = format!("error.{}.{part}", self.code());
        let reason = match self {
            Self::Core(RekindleError::Invalid { reason, .. }) | Self::Input { reason, .. } => reason,
            _ => "",
        };
        // A limit is the whole reason of the variants whose words name one.
        words.text(&key, &[("reason", reason), ("limit", reason)])
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::BrokenPipe => Self::Closed,
            io::ErrorKind::Interrupted => Self::Interrupted,
            _ => Self::Io(error),
        }
    }
}
