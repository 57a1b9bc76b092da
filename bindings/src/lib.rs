//! What Kotlin and Swift see of Rekindle: it converts, calls the core, and converts back.
//!
//! This is the only crate with `uniffi`, and it decides nothing: every rule lives in `rekindle-core`. All
//! exports are synchronous and may touch the disk, so a shell calls them off its main thread. Each returns a
//! result: a panic becomes [`RekindleError::Internal`] and never crosses the border.
//!
//! Plain values cross in one spelling, that of the vectors, so that no shell's date type changes them on the
//! way: a day is `YYYY-MM-DD`, a civil time `YYYY-MM-DDTHH:MM:SS`, a time of day `HH:MM`, an instant the
//! milliseconds since 1970-01-01 UTC, an id its text. Keys and seeds are 32 bytes.
//!
//! | file | duty |
//! |---|---|
//! | `error` | the one error, and the guard that turns panics into it |
//! | `spelling` | days, times, ids and bytes from and to their one spelling |
//! | `here`, `moment` | now: the phone's offsets; the clock that waiting and running count on |
//! | `app` | the open vault: making, opening, closing |
//! | `today`, `rituals`, `pauses`, `reminders`, `weeks`, `settings` | the rooms behind it |
//! | `lock`, `journal` | the PIN and what it covers; the private journal |
//! | `sessions`, `sessions_linked` | guided sessions: calls, on one phone and on two |
//! | `session_views`, `session_words` | what a screen gets of them, in words |
//! | `couple`, `pairing`, `proposals`, `leaving` | the room of two |
//! | `exchange` | exchange with the partner's phone: a mailbox, its windows, parcels |
//! | `places` | what the phone lends: files in places that only its system can open |
//! | `backup`, `export` | backup, restore, wiping; plain formats |
//! | `guide`, `first_run`, `help`, `words` | the guide, which needs no vault |
//! | `calculations` | pure calculations: next times for a picker, and what the vectors check |

// What crosses the border is handed over: the generated code owns no value that could be borrowed from it.
#![allow(clippy::needless_pass_by_value)]

mod app;
mod backup;
mod calculations;
mod couple;
mod error;
mod exchange;
mod export;
mod first_run;
mod guide;
mod help;
mod here;
mod invitations;
mod journal;
mod leaving;
mod lock;
mod moment;
mod pairing;
mod pauses;
mod places;
mod proposals;
mod reminders;
mod rituals;
mod session_views;
mod session_words;
mod sessions;
mod sessions_linked;
mod settings;
mod spelling;
mod today;
mod weeks;
mod words;

pub use app::{PlaceState, Rekindle, place_state};
pub use backup::{BackupRequest, BackupView, wipe};
pub use calculations::{
    ClosenessCircles, FiringTime, GoalStep, MarkEntry, MergedRing, PauseSpan, RecurrenceText, RitualEntry,
    StreakRequest, closeness_circles, merge_plan, recurrence_firings, ritual_day, streak_figures,
};
pub use couple::{AgreedRitualView, BeforeYesView, CoupleView, FindingView, LinkState, PairingStep};
pub use error::RekindleError;
pub use exchange::{ExchangeState, ExchangeView, ParcelInView, ParcelOutView};
pub use export::{ExportFormat, ExportRequest};
pub use first_run::{
    FirstRunAnswers, FirstRunView, GoingOn, GoingOnChoice, Missing, MissingChoice, SuggestionView,
    WeeklyTime, WeeklyTimeChoice,
};
pub use guide::{
    CardView, Caution, Closeness, DeckKind, DeckView, Guide, PageView, PathStepView, PathView, PracticeView,
    StageView,
};
pub use help::{HelpCountryView, HelpKind, HelpServiceView, HelpView};
pub use here::{Here, OffsetChange};
pub use invitations::{InvitationAnswer, InvitationsView, OthersInvitationView, OwnInvitationView};
pub use journal::{
    EntryEditRequest, EntryKind, EntryView, HitView, ListRequest, MarkedPiece, PracticeChange, SnippetView,
    WriteRequest,
};
pub use leaving::{LeaveWay, LeftView, SharedHistory};
pub use lock::LockView;
pub use moment::{Boot, Moment};
pub use pairing::{CodeView, NumberView, PairedView, ReplyView};
pub use pauses::{PauseRequest, PauseView};
pub use places::{PhonePlaces, PlaceDelete, PlaceError};
pub use proposals::{ProposalContent, ProposalView, ProposeRequest, ShareLevel, ShareView, Shareable};
pub use reminders::{FiringView, ReminderAnswer, ReminderView, UnarmedReason, UnarmedRequest};
pub use rituals::{
    AdoptRequest, EditRequest, MarkedView, OwnRequest, Quieting, RecurrenceView, RitualKind, RitualView,
    ScheduleChoice, ScheduleRequest,
};
pub use session_views::{
    AreaView, CheckOutView, CueView, GateStanding, GateView, LengthRange, LengthRanges, LimitsView,
    LoggedSession, MedicalAnswer, OfferedExercise, OfferedSessions, PhaseView, QuestionView, RefusedView,
    RunStep, RunView, SessionOffer, SessionView, StatusStep, StatusView,
};
pub use sessions::{
    BeginRequest, CheckOutAnswers, Person, PersonLimits, SessionCommand, SessionLengths, session_areas,
};
pub use settings::{FirstDayOfWeek, QuietHours, QuietMode, SettingChange, SettingsView};
pub use today::{MarkedToday, NextView, TodayRitualView, TodayState, TodayView, UnarmedView};
pub use weeks::{
    CalendarView, DayState, DotView, MonthView, StreakFigures, StreakView, WeekStatus, WeekView,
};
pub use words::{ErrorWords, LanguageView, Words, languages, negotiate_language};

uniffi::setup_scaffolding!();
