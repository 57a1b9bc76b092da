//! A small life to put through faults: a vault, an hour and a place, a few rituals.
//!
//! Everything is fixed (key, seed, instant), so that two runs of the same steps make the same vault.

use chrono::{NaiveDate, NaiveTime};
use rekindle_core::companion::lock::UnlockRequest;
use rekindle_core::export::json;
use rekindle_core::guide::Language;
use rekindle_core::here::Here;
use rekindle_core::ids::RitualId;
use rekindle_core::journal::entry::{ListRequest, WriteRequest};
use rekindle_core::moment::{BootId, Instant, RitualDay, Stamp, ZoneOffsets};
use rekindle_core::rituals::kind::RitualKind;
use rekindle_core::rituals::ritual::Quieting;
use rekindle_core::rituals::room::OwnRequest;
use rekindle_core::rituals::schedule::{ScheduleChoice, ScheduleRequest};
use rekindle_core::vault::SystemKey;
use rekindle_core::{Companion, OpenRequest, RekindleError, Result, Seed, VaultKey};
use std::path::Path;

/// A new folder where syncing costs nothing, if there is such a place: what these tests ask of a disk is decided by
/// [`crate::disk`] or by a kill, not by the device.
pub fn folder() -> std::io::Result<tempfile::TempDir> {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }
}

/// What opens the vault in `directory`; the seed may differ from opening to opening.
pub fn request(directory: &Path, seed: u8) -> OpenRequest {
    OpenRequest {
        directory: directory.to_path_buf(),
        key: VaultKey::from_bytes([7; 32]),
        seed: Seed::from_bytes([seed; 32]),
    }
}

/// Noon in winter in Central Europe, [`today`].
pub fn here() -> Result<Here> {
    let now = Instant::from_timestamp(1_795_345_200, 0)
        .ok_or(RekindleError::Storage { reason: "no such instant".to_owned() })?;
    let offsets =
        ZoneOffsets::fixed(3600).map_err(|error| RekindleError::Storage { reason: error.to_string() })?;
    Ok(Here { now, offsets })
}

/// The ritual day of [`here`].
pub fn today() -> RitualDay {
    RitualDay::new(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default())
}

/// Makes a ritual of one's own, in the evening of every day.
pub fn make_ritual(companion: &Companion, name: &str, kind: RitualKind) -> Result<RitualId> {
    let request = OwnRequest {
        name: name.to_owned(),
        kind,
        private: false,
        quieting: Quieting::EachTime,
        schedule: ScheduleChoice::At(ScheduleRequest {
            times: vec![NaiveTime::from_hms_opt(20, 30, 0).unwrap_or_default()],
            ..ScheduleRequest::default()
        }),
    };
    Ok(companion.rituals().make_own(&request, &here()?, Language::ENGLISH)?.id)
}

/// All that the vault says, as one text to compare.
pub fn state(companion: &Companion) -> Result<String> {
    let guide = companion.guide(Language::ENGLISH)?;
    Ok(json(&companion.export_data(&guide, &here()?)?))
}

/// Unlocks the app; no PIN is set.
pub fn unlock(companion: &Companion) -> Result<()> {
    let now = Stamp { ms: 0, boot: BootId::numbered(1) };
    companion.unlock(UnlockRequest { system_key: &SystemKey::from_bytes([8; 32]), pin: None, now })
}

/// One call of a life that is put through faults.
pub type Step = fn(&Companion) -> Result<()>;

/// A copy of a home, in a folder like [`folder`]'s.
pub fn copy(from: &Path) -> std::io::Result<tempfile::TempDir> {
    let to = folder()?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        std::fs::copy(entry.path(), to.path().join(entry.file_name()))?;
    }
    Ok(to)
}

/// Opens a home and unlocks it.
pub fn open(home: &Path, seed: u8) -> Result<Companion> {
    let companion = Companion::open(request(home, seed))?;
    unlock(&companion)?;
    Ok(companion)
}

/// Opens, takes the steps until one fails, closes; says how many steps were taken and what failed.
pub fn live(home: &Path, steps: &[Step]) -> (usize, Option<RekindleError>) {
    let companion = match open(home, 2) {
        Ok(companion) => companion,
        Err(error) => return (0, Some(error)),
    };
    for (taken, step) in steps.iter().enumerate() {
        if let Err(error) = step(&companion) {
            return (taken, Some(error));
        }
    }
    (steps.len(), companion.close().err())
}

/// An entry of the journal with this text.
pub fn entry(text: &str) -> WriteRequest {
    WriteRequest { text: text.to_owned(), ..WriteRequest::default() }
}

/// All that the journal says, as one text to compare: every entry, and what a search finds.
pub fn journal_state(companion: &Companion) -> Result<String> {
    let journal = companion.journal();
    let all = ListRequest { limit: 500, ..ListRequest::default() };
    let found = ["walk", "wal", "alk", "bread"].map(|query| journal.search(query));
    Ok(format!("{:?} {found:?}", journal.list(&all)?))
}
