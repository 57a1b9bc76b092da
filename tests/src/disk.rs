//! A disk that fails on purpose: stands between SQLite and the system's files, counts what is to be made durable and
//! fails from the n-th on, or the n-th only.
//!
//! SQLite asks a "VFS" for files, and a VFS gives each file a table of functions. [`install`] registers a copy of the
//! system's VFS whose files get a copy of the system's table, with the functions that change a disk
//! replaced. All other functions are the system's own and see their own files, so locks, shared memory and
//! reads behave as ever. A fault is armed for one thread: other tests in the process notice nothing.
//!
//! This is the only place with unsafe code. It is needed because a VFS is a C interface, and it stays in the tests: the core
//! that ships has none. The reasons are given at each block.

use rusqlite::ffi;
use std::cell::{Cell, RefCell};
use std::ffi::{CStr, c_char, c_int, c_void};
use std::ptr;
use std::sync::{Mutex, OnceLock, PoisonError};

/// How a disk fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// One operation fails, and a write that fails has written half of its bytes.
    OnceBroken,
    /// From one operation on nothing can be written or synced any more.
    Broken,
    /// From one operation on there is no room: writes that make a file longer fail, syncs do not.
    Full,
}

thread_local! {
    static ARMED: Cell<Option<(Fault, u32)>> = const { Cell::new(None) };
    static COUNT: Cell<u32> = const { Cell::new(0) };
    static OPENED: RefCell<Vec<Option<String>>> = const { RefCell::new(Vec::new()) };
}

/// Arms a fault for this thread: the `nth` operation from now on, counted from 1.
pub fn arm(fault: Fault, nth: u32) {
    COUNT.set(0);
    ARMED.set(Some((fault, nth)));
}

/// Disarms it. Says how many operations there were that could have failed.
pub fn disarm() -> u32 {
    ARMED.set(None);
    COUNT.replace(0)
}

/// The files that this thread opened since the last call; nothing for a temporary file without a name.
pub fn take_opened() -> Vec<Option<String>> {
    OPENED.take()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Operation {
    Write,
    Sync,
    Truncate,
    Delete,
    GrowIndex,
}

/// Whether this operation shall fail.
fn fails(operation: Operation) -> bool {
    let Some((fault, nth)) = ARMED.get() else { return false };
    let count = COUNT.get() + 1;
    COUNT.set(count);
    match fault {
        Fault::OnceBroken => count == nth,
        Fault::Broken => count >= nth,
        Fault::Full => count >= nth && matches!(operation, Operation::Write | Operation::GrowIndex),
    }
}

fn full() -> bool {
    matches!(ARMED.get(), Some((Fault::Full, _)))
}

/// The system's own functions. Made once, never changed.
struct Installed {
    vfs: ffi::sqlite3_vfs,
    /// One entry for each of the system's tables: files with locks have another than files without.
    tables: Mutex<Vec<&'static Table>>,
}

/// A table of a file's functions with ours in it. What we put into a file points to its first field, so that the
/// original is found again from the file.
#[repr(C)]
struct Table {
    failing: ffi::sqlite3_io_methods,
    original: ffi::sqlite3_io_methods,
    original_at: usize,
}

// SAFETY: the tables hold function pointers and pointers to constants of SQLite, all valid for the whole
// process from any thread; nothing writes to them after they are made.
unsafe impl Send for Installed {}
// SAFETY: as above.
unsafe impl Sync for Installed {}
// SAFETY: as above.
unsafe impl Send for Table {}
// SAFETY: as above.
unsafe impl Sync for Table {}

static INSTALLED: OnceLock<Installed> = OnceLock::new();

/// Puts the failing disk under every database that this process opens from now on. Without [`arm`] it behaves
/// like the system's.
///
/// # Panics
/// When SQLite has no VFS or does not take this one: then no test of faults means anything.
pub fn install() {
    INSTALLED.get_or_init(|| {
        // SAFETY: sqlite3_vfs_find initialises SQLite and gives a VFS that lives as long as the process. It is
        // copied by value; the copy's list pointer is set by sqlite3_vfs_register.
        let system = unsafe {
            let found = ffi::sqlite3_vfs_find(ptr::null());
            assert!(!found.is_null(), "SQLite has no default VFS");
            *found
        };
        // The registered copy is given away to SQLite for the rest of the process.
        let ours = Box::leak(Box::new(ffi::sqlite3_vfs {
            zName: c"failing".as_ptr(),
            pNext: ptr::null_mut(),
            xOpen: Some(open),
            xDelete: Some(delete),
            ..system
        }));
        // SAFETY: `ours` lives for ever, and its functions keep SQLite's contract (see each).
        let registered = unsafe { ffi::sqlite3_vfs_register(ours, 1) };
        assert_eq!(registered, ffi::SQLITE_OK, "SQLite takes no VFS");
        Installed { vfs: system, tables: Mutex::default() }
    });
}

unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    name: ffi::sqlite3_filename,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    let Some(installed) = INSTALLED.get() else { return ffi::SQLITE_CANTOPEN };
    let Some(original) = installed.vfs.xOpen else { return ffi::SQLITE_CANTOPEN };
    // SAFETY: the name is null or ends with a zero byte and lives for this call (SQLite's contract).
    let opened = (!name.is_null()).then(|| unsafe { CStr::from_ptr(name) }.to_string_lossy().into_owned());
    OPENED.with_borrow_mut(|list| list.push(opened));
    // SAFETY: the arguments are SQLite's own; `vfs` is the copy, whose data the system's function reads like
    // the original's, and which asks for files of the same size.
    let code = unsafe { original(vfs, name, file, flags, out_flags) };
    // SAFETY: after opening, `file` holds a pointer to a table of functions, or null when there is nothing to close.
    unsafe {
        if !(*file).pMethods.is_null() {
            let table = failing_copy(&installed.tables, &*(*file).pMethods);
            (*file).pMethods = &raw const table.failing;
        }
    }
    code
}

/// The table with our functions for one of the system's; made when it is first seen, kept for ever.
fn failing_copy(tables: &Mutex<Vec<&'static Table>>, original: &ffi::sqlite3_io_methods) -> &'static Table {
    let original_at = ptr::from_ref(original) as usize;
    let mut tables = tables.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = tables.iter().find(|table| table.original_at == original_at) {
        return known;
    }
    let failing = ffi::sqlite3_io_methods {
        xWrite: Some(write),
        xSync: Some(sync),
        xTruncate: Some(truncate),
        // Files without shared memory keep having none.
        xShmMap: original.xShmMap.map(|_| shm_map as _),
        ..*original
    };
    let table: &'static Table = Box::leak(Box::new(Table { failing, original: *original, original_at }));
    tables.push(table);
    table
}

/// The system's functions for a file of ours.
///
/// # Safety
/// `file` must have been opened by [`open`], which is so for every file that calls one of our functions.
unsafe fn original_of(file: *mut ffi::sqlite3_file) -> &'static ffi::sqlite3_io_methods {
    // SAFETY: `open` made the file's pointer point to the first field of a `Table` that lives for ever.
    unsafe { &(*(*file).pMethods.cast::<Table>()).original }
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, bytes: *const c_void, n: c_int, at: i64) -> c_int {
    // SAFETY: only a file of ours calls this function.
    let Some(write) = (unsafe { original_of(file) }).xWrite else { return ffi::SQLITE_IOERR };
    if fails(Operation::Write) {
        if full() {
            return ffi::SQLITE_FULL;
        }
        // SAFETY: the arguments are SQLite's own, and half of the bytes are there when all are.
        unsafe { write(file, bytes, n / 2, at) };
        return ffi::SQLITE_IOERR_WRITE;
    }
    // SAFETY: handed on as they came.
    unsafe { write(file, bytes, n, at) }
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    // SAFETY: only a file of ours calls this function.
    let Some(sync) = (unsafe { original_of(file) }).xSync else { return ffi::SQLITE_IOERR };
    if fails(Operation::Sync) {
        return ffi::SQLITE_IOERR_FSYNC;
    }
    // SAFETY: handed on as they came.
    unsafe { sync(file, flags) }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    // SAFETY: only a file of ours calls this function.
    let Some(truncate) = (unsafe { original_of(file) }).xTruncate else { return ffi::SQLITE_IOERR };
    if fails(Operation::Truncate) {
        return ffi::SQLITE_IOERR_TRUNCATE;
    }
    // SAFETY: handed on as they came.
    unsafe { truncate(file, size) }
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    region: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    // SAFETY: only a file of ours calls this function.
    let Some(shm_map) = (unsafe { original_of(file) }).xShmMap else { return ffi::SQLITE_IOERR };
    if extend != 0 && fails(Operation::GrowIndex) {
        return if full() { ffi::SQLITE_IOERR_SHMSIZE } else { ffi::SQLITE_IOERR_SHMMAP };
    }
    // SAFETY: handed on as they came.
    unsafe { shm_map(file, region, size, extend, out) }
}

unsafe extern "C" fn delete(vfs: *mut ffi::sqlite3_vfs, name: *const c_char, sync_folder: c_int) -> c_int {
    let Some(delete) = INSTALLED.get().and_then(|installed| installed.vfs.xDelete) else {
        return ffi::SQLITE_IOERR;
    };
    if fails(Operation::Delete) {
        return ffi::SQLITE_IOERR_DELETE;
    }
    // SAFETY: handed on as they came.
    unsafe { delete(vfs, name, sync_folder) }
}
