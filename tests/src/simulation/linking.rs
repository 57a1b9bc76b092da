//! Pairing, re-linking and leaving in a simulated world, with deaths between any two steps.

use super::Told;
use super::ledger::Change;
use super::phone::EN;
use super::world::World;
use rekindle_core::couple::room::{LeaveRequest, LeaveWay, LinkStateView, SharedHistory};

impl World {
    /// How a phone stands.
    pub(super) fn standing(&self, who: usize) -> Told<LinkStateView> {
        let phone = self.phone(who);
        let view = phone.companion.couple().view(&phone.here(self.now)?, EN);
        Ok(view.map_err(super::phone::said)?.link)
    }

    /// The three texts and the yes of both, from a code of `inviter`'s. `risky`: somebody may die between two steps, or
    /// only one of the two says yes. Says whether both are linked by it.
    pub(super) fn link(&mut self, inviter: usize, relink: bool, risky: bool) -> Told<bool> {
        let joiner = 1 - inviter;
        let code = self.call(
            inviter,
            if relink { "makes a code to link again" } else { "invites" },
            Change::Hears,
            |c, here| {
                let couple = c.couple();
                if relink { couple.relink(here) } else { couple.invite(here) }
            },
        )?;
        let Some(code) = code.map(|view| view.code) else { return Ok(false) };
        self.perhaps_die(inviter, risky)?;
        let reply = self.call(joiner, "joins", Change::Hears, |c, here| c.couple().join(&code, here))?;
        let Some(reply) = reply.map(|view| view.reply) else { return Ok(false) };
        self.perhaps_die(joiner, risky)?;
        let confirmed =
            self.call(inviter, "confirms", Change::Hears, |c, here| c.couple().confirm(&reply, here))?;
        let Some(confirmed) = confirmed else { return Ok(false) };
        self.perhaps_die(inviter, risky)?;
        let reveal = confirmed.reveal.unwrap_or_default();
        let finished = self.call(joiner, "finishes", Change::Hears, |c, _| c.couple().finish(&reveal))?;
        let Some(finished) = finished else { return Ok(false) };
        if finished.number != confirmed.number {
            return Err("the two numbers differ".to_owned());
        }
        self.perhaps_die(joiner, risky)?;
        self.links += 1;
        let (link, mut done) = (self.links, 0);
        let order = if self.chance.one_in(2) { [inviter, joiner] } else { [joiner, inviter] };
        for who in order {
            if risky && self.chance.one_in(12) {
                // The other one never says yes.
                self.call(who, "gives up", Change::Hears, |c, _| c.couple().cancel())?;
                continue;
            }
            let was_stopped = self.standing(who)? == LinkStateView::Stopped;
            let change = match (relink, who == inviter) {
                (true, true) => Change::Says,
                (true, false) if was_stopped => Change::SaysAgain,
                _ => Change::Another,
            };
            if self.call(who, "says yes", change, |c, here| c.couple().accept(here))?.is_some() {
                self.phones[who].link = link;
                done += 1;
            }
            self.perhaps_die(who, risky)?;
        }
        if done == 2 && !relink {
            self.phones.iter_mut().for_each(|phone| phone.is_doubtful = false);
        }
        self.tally.links += u64::from(done == 2);
        Ok(done == 2)
    }

    /// One leaves.
    pub(super) fn leave(&mut self, who: usize, way: LeaveWay, history: SharedHistory) -> Told<()> {
        let speaks = matches!(way, LeaveWay::WithWords(_));
        let is_pause = way == LeaveWay::QuietPause;
        let request = LeaveRequest { way, history };
        let change = if is_pause { Change::Says } else { Change::Another };
        let what = format!("leaves, {request:?}");
        let left = self.call(who, &what, change, |c, here| c.couple().leave(&request, here))?;
        if left.is_some() && !is_pause {
            self.ledger.farewells += usize::from(speaks);
            self.phones[who].link = 0;
        }
        Ok(())
    }

    /// Leaves, when there is somebody to leave.
    pub(super) fn leave_when_paired(&mut self, who: usize) -> Told<()> {
        if self.standing(who)? == LinkStateView::Alone {
            return Ok(());
        }
        self.leave(who, LeaveWay::Silently, SharedHistory::Keep)
    }

    fn perhaps_die(&mut self, who: usize, risky: bool) -> Told<()> {
        if risky && self.chance.one_in(8) { self.reboot(who) } else { Ok(()) }
    }
}
