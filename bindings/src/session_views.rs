//! Sessions as a screen gets them, with every word in the person's language.
//!
//! What names a practice or a phase has no `Debug`: a shell that prints one of these prints nothing private.

use rekindle_core::sessions::plan::{LengthRange as CoreRange, LengthRanges as CoreRanges};
use rekindle_core::sessions::sensate;

/// What can be begun now. What is kept back is simply not in it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct OfferedSessions {
    /// The exercises, without the phases of sensate focus, in the order of the list.
    pub exercises: Vec<OfferedExercise>,
    /// The phases of sensate focus that are open; nothing when it is not offered.
    pub phases: Option<Vec<OfferedExercise>>,
    /// The questions about safety come before a phase is chosen.
    pub asks_gate: bool,
}

/// One exercise that can be begun.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct OfferedExercise {
    /// Its name in calls, such as `weekly-check-in` or `sensate-p1`.
    pub exercise: String,
    /// Its name for people.
    pub title: String,
    /// What lengths may be chosen; nothing when no timer leads through it.
    pub lengths: Option<LengthRanges>,
    /// Two people on one phone can do it.
    pub one_phone: bool,
    /// Each can say yes on their own phone.
    pub two_phones: bool,
}

/// What may be chosen for an exercise, in seconds; nothing where it has no such length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct LengthRanges {
    /// One turn, where there are turns; else the whole. Nothing: it ends by a tap.
    pub main: Option<LengthRange>,
    /// Arriving.
    pub settle: Option<LengthRange>,
    /// Changing over.
    pub change_over: Option<LengthRange>,
    /// Resting at the end.
    pub rest: Option<LengthRange>,
}

/// What may be chosen for one length, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Record)]
pub struct LengthRange {
    /// The shortest.
    pub least: u32,
    /// What is taken when nothing is chosen.
    pub usual: u32,
    /// The longest.
    pub most: u32,
}

/// A phase of sensate focus, and whether it is open to this person.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each answers a question of its own; none of them excludes another"
)]
pub struct PhaseView {
    /// Its name in calls.
    pub exercise: String,
    /// Its name for people.
    pub title: String,
    /// What to know before, one paragraph each.
    pub about: Vec<String>,
    /// What lengths may be chosen; nothing when no timer leads through it.
    pub lengths: Option<LengthRanges>,
    /// Two people on one phone can do it.
    pub one_phone: bool,
    /// Why it cannot begin today, in words; nothing when it can.
    pub closed: Option<String>,
    /// Closed only until both choose to leave the starter out.
    pub opens_by_skipping: bool,
    /// This person may say that they are ready for the phase after this one.
    pub may_say_ready: bool,
    /// This person has said so. Of the other nothing is shown before both have.
    pub said_ready: bool,
}

/// A part of the body, before a session.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct AreaView {
    /// Its name in calls.
    pub area: String,
    /// Its name for people.
    pub name: String,
    /// Off unless both include it; the others are open unless one says "not today".
    pub is_asked: bool,
}

/// The gate as a page shows it.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct GateView {
    /// Whether one is alone, the lead-in, the six lines of the list. One button answers them all.
    pub questions: Vec<String>,
    /// How it stands today.
    pub standing: GateStanding,
    /// The answer to the medical question; nothing: to be asked when the gate is passed.
    pub medical: Option<MedicalAnswer>,
}

/// How the gate stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum GateStanding {
    /// To be asked.
    Ask,
    /// Passed.
    Open,
    /// It looks like any other day.
    Closed,
}

/// The answer to the medical question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, uniffi::Enum)]
pub enum MedicalAnswer {
    /// None of it.
    None,
    /// Some of it: what comes after the starter waits for a doctor.
    Some,
    /// Some of it, and a doctor has said that it is fine.
    DoctorAgrees,
}

/// Where a session stands, without a name.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct SessionView {
    /// `settle`, `turn-a`, `switch`, `turn-b`, `whole`, `apart`, `rest` while one of these runs, else `idle`,
    /// `consenting`, `paused`, `check-out`, `done`, `stopped`, `lapsed`.
    pub state: String,
    /// The same for people.
    pub state_name: String,
    /// The segment that runs or is paused, counted from 0.
    pub segment: Option<u32>,
    /// Who acts in it: `first`, `second`, `all`.
    pub turn: Option<String>,
    /// What is left of the segment, in milliseconds; nothing when none runs or it ends by a tap.
    pub remaining_ms: Option<u64>,
    /// What is left of the whole, in milliseconds; nothing when it is not known.
    pub total_remaining_ms: Option<u64>,
    /// The owner of this phone has said yes and is not asked again. Of the other nothing is shown until both have.
    pub owner_said_yes: bool,
    /// Both have said yes and it may begin.
    pub may_begin: bool,
    /// A stop would end something.
    pub is_live: bool,
}

/// Something to be felt and heard. Never a light.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct CueView {
    /// The line to speak: the practice's own in the unlocked app, else one that fits every practice.
    pub line: String,
    /// Milliseconds of rest and touch in turn, beginning with rest.
    pub haptic_ms: Vec<u16>,
    /// With `segment` it tells one cue from another: `begins`, `goes_on`, `ends`, `stopped`.
    pub kind: String,
    /// The segment that it belongs to; the number of segments for the end.
    pub segment: u32,
    /// When it is due, on the clock of `Moment::monotonic_ms`.
    pub due_ms: u64,
    /// How long ago that was, in milliseconds; 0 for one that is due now or later.
    pub late_ms: u64,
}

/// The session that runs, without a name: what a locked phone may know and show.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct StatusView {
    /// Where it stands.
    pub session: SessionView,
    /// The cues to arm with the system, in order.
    pub upcoming: Vec<CueView>,
}

/// What came of looking, pausing or stopping.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct StatusStep {
    /// How it stands now.
    pub view: StatusView,
    /// The cues that have fallen due since the last call, in order.
    pub cues: Vec<CueView>,
    /// Why nothing else happened, if so.
    pub refused: Option<RefusedView>,
}

/// The session that runs, in the unlocked app.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct RunView {
    /// Its name in calls.
    pub exercise: String,
    /// Its name for people.
    pub title: String,
    /// Each says yes on their own phone.
    pub two_phones: bool,
    /// Where it stands.
    pub session: SessionView,
    /// The line of the segment that runs or is paused.
    pub line: Option<String>,
    /// What stands on the screen meanwhile.
    pub prompts: Vec<String>,
    /// What is said about words during touch, where there is touch without a goal.
    pub speaking: Option<String>,
    /// What is open and what is off, where the exercise has limits.
    pub limits: Option<LimitsView>,
    /// What each says yes to, one line each, while the yeses are waited for.
    pub consent: Vec<String>,
    /// What a guest on this phone reads alone before their yes. There is a yes, or there is none.
    pub guest_reads: Vec<String>,
    /// The question to the other phone, to show as a picture or to send, while it is open.
    pub question: Option<String>,
    /// The cues to arm with the system, in order.
    pub upcoming: Vec<CueView>,
    /// A check-out will be offered when it is over.
    pub asks_after: bool,
}

/// What is open and what is off, in words. Whose limits they were is not known.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct LimitsView {
    /// May be touched.
    pub allowed: Vec<String>,
    /// Off limits.
    pub off: Vec<String>,
    /// Left aside with each other, in the session and between sessions.
    pub acts: Vec<String>,
}

/// What came of a command.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct RunStep {
    /// The session as it stands after it; nothing when there was none any more.
    pub view: Option<RunView>,
    /// The cues that have fallen due since the last call, in order.
    pub cues: Vec<CueView>,
    /// Why nothing else happened, if so.
    pub refused: Option<RefusedView>,
    /// The check-out that is open now.
    pub check_out: Option<CheckOutView>,
}

/// Why a command did nothing.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct RefusedView {
    /// A stable name: `not_now`, `consent_needed`, `other_session`, `stale`, `other_phone`, `already_ended`.
    pub code: String,
    /// The same in words.
    pub text: String,
}

/// A check-out that may be answered, or left out.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct CheckOutView {
    /// The ritual day of the session.
    pub day: String,
    /// It ran to its end, as the timer saw it; nothing when that was on the other phone.
    pub finished: Option<bool>,
    /// Two scales from 0 to 4, then three that are answered yes or no.
    pub questions: Vec<String>,
}

/// What a phone asks its owner about the session on the other one.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct QuestionView {
    /// Its name for people.
    pub title: String,
    /// The whole session in seconds.
    pub seconds: u32,
    /// One turn in seconds.
    pub turn_seconds: u32,
    /// What a yes says, one line each.
    pub consent: Vec<String>,
    /// What the phase leaves open and what is off.
    pub limits: LimitsView,
    /// Why this phone's owner cannot say yes now, in words, if so. It stays here.
    pub closed: Option<String>,
}

/// A session in one's own log.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct LoggedSession {
    /// The ritual day on which it began.
    pub day: String,
    /// Its phase, for people.
    pub title: String,
    /// It ran to its end.
    pub finished: bool,
}

/// What a person is offered after two hard sessions, beside a pause and the help page.
#[derive(Clone, PartialEq, Eq, uniffi::Record)]
pub struct SessionOffer {
    /// The line above the offers.
    pub line: String,
    /// The starter is one of them.
    pub starter: bool,
}

impl From<CoreRanges> for LengthRanges {
    fn from(ranges: CoreRanges) -> Self {
        Self {
            main: ranges.main.map(Into::into),
            settle: ranges.settle.map(Into::into),
            change_over: ranges.switch.map(Into::into),
            rest: ranges.rest.map(Into::into),
        }
    }
}

impl From<CoreRange> for LengthRange {
    fn from(range: CoreRange) -> Self {
        Self { least: range.least, usual: range.usual, most: range.most }
    }
}

impl From<sensate::MedicalAnswer> for MedicalAnswer {
    fn from(answer: sensate::MedicalAnswer) -> Self {
        match answer {
            sensate::MedicalAnswer::None => Self::None,
            sensate::MedicalAnswer::Some => Self::Some,
            sensate::MedicalAnswer::DoctorAgrees => Self::DoctorAgrees,
        }
    }
}

impl From<sensate::GateStanding> for GateStanding {
    fn from(standing: sensate::GateStanding) -> Self {
        match standing {
            sensate::GateStanding::Ask => Self::Ask,
            sensate::GateStanding::Open => Self::Open,
            sensate::GateStanding::Closed => Self::Closed,
        }
    }
}
