//! Where a mark goes: into the couple's set with its ritual, as a day only, or nowhere but one's own weeks.
//!
//! Decided once, when the mark is made, by what is sent then (`consent.md`, Pairing: share levels). A mark that was
//! kept back stays back when the level is raised later.

use crate::couple::fact::{FactId, SharedFact};
use crate::couple::share::{ShareLevel, Shareable, in_force};
use crate::ids::RitualId;
use crate::moment::RitualDay;
use crate::rituals::kind::RitualKind;
use crate::vault::couple::{self, Couple};
use crate::vault::{VaultError, facts, shared_marks};
use rusqlite::{Connection, Transaction};
use std::collections::BTreeSet;

/// Appends a mark of a ritual that counts and is not private.
pub(crate) fn append_mark(
    tx: &Transaction<'_>,
    ritual: RitualId,
    day: RitualDay,
) -> Result<FactId, VaultError> {
    let mark = SharedFact::Mark { ritual, day };
    let Some((couple, kind)) = agreed(tx, ritual, day)? else { return facts::append(tx, &mark) };
    match (level(tx, &couple, Shareable::Marks)?, kind) {
        (ShareLevel::On, _) => {
            let id = facts::append_to(tx, couple.set, &mark)?;
            couple::refresh_days(tx, &couple, &BTreeSet::from([day]))?;
            Ok(id)
        }
        (ShareLevel::Days, RitualKind::Together) => {
            let id = facts::append(tx, &mark)?;
            if shared_marks::own_marks_in(tx, couple.set.id, RitualId::UNNAMED, day)?.is_empty() {
                facts::append_to(tx, couple.set, &SharedFact::DayMark { day })?;
                couple::refresh_days(tx, &couple, &BTreeSet::from([day]))?;
            }
            Ok(id)
        }
        (ShareLevel::Days | ShareLevel::Off, _) => facts::append(tx, &mark),
    }
}

/// Takes back all of one's own marks of a ritual and day that are facts, each in its own set; says how many.
pub(crate) fn take_back_marks(
    tx: &Transaction<'_>,
    ritual: RitualId,
    day: RitualDay,
) -> Result<usize, VaultError> {
    let marks = shared_marks::own_marks(tx, ritual, day)?;
    for (set, mark) in &marks {
        if let Some(set) = facts::get(tx, *set)? {
            facts::append_to(tx, set, &SharedFact::TakeBack { mark: *mark })?;
        }
    }
    if let Some(couple) = couple::get(tx)? {
        take_back_day(tx, &couple, day)?;
        couple::refresh_days(tx, &couple, &BTreeSet::from([day]))?;
    }
    Ok(marks.len())
}

/// A day that was told without a name is taken back when nothing for two stands on it here any more.
fn take_back_day(tx: &Transaction<'_>, couple: &Couple, day: RitualDay) -> Result<(), VaultError> {
    let told = shared_marks::own_marks_in(tx, couple.set.id, RitualId::UNNAMED, day)?;
    if told.is_empty() {
        return Ok(());
    }
    for (ritual, kind) in couple::agreed(tx)? {
        if kind == RitualKind::Together && !shared_marks::own_marks(tx, ritual, day)?.is_empty() {
            return Ok(());
        }
    }
    for mark in told {
        facts::append_to(tx, couple.set, &SharedFact::TakeBack { mark })?;
    }
    Ok(())
}

/// What is sent of a kind now.
pub(crate) fn level(
    connection: &Connection,
    couple: &Couple,
    what: Shareable,
) -> Result<ShareLevel, VaultError> {
    let state = couple::state(connection, couple)?;
    let (own, partner) = (state.yes(couple.side, what), state.yes(couple.side.other(), what));
    Ok(in_force(own, partner, couple::wish(connection, what)?))
}

/// The living couple and the ritual's kind, when both agreed to it and the day is a shared one.
fn agreed(
    connection: &Connection,
    ritual: RitualId,
    day: RitualDay,
) -> Result<Option<(Couple, RitualKind)>, VaultError> {
    let Some(couple) = couple::get(connection)?.filter(|couple| day >= couple.first_day) else {
        return Ok(None);
    };
    Ok(couple::agreed_kind(connection, ritual)?.map(|kind| (couple, kind)))
}
