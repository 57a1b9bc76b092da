//! What happens in a life: one step after the other, chosen by chance.

use super::Told;
use super::ledger::Change;
use super::line::Death;
use super::phone::{EN, Phone};
use super::world::{World, name};
use rekindle_core::Companion;
use rekindle_core::couple::room::{LeaveWay, LinkStateView, ProposeRequest, SharedHistory};
use rekindle_core::couple::share::{ShareLevel, Shareable};
use rekindle_core::couple::streak::{GoalDays, WeekStart};
use rekindle_core::moment::DayStart;
use rekindle_core::sessions::sensate::{AskedYes, Phase};
use rekindle_core::sessions::timer::SessionNumber;

const HOUR: i64 = 3600;

impl World {
    /// One step.
    pub(super) fn step(&mut self) -> Told<()> {
        self.now += self.chance.between(0, 14 * HOUR);
        let who = self.chance.index(2 + usize::from(self.copy.is_some()));
        match self.chance.below(100) {
            0..30 => self.mark(who),
            30..36 => self.take_back(who),
            36..66 => self.exchange_somehow(who),
            66..70 => self.propose(who),
            70..72 => self.ask(who),
            72..77 => self.accept(who),
            77..80 => self.share(who),
            80..83 => self.pause(who),
            83..86 => {
                self.jump_clock(who);
                Ok(())
            }
            86..88 => self.parcel(who & 1),
            88..92 => {
                let what = self.store.misbehave();
                self.tell(|| format!("the store {what}"));
                Ok(())
            }
            92..94 => self.disk(who),
            94..96 => self.remember(who & 1),
            _ => self.rare(who & 1),
        }
    }

    /// How most stories begin: one proposes all that can be shared, the other says yes, as far as the store lets them.
    pub(super) fn agree(&mut self, who: usize) -> Told<()> {
        let rituals = self.phone(who).companion.rituals().list(EN).map_err(super::phone::said)?;
        for ritual in &rituals {
            let request = ProposeRequest::Ritual(ritual.id);
            self.call(who, "proposes", Change::Says, |c, here| c.couple().propose(&request, None, here, EN))?;
            self.exchange(who, None)?;
            self.exchange(1 - who, None)?;
            self.accept(1 - who)?;
            self.exchange(1 - who, None)?;
            self.exchange(who, None)?;
        }
        Ok(())
    }

    fn mark(&mut self, who: usize) -> Told<()> {
        let Some((ritual, day)) = self.ritual_and_day(who)? else { return Ok(()) };
        self.call(who, "marks", Change::Says, |c, here| c.rituals().mark(ritual, Some(day), here))?;
        Ok(())
    }

    fn take_back(&mut self, who: usize) -> Told<()> {
        let Some((ritual, day)) = self.ritual_and_day(who)? else { return Ok(()) };
        self.call(who, "takes back", Change::Says, |c, here| c.rituals().take_back(ritual, Some(day), here))?;
        Ok(())
    }

    fn ritual_and_day(
        &mut self,
        who: usize,
    ) -> Told<Option<(rekindle_core::ids::RitualId, rekindle_core::moment::RitualDay)>> {
        let phone = self.phone(who);
        let today = phone.here(self.now)?.today(DayStart::default());
        let all = phone.companion.rituals().list(EN).map_err(super::phone::said)?;
        let back = i32::try_from(self.chance.below(5)).unwrap_or(0);
        Ok(self.chance.pick(&all).map(|ritual| (ritual.id, today.plus(-back))))
    }

    fn exchange_somehow(&mut self, who: usize) -> Told<()> {
        let death = self.chance.one_in(4).then(|| Death {
            call: u32::try_from(self.chance.below(6)).unwrap_or(0),
            after: self.chance.one_in(2),
        });
        self.exchange(who, death).map(|_| ())
    }

    fn propose(&mut self, who: usize) -> Told<()> {
        let phone = self.phone(who);
        let here = phone.here(self.now)?;
        let rituals = phone.companion.rituals().list(EN).map_err(super::phone::said)?;
        let open = phone.companion.couple().view(&here, EN).map_err(super::phone::said)?.proposals;
        let request = match self.chance.below(4) {
            0 => {
                let days = 1 + u8::try_from(self.chance.below(7)).unwrap_or(0);
                ProposeRequest::Goal(GoalDays::new(days).map_err(|error| error.to_string())?)
            }
            1 => ProposeRequest::WeekStart(
                [WeekStart::Monday, WeekStart::Sunday, WeekStart::Saturday][self.chance.index(3)],
            ),
            _ => match self.chance.pick(&rituals) {
                Some(ritual) => ProposeRequest::Ritual(ritual.id),
                None => return Ok(()),
            },
        };
        let theirs = open.iter().find(|proposal| !proposal.own).map(|proposal| proposal.id);
        let instead_of = theirs.filter(|_| self.chance.one_in(2));
        self.call(who, "proposes", Change::Says, |c, here| {
            c.couple().propose(&request, instead_of, here, EN)
        })?;
        Ok(())
    }

    /// Asks for something of today, or says yes to it.
    fn ask(&mut self, who: usize) -> Told<()> {
        match self.chance.below(4) {
            0 => {
                let practice = ["morning-coffee", "massage-exchange"][self.chance.index(2)];
                let invites = |c: &Companion, here: &_| c.couple().invite_to(practice, None, here, EN);
                self.call(who, "invites", Change::Says, invites)?;
            }
            1 => {
                let phase = [Phase::P2, Phase::P3][self.chance.index(2)];
                self.call(who, "is ready", Change::Says, |c, here| c.say_ready(phase, here))?;
            }
            2 => {
                let mut number = [0; 16];
                number.copy_from_slice(&self.chance.make_seed()[..16]);
                let question = AskedYes {
                    number: SessionNumber::new(number),
                    phase: Phase::P2,
                    seconds: 2100,
                    turn_seconds: 900,
                };
                self.call(who, "asks", Change::Says, |c, here| c.send_question(question, here))?;
            }
            _ => {
                self.call(who, "says yes to it", Change::Says, Companion::send_yes)?;
            }
        }
        Ok(())
    }

    fn accept(&mut self, who: usize) -> Told<()> {
        let phone = self.phone(who);
        let view = phone.companion.couple().view(&phone.here(self.now)?, EN).map_err(super::phone::said)?;
        let Some(open) = view.proposals.iter().find(|proposal| !proposal.own) else { return Ok(()) };
        self.call(who, "accepts", Change::Says, |c, here| c.couple().accept_proposal(open.id, here))?;
        Ok(())
    }

    fn share(&mut self, who: usize) -> Told<()> {
        let what = Shareable::ALL[self.chance.index(5)];
        let what = if self.chance.one_in(2) { Shareable::Marks } else { what };
        let level = [ShareLevel::Off, ShareLevel::Days, ShareLevel::On, ShareLevel::On][self.chance.index(4)];
        let told = format!("shares {what} {level}");
        self.call(who, &told, Change::Says, |c, _| c.couple().share(what, level))?;
        Ok(())
    }

    fn pause(&mut self, who: usize) -> Told<()> {
        if self.chance.one_in(2) {
            self.call(who, "resumes", Change::Says, |c, here| c.couple().resume(here))?;
            return Ok(());
        }
        let today = self.phone(who).here(self.now)?.today(DayStart::default());
        let from = today.plus(i32::try_from(self.chance.between(-8, 3)).unwrap_or(0));
        let until =
            self.chance.one_in(2).then(|| from.plus(i32::try_from(self.chance.below(9)).unwrap_or(0)));
        self.call(who, "pauses", Change::Says, |c, here| c.couple().pause(Some(from), until, here))?;
        Ok(())
    }

    /// A clock that is set, a flight, across the date line too.
    fn jump_clock(&mut self, who: usize) {
        let zones = [-12 * 3600, -3600 * 5, 0, 3600, 20_700, 9 * 3600, 14 * 3600];
        let offset = zones[self.chance.index(zones.len())];
        let skew = match self.chance.below(4) {
            0 => self.chance.between(-72 * HOUR, 72 * HOUR),
            1 => self.chance.between(-600, 600),
            _ => 0,
        };
        self.tell(|| format!("{}: clock {skew} s off, {offset} s east", name(who)));
        let phone = &mut self.phones[who & 1];
        (phone.skew, phone.offset) = (skew, offset);
    }

    fn parcel(&mut self, from: usize) -> Told<()> {
        let made = self.call(from, "makes a parcel", Change::Nothing, |c, _| c.exchange().parcel_out())?;
        let Some(parcel) = made else { return Ok(()) };
        let to = 1 - from;
        self.call(to, "takes a parcel in", Change::Hears, |c, _| c.exchange().parcel_in(&parcel.bytes))?;
        Ok(())
    }

    /// The disk fills up, or has room again.
    fn disk(&mut self, who: usize) -> Told<()> {
        let pages = self.chance.one_in(2).then_some(0);
        self.tell(|| {
            format!("{}: the disk {}", name(who), if pages.is_some() { "is full" } else { "has room" })
        });
        self.phone(who).companion.limit_pages(pages).map_err(super::phone::said)
    }

    /// A copy of a phone's storage is made.
    fn remember(&mut self, who: usize) -> Told<()> {
        self.tell(|| format!("{}: is copied", name(who)));
        let copy = self.phone(who).copy()?;
        let copies = &mut self.phones[who].copies;
        if copies.len() > 2 {
            copies.remove(0);
        }
        copies.push(copy);
        Ok(())
    }

    /// What happens to few people, once.
    fn rare(&mut self, who: usize) -> Told<()> {
        let copies = self.phones[who].copies.clone();
        let copy = self.chance.pick(&copies).cloned();
        match (self.chance.below(12), copy) {
            (0 | 1, Some(copy)) => {
                self.tell(|| format!("{}: goes on from an old copy", name(who)));
                self.phones[who].is_doubtful = true;
                self.was_copied = true;
                let seed = self.make_seed();
                let companion = Companion::from_image(&copy.image, &seed).map_err(super::phone::said)?;
                self.replace(who, companion, copy.link)
            }
            (2 | 3, Some(copy)) => {
                self.tell(|| format!("a copy of {} comes alive", name(who)));
                self.phones[who].is_doubtful = true;
                self.was_copied = true;
                let seed = self.make_seed();
                let mut phone =
                    Phone::new(Companion::from_image(&copy.image, &seed).map_err(super::phone::said)?);
                phone.link = copy.link;
                self.copy = Some((who, phone));
                self.look(2, Change::Another)
            }
            (4 | 5, Some(copy)) => {
                self.tell(|| format!("{}: a backup is restored", name(who)));
                let seed = self.make_seed();
                let companion =
                    Companion::restored_from_image(&copy.image, &seed).map_err(super::phone::said)?;
                self.replace(who, companion, 0)?;
                self.link_again_perhaps(who)
            }
            (6, _) => {
                self.tell(|| format!("{}: a new phone", name(who)));
                let fresh = super::stage()?.make_phone(&mut self.chance)?;
                self.replace(who, fresh.companion, 0)?;
                self.link_again_perhaps(who)
            }
            (7, _) => {
                let way = match self.chance.below(3) {
                    0 => LeaveWay::QuietPause,
                    1 => LeaveWay::Silently,
                    _ => LeaveWay::WithWords("Thank you for the walks.".to_owned()),
                };
                let keep = self.chance.one_in(2);
                let history = if keep { SharedHistory::Keep } else { SharedHistory::Delete };
                self.leave(who, way, history)
            }
            (8 | 9, _) => self.reboot(who),
            _ => self.link_again_perhaps(who),
        }
    }

    /// A phone that is not linked is linked again, by a partner who is.
    fn link_again_perhaps(&mut self, who: usize) -> Told<()> {
        let (this, other) = (self.standing(who)?, self.standing(1 - who)?);
        if this != LinkStateView::Linked && other == LinkStateView::Linked && self.chance.one_in(2) {
            self.link(1 - who, true, true)?;
        }
        Ok(())
    }
}
