//! X25519 (RFC 7748): the half of a link's secret that nobody who only saw the code can have.
//!
//! Keys are arguments, never made here. An agreement that the other side could have forced is refused, so that no
//! caller has to think of it.

use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

/// Bytes of a secret key, a public key and what two of them agree on.
pub const KEY_BYTES: usize = 32;

/// The public key that belongs to `secret`, which is any 32 random bytes (RFC 7748, 5: the function itself sets the
/// bits that must be set).
pub fn derive_public(secret: &[u8; KEY_BYTES]) -> [u8; KEY_BYTES] {
    PublicKey::from(&StaticSecret::from(*secret)).to_bytes()
}

/// What the holders of `secret` and of the secret behind `public` alike come to.
///
/// Nothing when the outcome is all zeros (RFC 7748, 6.1): then `public` is a point of small order, and anybody
/// could know the outcome. Any other 32 bytes are a public key; which of its spellings was sent makes no difference
/// here, so whoever needs a difference hashes the bytes as they came.
pub fn agree(secret: &[u8; KEY_BYTES], public: &[u8; KEY_BYTES]) -> Option<Zeroizing<[u8; KEY_BYTES]>> {
    let shared = StaticSecret::from(*secret).diffie_hellman(&PublicKey::from(*public));
    shared.was_contributory().then(|| Zeroizing::new(shared.to_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hex: &str) -> [u8; KEY_BYTES] {
        std::array::from_fn(|i| u8::from_str_radix(&hex[2 * i..2 * i + 2], 16).unwrap())
    }

    /// The example of RFC 7748, 6.1.
    #[test]
    fn alice_and_bob_of_the_rfc_agree() {
        let alice = bytes("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a");
        let bob = bytes("5dab087e624a8a4b79e17f8b83800ee66f3bb1292618b6fd1c2f8b27ff88e0eb");
        let shared = bytes("4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742");
        let public = bytes("8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a");
        assert_eq!(derive_public(&alice), public);
        assert_eq!(agree(&alice, &derive_public(&bob)).as_deref(), Some(&shared));
        assert_eq!(agree(&bob, &derive_public(&alice)).as_deref(), Some(&shared));
    }

    /// Points whose order divides eight, in the spellings that arithmetic reduces to them too.
    #[test]
    fn an_agreement_that_anybody_could_know_is_refused() {
        let prime = |last: u8| {
            let mut point = [0xff; KEY_BYTES];
            point[0] = last;
            point[KEY_BYTES - 1] = 0x7f;
            point
        };
        let small = |first: u8| {
            let mut point = [0; KEY_BYTES];
            point[0] = first;
            point
        };
        // 0 and 1; then p - 1, p and p + 1 for p = 2^255 - 19.
        for point in [small(0), small(1), prime(0xec), prime(0xed), prime(0xee)] {
            assert_eq!(agree(&[7; KEY_BYTES], &point), None, "{point:02x?}");
        }
        assert!(agree(&[7; KEY_BYTES], &small(9)).is_some());
    }
}
