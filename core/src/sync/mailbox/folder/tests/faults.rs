//! A full, read-only, broken disk: whichever step of a put fails, there is nothing or the whole object.

use super::*;
use std::sync::Arc;
use std::sync::atomic::AtomicU32;

/// A disk whose n-th step fails, and each later one too if it stays broken. A write that fails has written half.
#[derive(Debug, Clone)]
struct Failing {
    steps: Arc<AtomicU32>,
    nth: u32,
    stays_broken: bool,
    kind: ErrorKind,
}

impl Failing {
    fn fails(&self) -> io::Result<()> {
        let step = self.steps.fetch_add(1, Ordering::Relaxed) + 1;
        let fails = if self.stays_broken { step >= self.nth } else { step == self.nth };
        if fails { Err(self.kind.into()) } else { Ok(()) }
    }
}

impl Disk for Failing {
    fn make_drawer(&self, drawer: &Path, root: &Path) -> io::Result<()> {
        self.fails().and_then(|()| SystemDisk.make_drawer(drawer, root))
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let half = bytes.get(..bytes.len() / 2).unwrap_or_default();
        self.fails().inspect_err(|_| SystemDisk.write_new(path, half).unwrap())?;
        SystemDisk.write_new(path, bytes)
    }

    fn place_if_absent(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.fails().and_then(|()| SystemDisk.place_if_absent(from, to))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.fails().and_then(|()| SystemDisk.sync_folder(folder))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.fails().and_then(|()| SystemDisk.remove(path))
    }
}

fn expected_error(kind: ErrorKind, error: &MailboxError) -> bool {
    match kind {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => *error == MailboxError::Full,
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            matches!(error, MailboxError::Refused { .. })
        }
        _ => matches!(error, MailboxError::Offline { .. }),
    }
}

#[test]
fn whichever_step_fails_there_is_nothing_or_the_whole_object() {
    let kinds = [
        ErrorKind::StorageFull,
        ErrorKind::QuotaExceeded,
        ErrorKind::PermissionDenied,
        ErrorKind::ReadOnlyFilesystem,
        ErrorKind::TimedOut,
        ErrorKind::StaleNetworkFileHandle,
    ];
    let mut failed = 0;
    for kind in kinds {
        for stays_broken in [false, true] {
            for nth in 1.. {
                let steps = Arc::new(AtomicU32::new(0));
                let store = Over::new(Failing { steps: steps.clone(), nth, stays_broken, kind });
                let put = store.open().put_if_absent(&NAME, b"sealed");
                let healthy = FolderMailbox::open(store.folder.path()).unwrap();
                let found = healthy.get(&NAME, LIMIT).unwrap();
                let at = format!("{kind:?}, step {nth}, for ever: {stays_broken}");
                assert!(found.is_none() || found.as_deref() == Some(b"sealed"), "{at}: {found:?}");
                match &put {
                    Ok(put) => assert!(*put == Put::Stored && found.is_some(), "{at}: {put:?}"),
                    Err(error) => assert!(expected_error(kind, error), "{at}: {error:?}"),
                }
                failed += u32::from(put.is_err());
                // When the disk is well again the same put ends well, and nothing unfinished is left.
                let again = healthy.put_if_absent(&NAME, b"sealed").unwrap();
                assert_eq!(again == Put::Taken, found.is_some(), "{at}");
                assert_eq!(healthy.get(&NAME, LIMIT), Ok(Some(b"sealed".to_vec())), "{at}");
                assert_eq!(files(store.folder.path()).len(), 1, "{at}");
                if steps.load(Ordering::Relaxed) < nth {
                    break;
                }
            }
        }
    }
    // Drawer, file, name, two folders: five steps of which each was seen to fail, in each way.
    assert_eq!(failed, 5 * 6 * 2);
}
