//! Export in plain formats at the border.

use crate::app::Rekindle;
use crate::error::Result;
use crate::here::Here;
use crate::spelling::language;
use rekindle_core::export as core;
use std::path::Path;

/// A plain format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum ExportFormat {
    /// A page to read.
    Markdown,
    /// A document for programs.
    Json,
    /// The schedules for a calendar, under a neutral title.
    Calendar,
}

/// An export to write.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ExportRequest {
    /// The folder to write into; made when only the last part of it is missing.
    pub directory: String,
    /// As what.
    pub format: ExportFormat,
    /// Whether a file of that name may be replaced.
    #[uniffi(default = false)]
    pub replace: bool,
}

#[uniffi::export]
impl Rekindle {
    /// Writes one's own data in a plain format and returns the file. It is not encrypted: say so before, and
    /// only in the unlocked app. Fails with `BackupUnusable` (`file_exists`).
    pub fn export(&self, request: ExportRequest, here: Here, language_tag: String) -> Result<String> {
        self.with(|companion| {
            let request = core::ExportRequest {
                directory: Path::new(&request.directory),
                format: match request.format {
                    ExportFormat::Markdown => core::ExportFormat::Markdown,
                    ExportFormat::Json => core::ExportFormat::Json,
                    ExportFormat::Calendar => core::ExportFormat::Calendar,
                },
                replace: request.replace,
                language: language(&language_tag),
            };
            Ok(companion.export(&request, &here.to_core()?)?.to_string_lossy().into_owned())
        })
    }
}
