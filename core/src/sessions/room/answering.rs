//! The second phone: its owner reads the question of the timer's phone in words, says yes, and is asked afterwards.
//!
//! A no is closing the page: it writes nothing and gives nothing back. What is kept of a yes is that a check-out may be
//! answered here.

use super::Sessions;
use super::refusal::SessionRefusal;
use crate::error::Result;
use crate::here::Here;
use crate::sessions::sensate::{AskedYes, Closed, Limits, OwnLimits, Phase, SKIP_KEY, check_may_begin};
use crate::vault::session_log::{self, OpenRow};

/// What a phone asks its owner about the session on the other one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionView {
    /// The phase.
    pub phase: Phase,
    /// Key of its name.
    pub title: &'static str,
    /// The whole session in seconds.
    pub seconds: u32,
    /// One turn in seconds.
    pub turn_seconds: u32,
    /// Keys of what a yes says, one a line.
    pub consent: Vec<&'static str>,
    /// What the phase leaves open and what is off. What is "not today" stands on the timer's phone, where each names it.
    pub limits: Limits,
    /// Why this phone's owner cannot say yes now, if so. It stays here.
    pub closed: Option<SessionRefusal>,
}

impl Sessions<'_> {
    /// Reads the question that the timer's phone shows.
    ///
    /// # Errors
    /// [`crate::RekindleError::Locked`]; [`crate::RekindleError::Session`] when the text is something else.
    pub fn read_question(self, text: &str, here: &Here) -> Result<QuestionView> {
        let asked: AskedYes = text.parse().map_err(SessionRefusal::from)?;
        self.0.with_journal(|journal| {
            let own = self.standing(journal, here)?;
            let mut consent = Vec::new();
            // Who has finished none on their own phone says yes to leaving the starter out as well.
            consent.extend((asked.phase == Phase::P1 && !own.has_finished()).then_some(SKIP_KEY));
            consent.extend(asked.phase.consent());
            let closed = check_may_begin(asked.phase, &own.standing(true), own.today).err();
            let AskedYes { phase, seconds, turn_seconds, .. } = asked;
            Ok(QuestionView {
                phase,
                title: phase.title(),
                seconds,
                turn_seconds,
                consent,
                limits: Limits::of(phase, &OwnLimits::default(), &OwnLimits::default()),
                closed: closed.map(SessionRefusal::from),
            })
        })
    }

    /// Says yes to it: gives the text that the timer's phone reads, and opens a check-out here for afterwards.
    ///
    /// # Errors
    /// Those of [`Sessions::read_question`]; [`crate::RekindleError::Session`] when the phase is not open to this person, who
    /// alone reads that.
    pub fn answer_yes(self, text: &str, here: &Here) -> Result<String> {
        let asked: AskedYes = text.parse().map_err(SessionRefusal::from)?;
        self.0.with_journal(|journal| {
            let own = self.standing(journal, here)?;
            check_may_begin(asked.phase, &own.standing(true), own.today)
                .map_err(|closed: Closed| SessionRefusal::from(closed))?;
            let row = OpenRow { day: own.today, phase: asked.phase, finished: None };
            journal.write(|tx| session_log::insert_open(tx, row))?;
            Ok(asked.to_string())
        })
    }
}
