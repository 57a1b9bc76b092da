//! The check-out: offered when a session of the exercise is over, answered by the phone's owner alone, or left out.

use super::Sessions;
use super::view::CheckOutView;
use crate::error::{RekindleError, Result, Thing};
use crate::moment::Moment;
use crate::sessions::sensate::CheckOut;
use crate::vault::session_log;

impl Sessions<'_> {
    /// The check-out that is open: until it is answered or left out, or another session begins.
    ///
    /// # Errors
    /// [`RekindleError::Locked`].
    pub fn open_check_out(self, now: Moment) -> Result<Option<CheckOutView>> {
        self.0.with_journal(|journal| {
            self.settle(journal, now.stamp())?;
            Ok(journal.read(session_log::open_row)?.map(CheckOutView::of))
        })
    }

    /// Answers the open check-out, or leaves it out. On the phone whose owner said yes to the other phone's timer, the
    /// answers make the row of one's own log, and leaving them out leaves none.
    ///
    /// # Errors
    /// [`RekindleError::Locked`]; [`RekindleError::NotFound`] when none is open.
    pub fn check_out(self, own: Option<CheckOut>, now: Moment) -> Result<()> {
        self.0.with_journal(|journal| {
            self.settle(journal, now.stamp())?;
            let answered = journal.write(|tx| {
                let open = session_log::open_row(tx)?.is_some();
                session_log::close(tx, own)?;
                Ok(open)
            })?;
            if answered { Ok(()) } else { Err(RekindleError::NotFound { what: Thing::Session }) }
        })
    }
}
