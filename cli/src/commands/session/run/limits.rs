//! What each leaves out today, without a reason, and what each would include: asked of both, one after the other.
//!
//! Only a person is asked. A script begins with nothing named.

use super::Run;
use crate::failure::Result;
use crate::input::ask;
use crate::output::{Page, print};
use rekindle_core::guide::Words;
use rekindle_core::sessions::sensate::{Area, Limits, OwnLimits, Phase};

/// Asks one person for the areas of their own.
pub(super) fn ask(run: &Run<'_>, phase: Phase) -> Result<OwnLimits> {
    if !run.input.is_live() {
        return Ok(OwnLimits::default());
    }
    let words = run.opened.guide.words();
    run.input.resting(|| {
        print::aside(Page::of(&words.text("sensate.limits.not_today_about", &[])).text())?;
        let open = Limits::of(phase, &OwnLimits::default(), &OwnLimits::default()).allowed;
        let open: Vec<Area> = Area::ALL.into_iter().filter(|area| open.contains(area)).collect();
        let not_today = several(&words.text("sensate.limits.not_today", &[]), &open, words)?;
        let asked: Vec<Area> = Area::ALL.into_iter().filter(|area| area.asked_in(phase)).collect();
        let included = if asked.is_empty() {
            Vec::new()
        } else {
            several(&words.text("sensate.limits.include", &[]), &asked, words)?
        };
        Ok(OwnLimits { not_today: not_today.into_iter().collect(), included: included.into_iter().collect() })
    })
}

fn several(question: &str, areas: &[Area], words: &Words) -> Result<Vec<Area>> {
    let names: Vec<String> = areas.iter().map(|area| words.text(area.key(), &[])).collect();
    let chosen = ask::several(question, &names, words)?;
    Ok(chosen.into_iter().map(|index| areas[index]).collect())
}
