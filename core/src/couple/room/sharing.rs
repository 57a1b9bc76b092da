//! How much one sends: lowered at once and alone, raised with a yes that travels.

use super::view::{ShareView, share_view};
use super::writing::write;
use super::{CoupleRoom, marking};
use crate::couple::fact::SharedFact;
use crate::couple::share::{ShareLevel, Shareable};
use crate::error::{Input, RekindleError, Result, Thing};
use crate::vault::{couple, facts, link};

impl CoupleRoom<'_> {
    /// Sets what one sends of a kind. Less: at once, nothing is told. More than both have said yes to: one's own yes
    /// is told, and it is sent when the other has said it too.
    ///
    /// # Errors
    /// When there is no such level of this kind, or nobody to share with.
    pub fn share(self, what: Shareable, level: ShareLevel) -> Result<ShareView> {
        if !what.has(level) {
            return Err(RekindleError::invalid(Input::ShareLevel, format!("{what} has no level {level}")));
        }
        write(&self.0.vault, |tx| {
            let Some(couple) = couple::get(tx)? else {
                return Ok(Err(RekindleError::NotFound { what: Thing::Couple }));
            };
            // A yes that stands is not said again: it would tell that less was sent meanwhile.
            if level > couple::state(tx, &couple)?.yes(couple.side, what) {
                facts::append_to(tx, couple.set, &SharedFact::ShareYes { what, level })?;
            }
            couple::set_wish(tx, what, (level != ShareLevel::On).then_some(level))?;
            if level != ShareLevel::Off {
                link::set_quiet(tx, false)?;
            }
            let state = couple::state(tx, &couple)?;
            Ok(Ok(share_view(what, marking::level(tx, &couple, what)?, &state, couple.side)))
        })
    }
}
