//! Where this phone exchanges: chosen by the person, kept in the vault, opened for each exchange.

use super::{Exchange, ExchangeView};
use crate::error::{RekindleError, Result, Thing};
use crate::here::Here;
use crate::sync::mailbox::location::MailboxLocation;
use crate::sync::mailbox::{Delete, Mailbox, MailboxError, ObjectName, Put};
use crate::sync::windows::{self, WindowKey};
use crate::vault::gate::Pass;
use crate::vault::{place, settings};
use chrono::{DateTime, NaiveDateTime};

/// The row that holds the secret from which the windows of the day follow.
const WINDOW_KEY: &str = "window-key";
/// The row that says when the background task last exchanged.
const LAST_WINDOW: &str = "last-window";

impl Exchange<'_> {
    /// Chooses the place, after it was seen that it can be reached; nothing: none.
    ///
    /// # Errors
    /// [`RekindleError::BadMailbox`] for what is no place, [`RekindleError::Mailbox`] for one that cannot be used now.
    pub fn set_mailbox(self, place: Option<&str>) -> Result<Option<String>> {
        let place = place.map(located).transpose()?;
        if let Some(place) = &place {
            self.open(place).map_err(|error| failed(&error))?;
        }
        let text = place.map(|place| place.to_string());
        self.0.vault.write(|tx| settings::put(tx, settings::MAILBOX, text.as_deref()))?;
        Ok(text)
    }

    /// The place that was chosen.
    pub fn mailbox(self) -> Result<Option<String>> {
        Ok(self.0.vault.read(settings::mailbox)?)
    }

    /// Opens the place that was chosen.
    ///
    /// # Errors
    /// [`RekindleError::NotFound`] when none was, [`RekindleError::Mailbox`] when it cannot be used now.
    pub fn open_mailbox(self) -> Result<Box<dyn Mailbox>> {
        let place = self.mailbox()?.ok_or(RekindleError::NotFound { what: Thing::Mailbox })?;
        self.open(&located(&place)?).map_err(|error| failed(&error))
    }

    /// Exchanges through the place that was chosen. One that cannot be reached now is no error.
    pub fn run_here(self, here: &Here) -> Result<ExchangeView> {
        let place = self.mailbox()?.ok_or(RekindleError::NotFound { what: Thing::Mailbox })?;
        match self.open(&located(&place)?) {
            Ok(mailbox) => self.run(&*mailbox, here),
            Err(MailboxError::Offline { .. }) => self.run(&Away, here),
            Err(error) => Err(failed(&error)),
        }
    }

    /// When the next background exchange is due, civil: one of a few windows a day that follow from a secret of this
    /// phone and from no tap.
    pub fn next_window(self, here: &Here) -> Result<NaiveDateTime> {
        let _pass = Pass::for_the_locked_phone();
        Ok(windows::next(&self.window_key()?, here.local()))
    }

    /// The background task's exchange, also while the app is locked: once in each window, however often it wakes and
    /// whatever was tapped. Nothing
    /// when none is due. An exchange by hand does not count here: it would move the windows.
    ///
    /// # Errors
    /// Those of [`Exchange::run_here`].
    pub fn run_in_window(self, here: &Here) -> Result<Option<ExchangeView>> {
        let _pass = Pass::for_the_locked_phone();
        let last = self.0.vault.read(|c| settings::get(c, LAST_WINDOW))?;
        let last = last.and_then(|text| text.parse().ok()).and_then(DateTime::from_timestamp_millis);
        let last = last.map(|instant| here.offsets.local(instant));
        if !windows::is_due(&self.window_key()?, last, here.local()) {
            return Ok(None);
        }
        let now = here.now.timestamp_millis().to_string();
        self.0.vault.write(|tx| settings::put(tx, LAST_WINDOW, Some(&now)))?;
        self.run_here(here).map(Some)
    }

    fn open(self, place: &MailboxLocation) -> std::result::Result<Box<dyn Mailbox>, MailboxError> {
        place.open(self.0.lender())
    }

    fn window_key(self) -> Result<WindowKey> {
        let fresh: [u8; 32] = self.0.entropy.make_bytes();
        let text = self.0.vault.write(|tx| {
            if let Some(text) = settings::get(tx, WINDOW_KEY)? {
                return Ok(text);
            }
            let text = place::hex(&fresh);
            settings::put(tx, WINDOW_KEY, Some(&text))?;
            Ok(text)
        })?;
        let bytes = place::unhex(&text).and_then(|bytes| bytes.try_into().ok());
        Ok(WindowKey::from_bytes(bytes.unwrap_or(fresh)))
    }
}

/// A mailbox that could not be opened: an exchange with it ends as offline, and what is to be said stays.
struct Away;

impl Mailbox for Away {
    fn put_if_absent(&self, _: &ObjectName, _: &[u8]) -> Result<Put, MailboxError> {
        Err(away())
    }

    fn get(&self, _: &ObjectName, _: usize) -> Result<Option<Vec<u8>>, MailboxError> {
        Err(away())
    }

    fn delete(&self, _: &ObjectName) -> Result<Delete, MailboxError> {
        Err(away())
    }
}

fn away() -> MailboxError {
    MailboxError::Offline { reason: "the place is not there now".to_owned() }
}

fn located(text: &str) -> Result<MailboxLocation> {
    text.parse::<MailboxLocation>().map_err(|error| RekindleError::BadMailbox { reason: error.to_string() })
}

fn failed(error: &MailboxError) -> RekindleError {
    RekindleError::Mailbox { reason: error.to_string() }
}
