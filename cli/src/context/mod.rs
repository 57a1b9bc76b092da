//! Where a command runs: the folder of the data, its key, the time, the place, the language.
//!
//! This is the one part of the shell that looks at the machine (clock, zone, environment, random bytes) and
//! hands the core what it may not fetch itself.

mod clock;
mod home;
mod key;
mod keyring;
mod language;
mod monotonic;
mod pace;
mod unlocking;

pub(crate) use clock::Clock;
pub(crate) use home::private_folder;
pub(crate) use monotonic::Monotonic;

use crate::args::GlobalArgs;
use crate::failure::{Failure, Result};
use crate::input::pin::PinLines;
use crate::output::print;
use crate::zones::{Zone, ZoneError};
use chrono::TimeDelta;
use home::Home;
use key::KeyOf;
use rekindle_core::guide::{Catalogue, Language};
use rekindle_core::moment::{DayStart, Instant, RitualDay};
use rekindle_core::reminders::PlanRequest;
use rekindle_core::vault::backup::Passphrase;
use rekindle_core::vault::pin::Pin;
use rekindle_core::{Companion, Here, OpenRequest, RekindleError, Seed, VaultKey};
use std::cell::{Cell, RefCell};
use std::path::Path;
use std::sync::Arc;
use zeroize::Zeroizing;

/// Where a command runs.
#[derive(Debug)]
pub(crate) struct Context {
    home: Home,
    clock: Clock,
    zone: Option<Zone>,
    explicit_language: Option<Language>,
    spoken: Cell<Language>,
    monotonic: Monotonic,
    /// What `--pin-fd` names.
    pin_lines: RefCell<Option<PinLines>>,
    /// What unlocked this place in this process: asked once, also where a command opens it twice.
    pin: RefCell<Option<Pin>>,
    /// Whether the output is one JSON document.
    pub(crate) json: bool,
}

/// An open vault, and what almost every command needs beside it.
#[derive(Debug)]
pub(crate) struct Opened {
    /// The door.
    pub(crate) companion: Companion,
    /// The guide in the person's language.
    pub(crate) guide: Arc<Catalogue>,
    /// Now and here.
    pub(crate) here: Here,
}

impl Opened {
    /// The person's language.
    pub(crate) fn language(&self) -> Language {
        self.guide.language()
    }

    /// The ritual day that is today.
    pub(crate) fn today(&self) -> Result<RitualDay> {
        Ok(self.here.today(self.companion.settings().view()?.day_start))
    }
}

impl Context {
    /// The context that the global arguments ask for. A failure comes with the language to tell it in.
    pub(crate) fn new(global: &GlobalArgs) -> Result<Self, (Failure, Language)> {
        let explicit_language = global.lang.as_deref().and_then(Language::from_tag);
        let spoken = explicit_language.unwrap_or_else(language::of_environment);
        let make = || {
            Ok(Self {
                home: Home::find(global.home.as_deref())?,
                clock: Clock::new(global.now.as_deref())?,
                zone: global.zone.as_deref().map(Zone::named).transpose().map_err(unknown_zone)?,
                explicit_language,
                spoken: Cell::new(spoken),
                monotonic: Monotonic::find(),
                pin_lines: RefCell::new(global.pin_fd.map(PinLines::of).transpose()?),
                pin: RefCell::new(None),
                json: global.json,
            })
        };
        make().map_err(|failure| (failure, spoken))
    }

    /// The language that is spoken: `--lang`, else the settings' once they were read, else the system's.
    pub(crate) fn language(&self) -> Language {
        self.spoken.get()
    }

    /// The folder of the data.
    pub(crate) fn home(&self) -> &Path {
        self.home.path()
    }

    /// The clock.
    pub(crate) fn clock(&self) -> &Clock {
        &self.clock
    }

    /// The clock that nobody sets.
    pub(crate) fn monotonic(&self) -> Monotonic {
        self.monotonic
    }

    /// Now, and the offsets of this place. The system's zone is asked anew each time: it can change.
    pub(crate) fn here(&self) -> Result<Here> {
        self.here_at(self.clock.now())
    }

    /// `now`, and the offsets of this place around it.
    pub(crate) fn here_at(&self, now: Instant) -> Result<Here> {
        let reach = TimeDelta::days(i64::from(PlanRequest::HORIZON_DAYS));
        let until = now.checked_add_signed(reach).ok_or_else(|| Failure::input("bad_instant"))?;
        let offsets = match &self.zone {
            Some(zone) => zone.offsets(now, until),
            None => Zone::system().and_then(|zone| zone.offsets(now, until)),
        };
        Ok(Here { now, offsets: offsets.map_err(unknown_zone)? })
    }

    /// Whether a vault is here.
    pub(crate) fn has_vault(&self) -> Result<bool> {
        Ok(Companion::exists(self.home())?)
    }

    /// Opens the vault; nothing when there is none. Looking never makes one, so that a backup can still be
    /// restored into the empty place.
    pub(crate) fn open_if_there(&self) -> Result<Option<Opened>> {
        if self.has_vault()? { self.open().map(Some) } else { Ok(None) }
    }

    /// Opens the place and unlocks it for as long as the process lives, which with a PIN takes the PIN.
    pub(crate) fn open(&self) -> Result<Opened> {
        let opened = self.open_locked()?;
        self.unlock_what_is_there(&opened)?;
        Ok(opened)
    }

    /// Opens the place and leaves it locked: for help, for what rings, and for the controls of a running timer. With a
    /// PIN set, every other call is refused by the core.
    pub(crate) fn open_locked(&self) -> Result<Opened> {
        if !self.has_vault()? {
            return Err(RekindleError::NoVault.into());
        }
        let key = key::read(&self.home, KeyOf::Daybook)?.ok_or(RekindleError::KeyLost)?;
        self.opened(Companion::open(self.request(&key)?)?)
    }

    /// Opens the place, and makes it when there is none.
    pub(crate) fn open_or_create(&self) -> Result<Opened> {
        if self.has_vault()? {
            return self.open();
        }
        let here = self.here()?;
        self.home.make()?;
        let made = key::read_or_make(&self.home, KeyOf::Daybook)?;
        match Companion::create(self.request(&made.key)?, &here) {
            Ok(companion) => self.opened_new(companion, made.new_in_file),
            // Another process was quicker; it used the same key file.
            Err(RekindleError::VaultExists) => self.open(),
            Err(error) => Err(error.into()),
        }
    }

    /// Opens the place for what only an unlocked app may do (`docs/spec/consent.md`, PIN and locked phone): a yes,
    /// pairing, linking again, raising a level, a backup by hand, an export, leaving. Here every command but those that
    /// [`Context::open_locked`] serves is unlocked first; the name says that this one has to be.
    pub(crate) fn open_unlocked(&self) -> Result<Opened> {
        self.open()
    }

    /// The same, where pairing may be the first thing that is done here.
    pub(crate) fn open_or_create_unlocked(&self) -> Result<Opened> {
        if self.has_vault()? { self.open_unlocked() } else { self.open_or_create() }
    }

    /// Makes a place from a backup where there is none, and leaves it locked when the backup's PIN is still set.
    pub(crate) fn restore(&self, file: &Path, passphrase: &Passphrase) -> Result<Opened> {
        self.home.make()?;
        let made = key::read_or_make(&self.home, KeyOf::Daybook)?;
        let system_key = self.make_system_key()?;
        let restored = Companion::restore(file, passphrase, self.request(&made.key)?, Some(&system_key))?;
        self.opened_new(restored, made.new_in_file)
    }

    /// Destroys the keys: what is left of the vaults opens nothing any more. Says whether a keyring that could not
    /// be reached still has one.
    pub(crate) fn destroy_keys(&self) -> Result<bool> {
        key::destroy(&self.home)
    }

    /// The guide, also without a vault, and with one that cannot be opened: help never needs a key.
    pub(crate) fn guide(&self) -> Result<Arc<Catalogue>> {
        if let Ok(opened) = self.open_locked() {
            return Ok(opened.guide);
        }
        Catalogue::of(self.language()).map_err(|error| Failure::input_because("internal", &error))
    }

    /// Today as it is without a vault, when no setting says otherwise.
    pub(crate) fn today_without_vault(&self) -> Result<RitualDay> {
        Ok(self.here()?.today(DayStart::default()))
    }

    /// A new vault. Where its key lies is said this once, unless the place was named and so is known.
    fn opened_new(&self, companion: Companion, key_in_file: bool) -> Result<Opened> {
        let opened = self.opened(companion)?;
        if key_in_file && !self.home.was_named() {
            print::error_line(&opened.guide.words().text("terminal.key_in_file", &[]));
        }
        Ok(opened)
    }

    fn request(&self, key: &key::Key) -> Result<OpenRequest> {
        let key = VaultKey::from_bytes(**key);
        Ok(OpenRequest { directory: self.home().to_owned(), key, seed: make_seed()? })
    }

    fn opened(&self, companion: Companion) -> Result<Opened> {
        if self.explicit_language.is_none()
            && let Some(language) = companion.settings().view()?.language
        {
            self.spoken.set(language);
        }
        let guide = companion.guide(self.language())?;
        Ok(Opened { companion, guide, here: self.here()? })
    }
}

fn unknown_zone(error: ZoneError) -> Failure {
    match error {
        ZoneError::Unknown => Failure::input("unknown_zone"),
        ZoneError::OutOfRange => Failure::input("bad_instant"),
        ZoneError::Offsets(_) => Failure::input("offsets"),
    }
}

/// Fresh bytes for the core's one source of randomness.
pub(crate) fn make_seed() -> Result<Seed> {
    Ok(Seed::from_bytes(*make_random_bytes()?))
}

/// Bytes from the system's secure generator.
pub(crate) fn make_random_bytes() -> Result<Zeroizing<[u8; 32]>> {
    let mut bytes = Zeroizing::new([0; 32]);
    getrandom::fill(bytes.as_mut()).map_err(|error| Failure::input_because("internal", &error))?;
    Ok(bytes)
}
