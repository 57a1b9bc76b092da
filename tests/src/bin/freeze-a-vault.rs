//! Makes the frozen vault of a released schema: one with something of everything, and what an export says of it.
//!
//! Argument: the folder to make, `tests/databases/NNNN` with the schema's number. Run once, when a schema is released;
//! afterwards the folder never changes (`tests/databases/README.md`).

use chrono::NaiveTime;
use rekindle_core::couple::streak::{GoalDays, WeekStart};
use rekindle_core::guide::Language;
use rekindle_core::moment::DayStart;
use rekindle_core::reminders::room::{ReminderAnswer, UnarmedReason, UnarmedRequest};
use rekindle_core::reminders::{QuietHours, QuietMode};
use rekindle_core::rituals::kind::RitualKind;
use rekindle_core::rituals::pausing::PauseRequest;
use rekindle_core::rituals::room::{AdoptRequest, EditRequest};
use rekindle_core::settings::SettingChange;
use rekindle_core::{Companion, RekindleError};
use rekindle_tests::life;
use std::error::Error;
use std::path::{Path, PathBuf};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(std::env::args_os().nth(1).ok_or("which folder?")?);
    std::fs::write(folder.join("state.json"), live(&folder)?)?;
    Ok(())
}

fn live(folder: &Path) -> Result<String, Box<dyn Error>> {
    let here = life::here()?;
    let day = |back: i32| Some(life::today().plus(-back));
    let companion = Companion::create(life::request(folder, 1), &here)?;
    let rituals = companion.rituals();
    let coffee = life::make_ritual(&companion, "Café “a dos” ☕", RitualKind::Together)?;
    let walk = life::make_ritual(&companion, "A walk, each their own", RitualKind::Each)?;
    let hug = life::make_ritual(&companion, "A hug", RitualKind::Touch)?;
    let practice = companion.guide(Language::ENGLISH)?.practices().first().map(|one| one.id.clone());
    let request = AdoptRequest { practice: practice.ok_or("an empty guide")?, ..AdoptRequest::default() };
    rituals.adopt(&request, &here, Language::ENGLISH)?;

    companion.settings().change(SettingChange::Goal(GoalDays::new(4)?), &here)?;
    companion.settings().change(SettingChange::WeekStart(WeekStart::Sunday), &here)?;
    companion.settings().change(SettingChange::DayStart(DayStart::new(4)?), &here)?;
    let quiet = QuietHours {
        from: NaiveTime::from_hms_opt(22, 0, 0).ok_or("a time")?,
        to: NaiveTime::from_hms_opt(7, 0, 0).ok_or("a time")?,
        mode: QuietMode::Drop,
    };
    companion.settings().change(SettingChange::Quiet(Some(quiet)), &here)?;

    for back in [0, 1, 2, 4, 7, 8, 9, 10, 14, 16, 21, 23, 400] {
        rituals.mark(coffee, day(back), &here)?;
    }
    for back in [1, 1, 3, 8] {
        rituals.mark(walk, day(back), &here)?;
        rituals.mark(hug, day(back), &here)?;
    }
    rituals.take_back(coffee, day(2), &here)?;
    rituals.take_back(hug, day(3), &here)?;
    rituals.skip(walk, day(0), &here)?;
    rituals.pause(&PauseRequest { ritual: Some(hug), from: day(5), until: day(4) }, &here)?;
    rituals.pause(&PauseRequest { ritual: None, from: day(6), until: day(6) }, &here)?;
    let kept = EditRequest { private: Some(true), ..EditRequest::default() };
    rituals.edit(walk, &kept, &here, Language::ENGLISH)?;
    rituals.mark(walk, day(12), &here)?;

    let plan = companion.reminders().plan(64, &here, Language::ENGLISH)?;
    let first = plan.items.iter().find_map(|item| item.firing.as_ref()).ok_or("nothing is planned")?;
    let later = ReminderAnswer::Later;
    companion.reminders().answer(later, first.ritual, first.rule_local, first.day, &here)?;
    companion.reminders().rang(first, &here)?;
    companion.reminders().answer(later, coffee, first.rule_local, first.day, &here)?;
    let unarmed =
        UnarmedRequest { id: "frozen".to_owned(), instant: here.now, reason: UnarmedReason::NotAllowed };
    companion.reminders().report_unarmed(&[unarmed])?;
    let retired = life::make_ritual(&companion, "Retired", RitualKind::Together)?;
    rituals.mark(retired, day(30), &here)?;
    rituals.retire(retired, &here)?;
    let state = life::state(&companion)?;
    companion.close().map_err(|error: RekindleError| error)?;
    Ok(state)
}
