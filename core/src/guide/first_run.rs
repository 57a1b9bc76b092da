//! The first run: three questions and one suggestion (`product.md`, G16).
//!
//! The answers choose and are not stored: [`FirstRun::suggest`] is a pure function and [`Answers`] has no way
//! into a vault (it is neither serialised nor a fact). The table stands in `core/content/first_run.toml`.

use chrono::NaiveTime;
use serde::Deserialize;

/// What is missed most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Missing {
    /// Talking.
    Talk,
    /// Time together.
    Time,
    /// Touch.
    Touch,
    /// Desire.
    Desire,
    /// Hard to say.
    NotSure,
}

/// What is going on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
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
    None,
    /// Rather not say.
    RatherNotSay,
}

/// How much time a week there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum WeeklyTime {
    /// About twenty minutes.
    Little,
    /// About an hour.
    Some,
    /// Two hours or more.
    More,
}

impl Missing {
    /// Every answer, in the order in which it is offered.
    pub const ALL: [Self; 5] = [Self::Talk, Self::Time, Self::Touch, Self::Desire, Self::NotSure];

    /// Its name in a script; its word is `first_run.missing.NAME`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Talk => "talk",
            Self::Time => "time",
            Self::Touch => "touch",
            Self::Desire => "desire",
            Self::NotSure => "not-sure",
        }
    }
}

impl GoingOn {
    /// Every answer, in the order in which it is offered.
    pub const ALL: [Self; 6] =
        [Self::Baby, Self::Hurt, Self::Desire, Self::Stress, Self::None, Self::RatherNotSay];

    /// Its name in a script; its word is `first_run.going_on.NAME`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Baby => "baby",
            Self::Hurt => "hurt",
            Self::Desire => "desire",
            Self::Stress => "stress",
            Self::None => "none",
            Self::RatherNotSay => "rather-not-say",
        }
    }
}

impl WeeklyTime {
    /// Every answer, in the order in which it is offered.
    pub const ALL: [Self; 3] = [Self::Little, Self::Some, Self::More];

    /// The minutes it stands for: 20, 60 or 120. Its word is `first_run.minutes.MINUTES`.
    pub const fn minutes(self) -> u16 {
        match self {
            Self::Little => 20,
            Self::Some => 60,
            Self::More => 120,
        }
    }

    /// The answer that fits `minutes` without asking for more time than there is.
    pub const fn fitting(minutes: u16) -> Self {
        match minutes {
            0..60 => Self::Little,
            60..120 => Self::Some,
            _ => Self::More,
        }
    }
}

/// The three answers, and when to be reminded. Kept in memory only.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answers {
    /// What is missed.
    pub missing: Missing,
    /// What is going on.
    pub going_on: GoingOn,
    /// How much time a week there is.
    pub time: WeeklyTime,
    /// When to be reminded, if that was said; else the practice's own time.
    pub at: Option<NaiveTime>,
}

/// What is wrong with answers from a script.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AnswersError {
    /// A part is not `name=value` with a known name, or stands twice.
    #[error("answers are written as missing=…,going-on=…,minutes=…,at=HH:MM, each at most once")]
    Shape,
    /// Not one of the answers to this question.
    #[error("{question} is one of: {allowed}")]
    Unknown {
        /// The question's name.
        question: &'static str,
        /// The names that are known.
        allowed: String,
    },
    /// Not a time of day.
    #[error("at is a time of day, HH:MM")]
    NotATime,
    /// Not a number of minutes.
    #[error("minutes is a whole number from 1 to 10080")]
    NotMinutes,
}

impl Answers {
    /// Reads `missing=talk,going-on=baby,minutes=60,at=20:30`, in any order. What is left out counts as not
    /// sure, rather not say, twenty minutes and the practice's own time: every question can be skipped.
    pub fn parse(text: &str) -> Result<Self, AnswersError> {
        let (mut missing, mut going_on, mut time, mut at) = (None, None, None, None);
        for part in text.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            let (name, value) = part.split_once('=').ok_or(AnswersError::Shape)?;
            let (name, value) = (name.trim(), value.trim());
            let repeated = match name {
                "missing" => {
                    missing.replace(choose("missing", &Missing::ALL, Missing::name, value)?).is_some()
                }
                "going-on" => {
                    going_on.replace(choose("going-on", &GoingOn::ALL, GoingOn::name, value)?).is_some()
                }
                "minutes" => time.replace(WeeklyTime::fitting(minutes(value)?)).is_some(),
                "at" => at.replace(parse_time(value).ok_or(AnswersError::NotATime)?).is_some(),
                _ => true,
            };
            if repeated {
                return Err(AnswersError::Shape);
            }
        }
        Ok(Self {
            missing: missing.unwrap_or(Missing::NotSure),
            going_on: going_on.unwrap_or(GoingOn::RatherNotSay),
            time: time.unwrap_or(WeeklyTime::Little),
            at,
        })
    }
}

fn choose<T: Copy>(
    question: &'static str,
    all: &[T],
    name: impl Fn(T) -> &'static str,
    value: &str,
) -> Result<T, AnswersError> {
    all.iter().copied().find(|answer| name(*answer) == value).ok_or_else(|| AnswersError::Unknown {
        question,
        allowed: all.iter().map(|answer| name(*answer)).collect::<Vec<_>>().join(", "),
    })
}

fn minutes(value: &str) -> Result<u16, AnswersError> {
    value.parse().ok().filter(|minutes| (1..=10_080).contains(minutes)).ok_or(AnswersError::NotMinutes)
}

/// A time of day written `HH:MM`, and in no other way.
pub(super) fn parse_time(text: &str) -> Option<NaiveTime> {
    let (hour, minute) = text.split_once(':')?;
    let two_digits = |part: &str| part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit());
    if !two_digits(hour) || !two_digits(minute) {
        return None;
    }
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute.parse().ok()?, 0)
}

/// A row of the table: it holds for every combination of its answers, and the first row that holds decides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its name; its words stand under this name in `LANGUAGE/first_run.toml`.
    pub id: String,
    /// The answers it holds for; empty for all.
    pub missing: Vec<Missing>,
    /// The answers it holds for; empty for all.
    pub going_on: Vec<GoingOn>,
    /// The answers it holds for; empty for all.
    pub time: Vec<WeeklyTime>,
    /// The practice it suggests.
    pub practice: String,
    /// The help page stands beside it.
    pub shows_help: bool,
    /// Why this one, to the person.
    pub why: String,
}

/// One suggestion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Suggestion<'a> {
    /// The practice's id.
    pub practice: &'a str,
    /// Why this one.
    pub why: &'a str,
    /// The help page stands beside it.
    pub shows_help: bool,
}

/// The table of suggestions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstRun {
    /// The rows, in order.
    pub rules: Vec<Rule>,
}

impl FirstRun {
    /// The one suggestion for these answers. Loading has made sure that there is one for each combination.
    pub fn suggest(&self, answers: &Answers) -> Option<Suggestion<'_>> {
        fn holds<T: PartialEq>(row: &[T], answer: &T) -> bool {
            row.is_empty() || row.contains(answer)
        }
        self.rules
            .iter()
            .find(|rule| {
                holds(&rule.missing, &answers.missing)
                    && holds(&rule.going_on, &answers.going_on)
                    && holds(&rule.time, &answers.time)
            })
            .map(|rule| Suggestion { practice: &rule.practice, why: &rule.why, shows_help: rule.shows_help })
    }

    /// Every combination of answers there is.
    pub fn combinations() -> impl Iterator<Item = Answers> {
        Missing::ALL.into_iter().flat_map(|missing| {
            GoingOn::ALL.into_iter().flat_map(move |going_on| {
                WeeklyTime::ALL.into_iter().map(move |time| Answers { missing, going_on, time, at: None })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_of_a_script_are_read_in_any_order() {
        let answers = Answers::parse("at=20:30, minutes=75,missing=talk,going-on=baby\n").unwrap();
        let at = NaiveTime::from_hms_opt(20, 30, 0);
        assert_eq!(
            answers,
            Answers { missing: Missing::Talk, going_on: GoingOn::Baby, time: WeeklyTime::Some, at }
        );
    }

    #[test]
    fn a_skipped_question_is_no_answer() {
        let answers = Answers::parse("").unwrap();
        assert_eq!((answers.missing, answers.going_on), (Missing::NotSure, GoingOn::RatherNotSay));
        assert_eq!((answers.time, answers.at), (WeeklyTime::Little, None));
    }

    #[test]
    fn wrong_answers_say_what_is_right() {
        assert_eq!(Answers::parse("at=25:00"), Err(AnswersError::NotATime));
        assert_eq!(Answers::parse("at=8:30"), Err(AnswersError::NotATime));
        assert_eq!(Answers::parse("minutes=0"), Err(AnswersError::NotMinutes));
        assert_eq!(Answers::parse("minutes=20,minutes=60"), Err(AnswersError::Shape));
        assert_eq!(Answers::parse("name=x"), Err(AnswersError::Shape));
        let error = Answers::parse("missing=money").unwrap_err();
        assert_eq!(error.to_string(), "missing is one of: talk, time, touch, desire, not-sure");
    }

    #[test]
    fn time_is_never_rounded_up() {
        let minutes = |n| WeeklyTime::fitting(n).minutes();
        assert_eq!([minutes(59), minutes(60), minutes(119), minutes(120)], [20, 60, 60, 120]);
    }
}
