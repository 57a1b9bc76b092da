//! The lines inside a backup: read with a limit, counted and digested as they pass.

use super::BackupError;
use crate::vault::place;
use sha2::{Digest, Sha256};
use std::io::{self, BufRead, Read, Write};

/// The longest line that is read, in bytes. The longest that is written is far below: a name has a few hundred
/// bytes, and a journal entry would have to be a book.
pub(super) const MAX_LINE_BYTES: usize = 1 << 20;

/// The digest over the lines of all rows, each with its line break.
#[derive(Debug)]
pub(super) struct RowsDigest(Sha256);

impl RowsDigest {
    pub(super) fn new() -> Self {
        Self(Sha256::new())
    }

    pub(super) fn into_hex(self) -> String {
        place::hex(&self.0.finalize())
    }
}

impl Write for RowsDigest {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The lines of an opened backup, one at a time.
#[derive(Debug)]
pub(super) struct Lines<R> {
    source: R,
    line: Vec<u8>,
    number: u64,
    digest: RowsDigest,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(source: R) -> Self {
        Self { source, line: Vec::new(), number: 0, digest: RowsDigest::new() }
    }

    /// The next row's line without its line break; nothing at the end.
    pub(super) fn next(&mut self) -> Result<Option<&[u8]>, BackupError> {
        self.read(true)
    }

    /// The next line when it holds what the digest stands in, and so cannot be under it.
    pub(super) fn next_head(&mut self) -> Result<Option<&[u8]>, BackupError> {
        self.read(false)
    }

    fn read(&mut self, under_digest: bool) -> Result<Option<&[u8]>, BackupError> {
        self.line.clear();
        self.number += 1;
        // One more than a line may have, and its line break.
        let limit = MAX_LINE_BYTES as u64 + 2;
        self.source.by_ref().take(limit).read_until(b'\n', &mut self.line).map_err(reading_failed)?;
        if self.line.is_empty() {
            return Ok(None);
        }
        if under_digest {
            self.digest.0.update(&self.line);
        }
        match self.line.pop() {
            Some(b'\n') if self.line.len() <= MAX_LINE_BYTES => Ok(Some(&self.line)),
            _ if self.line.len() >= MAX_LINE_BYTES => Err(self.unfit("it is too long")),
            _ => Err(BackupError::Damaged { reason: "it ends in the middle of a line" }),
        }
    }

    /// The digest over the rows read since the last one.
    pub(super) fn take_digest(&mut self) -> String {
        std::mem::replace(&mut self.digest, RowsDigest::new()).into_hex()
    }

    /// The last line cannot be restored.
    pub(super) fn unfit(&self, reason: &'static str) -> BackupError {
        BackupError::Unfit { line: self.number, reason }
    }
}

/// What a failure to read the opened file means: `age` authenticates every 64 KiB and the end.
fn reading_failed(error: io::Error) -> BackupError {
    match error.kind() {
        io::ErrorKind::UnexpectedEof => BackupError::Damaged { reason: "it is cut short" },
        io::ErrorKind::InvalidData => BackupError::Damaged { reason: "it is cut short or was changed" },
        _ => error.into(),
    }
}
