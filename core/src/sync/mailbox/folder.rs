//! A mailbox in a folder: on a drive, on a share, or one that a folder-syncing program carries to the partner's phone.
//!
//! An object is a file, `ab/ab….rekindle`: the first two digits of its name are a *drawer*, so that no folder grows beyond
//! what small file systems hold (FAT32 ends at some 13,000 such names) and what programs show quickly. A file is made
//! under a name of its own beside its place, made durable, and then given its name in one step that replaces nothing.
//!
//! Only the exact names that are asked for are ever read, so conflict copies, half-carried and unfinished files are never
//! taken for objects. This module must never make the folder itself (a drive that is not mounted would be written beside),
//! never follow a link, wait for a pipe, or delete what another phone may have made.

mod disk;
#[cfg(test)]
mod tests;

use super::{Delete, Mailbox, MailboxError, ObjectName, Put};
use disk::{Disk, SystemDisk};
use std::fs::Metadata;
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// How an object's file ends.
const ENDING: &str = "rekindle";

/// Makes the names of unfinished files differ within this process.
static UNFINISHED: AtomicU32 = AtomicU32::new(0);

/// A folder that both phones reach.
#[derive(Debug)]
pub struct FolderMailbox(Folder<SystemDisk>);

impl FolderMailbox {
    /// The mailbox in this folder, which has to be there. Nothing is written yet.
    ///
    /// # Errors
    /// [`MailboxError::Offline`] when there is no such folder, [`MailboxError::NotAMailbox`] when it is something else.
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, MailboxError> {
        let folder = Folder { root: path.into(), disk: SystemDisk };
        folder.look_for_root()?;
        Ok(Self(folder))
    }
}

impl Mailbox for FolderMailbox {
    fn put_if_absent(&self, name: &ObjectName, bytes: &[u8]) -> Result<Put, MailboxError> {
        self.0.put_if_absent(name, bytes)
    }

    fn get(&self, name: &ObjectName, limit: usize) -> Result<Option<Vec<u8>>, MailboxError> {
        self.0.get(name, limit)
    }

    fn delete(&self, name: &ObjectName) -> Result<Delete, MailboxError> {
        self.0.delete(name)
    }
}

/// The mailbox over any disk, so that tests can let the disk fail.
#[derive(Debug)]
struct Folder<D> {
    root: PathBuf,
    disk: D,
}

/// Where an object belongs.
struct Place {
    drawer: PathBuf,
    object: PathBuf,
}

/// What stands at an object's place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Nothing,
    File,
    /// A folder, a link, a pipe or a device: no object, but the name is taken.
    SomethingElse,
}

impl<D: Disk> Mailbox for Folder<D> {
    fn put_if_absent(&self, name: &ObjectName, bytes: &[u8]) -> Result<Put, MailboxError> {
        let place = self.place(name);
        let put = self.put(name, &place, bytes).map_err(|error| self.judge(&error))?;
        self.clear_unfinished(name, &place);
        Ok(put)
    }

    fn get(&self, name: &ObjectName, limit: usize) -> Result<Option<Vec<u8>>, MailboxError> {
        let place = self.place(name);
        match read(&place, limit) {
            // Absent only if the folder is there to say so.
            Err(error) if error.kind() == ErrorKind::NotFound => self.look_for_root().map(|()| None),
            Err(error) if error.kind() == ErrorKind::FileTooLarge => Err(MailboxError::TooLarge),
            Err(error) => Err(self.judge(&error)),
            Ok(bytes) => Ok(Some(bytes)),
        }
    }

    fn delete(&self, name: &ObjectName) -> Result<Delete, MailboxError> {
        let place = self.place(name);
        match place.look().map_err(|error| self.judge(&error))? {
            Standing::Nothing => {
                self.look_for_root()?;
                self.clear_unfinished(name, &place);
                Ok(Delete::Absent)
            }
            // Not what we put there: whoever did may remove it.
            Standing::SomethingElse => Ok(Delete::NotAllowed),
            Standing::File => self.delete_file(name, &place),
        }
    }
}

impl<D: Disk> Folder<D> {
    fn put(&self, name: &ObjectName, place: &Place, bytes: &[u8]) -> io::Result<Put> {
        self.disk.make_drawer(&place.drawer, &self.root)?;
        let put = match place.look()? {
            Standing::Nothing => self.put_new(name, place, bytes)?,
            Standing::File | Standing::SomethingElse => Put::Taken,
        };
        // Also when it was there: an earlier try may have been cut off between the name and its being durable.
        self.disk.sync_folder(&place.drawer)?;
        self.disk.sync_folder(&self.root)?;
        Ok(put)
    }

    fn put_new(&self, name: &ObjectName, place: &Place, bytes: &[u8]) -> io::Result<Put> {
        let unfinished = self.write_unfinished(name, place, bytes)?;
        match self.disk.place_if_absent(&unfinished, &place.object) {
            Ok(()) => Ok(Put::Stored),
            Err(error) => {
                let _ = self.disk.remove(&unfinished);
                // Another was quicker, and may have cleared our unfinished file already (`clear_unfinished`).
                if place.look()? == Standing::Nothing { Err(error) } else { Ok(Put::Taken) }
            }
        }
    }

    fn write_unfinished(&self, name: &ObjectName, place: &Place, bytes: &[u8]) -> io::Result<PathBuf> {
        const TRIES: u32 = 100;
        for _ in 0..TRIES {
            let unfinished = place.drawer.join(unfinished_name(name));
            match self.disk.write_new(&unfinished, bytes) {
                Ok(()) => return Ok(unfinished),
                // A leftover of a process that had our number, or a writer on another machine: not ours to touch.
                Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
                Err(error) => {
                    // What cannot be removed now is cleared when the object is there.
                    let _ = self.disk.remove(&unfinished);
                    return Err(error);
                }
            }
        }
        Err(ErrorKind::AlreadyExists.into())
    }

    fn delete_file(&self, name: &ObjectName, place: &Place) -> Result<Delete, MailboxError> {
        if let Err(error) = self.disk.remove(&place.object) {
            return match error.kind() {
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Ok(Delete::NotAllowed),
                _ => Err(self.judge(&error)),
            };
        }
        self.disk.sync_folder(&place.drawer).map_err(|error| self.judge(&error))?;
        self.clear_unfinished(name, place);
        Ok(Delete::Deleted)
    }

    /// Removes unfinished files of this object that killed processes left behind. Called once the object is there or given
    /// up: then no file that would become it is of use to anybody, and only who has the key of its name could have made one. So
    /// neither a clock nor the life of a process has to be asked, and a stranger's file is never touched.
    fn clear_unfinished(&self, name: &ObjectName, place: &Place) {
        let Ok(entries) = std::fs::read_dir(&place.drawer) else { return };
        let beginning = unfinished_beginning(name);
        for entry in entries.flatten() {
            let found = entry.file_name();
            let ours = found.to_str().and_then(|found| found.strip_prefix(&beginning)?.strip_suffix(".tmp"));
            if ours.is_some() {
                // A leftover takes room and does nothing else.
                let _ = self.disk.remove(&entry.path());
            }
        }
    }

    fn place(&self, name: &ObjectName) -> Place {
        let drawer = self.root.join(drawer_of(name));
        let object = drawer.join(file_of(name));
        Place { drawer, object }
    }

    /// The folder that was chosen may be reached through a link: that was the person's choice.
    fn look_for_root(&self) -> Result<(), MailboxError> {
        match std::fs::metadata(&self.root) {
            Ok(found) if found.is_dir() => Ok(()),
            Ok(_) => Err(MailboxError::NotAMailbox { reason: "a file, not a folder".to_owned() }),
            Err(error) if error.kind() == ErrorKind::NotADirectory => {
                Err(MailboxError::NotAMailbox { reason: "a file, not a folder".to_owned() })
            }
            Err(error) => Err(judge(&error)),
        }
    }

    /// What the person can do about an error. Where the folder itself is the trouble, that is said.
    fn judge(&self, error: &io::Error) -> MailboxError {
        self.look_for_root().err().unwrap_or_else(|| judge(error))
    }
}

/// The folder, within the place, in which this object's file lies.
pub(super) fn drawer_of(name: &ObjectName) -> String {
    format!("{:02x}", name.as_bytes()[0])
}

/// The name of this object's file.
pub(super) fn file_of(name: &ObjectName) -> String {
    format!("{name}.{ENDING}")
}

fn judge(error: &io::Error) -> MailboxError {
    // The kind alone: an error of the system can hold a path.
    let reason = error.kind().to_string();
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => MailboxError::Full,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => MailboxError::Refused { reason },
        ErrorKind::NotADirectory => {
            MailboxError::NotAMailbox { reason: "something that is no folder stands in it".to_owned() }
        }
        ErrorKind::NotFound => MailboxError::Offline { reason: "the folder is not there".to_owned() },
        _ => MailboxError::Offline { reason },
    }
}

impl Place {
    /// Looks without following a link, neither at the drawer nor at the object.
    fn look(&self) -> io::Result<Standing> {
        let drawer = stands(&self.drawer)?;
        if drawer.as_ref().is_some_and(|found| !found.is_dir()) {
            return Err(ErrorKind::NotADirectory.into());
        }
        Ok(match stands(&self.object)? {
            None => Standing::Nothing,
            Some(found) if found.is_file() => Standing::File,
            Some(_) => Standing::SomethingElse,
        })
    }
}

fn stands(path: &Path) -> io::Result<Option<Metadata>> {
    match path.symlink_metadata() {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Reads an object; `NotFound` when there is none, `FileTooLarge` beyond `limit`.
fn read(place: &Place, limit: usize) -> io::Result<Vec<u8>> {
    match place.look()? {
        Standing::Nothing => return Err(ErrorKind::NotFound.into()),
        Standing::SomethingElse => return Ok(Vec::new()),
        Standing::File => {}
    }
    let file = disk::open_to_read(&place.object)?;
    let found = file.metadata()?;
    if !found.is_file() {
        // It was changed since we looked; opening neither followed a link nor waited.
        return Ok(Vec::new());
    }
    let limit = u64::try_from(limit).unwrap_or(u64::MAX);
    if found.len() > limit {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::new();
    // It may grow while we read: one byte more than allowed is enough to know.
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit {
        return Err(ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// Begins and ends as folder-syncing programs expect of a file that is not to be carried (`~….tmp`); one that is carried
/// all the same does no harm.
fn unfinished_name(name: &ObjectName) -> String {
    // The process's number only keeps two running processes apart, and decides nothing: a name that is there already
    // is refused, never shared.
    let (process, number) = (std::process::id(), UNFINISHED.fetch_add(1, Ordering::Relaxed));
    format!("{}{process}-{number}.tmp", unfinished_beginning(name))
}

fn unfinished_beginning(name: &ObjectName) -> String {
    format!("~{name}-")
}
