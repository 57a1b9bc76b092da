//! What can be begun now, which phases are open and why not, and one's own log.
//!
//! What a closed gate or the first days keep back is simply not in the list; nothing says that something is missing.

use super::Sessions;
use super::refusal::SessionRefusal;
use crate::error::Result;
use crate::guide::{Caution, Language};
use crate::here::Here;
use crate::moment::{Moment, RitualDay};
use crate::sessions::plan::{Exercise, ExerciseGuide, LengthRanges};
use crate::sessions::sensate::{
    self, Gate, GateStanding, MedicalAnswer, OfferView, Phase, SessionRecord, Standing, check_may_begin,
    phases_to_choose, suggestible,
};
use crate::settings;
use crate::vault::{Vault, facts, safety, session_log};

/// Days from the first use on which no touch is offered: talk and daily time come first (`product.md`, G0).
const FIRST_DAYS: i32 = 7;

/// What can be begun now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfferedView {
    /// The exercises, without the phases of sensate focus, in the order of the list.
    pub exercises: Vec<OfferedExercise>,
    /// The phases of sensate focus that are open, P3 (a card without a timer) among them when it is; nothing when the
    /// exercise is not offered.
    pub phases: Option<Vec<OfferedExercise>>,
    /// The gate comes before a phase is chosen.
    pub asks_gate: bool,
}

/// One exercise that can be begun.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfferedExercise {
    /// Which.
    pub exercise: Exercise,
    /// Key of its name.
    pub title: &'static str,
    /// What lengths may be chosen; nothing when no timer leads through it.
    pub lengths: Option<LengthRanges>,
    /// Two people on one phone can do it.
    pub one_phone: bool,
    /// Each can say yes on their own phone.
    pub two_phones: bool,
}

/// A phase, and whether it is open to this person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhaseView {
    /// Which.
    pub phase: Phase,
    /// Key of its name.
    pub title: &'static str,
    /// Keys of what to know before, one paragraph each.
    pub about: &'static [&'static str],
    /// Why it cannot begin today; nothing when it can.
    pub closed: Option<SessionRefusal>,
    /// Closed only until both choose to leave the starter out.
    pub opens_by_skipping: bool,
    /// This person may say that they are ready for the phase after this one.
    pub may_say_ready: bool,
    /// This person has said so. Of the other nothing is shown: when both have, the next phase is open.
    pub said_ready: bool,
}

/// A session in one's own log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LogView {
    /// The ritual day on which it began.
    pub day: RitualDay,
    /// Its phase.
    pub phase: Phase,
    /// It ran to its end. By whom another one was ended is not known.
    pub finished: bool,
}

/// What this phone knows of its owner's way, of one moment.
pub(super) struct Own {
    pub(super) today: RitualDay,
    pub(super) first_day: RitualDay,
    pub(super) gate: Option<Gate>,
    pub(super) linked: bool,
    both_ready: Option<Phase>,
    medical: MedicalAnswer,
    log: Vec<SessionRecord>,
}

impl Own {
    pub(super) fn standing(&self, both_skip_starter: bool) -> Standing<'_> {
        Standing {
            log: &self.log,
            gate: self.gate,
            medical: self.medical,
            both_ready: self.both_ready,
            linked: self.linked,
            both_skip_starter,
        }
    }

    pub(super) fn has_finished(&self) -> bool {
        self.log.iter().any(SessionRecord::is_finished)
    }
}

impl Sessions<'_> {
    /// What can be begun now.
    ///
    /// # Errors
    /// [`crate::RekindleError::Locked`].
    pub fn offered(self, here: &Here) -> Result<OfferedView> {
        let guide = self.0.guide(Language::ENGLISH)?;
        self.0.with_journal(|journal| {
            let own = self.standing(journal, here)?;
            let first_days = own.today < own.first_day.plus(FIRST_DAYS);
            let offers = |exercise: &Exercise| match exercise.guide() {
                ExerciseGuide::Practice(id) => guide.practice(id).is_some_and(|practice| {
                    suggestible(own.gate, practice)
                        && !(first_days && practice.minds(Caution::NotOnFirstDays))
                }),
                ExerciseGuide::Page(_) => !matches!(exercise, Exercise::SensateFocus(_)),
            };
            let view = |exercise: Exercise| OfferedExercise {
                exercise,
                title: exercise.title(),
                lengths: LengthRanges::of(exercise),
                one_phone: !exercise.needs_two_phones(),
                two_phones: exercise.needs_consent() && own.linked,
            };
            let is_offered = sensate::offered(own.first_day, own.gate, own.today);
            let phases = is_offered.then(|| {
                let open = phases_to_choose(&own.standing(false), own.today);
                open.into_iter().map(|phase| view(Exercise::SensateFocus(phase))).collect()
            });
            Ok(OfferedView {
                exercises: Exercise::ALL.into_iter().filter(offers).map(view).collect(),
                phases,
                asks_gate: is_offered && Gate::standing(own.gate, own.today, false) == GateStanding::Ask,
            })
        })
    }

    /// The phases, each with why it cannot begin today, if so. Empty while the exercise is not offered.
    ///
    /// # Errors
    /// [`crate::RekindleError::Locked`].
    pub fn phases(self, here: &Here, now: Moment) -> Result<Vec<PhaseView>> {
        self.0.with_journal(|journal| {
            self.settle(journal, now.stamp())?;
            let own = self.standing(journal, here)?;
            if !sensate::offered(own.first_day, own.gate, own.today) {
                return Ok(Vec::new());
            }
            let view = |phase: Phase| {
                let said_ready = phase.next().map(|next| self.has_said_ready(next)).transpose()?;
                let may = |skip| check_may_begin(phase, &own.standing(skip), own.today);
                Ok(PhaseView {
                    phase,
                    title: phase.title(),
                    about: phase.about(),
                    closed: may(false).err().map(SessionRefusal::from),
                    opens_by_skipping: may(false).is_err() && may(true).is_ok(),
                    may_say_ready: sensate::may_say_ready(phase, &own.log),
                    said_ready: said_ready.unwrap_or(false),
                })
            };
            Phase::ALL.into_iter().map(view).collect()
        })
    }

    /// Whether this person may say that they are ready for the phase after `phase`, by their own sessions alone.
    ///
    /// # Errors
    /// [`crate::RekindleError::Locked`].
    pub fn may_say_ready(self, phase: Phase, now: Moment) -> Result<bool> {
        Ok(sensate::may_say_ready(phase, &self.records(now)?))
    }

    /// What this person is offered after two hard sessions: the starter, a pause, the help page.
    ///
    /// # Errors
    /// [`crate::RekindleError::Locked`].
    pub fn offers(self, now: Moment) -> Result<Option<OfferView>> {
        Ok(sensate::offers(&self.records(now)?))
    }

    /// One's own log, newest first.
    ///
    /// # Errors
    /// [`crate::RekindleError::Locked`].
    pub fn log(self, now: Moment) -> Result<Vec<LogView>> {
        let view =
            |one: &SessionRecord| LogView { day: one.day, phase: one.phase, finished: one.is_finished() };
        Ok(self.records(now)?.iter().rev().map(view).collect())
    }

    fn records(self, now: Moment) -> Result<Vec<SessionRecord>> {
        self.0.with_journal(|journal| {
            self.settle(journal, now.stamp())?;
            Ok(journal.read(session_log::log)?)
        })
    }

    pub(super) fn standing(self, journal: &Vault, here: &Here) -> Result<Own> {
        let (today, first_day) =
            self.0.vault.read(|c| Ok((here.today(settings::read(c)?.day_start), facts::first_day(c)?)))?;
        let (linked, both_ready) = self.0.couple().both_ready()?;
        Ok(journal.read(|c| {
            Ok(Own {
                today,
                first_day,
                linked,
                both_ready,
                gate: safety::gate(c)?,
                medical: safety::medical(c)?.unwrap_or(MedicalAnswer::None),
                log: session_log::log(c)?,
            })
        })?)
    }
}
