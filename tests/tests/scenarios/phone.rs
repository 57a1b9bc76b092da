//! One phone of a scenario: a vault in a folder of its own and the place where it is. What two phones do with each
//! other stands in `two`.

use super::clock::Clock;
use super::format::{Action, Adopt, Edit, Own, Place, Scenario, Schedule, Setting, Step};
use super::seen;
use super::story::Shared;
use chrono::DateTime;
use rekindle_bindings::{
    AdoptRequest, EditRequest, FiringView, FirstDayOfWeek, Here, Moment, OffsetChange, OwnRequest,
    PauseRequest, QuietHours, QuietMode, Quieting, Rekindle, RekindleError, ReminderAnswer, RitualKind,
    ScheduleChoice, ScheduleRequest, SettingChange, UnarmedReason, UnarmedRequest,
};
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::Arc;

pub(crate) struct Phone<'a> {
    pub(super) name: &'a str,
    pub(super) language: &'a str,
    places: &'a BTreeMap<String, Place>,
    place: &'a str,
    clock: Clock,
    /// What the phone's clocks say at the step that is taken.
    pub(super) now: Moment,
    /// When the app was left.
    pub(super) left: Option<Moment>,
    pub(super) shared: Rc<Shared>,
    /// Holds the vault and nothing else.
    folder: PathBuf,
    /// How many vaults were opened: every opening has a seed of its own.
    openings: u8,
    key: u8,
    pub(super) app: Option<Arc<Rekindle>>,
}

impl<'a> Phone<'a> {
    pub(crate) fn new(name: &'a str, scenario: &'a Scenario, shared: Rc<Shared>) -> Self {
        let folder = shared.folder().join(name);
        std::fs::create_dir(&folder).unwrap();
        Self {
            name,
            language: &scenario.language,
            places: &scenario.places,
            place: scenario.places.keys().next().expect("a scenario has a place"),
            clock: Clock::default(),
            now: Clock::default().moment(0),
            left: None,
            shared,
            folder,
            openings: 0,
            key: 1,
            app: None,
        }
    }

    /// Takes one step and compares what is seen with what is expected.
    pub(crate) fn take(&mut self, step: &'a Step) -> Result<(), String> {
        if let Some(place) = &step.place {
            self.place = place;
        }
        self.now = self.clock.moment(instant(&step.at));
        let here = self.here();
        match (self.act(&step.action, here), &step.error) {
            (Err(error), Some(code)) if error.code() == code => Ok(()),
            (Err(error), _) => Err(format!("failed with {error}")),
            (Ok(_), Some(code)) => Err(format!("should fail with {code}")),
            (Ok(done), None) => {
                if let Some(name) = &step.save {
                    let id = done.made.clone().ok_or("this makes nothing that could be saved")?;
                    self.shared.save(name, id);
                }
                let seen = self.shared.with_names(done.seen);
                step.expect.as_ref().map_or(Ok(()), |expected| seen::compare(expected, &seen, "seen"))
            }
        }
    }

    fn here(&self) -> Here {
        let place = &self.places[self.place];
        let change = |change: &super::format::Change| OffsetChange {
            at_ms: instant(&change.at),
            offset_seconds: change.offset_seconds,
        };
        Here {
            now_ms: self.now.now_ms,
            initial_offset_seconds: place.initial_offset_seconds,
            changes: place.changes.iter().map(change).collect(),
        }
    }

    fn act(&mut self, action: &Action, here: Here) -> Result<Done, RekindleError> {
        let language = self.language.to_owned();
        match action {
            Action::Create(with) => {
                self.key = with.key;
                let (directory, key, seed) = self.opening();
                self.app = Some(Rekindle::create(directory, key, seed, here)?);
            }
            Action::Open(with) => {
                self.key = with.key;
                let (directory, key, seed) = self.opening();
                self.app = Some(Rekindle::open(directory, key, seed)?);
            }
            Action::Close(_) => self.app().close_vault()?,
            Action::Reopen(_) => {
                self.app().close_vault()?;
                let (directory, key, seed) = self.opening();
                self.app = Some(Rekindle::open(directory, key, seed)?);
            }
            Action::SetClock(with) => self.clock.set_off(with.by_seconds),
            Action::Reboot(_) => {
                self.clock.reboot(self.now.now_ms - self.clock.wall(0));
                self.die()?;
            }
            Action::ProcessEnds(_) => self.die()?,
            Action::Adopt(with) => {
                let made = self.app().adopt(adopt_request(with), here, language)?;
                return Ok(Done { made: Some(made.id.clone()), seen: seen::ritual(&made) });
            }
            Action::Own(with) => {
                let made = self.app().make_own(own_request(with), here, language)?;
                return Ok(Done { made: Some(made.id.clone()), seen: seen::ritual(&made) });
            }
            Action::Edit(with) => {
                let edited = self.app().edit(self.id(&with.ritual), edit_request(with), here, language)?;
                return Ok(Done::seen(seen::ritual(&edited)));
            }
            Action::Retire(with) => self.app().retire(self.id(&with.ritual), here)?,
            Action::Rituals(_) => return Ok(Done::seen(seen::rituals(&self.app().rituals(language)?))),
            Action::Today(_) => return Ok(Done::seen(seen::today(&self.app().today(here, language)?))),
            Action::Mark(_) | Action::TakeBack(_) | Action::Skip(_) | Action::Unskip(_) => {
                return self.on_day(action, here);
            }
            Action::Pause(with) => {
                let ritual = with.ritual.as_deref().map(|name| self.id(name));
                let request = PauseRequest { ritual, from: with.from.clone(), until: with.until.clone() };
                return Ok(Done::seen(seen::pause(&self.app().pause(request, here)?)));
            }
            Action::Resume(with) => {
                let ritual = with.ritual.as_deref().map(|name| self.id(name));
                self.app().resume(ritual, here)?;
            }
            Action::Pauses(_) => return Ok(Done::seen(seen::pauses(&self.app().pauses(here)?))),
            Action::Plan(with) => {
                let plan = self.app().reminder_plan(with.limit, here, language)?;
                return Ok(Done::seen(seen::plan(&plan)));
            }
            Action::Answer(with) => {
                let answer = match with.answer.as_str() {
                    "done" => ReminderAnswer::Done,
                    "later" => ReminderAnswer::Later,
                    "skip" => ReminderAnswer::Skip,
                    other => panic!("no such answer: {other}"),
                };
                let (rule_local, day) = (with.rule_local.clone(), with.day.clone());
                self.app().answer_reminder(answer, self.id(&with.ritual), rule_local, day, here)?;
            }
            Action::Rang(with) => {
                let firing = FiringView {
                    ritual: self.id(&with.ritual),
                    rule_local: with.rule_local.clone(),
                    also: with.also.clone(),
                    day: with.day.clone(),
                    snoozed: false,
                    deferred: false,
                };
                self.app().reminder_rang(firing, here)?;
            }
            Action::Unarmed(with) => {
                let one = |(number, at): (usize, &String)| UnarmedRequest {
                    id: format!("unarmed-{number}"),
                    at_ms: instant(at),
                    reason: match with.reason.as_str() {
                        "not_allowed" => UnarmedReason::NotAllowed,
                        "no_room" => UnarmedReason::NoRoom,
                        other => panic!("no such reason: {other}"),
                    },
                };
                self.app().report_unarmed(with.at.iter().enumerate().map(one).collect())?;
            }
            Action::Week(_) => return Ok(Done::seen(seen::streak(&self.app().week(here)?))),
            Action::Setting(with) => drop(self.app().change_setting(setting(with), here)?),
            of_two => return self.act_for_two(of_two, here),
        }
        Ok(Done::seen(Value::Null))
    }

    /// Without a day as on the screen of today, which answers with today; with one as on its own page.
    fn on_day(&self, action: &Action, here: Here) -> Result<Done, RekindleError> {
        let (Action::Mark(with) | Action::TakeBack(with) | Action::Skip(with) | Action::Unskip(with)) =
            action
        else {
            return Ok(Done::seen(Value::Null));
        };
        let (app, id, language) = (self.app(), self.id(&with.ritual), self.language.to_owned());
        if with.day.is_none() {
            let today = match action {
                Action::Mark(_) => app.mark_today(id, here, language)?.today,
                Action::TakeBack(_) => app.take_back_today(id, here, language)?,
                Action::Skip(_) => app.skip_today(id, here, language)?,
                _ => app.unskip_today(id, here, language)?,
            };
            return Ok(Done::seen(seen::today(&today)));
        }
        let day = with.day.clone();
        match action {
            Action::Mark(_) => drop(app.mark(id, day, here)?),
            Action::TakeBack(_) => drop(app.take_back(id, day, here)?),
            Action::Skip(_) => drop(app.skip(id, day, here)?),
            _ => app.unskip(id, day, here)?,
        }
        Ok(Done::seen(Value::Null))
    }

    pub(super) fn opening(&mut self) -> (String, Vec<u8>, Vec<u8>) {
        self.openings += 1;
        // Two phones never draw the same: each letter has 64 seeds of its own.
        let letter = self.name.bytes().next().unwrap_or(b'a') - b'a';
        let directory = self.folder.to_string_lossy().into_owned();
        (directory, vec![self.key; 32], vec![letter * 64 + self.openings; 32])
    }

    /// The system ends the process in the middle of whatever it did, and the app is started again.
    fn die(&mut self) -> Result<(), RekindleError> {
        self.app = None;
        self.left = None;
        let (directory, key, seed) = self.opening();
        self.app = Some(Rekindle::open(directory, key, seed)?);
        Ok(())
    }

    /// What the phone's key store keeps for the journal.
    pub(super) fn journal_key(&self) -> Vec<u8> {
        vec![self.key + 100; 32]
    }

    pub(super) fn app(&self) -> &Rekindle {
        self.app.as_deref().expect("a scenario creates or opens its vault first")
    }

    /// The id of a ritual by its saved name. A name that was not saved stands for itself.
    pub(super) fn id(&self, name: &str) -> String {
        self.shared.saved(name)
    }
}

/// What a step did.
pub(super) struct Done {
    /// What can be saved: the id of the ritual or proposal that it made, the text to hand to the other phone.
    pub(super) made: Option<String>,
    pub(super) seen: Value,
}

impl Done {
    pub(super) fn seen(seen: Value) -> Self {
        Self { made: None, seen }
    }
}

fn instant(text: &str) -> i64 {
    assert!(text.ends_with('Z'), "instants end in Z");
    DateTime::parse_from_rfc3339(text).unwrap().timestamp_millis()
}

pub(super) fn schedule(with: &Schedule) -> ScheduleChoice {
    ScheduleChoice::At {
        schedule: ScheduleRequest {
            times: with.times.clone(),
            rule: with.rule.clone(),
            starts: with.starts.clone(),
            except_local: with.except.clone(),
        },
    }
}

fn quieting(each_time: bool) -> Quieting {
    if each_time { Quieting::EachTime } else { Quieting::RestOfDay }
}

fn adopt_request(with: &Adopt) -> AdoptRequest {
    AdoptRequest {
        practice: with.practice.clone(),
        name: with.name.clone(),
        is_private: with.private,
        quieting: quieting(with.each_time),
        schedule: with.schedule.as_ref().map_or(ScheduleChoice::Suggested, schedule),
    }
}

fn own_request(with: &Own) -> OwnRequest {
    OwnRequest {
        name: with.name.clone(),
        kind: match with.kind.as_str() {
            "together" => RitualKind::Together,
            "each" => RitualKind::Each,
            "touch" => RitualKind::Touch,
            other => panic!("no such kind: {other}"),
        },
        is_private: with.private,
        quieting: quieting(with.each_time),
        schedule: with.schedule.as_ref().map_or(ScheduleChoice::Unscheduled, schedule),
    }
}

fn edit_request(with: &Edit) -> EditRequest {
    EditRequest {
        name: with.name.clone(),
        is_private: with.private,
        quieting: with.each_time.map(quieting),
        schedule: with.schedule.as_ref().map(schedule),
    }
}

fn setting(with: &Setting) -> SettingChange {
    match with {
        Setting::Quiet(quiet) => SettingChange::Quiet {
            hours: quiet.as_ref().map(|quiet| QuietHours {
                from: quiet.from.clone(),
                to: quiet.to.clone(),
                mode: match quiet.mode.as_str() {
                    "drop" => QuietMode::Drop,
                    "defer" => QuietMode::Defer,
                    other => panic!("no such mode: {other}"),
                },
            }),
        },
        Setting::DayStart(hour) => SettingChange::DayStart { hour: *hour },
        Setting::NamesInNotices(on) => SettingChange::NamesInNotices { on: *on },
        Setting::Goal(days) => SettingChange::Goal { days: *days },
        Setting::AutoLock(minutes) => SettingChange::AutoLock { minutes: *minutes },
        Setting::WeekStart(day) => SettingChange::WeekStart {
            day: match day.as_str() {
                "monday" => FirstDayOfWeek::Monday,
                "sunday" => FirstDayOfWeek::Sunday,
                "saturday" => FirstDayOfWeek::Saturday,
                other => panic!("no such first day: {other}"),
            },
        },
    }
}
