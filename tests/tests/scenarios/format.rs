//! A scenario as it stands in its file. An unknown field or action is an error: a typing mistake must not
//! make an expectation vanish.

use super::{private, session, two};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scenario {
    #[serde(rename = "title")]
    _title: String,
    #[serde(rename = "why")]
    _why: String,
    #[serde(default = "english")]
    pub(crate) language: String,
    pub(crate) places: BTreeMap<String, Place>,
    pub(crate) steps: Vec<Step>,
}

fn english() -> String {
    "en".to_owned()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Place {
    #[serde(rename = "zone")]
    _zone: String,
    pub(crate) initial_offset_seconds: i32,
    pub(crate) changes: Vec<Change>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Change {
    pub(crate) at: String,
    pub(crate) offset_seconds: i32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Step {
    pub(crate) at: String,
    #[serde(default = "first_phone")]
    pub(crate) phone: String,
    pub(crate) place: Option<String>,
    #[serde(rename = "do")]
    pub(crate) action: Action,
    pub(crate) save: Option<String>,
    pub(crate) error: Option<String>,
    /// A null that is written is expected, too.
    #[serde(default, deserialize_with = "written")]
    pub(crate) expect: Option<Value>,
    #[serde(rename = "note")]
    _note: Option<String>,
}

fn written<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(deserializer).map(Some)
}

fn first_phone() -> String {
    "a".to_owned()
}

impl Step {
    pub(crate) fn name(&self) -> String {
        let debug = format!("{:?}", self.action);
        debug.split([' ', '(']).next().unwrap_or_default().to_lowercase()
    }
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Action {
    Create(Keyed),
    Open(Keyed),
    Close(Nothing),
    Reopen(Nothing),
    Adopt(Adopt),
    Own(Own),
    Edit(Edit),
    Retire(Named),
    Rituals(Nothing),
    Today(Nothing),
    Mark(OnDay),
    TakeBack(OnDay),
    Skip(OnDay),
    Unskip(OnDay),
    Pause(Pause),
    Resume(Resume),
    Pauses(Nothing),
    Plan(Plan),
    Answer(Answered),
    Rang(Rang),
    Unarmed(Unarmed),
    Week(Nothing),
    Setting(Setting),
    Couple(Nothing),
    CoupleWeek(Nothing),
    Invite(Nothing),
    Relink(Nothing),
    Join(two::Text),
    Confirm(two::Text),
    Finish(two::Text),
    Compare(two::Compare),
    Accept(Nothing),
    Cancel(Nothing),
    Propose(two::Propose),
    AcceptProposal(two::Named),
    Share(two::Share),
    PauseBoth(two::PauseBoth),
    ResumeBoth(Nothing),
    Leave(two::Leave),
    Mailbox(Nothing),
    Exchange(Nothing),
    ExchangeInWindow(Nothing),
    ParcelOut(Nothing),
    ParcelIn(two::ParcelIn),
    BackUp(Nothing),
    Restore(two::Restore),
    SetClock(SetClock),
    Reboot(Nothing),
    ProcessEnds(Nothing),
    Unlock(private::Unlock),
    Lock(Nothing),
    LockState(Nothing),
    SetPin(private::Pin),
    ChangePin(private::ChangePin),
    RemovePin(private::Pin),
    LeaveApp(Nothing),
    ComeBack(Nothing),
    Write(private::Write),
    EditEntry(private::EditEntry),
    DeleteEntry(private::Entry),
    Entry(private::Entry),
    Entries(Nothing),
    Search(private::Search),
    Offered(Nothing),
    Gate(session::Gate),
    Medical(session::Medical),
    Begin(session::Begin),
    Yes(session::Who),
    TakeYesBack(session::Who),
    StartSession(Nothing),
    PauseSession(Nothing),
    ResumeSession(Nothing),
    StopSession(session::Stop),
    EndSegment(Nothing),
    Look(Nothing),
    ReadQuestion(two::Text),
    AnswerQuestion(two::Text),
    ReadYes(two::Text),
    CheckOut(session::CheckOut),
    SessionLog(Nothing),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SetClock {
    pub(crate) by_seconds: i64,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Nothing {}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Keyed {
    #[serde(default = "one")]
    pub(crate) key: u8,
}

fn one() -> u8 {
    1
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Schedule {
    #[serde(default)]
    pub(crate) times: Vec<String>,
    pub(crate) rule: Option<String>,
    pub(crate) starts: Option<String>,
    #[serde(default)]
    pub(crate) except: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Adopt {
    pub(crate) practice: String,
    pub(crate) name: Option<String>,
    #[serde(default)]
    pub(crate) private: bool,
    #[serde(default)]
    pub(crate) each_time: bool,
    pub(crate) schedule: Option<Schedule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Own {
    pub(crate) name: String,
    pub(crate) kind: String,
    #[serde(default)]
    pub(crate) private: bool,
    #[serde(default)]
    pub(crate) each_time: bool,
    pub(crate) schedule: Option<Schedule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Edit {
    pub(crate) ritual: String,
    pub(crate) name: Option<String>,
    pub(crate) private: Option<bool>,
    pub(crate) each_time: Option<bool>,
    pub(crate) schedule: Option<Schedule>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Named {
    pub(crate) ritual: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OnDay {
    pub(crate) ritual: String,
    pub(crate) day: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Pause {
    pub(crate) ritual: Option<String>,
    pub(crate) from: Option<String>,
    pub(crate) until: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Resume {
    pub(crate) ritual: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Plan {
    pub(crate) limit: u32,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answered {
    pub(crate) answer: String,
    pub(crate) ritual: String,
    pub(crate) rule_local: String,
    pub(crate) day: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rang {
    pub(crate) ritual: String,
    pub(crate) rule_local: String,
    #[serde(default)]
    pub(crate) also: Vec<String>,
    pub(crate) day: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Unarmed {
    pub(crate) at: Vec<String>,
    pub(crate) reason: String,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Setting {
    Quiet(Option<Quiet>),
    DayStart(u8),
    NamesInNotices(bool),
    Goal(u8),
    WeekStart(String),
    AutoLock(u8),
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Quiet {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) mode: String,
}
