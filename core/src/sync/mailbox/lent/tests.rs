use super::*;
use crate::mailbox_contract;
use crate::sync::mailbox::contract::EmptyStore;
use crate::sync::mailbox::folder::FolderMailbox;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// A system with folders in memory: what a shell lends, as plainly as it can be written.
#[derive(Debug, Default)]
struct Shelves {
    files: Mutex<BTreeMap<(String, String, String), Vec<u8>>>,
    /// Gives more than it was asked for.
    is_careless: bool,
}

fn key(place: &str, object: &ObjectFile) -> (String, String, String) {
    (place.to_owned(), object.drawer.clone(), object.file.clone())
}

impl Lender for Shelves {
    fn look(&self, place: &str) -> Result<(), MailboxError> {
        if place.ends_with("away") { Err(MailboxError::Offline { reason: String::new() }) } else { Ok(()) }
    }

    fn put_if_absent(&self, place: &str, object: &ObjectFile, bytes: &[u8]) -> Result<Put, MailboxError> {
        let mut files = self.files.lock().unwrap();
        let key = key(place, object);
        if files.contains_key(&key) {
            return Ok(Put::Taken);
        }
        files.insert(key, bytes.to_owned());
        Ok(Put::Stored)
    }

    fn get(&self, place: &str, object: &ObjectFile, limit: usize) -> Result<Option<Vec<u8>>, MailboxError> {
        let found = self.files.lock().unwrap().get(&key(place, object)).cloned();
        if !self.is_careless && found.as_ref().is_some_and(|bytes| bytes.len() > limit) {
            return Err(MailboxError::TooLarge);
        }
        Ok(found)
    }

    fn delete(&self, place: &str, object: &ObjectFile) -> Result<Delete, MailboxError> {
        let gone = self.files.lock().unwrap().remove(&key(place, object)).is_some();
        Ok(if gone { Delete::Deleted } else { Delete::Absent })
    }
}

/// A place of a lender, as both phones see it.
struct Lent(Arc<dyn Lender>);

impl Lent {
    fn by(lender: Shelves) -> Self {
        Self(Arc::new(lender))
    }
}

impl EmptyStore for Lent {
    type Mailbox = LentMailbox;

    fn open(&self) -> LentMailbox {
        LentMailbox::open("content://a/tree/b", &self.0).unwrap()
    }
}

mod careful {
    use super::*;
    mailbox_contract!(Lent::by(Shelves::default()));
}

mod careless {
    use super::*;
    mailbox_contract!(Lent::by(Shelves { is_careless: true, ..Shelves::default() }));
}

#[test]
fn a_place_that_is_away_is_not_opened() {
    let lender: Arc<dyn Lender> = Arc::new(Shelves::default());
    assert!(matches!(LentMailbox::open("content://a/away", &lender), Err(MailboxError::Offline { .. })));
}

/// One phone reaches the folder by its path, the other through its system: both must find the same files.
#[test]
fn an_object_lies_where_a_folder_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let name = ObjectName::from_bytes([0xab; 16]);
    FolderMailbox::open(folder.path()).unwrap().put_if_absent(&name, b"sealed").unwrap();
    let lies = lies(&name);
    assert_eq!(std::fs::read(folder.path().join(lies.drawer).join(lies.file)).unwrap(), b"sealed");
}
