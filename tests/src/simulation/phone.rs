//! A phone of the simulated two: its storage, its clock, copies of it, and what it was seen to hold.

use super::Told;
use super::ledger::Facts;
use rekindle_core::guide::Language;
use rekindle_core::here::Here;
use rekindle_core::moment::{Instant, ZoneOffsets};
use rekindle_core::{Companion, RekindleError, Seed};

/// The language of all that is shown here.
pub(super) const EN: Language = Language::ENGLISH;

/// A copy of a phone's storage, as a device backup or a cloned phone has it.
#[derive(Debug, Clone)]
pub(super) struct Copy {
    pub(super) image: Vec<u8>,
    pub(super) link: u32,
}

/// One phone.
#[derive(Debug)]
pub(super) struct Phone {
    pub(super) companion: Companion,
    /// Seconds by which its clock is wrong.
    pub(super) skew: i64,
    /// Seconds east of Greenwich.
    pub(super) offset: i32,
    pub(super) copies: Vec<Copy>,
    /// The pairing or re-linking that its link came from, as the world numbers them; 0: none.
    pub(super) link: u32,
    /// What its set was seen to hold.
    pub(super) known: Facts,
    /// It went on from an old copy, or a copy of it went on, since it was linked: what only it knew may be gone.
    pub(super) is_doubtful: bool,
}

impl Phone {
    pub(super) fn new(companion: Companion) -> Self {
        Self {
            companion,
            skew: 0,
            offset: 3600,
            copies: Vec::new(),
            link: 0,
            known: Facts::new(),
            is_doubtful: false,
        }
    }

    /// What its clock and its place say at this second of the world.
    pub(super) fn here(&self, now: i64) -> Told<Here> {
        here(now + self.skew, self.offset)
    }

    /// What it holds of the couple's facts.
    pub(super) fn facts(&self) -> Told<Facts> {
        let rows = self.companion.shared_facts().map_err(said)?;
        Ok(rows.into_iter().map(|row| (row.name, (row.lamport, row.kind, row.payload))).collect())
    }

    /// Its storage now.
    pub(super) fn copy(&self) -> Told<Copy> {
        Ok(Copy { image: self.companion.image().map_err(said)?, link: self.link })
    }

    /// The process ends and begins anew over the same storage.
    pub(super) fn reboot(&mut self, image: &[u8], seed: [u8; 32]) -> Told<()> {
        self.companion = Companion::from_image(image, &Seed::from_bytes(seed)).map_err(said)?;
        Ok(())
    }

    /// All that a person sees that is computed, as text. `now` is the same for both when two are compared.
    pub(super) fn seen(&self, here: &Here) -> Told<String> {
        let couple = self.companion.couple();
        let (figures, weeks) = (couple.figures(here).map_err(said)?, couple.weeks(here).map_err(said)?);
        let today = here.today(rekindle_core::moment::DayStart::default());
        let calendar = couple.calendar(today.plus(-60), today, here).map_err(said)?;
        let view = couple.view(here, EN).map_err(said)?;
        let mut open: Vec<_> = view.proposals.iter().map(|one| (one.id, one.content.clone())).collect();
        open.sort_by_key(|(id, _)| *id);
        Ok(format!(
            "{figures:?}\n{weeks:?}\n{calendar:?}\n{:?}\n{open:?}\n{:?}\n{:?}",
            view.rituals, view.pauses, view.first_day
        ))
    }

    /// What is computed from facts is the same when it is built anew. Comes last in a story: the phone has it built anew
    /// afterwards.
    pub(super) fn check_projections(&self, here: &Here) -> Told<()> {
        let all = || -> Told<String> {
            let guide = self.companion.guide(EN).map_err(said)?;
            let data = self.companion.export_data(&guide, here).map_err(said)?;
            let couple = self.companion.couple();
            Ok(format!("{data:?}\n{:?}\n{:?}", couple.figures(here), couple.view(here, EN)))
        };
        let kept = all()?;
        self.companion.rebuild_projections().map_err(said)?;
        let built = all()?;
        if kept == built { Ok(()) } else { Err(format!("projections differ:\n{kept}\nbuilt anew:\n{built}")) }
    }
}

/// Now, at this second, in a zone so many seconds east of Greenwich.
pub(super) fn here(second: i64, offset: i32) -> Told<Here> {
    let now = Instant::from_timestamp(second, 0).ok_or("no such second")?;
    Ok(Here { now, offsets: ZoneOffsets::fixed(offset).map_err(|error| error.to_string())? })
}

/// An error as a finding's text.
#[expect(clippy::needless_pass_by_value, reason = "it stands in map_err")]
pub(super) fn said(error: RekindleError) -> String {
    format!("{}: {error}", error.code())
}
