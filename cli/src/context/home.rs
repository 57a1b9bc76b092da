//! The folder of the data: `--home`, else the platform's own place for it.

use crate::failure::{Failure, Result};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder that holds the vault and, beside it, the key.
#[derive(Debug)]
pub(crate) struct Home {
    path: PathBuf,
    named: bool,
}

impl Home {
    /// The folder that was asked for, or the platform's data folder.
    pub(crate) fn find(asked: Option<&Path>) -> Result<Self> {
        let named = asked.is_some();
        let path = match asked {
            Some(path) if path.as_os_str().is_empty() => return Err(Failure::input("no_home")),
            Some(path) => path.to_owned(),
            None => data_folder().ok_or_else(|| Failure::input("no_home"))?.join("rekindle"),
        };
        Ok(Self { path, named })
    }

    /// Where it is.
    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Whether it was asked for by `--home`.
    pub(crate) fn was_named(&self) -> bool {
        self.named
    }

    /// Makes it, for this user alone, with what leads to it.
    pub(crate) fn make(&self) -> Result<()> {
        if let Some(parent) = self.path.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            fs::create_dir_all(parent)?;
        }
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        match builder.create(&self.path) {
            Err(error) if !self.path.is_dir() => Err(error.into()),
            _ => Ok(()),
        }
    }
}

/// A new folder in `place` that only this account enters, removed with all that is in it when it is dropped.
pub(crate) fn private_folder(prefix: &str, place: &Path) -> Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o700));
    Ok(builder.prefix(prefix).tempdir_in(place)?)
}

/// Where the platform keeps an application's data: the XDG base directory, `Application Support`, `APPDATA`.
fn data_folder() -> Option<PathBuf> {
    // The XDG specification tells to ignore a relative path.
    let absolute = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if cfg!(target_os = "macos") {
        return Some(env::home_dir()?.join("Library/Application Support"));
    }
    if cfg!(windows) {
        return absolute("APPDATA");
    }
    absolute("XDG_DATA_HOME").or_else(|| Some(env::home_dir()?.join(".local/share")))
}
