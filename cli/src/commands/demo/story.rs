//! What happens on which day. The days are data; what a day may hold is a few kinds of event.

use super::Store;
use super::phone::Phone;
use crate::failure::{Failure, Result};
use chrono::{NaiveDate, TimeDelta};
use rekindle_core::couple::room::ProposeRequest;
use rekindle_core::couple::streak::GoalDays;
use rekindle_core::moment::{Instant, RitualDay};
use rekindle_core::rituals::schedule::ScheduleChoice;
use rekindle_core::sync::exchange::ExchangeState;

pub(super) const MADRID: &str = "Europe/Madrid";
const BOGOTA: &str = "America/Bogota";
const COFFEE: &str = "morning-coffee";
const APPRECIATION: &str = "appreciation";

/// How long it takes.
pub(super) const DAYS: u32 = 30;

/// The goal that Kim proposes, and the one that both agree to.
const PROPOSED_GOAL: u8 = 4;
const AGREED_GOAL: u8 = 2;

/// Days of the pause.
const PAUSE_DAYS: i32 = 3;

/// What is noted, one sign a day, a line a week: `k` and `n` coffee by Kim or Noa, `b` the appreciation by both, `x` coffee
/// by Kim that was none, `.` nothing.
const NOTED: [&str; 5] = [".k.nb.k", "..nx...", ".......", ".b...bb", "kb"];

/// What else happens, by day from 0.
const EVENTS: [(u32, Event); 10] = [
    (0, Event::AgreeCoffee),
    (2, Event::AgreeAppreciation),
    (8, Event::FolderAway),
    (11, Event::TakeBack),
    (13, Event::FolderBack),
    (20, Event::QuietWeek),
    (21, Event::AgreeGoal),
    (22, Event::Flight),
    (23, Event::Pause),
    (27, Event::ClocksForward),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Event {
    AgreeCoffee,
    AgreeAppreciation,
    FolderAway,
    TakeBack,
    FolderBack,
    QuietWeek,
    AgreeGoal,
    Flight,
    Pause,
    ClocksForward,
}

/// The two phones and what lies between them.
pub(super) struct Couple {
    pub(super) kim: Phone,
    pub(super) noa: Phone,
    pub(super) store: Store,
    /// What was told so far: the day from 0, and the key of its words.
    pub(super) told: Vec<(u32, &'static str)>,
    /// Exchanges that could not reach the folder.
    pub(super) offline: u32,
}

impl Couple {
    pub(super) fn new(kim: Phone, noa: Phone, store: Store) -> Self {
        Self { kim, noa, store, told: Vec::new(), offline: 0 }
    }

    /// Pairs as people do: code, reply, answer, the same number on both, a yes on both.
    pub(super) fn pair(&mut self) -> Result<()> {
        let now = evening(0)?;
        let (kim, noa) = (self.kim.companion().couple(), self.noa.companion().couple());
        let code = kim.invite(&self.kim.here(now)?)?;
        let reply = noa.join(&code.code, &self.noa.here(now)?)?;
        let shown = kim.confirm(&reply.reply, &self.kim.here(now)?)?;
        let number = noa.finish(shown.reveal.as_deref().unwrap_or_default())?;
        if shown.number != number.number {
            return Err(Failure::input_because("internal", &"the numbers differ"));
        }
        kim.accept(&self.kim.here(now)?)?;
        noa.accept(&self.noa.here(now)?)?;
        let place = self.store.folder.to_string_lossy();
        for phone in [&self.kim, &self.noa] {
            phone.companion().exchange().set_mailbox(Some(&place))?;
        }
        self.told.push((0, "demo.paired"));
        Ok(())
    }

    /// One day: what happens, what is noted, and the exchanges of the day.
    pub(super) fn live(&mut self, day: u32) -> Result<()> {
        let now = evening(day)?;
        for (_, event) in EVENTS.iter().filter(|(on, _)| *on == day) {
            let key = self.happen(*event, now)?;
            self.told.push((day, key));
        }
        self.note(day, now)?;
        self.exchange(now)
    }

    /// Exchanges until each phone has read what the other wrote last.
    pub(super) fn settle(&mut self) -> Result<()> {
        let now = evening(DAYS - 1)?;
        self.exchange(now)?;
        self.exchange(now)
    }

    fn happen(&mut self, event: Event, now: Instant) -> Result<&'static str> {
        Ok(match event {
            Event::AgreeCoffee => {
                self.kim.propose(&practice(COFFEE), None, now)?;
                self.exchange(now)?;
                self.noa.say_yes(now)?;
                "demo.agreed_coffee"
            }
            Event::AgreeAppreciation => {
                self.noa.propose(&practice(APPRECIATION), None, now)?;
                self.exchange(now)?;
                self.kim.say_yes(now)?;
                "demo.agreed_each"
            }
            Event::FolderAway => {
                self.store.take_away()?;
                "demo.offline"
            }
            Event::TakeBack => {
                let kim = &self.kim;
                let (coffee, here) = (kim.ritual(COFFEE)?, kim.here(now)?);
                let yesterday = here.today(kim.companion().settings().view()?.day_start).plus(-1);
                kim.companion().rituals().take_back(coffee, Some(yesterday), &here)?;
                "demo.taken_back"
            }
            Event::FolderBack => {
                self.store.bring_back()?;
                self.exchange(now)?;
                "demo.online"
            }
            Event::QuietWeek => "demo.quiet",
            Event::AgreeGoal => {
                self.kim.propose(&goal(PROPOSED_GOAL)?, None, now)?;
                self.exchange(now)?;
                let proposed = self.noa.proposed(now)?;
                self.noa.propose(&goal(AGREED_GOAL)?, Some(&proposed), now)?;
                self.exchange(now)?;
                self.kim.say_yes(now)?;
                "demo.goal"
            }
            Event::Flight => {
                self.noa.travel(BOGOTA)?;
                "demo.flight"
            }
            Event::Pause => {
                let here = self.kim.here(now)?;
                let first = here.today(self.kim.companion().settings().view()?.day_start);
                self.kim.companion().couple().pause(None, Some(first.plus(PAUSE_DAYS - 1)), &here)?;
                "demo.pause"
            }
            Event::ClocksForward => "demo.clocks",
        })
    }

    fn note(&self, day: u32, now: Instant) -> Result<()> {
        match sign(day) {
            'k' | 'x' => self.kim.mark(COFFEE, now),
            'n' => self.noa.mark(COFFEE, now),
            'b' => {
                self.kim.mark(APPRECIATION, now)?;
                self.noa.mark(APPRECIATION, Self::bedtime(day, now)?)
            }
            _ => Ok(()),
        }
    }

    /// On the day of the flight Noa notes it late: at 23:30 in Bogotá, when Madrid has the next morning.
    fn bedtime(day: u32, now: Instant) -> Result<Instant> {
        const LATER: TimeDelta = TimeDelta::minutes(8 * 60 + 30);
        let is_flight = EVENTS.contains(&(day, Event::Flight));
        let later = if is_flight { now.checked_add_signed(LATER) } else { Some(now) };
        later.ok_or_else(|| Failure::input("bad_instant"))
    }

    /// As the windows of a day do it: each phone looks, and Kim's once more after Noa's has written. A folder that is away is no fault: what is to be said waits.
    fn exchange(&mut self, now: Instant) -> Result<()> {
        for phone in [&self.kim, &self.noa, &self.kim] {
            let seen = phone.companion().exchange().run_here(&phone.here(now)?)?;
            if seen.state == ExchangeState::Offline {
                self.offline += 1;
            }
        }
        Ok(())
    }
}

fn practice(id: &str) -> ProposeRequest {
    ProposeRequest::Practice { practice: id.to_owned(), name: None, schedule: ScheduleChoice::Suggested }
}

fn goal(days: u8) -> Result<ProposeRequest> {
    GoalDays::new(days).map(ProposeRequest::Goal).map_err(|error| Failure::input_because("internal", &error))
}

/// The sign of what is noted on a day.
fn sign(day: u32) -> char {
    let week = NOTED.get(day as usize / 7).copied().unwrap_or_default();
    week.chars().nth(day as usize % 7).unwrap_or('.')
}

/// The first day, a Monday; the clocks of Madrid go forward on the fourth Sunday from it.
fn first_date() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap_or_default()
}

/// The first day of the story.
pub(super) fn first_day() -> RitualDay {
    RitualDay::new(first_date())
}

/// The evening of a day in Madrid, by UTC so that it is one instant on both phones.
pub(super) fn evening(day: u32) -> Result<Instant> {
    first_date()
        .and_hms_opt(20, 0, 0)
        .and_then(|first| first.checked_add_signed(TimeDelta::days(i64::from(day))))
        .map(|civil| civil.and_utc())
        .ok_or_else(|| Failure::input("bad_instant"))
}
