//! Two phones in memory and a store between them, for tests that compare two worlds: everything is seeded, so worlds
//! that differ only in what one person did are equal wherever the other must not see it.

use rekindle_core::couple::room::ProposeRequest;
use rekindle_core::guide::Language;
use rekindle_core::ids::RitualId;
use rekindle_core::moment::{DayStart, Instant, RitualDay, ZoneOffsets};
use rekindle_core::reminders::Quieting;
use rekindle_core::rituals::kind::RitualKind;
use rekindle_core::rituals::room::OwnRequest;
use rekindle_core::rituals::schedule::ScheduleChoice;
use rekindle_core::sync::exchange::ExchangeView;
use rekindle_core::sync::mailbox::memory::MemoryMailbox;
use rekindle_core::{Companion, Here, RekindleError, Result, Seed};

/// The language of what is shown.
pub const EN: Language = Language::ENGLISH;

/// Noon in Central Europe of the day on which they pair, a Monday.
const DAY_0: i64 = 1_740_999_600;

/// Two people and their store.
#[derive(Debug)]
pub struct Two {
    /// One of them.
    pub a: Companion,
    /// The other.
    pub b: Companion,
    /// What they exchange through.
    pub mailbox: MemoryMailbox,
}

/// So many minutes after noon of the `n`-th day of the story.
pub fn at(n: i32, minutes: i64) -> Result<Here> {
    let second = DAY_0 + i64::from(n) * 86_400 + minutes * 60;
    let reason = || RekindleError::Storage { reason: "no such instant".to_owned() };
    let now = Instant::from_timestamp(second, 0).ok_or_else(reason)?;
    Ok(Here { now, offsets: ZoneOffsets::fixed(3600).map_err(|_| reason())? })
}

/// Noon of the `n`-th day.
pub fn noon(n: i32) -> Result<Here> {
    at(n, 0)
}

/// The `n`-th day; 0 is the first shared one.
pub fn day(n: i32) -> Result<RitualDay> {
    Ok(noon(n)?.today(DayStart::default()))
}

/// A ritual of one's own, without times.
pub fn make_ritual(phone: &Companion, name: &str, kind: RitualKind) -> Result<RitualId> {
    let request = OwnRequest {
        name: name.to_owned(),
        kind,
        private: false,
        quieting: Quieting::RestOfDay,
        schedule: ScheduleChoice::Unscheduled,
    };
    Ok(phone.rituals().make_own(&request, &noon(0)?, EN)?.id)
}

impl Two {
    /// Two who paired on day 0.
    pub fn paired() -> Result<Self> {
        let here = noon(0)?;
        let a = Companion::in_memory(&Seed::from_bytes([1; 32]), &here)?;
        let b = Companion::in_memory(&Seed::from_bytes([2; 32]), &here)?;
        let two = Self { a, b, mailbox: MemoryMailbox::default() };
        let code = two.a.couple().invite(&here)?.code;
        let reply = two.b.couple().join(&code, &here)?.reply;
        let reveal = two.a.couple().confirm(&reply, &here)?.reveal.unwrap_or_default();
        two.b.couple().finish(&reveal)?;
        two.a.couple().accept(&here)?;
        two.b.couple().accept(&here)?;
        two.exchange(0)?;
        Ok(two)
    }

    /// Both exchange, at noon of a day, until both have read all. Gives the last of each.
    pub fn exchange(&self, n: i32) -> Result<[ExchangeView; 2]> {
        let (here, mailbox) = (noon(n)?, &self.mailbox);
        self.a.exchange().run(mailbox, &here)?;
        self.b.exchange().run(mailbox, &here)?;
        Ok([self.a.exchange().run(mailbox, &here)?, self.b.exchange().run(mailbox, &here)?])
    }

    /// A ritual of A's that both agree to on day 0.
    pub fn agree(&self, name: &str, kind: RitualKind) -> Result<RitualId> {
        let (here, ritual) = (noon(0)?, make_ritual(&self.a, name, kind)?);
        let proposal = self.a.couple().propose(&ProposeRequest::Ritual(ritual), None, &here, EN)?;
        self.exchange(0)?;
        self.b.couple().accept_proposal(proposal.id, &here)?;
        self.exchange(0)?;
        Ok(ritual)
    }

    /// All that B has of it on a day: every byte of B's storage, each screen, and what lies in the store, by name and
    /// size. (The bytes in the store are sealed with A's random numbers and differ anyway.)
    pub fn all_of_b(&self, n: i32) -> Result<(Vec<u8>, String)> {
        let (here, couple) = (noon(n)?, self.b.couple());
        let stored: Vec<_> =
            self.mailbox.objects().into_iter().map(|(name, bytes)| (name.to_string(), bytes.len())).collect();
        let guide = self.b.guide(EN)?;
        let seen = format!(
            "{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{:?}\n{stored:?}",
            couple.view(&here, EN)?,
            couple.invitations(&here, EN)?,
            couple.figures(&here)?,
            couple.weeks(&here)?,
            couple.calendar(day(-30)?, day(n)?, &here)?,
            self.b.today().view(&here, EN)?,
            self.b.reminders().plan(64, &here, EN)?,
            self.b.export_data(&guide, &here)?,
        );
        Ok((self.b.image()?, seen))
    }
}
