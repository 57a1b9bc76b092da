//! `rekindle remind`: stays in the foreground and rings.
//!
//! It sleeps at most [`POLL`] at a time and looks at the wall clock when it wakes: a machine that was suspended, a
//! clock that was set, another zone, a mark made in another window are all noticed then. What is due is
//! whatever a plan made at the last look holds up to now, so no look can lose a ring; what rang is kept in
//! the vault, so neither a restart nor a clock set back rings it again.
//!
//! It is to this shell what the system's notifications are to a phone: it never unlocks, so with a PIN set it rings
//! and books answers, and says no ritual's name but where the settings let it.

mod answers;
mod desktop;
mod show;

use crate::context::{Clock, Context, Opened};
use crate::failure::{Failure, Result};
use crate::input::events::{self, Event, Events};
use crate::output::{Page, Report};
use answers::Answer;
use chrono::TimeDelta;
use desktop::Desktop;
use rekindle_core::moment::Instant;
use rekindle_core::reminders::room::{FiringView, ReminderAnswer, ReminderView};
use rekindle_core::{Here, RekindleError};
use serde_json::Value;
use show::{Bell, Show};
use std::collections::VecDeque;
use std::time::Duration;

/// Longest time between two looks at the clock.
const POLL: Duration = Duration::from_secs(20);
/// How far back a ring is still worth something after the machine was suspended: there is no backlog.
const RING_LATE: TimeDelta = TimeDelta::days(1);

/// Rings until it is ended.
pub(super) fn run(context: &Context) -> Result<Report> {
    let opened = context.open_locked()?;
    let clock = context.clock().running();
    let mut remind = Remind {
        context,
        show: Show::new(context.json, &opened),
        opened,
        clock,
        looked: clock.now(),
        waiting: VecDeque::new(),
        desktop: Desktop::find(),
    };
    // Listening first: Ctrl+C is clean from the first word on.
    let events = events::listen()?;
    remind.greet()?;
    let ended = remind.stay(&events);
    remind.opened.companion.close()?;
    ended?;
    Ok(Report { json: Value::Null, page: Page::new() })
}

struct Remind<'a> {
    context: &'a Context,
    opened: Opened,
    clock: Clock,
    show: Show,
    /// The last instant up to which everything rang.
    looked: Instant,
    /// What rang and was not answered, the oldest first.
    waiting: VecDeque<FiringView>,
    desktop: Desktop,
}

impl Remind<'_> {
    fn greet(&mut self) -> Result<()> {
        let next = self.plan(self.clock.now())?.into_iter().find(|item| item.firing.is_some());
        self.show.greeting(next.as_ref(), &self.here(self.clock.now())?)
    }

    fn stay(&mut self, events: &Events) -> Result<()> {
        loop {
            let wait = match self.look() {
                Ok(wait) => wait,
                // Another window is writing: the next look is soon enough.
                Err(Failure::Core(RekindleError::Busy)) => Duration::from_secs(1),
                Err(failure) => return Err(failure),
            };
            match events.next(wait) {
                Some(Event::Line(line)) => self.answer(&line)?,
                Some(Event::InputEnded) => self.show.no_more_answers(),
                Some(Event::End) => return self.show.ended(),
                None => {}
            }
        }
    }

    /// Rings what became due since the last look. Says how long nothing else will.
    fn look(&mut self) -> Result<Duration> {
        if !self.context.has_vault()? {
            return Err(RekindleError::NoVault.into());
        }
        let now = self.clock.now();
        // A clock that was set back: what rang is in the vault, what did not is still to come.
        self.looked = self.looked.clamp(now - RING_LATE, now);
        loop {
            let planned = self.plan(self.looked)?;
            let due = planned.iter().take_while(|item| item.instant <= now).count();
            let Some(next) = planned.get(due) else {
                self.ring(&planned, now)?;
                // All slots were due: what found none is due as well, or there is nothing more.
                match planned.last() {
                    Some(last) if last.instant > self.looked => self.looked = last.instant,
                    _ => {
                        self.looked = now;
                        return Ok(POLL);
                    }
                }
                continue;
            };
            let until_next = (next.instant - now).to_std().unwrap_or_default();
            self.ring(&planned[..due], now)?;
            self.looked = now;
            return Ok(until_next.min(POLL));
        }
    }

    /// Rings the latest of each ritual; the others of the same time away have rung with it.
    fn ring(&mut self, due: &[ReminderView], now: Instant) -> Result<()> {
        let here = self.here(now)?;
        // A machine that wakes up at night shows what it slept through, and lets people sleep.
        let quiet = !due.is_empty()
            && self.opened.companion.settings().view()?.quiet.is_some_and(|hours| hours.cover(here.local()));
        for (index, item) in due.iter().enumerate() {
            let Some(firing) = &item.firing else { continue };
            let superseded = due[index + 1..]
                .iter()
                .any(|later| later.firing.as_ref().is_some_and(|later| later.ritual == firing.ritual));
            if !superseded {
                if quiet {
                    self.show.ring(item, Bell::Silent, &here)?;
                } else {
                    self.desktop.notify(&self.opened);
                    self.show.ring(item, Bell::Rings, &here)?;
                }
                // The same ritual and day needs one answer.
                self.waiting.retain(|other| (other.ritual, other.day) != (firing.ritual, firing.day));
                self.waiting.push_back(firing.clone());
                self.ask()?;
            }
            // After the ring: one that rings twice does less harm than one that never does.
            if let Err(error) = self.opened.companion.reminders().rang(firing, &here) {
                // Said, and no reason to fall silent: this process will not ring it again.
                self.show.refused(&error.into())?;
            }
        }
        Ok(())
    }

    fn answer(&mut self, line: &str) -> Result<()> {
        self.show.line_was_typed();
        let words = self.opened.guide.words();
        let Some(firing) = self.waiting.front().cloned() else {
            return if line.trim().is_empty() { Ok(()) } else { self.show.nothing_waits() };
        };
        let answer = match answers::read(line, words) {
            Some(Answer::Show) => {
                match self.opened.companion.rituals().show(firing.ritual, self.opened.language()) {
                    Ok(ritual) => self.show.name(&ritual.name)?,
                    Err(error @ RekindleError::Locked) => self.show.refused(&error.into())?,
                    Err(error) => return Err(error.into()),
                }
                return self.ask();
            }
            Some(Answer::Book(answer)) => answer,
            None => return self.ask(),
        };
        let here = self.here(self.clock.now())?;
        let reminders = self.opened.companion.reminders();
        match reminders.answer(answer, firing.ritual, firing.rule_local, firing.day, &here) {
            Ok(()) => self.show.answered(answer, &firing, &here)?,
            // Another window is writing: the question stays.
            Err(RekindleError::Busy) => return self.ask(),
            // Put away or gone meanwhile: said, and nothing waits for it any more.
            Err(error @ (RekindleError::Retired | RekindleError::NotFound { .. })) => {
                self.show.refused(&error.into())?;
            }
            Err(error) => return Err(error.into()),
        }
        self.waiting.pop_front();
        self.ask()
    }

    /// Asks about the oldest ring that waits.
    fn ask(&mut self) -> Result<()> {
        match self.waiting.front() {
            Some(firing) => self.show.question(firing, self.waiting.len() > 1),
            None => Ok(()),
        }
    }

    fn here(&self, now: Instant) -> Result<Here> {
        self.context.here_at(now)
    }

    fn plan(&self, from: Instant) -> Result<Vec<ReminderView>> {
        let slots = usize::from(super::reminders::SYSTEM_LIMIT);
        let plan =
            self.opened.companion.reminders().plan(slots, &self.here(from)?, self.opened.language())?;
        Ok(plan.items)
    }
}

/// The answer's name in JSON documents.
const fn answer_name(answer: ReminderAnswer) -> &'static str {
    match answer {
        ReminderAnswer::Done => "done",
        ReminderAnswer::Later => "later",
        ReminderAnswer::Skip => "skip",
    }
}
