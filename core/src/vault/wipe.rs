//! Everything gone: the files of every vault in a folder, whether or not they can be opened.
//!
//! It deletes only what a vault's name begins with. What makes the content unreadable for good is that the shell
//! destroys the key; deleting alone leaves pages on a flash chip.

use super::VaultError;
use super::kind::{DAYBOOK, JOURNAL, VaultKind};
use crate::companion::Companion;
use crate::error::Result;
use std::path::Path;

/// Every kind of vault that a folder may hold.
const KINDS: [&VaultKind; 2] = [&DAYBOOK, &JOURNAL];

impl Companion {
    /// Deletes the vaults in a folder, also ones whose key is lost or that are damaged. An open vault is closed
    /// before. Afterwards the shell destroys the key. Nothing brings them back but a backup.
    ///
    /// # Errors
    /// [`crate::RekindleError::Storage`] when a file could not be deleted; doing it again goes on.
    pub fn wipe(directory: &Path) -> Result<()> {
        Ok(wipe(directory)?)
    }
}

fn wipe(directory: &Path) -> Result<(), VaultError> {
    let entries = match std::fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(error.into()),
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        // The file, its log and index, the note that knows its key, what keeps it, a shell's key file, and what a
        // cut-short creation of one of them left. A backup that somebody named like the vault is not ours to delete.
        let ours = name.to_str().and_then(|name| name.split_once('.')).is_some_and(|(stem, ending)| {
            KINDS.iter().any(|kind| kind.stem == stem)
                && ["sqlite", "check", "key", "lock"].iter().any(|own| ending.starts_with(own))
        });
        if ours && entry.file_type()?.is_file() {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{Vault, VaultKey};
    use super::*;
    use tempfile::TempDir;

    #[test]
    fn what_is_not_a_vaults_stays() {
        let folder = TempDir::new().unwrap();
        let dir = folder.path().join("home");
        let vault = Vault::create(&dir, &VaultKey::from_bytes([1; 32])).unwrap();
        vault.write(|tx| Ok(tx.execute("INSERT INTO setting VALUES ('quiet', 'off')", [])?)).unwrap();
        std::mem::forget(vault); // the log and its index lie beside the file
        std::fs::write(dir.join("letter.txt"), "mine").unwrap();
        std::fs::write(dir.join("daybook"), "not a vault's").unwrap();
        std::fs::write(dir.join("daybook.age"), "a backup").unwrap();
        Companion::wipe(&dir).unwrap();
        let mut left: Vec<_> = std::fs::read_dir(&dir)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left, ["daybook", "daybook.age", "letter.txt"]);
        Companion::wipe(&dir).unwrap();
        Companion::wipe(&folder.path().join("nowhere")).unwrap();
    }
}
