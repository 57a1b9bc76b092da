//! The one source of randomness: ids and keys come from here, and from a seed the shell hands in.
//!
//! It must not ask the system for randomness: the same seed makes the same ids, so a failing simulation
//! replays exactly. (The `age` crate draws its own for backup files; nothing depends on those bytes.)

use crate::ids::RitualId;
use crate::moment::Instant;
use rand_chacha::ChaCha20Rng;
use rand_core::{Rng, SeedableRng};
use std::fmt;
use std::sync::{Mutex, PoisonError};
use uuid::{Builder, Uuid};
use zeroize::Zeroizing;

/// Thirty-two bytes from the system's secure generator, fresh for each opening.
pub struct Seed(Zeroizing<[u8; 32]>);

impl Seed {
    /// The seed with these bytes.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }
}

impl fmt::Debug for Seed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Seed(…)")
    }
}

/// A generator that several threads may ask.
pub(crate) struct Entropy(Mutex<ChaCha20Rng>);

impl fmt::Debug for Entropy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Entropy(…)")
    }
}

impl Entropy {
    pub(crate) fn new(seed: &Seed) -> Self {
        Self(Mutex::new(ChaCha20Rng::from_seed(*seed.0)))
    }

    /// Random bytes.
    pub(crate) fn make_bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        // A thread that panicked while drawing leaves a generator that is as good as before.
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(&mut bytes);
        bytes
    }

    /// The name of a new ritual: random (v4), since a mark that may be shared names it.
    pub(crate) fn make_ritual_id(&self) -> RitualId {
        RitualId::new(Builder::from_random_bytes(self.make_bytes()).into_uuid())
    }

    /// The name of a private row (v7: sorts by the time of making).
    pub(crate) fn make_row_id(&self, now: Instant) -> Uuid {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or(0);
        Builder::from_unix_timestamp_millis(millis, &self.make_bytes()).into_uuid()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_makes_the_same_ids() {
        let make = |byte| Entropy::new(&Seed::from_bytes([byte; 32])).make_ritual_id();
        assert_eq!(make(1), make(1));
        assert_ne!(make(1), make(2));
        assert_eq!(make(1).uuid().get_version_num(), 4);
    }

    #[test]
    fn private_rows_sort_by_time() {
        let entropy = Entropy::new(&Seed::from_bytes([7; 32]));
        let at = |s| Instant::from_timestamp(s, 0).unwrap();
        assert!(entropy.make_row_id(at(1_000)) < entropy.make_row_id(at(2_000)));
        assert_eq!(entropy.make_row_id(at(1)).get_version_num(), 7);
    }

    #[test]
    fn a_seed_is_never_printed() {
        assert_eq!(format!("{:?}", Seed::from_bytes([9; 32])), "Seed(…)");
    }
}
