//! Settings of this phone and this couple, each with its default, its range and one spelling.
//!
//! Goal and week start are facts, since two people agree on them; the rest is this phone's own.

use crate::companion::Companion;
use crate::couple::fact::SharedFact;
use crate::couple::projection;
use crate::couple::streak::{GoalDays, WeekStart};
use crate::error::{Input, RekindleError, Result};
use crate::guide::Language;
use crate::here::Here;
use crate::moment::DayStart;
use crate::reminders::{QuietHours, QuietMode};
use crate::vault::gate::Pass;
use crate::vault::{VaultError, facts, settings};
use chrono::NaiveTime;
use rusqlite::Connection;
use std::collections::BTreeMap;

/// The room of settings.
#[derive(Debug, Clone, Copy)]
pub struct SettingsRoom<'a>(pub(crate) &'a Companion);

/// All settings as they are in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsView {
    /// When nothing rings; none unless chosen.
    pub quiet: Option<QuietHours>,
    /// The hour at which a ritual day begins, 3 unless chosen.
    pub day_start: DayStart,
    /// Whether notices say a ritual's name; they do not unless chosen (`consent.md`, Discretion).
    pub names_in_notices: bool,
    /// The language the app speaks; nothing: the phone's.
    pub language: Option<Language>,
    /// Connected days of seven that are aimed at now, 3 unless chosen.
    pub goal: GoalDays,
    /// The first day of the week, Monday unless chosen.
    pub week_start: WeekStart,
    /// How long after it was left the app locks, at once unless chosen.
    pub auto_lock: AutoLock,
}

/// Minutes after which an app that was left locks itself: 0 (at once) to 60.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct AutoLock(u8);

impl AutoLock {
    /// The longest: an hour.
    pub const MAX_MINUTES: u8 = 60;

    /// So many minutes; nothing when that is too long.
    pub fn new(minutes: u8) -> Option<Self> {
        (minutes <= Self::MAX_MINUTES).then_some(Self(minutes))
    }

    /// The minutes.
    pub const fn minutes(self) -> u8 {
        self.0
    }
}

/// One setting to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SettingChange {
    /// Quiet hours, or none.
    Quiet(Option<QuietHours>),
    /// The hour at which a ritual day begins. Marks that were made keep their day.
    DayStart(DayStart),
    /// Whether notices say a ritual's name.
    NamesInNotices(bool),
    /// The language, or the phone's.
    Language(Option<Language>),
    /// The goal from today on. Lowering helps this week, raising waits for the next.
    Goal(GoalDays),
    /// The first day of the week.
    WeekStart(WeekStart),
    /// How long after it was left the app locks.
    AutoLock(AutoLock),
}

/// The keys by which a script names settings, in the order in which they are listed.
pub const SETTING_KEYS: [&str; 7] =
    ["quiet", "day-start", "names-in-notices", "language", "goal", "week-start", "auto-lock"];

impl SettingsRoom<'_> {
    /// All settings, also while the app is locked: a notice is worded in the language they name.
    pub fn view(self) -> Result<SettingsView> {
        let _pass = Pass::for_the_locked_phone();
        Ok(self.0.vault.read(read)?)
    }

    /// Changes one setting and returns all of them.
    pub fn change(self, change: SettingChange, here: &Here) -> Result<SettingsView> {
        Ok(self.0.vault.write(|tx| {
            match change {
                SettingChange::Quiet(quiet) => settings::put(tx, "quiet", quiet.map(quiet_text).as_deref())?,
                SettingChange::DayStart(start) => {
                    let value = (start != DayStart::default()).then(|| start.hour().to_string());
                    settings::put(tx, "day-start", value.as_deref())?;
                }
                SettingChange::NamesInNotices(names) => {
                    settings::put(tx, "names-in-notices", names.then_some("on"))?;
                }
                SettingChange::Language(language) => {
                    settings::put(tx, "language", language.map(Language::tag))?;
                }
                SettingChange::Goal(days) => {
                    let from = here.today(read(tx)?.day_start);
                    facts::append(tx, &SharedFact::Goal { from, days })?;
                }
                SettingChange::WeekStart(start) => {
                    facts::append(tx, &SharedFact::WeekStart { start })?;
                }
                SettingChange::AutoLock(after) => {
                    let value = (after != AutoLock::default()).then(|| after.minutes().to_string());
                    settings::put(tx, "auto-lock", value.as_deref())?;
                }
            }
            read(tx)
        })?)
    }
}

/// The settings as they are in force, for other rooms' transactions.
pub(crate) fn read(connection: &Connection) -> Result<SettingsView, VaultError> {
    let stored = settings::all(connection)?;
    let facts = facts::solo_settings_facts(connection)?;
    // What a hand-edited or newer vault holds and this build cannot read counts as its default.
    let quiet = stored.get("quiet").and_then(|text| parse_quiet(text).ok().flatten());
    Ok(SettingsView {
        quiet,
        day_start: stored
            .get("day-start")
            .and_then(|text| DayStart::new(text.parse().ok()?).ok())
            .unwrap_or_default(),
        names_in_notices: stored.get("names-in-notices").is_some_and(|text| text == "on"),
        language: stored.get("language").and_then(|tag| Language::from_tag(tag)),
        goal: projection::goals(&facts).last().map_or(GoalDays::default(), |goal| goal.days),
        week_start: projection::week_start(&facts),
        auto_lock: stored
            .get("auto-lock")
            .and_then(|text| AutoLock::new(text.parse().ok()?))
            .unwrap_or_default(),
    })
}

impl SettingsView {
    /// Every setting in its one spelling, by key.
    pub fn to_text(&self) -> BTreeMap<&'static str, String> {
        let on_off = |on: bool| if on { "on" } else { "off" }.to_owned();
        BTreeMap::from([
            ("quiet", self.quiet.map_or_else(|| "off".to_owned(), quiet_text)),
            ("day-start", self.day_start.hour().to_string()),
            ("names-in-notices", on_off(self.names_in_notices)),
            ("language", self.language.map_or("auto", Language::tag).to_owned()),
            ("goal", self.goal.get().to_string()),
            ("week-start", week_start_text(self.week_start).to_owned()),
            ("auto-lock", self.auto_lock.minutes().to_string()),
        ])
    }
}

impl SettingChange {
    /// The change that `value` asks for `key`, in the spelling of [`SettingsView::to_text`].
    ///
    /// # Errors
    /// When there is no such key or the value does not fit; the reason says what would.
    pub fn from_text(key: &str, value: &str) -> Result<Self> {
        let invalid = |reason: &str| RekindleError::invalid(Input::Setting, reason);
        match key {
            "quiet" => parse_quiet(value).map(Self::Quiet).map_err(|()| {
                invalid("quiet takes 22:00-07:00, 22:00-07:00 drop, 22:00-07:00 defer, or off")
            }),
            "day-start" => value
                .parse()
                .ok()
                .and_then(|hour| DayStart::new(hour).ok())
                .map(Self::DayStart)
                .ok_or_else(|| invalid("day-start takes an hour from 0 to 6")),
            "names-in-notices" => match value {
                "on" => Ok(Self::NamesInNotices(true)),
                "off" => Ok(Self::NamesInNotices(false)),
                _ => Err(invalid("names-in-notices takes on or off")),
            },
            "language" if value == "auto" => Ok(Self::Language(None)),
            "language" => {
                let language = Language::from_tag(value);
                let tags: Vec<_> = Language::all().map(Language::tag).collect();
                let reason = format!("language takes auto or one of: {}", tags.join(", "));
                language.map(|language| Self::Language(Some(language))).ok_or_else(|| invalid(&reason))
            }
            "goal" => value
                .parse()
                .ok()
                .and_then(|days| GoalDays::new(days).ok())
                .map(Self::Goal)
                .ok_or_else(|| invalid("goal takes 1 to 7 days a week")),
            "week-start" => match value {
                "monday" => Ok(Self::WeekStart(WeekStart::Monday)),
                "sunday" => Ok(Self::WeekStart(WeekStart::Sunday)),
                "saturday" => Ok(Self::WeekStart(WeekStart::Saturday)),
                _ => Err(invalid("week-start takes monday, sunday or saturday")),
            },
            "auto-lock" => value
                .parse()
                .ok()
                .and_then(AutoLock::new)
                .map(Self::AutoLock)
                .ok_or_else(|| invalid("auto-lock takes 0 to 60 minutes")),
            _ => Err(RekindleError::invalid(Input::SettingKey, SETTING_KEYS.join(", "))),
        }
    }
}

const fn week_start_text(start: WeekStart) -> &'static str {
    match start {
        WeekStart::Monday => "monday",
        WeekStart::Sunday => "sunday",
        WeekStart::Saturday => "saturday",
    }
}

/// `22:00-07:00 defer`.
fn quiet_text(quiet: QuietHours) -> String {
    let mode = match quiet.mode {
        QuietMode::Drop => "drop",
        QuietMode::Defer => "defer",
    };
    format!("{}-{} {mode}", quiet.from.format("%H:%M"), quiet.to.format("%H:%M"))
}

fn parse_quiet(text: &str) -> Result<Option<QuietHours>, ()> {
    if text == "off" {
        return Ok(None);
    }
    let (hours, mode) = text.split_once(' ').unwrap_or((text, "defer"));
    let mode = match mode {
        "drop" => QuietMode::Drop,
        "defer" => QuietMode::Defer,
        _ => return Err(()),
    };
    let (from, to) = hours.split_once('-').ok_or(())?;
    let time = |text: &str| NaiveTime::parse_from_str(text, "%H:%M").map_err(|_| ());
    Ok(Some(QuietHours { from: time(from)?, to: time(to)?, mode }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_setting_reads_its_own_spelling() {
        let view = SettingsView {
            quiet: parse_quiet("22:00-07:00").unwrap(),
            day_start: DayStart::default(),
            names_in_notices: false,
            language: Some(Language::SPANISH),
            goal: GoalDays::default(),
            week_start: WeekStart::Sunday,
            auto_lock: AutoLock::new(5).unwrap(),
        };
        let text = view.to_text();
        assert_eq!(text.keys().len(), SETTING_KEYS.len());
        for key in SETTING_KEYS {
            SettingChange::from_text(key, &text[key]).unwrap();
        }
        assert_eq!(
            SettingChange::from_text("quiet", "22:00-07:00 defer").unwrap(),
            SettingChange::Quiet(view.quiet)
        );
    }

    #[test]
    fn what_does_not_fit_is_refused_with_what_would() {
        for (key, value) in [
            ("quiet", "25:00-07:00"),
            ("quiet", "22:00"),
            ("quiet", "22:00-07:00 maybe"),
            ("day-start", "7"),
            ("day-start", "three"),
            ("names-in-notices", "yes"),
            ("language", "xx"),
            ("goal", "0"),
            ("goal", "8"),
            ("week-start", "tuesday"),
            ("auto-lock", "61"),
            ("auto-lock", "never"),
            ("colour", "pink"),
        ] {
            let error = SettingChange::from_text(key, value).unwrap_err();
            assert!(matches!(error.code(), "bad_setting" | "no_such_setting"), "{key} {value}");
        }
    }
}
