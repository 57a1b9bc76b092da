//! The first run at the border: three questions and one suggestion. The answers are used and forgotten.

use crate::error::{RekindleError, Result, guarded};
use crate::guide::Guide;
use crate::spelling::time;
use rekindle_core::guide as core;

/// What is missed most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum Missing {
    /// Talking.
    Talk,
    /// Time together.
    Time,
    /// Touch.
    Touch,
    /// Desire.
    Desire,
    /// Hard to say; also when the question was skipped.
    NotSure,
}

/// What is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum GoingOn {
    /// A baby or small children.
    Baby,
    /// Betrayal or another deep hurt.
    Hurt,
    /// One wants sex more than the other.
    Desire,
    /// Stress.
    Stress,
    /// Nothing in particular.
    Nothing,
    /// Rather not say; also when the question was skipped.
    RatherNotSay,
}

/// How much time a week there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum WeeklyTime {
    /// About twenty minutes; also when the question was skipped.
    TwentyMinutes,
    /// About an hour.
    OneHour,
    /// Two hours or more.
    TwoHours,
}

/// One answer to the first question.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct MissingChoice {
    /// The answer.
    pub answer: Missing,
    /// Its words.
    pub text: String,
}

/// One answer to the second question.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct GoingOnChoice {
    /// The answer.
    pub answer: GoingOn,
    /// Its words.
    pub text: String,
}

/// One answer to the third question.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct WeeklyTimeChoice {
    /// The answer.
    pub answer: WeeklyTime,
    /// Its words.
    pub text: String,
}

/// The answers on offer, in their order. The questions' own words have the keys `first_run.…`.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FirstRunView {
    /// What is missed most.
    pub missing: Vec<MissingChoice>,
    /// What is going on.
    pub going_on: Vec<GoingOnChoice>,
    /// How much time a week there is.
    pub time: Vec<WeeklyTimeChoice>,
}

/// The three answers. Keep them in memory only.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct FirstRunAnswers {
    /// What is missed most.
    pub missing: Missing,
    /// What is going on.
    pub going_on: GoingOn,
    /// How much time a week there is.
    pub time: WeeklyTime,
    /// When to be reminded, `HH:MM`; nothing: the practice's own time.
    #[uniffi(default = None)]
    pub at: Option<String>,
}

/// The one suggestion for some answers.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct SuggestionView {
    /// The practice's id.
    pub practice: String,
    /// Why this one, to the person.
    pub why: String,
    /// The help page stands beside it.
    pub shows_help: bool,
}

#[uniffi::export]
impl Guide {
    /// The first run's answers on offer.
    pub fn first_run(&self) -> Result<FirstRunView> {
        guarded(|| {
            let words = self.catalogue.words();
            let text = |key: String| words.text(&key, &[]);
            Ok(FirstRunView {
                missing: core::Missing::ALL
                    .map(|answer| MissingChoice {
                        answer: answer.into(),
                        text: text(format!("first_run.missing.{}", answer.name())),
                    })
                    .into(),
                going_on: core::GoingOn::ALL
                    .map(|answer| GoingOnChoice {
                        answer: answer.into(),
                        text: text(format!("first_run.going_on.{}", answer.name())),
                    })
                    .into(),
                time: core::WeeklyTime::ALL
                    .map(|answer| WeeklyTimeChoice {
                        answer: answer.into(),
                        text: text(format!("first_run.minutes.{}", answer.minutes())),
                    })
                    .into(),
            })
        })
    }

    /// The one suggestion for these answers.
    pub fn suggest(&self, answers: FirstRunAnswers) -> Result<SuggestionView> {
        guarded(|| {
            let answers = core::Answers {
                missing: answers.missing.into(),
                going_on: answers.going_on.into(),
                time: answers.time.into(),
                at: answers.at.as_deref().map(time).transpose()?,
            };
            let suggestion = self.catalogue.first_run().suggest(&answers);
            let suggestion =
                suggestion.ok_or_else(|| RekindleError::internal("no row of the table holds"))?;
            Ok(SuggestionView {
                practice: suggestion.practice.to_owned(),
                why: suggestion.why.to_owned(),
                shows_help: suggestion.shows_help,
            })
        })
    }
}

impl From<core::Missing> for Missing {
    fn from(answer: core::Missing) -> Self {
        match answer {
            core::Missing::Talk => Self::Talk,
            core::Missing::Time => Self::Time,
            core::Missing::Touch => Self::Touch,
            core::Missing::Desire => Self::Desire,
            core::Missing::NotSure => Self::NotSure,
        }
    }
}

impl From<Missing> for core::Missing {
    fn from(answer: Missing) -> Self {
        match answer {
            Missing::Talk => Self::Talk,
            Missing::Time => Self::Time,
            Missing::Touch => Self::Touch,
            Missing::Desire => Self::Desire,
            Missing::NotSure => Self::NotSure,
        }
    }
}

impl From<core::GoingOn> for GoingOn {
    fn from(answer: core::GoingOn) -> Self {
        match answer {
            core::GoingOn::Baby => Self::Baby,
            core::GoingOn::Hurt => Self::Hurt,
            core::GoingOn::Desire => Self::Desire,
            core::GoingOn::Stress => Self::Stress,
            core::GoingOn::None => Self::Nothing,
            core::GoingOn::RatherNotSay => Self::RatherNotSay,
        }
    }
}

impl From<GoingOn> for core::GoingOn {
    fn from(answer: GoingOn) -> Self {
        match answer {
            GoingOn::Baby => Self::Baby,
            GoingOn::Hurt => Self::Hurt,
            GoingOn::Desire => Self::Desire,
            GoingOn::Stress => Self::Stress,
            GoingOn::Nothing => Self::None,
            GoingOn::RatherNotSay => Self::RatherNotSay,
        }
    }
}

impl From<core::WeeklyTime> for WeeklyTime {
    fn from(answer: core::WeeklyTime) -> Self {
        match answer {
            core::WeeklyTime::Little => Self::TwentyMinutes,
            core::WeeklyTime::Some => Self::OneHour,
            core::WeeklyTime::More => Self::TwoHours,
        }
    }
}

impl From<WeeklyTime> for core::WeeklyTime {
    fn from(answer: WeeklyTime) -> Self {
        match answer {
            WeeklyTime::TwentyMinutes => Self::Little,
            WeeklyTime::OneHour => Self::Some,
            WeeklyTime::TwoHours => Self::More,
        }
    }
}
