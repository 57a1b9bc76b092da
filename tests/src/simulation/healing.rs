//! After the story: the store behaves, people link again what is not linked, and both phones exchange some rounds. Then
//! both must hold the same, show the same, and have lost nothing.

use super::Told;
use super::ledger::{Change, Facts};
use super::phone::here;
use super::world::{World, name};
use rekindle_core::couple::room::{LeaveWay, LinkStateView, SharedHistory};

/// Rounds after which both phones must have settled: in the sixteenth exchange without a word a phone asks after all
/// that it has put; the other reads it, and may be left with its own oldest lost, which it misses after four more.
pub const ROUNDS: u32 = 24;

/// How often people link again before it is a finding.
const MENDS: u32 = 4;

/// How the rounds after all is well ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Settling {
    /// Both hold the same, and nothing is missing.
    Done,
    /// A phone knows itself copied and has to be linked again.
    Stopped,
    /// The rounds are over.
    Not,
}

impl World {
    /// Lets all be well and judges what is left.
    pub(super) fn heal(&mut self) -> Told<()> {
        self.tell(|| "all is well from here on".to_owned());
        self.store.heal();
        self.copy = None;
        self.now += 86_400;
        for phone in &mut self.phones {
            (phone.skew, phone.offset) = (0, 3600);
            phone.companion.limit_pages(None).map_err(super::phone::said)?;
        }
        let mut end = Settling::Stopped;
        for _ in 0..MENDS {
            self.mend_link()?;
            end = self.settle()?;
            if end != Settling::Stopped {
                break;
            }
        }
        if end != Settling::Done {
            // A phone that went on from an old copy may wait for what its partner was told has arrived, while the store
            // has lost it. Only people see that: the phone is linked as a new one.
            let doubtful = (0..2).find(|who| self.phones[*who].is_doubtful);
            let Some(who) = doubtful else {
                return Err(format!("not settled after {ROUNDS} rounds"));
            };
            self.tally.begun_anew += 1;
            self.leave(who, LeaveWay::Silently, SharedHistory::Delete)?;
            self.mend_link()?;
            if self.settle()? != Settling::Done {
                return Err(format!("not settled after {ROUNDS} rounds, and {} began anew", name(who)));
            }
        }
        self.compare()
    }

    /// Exchanges until nothing changes any more. Not settled when a phone stops or the rounds are over.
    fn settle(&mut self) -> Told<Settling> {
        let held: Vec<Facts> = self.phones.iter().map(|phone| phone.known.clone()).collect();
        for round in 1..=ROUNDS {
            self.now += 3600;
            for who in 0..2 {
                self.exchange(who, None)?;
                if self.standing(who)? == LinkStateView::Stopped {
                    return Ok(Settling::Stopped);
                }
            }
            let [a, b] = &self.phones;
            // Equal, and nothing that was held by either is missing: a phone that has not spoken yet may look equal.
            if a.known == b.known
                && held.iter().flatten().all(|(name, content)| a.known.get(name) == Some(content))
            {
                self.tally.rounds = self.tally.rounds.max(round);
                return Ok(Settling::Done);
            }
        }
        Ok(Settling::Not)
    }

    /// Links again what is not linked, as two people would who notice it.
    fn mend_link(&mut self) -> Told<()> {
        let standing = [self.standing(0)?, self.standing(1)?];
        let linked = standing.map(|one| one == LinkStateView::Linked);
        let links = [self.phones[0].link, self.phones[1].link];
        if linked == [true, true] && links[0] == links[1] {
            return Ok(());
        }
        // The one whose link is the latest goes on; the other is linked to it again.
        let living = usize::from(!linked[0] || (linked[1] && links[1] > links[0]));
        let other = 1 - living;
        if linked[living] {
            if linked[other] {
                let doubtful = self.phones[other].is_doubtful;
                let history = if doubtful { SharedHistory::Delete } else { SharedHistory::Keep };
                self.leave(other, LeaveWay::Silently, history)?;
            }
            if self.link(living, true, false)? {
                return Ok(());
            }
        }
        for who in 0..2 {
            self.leave_when_paired(who)?;
        }
        if self.link(0, false, false)? {
            Ok(())
        } else {
            Err("two people alone could not be paired".to_owned())
        }
    }

    fn compare(&mut self) -> Told<()> {
        let here = here(self.now, 3600)?;
        self.look(0, Change::Nothing)?;
        self.look(1, Change::Nothing)?;
        let (a, b) = (self.phones[0].seen(&here)?, self.phones[1].seen(&here)?);
        if a != b {
            return Err(format!("A sees\n{a}\nB sees\n{b}"));
        }
        for who in 0..2 {
            self.phones[who].check_projections(&here).map_err(|reason| format!("{}: {reason}", name(who)))?;
        }
        self.tally.facts += self.ledger.len() as u64;
        self.judge_objects()
    }

    /// Bounded by what was written, and never two contents under one name, but for phones that were copied.
    fn judge_objects(&mut self) -> Told<()> {
        let put = self.store.ever_put();
        if !self.was_copied
            && let Some((name, _)) = put.iter().find(|(_, contents)| contents.len() > 1)
        {
            return Err(format!("two contents under {name}"));
        }
        let objects = u64::from(self.store.deeds().objects);
        // Each fact once by each phone in each link, each time a word about it, and under eight names at most.
        let links = u64::from(self.links) + 1;
        let most = (self.ledger.len() as u64 + 1) * links * 4 * 8;
        self.tally.objects += objects;
        if objects > most { Err(format!("{objects} objects, and at most {most} were due")) } else { Ok(()) }
    }
}
