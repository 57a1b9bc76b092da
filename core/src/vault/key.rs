//! The key of a vault, and the only uses that it has: to open the file, to recognise itself, and (the journal's) to be
//! kept wrapped by `pin`.
//!
//! The key is random (a shell makes it and keeps it in the system's key store), never derived from words a
//! person chose: a raw key costs nothing at opening, and there is nothing to guess.

use super::check::{SALT_BYTES, TAG_BYTES};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt::{self, Write as _};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// What the tag is about, so that no other use of the key can give the same tag.
const TAG_DOMAIN: &[u8] = b"rekindle vault key check 1";

/// The 256-bit raw key of a vault. Wiped from memory when dropped, never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct VaultKey([u8; 32]);

impl VaultKey {
    /// The key with these bytes, which must come from a cryptographic source of randomness.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for whoever wraps them.
    pub(super) const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// The statement that gives SQLCipher the raw key. Its text is wiped when dropped; the copy that SQLite
    /// makes while preparing it is freed, not wiped (`open::configure` says why that is accepted).
    pub(super) fn pragma(&self) -> Zeroizing<String> {
        // Reserved in full, so that growing leaves no half of the key behind.
        let mut statement = Zeroizing::new(String::with_capacity(96));
        statement.push_str("PRAGMA key = \"x'");
        for byte in self.0 {
            // Writing to a string cannot fail.
            let _ = write!(statement, "{byte:02x}");
        }
        statement.push_str("'\"");
        statement
    }

    /// What recognises this key beside a vault without revealing it.
    pub(super) fn derive_tag(&self, salt: &[u8; SALT_BYTES]) -> [u8; TAG_BYTES] {
        self.mac(salt).finalize().into_bytes().into()
    }

    /// Whether `tag` was derived from this key, in constant time.
    pub(super) fn fits(&self, salt: &[u8; SALT_BYTES], tag: &[u8; TAG_BYTES]) -> bool {
        self.mac(salt).verify_slice(tag).is_ok()
    }

    fn mac(&self, salt: &[u8; SALT_BYTES]) -> Hmac<Sha256> {
        // A block of zeros after the key is what HMAC itself pads a 32-byte key with, and a key of one
        // whole block is the form that cannot fail.
        let mut block = Zeroizing::new([0_u8; 64]);
        block[..self.0.len()].copy_from_slice(&self.0);
        let mut mac = <Hmac<Sha256> as hmac::digest::KeyInit>::new((&*block).into());
        mac.update(TAG_DOMAIN);
        mac.update(salt);
        mac
    }
}

impl fmt::Debug for VaultKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("VaultKey(..)")
    }
}
