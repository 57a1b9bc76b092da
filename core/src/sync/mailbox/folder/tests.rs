//! The folder as a mailbox: the contract, for each way of giving a name; what may stand in the way; and (in `faults`) a
//! disk whose n-th step fails.

use super::*;
use crate::sync::mailbox::contract::EmptyStore;
use std::fs;
use tempfile::TempDir;

mod by_the_system {
    use super::*;

    impl EmptyStore for TempDir {
        type Mailbox = FolderMailbox;

        fn open(&self) -> FolderMailbox {
            FolderMailbox::open(self.path()).unwrap()
        }
    }

    crate::mailbox_contract!(TempDir::new().unwrap());
}

mod faults;

/// The system's disk, but for how a file gets its name.
#[derive(Debug, Clone, Copy)]
struct PlacingBy(fn(&Path, &Path) -> io::Result<()>);

impl Disk for PlacingBy {
    fn make_drawer(&self, drawer: &Path, root: &Path) -> io::Result<()> {
        SystemDisk.make_drawer(drawer, root)
    }

    fn write_new(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        SystemDisk.write_new(path, bytes)
    }

    fn place_if_absent(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.0(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        SystemDisk.sync_folder(folder)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        SystemDisk.remove(path)
    }
}

struct Over<D> {
    folder: TempDir,
    disk: D,
}

impl<D> Over<D> {
    fn new(disk: D) -> Self {
        Self { folder: TempDir::new().unwrap(), disk }
    }
}

impl<D: Disk + Clone> EmptyStore for Over<D> {
    type Mailbox = Folder<D>;

    fn open(&self) -> Folder<D> {
        Folder { root: self.folder.path().to_owned(), disk: self.disk.clone() }
    }
}

mod by_links {
    use super::*;

    crate::mailbox_contract!(Over::new(PlacingBy(disk::place_by_link)));
}

mod by_looking {
    use super::*;

    crate::mailbox_contract!(Over::new(PlacingBy(disk::place_by_looking)));
}

/// `a5a5…`: in the drawer `a5`.
const NAME: ObjectName = ObjectName::from_bytes([0xa5; 16]);
const LIMIT: usize = 65_577;

fn mailbox() -> (TempDir, FolderMailbox) {
    let folder = TempDir::new().unwrap();
    let mailbox = folder.open();
    (folder, mailbox)
}

fn object_path(root: &Path) -> PathBuf {
    root.join("a5").join(format!("{}.rekindle", "a5".repeat(16)))
}

/// All files below, by their paths within.
fn files(root: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for drawer in fs::read_dir(root).unwrap().flatten() {
        if drawer.file_type().unwrap().is_dir() {
            for file in fs::read_dir(drawer.path()).unwrap().flatten() {
                found.push(format!("{}/{}", drawer.file_name().display(), file.file_name().display()));
            }
        } else {
            found.push(drawer.file_name().display().to_string());
        }
    }
    found.sort();
    found
}

#[test]
fn an_object_is_one_file_in_its_drawer() {
    let (folder, mailbox) = mailbox();
    assert_eq!(files(folder.path()), [""; 0], "opening writes nothing");
    mailbox.put_if_absent(&NAME, b"sealed").unwrap();
    assert_eq!(files(folder.path()), [format!("a5/{}.rekindle", "a5".repeat(16))]);
    assert_eq!(fs::read(object_path(folder.path())).unwrap(), b"sealed");
}

#[test]
fn a_folder_that_is_not_there_is_offline_and_never_made() {
    let (folder, mailbox) = mailbox();
    let root = folder.path().to_owned();
    mailbox.put_if_absent(&NAME, b"sealed").unwrap();
    folder.close().unwrap();
    assert!(matches!(mailbox.put_if_absent(&NAME, b"sealed"), Err(MailboxError::Offline { .. })));
    assert!(matches!(mailbox.get(&NAME, LIMIT), Err(MailboxError::Offline { .. })));
    assert!(matches!(mailbox.delete(&NAME), Err(MailboxError::Offline { .. })));
    assert!(matches!(FolderMailbox::open(&root), Err(MailboxError::Offline { .. })));
    assert!(!root.exists(), "the folder was made");
}

#[test]
fn a_file_is_no_folder() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, b"not ours").unwrap();
    for path in [file.clone(), file.join("below")] {
        assert!(matches!(FolderMailbox::open(&path), Err(MailboxError::NotAMailbox { .. })), "{path:?}");
    }
    // A folder that turned into a file after it was opened.
    let root = folder.path().join("ours");
    fs::create_dir(&root).unwrap();
    let mailbox = FolderMailbox::open(&root).unwrap();
    fs::remove_dir(&root).unwrap();
    fs::write(&root, b"not ours").unwrap();
    assert!(matches!(mailbox.put_if_absent(&NAME, b"sealed"), Err(MailboxError::NotAMailbox { .. })));
    assert!(matches!(mailbox.get(&NAME, LIMIT), Err(MailboxError::NotAMailbox { .. })));
    assert!(matches!(mailbox.delete(&NAME), Err(MailboxError::NotAMailbox { .. })));
    assert_eq!(fs::read(&root).unwrap(), b"not ours");
}

#[test]
fn a_drawer_that_goes_takes_its_objects_and_is_made_again() {
    let (folder, mailbox) = mailbox();
    mailbox.put_if_absent(&NAME, b"first").unwrap();
    fs::remove_dir_all(folder.path().join("a5")).unwrap();
    assert_eq!(mailbox.get(&NAME, LIMIT), Ok(None));
    assert_eq!(mailbox.delete(&NAME), Ok(Delete::Absent));
    assert_eq!(mailbox.put_if_absent(&NAME, b"second"), Ok(Put::Stored));
}

#[test]
fn what_other_programs_leave_beside_an_object_is_neither_read_nor_deleted() {
    let (folder, mailbox) = mailbox();
    let drawer = folder.path().join("a5");
    fs::create_dir(&drawer).unwrap();
    let (own, other) = ("a5".repeat(16), "a4".repeat(16));
    let strangers = [
        format!("{own}.sync-conflict-20260101-101010-ABCDEFG.rekindle"),
        format!("{own} (1).rekindle"),
        format!("{own} (conflicted copy 2026-01-01).rekindle"),
        format!(".syncthing.{own}.rekindle.tmp"),
        format!("~syncthing~{own}.rekindle.tmp"),
        format!("{own}.rekindle.part"),
        format!("~{own}.tmp"),
        format!("~{other}-7-7.tmp"),
        "notes.txt".to_owned(),
    ];
    for stranger in &strangers {
        fs::write(drawer.join(stranger), b"a stranger's").unwrap();
    }
    assert_eq!(mailbox.get(&NAME, LIMIT), Ok(None));
    assert_eq!(mailbox.delete(&NAME), Ok(Delete::Absent));
    assert_eq!(mailbox.put_if_absent(&NAME, b"sealed"), Ok(Put::Stored));
    assert_eq!(mailbox.get(&NAME, LIMIT), Ok(Some(b"sealed".to_vec())));
    assert_eq!(mailbox.delete(&NAME), Ok(Delete::Deleted));
    let mut expected: Vec<_> = strangers.iter().map(|stranger| format!("a5/{stranger}")).collect();
    expected.sort();
    assert_eq!(files(folder.path()), expected);
}

#[test]
fn what_a_killed_process_left_is_cleared_when_its_object_is_there() {
    for already_stored in [false, true] {
        let (folder, mailbox) = mailbox();
        fs::create_dir(folder.path().join("a5")).unwrap();
        if already_stored {
            fs::write(object_path(folder.path()), b"sealed").unwrap();
        }
        for leftover in ["1-0", "99999-12"] {
            let name = format!("~{}-{leftover}.tmp", "a5".repeat(16));
            fs::write(folder.path().join("a5").join(name), b"sea").unwrap();
        }
        assert_eq!(mailbox.get(&NAME, LIMIT).unwrap().is_some(), already_stored, "a part is not read");
        let put = mailbox.put_if_absent(&NAME, b"sealed").unwrap();
        assert_eq!(put == Put::Taken, already_stored);
        assert_eq!(mailbox.get(&NAME, LIMIT), Ok(Some(b"sealed".to_vec())));
        assert_eq!(files(folder.path()).len(), 1);
    }
}

#[test]
fn a_leftover_under_the_next_name_is_no_obstacle() {
    let (folder, mailbox) = mailbox();
    fs::create_dir(folder.path().join("a5")).unwrap();
    // As left by a killed process that had the number of this one.
    let next = UNFINISHED.load(Ordering::Relaxed);
    for number in next..next + 60 {
        let name = format!("~{}-{}-{number}.tmp", "a5".repeat(16), std::process::id());
        fs::write(folder.path().join("a5").join(name), b"sea").unwrap();
    }
    assert_eq!(mailbox.put_if_absent(&NAME, b"sealed"), Ok(Put::Stored));
    assert_eq!(mailbox.get(&NAME, LIMIT), Ok(Some(b"sealed".to_vec())));
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn a_file_without_end_is_refused_before_it_is_read() {
    let (folder, mailbox) = mailbox();
    fs::create_dir(folder.path().join("a5")).unwrap();
    fs::File::create(object_path(folder.path())).unwrap().set_len(1 << 40).unwrap();
    assert_eq!(mailbox.get(&NAME, LIMIT), Err(MailboxError::TooLarge));
}

#[cfg(unix)]
mod in_the_way {
    use super::*;
    use std::os::unix::fs::{PermissionsExt, symlink};
    use std::os::unix::net::UnixListener;
    use std::process::Command;

    fn fill(path: &Path, what: &str, secret: &Path) {
        match what {
            "folder" => fs::create_dir(path).unwrap(),
            "link" => symlink(secret, path).unwrap(),
            "dangling link" => symlink(secret.with_extension("nowhere"), path).unwrap(),
            "endless device" => symlink("/dev/zero", path).unwrap(),
            "pipe" => assert!(Command::new("mkfifo").arg(path).status().unwrap().success()),
            "socket" => drop(UnixListener::bind(path).unwrap()),
            other => panic!("what is a {other}?"),
        }
    }

    #[test]
    fn what_is_no_file_takes_a_name_reads_as_empty_and_stays() {
        for what in ["folder", "link", "dangling link", "endless device", "pipe", "socket"] {
            let (folder, mailbox) = mailbox();
            let secret = folder.path().join("secret");
            fs::write(&secret, b"somebody's secret").unwrap();
            fs::create_dir(folder.path().join("a5")).unwrap();
            let object = object_path(folder.path());
            fill(&object, what, &secret);
            assert_eq!(mailbox.get(&NAME, LIMIT), Ok(Some(Vec::new())), "{what}");
            assert_eq!(mailbox.put_if_absent(&NAME, b"sealed"), Ok(Put::Taken), "{what}");
            assert_eq!(mailbox.delete(&NAME), Ok(Delete::NotAllowed), "{what}");
            assert!(!object.symlink_metadata().unwrap().is_file(), "{what} was replaced");
            assert_eq!(fs::read(&secret).unwrap(), b"somebody's secret", "{what}");
            assert_eq!(files(folder.path()).len(), 2, "{what}: {:?}", files(folder.path()));
        }
    }

    #[test]
    fn a_drawer_that_is_no_folder_is_not_followed() {
        for what in ["link to a folder", "dangling link", "pipe", "socket", "file"] {
            let (folder, mailbox) = mailbox();
            let elsewhere = TempDir::new().unwrap();
            fs::write(elsewhere.path().join(object_path(Path::new("")).file_name().unwrap()), b"not ours")
                .unwrap();
            let drawer = folder.path().join("a5");
            match what {
                "link to a folder" => symlink(elsewhere.path(), &drawer).unwrap(),
                "file" => fs::write(&drawer, b"in the way").unwrap(),
                other => fill(&drawer, other, elsewhere.path()),
            }
            let refused = mailbox.put_if_absent(&NAME, b"sealed");
            assert!(matches!(refused, Err(MailboxError::NotAMailbox { .. })), "{what}: {refused:?}");
            let refused = mailbox.get(&NAME, LIMIT);
            assert!(matches!(refused, Err(MailboxError::NotAMailbox { .. })), "{what}: {refused:?}");
            assert!(mailbox.delete(&NAME).is_err(), "{what}");
            assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1, "{what}: written elsewhere");
        }
    }

    #[test]
    fn opening_for_reading_neither_follows_nor_waits() {
        // As when somebody puts it there after the look.
        for (what, opens) in [("link", false), ("endless device", false), ("pipe", true), ("socket", false)] {
            let folder = TempDir::new().unwrap();
            let (path, secret) = (folder.path().join("object"), folder.path().join("secret"));
            fs::write(&secret, b"somebody's secret").unwrap();
            fill(&path, what, &secret);
            assert_eq!(disk::open_to_read(&path).is_ok(), opens, "{what}");
        }
    }

    #[test]
    fn who_may_write_in_the_folder_may_write_in_a_drawer() {
        for mode in [0o700, 0o770, 0o777, 0o1777] {
            let (folder, mailbox) = mailbox();
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(mode)).unwrap();
            mailbox.put_if_absent(&NAME, b"sealed").unwrap();
            let drawer = fs::metadata(folder.path().join("a5")).unwrap().permissions().mode();
            assert_eq!(drawer & 0o7777, mode, "{mode:o}");
        }
    }

    #[test]
    fn a_lock_that_somebody_keeps_is_not_waited_for_without_end() {
        let store = Over::new(PlacingBy(disk::place_by_looking));
        let mailbox = store.open();
        fs::create_dir(store.folder.path().join("a5")).unwrap();
        let held = fs::File::open(store.folder.path().join("a5")).unwrap();
        held.lock().unwrap();
        assert!(matches!(mailbox.put_if_absent(&NAME, b"sealed"), Err(MailboxError::Offline { .. })));
        assert_eq!(mailbox.get(&NAME, LIMIT), Ok(None));
        drop(held);
        assert_eq!(mailbox.put_if_absent(&NAME, b"sealed"), Ok(Put::Stored));
    }
}

#[test]
fn no_error_names_the_folder() {
    let (folder, mailbox) = mailbox();
    let path = folder.path().to_str().unwrap().to_owned();
    folder.close().unwrap();
    for error in [
        mailbox.put_if_absent(&NAME, b"sealed").unwrap_err(),
        mailbox.get(&NAME, LIMIT).unwrap_err(),
        FolderMailbox::open(&path).unwrap_err(),
    ] {
        assert!(!format!("{error} {error:?}").contains(&path), "{error:?}");
    }
}
