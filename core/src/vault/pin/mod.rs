//! What keeps the journal's key: a small file beside the vault, `journal.lock`.
//!
//! The journal's key is random and never changes; the file holds it wrapped, so that a PIN is set, changed and removed
//! without a byte of the database changing. Two layers lie around it ([`wrap`]): the inner one is made from the PIN by a
//! slow derivation and is missing while there is none; the outer one is made from a key that the phone's key store
//! keeps. Whoever copies the files without that key has nothing to try PINs on, and a backup can put a new phone's outer
//! layer around the inner one without knowing the PIN.
//!
//! It must not delete anything, whatever is tried how often, and must not trust a date: waiting counts on a clock that
//! only goes forward ([`record`]).

mod attempt;
mod file;
mod record;
#[cfg(test)]
mod tests;
mod wrap;

pub use record::PinRecord;
pub use wrap::{Pin, PinCost, SystemKey};

pub(crate) use wrap::Slow;

#[cfg(test)]
pub(crate) use attempt::PinRefusal;
pub(crate) use attempt::{change, look, open, wrapped};
pub(crate) use file::{exists, path, read, write, write_first};
