//! Exchange with the partner's phone: shared facts, sealed into numbered segments, carried by a mailbox or a parcel.
//!
//! Each phone writes its own segments and reads its partner's; nothing here is shared but facts. What carries the
//! segments may drop, repeat, reorder, replace or roll back what it holds: it learns sizes and times, can hold back
//! the newest, and everything else it does is noticed and named. `docs/protocol.md` writes the bytes down.
//!
//! This room must not decide what is shared (that is [`crate::couple`]), must not read a clock, and holds no lock and
//! no transaction while a mailbox is asked.

pub mod agreement;
pub mod exchange;
pub mod keys;
pub mod mailbox;
pub mod parcel;
pub mod segment;
pub mod windows;
