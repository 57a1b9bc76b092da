//! Pairing and re-linking at the border: three texts that two phones hand each other, a number, and a yes.
//!
//! | step | who | shows | takes |
//! |---|---|---|---|
//! | `invite`, `relink` | the inviter | a code | |
//! | `join` | the joiner | a reply | the code |
//! | `confirm` | the inviter | the number, and what reveals it to the other | the reply |
//! | `finish` | the joiner | the number | what was revealed |
//! | `accept_pairing` | both | | the yes of a person who compared the numbers |
//!
//! A shell calls these in the unlocked app only: never from a notice, widget or shortcut. What has to be read before the
//! yes is in [`crate::CoupleView::before_yes`].

use crate::app::Rekindle;
use crate::error::Result;
use crate::here::Here;
use crate::spelling::day_text;
use rekindle_core::couple::room as core;

/// A code to show or to send.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct CodeView {
    /// The code: for the partner's eyes alone, for whoever sees it can try to answer it first.
    pub code: String,
    /// When it holds no more, in milliseconds since 1970-01-01 UTC.
    pub expires_ms: i64,
    /// It links a phone again, rather than pairing two people.
    pub is_relink: bool,
}

/// A reply to give back to the phone that made the code.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct ReplyView {
    /// The reply.
    pub reply: String,
    /// It links a phone again.
    pub is_relink: bool,
    /// Where the couple's mailbox is, when the code said it; taken over with the yes.
    pub mailbox: Option<String>,
}

/// The number that the two people compare, aloud and side by side.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct NumberView {
    /// Six digits in two groups, as it is shown and read out.
    pub number: String,
    /// What the inviter hands to the joiner, so that they see the number too; nothing on the joiner's phone.
    pub reveal: Option<String>,
    /// It links a phone again.
    pub is_relink: bool,
}

/// What a yes made.
#[derive(Debug, Clone, PartialEq, Eq, uniffi::Record)]
pub struct PairedView {
    /// The first shared ritual day.
    pub first_day: String,
    /// A phone was linked again, rather than two people paired.
    pub is_relink: bool,
}

#[uniffi::export]
impl Rekindle {
    /// Makes a code that pairs this phone with the partner's; one made before is no more. Fails with `third_phone`
    /// when this phone has a couple.
    pub fn invite(&self, here: Here) -> Result<CodeView> {
        self.with(|companion| Ok(companion.couple().invite(&here.to_core()?)?.into()))
    }

    /// Makes a code that links the partner's new or restored phone in the place of the one before, which hears no
    /// more. Fails with `not_linked` when this phone is not linked itself.
    pub fn relink(&self, here: Here) -> Result<CodeView> {
        self.with(|companion| Ok(companion.couple().relink(&here.to_core()?)?.into()))
    }

    /// Answers a code. Fails with `third_phone`, or `pairing_…` with the reason.
    pub fn join(&self, code: String, here: Here) -> Result<ReplyView> {
        self.with(|companion| Ok(companion.couple().join(&code, &here.to_core()?)?.into()))
    }

    /// Takes the reply to one's own code. The same reply gives the same again. Fails with `no_invitation`, or
    /// `pairing_…` with the reason.
    pub fn confirm(&self, reply: String, here: Here) -> Result<NumberView> {
        self.with(|companion| Ok(companion.couple().confirm(&reply, &here.to_core()?)?.into()))
    }

    /// Takes what the inviter revealed. Fails with `no_invitation`, or `pairing_…` with the reason.
    pub fn finish(&self, reveal: String) -> Result<NumberView> {
        self.with(|companion| Ok(companion.couple().finish(&reveal)?.into()))
    }

    /// The yes: a person says that the numbers are equal and that they read what will be shared. Only now anything is
    /// linked. Fails with `no_invitation` when there is no number to have compared.
    pub fn accept_pairing(&self, here: Here) -> Result<PairedView> {
        self.with(|companion| Ok(companion.couple().accept(&here.to_core()?)?.into()))
    }

    /// Gives up a pairing that has begun: the numbers differed, or nobody came. Nothing was shared.
    pub fn cancel_pairing(&self) -> Result<()> {
        self.with(|companion| Ok(companion.couple().cancel()?))
    }
}

impl From<core::CodeView> for CodeView {
    fn from(view: core::CodeView) -> Self {
        Self { code: view.code, expires_ms: view.expires.timestamp_millis(), is_relink: view.relink }
    }
}

impl From<core::ReplyView> for ReplyView {
    fn from(view: core::ReplyView) -> Self {
        Self { reply: view.reply, is_relink: view.relink, mailbox: view.mailbox }
    }
}

impl From<core::NumberView> for NumberView {
    fn from(view: core::NumberView) -> Self {
        Self { number: view.number.to_string(), reveal: view.reveal, is_relink: view.relink }
    }
}

impl From<core::PairedView> for PairedView {
    fn from(view: core::PairedView) -> Self {
        Self { first_day: day_text(view.first_day), is_relink: view.relink }
    }
}
