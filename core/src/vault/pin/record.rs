//! The content of `journal.lock`, and how long to wait after wrong tries.
//!
//! One line: a JSON object, a blank, and a checksum, so that damage is told from a wrong key. The wait grows with the
//! tries and ends at an hour. It counts on the clock of a boot; after a reboot, or when that clock went back, it begins
//! anew, since nothing else is known to be true.

use super::wrap::{self, NONCE_BYTES, PinCost, SALT_BYTES, Slow, SystemKey};
use crate::moment::Stamp;
use crate::vault::{VaultError, place};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

const FORMAT: &str = "rekindle-journal-key";
const VERSION: u32 = 1;
/// Longest record that is read; a good one has about 600 bytes.
pub(super) const MAX_BYTES: u64 = 4096;
/// An inner layer is a key alone or nonce-less sealed key: 32 or 48 bytes, and the outer tag is 16 more.
const SEALED_BYTES: std::ops::RangeInclusive<usize> = 48..=64;

/// Wrong tries before the first wait.
const FREE_TRIES: u32 = 3;
/// The first wait; each further wrong try doubles it.
const FIRST_WAIT_MS: u64 = 5_000;
/// The longest wait: a locked-out owner comes in again, a guesser tries twenty-four a day.
const LONGEST_WAIT_MS: u64 = 3_600_000;

/// The wrapped key of the journal and what was tried on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PinRecord {
    format: String,
    version: u32,
    /// Nothing: no PIN is set.
    pub(super) pin: Option<StoredSlow>,
    nonce: Hex<NONCE_BYTES>,
    sealed: String,
    /// Tries since the last right one; stored before each is checked.
    pub(super) tries: u32,
    /// When the last one was, or since when the wait runs.
    pub(super) last: Option<Stamp>,
}

/// How the inner layer is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoredSlow {
    cost: PinCost,
    salt: Hex<SALT_BYTES>,
    nonce: Hex<NONCE_BYTES>,
}

/// Bytes that stand as hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Hex<const N: usize>([u8; N]);

impl<const N: usize> Serialize for Hex<N> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&place::hex(&self.0))
    }
}

impl<'de, const N: usize> Deserialize<'de> for Hex<N> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = place::unhex(&String::deserialize(deserializer)?).and_then(|bytes| bytes.try_into().ok());
        bytes.map(Self).ok_or_else(|| de::Error::custom("not so many bytes"))
    }
}

impl PinRecord {
    /// The record around an inner layer, as no try has been made on it.
    pub(crate) fn seal(
        inner: &[u8],
        slow: Option<Slow>,
        system: &SystemKey,
        nonce: [u8; NONCE_BYTES],
    ) -> Result<Self, VaultError> {
        let stored =
            |slow: Slow| StoredSlow { cost: slow.cost, salt: Hex(slow.salt), nonce: Hex(slow.nonce) };
        let mut record = Self {
            format: FORMAT.to_owned(),
            version: VERSION,
            pin: slow.map(stored),
            nonce: Hex(nonce),
            sealed: String::new(),
            tries: 0,
            last: None,
        };
        record.sealed = place::hex(&wrap::seal_outer(inner, system, &nonce, &record.about())?);
        Ok(record)
    }

    /// Reads a record from the bytes of its file. Nothing in it is believed: lengths and costs are bounded here.
    ///
    /// # Errors
    /// [`VaultError::Damaged`] for what is none, [`VaultError::NewerSchema`] for a newer version's.
    pub fn parse(bytes: &[u8]) -> Result<Self, VaultError> {
        const UNREADABLE: VaultError = VaultError::Damaged { reason: "what keeps the journal's key" };
        #[derive(Deserialize)]
        struct Head {
            format: String,
            version: u32,
        }
        if bytes.len() as u64 > MAX_BYTES {
            return Err(UNREADABLE);
        }
        let text = std::str::from_utf8(bytes).map_err(|_| UNREADABLE)?;
        let (body, sum) = text.strip_suffix('\n').and_then(|line| line.rsplit_once(' ')).ok_or(UNREADABLE)?;
        if checksum(body) != sum {
            return Err(UNREADABLE);
        }
        let head: Head = serde_json::from_str(body).map_err(|_| UNREADABLE)?;
        if head.format != FORMAT || head.version == 0 {
            return Err(UNREADABLE);
        }
        if head.version > VERSION {
            return Err(VaultError::NewerSchema { found: head.version, known: VERSION });
        }
        let record: Self = serde_json::from_str(body).map_err(|_| UNREADABLE)?;
        let bounded = record.pin.is_none_or(|pin| pin.cost.is_bounded());
        if !bounded || !SEALED_BYTES.contains(&(record.sealed.len() / 2)) {
            return Err(UNREADABLE);
        }
        Ok(record)
    }

    /// The line of its file.
    pub(crate) fn to_line(&self) -> Result<String, VaultError> {
        let body = serde_json::to_string(self)
            .map_err(|_| VaultError::Io { reason: std::io::ErrorKind::InvalidData })?;
        Ok(format!("{body} {}\n", checksum(&body)))
    }

    /// Whether a PIN is set.
    pub fn has_pin(&self) -> bool {
        self.pin.is_some()
    }

    /// How the inner layer is made, when there is one.
    pub(crate) fn slow(&self) -> Option<Slow> {
        self.pin.map(|pin| Slow { cost: pin.cost, salt: pin.salt.0, nonce: pin.nonce.0 })
    }

    /// What is inside the outer layer.
    ///
    /// # Errors
    /// [`VaultError::WrongKey`] when it is not this phone's, or the record was changed with care.
    pub(crate) fn inner(&self, system: &SystemKey) -> Result<Zeroizing<Vec<u8>>, VaultError> {
        let sealed = place::unhex(&self.sealed)
            .ok_or(VaultError::Damaged { reason: "what keeps the journal's key" })?;
        wrap::open_outer(&sealed, system, &self.nonce.0, &self.about()).ok_or(VaultError::WrongKey)
    }

    /// How long until the next try is looked at, in milliseconds.
    pub fn wait_left_ms(&self, now: Stamp) -> u64 {
        let whole = wait_after(self.tries);
        match self.last.and_then(|last| now.since(last)) {
            Some(waited) => whole.saturating_sub(waited),
            None => whole,
        }
    }

    /// Lets the wait begin anew where nothing can be said of how much is over. Says whether that changed anything.
    pub(super) fn restart_wait(&mut self, now: Stamp) -> bool {
        let unknown = self.last.is_none_or(|last| now.since(last).is_none());
        let restarts = wait_after(self.tries) > 0 && unknown;
        if restarts {
            self.last = Some(now);
        }
        restarts
    }

    /// What the outer layer is bound to: everything but itself and the tries.
    fn about(&self) -> Vec<u8> {
        let mut about = format!("{FORMAT} {VERSION}").into_bytes();
        if let Some(pin) = &self.pin {
            about.extend(serde_json::to_vec(pin).unwrap_or_default());
        }
        about
    }
}

/// How long to wait after so many wrong tries, in milliseconds.
fn wait_after(tries: u32) -> u64 {
    match tries.checked_sub(FREE_TRIES) {
        None => 0,
        Some(more) => (FIRST_WAIT_MS << more.min(16)).min(LONGEST_WAIT_MS),
    }
}

fn checksum(body: &str) -> String {
    place::hex(&Sha256::digest(body.as_bytes())[..8])
}
