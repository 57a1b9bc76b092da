//! Every key, promise and number of an exchange: what is derived from what.
//!
//! HKDF-SHA-256 (RFC 5869) and XChaCha20-Poly1305. Each key seals exactly one plaintext, because what it is derived
//! from names that plaintext's writer and moment (the joiner's fresh key; the reply that was confirmed): so the
//! cipher's own nonce can be zeros, and the texts are shorter by it.

use super::agreed::CompareNumber;
use super::messages::{Joiner, Revealed};
use crate::sync::keys::LinkSecret;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// What the cipher adds to a plaintext.
pub(super) const TAG_BYTES: usize = 16;
/// A promise is as hard to keep in two ways as 2^80 tries, and a code lives for minutes.
pub(super) const COMMITMENT_BYTES: usize = 20;

const COMMITMENT: &[u8] = b"rekindle pairing 1 commitment";
const REPLY: &[u8] = b"rekindle pairing 1 reply";
const REVEAL: &[u8] = b"rekindle pairing 1 reveal";
const TRANSCRIPT: &[u8] = b"rekindle pairing 1 transcript";
const NUMBER: &[u8] = b"rekindle pairing 1 number";
const FINGERPRINT: &[u8] = b"rekindle pairing 1 answered";

/// The promise of what will be revealed. It covers **all** of it: a field outside could be chosen after the
/// other side's nonce is known, until the numbers fit.
pub(super) fn commit(revealed: &[u8]) -> [u8; COMMITMENT_BYTES] {
    let digest = hash(COMMITMENT, &[revealed]);
    let mut commitment = [0; COMMITMENT_BYTES];
    commitment.copy_from_slice(&digest[..COMMITMENT_BYTES]);
    commitment
}

/// What the inviter remembers of the reply that used the code up.
pub(super) fn fingerprint(reply: &[u8]) -> [u8; 32] {
    hash(FINGERPRINT, &[reply])
}

/// Seals what the joiner tells, under a key that everybody has who saw the code.
pub(super) fn seal_reply(secret: &[u8; 16], code: &[u8], prefix: &[u8], plain: &[u8]) -> Vec<u8> {
    seal(&derive_key(secret, &[code, prefix], REPLY), &[code, prefix].concat(), plain)
}

/// Opens what [`seal_reply`] sealed for the same code.
pub(super) fn open_reply(
    secret: &[u8; 16],
    code: &[u8],
    prefix: &[u8],
    sealed: &[u8],
) -> Option<Zeroizing<Vec<u8>>> {
    open(&derive_key(secret, &[code, prefix], REPLY), &[code, prefix].concat(), sealed)
}

/// What both sides have after the reply: two messages, and a secret that only the two keys' holders share.
pub(super) struct Exchange<'a> {
    code: &'a [u8],
    reply: &'a [u8],
    /// The code's secret, then what the key agreement gave.
    secret: Zeroizing<[u8; 48]>,
}

impl<'a> Exchange<'a> {
    pub(super) fn new(code: &'a [u8], reply: &'a [u8], secret: &[u8; 16], shared: &[u8; 32]) -> Self {
        let mut both = Zeroizing::new([0; 48]);
        both[..16].copy_from_slice(secret);
        both[16..].copy_from_slice(shared);
        Self { code, reply, secret: both }
    }

    pub(super) fn seal_reveal(&self, version: u8, plain: &[u8]) -> Vec<u8> {
        seal(&self.reveal_key(), &self.reveal_data(version), plain)
    }

    pub(super) fn open_reveal(&self, version: u8, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        open(&self.reveal_key(), &self.reveal_data(version), sealed)
    }

    /// The link's secret and the number, from everything that either side ever said.
    pub(super) fn conclude(&self, joiner: &Joiner, revealed: &Revealed) -> (LinkSecret, CompareNumber) {
        // No separators: the code tells its own length and every other part has a fixed one.
        let transcript = hash(TRANSCRIPT, &[self.code, self.reply, &joiner.to_bytes(), &revealed.to_bytes()]);
        let (secret, hkdf) = Hkdf::<Sha256>::extract(Some(&transcript), &*self.secret);
        let mut drawn = [0; 8];
        // Cannot fail: no hash is shorter than what is asked for.
        let _ = hkdf.expand(NUMBER, &mut drawn);
        (LinkSecret::from_bytes(secret.into()), CompareNumber::of(u64::from_be_bytes(drawn)))
    }

    fn reveal_key(&self) -> Zeroizing<[u8; 32]> {
        derive_key(&*self.secret, &[self.code, self.reply], REVEAL)
    }

    fn reveal_data(&self, version: u8) -> Vec<u8> {
        [self.code, self.reply, &[version]].concat()
    }
}

fn hash(domain: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut hash = Sha256::new().chain_update(domain);
    for part in parts {
        hash.update(part);
    }
    hash.finalize().into()
}

fn derive_key(secret: &[u8], context: &[&[u8]], label: &[u8]) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    // Cannot fail: one hash is asked for.
    let _ = Hkdf::<Sha256>::new(Some(&hash(label, context)), secret).expand(label, &mut *key);
    key
}

fn seal(key: &[u8; 32], data: &[u8], plain: &[u8]) -> Vec<u8> {
    // Cannot fail below 256 GiB; an empty box would open nowhere.
    XChaCha20Poly1305::new(key.into())
        .encrypt(&XNonce::default(), Payload { msg: plain, aad: data })
        .unwrap_or_default()
}

fn open(key: &[u8; 32], data: &[u8], sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    XChaCha20Poly1305::new(key.into())
        .decrypt(&XNonce::default(), Payload { msg: sealed, aad: data })
        .ok()
        .map(Zeroizing::new)
}
