//! The timed practices, and where each stands in the guide.
//!
//! Sensate focus is not a practice of the guide: a practice can be adopted with reminders and shown in a week,
//! and this is never reminded of nor counted. It must not hold lengths; those are the shapes'.

use crate::sessions::sensate::Phase;
use serde::{Deserialize, Serialize};

/// What a timer can lead through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Exercise {
    /// The weekly check-in of two.
    CheckIn,
    /// The check-in with oneself.
    CheckInAlone,
    /// Speak, reflect, confirm, swap.
    Listening,
    /// A kiss at parting.
    Kiss,
    /// A hug until it is enough.
    Hug,
    /// A massage each.
    Massage,
    /// An hour without telephones.
    NoPhones,
    /// Time for two after bedtime.
    ConnectionTime,
    /// What weighed today, each in turn.
    StressTalk,
    /// Apart after a fight, with an agreed return.
    TimeOut,
    /// Sensate focus in one of its phases.
    SensateFocus(Phase),
}

/// Where the words about an exercise stand in the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExerciseGuide {
    /// The practice with this id.
    Practice(&'static str),
    /// The page with this id.
    Page(&'static str),
}

impl Exercise {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 14] = [
        Self::CheckIn,
        Self::CheckInAlone,
        Self::Listening,
        Self::StressTalk,
        Self::ConnectionTime,
        Self::NoPhones,
        Self::TimeOut,
        Self::Kiss,
        Self::Hug,
        Self::Massage,
        Self::SensateFocus(Phase::P0),
        Self::SensateFocus(Phase::P1),
        Self::SensateFocus(Phase::P2),
        Self::SensateFocus(Phase::P3),
    ];

    /// Its name on a command line: that of its practice, where it has one.
    pub const fn name(self) -> &'static str {
        match self {
            Self::TimeOut => "time-out",
            Self::SensateFocus(Phase::P0) => "sensate-p0",
            Self::SensateFocus(Phase::P1) => "sensate-p1",
            Self::SensateFocus(Phase::P2) => "sensate-p2",
            Self::SensateFocus(Phase::P3) => "sensate-p3",
            _ => match self.guide() {
                ExerciseGuide::Practice(id) | ExerciseGuide::Page(id) => id,
            },
        }
    }

    /// The exercise of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|exercise| exercise.name() == name)
    }

    /// Where it stands in the guide.
    pub const fn guide(self) -> ExerciseGuide {
        match self {
            Self::CheckIn => ExerciseGuide::Practice("weekly-check-in"),
            Self::CheckInAlone => ExerciseGuide::Practice("solo-check-in"),
            Self::Listening => ExerciseGuide::Practice("active-listening"),
            Self::Kiss => ExerciseGuide::Practice("six-second-kiss"),
            Self::Hug => ExerciseGuide::Practice("long-hug"),
            Self::Massage => ExerciseGuide::Practice("massage-exchange"),
            Self::NoPhones => ExerciseGuide::Practice("no-phones-hour"),
            Self::ConnectionTime => ExerciseGuide::Practice("connection-time"),
            Self::StressTalk => ExerciseGuide::Practice("stress-talk"),
            Self::TimeOut => ExerciseGuide::Page("after-a-fight"),
            Self::SensateFocus(Phase::P3) => ExerciseGuide::Page("sensate-together"),
            Self::SensateFocus(_) => ExerciseGuide::Page("sensate-focus"),
        }
    }

    /// Its name for a person: the key of a word.
    pub const fn title(self) -> &'static str {
        match self {
            Self::CheckIn => "session.title.check_in",
            Self::CheckInAlone => "session.title.check_in_alone",
            Self::Listening => "session.title.listening",
            Self::Kiss => "session.title.kiss",
            Self::Hug => "session.title.hug",
            Self::Massage => "session.title.massage",
            Self::NoPhones => "session.title.no_phones",
            Self::ConnectionTime => "session.title.connection_time",
            Self::StressTalk => "session.title.stress_talk",
            Self::TimeOut => "session.title.time_out",
            Self::SensateFocus(phase) => phase.title(),
        }
    }

    /// What to say on the screen while it runs: keys of words, one a line.
    pub const fn prompts(self) -> &'static [&'static str] {
        match self {
            Self::CheckIn => &[
                "session.check_in.prompt_appreciation",
                "session.check_in.prompt_concern",
                "session.check_in.prompt_heard",
                "session.check_in.prompt_park",
            ],
            Self::CheckInAlone => &["session.alone.prompt_park"],
            Self::Listening => &["session.listening.prompt_eyes", "session.listening.prompt_pass"],
            Self::StressTalk => &["session.stress.prompt_outside", "session.stress.prompt_side"],
            Self::TimeOut => &["session.time_out.prompt_return", "session.time_out.prompt_breathe"],
            Self::Massage => &["session.massage.prompt_rule", "session.massage.prompt_difference"],
            Self::SensateFocus(_) => &["sensate.rule.stop", "sensate.rule.no_goal"],
            Self::Kiss | Self::Hug | Self::NoPhones | Self::ConnectionTime => &[],
        }
    }

    /// Whether both must say yes on the spot before it may begin. (A kiss and a hug are asked for in person, each
    /// time; their steps say so, and a form before them would make them less.)
    pub const fn needs_consent(self) -> bool {
        matches!(self, Self::Massage | Self::SensateFocus(_))
    }

    /// Whether each is asked afterwards, alone, how it was.
    pub const fn asks_after(self) -> bool {
        matches!(self, Self::SensateFocus(_))
    }

    /// Whether it takes two linked phones (`consent.md`, Two on one phone).
    pub const fn needs_two_phones(self) -> bool {
        matches!(self, Self::SensateFocus(Phase::P2 | Phase::P3))
    }
}
