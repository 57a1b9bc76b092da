//! Rekindle's core: everything a couple's phone needs to know, and nothing a platform must provide.
//!
//! The core never reads a clock, a zone, randomness or the environment by itself: instants, offsets, seeds,
//! keys and paths are arguments. What two phones may share is one type, [`couple::SharedFact`]; what is not
//! of that type cannot leave the phone. `docs/architecture.md` draws the house.
//!
//! | room | what lives there |
//! |---|---|
//! | [`companion`] | the one door: opens the vault and hands out the rooms below |
//! | [`moment`], [`here`] | instants, civil time, offsets, the ritual day |
//! | [`guide`] | the catalogue: practices, decks, paths, help addresses, words |
//! | [`rituals`] | adopted practices, schedules, marks, skips, pauses |
//! | [`reminders`] | which notifications to arm next, with which words |
//! | [`today`] | what a person sees first |
//! | [`sessions`] | guided sessions: plans, the timer, sensate focus |
//! | [`settings`] | quiet hours, day start, goal and the like |
//! | [`couple`] | pairing, shared facts, one's own weeks, the streak |
//! | [`sync`] | sealing facts into segments and exchanging them through a mailbox |
//! | [`journal`] | the private room; for now the closeness scale |
//! | [`export`] | one's own data in Markdown, JSON and iCalendar |
//! | [`vault`] | encrypted storage: opening, migrations, queries, backup |

#![forbid(unsafe_code)]

pub mod companion;
pub mod couple;
mod entropy;
pub mod error;
pub mod export;
pub mod guide;
pub mod here;
pub mod ids;
pub mod journal;
pub mod moment;
pub mod reminders;
pub mod rituals;
pub mod sessions;
pub mod settings;
pub mod sync;
pub mod today;
pub mod vault;

pub use companion::{Companion, OpenRequest};
pub use entropy::Seed;
pub use error::{RekindleError, Result};
pub use here::Here;
pub use vault::VaultKey;
