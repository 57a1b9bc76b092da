//! Exports as the door offers them: read in one moment, written as files that only this user may read.

use super::{CalendarEvent, ExportData, ExportMark, ExportSkip, calendar, json, markdown};
use crate::companion::Companion;
use crate::couple::weeks;

use crate::error::{RekindleError, Result};
use crate::guide::{Catalogue, Language};
use crate::here::Here;
use crate::moment::RitualDay;
use crate::rituals::pausing::PauseView;
use crate::rituals::view::{RitualView, ritual_view};
use crate::settings;
use crate::vault::marks::Whose;
use crate::vault::place::{self, Overwrite};
use crate::vault::{VaultError, marks, pauses, rituals};
use chrono::NaiveDate;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use uuid::Builder;

/// A plain format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// A page to read.
    Markdown,
    /// A document for programs.
    Json,
    /// The schedules for a calendar, under a neutral title.
    Calendar,
}

impl ExportFormat {
    /// The name of the file. It says nothing about what is in it.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Markdown => "export.md",
            Self::Json => "export.json",
            Self::Calendar => "calendar.ics",
        }
    }
}

/// An export to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExportRequest<'a> {
    /// Where to; made when only the last folder of it is missing.
    pub directory: &'a Path,
    /// As what.
    pub format: ExportFormat,
    /// Whether a file of that name may be replaced.
    pub replace: bool,
    /// The language of names and headings.
    pub language: Language,
}

impl Companion {
    /// Writes one's own data in a plain format, not encrypted. Returns the file.
    ///
    /// # Errors
    /// [`RekindleError::FileExists`] when there is a file and it may not be replaced.
    pub fn export(&self, request: &ExportRequest<'_>, here: &Here) -> Result<PathBuf> {
        let guide = self.guide(request.language)?;
        let text = match request.format {
            ExportFormat::Markdown => markdown(&self.export_data(&guide, here)?, guide.words()),
            ExportFormat::Json => json(&self.export_data(&guide, here)?),
            ExportFormat::Calendar => {
                let title = guide.words().text("export.calendar_title", &[]);
                calendar(&self.calendar_events(&guide)?, &title, here.now)
            }
        };
        place::make_folder(request.directory)?;
        let file = request.directory.join(request.format.file_name());
        let overwrite = if request.replace { Overwrite::Yes } else { Overwrite::No };
        match place::write_atomically(&file, text.as_bytes(), overwrite) {
            Ok(()) => Ok(file),
            Err(VaultError::AlreadyThere) => Err(RekindleError::FileExists),
            Err(error) => Err(error.into()),
        }
    }

    /// All that an export says.
    pub fn export_data(&self, guide: &Catalogue, here: &Here) -> Result<ExportData> {
        let everything_from = RitualDay::new(NaiveDate::MIN);
        let data = self.vault.read(|connection| {
            let rituals: Vec<RitualView> =
                rituals::all(connection)?.iter().map(|ritual| ritual_view(ritual, guide)).collect();
            let mut marks: Vec<ExportMark> = marks::counts_from(connection, everything_from, Whose::Own)?
                .into_iter()
                .map(|((ritual, day), times)| ExportMark { day, ritual, times })
                .collect();
            marks.sort_unstable();
            // A day that was left out whole and one of its firings are one day.
            let skips: BTreeSet<ExportSkip> = marks::skips_from(connection, everything_from)?
                .into_iter()
                .map(|skip| ExportSkip { day: skip.day, ritual: skip.ritual })
                .collect();
            let pauses = pauses::all(connection)?
                .into_iter()
                .map(|pause| PauseView { ritual: pause.ritual, from: pause.from, until: pause.until })
                .collect();
            let streak = weeks::read(connection, here)?.history().streak();
            let made_on = here.today(settings::read(connection)?.day_start);
            Ok(ExportData { made_on, rituals, marks, skips: skips.into_iter().collect(), pauses, streak })
        })?;
        Ok(data)
    }

    /// The schedules of the rituals in use, under ids that are new each time.
    fn calendar_events(&self, guide: &Catalogue) -> Result<Vec<CalendarEvent>> {
        let rituals = self.vault.read(rituals::all)?;
        Ok(rituals
            .iter()
            .filter(|ritual| ritual.is_active())
            .flat_map(|ritual| ritual_view(ritual, guide).schedule)
            .map(|recurrence| CalendarEvent {
                uid: Builder::from_random_bytes(self.entropy.make_bytes()).into_uuid(),
                recurrence,
            })
            .collect())
    }
}
