//! What the variants of the one error name: kinds of things, of input, of faults in a parcel.

use std::fmt;
use thiserror::Error;

/// Why a parcel was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum ParcelFault {
    /// Another kind of file.
    #[error("not a parcel")]
    NotAParcel,
    /// Made by a newer Rekindle. Way out: update the app.
    #[error("made by a newer Rekindle")]
    Newer,
    /// Its end is missing. Way out: fetch it again.
    #[error("cut short")]
    CutShort,
    /// Changed on its way. Way out: fetch it again.
    #[error("damaged")]
    Damaged,
    /// Made by this phone, for the other.
    #[error("one's own")]
    Own,
    /// Of another link.
    #[error("a stranger's")]
    Stranger,
    /// There is nothing to put into one.
    #[error("nothing to send")]
    Empty,
}

/// A kind of thing that can be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// An adopted ritual.
    Ritual,
    /// A practice of the guide.
    Practice,
    /// A standing mark of one's own.
    Mark,
    /// A day that was left out.
    Skip,
    /// A pause.
    Pause,
    /// An entry of the journal.
    Entry,
    /// A couple: this phone's person is alone.
    Couple,
    /// A pairing that has begun.
    Invitation,
    /// A proposal that stands.
    Proposal,
    /// What the other asks: an invitation, a proposal, a session's question.
    Asked,
    /// A place for segments.
    Mailbox,
    /// A session that runs, or whose check-out is open.
    Session,
}

impl fmt::Display for Thing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ritual => "ritual",
            Self::Practice => "practice",
            Self::Mark => "mark",
            Self::Skip => "skip",
            Self::Pause => "pause",
            Self::Entry => "entry",
            Self::Couple => "couple",
            Self::Invitation => "invitation",
            Self::Proposal => "proposal",
            Self::Asked => "what was asked",
            Self::Mailbox => "mailbox",
            Self::Session => "session",
        })
    }
}

/// A kind of input that can be unfit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// A name without a letter.
    EmptyName,
    /// A name beyond the limit.
    LongName,
    /// A name with control characters or line breaks.
    ControlInName,
    /// A name with invisible marks, such as those that turn the direction of text.
    MarkInName,
    /// A recurrence rule.
    Rule,
    /// A time of day.
    Time,
    /// A schedule without a time of day.
    NoTime,
    /// More of something than can be kept.
    TooMany,
    /// The days of a pause.
    PauseDays,
    /// The value of a setting.
    Setting,
    /// The key of a setting.
    SettingKey,
    /// The offsets of the phone's place.
    Offsets,
    /// A PIN that nobody should choose, or could not type.
    Pin,
    /// The text of a journal entry.
    Entry,
    /// A tag of a journal entry.
    Tag,
    /// A share level.
    ShareLevel,
    /// A proposal.
    Proposal,
    /// An invitation.
    Invitation,
    /// An invitation while invitations are not sent.
    InvitationsOff,
    /// One's own words.
    Words,
    /// The date of one of two phones.
    Clock,
}

impl fmt::Display for Input {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl Input {
    /// A stable name.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::EmptyName => "name_empty",
            Self::LongName => "name_too_long",
            Self::ControlInName => "name_control",
            Self::MarkInName => "name_direction",
            Self::Rule => "bad_rule",
            Self::Time => "bad_time",
            Self::NoTime => "times_missing",
            Self::TooMany => "too_many",
            Self::PauseDays => "bad_pause",
            Self::Setting => "bad_setting",
            Self::SettingKey => "no_such_setting",
            Self::Offsets => "offsets",
            Self::Pin => "bad_pin",
            Self::Entry => "bad_entry",
            Self::Tag => "bad_tag",
            Self::ShareLevel => "no_such_level",
            Self::Proposal => "bad_proposal",
            Self::Invitation => "bad_invitation",
            Self::InvitationsOff => "invitations_off",
            Self::Words => "bad_words",
            Self::Clock => "clocks_apart",
        }
    }
}

impl ParcelFault {
    /// A stable name.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::NotAParcel => "parcel_not_a_parcel",
            Self::Newer => "parcel_newer",
            Self::CutShort => "parcel_cut_short",
            Self::Damaged => "parcel_damaged",
            Self::Own => "parcel_own",
            Self::Stranger => "parcel_stranger",
            Self::Empty => "parcel_empty",
        }
    }
}
