//! `rekindle backup create` and `restore`: an `age` file under a passphrase.

use crate::args::BackupCommand;
use crate::context::Context;
use crate::failure::{Failure, Result};
use crate::input::passphrase;
use crate::output::{Page, Report, print};
use rekindle_core::RekindleError;
use rekindle_core::vault::backup::{BackupRequest, WorkFactor};
use serde_json::json;
use std::path::Path;

/// Makes or restores a backup.
pub(super) fn run(command: &BackupCommand, context: &Context) -> Result<Report> {
    match command {
        BackupCommand::Create { file, replace } => create(file, *replace, context),
        BackupCommand::Restore { file } => restore(file, context),
    }
}

fn create(file: &Path, replace: bool, context: &Context) -> Result<Report> {
    let opened = context.open_unlocked()?;
    let words = opened.guide.words();
    // Before the questions, not after. The core looks again.
    if !replace && file.try_exists()? {
        return Err(RekindleError::FileExists.into());
    }
    if file.parent().is_some_and(|folder| !folder.as_os_str().is_empty() && !folder.is_dir()) {
        return Err(Failure::input("file_not_found"));
    }
    if print::is_conversation() {
        print::aside(Page::of(&words.text("backup.no_recovery", &[])).text())?;
    }
    let passphrase = passphrase::new(words)?;
    let request = BackupRequest {
        file,
        passphrase: &passphrase,
        work_factor: WorkFactor::default(),
        replace,
        app_version: env!("CARGO_PKG_VERSION"),
        locked_journal: None,
    };
    let made = opened.companion.back_up(&request, &opened.here)?;
    let name = file.display().to_string();
    let mut page = Page::of(&words.text("backup.created", &[("file", &name)]));
    page.quiet(&words.text("backup.how_to_read", &[]));
    let json = json!({ "file": name, "made_on": made.made_on, "rows": made.rows });
    Ok(Report { json, page })
}

fn restore(file: &Path, context: &Context) -> Result<Report> {
    if context.has_vault()? {
        return Err(RekindleError::VaultExists.into());
    }
    if !file.is_file() {
        return Err(Failure::input("file_not_found"));
    }
    let guide = context.guide()?;
    let passphrase = passphrase::existing(guide.words())?;
    let opened = context.restore(file, &passphrase)?;
    let words = opened.guide.words();
    let restored = words.text("backup.restored", &[]);
    let rituals = match opened.companion.rituals().list(opened.language()) {
        Ok(rituals) => rituals.len(),
        // A backup that was made by itself on a locked phone brings its PIN along.
        Err(RekindleError::Locked) => {
            let page = Page::of(&format!("{restored} {}", words.text("terminal.pin.locked", &[])));
            return Ok(Report { json: json!({ "rituals": null }), page });
        }
        Err(error) => return Err(error.into()),
    };
    let count = words.plural("backup.restored_rituals", u64::try_from(rituals).unwrap_or(u64::MAX), &[]);
    let page = Page::of(&format!("{restored} {count}."));
    Ok(Report { json: json!({ "rituals": rituals }), page })
}
