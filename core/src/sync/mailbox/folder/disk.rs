//! The steps by which a folder mailbox changes a disk, each of which can fail by itself.
//!
//! They are a trait so that tests can let the n-th of them fail. Nothing here decides what a failure means.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::thread;
use std::time::Duration;

/// What changes a disk.
pub(super) trait Disk: std::fmt::Debug + Send + Sync {
    /// Makes a folder inside `root` unless something has its name. Never makes `root`.
    fn make_drawer(&self, drawer: &Path, root: &Path) -> io::Result<()>;
    /// Makes a durable file with these bytes; one that is there is an error.
    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()>;
    /// Moves a file to a name in the same folder. `AlreadyExists` when anything has it, which then stays.
    fn place_if_absent(&self, from: &Path, to: &Path) -> io::Result<()>;
    /// Makes the names in a folder durable.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
    /// Removes a file, a link but not what it points to.
    fn remove(&self, path: &Path) -> io::Result<()>;
}

/// The system's.
#[derive(Debug, Clone, Copy)]
pub(super) struct SystemDisk;

impl Disk for SystemDisk {
    fn make_drawer(&self, drawer: &Path, root: &Path) -> io::Result<()> {
        match fs::create_dir(drawer) {
            Ok(()) => {
                // Who may write in the folder may write in each of its drawers: the partner can be another user of the same
                // machine or share. Where rights cannot be set they come from the folder anyway.
                if let Ok(found) = fs::metadata(root) {
                    let _ = fs::set_permissions(drawer, found.permissions());
                }
                Ok(())
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(()),
            // A folder that may not be written can still hold the drawer, and the answer is then the object's.
            Err(error) => drawer.symlink_metadata().map(drop).map_err(|_| error),
        }
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        // With the rights that the system gives every file: the bytes are sealed, and the partner has to read them.
        let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn place_if_absent(&self, from: &Path, to: &Path) -> io::Result<()> {
        match rename_if_absent(from, to) {
            // Not for this system or file system.
            Err(error) if is_unknown(&error) => place_by_link(from, to),
            other => other,
        }
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Other systems open no folders and keep names durable by themselves.
        if !cfg!(unix) {
            return Ok(());
        }
        match File::open(folder)?.sync_all() {
            // Some file systems cannot sync a folder; the file itself is safe.
            Err(error) if is_unknown(&error) => Ok(()),
            other => other,
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }
}

/// Opens a file to read it, without following a link and without waiting for what is no file.
pub(super) fn open_to_read(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true);
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = (OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY).bits();
        std::os::unix::fs::OpenOptionsExt::custom_flags(&mut options, flags.cast_signed());
    }
    options.open(path)
}

/// The one step that both moves and refuses. Not on Android: the call came to its C library with version 11, and an older
/// one kills a program that makes a call which its library does not know, so that it cannot even be tried.
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn rename_if_absent(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn rename_if_absent(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// A link is refused when the name is taken, too. Where there are none (Android allows apps none, FAT has none) the folder
/// is held against other writers of this machine between a look and the rename.
pub(super) fn place_by_link(from: &Path, to: &Path) -> io::Result<()> {
    match fs::hard_link(from, to) {
        // What stays behind is an unfinished file's name, which is cleared with the others.
        Ok(()) => fs::remove_file(from).or(Ok(())),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
        Err(_) => place_by_looking(from, to),
    }
}

/// Looks, then renames, holding the folder's lock where the file system has locks.
pub(super) fn place_by_looking(from: &Path, to: &Path) -> io::Result<()> {
    let _held = to.parent().map(hold).transpose()?;
    match to.symlink_metadata() {
        Ok(_) => Err(ErrorKind::AlreadyExists.into()),
        Err(error) if error.kind() == ErrorKind::NotFound => fs::rename(from, to),
        Err(error) => Err(error),
    }
}

/// Locks a folder until the value goes. Others hold it for the moment of a rename; whoever holds it for longer is not waited
/// for, and the next exchange tries again.
fn hold(folder: &Path) -> io::Result<File> {
    const TRIES: u32 = 400;
    const PAUSE: Duration = Duration::from_millis(5);
    let folder = File::open(folder)?;
    for _ in 0..TRIES {
        match folder.try_lock() {
            Err(TryLockError::WouldBlock) => thread::sleep(PAUSE),
            // Without locks the look has to do: two writers of one name are one phone's two processes, or its clone.
            Ok(()) | Err(TryLockError::Error(_)) => return Ok(folder),
        }
    }
    Err(ErrorKind::WouldBlock.into())
}

/// Whether an error says that a system or file system does not know the call, or not with these arguments.
fn is_unknown(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::Unsupported | ErrorKind::InvalidInput)
}
