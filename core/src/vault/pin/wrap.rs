//! The two layers around the journal's key, and the secrets that open them.
//!
//! Outer: XChaCha20-Poly1305 under HKDF-SHA-256 of the system's key. Inner: the same under HKDF-SHA-256 of Argon2id of
//! the PIN. What the derivation is to cost is stored beside them and bounded before it is used.

use crate::error::{Input, RekindleError};
use crate::vault::{VaultError, VaultKey};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use std::fmt;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// Bytes of a nonce of `XChaCha20`.
pub(super) const NONCE_BYTES: usize = 24;
/// Bytes of the salt of a derivation.
pub(super) const SALT_BYTES: usize = 16;
const KEY_BYTES: usize = 32;

/// The fewest characters of a PIN.
const PIN_MIN_CHARS: usize = 4;
/// The most; whoever wants a sentence may have one.
const PIN_MAX_CHARS: usize = 128;

const OUTER: &[u8] = b"rekindle journal key, system 1";
const INNER: &[u8] = b"rekindle journal key, pin 1";

/// The 32 random bytes that the phone's key store keeps for the journal. Wiped when dropped, never printed.
#[derive(Clone, Zeroize, ZeroizeOnDrop)]
pub struct SystemKey([u8; KEY_BYTES]);

impl SystemKey {
    /// The key with these bytes, which must come from a cryptographic source of randomness.
    pub const fn from_bytes(bytes: [u8; KEY_BYTES]) -> Self {
        Self(bytes)
    }
}

impl fmt::Debug for SystemKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SystemKey(..)")
    }
}

/// What a person types to unlock the app. Wiped when dropped, never printed.
#[derive(Clone)]
pub struct Pin(Zeroizing<String>);

impl Pin {
    /// The PIN with these characters, as they were typed and without the line's end.
    ///
    /// # Errors
    /// [`RekindleError::Invalid`] for fewer than 4 characters or more than 128.
    pub fn new(text: String) -> Result<Self, RekindleError> {
        let text = Zeroizing::new(text);
        if (PIN_MIN_CHARS..=PIN_MAX_CHARS).contains(&text.chars().count()) {
            Ok(Self(text))
        } else {
            Err(RekindleError::invalid(Input::Pin, PIN_MIN_CHARS))
        }
    }
}

impl fmt::Debug for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Pin(..)")
    }
}

/// What one guess at a PIN costs: memory and passes of Argon2id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PinCost {
    memory_kib: u32,
    passes: u32,
}

impl PinCost {
    /// The least, for tests only.
    pub const MIN: Self = Self { memory_kib: 8, passes: 1 };
    /// The most memory that opening spends: 256 MiB.
    const MAX_MEMORY_KIB: u32 = 256 << 10;
    /// The most memory times passes that opening spends, some seconds on a phone: a planted file must not hold it up.
    const MAX_WORK_KIB: u64 = 1 << 20;

    /// Whether it is within the bounds.
    pub(super) fn is_bounded(self) -> bool {
        (Self::MIN.memory_kib..=Self::MAX_MEMORY_KIB).contains(&self.memory_kib)
            && self.passes >= Self::MIN.passes
            && u64::from(self.memory_kib) * u64::from(self.passes) <= Self::MAX_WORK_KIB
    }
}

impl Default for PinCost {
    /// 64 MiB in three passes: some tenths of a second, RFC 9106's second choice.
    fn default() -> Self {
        Self { memory_kib: 64 << 10, passes: 3 }
    }
}

/// What the inner layer is made from besides the PIN.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Slow {
    pub(crate) cost: PinCost,
    pub(crate) salt: [u8; SALT_BYTES],
    pub(crate) nonce: [u8; NONCE_BYTES],
}

/// Wraps the journal's key under a PIN.
pub(super) fn seal_inner(key: &VaultKey, pin: &Pin, slow: &Slow) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    seal(&pin_key(pin, slow)?, &slow.nonce, INNER, key.bytes())
}

/// The journal's key; nothing when it is not this PIN.
pub(super) fn open_inner(sealed: &[u8], pin: &Pin, slow: &Slow) -> Result<Option<VaultKey>, VaultError> {
    let opened = unseal(&pin_key(pin, slow)?, &slow.nonce, INNER, sealed);
    opened.map(|bytes| bare_key(&bytes)).transpose()
}

/// The journal's key without an inner layer.
pub(super) fn bare_key(bytes: &[u8]) -> Result<VaultKey, VaultError> {
    let bytes: Zeroizing<[u8; KEY_BYTES]> = Zeroizing::new(
        bytes.try_into().map_err(|_| VaultError::Damaged { reason: "a wrapped key's length" })?,
    );
    Ok(VaultKey::from_bytes(*bytes))
}

/// Puts the phone's layer around the inner one; `about` is bound to it.
pub(super) fn seal_outer(
    inner: &[u8],
    system: &SystemKey,
    nonce: &[u8; NONCE_BYTES],
    about: &[u8],
) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    seal(&derived(&system.0, nonce, OUTER), nonce, about, inner)
}

/// The inner layer; nothing when the system's key or what it is bound to is another.
pub(super) fn open_outer(
    sealed: &[u8],
    system: &SystemKey,
    nonce: &[u8; NONCE_BYTES],
    about: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    unseal(&derived(&system.0, nonce, OUTER), nonce, about, sealed)
}

type Key = Zeroizing<[u8; KEY_BYTES]>;

fn pin_key(pin: &Pin, slow: &Slow) -> Result<Key, VaultError> {
    const UNFIT: VaultError = VaultError::Damaged { reason: "what a PIN's derivation may cost" };
    // Looked at here too: no caller can make a phone run out of memory.
    if !slow.cost.is_bounded() {
        return Err(UNFIT);
    }
    let params =
        Params::new(slow.cost.memory_kib, slow.cost.passes, 1, Some(KEY_BYTES)).map_err(|_| UNFIT)?;
    let mut blocks: Vec<Block> = Vec::new();
    // A phone without so much free memory says so instead of ending the app.
    blocks
        .try_reserve_exact(params.block_count())
        .map_err(|_| VaultError::Io { reason: std::io::ErrorKind::OutOfMemory })?;
    blocks.resize(params.block_count(), Block::default());
    let mut slowly = Zeroizing::new([0; KEY_BYTES]);
    let derived_well = Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(pin.0.as_bytes(), &slow.salt, slowly.as_mut_slice(), &mut blocks)
        .is_ok();
    blocks.zeroize();
    if derived_well { Ok(derived(&slowly, &slow.salt, INNER)) } else { Err(UNFIT) }
}

fn derived(secret: &[u8; KEY_BYTES], salt: &[u8], info: &[u8]) -> Key {
    let mut key = Zeroizing::new([0; KEY_BYTES]);
    // 32 bytes are far below the length that HKDF refuses.
    let _ = Hkdf::<Sha256>::new(Some(salt), secret).expand(info, key.as_mut_slice());
    key
}

fn seal(
    key: &Key,
    nonce: &[u8; NONCE_BYTES],
    aad: &[u8],
    msg: &[u8],
) -> Result<Zeroizing<Vec<u8>>, VaultError> {
    XChaCha20Poly1305::new(key.as_slice().into())
        .encrypt(XNonce::from_slice(nonce), Payload { msg, aad })
        .map(Zeroizing::new)
        .map_err(|_| VaultError::Io { reason: std::io::ErrorKind::InvalidInput })
}

fn unseal(key: &Key, nonce: &[u8; NONCE_BYTES], aad: &[u8], msg: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    XChaCha20Poly1305::new(key.as_slice().into())
        .decrypt(XNonce::from_slice(nonce), Payload { msg, aad })
        .ok()
        .map(Zeroizing::new)
}
