//! XChaCha20-Poly1305 and nothing else, in one place, so that published vectors run through what seals and opens.

use chacha20poly1305::aead::AeadInPlace;
use chacha20poly1305::{KeyInit, XChaCha20Poly1305};

/// Encrypts `text` where it stands and gives its tag. Nothing only for a text beyond 256 GiB.
pub(super) fn encrypt(
    key: &[u8; 32],
    nonce: &[u8; 24],
    associated: &[u8],
    text: &mut [u8],
) -> Option<[u8; 16]> {
    let tag = XChaCha20Poly1305::new(key.into()).encrypt_in_place_detached(nonce.into(), associated, text);
    tag.ok().map(Into::into)
}

/// Decrypts `text` where it stands; `false`, and the text as it was, when the tag does not fit.
#[must_use]
pub(super) fn decrypt(
    key: &[u8; 32],
    nonce: &[u8; 24],
    associated: &[u8],
    text: &mut [u8],
    tag: &[u8; 16],
) -> bool {
    XChaCha20Poly1305::new(key.into())
        .decrypt_in_place_detached(nonce.into(), associated, text, tag.into())
        .is_ok()
}
