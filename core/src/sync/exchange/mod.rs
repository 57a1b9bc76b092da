//! One exchange with the partner: read what is there, take it in, seal what is new, deliver it.
//!
//! Each step is one short transaction or one question to the mailbox, never both at once, and the app may end between
//! any two of them: what was taken in is acknowledged later, what was sealed is delivered later with the same bytes.
//! What a mailbox did that it should not is named ([`Finding`]) and never believed.

mod deliver;
mod fetch;
mod merge;
mod parcels;
mod place;
mod seal;

pub use parcels::{ParcelInView, ParcelOutView};
pub(crate) use seal::seal_pending;

use crate::companion::Companion;
use crate::error::{RekindleError, Result};
use crate::here::Here;
use crate::sync::keys::LinkKeys;
use crate::sync::mailbox::{Delete, Mailbox, MailboxError};
use crate::vault::couple::{self, Couple};
use crate::vault::link::{self, Link};
use crate::vault::{outbox, settings};
use std::collections::BTreeSet;

/// The row that says when this phone last exchanged. One sees one's own; when the other was last heard no screen says.
const LAST_EXCHANGE: &str = "last-exchange";
/// How many leftovers of a couple that was left are settled in one exchange.
const LEFTOVERS_AT_ONCE: u32 = 200;

/// The room of exchange.
#[derive(Debug, Clone, Copy)]
pub struct Exchange<'a>(pub(crate) &'a Companion);

/// What an exchange did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExchangeView {
    /// Facts that were delivered to the mailbox.
    pub sent: u32,
    /// Facts that were new here.
    pub received: u32,
    /// How it ended.
    pub state: ExchangeState,
    /// What the mailbox did that it should not, in this exchange.
    pub findings: Vec<Finding>,
}

/// How an exchange ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExchangeState {
    /// All that could be done was done.
    Done,
    /// The mailbox could not be reached, or took or gave nothing; what was sealed waits.
    Offline,
    /// The mailbox holds what nobody of the two put there, or lost what was put.
    Tampered,
    /// Another phone writes as this one: this one has stopped and must be linked again.
    Stopped,
}

/// Something a mailbox did that it should not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Finding {
    /// Where the partner's next segment should be lies something that does not open.
    DoesNotOpen {
        /// The segment's number.
        number: u64,
    },
    /// Where an own segment was to be put lay something else.
    Planted {
        /// The segment's number.
        number: u64,
    },
    /// An own segment that had been stored was gone.
    Lost {
        /// The segment's number.
        number: u64,
    },
    /// The partner's segment opened and cannot be right: another version, or a fault in one of the two apps.
    Unfit {
        /// The segment's number.
        number: u64,
    },
}

impl Finding {
    /// A stable name; the catalogues' words stand under `finding.<code>`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::DoesNotOpen { .. } => "does_not_open",
            Self::Planted { .. } => "planted",
            Self::Lost { .. } => "lost",
            Self::Unfit { .. } => "unfit",
        }
    }

    /// Every code there is, so that a test can ask the catalogues for words.
    pub const CODES: [&'static str; 4] = ["does_not_open", "planted", "lost", "unfit"];

    /// The segment's number.
    pub const fn number(self) -> u64 {
        match self {
            Self::DoesNotOpen { number }
            | Self::Planted { number }
            | Self::Lost { number }
            | Self::Unfit { number } => number,
        }
    }
}

/// An exchange under way: what it has done so far.
#[derive(Debug, Default)]
struct Progress {
    sent: u32,
    received: u32,
    findings: BTreeSet<Finding>,
}

/// Why an exchange ended early.
#[derive(Debug)]
enum Stop {
    /// The mailbox failed; later may help.
    Mailbox,
    /// Another phone writes as this one.
    Clone,
    /// The vault failed, or a call was refused.
    Failed(RekindleError),
}

impl<E: Into<RekindleError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

type Step<T> = std::result::Result<T, Stop>;

impl Exchange<'_> {
    /// Exchanges through a mailbox. Neither a transaction nor a lock is held while it is asked.
    ///
    /// # Errors
    /// [`RekindleError::NotLinked`] when there is nobody to exchange with. A mailbox that fails is no error: the state
    /// says so, and nothing is lost.
    pub fn run(self, mailbox: &dyn Mailbox, here: &Here) -> Result<ExchangeView> {
        let mut progress = Progress::default();
        let ended = match self.state()? {
            None => self.settle_leftovers(mailbox),
            Some((_, link)) if link.is_clone => Err(Stop::Clone),
            Some((couple, link)) => self.run_linked(mailbox, &couple, &link, &mut progress),
        };
        if ended.is_ok() {
            let now = here.now.timestamp_millis().to_string();
            self.0.vault.write(|tx| settings::put(tx, LAST_EXCHANGE, Some(&now)))?;
        }
        self.end(progress, ended)
    }

    /// When this phone last reached its mailbox, in milliseconds since 1970 UTC.
    pub fn last(self) -> Result<Option<i64>> {
        let text = self.0.vault.read(|c| settings::get(c, LAST_EXCHANGE))?;
        Ok(text.and_then(|text| text.parse().ok()))
    }

    fn run_linked(
        self,
        mailbox: &dyn Mailbox,
        couple: &Couple,
        link: &Link,
        progress: &mut Progress,
    ) -> Step<()> {
        let keys = LinkKeys::derive(&link.secret, link.seat);
        self.fetch(mailbox, &keys, progress)?;
        self.0.vault.write(|tx| {
            deliver::doubt_after_silence(tx)?;
            seal_pending(tx, couple, &self.0.entropy)
        })?;
        self.deliver(mailbox, &keys, progress)
    }

    fn end(self, progress: Progress, ended: Step<()>) -> Result<ExchangeView> {
        if !progress.findings.is_empty() {
            self.0.vault.write(|tx| {
                progress
                    .findings
                    .iter()
                    .try_for_each(|finding| link::note_finding(tx, finding.code(), finding.number()))
            })?;
        }
        let state = match ended {
            Err(Stop::Failed(error)) => return Err(error),
            Err(Stop::Clone) => ExchangeState::Stopped,
            _ if !progress.findings.is_empty() => ExchangeState::Tampered,
            Err(Stop::Mailbox) => ExchangeState::Offline,
            Ok(()) => ExchangeState::Done,
        };
        Ok(ExchangeView {
            sent: progress.sent,
            received: progress.received,
            state,
            findings: progress.findings.into_iter().collect(),
        })
    }

    /// The couple and its link; nothing without a couple while something of one that was left is to be settled.
    fn state(self) -> Result<Option<(Couple, Link)>> {
        let (couple, link, left) = self
            .0
            .vault
            .read(|c| Ok((couple::get(c)?, link::get(c)?, !outbox::leftovers(c, 1)?.is_empty())))?;
        match (couple, link) {
            (Some(couple), Some(link)) => Ok(Some((couple, link))),
            (None, _) if left => Ok(None),
            _ => Err(RekindleError::NotLinked),
        }
    }

    /// After leaving: delivers the last words, deletes one's own objects where the mailbox allows it.
    fn settle_leftovers(self, mailbox: &dyn Mailbox) -> Step<()> {
        for one in self.0.vault.read(|c| outbox::leftovers(c, LEFTOVERS_AT_ONCE))? {
            let done = match &one.sealed {
                Some(sealed) => mailbox.put_if_absent(&one.name, sealed).map(|_| ()),
                None => mailbox.delete(&one.name).map(|done| match done {
                    Delete::Deleted | Delete::Absent | Delete::NotAllowed => (),
                }),
            };
            done.map_err(|_: MailboxError| Stop::Mailbox)?;
            self.0.vault.write(|tx| {
                outbox::delete_leftover(tx, &one.name)?;
                if outbox::leftovers(tx, 1)?.is_empty() {
                    settings::put(tx, settings::MAILBOX, None)?;
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}
