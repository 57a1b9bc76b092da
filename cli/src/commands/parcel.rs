//! `rekindle parcel`: the same exchange by one file, which any messenger can carry.

use super::sync;
use crate::args::ParcelCommand;
use crate::context::Context;
use crate::failure::{Failure, Result};
use crate::output::{Page, Report};
use rekindle_core::RekindleError;
use rekindle_core::sync::parcel::MAX_PARCEL;
use serde_json::json;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Write};
use std::path::Path;

/// Makes or takes in a parcel.
pub(super) fn run(command: &ParcelCommand, context: &Context) -> Result<Report> {
    match command {
        ParcelCommand::Out { file, replace } => out(file, *replace, context),
        ParcelCommand::In { file } => take_in(file, context),
    }
}

fn out(file: &Path, replace: bool, context: &Context) -> Result<Report> {
    let opened = context.open()?;
    // Before anything is sealed, not after. Writing looks again.
    if !replace && file.try_exists()? {
        return Err(RekindleError::FileExists.into());
    }
    let parcel = opened.companion.exchange().parcel_out()?;
    write(file, &parcel.bytes, replace)?;
    let words = opened.guide.words();
    let name = file.display().to_string();
    let mut page = Page::of(&words.text("parcel.written", &[("file", &name)]));
    if parcel.more {
        page.paragraph(&words.text("parcel.more", &[]));
    }
    page.quiet(&words.text("parcel.gives_away", &[]));
    Ok(Report { json: json!({ "file": name, "facts": parcel.facts, "more": parcel.more }), page })
}

/// Writes a file that is whole or is not there.
fn write(file: &Path, bytes: &[u8], replace: bool) -> Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut unfinished = tempfile::NamedTempFile::new_in(folder)?;
    unfinished.write_all(bytes)?;
    unfinished.as_file().sync_all()?;
    let placed = if replace { unfinished.persist(file) } else { unfinished.persist_noclobber(file) };
    match placed {
        Ok(_) => Ok(()),
        Err(failed) if failed.error.kind() == ErrorKind::AlreadyExists => {
            Err(RekindleError::FileExists.into())
        }
        Err(failed) => Err(failed.error.into()),
    }
}

fn take_in(file: &Path, context: &Context) -> Result<Report> {
    let opened = context.open()?;
    let words = opened.guide.words();
    let bytes = read(file)?;
    let taken = opened.companion.exchange().parcel_in(&bytes)?;
    let mut page = sync::page(&taken.exchange, &opened);
    if taken.earlier_missing {
        page.paragraph(&words.text("parcel.earlier_missing", &[]));
    }
    let mut json = sync::document(&taken.exchange);
    json["earlier_missing"] = json!(taken.earlier_missing);
    Ok(Report { json, page })
}

/// Reads a file, and one byte more than any parcel has, so that a longer one is told as such and never held.
fn read(file: &Path) -> Result<Vec<u8>> {
    // A pipe or a device could keep us waiting for ever.
    if !fs::metadata(file)?.is_file() {
        return Err(Failure::input("file_not_found"));
    }
    let mut bytes = Vec::new();
    let limit = u64::try_from(MAX_PARCEL).unwrap_or(u64::MAX).saturating_add(1);
    File::open(file)
        .and_then(|opened| -> io::Result<usize> { opened.take(limit).read_to_end(&mut bytes) })?;
    Ok(bytes)
}
