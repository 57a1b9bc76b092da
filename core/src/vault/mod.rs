//! Encrypted storage: opening, migrations, the queries of each room, backup.
//!
//! A vault is one SQLCipher file in one folder under one random 256-bit key. There are two: the daybook, which opens
//! after the phone's first unlock, and the journal, which is open only while the app is unlocked. This module is the only one
//! that sees a connection: it hands closures a [`Connection`] for reading or a [`Transaction`] for writing
//! and never lets either out. It must not read a clock, make a key or delete a vault: what it cannot open it
//! leaves as it lies and says what to do.

pub mod backup;
mod check;
pub(crate) mod columns;
pub(crate) mod couple;
mod door;
pub(crate) mod entries;
mod error;
pub(crate) mod facts;
pub(crate) mod gate;
mod integrity;
mod key;
pub(crate) mod kind;
pub(crate) mod link;
mod many;
pub(crate) mod marks;
mod migrate;
mod open;
pub(crate) mod outbox;
pub(crate) mod pairing;
pub(crate) mod pauses;
pub mod pin;
pub(crate) mod place;
pub(crate) mod projections;
pub(crate) mod reminders;
pub(crate) mod rituals;
pub(crate) mod safety;
pub(crate) mod search;
mod separators;
pub(crate) mod session_log;
pub(crate) mod session_timer;
pub(crate) mod settings;
pub(crate) mod shared_marks;
#[cfg(test)]
pub(crate) mod tests;
pub(crate) mod unasked;
pub(crate) mod waiting;
mod wipe;

pub use error::VaultError;
pub use key::VaultKey;
pub use pin::{Pin, PinCost, SystemKey};
pub use place::Found;

use kind::{DAYBOOK, VaultKind};
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard};

/// An open vault: one connection, used by one caller at a time.
///
/// Several processes may have the same vault open; each write takes the file's write lock at once and waits
/// for the other a few seconds before it says [`VaultError::Busy`].
#[derive(Debug)]
pub(crate) struct Vault {
    connection: Mutex<Connection>,
    kind: &'static VaultKind,
    locked: AtomicBool,
}

impl Vault {
    /// Makes a new daybook in `dir` (which is made too when only it is missing) and opens it.
    ///
    /// # Errors
    /// [`VaultError::AlreadyThere`] when `dir` holds one; nothing is ever overwritten. A creation that was cut
    /// short leaves no vault, and the next one clears what it left.
    #[cfg(test)]
    pub(crate) fn create(dir: &Path, key: &VaultKey) -> Result<Self, VaultError> {
        Self::create_of(&DAYBOOK, dir, key)
    }

    /// Makes a new daybook in `dir` with first rows: the vault gets its name only when they are in it.
    pub(crate) fn create_with(
        dir: &Path,
        key: &VaultKey,
        put_first_rows: impl FnOnce(&Transaction<'_>) -> Result<(), VaultError>,
    ) -> Result<Self, VaultError> {
        open::create(&DAYBOOK, dir, key, |connection| {
            migrate::run(connection, &DAYBOOK, DAYBOOK.latest_version())?;
            write_in(connection, put_first_rows)
        })?;
        Self::open(dir, key)
    }

    /// Opens the daybook in `dir` and brings its schema up to date. Never creates one.
    ///
    /// # Errors
    /// One variant of [`VaultError`] for each thing that can be wrong; the files are then as they were.
    pub(crate) fn open(dir: &Path, key: &VaultKey) -> Result<Self, VaultError> {
        Self::open_of(&DAYBOOK, dir, key)
    }

    /// A vault in memory, without a key: for simulations of thousands of lives. Its rows are those of a file.
    ///
    /// With `image`, what [`Vault::image`] gave.
    #[cfg(feature = "testing")]
    pub(crate) fn in_memory(
        kind: &'static VaultKind,
        image: Option<&[u8]>,
        put_first_rows: impl FnOnce(&Transaction<'_>) -> Result<(), VaultError>,
    ) -> Result<Self, VaultError> {
        open::start();
        let mut connection = Connection::open_in_memory()?;
        match image {
            Some(bytes) => connection.deserialize_read_exact("main", bytes, bytes.len(), false)?,
            None => migrate::run(&mut connection, kind, kind.latest_version())?,
        }
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.set_prepared_statement_cache_capacity(128);
        write_in(&mut connection, put_first_rows)?;
        Ok(Self::around(connection, kind))
    }

    /// The bytes of a daybook in memory, as a copy of a phone's storage would have them.
    #[cfg(feature = "testing")]
    pub(crate) fn image(&self) -> Result<Vec<u8>, VaultError> {
        Ok(self.lock().serialize("main")?.to_vec())
    }

    /// Says that the storage is full from so many pages on; nothing: no limit.
    #[cfg(feature = "testing")]
    pub(crate) fn limit_pages(&self, pages: Option<u32>) -> Result<(), VaultError> {
        let pages = pages.map_or(i64::from(i32::MAX), i64::from);
        // SQLite never lets the limit fall below what is in use, and answers with what it set.
        Ok(self.lock().query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))?)
    }

    /// Whether `dir` holds a daybook, readable or not.
    pub(crate) fn exists(dir: &Path) -> Result<bool, VaultError> {
        place::vault_file_exists(&DAYBOOK, dir)
    }

    /// Makes a new vault of any kind, without rows, and opens it.
    pub(crate) fn create_of(
        kind: &'static VaultKind,
        dir: &Path,
        key: &VaultKey,
    ) -> Result<Self, VaultError> {
        open::create(kind, dir, key, |_| Ok::<_, VaultError>(()))?;
        Self::open_of(kind, dir, key)
    }

    /// [`Vault::open`] for any kind of vault.
    pub(crate) fn open_of(kind: &'static VaultKind, dir: &Path, key: &VaultKey) -> Result<Self, VaultError> {
        let connection = open::open(kind, dir, key)?;
        Ok(Self::around(connection, kind))
    }

    fn around(connection: Connection, kind: &'static VaultKind) -> Self {
        Self { connection: Mutex::new(connection), kind, locked: AtomicBool::new(false) }
    }

    /// Closes or opens the gate: while it is closed, only who holds a [`gate::Pass`] reads and writes.
    pub(crate) fn set_locked(&self, locked: bool) {
        self.locked.store(locked, Ordering::SeqCst);
    }

    fn ask_at_the_gate(&self) -> Result<(), VaultError> {
        if self.locked.load(Ordering::SeqCst) && !gate::Pass::is_held() {
            return Err(VaultError::Locked);
        }
        Ok(())
    }

    /// Reads. All that `read` sees is of one moment, also when another process writes meanwhile; what it
    /// writes is not kept and is an error.
    pub(crate) fn read<T>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        self.read_as(read)
    }

    /// [`Vault::read`] for what fails in more ways than a vault does.
    fn read_as<T, E: From<VaultError>>(
        &self,
        read: impl FnOnce(&Connection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.ask_at_the_gate()?;
        let mut connection = self.lock();
        let snapshot =
            connection.transaction_with_behavior(TransactionBehavior::Deferred).map_err(VaultError::from)?;
        let changes = snapshot.total_changes();
        let seen = read(&snapshot);
        // `PRAGMA query_only` would refuse such a statement before, but each switch of it makes SQLite prepare
        // every statement anew, which costs more than a mark does.
        if snapshot.total_changes() != changes {
            return Err(VaultError::ReadOnly.into());
        }
        // Dropping the transaction rolls it back; there is nothing to commit.
        seen
    }

    /// Writes in one transaction: all of it is kept when `write` succeeds, none of it when it fails.
    pub(crate) fn write<T>(
        &self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, VaultError>,
    ) -> Result<T, VaultError> {
        self.ask_at_the_gate()?;
        write_in(&mut self.lock(), write)
    }

    /// Examines every page and row. Slow (the whole file is read): for after a restore, for a person who
    /// asks, and for tests; opening does not do it.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] with what was found.
    pub(crate) fn check_integrity(&self) -> Result<(), VaultError> {
        integrity::check(&self.lock())
    }

    /// Cuts off the log, so that what was deleted stands in no file of the vault any more.
    ///
    /// # Errors
    /// [`VaultError::Busy`] while another process reads: done again later, it goes on.
    pub(crate) fn forget(&self) -> Result<(), VaultError> {
        if open::checkpoint(&self.lock())? { Ok(()) } else { Err(VaultError::Busy) }
    }

    /// Closes the vault with an empty write-ahead log. Shells call it before the system suspends the app.
    pub(crate) fn close(self) -> Result<(), VaultError> {
        let connection = self.connection.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
        open::checkpoint(&connection)?;
        connection.close().map_err(|(_, error)| error)?;
        Ok(())
    }

    /// Which vault it is.
    fn kind(&self) -> &'static VaultKind {
        self.kind
    }

    /// The connection. A panic in an earlier caller has rolled its transaction back while it unwound, so
    /// the connection is good to use.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.connection.lock().unwrap_or_else(|poisoned| {
            self.connection.clear_poison();
            poisoned.into_inner()
        })
    }
}

fn write_in<T>(
    connection: &mut Connection,
    write: impl FnOnce(&Transaction<'_>) -> Result<T, VaultError>,
) -> Result<T, VaultError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let value = write(&transaction)?;
    transaction.commit()?;
    Ok(value)
}
