//! The world of one seed: two phones, perhaps a copy of one, a store, and the clock on the wall.

use super::Told;
use super::chance::Chance;
use super::ledger::{Change, Ledger};
use super::line::{Death, Line};
use super::phone::{Phone, said};
use super::store::Store;
use rekindle_core::sync::exchange::{ExchangeState, ExchangeView, Finding};
use rekindle_core::{Companion, RekindleError, Seed};

/// The Monday on which every story begins.
const BEGINNING: i64 = 1_740_996_000;

/// Refusals that a life may meet; anything else is a finding.
const EXPECTED: [&str; 19] = [
    "disk_full",
    "future_day",
    "no_couple",
    "bad_proposal",
    "no_such_proposal",
    "bad_invitation",
    "invitations_off",
    "nothing_asked",
    "bad_pause",
    "no_such_pause",
    "no_such_mark",
    "no_such_level",
    "not_linked",
    "third_phone",
    "pairing_expired",
    "no_invitation",
    "parcel_empty",
    "parcel_stranger",
    "no_such_ritual",
];

/// A world.
#[derive(Debug)]
pub(super) struct World {
    pub(super) chance: Chance,
    pub(super) phones: [Phone; 2],
    /// A copy of one of the phones that lives on beside it.
    pub(super) copy: Option<(usize, Phone)>,
    pub(super) store: Store,
    pub(super) ledger: Ledger,
    /// Seconds since 1970.
    pub(super) now: i64,
    /// Whether a phone ever went on from an old copy, or beside one.
    pub(super) was_copied: bool,
    /// How many pairings and re-linkings there were.
    pub(super) links: u32,
    pub(super) story: Vec<String>,
    pub(super) tally: super::Tally,
}

impl World {
    /// Two new phones from one template, and a store.
    pub(super) fn new(seed: u64, scenery: &super::Stage) -> Told<Self> {
        let mut chance = Chance::new(seed);
        // A quarter of the stores behave; the others treat one call in 3 to 18 badly.
        let badness = if chance.one_in(4) { 0 } else { 3 + chance.below(16) };
        let store = Store::new(chance.bits(), badness, scenery.others.clone());
        let phones = [scenery.make_phone(&mut chance)?, scenery.make_phone(&mut chance)?];
        let steps = vec![format!("one call in {badness} is treated badly")];
        Ok(Self {
            chance,
            phones,
            copy: None,
            store,
            ledger: Ledger::default(),
            now: BEGINNING,
            was_copied: false,
            links: 0,
            story: steps,
            tally: super::Tally::default(),
        })
    }

    pub(super) fn tell(&mut self, what: impl FnOnce() -> String) {
        self.story.push(what());
    }

    pub(super) fn phone(&self, who: usize) -> &Phone {
        if let (2, Some((_, copy))) = (who, &self.copy) { copy } else { &self.phones[who & 1] }
    }

    fn phone_mut(&mut self, who: usize) -> &mut Phone {
        if let (2, Some((_, copy))) = (who, &mut self.copy) { copy } else { &mut self.phones[who & 1] }
    }

    /// A call of a phone's owner; what it leaves behind is judged. Says whether it was done.
    pub(super) fn call<T>(
        &mut self,
        who: usize,
        what: &str,
        change: Change,
        call: impl FnOnce(&Companion, &rekindle_core::Here) -> Result<T, RekindleError>,
    ) -> Told<Option<T>> {
        let here = self.phone(who).here(self.now)?;
        let done = call(&self.phone(who).companion, &here);
        let code = done.as_ref().map_or_else(RekindleError::code, |_| "done");
        self.tell(|| format!("{}: {what}: {code}", name(who)));
        if let Err(error) = &done
            && !EXPECTED.contains(&error.code())
        {
            return Err(format!("{} {what}: {}", name(who), said(error.clone())));
        }
        self.look(who, if done.is_ok() { change } else { Change::Nothing })?;
        Ok(done.ok())
    }

    /// Looks at what a phone holds now.
    pub(super) fn look(&mut self, who: usize, change: Change) -> Told<()> {
        let after = self.phone(who).facts()?;
        let Self { ledger, phones, copy, .. } = self;
        let phone = match (who, copy) {
            (2, Some((_, copy))) => copy,
            _ => &mut phones[who & 1],
        };
        ledger.judge(&phone.known, &after, change).map_err(|reason| format!("{}: {reason}", name(who)))?;
        phone.known = after;
        Ok(())
    }

    /// An exchange, in which the phone may die. What it reports is held against what the store did.
    pub(super) fn exchange(&mut self, who: usize, death: Option<Death>) -> Told<Option<ExchangeView>> {
        let here = self.phone(who).here(self.now)?;
        let before = self.store.deeds();
        let phone = self.phone(who);
        let line = Line::new(&self.store, &phone.companion, death);
        let done = phone.companion.exchange().run(&line, &here);
        let (image, too_large) = line.ended();
        if let Some(size) = too_large {
            return Err(format!("{} put an object of {size} bytes", name(who)));
        }
        self.tally.exchanges += 1;
        if let Some(image) = image {
            self.tell(|| format!("{}: dies in an exchange, {death:?}", name(who)));
            let seed = self.chance.make_seed();
            self.phone_mut(who).reboot(&image, seed)?;
            self.tally.deaths += 1;
            return self.look(who, Change::Hears).map(|()| None);
        }
        self.tell(|| match &done {
            Ok(view) => format!(
                "{}: exchanges: {:?}, sent {}, received {}, {:?}",
                name(who),
                view.state,
                view.sent,
                view.received,
                view.findings
            ),
            Err(error) => format!("{}: exchanges: {}", name(who), error.code()),
        });
        self.look(who, Change::Hears)?;
        match done {
            Ok(view) => {
                self.judge_report(who, &view, self.store.deeds().false_bytes > before.false_bytes)?;
                Ok(Some(view))
            }
            Err(error) if EXPECTED.contains(&error.code()) => Ok(None),
            Err(error) => Err(format!("{} exchanges: {}", name(who), said(error))),
        }
    }

    /// Tampering is named when there was some, and not when there was none.
    fn judge_report(&mut self, who: usize, view: &ExchangeView, was_deceived: bool) -> Told<()> {
        let doubtful = self.phones.iter().any(|phone| phone.is_doubtful);
        let lost = self.store.deeds().losses + self.store.deeds().false_bytes > 0;
        if was_deceived && view.findings.is_empty() {
            return Err(format!("{} was served false bytes and named nothing: {view:?}", name(who)));
        }
        if was_deceived && !matches!(view.state, ExchangeState::Tampered | ExchangeState::Stopped) {
            return Err(format!("{} found tampering and did not say so: {view:?}", name(who)));
        }
        for finding in &view.findings {
            let fits = match finding {
                Finding::Lost { .. } => lost || doubtful,
                Finding::DoesNotOpen { .. } | Finding::Planted { .. } => was_deceived || doubtful,
                Finding::Unfit { .. } => doubtful,
            };
            if !fits {
                return Err(format!("{} cries {finding:?} and nothing was done", name(who)));
            }
        }
        if view.state == ExchangeState::Stopped {
            self.tally.stops += 1;
            if !doubtful {
                return Err(format!("{} stopped and was never copied", name(who)));
            }
        }
        self.tally.findings += u64::from(!view.findings.is_empty());
        Ok(())
    }

    /// Puts another storage in the place of a phone's.
    pub(super) fn replace(&mut self, who: usize, companion: Companion, link: u32) -> Told<()> {
        let phone = self.phone_mut(who);
        phone.companion = companion;
        phone.link = link;
        self.look(who, Change::Another)
    }

    /// A phone's process ends between two steps.
    pub(super) fn reboot(&mut self, who: usize) -> Told<()> {
        let image = self.phone(who).copy()?.image;
        let seed = self.chance.make_seed();
        self.phone_mut(who).reboot(&image, seed)?;
        self.tally.deaths += 1;
        self.look(who, Change::Hears)
    }

    /// A fresh generator for a phone.
    pub(super) fn make_seed(&mut self) -> Seed {
        Seed::from_bytes(self.chance.make_seed())
    }
}

/// How the story calls a phone.
pub(super) fn name(who: usize) -> &'static str {
    ["A", "B", "the copy"].get(who).copied().unwrap_or("?")
}
