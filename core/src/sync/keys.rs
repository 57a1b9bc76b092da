//! The keys of a link: all derived from the one secret that pairing agreed on.
//!
//! A *link* is what one pairing or re-linking makes between two phones. Each direction has its own key, so that
//! either phone can check the other and neither holds a proof for a third party. Nothing here is ever printed, and
//! nothing is made: `derive_…` is deterministic (RFC 5869, HKDF-SHA-256, expand only: the secret is a key already).

use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use std::fmt;
use zeroize::Zeroizing;

/// Begins every label, so that no other protocol derives the same keys from the same secret.
const DOMAIN: &[u8] = b"rekindle link 1 ";

/// Who one was in the exchange that made the link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Seat {
    /// Showed the code.
    Inviter,
    /// Read the code.
    Joiner,
}

impl Seat {
    /// The one at the other end.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Inviter => Self::Joiner,
            Self::Joiner => Self::Inviter,
        }
    }

    const fn label(self) -> &'static [u8] {
        match self {
            Self::Inviter => b"inviter ",
            Self::Joiner => b"joiner ",
        }
    }
}

/// What a pairing agreed on, from the code's secret and the key agreement. Every key and name comes from it.
#[derive(Clone)]
pub struct LinkSecret(Zeroizing<[u8; 32]>);

impl LinkSecret {
    /// The secret with these bytes: the output of a key derivation, uniformly random to anybody else.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes, for the vault alone.
    pub(crate) fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    fn derive<const N: usize>(&self, label: &[&[u8]]) -> Zeroizing<[u8; N]> {
        let mut derived = Zeroizing::new([0; N]);
        let mut info: Vec<&[u8]> = Vec::with_capacity(label.len() + 1);
        info.push(DOMAIN);
        info.extend_from_slice(label);
        // No derived key is longer than 255 hashes.
        let _ = expand(&self.0, &info, &mut *derived);
        derived
    }
}

/// HKDF-SHA-256, expand only: fills `out` from a key and what it is for. `false` for more than 255 hashes.
#[must_use]
pub(crate) fn expand(key: &[u8; 32], info: &[&[u8]], out: &mut [u8]) -> bool {
    // The key is as long as the hash, which is all that is asked of it.
    Hkdf::<Sha256>::from_prk(key).is_ok_and(|hkdf| hkdf.expand_multi_info(info, out).is_ok())
}

impl fmt::Debug for LinkSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LinkSecret(…)")
    }
}

/// The couple, as headers name it: nothing that the store sees, and nothing that outlives the link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CoupleId(pub(crate) [u8; 16]);

impl CoupleId {
    /// Its bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

/// The keys of one direction: what one phone writes and the other reads.
#[derive(Clone)]
pub struct DirectionKeys {
    seal: Zeroizing<[u8; 32]>,
    names: Zeroizing<[u8; 32]>,
    parcel: [u8; 16],
}

impl fmt::Debug for DirectionKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DirectionKeys(…)")
    }
}

impl DirectionKeys {
    /// The key that segments are sealed with.
    pub(crate) fn seal_key(&self) -> &[u8; 32] {
        &self.seal
    }

    /// The tag by which a parcel's reader knows whose it is.
    pub(crate) const fn parcel_tag(&self) -> [u8; 16] {
        self.parcel
    }

    /// The first sixteen bytes of an HMAC-SHA-256 of a segment's number and attempt: its name in a mailbox.
    pub fn derive_name(&self, number: u64, attempt: u8) -> [u8; 16] {
        // A key of one whole block is the form that cannot fail; HMAC pads a shorter one with zeros itself.
        let mut block = Zeroizing::new([0_u8; 64]);
        block[..32].copy_from_slice(&*self.names);
        let mut mac = <Hmac<Sha256> as hmac::digest::KeyInit>::new((&*block).into());
        mac.update(&number.to_be_bytes());
        mac.update(&[attempt]);
        let tag: [u8; 32] = mac.finalize().into_bytes().into();
        let mut name = [0; 16];
        name.copy_from_slice(&tag[..16]);
        name
    }
}

/// All keys of a link, as one of the two phones holds them.
#[derive(Debug, Clone)]
pub struct LinkKeys {
    /// The couple's id within this link.
    pub couple: CoupleId,
    /// What this phone writes with.
    pub own: DirectionKeys,
    /// What the partner's phone writes with.
    pub partner: DirectionKeys,
}

impl LinkKeys {
    /// The keys that follow from the secret, seen from `seat`.
    pub fn derive(secret: &LinkSecret, seat: Seat) -> Self {
        Self {
            couple: CoupleId(*secret.derive(&[b"couple"])),
            own: derive_direction(secret, seat),
            partner: derive_direction(secret, seat.other()),
        }
    }
}

fn derive_direction(secret: &LinkSecret, writer: Seat) -> DirectionKeys {
    let writer = writer.label();
    DirectionKeys {
        seal: secret.derive(&[writer, b"seal"]),
        names: secret.derive(&[writer, b"names"]),
        parcel: *secret.derive(&[writer, b"parcel"]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_writes_with_the_other_reads_with() {
        let secret = LinkSecret::from_bytes([7; 32]);
        let (a, b) = (LinkKeys::derive(&secret, Seat::Inviter), LinkKeys::derive(&secret, Seat::Joiner));
        assert_eq!(a.own.seal_key(), b.partner.seal_key());
        assert_eq!(b.own.seal_key(), a.partner.seal_key());
        assert_ne!(a.own.seal_key(), b.own.seal_key());
        assert_eq!(a.couple, b.couple);
        assert_eq!(a.own.derive_name(1, 0), b.partner.derive_name(1, 0));
        assert_ne!(a.own.derive_name(1, 0), a.own.derive_name(1, 1));
        assert_ne!(a.own.derive_name(1, 0), a.partner.derive_name(1, 0));
        assert_ne!(a.own.parcel_tag(), a.partner.parcel_tag());
    }

    #[test]
    fn another_secret_gives_another_couple() {
        let derive = |byte| LinkKeys::derive(&LinkSecret::from_bytes([byte; 32]), Seat::Inviter).couple;
        assert_ne!(derive(1), derive(2));
    }
}
