//! `rekindle demo`: two phones, thirty days, one streak, with real vaults, real pairing and real segments in a folder.
//!
//! The story is the same each time; the keys are not, they are random as always. Everything is made in a temporary
//! folder that is gone when this ends.

mod phone;
mod shown;
mod story;

use crate::context::{Context, private_folder};
use crate::failure::{Failure, Result};
use crate::output::Report;
use phone::Phone;
use signal_hook::consts::SIGINT;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use story::Couple;

/// Tells the story.
pub(super) fn run(context: &Context) -> Result<Report> {
    // Ctrl+C ends it between two exchanges, so that the folder is always deleted.
    let stop = Arc::new(AtomicBool::new(false));
    let handler = signal_hook::flag::register(SIGINT, Arc::clone(&stop))?;
    let folder = private_folder("rekindle-demo-", &std::env::temp_dir())?;
    let told = tell(folder.path(), context, &stop);
    signal_hook::low_level::unregister(handler);
    folder.close()?;
    told
}

fn tell(folder: &Path, context: &Context, stop: &AtomicBool) -> Result<Report> {
    // Read first: it knows the language of the settings.
    let guide = context.guide()?;
    let store = Store { folder: folder.join("between"), away: folder.join("away") };
    fs::create_dir(&store.folder)?;
    let begin = story::evening(0)?;
    let kim = Phone::new(&folder.join("kim"), story::MADRID, begin, context.language())?;
    let noa = Phone::new(&folder.join("noa"), story::MADRID, begin, context.language())?;
    let mut couple = Couple::new(kim, noa, store);
    couple.pair()?;
    for day in 0..story::DAYS {
        if stop.load(Ordering::Relaxed) {
            return Err(Failure::Interrupted);
        }
        couple.live(day)?;
    }
    couple.settle()?;
    shown::report(&couple, guide.words())
}

/// The folder between the two phones, and where it is while it is away.
struct Store {
    folder: PathBuf,
    away: PathBuf,
}

impl Store {
    /// Takes the folder away, as a drive that is unplugged.
    fn take_away(&self) -> Result<()> {
        Ok(fs::rename(&self.folder, &self.away)?)
    }

    /// Brings it back.
    fn bring_back(&self) -> Result<()> {
        Ok(fs::rename(&self.away, &self.folder)?)
    }

    /// How many objects lie in it, and their bytes.
    fn weigh(&self) -> Result<(u64, u64)> {
        let (mut objects, mut bytes) = (0, 0);
        for drawer in fs::read_dir(&self.folder)? {
            for object in fs::read_dir(drawer?.path())? {
                objects += 1;
                bytes += object?.metadata()?.len();
            }
        }
        Ok((objects, bytes))
    }
}
