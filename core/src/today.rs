//! What a person sees first: today's rituals, this week's dots, what is next, one card.
//!
//! Composed from the rooms in one read of the vault, so that all of it is of one moment. It must not count
//! what was left undone, nor call anything overdue.

use crate::companion::Companion;
use crate::couple::room::shared_weeks;
use crate::couple::streak::{StreakView, WeekStatus};
use crate::couple::weeks;
use crate::error::Result;
use crate::guide::{Catalogue, DeckKind, Language};
use crate::here::Here;
use crate::ids::RitualId;
use crate::moment::RitualDay;
use crate::reminders::{ReminderKind, room as reminders};
use crate::rituals::kind::RitualKind;
use crate::rituals::marking::MarkedView;
use crate::rituals::ritual::{Quieting, Ritual};
use crate::rituals::view::{display_name, times_on};
use crate::settings;
use crate::vault::marks::Whose;
use crate::vault::{marks, pauses, reminders as reminder_rows, rituals};
use chrono::{NaiveDateTime, NaiveTime};

/// The room of today.
#[derive(Debug, Clone, Copy)]
pub struct Today<'a>(pub(crate) &'a Companion);

/// Today on one screen.
#[derive(Debug, Clone, PartialEq)]
pub struct TodayView {
    /// The ritual day.
    pub day: RitualDay,
    /// Nothing was ever adopted: lead to the first ritual.
    pub first_run: bool,
    /// Active rituals: those of today first, by time, then those without a time today.
    pub rituals: Vec<TodayRitualView>,
    /// This week, weeks in a row, strength.
    pub streak: StreakView,
    /// This week in one sentence.
    pub week_sentence: String,
    /// The next reminder.
    pub next: Option<NextView>,
    /// Reminders that the system would not take, with what to do.
    pub unarmed: Vec<UnarmedView>,
    /// One card to take or leave.
    pub card: Option<String>,
    /// Everything is paused today.
    pub paused: bool,
    /// The week before was quiet: offer fewer reminders, a lower goal, a pause.
    pub offer_gentler: bool,
}

/// One ritual today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TodayRitualView {
    /// Its name in calls.
    pub id: RitualId,
    /// Its name for people.
    pub name: String,
    /// How it counts.
    pub kind: RitualKind,
    /// Kept to oneself.
    pub private: bool,
    /// It comes on this day, by its schedule.
    pub due: bool,
    /// Its civil times on this day.
    pub times: Vec<NaiveTime>,
    /// How it stands.
    pub state: TodayState,
    /// It can be marked once more.
    pub markable: bool,
}

/// How a ritual stands today. There is no word for "not done yet" but open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TodayState {
    /// When you like.
    Open,
    /// Marked, so many times (more than once only where it counts each time).
    Done {
        /// Standing marks of the day.
        marks: u32,
    },
    /// Left out for today.
    Skipped,
    /// Paused.
    Paused,
}

/// The next reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextView {
    /// The ritual's name for people.
    pub name: String,
    /// What a clock on the wall will show.
    pub fires_local: NaiveDateTime,
}

/// A reminder that could not be armed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnarmedView {
    /// What a clock on the wall will show when it should ring.
    pub fires_local: NaiveDateTime,
    /// What is in the way and what to do, in words.
    pub text: String,
}

impl Today<'_> {
    /// Today as it is now.
    pub fn view(self, here: &Here, language: Language) -> Result<TodayView> {
        let guide = self.0.guide(language)?;
        let read = self.0.vault.read(|c| {
            let settings = settings::read(c)?;
            let day = here.today(settings.day_start);
            Ok(Read {
                day,
                day_start: settings.day_start.hour(),
                rituals: rituals::all(c)?,
                marks: marks::counts_from(c, day, Whose::Done)?,
                skips: marks::skips_from(c, day)?,
                pauses: pauses::silencing(c)?,
                unarmed: reminder_rows::unarmed(c)?,
                next: reminders::plan_in(c, here, 2)?.into_iter().find_map(|one| match one.kind {
                    ReminderKind::Ritual(firing) => Some((firing.ritual, one.fires_local)),
                    ReminderKind::KeepOpen => None,
                }),
                streak: shared_weeks::read(c, here)?.map_or_else(|| weeks::read(c, here), Ok)?,
            })
        })?;
        Ok(read.view(here, &guide))
    }

    /// Marks a ritual done today and shows today.
    pub fn mark(self, id: RitualId, here: &Here, language: Language) -> Result<(MarkedView, TodayView)> {
        let marked = self.0.rituals().mark(id, None, here)?;
        Ok((marked, self.view(here, language)?))
    }

    /// Takes today's marks of a ritual back and shows today.
    pub fn take_back(self, id: RitualId, here: &Here, language: Language) -> Result<TodayView> {
        self.0.rituals().take_back(id, None, here)?;
        self.view(here, language)
    }

    /// Leaves a ritual out today and shows today.
    pub fn skip(self, id: RitualId, here: &Here, language: Language) -> Result<TodayView> {
        self.0.rituals().skip(id, None, here)?;
        self.view(here, language)
    }
}

/// All that one screen needs, of one moment.
struct Read {
    day: RitualDay,
    day_start: u8,
    rituals: Vec<Ritual>,
    marks: std::collections::BTreeMap<(RitualId, RitualDay), u32>,
    skips: Vec<marks::Skip>,
    pauses: Vec<pauses::Pause>,
    unarmed: Vec<reminder_rows::Unarmed>,
    next: Option<(RitualId, NaiveDateTime)>,
    streak: weeks::ReadWeeks,
}

impl Read {
    fn view(&self, here: &Here, guide: &Catalogue) -> TodayView {
        let mut rituals: Vec<TodayRitualView> =
            self.rituals.iter().filter(|r| r.is_active()).map(|ritual| self.ritual(ritual, guide)).collect();
        rituals.sort_by_key(|ritual| (!ritual.due, ritual.times.first().copied()));
        let history = self.streak.history();
        let streak = history.view();
        let last_week = history.week(self.day.plus(-7));
        let next = self.next.and_then(|(id, fires_local)| {
            let ritual = self.rituals.iter().find(|ritual| ritual.id == id)?;
            Some(NextView { name: display_name(ritual, guide), fires_local })
        });
        let unarmed = self.unarmed.iter().map(|one| UnarmedView {
            fires_local: here.offsets.local(one.fires),
            text: reminders::unarmed_text(&one.reason, guide.words()),
        });
        TodayView {
            day: self.day,
            first_run: self.rituals.is_empty(),
            week_sentence: week_sentence(&streak, guide),
            streak,
            rituals,
            next,
            unarmed: unarmed.collect(),
            card: card_of_day(guide, self.day),
            paused: self.is_paused(None),
            offer_gentler: last_week.status == WeekStatus::Quiet,
        }
    }

    fn ritual(&self, ritual: &Ritual, guide: &Catalogue) -> TodayRitualView {
        let times = times_on(ritual, self.day, self.day_start);
        let marks = self.marks.get(&(ritual.id, self.day)).copied().unwrap_or(0);
        let skipped =
            self.skips.iter().any(|s| s.ritual == ritual.id && s.day == self.day && s.rule_local.is_none());
        let state = if marks > 0 {
            TodayState::Done { marks }
        } else if self.is_paused(None) || self.is_paused(Some(ritual.id)) {
            TodayState::Paused
        } else if skipped {
            TodayState::Skipped
        } else {
            TodayState::Open
        };
        TodayRitualView {
            id: ritual.id,
            name: display_name(ritual, guide),
            kind: ritual.kind,
            private: ritual.private,
            due: !times.is_empty(),
            times,
            state,
            markable: marks == 0 || ritual.quieting == Quieting::EachTime,
        }
    }

    /// Whether today is in a pause of this ritual, or of all when none is given.
    fn is_paused(&self, ritual: Option<RitualId>) -> bool {
        self.pauses.iter().any(|pause| {
            pause.ritual == ritual
                && pause.from <= self.day
                && pause.until.is_none_or(|until| self.day <= until)
        })
    }
}

/// This week in one sentence: at first what is aimed at, then how far it has come.
fn week_sentence(streak: &StreakView, guide: &Catalogue) -> String {
    let week = &streak.week;
    let words = guide.words();
    if week.goal == 0 || week.status == WeekStatus::Paused {
        words.text("streak.paused_week", &[])
    } else if week.connected == 0 {
        words.text(&format!("today.goal.{}", week.goal), &[])
    } else {
        // A fourth day of three is a gift and not a score: the dots show it.
        let done = week.connected.min(week.goal).to_string();
        words.plural("streak.of", u64::from(week.goal), &[("done", &done)])
    }
}

/// One card to take or leave. Only decks without a caution: nothing here asks for tenderness or touch.
fn card_of_day(guide: &Catalogue, day: RitualDay) -> Option<String> {
    let decks: Vec<_> =
        guide.decks().iter().filter(|d| d.cautions.is_empty() && d.kind != DeckKind::Ideas).collect();
    let turn = usize::try_from(day.number().rem_euclid(i32::try_from(decks.len()).ok()?.max(1))).ok()?;
    let deck = decks.get(turn)?;
    // Each deck has its turn every so many days and walks through its own cards.
    let own_turn = day.number().div_euclid(i32::try_from(decks.len()).ok()?);
    deck.card_of_day(own_turn).map(|card| card.text.clone())
}
