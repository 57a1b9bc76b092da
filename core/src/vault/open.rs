//! From a folder and a key to a connection, and what to say when there is none.
//!
//! Opening reads one page and examines nothing else: a phone opens the vault for every notification action.
//! Until the key is known to fit and the schema to be ours, nothing is written.

use super::VaultError;
use super::check::{self, KeyCheck};
use super::key::VaultKey;
use super::kind::VaultKind;
use super::migrate;
use super::place::{self, Overwrite};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::time::Duration;

/// How long one process waits for another's short transaction.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// SQLCipher's page size. A vault has its first page from its creation on.
const PAGE_BYTES: u64 = 4096;

/// Opens the vault of this kind in `dir`.
pub(super) fn open(kind: &VaultKind, dir: &Path, key: &VaultKey) -> Result<Connection, VaultError> {
    if !dir.is_dir() {
        return Err(VaultError::DirectoryMissing);
    }
    let file = dir.join(kind.file_name());
    match fs::metadata(&file) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(VaultError::NothingHere),
        Err(error) => return Err(error.into()),
        Ok(about) if !about.is_file() => return Err(VaultError::Damaged { reason: "it is not a file" }),
        // SQLite would take such a file for a new database and fill it.
        Ok(about) if about.len() < PAGE_BYTES => {
            return Err(VaultError::Damaged { reason: "it ends within its first page" });
        }
        Ok(_) => {}
    }
    let log_waits = fs::metadata(with_suffix(&file, "-wal")).is_ok_and(|about| about.len() > 0);
    let mut connection = connect(&file, key)?;
    // Closing would copy a waiting log into the file; a file that is refused must keep every byte.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, log_waits)?;
    let found = migrate::version(&connection).map_err(|error| name_failure(error, kind, dir, key))?;
    migrate::refuse_newer(kind, found)?;
    let application_id: i32 = connection.query_row("PRAGMA application_id", [], |row| row.get(0))?;
    if found == 0 || application_id != kind.application_id {
        return Err(VaultError::Damaged { reason: "it holds something else" });
    }
    if connection.is_readonly("main")? {
        return Err(VaultError::ReadOnly);
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    configure(&connection)?;
    migrate::run(&mut connection, kind, kind.latest_version())?;
    if check::read(kind, dir, key) != KeyCheck::Fits {
        // The note is a help for a bad day; a good day does not fail for the lack of it.
        let _ = check::write(kind, dir, &file, key);
    }
    Ok(connection)
}

/// Makes a vault of this kind in `dir`, lets its first rows be put in, and gives it its name when all
/// is written: a creation cut short leaves no vault behind.
pub(super) fn create<E: From<VaultError>>(
    kind: &VaultKind,
    dir: &Path,
    key: &VaultKey,
    put_first_rows: impl FnOnce(&mut Connection) -> Result<(), E>,
) -> Result<(), E> {
    place::make_folder(dir)?;
    let _creating = place::lock_folder(dir);
    if place::vault_file_exists(kind, dir)? {
        return Err(VaultError::AlreadyThere.into());
    }
    let file = dir.join(kind.file_name());
    let unfinished = place::unfinished_name(&file);
    let made = create_at(kind, &unfinished, key, put_first_rows).and_then(|()| {
        check::write(kind, dir, &unfinished, key)?;
        Ok(place::put_in_place(&unfinished, &file, Overwrite::No)?)
    });
    if made.is_err() {
        remove_database(&unfinished);
    }
    made
}

/// Makes a vault of this kind at `file`, which is not its name yet. What an earlier try left there goes.
pub(super) fn create_at<E: From<VaultError>>(
    kind: &VaultKind,
    file: &Path,
    key: &VaultKey,
    put_first_rows: impl FnOnce(&mut Connection) -> Result<(), E>,
) -> Result<(), E> {
    remove_database(file);
    place::make_private_file(file).map_err(VaultError::from)?;
    let mut connection = connect(file, key)?;
    configure(&connection)?;
    put_first_rows(&mut connection)?;
    migrate::run(&mut connection, kind, kind.latest_version())?;
    Ok(finish(connection, file)?)
}

/// Makes the file whole before it gets its name: SQLite synced the log, the name needs the file.
fn finish(connection: Connection, file: &Path) -> Result<(), VaultError> {
    checkpoint(&connection)?;
    connection.close().map_err(|(_, error)| error)?;
    Ok(fs::File::open(file)?.sync_all()?)
}

/// Starts SQLCipher, once in a process, before any connection is opened.
///
/// SQLite calls itself started before SQLCipher's own part has run (`SQLITE_EXTRA_INIT` comes after the mutex is left), so
/// of two threads that open the first connections at the same time one would get a plain SQLite and an error.
pub(super) fn start() {
    static STARTED: Once = Once::new();
    // What went wrong is said to each connection that is opened afterwards.
    STARTED.call_once(|| drop(Connection::open_in_memory()));
}

/// A connection with its key, before the first read.
fn connect(file: &Path, key: &VaultKey) -> Result<Connection, VaultError> {
    start();
    let connection = Connection::open_with_flags(
        file,
        OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_EXRESCODE,
    )?;
    connection.busy_timeout(BUSY_TIMEOUT)?;
    // SQLCipher would print about every wrong key on the app's standard error.
    connection.execute_batch("PRAGMA cipher_log_level = NONE")?;
    connection.execute_batch(&key.pragma())?;
    Ok(connection)
}

/// How a vault is used, for each connection.
///
/// The cache holds 8 MB: what one exchange takes in fits, and no page is sealed twice for want of room.
///
/// `cipher_memory_security` stays off: it would lock and wipe every page SQLite allocates, at the cost of a
/// system call for each, while the same rows lie in this process's own memory as soon as a screen
/// shows them. SQLCipher locks and wipes its key material in either case.
fn configure(connection: &Connection) -> Result<(), VaultError> {
    connection.execute_batch(
        "PRAGMA journal_mode = WAL;
         PRAGMA synchronous = FULL;
         PRAGMA temp_store = MEMORY;
         PRAGMA secure_delete = ON;
         PRAGMA foreign_keys = ON;
         PRAGMA cell_size_check = ON;
         PRAGMA trusted_schema = OFF;
         PRAGMA cache_size = -8000;",
    )?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    // A misspelt column is an error, not a string.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    // More than there are statements: one that is asked for twice is compiled once.
    connection.set_prepared_statement_cache_capacity(128);
    Ok(())
}

/// Copies the log into the file and truncates it. Says whether all of it was copied: when another process is in
/// the way the rest waits, which loses nothing.
pub(super) fn checkpoint(connection: &Connection) -> Result<bool, VaultError> {
    let blocked: bool = connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    Ok(!blocked)
}

/// Says what it means that the first page cannot be read.
fn name_failure(error: VaultError, kind: &VaultKind, dir: &Path, key: &VaultKey) -> VaultError {
    match error {
        VaultError::Damaged { .. } => match check::read(kind, dir, key) {
            KeyCheck::Fits => VaultError::Damaged { reason: "its first page cannot be read" },
            KeyCheck::Differs => VaultError::WrongKey,
            KeyCheck::Unknown => VaultError::WrongKeyOrDamaged,
        },
        other => other,
    }
}

/// Removes an unfinished database and its log; never called with a vault's own name.
pub(super) fn remove_database(unfinished: &Path) {
    for suffix in ["", "-wal", "-shm", "-journal"] {
        let _ = fs::remove_file(with_suffix(unfinished, suffix));
    }
}

pub(super) fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_os_string();
    name.push(suffix);
    name.into()
}
