//! Leaving: one person, at once, without asking anybody, offline too.
//!
//! The keys on this side go in the same transaction, and the file is cleared of them before the call returns: a copy of
//! the vault made afterwards opens nothing. What stays to be done with the store (one's own objects deleted, the last
//! words delivered) needs no key and is done by the next exchanges.

use super::CoupleRoom;
use super::writing::write;
use crate::couple::fact::{EncodedFact, SharedFact};
use crate::couple::share::{ShareLevel, Shareable};
use crate::entropy::Entropy;
use crate::error::{Input, RekindleError, Result, Thing};
use crate::here::Here;
use crate::moment::RitualDay;
use crate::settings;
use crate::sync::exchange::seal_pending;
use crate::sync::keys::LinkKeys;
use crate::sync::mailbox::ObjectName;
use crate::sync::segment::MAX_ATTEMPTS;
use crate::vault::couple::Couple;
use crate::vault::outbox::{self, Leftover};
use crate::vault::pauses::Pause;
use crate::vault::projections;
use crate::vault::{
    VaultError, couple, facts, link, marks, pairing, pauses, reminders, rituals, settings as rows,
    shared_marks,
};
use rusqlite::Transaction;
use uuid::Uuid;

/// How to leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LeaveWay {
    /// Not for good: one ordinary pause of both is sent, and then nothing.
    QuietPause,
    /// Without a message: the other sees what a phone that is offline would show.
    Silently,
    /// With words of one's own, which are sealed before the keys go and delivered by the next exchange.
    WithWords(String),
}

/// What becomes of the shared history on this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SharedHistory {
    /// It stays here, for oneself.
    Keep,
    /// It goes; one's own marks in it stay one's own.
    Delete,
}

/// Leaving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveRequest {
    /// How.
    pub way: LeaveWay,
    /// What becomes of the shared history here. For [`LeaveWay::QuietPause`] it always stays.
    pub history: SharedHistory,
}

/// What leaving did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftView {
    /// The keys stand in no file any more. Not so while another program has the vault open: closing both is enough.
    pub cleared: bool,
}

impl CoupleRoom<'_> {
    /// Leaves. Reminders for two stop with it; rituals and one's own marks stay.
    ///
    /// # Errors
    /// When there is nobody to leave, or the words are empty or too long.
    pub fn leave(self, request: &LeaveRequest, here: &Here) -> Result<LeftView> {
        write(&self.0.vault, |tx| {
            let Some(couple) = couple::get(tx)? else {
                return Ok(Err(RekindleError::NotFound { what: Thing::Couple }));
            };
            let today = here.today(settings::read(tx)?.day_start);
            match &request.way {
                LeaveWay::QuietPause => {
                    pause_quietly(tx, &couple, today)?;
                    return Ok(Ok(()));
                }
                LeaveWay::Silently => leave_objects(tx, &couple, None)?,
                LeaveWay::WithWords(words) => {
                    let fact = SharedFact::Farewell { words: words.trim().to_owned() };
                    // What could not be read on the other side is not sent.
                    if EncodedFact::of(&fact).is_none_or(|encoded| encoded.decode() != fact) {
                        let reason = "between 1 and 800 characters, lines and letters only";
                        return Ok(Err(RekindleError::invalid(Input::Words, reason)));
                    }
                    facts::append_to(tx, couple.set, &fact)?;
                    leave_objects(tx, &couple, Some(&self.0.entropy))?;
                }
            }
            end(tx, &couple, request.history, today, || self.0.entropy.make_row_id(here.now))?;
            Ok(Ok(()))
        })?;
        // The pages that held the keys are overwritten (secure_delete); the log that still has them is cut off.
        match self.0.vault.forget() {
            Ok(()) => Ok(LeftView { cleared: true }),
            Err(VaultError::Busy) => Ok(LeftView { cleared: false }),
            Err(error) => Err(error.into()),
        }
    }
}

/// One pause like any other, and from now on nothing is sent: neither what is done nor that anything was read.
fn pause_quietly(
    tx: &Transaction<'_>,
    couple: &Couple,
    today: RitualDay,
) -> std::result::Result<(), VaultError> {
    let pause = SharedFact::Pause { from: today.max(couple.first_day), until: None, declared: today };
    facts::append_to(tx, couple.set, &pause)?;
    for what in Shareable::ALL {
        couple::set_wish(tx, what, Some(ShareLevel::Off))?;
    }
    link::set_quiet(tx, true)?;
    super::settling::settle(tx, couple)?;
    Ok(())
}

/// Notes what is still to be done with the store, while names can still be derived: the last words are put, what the
/// other has read or will never need is deleted.
fn leave_objects(
    tx: &Transaction<'_>,
    couple: &Couple,
    last_words: Option<&Entropy>,
) -> std::result::Result<(), VaultError> {
    let Some(link) = link::get(tx)?.filter(|link| !link.is_clone) else { return Ok(()) };
    let keys = LinkKeys::derive(&link.secret, link.seat);
    let mut kept = 0;
    if let Some(entropy) = last_words {
        seal_pending(tx, couple, entropy)?;
        for one in outbox::all(tx)? {
            kept = kept.max(one.number);
            outbox::insert_leftover(tx, &Leftover { name: one.name, sealed: Some(one.sealed) })?;
        }
    }
    let wrote = link::get(tx)?.map_or(link.wrote.number, |link| link.wrote.number);
    // What the other has not read stays when words are to reach them: segments are read in order.
    let deletable = if kept > 0 { link.confirmed } else { wrote };
    for number in 1..=deletable {
        // Further attempts exist only where the store planted junk; those of the last ones are known.
        let attempts = if number > link.confirmed { MAX_ATTEMPTS } else { 1 };
        for attempt in 0..attempts {
            let name = ObjectName::from_bytes(keys.own.derive_name(number, attempt));
            outbox::insert_leftover(tx, &Leftover { name, sealed: None })?;
        }
    }
    Ok(())
}

/// Reminders for two stop at once: each agreed ritual is paused for oneself, without end, and can be taken up again.
fn silence_agreed(
    tx: &Transaction<'_>,
    today: RitualDay,
    mut row_ids: impl FnMut() -> Uuid,
) -> std::result::Result<(), VaultError> {
    for ritual in couple::agreed(tx)?.into_keys() {
        if rituals::get(tx, ritual)?.is_some_and(|ritual| ritual.is_active()) {
            let (from, declared_on) = (today, today);
            pauses::insert(
                tx,
                &Pause { id: row_ids(), ritual: Some(ritual), from, until: None, declared_on },
            )?;
            reminders::delete_snoozes(tx, ritual)?;
        }
    }
    Ok(())
}

/// The couple ends here: keys, wishes, what was computed for two; the history as the person said.
fn end(
    tx: &Transaction<'_>,
    couple: &Couple,
    history: SharedHistory,
    today: RitualDay,
    row_ids: impl FnMut() -> Uuid,
) -> std::result::Result<(), VaultError> {
    silence_agreed(tx, today, row_ids)?;
    link::delete(tx)?;
    pairing::delete(tx)?;
    couple::delete(tx)?;
    if history == SharedHistory::Delete {
        // One's own marks stay one's own: they are said again in the set of one person alone.
        for (ritual, day) in shared_marks::own_marks_of_set(tx, couple.set.id)? {
            if !ritual.is_unnamed() {
                facts::append(tx, &SharedFact::Mark { ritual, day })?;
            }
        }
        facts::delete_set(tx, couple.set.id)?;
        projections::rebuild(tx)?;
    }
    if outbox::leftovers(tx, 1)?.is_empty() {
        rows::put(tx, rows::MAILBOX, None)?;
    }
    marks::rebuild_own_days(tx)
}
