//! The journal in a backup: its rows after those of the daybook, or its encrypted file when it was locked.
//!
//! The file travels with its wrapped key, without the layer of the phone's key store (the backup's own seal is around it
//! instead), so that another phone can take it in and the PIN stays the PIN. The log travels too: a journal that was
//! open when its process was killed is whole only with it.

use super::lines::Lines;
use super::manifest::{JournalForm, Manifest};
use super::restored::{self, NewJournal};
use super::{BackupError, Stamp, fill, write_all};
use crate::vault::kind::JOURNAL;
use crate::vault::pin::{self, PinCost, PinRecord, Slow, SystemKey};
use crate::vault::{Vault, VaultError, VaultKey, entries, open, place};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufRead, Read, Write};
use std::path::{Path, PathBuf};
use zeroize::Zeroizing;

/// Bytes of a file in one line.
const CHUNK_BYTES: usize = 48 << 10;
/// More than a journal of a long life has.
const FILE_MAX_BYTES: u64 = 4 << 30;

/// What of the journal goes into a backup.
#[derive(Debug)]
pub(crate) enum JournalPart<'a> {
    /// There is none.
    Nothing,
    /// It is open: its rows.
    Rows(&'a Vault),
    /// It is locked: its file.
    File(LockedJournal),
}

/// A journal that nobody opened.
#[derive(Debug)]
pub(crate) struct LockedJournal {
    file: PathBuf,
    inner: Zeroizing<Vec<u8>>,
    slow: Option<Slow>,
}

/// The line before the lines of the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FileHead {
    locked_journal: u32,
    key: String,
    pin: Option<PinHead>,
    bytes: u64,
    log_bytes: u64,
    sha256: String,
}

/// How the wrapped key was made.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PinHead {
    cost: PinCost,
    salt: String,
    nonce: String,
}

impl JournalPart<'_> {
    pub(super) fn form(&self) -> Option<JournalForm> {
        match self {
            Self::Nothing => None,
            Self::Rows(_) => Some(JournalForm::Rows),
            Self::File(_) => Some(JournalForm::File),
        }
    }

    pub(super) fn write(&self, stamp: Stamp<'_>, out: &mut impl Write) -> Result<u64, BackupError> {
        match self {
            Self::Nothing => Ok(0),
            Self::Rows(vault) => {
                vault.read_as(|connection| Ok(write_all(&JOURNAL, connection, stamp, None, out)?.rows()))
            }
            Self::File(locked) => locked.write(out).map(|()| 0),
        }
    }
}

impl LockedJournal {
    /// The journal in `dir`, which no process of this app has open.
    pub(crate) fn in_folder(dir: &Path, system: &SystemKey) -> Result<Self, VaultError> {
        let record = pin::read(dir)?.ok_or(VaultError::KeyLost)?;
        let (inner, slow) = (record.inner(system)?, record.slow());
        Ok(Self { file: dir.join(JOURNAL.file_name()), inner, slow })
    }

    fn write(&self, out: &mut impl Write) -> Result<(), BackupError> {
        let log = open::with_suffix(&self.file, "-wal");
        let (bytes, log_bytes) = (length(&self.file)?, length(&log)?);
        // Read twice, like rows: the digest stands before what it is over.
        let mut digest = Sha256::new();
        let mut count = |chunk: &[u8]| {
            digest.update(chunk);
            Ok(())
        };
        each_chunk(&self.file, bytes, &mut count)?;
        each_chunk(&log, log_bytes, &mut count)?;
        let before = digest.finalize();
        let head = FileHead {
            locked_journal: 1,
            key: place::hex(&self.inner),
            pin: self.slow.map(|slow| PinHead {
                cost: slow.cost,
                salt: place::hex(&slow.salt),
                nonce: place::hex(&slow.nonce),
            }),
            bytes,
            log_bytes,
            sha256: place::hex(&before),
        };
        serde_json::to_writer(&mut *out, &head).map_err(std::io::Error::from)?;
        out.write_all(b"\n")?;
        let mut again = Sha256::new();
        let mut put = |chunk: &[u8]| {
            again.update(chunk);
            out.write_all(place::hex(chunk).as_bytes())?;
            Ok(out.write_all(b"\n")?)
        };
        each_chunk(&self.file, bytes, &mut put)?;
        each_chunk(&log, log_bytes, &mut put)?;
        // Another process opened and changed it meanwhile: half of either is nothing.
        if again.finalize() == before && length(&log)? == log_bytes {
            Ok(())
        } else {
            Err(VaultError::Busy.into())
        }
    }
}

/// Takes in what follows the rows of the daybook, under names that are not yet the journal's.
pub(super) fn restore(
    form: JournalForm,
    lines: &mut Lines<impl BufRead>,
    dir: &Path,
    new: &NewJournal<'_>,
) -> Result<(), BackupError> {
    let record = match form {
        JournalForm::Rows => restore_rows(lines, dir, new)?,
        JournalForm::File => restore_file(lines, dir, new)?,
    };
    if lines.next_head()?.is_some() {
        return Err(lines.unfit("something follows the journal"));
    }
    Ok(pin::write(&restored::lock(dir), &record)?)
}

fn restore_rows(
    lines: &mut Lines<impl BufRead>,
    dir: &Path,
    new: &NewJournal<'_>,
) -> Result<PinRecord, BackupError> {
    let manifest = Manifest::read(lines, &JOURNAL)?;
    let key = VaultKey::from_bytes(new.entropy.make_bytes());
    open::create_at(&JOURNAL, &restored::database(dir), &key, |connection| {
        fill(&JOURNAL, connection, &manifest, lines, entries::rebuild)
    })?;
    Ok(pin::wrapped(&key, new.system_key, None, new.entropy)?)
}

fn restore_file(
    lines: &mut Lines<impl BufRead>,
    dir: &Path,
    new: &NewJournal<'_>,
) -> Result<PinRecord, BackupError> {
    const CUT: BackupError = BackupError::Damaged { reason: "it ends in the middle of the journal" };
    let head = match lines.next_head()? {
        None => return Err(CUT),
        Some(line) => serde_json::from_slice::<FileHead>(line).ok(),
    };
    let unfit = |lines: &Lines<_>| lines.unfit("what it says of the journal's file cannot be used");
    let Some(head) = head else { return Err(unfit(lines)) };
    if head.locked_journal > 1 {
        return Err(BackupError::Vault(VaultError::NewerSchema { found: head.locked_journal, known: 1 }));
    }
    if head.bytes.saturating_add(head.log_bytes) > FILE_MAX_BYTES {
        return Err(unfit(lines));
    }
    let slow = head.pin.as_ref().map(|pin| {
        let salt = place::unhex(&pin.salt)?.try_into().ok()?;
        Some(Slow { cost: pin.cost, salt, nonce: place::unhex(&pin.nonce)?.try_into().ok()? })
    });
    let (Some(inner), false) = (place::unhex(&head.key).map(Zeroizing::new), slow == Some(None)) else {
        return Err(unfit(lines));
    };
    let mut digest = Sha256::new();
    for (path, bytes) in [(restored::database(dir), head.bytes), (restored::log(dir), head.log_bytes)] {
        let mut left = bytes;
        place::write_atomically_with(&path, place::Overwrite::Yes, |file| {
            while left > 0 {
                let chunk = lines.next_head()?.ok_or(CUT)?;
                let chunk = std::str::from_utf8(chunk).ok().and_then(place::unhex);
                let fits = |chunk: &Vec<u8>| !chunk.is_empty() && chunk.len() as u64 <= left;
                let Some(chunk) = chunk.filter(fits) else {
                    return Err(lines.unfit("it is no piece of the journal's file"));
                };
                digest.update(&chunk);
                file.write_all(&chunk)?;
                left -= chunk.len() as u64;
            }
            Ok(())
        })?;
    }
    if place::hex(&digest.finalize()) != head.sha256 {
        return Err(BackupError::Damaged { reason: "the journal's file is not the one that was written" });
    }
    let record = PinRecord::seal(&inner, slow.flatten(), new.system_key, new.entropy.make_bytes())?;
    // Bounded like one that was found beside a vault.
    Ok(PinRecord::parse(record.to_line()?.as_bytes())?)
}

/// How long a file is; nothing there is nothing in it.
fn length(path: &Path) -> Result<u64, VaultError> {
    match std::fs::metadata(path) {
        Ok(about) => Ok(about.len()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(0),
        Err(error) => Err(error.into()),
    }
}

fn each_chunk(
    path: &Path,
    bytes: u64,
    mut put: impl FnMut(&[u8]) -> Result<(), BackupError>,
) -> Result<(), BackupError> {
    if bytes == 0 {
        return Ok(());
    }
    let mut file = File::open(path)?.take(bytes);
    let mut chunk = Vec::with_capacity(CHUNK_BYTES);
    let mut left = bytes;
    while left > 0 {
        chunk.clear();
        file.by_ref().take(CHUNK_BYTES as u64).read_to_end(&mut chunk)?;
        if chunk.is_empty() {
            return Err(VaultError::Busy.into());
        }
        put(&chunk)?;
        left = left.saturating_sub(chunk.len() as u64);
    }
    Ok(())
}
